package lineage

import (
	"gainsay"
)

// A credit is an origin that an article declares, or that its group has.
type credit struct {
	name string // as printed
	key  string // folded
	kind gainsay.OriginKind
	span gainsay.Span
	lent bool // not the article's own words: spread from an article of its group
}

// main tells credits for the text as a whole.
func (c credit) main() bool { return c.kind == gainsay.OriginText || c.kind == gainsay.OriginWire }

// creditsOf reads the article's declared origins, each name once, and the whole
// text's before a passage's. A picture says nothing of the text. An outlet's
// own name is a byline.
func creditsOf(a *gainsay.Article) []credit {
	own := siteOf(a)
	var credits []credit
	for _, main := range [...]bool{true, false} {
		for _, o := range a.Origins {
			c := credit{name: o.Name, key: foldName(o.Name), kind: o.Kind, span: o.Span}
			if o.Kind == gainsay.OriginPicture || c.main() != main || c.key == "" || has(credits, c.key) {
				continue
			}
			if own.called(c.key) && o.Kind != gainsay.OriginWire {
				continue
			}
			credits = append(credits, c)
		}
	}
	return credits
}

func has(credits []credit, key string) bool {
	for _, c := range credits {
		if c.key == key {
			return true
		}
	}
	return false
}

// common is the first origin of the whole text that both readings have.
func common(a, b []credit) (credit, bool) {
	for _, c := range a {
		if !c.main() {
			continue
		}
		for _, d := range b {
			if d.main() && c.key == d.key {
				return d, true
			}
		}
	}
	return credit{}, false
}

// mainOf is the first origin of the whole text.
func mainOf(credits []credit) (credit, bool) {
	for _, c := range credits {
		if c.main() {
			return c, true
		}
	}
	return credit{}, false
}

// declaredSteps makes a step of every credit that is not spread from another
// article. The origin is a file of the story where the story holds it and it
// came first.
func (t *tracer) declaredSteps() {
	for i := range t.articles {
		for _, c := range t.credits[i] {
			if c.lent {
				continue
			}
			how, why := gainsay.Cited, "credit line"
			switch c.kind {
			case gainsay.OriginWire:
				how = gainsay.Verbatim
			case gainsay.OriginText:
				how = gainsay.Rewritten
			case gainsay.OriginLink:
				why = "link"
			case gainsay.OriginCited:
				why = "cited in the text"
			}
			t.add(step{to: i, key: c.key, made: gainsay.Lineage{From: c.name, To: t.name(i), How: how, Why: why,
				Evidence: []gainsay.Evidence{t.evidence(i, c.span)}}})
		}
	}
}
