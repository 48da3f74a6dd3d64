package parse

import (
	"slices"
	"testing"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/tag"
)

// TestStateMakesTrees makes moves in every order that is allowed for a short
// sentence; each way ends in a tree with one root.
func TestStateMakesTrees(t *testing.T) {
	const n = 4
	ways := 0
	var walk func(path []Move)
	walk = func(path []Move) {
		var s State
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

func TestPunctuationStandsAside(t *testing.T) {
	kinds := KindsOf([]string{"_", "NOUN/NN", "PUNCT/,", "PUNCT/.", "VERB/VBD"})
	words := make([]classes.Word, 5)
	for _, c := range []struct {
		tags  []tag.Fine
		place []int32
	}{
		{[]tag.Fine{1, 2, 4, 3}, []int32{0, 2, 4}},
		{[]tag.Fine{2, 2, 1, 3, 3}, []int32{2, 5}},
		{[]tag.Fine{3, 3}, []int32{1, 2}}, // one word at least
		{nil, []int32{0}},
	} {
		var s State
		s.Start(words[:len(c.tags)], c.tags, kinds)
		if !slices.Equal(s.Place, c.place) {
			t.Errorf("of the tags %v the words at %v are left, want %v", c.tags, s.Place, c.place)
		}
	}
}
