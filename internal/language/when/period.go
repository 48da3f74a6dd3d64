package when

import "gainsay/internal/language/numeral"

// period reads quarters, halves and fiscal years: "the third quarter of 2024",
// "Q3 2024", "this year's first half", "third-quarter", "fiscal 1989", "year-end".
func (f *finder) period(i int) (hit, bool) {
	j := i
	switch f.word(j) {
	case "the", "its", "a":
		j++
	}
	y := 0
	if yy, next := f.possessedYear(j); yy > 0 {
		y, j = yy, next
	}
	if h, ok := f.yearAgoPeriod(i, j); ok {
		return h, true
	}
	if f.next(j) == "fiscal" {
		if yy, next := f.yearAt(f.hyphen(j+1), true); yy > 0 {
			return hit{last: next, typ: dateType, value: yearValue(yy), day: civil{year: yy}}, true
		}
		j = f.hyphen(j + 1)
	}
	if h, ok := f.yearEnd(i, j); ok {
		return h, true
	}
	if h, ok := f.lettered(j); ok {
		return h, true
	}
	if w := f.next(j); y > 0 && w == "quarter" && j > i+1 {
		q := 0
		if f.quarter != "" {
			q = int(f.quarter[6] - '0')
		} else if !f.ref.zero() {
			q = (f.ref.quarterOf()+2)%4 + 1
		}
		return hit{last: j + 1, typ: dateType, value: quarterValue(y, q), counted: true}, q > 0
	}
	return f.part(j, y)
}

// possessedYear reads "1988", "this year's", "last year's" before a period.
func (f *finder) possessedYear(j int) (int, int) {
	if j < len(f.a) && f.a[j].Kind == numeral.Digits && len(f.a[j].Low) == 4 {
		y := small(f.a[j].Low)
		k := f.possessive(j + 1)
		if y < 1900 || y > 2099 {
			return 0, j
		}
		return y, k
	}
	if f.next(j+1) == "year" && !f.ref.zero() {
		n := 0
		switch f.next(j) {
		case "this":
		case "last":
			n = -1
		case "next":
			n = 1
		default:
			return 0, j
		}
		if k := f.possessive(j + 2); k > j+2 {
			return f.ref.year + n, k
		}
	}
	return 0, j
}

// possessive is the atom after "'s" at j, or j.
func (f *finder) possessive(j int) int {
	if w := f.next(j); (w == "'" || w == "’") && f.touches(j) && f.next(j+1) == "s" && f.touches(j+1) {
		return j + 2
	}
	return j
}

// part reads "third quarter", "first half", "second-quarter of 2024" after the year, if any.
func (f *finder) part(j, y int) (hit, bool) {
	n, next := numeral.ReadOrdinal(f.a, j)
	if n == 0 && f.next(j) == "last" && f.next(f.hyphen(j+1)) == "half" {
		n, next = 2, j+1
	}
	if n < 1 || n > 4 {
		return hit{}, false
	}
	k := f.hyphen(next)
	switch w := f.next(k); {
	case w == "quarter" || w == "quarters":
		if y == 0 {
			if yy, last := f.ofYear(k + 1); yy > 0 {
				return hit{last: last, typ: dateType, value: quarterValue(yy, n)}, true
			}
			y = f.quarterYear(n, j)
		}
		return hit{last: k + 1, typ: dateType, value: quarterValue(y, n)}, true
	case w == "half" && n <= 2:
		last := k + 1
		if y == 0 {
			if yy, l := f.ofYear(k + 1); yy > 0 {
				y, last = yy, l
			} else if f.next(k+1) == "of" || f.ref.zero() {
				return hit{}, false
			} else {
				y = f.ref.year
			}
		}
		return hit{last: last, typ: dateType, value: yearValue(y) + "-H" + string('0'+byte(n))}, true
	}
	return hit{}, false
}

// ofYear reads "of 2024", "2024", "of last year", "of the year" after a period.
func (f *finder) ofYear(j int) (int, int) {
	if y, last := f.yearAt(j, true); y > 0 {
		return y, last
	}
	if y, last := f.relativeYear(j); y > 0 {
		return y, last
	}
	if f.next(j) == "of" && f.next(j+1) == "the" && f.next(j+2) == "year" {
		return f.ref.year, j + 3
	}
	return 0, j
}

// quarterYear is the year of a quarter named without one: the last such quarter
// that has begun, or the coming one where the verb looks ahead.
func (f *finder) quarterYear(n, at int) int {
	if f.ref.zero() {
		return 0
	}
	coming := n - f.ref.quarterOf()
	beginsSoon := coming == 1 && f.ref.month%3 == 0
	if coming <= 0 || beginsSoon || f.tense(at) == ahead {
		return f.ref.year
	}
	return f.ref.year - 1
}

// lettered reads "Q3", "Q3 2024", "H1".
func (f *finder) lettered(j int) (hit, bool) {
	w := f.next(j)
	if w != "q" && w != "h" || !f.a[j].Cap || !f.touches(j+1) || len(f.a[j+1].Low) != 1 || f.a[j+1].Kind != numeral.Digits {
		return hit{}, false
	}
	n := small(f.a[j+1].Low)
	if n < 1 || n > 4 || w == "h" && n > 2 {
		return hit{}, false
	}
	last := j + 2
	y, next := f.yearAt(last, true)
	if y > 0 {
		last = next
	} else {
		y = f.quarterYear(n, j)
	}
	if w == "h" {
		return hit{last: last, typ: dateType, value: yearValue(y) + "-H" + string('0'+byte(n))}, true
	}
	return hit{last: last, typ: dateType, value: quarterValue(y, n)}, true
}

// yearEnd reads "year-end", "year's end", "the year end".
func (f *finder) yearEnd(i, j int) (hit, bool) {
	if f.next(j) != "year" {
		return hit{}, false
	}
	k := f.possessive(j + 1)
	k = f.hyphen(k)
	if f.next(k) != "end" || f.ref.zero() {
		return hit{}, false
	}
	return hit{last: k + 1, typ: dateType, value: yearValue(f.ref.year), mod: "END", day: civil{year: f.ref.year}}, true
}

// yearAgoPeriod reads "the year-ago quarter", "year-earlier", "the year-earlier
// third quarter": the same quarter a year before the one that was named last.
func (f *finder) yearAgoPeriod(i, j int) (hit, bool) {
	if f.next(j) != "year" || f.hyphen(j+1) == j+1 {
		return hit{}, false
	}
	k := f.hyphen(j + 1)
	if w := f.next(k); w != "ago" && w != "earlier" || f.ref.zero() {
		return hit{}, false
	}
	h := hit{last: k + 1, typ: dateType, value: f.yearBefore(), counted: true}
	if n, next := numeral.ReadOrdinal(f.a, k+1); n >= 1 && n <= 4 && f.next(f.hyphen(next)) == "quarter" {
		h.last, h.value = f.hyphen(next)+1, quarterValue(f.ref.year-1, n)
		return h, true
	}
	switch f.next(k + 1) {
	case "quarter", "period":
		h.last++
	}
	return h, true
}

// yearBefore is what "a year earlier" means: the quarter a year before the one
// named last, else the year before.
func (f *finder) yearBefore() string {
	if f.quarter != "" {
		return quarterValue(small(f.quarter[:4])-1, int(f.quarter[6]-'0'))
	}
	return yearValue(f.ref.year - 1)
}
