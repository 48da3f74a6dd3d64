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
	waiting := make([]int32, n) // children of a token that have not told it how far they reach
	for i := range d.Sentences {
		t.sentence(&d.Sentences[i], waiting)
	}
	return t
}

// sentence finds subtrees from the leaves up, each token once however deep the
// tree is: a chain of a hundred thousand words is hostile and must stay linear.
func (t *Tree) sentence(s *Sentence, waiting []int32) {
	for i := s.First; i < s.Last; i++ {
		if h := t.head(i, s); h >= 0 {
			waiting[h]++
		}
	}
	for i := s.First; i < s.Last; i++ {
		// Token j is told how far all its children reach; so may its head be now.
		for j := i; j >= 0 && waiting[j] == 0; {
			waiting[j] = -1
			h := t.head(j, s)
			if h >= 0 {
				t.Left[h], t.Right[h] = min(t.Left[h], t.Left[j]), max(t.Right[h], t.Right[j])
				waiting[h]--
			}
			j = h
		}
	}
	for i := s.Last - 1; i >= s.First; i-- {
		if h := t.head(i, s); h >= 0 && waiting[i] < 0 { // else i stands in a cycle
			t.next[i], t.first[h] = t.first[h], i
		}
	}
}

// head is the head of token i within the sentence, -1 where it has none.
func (t *Tree) head(i int32, s *Sentence) int32 {
	if h := t.d.Tokens[i].Head; h >= s.First && h < s.Last && h != i {
		return h
	}
	return -1
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
