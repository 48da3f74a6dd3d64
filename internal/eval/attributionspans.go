package eval

import (
	"slices"
	"strings"

	"gainsay"
)

// trimmed are the spans in order, without white space and quotation marks at
// their edges, the comma before and the stop and comma after; empty ones drop out.
func trimmed(text string, spans []gainsay.Span) []gainsay.Span {
	var out []gainsay.Span
	for _, s := range spans {
		if s = trimSpan(text, s); !s.Empty() {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b gainsay.Span) int {
		if a.Before(b) {
			return -1
		}
		if b.Before(a) {
			return 1
		}
		return 0
	})
	return out
}

func trimSpan(text string, s gainsay.Span) gainsay.Span {
	for s.Start < s.End {
		n := edge(text[s.Start:], strings.HasPrefix, " \t\r\n\"',", "“‘")
		if n == 0 {
			break
		}
		s.Start += n
	}
	for s.Start < s.End {
		n := edge(text[:s.End], strings.HasSuffix, " \t\r\n\"',.", "”’")
		if n == 0 {
			break
		}
		s.End -= n
	}
	return s
}

// edge is the length of the mark at one edge of text that counts for nothing, 0
// where none stands there; has is strings.HasPrefix or strings.HasSuffix.
func edge(text string, has func(s, mark string) bool, marks, curly string) int {
	for _, mark := range marks + curly {
		if m := string(mark); has(text, m) {
			return len(m)
		}
	}
	return 0
}

// bytesWords are the words of a text as the scoring of attributions counts them:
// runs of ASCII letters, digits, underscores and bytes beyond ASCII, and every
// other visible byte by itself.
func bytesWords(text string) []gainsay.Span {
	var out []gainsay.Span
	for i := 0; i < len(text); {
		start := i
		for i < len(text) && wordByte(text[i]) {
			i++
		}
		if i == start {
			i++
			if strings.IndexByte(" \t\n\r\f\v", text[start]) >= 0 {
				continue
			}
		}
		out = append(out, gainsay.Span{Start: start, End: i})
	}
	return out
}

func wordByte(b byte) bool {
	return b >= 0x80 || b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// wordsIn puts the indices of the words that lie wholly in one of spans into set.
func wordsIn(words []gainsay.Span, spans []gainsay.Span, set map[int]bool) map[int]bool {
	for _, s := range spans {
		first, _ := slices.BinarySearchFunc(words, s.Start, func(w gainsay.Span, at int) int { return w.Start - at })
		for i := first; i < len(words) && words[i].End <= s.End; i++ {
			set[i] = true
		}
	}
	return set
}
