package lineage

import (
	"strings"

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

// creditsOf reads an article's declared origins, each name once, and the whole
// text's before a passage's. A picture says nothing of the text. An outlet's
// own name is a byline, unless the outlet is an agency.
func creditsOf(a *gainsay.Article) []credit {
	own := siteOf(a)
	var credits []credit
	for _, main := range [...]bool{true, false} {
		for _, o := range a.Origins {
			c := credit{name: o.Name, key: foldName(o.Name), kind: o.Kind, span: o.Span}
			if o.Kind == gainsay.OriginPicture || c.main() != main || c.key == "" || has(credits, c.key) {
				continue
			}
			if own.called(c.key) && !(o.Kind == gainsay.OriginWire && agency(o.Name)) {
				continue
			}
			credits = append(credits, c)
		}
	}
	return credits
}

// has tells whether an origin is among credits, also when it is named again by
// the last words of its name ("told the Times").
func has(credits []credit, key string) bool {
	for _, c := range credits {
		if strings.HasSuffix(c.key, key) {
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

// source says how a credit of reading to is printed as the From of a step, and
// the key of that step: as a file where the story holds one article of that
// outlet and it did not come later, else by the name that was printed.
func (t *tracer) source(c credit, to int) (from, key string) {
	if i, ok := t.fileOf(c, to); ok {
		return t.name(i), t.name(i)
	}
	return c.name, c.key
}

// fileOf is the one article of the story that c of reading to names.
func (t *tracer) fileOf(c credit, to int) (int, bool) {
	found := -1
	for i, s := range t.sites {
		if i == to || !s.called(c.key) {
			continue
		}
		if found >= 0 || t.sites[to].same(s) {
			return 0, false
		}
		found = i
	}
	return found, found >= 0 && !t.when[to].before(t.when[found])
}

// declaredSteps makes a step of every credit that is not spread from another
// article.
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
			from, key := t.source(c, i)
			t.add(step{to: i, key: key, made: gainsay.Lineage{From: from, To: t.name(i), How: how, Why: why,
				Evidence: []gainsay.Evidence{t.evidence(i, c.span)}}})
		}
	}
}
