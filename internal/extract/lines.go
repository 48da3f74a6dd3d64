package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// A line is one line of a text, without the white space around it. Empty lines
// leave only a gap.
type line struct {
	span   gainsay.Span
	folded string // lower case, straight quotes, single spaces, # for numbers; "" for a long line
	words  int    // counted to wordsCounted
	stop   bool   // ends as a sentence does
	gap    bool   // an empty line stands before it

	kind    gainsay.FurnitureKind // what furniture it is; empty for the report
	head    bool                  // a teaser head
	picture bool                  // furniture of a picture
	signed  bool                  // names agencies, perhaps a date, and nothing else
	title   bool
}

const (
	// foldedMost is the longest line, in bytes, that is compared with cues whole. Longer
	// ones are paragraphs, whose ends are looked at by themselves.
	foldedMost = 600
	// wordsCounted is where counting words stops.
	wordsCounted = 200
	// paragraphWords is from where on a line that ends as a sentence does counts as body.
	paragraphWords = 12
)

// body tells a paragraph of the report.
func (l *line) body() bool {
	return l.kind == "" && !l.title && l.words >= paragraphWords && l.stop
}

// cutLines cuts text into its lines that are not empty. Lines end in \n, \r\n or \r.
func cutLines(text string) []line {
	var lines []line
	gap := false
	for start := 0; start < len(text); {
		end, next := len(text), len(text)
		if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
			end, next = start+i, start+i+1
			if strings.HasPrefix(text[end:], "\r\n") {
				next++
			}
		}
		if l, ok := newLine(text, start, end); ok {
			l.gap = gap
			lines = append(lines, l)
			gap = false
		} else {
			gap = true
		}
		start = next
	}
	return lines
}

func newLine(text string, start, end int) (line, bool) {
	s := text[start:end]
	left := strings.TrimLeftFunc(s, blank)
	start += len(s) - len(left)
	s = strings.TrimRightFunc(left, blank)
	if s == "" {
		return line{}, false
	}
	l := line{span: gainsay.Span{Start: start, End: start + len(s)}, words: countWords(s), stop: endsSentence(s)}
	if len(s) <= foldedMost {
		l.folded = fold(s)
	}
	return l, true
}

// blank is white space, a byte order mark, or a mark of no width.
func blank(r rune) bool {
	return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' || r == '\u200E' || r == '\u200F' || r == '\u00AD'
}

func countWords(s string) int {
	n, in := 0, false
	for _, r := range s {
		word := unicode.IsLetter(r) || unicode.IsDigit(r) || in && (r == '\'' || r == '’' || r == '-' || r == '.')
		if word && !in {
			if n++; n == wordsCounted {
				return n
			}
		}
		in = word
	}
	return n
}

// endsSentence tells whether s ends in a stop, seen through closing quotes and brackets.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)]\u00a0 ")
	if strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") {
		return false // a headline cut short, more often than a sentence
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	return last == '.' || last == '!' || last == '?' || last == '。' || last == '।' || last == '؟'
}

// fold makes s comparable with cues: lower case, straight quotes, single spaces,
// and # for a number with its inner points, commas and colons.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space, number := false, false
	for i, r := range s {
		switch {
		case blank(r):
			space, number = b.Len() > 0, false
			continue
		case r >= '0' && r <= '9':
			if !number {
				writeSpace(&b, &space)
				b.WriteByte('#')
			}
			number = true
			continue
		case number && (r == '.' || r == ',' || r == ':') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9':
			continue
		}
		number = false
		writeSpace(&b, &space)
		switch r {
		case '’', '‘', '`', '´':
			b.WriteByte('\'')
		case '“', '”', '„', '«', '»':
			b.WriteByte('"')
		case '–', '—', '‑':
			b.WriteByte('-')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

func writeSpace(b *strings.Builder, space *bool) {
	if *space {
		b.WriteByte(' ')
		*space = false
	}
}

// sentencesFromEnd gives the spans of up to most sentences of s, the last first,
// each cut where a stop, perhaps with closing quotes, a space and a capital, a digit
// or a bracket meet. Offsets are into s. It is rough: it only finds where a sentence
// of furniture may be taken from the end of a paragraph.
func sentencesFromEnd(s string, most int) []gainsay.Span {
	var spans []gainsay.Span
	end := len(s)
	for i := len(s) - 2; i > 0 && len(spans) < most; i-- {
		if s[i] != ' ' || !startsSentence(s[i+1:]) || !endsSentence(s[:i]) {
			continue
		}
		if strings.TrimSpace(s[i:end]) != "" {
			spans = append(spans, gainsay.Span{Start: i + 1, End: end})
		}
		end = i
		for end > 0 && s[end-1] == ' ' {
			end--
		}
		i = end
	}
	return spans
}

func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '(' || r == '"' || r == '“' || r == '©' || r == '_'
}
