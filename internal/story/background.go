package story

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// backgroundText is how many of backgroundTexts public texts hold a word: lines
// of a count and the words, in normal form, that at least so many texts hold
// and fewer than the line before says. TestBackground writes it.
//
//go:embed background.txt
var backgroundText string

// A background says how common words are before any article has been seen.
type background struct {
	texts  float64
	counts map[wordHash]float32
}

// shipped is the background that the program carries, read once, on first use.
var shipped = sync.OnceValue(func() background { return readBackground(backgroundText) })

// readBackground reads the table that ships: its first line is the number of texts.
func readBackground(table string) background {
	first, rest, _ := strings.Cut(table, "\n")
	texts, _ := strconv.ParseFloat(first, 64)
	b := background{texts: texts, counts: make(map[wordHash]float32, 1<<14)}
	var norm []rune
	for line := range strings.Lines(rest) {
		count, words, _ := strings.Cut(line, " ")
		n, err := strconv.ParseFloat(count, 32)
		if err != nil {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			norm = append(norm[:0], []rune(w)...)
			b.counts[hashRunes(norm)] = float32(n)
		}
	}
	return b
}
