package compare

import (
	"math"
	"strconv"
	"strings"

	"gainsay"
)

// How far words reach.
const (
	aboutReach  = 0.10 // "about 40" admits 36 to 44
	nearlyReach = 0.15 // "nearly 200" admits 170 to 200
	boundReach  = 10   // "more than 80" is not said of 800 and above, nor "up to 80" of 8
	vagueFrom   = 1.6  // "dozens" begins at 20, "hundreds" at 160
	roundReach  = 0.05 // how far a round number may stand from what it rounds
	lastReach   = 0.20 // and a measure, from what its last digit rounds
	exactBelow  = 100  // counts below are taken at their word unless hedged
)

// Quantities compares two amounts. Units are converted exactly; currencies are not,
// since no rate is known. What is counted (Of) is not looked at.
func Quantities(a, b gainsay.Quantity) Verdict {
	a, b = fractions(a, b)
	if a.Unit == "score" || b.Unit == "score" {
		return scores(a, b)
	}
	sa, sb := scaleOf(a.Unit), scaleOf(b.Unit)
	if cents(a.Unit, b.Unit) {
		sa, sb = scale{"coin", coinFactor(a.Unit), 0}, scale{"coin", coinFactor(b.Unit), 0}
	}
	if sa.dimension != sb.dimension {
		return Verdict{Incomparable, apart(a, b, sa, sb)}
	}
	x, y := newReach(a, sa), newReach(b, sb)
	if v, ok := plainly(a, b, x, y); ok {
		return v
	}
	if within(x, y) || within(y, x) {
		return admits(a, b, x, y)
	}
	if v, ok := rounds(a, b, sa, sb); ok {
		return v
	}
	if overlap(x, y) {
		return Verdict{Bound, phrase(a) + " and " + phrase(b) + " can both be right"}
	}
	return Verdict{Conflict, excludes(a, b, x, y)}
}

// fractions makes "a third" comparable with "33 percent".
func fractions(a, b gainsay.Quantity) (gainsay.Quantity, gainsay.Quantity) {
	if a.Unit == "percent" && b.Unit == "" && b.Value > 0 && b.Value < 1 {
		b = hundredfold(b)
	}
	if b.Unit == "percent" && a.Unit == "" && a.Value > 0 && a.Value < 1 {
		a = hundredfold(a)
	}
	return a, b
}

func hundredfold(q gainsay.Quantity) gainsay.Quantity {
	q.Value, q.High, q.Unit = q.Value*100, q.High*100, "percent"
	if q.Bound == gainsay.Exact && q.Value != math.Round(q.Value) {
		q.Value = math.Round(q.Value*10) / 10
	}
	return q
}

// scores compares results of games and votes: the same two numbers, in either order.
func scores(a, b gainsay.Quantity) Verdict {
	if a.Unit != b.Unit {
		return Verdict{Incomparable, "a score and an amount are different things"}
	}
	if a.Value == b.Value && a.High == b.High || a.Value == b.High && a.High == b.Value {
		return Verdict{Equal, "both say " + result(a)}
	}
	return Verdict{Conflict, result(a) + " and " + result(b) + " cannot both be right"}
}

func result(q gainsay.Quantity) string { return number(q.Value) + "–" + number(q.High) }

// cents tells a currency and its hundredth.
func cents(a, b string) bool {
	return a == "cent" && hasCents(b) || b == "cent" && hasCents(a)
}

func hasCents(unit string) bool {
	return unit == "euro" || unit == "cent" || strings.HasSuffix(unit, "dollar")
}

func coinFactor(unit string) float64 {
	if unit == "cent" {
		return 0.01
	}
	return 1
}

// apart says why two units cannot be compared.
func apart(a, b gainsay.Quantity, sa, sb scale) string {
	switch {
	case a.Unit == "degree" && sb.dimension == "temperature" || b.Unit == "degree" && sa.dimension == "temperature":
		return "one of them does not say the scale of its degrees"
	case a.Unit == "" || b.Unit == "":
		return "a bare count and " + pluralOf(firstNamed(a.Unit, b.Unit)) + " measure different things"
	case sa.dimension == "share" && sb.dimension == "difference of shares" || sb.dimension == "share" && sa.dimension == "difference of shares":
		return "a share and a difference of shares are different things"
	case currency(a.Unit) && currency(b.Unit):
		return named(a.Unit, false) + " and " + named(b.Unit, false) + ": no exchange rate is known"
	}
	return named(a.Unit, false) + " and " + named(b.Unit, false) + " measure different things"
}

func firstNamed(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// currency tells a unit of money, by the last word of its name.
func currency(u string) bool {
	switch u[strings.LastIndexByte(u, ' ')+1:] {
	case "dollar", "euro", "sterling", "yen", "yuan", "ruble", "hryvnia", "rupee", "franc", "mark", "lira", "peso", "krona", "krone", "zloty", "shekel", "dinar", "riyal", "rial",
		"baht", "rand", "won", "real", "koruna", "forint", "dirham", "tenge", "leu", "naira", "bitcoin", "satoshi", "cent", "penny", "dong", "markka", "peseta", "guilder", "colón", "lari", "kip":
		return true
	case "pound":
		return u != "pound"
	}
	return false
}

// A reach is what a quantity admits, in base units.
type reach struct {
	low, high         float64
	openLow, openHigh bool // the end itself is left out
	point             bool // an exact value
	value             float64
}

func newReach(q gainsay.Quantity, s scale) reach {
	v := s.base(q.Value)
	r := reach{low: v, high: v, value: v}
	spread := math.Abs(q.Value)
	at := func(x float64) float64 { return s.base(x) }
	switch q.Bound {
	case gainsay.About:
		r.low, r.high = at(q.Value-aboutReach*spread), at(q.Value+aboutReach*spread)
	case gainsay.Under:
		r.openHigh = true
		r.low = at(lower(q.Value, boundReach))
		if q.Approximate {
			r.low, r.openHigh = at(q.Value-nearlyReach*spread), false
		}
	case gainsay.AtMost:
		r.low = at(lower(q.Value, boundReach))
	case gainsay.Over:
		r.openLow, r.high, r.openHigh = true, at(upper(q.Value)), true
		if q.Approximate {
			r.high = at(q.Value + nearlyReach*spread)
		}
	case gainsay.AtLeast:
		r.high, r.openHigh = at(upper(q.Value)), true
		if q.Approximate {
			r.low = at(q.Value * vagueFrom)
		}
	case gainsay.Between:
		r.high = at(q.High)
		if r.low > r.high {
			r.low, r.high = r.high, r.low
		}
	default:
		r.point = !q.Approximate
		if q.Approximate {
			r.low, r.high = at(q.Value-aboutReach*spread), at(q.Value+aboutReach*spread)
		}
	}
	return r
}

func upper(v float64) float64 {
	if v <= 0 {
		return math.Inf(1)
	}
	return v * boundReach
}

func lower(v, by float64) float64 {
	if v <= 0 {
		return math.Inf(-1)
	}
	return v / by
}

func (r reach) holds(v float64) bool {
	slack := 1e-9 * math.Max(math.Abs(r.low), math.Abs(v))
	if r.openLow && v <= r.low+slack || r.openHigh && v >= r.high-slack && !math.IsInf(r.high, 1) {
		return false
	}
	return v >= r.low-slack && v <= r.high+slack
}

// plainly decides equal values, whatever their hedges.
func plainly(a, b gainsay.Quantity, x, y reach) (Verdict, bool) {
	same := func(p, q float64) bool { return math.Abs(p-q) <= 1e-9*math.Max(math.Abs(p), math.Abs(q)) }
	if !same(x.value, y.value) || a.Bound == gainsay.Between || b.Bound == gainsay.Between {
		if a.Bound == b.Bound && a.Bound == gainsay.Between && same(x.low, y.low) && same(x.high, y.high) {
			return Verdict{Equal, both(a, b)}, true
		}
		return Verdict{}, false
	}
	if a.Bound == b.Bound && a.Approximate == b.Approximate {
		return Verdict{Equal, both(a, b)}, true
	}
	return Verdict{Rounding, phrase(a) + " and " + phrase(b) + " differ only in the hedge"}, true
}

func both(a, b gainsay.Quantity) string {
	if a.Unit == b.Unit {
		return "both say " + phrase(a)
	}
	return phrase(a) + " is " + phrase(b)
}

// within tells that the point y lies in what x admits.
func within(x, y reach) bool { return !x.point && y.point && x.holds(y.value) }

func overlap(x, y reach) bool {
	if x.point || y.point {
		return false
	}
	low, high := math.Max(x.low, y.low), math.Min(x.high, y.high)
	return low < high || low == high && x.holds(low) && y.holds(low)
}

// admits words that one of the two admits the other.
func admits(a, b gainsay.Quantity, x, y reach) Verdict {
	wide, narrow := a, b
	if !within(x, y) {
		wide, narrow = b, a
	}
	rel := Bound
	if wide.Bound == gainsay.About || wide.Approximate && wide.Bound != gainsay.AtLeast {
		rel = Rounding
	}
	return Verdict{rel, phrase(wide) + " admits " + inUnit(narrow, wide)}
}

// inUnit is the phrase of q, with its conversion where the other unit differs.
func inUnit(q, other gainsay.Quantity) string {
	if q.Unit == other.Unit {
		return phrase(q)
	}
	s, o := scaleOf(q.Unit), scaleOf(other.Unit)
	if cents(q.Unit, other.Unit) {
		s, o = scale{"", coinFactor(q.Unit), 0}, scale{"", coinFactor(other.Unit), 0}
	}
	v := o.of(s.base(q.Value))
	return phrase(q) + " (" + number(short(v)) + space(named(other.Unit, short(v) == 1)) + ")"
}

// short keeps three significant digits, or the whole number.
func short(v float64) float64 {
	if v == 0 || math.IsInf(v, 0) {
		return v
	}
	place := math.Pow(10, 2-math.Floor(math.Log10(math.Abs(v))))
	if place < 1 {
		return math.Round(v)
	}
	return math.Round(v*place) / place
}

// excludes words a conflict.
func excludes(a, b gainsay.Quantity, x, y reach) string {
	switch {
	case !x.point && y.point:
		return phrase(a) + " leaves out " + inUnit(b, a)
	case !y.point && x.point:
		return phrase(b) + " leaves out " + inUnit(a, b)
	}
	return phrase(a) + " and " + inUnit(b, a) + " cannot both be right"
}

// rounds tells that the finer of two exact values rounds to the coarser, in the
// coarser one's unit.
func rounds(a, b gainsay.Quantity, sa, sb scale) (Verdict, bool) {
	if cents(a.Unit, b.Unit) {
		return Verdict{}, false
	}
	if r, v := roundsTo(a, b, sa, sb); r {
		return Verdict{Rounding, v}, true
	}
	if r, v := roundsTo(b, a, sb, sa); r {
		return Verdict{Rounding, v}, true
	}
	return Verdict{}, false
}

// roundsTo tells that fine, in coarse's unit, rounds to coarse at coarse's last digit
// that is not zero. A count must be a round number of a hundred or more for that, and
// the step must stay small; a measure printed to its last digit has been rounded anyhow.
func roundsTo(fine, coarse gainsay.Quantity, sf, sc scale) (bool, string) {
	if !soft(fine) || !soft(coarse) || coarse.Unit == "rank" {
		return false, ""
	}
	v, c := sc.of(sf.base(fine.Value)), coarse.Value
	place := lastPlace(c)
	if fine.Unit == coarse.Unit && lastPlace(fine.Value) >= place {
		return false, "" // both are printed as finely: 3 and 4 percent
	}
	counted := coarse.Unit == "" || coarse.Unit == "time" || strings.HasSuffix(coarse.Unit, "of age")
	if counted && (math.Abs(c) < exactBelow || place < 10) {
		return false, ""
	}
	if strings.HasPrefix(coarse.Unit, "percent") {
		place = math.Min(place, 1) // 20 percent is no rounding of 21
	}
	reach := lastReach
	if counted || place > 1 {
		reach = roundReach
	}
	off := math.Abs(v - c)
	if off > place/2*(1+1e-9) || off > reach*math.Abs(c) {
		return false, ""
	}
	return true, inUnit(fine, coarse) + " rounds to " + phrase(coarse)
}

// soft tells a value that may have been rounded: exact or "about".
func soft(q gainsay.Quantity) bool {
	return q.High == 0 && (q.Bound == gainsay.Exact || q.Bound == gainsay.About)
}

// lastPlace is the value of the last digit that is not zero: 100 for 1,200, 0.1 for 3.5.
func lastPlace(v float64) float64 {
	v = math.Abs(v)
	if v == 0 {
		return 1
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if at := strings.IndexByte(s, '.'); at >= 0 {
		return math.Pow(10, -float64(len(s)-at-1))
	}
	zeros := len(s) - len(strings.TrimRight(s, "0"))
	return math.Pow(10, float64(zeros))
}

// phrase is a quantity in words: "nearly 200", "between 5 and 10 kilometres".
func phrase(q gainsay.Quantity) string {
	unit := space(named(q.Unit, q.Value == 1 && q.High == 0))
	n := number(q.Value) + unit
	if q.Unit == "rank" {
		n = "rank " + number(q.Value)
	}
	switch q.Bound {
	case gainsay.About:
		return "about " + n
	case gainsay.AtLeast:
		if q.Approximate {
			return vague(q.Value) + space(of(q.Unit))
		}
		return "at least " + n
	case gainsay.AtMost:
		return "up to " + n
	case gainsay.Over:
		if q.Approximate {
			return "slightly more than " + n
		}
		return "more than " + n
	case gainsay.Under:
		if q.Approximate {
			return "nearly " + n
		}
		return "less than " + n
	case gainsay.Between:
		return "between " + number(q.Value) + " and " + number(q.High) + unit
	}
	if q.Approximate {
		return "about " + n
	}
	return n
}

func space(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

func of(unit string) string {
	if unit == "" {
		return ""
	}
	return "of " + named(unit, false)
}

// vague is the word for a number of which there are several.
func vague(v float64) string {
	switch v {
	case 12:
		return "dozens"
	case 100:
		return "hundreds"
	case 1e3:
		return "thousands"
	case 1e4:
		return "tens of thousands"
	case 1e5:
		return "hundreds of thousands"
	case 1e6:
		return "millions"
	case 1e9:
		return "billions"
	}
	return "several times " + number(v)
}

// number is v as a person writes it: groups of thousands, no exponent.
func number(v float64) string {
	v = math.Round(v*1e6) / 1e6
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if v < 0 {
		return "-" + whole
	}
	return whole
}
