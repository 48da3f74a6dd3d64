package collate

import (
	"fmt"
	"sort"

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

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
