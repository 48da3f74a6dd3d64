package when

import (
	"strconv"

	"gainsay/internal/language/numeral"
)

// An amount is how many units: a number, or only that there are several.
type amount struct {
	value float64
	vague bool // "several", "a few", bare plural
	next  int
	one   bool // "a", "an": may as well be no time at all
}

// amountAt reads the number before a unit of time.
func (f *finder) amountAt(i int) (amount, bool) {
	switch f.word(i) {
	case "several", "many", "some":
		return amount{vague: true, next: i + 1}, true
	case "few":
		return amount{vague: true, next: i + 1}, true
	case "couple":
		if f.next(i+1) == "of" {
			return amount{value: 2, next: i + 2}, true
		}
	case "a", "an", "another":
		switch f.next(i + 1) {
		case "few":
			return amount{vague: true, next: i + 2}, true
		case "couple":
			if f.next(i+2) == "of" {
				return amount{value: 2, next: i + 3}, true
			}
			return amount{value: 2, next: i + 2}, true
		}
		if n, ok := numeral.Read(f.a, i); ok {
			return amount{value: n.Value, next: n.Last}, true
		}
		return amount{value: 1, next: i + 1, one: true}, true
	case "half":
		if f.next(i+1) == "a" || f.next(i+1) == "an" {
			if u, _ := unitOf(f.next(i + 2)); u > 0 {
				return amount{value: 0.5, next: i + 2}, true
			}
		}
	}
	n, ok := numeral.Read(f.a, i)
	if !ok {
		return amount{}, false
	}
	if n.Vague {
		return amount{vague: true, next: f.skip(n.Last, "of")}, true
	}
	return amount{value: n.Value, next: n.Last}, true
}

// skip is the atom after w at j, or j.
func (f *finder) skip(j int, w string) int {
	if f.next(j) == w {
		return j + 1
	}
	return j
}

// durationOrAgo reads "two years", "a few days", "30-day", "the past two
// months", "six weeks ago", "a year earlier".
func (f *finder) durationOrAgo(i int) (hit, bool) {
	j := i
	pointed := shift(noShift)
	if s, k := f.shiftAt(i); s != noShift {
		pointed, j = s, k
		switch f.next(j) {
		case "first", "last", "past", "final", "latest":
			j++
		}
	} else if f.word(i) == "these" || f.word(i) == "those" {
		return hit{}, false
	} else if w := f.word(i); w == "first" || w == "last" {
		j++
	}
	if pointed == toNamed && f.word(j) != "same" && f.word(j-1) == "that" || f.word(i) == "one" && f.next(i+1) == "day" && !f.asked(i) {
		return hit{}, false
	}
	if j >= len(f.a) || f.a[j].Gap == numeral.Paragraph && j > i || f.a[j].Gap == numeral.None && f.a[j].Kind == numeral.Digits && j > 0 && f.glue(j) {
		return hit{}, false
	}
	if h, ok := f.barePlural(i, j, pointed); ok {
		return h, true
	}
	n, ok := f.amountAt(j)
	if !ok || n.next >= len(f.a) {
		return hit{}, false
	}
	return f.counted(i, j, n, pointed)
}

// glue tells a number that is part of a code or an amount of money: "F-16", "$30".
func (f *finder) glue(j int) bool {
	switch f.a[j-1].Low {
	case "(", "[", "\"", "“", "‘", "'", "—", "–", "`":
		return false
	}
	return true
}

// counted reads the unit after an amount, and "ago" or "earlier" after it.
func (f *finder) counted(i, j int, n amount, s shift) (hit, bool) {
	k := n.next
	if f.next(k) == "-" {
		k = f.hyphen(k)
	} else {
		switch f.next(k) {
		case "more", "full", "consecutive", "straight", "whole", "additional", "long", "trading", "working", "business", "calendar", "short", "further":
			k++
		}
	}
	u, _ := unitOf(f.next(k))
	if u == 0 || u == weekendUnit || f.a[k].Gap > numeral.Line || f.named(k) || u == quarterUnit && f.next(k+1) == "of" {
		return hit{}, false
	}
	last := k + 1
	if u == second && (n.one || n.value == 1 || j > i) {
		return hit{}, false
	}
	if f.isAge(last) {
		return hit{}, false
	}
	if f.next(last) == "and" && (f.next(last+1) == "a" || f.next(last+1) == "one") && f.next(last+2) == "half" {
		n.value += 0.5
		last += 3
	} else if w := f.next(last); (w == "and" || w == ",") && f.smaller(last+1, u) > 0 {
		return f.compound(n, u, last+1)
	} else if f.smaller(last, u) > 0 {
		return f.compound(n, u, last)
	}
	h := hit{last: last, typ: durationType, value: durationValue(n, u)}
	if f.next(last) == "or" && f.next(last+1) == "so" {
		last += 2
		h.mod = "APPROX"
	}
	if g, ok := f.ago(n, u, last); ok {
		g.mod = h.mod
		return g, true
	}
	if n.one && !f.oneIsTime(i, u, h.last, s) {
		return hit{}, false
	}
	if f.next(h.last) == "'" || f.next(h.last) == "’" {
		h.last = f.possessive(h.last)
	}
	return h, true
}

// isAge tells "year-old", "years old", "years of age", "years' old" after a unit.
func (f *finder) isAge(j int) bool {
	k := f.hyphen(j)
	switch f.next(k) {
	case "old", "olds":
		return true
	case "of":
		return f.next(k+1) == "age"
	}
	return false
}

// smaller tells that a smaller unit goes on a duration: "2 hours 15 minutes".
func (f *finder) smaller(j int, u unit) unit {
	if j+1 >= len(f.a) || f.a[j].Gap > numeral.Line {
		return 0
	}
	n, ok := numeral.Read(f.a, j)
	if !ok || n.Article {
		return 0
	}
	v, _ := unitOf(f.next(n.Last))
	if v > 0 && v < u && n.Value < perLarger(v) && !f.isAge(n.Last+1) {
		return v
	}
	return 0
}

// perLarger is how many of a unit make the next larger one, 0 for those that
// nothing is divided into in speech.
func perLarger(u unit) float64 {
	switch u {
	case second, minute:
		return 60
	case hour:
		return 24
	case day:
		return 7
	case weekUnit:
		return 5
	case monthUnit:
		return 12
	}
	return 0
}

func (f *finder) compound(n amount, u unit, j int) (hit, bool) {
	m, _ := numeral.Read(f.a, j)
	v, _ := unitOf(f.next(m.Last))
	a, b := durationValue(n, u), durationValue(amount{value: m.Value}, v)
	if len(b) > 1 && b[1] == 'T' && len(a) > 1 && a[1] == 'T' {
		b = b[2:]
	} else {
		b = b[1:]
	}
	return hit{last: m.Last + 1, typ: durationType, value: a + b}, true
}

// oneIsTime tells that "a week" is a time: what stands beside it asks how long.
func (f *finder) oneIsTime(i int, u unit, last int, s shift) bool {
	if s != noShift {
		return true
	}
	if f.asked(i) {
		return f.word(i-1) != "of" || u != day
	}
	switch f.next(last) {
	case "later", "after", "before", "from", "ahead", "long":
		return true
	}
	return f.word(i) == "another"
}

// asked tells that the word before atom i asks for a length of time.
func (f *finder) asked(i int) bool {
	switch f.word(i - 1) {
	case "for", "in", "within", "than", "nearly", "almost", "about", "over", "least", "of", "only", "just", "after", "lasted", "took", "take", "takes",
		"spent", "spend", "waited", "wait", "every", "once", "twice", "half", "under", "around", "up", "to", "roughly":
		return true
	}
	return false
}

// rate tells that an amount stands right before atom i, as in "20% annually": what
// follows is its unit, and no time of its own.
func (f *finder) rate(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if f.a[k].Kind == numeral.Digits || f.a[k].Low == "percent" || f.a[k].Low == "million" || f.a[k].Low == "billion" {
			return true
		}
	}
	return false
}

// barePlural reads units without a number: "the past months", "for weeks", "years ago", "recent days".
func (f *finder) barePlural(i, j int, s shift) (hit, bool) {
	w := f.next(j)
	if w == "recent" || w == "coming" {
		j++
		w = f.next(j)
	}
	u, plural := unitOf(w)
	if !plural || i == j && f.word(i-1) == "-" || u == second || u == weekendUnit {
		return hit{}, false
	}
	h := hit{last: j + 1, typ: durationType, value: durationValue(amount{vague: true}, u)}
	if f.word(j-1) == "recent" || s == toLast && f.word(j-1) == "past" {
		h.typ, h.value = dateType, pastRef
		return h, true
	}
	if s == toNext || f.word(j-1) == "coming" {
		h.typ, h.value = dateType, futureRef
		return h, true
	}
	if f.next(j+1) == "ago" || f.next(j+1) == "earlier" {
		return hit{last: j + 2, typ: dateType, value: pastRef}, true
	}
	if i != j {
		return hit{}, false
	}
	switch f.word(i - 1) {
	case "for", "within", "over", "took", "take", "taken", "after", "lasted", "spent", "many", "of", "by":
		return h, f.word(i-1) != "of" && f.word(i-1) != "by"
	}
	switch f.next(j + 1) {
	case "later", "after", "before", "of":
		return h, f.a[j].Gap <= numeral.Line
	case "-":
		return h, f.next(j+2) == "long" || f.next(j+2) == "old"
	}
	return hit{}, false
}

// letter is the sign of a unit in a TIMEX3 duration.
func (u unit) letter() string {
	switch u {
	case second:
		return "S"
	case minute, monthUnit:
		return "M"
	case hour:
		return "H"
	case day:
		return "D"
	case weekUnit, fortnight:
		return "W"
	case quarterUnit:
		return "Q"
	case year:
		return "Y"
	case decadeUnit:
		return "E"
	}
	return "C"
}

// durationValue is the TIMEX3 value of n units.
func durationValue(n amount, u unit) string {
	letter := u.letter()
	p := "P"
	if u <= hour {
		p = "PT"
	}
	if n.vague {
		return p + "X" + letter
	}
	v := n.value
	switch u {
	case fortnight:
		v *= 2
	case decadeUnit:
		v, letter = v*10, "Y"
	case centuryUnit:
		v, letter = v*100, "Y"
	case quarterUnit:
		if v > 1 {
			v, letter = v*3, "M"
		}
	}
	return p + halves(v, letter, u)
}

// halves writes a half in the next smaller unit, as TIMEX3 does: P2Y6M, PT1M30S.
func halves(v float64, letter string, u unit) string {
	whole := float64(int64(v))
	if v-whole == 0.5 && v < 1e9 {
		head := ""
		if whole > 0 {
			head = strconv.FormatInt(int64(whole), 10) + letter
		}
		switch u {
		case year:
			return head + "6M"
		case hour:
			return head + "30M"
		case minute:
			return head + "30S"
		}
	}
	return strconv.FormatFloat(v, 'f', -1, 64) + letter
}

// ago reads "ago", "earlier", "from now" after a duration and counts from the
// right day, with the granularity of the unit.
func (f *finder) ago(n amount, u unit, j int) (hit, bool) {
	sign := 0
	last := j + 1
	base := f.ref
	switch f.next(j) {
	case "ago":
		sign = -1
	case "earlier", "previously":
		sign, base = -1, f.day
		if u == year || u == quarterUnit {
			base = f.ref
		}
	case "later":
		sign, base = 1, f.day
		if f.day == f.ref {
			return hit{}, false
		}
	case "from":
		if f.next(j+1) != "now" && f.next(j+1) != "today" {
			return hit{}, false
		}
		sign, last = 1, j+2
	case "hence":
		sign = 1
	default:
		return hit{}, false
	}
	h := hit{last: last, typ: dateType}
	if n.vague || base.zero() {
		h.value = pastRef
		if sign > 0 {
			h.value = futureRef
		}
		return h, true
	}
	c, ok := move(base, sign, n.value, u)
	if !ok {
		return hit{}, false
	}
	if u == year && sign < 0 && n.value == 1 && f.quarter != "" {
		h.value, h.counted = f.yearBefore(), true
		return h, true
	}
	h.day, h.value = c, c.value()
	if u < day {
		h.typ = timeType
	}
	if u == weekUnit || u == fortnight {
		h.value = c.week()
	}
	return h, true
}

// move counts n units from a day; the result is as fine as the unit.
func move(c civil, sign int, n float64, u unit) (civil, bool) {
	if n > 5000 {
		return c, false
	}
	k := sign * int(n)
	switch u {
	case day:
		return c.addDays(k), c.day > 0
	case weekUnit:
		return c.addDays(7 * k), true
	case fortnight:
		return c.addDays(14 * k), true
	case monthUnit:
		return c.addMonths(k), c.month > 0
	case quarterUnit:
		return c.addMonths(3 * k), c.month > 0
	case year:
		if n > float64(int(n)) && c.month > 0 {
			return c.addMonths(sign * int(n*12)), true
		}
		return civil{year: c.year + k}, c.year+k > 0
	case decadeUnit:
		return civil{year: c.year + 10*k}, c.year+10*k > 0
	case centuryUnit:
		return civil{year: c.year + 100*k}, c.year+100*k > 0
	case hour, minute:
		return c, c.day > 0
	}
	return c, false
}
