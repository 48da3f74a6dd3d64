package attribution

import (
	"sort"

	"gainsay"
	"gainsay/internal/language/doc"
)

// A tokenRange is the tokens [first, last).
type tokenRange struct{ first, last int }

func (t tokenRange) empty() bool { return t.first >= t.last }

func (t tokenRange) holds(i int) bool { return t.first <= i && i < t.last }

// subtree is the tokens from the first to the last that token i governs, less a
// dateline at the head of the sentence.
func (r *reader) subtree(i int) tokenRange {
	t := tokenRange{int(r.tree.Left[i]), int(r.tree.Right[i]) + 1}
	if i >= r.begin {
		t.first = max(t.first, r.begin)
	}
	return t
}

// body is a sentence less its dateline; what is read next is read from there on.
func (r *reader) body(s *doc.Sentence) *doc.Sentence {
	part := *s
	part.First = int32(r.d.Dateline(int(s.First), int(s.Last)))
	r.begin = int(part.First)
	return &part
}

// without cuts holes out of a range and returns the pieces as bytes, with marks
// of punctuation taken off their ends. Pieces of punctuation alone fall away.
func (r *reader) without(whole tokenRange, holes ...tokenRange) []gainsay.Span {
	var pieces []gainsay.Span
	first := whole.first
	flush := func(last int) {
		if s := r.trim(tokenRange{first, last}); !s.Empty() {
			pieces = append(pieces, s)
		}
	}
	for i := whole.first; i < whole.last; i++ {
		for _, h := range holes {
			if h.holds(i) {
				flush(i)
				first = i + 1
				break
			}
		}
	}
	flush(whole.last)
	return pieces
}

// trim takes commas, stops, dashes and unpaired quotation marks off the ends.
func (r *reader) trim(t tokenRange) gainsay.Span {
	for t.first < t.last && r.loose(t.first, t) {
		t.first++
	}
	for t.first < t.last && r.loose(t.last-1, t) {
		t.last--
	}
	return r.d.SpanOf(t.first, t.last)
}

// loose tells whether the mark at the edge of a range does not belong to it: any
// mark but a bracket, a percent sign or a quotation mark whose partner is inside.
func (r *reader) loose(i int, t tokenRange) bool {
	tok := &r.d.Tokens[i]
	if tok.Tag != doc.PUNCT {
		return false
	}
	word := r.d.Word(i)
	switch word {
	case "(", ")", "[", "]", "%":
		return false
	case "?", "!":
		return i == t.first
	}
	whole := r.d.SpanOf(t.first, t.last)
	from := sort.Search(len(r.quotes), func(q int) bool { return r.quotes[q].outer.End >= int(tok.Start) })
	for q := from; q < len(r.quotes) && r.quotes[q].outer.Start <= int(tok.Start); q++ {
		outer := r.quotes[q].outer
		if (outer.Start == int(tok.Start) || outer.End == int(tok.End)) && whole.Holds(outer) {
			// A pair that encloses the whole goes; a pair inside it stays.
			return outer.Start == whole.Start && outer.End == whole.End
		}
	}
	return true
}

// sentenceOf is the sentence that holds token i.
func (r *reader) sentenceOf(i int) *doc.Sentence {
	lo, hi := 0, len(r.d.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; int(r.d.Sentences[mid].Last) > i {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return &r.d.Sentences[lo]
}

func (r *reader) lemma(i int) string { return r.d.Tokens[i].Lemma }

func (r *reader) rel(i int) doc.Rel { return r.d.Tokens[i].Rel }

// caseOf is the lemma of the preposition that token i stands with, "" for none.
func (r *reader) caseOf(i int) string {
	if c := r.tree.Child(i, doc.Case, doc.Mark); c >= 0 {
		return r.lemma(c)
	}
	return ""
}

// negated tells whether a word that negates is attached to token i.
func (r *reader) negated(i int) bool {
	for c := range r.tree.Children(i) {
		switch r.lemma(c) {
		case "not", "n't", "never", "no", "hardly", "neither", "nor":
			if rel := r.rel(c); rel == doc.Advmod || rel == doc.Det || rel == doc.CcPreconj || rel == doc.Cc {
				return true
			}
		}
	}
	return false
}
