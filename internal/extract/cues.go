package extract

import (
	_ "embed"
	"strings"

	"gainsay"
)

//go:embed cues.tsv
var cuesTable string

// teaserHead is the kind of a line that stands over teasers. It exists only while a
// text is read; in an article such a line is a teaser.
const teaserHead gainsay.FurnitureKind = "head"

// The weights of cues and of the shapes that support them; a line is furniture from
// threshold on.
const (
	threshold  = 9
	sureWeight = 10
	hintWeight = 5
	helpWeight = 2 // for each of: no final stop, few words
)

// A cue is a phrase by which furniture is known.
type cue struct {
	kind   gainsay.FurnitureKind
	phrase string
	weight int
}

// A cueBook is the table of cues, arranged by where in a line they stand.
type cueBook struct {
	whole, start, end, any map[string][]cue // by the whole phrase; by its first word; by its last; by its first
	words                  map[string]map[string]bool
}

// readCues reads cues.tsv, whose head explains its columns.
func readCues(table string) *cueBook {
	book := &cueBook{
		whole: map[string][]cue{}, start: map[string][]cue{}, end: map[string][]cue{}, any: map[string][]cue{},
		words: map[string]map[string]bool{},
	}
	for row := range strings.Lines(table) {
		row = strings.TrimRight(row, "\n")
		fields := strings.Split(row, "\t")
		if len(fields) != 4 || strings.HasPrefix(row, "#") {
			continue
		}
		c := cue{kind: gainsay.FurnitureKind(fields[0]), phrase: fields[3], weight: hintWeight}
		if fields[2] == "sure" {
			c.weight = sureWeight
		}
		switch fields[1] {
		case "whole":
			book.whole[c.phrase] = append(book.whole[c.phrase], c)
		case "start":
			book.start[firstWord(c.phrase)] = append(book.start[firstWord(c.phrase)], c)
		case "end":
			last := c.phrase[strings.LastIndexByte(c.phrase, ' ')+1:]
			book.end[last] = append(book.end[last], c)
		case "any":
			book.any[firstWord(c.phrase)] = append(book.any[firstWord(c.phrase)], c)
		case "words":
			if book.words[fields[0]] == nil {
				book.words[fields[0]] = map[string]bool{}
			}
			for _, w := range strings.Fields(c.phrase) {
				book.words[fields[0]][w] = true
			}
		}
	}
	return book
}

func firstWord(phrase string) string {
	first, _, _ := strings.Cut(phrase, " ")
	return first
}

// find gives the weightiest cue in a folded line; the first in the table among equals.
// Cues that may stand anywhere are looked for in its first bytes, up to first.
func (b *cueBook) find(folded string, first int) cue {
	var best cue
	take := func(cues []cue, fits func(phrase string) bool) {
		for _, c := range cues {
			if c.weight > best.weight && fits(c.phrase) {
				best = c
			}
		}
	}
	trimmed := trimMarks(folded)
	take(b.whole[trimmed], func(string) bool { return true })
	take(b.start[firstWord(folded)], func(p string) bool { return beginsWith(folded, p) })
	ended := strings.TrimRight(folded, " .!:)]")
	take(b.end[ended[strings.LastIndexByte(ended, ' ')+1:]], func(p string) bool { return strings.HasSuffix(ended, p) })
	for at := 0; at < first; {
		rest := folded[at:]
		take(b.any[firstWord(rest)], func(p string) bool { return beginsWith(rest, p) })
		step := strings.IndexByte(rest, ' ')
		if step < 0 {
			break
		}
		at += step + 1
	}
	return best
}

// beginsWith tells whether s begins with phrase as whole words; first words were
// compared with their marks, so that "related:" and "related" stay apart.
func beginsWith(s, phrase string) bool {
	if !strings.HasPrefix(s, phrase) {
		return false
	}
	if len(s) == len(phrase) {
		return true
	}
	return !isWordByte(phrase[len(phrase)-1]) || !isWordByte(s[len(phrase)])
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b == '\'' || b >= 0x80 || b == '#'
}

// trimMarks leaves out what stands around the words of a line.
func trimMarks(folded string) string {
	return strings.Trim(folded, " .!?:;,-–—|>»›→←•·*▶►…()[]+")
}
