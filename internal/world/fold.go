package world

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold is the form of s under which spellings of one name meet: lower case, no
// accents, no full stops or apostrophes, hyphens and runs of white space one
// space, a possessive ending gone. It does not touch what a word means.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	for _, r := range s {
		switch {
		case r == '.' || r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' || unicode.Is(unicode.Mn, r):
			continue
		case r == '-' || r == '‐' || r == '‑' || r == '–' || unicode.IsSpace(r):
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		if r < utf8.RuneSelf {
			b.WriteByte(lower(byte(r)))
		} else {
			b.WriteString(Plain(unicode.ToLower(r)))
		}
	}
	return b.String()
}

// folded tells that Fold would change nothing, for the many words where that is so.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// accents holds the letters with a sign, in groups under the plain letters they
// are printed as where the signs are not at hand.
var accents = [...]struct{ plain, signed string }{
	{"a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"}, {"ae", "æ"}, {"c", "çćĉċč"}, {"d", "ďđð"}, {"e", "èéêëēĕėęěẹẻẽếềểễệ"}, {"g", "ĝğġģ"},
	{"h", "ĥħḥ"}, {"i", "ìíîïĩīĭįıỉị"}, {"j", "ĵ"}, {"k", "ķ"}, {"l", "ĺļľŀł"}, {"n", "ñńņňŉ"},
	{"o", "òóôõöøōŏőơọỏốồổỗộớờởỡợ"}, {"oe", "œ"}, {"r", "ŕŗř"}, {"s", "śŝşšșṣ"}, {"ss", "ß"}, {"t", "ţťŧțṭ"}, {"th", "þ"},
	{"u", "ùúûüũūŭůűųưụủứừửữự"}, {"w", "ŵ"}, {"y", "ýÿŷỳỵỷỹ"}, {"z", "źżžẓ"},
}

// Plain is the unsigned form of a lower-case letter, and the letter itself
// where it has none; apostrophes and hyphens of every kind give "".
func Plain(r rune) string {
	switch r {
	case '’', '‘', 'ʼ', '‐', '‑', '–':
		return ""
	}
	for i := range accents {
		if strings.ContainsRune(accents[i].signed, r) {
			return accents[i].plain
		}
	}
	return string(r)
}

// key is the Fold of name without a leading article: what the table is asked by.
func key(name string) string {
	k := Fold(name)
	if rest, ok := strings.CutPrefix(k, "the "); ok && rest != "" {
		return rest
	}
	return k
}

// printed tells whether name is written as a name is, with a capital or a
// figure in it: "us" is not the United States.
func printed(name string) bool {
	for _, r := range name {
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// sound is a coarse form of one folded word under which transliterations of
// one name meet: "zelenskyy" and "zelensky", "sergey" and "sergei", "khalid" and
// "halid". It keeps the order of the consonants and most vowels, so that
// different names rarely meet.
func sound(w string) string {
	var b [48]byte
	n := 0
	put := func(c byte) {
		if n < len(b) && (n == 0 || b[n-1] != c) {
			b[n] = c
			n++
		}
	}
	for i := 0; i < len(w); i++ {
		c := w[i]
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch {
		case c == 'k' && next == 'h', c == 'g' && next == 'h', c == 'c' && next == 'k', c == 'd' && next == 'j':
			// the second letter alone is kept
		case c == 'p' && next == 'h':
			put('f')
			i++
		case c == 'o' && next == 'u', c == 'o' && next == 'o', c == 'o' && next == 'e', c == 'a' && next == 'e':
			put(map2(c, next))
			i++
		case c == 'e' && (next == 'y' || next == 'i'), c == 'i' && next == 'y', c == 'y' && next == 'i', c == 'e' && next == 'e':
			put('i')
			i++
		case c == 'y' && (next == 'a' || next == 'u' || next == 'e' || next == 'o') && n == 0:
			// "Yevgeny" and "Evgeny", "Yulia" and "Iuliia" meet
		case c == 'y', c == 'j' && next == 0:
			put('i')
		case c == 'w':
			put('v')
		case c == 'q':
			put('k')
		case c == 'x':
			put('k')
			put('s')
		default:
			put(c)
		}
	}
	return string(b[:n])
}

// map2 is the one letter for two that write one vowel.
func map2(a, b byte) byte {
	switch {
	case a == 'o' && b == 'e':
		return 'o'
	case a == 'a':
		return 'a'
	}
	return 'u'
}
