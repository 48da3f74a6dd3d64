package names

import "gainsay/internal/language/classes"

// The labels of a token: O, or the first, an inner, the last or the only word of
// a name of one of four kinds. Label = 1 + 4*kind + part - partFirst.
const (
	labelO = 0
	Labels = 17
)

// The kinds of name that are learnt.
const (
	KindPerson = iota
	KindOrganisation
	KindPlace
	KindOther
)

// A feature's key is a hash of its template and its values; 0 is never one.
func feature(template uint32, a, b uint32) uint32 {
	h := (template+1)*0x9e3779b1 ^ a*0x85ebca6b
	h ^= h >> 15
	h = (h + b) * 0xc2b2ae35
	h ^= h >> 13
	h *= 0x27d4eb2f
	h ^= h >> 16
	if h == 0 {
		return 1
	}
	return h
}

// outside stands for the tokens beyond the ends of a sentence.
var outside = look{word: classes.Word{Form: 2, Lower: 2}}

// WordFeatures is how many of a token's features, from the first, know its words
// themselves. A trainer leaves them out now and then, so that the others learn to
// do without.
const WordFeatures = 10

// TableFeatures is how many features behind those know the table of the world.
const TableFeatures = 5

// features appends the keys of the features of token i of the sentence
// [first, last) to keys.
func features(looks []look, i, first, last int, keys []uint32) []uint32 {
	at := func(j int) *look {
		if j < first || j >= last {
			return &outside
		}
		return &looks[j]
	}
	p2, p1, c, n1, n2 := at(i-2), at(i-1), at(i), at(i+1), at(i+2)
	w := &c.word
	t := uint32(0)
	add := func(a, b uint32) {
		keys = append(keys, feature(t, a, b))
		t++
	}
	shapes := func(l *look) uint32 { return uint32(l.word.Shape) }
	// words
	add(0, 0) // the first WordFeatures keys know the word itself
	add(w.Form, 0)
	add(w.Lower, 0)
	add(p1.word.Lower, 0)
	add(n1.word.Lower, 0)
	add(p2.word.Lower, 1)
	add(n2.word.Lower, 1)
	add(p1.word.Lower, w.Lower)
	add(w.Lower, n1.word.Lower)
	add(p1.word.Lower, n1.word.Lower)
	// the table of the world
	table := func(l *look) uint32 { return uint32(l.kind)<<3 | uint32(l.part) }
	add(table(c), 0)
	add(table(c), shapes(c)+1)
	add(table(p1), table(c)+1)
	add(table(c), table(n1)+1)
	add(table(n1), shapes(c)+1)
	// letters
	for _, s := range w.Suffix {
		add(s, 0)
	}
	for _, s := range w.Prefix[1:] {
		add(s, 0)
	}
	add(w.Suffix[2], shapes(c))
	// shapes
	flags := uint32(c.shape & (opens | shouting | lowSeen | upSeen))
	add(shapes(c), flags)
	add(shapes(p1)<<8|shapes(c)<<4|shapes(n1), flags&uint32(opens))
	add(shapes(p1)<<8|shapes(c), uint32(c.shape&(glued|opens)))
	add(shapes(c)<<8|shapes(n1), uint32(n1.shape&glued))
	add(shapes(n1)<<8|shapes(n2), shapes(c))
	add(shapes(p2)<<8|shapes(p1), shapes(c))
	add(w.Lower, flags)
	// classes of meaning and of distribution
	classOf := func(l *look, k int) uint32 { return uint32(l.word.Class[k]) }
	for _, l := range [...]*look{p2, p1, c, n1, n2} {
		add(classOf(l, classes.Sense256), shapes(l))
	}
	for _, l := range [...]*look{p1, c, n1} {
		add(classOf(l, classes.Sense1024), 0)
		add(classOf(l, classes.Place256), shapes(l))
	}
	add(classOf(c, classes.Place64), classOf(p1, classes.Place64))
	add(classOf(c, classes.Place64), classOf(n1, classes.Place64))
	add(classOf(c, classes.Sense256), classOf(c, classes.SenseRest1)+1)
	add(classOf(c, classes.Place1024), 0)
	add(classOf(p1, classes.Sense256), shapes(c)<<1|1)
	add(classOf(n1, classes.Sense256), shapes(c)<<1|1)
	people := func(l *look) uint32 { return uint32(l.shape & (givenName | courtesy | familySeen)) }
	add(people(c), 0)
	add(people(p1)|1, people(c))
	add(people(c)|1, people(n1))
	add(people(p2)|1, people(p1))
	add(people(c), shapes(n1)+1)
	add(people(c)|1, uint32(c.run)<<4|uint32(min(c.runs, 8)))
	// the run of capitals
	if c.run > 0 {
		end, start := &looks[min(int(c.last), last-1)], at(i-int(c.run)+1)
		add(end.word.Lower, 0)
		add(start.word.Lower, 1)
		add(uint32(min(c.run, 6)), uint32(min(c.runs, 6)))
		add(uint32(end.word.Class[classes.Sense256]), uint32(min(c.runs-c.run, 3)))
		add(uint32(start.word.Class[classes.Sense256]), uint32(min(c.run, 3)))
		behind, before := at(int(c.last)+1), at(i-int(c.run))
		add(behind.word.Lower, uint32(min(c.runs, 3)))
		add(before.word.Lower, uint32(min(c.runs, 3)))
		add(uint32(classOf(before, classes.Sense256)), uint32(min(c.runs, 3)))
		add(uint32(classOf(behind, classes.Sense256)), uint32(min(c.runs, 3)))
		if before.shape&(inReach|capital|mark) == inReach && i-int(c.run)-1 >= first {
			t += 10
			far := at(i - int(c.run) - 1)
			add(before.word.Lower, far.word.Lower)
			add(before.word.Lower, uint32(far.word.Class[classes.Sense256]))
			add(before.word.Lower, table(far)<<8|table(start))
		}
		return keys
	}
	t += 20
	back, ahead := gap(looks, i, first, -1), gap(looks, i, last-1, 1)
	add(uint32(back), uint32(ahead))
	if back > bridge || ahead > bridge {
		return keys
	}
	// a bridge: what it parts, by the last word before it and the first behind
	from, to := &looks[i-back], &looks[i+ahead]
	add(from.word.Lower, w.Lower)
	add(uint32(from.word.Class[classes.Sense256]), w.Lower)
	add(uint32(to.word.Class[classes.Sense256]), w.Lower)
	add(table(from)<<8|table(to), w.Lower)
	add(uint32(from.runs)<<4|uint32(min(to.runs, 8)), w.Lower)
	add(uint32(from.word.Class[classes.Sense256])<<10|uint32(to.word.Class[classes.Sense256]), w.Lower)
	add(to.word.Lower, w.Lower)
	return keys
}

// gap is how far the next capital lies from token i on one side.
func gap(looks []look, i, end, step int) int {
	for n := 1; n <= bridge; n++ {
		i += step
		if (i-end)*step > 0 {
			break
		}
		if looks[i].shape&capital != 0 {
			return n
		}
	}
	return bridge + 1
}
