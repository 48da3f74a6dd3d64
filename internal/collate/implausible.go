package collate

import (
	"sort"
	"strings"

	"gainsay"
)

// together is how many bytes may lie between two values that cannot be meant for
// them to be one mistake: "2031% of GDP by 2,5".
const together = 40

// implausible are the amounts and times that cannot be meant as printed.
func (s *story) implausible() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for a := range s.readings {
		r := &s.readings[a]
		var last gainsay.Span
		add := func(kind, why string, span gainsay.Span) {
			if r.Article.InFurniture(span) {
				return
			}
			v := gainsay.Value{Value: s.words(a, span), Evidence: s.evidence(a, span, nil)}
			if !last.Empty() && span.Start-last.End < together && last.Start-span.End < together {
				d := &out[len(out)-1]
				d.Values, d.Why, d.OddOneOut = append(d.Values, v), d.Why+"; "+why, ""
			} else {
				out = append(out, gainsay.Discrepancy{
					Kind: kind, Class: gainsay.Implausible, Certainty: gainsay.Sure, About: s.subject(a, span), Why: why,
					OddOneOut: v.Value, Values: []gainsay.Value{v},
				})
			}
			last = span
		}
		for i := range r.Quantities {
			if q := &r.Quantities[i]; q.Implausible != "" {
				add(gainsay.QuantityKind, q.Implausible, q.Span)
			}
		}
		last = gainsay.Span{}
		for i := range r.Times {
			if t := &r.Times[i]; t.Implausible != "" {
				add(gainsay.DateKind, t.Implausible, t.Span)
			}
		}
	}
	return out
}

// subject is what a value is said of, as the article prints it: the verb with what it
// is said of and done to, or the noun before the value with the words around that noun,
// else the sentence.
func (s *story) subject(a int, span gainsay.Span) string {
	n := s.sentenceAt(a, span.Start)
	if n < 0 {
		return clipped(s.words(a, span))
	}
	sentence := &s.readings[a].Sentences[n]
	at := -1
	for i := range sentence.Terms {
		if sentence.Terms[i].Span.Meets(span) {
			at = i
		}
	}
	if told := s.measuredThing(a, sentence.Terms, at); told != "" {
		return told
	}
	for i := len(sentence.Terms) - 1; i >= 0; i-- {
		t := &sentence.Terms[i]
		named := t.Kind == gainsay.NounTerm || t.Kind == gainsay.NameTerm
		if named && t.Span.End <= span.Start && !s.inValue(a, t.Span) {
			return clipped(s.words(a, s.phraseOf(sentence.Terms, i)))
		}
	}
	return clipped(s.words(a, sentence.Span))
}

// measuredThing is the object, else the subject, of the verb above the value at index at,
// with the nouns that say of what it is: "share of the upkeep"; "" for none.
func (s *story) measuredThing(a int, terms []gainsay.Term, at int) string {
	verb := at
	for steps := 0; verb >= 0 && terms[verb].Kind != gainsay.VerbTerm && steps < len(terms); steps++ {
		verb = terms[verb].Head
	}
	if verb < 0 || at < 0 {
		return ""
	}
	for _, rel := range [...]string{"obj", "nsubj"} {
		for i := range terms {
			if terms[i].Head == verb && strings.HasPrefix(terms[i].Rel, rel) && terms[i].Kind != gainsay.NumberTerm && !s.inValue(a, terms[i].Span) {
				return clipped(s.words(a, s.phraseOf(terms, i)))
			}
		}
	}
	return ""
}

// phraseOf is the noun at index at with the words right before it and one noun that says
// of what it is.
func (s *story) phraseOf(terms []gainsay.Term, at int) gainsay.Span {
	phrase := terms[at].Span
	for i := at - 1; i >= 0 && phrase.Start-terms[i].Span.End == 1 && terms[i].Kind != gainsay.VerbTerm && terms[i].Kind != gainsay.NumberTerm; i-- {
		phrase = phrase.Cover(terms[i].Span)
	}
	for i := at + 1; i < len(terms) && i <= at+2; i++ {
		if terms[i].Head == at && terms[i].Kind == gainsay.NounTerm && terms[i].Span.Start-phrase.End <= longestOf {
			return phrase.Cover(terms[i].Span)
		}
	}
	return phrase
}

// longestOf bounds, in bytes, what may stand between a noun and the one that says of
// what it is: " of the ".
const longestOf = 10

// inValue tells whether a word is part of an amount or a time.
func (s *story) inValue(a int, span gainsay.Span) bool {
	all := s.readings[a].Quantities
	n := sort.Search(len(all), func(i int) bool { return all[i].Span.End > span.Start })
	return n < len(all) && all[n].Span.Meets(span) || s.inTime(a, span)
}
