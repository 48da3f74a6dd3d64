package compare

import (
	"strconv"
	"strings"
	"time"

	"gainsay"
)

// Times compares two TIMEX3 values: dates as the stretches of days that they
// cover, clock times in their zones, durations as amounts, sets as they stand. A
// signal ("since", "by", "before") opens a date to one side.
func Times(a, b gainsay.Time) Verdict {
	if v, ok := undated(a, b); ok {
		return v
	}
	da, db := strings.HasPrefix(a.Value, "P"), strings.HasPrefix(b.Value, "P")
	switch {
	case (a.Type == "SET") != (b.Type == "SET"):
		return Verdict{Incomparable, "one comes again and the other does not"}
	case da != db:
		return Verdict{Incomparable, "one says how long and the other when"}
	case a.Type == "SET":
		if a.Value == b.Value || da && durations(a, b).Relation == Equal {
			return Verdict{Equal, "both say " + said(a)}
		}
		return Verdict{Conflict, said(a) + " and " + said(b) + " cannot both be right"}
	case da:
		return durations(a, b)
	}
	if open(a.Value) || open(b.Value) {
		return openDates(a, b)
	}
	x, okx := stretchOf(a)
	y, oky := stretchOf(b)
	if !okx || !oky {
		return Verdict{Incomparable, "one of them names no day"}
	}
	return stretches(a, b, x, y)
}

// undated decides values that place nothing in the calendar.
func undated(a, b gainsay.Time) (Verdict, bool) {
	for _, t := range [...]gainsay.Time{a, b} {
		if t.Value == "" {
			return Verdict{Incomparable, "one of them could not be resolved"}, true
		}
		if strings.HasSuffix(t.Value, "_REF") {
			return Verdict{Incomparable, "one of them names no day"}, true
		}
	}
	return Verdict{}, false
}

// open tells a value with parts that are not known.
func open(v string) bool { return strings.Contains(v, "X") }

// durations compares two lengths of time as quantities, in the coarser unit.
func durations(a, b gainsay.Time) Verdict {
	x, okx := lengthOf(a)
	y, oky := lengthOf(b)
	if !okx || !oky {
		if sameUnit(a.Value, b.Value) {
			return Verdict{Bound, said(a) + " and " + said(b) + " can both be right"}
		}
		return Verdict{Incomparable, "one of them leaves open how long"}
	}
	return Quantities(x, y)
}

// sameUnit tells durations in one unit of which one leaves the number open: PXD and P3D.
func sameUnit(a, b string) bool {
	return a[len(a)-1] == b[len(b)-1] && strings.Contains(a, "T") == strings.Contains(b, "T")
}

// lengthOf is a duration as a quantity in its largest unit.
func lengthOf(t gainsay.Time) (gainsay.Quantity, bool) {
	q := gainsay.Quantity{}
	switch t.Mod {
	case "APPROX":
		q.Bound, q.Approximate = gainsay.About, true
	case "MORE_THAN":
		q.Bound = gainsay.Over
	case "LESS_THAN":
		q.Bound = gainsay.Under
	case "EQUAL_OR_MORE":
		q.Bound = gainsay.AtLeast
	case "EQUAL_OR_LESS":
		q.Bound = gainsay.AtMost
	}
	clock := false
	seconds, rest := 0.0, t.Value[1:]
	for rest != "" {
		if rest[0] == 'T' {
			clock, rest = true, rest[1:]
			continue
		}
		n := 0
		for n < len(rest) && (rest[n] >= '0' && rest[n] <= '9' || rest[n] == '.') {
			n++
		}
		v, err := strconv.ParseFloat(rest[:n], 64)
		if err != nil || n >= len(rest) {
			return q, false
		}
		unit := lengthUnit(rest[n], clock)
		if unit == "" {
			return q, false
		}
		if q.Unit == "" {
			q.Unit, q.Value = unit, v
		}
		seconds += units[unit].base(v)
		rest = rest[n+1:]
	}
	if q.Unit == "" {
		return q, false
	}
	if s := units[q.Unit]; s.base(q.Value) != seconds {
		q.Value = short(s.of(seconds))
	}
	return q, true
}

func lengthUnit(letter byte, clock bool) string {
	switch letter {
	case 'Y':
		return "year"
	case 'M':
		if clock {
			return "minute"
		}
		return "month"
	case 'W':
		return "week"
	case 'D':
		return "day"
	case 'H':
		return "hour"
	case 'S':
		return "second"
	case 'E':
		return "decade"
	case 'C':
		return "century"
	case 'Q':
		return "quarter"
	}
	return ""
}

// openDates compares the parts that both values know: month and day without a year, a weekday.
func openDates(a, b gainsay.Time) Verdict {
	if a.Value == b.Value {
		return Verdict{Equal, "both say " + said(a)}
	}
	known, x, y := a, a.Value, b.Value
	if open(x) && !open(y) {
		known, x, y = b, y, x
	}
	if w, ok := strings.CutPrefix(y, "XXXX-WXX-"); ok {
		d, err := time.Parse(time.DateOnly, firstTen(x))
		if err != nil || len(w) < 1 || w[0] < '1' || w[0] > '7' {
			return Verdict{Incomparable, "the day of the month is not known of one of them"}
		}
		day := time.Weekday(int(w[0]-'0') % 7)
		if d.Weekday() == day {
			return Verdict{Granularity, said(known) + " was a " + day.String()}
		}
		return Verdict{Conflict, said(known) + " was a " + d.Weekday().String() + ", not a " + day.String()}
	}
	shared := 0
	for i := 0; i < len(x) && i < len(y); i++ {
		if x[i] == 'X' || y[i] == 'X' {
			continue
		}
		if x[i] != y[i] {
			return Verdict{Conflict, said(a) + " and " + said(b) + " cannot both be right"}
		}
		if x[i] != '-' && x[i] != 'T' {
			shared++
		}
	}
	if shared < 2 {
		return Verdict{Incomparable, "what both of them know is too little"}
	}
	return Verdict{Granularity, said(a) + " and " + said(b) + " agree in what both of them say"}
}

func firstTen(s string) string { return s[:min(10, len(s))] }

// A stretch is the time that a value covers, [from, to).
type stretch struct {
	from, to time.Time
	clock    bool
	zone     bool // the zone is known
}

// forever, in years, stands for the open side of "since" and "by".
const forever = 3000

// stretches compares what two dated values cover.
func stretches(a, b gainsay.Time, x, y stretch) Verdict {
	if x.clock && y.clock {
		return clocks(a, b, x, y)
	}
	sx, sy := side(a), side(b)
	if sx != sy && (sx != 0 || sy != 0) {
		x, y = x.opened(sx), y.opened(sy)
		if x.from.Before(y.to) && y.from.Before(x.to) {
			return Verdict{Bound, bounded(a, b, sx)}
		}
		return Verdict{Conflict, said(a) + " and " + said(b) + " cannot both be right"}
	}
	switch {
	case x.from.Equal(y.from) && x.to.Equal(y.to):
		return Verdict{Equal, "both say " + said(a)}
	case x.holds(y):
		return Verdict{Granularity, bare(b) + " lies in " + bare(a)}
	case y.holds(x):
		return Verdict{Granularity, bare(a) + " lies in " + bare(b)}
	case x.from.Before(y.to) && y.from.Before(x.to):
		return Verdict{Granularity, bare(a) + " and " + bare(b) + " overlap"}
	case (a.Mod == "APPROX" || b.Mod == "APPROX") && near(x, y):
		return Verdict{Rounding, said(a) + " and " + said(b) + " are near enough"}
	}
	return Verdict{Conflict, said(a) + " and " + said(b) + " cannot both be right"}
}

// bounded words that a date lies on the open side of another.
func bounded(a, b gainsay.Time, sa int) string {
	if sa == 0 {
		a, b = b, a
	}
	return said(a) + " admits " + said(b)
}

// near tells that the gap between two stretches is no longer than the shorter of them.
func near(x, y stretch) bool {
	gap := y.from.Sub(x.to)
	if y.to.Before(x.from) || y.to.Equal(x.from) {
		gap = x.from.Sub(y.to)
	}
	return gap < min(x.to.Sub(x.from), y.to.Sub(y.from))
}

// side is where a signal opens a time: -1 to what is before, 1 to what is after.
func side(t gainsay.Time) int {
	switch t.Signal {
	case "by", "before", "until", "till":
		return -1
	case "since", "after", "from":
		return 1
	}
	return 0
}

func (s stretch) opened(side int) stretch {
	switch side {
	case -1:
		s.from = s.from.AddDate(-forever, 0, 0)
	case 1:
		s.to = s.to.AddDate(forever, 0, 0)
	}
	return s
}

func (s stretch) holds(t stretch) bool { return !t.from.Before(s.from) && !s.to.Before(t.to) }

// clocks compares clock times, each in its zone.
func clocks(a, b gainsay.Time, x, y stretch) Verdict {
	if x.zone != y.zone {
		if x.from.Equal(y.from) {
			return Verdict{Equal, "both say " + said(a)}
		}
		return Verdict{Incomparable, "the zone of one of them is not known"}
	}
	gap := x.from.Sub(y.from).Abs()
	switch {
	case gap == 0:
		if a.Zone != b.Zone {
			return Verdict{Equal, said(a) + " is " + said(b)}
		}
		return Verdict{Equal, "both say " + said(a)}
	case gap <= 5*time.Minute && (halfHour(x) || halfHour(y)), gap <= 30*time.Minute && (a.Mod == "APPROX" || b.Mod == "APPROX"):
		return Verdict{Rounding, said(a) + " and " + said(b) + " are " + minutes(gap) + " apart"}
	case a.Signal != b.Signal && side(a)+side(b) != 0:
		x, y = x.opened(side(a)), y.opened(side(b))
		if x.from.Before(y.to) && y.from.Before(x.to) {
			return Verdict{Bound, bounded(a, b, side(a))}
		}
	}
	return Verdict{Conflict, said(a) + " and " + said(b) + " cannot both be right"}
}

func halfHour(s stretch) bool { return s.from.Minute()%30 == 0 }

func minutes(d time.Duration) string {
	n := int(d.Minutes())
	if n == 1 {
		return "1 minute"
	}
	return strconv.Itoa(n) + " minutes"
}
