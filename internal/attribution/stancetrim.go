package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// trailing is content spans less what the writer adds in his own words behind a comma:
// "questioned the ruling, which was made in May", "denied the charge, as has Lee".
func (r *reader) trailing(spans []gainsay.Span) []gainsay.Span {
	n := len(spans)
	if n == 0 {
		return spans
	}
	first, last := r.d.TokensIn(spans[n-1])
	for i := first + 1; i+1 < last; i++ {
		if r.quoteOf[i] >= 0 || !(r.d.Word(i) == "," && r.added(i+1, last)) && !r.ofTelling(i, last) && !r.saysOn(i, last, r.phrased(first)) {
			continue
		}
		s := r.trim(tokenRange{first, i})
		if s.Empty() {
			return spans
		}
		out := append([]gainsay.Span{}, spans...)
		out[n-1] = s
		return out
	}
	return spans
}

// belonging is what is denied or doubted with the phrase right behind it that the tree has
// hung on the verb: "denied any role in the theft". When and where one denied it is none.
func (r *reader) belonging(v int, spans []gainsay.Span) []gainsay.Span {
	n := len(spans)
	first, last := r.d.TokensIn(spans[n-1])
	if first >= last || last+1 >= len(r.d.Tokens) || r.d.Tokens[last].Tag != doc.ADP {
		return spans
	}
	switch r.lemma(last) {
	case "in", "of", "to", "with", "between", "about", "for":
	default:
		return spans
	}
	head := int(r.d.Tokens[last].Head)
	if head <= last || int(r.d.Tokens[head].Head) != v || r.rel(head) != doc.Obl || occasions[r.lemma(head)] || documents[r.lemma(head)] || serving[r.lemma(head)] || listeners[r.lemma(head)] {
		return spans
	}
	t := r.subtree(head)
	whole := r.d.SpanOf(t.first, t.last)
	if t.first != last || !r.timeIn(t, whole).Empty() || r.tree.Child(head, doc.AclRelcl) >= 0 {
		return spans
	}
	out := append([]gainsay.Span{}, spans...)
	out[n-1] = r.trim(tokenRange{first, t.last})
	return out
}

// ofTelling tells a token with which words about the telling begin, not about what is told:
// "on condition of anonymity", "for this story", "through a spokesman".
func (r *reader) ofTelling(i, last int) bool {
	if r.d.Tokens[i].Tag != doc.ADP {
		return false
	}
	n := int(r.d.Tokens[i].Head)
	if n <= i || n >= last || n > i+3 {
		return false
	}
	switch r.lemma(i) {
	case "on":
		return r.lemma(n) == "condition"
	case "for":
		return strings.EqualFold(r.d.Word(i+1), "this") && (r.lemma(n) == "story" || r.lemma(n) == "article" || r.lemma(n) == "report" || r.lemma(n) == "column")
	case "through", "via":
		return serving[r.lemma(n)]
	}
	return false
}

// phrased tells a content that begins as a phrase or an infinitive does, not a clause.
func (r *reader) phrased(first int) bool {
	switch r.d.Tokens[first].Tag {
	case doc.DET, doc.ADJ, doc.NOUN, doc.PROPN, doc.NUM:
		return r.rel(first) != doc.Nsubj && r.rel(r.headOf(first)) != doc.Nsubj
	case doc.PART:
		return r.lemma(first) == "to"
	}
	return false
}

// headOf is the head of token i, i itself for a root.
func (r *reader) headOf(i int) int {
	if h := int(r.d.Tokens[i].Head); h >= 0 {
		return h
	}
	return i
}

// saysOn tells whether token i joins a verb without a subject of its own with which the
// writer goes on: "urged them to vote and said …", behind a phrase any finite one: "cited
// the law and left".
func (r *reader) saysOn(i, last int, phrase bool) bool {
	if r.d.Tokens[i].Tag != doc.CCONJ || i+2 >= last {
		return false
	}
	v := i + 1
	if r.d.Tokens[v].Tag == doc.ADV {
		v++
	}
	w := r.d.Word(v)
	if r.d.Tokens[v].Tag == doc.AUX {
		return phrase && (w == "has" || w == "have" || w == "had" || w == "did" || w == "was") && r.tree.Child(r.headOf(v), doc.Nsubj, doc.NsubjPass) < i
	}
	return r.d.Tokens[v].Tag == doc.VERB && w != r.lemma(v) && !strings.HasSuffix(w, "ing") && (phrase || r.spoken(v)) &&
		r.rel(v) != doc.Amod && r.rel(v) != doc.Acl && r.tree.Child(v, doc.Nsubj, doc.NsubjPass, doc.Aux, doc.AuxPass) < 0
}

// added tells whether the words behind a comma, from token i to last, are an addition: a
// relative clause that goes on to the end, a participle, "as has Lee".
func (r *reader) added(i, last int) bool {
	w := strings.ToLower(r.d.Word(i))
	switch w {
	case "who", "which", "whose", "whom":
		return r.sentenceOf(i) == r.sentenceOf(last-1)
	case "as":
		return i+1 < last && r.d.Tokens[i+1].Tag == doc.AUX
	case "even":
		return i+1 < last && r.lemma(i+1) == "as"
	case "despite", "although", "though", "while", "but", "with":
		return true
	}
	return r.d.Tokens[i].Tag == doc.VERB && strings.HasSuffix(w, "ing") && w != "including" && r.rel(i) != doc.Conj
}
