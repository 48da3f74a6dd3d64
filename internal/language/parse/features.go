package parse

import (
	"gainsay/internal/language/classes"
	"gainsay/internal/language/net"
)

// MostFeatures is the largest number of features that a state has.
const MostFeatures = 216

// Places that features look at.
const (
	s0 = iota
	s1
	s2
	s3
	b0
	b1
	b2
	b3
	places
)

// Templates. A place is added to those of a word, a place times 8 to those of a dependant.
const (
	ofWord  = 0 // 16 a place
	ofChild = 200
	ofPair  = 400
	ofThree = 500
	ofRest  = 600
)

// nowhere stands for a place that holds no word.
var nowhere = classes.Word{Form: 3, Lower: 3}

// A view is what a state shows to features.
type view struct {
	s    *State
	at   [places]int32 // -1 where there is no word
	tags [places]uint32
	word [places]*classes.Word
}

func (s *State) view(v *view) {
	v.s = s
	for p := range places {
		i := int32(-1)
		if p < b0 {
			if p < len(s.stack) {
				i = s.stack[len(s.stack)-1-p]
			}
		} else if j := s.next + int32(p-b0); j < s.root() {
			i = j
		}
		v.at[p], v.tags[p], v.word[p] = i, 255, &nowhere
		if i >= 0 {
			v.tags[p], v.word[p] = uint32(s.Tags[i]), &s.Words[i]
		}
	}
}

// Features appends the features of the state to out.
func (s *State) Features(out []uint32) []uint32 {
	var v view
	s.view(&v)
	for p := range places {
		out = v.ofWord(out, p)
	}
	return v.features(out)
}

// ofWord appends the features of the word at place p, which stay the same as
// long as the word stands there.
func (v *view) ofWord(out []uint32, p int) []uint32 {
	out = wordFeatures(out, uint32(p), v.word[p], v.tags[p])
	if i := v.at[p]; i >= 0 && i != v.s.root() {
		out = append(out, net.Key(ofWord+16*uint32(p)+12, uint32(v.s.gaps[i]), uint32(v.s.gaps[i+1]), v.tags[p], 0))
	}
	return out
}

// wordFeatures are those of a word at a place, whatever else the state holds.
func wordFeatures(out []uint32, p uint32, w *classes.Word, tag uint32) []uint32 {
	c, t := &w.Class, ofWord+16*p
	out = append(out,
		net.Key(t, w.Lower, 0, 0, 0),
		net.Key(t+1, tag, 0, 0, 0),
		net.Key(t+2, uint32(c[classes.Sense256]), 0, 0, 0),
		net.Key(t+3, uint32(c[classes.Place256]), 0, 0, 0),
		net.Key(t+4, uint32(c[classes.Place1024]), 0, 0, 0),
		net.Key(t+5, w.Lower, tag, 0, 0))
	if p == s3 || p == b3 {
		return out
	}
	return append(out,
		net.Key(t+6, uint32(c[classes.Place64]), tag, 0, 0),
		net.Key(t+7, uint32(c[classes.SenseRest1]), 0, 0, 0),
		net.Key(t+8, uint32(c[classes.SenseRest2]), 0, 0, 0),
		net.Key(t+9, uint32(c[classes.Sense1024]), 0, 0, 0),
		net.Key(t+10, w.Suffix[2], uint32(w.Shape), 0, 0),
		net.Key(t+11, w.Suffix[1], tag, 0, 0))
}

// features are all those that are not of one word alone.
func (v *view) features(out []uint32) []uint32 {
	out = v.child(out, 0, s0, v.dependant(s0, true, 0))
	out = v.child(out, 1, s0, v.dependant(s0, true, 1))
	out = v.child(out, 2, s0, v.dependant(s0, false, 0))
	out = v.child(out, 3, s0, v.dependant(s0, false, 1))
	out = v.child(out, 4, s1, v.dependant(s1, true, 0))
	out = v.child(out, 5, s1, v.dependant(s1, false, 0))
	out = v.child(out, 6, s1, v.dependant(s1, false, 1))
	out = v.child(out, 7, b0, v.dependant(b0, true, 0))
	out = v.child(out, 8, b0, v.dependant(b0, true, 1))
	out = v.child(out, 9, s2, v.dependant(s2, false, 0))
	out = v.pairs(out)
	out = v.threes(out)
	return v.rest(out)
}

// dependant is a dependant of the word at place p: the outermost (0) or the
// second outermost (1) of a side, -1 for none.
func (v *view) dependant(p int, left bool, which int) int32 {
	i := v.at[p]
	if i < 0 {
		return -1
	}
	if left {
		return v.s.left[i][which]
	}
	return v.s.right[i][which]
}

// child appends the features of a dependant d of the word at place p.
func (v *view) child(out []uint32, which uint32, p int, d int32) []uint32 {
	t := ofChild + 8*which
	if d < 0 {
		return append(out, net.Key(t, v.tags[p], 0, 0, 0))
	}
	tag, rel, w := uint32(v.s.Tags[d]), uint32(v.s.Rel[d]), &v.s.Words[d]
	return append(out,
		net.Key(t+1, rel, 0, 0, 0),
		net.Key(t+2, tag, 0, 0, 0),
		net.Key(t+3, w.Lower, 0, 0, 0),
		net.Key(t+4, uint32(w.Class[classes.Place256]), 0, 0, 0),
		net.Key(t+5, v.tags[p], rel, tag, 0))
}

func (v *view) pairs(out []uint32) []uint32 {
	t, w := &v.tags, &v.word
	place := func(p int) uint32 { return uint32(w[p].Class[classes.Place256]) }
	sense := func(p int) uint32 { return uint32(w[p].Class[classes.Sense256]) }
	far, near := v.distance(s0, b0), v.distance(s1, s0)
	return append(out,
		net.Key(ofPair, t[s0], t[b0], 0, 0),
		net.Key(ofPair+1, t[s0], t[s1], 0, 0),
		net.Key(ofPair+2, t[s1], t[b0], 0, 0),
		net.Key(ofPair+3, w[s0].Lower, t[b0], 0, 0),
		net.Key(ofPair+4, t[s0], w[b0].Lower, 0, 0),
		net.Key(ofPair+5, w[s0].Lower, t[s1], 0, 0),
		net.Key(ofPair+6, t[s0], w[s1].Lower, 0, 0),
		net.Key(ofPair+7, w[s0].Lower, w[b0].Lower, 0, 0),
		net.Key(ofPair+8, w[s0].Lower, w[s1].Lower, 0, 0),
		net.Key(ofPair+9, place(s0), place(b0), 0, 0),
		net.Key(ofPair+10, place(s0), place(s1), 0, 0),
		net.Key(ofPair+11, sense(s0), sense(b0), 0, 0),
		net.Key(ofPair+12, sense(s0), sense(s1), 0, 0),
		net.Key(ofPair+13, t[b0], t[b1], 0, 0),
		net.Key(ofPair+14, t[b0], w[b1].Lower, 0, 0),
		net.Key(ofPair+15, t[s0], t[b0], far, 0),
		net.Key(ofPair+16, t[s1], t[s0], near, 0),
		net.Key(ofPair+17, w[s1].Lower, t[b0], 0, 0),
		net.Key(ofPair+18, t[s1], w[b0].Lower, 0, 0),
		net.Key(ofPair+19, place(s1), place(b0), 0, 0),
		net.Key(ofPair+20, w[b0].Lower, w[b1].Lower, 0, 0),
		net.Key(ofPair+21, w[s0].Lower, place(b0), t[b0], 0),
		net.Key(ofPair+22, place(s0), w[b0].Lower, t[s0], 0),
		net.Key(ofPair+23, w[s1].Lower, place(s0), t[s0], 0),
		net.Key(ofPair+24, place(s1), w[s0].Lower, t[s1], 0))
}

func (v *view) threes(out []uint32) []uint32 {
	t, tag := &v.tags, v.tagOf
	l0, r0 := v.dependant(s0, true, 0), v.dependant(s0, false, 0)
	l1, r1 := v.dependant(s1, true, 0), v.dependant(s1, false, 0)
	lb := v.dependant(b0, true, 0)
	return append(out,
		net.Key(ofThree, t[s1], t[s0], t[b0], 0),
		net.Key(ofThree+1, t[s2], t[s1], t[s0], 0),
		net.Key(ofThree+2, t[s0], t[b0], t[b1], 0),
		net.Key(ofThree+3, t[b0], t[b1], t[b2], 0),
		net.Key(ofThree+4, t[s2], t[s1], t[s0], t[b0]),
		net.Key(ofThree+5, t[s1], t[s0], t[b0], t[b1]),
		net.Key(ofThree+6, t[s0], tag(l0), t[b0], 0),
		net.Key(ofThree+7, t[s0], tag(r0), t[b0], 0),
		net.Key(ofThree+8, t[s0], tag(lb), t[b0], 0),
		net.Key(ofThree+9, t[s1], tag(l1), t[s0], 0),
		net.Key(ofThree+10, t[s1], tag(r1), t[s0], 0),
		net.Key(ofThree+11, t[s1], tag(l0), t[s0], 0),
		net.Key(ofThree+12, t[s1], tag(r0), t[s0], 0),
		net.Key(ofThree+13, v.lowerOf(l0), t[s0], t[b0], 0),
		net.Key(ofThree+14, v.lowerOf(l0), t[s0], t[s1], 0),
		net.Key(ofThree+15, v.lowerOf(l0), v.word[s1].Lower, t[s0], 0),
		net.Key(ofThree+16, v.lowerOf(r0), t[s0], t[b0], 0),
		net.Key(ofThree+17, v.lowerOf(lb), t[b0], t[s0], 0))
}

// rest appends the features of distances, of numbers of dependants, and of what
// lies between two words.
func (v *view) rest(out []uint32) []uint32 {
	t := &v.tags
	far, near := v.distance(s0, b0), v.distance(s1, s0)
	b, a := v.between(s0, b0), v.between(s1, s0)
	for p := s0; p <= b0; p++ {
		if p == s3 {
			continue
		}
		rels, count := v.dependants(p)
		u := ofRest + 20 + 4*uint32(p)
		out = append(out,
			net.Key(u, uint32(rels), uint32(rels>>32), 0, 0),
			net.Key(u+1, uint32(rels), uint32(rels>>32), t[p], 0),
			net.Key(u+2, t[p], count, 0, 0))
	}
	return append(out,
		net.Key(ofRest, far, 0, 0, 0),
		net.Key(ofRest+1, near, 0, 0, 0),
		net.Key(ofRest+2, b, t[s0], t[b0], 0),
		net.Key(ofRest+3, a, t[s1], t[s0], 0),
		net.Key(ofRest+4, far, v.word[s0].Lower, 0, 0),
		net.Key(ofRest+5, far, v.word[b0].Lower, 0, 0),
		net.Key(ofRest+6, near, v.word[s1].Lower, 0, 0),
		net.Key(ofRest+7, near, v.word[s0].Lower, 0, 0),
		net.Key(ofRest+8, b, far, 0, 0),
		net.Key(ofRest+9, a, near, 0, 0),
		net.Key(ofRest+10, v.depth(), t[b0], 0, 0),
		net.Key(ofRest+11, v.quoted(s0), v.quoted(b0), t[s0], t[b0]))
}

func (v *view) tagOf(i int32) uint32 {
	if i < 0 {
		return 255
	}
	return uint32(v.s.Tags[i])
}

func (v *view) lowerOf(i int32) uint32 {
	if i < 0 {
		return nowhere.Lower
	}
	return v.s.Words[i].Lower
}

// distance is the number of words from place p to place q, in steps.
func (v *view) distance(p, q int) uint32 {
	a, b := v.at[p], v.at[q]
	if a < 0 || b < 0 || a == v.s.root() {
		return 0
	}
	switch d := b - a; {
	case d <= 5:
		return uint32(d)
	case d <= 7:
		return 6
	case d <= 10:
		return 7
	case d <= 20:
		return 8
	}
	return 9
}

// between says how many commas, verbs, quotation marks and conjunctions stand
// between two places, few being told apart.
func (v *view) between(p, q int) uint32 {
	a, b := v.at[p], v.at[q]
	if a < 0 || b < 0 || a == v.s.root() {
		return 255
	}
	m, n := v.s.marks[v.s.Place[a]+1], v.s.marks[v.s.Place[b]]
	few := func(n uint16) uint32 { return uint32(min(n, 2)) }
	return few(n.commas-m.commas) | few(n.verbs-m.verbs)<<2 | few(n.quotes-m.quotes)<<4 | few(n.stops-m.stops)<<6
}

// quoted tells whether an odd number of quotation marks and brackets stands before a place.
func (v *view) quoted(p int) uint32 {
	i := v.at[p]
	if i < 0 {
		return 2
	}
	return uint32(v.s.marks[v.s.Place[i]].quotes & 1)
}

// dependants are the relations and the number of the dependants at a place.
func (v *view) dependants(p int) (rels uint64, count uint32) {
	i := v.at[p]
	if i < 0 {
		return 1 << 63, 255
	}
	return v.s.rels[i], uint32(v.s.count[i])
}

func (v *view) depth() uint32 { return uint32(min(len(v.s.stack), 6)) }
