package collate

import "sort"

// A tally counts how often each of a range of indexes is met, and forgets it in the
// time of what was met.
type tally struct {
	count   []int32
	touched []int
}

func (t *tally) add(i int) {
	for i >= len(t.count) {
		t.count = append(t.count, 0)
	}
	if t.count[i] == 0 {
		t.touched = append(t.touched, i)
	}
	t.count[i]++
}

// take returns what was met n times or more, in order, and starts anew.
func (t *tally) take(n int32) []int {
	var out []int
	for _, i := range t.touched {
		if t.count[i] >= n {
			out = append(out, i)
		}
		t.count[i] = 0
	}
	t.touched = t.touched[:0]
	sort.Ints(out)
	return out
}
