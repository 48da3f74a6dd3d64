package lineage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// A word is one word of a report's body, normalised: lower case, apostrophes
// dropped. Text is compared by the hash alone.
type word struct {
	hash       uint64
	start, end int32 // bytes into the article's text
	quoted     bool  // is speech, inside quotation marks or plainly so
	content    bool  // no function word: says something of this story
	lower      bool  // printed in lower case: no part of a name, a title or a number
	named      bool  // a name or number within a sentence
	reader     bool  // speaks to the reader or of the site: you, our, an address
	speaker    bool  // speaks in the first person
	after      bool  // furniture or the end of the headline lies between it and the word before
}

// A report is what an article itself says: its words outside furniture and headline.
type report struct {
	text   string
	words  []word
	weight int // content words that are nobody's speech, once that is known
}

// span is the bytes of the words [first, last).
func (r *report) span(first, last int) gainsay.Span {
	return gainsay.Span{Start: int(r.words[first].start), End: int(r.words[last-1].end)}
}

// FNV-1a, 64 bit (Fowler, Noll, Vo).
const (
	fnvStart = 14695981039346656037
	fnvPrime = 1099511628211
)

// readReport cuts the article's body into words.
func readReport(a *gainsay.Article) report {
	r := report{text: a.Text, words: make([]word, 0, len(a.Text)/6)}
	skip := skipped(a)
	broken := false
	for at := 0; at < len(a.Text); {
		if len(skip) > 0 && at >= skip[0].Start {
			at = max(at, skip[0].End)
			skip = skip[1:]
			broken = true
			continue
		}
		w, next := nextWord(a.Text, at)
		if w.end > w.start {
			w.after, broken = broken, false
			w.named = w.content && !w.lower && (digitAt(a.Text, at) || withinSentence(&r, at))
			r.words = append(r.words, w)
		}
		at = next
	}
	markQuoted(&r)
	markSpoken(&r)
	return r
}

// skipped is the furniture, the headline and the datelines that name an agency, in order
// and apart: none of them is the report's own words.
func skipped(a *gainsay.Article) []gainsay.Span {
	all := make([]gainsay.Span, 0, len(a.Furniture)+len(a.Origins)+1)
	for _, f := range a.Furniture {
		all = append(all, f.Span)
	}
	for _, o := range a.Origins {
		if o.Kind == gainsay.OriginWire && o.Span.Len() <= longestDateline && o.Span.Start >= 0 && o.Span.End <= len(a.Text) {
			all = append(all, o.Span)
		}
	}
	if !a.Headline.Empty() {
		all = append(all, a.Headline)
	}
	slices.SortFunc(all, func(x, y gainsay.Span) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	spans := all[:0]
	for _, s := range all {
		if n := len(spans); n > 0 && s.Start <= spans[n-1].End {
			spans[n-1].End = max(spans[n-1].End, s.End)
			continue
		}
		spans = append(spans, s)
	}
	return spans
}

// longestDateline bounds, in bytes, what names an agency at the head or foot of a report.
const longestDateline = 120

// nextWord reads the word that starts at byte at, or skips one rune where none
// does; the second result is where to go on. Scripts written without spaces
// give one word a rune.
func nextWord(text string, at int) (word, int) {
	w := word{hash: fnvStart, start: int32(at), end: int32(at)}
	var first rune
	var low [12]byte // the word in lower case, as far as a function word may go
	n := 0
	for at < len(text) {
		c, size := utf8.DecodeRuneInString(text[at:])
		switch {
		case unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			if n > 0 {
				return finish(w, first, low[:min(n, len(low))]), at
			}
			w.hash = (w.hash ^ uint64(c)) * fnvPrime
			w.end, w.content, w.lower = int32(at+size), true, true
			return w, at + size
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) && n > 0:
			if n == 0 {
				first = c
			}
			c = unicode.ToLower(c)
			w.hash = (w.hash ^ uint64(c)) * fnvPrime
			if n < len(low) {
				low[n] = byte(min(c, 255))
			}
			n++
			w.end = int32(at + size)
		case n > 0 && joins(c, text[at+size:]):
			if c == '.' || c == ',' {
				w.hash = (w.hash ^ '.') * fnvPrime
			}
		case n > 0:
			return finish(w, first, low[:min(n, len(low))]), at
		default:
			return word{}, at + size
		}
		at += size
	}
	return finish(w, first, low[:min(n, len(low))]), at
}

// joins tells whether c goes on with a word when rest follows: an apostrophe
// before a letter, the point or comma of a number before a digit.
func joins(c rune, rest string) bool {
	next, _ := utf8.DecodeRuneInString(rest)
	switch c {
	case '\'', '’':
		return unicode.IsLetter(next)
	case '.', ',':
		return unicode.IsDigit(next)
	}
	return c == '\u00ad' // a soft hyphen
}

func finish(w word, first rune, low []byte) word {
	w.lower = unicode.IsLower(first)
	w.content = !functionWord(string(low)) || string(low) == "us" && !w.lower
	switch string(low) {
	case "you", "your", "http", "https", "www", "click", "subscribe", "newsletter":
		w.reader = true
	case "our":
		w.reader, w.speaker = true, true
	case "us":
		w.reader, w.speaker = w.lower, w.lower // else a country
	case "i", "me", "my", "we", "myself", "ourselves":
		w.speaker = true
	}
	return w
}

func digitAt(text string, at int) bool { return text[at] >= '0' && text[at] <= '9' }

// withinSentence tells whether no more than a space and a comma lie between the
// word read last and byte at.
func withinSentence(r *report, at int) bool {
	if len(r.words) == 0 {
		return false
	}
	gap := r.text[r.words[len(r.words)-1].end:at]
	return gap == " " || gap == ", "
}

// functionWord tells the commonest English words that name nothing.
func functionWord(w string) bool {
	switch w {
	case "a", "an", "the", "and", "or", "but", "nor", "if", "as", "than", "that", "this", "these", "those", "there",
		"of", "in", "on", "at", "to", "by", "for", "from", "with", "into", "about", "after", "before", "over", "under",
		"between", "during", "through", "against", "up", "out", "off", "down", "because", "while", "when", "where",
		"which", "who", "whom", "whose", "what", "how", "why", "i", "you", "he", "she", "it", "we", "they", "me", "him",
		"her", "us", "them", "my", "your", "his", "its", "our", "their", "is", "are", "was", "were", "be", "been", "being",
		"am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might", "shall",
		"should", "must", "not", "no", "also", "so", "very", "more", "most", "some", "any", "all", "both", "each",
		"one", "only", "just", "said", "says", "say", "s", "t":
		return true
	}
	return false
}

// markQuoted flags the words between quotation marks. A mark opens where a space
// or an opening bracket stands before it and none after it; a quotation goes to
// its closing mark, and without one to the end of a paragraph, as newspapers
// print quotations that go on in the next.
func markQuoted(r *report) {
	at := 0
	for _, q := range quotations(r.text) {
		for at < len(r.words) && int(r.words[at].end) <= q.Start {
			at++
		}
		for ; at < len(r.words) && int(r.words[at].start) < q.End; at++ {
			r.words[at].quoted = true
		}
	}
}

// Longer than this, what seems a quotation without an end is a stray mark.
const (
	longestQuotation = 1500 // bytes, of double marks
	longestSingle    = 600  // bytes, of single marks, which apostrophes imitate
)

// quotations finds the quotations of text, in order and not overlapping.
func quotations(text string) []gainsay.Span {
	var found []gainsay.Span
	open, mark := 0, rune(0) // where the quotation began and what ends it; 0 outside
	before := ' '
	for at := 0; at < len(text); {
		c, size := utf8.DecodeRuneInString(text[at:])
		after, _ := utf8.DecodeRuneInString(text[at+size:])
		switch {
		case mark == 0:
			if closing := closes(c); closing != 0 && opens(c, before, after) {
				open, mark = at+size, closing
			}
		case at-open > longestQuotation || single(mark) && at-open > longestSingle:
			mark = 0
		case c == '\n':
			if !single(mark) {
				found = append(found, gainsay.Span{Start: open, End: at})
			}
			mark = 0
		case c == mark && !unicode.IsSpace(before) && !unicode.IsLetter(after):
			found = append(found, gainsay.Span{Start: open, End: at})
			mark = 0
		}
		before = c
		at += size
	}
	return found
}

func single(mark rune) bool { return mark == '’' || mark == '\'' }

// closes is the mark that ends a quotation begun by c, 0 when c begins none.
func closes(c rune) rune {
	switch c {
	case '"':
		return '"'
	case '“', '„':
		return '”'
	case '«':
		return '»'
	case '‘':
		return '’'
	case '\'':
		return '\''
	}
	return 0
}

// opens tells whether c begins a quotation: the marks that close as well do so
// only after a space, a bracket or a dash, and before a word.
func opens(c, before, after rune) bool {
	if c == '"' || c == '\'' || c == '‘' {
		return (unicode.IsSpace(before) || strings.ContainsRune("([-—–:", before)) && !unicode.IsSpace(after)
	}
	return true
}

// markSpoken flags speech that is printed without quotation marks, as blocks
// and messages are: a line with a sender's handle or a message's address, and
// elsewhere a sentence in the first person.
func markSpoken(r *report) {
	for first := 0; first < len(r.words); {
		last, begin := first+1, int(r.words[first].start)
		for last < len(r.words) && !strings.Contains(r.text[r.words[last-1].end:r.words[last].start], "\n") {
			last++
		}
		end := len(r.text)
		if last < len(r.words) {
			end = int(r.words[last].start)
		}
		if line := r.text[begin:end]; len(line) <= longestQuotation && isMessage(line) {
			say(r.words[first:last])
		} else {
			saySentences(r, first, last)
		}
		first = last
	}
}

// isMessage tells a line that is speech as a whole: a message with its sender's
// handle or its address, a transcript's line with its speaker in capitals.
func isMessage(line string) bool {
	if strings.Contains(line, "(@") || strings.Contains(line, "pic.twitter.com/") || strings.Contains(line, "t.co/") {
		return true
	}
	const longestName = 40 // bytes
	name, _, found := strings.Cut(line[:min(len(line), longestName)], ":")
	return found && len(name) > 2 && strings.ToUpper(name) == name && strings.ContainsFunc(name, unicode.IsLetter)
}

// saySentences flags the sentences of the words [first, last) in which somebody
// speaks outside quotation marks.
func saySentences(r *report, first, last int) {
	for from := first; from < last; {
		to, spoken := from, false
		for {
			spoken = spoken || r.words[to].speaker && !r.words[to].quoted
			to++
			if to == last || strings.ContainsAny(r.text[r.words[to-1].end:r.words[to].start], ".!?") {
				break
			}
		}
		if spoken {
			say(r.words[from:to])
		}
		from = to
	}
}

func say(words []word) {
	for i := range words {
		words[i].quoted = true
	}
}
