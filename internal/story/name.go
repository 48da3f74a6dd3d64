package story

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"

	"gainsay"
)

// ID is the story's name for machines that a person can say: a telling word of
// the title of its first article, and four digits of a hash of that article's
// text, as in harbour-4f1c. The same first article gives the same ID. It is
// empty for no readings.
func ID(readings []gainsay.Reading) string {
	if len(readings) == 0 {
		return ""
	}
	r := reader{tuning: measured(), known: shipped()}
	a := &readings[0].Article
	return r.tellingWord(a) + "-" + digest(a.Text)[:4]
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// name is the ID of the story that the article founds, with more digits where
// an ID is taken already.
func (g *Grouper) name(a *gainsay.Article) string {
	word, digits := g.tellingWord(a), digest(a.Text)
	for n := 4; ; n += 2 {
		if n > len(digits) {
			digits += digest(digits)
		}
		id := word + "-" + digits[:n]
		if _, taken := g.names[id]; !taken {
			return id
		}
	}
}

// tellingWord is the rarest word of the title, by the background alone, so that
// it does not hang on what else was read; of equals the first. Without a title
// the text's first words are taken, and "story" where nothing can be said.
func (r *reader) tellingWord(a *gainsay.Article) string {
	title := titleOf(a)
	best, fewest := "story", float32(-1)
	for _, w := range readWords(nil, title) {
		word := strings.ToLower(title[w.start:w.end])
		if w.kind == numberWord || w.runes < 4 || w.runes > 20 || !sayable(word) {
			continue
		}
		if n := r.known.counts[w.hash]; fewest < 0 || n < fewest {
			best, fewest = word, n
		}
	}
	return best
}

// sayable tells words that can stand in an address and a file name: letters alone.
func sayable(word string) bool {
	return strings.IndexFunc(word, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) }) < 0
}

// titleOf is the article's title, else its first line of words, cut at about
// the length of a title.
func titleOf(a *gainsay.Article) string {
	const long = 120 // bytes
	if a.Title != "" {
		return a.Title
	}
	for line := range strings.Lines(a.Text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if len(line) > long {
			cut := strings.LastIndexByte(line[:long], ' ')
			if cut < 0 {
				for cut = long; !utf8Start(line[cut]); cut-- {
				}
			}
			line = line[:cut]
		}
		return line
	}
	return ""
}

func utf8Start(b byte) bool { return b&0xC0 != 0x80 }

// Title is the title of one of the readings, verbatim: the one whose words most
// of the other titles have too, so the plainest; of equals the earlier reading.
// It is empty where no reading has a title.
func Title(readings []gainsay.Reading) string {
	r := reader{tuning: measured(), known: shipped()}
	vectors := make([]vector, len(readings))
	var sum vector
	for i := range readings {
		vectors[i] = r.titleVector(titleOf(&readings[i].Article))
		sum = sum.plus(vectors[i], nil)
	}
	best, most := "", -1.0
	for i := range readings {
		if like := vectors[i].dot(sum); like > most {
			best, most = titleOf(&readings[i].Article), like
		}
	}
	return best
}

// titleVector is the unit vector of a title's words, each once.
func (r *reader) titleVector(title string) vector {
	var v vector
	for _, w := range readWords(nil, title) {
		v = append(v, weight{term: w.hash, w: float32(r.rarity(w.hash))})
	}
	slices.SortFunc(v, func(a, b weight) int { return cmp.Compare(a.term, b.term) })
	v = slices.CompactFunc(v, func(a, b weight) bool { return a.term == b.term })
	if l := v.length(); l > 0 {
		v.scale(1 / l)
	}
	return v
}
