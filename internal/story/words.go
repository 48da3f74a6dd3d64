package story

import (
	"unicode"
	"unicode/utf8"
)

// A wordHash is the FNV-1a hash of a word's normal form; words are compared by it alone.
type wordHash uint64

const (
	fnvStart = 14695981039346656037
	fnvPrime = 1099511628211
)

// A seen is one word of a text.
type seen struct {
	hash       wordHash
	start, end int32 // bytes
	runes      int32 // length of the normal form
	kind       wordKind
}

type wordKind uint8

const (
	plainWord wordKind = iota
	nameWord           // begins with a capital letter within a sentence
	numberWord
)

// readWords cuts text into words and normal forms: lower case, apostrophes and
// a possessive or plural s dropped (Harman's S stemmer, "How Effective Is
// Suffixing?", JASIS 1991). Scripts written without spaces give overlapping
// pairs of runes, by which such languages are searched.
func readWords(words []seen, text string) []seen {
	var norm []rune
	sentence := true
	for at := 0; at < len(text); {
		c, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unspaced(c):
			next, more := utf8.DecodeRuneInString(text[at+size:])
			if unspaced(next) {
				words = append(words, seen{hash: hashRunes([]rune{c, next}), start: int32(at), end: int32(at + size + more), runes: 3})
			}
			at += size
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			var w seen
			w, norm = readWord(text, at, norm[:0])
			if sentence && w.kind == nameWord {
				w.kind = plainWord
			}
			sentence = false
			words = append(words, w)
			at = int(w.end)
		default:
			if c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == '"' || c == '“' {
				sentence = true
			}
			at += size
		}
	}
	return words
}

func unspaced(c rune) bool {
	return c >= 0x0E00 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
}

// readWord reads the word that begins at byte at.
func readWord(text string, at int, norm []rune) (seen, []rune) {
	w := seen{start: int32(at)}
	digits := 0
	for at < len(text) {
		c, size := utf8.DecodeRuneInString(text[at:])
		if unspaced(c) || !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) {
			if !joins(c, text[at+size:]) {
				break
			}
			if c == '.' || c == ',' || c == '-' {
				norm = append(norm, c)
			}
			at += size
			continue
		}
		if len(norm) == 0 && unicode.IsUpper(c) {
			w.kind = nameWord
		}
		if unicode.IsDigit(c) {
			digits++
		}
		norm = append(norm, unicode.ToLower(c))
		at += size
		w.end = int32(at)
	}
	if digits > 0 {
		w.kind = numberWord
	} else {
		norm = stem(norm)
	}
	w.hash, w.runes = hashRunes(norm), int32(len(norm))
	return w, norm
}

// joins tells whether c goes on with a word when rest follows.
func joins(c rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch c {
	case '\'', '’':
		return unicode.IsLetter(next)
	case '.', ',':
		return unicode.IsDigit(next)
	}
	return c == '\u00ad'
}

// stem drops a plural or possessive s.
func stem(w []rune) []rune {
	n := len(w)
	if n < 4 || w[n-1] != 's' {
		return w
	}
	switch {
	case n > 4 && w[n-3] == 'i' && w[n-2] == 'e' && w[n-4] != 'e' && w[n-4] != 'a':
		w[n-3] = 'y'
		return w[:n-2]
	case w[n-2] == 'u' || w[n-2] == 's':
		return w
	}
	return w[:n-1]
}

func hashRunes(runes []rune) wordHash {
	h := wordHash(fnvStart)
	for _, c := range runes {
		h = (h ^ wordHash(c)) * fnvPrime
	}
	return h
}
