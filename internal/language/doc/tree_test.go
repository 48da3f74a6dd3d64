package doc

import (
	"slices"
	"testing"

	"gainsay"
)

// headed is a Doc of one sentence whose tokens have these heads.
func headed(heads ...int32) *Doc {
	d := &Doc{Article: &gainsay.Article{}, Sentences: []Sentence{{First: 0, Last: int32(len(heads))}}}
	for _, h := range heads {
		d.Tokens = append(d.Tokens, Token{Head: h})
	}
	return d
}

func TestTree(t *testing.T) {
	for _, c := range []struct {
		what        string
		heads       []int32
		left, right []int32
	}{
		{"a root in the middle", []int32{1, -1, 1}, []int32{0, 0, 2}, []int32{0, 2, 2}},
		{"a chain to the right", []int32{-1, 0, 1, 2}, []int32{0, 1, 2, 3}, []int32{3, 3, 3, 3}},
		{"a chain to the left", []int32{1, 2, 3, -1}, []int32{0, 0, 0, 0}, []int32{0, 1, 2, 3}},
		{"crossing arcs", []int32{2, 3, -1, 2}, []int32{0, 1, 0, 1}, []int32{0, 1, 3, 3}},
		{"a head outside the sentence", []int32{9, 0}, []int32{0, 1}, []int32{1, 1}},
	} {
		tree := NewTree(headed(c.heads...))
		if !slices.Equal(tree.Left, c.left) || !slices.Equal(tree.Right, c.right) {
			t.Errorf("%s: subtrees %v to %v, want %v to %v", c.what, tree.Left, tree.Right, c.left, c.right)
		}
	}
	if got := slices.Collect(NewTree(headed(1, -1, 1)).Children(1)); !slices.Equal(got, []int{0, 2}) {
		t.Errorf("children %v, want 0 and 2", got)
	}
}

// TestCycle: what walks a tree downwards ends, also where the heads go round.
func TestCycle(t *testing.T) {
	tree := NewTree(headed(1, 2, 0, 1, 4))
	steps := 0
	var walk func(i int)
	walk = func(i int) {
		if steps++; steps > 5 {
			t.Fatal("the tree has a cycle")
		}
		for c := range tree.Children(i) {
			walk(c)
		}
	}
	walk(1)
	if got := slices.Collect(tree.Children(1)); !slices.Equal(got, []int{3}) {
		t.Errorf("children %v, want 3, which hangs on the cycle", got)
	}
}

// TestDeepTree: a chain of half a million tokens takes no time to speak of.
func TestDeepTree(t *testing.T) {
	heads := make([]int32, 500_000)
	for i := range heads {
		heads[i] = int32(i - 1)
	}
	if tree := NewTree(headed(heads...)); tree.Right[0] != int32(len(heads)-1) {
		t.Errorf("the root reaches to %d", tree.Right[0])
	}
}
