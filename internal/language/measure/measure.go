// Package measure turns an article's text into quantities: counts with what is
// counted, money, percentages, ages, durations, distances, scores and ranks, each
// with its bound ("nearly 90", "at least 40", "between 5 and 10") and, where its
// value cannot be meant, with the reason.
//
// Unit names are those of Wikipedia's articles in British spelling ("kilometre",
// "pound sterling", "percent"), the convention of CQE (Almasian et al., EMNLP 2023);
// a rate is "dollar per share", an age "year of age". It reads the surface alone;
// where the article is parsed, the tree tells what is counted or measured.
package measure

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/numeral"
	"gainsay/internal/language/when"
)

// A finder walks the atoms of one article from left to right.
type finder struct {
	d     *doc.Doc
	text  string
	a     []numeral.Atom
	times []gainsay.Time
	at    int // index in times of the first that may still cover an atom
	out   []gainsay.Quantity
	last  int // the atom after the last quantity
}

// Find returns the quantities of the article, in order, not overlapping. Dates and
// clock times are none: they are taken from d.Times, or read where those are not set.
func Find(d *doc.Doc) []gainsay.Quantity {
	f := &finder{d: d, text: d.Article.Text, times: d.Times}
	if f.times == nil {
		f.times = when.Find(d)
	}
	f.a = numeral.Atoms(f.text)
	for i := 0; i < len(f.a); {
		next := f.step(i)
		i = max(next, i+1)
	}
	f.deadlines()
	return f.out
}

// A found is a quantity while it is read: the atoms [first, last).
type found struct {
	gainsay.Quantity
	first, last int
	num         numeral.Number
	kind        kind
	of          int // atom of the noun that is counted or measured, -1 for none
	ofFirst     int // atom of the first of its modifiers
}

// step reads a quantity at atom i, or passes over what is none, and returns the
// atom to go on from.
func (f *finder) step(i int) int {
	a := &f.a[i]
	switch a.Kind {
	case numeral.Word:
		if next := f.address(i); next > i {
			return next
		}
		if !starts(a) {
			return i + 1
		}
	case numeral.Sign:
		if !opens(a.Low) {
			return i + 1
		}
	case numeral.Digits:
		if next := f.code(i); next > i {
			return next
		}
	}
	if next := f.inTime(i); next > i {
		return next
	}
	q, ok := f.read(i)
	if !ok {
		if a.Kind == numeral.Digits {
			return f.digitsEnd(i)
		}
		return i + 1
	}
	f.keep(&q)
	return q.last
}

// read tries the forms of quantity from the most to the least marked.
func (f *finder) read(i int) (found, bool) {
	for _, form := range [...]func(*finder, int) (found, bool){
		(*finder).money, (*finder).aged, (*finder).score, (*finder).rank, (*finder).multiple, (*finder).ratio, (*finder).plain,
	} {
		if q, ok := form(f, i); ok {
			return q, true
		}
	}
	return found{}, false
}

// keep finishes a quantity: its bound, what it is of, whether it can be meant.
func (f *finder) keep(q *found) {
	f.bound(q)
	f.belong(q)
	q.Span = gainsay.Span{Start: int(f.a[q.first].Start), End: int(f.a[q.last-1].End)}
	if q.Implausible == "" {
		q.Implausible = f.implausible(q)
	}
	q.Approximate = q.Approximate || q.num.Vague
	f.last = q.last
	f.out = append(f.out, q.Quantity)
}

// inTime returns the atom after the date or clock time that covers atom i, or i.
func (f *finder) inTime(i int) int {
	start := int(f.a[i].Start)
	for f.at < len(f.times) && f.times[f.at].Span.End <= start {
		f.at++
	}
	if f.at >= len(f.times) {
		return i
	}
	t := &f.times[f.at]
	if t.Span.Start > start || t.Type == "DURATION" || t.Type == "SET" {
		return i
	}
	for i < len(f.a) && int(f.a[i].Start) < t.Span.End {
		i++
	}
	return i
}

// word is the lower-case word, number or sign of atom i, "" beyond the text.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.a) {
		return ""
	}
	return f.a[i].Low
}

// next is word, but "" where atom i begins a new paragraph.
func (f *finder) next(i int) string {
	if i < 0 || i >= len(f.a) || f.a[i].Gap == numeral.Paragraph {
		return ""
	}
	return f.a[i].Low
}

// raw is the text of atom i as printed.
func (f *finder) raw(i int) string { return f.text[f.a[i].Start:f.a[i].End] }

func (f *finder) touches(i int) bool { return i < len(f.a) && f.a[i].Gap == numeral.None }

// hyphen is the atom after a hyphen at i, or i itself.
func (f *finder) hyphen(i int) int {
	switch f.next(i) {
	case "-", "‐", "‑", "–":
		if i+1 < len(f.a) && f.a[i+1].Kind == numeral.Word && f.a[i+1].Gap <= numeral.Space {
			return i + 1
		}
	}
	return i
}

// starts tells the words that a quantity may begin with.
func starts(a *numeral.Atom) bool {
	switch s := a.Low; s {
	case "a", "an", "half", "quarter", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions", "trillions",
		"dozen", "dozens", "scores", "couple", "twice", "minus", "negative", "aged", "age", "ranked", "ranks", "rank", "no", "number", "tens":
		return true
	default:
		return numeral.Small(s) >= 0 || numeral.Ordinal(s) > 0 || isCode(s) || dollarPrefix(s) != ""
	}
}

// opens tells the signs that a quantity may begin with.
func opens(s string) bool {
	if symbol(s) != "" {
		return true
	}
	switch s {
	case "-", "−", "–", ".", "½", "¼", "¾", "⅓", "⅔", "⅕", "⅖", "⅗", "⅘", "⅙", "⅚", "⅛", "⅜", "⅝", "⅞":
		return true
	}
	return false
}

// number reads a number at atom i, with its sign.
func (f *finder) number(i int) (numeral.Number, bool) {
	sign := 1.0
	j := i
	switch f.word(i) {
	case "-", "−", "–":
		if !f.touches(i+1) || i > 0 && (f.touches(i) && f.a[i-1].Low != "(" || f.a[i-1].Kind == numeral.Digits) {
			return numeral.Number{}, false
		}
		sign, j = -1, i+1
	case "minus", "negative":
		sign, j = -1, i+1
	}
	n, ok := numeral.Read(f.a, j)
	if ok && sign < 0 {
		n.Value, n.Plain = -n.Value, false
	}
	return n, ok
}
