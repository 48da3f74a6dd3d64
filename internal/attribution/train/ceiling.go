package train

import (
	"gainsay"
	"gainsay/internal/attribution"
)

// A Ceiling counts how much of what is marked the proposals can reach: marks with
// a proposal, and among those the ones of which an option fits a part exactly.
type Ceiling struct{ Marks, Proposed, Source, Content, Cue int }

// CeilingOf measures texts.
func CeilingOf(texts []Text) Ceiling {
	var c Ceiling
	for i := range texts {
		t := &texts[i]
		c.Marks += len(t.Marks)
		for k, m := range pairUp(t) {
			if m < 0 {
				continue
			}
			ex := &t.Examples[k]
			c.Proposed++
			c.Source += t.exact(ex.Sources, t.Marks[m].Source)
			c.Content += t.exact(ex.Contents, t.Marks[m].Content)
			c.Cue += t.exact(ex.CueWays, t.Marks[m].Cue)
		}
	}
	return c
}

// exact is 1 when an option fits the marked spans but for marks at the edges.
func (t *Text) exact(options []attribution.Choice, marked []gainsay.Span) int {
	for i := range options {
		if len(options[i].Spans) == len(marked) && (len(marked) == 0 || t.fit(options[i].Spans, marked) == 2) {
			return 1
		}
	}
	return 0
}
