package cite

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/present/wording"
)

// An Around is evidence with what stands before and behind it in its sentence,
// fit for a line: the three parts joined read as the text, and "…" stands for
// what is cut away.
type Around struct{ Before, Words, After string }

// String joins the parts.
func (a Around) String() string { return a.Before + a.Words + a.After }

// ellipsis stands for what is left out of a sentence.
const ellipsis = "…"

// Around is the evidence with as much of its sentence as fits into so many
// characters with it; a number or a name alone does not say what it is of. The
// words themselves are never cut. It is empty for evidence without words.
func (b *Book) Around(e gainsay.Evidence, most int) Around {
	n := b.Number(e)
	if n == 0 || b.Words(e) == "" {
		return Around{}
	}
	text := b.Reading(n).Article.Text
	whole := b.sentence(n, e.Span)
	before, after := text[whole.Start:e.Span.Start], text[e.Span.End:whole.End]
	room := max(most-utf8.RuneCountInString(text[e.Span.Start:e.Span.End]), 0)
	lead, trail := utf8.RuneCountInString(before), utf8.RuneCountInString(after)
	if lead+trail > room { // each side may use half, and what the other leaves
		half := room / 2
		lead, trail = min(lead, max(half, room-trail)), min(trail, max(half, room-lead))
	}
	return Around{shown(tail(before, lead)), wording.Visible(b.Words(e)), shown(head(after, trail))}
}

// sentence is the extent of the sentence that holds the span, or of the line
// where no sentence does; it never ends within the span.
func (b *Book) sentence(n int, s gainsay.Span) gainsay.Span {
	reading := b.Reading(n)
	text := reading.Article.Text
	whole := gainsay.Span{Start: strings.LastIndexByte(text[:s.Start], '\n') + 1, End: len(text)}
	if end := strings.IndexByte(text[s.End:], '\n'); end >= 0 {
		whole.End = s.End + end
	}
	at, found := slices.BinarySearchFunc(reading.Sentences, s.Start, func(x gainsay.Sentence, start int) int {
		switch {
		case x.Span.End <= start:
			return -1
		case x.Span.Start > start:
			return 1
		}
		return 0
	})
	if !found || reading.Sentences[at].Span.In(text) == "" {
		return whole
	}
	in := reading.Sentences[at].Span
	return gainsay.Span{Start: max(whole.Start, in.Start), End: min(whole.End, max(in.End, s.End))}
}

// tail is the end of a text in at most so many characters, from a word on.
func tail(text string, most int) string {
	cut := len(text)
	for ; most > 0 && cut > 0; most-- {
		_, size := utf8.DecodeLastRuneInString(text[:cut])
		cut -= size
	}
	if cut == 0 {
		return text
	}
	if next := strings.IndexFunc(text[cut:], unicode.IsSpace); next >= 0 && next < len(text)-cut-1 {
		return ellipsis + text[cut+next:]
	}
	if last, _ := utf8.DecodeLastRuneInString(text); unicode.IsSpace(last) {
		return ellipsis + " "
	}
	return ellipsis
}

// head is the beginning of a text in at most so many characters, whole words.
func head(text string, most int) string {
	cut := 0
	for ; most > 0 && cut < len(text); most-- {
		_, size := utf8.DecodeRuneInString(text[cut:])
		cut += size
	}
	if cut == len(text) {
		return text
	}
	if last := strings.LastIndexFunc(text[:cut], unicode.IsSpace); last > 0 {
		return text[:last] + " " + ellipsis
	}
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsSpace(first) {
		return " " + ellipsis
	}
	return ellipsis
}

// shown makes a part visible, and keeps one space where it touches the words.
func shown(part string) string {
	visible := wording.Visible(part)
	if visible == "" {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(part)
	last, _ := utf8.DecodeLastRuneInString(part)
	if unicode.IsSpace(first) {
		visible = " " + visible
	}
	if unicode.IsSpace(last) {
		visible += " "
	}
	return visible
}
