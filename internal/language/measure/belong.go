package measure

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/numeral"
)

// belong says what q counts or measures: the noun counted, the noun after "of", the
// noun that a hyphened measure stands before, or, by the tree, the noun it hangs on.
func (f *finder) belong(q *found) {
	if q.of >= 0 {
		f.setOf(q, q.of)
		if q.ofFirst >= 0 && q.ofFirst < q.of {
			q.OfSpan.Start = int(f.a[q.ofFirst].Start)
		}
		return
	}
	if q.Unit == "" || q.kind == scoreKind || q.kind == rankKind {
		return
	}
	if f.d.Parsed && f.measuredInTree(q) {
		return
	}
	if q.kind == age {
		return
	}
	j := q.last
	switch {
	case f.next(j) == "of":
		j++
		for determiner(f.next(j)) {
			j++
		}
		if at := f.headAfter(j); at >= 0 {
			f.setOf(q, at)
		}
	case f.hyphened(q):
		if at := f.headAfter(j); at >= 0 {
			f.setOf(q, at)
		}
	}
}

// hyphened tells a measure that stands before its noun: "a 10-gallon cooler".
func (f *finder) hyphened(q *found) bool {
	return q.last-2 >= q.num.Last-1 && f.word(q.last-2) == "-" && q.last-2 >= q.first
}

// headAfter is the last word of the noun phrase that begins at atom j, -1 when it
// cannot be told from the surface.
func (f *finder) headAfter(j int) int {
	best := -1
	for k := j; k < j+4 && k < len(f.a); k++ {
		a := &f.a[k]
		if a.Kind != numeral.Word || a.Gap > numeral.Line || stops(a.Low) || k > j && a.Gap == numeral.None {
			break
		}
		if modifies(a.Low) {
			continue
		}
		best = k
		if f.plural(k) {
			break
		}
		if k+1 >= len(f.a) || !f.plural(k+1) {
			break
		}
	}
	return best
}

// setOf makes the noun at atom i what q counts; with a tree its lemma is the token's.
func (f *finder) setOf(q *found, i int) {
	q.Of = singular(f.a[i].Low)
	if len(f.a[i].Low) > 1 && f.upper(i) {
		q.Of = f.raw(i) // "GDP"
	}
	q.OfSpan = gainsay.Span{Start: int(f.a[i].Start), End: int(f.a[i].End)}
	if f.d.Parsed {
		if first, last := f.tokens(i, i+1); last == first+1 && f.d.Tokens[first].Lemma != "" && f.a[i].Low != "people" {
			q.Of = f.d.Tokens[first].Lemma
		}
	}
}

// measuredInTree finds the noun that a measure belongs to: what it is of, what it
// stands before, else the subject of the verb that it hangs on ("prices rose 3%").
func (f *finder) measuredInTree(q *found) bool {
	first, last := f.tokens(q.num.First, q.last)
	for i := first; i < last; i++ {
		t := &f.d.Tokens[i]
		h := int(t.Head)
		if h >= first && h < last {
			continue
		}
		if c := f.child(i, last, doc.Nmod); c >= 0 {
			return f.token(q, c)
		}
		if h < 0 {
			return false
		}
		head := &f.d.Tokens[h]
		switch {
		case head.Tag == doc.NOUN && (t.Rel == doc.Nummod || t.Rel == doc.Amod || t.Rel == doc.Compound || t.Rel == doc.NmodDesc || t.Rel == doc.NmodUnmarked || t.Rel == doc.Nmod):
			return f.token(q, h)
		case head.Tag == doc.VERB || head.Tag == doc.ADJ || head.Tag == doc.ADV:
			return f.subject(q, h)
		}
		return false
	}
	return false
}

// child is the first token after atoms of q that hangs on token i by rel.
func (f *finder) child(i, from int, rel doc.Rel) int {
	for c := from; c < from+10 && c < len(f.d.Tokens); c++ {
		if int(f.d.Tokens[c].Head) == i && f.d.Tokens[c].Rel == rel && f.d.Tokens[c].Tag == doc.NOUN {
			return c
		}
	}
	return -1
}

// subject is the noun that is the subject of the verb at token v, within its sentence.
func (f *finder) subject(q *found, v int) bool {
	for c := v - 1; c >= 0 && c > v-25; c-- {
		t := &f.d.Tokens[c]
		if int(t.Head) == v && (t.Rel == doc.Nsubj || t.Rel == doc.NsubjPass) {
			if t.Tag == doc.NOUN || t.Tag == doc.PROPN {
				return f.token(q, c)
			}
			return false
		}
	}
	return false
}

func (f *finder) token(q *found, i int) bool {
	q.Of = f.d.Tokens[i].Lemma
	q.OfSpan = f.d.SpanOf(i, i+1)
	return q.Of != ""
}
