package wording

import (
	"strconv"
	"strings"
	"time"
)

// A Date is a calendar date, or a part of one, as a text or its record gives it.
type Date struct {
	Year, Month, Day int    // Month and Day are 0 where they are not given
	Clock            string // "18:02", empty where there is none
}

// ParseDate reads RFC 3339 and the TIMEX3 forms YYYY, YYYY-MM, YYYY-MM-DD and
// those with a clock behind a T. ok is false for everything else.
func ParseDate(s string) (d Date, ok bool) {
	day, clock, _ := strings.Cut(s, "T")
	if day == s { // some records put a space there
		day, clock, _ = strings.Cut(s, " ")
	}
	parts := strings.Split(day, "-")
	if len(parts) > 3 || len(parts[0]) != 4 {
		return Date{}, false
	}
	into := []*int{&d.Year, &d.Month, &d.Day}
	limit := []int{9999, 12, 31}
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || n > limit[i] || i > 0 && len(part) != 2 {
			return Date{}, false
		}
		*into[i] = n
	}
	if len(clock) >= 5 && clock[2] == ':' {
		if _, err := time.Parse("15:04", clock[:5]); err == nil {
			d.Clock = clock[:5]
		}
	}
	return d, true
}

// Moment writes a date shortly: "4 Mar", "4 Mar 18:02", "Mar 2025", "2025"; the
// year stands behind a day only when withYear is set. What is no date stays as it
// is, but for a TIMEX3 value that leaves the year open, which tells nobody when.
func Moment(s string, withYear bool) string {
	d, ok := ParseDate(s)
	switch {
	case !ok && strings.HasPrefix(s, "XXXX"):
		return ""
	case !ok:
		return s
	}
	text := d.text(3, withYear || d.Day == 0)
	if d.Clock != "" {
		text += " " + d.Clock
	}
	return text
}

// text writes the date with month names cut to the given number of letters, 0 for whole.
func (d Date) text(letters int, withYear bool) string {
	var parts []string
	if d.Day > 0 {
		parts = append(parts, strconv.Itoa(d.Day))
	}
	if d.Month > 0 {
		name := time.Month(d.Month).String()
		if letters > 0 {
			name = name[:letters]
		}
		parts = append(parts, name)
	}
	if withYear || d.Month == 0 {
		parts = append(parts, strconv.Itoa(d.Year))
	}
	return strings.Join(parts, " ")
}

func (d Date) before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// Period writes from when to when dates reach: "4 March 2025", "4 to 5 March
// 2025", "28 February to 2 March 2025". It is empty when none is a date.
func Period(dates []string) string {
	first, last, any := ends(dates)
	if !any {
		return ""
	}
	first.Clock, last.Clock = "", ""
	switch {
	case first == last:
		return last.text(0, true)
	case first.Year == last.Year && first.Month == last.Month && first.Day > 0 && last.Day > 0:
		return strconv.Itoa(first.Day) + " to " + last.text(0, true)
	case first.Year == last.Year && first.Month > 0:
		return first.text(0, false) + " to " + last.text(0, true)
	}
	return first.text(0, true) + " to " + last.text(0, true)
}

// OneYear tells whether all dates fall into one year, so that it need not be
// said with each of them.
func OneYear(dates []string) bool {
	first, last, _ := ends(dates)
	return first.Year == last.Year
}

func ends(dates []string) (first, last Date, any bool) {
	for _, s := range dates {
		d, ok := ParseDate(s)
		if !ok {
			continue
		}
		if !any || d.before(first) {
			first = d
		}
		if !any || last.before(d) {
			last = d
		}
		any = true
	}
	return first, last, any
}
