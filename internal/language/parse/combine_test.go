package parse

import (
	"slices"
	"testing"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/tag"
)

// grown is a tree with the given heads, all arcs as sure as said.
func grown(sure float32, heads ...int32) *tree {
	t := &tree{}
	t.reset(len(heads))
	for i, h := range heads {
		t.head[i], t.rel[i], t.arc[i], t.name[i] = h, doc.Dep, sure, sure
		if int(h) == len(heads) {
			t.rel[i] = doc.Root
		}
	}
	return t
}

func TestCombine(t *testing.T) {
	surer := func(t *tree, i int, sure float32) *tree {
		t.arc[i] = sure
		return t
	}
	for _, c := range []struct {
		name string
		a, b *tree
		want []int32
	}{
		{"alike", grown(0.9, 1, 3, 1), grown(0.5, 1, 3, 1), []int32{1, 3, 1}},
		{"the surer arc", grown(0.6, 1, 4, 1, 1), surer(grown(0.5, 1, 4, 1, 2), 3, 0.8), []int32{1, 4, 1, 2}},
		{"the first when as sure", grown(0.6, 1, 4, 1, 1), grown(0.6, 1, 4, 1, 2), []int32{1, 4, 1, 1}},
		{"one root", surer(grown(0.6, 3, 0, 0), 0, 0.7), surer(grown(0.6, 1, 3, 1), 1, 0.9), []int32{1, 3, 0}},
		// 1→2 from the first tree and 2→1 from the second make a circle; the less sure one yields.
		{"a circle", surer(grown(0.6, 3, 2, 0), 1, 0.9), surer(grown(0.5, 3, 0, 1), 2, 0.7), []int32{3, 2, 0}},
	} {
		var comb combiner
		got := comb.combine(c.a, c.b, len(c.a.head))
		if !slices.Equal(got.head, c.want) {
			t.Errorf("%s: heads %v, want %v", c.name, got.head, c.want)
		}
	}
}

// TestCombineKeepsTrees combines pairs of trees that are drawn at random; the
// result must be a tree with one root.
func TestCombineKeepsTrees(t *testing.T) {
	seed := uint32(7)
	random := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	draw := func(n int) *tree {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		for i := n - 1; i > 0; i-- {
			j := random(i + 1)
			order[i], order[j] = order[j], order[i]
		}
		out := grown(0, make([]int32, n)...)
		for i, w := range order {
			out.arc[w] = float32(random(1000)) / 1000
			out.head[w], out.rel[w] = int32(n), doc.Root
			if i > 0 {
				out.head[w], out.rel[w] = int32(order[random(i)]), doc.Dep
			}
		}
		return out
	}
	var comb combiner
	for range 2000 {
		n := 1 + random(12)
		got := comb.combine(draw(n), draw(n), n)
		roots := 0
		for i, h := range got.head {
			if int(h) == n {
				roots++
			}
			steps := 0
			for j := h; int(j) < n; j = got.head[j] {
				if steps++; steps > n {
					t.Fatalf("word %d hangs in a circle: %v", i, got.head)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots: %v", roots, got.head)
		}
	}
}

// TestStateMakesTrees makes moves in every order that is allowed for a short
// sentence; each way ends in a tree with one root.
func TestStateMakesTrees(t *testing.T) {
	const n = 4
	ways := 0
	var walk func(path []Move)
	walk = func(path []Move) {
		var s State
		s.Start(nil, nil, nil)
		s.Start(make([]classes.Word, n), make([]tag.Fine, n), []Counted{0})
		for _, m := range path {
			s.Do(m, doc.Dep)
		}
		if s.Done() {
			ways++
			roots := 0
			for i := range n {
				if s.Head[i] < 0 || int(s.Head[i]) == i {
					t.Fatalf("%v: word %d has the head %d", path, i, s.Head[i])
				}
				if s.Head[i] == n {
					roots++
				}
			}
			if roots != 1 {
				t.Fatalf("%v: %d roots", path, roots)
			}
			return
		}
		possible := false
		for m := Shift; m < Moves; m++ {
			if s.Can(m) {
				possible = true
				walk(append(slices.Clone(path), m))
			}
		}
		if !possible {
			t.Fatalf("%v: no move is possible", path)
		}
	}
	walk(nil)
	if ways < 30 {
		t.Errorf("only %d ways", ways)
	}
}
