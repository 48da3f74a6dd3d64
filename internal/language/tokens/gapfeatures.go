package tokens

import (
	"unicode"
	"unicode/utf8"
)

// What stands before a gap, closing marks left out.
const (
	lastLower = iota
	lastTitle
	lastCapitals
	lastNumber
	lastStop
	lastAsk
	lastEllipsis
	lastColon
	lastSemicolon
	lastDash
	lastComma
	lastTitleAbbreviation // "Mr.", an initial
	lastAbbreviation      // "Inc.", "U.S."
	lastListNumber
	lastAddress
	lastBracket
	lastFace
	lastOther
	lasts // the number of these classes
)

// What stands after a gap.
const (
	nextLower = iota
	nextTitle
	nextCapitals
	nextLetter // one capital letter
	nextNumber
	nextOpenLower // an opening mark, then a small letter
	nextOpenUpper
	nextContinues
	nextDash
	nextBullet
	nextAddress
	nextFace
	nextOther
	nextEnd
	nexts // the number of these classes
)

// The sizes of the groups of features, each of which has one feature that holds.
const (
	styles  = 3
	lengths = 6
	wordsOf = 5 // kinds of word before a stop

	groupPair   = 0
	groupOpens  = groupPair + lasts*nexts
	groupStyle  = groupOpens + lasts*nexts*2
	groupClosed = groupStyle + lasts*nexts*styles
	groupLength = groupClosed + lasts*nexts*2
	groupWord   = groupLength + lasts*nexts*lengths
	groupAfter  = groupWord + lasts*nexts*wordsOf
	groupOpen   = groupAfter + nexts*nexts*2
	groupPlain  = groupOpen + lasts*nexts*2
	groupSpeech = groupPlain + lasts*nexts*2
	allFeatures = groupSpeech + lasts*2
)

// gapFeatures are the features of the gap before token i, one of each group.
// Sentence is the token that the sentence began with so far.
func (b *bounds) gapFeatures(i, sentence int) [10]uint16 {
	last, closed := b.beforeGap(i)
	l, n := b.lastClass(last), b.nextClass(i)
	pair := l*nexts + n
	opening, after := 0, nextEnd
	if opens(b.of(i)) {
		opening = 1
	}
	if i+1 < len(b.tokens) && b.gaps[i+1] <= spaced {
		after = b.nextClass(i + 1)
	}
	stopped := 0
	if l >= lastStop && l <= lastEllipsis {
		stopped = 1
	}
	speech := 0
	if closed == 1 && b.attributed(i) {
		speech = 1
	}
	return [10]uint16{
		uint16(groupPair + pair),
		uint16(groupOpens + pair*2 + opening),
		uint16(groupStyle + pair*styles + b.style),
		uint16(groupClosed + pair*2 + closed),
		uint16(groupLength + pair*lengths + lengthClass(i-sentence)),
		uint16(groupWord + pair*wordsOf + b.wordBefore(last)),
		uint16(groupAfter + (n*nexts+after)*2 + stopped),
		uint16(groupOpen + pair*2 + b.open()),
		uint16(groupPlain + pair*2 + b.plainParagraph(i)),
		uint16(groupSpeech + l*2 + speech),
	}
}

// beforeGap is the token before the gap before token i, closing marks and a
// reference in brackets ("[6]") left out, and whether there were any.
func (b *bounds) beforeGap(i int) (last, closed int) {
	last = i - 1
	for last > 0 && b.closes(last) {
		last, closed = last-1, 1
	}
	if last >= 2 && closed == 1 && last+1 < i && b.of(last+1) == "]" && digit(b.of(last)[0]) && b.of(last-1) == "[" {
		return last - 2, 1
	}
	return last, closed
}

func (b *bounds) lastClass(i int) int {
	w := b.of(i)
	switch w {
	case ".":
		return lastStop
	case ":":
		return lastColon
	case ";":
		return lastSemicolon
	case ",":
		return lastComma
	case "-", "--", "–", "—", "---":
		return lastDash
	}
	switch c := w[0]; {
	case c == '!' || c == '?':
		return lastAsk
	case ellipsis(w):
		return lastEllipsis
	case listNumber(w):
		return lastListNumber
	case endsInStop(w):
		if stopOf(w[:len(w)-1]) == beforeName {
			return lastTitleAbbreviation
		}
		return lastAbbreviation
	case face(w):
		return lastFace
	case addressLike(w):
		return lastAddress
	}
	switch wordClass(w) {
	case nextLower:
		return lastLower
	case nextTitle:
		return lastTitle
	case nextCapitals, nextLetter:
		return lastCapitals
	case nextNumber:
		return lastNumber
	}
	if w == ")" || w == "]" || w == `"` || w == "”" {
		return lastBracket
	}
	return lastOther
}

func (b *bounds) nextClass(i int) int {
	w := b.of(i)
	switch {
	case face(w):
		return nextFace
	case continues(w) && w != "—" && w != "–" && w != "--":
		return nextContinues
	case w == "-" || w == "–" || w == "—" || w == "--":
		return nextDash
	case bullet(w):
		return nextBullet
	case addressLike(w):
		return nextAddress
	}
	switch w {
	case `"`, "“", "‘", "'", "``", "''", "(", "[", "«":
		if i+1 < len(b.tokens) && startsLower(b.of(i+1)) {
			return nextOpenLower
		}
		return nextOpenUpper
	}
	return wordClass(w)
}

// wordClass tells words by their capitals; other things are nextOther.
func wordClass(w string) int {
	first, size := utf8.DecodeRuneInString(w)
	switch {
	case digit(w[0]):
		return nextNumber
	case unicode.IsLower(first):
		return nextLower
	case !unicode.IsUpper(first):
		return nextOther
	case size == len(w):
		return nextLetter
	}
	second, _ := utf8.DecodeRuneInString(w[size:])
	if unicode.IsUpper(second) {
		return nextCapitals
	}
	return nextTitle
}

func lengthClass(n int) int {
	switch {
	case n <= 2:
		return n - 1
	case n <= 4:
		return 2
	case n <= 8:
		return 3
	case n <= 20:
		return 4
	}
	return 5
}

// wordBefore tells of what kind the word before a stop is.
func (b *bounds) wordBefore(stop int) int {
	if stop == 0 || b.gaps[stop] > spaced {
		return 0
	}
	w := b.of(stop - 1)
	switch c := wordClass(w); {
	case c == nextNumber:
		return 1
	case c == nextTitle || c == nextCapitals || c == nextLetter:
		return 2
	case c == nextLower && len(w) <= 2:
		return 3
	}
	return 4
}

// pass notes the quotation marks and brackets that token i opens or closes.
func (b *bounds) pass(i int) {
	switch b.of(i) {
	case "“", "``":
		b.quotes = 1
	case "”", "''":
		b.quotes = 0
	case `"`:
		b.quotes ^= 1
	case "(", "[":
		b.brackets = min(b.brackets+1, 3)
	case ")", "]":
		b.brackets = max(0, b.brackets-1)
	}
}

// open tells whether a quotation mark or a bracket of the sentence is still open.
func (b *bounds) open() int { return min(1, b.quotes+b.brackets) }

// plainParagraph tells whether the paragraph of token i has no stop in it.
func (b *bounds) plainParagraph(i int) int {
	if b.stopped[i] {
		return 0
	}
	return 1
}

func face(w string) bool {
	return len(w) >= 2 && len(w) <= 3 && (w[0] == ':' || w[0] == ';') && mouth(w[len(w)-1:])
}

// addressLike tells web and mail addresses and names of files.
func addressLike(w string) bool {
	if len(w) < 6 {
		return false
	}
	for i := 1; i+2 < len(w); i++ {
		if w[i] == '@' || w[i] == ':' && w[i+1] == '/' || w[i] == '.' && lower(w[i+1]) && lower(w[i+2]) {
			return true
		}
	}
	return false
}
