package parse

import "gainsay/internal/language/doc"

// A tree is what one parser found for a sentence, word by word.
type tree struct {
	head []int32 // the number of words for the root
	rel  []doc.Rel
	arc  []float32 // how sure the head is, 0 to 1
	name []float32 // how sure the relation is, by the margin of its score
}

func (t *tree) reset(n int) {
	t.head, t.rel = fill(t.head, n, -1), fill(t.rel, n, doc.NoRel)
	t.arc, t.name = fill(t.arc, n, 0), fill(t.name, n, 0)
}

// A combiner makes one tree of two (compare Sagae and Lavie, Parser Combination
// by Reparsing, 2006). Each word gets the head that the surer parser gave it;
// what that breaks is mended where it costs least.
type combiner struct {
	out    tree
	choice []uint8 // by word: from which tree
	fixed  []bool  // by word: the choice may not change any more
	mark   []int32 // by word: in which walk it was met
}

// mends is how many circles are mended before the first tree is taken as it is.
const mends = 24

// combine makes one tree of a and b, over n words. The result is a's or b's
// arc for every word, and a tree with one root.
func (c *combiner) combine(a, b *tree, n int) *tree {
	c.out.reset(n)
	c.choice, c.fixed, c.mark = fill(c.choice, n, 0), fill(c.fixed, n, false), fill(c.mark, n, -1)
	both := [2]*tree{a, b}
	for i := range n {
		if a.head[i] != b.head[i] && b.arc[i] > a.arc[i] {
			c.choice[i] = 1
		}
	}
	c.oneRoot(both, n)
	for range mends {
		i := c.circle(both, n)
		if i < 0 {
			return c.write(both, n)
		}
		if !c.mend(both, i) {
			break
		}
	}
	for i := range n {
		c.choice[i] = 0
	}
	return c.write(both, n)
}

// oneRoot gives the root to the surer of the two words that want it.
func (c *combiner) oneRoot(both [2]*tree, n int) {
	root := [2]int{}
	for k, t := range both {
		for i, h := range t.head {
			if int(h) == n {
				root[k] = i
			}
		}
	}
	if root[0] == root[1] {
		return
	}
	keep := uint8(0)
	if both[1].arc[root[1]] > both[0].arc[root[0]] {
		keep = 1
	}
	for _, r := range root { // both words now follow the tree that is kept
		c.choice[r], c.fixed[r] = keep, true
	}
}

// circle finds a word that lies on a circle of heads, or returns -1.
func (c *combiner) circle(both [2]*tree, n int) int {
	for i := range c.mark {
		c.mark[i] = -1
	}
	for i := range n {
		j := i
		for j < n && c.mark[j] < 0 {
			c.mark[j] = int32(i)
			j = int(both[c.choice[j]].head[j])
		}
		if j < n && c.mark[j] == int32(i) {
			return j
		}
	}
	return -1
}

// mend turns one word of the circle through i to its other head, the one that
// loses least by it.
func (c *combiner) mend(both [2]*tree, i int) bool {
	best, loss := -1, float32(0)
	for j := i; ; {
		now, other := both[c.choice[j]], both[1-c.choice[j]]
		if d := now.arc[j] - other.arc[j]; !c.fixed[j] && now.head[j] != other.head[j] && (best < 0 || d < loss) {
			best, loss = j, d
		}
		if j = int(now.head[j]); j == i {
			break
		}
	}
	if best < 0 {
		return false
	}
	c.choice[best], c.fixed[best] = 1-c.choice[best], true
	return true
}

// write takes over the chosen arcs. Where both trees have the same head, the
// surer relation is taken.
func (c *combiner) write(both [2]*tree, n int) *tree {
	for i := range n {
		t := both[c.choice[i]]
		if other := both[1-c.choice[i]]; other.head[i] == t.head[i] && other.name[i] > t.name[i] {
			t = other
		}
		c.out.head[i], c.out.rel[i] = both[c.choice[i]].head[i], t.rel[i]
	}
	return &c.out
}
