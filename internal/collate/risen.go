package collate

import "gainsay"

// rising are verbs that tell to what a count has come; what is counted is their subject:
// "the number of people injured rose to 19".
var rising = wordSet("rise climb increase reach jump grow stand pass hit soar swell mount top exceed")

// counting are the nouns for a count, by what they count where no word says: a toll is
// of the dead.
var counting = map[string]string{"number": "", "count": "", "tally": "", "total": "", "toll": "killed"}

// risenFigure is the amount that a count is said to have come to, with what is counted;
// false where the sentence tells of no count.
func (s *story) risenFigure(a, n, at int, q *gainsay.Quantity) (figure, bool) {
	terms := s.readings[a].Sentences[n].Terms
	verb := terms[at].Head
	if q.Unit != "" || verb < 0 || terms[verb].Kind != gainsay.VerbTerm || !rising[terms[verb].Lemma] {
		return figure{}, false
	}
	f := figure{article: a, sentence: n, q: q, of: "people"}
	for i := range terms {
		event, counts := counting[terms[i].Lemma]
		if !counts || terms[i].Head != verb || terms[i].Span.Start > terms[verb].Span.Start {
			continue
		}
		if f.event = event; f.event == "" {
			f.event = s.harmUnder(terms, i, verb)
		}
	}
	if f.event == "" {
		return figure{}, false
	}
	var ok bool
	if f.times, ok = s.timesOf(a, n); !ok {
		return figure{}, false
	}
	f.about = "people " + f.event
	f.scene = s.sceneOf(a, n)
	return f, true
}

// harmUnder is what befell those whom the noun at index at counts: a word of harm
// between it and the verb; "" for none.
func (s *story) harmUnder(terms []gainsay.Term, at, verb int) string {
	for i := at + 1; i < verb; i++ {
		if h := harm[terms[i].Lemma]; h != "" && s.hangsOn(terms, i, at) {
			return h
		}
	}
	return ""
}

// hangsOn tells whether the term at index i stands somewhere beneath the one at index at.
func (s *story) hangsOn(terms []gainsay.Term, i, at int) bool {
	for steps := 0; i >= 0 && steps < len(terms); steps++ {
		if i == at {
			return true
		}
		i = terms[i].Head
	}
	return false
}
