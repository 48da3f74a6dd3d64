package parse

import "gainsay/internal/language/doc"

// A tree is the tree of a whole sentence, punctuation and all.
type tree struct {
	head  []int32 // -1 for the root
	rel   []doc.Rel
	depth []int32 // arcs up to the root
	root  int32
	pair  []int32 // of a quotation mark or bracket, the other one; -1 for none
	stack []int32
}

// far is how many steps or words are looked at for one mark; beyond that
// sentences are noise, and time must stay linear.
const far = 400

// take copies the tree of the words of a sentence of n tokens. What is left
// without a relation is punctuation.
func (t *tree) take(s *State, n int) {
	t.head, t.rel, t.depth, t.pair = fill(t.head, n, -1), fill(t.rel, n, doc.NoRel), fill(t.depth, n, -1), fill(t.pair, n, -1)
	root := s.root()
	for i := range root {
		at := s.Place[i]
		t.rel[at] = s.Rel[i]
		if h := s.Head[i]; h < root {
			t.head[at] = s.Place[h]
		} else {
			t.root = at
		}
	}
	for i := range n {
		t.measure(int32(i))
	}
}

// measure sets the depth of word i and of all above it.
func (t *tree) measure(i int32) {
	t.stack = t.stack[:0]
	for i >= 0 && t.depth[i] < 0 {
		t.stack = append(t.stack, i)
		i = t.head[i]
	}
	d := int32(-1)
	if i >= 0 {
		d = t.depth[i]
	}
	for k := len(t.stack) - 1; k >= 0; k-- {
		d++
		t.depth[t.stack[k]] = d
	}
}

// marks attaches the punctuation, by the rules of
// https://universaldependencies.org/u/dep/punct.html: paired marks to the head
// of what they enclose, others as high as they can go without crossing an arc. word is the form of a token.
func (t *tree) marks(word func(int) string) {
	t.pairs(word)
	for i := range t.head {
		if t.rel[i] != doc.NoRel && t.rel[i] != doc.Punct {
			continue
		}
		h := int32(-1)
		if p := t.pair[i]; p >= 0 {
			h = t.enclosed(min(int32(i), p), max(int32(i), p))
		}
		if h < 0 {
			h = t.beside(int32(i), word)
		}
		if h < 0 {
			h = t.root // no word is near
		}
		t.head[i], t.rel[i] = h, doc.Punct
	}
}

// isMark tells whether token i is punctuation.
func (t *tree) isMark(i int32) bool { return t.rel[i] == doc.NoRel || t.rel[i] == doc.Punct }

// pairs finds which quotation marks and brackets belong together.
func (t *tree) pairs(word func(int) string) {
	open := t.stack[:0]
	for i := range int32(len(t.head)) {
		if !t.isMark(i) {
			continue
		}
		w := word(int(i))
		if k := opener(open, w, word); k >= 0 {
			t.pair[i], t.pair[open[k]] = open[k], i
			open = open[:k]
		} else if closing(w) != "" {
			open = append(open, i)
		}
	}
	t.stack = open[:0]
}

// opener is the place in open of the last mark that w closes, or -1.
func opener(open []int32, w string, word func(int) string) int {
	for k := len(open) - 1; k >= max(0, len(open)-8); k-- {
		if closing(word(int(open[k]))) == w {
			return k
		}
	}
	return -1
}

// closing is the mark that closes what w opens, "" where w opens nothing.
func closing(w string) string {
	switch w {
	case "(":
		return ")"
	case "[":
		return "]"
	case "{":
		return "}"
	case "“":
		return "”"
	case "‘":
		return "’"
	case "``":
		return "''"
	case "«":
		return "»"
	case `"`, "'", "*", "_":
		return w
	}
	return ""
}

// enclosed is the highest word between two tokens, -1 where there is none.
func (t *tree) enclosed(first, last int32) int32 {
	best := int32(-1)
	for i := first + 1; i < min(last, first+far); i++ {
		if !t.isMark(i) && (best < 0 || t.depth[i] < t.depth[best]) {
			best = i
		}
	}
	return best
}

// beside is the head of a mark by the words on both sides of it.
func (t *tree) beside(i int32, word func(int) string) int32 {
	l, r := i-1, i+1
	for l >= 0 && t.isMark(l) && i-l < far {
		l--
	}
	for r < int32(len(t.head)) && t.isMark(r) && r-i < far {
		r++
	}
	left, right := l >= 0 && !t.isMark(l), r < int32(len(t.head)) && !t.isMark(r)
	switch {
	case left && right && ends(word(int(i))):
		return t.climb(l, i)
	case left && right:
		return t.between(t.climb(l, i), t.climb(r, i), i)
	case left:
		return t.climb(l, i)
	case right:
		return t.climb(r, i)
	}
	return -1
}

// ends tells marks that end a sentence: they belong to what stands before them.
func ends(w string) bool { return w == "." || w == "?" || w == "!" }

// between chooses between the highest words to the left and to the right that a
// mark at i can reach: the one that hangs from the other side.
func (t *tree) between(l, r, i int32) int32 {
	switch {
	case t.head[l] < 0:
		if t.head[r] >= 0 && t.head[r] < i {
			return r
		}
		return l
	case t.head[r] < 0 || t.depth[l] >= t.depth[r]:
		return l
	}
	return r
}

// climb goes up from word w as long as the heads stay on its side of place i.
func (t *tree) climb(w, i int32) int32 {
	for range far {
		h := t.head[w]
		if h < 0 || (h < i) != (w < i) || t.isMark(h) {
			break
		}
		w = h
	}
	return w
}
