package collate

import (
	"slices"
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// figures are the amounts of which it is known what they are amounts of.
func (s *story) figures() []figure {
	var out []figure
	for a := range s.readings {
		r := &s.readings[a]
		first := len(out)
		for i := range r.Quantities {
			q := &r.Quantities[i]
			n := s.sentenceAt(a, q.Span.Start)
			if q.Implausible != "" || n < 0 || r.Article.InFurniture(q.Span) {
				continue
			}
			if s.isWhole(a, q) {
				out = append(out, s.wholeFigure(a, n, q))
			}
			if s.partial(a, i) || s.listed(a, n) {
				continue
			}
			if f, ok := s.figure(a, n, q); ok {
				out = append(out, f)
			}
		}
		out = append(out[:first], alone(out[first:])...)
	}
	return out
}

// longestItem is how many content words an item of a list or a heading has at most.
const longestItem = 4

// listed tells a sentence without a verb that is not the headline: an item of a list,
// a heading, of what cannot be told.
func (s *story) listed(a, n int) bool {
	r := &s.readings[a]
	if r.Article.Headline.Meets(r.Sentences[n].Span) || len(r.Sentences[n].Terms) > longestItem {
		return false
	}
	for _, t := range r.Sentences[n].Terms {
		if t.Kind == gainsay.VerbTerm {
			return false
		}
	}
	return true
}

// alone leaves out figures of one sentence that are of one sort: "35 dead in the
// one village, 11 in the other", "from 35 percent to 21 percent".
func alone(figures []figure) []figure {
	type sort struct {
		sentence int
		of       string
	}
	values := map[sort]map[float64]bool{}
	key := func(f *figure) sort {
		switch {
		case f.q.Unit != "":
			return sort{f.sentence, compare.Dimension(f.q.Unit)}
		case harmed[f.event]:
			return sort{f.sentence, f.event}
		}
		return sort{f.sentence, f.of + "|" + f.event}
	}
	for i := range figures {
		k := key(&figures[i])
		if values[k] == nil {
			values[k] = map[float64]bool{}
		}
		values[k][figures[i].q.Value] = true
	}
	var out []figure
	for i := range figures {
		if len(values[key(&figures[i])]) == 1 {
			out = append(out, figures[i])
		}
	}
	return out
}

// whole is the event of figures of all there are: "the 40 lorries", "all 40
// lorries". Within one article there is one such number.
const whole = "whole"

// definite ends what stands before a number of all there are.
var definite = pattern(`(?i)\b(?:all|the|all the)\s+$`)

// isWhole tells whether a quantity counts all of a thing of one name.
func (s *story) isWhole(a int, q *gainsay.Quantity) bool {
	if q.Unit != "" || q.Bound != gainsay.Exact || q.Value < 10 || q.OfSpan.Empty() || q.Of == "people" || q.Of == "person" || q.Of == "other" {
		return false
	}
	text := s.readings[a].Article.Text
	if printed := strings.ToLower(lastWord(q.OfSpan.In(text))); !strings.HasSuffix(printed, "s") && !strings.HasSuffix(printed, "en") {
		return false // "the 350 seat house"
	}
	return len(strings.Fields(q.OfSpan.In(text))) == 1 && definite().MatchString(text[max(0, q.Span.Start-10):q.Span.Start])
}

func (s *story) wholeFigure(a, n int, q *gainsay.Quantity) figure {
	things := strings.Join(strings.Fields(q.OfSpan.In(s.readings[a].Article.Text)), " ")
	return figure{article: a, sentence: n, q: q, event: whole, of: s.stemOf(strings.ToLower(q.Of)), about: "all the " + things}
}

// Words around a number that make it a part, an addition, a share or a place in a
// row: it is no amount of the whole.
var (
	partAfter  = pattern(`(?i)^\s*(?:\w+\s+)?(?:of\s+\d|in\s+\d|of\s+(?:the|those|these|them|whom|which|us|its|his|her|their|our)\b|from\b|to\s+(?-i:[A-Z])|(?:more|others?|further|additional|extra)\b|apiece|each\b|-?(?:year|day|month|week|hour)s?-?(?:old|long)\b)`)
	partBefore = pattern(`(?i)(?:\b(?:all|\d+\s+of|(?:family|group|team|couple)\s+of|including|among\s+them|another|further|additional|extra|other|of\s+(?:the|those|which|whom)|by|every|each|per|than\s+the|first|last|next|within|in)|[#№/]|\bage[ds]?(?:\s+\d+(?:,|,?\s+and|\s+to))*)\s*$`)
)

// relative begins a clause that says which ones are meant: "the six people who died
// in the other crash".
var relative = pattern(`^\s+(?:\w+\s+){1,2}(?:who|whose|which|that)\b`)

// partial tells whether a quantity counts a part of something, or more of it.
func (s *story) partial(a, i int) bool {
	q := &s.readings[a].Quantities[i]
	text := s.readings[a].Article.Text
	if strings.ContainsAny(q.Span.In(text), "/") || i > 0 && s.conversion(a, i) {
		return true
	}
	if definite().MatchString(text[max(0, q.Span.Start-10):q.Span.Start]) && relative().MatchString(text[q.Span.End:min(len(text), q.Span.End+40)]) {
		return true
	}
	return partAfter().MatchString(text[q.Span.End:min(len(text), q.Span.End+40)]) ||
		partBefore().MatchString(text[max(0, q.Span.Start-24):q.Span.Start])
}

// conversion tells a measure in brackets after the same in another unit.
func (s *story) conversion(a, i int) bool {
	r := &s.readings[a]
	before, q := &r.Quantities[i-1], &r.Quantities[i]
	if q.Unit == "" || before.Span.End > q.Span.Start || q.Span.Start-before.Span.End > 20 {
		return false
	}
	between := r.Article.Text[before.Span.End:q.Span.Start]
	return strings.ContainsAny(between, "(/") && compare.Dimension(before.Unit) == compare.Dimension(q.Unit)
}

// figure is quantity q of sentence n with what it is the amount of, false where
// that cannot be told.
func (s *story) figure(a, n int, q *gainsay.Quantity) (figure, bool) {
	terms := s.readings[a].Sentences[n].Terms
	of := q.OfSpan
	if of.Empty() {
		of = q.Span
	}
	at := -1
	for i := range terms {
		if terms[i].Span.Meets(of) {
			at = i
		}
	}
	if at < 0 {
		return figure{}, false
	}
	if f, ok := s.risenFigure(a, n, at, q); ok {
		return f, true
	}
	if f, ok := s.costFigure(a, n, at, q); ok {
		return f, true
	}
	f := figure{article: a, sentence: n, q: q}
	var told string
	if f.event, told = s.eventOf(a, terms, at, q); f.event == "" {
		return figure{}, false
	}
	if f.of = s.countKey(a, q, f.event); f.of == "" {
		return figure{}, false
	}
	var ok bool
	if f.times, ok = s.timesOf(a, n); !ok {
		return figure{}, false
	}
	f.about = s.aboutFigure(a, &f, told)
	for i, t := range terms {
		narrows := t.Kind == gainsay.NounTerm || t.Kind == gainsay.NameTerm || t.Kind == gainsay.ModifierTerm
		if narrows && t.Head == at && i < at && !t.Span.Meets(q.Span) && harm[t.Lemma] == "" && s.nation(s.words(a, t.Span)) == "" {
			f.narrowed = append(f.narrowed, s.termKey(t))
		}
	}
	sort.Strings(f.narrowed)
	if f.places = s.placesIn(a, n); s.elsewhere(f.places) {
		return figure{}, false
	}
	f.scene = s.sceneOf(a, n)
	return f, true
}

// aboutFigure says what a figure is an amount of, in words a person reads.
func (s *story) aboutFigure(a int, f *figure, told string) string {
	printed := strings.Join(strings.Fields(f.q.OfSpan.In(s.readings[a].Article.Text)), " ")
	switch {
	case harmed[f.event] && strings.HasPrefix(f.of, "people"):
		nation := strings.TrimPrefix(f.of, "people")
		if nation != "" {
			nation = " of" + nation
		}
		return "people" + nation + " " + f.event
	case f.event == compound || told == "":
		return printed
	case f.q.Unit != "":
		return strings.TrimSpace(printed + ", " + told)
	}
	return strings.TrimSpace(printed + ": " + told)
}

// compound is the event of figures of things that their own name tells well
// enough: "rescue units".
const compound = "compound"

// eventOf is what happened to the thing at index at, a word of harm beside it or
// the nearest verb above it, and the words for it.
func (s *story) eventOf(a int, terms []gainsay.Term, at int, q *gainsay.Quantity) (event, told string) {
	if at+1 < len(terms) {
		next := &terms[at+1]
		if h := harm[strings.ToLower(next.Lemma)]; h != "" && onlyAuxiliaries(s.words(a, gainsay.Span{Start: terms[at].Span.End, End: next.Span.Start})) {
			return h, h
		}
	}
	if h := harm[strings.ToLower(terms[at].Lemma)]; h != "" {
		return h, h
	}
	for _, t := range terms {
		if h := harm[strings.ToLower(t.Lemma)]; h != "" && t.Head == at && t.Kind != gainsay.NounTerm {
			return h, h
		}
	}
	steps := 0
	for i := terms[at].Head; i >= 0 && steps < len(terms); i, steps = terms[i].Head, steps+1 {
		if h := harm[strings.ToLower(terms[i].Lemma)]; h != "" && (terms[i].Kind != gainsay.NounTerm || harmNouns[terms[i].Lemma]) {
			return h, h
		}
		if terms[i].Kind == gainsay.VerbTerm {
			switch {
			case s.toHospital(terms, i):
				return hospital, hospital
			case q.Unit == "" && s.isCompound(a, q):
				return compound, ""
			}
			return s.termKey(terms[i]), s.clause(a, terms, i, at)
		}
	}
	switch {
	case q.Unit == "" && s.isCompound(a, q):
		return compound, ""
	case q.Unit != "" && terms[at].Kind == gainsay.NounTerm && !terms[at].Span.Meets(q.Span):
		return "of " + s.termKey(terms[at]), ""
	}
	return "", ""
}

// isCompound tells a thing counted whose name is two common nouns.
func (s *story) isCompound(a int, q *gainsay.Quantity) bool {
	words := strings.Fields(q.OfSpan.In(s.readings[a].Article.Text))
	if len(words) < 2 || people[strings.ToLower(q.Of)] {
		return false
	}
	before := words[len(words)-2]
	n := s.sentenceAt(a, q.OfSpan.Start)
	if n < 0 || before[0] >= 'A' && before[0] <= 'Z' {
		return false
	}
	for _, t := range s.readings[a].Sentences[n].Terms {
		if q.OfSpan.Holds(t.Span) && t.Kind == gainsay.NounTerm && s.words(a, t.Span) == before {
			return true
		}
	}
	return false
}

// onlyAuxiliaries tells whether words do nothing but carry a verb: "have been".
func onlyAuxiliaries(text string) bool {
	for _, w := range strings.Fields(strings.ToLower(text)) {
		switch w {
		case "have", "has", "had", "been", "were", "was", "are", "is", "being", "feared", "left", "also":
		default:
			return false
		}
	}
	return true
}

// timesOf are the days that a sentence names, false when they lie far apart: its
// figures are of one time or of another.
func (s *story) timesOf(a, n int) ([]string, bool) {
	for _, t := range s.timesIn(a, s.readings[a].Sentences[n].Span) {
		if t.Type == "DATE" && strings.HasPrefix(t.Value, "XXXX-") && !strings.HasPrefix(t.Value, "XXXX-W") && !strings.HasPrefix(t.Value, "XXXX-XX") {
			return nil, false // "in March" of a year that is not told
		}
	}
	if s.ofAnotherYear(a, n) {
		return nil, false
	}
	days := s.daysIn(a, n)
	for _, d := range days {
		if n, ok := daysBetween(d, days[0]); ok && n > carriedDays {
			return nil, false
		}
	}
	return days, true
}

// printedYear is a year as a sentence prints it, before a noun too: "the 1933 disaster".
var printedYear = pattern(`\b(?:1[6-9]|20)\d\d\b`)

// ofAnotherYear tells whether sentence n of article a prints a year that is not the one of
// its publication: it tells of what happened at another time.
func (s *story) ofAnotherYear(a, n int) bool {
	r := &s.readings[a]
	span := r.Sentences[n].Span
	for _, k := range printedYear().FindAllStringIndex(span.In(r.Article.Text), -1) {
		at := gainsay.Span{Start: span.Start + k[0], End: span.Start + k[1]}
		counts := slices.ContainsFunc(r.Quantities, func(q gainsay.Quantity) bool { return q.Span.Meets(at) })
		if !counts && !strings.HasPrefix(r.Article.Published, at.In(r.Article.Text)) {
			return true
		}
	}
	return false
}

// daysIn are the days that sentence n of article a names.
func (s *story) daysIn(a, n int) []string {
	r := &s.readings[a]
	var out []string
	for _, t := range s.timesIn(a, r.Sentences[n].Span) {
		if r.Sentences[n].Span.Holds(t.Span) && (t.Type == "DATE" || t.Type == "TIME") && t.Value != "" && !strings.Contains(t.Value, "X") {
			out = append(out, t.Value[:min(len(t.Value), len("2006-01-02"))])
		}
	}
	return out
}

// sceneOf is a sentence, prepared for comparison with others.
func (s *story) sceneOf(a, n int) utterance {
	span := s.readings[a].Sentences[n].Span
	u := utterance{article: a, st: &gainsay.Statement{Content: []gainsay.Span{span}}, span: span}
	s.fillTerms(&u)
	return u
}
