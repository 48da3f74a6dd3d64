package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// shapeMost is how many words a line may have to be furniture by its shape alone.
const shapeMost = 14

// shape tells furniture by what a short line is made of: separators, dates,
// counters, rows of buttons, addresses, agencies.
func (b *cueBook) shape(l *line) gainsay.FurnitureKind {
	if l.folded == "" || l.words > shapeMost {
		return ""
	}
	if l.words == 0 {
		return gainsay.Navigation // "___", "* * *"
	}
	if strings.HasPrefix(l.folded, "http") && !strings.Contains(l.folded, " ") {
		return gainsay.Navigation
	}
	words := strings.FieldsFunc(l.folded, func(r rune) bool { return strings.ContainsRune(" ,|/-:·•()>[]+\"", r) })
	var numbers, counters, buttons, dates, agencies, named, other int
	for _, w := range words {
		w = strings.TrimRight(w, ".!")
		switch {
		case w == "#":
			numbers++
		case w == "" || w == "s": // "comment(s)"
		case b.words["agency"][w]:
			agencies++
		default:
			named++
			known := false
			if b.words["counter"][w] {
				counters, known = counters+1, true
			}
			if b.words["menu"][w] {
				buttons, known = buttons+1, true
			}
			if b.words["date"][w] {
				dates, known = dates+1, true
			}
			if !known {
				other++
			}
		}
	}
	switch {
	case other > 0:
		return ""
	case agencies > 0 && counters == 0 && buttons == 0:
		return gainsay.Credit // "Xinhua | Updated: …", "Reuters - AP"
	case numbers > 0 && counters == named && counters > 0, buttons == named && buttons > 1:
		return gainsay.Navigation
	case dates == named && (numbers > 0 || strings.Contains(l.folded, "#")):
		return gainsay.Navigation
	case named == 0 && numbers > 0 && !l.stop:
		return gainsay.Navigation
	}
	return ""
}

// A word is a word of a line in its own letters, with what stands right before it.
type word struct {
	text       string
	start, end int
	before     string // the marks between the word before and this one
}

// wordsOf cuts s into at most most words.
func wordsOf(s string, most int) []word {
	var words []word
	last := 0
	for i := 0; i < len(s) && len(words) < most; {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !wordRune(r) {
			i += size
			continue
		}
		start := i
		for i < len(s) {
			r, size = utf8.DecodeRuneInString(s[i:])
			if !wordRune(r) && !(innerMark(r) && i+size < len(s) && wordRuneAt(s[i+size:])) {
				break
			}
			i += size
		}
		words = append(words, word{text: s[start:i], start: start, end: i, before: s[last:start]})
		last = i
	}
	return words
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func wordRuneAt(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return wordRune(r)
}

func innerMark(r rune) bool {
	return r == '\'' || r == '’' || r == '-' || r == '.' || r == '&' || r == '@' || r == '_'
}

// capital tells a word that begins with a capital letter or a digit.
func (w *word) capital() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// nameLinks are the small words that stand between names in credits and bylines.
var nameLinks = wordSet("via and for the of by from in on at de la le du da di van von der den bin ibn al el y und et " +
	"pool file photo photos image images handout courtesy stock picture screengrab contributor staff")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// names tells whether words are nothing but names and what links them.
func names(words []word) bool {
	capitals := 0
	for i := range words {
		switch {
		case words[i].capital():
			capitals++
		case !nameLinks[strings.ToLower(words[i].text)]:
			return false
		}
	}
	return capitals > 0
}

// byline tells "By Ana Silva and Jon Berg, Coast Daily".
func byline(s string) bool {
	words := wordsOf(s, shapeMost+1)
	if len(words) < 2 || len(words) > shapeMost || endsSentence(s) {
		return false
	}
	return strings.EqualFold(words[0].text, "by") && words[0].capital() && names(words[1:]) && words[1].capital()
}

// creditMost is how many words a picture credit may have.
const creditMost = 14

var pictureWords = wordSet("photo photos photograph photographs picture pictures image images foto photographer pic")

// mayCredit tells whether a folded line has a mark or a word without which it holds no
// picture credit.
func mayCredit(folded string) bool {
	for _, part := range [...]string{"/", "photo", "foto", "image", "picture", "pic", "courtesy", "credit", "via "} {
		if strings.Contains(folded, part) {
			return true
		}
	}
	return false
}

// pictureCredit finds the picture credit in which s ends and gives where it begins:
// "Photo: Reuters", "(AP Photo/Ana Silva)", "Ana Silva/AFP/Getty Images". From its
// first word to the end of s there must be nothing but names, so that a sentence about
// photographs is none.
func (b *cueBook) pictureCredit(s string) (start int, ok bool) {
	words := wordsOf(s, wordsCounted)
	if len(words) == 0 || len(words) == wordsCounted {
		return 0, false
	}
	for i := max(0, len(words)-creditMost); i < len(words); i++ {
		if b.creditAt(words, i) && names(words[i:]) {
			i = creditStart(words, i)
			return words[i].start, true
		}
	}
	return 0, false
}

// creditAt tells whether a picture credit may begin at word i.
func (b *cueBook) creditAt(words []word, i int) bool {
	text := strings.ToLower(words[i].text)
	next := word{}
	if i+1 < len(words) {
		next = words[i+1]
	}
	nextText := strings.ToLower(next.text)
	if pictureWords[text] {
		mark := strings.TrimSpace(next.before)
		return next.text != "" && (strings.HasPrefix(mark, ":") || strings.HasPrefix(mark, "/") || nextText == "by" ||
			nextText == "courtesy" || nextText == "credit" || nextText == "via" || b.words["agency"][nextText] && next.capital())
	}
	if text == "courtesy" && nextText == "of" || text == "credit" && strings.HasPrefix(next.before, ":") {
		return true
	}
	if !b.words["agency"][text] || !words[i].capital() {
		return false
	}
	return strings.Contains(words[i].before, "/") || strings.HasPrefix(strings.TrimSpace(next.before), "/") ||
		pictureWords[nextText] || i > 0 && strings.EqualFold(words[i-1].text, "via")
}

// creditStart goes back over the photographer's name before "/AFP".
func creditStart(words []word, i int) int {
	if !strings.Contains(words[i].before, "/") {
		return i
	}
	for back := 0; back < 4 && i > 0 && words[i-1].capital(); back++ {
		if back > 0 && strings.TrimSpace(words[i].before) != "" && !strings.Contains(words[i].before, "/") {
			break
		}
		i--
	}
	return i
}

// agencyInBrackets tells a caption that ends in "(PA)" and no stop before it.
func (b *cueBook) agencyInBrackets(s string) bool {
	if !strings.HasSuffix(s, ")") {
		return false
	}
	open := strings.LastIndexByte(s, '(')
	if open <= 0 || endsSentence(s[:open]) {
		return false
	}
	inside := wordsOf(s[open+1:len(s)-1], 4)
	return len(inside) > 0 && len(inside) < 4 && b.words["agency"][strings.ToLower(inside[len(inside)-1].text)] &&
		inside[len(inside)-1].capital() && names(inside)
}
