package collate

import (
	"sort"
	"strings"

	"gainsay"
)

// A scoped is a noun of a claim with the proper words that narrow it down:
// "Corvan" in "Corvan harbour inspectors".
type scoped struct {
	article int
	said    int
	of      []string // the noun and its common modifiers, stemmed
	proper  string   // the proper words, sorted
	span    gainsay.Span
}

// scopes finds claims of which one origin narrows the same thing down to another
// body or people than the others do.
func (s *story) scopes(claims []claim) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for _, c := range claims {
		if len(c.said) < 3 || s.origins(s.articlesOf(c.said)) < 3 {
			continue
		}
		var all []scoped
		for _, i := range c.said {
			all = append(all, s.scopedIn(i)...)
		}
		if d, ok := s.scopeConflict(c, all); ok {
			out = append(out, d)
		}
	}
	return out
}

// scopedIn are the nouns of a statement that proper words narrow down.
func (s *story) scopedIn(i int) []scoped {
	u := &s.said[i]
	r := &s.readings[u.article]
	var out []scoped
	n := s.sentenceAt(u.article, u.span.Start)
	if n < 0 {
		return nil
	}
	terms := r.Sentences[n].Terms
	for h := range terms {
		if terms[h].Kind != gainsay.NounTerm || !inside(terms[h].Span, u.st.Content) {
			continue
		}
		x := scoped{article: u.article, said: i, of: []string{s.termKey(terms[h])}, span: terms[h].Span}
		var proper []string
		for k := h - 1; k >= 0 && k >= h-4 && x.span.Start-terms[k].Span.End == 1; k-- {
			w := s.words(u.article, terms[k].Span)
			if w != "" && w[0] >= 'A' && w[0] <= 'Z' {
				proper = appendNew(proper, s.properKey(w))
			} else if len(proper) > 0 {
				break
			} else {
				x.of = append(x.of, s.termKey(terms[k]))
			}
			x.span = x.span.Cover(terms[k].Span)
		}
		if len(proper) > 0 && len(x.of) > 1 {
			sort.Strings(proper)
			x.proper = strings.Join(proper, " ")
			out = append(out, x)
		}
	}
	return out
}

// properKey is a proper word under the name of what it stands for.
func (s *story) properKey(word string) string {
	if n := s.nation(word); n != "" {
		return n
	}
	if c, ok := s.table.Canonical(word); ok {
		return c
	}
	return strings.ToLower(word)
}

// scopeConflict compares how articles narrow down one thing. Only what one origin
// alone says, against two or more that agree, is told.
func (s *story) scopeConflict(c claim, all []scoped) (gainsay.Discrepancy, bool) {
	d := gainsay.Discrepancy{
		Kind: gainsay.ScopeKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		Why: "the reports give the same claim of different bodies or peoples",
	}
	if len(all) < 3 {
		return d, false
	}
	var keys []string
	var articles []int
	seen := map[int]string{}
	type place struct {
		article int
		span    gainsay.Span
	}
	told := map[place]bool{}
	for _, x := range all {
		at := place{x.article, x.span}
		if shared(x.of, all[0].of) == 0 || told[at] {
			continue
		}
		told[at] = true
		if first, ok := seen[x.article]; ok {
			if first != x.proper {
				return d, false // an article that names both parts nothing
			}
		}
		seen[x.article] = x.proper
		keys, articles = append(keys, x.proper), append(articles, x.article)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(x.article, x.span), Evidence: s.evidence(x.article, x.span, s.said[x.said].st.Chain)})
	}
	d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	d.About = "whose, or of what: " + clipped(s.clearest(c.said))
	return d, d.OddOneOut != ""
}
