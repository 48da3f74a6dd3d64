package attribution

import (
	"strings"
	"unicode/utf8"

	"gainsay"
)

// A quotation is text in quotation marks.
type quotation struct {
	outer gainsay.Span // with its marks
	inner gainsay.Span // without
	open  bool         // the paragraph ends before a closing mark: it goes on in the next one
}

// longestQuotation bounds, in bytes, how far a closing mark is looked for.
const longestQuotation = 8000

// quotations finds text in double quotation marks, straight, curly, low or
// doubled single ones, in linear time. A straight mark opens after white space
// or an opening bracket and closes otherwise. A quotation ends at its paragraph's
// end at the latest; that it goes on there is said in open. Single marks are
// quotations only in pairs that stand apart from letters on the outside, because
// an apostrophe is the same character.
func quotations(text string) []quotation {
	var found []quotation
	start, body := -1, -1
	var want rune // the mark that closes; '"' for straight
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n' && start >= 0 && paragraphEnds(text, i):
			found = append(found, unclosed(text, start, body, i))
			start = -1
		case start >= 0 && i-start > longestQuotation:
			start = -1
		case start < 0:
			if close, ok := opening(text, i, r); ok {
				start, body, want = i, i+size, close
				if strings.HasPrefix(text[i:], "''") || strings.HasPrefix(text[i:], "``") {
					size = 2
					body = i + 2
				}
			}
		case closes(text, i, r, want, start):
			end := i + size
			if want == '\'' && strings.HasPrefix(text[i:], "''") {
				end = i + 2
				size = 2
			}
			if inner := trimSpan(text, gainsay.Span{Start: body, End: i}); !inner.Empty() {
				found = append(found, quotation{outer: gainsay.Span{Start: start, End: end}, inner: inner})
			}
			start = -1
		}
		i += size
	}
	if start >= 0 {
		found = append(found, unclosed(text, start, body, len(text)))
	}
	return dropEmpty(found)
}

func unclosed(text string, start, body, end int) quotation {
	return quotation{
		outer: gainsay.Span{Start: start, End: end},
		inner: trimSpan(text, gainsay.Span{Start: body, End: end}),
		open:  true,
	}
}

func dropEmpty(qs []quotation) []quotation {
	kept := qs[:0]
	for _, q := range qs {
		if !q.inner.Empty() {
			kept = append(kept, q)
		}
	}
	return kept
}

// paragraphEnds tells whether the line break at i ends a paragraph: a blank line
// follows, or the next line opens with a quotation mark or a capital.
func paragraphEnds(text string, i int) bool {
	rest := strings.TrimLeft(text[i:min(len(text), i+64)], " \t\r")
	rest = strings.TrimPrefix(rest, "\n")
	rest = strings.TrimLeft(rest, " \t\r")
	if rest == "" || rest[0] == '\n' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("\"“”„«'‘", r) || (r >= 'A' && r <= 'Z')
}

// opening tells whether the rune r at i opens a quotation, and which mark closes it.
func opening(text string, i int, r rune) (rune, bool) {
	switch r {
	case '“', '„':
		return '”', true
	case '«':
		return '»', true
	case '"':
		return '"', i == 0 || strings.ContainsRune(" \t\r\n([{—–-:…", lastRune(text[:i]))
	case '`':
		return '\'', strings.HasPrefix(text[i:], "``")
	case '\'':
		if strings.HasPrefix(text[i:], "''") {
			return '\'', true
		}
		return 0, false
	case '‘':
		return '’', singleClosesSoon(text[i+len("‘"):])
	}
	return 0, false
}

// closes tells whether the rune r at i closes a quotation opened at start that wants want.
func closes(text string, i int, r, want rune, start int) bool {
	switch want {
	case '”':
		return r == '”' || (r == '"' && i > start) || (r == '“' && strings.HasPrefix(text[start:], "„"))
	case '\'':
		return r == '\'' && strings.HasPrefix(text[i:], "''") || r == '"'
	case '’':
		return r == '’' && !letterAt(text, i+len("’"))
	case '"':
		return r == '"' || r == '”'
	}
	return r == want
}

// singleClosesSoon tells whether a single quotation mark closes on the same line,
// within 300 bytes, at a place where no letter follows.
func singleClosesSoon(rest string) bool {
	rest = rest[:min(len(rest), 300)]
	for i, r := range rest {
		switch {
		case r == '\n':
			return false
		case r == '’' && !letterAt(rest, i+len("’")):
			return i > 0
		}
	}
	return false
}

func letterAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// trimSpan takes white space off both ends of the span.
func trimSpan(text string, s gainsay.Span) gainsay.Span {
	for s.Start < s.End && strings.IndexByte(" \t\r\n", text[s.Start]) >= 0 {
		s.Start++
	}
	for s.Start < s.End && strings.IndexByte(" \t\r\n", text[s.End-1]) >= 0 {
		s.End--
	}
	return s
}
