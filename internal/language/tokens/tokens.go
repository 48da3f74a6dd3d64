// Package tokens turns an article's text into tokens and sentences: ranges of
// bytes that stand in order, do not overlap and lose only white space.
//
// Words are those of Unicode Annex 29, merged and split to what the English
// treebanks of Universal Dependencies call a word: clitics stand alone ("do"
// "n't"), compounds are split at hyphens ("well" "-" "known") unless they begin
// with a prefix ("non-profit"), abbreviations keep their stop.
package tokens

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"gainsay"
	"gainsay/internal/language/doc"
)

// A gap is what stands between a token and the one before it.
type gap uint8

const (
	glued     gap = iota // nothing
	spaced               // white space within a line
	lineBreak            // one end of line
	blankLine            // two or more ends of line
)

// The kinds of atom.
const (
	word   = iota // has a letter
	number        // begins with a digit
	mark          // punctuation, symbol, or anything else
)

// An atom is a segment of Annex 29 that is not white space.
type atom struct {
	start, end int32
	kind       uint8
	before     gap
}

// Split cuts text into tokens and groups them into sentences. Every byte that
// is not white space lies in exactly one token, and every token in exactly one
// sentence. Heads are -1; tags, relations and lemmas are unset. Time is linear
// in the length of the text; text longer than 2 GiB is cut off there.
func Split(text string) ([]doc.Token, []doc.Sentence) {
	const most = 1<<31 - 1
	if len(text) > most {
		text = text[:most]
	}
	s := splitter{text: text, tokens: make([]doc.Token, 0, len(text)/5+8), gaps: make([]gap, 0, len(text)/5+8)}
	s.eachChunk()
	return s.tokens, s.sentences()
}

// A splitter holds one text on its way to tokens; gaps runs beside tokens.
type splitter struct {
	text   string
	tokens []doc.Token
	gaps   []gap
	next   gap // the gap before the token that is emitted next
}

// eachChunk gathers the atoms that stand between two white spaces and hands
// them to chunk.
func (s *splitter) eachChunk() {
	var buffer [64]atom
	atoms := buffer[:0]
	before := blankLine // the start of the text is a hard break as well
	flush := func() {
		if len(atoms) > 0 {
			s.next = atoms[0].before
			s.chunk(atoms)
			atoms = atoms[:0]
		}
	}
	seen := words.FromString(s.text)
	for seen.Next() {
		start, end := seen.Start(), seen.End()
		for start < end {
			white, lines := whiteLen(s.text[start:end])
			if white > 0 {
				flush()
				before = widen(before, lines)
				start += white
				continue
			}
			stop := start + solidLen(s.text[start:end])
			atoms = append(atoms, atom{int32(start), int32(stop), kindOf(s.text[start:stop]), before})
			before = glued
			start = stop
		}
	}
	flush()
}

// widen adds white space with so many ends of line to a gap.
func widen(before gap, lines int) gap {
	switch {
	case lines == 0:
		return max(before, spaced)
	case lines == 1 && before < lineBreak:
		return lineBreak
	}
	return blankLine
}

// whiteLen is the length of the white space that s begins with, and the ends
// of line in it.
func whiteLen(s string) (n, lines int) {
	for n < len(s) {
		c := s[n]
		if c < utf8.RuneSelf {
			switch c {
			case '\n', '\v', '\f':
				lines++
			case '\r':
				if n+1 < len(s) && s[n+1] == '\n' {
					n++
				}
				lines++
			case ' ', '\t':
			default:
				return n, lines
			}
			n++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsSpace(r) {
			return n, lines
		}
		if r == '\u0085' || r == '\u2028' || r == '\u2029' {
			lines++
		}
		n += size
	}
	return n, lines
}

// solidLen is the length of s up to its first white space. A narrow space
// between digits is part of the number ("10 000" in French typography).
func solidLen(s string) int {
	for i, r := range s {
		if r < utf8.RuneSelf {
			if r <= ' ' && unicode.IsSpace(r) {
				return i
			}
			continue
		}
		if unicode.IsSpace(r) {
			after := i + utf8.RuneLen(r)
			if r == '\u202f' && i > 0 && digit(s[i-1]) && after < len(s) && digit(s[after]) {
				continue
			}
			return i
		}
	}
	return len(s)
}

func kindOf(s string) uint8 {
	c := s[0]
	switch {
	case letter(c):
		return word
	case digit(c):
		return number
	case c < utf8.RuneSelf && c != '_':
		return mark
	}
	for _, r := range s {
		if unicode.IsLetter(r) {
			return word
		}
		if unicode.IsDigit(r) {
			return number
		}
	}
	return mark
}

// emit adds the token [start,end).
func (s *splitter) emit(start, end int32) {
	s.tokens = append(s.tokens, doc.Token{Start: start, End: end, Head: -1})
	s.gaps = append(s.gaps, s.next)
	s.next = glued
}

// sentences groups the tokens by where a sentence begins.
func (s *splitter) sentences() []doc.Sentence {
	if len(s.tokens) == 0 {
		return nil
	}
	b := newBounds(s)
	out := make([]doc.Sentence, 0, len(s.tokens)/18+1)
	first := 0
	for i := 1; i <= len(s.tokens); i++ {
		if i < len(s.tokens) && !b.begins(i, first) {
			continue
		}
		out = append(out, doc.Sentence{First: int32(first), Last: int32(i),
			Span: gainsay.Span{Start: int(s.tokens[first].Start), End: int(s.tokens[i-1].End)}})
		first = i
	}
	return out
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }
func upper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func lower(c byte) bool  { return 'a' <= c && c <= 'z' }
