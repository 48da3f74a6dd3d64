package doc

// A Tree lets the dependencies of a Doc be walked downwards: children in order
// of the text, and the outermost tokens that each token governs.
type Tree struct {
	d           *Doc
	first, next []int32 // first child of a token, next sibling of a token; -1 ends
	Left, Right []int32 // the first and the last token of the token's subtree, both inclusive
}

// NewTree builds the Tree of a parsed Doc in linear time. A head that lies
// outside its sentence, or a cycle, is taken for a root.
func NewTree(d *Doc) *Tree {
	n := len(d.Tokens)
	block := make([]int32, 4*n)
	t := &Tree{d: d, first: block[:n:n], next: block[n : 2*n : 2*n], Left: block[2*n : 3*n : 3*n], Right: block[3*n:]}
	for i := range n {
		t.first[i], t.next[i] = -1, -1
		t.Left[i], t.Right[i] = int32(i), int32(i)
	}
	for _, s := range d.Sentences {
		for i := s.Last - 1; i >= s.First; i-- {
			if h := d.Tokens[i].Head; h >= s.First && h < s.Last && h != i {
				t.next[i], t.first[h] = t.first[h], i
			}
		}
		for i := s.First; i < s.Last; i++ {
			t.widen(i, s)
		}
	}
	return t
}

// widen tells every governor of token i, up to the root, that it reaches to i.
// It stops where the governor knows already, so the whole is near linear.
func (t *Tree) widen(i int32, s Sentence) {
	steps := s.Last - s.First
	for h := t.d.Tokens[i].Head; h >= s.First && h < s.Last && steps > 0; h = t.d.Tokens[h].Head {
		if t.Left[h] <= i && i <= t.Right[h] {
			return
		}
		t.Left[h], t.Right[h] = min(t.Left[h], i), max(t.Right[h], i)
		steps--
	}
}

// Children yields the children of token i in order of the text.
func (t *Tree) Children(i int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Child is the first child of token i in one of the relations, or -1.
func (t *Tree) Child(i int, rels ...Rel) int {
	for c := t.first[i]; c >= 0; c = t.next[c] {
		for _, r := range rels {
			if t.d.Tokens[c].Rel == r {
				return int(c)
			}
		}
	}
	return -1
}

// Governs tells whether token a is token b or stands above it.
func (t *Tree) Governs(a, b int) bool {
	for steps := len(t.d.Tokens); b >= 0 && steps > 0; steps-- {
		if a == b {
			return true
		}
		b = int(t.d.Tokens[b].Head)
	}
	return false
}
