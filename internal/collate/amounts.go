package collate

import (
	"regexp"
	"sort"
	"strings"
	"time"

	"gainsay"
	"gainsay/internal/compare"
)

// A figure is a printed amount with what it is the amount of.
type figure struct {
	article  int
	sentence int
	q        *gainsay.Quantity
	of       string   // what is counted or measured, under one key
	event    string   // what happened to it: a kind of harm, or the verb
	narrowed []string // what narrows it down: "foreign", "school"; sorted
	about    string   // what the fact is, in words a person reads
	times    []string // days that its sentence names
	scene    utterance
}

// amounts finds figures for one fact that cannot all be right.
func (s *story) amounts() []gainsay.Discrepancy {
	figures := s.figures()
	parent := make([]int, len(figures))
	for i := range parent {
		parent[i] = i
	}
	byKey := map[string][]int{}
	clashing := map[int]bool{} // figures of which one conflicts with another
	for i := range figures {
		f := &figures[i]
		key := f.of + "|" + f.event
		known := false
		for _, j := range byKey[key] {
			if !s.sameFact(&figures[j], f) {
				continue
			}
			v := compare.Quantities(*figures[j].q, *f.q)
			if v.Relation == compare.Incomparable {
				continue
			}
			a, b := root(parent, i), root(parent, j)
			parent[max(a, b)] = min(a, b)
			if v.Relation == compare.Conflict {
				clashing[i], clashing[j] = true, true
			}
			known = known || v.Relation == compare.Equal && likeness(&figures[j].scene, &f.scene) >= nearCopy
		}
		if !known && len(byKey[key]) < mostFigures { // a copy need not be compared again
			byKey[key] = append(byKey[key], i)
		}
	}
	groups := map[int][]int{}
	hot := map[int]bool{}
	for i := range figures {
		k := root(parent, i)
		groups[k] = append(groups[k], i)
		hot[k] = hot[k] || clashing[i]
	}
	var out []gainsay.Discrepancy
	for i := range figures {
		if g := groups[i]; len(g) > 1 && hot[i] {
			out = append(out, s.amountConflict(figures, g))
		}
	}
	return out
}

// mostFigures bounds with how many figures of one thing another is compared.
const mostFigures = 300

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// figures are the amounts of which it is known what they are amounts of.
func (s *story) figures() []figure {
	var out []figure
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Quantities {
			q := &r.Quantities[i]
			if q.Implausible != "" || r.Article.InFurniture(q.Span) || s.partial(a, i) {
				continue
			}
			n := s.sentenceAt(a, q.Span.Start)
			if n < 0 {
				continue
			}
			if f, ok := s.figure(a, n, q); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// Words around a number that make it a part, an addition, a share or a place in a
// row: it is no amount of the whole.
var (
	partAfter  = regexp.MustCompile(`(?i)^\s*(?:\w+\s+)?(?:of\s+(?:the|those|these|them|whom|which|us|its|his|her|their|our)\b|from\b|(?:more|others?|further|additional|extra)\b|apiece|each\b|-?(?:year|day|month|week|hour)s?-?(?:old|long)\b)`)
	partBefore = regexp.MustCompile(`(?i)(?:\b(?:including|among\s+them|another|further|additional|extra|other|of\s+(?:the|those|which|whom)|by|every|each|per|than\s+the|first|last|next|within|in)|[#№/])\s*$`)
)

// partial tells whether a quantity counts a part of something, or more of it.
func (s *story) partial(a, i int) bool {
	q := &s.readings[a].Quantities[i]
	text := s.readings[a].Article.Text
	if strings.ContainsAny(q.Span.In(text), "/") || i > 0 && s.conversion(a, i) {
		return true
	}
	return partAfter.MatchString(text[q.Span.End:min(len(text), q.Span.End+40)]) ||
		partBefore.MatchString(text[max(0, q.Span.Start-16):q.Span.Start])
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
	f := figure{article: a, sentence: n, q: q}
	f.event, f.about = s.eventOf(a, terms, at, q)
	if f.event == "" {
		return figure{}, false
	}
	measured := strings.ToLower(q.Measured(s.readings[a].Article.Text))
	if f.of = s.countKey(a, q, f.event); f.of == "" {
		return figure{}, false
	}
	if measured != "" {
		f.about = measured + " " + f.about
	}
	for i, t := range terms {
		narrows := t.Kind == gainsay.NounTerm || t.Kind == gainsay.NameTerm || t.Kind == gainsay.ModifierTerm
		if narrows && t.Head == at && i < at && !t.Span.Meets(q.Span) && harm[t.Lemma] == "" && s.nation(s.words(a, t.Span)) == "" {
			f.narrowed = append(f.narrowed, s.termKey(t))
		}
	}
	sort.Strings(f.narrowed)
	f.times = s.daysIn(a, n)
	f.scene = s.sceneOf(a, n)
	return f, true
}

// eventOf is what happened to the thing at index at, a word of harm beside it or
// the nearest verb above it, and the words for it.
func (s *story) eventOf(a int, terms []gainsay.Term, at int, q *gainsay.Quantity) (event, about string) {
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
		if h := harm[strings.ToLower(t.Lemma)]; h != "" && t.Head == at {
			return h, h
		}
	}
	steps := 0
	for i := terms[at].Head; i >= 0 && steps < len(terms); i, steps = terms[i].Head, steps+1 {
		if h := harm[strings.ToLower(terms[i].Lemma)]; h != "" {
			return h, h
		}
		if terms[i].Kind == gainsay.VerbTerm {
			if s.toHospital(terms, i) {
				return hospital, hospital
			}
			return s.termKey(terms[i]), s.clause(a, terms, i, at)
		}
	}
	if q.Unit != "" && terms[at].Kind == gainsay.NounTerm && !terms[at].Span.Meets(q.Span) {
		return "of " + s.termKey(terms[at]), ""
	}
	return "", ""
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

// daysIn are the days that sentence n of article a names.
func (s *story) daysIn(a, n int) []string {
	r := &s.readings[a]
	var out []string
	for i := range r.Times {
		t := &r.Times[i]
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

// How alike two sentences must be for their figures to be of one fact.
const (
	sameScene = 0.3  // of any thing counted
	sameSight = 0.45 // of a measure: lengths and speeds are told of many things
	sameHarm  = 0.15 // of people hurt: a story tells of few such counts
)

// sameFact tells whether two figures are amounts of one fact: the same thing,
// narrowed down in the same way, in two sentences that tell of the same and name
// no different days.
func (s *story) sameFact(f, g *figure) bool {
	if f.article == g.article && f.sentence == g.sentence || strings.Join(f.narrowed, " ") != strings.Join(g.narrowed, " ") {
		return false
	}
	if !s.daysMeet(f, g) {
		return false
	}
	need := sameScene
	switch {
	case harmed[f.event]:
		need = sameHarm
	case f.q.Unit != "":
		need = sameSight
	}
	return likeness(&f.scene, &g.scene) >= need
}

// daysMeet tells whether two figures may be of one day: a day of one sentence lies
// in a stretch that the other names. A sentence that names none tells of the days
// before its article; counts of people hurt are carried on for longer.
func (s *story) daysMeet(f, g *figure) bool {
	if len(f.times) > 0 && len(g.times) > 0 {
		for _, x := range f.times {
			for _, y := range g.times {
				if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
					return true
				}
			}
		}
		return false
	}
	first, second := s.daysOrPublished(f), s.daysOrPublished(g)
	for _, x := range first {
		for _, y := range second {
			if n, ok := daysBetween(x, y); ok && n > newsDays && (!harmed[f.event] || n > carriedDays) {
				continue
			}
			return true
		}
	}
	return len(first) == 0 || len(second) == 0
}

// How many days may lie between two reports that tell of one thing without a date.
const (
	newsDays    = 4
	carriedDays = 45
)

func (s *story) daysOrPublished(f *figure) []string {
	if len(f.times) > 0 {
		return f.times
	}
	if day := dayOf(s.readings[f.article].Article.Published); day != "" {
		return []string{day}
	}
	return nil
}

// daysBetween is how many days lie between two dates; a month without a day is
// taken by its middle. False where one is no date.
func daysBetween(a, b string) (int, bool) {
	x, okx := dateOf(a)
	y, oky := dateOf(b)
	if !okx || !oky {
		return 0, false
	}
	return abs(int(x.Sub(y).Hours() / 24)), true
}

func dateOf(s string) (time.Time, bool) {
	switch len(s) {
	case len("2006"):
		s += "-07-01"
	case len("2006-01"):
		s += "-15"
	}
	t, err := time.Parse("2006-01-02", s)
	return t, err == nil
}
