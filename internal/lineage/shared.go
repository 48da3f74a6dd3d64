package lineage

import (
	"cmp"
	"fmt"
	"slices"

	"gainsay"
)

// What tells of a common text, measured on marked stories (docs/eval/lineage.md).
const (
	tellingRun        = 7    // plain words in one passage
	tellingSum        = 14   // plain words in all passages
	seamWorth         = 2    // plain words that a quotation cut at the same place is worth
	mainShare         = 0.25 // of the shorter report: the main text is one
	mainShareCredited = 0.15 // the same where both declare one origin
)

// tells whether the overlap is more than what two reporters write of one event.
func (o *overlap) tells() bool { return o.longest >= tellingRun || o.plain >= tellingSum }

// sharedSteps makes steps of the overlaps: for every article, from the articles
// that explain most of it, until what is left tells nothing.
func (t *tracer) sharedSteps() {
	into := make([][]overlap, len(t.articles)) // by the article that took
	var open []overlap                         // direction unknown
	for _, o := range t.overlaps {
		switch t.direction(o) {
		case forward:
			into[o.b] = append(into[o.b], o)
		case backward:
			back := o.turned()
			into[back.b] = append(into[back.b], back)
		case third:
			t.fromCommon(o)
		case unknown:
			open = append(open, o)
		}
	}
	for _, b := range t.order {
		t.fromArticles(b, into[b])
	}
	t.fromUnnamed(open)
}

type direction uint8

const (
	nowhere  direction = iota // no step of its own
	forward                   // a to b
	backward                  // b to a
	third                     // a named origin to both
	unknown
)

// direction tells which way the text of an overlap went: by credit, then by a
// common origin, then by time, and between revisions of one site by length.
func (t *tracer) direction(o overlap) direction {
	ca, cb := t.credits[o.a], t.credits[o.b]
	ab, ba := creditsSite(cb, t.sites[o.a]), creditsSite(ca, t.sites[o.b])
	same := t.sites[o.a].same(t.sites[o.b])
	if !same && ab != ba {
		if ab && !t.when[o.b].before(t.when[o.a]) {
			return forward
		}
		if ba && !t.when[o.a].before(t.when[o.b]) {
			return backward
		}
	}
	if same {
		return t.revision(o)
	}
	if _, one := common(ca, cb); one {
		return third
	}
	_, ma := mainOf(ca)
	_, mb := mainOf(cb)
	switch {
	case ma && mb:
		return nowhere // each credits another: neither took it from the other
	case ma || mb:
		return third
	case t.when[o.a].sameDay(t.when[o.b]):
		return unknown
	case t.when[o.a].before(t.when[o.b]):
		return forward
	}
	return backward
}

// revision orders two articles of one site: the later comes of the earlier,
// and where time does not tell, the longer of the shorter. Two of one length
// stand as they were given, and the step says that it cannot tell.
func (t *tracer) revision(o overlap) direction {
	a, b := len(t.reports[o.a].words), len(t.reports[o.b].words)
	switch {
	case t.when[o.a].before(t.when[o.b]), 4*a <= 3*b && !t.when[o.b].before(t.when[o.a]):
		return forward
	case t.when[o.b].before(t.when[o.a]), 4*b <= 3*a:
		return backward
	}
	return forward
}

// untold says what a step must say where its direction is a guess.
func (t *tracer) untold(o overlap) string {
	a, b := len(t.reports[o.a].words), len(t.reports[o.b].words)
	if t.sites[o.a].same(t.sites[o.b]) && !t.when[o.a].before(t.when[o.b]) && !t.when[o.b].before(t.when[o.a]) &&
		4*a > 3*b && 4*b > 3*a {
		return "; which came first cannot be told"
	}
	return ""
}

func creditsSite(credits []credit, s site) bool {
	return slices.ContainsFunc(credits, func(c credit) bool { return s.called(c.key) })
}

// fromCommon makes the steps of an overlap whose text is a named origin's.
func (t *tracer) fromCommon(o overlap) {
	ca, cb := t.credits[o.a], t.credits[o.b]
	c, one := common(ca, cb)
	if !one {
		var ok bool
		if c, ok = mainOf(ca); !ok {
			c, _ = mainOf(cb)
		}
	}
	for _, way := range [...]overlap{o, o.turned()} {
		its := c
		for _, own := range t.credits[way.b] {
			if own.key == c.key {
				its = own // by the name that this article prints
			}
		}
		if from, key := t.source(its, way.b); from != t.name(way.b) {
			t.shareStep(way.b, from, key, way, "")
		}
	}
}

// fromArticles makes steps into article b from the overlaps that explain most
// of it, the greatest first, as long as another adds a telling part.
func (t *tracer) fromArticles(b int, into []overlap) {
	for len(into) > 0 {
		best, bestPlain := -1, 0
		for i := range into {
			if left := t.unexplained(into[i]); left.tells() && left.plain > bestPlain {
				best, bestPlain = i, left.plain
			}
		}
		if best < 0 {
			return
		}
		o := into[best]
		t.shareStep(b, t.name(o.a), t.name(o.a), o, t.untold(o))
		into = slices.Delete(into, best, best+1)
	}
}

// unexplained is the part of the overlap whose words in b no step explains yet.
func (t *tracer) unexplained(o overlap) overlap {
	left := o.without(t.explainedIn(o.b))
	left.weigh(&t.reports[o.b])
	return left
}

// explainedIn tells of the words of reading i whether a step explains them.
func (t *tracer) explainedIn(i int) []bool {
	if t.explained[i] == nil {
		t.explained[i] = make([]bool, len(t.reports[i].words))
	}
	return t.explained[i]
}

// fromUnnamed makes steps of overlaps that nothing gives a direction: to both
// articles from the one agency that either says it drew on, else from a wire
// that nobody names. An article that has a wire already is not given another,
// nor one of which another step explains the better part.
func (t *tracer) fromUnnamed(open []overlap) {
	slices.SortStableFunc(open, func(o, p overlap) int { return cmp.Compare(p.plain, o.plain) })
	wired := make([]bool, len(t.articles))
	for _, named := range [...]bool{true, false} {
		for _, o := range open {
			wire, ok := t.agency(o)
			if ok != named {
				continue
			}
			name, key, why := UnnamedWire, UnnamedWire, ", which neither credits to the other; direction unknown"
			if ok {
				name, key, why = wire.name, wire.key, ", and one of the two draws on "+wire.name
			}
			for _, way := range [...]overlap{o, o.turned()} {
				if left := t.unexplained(way); !wired[way.b] && left.tells() && 2*left.plain >= way.plain {
					t.shareStep(way.b, name, key, way, why)
				}
			}
			wired[o.a], wired[o.b] = true, true
		}
	}
}

// agency is the one wire agency that the two articles of an overlap draw on.
func (t *tracer) agency(o overlap) (credit, bool) {
	var found credit
	for _, i := range [...]int{o.a, o.b} {
		for _, c := range t.credits[i] {
			if !agency(c.name) || c.key == found.key {
				continue
			}
			if found.key != "" {
				return credit{}, false
			}
			found = c
		}
	}
	return found, found.key != ""
}

// shareStep adds the step that o's passages prove into its b.
func (t *tracer) shareStep(b int, from, key string, o overlap, why string) {
	share := float64(o.words) / float64(max(1, len(t.reports[b].words)))
	how := gainsay.Rewritten
	switch {
	case share >= 0.8:
		how = gainsay.Verbatim
	case share >= 0.3:
		how = gainsay.Edited
	}
	made := gainsay.Lineage{From: from, To: t.name(b), How: how, Share: share,
		Why: fmt.Sprintf("%.0f%% shared text", 100*share)}
	if other := t.name(o.a); other != from {
		made.Why += " with " + other
	}
	made.Why += why
	explained := t.explainedIn(b)
	for _, p := range o.passages {
		for i := p.atB; i < p.atB+p.n; i++ {
			explained[i] = true
		}
		made.Evidence = append(made.Evidence,
			t.evidence(b, t.reports[b].span(p.atB, p.atB+p.n)),
			t.evidence(o.a, t.reports[o.a].span(p.atA, p.atA+p.n)))
	}
	t.add(step{to: b, key: key, weight: max(1, o.plain), made: made})
}
