package when

import (
	"gainsay/internal/language/numeral"
)

// shaded reads a word that takes a part of what follows: "early March", "late
// last week", "later this month", "the end of 1990", "mid-2024".
func (f *finder) shaded(i int) (hit, bool) {
	j, mod := f.shade(i)
	if mod == "" || j >= len(f.a) || f.a[j].Gap == numeral.Paragraph {
		return hit{}, false
	}
	h, ok := f.core(j)
	if !ok || h.typ == durationType || h.typ == setType || h.value == pastRef || h.value == presentRef {
		return hit{}, false
	}
	h.mod = mod
	return h, true
}

// shade reads the words before the core and gives the TIMEX3 modifier.
func (f *finder) shade(i int) (int, string) {
	j := i
	if f.word(j) == "the" {
		j++
	}
	if f.word(j) == "very" {
		j++
	}
	mod := ""
	switch f.next(j) {
	case "early":
		mod = "START"
	case "late":
		mod = "END"
	case "mid":
		mod = "MID"
	case "earlier":
		mod = "START"
	case "later":
		mod = "END"
	case "sometime":
		mod = "APPROX"
	case "beginning", "start", "end", "middle":
		if f.next(j+1) != "of" {
			return i, ""
		}
		switch f.next(j) {
		case "end":
			mod = "END"
		case "middle":
			mod = "MID"
		default:
			mod = "START"
		}
		return j + 2, mod
	default:
		return i, ""
	}
	j = f.hyphen(j + 1)
	switch f.next(j) {
	case "in", "on":
		if mod == "START" || mod == "END" {
			j++
		}
	}
	return j, mod
}

// core reads what may follow a shade.
func (f *finder) core(j int) (hit, bool) {
	if h, ok := f.dated(j); ok {
		return h, true
	}
	if h, ok := f.relative(j); ok {
		return h, true
	}
	if h, ok := f.period(j); ok {
		return h, true
	}
	if h, ok := f.decade(j); ok {
		return h, true
	}
	if h, ok := f.century(j); ok {
		return h, true
	}
	if code := season(f.word(j)); code != "" {
		return f.shiftedSeason(toThe, code, j)
	}
	if f.a[j].Kind == numeral.Digits {
		return f.bareYear(j)
	}
	if p := dayPart(f.word(j)); p != "" && f.word(j) != "night" {
		h := hit{last: j + 1, typ: timeType, value: f.clockDay(j).value() + p}
		if d, ok := f.near(min(j+1, len(f.a)-1)); ok && d.exactly == "" {
			h.last, h.value, h.day = d.last, d.value()+p, d.civil
		}
		return h, true
	}
	return f.spokenYear(j)
}

// A shift says where a determiner points: back, here, ahead, or at what the text
// named last.
type shift int8

const (
	toLast   shift = -1
	toThis   shift = 0
	toNext   shift = 1
	toNamed  shift = 2 // that, the same
	toBefore shift = 3 // the previous, the preceding
	toAfter  shift = 4 // the following, the next
	toThe    shift = 5 // the
	noShift  shift = 9
)

// shiftAt reads the words that point: "last", "this", "the following", "the past".
func (f *finder) shiftAt(i int) (shift, int) {
	j := i
	the := f.word(j) == "the"
	if the || f.word(j) == "this" && (f.next(j+1) == "past" || f.next(j+1) == "coming") || f.word(j) == "that" && f.next(j+1) == "same" {
		j++
	}
	switch f.next(j) {
	case "last", "past":
		return toLast, j + 1
	case "this", "current", "present":
		return toThis, j + 1
	case "next":
		if the {
			return toAfter, j + 1
		}
		return toNext, j + 1
	case "coming", "upcoming":
		return toNext, j + 1
	case "that", "same":
		return toNamed, j + 1
	case "previous", "preceding", "prior":
		return toBefore, j + 1
	case "following":
		return toAfter, j + 1
	case "latest":
		return toLast, j + 1
	}
	if the {
		return toThe, j
	}
	return noShift, i
}

// relative reads "last week", "this Friday", "the following year", "next March",
// "that day", "the weekend", "this morning", "last night".
func (f *finder) relative(i int) (hit, bool) {
	s, j := f.shiftAt(i)
	if s == noShift || j >= len(f.a) || f.a[j].Gap == numeral.Paragraph && j > i {
		return hit{}, false
	}
	w := f.next(j)
	fiscal := 0
	if w == "fiscal" || w == "financial" || w == "calendar" || w == "full" || w == "school" || w == "academic" {
		fiscal = 1
		w = f.next(j + 1)
	}
	j += fiscal
	if d, plural := weekday(w); d > 0 && !plural && s != toThe && !short3(w) {
		return f.shiftedWeekday(s, d, j+1)
	}
	if m, short := month(w); m > 0 && !short && s != toThe && f.a[j].Cap {
		return f.shiftedMonth(s, m, j+1)
	}
	if code := season(w); code != "" && (s != toThe || w != "fall") {
		return f.shiftedSeason(s, code, j)
	}
	if p := dayPart(w); p != "" && w != "nights" {
		return f.shiftedPart(s, p, w, j+1)
	}
	if w == "period" && s == toLast && f.word(j-1) == "latest" && !f.ref.zero() {
		return hit{last: j + 1, typ: dateType, value: firstOf(f.quarter, quarterValue(f.ref.year, f.ref.quarterOf()-1))}, true
	}
	u, plural := unitOf(w)
	if u == 0 || plural || f.named(j) {
		return hit{}, false
	}
	if u == weekUnit && s == toThe && f.next(j+1) == "of" && j+2 < len(f.a) {
		if d, ok := f.monthDate(j + 2); ok && d.day > 0 && d.wrong == "" && !d.year0() {
			return hit{last: d.last, typ: dateType, value: d.civil.week(), day: d.civil}, true
		}
	}
	if e := f.next(j + 1); u == year && s == toThe && (e == "ended" || e == "ending") {
		return hit{last: j + 1, typ: durationType, value: "P1Y"}, true
	}
	return f.shiftedUnit(s, u, j+1)
}

// base is the day that a shift counts from: the day of publication, or what was named last.
func (f *finder) base(s shift) (civil, int) {
	switch s {
	case toNamed:
		return f.day, 0
	case toBefore:
		return f.day, -1
	case toAfter:
		return f.day, 1
	case toThe:
		return f.ref, 0
	}
	return f.ref, int(s)
}

func (f *finder) shiftedWeekday(s shift, w, last int) (hit, bool) {
	base, n := f.base(s)
	if base.zero() || base.day == 0 {
		return hit{last: last, typ: dateType, value: weekdayValue(w)}, true
	}
	back := (base.weekday() - w + 7) % 7
	var c civil
	switch {
	case n < 0:
		c = base.addDays(-back)
		if back == 0 {
			c = base.addDays(-7)
		}
	case n > 0:
		c = base.addDays((w-base.weekday()+6)%7 + 1)
	case s == toThis && f.tense(last) != behind && back != 0:
		c = base.addDays(7 - back)
	default:
		c = base.addDays(-back)
	}
	if f.next(last) == "," && last+1 < len(f.a) && f.a[last+1].Gap == numeral.Space {
		if d, ok := f.monthDate(last + 1); ok && d.day > 0 {
			return hit{last: d.last, typ: dateType, value: d.value(), day: d.civil}, true
		}
	}
	h := hit{last: last, typ: dateType, value: c.value(), day: c}
	f.dayPart(&h, true)
	return h, true
}

func (f *finder) shiftedMonth(s shift, m, last int) (hit, bool) {
	base, n := f.base(s)
	c := civil{base.year, m, 0}
	switch {
	case base.zero():
	case n < 0 && m >= base.month, n == 0 && s == toNamed && m > base.month:
		c.year--
	case n > 0 && m <= base.month:
		c.year++
	}
	if f.next(last) == "" || f.a[last].Kind != numeral.Digits {
		return hit{last: last, typ: dateType, value: c.value(), day: c}, true
	}
	d, ok := f.monthDayNumber(last, m)
	if !ok {
		return hit{last: last, typ: dateType, value: c.value(), day: c}, true
	}
	if !d.year && d.day > 0 {
		d.civil.year = c.year
	}
	return hit{last: d.last, typ: dateType, value: firstOf(d.exactly, d.civil.value()), day: d.civil, wrong: d.wrong}, true
}

// shiftedSeason resolves "last spring", "this summer", "the winter of 2022".
func (f *finder) shiftedSeason(s shift, code string, j int) (hit, bool) {
	k := j + 1
	if y, last := f.yearAt(k, true); y > 0 {
		return hit{last: last, typ: dateType, value: yearValue(y) + "-" + code, day: civil{year: y}}, true
	}
	base, n := f.base(s)
	y := base.year
	begins := seasonBegins(code)
	switch {
	case base.zero():
	case n < 0 && begins+2 >= base.month && code != "WI", n < 0 && code == "WI", n == 0 && code == "WI" && base.month < 6:
		y--
	case n > 0 && begins <= base.month:
		y++
	}
	return hit{last: k, typ: dateType, value: yearValue(y) + "-" + code}, true
}

// shiftedPart resolves "this morning", "last night", "the next morning", "that evening".
func (f *finder) shiftedPart(s shift, p, w string, last int) (hit, bool) {
	base, n := f.base(s)
	if s == toThe {
		if base = f.clockDay(last - 2); w == "night" || w == "dawn" {
			return hit{}, false
		}
	}
	switch {
	case s == toLast && w != "night" && w != "evening":
		return hit{}, false
	case s == toNext:
		return hit{}, false
	}
	if base.zero() || base.day == 0 {
		return hit{last: last, typ: timeType, value: "XXXX-XX-XX" + p}, true
	}
	c := base.addDays(n)
	return hit{last: last, typ: timeType, value: c.value() + p, day: c}, true
}

// shiftedUnit resolves "last week", "this year", "the following month", "the quarter".
func (f *finder) shiftedUnit(s shift, u unit, last int) (hit, bool) {
	base, n := f.base(s)
	h := hit{last: last, typ: dateType}
	if s == toThe && !f.definite(u, last) {
		return hit{}, false
	}
	if base.zero() {
		return h, u >= day && u != seasonUnit && s != toThe
	}
	switch u {
	case day:
		return f.shiftedDay(s, base, n, h)
	case weekUnit:
		h.value = base.addDays(7 * n).week()
	case weekendUnit:
		h.value = f.weekend(base, s, n, last) + "-WE"
	case monthUnit:
		c := base.addMonths(n)
		h.value, h.day = c.value(), c
	case quarterUnit:
		return f.shiftedQuarter(s, n, h)
	case year:
		c := civil{year: base.year + n}
		h.value, h.day = c.value(), c
	case decadeUnit:
		h.value = yearValue(base.year + 10*n)[:3]
	case centuryUnit:
		h.value = yearValue(base.year + 100*n)[:2]
	default:
		return hit{}, false
	}
	return h, true
}

// definite tells that "the year", "the week" name a time by themselves: not when
// more words say which ("the week of the strike"), nor in set phrases.
func (f *finder) definite(u unit, last int) bool {
	if f.next(last) == "-" {
		return false
	}
	switch u {
	case year, quarterUnit, weekendUnit:
		return f.next(last) != "of" && f.next(last) != "before"
	case weekUnit, monthUnit, decadeUnit, centuryUnit:
		return f.next(last) != "of" && f.next(last) != "before" && f.next(last) != "after"
	}
	return false
}

func (f *finder) shiftedDay(s shift, base civil, n int, h hit) (hit, bool) {
	if base.day == 0 {
		h.value = firstOf(base.value(), "")
		return h, s != toLast && s != toThis
	}
	switch s {
	case toLast, toThis, toThe:
		if s == toLast || f.word(h.last-2) == "present" {
			return hit{}, false
		}
	case toNext:
		return hit{}, false
	}
	c := base.addDays(n)
	h.value, h.day = c.value(), c
	f.dayPart(&h, true)
	return h, true
}

// weekend is the week whose weekend is meant: the last one before Friday, else the coming one.
func (f *finder) weekend(base civil, s shift, n, at int) string {
	switch {
	case s == toNext || s == toAfter:
		if base.weekday() >= 6 {
			return base.addDays(7).week()
		}
		return base.week()
	case n < 0:
		return base.addDays(-7).week()
	case base.weekday() >= 5 || f.tense(at) == ahead:
		return base.week()
	}
	return base.addDays(-7).week()
}

func (f *finder) shiftedQuarter(s shift, n int, h hit) (hit, bool) {
	q := f.ref.quarterOf()
	switch s {
	case toThe, toNamed:
		if f.quarter == "" {
			h.value = quarterValue(f.ref.year, q-1)
			return h, true
		}
		h.value = f.quarter
	case toLast:
		h.value = quarterValue(f.ref.year, q-1)
	case toBefore, toAfter:
		if f.quarter != "" {
			h.value = quarterValue(small(f.quarter[:4]), int(f.quarter[6]-'0')+n)
			return h, true
		}
		h.value = quarterValue(f.ref.year, q+n)
	default:
		h.value = quarterValue(f.ref.year, q+n)
	}
	return h, true
}
