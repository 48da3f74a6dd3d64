package collate

import (
	"sort"

	"gainsay"
)

// longestClause bounds, in bytes, the words that tell what happened.
const longestClause = 60

// clause is what happened, as the article prints it: a verb with the nouns that
// hang on it, as far as they stand close together. skip is left out, -1 for none.
func (s *story) clause(a int, terms []gainsay.Term, verb, skip int) string {
	span := terms[verb].Span
	for i, t := range terms {
		if t.Head != verb || i == skip || t.Kind != gainsay.NounTerm && t.Kind != gainsay.NameTerm {
			continue
		}
		wider := span.Cover(t.Span)
		if wider.Len() <= longestClause && (skip < 0 || !wider.Meets(terms[skip].Span)) {
			span = wider
		}
	}
	return clipped(s.words(a, span))
}

// An argument is what takes part in an event: the thing's stem, or "@" and the
// name of the actor meant.
func (s *story) arguments(a int, terms []gainsay.Term, verb int) []string {
	var out []string
	for i, t := range terms {
		under := t.Head == verb || t.Head >= 0 && terms[t.Head].Head == verb && terms[t.Head].Kind != gainsay.VerbTerm
		if i == verb || !under {
			continue
		}
		switch t.Kind {
		case gainsay.NameTerm, gainsay.NounTerm:
			if m := s.memberAt(a, t.Span); m >= 0 {
				out = appendNew(out, "@"+s.cast.members[m].Name)
			} else if !s.inTime(a, t.Span) {
				out = appendNew(out, s.termKey(t))
			}
		}
	}
	if k := terms[verb].Head; k >= 0 && terms[verb].Kind == gainsay.NounTerm && !s.inTime(a, terms[k].Span) {
		out = appendNew(out, s.termKey(terms[k]))
	}
	return out
}

// memberAt is the member whom a mention that holds the span means, -1 for none.
func (s *story) memberAt(a int, span gainsay.Span) int {
	near := s.mentionsIn(a, gainsay.Span{Start: span.Start - longestMention, End: span.Start + 1})
	for i := len(near) - 1; i >= 0; i-- {
		if m := &near[i]; m.Actor >= 0 && m.Span.Holds(span) {
			return s.cast.of[a][m.Actor]
		}
	}
	return -1
}

// longestMention bounds, in bytes, how far before a word a mention that holds it begins.
const longestMention = 120

// inTime tells whether a word is part of a time expression.
func (s *story) inTime(a int, span gainsay.Span) bool {
	for _, t := range s.timesIn(a, gainsay.Span{Start: span.Start - longestMention, End: span.End}) {
		if t.Span.Meets(span) {
			return true
		}
	}
	return false
}

func shared(a, b []string) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				n++
			}
		}
	}
	return n
}

// timesIn are the times of article a that begin within span.
func (s *story) timesIn(a int, span gainsay.Span) []gainsay.Time {
	all := s.times[a]
	from := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= span.Start })
	to := from + sort.Search(len(all)-from, func(i int) bool { return all[from+i].Span.Start >= span.End })
	return all[from:to]
}
