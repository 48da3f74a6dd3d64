package tag

import (
	"gainsay/internal/language/classes"
	"gainsay/internal/language/net"
)

// MostFeatures is the largest number of features that Features appends.
const MostFeatures = 96

// Templates. To those up to shapeAt the offset of the word looked at is added.
const (
	lowerAt  = 10
	senseAt  = 20
	placeAt  = 30
	place1At = 40
	suffixAt = 50
	shapeAt  = 60
	single   = 70 // of the word alone
	pair     = 90 // of several words or tags together
)

// away is the place of a word that lies outside the sentence.
var away = classes.Word{Lower: 1, Form: 1}

// at is word i of the sentence, or a word of its own before and after it.
func at(words []classes.Word, i int) *classes.Word {
	if i < 0 || i >= len(words) {
		return &away
	}
	return &words[i]
}

// StyleOf tells sentences by their capitals: 0 for few, 1 for one at the head of
// most words, as in headlines, 2 for words in capitals throughout.
func StyleOf(words []classes.Word) uint32 {
	title, capitals, all := 0, 0, 0
	for i := range words {
		switch words[i].Shape {
		case classes.TitleShape, classes.TitleJoined:
			title++
		case classes.CapitalsShape:
			capitals++
		case classes.LowerShape, classes.JoinedShape:
		default:
			continue
		}
		all++
	}
	switch {
	case capitals*3 > all*2:
		return 2
	case (title+capitals)*2 > all:
		return 1
	}
	return 0
}

// Features appends the features of word i of a sentence to out. style is that of
// the sentence by StyleOf; last and last2 are the tags given to the two words
// before the word, counted from 1, 0 where there is none.
func Features(out []uint32, words []classes.Word, i int, style, last, last2 uint32) []uint32 {
	w := at(words, i)
	out = around(out, words, i)
	out = inside(out, w)
	p1, n1, p2, n2 := at(words, i-1), at(words, i+1), at(words, i-2), at(words, i+2)
	place, suffix := uint32(w.Class[classes.Place256]), w.Suffix[2]
	shape := uint32(w.Shape)
	start := uint32(0)
	if i == 0 {
		start = 1
	}
	prevPlace, nextPlace := uint32(p1.Class[classes.Place256]), uint32(n1.Class[classes.Place256])
	return append(out,
		net.Key(pair, last, 0, 0, 0),
		net.Key(pair+1, last, last2, 0, 0),
		net.Key(pair+2, last, w.Lower, 0, 0),
		net.Key(pair+3, last, place, 0, 0),
		net.Key(pair+4, last, suffix, shape, 0),
		net.Key(pair+5, last, n1.Lower, 0, 0),
		net.Key(pair+6, last, nextPlace, 0, 0),
		net.Key(pair+7, p1.Lower, w.Lower, 0, 0),
		net.Key(pair+8, w.Lower, n1.Lower, 0, 0),
		net.Key(pair+9, p1.Lower, n1.Lower, 0, 0),
		net.Key(pair+10, prevPlace, place, nextPlace, 0),
		net.Key(pair+11, place, nextPlace, 0, 0),
		net.Key(pair+12, w.Lower, nextPlace, 0, 0),
		net.Key(pair+13, w.Lower, prevPlace, 0, 0),
		net.Key(pair+14, shape, start, uint32(n1.Shape), uint32(p1.Shape)),
		net.Key(pair+15, w.Form, start, 0, 0),
		net.Key(pair+16, suffix, nextPlace, 0, 0),
		net.Key(pair+17, n1.Lower, n2.Lower, 0, 0),
		net.Key(pair+18, p1.Lower, p2.Lower, 0, 0),
		net.Key(pair+19, shape, suffix, start, 0),
		net.Key(pair+20, w.Lower, shape, 0, 0),
		net.Key(pair+21, last, last2, place, 0),
		net.Key(pair+22, style, shape, start, place),
		net.Key(pair+23, style, shape, w.Suffix[2], 0),
		net.Key(pair+24, style, w.Form, 0, 0),
	)
}

// around appends what is seen of the words from two before to two after word i.
func around(out []uint32, words []classes.Word, i int) []uint32 {
	for d := -2; d <= 2; d++ {
		w, o := at(words, i+d), uint32(d+2)
		c := &w.Class
		out = append(out,
			net.Key(lowerAt+o, w.Lower, 0, 0, 0),
			net.Key(senseAt+o, uint32(c[classes.Sense256]), 0, 0, 0),
			net.Key(placeAt+o, uint32(c[classes.Place256]), 0, 0, 0),
			net.Key(place1At+o, uint32(c[classes.Place1024]), 0, 0, 0),
			net.Key(suffixAt+o, w.Suffix[2], 0, 0, 0),
			net.Key(shapeAt+o, uint32(w.Shape), 0, 0, 0))
	}
	far, near := at(words, i+3), at(words, i-3)
	return append(out,
		net.Key(placeAt+5, uint32(far.Class[classes.Place256]), 0, 0, 0),
		net.Key(placeAt+6, uint32(near.Class[classes.Place256]), 0, 0, 0))
}

// inside appends what is seen of the word alone.
func inside(out []uint32, w *classes.Word) []uint32 {
	for n, s := range w.Suffix {
		out = append(out, net.Key(single+uint32(n), s, 0, 0, 0))
	}
	for n, p := range w.Prefix {
		out = append(out, net.Key(single+4+uint32(n), p, 0, 0, 0))
	}
	c := &w.Class
	return append(out,
		net.Key(single+7, uint32(c[classes.Sense1024]), 0, 0, 0),
		net.Key(single+8, uint32(c[classes.SenseRest1]), 0, 0, 0),
		net.Key(single+9, uint32(c[classes.SenseRest2]), 0, 0, 0),
		net.Key(single+10, uint32(c[classes.Place64]), uint32(w.Shape), 0, 0),
		net.Key(single+11, w.Form, 0, 0, 0),
		net.Key(single+12, w.Suffix[1], uint32(w.Shape), 0, 0))
}
