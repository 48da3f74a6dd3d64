package when

import (
	"fmt"

	"gainsay/internal/language/numeral"
)

// A date is what a calendar expression names: a day, a month or a year, the part
// of the day after it, and why it cannot be.
type date struct {
	civil
	last    int  // the atom after it
	year    bool // the year is printed
	week    int  // the weekday printed, 0 for none
	plural  bool // "Mondays"
	wrong   string
	exactly string // a value that no civil can hold, such as a season's
}

// dated reads a date and the part of the day after it.
func (f *finder) dated(i int) (hit, bool) {
	d, ok := f.date(i)
	if !ok {
		return hit{}, false
	}
	h := hit{last: d.last, typ: dateType, value: d.value(), wrong: d.wrong, day: d.civil}
	if d.year0() {
		h.day = civil{}
	}
	if d.exactly != "" {
		h.value, h.day = d.exactly, civil{}
	}
	if d.plural {
		h.typ, h.day = setType, civil{}
	}
	f.dayPart(&h, d.day > 0 || d.week > 0)
	return h, true
}

func (d *date) year0() bool { return d.civil.year == 0 }

// dayPart adds "morning", "night" or a clock time to a day.
func (f *finder) dayPart(h *hit, isDay bool) {
	if !isDay {
		return
	}
	j := h.last
	if w := f.next(j); w == "," || w == "at" || w == "-" {
		j++
		if w == "," && f.next(j) == "at" {
			j++
		}
	}
	if j < len(f.a) && j > h.last {
		if c, ok := f.clock(j); ok && c.sure {
			h.last, h.typ, h.zone = c.last, timeType, c.zone
			h.value += c.value()
			h.wrong = firstOf(h.wrong, c.wrong)
		}
		return
	}
	mod := ""
	if w := f.next(j); w == "early" || w == "late" {
		mod = "START"
		if w == "late" {
			mod = "END"
		}
		j++
	}
	if p := dayPart(f.next(j)); p != "" {
		if h.typ != setType {
			h.typ = timeType
		}
		h.value += p
		h.last, h.mod = j+1, mod
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// date reads a weekday, a day of a month, a month or a holiday at atom i.
func (f *finder) date(i int) (date, bool) {
	a := &f.a[i]
	if a.Kind == numeral.Digits {
		if d, ok := f.numeric(i); ok {
			return d, true
		}
		return f.dayMonth(i)
	}
	if w, plural := weekday(a.Low); w > 0 {
		return f.weekdayDate(i, w, plural)
	}
	if m, short := month(a.Low); m > 0 {
		return f.monthDay(i, m, short)
	}
	if v, next := numeral.ReadOrdinal(f.a, i); v > 0 && v <= 31 {
		return f.ordinalDay(v, next)
	}
	if d, ok := f.near(i); ok {
		return d, true
	}
	return f.holiday(i)
}

// near reads "today", "yesterday", "tomorrow" and "the day before yesterday".
func (f *finder) near(i int) (date, bool) {
	move, last := 0, i+1
	switch f.word(i) {
	case "today":
	case "yesterday":
		move = -1
	case "tomorrow":
		move = 1
	default:
		return date{}, false
	}
	if f.ref.zero() {
		return date{last: last, exactly: "XXXX-XX-XX", civil: civil{day: 1}}, true
	}
	return date{civil: f.ref.addDays(move), last: last}, true
}

// weekdayDate reads "Friday", "Friday, March 5", "Monday 3 June 2024".
func (f *finder) weekdayDate(i, w int, plural bool) (date, bool) {
	j := i + 1
	if short3(f.word(i)) {
		if !f.a[i].Cap || !f.opensDate(j) {
			return date{}, false
		}
		if f.next(j) == "." {
			j++
		}
	}
	if plural {
		return date{last: j, plural: true, week: w, exactly: weekdayValue(w)}, true
	}
	k := f.skip(f.skip(j, ","), "the")
	if k < len(f.a) && f.a[k].Gap != numeral.Paragraph {
		if d, ok := f.monthDate(k); ok && d.day > 0 {
			d.week = w
			d.checkWeekday(w)
			return d, true
		}
	}
	d := date{last: j, week: w}
	if f.ref.zero() {
		d.exactly = weekdayValue(w)
		return d, true
	}
	d.civil = f.weekdayNear(w, f.tense(i))
	return d, true
}

// opensDate tells what may follow the abbreviation of a weekday.
func (f *finder) opensDate(j int) bool {
	if w := f.next(j); w == "," || w == "." && f.touches(j) {
		return true
	}
	if m, _ := month(f.next(j)); m > 0 {
		return true
	}
	return j < len(f.a) && f.a[j].Kind == numeral.Digits
}

// weekdayValue is the value of a weekday of no known week.
func weekdayValue(w int) string { return "XXXX-WXX-" + string('0'+byte(w)) }

// short3 tells the abbreviation of a weekday, which is also a word of its own.
func short3(s string) bool {
	switch s {
	case "mon", "tue", "tues", "wed", "thu", "thurs", "fri":
		return true
	}
	return false
}

// monthDate reads a date with a month at atom i, in either order.
func (f *finder) monthDate(i int) (date, bool) {
	if f.a[i].Kind == numeral.Digits {
		return f.dayMonth(i)
	}
	if m, short := month(f.word(i)); m > 0 {
		return f.monthDay(i, m, short)
	}
	if v, next := numeral.ReadOrdinal(f.a, i); v > 0 && v <= 31 {
		return f.ordinalDay(v, next)
	}
	return date{}, false
}

// checkWeekday says so when a date printed with its year falls on another weekday.
func (d *date) checkWeekday(w int) {
	if d.year && d.wrong == "" && d.civil.weekday() != w {
		d.wrong = fmt.Sprintf("%d %s %d was a %s, not a %s", d.day, monthNames[d.month], d.civil.year,
			dayNames[d.civil.weekday()], dayNames[w])
	}
}

var monthNames = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

var dayNames = [...]string{"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// weekdayNear is the day that a weekday means beside the day of publication: that
// day itself, else the last one before it, else, where the verb looks ahead, the next.
func (f *finder) weekdayNear(w int, t tense) civil {
	back := (f.ref.weekday() - w + 7) % 7
	if t == ahead && back != 0 {
		return f.ref.addDays(7 - back)
	}
	return f.ref.addDays(-back)
}

// monthDay reads "March 5", "Sept. 30, 1989", "March 2025", "March".
func (f *finder) monthDay(i, m int, short bool) (date, bool) {
	j := i + 1
	word := f.word(i)
	dotted := false
	if short && f.next(j) == "." && f.touches(j) {
		j++
		dotted = true
	}
	if j < len(f.a) && f.a[j].Gap <= numeral.Line {
		if d, ok := f.monthDayNumber(j, m); ok {
			return d, true
		}
	}
	if y, next := f.yearAt(j, true); y > 0 && !(f.ambiguousMonth(word) && !f.a[i].Cap) {
		return date{civil: civil{y, m, 0}, last: next, year: true}, true
	}
	if short && !dotted || !f.a[i].Cap && f.ambiguousMonth(word) || !f.monthAlone(i, word) {
		return date{}, false
	}
	if y, next := f.relativeYear(j); y > 0 {
		return date{civil: civil{y, m, 0}, last: next}, true
	}
	return date{civil: f.monthNear(m, f.tense(i)), last: j}, true
}

func (f *finder) ambiguousMonth(w string) bool {
	return w == "may" || w == "march" || w == "august" || w == "mar"
}

// monthAlone tells that a month's name without day or year means the month. "May" and
// "March" need a word before them that places things in time; "April", "June" and
// "August" must not be a person's name.
func (f *finder) monthAlone(i int, w string) bool {
	switch w {
	case "may", "march":
		return f.placesMonth(i)
	case "april", "june", "august":
		named := f.follows(i) || i+1 < len(f.a) && f.a[i+1].Cap && f.a[i+1].Gap == numeral.Space
		joins := f.word(i-1) == "and" || f.word(i-1) == "to" || f.word(i-1) == "for" || f.word(i-1) == "of"
		return !named || !joins && f.placesMonth(i)
	}
	return true
}

// placesMonth tells a word before atom i that a time follows.
func (f *finder) placesMonth(i int) bool {
	switch f.word(i - 1) {
	case "in", "since", "until", "till", "by", "from", "through", "during", "early", "late", "mid", "last", "next", "this", "before", "after",
		"between", "every", "each", "past", "-", "following", "previous", "around", "of":
		return true
	case "to", "and", "for":
		return f.word(i+1) != "be"
	}
	return false
}

// follows tells that the atom before i is a capitalised word, so that i goes on a name.
func (f *finder) follows(i int) bool { return i > 0 && f.a[i-1].Cap && f.a[i-1].Kind == numeral.Word }

// relativeYear reads the year after a month: "last year", "this year", "of next year".
func (f *finder) relativeYear(j int) (int, int) {
	if f.next(j) == "of" {
		j++
	}
	if f.next(j+1) != "year" || f.ref.zero() {
		return 0, j
	}
	switch f.next(j) {
	case "last":
		return f.ref.year - 1, j + 2
	case "this":
		return f.ref.year, j + 2
	case "next":
		return f.ref.year + 1, j + 2
	}
	return 0, j
}

// monthDayNumber reads the day (and year) after a month's name.
func (f *finder) monthDayNumber(j, m int) (date, bool) {
	v, next := 0, j
	if f.a[j].Kind == numeral.Digits && len(f.a[j].Low) <= 2 {
		v, next = small(f.a[j].Low), j+1
		if o, k := numeral.ReadOrdinal(f.a, j); o > 0 {
			v, next = o, k
		}
		if !f.dayEnds(next) {
			return date{}, false
		}
	} else if o, k := numeral.ReadOrdinal(f.a, j); o > 0 && o <= 31 {
		v, next = o, k
	} else if f.word(j) == "the" {
		if o, k := numeral.ReadOrdinal(f.a, j+1); o > 0 && o <= 31 {
			v, next = o, k
		}
	}
	if next == j || v < 1 || v > 99 {
		return date{}, false
	}
	k := next
	if f.next(k) == "," {
		k++
	}
	y, last := f.yearAt(k, k == next)
	if y == 0 {
		last = next
	}
	return f.dayOf(v, m, y, last, j), v <= 39
}

// dayEnds tells that the digits before atom j are a number of their own: no
// decimals, no clock time, no share of something.
func (f *finder) dayEnds(j int) bool {
	if j >= len(f.a) || f.a[j].Gap != numeral.None {
		return true
	}
	switch f.a[j].Low {
	case ".", ",":
		return j+1 >= len(f.a) || f.a[j+1].Gap != numeral.None || f.a[j+1].Kind != numeral.Digits
	case ":":
		return j+1 >= len(f.a) || f.a[j+1].Gap != numeral.None
	case "%", "/":
		return false
	}
	return f.a[j].Kind == numeral.Sign
}

// dayMonth reads "5 March", "5th of March 2025", "5-Mar-2025".
func (f *finder) dayMonth(i int) (date, bool) {
	if len(f.a[i].Low) > 2 || i > 0 && f.a[i].Gap == numeral.None && (f.word(i-1) == "." || f.word(i-1) == ",") {
		return date{}, false
	}
	v, next := small(f.a[i].Low), i+1
	if o, k := numeral.ReadOrdinal(f.a, i); o > 0 {
		v, next = o, k
	}
	return f.ordinalDay(v, next)
}

// ordinalDay reads the month (and year) after the number of a day.
func (f *finder) ordinalDay(v, j int) (date, bool) {
	if f.next(j) == "of" {
		j++
	}
	j = f.hyphen(j)
	if j >= len(f.a) || f.a[j].Kind != numeral.Word {
		return date{}, false
	}
	m, short := month(f.next(j))
	if m == 0 || v < 1 || v > 39 || !f.a[j].Cap && f.ambiguousMonth(f.word(j)) && f.word(f.start-1) != "on" {
		return date{}, false
	}
	k := j + 1
	if short && f.next(k) == "." && f.touches(k) {
		k++
	}
	last := k
	if f.next(k) == "," || f.next(k) == "-" && f.touches(k) {
		k++
	}
	y, end := f.yearAt(k, k == last)
	if y > 0 {
		last = end
	} else if y2, end := f.relativeYear(last); y2 > 0 {
		y, last = y2, end
	}
	return f.dayOf(v, m, y, last, j), true
}

// dayOf is the day v of month m, in the printed year or in the year that fits.
func (f *finder) dayOf(v, m, y, last, at int) date {
	d := date{last: last, year: y > 0}
	if !exists(y, m, v) {
		d.civil = civil{}
		d.exactly = fmt.Sprintf("%s-%02d-%02d", yearValue(y), m, v)
		d.wrong = noSuchDay(y, m, v)
		return d
	}
	d.civil = civil{y, m, v}
	if y == 0 && !f.ref.zero() {
		d.civil = f.dayNear(m, v, f.tense(at))
	}
	return d
}

func noSuchDay(y, m, v int) string {
	if m == 2 && v == 29 {
		return fmt.Sprintf("February %d had no 29th: it was no leap year", y)
	}
	return fmt.Sprintf("%s has only %d days", monthNames[m], daysIn(y, m))
}

// yearAt reads a printed year after a month or day; bare tells that no comma
// stands before it, when a count may follow: "on March 5 2,000 people".
func (f *finder) yearAt(j int, bare bool) (int, int) {
	if f.next(j) == "'" || f.next(j) == "’" {
		if j+1 < len(f.a) && f.touches(j+1) && len(f.a[j+1].Low) == 2 && f.a[j+1].Kind == numeral.Digits {
			return century(small(f.a[j+1].Low)), j + 2
		}
		return 0, j
	}
	if f.next(j) == "of" && bare {
		j++
	}
	if j >= len(f.a) || f.a[j].Gap == numeral.Paragraph {
		return 0, j
	}
	if f.a[j].Kind == numeral.Word {
		return f.yearInWords(j)
	}
	if f.a[j].Kind != numeral.Digits || len(f.a[j].Low) != 4 || !f.dayEnds(j+1) {
		return 0, j
	}
	y := small(f.a[j].Low)
	if y < 1000 || y > 2199 {
		return 0, j
	}
	if f.next(j+1) == "%" {
		return 0, j
	}
	return y, j + 1
}

// century completes a year of two digits as of the years around 2000.
func century(yy int) int {
	if yy < 0 {
		return 0
	}
	if yy < 50 {
		return 2000 + yy
	}
	return 1900 + yy
}
