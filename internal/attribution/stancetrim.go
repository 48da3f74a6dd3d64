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
		if r.quoteOf[i] >= 0 || !(r.d.Word(i) == "," && r.added(i+1, last)) && !r.saysOn(i, last) {
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

// saysOn tells whether token i joins a verb of speech without a subject of its own, with
// which the writer goes on: "urged them to vote and said …".
func (r *reader) saysOn(i, last int) bool {
	if r.d.Tokens[i].Tag != doc.CCONJ || i+2 >= last {
		return false
	}
	v := i + 1
	if r.d.Tokens[v].Tag == doc.ADV {
		v++
	}
	w := r.d.Word(v)
	return r.d.Tokens[v].Tag == doc.VERB && w != r.lemma(v) && !strings.HasSuffix(w, "ing") && r.spoken(v) && r.tree.Child(v, doc.Nsubj, doc.NsubjPass, doc.Aux, doc.AuxPass) < 0
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
	return r.d.Tokens[i].Tag == doc.VERB && strings.HasSuffix(w, "ing") && r.rel(i) != doc.Conj
}
