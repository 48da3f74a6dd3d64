package attribution

import (
	"strings"

	"gainsay/internal/language/doc"
)

// behindQuote is the speaker between a quotation and the verb of speech v behind it,
// whatever the tree makes of what is said of him: "…," Ada Berg, who runs the lock, said.
// head is the token that he is named by; ok is false where the words have another shape.
func (r *reader) behindQuote(v int) (t tokenRange, head int, ok bool) {
	if r.quoteOf[v] >= 0 || !r.spoken(v) {
		return t, -1, false
	}
	s := r.sentenceOf(v)
	end := r.cueRange(v)[0].first
	t = tokenRange{end, end}
	for t.first > int(s.First) && r.quoteOf[t.first-1] < 0 && end-t.first < longestSource {
		t.first--
	}
	if t.first == int(s.First) || r.quoteOf[t.first-1] < 0 || !r.isSpeech(int(r.quoteOf[t.first-1])) {
		return t, -1, false
	}
	t = r.edged(t)
	name := t.first
	for name < t.last && r.nominalWord(name) {
		name++
	}
	if name == t.first || !r.startsName(t.first) || name < t.last && r.d.Word(name) != "," {
		return t, -1, false
	}
	if name < t.last && r.d.Word(end-1) != "," {
		return t, -1, false // the verb is of what is told of him
	}
	return t, r.nominal(t.first, name), true
}

// nominalWord tells a word that may stand in a noun phrase without a clause.
func (r *reader) nominalWord(i int) bool {
	switch r.d.Tokens[i].Tag {
	case doc.DET, doc.ADJ, doc.NOUN, doc.PROPN, doc.NUM, doc.ADP, doc.PART, doc.CCONJ, doc.PRON, doc.SYM, doc.X:
		return true
	}
	return r.d.Word(i) == "-" || r.d.Word(i) == "."
}

// startsName tells a word that a noun phrase may begin with.
func (r *reader) startsName(i int) bool {
	switch r.d.Tokens[i].Tag {
	case doc.ADP, doc.PART, doc.CCONJ:
		return false
	case doc.PRON:
		l := r.lemma(i)
		return l != "which" && l != "who" && l != "that" && l != "what"
	}
	return true
}

// pronounBefore is the pronoun right before the verb of speech v that begins a clause:
// "…; another said", whatever the tree takes for the subject. It is -1 for none.
func (r *reader) pronounBefore(v int) int {
	if r.d.Tokens[v].Tag != doc.VERB || !r.spoken(v) {
		return -1
	}
	n := r.cueRange(v)[0].first - 1
	if n < int(r.sentenceOf(v).First) {
		return -1
	}
	switch strings.ToLower(r.d.Word(n)) {
	case "another", "others", "he", "she", "they", "some", "one", "many":
	default:
		return -1
	}
	if n == int(r.sentenceOf(v).First) || r.d.Tokens[n-1].Tag == doc.PUNCT || r.d.Tokens[n-1].Tag == doc.CCONJ && r.d.Tokens[n-min(n, 2)].Tag == doc.PUNCT {
		return n
	}
	return -1
}
