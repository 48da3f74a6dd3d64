package history

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// A word is a run of letters and digits, and where it stands. Marks between
// words are no words, so that a comma more or less changes nothing.
type word struct {
	span gainsay.Span
	text string // lower case
}

// wordsOf are the words of the article in order, those of its furniture left out:
// teasers and menus change with every call. A point or comma between digits is
// part of the number, and so is a sign that belongs to it.
func wordsOf(a *gainsay.Article) []word {
	text := a.Text
	var all []word
	start := -1
	end := func(at int) {
		if start < 0 {
			return
		}
		if span := (gainsay.Span{Start: start, End: at}); !a.InFurniture(span) {
			all = append(all, word{span, strings.ToLower(text[start:at])})
		}
		start = -1
	}
	for at, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '%', r == '$', r == '€', r == '£':
			if start < 0 {
				start = at
			}
		case start >= 0 && inNumber(text, at, r):
		default:
			end(at)
		}
	}
	end(len(text))
	return all
}

// inNumber tells whether r, at byte at of text, parts the digits of one number.
func inNumber(text string, at int, r rune) bool {
	if r != '.' && r != ',' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at+1:])
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

// A hunk is words of the one text that stand in the place of words of the other,
// as half-open ranges of their indexes. Either may be empty.
type hunk struct{ old, now [2]int }

// mostCells is how large a part of both texts is compared word with word where
// nothing in it stands once in both: beyond it the one part is taken to stand in
// the place of the other.
const mostCells = 4 << 20

// diff are the hunks in order, by anchors that stand once in both texts (the
// patience method of Bram Cohen) and the longest common subsequence between them.
func diff(old, now []word) []hunk {
	d := &differ{old: old, now: now}
	d.part(0, len(old), 0, len(now), 0)
	return d.hunks
}

type differ struct {
	old, now []word
	hunks    []hunk
}

// add notes that the words are not the same, joining what touches the last hunk.
func (d *differ) add(i, j, k, l int) {
	if i == j && k == l {
		return
	}
	if n := len(d.hunks); n > 0 && d.hunks[n-1].old[1] == i && d.hunks[n-1].now[1] == k {
		d.hunks[n-1].old[1], d.hunks[n-1].now[1] = j, l
		return
	}
	d.hunks = append(d.hunks, hunk{[2]int{i, j}, [2]int{k, l}})
}

// deepest is how often a part is parted again.
const deepest = 64

// part compares the words i to j of the old text with k to l of the new.
func (d *differ) part(i, j, k, l, deep int) {
	for i < j && k < l && d.old[i].text == d.now[k].text {
		i, k = i+1, k+1
	}
	tail := 0
	for i < j-tail && k < l-tail && d.old[j-tail-1].text == d.now[l-tail-1].text {
		tail++
	}
	j, l = j-tail, l-tail
	if i == j || k == l {
		d.add(i, j, k, l)
		return
	}
	var anchors [][2]int
	if deep < deepest {
		anchors = d.anchors(i, j, k, l)
	}
	if len(anchors) == 0 {
		d.small(i, j, k, l)
		return
	}
	for _, a := range anchors {
		d.part(i, a[0], k, a[1], deep+1)
		i, k = a[0]+1, a[1]+1
	}
	d.part(i, j, k, l, deep+1)
}

// anchors are the longest run of words, in the order of both, that stand once in
// each of the parts.
func (d *differ) anchors(i, j, k, l int) [][2]int {
	type place struct{ n, at int }
	inOld, inNow := map[string]place{}, map[string]place{}
	for x := i; x < j; x++ {
		inOld[d.old[x].text] = place{inOld[d.old[x].text].n + 1, x}
	}
	for x := k; x < l; x++ {
		inNow[d.now[x].text] = place{inNow[d.now[x].text].n + 1, x}
	}
	var pairs [][2]int
	for x := i; x < j; x++ {
		t := d.old[x].text
		if inOld[t].n == 1 && inNow[t].n == 1 {
			pairs = append(pairs, [2]int{x, inNow[t].at})
		}
	}
	return rising(pairs)
}

// rising is the longest part of pairs, which rise in their first, that rises in
// its second too.
func rising(pairs [][2]int) [][2]int {
	var piles []int // index of the pair on top of each pile
	before := make([]int, len(pairs))
	for x, p := range pairs {
		lo, hi := 0, len(piles)
		for lo < hi {
			if mid := (lo + hi) / 2; pairs[piles[mid]][1] < p[1] {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		before[x] = -1
		if lo > 0 {
			before[x] = piles[lo-1]
		}
		if lo == len(piles) {
			piles = append(piles, x)
		} else {
			piles[lo] = x
		}
	}
	if len(piles) == 0 {
		return nil
	}
	run := make([][2]int, len(piles))
	for x, at := piles[len(piles)-1], len(piles)-1; at >= 0; at-- {
		run[at] = pairs[x]
		x = before[x]
	}
	return run
}

// small compares parts that share no word that stands once in each, by their
// longest common subsequence.
func (d *differ) small(i, j, k, l int) {
	rows, columns := j-i, l-k
	if rows*columns > mostCells {
		d.add(i, j, k, l)
		return
	}
	longest := make([]int32, (rows+1)*(columns+1))
	at := func(x, y int) *int32 { return &longest[x*(columns+1)+y] }
	for x := rows - 1; x >= 0; x-- {
		for y := columns - 1; y >= 0; y-- {
			if d.old[i+x].text == d.now[k+y].text {
				*at(x, y) = *at(x+1, y+1) + 1
			} else {
				*at(x, y) = max(*at(x+1, y), *at(x, y+1))
			}
		}
	}
	x, y := 0, 0
	for x < rows && y < columns {
		switch {
		case d.old[i+x].text == d.now[k+y].text:
			x, y = x+1, y+1
		case *at(x+1, y) >= *at(x, y+1):
			d.add(i+x, i+x+1, k+y, k+y)
			x++
		default:
			d.add(i+x, i+x, k+y, k+y+1)
			y++
		}
	}
	d.add(i+x, j, k+y, l)
}
