package collate

import (
	"fmt"
	"sort"
	"strings"

	"gainsay"
)

// findDiscrepancies compares like with like and returns where reports differ:
// the sure findings first, then those to check, each in the order of the story.
func (s *story) findDiscrepancies(claims []claim, quotes *quoteGroups) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	out = append(out, s.speakers(claims)...)
	out = append(out, s.offices()...)
	out = append(out, s.statuses()...)
	out = append(out, quotes.discrepancies()...)
	out = append(out, s.implausible()...)
	out = append(out, s.amounts()...)
	out = append(out, s.moments()...)
	out = append(out, s.occasions(claims)...)
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].Certainty == gainsay.Sure && out[j].Certainty != gainsay.Sure
	})
	return out
}

// implausible are the amounts and times that cannot be meant as printed.
func (s *story) implausible() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for a := range s.readings {
		r := &s.readings[a]
		for _, q := range r.Quantities {
			if q.Implausible == "" || r.Article.InFurniture(q.Span) {
				continue
			}
			about := q.Of
			if about == "" {
				about = "an amount"
			}
			out = append(out, s.lone(a, gainsay.QuantityKind, about, q.Implausible, q.Span))
		}
		for _, t := range r.Times {
			if t.Implausible == "" || r.Article.InFurniture(t.Span) {
				continue
			}
			out = append(out, s.lone(a, gainsay.DateKind, "a date", t.Implausible, t.Span))
		}
	}
	return out
}

// lone is a value that is wrong by itself.
func (s *story) lone(a int, kind, about, why string, span gainsay.Span) gainsay.Discrepancy {
	return gainsay.Discrepancy{
		Kind: kind, Class: gainsay.Implausible, Certainty: gainsay.Sure, About: about, Why: why,
		OddOneOut: s.words(a, span),
		Values:    []gainsay.Value{{Value: s.words(a, span), Evidence: s.evidence(a, span, nil)}},
	}
}

// discrepancies are the quotations whose printings cannot all be word for word.
func (g *quoteGroups) discrepancies() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for _, group := range g.groups {
		switch group.relation {
		case gainsay.SenseChanged:
			out = append(out, g.discrepancy(group, gainsay.QuoteKind, gainsay.Sure))
		case gainsay.SpeakerDiffers:
			out = append(out, g.discrepancy(group, gainsay.SpeakerKind, gainsay.Sure))
		case gainsay.Reworded:
			if g.bothWhole(group) {
				out = append(out, g.discrepancy(group, gainsay.QuoteKind, gainsay.Check))
			}
		}
	}
	return out
}

// bothWhole tells whether two variants of independent origins, both whole
// sentences of speech, differ in their wording: both cannot be verbatim.
func (g *quoteGroups) bothWhole(group quoteGroup) bool {
	whole := map[int]bool{}
	for _, v := range group.variants {
		if q := &g.quotes[v]; len(q.words) >= 5 && g.s.said[q.said].st.Manner == gainsay.Direct {
			whole[g.s.origin[q.article]] = true
		}
	}
	return len(whole) >= 2
}

func (g *quoteGroups) discrepancy(group quoteGroup, kind string, certainty gainsay.Certainty) gainsay.Discrepancy {
	d := gainsay.Discrepancy{Kind: kind, Class: gainsay.Conflict, Certainty: certainty}
	var why []string
	for _, c := range group.changes {
		if c.sense || kind == gainsay.QuoteKind && certainty == gainsay.Check {
			why = appendNew(why, c.text)
		}
	}
	var said []int
	for _, v := range group.variants {
		q := &g.quotes[v]
		said = append(said, q.said)
		value := g.s.words(q.article, q.span)
		if kind == gainsay.SpeakerKind {
			value = g.s.actorName(q.speaker, []int{q.said})
		}
		d.Values = append(d.Values, gainsay.Value{Value: value, Evidence: g.s.evidence(q.article, q.span, g.s.said[q.said].st.Chain)})
	}
	speaker := g.speakerOf(group.variants, said)
	if kind == gainsay.SpeakerKind {
		d.About = "who said it"
	} else {
		d.About = "the words of " + speaker
	}
	d.Why = strings.Join(why, "; ")
	if certainty == gainsay.Check {
		d.Why = "printed as word for word in each, yet the wordings differ: " + d.Why
	}
	d.OddOneOut = g.s.oddOneOut(d.Values, g.articles(group))
	return d
}

func (g *quoteGroups) articles(group quoteGroup) []int {
	var out []int
	for _, v := range group.variants {
		out = append(out, g.quotes[v].article)
	}
	return out
}

// oddOneOut is the value that one origin gives where two or more independent
// origins agree on another; "" when origins do not outnumber it.
func (s *story) oddOneOut(values []gainsay.Value, articles []int) string {
	byValue := map[string][]int{}
	var order []string
	printed := map[string]string{}
	for i, v := range values {
		k := strings.Join(wordsOf(v.Value), " ")
		if byValue[k] == nil {
			order = append(order, k)
			printed[k] = v.Value
		}
		byValue[k] = append(byValue[k], articles[i])
	}
	if len(order) != 2 {
		return ""
	}
	a, b := s.origins(byValue[order[0]]), s.origins(byValue[order[1]])
	switch {
	case a >= 2 && b == 1:
		return printed[order[1]]
	case b >= 2 && a == 1:
		return printed[order[0]]
	}
	return ""
}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
