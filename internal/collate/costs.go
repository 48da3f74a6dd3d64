package collate

import (
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// costing are the nouns for what something costs, and reckoning the verbs that put a cost
// at an amount.
var (
	costing   = wordSet("cost price bill expense")
	reckoning = wordSet("put estimate expect reckon set calculate value give")
)

// costFigure is the amount that something is said to cost, under one key however it is
// told: "repairs would cost …", "puts the cost of the repairs at …", "expects the repairs
// to cost …". False where a sentence tells of no cost, or not of what.
func (s *story) costFigure(a, n, at int, q *gainsay.Quantity) (figure, bool) {
	terms := s.readings[a].Sentences[n].Terms
	if compare.Dimension(q.Unit) != "money" {
		return figure{}, false
	}
	thing := -1
	for i := range terms {
		if !costing[terms[i].Lemma] || thing >= 0 {
			continue
		}
		if terms[i].Kind == gainsay.NounTerm && s.reckoned(terms, i, at) {
			thing = s.under(terms, i, "nmod")
		}
		if thing < 0 && terms[at].Head == i { // "to cost 12 million"
			thing = s.payer(terms, i)
		}
	}
	if thing < 0 {
		return figure{}, false
	}
	f := figure{article: a, sentence: n, q: q, event: "cost", of: compare.Dimension(q.Unit) + ":" + s.termKey(terms[thing])}
	var ok bool
	if f.times, ok = s.timesOf(a, n); !ok {
		return figure{}, false
	}
	f.about = "the cost of " + strings.ToLower(clipped(s.words(a, s.phraseOf(terms, thing))))
	f.scene = s.sceneOf(a, n)
	return f, true
}

// reckoned tells whether the amount at index at hangs on the cost at index i or on the verb
// that puts it.
func (s *story) reckoned(terms []gainsay.Term, i, at int) bool {
	verb := terms[i].Head
	return terms[at].Head == i || verb >= 0 && terms[at].Head == verb && reckoning[terms[verb].Lemma]
}

// under is the first noun that hangs on the term at index i by a relation, -1 for none.
func (s *story) under(terms []gainsay.Term, i int, rel string) int {
	for k := range terms {
		if terms[k].Head == i && terms[k].Kind == gainsay.NounTerm && strings.HasPrefix(terms[k].Rel, rel) {
			return k
		}
	}
	return -1
}

// payer is what is said to cost something: the subject of the word at index i, or what it
// hangs on, -1 for none.
func (s *story) payer(terms []gainsay.Term, i int) int {
	if k := s.under(terms, i, "nsubj"); k >= 0 {
		return k
	}
	if k := terms[i].Head; k >= 0 && k < i && terms[k].Kind == gainsay.NounTerm {
		return k
	}
	return -1
}
