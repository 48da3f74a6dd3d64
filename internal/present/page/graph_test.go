package page

import (
	"fmt"
	"strings"
	"testing"
)

// steps reads "a>b c>d" as steps between names.
func steps(text string) []stepView {
	var all []stepView
	for pair := range strings.FieldsSeq(text) {
		from, to, _ := strings.Cut(pair, ">")
		all = append(all, stepView{From: placeView{Name: from}, To: placeView{Name: to}, Why: "a reason"})
	}
	return all
}

func TestGraph(t *testing.T) {
	for _, c := range []struct {
		name, steps string
		layers      string // of the nodes in order of appearance
		edges       int
	}{
		{"one copy", "a>b", "a0 b1", 1},
		{"copies of a copy", "a>b b>c a>d", "a0 b1 c2 d1", 3},
		{"the longest way counts", "a>d a>b b>c c>d", "a0 d3 b1 c2", 4},
		{"two origins of one", "a>c b>c", "a0 c1 b0", 2},
		{"a circle loses the step that closes it", "a>b b>a", "a0 b1", 1},
		{"a circle behind an origin", "o>a a>b b>a", "o0 a1 b2", 2},
		{"from itself", "a>a", "a0", 0},
	} {
		g := graphOf(steps(c.steps))
		var layers []string
		rows := map[string]string{}
		for _, n := range g.Nodes {
			layers = append(layers, fmt.Sprint(n.Name, n.layer))
			at := fmt.Sprint(n.layer, "/", n.Y)
			if rows[at] != "" {
				t.Errorf("%s: %s and %s stand at one place", c.name, rows[at], n.Name)
			}
			rows[at] = n.Name
			if n.Y <= 0 || n.Y >= g.Height || n.X <= 0 || n.X+n.size > g.Width {
				t.Errorf("%s: %s stands outside the drawing", c.name, n.Name)
			}
		}
		reasons := 0 // a line is drawn in several parts, one of which has its reason
		for _, e := range g.Edges {
			if e.Why != "" {
				reasons++
			}
		}
		if got := strings.Join(layers, " "); got != c.layers || reasons != c.edges {
			t.Errorf("%s: layers %s with %d lines, want %s with %d", c.name, got, reasons, c.layers, c.edges)
		}
	}
	if graphOf(nil) != nil {
		t.Error("nothing is drawn")
	}
}

// A line that leaves a layer out passes it at a height at which no name stands.
func TestGraphLinesCrossNoName(t *testing.T) {
	g := graphOf(steps("a>b b>c a>c a>d x>b x>c"))
	names := map[string]string{}
	for _, n := range g.Nodes {
		names[fmt.Sprint(n.X, " ", n.Y)] = n.Name
	}
	bends := 0
	for _, e := range g.Edges {
		start, _, _ := strings.Cut(strings.TrimPrefix(e.Path, "M"), " L")
		if name := names[start]; name != "" {
			t.Errorf("a line runs through %s", name)
		}
		for _, n := range g.Nodes {
			var x, y int
			if _, err := fmt.Sscan(start, &x, &y); err != nil {
				t.Fatal(err)
			}
			if x == n.X { // it starts in a column without a name of its own
				bends++
				break
			}
		}
	}
	if bends != 2 {
		t.Errorf("%d lines pass through a layer, want 2", bends)
	}
}

// Where very much is drawn, what only names a source is left to the list.
func TestGraphOfManySteps(t *testing.T) {
	all := steps("w>1 w>2 w>3")
	for i := range 20 {
		all = append(all, stepView{From: placeView{Name: fmt.Sprint("cited ", i)}, To: placeView{Name: "1"}, Cited: true})
	}
	if got := len(graphOf(all).Edges); got != 3 {
		t.Errorf("%d lines are drawn, want the 3 of texts that were taken", got)
	}
	if got := len(graphOf(all[:10]).Edges); got != 10 {
		t.Errorf("of 10 steps %d are drawn", got)
	}
	if graphOf(all[3:]) != nil {
		t.Error("citations alone are drawn, and they are too many")
	}
}

// Whatever takes from whatever, each node has a place of its own.
func FuzzGraph(f *testing.F) {
	f.Add([]byte{0, 1, 1, 2, 2, 0, 3, 3})
	f.Fuzz(func(t *testing.T, pairs []byte) {
		var all []stepView
		for i := 0; i+1 < len(pairs); i += 2 {
			all = append(all, stepView{From: placeView{Name: fmt.Sprint(pairs[i])}, To: placeView{Name: fmt.Sprint(pairs[i+1])}})
		}
		g := graphOf(all)
		if g == nil {
			return
		}
		seen := map[string]bool{}
		for _, n := range g.Nodes {
			at := fmt.Sprint(n.X, "/", n.Y)
			if seen[at] || !n.placed {
				t.Fatalf("%s has no place of its own", n.Name)
			}
			seen[at] = true
		}
	})
}
