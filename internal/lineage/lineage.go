// Package lineage turns the readings of one story into the ways their texts
// came: who took words or facts from whom, which articles have one origin for
// their main text, and how many independent origins the story has.
//
// It rests on what can be shown: words that two articles share, aligned to the
// byte, and origins that an article declares. Words inside quotation marks
// prove nothing by themselves: two reporters at one press conference print the
// same sentence. Nor does furniture, nor what one site prints under all it has.
package lineage

import (
	"cmp"
	"slices"

	"gainsay"
)

// A Result is the lineage of one story's readings. Indices are into the
// readings as they were given.
type Result struct {
	Steps   []gainsay.Lineage // by To in the order of the readings, the strongest first
	Names   []string          // what Steps call the readings: a reading's file, or its ID where a file holds several
	Groups  [][]int           // a partition of the readings by the origin of their main text
	Origin  []int             // of each reading, the number of its independent origin, from 0
	Origins int               // independent origins
}

// UnnamedWire is the From of a text that outlets share on one day although
// neither credits the other: copy that both had from a third.
const UnnamedWire = "unnamed wire copy"

// Trace finds the lineage of the readings of one story. It is a pure function
// of them, whatever their number. A shingle is compared with a fixed number of others, so
// that the time grows little faster than the text; each declared origin is looked for among
// the sites of all readings, which is the square of their number, in nanoseconds.
func Trace(readings []gainsay.Reading) Result {
	t := newTracer(readings)
	t.addNeighbours()
	t.groupTexts()
	t.spreadOrigins()
	t.sharedSteps()
	t.declaredSteps()
	t.addOddities(readings)
	return t.result()
}

// A tracer holds what is known of one story on the way to its Result.
type tracer struct {
	articles []*gainsay.Article
	names    []string
	reports  []report
	order    []int // readings by time of publication, then as given
	when     []moment
	sites    []site
	overlaps []overlap  // those that tell of a common text
	credits  [][]credit // of each reading
	groups   *sets      // by main text
	steps    [][]step   // into each reading

	explained [][]bool // of each report, the words that a step of shared text holds; made when asked for
}

// A step is a Lineage with what it takes to order it and to merge it with others.
type step struct {
	to     int
	key    string // of the origin, by which the same step is found again
	weight int    // shared plain words, 0 where only a credit speaks
	made   gainsay.Lineage
}

func newTracer(readings []gainsay.Reading) *tracer {
	n := len(readings)
	t := &tracer{articles: make([]*gainsay.Article, n), names: namesOf(readings), reports: make([]report, n), order: make([]int, n),
		when: make([]moment, n), sites: make([]site, n), credits: make([][]credit, n), groups: newSets(n),
		steps: make([][]step, n), explained: make([][]bool, n)}
	for i := range readings {
		a := &readings[i].Article
		t.articles[i] = a
		t.reports[i] = readReport(a)
		t.order[i] = i
		t.when[i] = readMoment(a.Published)
		t.sites[i] = siteOf(a)
		t.credits[i] = creditsOf(a)
	}
	slices.SortStableFunc(t.order, func(i, j int) int { return t.when[i].order(t.when[j]) })
	t.overlaps = t.telling()
	return t
}

// telling finds the overlaps that tell of a common text.
func (t *tracer) telling() []overlap {
	var told []overlap
	number, named := t.namedBy()
	all := overlaps(t.reports, seeds(t.reports, t.order))
	spreadSpeech(t.reports, all)
	for _, o := range all {
		if t.sites[o.a].same(t.sites[o.b]) {
			o.house(&t.reports[o.b], named, number[o.b])
		}
		o.weigh(&t.reports[o.b])
		if o.tells() {
			told = append(told, o)
		}
	}
	return told
}

// manySites stands for the number of a site where several are meant.
const manySites = -1

// namedBy numbers the sites and says of every name and number of the story
// which one site prints it, or that many do. Where the story has one site only,
// all it names counts as named by many.
func (t *tracer) namedBy() (number []int32, named map[uint64]int32) {
	number = make([]int32, len(t.sites))
	known := map[site]int32{}
	for i, s := range t.sites {
		if s.domain != "" {
			s = site{domain: s.domain}
		}
		if _, ok := known[s]; !ok {
			known[s] = int32(len(known))
		}
		number[i] = known[s]
	}
	named = map[uint64]int32{}
	for i := range t.reports {
		for _, w := range t.reports[i].words {
			if !w.named {
				continue
			}
			if by, met := named[w.hash]; len(known) == 1 || met && by != number[i] {
				named[w.hash] = manySites
			} else {
				named[w.hash] = number[i]
			}
		}
	}
	return number, named
}

// result puts the findings in order.
func (t *tracer) result() Result {
	r := Result{Names: t.names, Groups: t.groups.lists()}
	for _, steps := range t.steps {
		slices.SortStableFunc(steps, func(p, q step) int { return cmp.Compare(q.weight, p.weight) })
		for _, s := range steps {
			r.Steps = append(r.Steps, s.made)
		}
	}
	r.Origin, r.Origins = t.origins()
	return r
}

// add keeps a step. Of two from one origin to one article the one that shares
// more text stands, and a credit joins what shared text proves.
func (t *tracer) add(s step) {
	steps := t.steps[s.to]
	at := slices.IndexFunc(steps, func(old step) bool { return old.key == s.key })
	if at < 0 {
		t.steps[s.to] = append(steps, s)
		return
	}
	old := &steps[at]
	switch {
	case s.weight > 0 && old.weight > 0:
		if s.weight > old.weight {
			*old = s
		}
		return
	case s.weight > old.weight:
		s, *old = *old, s
	}
	if old.made.How == gainsay.Cited {
		old.made.How = s.made.How
	}
	old.made.Why += "; " + s.made.Why
	old.made.Evidence = append(old.made.Evidence, s.made.Evidence...)
}

// evidence is a span of reading i.
func (t *tracer) evidence(i int, span gainsay.Span) gainsay.Evidence {
	return gainsay.Evidence{Article: t.articles[i].ID, File: t.articles[i].File, Span: span}
}

// name is what reading i is called in a step.
func (t *tracer) name(i int) string { return t.names[i] }

// namesOf is what the readings are called in steps: by file, and by identity
// where a file holds several.
func namesOf(readings []gainsay.Reading) []string {
	held := map[string]int{}
	for i := range readings {
		held[readings[i].Article.File]++
	}
	names := make([]string, len(readings))
	for i := range readings {
		a := &readings[i].Article
		if names[i] = a.File; a.File == "" || held[a.File] > 1 {
			names[i] = a.ID
		}
	}
	return names
}
