package tokens

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// atom emits one atom, cut into what the treebanks call words.
func (s *splitter) atom(a atom) {
	switch a.kind {
	case word:
		s.clitics(a.start, a.end)
	case number:
		s.unit(a.start, a.end)
	default:
		s.emit(a.start, a.end)
	}
}

// unit emits a number and, apart from it, a unit written on to it: "7" "pm".
func (s *splitter) unit(start, end int32) {
	at := end
	for at > start && letter(s.text[at-1]) {
		at--
	}
	if at > start && at < end && isUnit(s.text[at:end]) {
		s.emit(start, at)
		s.emit(at, end)
		return
	}
	s.emit(start, end)
}

// clitics emits a word, its clitics each for itself: "would" "n't" "'ve".
func (s *splitter) clitics(start, end int32) {
	for at := innerStop(s.text[start:end]); at > 0; at = innerStop(s.text[start:end]) {
		stop := start + int32(at)
		s.cliticsOf(start, stop)
		s.emit(stop, stop+1)
		start = stop + 1
	}
	s.cliticsOf(start, end)
}

// cliticsOf emits a word that has no stop in it.
func (s *splitter) cliticsOf(start, end int32) {
	w := s.text[start:end]
	if at := fused(w); at > 0 {
		s.emit(start, start+int32(at))
		s.emit(start+int32(at), end)
		return
	}
	at := cliticAt(w)
	if at <= 0 {
		s.emit(start, end)
		return
	}
	// "I'd've" has two; more than a few are noise and stay one token.
	if first := cliticAt(w[:at]); first > 0 {
		s.emit(start, start+int32(first))
		s.emit(start+int32(first), start+int32(at))
	} else {
		s.emit(start, start+int32(at))
	}
	s.emit(start+int32(at), end)
}

// innerStop finds a colon in a word, or a full stop after which a sentence
// begins without a space ("over.Then"), and returns its place, or 0.
func innerStop(w string) int {
	for i := 1; i < len(w)-1; i++ {
		switch w[i] {
		case ':':
			return i
		case '.':
			if i >= 3 && i+2 < len(w) && lower(w[i-1]) && lower(w[i-2]) && upper(w[i+1]) && lower(w[i+2]) {
				return i
			}
		}
	}
	return 0
}

// cliticAt is where the clitic that ends w begins, or 0.
func cliticAt(w string) int {
	at := strings.LastIndexByte(w, '\'')
	size := 1
	if curly := strings.LastIndex(w, "’"); curly > at {
		at, size = curly, len("’")
	}
	if at <= 0 {
		return 0
	}
	tail := w[at+size:]
	switch {
	case !isClitic(tail):
		if at == 1 && w[0]|0x20 == 'y' && strings.EqualFold(tail, "all") {
			return at + size
		}
		return 0
	case tail == "t" || tail == "T":
		if at >= 2 && w[at-1]|0x20 == 'n' {
			return at - 1
		}
		return 0
	}
	return at
}

// isClitic tells whether s, after an apostrophe, is a clitic.
func isClitic(s string) bool {
	switch s {
	case "s", "S", "m", "M", "d", "D", "t", "T", "ll", "LL", "re", "RE", "ve", "VE":
		return true
	}
	return false
}

// fused is where two words written as one part ("can" "not"), or 0.
func fused(w string) int {
	if len(w) < 4 || len(w) > 8 {
		return 0
	}
	var b [8]byte
	for i := range len(w) {
		b[i] = w[i] | 0x20
	}
	switch string(b[:len(w)]) {
	case "cannot", "gonna", "wanna", "gotta", "gimme", "lemme":
		return 3
	case "dont", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "couldnt", "wouldnt", "havent", "hasnt":
		return len(w) - 2
	}
	return 0
}

// elided tells whether s, after an apostrophe, is a word that lost its beginning.
func elided(s string) bool {
	switch s {
	case "em", "Em", "tis", "Tis", "twas", "Twas", "til", "cause", "bout", "n":
		return true
	}
	return false
}

// decade tells "90s" and "71" after an apostrophe.
func decade(s string) bool {
	return len(s) >= 2 && len(s) <= 3 && digit(s[0]) && digit(s[1]) && (len(s) == 2 || s[2] == 's')
}

// capitals tells a short run of capital letters, as in "AT&T" and "HK$".
func capitals(s string) bool {
	if len(s) > 4 {
		return false
	}
	for i := range len(s) {
		if !upper(s[i]) {
			return false
		}
	}
	return true
}

func isUnit(s string) bool {
	switch s {
	case "am", "pm", "AM", "PM", "k", "K", "m", "M", "b", "bn", "mm", "cm", "km", "kg", "ft", "lb", "lbs", "mph",
		"kph", "mg", "ml", "GB", "MB", "TB", "KB", "MW", "GW", "kW", "Hz", "MHz", "GHz", "tn", "mn", "x", "p":
		return true
	}
	return false
}

// isPrefix tells a prefix that the treebanks do not part from its word.
func isPrefix(w string) bool {
	if len(w) > 7 {
		return false
	}
	var b [7]byte
	for i := range len(w) {
		b[i] = w[i] | 0x20
	}
	switch string(b[:len(w)]) {
	case "e", "non", "mid", "pre", "anti", "re", "post", "co", "pro", "multi", "ex", "sub", "semi", "cross", "neo",
		"inter", "intra", "counter", "mini", "micro", "socio", "psycho", "arch", "un", "trans", "extra", "ultra",
		"proto", "super":
		return true
	}
	return false
}

// startsLower tells whether s begins with a small letter.
func startsLower(s string) bool {
	if s[0] < utf8.RuneSelf {
		return lower(s[0])
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
