// Package numeral turns text into atoms (runs of letters, runs of digits, single
// signs) and atoms into numbers, whether printed in figures, in words or in both:
// "1,234.5", "12,5", "2½", "three hundred and ten", "1.4 million", "two-thirds".
//
// It works on bytes and asks nothing of the tokens, so that a tokenizer's view of
// "$1.5m-a-year" cannot change what is read from it.
package numeral

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Kind says what an Atom is.
type Kind uint8

// The kinds of atom.
const (
	Word   Kind = iota + 1 // letters
	Digits                 // ASCII digits
	Sign                   // one rune of anything else
)

// A Gap says what stands before an Atom.
type Gap uint8

// The gaps, from narrow to wide.
const (
	None      Gap = iota // the atoms touch
	Space                // white space in a line
	Line                 // one line break
	Paragraph            // an empty line, or the start of the text
)

// An Atom is the smallest piece that is read: letters, digits, or one sign.
type Atom struct {
	Start, End int32  // bytes into the text
	Low        string // lower case
	Kind       Kind
	Gap        Gap
	Cap        bool // begins with an upper-case letter
}

// Atoms cuts text into atoms, in order; only white space lies between them.
func Atoms(text string) []Atom {
	atoms := make([]Atom, 0, len(text)/5+4)
	gap := Paragraph
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if isSpace(r) {
			gap = widen(gap, r)
			i += n
			continue
		}
		a := cut(text, i, r, n)
		a.Gap = gap
		gap = None
		atoms = append(atoms, a)
		i = int(a.End)
	}
	return atoms
}

func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || r >= '\t' && r <= '\r'
	}
	return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'
}

// widen is the gap after one more character of white space. At the start of the
// text it is Paragraph already and stays so.
func widen(gap Gap, r rune) Gap {
	switch {
	case r == '\n' && gap >= Line:
		return Paragraph
	case r == '\n':
		return Line
	case gap == None:
		return Space
	}
	return gap
}

// cut is the atom that begins at byte i with rune r of n bytes.
func cut(text string, i int, r rune, n int) Atom {
	a := Atom{Start: int32(i), Kind: Sign}
	end := i + n
	switch {
	case isDigit(r):
		a.Kind = Digits
		for end < len(text) && isDigit(rune(text[end])) {
			end++
		}
	case isLetter(r):
		a.Kind = Word
		a.Cap = unicode.IsUpper(r)
		end = lettersEnd(text, end)
	}
	a.End = int32(end)
	a.Low = text[i:end]
	if a.Kind == Word {
		a.Low = strings.ToLower(a.Low)
	}
	return a
}

func lettersEnd(text string, i int) int {
	for i < len(text) {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if !isLetter(r) {
			break
		}
		i += n
	}
	return i
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}
