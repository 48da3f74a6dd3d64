package parse

import (
	"strings"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/tag"
)

// A Move is a transition of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez
// and Satta, Dynamic Programming Algorithms for Transition-Based Dependency
// Parsers, 2011).
type Move uint8

// The moves.
const (
	Shift Move = iota // the next word goes onto the stack
	Left              // the next word becomes the head of the top of the stack
	Right             // the second word of the stack becomes the head of the top
	Moves             // the number of moves
)

// A State is a sentence on its way to a tree. Punctuation stands aside until the
// tree of the words is complete (compare Ma, Zhang and Zhu, Punctuation
// Processing for Projective Dependency Parsing, 2014): the words that are left
// are numbered from 0, and the number after the last is the root, which lies at
// the bottom of the stack.
type State struct {
	Place []int32        // where each word stands in the sentence
	Words []classes.Word // and one for the root
	Tags  []tag.Fine     // and one for the root
	Head  []int32        // -1 where there is none yet; for the root's own word the number of words
	Rel   []doc.Rel
	stack []int32
	next  int32 // first word of the buffer

	left, right [][2]int32 // the outermost and the second outermost dependant on each side, -1 for none
	rels        []uint64   // bit set of the relations of the dependants so far
	count       []uint8    // dependants so far: on the left in the low four bits, on the right in the high ones
	marks       []sofar    // by place in the sentence
	gaps        []Counted  // the marks right before each word, and before the end
}

// sofar counts words of a kind before a place of the sentence.
type sofar struct{ commas, verbs, quotes, stops uint16 }

// Start begins a sentence; kinds says what each fine tag is, by KindsOf.
func (s *State) Start(words []classes.Word, tags []tag.Fine, kinds []Counted) {
	s.Place, s.Words, s.Tags, s.gaps = s.Place[:0], s.Words[:0], s.Tags[:0], s.gaps[:0]
	s.marks = append(s.marks[:0], sofar{})
	var gap Counted
	for i, t := range tags {
		k := kinds[t]
		s.marks = append(s.marks, s.marks[i].with(k))
		if k&Mark != 0 && !(i == len(tags)-1 && len(s.Words) == 0) { // one word at least
			gap |= k
			continue
		}
		s.Place, s.Words, s.Tags = append(s.Place, int32(i)), append(s.Words, words[i]), append(s.Tags, t)
		s.gaps = append(s.gaps, gap)
		gap = 0
	}
	n := len(s.Words)
	s.gaps = append(s.gaps, gap, 0)
	s.Place = append(s.Place, int32(len(tags)))
	s.Words, s.Tags = append(s.Words, classes.Word{Form: 2, Lower: 2}), append(s.Tags, 0)
	s.Head, s.Rel = fill(s.Head, n+1, -1), fill(s.Rel, n+1, doc.NoRel)
	s.stack, s.next = append(s.stack[:0], int32(n)), 0
	s.left, s.right = fill(s.left, n+1, [2]int32{-1, -1}), fill(s.right, n+1, [2]int32{-1, -1})
	s.rels, s.count = fill(s.rels, n+1, 0), fill(s.count, n+1, 0)
}

// with is m and one token of kind k.
func (m sofar) with(k Counted) sofar {
	switch {
	case k&Verb != 0:
		m.verbs++
	case k&Comma != 0:
		m.commas++
	case k&(Quote|Bracket) != 0:
		m.quotes++
	case k&Stop != 0:
		m.stops++
	}
	return m
}

// Counted says what a fine tag is to the parser.
type Counted uint8

// The kinds; a token may be of several.
const (
	Comma Counted = 1 << iota
	Quote
	Bracket
	Stop
	Hyphen
	Verb
	Mark // punctuation, which stands aside
)

// KindsOf says for each fine tag of what kinds it is.
func KindsOf(names []string) []Counted {
	out := make([]Counted, len(names))
	for i, name := range names {
		switch name {
		case "PUNCT/,":
			out[i] = Comma
		case "PUNCT/``", "PUNCT/''":
			out[i] = Quote
		case "PUNCT/-LRB-", "PUNCT/-RRB-":
			out[i] = Bracket
		case "PUNCT/:", "PUNCT/.", "CCONJ/CC":
			out[i] = Stop
		case "PUNCT/HYPH":
			out[i] = Hyphen
		case "VERB/VB", "VERB/VBD", "VERB/VBZ", "VERB/VBP", "VERB/VBN", "VERB/VBG", "AUX/VBD", "AUX/VBZ", "AUX/VBP", "AUX/MD", "AUX/VB":
			out[i] = Verb
		}
		if strings.HasPrefix(name, "PUNCT/") {
			out[i] |= Mark
		}
	}
	return out
}

func fill[T any](s []T, n int, value T) []T {
	if cap(s) < n {
		s = make([]T, n, n+n/2)
	}
	s = s[:n]
	for i := range s {
		s[i] = value
	}
	return s
}

// root is the number of the root.
func (s *State) root() int32 { return int32(len(s.Words) - 1) }

// Done tells whether the tree is complete.
func (s *State) Done() bool { return s.next == s.root() && len(s.stack) == 1 }

// Next is the first word of the buffer, the root's number when there is none.
func (s *State) Next() int32 { return s.next }

// Stack is the stack, its top last.
func (s *State) Stack() []int32 { return s.stack }

// Can tells whether move is possible. Some move always is, until Done; a tree
// gets exactly one root because the root takes a dependant only when no other
// word is left.
func (s *State) Can(m Move) bool {
	switch m {
	case Shift:
		return s.next < s.root()
	case Left:
		return s.next < s.root() && len(s.stack) > 1
	}
	return len(s.stack) > 2 || len(s.stack) == 2 && s.next == s.root()
}

// Arc is the arc that move makes; ok is false for Shift.
func (s *State) Arc(m Move) (head, dependant int32, ok bool) {
	top := len(s.stack) - 1
	switch m {
	case Left:
		return s.next, s.stack[top], true
	case Right:
		return s.stack[top-1], s.stack[top], true
	}
	return 0, 0, false
}

// Do makes the move, which must be possible, with a relation for its arc.
func (s *State) Do(m Move, rel doc.Rel) {
	head, d, ok := s.Arc(m)
	if !ok {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.Head[d], s.Rel[d] = head, rel
	s.rels[head] |= 1 << rel
	if d < head && head != s.root() {
		s.left[head] = [2]int32{d, s.left[head][0]}
		if s.count[head]&15 < 15 {
			s.count[head]++
		}
		return
	}
	s.right[head] = [2]int32{d, s.right[head][0]}
	if s.count[head]>>4 < 15 {
		s.count[head] += 16
	}
}
