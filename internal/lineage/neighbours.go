package lineage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// A neighbour is an outlet of the story, as other articles may name it.
type neighbour struct {
	reading int
	name    string // without its article
}

// addNeighbours adds the credits that name another outlet of the story: here
// the names are known, which extraction, one article at a time, must guess. Of
// a text that is declared both cited and taken, taken stands.
func (t *tracer) addNeighbours() {
	first := map[uint64][]neighbour{} // by the first word of the name
	seen := map[string]bool{}
	for i, a := range t.articles {
		name := strings.TrimPrefix(a.Outlet.Name, "The ")
		w, _ := nextWord(name, 0)
		if w.hash == fnvStart || w.lower || seen[name] || strings.Contains(name, ".") || utf8.RuneCountInString(name) < 4 {
			continue // a domain, or too short to be known again
		}
		seen[name] = true
		first[w.hash] = append(first[w.hash], neighbour{i, name})
	}
	for i, a := range t.articles {
		for at := 0; at < len(a.Text); {
			w, next := nextWord(a.Text, at)
			for _, n := range first[w.hash] {
				span := gainsay.Span{Start: at, End: at + len(n.name)}
				if n.reading != i && t.calls(i, n, span) {
					t.credit(i, n, span)
				}
			}
			at = next
		}
	}
}

// calls tells whether the span of reading i is the neighbour's name, whole, and
// not this reading's own.
func (t *tracer) calls(i int, n neighbour, span gainsay.Span) bool {
	text := t.articles[i].Text
	if span.End > len(text) || !strings.EqualFold(span.In(text), n.name) || t.sites[i].same(t.sites[n.reading]) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(text[span.End:])
	return !unicode.IsLetter(after) && !unicode.IsDigit(after)
}

// credit adds the credit that the words about the name make, if they make one.
func (t *tracer) credit(i int, n neighbour, span gainsay.Span) {
	a := t.articles[i]
	for _, f := range a.Furniture {
		if f.Span.Meets(span) && (f.Kind == gainsay.Caption || f.Kind == gainsay.Teaser) {
			return
		}
	}
	kind, words := creditWords(a.Text, span)
	if kind == "" {
		return
	}
	c := credit{name: n.name, key: foldName(n.name), kind: kind, span: words}
	for k, old := range t.credits[i] {
		if t.sites[n.reading].called(old.key) {
			if c.main() && !old.main() {
				t.credits[i][k] = c
			}
			return
		}
	}
	t.credits[i] = append(t.credits[i], c)
}

// creditWords reads what stands before and after an outlet's name on its line:
// that the text is taken from there, that something in it is, or nothing. The
// span grows to hold the words that say so.
func creditWords(text string, name gainsay.Span) (gainsay.OriginKind, gainsay.Span) {
	before := strings.TrimRight(text[:name.Start], " ")
	if endsWith(before, " the") {
		before = strings.TrimRight(before[:len(before)-len("the")], " ")
	}
	for _, cue := range [...]string{"source:", "quelle:", "based on reporting published by", "based on materials published by",
		"based on a report by", "based on reporting by", "with material from", "with materials from", "translated from",
		"originally published by", "originally published in", "first published by", "first published in", "courtesy of"} {
		if endsWith(before, cue) {
			return gainsay.OriginText, gainsay.Span{Start: len(before) - len(cue), End: name.End}
		}
	}
	for _, cue := range [...]string{"according to", "reported by", "told", "in an interview with"} {
		if endsWith(before, cue) {
			return gainsay.OriginCited, gainsay.Span{Start: len(before) - len(cue), End: name.End}
		}
	}
	for _, cue := range [...]string{" reported", " reports", " has reported", " wrote"} {
		if strings.HasPrefix(text[name.End:], cue) {
			return gainsay.OriginCited, gainsay.Span{Start: name.Start, End: name.End + len(cue)}
		}
	}
	return "", gainsay.Span{}
}

// endsWith tells whether text ends with the words of cue, in upper or lower case.
func endsWith(text, cue string) bool {
	if len(text) < len(cue) || !strings.EqualFold(text[len(text)-len(cue):], cue) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:len(text)-len(cue)])
	return cue[0] == ' ' || !unicode.IsLetter(before)
}
