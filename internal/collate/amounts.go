package collate

import (
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// A figure is a printed amount with what it is the amount of.
type figure struct {
	article  int
	sentence int
	q        *gainsay.Quantity
	of       string   // what is counted or measured, stemmed
	event    string   // what happens to it: the verb above, stemmed, or the kind of harm
	modified []string // what narrows it down: "foreign", "school"; sorted
	context  utterance
}

// amounts finds figures for one fact that cannot all be right.
func (s *story) amounts() []gainsay.Discrepancy {
	figures := s.figures()
	parent := make([]int, len(figures))
	for i := range parent {
		parent[i] = i
	}
	byKey := map[string][]int{}
	conflicting := map[int]bool{} // by figure
	for i := range figures {
		f := &figures[i]
		key := f.q.Unit + "|" + f.of + "|" + f.event
		for _, j := range byKey[key] {
			if !sameFact(&figures[j], f) {
				continue
			}
			a, b := root(parent, i), root(parent, j)
			parent[max(a, b)] = min(a, b)
			if compare.Quantities(*figures[j].q, *f.q).Relation == compare.Conflict {
				conflicting[i], conflicting[j] = true, true
			}
		}
		byKey[key] = append(byKey[key], i)
	}
	groups := map[int][]int{}
	hot := map[int]bool{}
	for i := range figures {
		k := root(parent, i)
		groups[k] = append(groups[k], i)
		hot[k] = hot[k] || conflicting[i]
	}
	var out []gainsay.Discrepancy
	for i := range figures {
		if g := groups[i]; len(g) > 1 && hot[i] {
			out = append(out, s.amountConflict(figures, g))
		}
	}
	return out
}

// figures are the amounts of which it is known what they are amounts of.
func (s *story) figures() []figure {
	var out []figure
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Quantities {
			q := &r.Quantities[i]
			if q.Of == "" || q.OfSpan.Empty() || q.Implausible != "" || r.Article.InFurniture(q.Span) {
				continue
			}
			n := sort.Search(len(r.Sentences), func(k int) bool { return r.Sentences[k].Span.End > q.Span.Start })
			if n == len(r.Sentences) {
				continue
			}
			if f, ok := s.figure(a, n, q); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

func (s *story) figure(a, n int, q *gainsay.Quantity) (figure, bool) {
	sentence := &s.readings[a].Sentences[n]
	at := -1
	for i, t := range sentence.Terms {
		if t.Span.Meets(q.OfSpan) {
			at = i
		}
	}
	if at < 0 {
		return figure{}, false
	}
	f := figure{article: a, sentence: n, q: q, of: stem(strings.ToLower(q.Of))}
	f.event = eventOf(sentence.Terms, at)
	for i, t := range sentence.Terms {
		if t.Head == at && i != at && !t.Span.Meets(q.Span) && t.Span.Start < sentence.Terms[at].Span.Start {
			switch t.Kind {
			case gainsay.NounTerm, gainsay.NameTerm, gainsay.ModifierTerm:
				f.modified = append(f.modified, termKey(t))
			}
		}
	}
	sort.Strings(f.modified)
	f.context = utterance{article: a, st: &gainsay.Statement{Content: []gainsay.Span{sentence.Span}}, span: sentence.Span}
	s.fillTerms(&f.context)
	return f, f.event != ""
}

// harm names kinds of harm by the words that tell them: "killed", "dead" and
// "died" count the same people.
var harm = map[string]string{
	"kill": "dead", "die": "dead", "dead": "dead", "death": "dead", "fatality": "dead", "perish": "dead",
	"injure": "injured", "injured": "injured", "hurt": "injured", "wound": "injured", "wounded": "injured", "injury": "injured",
	"arrest": "arrested", "detain": "arrested", "miss": "missing", "missing": "missing",
	"evacuate": "evacuated", "rescue": "rescued", "hospitalise": "hospital", "hospitalize": "hospital",
}

// eventOf is what happens to the term at index at: a word of harm beside it, or
// the nearest verb above it.
func eventOf(terms []gainsay.Term, at int) string {
	if h := harm[strings.ToLower(terms[at].Lemma)]; h != "" {
		return h
	}
	for _, t := range terms {
		if t.Head == at {
			if h := harm[strings.ToLower(t.Lemma)]; h != "" {
				return h
			}
		}
	}
	for i, steps := terms[at].Head, 0; i >= 0 && steps < len(terms); i, steps = terms[i].Head, steps+1 {
		if h := harm[strings.ToLower(terms[i].Lemma)]; h != "" {
			return h
		}
		if terms[i].Kind == gainsay.VerbTerm {
			return termKey(terms[i])
		}
	}
	return ""
}

// sameScene is how alike two sentences must be for their figures to be of one fact.
const sameScene = 0.3

// sameFact tells whether two figures are amounts of one fact: the same thing
// narrowed down in the same way, in sentences that tell of the same.
func sameFact(f, g *figure) bool {
	if strings.Join(f.modified, " ") != strings.Join(g.modified, " ") {
		return false
	}
	return likeness(&f.context, &g.context) >= sameScene
}

func (s *story) amountConflict(figures []figure, group []int) gainsay.Discrepancy {
	first := &figures[group[0]]
	d := gainsay.Discrepancy{
		Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		About: strings.TrimSpace(first.q.Of + " (" + first.event + ")"),
	}
	var articles []int
	for _, i := range group {
		f := &figures[i]
		articles = append(articles, f.article)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(f.article, f.q.Span), Evidence: s.evidence(f.article, f.q.Span, nil)})
	}
	d.Why = s.whyDiffer(figures, group)
	if s.risesInTime(figures, group) {
		d.Class = gainsay.Update
		d.Why = "the later report gives the higher figure; " + d.Why
	} else {
		d.OddOneOut = s.oddOneOut(d.Values, articles)
	}
	if s.oneArticle(articles) {
		d.Class = gainsay.Internal
	}
	return d
}

// whyDiffer is the reason of the first two figures of a group that conflict.
func (s *story) whyDiffer(figures []figure, group []int) string {
	for n, i := range group {
		for _, j := range group[:n] {
			if v := compare.Quantities(*figures[j].q, *figures[i].q); v.Relation == compare.Conflict {
				return v.Why
			}
		}
	}
	return ""
}

// risesInTime tells whether, in the order of publication, the figures of a group
// only rise and rise at least once: a count as events unfold.
func (s *story) risesInTime(figures []figure, group []int) bool {
	byTime := append([]int{}, group...)
	published := func(i int) string { return s.readings[figures[i].article].Article.Published }
	sort.SliceStable(byTime, func(a, b int) bool { return published(byTime[a]) < published(byTime[b]) })
	rises := false
	for k := 1; k < len(byTime); k++ {
		a, b := byTime[k-1], byTime[k]
		if published(a) == "" || figures[b].q.Value < figures[a].q.Value {
			return false
		}
		rises = rises || figures[b].q.Value > figures[a].q.Value && published(b) > published(a)
	}
	return rises
}
