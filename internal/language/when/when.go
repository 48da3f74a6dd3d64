// Package when turns an article's text into times: dates, clock times, durations
// and sets with TIMEX3 types and values, resolved against the day of publication
// (or the dateline) with the granularity that the words have, and left open where
// they cannot be.
//
// Types and values follow TimeML 1.2.1 and the TIMEX3 guidelines of TempEval-3
// (https://timeml.github.io). It reads the surface alone; where the article is
// parsed, the tree tells which event or statement a time belongs to.
package when

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/numeral"
)

// TIMEX3 types.
const (
	dateType     = "DATE"
	timeType     = "TIME"
	durationType = "DURATION"
	setType      = "SET"
)

// TIMEX3 values of what is only placed before, at or after the time of writing.
const (
	pastRef    = "PAST_REF"
	presentRef = "PRESENT_REF"
	futureRef  = "FUTURE_REF"
)

// A hit is an expression that was read: the atoms [first, last).
type hit struct {
	first, last int
	typ, value  string
	mod, zone   string
	day         civil // the day it names, for later "that day"; zero when it names none
	wrong       string
	counted     bool // the value was counted from another one named before
}

// A finder walks the atoms of one article from left to right.
type finder struct {
	text    string
	a       []numeral.Atom
	ref     civil  // day of publication, or of the dateline; zero when unknown
	day     civil  // last day, month or year that the text named in full
	quarter string // last quarter named, "1989-Q3": what "the quarter" then means
	start   int    // atom that the expression being read begins at
	out     []gainsay.Time
	hits    []hit
}

// Find returns the times of the article, in order, not overlapping.
func Find(d *doc.Doc) []gainsay.Time {
	f := &finder{text: d.Article.Text, ref: parseDay(d.Article.Published)}
	f.a = numeral.Atoms(f.text)
	if f.ref.zero() {
		f.ref = f.dateline()
	}
	f.day = f.ref
	for i := 0; i < len(f.a); {
		h, ok := f.at(i)
		if !ok {
			i++
			continue
		}
		f.keep(h)
		i = h.last
	}
	f.checkOrder()
	f.belong(d)
	return f.out
}

// keep makes a Time of a hit and remembers what later words may refer to.
func (f *finder) keep(h hit) {
	if !h.day.zero() {
		f.day = h.day
	}
	if len(h.value) == 7 && h.value[5] == 'Q' && !h.counted {
		f.quarter = h.value
	}
	if h.mod == "" {
		h.mod = f.hedge(h.first, h.typ)
	}
	f.hits = append(f.hits, h)
	f.out = append(f.out, gainsay.Time{
		Span: gainsay.Span{Start: int(f.a[h.first].Start), End: int(f.a[h.last-1].End)},
		Type: h.typ, Value: h.value, Mod: h.mod, Zone: h.zone,
		Signal: f.signal(h.first), Implausible: h.wrong,
	})
}

// at reads the expression that begins at atom i. The order is from the most to
// the least specific, so that "March 5, 2025" is not read as "March".
func (f *finder) at(i int) (hit, bool) {
	a := &f.a[i]
	if i > 0 && a.Gap == numeral.None && f.a[i-1].Kind != numeral.Sign {
		return hit{}, false
	}
	f.start = i
	for _, read := range f.readers(a) {
		if h, ok := read(f, i); ok && h.last > i {
			h.first = i
			return h, true
		}
	}
	return hit{}, false
}

type reader func(*finder, int) (hit, bool)

var (
	figureReaders = []reader{(*finder).anniversary, (*finder).clocked, (*finder).dated, (*finder).durationOrAgo, (*finder).decade, (*finder).century, (*finder).period, (*finder).bareYear}
	wordReaders   = []reader{(*finder).clocked, (*finder).shaded, (*finder).dated, (*finder).spokenYear, (*finder).period, (*finder).relative, (*finder).durationOrAgo, (*finder).decade, (*finder).century, (*finder).anniversary, (*finder).set, (*finder).vague}
	signReaders   = []reader{(*finder).decade}
)

// readers are those that may apply to an expression that begins with a.
func (f *finder) readers(a *numeral.Atom) []reader {
	switch a.Kind {
	case numeral.Digits:
		return figureReaders
	case numeral.Word:
		if starts(a.Low) {
			return wordReaders
		}
	case numeral.Sign:
		if a.Low == "'" || a.Low == "’" {
			return signReaders
		}
	}
	return nil
}

// word is the lower-case word, number or sign of atom i, "" beyond the text.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.a) {
		return ""
	}
	return f.a[i].Low
}

// next is word, but "" where atom i begins a new paragraph within an expression.
func (f *finder) next(i int) string {
	if i >= len(f.a) || f.a[i].Gap == numeral.Paragraph && i != f.start {
		return ""
	}
	return f.word(i)
}

// touches tells that atom i follows the one before without white space.
func (f *finder) touches(i int) bool {
	return i < len(f.a) && f.a[i].Gap == numeral.None
}

// named tells that atom i stands in a title, such as a broadcast's: a unit of time
// printed with a capital in the middle of a sentence.
func (f *finder) named(i int) bool {
	return f.a[i].Cap && len(f.a[i].Low) > 1 && i > 0 && f.a[i].Gap == numeral.Space && !upper(f.text[f.a[i].Start:f.a[i].End])
}

func upper(s string) bool { return len(s) > 1 && s[1] >= 'A' && s[1] <= 'Z' }

// hyphen is the atom after a hyphen at i, or i itself.
func (f *finder) hyphen(i int) int {
	if w := f.word(i); (w == "-" || w == "‐" || w == "‑") && i+1 < len(f.a) && f.a[i+1].Kind != numeral.Sign {
		return i + 1
	}
	return i
}

// hedge is the TIMEX3 modifier that the words before atom i give.
func (f *finder) hedge(i int, typ string) string {
	switch f.word(i - 1) {
	case "about", "around", "roughly", "approximately", "circa":
		return "APPROX"
	case "nearly", "almost", "under":
		if typ == durationType {
			return "LESS_THAN"
		}
		return "APPROX"
	case "over":
		if typ == durationType {
			return "MORE_THAN"
		}
	case "than":
		switch f.word(i - 2) {
		case "more", "longer":
			return "MORE_THAN"
		case "less", "fewer", "shorter":
			return "LESS_THAN"
		}
	case "least":
		return "EQUAL_OR_MORE"
	case "most", "within":
		return "EQUAL_OR_LESS"
	case "to":
		if f.word(i-2) == "up" {
			return "EQUAL_OR_LESS"
		}
	}
	return ""
}

// signal is the preposition before atom i that says how the time limits its event.
func (f *finder) signal(i int) string {
	for back := 1; back <= 3 && i-back >= 0; back++ {
		switch w := f.word(i - back); w {
		case "since", "until", "till", "before", "after", "by", "from", "during", "between":
			return w
		case "the", "about", "around", "early", "late", "mid", "-", "end", "of":
		default:
			return ""
		}
	}
	return ""
}
