package classes

import (
	"unicode"
	"unicode/utf8"
)

// A Shape says of what characters a word is made.
type Shape uint8

// The shapes.
const (
	LowerShape    Shape = iota + 1 // "harbour"
	TitleShape                     // "Harbour"
	CapitalsShape                  // "UN"
	MixedShape                     // "iPhone", "McKay"
	InitialShape                   // "J", "J."
	StoppedShape                   // "U.S.", "etc."
	NumberShape                    // "1995"
	FigureShape                    // "1,200.5", "5:30"
	LettersShape                   // "5th", "F16": letters and digits
	MarkShape                      // no letter, no digit
	JoinedShape                    // lower case with a hyphen or an apostrophe within
	TitleJoined                    // the same with a capital
)

// A Word is what features see of a token.
type Word struct {
	Form   uint32    // key of the form, digits made alike
	Lower  uint32    // key of the lower-case form, digits made alike
	Suffix [4]uint32 // keys of its last 1 to 4 bytes in lower case, 0 when it is not longer
	Prefix [3]uint32 // keys of its first 1 to 3 bytes in lower case, 0 when it is not longer
	Shape  Shape
	Class  Classes
}

// longest is the number of bytes of a word that are looked at; the rest of a
// longer one changes nothing.
const longest = 64

// Look returns what features see of the word w.
func (t *Table) Look(w string) Word {
	var buffer [longest + utf8.UTFMax]byte
	form, low, shape := plain(w, buffer[:0])
	out := Word{Form: form, Lower: key(low), Shape: shape}
	for n := range out.Suffix {
		if len(low) > n+1 {
			out.Suffix[n] = key(low[len(low)-n-1:])
		}
	}
	for n := range out.Prefix {
		if len(low) > n+1 {
			out.Prefix[n] = key(low[:n+1])
		}
	}
	out.Class = t.Of(out.Lower)
	return out
}

// Key is the key of the lower-case form of w, as Word.Lower has it.
func Key(w string) uint32 {
	var buffer [longest + utf8.UTFMax]byte
	_, low, _ := plain(w, buffer[:0])
	return key(low)
}

// A census counts the kinds of character in a word.
type census struct{ lower, upper, digits, stops, joins, marks int }

// plain appends to low the lower-case form of w with digits and quotation marks
// made alike, and returns the key of the form with its case and its shape.
func plain(w string, low []byte) (uint32, []byte, Shape) {
	var n census
	form := uint32(offset)
	first := rune(0)
	for _, r := range w {
		if len(low) >= longest {
			break
		}
		r = alike(r)
		if first == 0 {
			first = r
		}
		form = (form ^ uint32(r)) * prime
		small := r
		switch {
		case 'a' <= r && r <= 'z':
			n.lower++
		case 'A' <= r && r <= 'Z':
			n.upper++
			small = r + 'a' - 'A'
		case r == '0':
			n.digits++
		case r == '.':
			n.stops++
		case r == '-' || r == '\'':
			n.joins++
		case r < utf8.RuneSelf:
			n.marks++
		case unicode.IsUpper(r):
			n.upper++
			small = unicode.ToLower(r)
		case unicode.IsLetter(r):
			n.lower++
		default:
			n.marks++
		}
		low = utf8.AppendRune(low, small)
	}
	return form, low, n.shape(first)
}

// alike maps characters that a writer chooses between by habit to one.
func alike(r rune) rune {
	switch {
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	}
	switch r {
	case '’', '‘', 'ʼ':
		return '\''
	case '“', '”', '«', '»':
		return '"'
	case '‐', '‑':
		return '-'
	case '—', '–':
		return '–'
	}
	return r
}

func (n census) shape(first rune) Shape {
	letters := n.lower + n.upper
	switch {
	case letters == 0 && n.digits == 0:
		return MarkShape
	case letters == 0 && n.stops+n.marks+n.joins == 0:
		return NumberShape
	case letters == 0:
		return FigureShape
	case n.digits > 0:
		return LettersShape
	case letters == 1 && n.upper == 1:
		return InitialShape
	case n.stops > 0:
		return StoppedShape
	case n.joins > 0 && n.upper == 0:
		return JoinedShape
	case n.joins > 0:
		return TitleJoined
	case n.upper == 0:
		return LowerShape
	case n.lower == 0:
		return CapitalsShape
	case n.upper == 1 && unicode.IsUpper(first):
		return TitleShape
	}
	return MixedShape
}

// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), over runes for forms.
const (
	offset = 2166136261
	prime  = 16777619
)

// key is never 0.
func key(b []byte) uint32 {
	h := uint32(offset)
	for _, c := range b {
		h = (h ^ uint32(c)) * prime
	}
	h ^= h >> 15 // FNV's low bits are weak, and tables are indexed by them
	h *= 0x2c1b3c6d
	h ^= h >> 13
	return max(h, 1)
}
