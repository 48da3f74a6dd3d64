package names

import (
	"unicode"
	"unicode/utf8"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// A shape is a set of what can be seen of a token besides its letters.
type shape uint16

const (
	capital    shape = 1 << iota // begins with a capital or holds one
	allCaps                      // has letters, all capitals
	mark                         // has neither letter nor figure
	opens                        // first of its sentence, or behind a mark that a sentence can begin after
	glued                        // no white space between it and the token before
	shouting                     // most words of its sentence have a capital: a headline
	lowSeen                      // printed without a capital elsewhere in the text
	upSeen                       // printed with a capital inside a sentence elsewhere in the text
	inReach                      // can be part of a name
	givenName                    // the table has it as a given name
	courtesy                     // "Mr.", "President": stands before a person's name
	familySeen                   // ends a run of capitals elsewhere that begins with a given name
	common                       // has a capital in a headline and is tagged as a noun or an adjective
	action                       // the same, tagged as a verb or as another word that no name begins with
)

// A look is what can be seen of a token.
type look struct {
	hash  uint64 // of the folded word
	word  classes.Word
	shape shape
	kind  world.Kind // of the name of the table that covers the token
	part  uint8      // where the token stands in that name: partOnly, partFirst, …
	run   int16      // the token's place in its run of capitals, from 1; 0 outside one
	runs  int16      // length of that run
	last  int32      // last token of that run
}

// The places of a token in a name.
const (
	partNone = iota
	partFirst
	partInner
	partLast
	partOnly
)

// bridge is how many tokens without a capital a name may hold in a row: "Bank of the West".
const bridge = 3

// looksOf are the looks of all tokens of d.
func looksOf(d *doc.Doc, g *Gazetteer, table *classes.Table) []look {
	out := make([]look, len(d.Tokens))
	for i := range d.Tokens {
		w := d.Word(i)
		out[i].shape = shapeOf(w)
		if i > 0 && d.Tokens[i].Start == d.Tokens[i-1].End {
			out[i].shape |= glued
		}
	}
	pieces := piecesOf(d)
	for _, p := range pieces {
		lookAtSentence(d, out, p.first, p.last)
	}
	for i := 1; i < len(out); i++ {
		if out[i-1].shape&mark != 0 && opener(d.Word(i-1)) {
			out[i].shape |= opens
		}
	}
	for i := range out { // only what is near a capital is ever looked at
		if out[i].shape&inReach != 0 || i > 0 && out[i-1].shape&inReach != 0 || i > 1 && out[i-2].shape&inReach != 0 ||
			i+1 < len(out) && out[i+1].shape&inReach != 0 || i+2 < len(out) && out[i+2].shape&inReach != 0 {
			w := d.Word(i)
			out[i].word = table.Look(w)
			out[i].hash = hash(w)
		}
	}
	markGiven(out, g)
	for _, p := range pieces {
		markRuns(out, p.first, p.last)
		markTable(out, g, p.first, p.last)
	}
	markSeen(d, out)
	return out
}

// lookAtSentence marks what opens a sentence, whether it is a headline, and what
// can be part of a name.
func lookAtSentence(d *doc.Doc, out []look, first, last int) {
	at := first
	for at < last && out[at].shape&mark != 0 {
		at++
	}
	if at < last {
		out[at].shape |= opens
	}
	words, caps := 0, 0
	for i := first; i < last; i++ {
		if out[i].shape&mark == 0 && len(d.Word(i)) > 3 {
			words++
			if out[i].shape&capital != 0 {
				caps++
			}
		}
	}
	shouts := words >= 5 && 4*caps >= 3*words
	if words >= 3 && 6*caps >= 5*words {
		lookAtTags(d, out, first, last)
	}
	before := -bridge - 1 // the last capital
	for i := first; i < last; i++ {
		if shouts {
			out[i].shape |= shouting
		}
		if out[i].shape&capital == 0 {
			continue
		}
		out[i].shape |= inReach
		if i-before-1 <= bridge {
			for j := max(first, before+1); j < i; j++ {
				out[j].shape |= inReach
			}
		}
		before = i
	}
}

// lookAtTags marks which capitals of a headline are no names by their tags. The
// tags of a Doc that is not tagged say nothing.
func lookAtTags(d *doc.Doc, out []look, first, last int) {
	for i := first; i < last; i++ {
		if out[i].shape&capital == 0 {
			continue
		}
		switch d.Tokens[i].Tag {
		case doc.NoTag, doc.PROPN, doc.NUM, doc.X, doc.SYM, doc.PUNCT:
		case doc.NOUN, doc.ADJ:
			out[i].shape |= common
		default:
			out[i].shape |= action
		}
	}
}

// opener tells marks behind which a word may have a capital that says nothing.
func opener(w string) bool {
	switch w {
	case "“", "\"", "‘", "``", ":", "•", "*", "«", "„":
		return true
	}
	return false
}

func shapeOf(w string) shape {
	letters, uppers, figures := 0, 0, 0
	for _, r := range w {
		switch {
		case 'a' <= r && r <= 'z':
			letters++
		case 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			letters++
			uppers++
		case '0' <= r && r <= '9':
			figures++
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			letters++
		}
	}
	var s shape
	if letters == 0 && figures == 0 {
		s |= mark
	}
	if uppers > 0 {
		s |= capital
	}
	if letters > 0 && letters == uppers {
		s |= allCaps
	}
	return s
}

func markGiven(out []look, g *Gazetteer) {
	for i := range out {
		if out[i].shape&capital == 0 {
			continue
		}
		if g.given[out[i].hash] != world.NoGender {
			out[i].shape |= givenName
		}
		if g.courtesy[out[i].hash] {
			out[i].shape |= courtesy
		}
	}
}

// markRuns finds the runs of words with capitals; a hyphen between two belongs to the run.
func markRuns(out []look, first, last int) {
	for i := first; i < last; i++ {
		if out[i].shape&capital == 0 {
			continue
		}
		end := i + 1
		for end < last && (out[end].shape&capital != 0 || out[end].shape&(mark|glued) == mark|glued && end+1 < last && out[end+1].shape&(capital|glued) == capital|glued) {
			end++
		}
		for j := i; j < end; j++ {
			out[j].run, out[j].runs, out[j].last = int16(min(j-i+1, 1<<14)), int16(min(end-i, 1<<14)), int32(end-1)
		}
		i = end - 1
	}
}

// markTable marks the names of the table of the world, longest first, from the left.
func markTable(out []look, g *Gazetteer, first, last int) {
	for i := first; i < last; i++ {
		if out[i].shape&capital == 0 {
			continue
		}
		end, kind := g.longest(out, i, last)
		for j := i; j < end; j++ {
			out[j].kind = kind
			switch {
			case end == i+1:
				out[j].part = partOnly
			case j == i:
				out[j].part = partFirst
			case j == end-1:
				out[j].part = partLast
			default:
				out[j].part = partInner
			}
		}
		if end > i {
			i = end - 1
		}
	}
}

// window is how many tokens away the same word may tell how it is written.
const window = 4000

// markSeen marks words that are printed elsewhere in the text in a way that
// says whether a capital means anything: without one, with one inside a sentence,
// or at the end of a person's full name.
func markSeen(d *doc.Doc, out []look) {
	size := 8
	for size < 2*len(out) {
		size *= 2
	}
	seen := make([]seenWord, size)
	for pass := range 2 {
		for i := range out {
			l := &out[i]
			if l.shape&mark != 0 {
				continue
			}
			key := uint64(l.word.Lower)
			if key == 0 {
				if pass == 1 {
					continue
				}
				if w := d.Word(i); len(w) < 4 || w[0] < 'a' || w[0] > 'z' { // a short word's capital says little
					continue
				}
				key = uint64(classes.Key(d.Word(i)))
			}
			at := key & uint64(size-1)
			for seen[at].key != 0 && seen[at].key != key {
				at = (at + 1) & uint64(size-1)
			}
			w := &seen[at]
			if pass == 0 {
				w.note(key, l, out, int32(i))
			} else if l.shape&capital != 0 {
				l.shape |= w.tell(int32(i))
			}
		}
	}
}

// A seenWord is where a word was last seen in each way, one more than the token's index.
type seenWord struct {
	key             uint64
	low, up, family int32
}

func (w *seenWord) note(key uint64, l *look, out []look, i int32) {
	w.key = key
	switch {
	case l.shape&capital == 0:
		w.low = i + 1
	case l.shape&(opens|shouting) == 0:
		w.up = i + 1
	}
	if l.run > 1 && l.last == i && out[int(i)-int(l.run)+1].shape&givenName != 0 && l.runs <= 4 {
		w.family = i + 1
	}
}

func (w *seenWord) tell(i int32) (s shape) {
	near := func(at int32) bool { return at > 0 && at-1 != i && at-i < window && i-at < window }
	if near(w.low) {
		s |= lowSeen
	}
	if near(w.up) {
		s |= upSeen
	}
	if near(w.family) {
		s |= familySeen
	}
	return s
}
