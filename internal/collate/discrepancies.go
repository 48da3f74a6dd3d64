package collate

import (
	"fmt"
	"slices"
	"sort"

	"gainsay"
)

// findDiscrepancies compares like with like and returns where reports differ:
// the sure findings first, then those to check, each in the order of the story.
// What is said in a dispute gathers a claim more widely and goes before the claims.
func (s *story) findDiscrepancies(claims []claim, quotes *quoteGroups) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	out = append(out, s.speakers(claims)...)
	out = append(out, s.offices()...)
	out = append(out, s.statuses()...)
	out = append(out, quotes.discrepancies()...)
	out = append(out, s.implausible()...)
	out = append(out, s.amounts()...)
	out = append(out, s.corrections()...)
	out = append(out, s.lengths()...)
	out = append(out, s.ages()...)
	out = append(out, s.moments()...)
	out = append(out, s.occasions(slices.Concat(s.affirmed, claims))...)
	out = append(out, s.scopes(slices.Concat(s.atIssue, claims))...)
	out = append(out, s.strengths(s.matter)...)
	out = append(out, s.callings()...)
	out = append(out, s.bodies()...)
	out = append(out, s.bearings()...)
	out = append(out, s.kindsOfPlaces()...)
	out = append(out, s.answers()...)
	out = append(out, s.custody()...)
	out = once(out)
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].Certainty == gainsay.Sure && out[j].Certainty != gainsay.Sure
	})
	return out
}

// once leaves out findings of one kind that share two values with one before.
func once(all []gainsay.Discrepancy) []gainsay.Discrepancy {
	type place struct {
		kind, article, file string
		span                gainsay.Span
	}
	told := map[place]bool{}
	var out []gainsay.Discrepancy
	for _, d := range all {
		n := 0
		for _, v := range d.Values {
			if told[place{d.Kind, v.Article, v.File, v.Span}] {
				n++
			}
		}
		if n > 1 {
			continue
		}
		for _, v := range d.Values {
			told[place{d.Kind, v.Article, v.File, v.Span}] = true
		}
		out = append(out, d)
	}
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
