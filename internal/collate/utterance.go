package collate

import (
	"math"
	"sort"
	"strings"

	"gainsay"
)

// An utterance is a statement, prepared for comparison.
type utterance struct {
	article int
	st      *gainsay.Statement
	speaker int          // the member whose words these are: of the innermost hop, -1 unknown
	teller  int          // the member of the outermost hop that is not a declared origin, -1 unknown
	source  int          // the member whom the source's words begin with, where the speaker is not told, -1 none
	span    gainsay.Span // the whole content
	terms   []weighed    // content words by key, each once, sorted
	weight  float64      // the sum over terms
	negated bool         // an odd number of negations
}

// A weighed is a content word and how much it tells.
type weighed struct {
	key    string
	weight float64
}

// weighTerms weighs each content word by how few sentences of the story it
// stands in (inverse sentence frequency, after Spärck Jones 1972).
func (s *story) weighTerms() {
	count := map[string]int{}
	sentences := 0
	for a := range s.readings {
		for _, sentence := range s.readings[a].Sentences {
			sentences++
			seen := map[string]bool{}
			for _, t := range sentence.Terms {
				if t.Kind == gainsay.NegationTerm || t.Kind == gainsay.ModalTerm {
					continue
				}
				printed := strings.ToLower(s.words(a, t.Span))
				if functionWords[printed] {
					continue
				}
				k := s.termKey(t)
				s.stems[printed], s.stems[american(printed)] = k, k // so that a quoted "fell" meets "fall"
				if !seen[k] {
					seen[k] = true
					count[k]++
				}
			}
		}
	}
	s.weights = make(map[string]float64, len(count))
	of := float64(max(sentences, fewestSentences))
	for k, n := range count {
		s.weights[k] = math.Log(1 + of/float64(n))
	}
}

// fewestSentences is how many sentences a story is taken to have at least: in two
// short reports every word is in most sentences, and yet tells something.
const fewestSentences = 100

// termKey is what two content words must share to count as the same.
func (s *story) termKey(t gainsay.Term) string { return s.stemOf(strings.ToLower(t.Lemma)) }

// stemOf is the stem of a lower-case word, cut once.
func (s *story) stemOf(word string) string {
	k, ok := s.stems[word]
	if !ok {
		k = stem(word)
		s.stems[word] = k
	}
	return k
}

// utterances prepares the statements of article a.
func (s *story) utterances(a int) []utterance {
	all := inOrder(s.readings[a].Statements, s.oppositions(a))
	out := make([]utterance, len(all))
	for i := range all {
		st := &all[i]
		u := utterance{article: a, st: st, speaker: -1, teller: -1, source: -1, span: gainsay.CoverAll(st.Content)}
		for k := range st.Chain {
			if m := s.cast.actor(a, &st.Chain[k]); m >= 0 {
				if u.teller < 0 {
					u.teller = m
				}
				u.speaker = m
			} else if !st.Chain[k].Declared {
				u.speaker = -1
			}
		}
		if hop := st.Speaker(); u.speaker < 0 && hop != nil && !hop.Declared {
			u.source = s.sourceOf(a, hop)
		}
		s.fillTerms(&u)
		out[i] = u
	}
	return out
}

// inOrder puts further statements among those of an article, each before the first that
// begins behind it.
func inOrder(given, further []gainsay.Statement) []gainsay.Statement {
	out := make([]gainsay.Statement, 0, len(given)+len(further))
	for _, st := range given {
		for len(further) > 0 && further[0].Content[0].Start < gainsay.CoverAll(st.Content).Start {
			out, further = append(out, further[0]), further[1:]
		}
		out = append(out, st)
	}
	return append(out, further...)
}

// sourceOf is the member that a source without an actor belongs to: "Rossi's
// comments", "Corvany's foreign ministry", "the government in Port Vale": words, or
// a body, but no other person.
func (s *story) sourceOf(a int, hop *gainsay.Hop) int {
	if m, ok := s.cast.byName[a][hop.Name]; ok {
		return m
	}
	r := &s.readings[a]
	for _, m := range s.mentionsIn(a, hop.Span) {
		if m.Actor < 0 || !hop.Span.Holds(m.Span) {
			continue
		}
		before := gainsay.Span{Start: hop.Span.Start, End: m.Span.Start}.In(r.Article.Text)
		after := gainsay.Span{Start: m.Span.End, End: hop.Span.End}.In(r.Article.Text)
		person := r.Actors[m.Actor].Kind == gainsay.Person
		if before == "" && hop.Span.Len() > longestSource {
			return s.cast.of[a][m.Actor] // a whole clause taken for the source: its subject
		}
		if allOf(before, officialWords) && !person && allOf(after, officialWords) || allOf(before, nil) && allOf(after, claimNouns) {
			return s.cast.of[a][m.Actor]
		}
	}
	return -1
}

// longestSource is how many bytes a source has at most that is no clause.
const longestSource = 50

// officialWords are words for a state's or a body's own voice.
var officialWords = wordSet(`government administration ministry office officials authorities authority leadership foreign defence defense
	interior spokesman spokeswoman spokesperson state department army military command side`)

// allOf tells whether a text holds function words and words of a set alone.
func allOf(text string, set map[string]bool) bool {
	for _, w := range wordsOf(text) {
		if w != "s" && !functionWords[w] && !set[w] && !set[strings.TrimSuffix(w, "s")] {
			return false
		}
	}
	return true
}

// sharing are the statements that share two content words or more with u, in order.
func (s *story) sharing(u *utterance) []int {
	if s.byTerm == nil {
		s.byTerm = map[string][]int{}
		for i := range s.said {
			for _, t := range s.said[i].terms {
				s.byTerm[t.key] = append(s.byTerm[t.key], i)
			}
		}
	}
	for _, t := range u.terms {
		if strings.HasPrefix(t.key, "@") {
			continue
		}
		for _, i := range s.byTerm[t.key] {
			s.met.add(i)
		}
	}
	return s.met.take(2)
}

// fillTerms gathers the content words of an utterance. Whoever is meant stands
// there under the principal's name, whatever word the article uses for it.
func (s *story) fillTerms(u *utterance) {
	r := &s.readings[u.article]
	keys := map[string]float64{}
	for _, m := range s.mentionsIn(u.article, u.span) {
		if m.Actor >= 0 && inside(m.Span, u.st.Content) {
			member := s.cast.of[u.article][m.Actor]
			keys["@"+s.cast.members[member].principal] = actorWeight
		}
	}
	first := sort.Search(len(r.Sentences), func(i int) bool { return r.Sentences[i].Span.End > u.span.Start })
	for i := first; i < len(r.Sentences) && r.Sentences[i].Span.Start < u.span.End; i++ {
		for _, t := range r.Sentences[i].Terms {
			if !inside(t.Span, u.st.Content) || u.st.Manner != "" && t.Kind != gainsay.NegationTerm && s.inTime(u.article, t.Span) {
				continue // of what is said, "last week" says when and not what; a scene is of its day
			}
			switch t.Kind {
			case gainsay.NegationTerm:
				u.negated = !u.negated
			case gainsay.ModalTerm:
			case gainsay.NameTerm:
				if s.memberAt(u.article, t.Span) < 0 {
					k := s.termKey(t)
					keys[k] = s.weights[k]
				}
			default:
				k := s.termKey(t)
				keys[k] = s.weights[k]
			}
		}
	}
	for k, w := range keys {
		u.terms = append(u.terms, weighed{k, w})
		u.weight += w
	}
	sort.Slice(u.terms, func(i, j int) bool { return u.terms[i].key < u.terms[j].key })
	u.weight = 0
	for _, t := range u.terms { // summed in order, so that the sum is the same on every run
		u.weight += t.weight
	}
}

// actorWeight is what it counts that two statements speak of the same actor:
// little, for in one story everybody speaks of the same few.
const actorWeight = 1

func inside(span gainsay.Span, pieces []gainsay.Span) bool {
	for _, p := range pieces {
		if p.Holds(span) {
			return true
		}
	}
	return false
}

// likeness is the share of the lighter statement's weight that both carry,
// dampened when the other says much more: 0 for nothing in common, 1 for the same.
func likeness(a, b *utterance) float64 {
	shared := 0.0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := a.terms[i].key, b.terms[j].key; {
		case x == y:
			shared += a.terms[i].weight
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	lighter, heavier := min(a.weight, b.weight), max(a.weight, b.weight)
	if lighter == 0 {
		return 0
	}
	return shared / math.Sqrt(lighter*heavier)
}
