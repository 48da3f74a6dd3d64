package collate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A printedWord is a word of a quotation: the key under which its spellings meet,
// and where its text ends.
type printedWord struct {
	key string
	end int  // byte after the word in the quotation
	cap bool // begins with a capital
}

// longestAside bounds, in bytes, what brackets may hold to be an editor's aside.
const longestAside = 60

// printedWords are the words of a text under their keys. Marks are left out, and
// what an editor put in brackets; "not" stands by itself.
func printedWords(text string) []printedWord {
	var out []printedWord
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '(' || r == '[':
			i += max(n, aside(text[i:]))
		case unicode.IsLetter(r):
			end := i + wordEnd(text[i:])
			out = append(out, keyed(text[i:end], end)...)
			i = end
		case unicode.IsDigit(r):
			end := i + numberEnd(text[i:])
			out = append(out, printedWord{key: strings.ReplaceAll(text[i:end], ",", ""), end: end})
			i = end
		default:
			i += n
		}
	}
	return out
}

// aside is the length of the bracketed words that text begins with, 0 when the
// bracket is not closed soon.
func aside(text string) int {
	closing := byte(')')
	if text[0] == '[' {
		closing = ']'
	}
	if k := strings.IndexByte(text[:min(len(text), longestAside)], closing); k > 0 {
		return k + 1
	}
	return 0
}

// wordEnd is the length of the word at the start of text: letters with the
// apostrophes between them, or single letters each with its full stop ("U.S.").
func wordEnd(text string) int {
	if n := dotted(text); n > 0 {
		return n
	}
	end := 0
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			next, _ := utf8.DecodeRuneInString(text[end+n:])
			if r != '\'' && r != '’' || !unicode.IsLetter(next) {
				break
			}
		}
		end += n
	}
	return end
}

// dotted is the length of an abbreviation of two or more single letters, each
// with its full stop, 0 for none.
func dotted(text string) int {
	n := 0
	for n+1 < len(text) && isLetter(text[n]) && text[n+1] == '.' {
		n += 2
	}
	switch {
	case n >= 2 && n < len(text) && isLetter(text[n]) && (n+1 == len(text) || !isLetter(text[n+1])):
		return n + 1 // "U.S" without its last stop
	case n >= 4:
		return n
	}
	return 0
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// numberEnd is the length of the number at the start of text, with its points and commas.
func numberEnd(text string) int {
	end := 0
	for end < len(text) {
		c := text[end]
		inner := (c == '.' || c == ',') && end+1 < len(text) && text[end+1] >= '0' && text[end+1] <= '9'
		if (c < '0' || c > '9') && !inner {
			break
		}
		end++
	}
	if end == 0 { // a digit of another script
		_, end = utf8.DecodeRuneInString(text)
	}
	return end
}

// keyed are the words that one printed word stands for.
func keyed(text string, end int) []printedWord {
	first, _ := utf8.DecodeRuneInString(text)
	capital := unicode.IsUpper(first)
	if letters := strings.ReplaceAll(text, ".", ""); len(letters) == 2 && letters == strings.ToUpper(letters) && isLetter(letters[0]) && isLetter(letters[1]) {
		return []printedWord{{strings.ToLower(letters[:1] + "." + letters[1:]), end, true}} // "US" is not "us"
	} else if letters != text {
		return []printedWord{{strings.ToLower(letters), end, capital}}
	}
	w := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
	switch w {
	case "cannot":
		return []printedWord{{"can", end, capital}, {"not", end, false}}
	case "onto":
		return []printedWord{{"on", end, capital}, {"to", end, false}}
	}
	if whole, ok := contractions[w]; ok {
		return []printedWord{{whole, end, capital}, {"not", end, false}}
	}
	for _, c := range clitics {
		if stem, ok := strings.CutSuffix(w, c.printed); ok && stem != "" {
			return []printedWord{{stem, end, capital}, {c.word, end, false}}
		}
	}
	if digits, ok := numerals[w]; ok {
		return []printedWord{{digits, end, capital}}
	}
	return []printedWord{{american(w), end, capital}}
}

// numerals are numbers in words that others print in digits.
var numerals = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
	"thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
	"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
}

var contractions = map[string]string{"can't": "can", "won't": "will", "shan't": "shall"}

var clitics = []struct{ printed, word string }{
	{"n't", "not"}, {"'ve", "have"}, {"'ll", "will"}, {"'re", "are"}, {"'m", "am"},
}

// spellings are endings that British and American print differently; the
// American stands for both. A pair that makes one word of two ("prise" and
// "prize") does no harm: such words do not stand for one another in quotations.
var spellings = []struct{ british, american string }{
	{"isation", "ization"}, {"isations", "izations"}, {"ising", "izing"}, {"ised", "ized"}, {"ises", "izes"}, {"ise", "ize"},
	{"lling", "ling"}, {"lled", "led"}, {"ller", "ler"}, {"llers", "lers"}, {"our", "or"}, {"ours", "ors"}, {"oured", "ored"},
	{"ouring", "oring"}, {"tre", "ter"}, {"tres", "ters"}, {"ence", "ense"}, {"amme", "am"}, {"ammes", "ams"}, {"ogue", "og"},
}

// american is the key of a word under which its two spellings meet.
func american(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, s := range spellings {
		if stem, ok := strings.CutSuffix(w, s.british); ok {
			return stem + s.american
		}
	}
	return w
}

// wordsOf are the keys of the words of a text.
func wordsOf(text string) []string {
	words := printedWords(text)
	out := make([]string, len(words))
	for i := range words {
		out[i] = words[i].key
	}
	return out
}
