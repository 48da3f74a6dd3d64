package attribution

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// contentOf finds the content of verb v in the shapes that its frames allow, as
// ranges of tokens that may still hold the cue and the source. A quotation that
// the tree does not tie to the verb is tied to it later.
func (r *reader) contentOf(v int, f frame, pass bool) ([]tokenRange, bool) {
	if f&clauseFrame != 0 {
		if t, ok := r.clause(v); ok {
			return t, true
		}
	}
	if f&infinitiveFrame != 0 {
		if x := r.tree.Child(v, doc.Xcomp); x > v && r.hasTo(x) {
			return []tokenRange{r.subtree(x)}, true
		}
		if a := r.tree.Child(v, doc.Advcl); a > v && r.caseOf(a) == "from" {
			return []tokenRange{r.subtree(a)}, true
		}
	}
	if f&objectFrame != 0 {
		rel := doc.Obj
		if pass {
			rel = doc.NsubjPass
		}
		if o := r.tree.Child(v, rel); o >= 0 && r.d.Tokens[o].Tag != doc.PRON {
			return []tokenRange{r.predicated(v, o)}, true
		}
	}
	if f&prepositionFrame != 0 {
		for c := range r.tree.Children(v) {
			if rel := r.rel(c); c > v && (rel == doc.Obl || rel == doc.Advcl) && r.d.Tokens[c].Tag != doc.PRON {
				return []tokenRange{r.subtree(c)}, true
			}
		}
	}
	return nil, false
}

// predicated is the object with what is said of it: "described it as a success".
func (r *reader) predicated(v, o int) tokenRange {
	t := r.object(v, o)
	for c := range r.tree.Children(v) {
		if c <= o {
			continue
		}
		switch r.rel(c) {
		case doc.Xcomp:
			t.last = max(t.last, int(r.tree.Right[c])+1)
		case doc.Obl, doc.Advcl:
			if as := r.caseOf(c); as == "as" || as == "for" && r.lemma(v) == "blame" {
				t.last = max(t.last, int(r.tree.Right[c])+1)
			}
		}
	}
	return t
}

// object is the object o of verb v with what belongs to it that the tree has hung on the
// verb: what a noun of speech or attitude is about ("its opposition to a port"), and the
// condition ("a strike, even if the talks failed").
func (r *reader) object(v, o int) tokenRange {
	t := r.subtree(o)
	for c := range r.tree.Children(v) {
		if c < t.last {
			continue
		}
		first, by := int(r.tree.Left[c]), r.caseOf(c)
		switch rel := r.rel(c); {
		case rel == doc.Obl && first == t.last && len(r.lex.nouns[r.lemma(o)]) > 0:
			switch by {
			case "to", "for", "about", "over", "against":
				t.last = int(r.tree.Right[c]) + 1
			}
		case rel == doc.Advcl && by == "if" && (first == t.last || r.onlyMarks(t.last, first)):
			t.last = int(r.tree.Right[c]) + 1
		}
	}
	return t
}

// clause finds a clause that is the complement of v, one that v comments on
// ("…, she said"), or one set beside it after a colon.
func (r *reader) clause(v int) ([]tokenRange, bool) {
	if c := r.tree.Child(v, doc.Ccomp); c >= 0 {
		return []tokenRange{r.subtree(c)}, true
	}
	if t, ok := r.commentedOn(v); ok {
		return []tokenRange{t}, true
	}
	for c := range r.tree.Children(v) {
		if c > v && r.rel(c) == doc.Parataxis && r.d.Tokens[r.tree.Left[c]].Start > 0 {
			if before := int(r.tree.Left[c]) - 1; before > v && r.d.Word(before) == ":" || r.d.Tokens[c].Tag == doc.VERB && r.quoteOf[c] >= 0 {
				return []tokenRange{r.subtree(c)}, true
			}
		}
	}
	return nil, false
}

// commentedOn is the clause beside which v stands as a parenthesis, less v's own
// part. v needs a subject of its own: "he said", "said the minister", "as he put it".
func (r *reader) commentedOn(v int) (tokenRange, bool) {
	h := int(r.d.Tokens[v].Head)
	if h < 0 || r.rel(v) != doc.Parataxis && !(r.rel(v) == doc.Advcl && r.caseOf(v) == "as") {
		return tokenRange{}, false
	}
	if r.tree.Child(v, doc.Nsubj, doc.NsubjPass) < 0 {
		return tokenRange{}, false
	}
	t := r.subtree(h)
	own := r.subtree(v)
	switch {
	case own.first <= t.first:
		t.first = own.last
	case own.last >= t.last || r.onlyMarks(own.last, t.last):
		t.last = own.first
	}
	return t, !t.empty()
}

func (r *reader) onlyMarks(first, last int) bool {
	for i := first; i < last; i++ {
		if r.d.Tokens[i].Tag != doc.PUNCT {
			return false
		}
	}
	return true
}

func (r *reader) hasTo(x int) bool {
	m := r.tree.Child(x, doc.Mark)
	return m >= 0 && r.lemma(m) == "to"
}

// coordinated is a content with the clause that "and that" or "but that" adds to it, where
// the tree has hung it elsewhere: "said that it leaks but that it will hold".
func (r *reader) coordinated(o *option, s *doc.Sentence) *option {
	n := len(o.spans) - 1
	first, end := r.d.TokensIn(o.spans[n])
	at := end
	if at < int(s.Last) && r.d.Word(at) == "," {
		at++
	}
	if first >= end || at+2 >= int(s.Last) || r.d.Tokens[at].Tag != doc.CCONJ || r.lemma(at+1) != "that" || r.d.Tokens[at+1].Tag != doc.SCONJ || r.quoteOf[at] != r.quoteOf[first] {
		return o
	}
	grown := *o
	grown.spans = append(append([]gainsay.Span{}, o.spans[:n]...), r.trim(tokenRange{first, int(s.Last)}))
	return &grown
}

// withinQuote is the content of a cue that stands in a quotation, less what stands outside
// of it where a verb of speech there says whose the quotation is.
func (r *reader) withinQuote(cue int, o *option) *option {
	q := r.quoteOf[cue]
	if q < 0 || !r.taggedBehind(cue, q) {
		return o
	}
	inner := r.quotes[q].inner
	clipped := *o
	clipped.spans = nil
	for _, c := range o.spans {
		first, last := r.d.TokensIn(gainsay.Span{Start: max(c.Start, inner.Start), End: min(c.End, inner.End)})
		if first >= last {
			continue
		}
		if piece := r.trim(tokenRange{first, last}); !piece.Empty() {
			clipped.spans = append(clipped.spans, piece)
		}
	}
	if len(clipped.spans) == 0 {
		return o
	}
	return &clipped
}

// taggedBehind tells that a verb of speech stands behind quotation q in the sentence of a
// token of it.
func (r *reader) taggedBehind(i int, q int32) bool {
	for j := i + 1; j < int(r.sentenceOf(i).Last); j++ {
		if r.quoteOf[j] < 0 && r.d.Tokens[j].Tag == doc.VERB && r.spoken(j) {
			return true
		}
		if other := r.quoteOf[j]; other >= 0 && other != q {
			return false
		}
	}
	return false
}

// hollow tells a content of function words and adverbs alone, which says nothing: "However,
// Lund disagreed".
func (r *reader) hollow(o *option) bool {
	for _, c := range o.spans {
		first, last := r.d.TokensIn(c)
		for i := first; i < last; i++ {
			switch r.d.Tokens[i].Tag {
			case doc.ADV, doc.SCONJ, doc.CCONJ, doc.PUNCT, doc.ADP, doc.DET, doc.PART:
			case doc.PRON:
				if l := r.lemma(i); l != "that" && l != "which" && l != "who" && l != "what" {
					return false
				}
			default:
				return false
			}
			if r.quoteOf[i] >= 0 {
				return false
			}
		}
	}
	return true
}
