// Package align turns several wordings of one utterance into a grid in which
// the words that answer each other stand in one column.
package align

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// A Word is one word of a wording with the punctuation that clings to it.
type Word struct {
	Span gainsay.Span // into the text given to Words
	key  string       // what two words must share to be the same word
}

// Words splits text at white space, and between the signs of scripts that put
// none between words. Punctuation that stands alone joins the word before it.
// The spans are in order, do not overlap, and leave out only white space.
func Words(text string) []Word {
	var words []Word
	start := -1
	flush := func(end int) {
		if start >= 0 {
			words = add(words, text, gainsay.Span{Start: start, End: end})
			start = -1
		}
	}
	for i, r := range text {
		switch {
		case unicode.IsSpace(r):
			flush(i)
		case unspaced(r) && !unicode.IsMark(r):
			flush(i)
			start = i
		case start < 0:
			start = i
		case unspaced(firstRune(text[start:])) && !unicode.IsPunct(r) && !unicode.IsMark(r):
			flush(i)
			start = i
		}
	}
	flush(len(text))
	return words
}

// add appends the word at span; what holds no letter, digit or sign joins the word before.
func add(words []Word, text string, span gainsay.Span) []Word {
	key := keyOf(span.In(text))
	if key == "" && len(words) > 0 {
		words[len(words)-1].Span.End = span.End
		return words
	}
	return append(words, Word{Span: span, key: key})
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// unspaced tells the scripts that are written without spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// keyOf folds case and the shape of apostrophes, and drops punctuation at both
// ends: neither makes two words different.
func keyOf(word string) string {
	word = strings.TrimFunc(word, func(r rune) bool {
		return unicode.IsPunct(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
	})
	word = strings.ReplaceAll(word, "’", "'")
	return strings.ToLower(word)
}
