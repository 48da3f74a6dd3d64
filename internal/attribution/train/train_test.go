package train

import (
	"slices"
	"testing"

	"gainsay"
	"gainsay/internal/attribution"
)

func span(s, e int) []gainsay.Span { return []gainsay.Span{{Start: s, End: e}} }

// marked is a text in which the proposal with feature 1 is a cue, whose content is
// the option with feature 11, and the one with feature 2 is none.
func marked() Text {
	options := func(keys ...uint32) []attribution.Choice {
		out := []attribution.Choice{{Keys: []uint32{10}}}
		for i, k := range keys {
			out = append(out, attribution.Choice{Spans: span(20+10*i, 28+10*i), Keys: []uint32{k}})
		}
		return out
	}
	return Text{
		Words: "0123456789 123456789 123456789 123456789 123456789 ",
		Marks: []Marked{{Source: span(0, 3), Cue: span(4, 8), Content: span(20, 28)}},
		Examples: []attribution.Example{
			{Token: gainsay.Span{Start: 4, End: 8}, Keys: []uint32{1}, Contents: options(11, 12),
				Sources: []attribution.Choice{{Keys: []uint32{20}}, {Spans: span(0, 3), Keys: []uint32{21}}}},
			{Token: gainsay.Span{Start: 44, End: 48}, Keys: []uint32{2}, Contents: options(11)},
		},
	}
}

func TestLearn(t *testing.T) {
	w := Learn([]Text{marked(), marked(), marked(), marked()}, Settings{Passes: 20, Rate: 0.5, Seed: 1})
	score := func(k uint32) float32 { return w.Score([]uint32{k}) }
	if score(1) <= 0 || score(2) >= 0 {
		t.Errorf("a cue scores %v, no cue %v", score(1), score(2))
	}
	if score(11) <= score(10) || score(11) <= score(12) {
		t.Errorf("the marked content scores %v, the other %v, none %v", score(11), score(12), score(10))
	}
	if score(21) <= score(20) {
		t.Errorf("the marked source scores %v, none %v", score(21), score(20))
	}
}

func TestLearnIsDeterministic(t *testing.T) {
	set := Settings{Passes: 3, Rate: 0.1, Seed: 7}
	a, b := Learn([]Text{marked(), marked()}, set), Learn([]Text{marked(), marked()}, set)
	if !slices.Equal(a.Values, b.Values) {
		t.Error("two runs with one seed give different weights")
	}
}

func TestUnmarkedWithinAContentIsNoLesson(t *testing.T) {
	text := marked()
	text.Examples = append(text.Examples, attribution.Example{Token: gainsay.Span{Start: 22, End: 25}, Keys: []uint32{3}})
	for _, l := range lessonsOf(&text) {
		if l.ex.Keys[0] == 3 {
			t.Error("a proposal within a marked content was taken for a lesson: annotators marked outermost ones only")
		}
	}
}
