package lineage

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gainsay"
)

// An oddity is something that two reports alone print, and that they hardly
// wrote each for themselves: a name spelt as others do not spell it, a figure
// that cannot be meant. It makes no step, but speaks for one.
type oddity struct {
	words  string
	a, b   int // readings, a before b
	inA    gainsay.Span
	inB    gainsay.Span
	reason string
}

// A form is one spelling of a name and who prints it.
type form struct {
	text  string // lower case
	in    []int  // readings, in order; more than manyReadings are not kept
	spans []gainsay.Span
}

const (
	shortestName = 6 // runes; shorter names are near one another by chance
	manyReadings = 3
)

// addOddities adds the oddities that two readings share to the steps between
// them, or to those that bring both the words of one origin.
func (t *tracer) addOddities(readings []gainsay.Reading) {
	for _, o := range append(t.oddSpellings(), oddFigures(readings)...) {
		if t.sites[o.a].same(t.sites[o.b]) {
			continue
		}
		if !t.supports(o, o.b, t.name(o.a)) && !t.supports(o, o.a, t.name(o.b)) {
			for _, s := range t.steps[o.a] {
				if s.made.How != gainsay.Cited && t.supports(o, o.b, s.key) {
					t.supports(o, o.a, s.key)
					break
				}
			}
		}
	}
}

// supports adds the oddity to the step into reading to that has the key.
func (t *tracer) supports(o oddity, to int, key string) bool {
	for i := range t.steps[to] {
		s := &t.steps[to][i]
		if s.key != key || s.made.How == gainsay.Cited {
			continue
		}
		s.made.Why += "; " + o.reason + " “" + o.words + "”"
		took, from := t.evidence(o.b, o.inB), t.evidence(o.a, o.inA)
		if to == o.a {
			took, from = from, took
		}
		s.made.Evidence = append(s.made.Evidence, took, from)
		return true
	}
	return false
}

// oddSpellings finds names that two readings alone spell so, while two others
// or more spell one that differs by a letter within.
func (t *tracer) oddSpellings() []oddity {
	forms := t.nameForms()
	near := map[string][]int32{} // a form with one letter taken out → forms
	for i := range forms {
		for _, cut := range cuts(forms[i].text) {
			near[cut] = append(near[cut], int32(i))
		}
	}
	var found []oddity
	for i := range forms {
		f := &forms[i]
		if len(f.in) != 2 {
			continue
		}
		for _, cut := range cuts(f.text) {
			odd := slices.ContainsFunc(near[cut], func(j int32) bool { return f.oddBeside(&forms[j]) })
			if odd {
				found = append(found, oddity{words: f.spans[0].In(t.articles[f.in[0]].Text), a: f.in[0], b: f.in[1],
					inA: f.spans[0], inB: f.spans[1], reason: "a shared spelling"})
				break
			}
		}
	}
	return found
}

// oddBeside tells whether g is the spelling of others: as long, as common or
// commoner, and in neither of f's readings.
func (f *form) oddBeside(g *form) bool {
	return f.text != g.text && len(f.text) == len(g.text) && len(g.in) >= 2 &&
		!slices.ContainsFunc(g.in, func(i int) bool { return slices.Contains(f.in, i) })
}

// nameForms gathers the long names of the story by spelling, in order.
func (t *tracer) nameForms() []form {
	at := map[uint64]int{}
	var forms []form
	for i := range t.reports {
		r := &t.reports[i]
		for _, w := range r.words {
			span := gainsay.Span{Start: int(w.start), End: int(w.end)}
			if !w.named || digitAt(r.text, span.Start) || utf8.RuneCountInString(span.In(r.text)) < shortestName {
				continue
			}
			k, known := at[w.hash]
			if !known {
				k = len(forms)
				at[w.hash] = k
				forms = append(forms, form{text: strings.ToLower(span.In(r.text))})
			}
			if f := &forms[k]; len(f.in) <= manyReadings && (len(f.in) == 0 || f.in[len(f.in)-1] != i) {
				f.in, f.spans = append(f.in, i), append(f.spans, span)
			}
		}
	}
	slices.SortStableFunc(forms, func(f, g form) int { return cmp.Compare(f.text, g.text) })
	return forms
}

// cuts are the word with one letter taken out and a mark in its place: never
// the first, and never the last, where endings differ. Two words of one length
// that share a cut differ by that letter alone.
func cuts(word string) []string {
	const longest = 24 // bytes; longer is no name
	if len(word) > longest {
		return nil
	}
	var out []string
	for i, c := range word {
		if size := utf8.RuneLen(c); i > 0 && size > 0 && i+size < len(word) {
			out = append(out, word[:i]+"*"+word[i+size:])
		}
	}
	return out
}

// oddFigures finds the figures that cannot be meant and that two readings
// alone print.
func oddFigures(readings []gainsay.Reading) []oddity {
	type place struct {
		reading int
		span    gainsay.Span
	}
	printed := map[string][]place{}
	var order []string
	for i := range readings {
		for _, q := range readings[i].Quantities {
			words := q.Span.In(readings[i].Article.Text)
			if q.Implausible == "" || words == "" || readings[i].Article.InFurniture(q.Span) {
				continue
			}
			places := printed[words]
			if len(places) == 0 {
				order = append(order, words)
			}
			if len(places) == 0 || places[len(places)-1].reading != i {
				printed[words] = append(places, place{i, q.Span})
			}
		}
	}
	var found []oddity
	for _, words := range order {
		if p := printed[words]; len(p) == 2 {
			found = append(found, oddity{words: words, a: p[0].reading, b: p[1].reading, inA: p[0].span, inB: p[1].span,
				reason: "a shared error"})
		}
	}
	return found
}
