package when

import (
	"fmt"
	"strings"

	"gainsay/internal/language/numeral"
)

// A clock is a time of day.
type clock struct {
	hour, min int // min is -1 when only the hour is printed
	last      int
	zone      string
	sure      bool // am, pm, a zone or a colon says that it is a time of day
	wrong     string
}

func (c *clock) value() string {
	if c.wrong != "" {
		return ""
	}
	return fmt.Sprintf("T%02d:%02d", c.hour, max(c.min, 0))
}

// clock reads "10:35 a.m. GMT", "9 pm", "0735 GMT", "noon", "midnight", "7.30pm".
func (f *finder) clock(i int) (clock, bool) {
	var c clock
	switch f.word(i) {
	case "noon", "midday":
		c = clock{hour: 12, min: 0, last: i + 1, sure: true}
		return c, true
	case "midnight":
		c = clock{hour: 24, min: 0, last: i + 1, sure: true}
		return c, true
	}
	if i >= len(f.a) || f.a[i].Kind != numeral.Digits {
		return f.spokenClock(i)
	}
	d := f.a[i].Low
	switch {
	case len(d) <= 2:
		c = clock{hour: small(d), min: -1, last: i + 1}
		f.minutes(&c, i+1)
	case len(d) == 4:
		c = clock{hour: small(d[:2]), min: small(d[2:]), last: i + 1}
		if w := f.next(i + 1); !zone(w) && w != "hours" && w != "hrs" || w == "et" || w == "ct" || w == "mt" {
			return c, false
		}
		if w := f.next(i + 1); w == "hours" || w == "hrs" {
			c.last, c.sure = i+2, true
		}
	default:
		return c, false
	}
	f.meridiem(&c)
	f.zone(&c)
	if !c.sure {
		return c, false
	}
	c.check()
	return c, true
}

// minutes reads ":35", ":35:10" or the British ".30" that "pm" follows.
func (f *finder) minutes(c *clock, j int) {
	if j+1 >= len(f.a) || !f.touches(j) || !f.touches(j+1) || f.a[j+1].Kind != numeral.Digits || len(f.a[j+1].Low) != 2 {
		return
	}
	switch f.a[j].Low {
	case ":":
		c.sure = true
		if c.last-2 >= 0 && f.word(c.last-2) == ":" && f.touches(c.last-1) {
			c.sure = false // the middle of "1:10:35:02"
		}
	case ".":
		if _, n := f.half(j + 2); n == 0 {
			return
		}
	default:
		return
	}
	c.min, c.last = small(f.a[j+1].Low), j+2
	if f.next(j+2) == ":" && f.touches(j+2) && j+3 < len(f.a) && f.touches(j+3) && f.a[j+3].Kind == numeral.Digits && len(f.a[j+3].Low) == 2 {
		c.last = j + 4
	}
}

// half reads "am", "p.m.", "o'clock" at atom j: the hours to add and the atoms read.
func (f *finder) half(j int) (add, atoms int) {
	w := f.next(j)
	switch w {
	case "am":
		return 0, 1
	case "pm":
		return 12, 1
	case "a", "p":
		if f.next(j+1) == "." && f.touches(j+1) && f.next(j+2) == "m" && f.touches(j+2) {
			n := 3
			if f.next(j+3) == "." && f.touches(j+3) {
				n = 4
			}
			if w == "p" {
				return 12, n
			}
			return 0, n
		}
	}
	return 0, 0
}

func (f *finder) meridiem(c *clock) {
	add, n := f.half(c.last)
	if n == 0 {
		if f.next(c.last) == "o" && strings.HasPrefix(f.next(c.last+2), "clock") {
			c.last, c.sure = c.last+3, true
			add, n = f.ofDay(c)
			if n == 0 {
				return
			}
		} else if add, n = f.ofDay(c); n == 0 {
			return
		} else {
			c.sure = true
		}
	}
	if c.hour > 12 {
		c.wrong = fmt.Sprintf("there is no %d o'clock with am or pm", c.hour)
	}
	c.last += n
	c.sure = true
	c.hour = c.hour%12 + add
}

// ofDay reads "in the morning", "at night" after an hour.
func (f *finder) ofDay(c *clock) (add, atoms int) {
	if c.hour < 1 || c.hour > 12 {
		return 0, 0
	}
	if f.next(c.last) == "in" && f.next(c.last+1) == "the" {
		switch f.next(c.last + 2) {
		case "morning":
			return 0, 3
		case "afternoon", "evening":
			return 12, 3
		}
	}
	if f.next(c.last) == "at" && f.next(c.last+1) == "night" && c.hour > 5 {
		return 12, 2
	}
	return 0, 0
}

// zone reads a time zone, in brackets or without.
func (f *finder) zone(c *clock) {
	w := f.next(c.last)
	if zone(w) && (f.a[c.last].Cap || w == "gmt") {
		c.zone = strings.ToUpper(w)
		c.last++
		c.sure = true
		return
	}
	if w == "local" && f.next(c.last+1) == "time" {
		c.zone = "local"
		c.last += 2
		c.sure = true
	}
}

func (c *clock) check() {
	if c.hour > 24 || c.min > 59 || c.hour == 24 && c.min > 0 {
		c.wrong = firstOf(c.wrong, fmt.Sprintf("a day has no %02d:%02d", c.hour, max(c.min, 0)))
	}
}

// spokenClock reads "four in the morning", "six o'clock".
func (f *finder) spokenClock(i int) (clock, bool) {
	v := numeral.Small(f.word(i))
	if v < 1 || v > 12 {
		return clock{}, false
	}
	c := clock{hour: int(v), min: -1, last: i + 1}
	f.meridiem(&c)
	return c, c.sure
}

// clocked reads a clock time and the day after it: "10 p.m. Wednesday", "noon on 5 March".
func (f *finder) clocked(i int) (hit, bool) {
	if i > 0 && f.touches(i) && f.a[i].Kind == numeral.Digits && (f.word(i-1) == ":" || f.word(i-1) == "." || f.word(i-1) == "-" || f.word(i-1) == "$") {
		return hit{}, false
	}
	c, ok := f.clock(i)
	if !ok || c.wrong != "" && !f.timed(i) {
		return hit{}, false
	}
	h := hit{last: c.last, typ: timeType, zone: c.zone, wrong: c.wrong}
	if d, ok := f.dayAfterBrackets(c.last); ok && c.wrong == "" {
		h.value, h.day = d.civil.value()+c.value(), d.civil
		return h, true
	}
	j := c.last
	if f.next(j) == "," {
		j++
	}
	if f.next(j) == "on" {
		j++
	}
	if j < len(f.a) && f.a[j].Gap != numeral.Paragraph {
		if d, ok := f.date(j); ok && (d.day > 0 || d.week > 0) && !d.plural {
			h.last, h.day = d.last, d.civil
			h.wrong = firstOf(h.wrong, d.wrong)
			h.value = firstOf(d.exactly, d.civil.value()) + c.value()
			return h, true
		}
	}
	if c.wrong != "" {
		return h, true
	}
	h.value = f.clockDay(i).value() + c.value()
	if f.clockDay(i).zero() {
		h.value = "XXXX-XX-XX" + c.value()
	}
	return h, true
}

// timed tells a word before atom i that a time of day follows, so that a wrong one is
// no length of a film or a score: "at 25:10".
func (f *finder) timed(i int) bool {
	switch f.word(i - 1) {
	case "at", "by", "from", "until", "before", "after", "since", "around", "about":
		return true
	}
	return false
}

// dayAfterBrackets is the day after the same time in another zone: "10:35 a.m. (0735 GMT) Friday".
func (f *finder) dayAfterBrackets(j int) (date, bool) {
	if f.next(j) != "(" {
		return date{}, false
	}
	c, ok := f.clock(j + 1)
	if !ok || f.next(c.last) != ")" || c.last+1 >= len(f.a) {
		return date{}, false
	}
	k := f.skip(c.last+1, "on")
	if k >= len(f.a) || f.a[k].Gap == numeral.Paragraph {
		return date{}, false
	}
	d, ok := f.date(k)
	return d, ok && d.day > 0 && d.exactly == "" && !d.plural
}

// clockDay is the day that a clock time without one belongs to: a day named
// just before it in the sentence, else the day of publication.
func (f *finder) clockDay(i int) civil {
	if n := len(f.hits); n > 0 {
		h := f.hits[n-1]
		if i-h.last <= 8 && h.day.day > 0 && !f.sentenceBetween(h.last, i) {
			return h.day
		}
	}
	return f.ref
}
