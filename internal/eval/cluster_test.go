package eval

import (
	"math"
	"testing"
)

func TestScoreClusters(t *testing.T) {
	marked := Clustering{"a": "x", "b": "x", "c": "x", "d": "y", "e": "y", "f": "z"}
	cases := []struct {
		name         string
		found        Clustering
		p, r         float64 // BCubed
		pairP, pairR float64
		ari          float64
		stories      int
	}{
		{"the same under other names", Clustering{"a": "1", "b": "1", "c": "1", "d": "2", "e": "2", "f": "3"}, 1, 1, 1, 1, 1, 3},
		{"all in one", Clustering{"a": "1", "b": "1", "c": "1", "d": "1", "e": "1", "f": "1"}, 14.0 / 36, 1, 4.0 / 15, 1, 0, 1},
		{"each alone", Clustering{}, 1, 0.5, 0, 0, 0, 6},
		{"one strays", Clustering{"a": "1", "b": "1", "c": "2", "d": "2", "e": "2", "f": "3"},
			(2 + 3*(1.0/3) + 4.0/3 - 2.0/3 + 1) / 6, (2*(2.0/3) + 1.0/3 + 2 + 1) / 6, 0.5, 0.5, (2 - 16.0/15) / (4 - 16.0/15), 3},
	}
	for _, c := range cases {
		got := ScoreClusters(marked, c.found)
		for _, pair := range [][2]float64{{got.BCubedP, c.p}, {got.BCubedR, c.r}, {got.PairP, c.pairP}, {got.PairR, c.pairR}, {got.ARI, c.ari}} {
			if math.Abs(pair[0]-pair[1]) > 1e-9 {
				t.Errorf("%s: got %+v, want BCubed %.3f %.3f, pairs %.3f %.3f, ARI %.3f", c.name, got, c.p, c.r, c.pairP, c.pairR, c.ari)
				break
			}
		}
		if got.Found != c.stories || got.Marked != 3 || got.Articles != 6 {
			t.Errorf("%s: counts %+v", c.name, got)
		}
	}
	if got := ScoreClusters(nil, Clustering{"a": "1"}); got != (ClusterScore{}) {
		t.Errorf("nothing marked: %+v", got)
	}
}
