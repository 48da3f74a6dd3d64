package when

import (
	"fmt"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/numeral"
)

// dateline is the day that the first lines of the text give, where the article
// has none: "KYIV, March 5, 2025 —", "5 March 2025, 10:30".
func (f *finder) dateline() civil {
	for i := 0; i < len(f.a) && i < 60; i++ {
		a := &f.a[i]
		if a.Kind == numeral.Sign || i > 0 && a.Gap == numeral.None && f.a[i-1].Kind != numeral.Sign {
			continue
		}
		if d, ok := f.monthDateOrNumeric(i); ok && d.year && d.day > 0 && d.wrong == "" && f.datesText(i, d.last) {
			return d.civil
		}
	}
	return civil{}
}

func (f *finder) monthDateOrNumeric(i int) (date, bool) {
	if f.a[i].Kind == numeral.Digits {
		if d, ok := f.numeric(i); ok {
			return d, ok
		}
	}
	return f.monthDate(i)
}

// datesText tells that the date stands for the text: at the start or the end of a
// line, or before the dash of a dateline; not in the middle of a sentence.
func (f *finder) datesText(i, last int) bool {
	if last >= len(f.a) || f.a[last].Gap >= numeral.Line {
		return f.a[i].Gap >= numeral.Line || f.word(i-1) == "," || f.word(i-1) == "|" || f.word(i-1) == ":"
	}
	switch f.a[last].Low {
	case "—", "–", "-", "|", "/":
		return f.a[i].Gap >= numeral.Line || f.word(i-1) == ","
	case "(", ",":
		return f.a[i].Gap >= numeral.Line
	}
	return false
}

// checkOrder marks an end that lies before its beginning: "from May 2024 to March
// 2023", "between 2030 and 2025".
func (f *finder) checkOrder() {
	for k := 1; k < len(f.hits); k++ {
		a, b := f.hits[k-1], f.hits[k]
		if b.first-a.last != 1 || !f.spans(a, b) || a.typ != dateType || b.typ != dateType {
			continue
		}
		x, y := f.out[k-1].Value, f.out[k].Value
		if len(x) >= 4 && len(y) >= 4 && digits(x[:4]) && digits(y[:4]) && len(x) == len(y) && y < x && f.printedYear(b) && f.printedYear(a) {
			f.out[k].Implausible = fmt.Sprintf("the end, %s, lies before the beginning, %s",
				f.out[k].Span.In(f.text), f.out[k-1].Span.In(f.text))
		}
	}
}

// spans tells that two times are the two ends of one stretch.
func (f *finder) spans(a, b hit) bool {
	before := f.word(a.first - 1)
	switch f.word(a.last) {
	case "to", "until", "till":
		return before == "from"
	case "and":
		return before == "between"
	case "-", "–", "—":
		return before == "("
	}
	return false
}

// printedYear tells that the words of the hit hold a year of four digits.
func (f *finder) printedYear(h hit) bool {
	for k := h.first; k < h.last; k++ {
		if f.a[k].Kind == numeral.Digits && len(f.a[k].Low) == 4 {
			return true
		}
	}
	return false
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// belong says which event or statement each time belongs to: in a parsed
// article the verb or event noun above it in the tree, else the word just before it
// where that is a past form ("said Friday", "killed on Monday").
func (f *finder) belong(d *doc.Doc) {
	for k := range f.out {
		t := &f.out[k]
		if t.Type == setType && t.Value == "" {
			continue
		}
		if d.Parsed {
			t.Of, t.OfSpan = above(d, t.Span)
			continue
		}
		t.Of, t.OfSpan = f.beside(f.hits[k].first)
	}
}

// above climbs from the head of the time to the verb or noun it modifies.
func above(d *doc.Doc, span gainsay.Span) (string, gainsay.Span) {
	first, last := d.TokensIn(span)
	for i := first; i < last; i++ {
		h := int(d.Tokens[i].Head)
		if h < 0 || h >= first && h < last {
			continue
		}
		for steps := 0; steps < 4 && h >= 0; steps++ {
			t := &d.Tokens[h]
			if t.Tag == doc.VERB || t.Tag == doc.NOUN {
				return t.Lemma, d.SpanOf(h, h+1)
			}
			h = int(t.Head)
		}
		break
	}
	return "", gainsay.Span{}
}

func (f *finder) beside(i int) (string, gainsay.Span) {
	j := i - 1
	switch f.word(j) {
	case "on", "in", "at", "since", "until", "by", "late", "early":
		j--
	}
	if j < 0 || f.a[j].Kind != numeral.Word || f.a[j].Cap {
		return "", gainsay.Span{}
	}
	w := f.a[j].Low
	lemma := ""
	switch {
	case w == "said":
		lemma = "say"
	case w == "told":
		lemma = "tell"
	case len(w) > 5 && w[len(w)-2:] == "ed" && f.verbal(j) != unknown:
		lemma = w
	}
	if lemma == "" {
		return "", gainsay.Span{}
	}
	return lemma, gainsay.Span{Start: int(f.a[j].Start), End: int(f.a[j].End)}
}
