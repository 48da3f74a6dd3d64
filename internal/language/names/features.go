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

// A sheet gathers the features of a token; every template has a number of its own.
type sheet struct {
	keys     []uint32
	template uint32
	looks    []look
	first    int // of the sentence
	last     int
}

func (s *sheet) add(a, b uint32) {
	s.keys = append(s.keys, feature(s.template, a, b))
	s.template++
}

// at is the look of token i, that of nothing outside the sentence.
func (s *sheet) at(i int) *look {
	if i < s.first || i >= s.last {
		return &outside
	}
	return &s.looks[i]
}

func (l *look) form() uint32          { return uint32(l.word.Shape) }
func (l *look) class(k int) uint32    { return uint32(l.word.Class[k]) }
func (l *look) inTable() uint32       { return uint32(l.kind)<<3 | uint32(l.part) }
func (l *look) people() uint32        { return uint32(l.shape & (givenName | courtesy | familySeen)) }
func upTo(n int16, most int16) uint32 { return uint32(min(n, most)) }

// features appends the keys of the features of token i of the sentence
// [first, last) to keys.
func features(looks []look, i, first, last int, keys []uint32) []uint32 {
	s := sheet{keys: keys, looks: looks, first: first, last: last}
	c := s.at(i)
	s.words(i, c)
	s.table(i, c)
	s.letters(i, c)
	s.classes(i, c)
	s.people(i, c)
	if c.run > 0 {
		s.run(i, c)
	} else {
		s.bridge(i, c)
	}
	return s.keys
}

// words adds WordFeatures features.
func (s *sheet) words(i int, c *look) {
	p1, n1, w := &s.at(i-1).word, &s.at(i+1).word, &c.word
	s.add(0, 0)
	s.add(w.Form, 0)
	s.add(w.Lower, 0)
	s.add(p1.Lower, 0)
	s.add(n1.Lower, 0)
	s.add(s.at(i-2).word.Lower, 1)
	s.add(s.at(i+2).word.Lower, 1)
	s.add(p1.Lower, w.Lower)
	s.add(w.Lower, n1.Lower)
	s.add(p1.Lower, n1.Lower)
}

// table adds TableFeatures features: what the table of the world knows.
func (s *sheet) table(i int, c *look) {
	p1, n1 := s.at(i-1), s.at(i+1)
	s.add(c.inTable(), 0)
	s.add(c.inTable(), c.form()+1)
	s.add(p1.inTable(), c.inTable()+1)
	s.add(c.inTable(), n1.inTable()+1)
	s.add(n1.inTable(), c.form()+1)
}

// letters adds ends and shapes of words.
func (s *sheet) letters(i int, c *look) {
	for _, x := range c.word.Suffix {
		s.add(x, 0)
	}
	for _, x := range c.word.Prefix[1:] {
		s.add(x, 0)
	}
	s.add(c.word.Suffix[2], c.form())
	p1, n1 := s.at(i-1), s.at(i+1)
	flags := uint32(c.shape & (opens | shouting | lowSeen | upSeen))
	s.add(c.form(), flags)
	s.add(p1.form()<<8|c.form()<<4|n1.form(), flags&uint32(opens))
	s.add(p1.form()<<8|c.form(), uint32(c.shape&(glued|opens)))
	s.add(c.form()<<8|n1.form(), uint32(n1.shape&glued))
	s.add(n1.form()<<8|s.at(i+2).form(), c.form())
	s.add(s.at(i-2).form()<<8|p1.form(), c.form())
	s.add(c.word.Lower, flags)
}

// classes adds the classes of words by meaning and by distribution.
func (s *sheet) classes(i int, c *look) {
	for j := i - 2; j <= i+2; j++ {
		s.add(s.at(j).class(classes.Sense256), s.at(j).form())
	}
	for j := i - 1; j <= i+1; j++ {
		s.add(s.at(j).class(classes.Sense1024), 0)
		s.add(s.at(j).class(classes.Place256), s.at(j).form())
	}
	p1, n1 := s.at(i-1), s.at(i+1)
	s.add(c.class(classes.Place64), p1.class(classes.Place64))
	s.add(c.class(classes.Place64), n1.class(classes.Place64))
	s.add(c.class(classes.Sense256), c.class(classes.SenseRest1)+1)
	s.add(c.class(classes.Place1024), 0)
	s.add(p1.class(classes.Sense256), c.form()<<1|1)
	s.add(n1.class(classes.Sense256), c.form()<<1|1)
}

// people adds what speaks for a person.
func (s *sheet) people(i int, c *look) {
	p1, n1 := s.at(i-1), s.at(i+1)
	s.add(c.people(), 0)
	s.add(p1.people()|1, c.people())
	s.add(c.people()|1, n1.people())
	s.add(s.at(i-2).people()|1, p1.people())
	s.add(c.people(), n1.form()+1)
	s.add(c.people()|1, uint32(c.run)<<4|upTo(c.runs, 8))
}

// run adds what is seen of the run of capitals that the token stands in: its
// ends, what stands beside it, and what stands before a bridge that leads to it.
func (s *sheet) run(i int, c *look) {
	end, start := s.at(min(int(c.last), s.last-1)), s.at(i-int(c.run)+1)
	s.add(end.word.Lower, 0)
	s.add(start.word.Lower, 1)
	s.add(upTo(c.run, 6), upTo(c.runs, 6))
	s.add(end.class(classes.Sense256), upTo(c.runs-c.run, 3))
	s.add(start.class(classes.Sense256), upTo(c.run, 3))
	behind, before := s.at(int(c.last)+1), s.at(i-int(c.run))
	s.add(behind.word.Lower, upTo(c.runs, 3))
	s.add(before.word.Lower, upTo(c.runs, 3))
	s.add(before.class(classes.Sense256), upTo(c.runs, 3))
	s.add(behind.class(classes.Sense256), upTo(c.runs, 3))
	if before.shape&(inReach|capital|mark) != inReach || i-int(c.run)-1 < s.first {
		return
	}
	s.template += 10
	far := s.at(i - int(c.run) - 1)
	s.add(before.word.Lower, far.word.Lower)
	s.add(before.word.Lower, far.class(classes.Sense256))
	s.add(before.word.Lower, far.inTable()<<8|start.inTable())
}

// bridge adds what is seen of a word without a capital between two runs: what it
// parts, by the last word before it and the first behind.
func (s *sheet) bridge(i int, c *look) {
	s.template += 20
	back, ahead := gap(s.looks, i, s.first, -1), gap(s.looks, i, s.last-1, 1)
	s.add(uint32(back), uint32(ahead))
	if back > bridge || ahead > bridge {
		return
	}
	from, to, w := &s.looks[i-back], &s.looks[i+ahead], c.word.Lower
	s.add(from.word.Lower, w)
	s.add(from.class(classes.Sense256), w)
	s.add(to.class(classes.Sense256), w)
	s.add(from.inTable()<<8|to.inTable(), w)
	s.add(uint32(from.runs)<<4|upTo(to.runs, 8), w)
	s.add(from.class(classes.Sense256)<<10|to.class(classes.Sense256), w)
	s.add(to.word.Lower, w)
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
