package train

import (
	"testing"

	"gainsay/internal/language/parse"
	"gainsay/internal/language/tokens"
)

// marked is the folder of the marked data; the test is skipped without it.
func marked(t *testing.T) string {
	t.Helper()
	shared, ok := Shared()
	if !ok {
		t.Skip("the marked data is not beside the module and $GAINSAY_SHARED does not name it")
	}
	return shared
}

// TestTreesHoldTheirFloors scores the shipped weights on the dev parts. The
// floors stand just under what was reached; docs/eval/trees.md has the figures.
func TestTreesHoldTheirFloors(t *testing.T) {
	shared := marked(t)
	a, err := parse.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, floor := range []struct {
		name             string
		upos, lemma, las float64
	}{
		{EWT, 95.4, 98.2, 82.6},
		{GUM, 97.1, 99.0, 85.0},
	} {
		got, err := Score(a, shared, floor.name, Dev)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(got)
		for _, c := range got.Wrong[:10] {
			t.Logf("%5d  %s", c.Count, c)
		}
		if got.Percent(got.Tags) < floor.upos || got.Percent(got.Lemmas) < floor.lemma || got.Percent(got.Rels) < floor.las {
			t.Errorf("%s\nfalls under UPOS %.2f lemma %.2f LAS %.2f", got, floor.upos, floor.lemma, floor.las)
		}
	}
}

// TestSentencesHoldTheirFloors scores sentence boundaries on running text.
func TestSentencesHoldTheirFloors(t *testing.T) {
	shared := marked(t)
	for _, floor := range []struct {
		name string
		f1   float64
	}{{EWT, .880}, {GUM, .950}} {
		trees, err := Treebank(shared, floor.name, Dev)
		if err != nil {
			t.Fatal(err)
		}
		right, given, want := 0, 0, 0
		for _, r := range rawTexts(trees) {
			_, sentences := tokens.Split(r.text)
			for _, s := range sentences {
				if r.ends[s.Span.Start] == s.Span.End {
					right++
				}
			}
			given += len(sentences)
			want += len(r.ends)
		}
		f1 := 2 * float64(right) / float64(given+want)
		t.Logf("%s dev: sentences F1 %.3f", floor.name, f1)
		if f1 < floor.f1 {
			t.Errorf("%s dev: sentences F1 %.3f, floor %.3f", floor.name, f1, floor.f1)
		}
	}
}
