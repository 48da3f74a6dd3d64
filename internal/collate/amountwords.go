package collate

import (
	"sort"
	"strconv"

	"gainsay"
	"gainsay/internal/compare"
)

// nearCopy is how alike two sentences must be, but for a figure, for the figure to
// be surely of one fact.
const nearCopy = 0.75

// amountConflict sets the figures of one fact side by side.
func (s *story) amountConflict(figures []figure, group []int) gainsay.Discrepancy {
	first := &figures[group[0]]
	d := gainsay.Discrepancy{Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Check, About: first.about}
	var articles []int
	var keys []string
	seen := map[string]bool{}
	for _, i := range group {
		f := &figures[i]
		span := f.q.Span
		if f.q.OfSpan.Start >= span.End && f.q.OfSpan.Start-span.End < 3 {
			span = span.Cover(f.q.OfSpan)
		}
		key := strconv.FormatFloat(f.q.Value, 'g', -1, 64) + f.q.Unit
		once := strconv.Itoa(f.article) + key
		if seen[once] {
			continue
		}
		seen[once] = true
		articles, keys = append(articles, f.article), append(keys, key)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(f.article, span), Evidence: s.evidence(f.article, span, nil)})
	}
	d.Why = s.whyDiffer(figures, group)
	switch {
	case s.oneArticle(articles):
		d.Class = gainsay.Internal
	case s.risesInTime(figures, group):
		d.Class = gainsay.Update
		d.Why = "the later report gives the higher figure; " + d.Why
	default:
		d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	}
	if d.Class == gainsay.Conflict && s.copied(figures, group) {
		d.Certainty = gainsay.Sure
		d.Why += ", in sentences that are the same but for the figure"
	}
	return d
}

// copied tells whether two figures of a group that conflict stand in sentences
// that are nearly the same.
func (s *story) copied(figures []figure, group []int) bool {
	for n, i := range group {
		for _, j := range group[:n] {
			if s.origin[figures[i].article] != s.origin[figures[j].article] && likeness(&figures[i].scene, &figures[j].scene) >= nearCopy &&
				compare.Quantities(*figures[j].q, *figures[i].q).Relation == compare.Conflict {
				return true
			}
		}
	}
	return false
}

// whyDiffer is the reason of the first two figures of a group that conflict.
func (s *story) whyDiffer(figures []figure, group []int) string {
	for n, i := range group {
		for _, j := range group[:n] {
			if v := compare.Quantities(*figures[j].q, *figures[i].q); v.Relation == compare.Conflict {
				return v.Why
			}
		}
	}
	return ""
}

// risesInTime tells whether, in the order of publication, the figures of a group
// only rise and rise at least once: a count as events unfold. People hurt are counted
// anew by the hour, other things not on the same day.
func (s *story) risesInTime(figures []figure, group []int) bool {
	byTime := s.highestOfArticles(figures, group)
	published := func(i int) string { return s.readings[figures[i].article].Article.Published }
	sort.SliceStable(byTime, func(a, b int) bool { return published(byTime[a]) < published(byTime[b]) })
	rises := false
	for k := 1; k < len(byTime); k++ {
		a, b := byTime[k-1], byTime[k]
		if published(a) == "" || figures[b].q.Value < figures[a].q.Value {
			return false
		}
		unfolds := harmed[figures[b].event] || dayOf(published(b)) > dayOf(published(a))
		rises = rises || unfolds && figures[b].q.Value > figures[a].q.Value && published(b) > published(a)
	}
	return rises
}

// highestOfArticles are the highest figures that each article gives: one that tells of a
// rise gives the earlier figure too.
func (s *story) highestOfArticles(figures []figure, group []int) []int {
	at := map[int]int{}
	var out []int
	for _, i := range group {
		k, known := at[figures[i].article]
		switch {
		case !known:
			at[figures[i].article] = len(out)
			out = append(out, i)
		case figures[i].q.Value > figures[out[k]].q.Value:
			out[k] = i
		}
	}
	return out
}

func (s *story) oneArticle(articles []int) bool {
	for _, a := range articles {
		if a != articles[0] {
			return false
		}
	}
	return true
}
