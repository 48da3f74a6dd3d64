package names

import (
	"unicode"
	"unicode/utf8"

	"gainsay/internal/language/doc"
)

// A shape is a set of what can be seen of a word's letters.
type shape uint16

const (
	capital shape = 1 << iota // begins with a capital
	allCaps                   // has letters, all capitals
	lowers                    // has a small letter
	figures                   // has a figure
	stops                     // has a full stop
	mark                      // has neither letter nor figure
	initial                   // one capital, with or without a stop
	inner                     // a capital behind a small letter: "McKay"
	opens                     // first of its sentence, or behind a mark that a sentence can begin after
	glued                     // no white space between it and the token before
)

// A look is what can be seen of a token.
type look struct {
	hash  uint64 // of the folded word
	shape shape
}

// looksOf are the looks of all tokens of d.
func looksOf(d *doc.Doc) []look {
	out := make([]look, len(d.Tokens))
	for i := range d.Tokens {
		w := d.Word(i)
		out[i] = look{hash: hash(w), shape: shapeOf(w)}
		if i > 0 && d.Tokens[i].Start == d.Tokens[i-1].End {
			out[i].shape |= glued
		}
	}
	for _, s := range d.Sentences {
		at := s.First
		for at < s.Last && out[at].shape&mark != 0 {
			at++
		}
		if at < s.Last {
			out[at].shape |= opens
		}
	}
	for i := 1; i < len(out); i++ {
		if out[i-1].shape&mark != 0 && opener(d.Word(i-1)) {
			out[i].shape |= opens
		}
	}
	return out
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
	var s shape
	letters, uppers := 0, 0
	for i, r := range w {
		switch {
		case 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			s |= lowers
			letters++
		case 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			if i == 0 {
				s |= capital
			} else if s&lowers != 0 {
				s |= inner
			}
			letters++
			uppers++
		case '0' <= r && r <= '9':
			s |= figures
		case r == '.':
			s |= stops
		case r >= utf8.RuneSelf && unicode.IsLetter(r):
			letters++
		}
	}
	switch {
	case letters == 0 && s&figures == 0:
		s |= mark
	case letters == 1 && uppers == 1:
		s |= initial | allCaps
	case letters > 0 && letters == uppers:
		s |= allCaps
	}
	return s
}
