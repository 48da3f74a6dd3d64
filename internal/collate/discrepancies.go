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
	out = append(out, s.ages()...)
	out = append(out, s.moments()...)
	out = append(out, s.occasions(claims)...)
	out = append(out, s.scopes(claims)...)
	out = append(out, s.bodies()...)
	out = append(out, s.bearings()...)
	out = append(out, s.kindsOfPlaces()...)
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].Certainty == gainsay.Sure && out[j].Certainty != gainsay.Sure
	})
	return out
}

func plural(n int, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}
