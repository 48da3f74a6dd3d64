// Package doc is the linguistic analysis of one article: flat slices of
// sentences, tokens, names, mentions, quantities and times, all of them ranges
// into the article's text. The steps of the language stage return values; only
// package language writes them here.
package doc

import "gainsay"

// A Doc owns the analysis of Article. Slices are in order of the text.
type Doc struct {
	Article    *gainsay.Article
	Tokens     []Token
	Sentences  []Sentence
	Names      []Name
	Roles      []RolePhrase
	Actors     []gainsay.Actor
	Mentions   []gainsay.Mention
	Quantities []gainsay.Quantity
	Times      []gainsay.Time
	Parsed     bool // tags, lemmas and trees are set
}

// A Token is a word or a mark of punctuation. It loses only white space.
type Token struct {
	Start, End int32  // bytes into Article.Text
	Head       int32  // index in Doc.Tokens of the head, -1 for the root of its sentence
	Tag        Tag    // universal part of speech
	Rel        Rel    // universal relation to the head
	Lemma      string // shares its bytes with a table or the text
}

// A Sentence is the tokens [First, Last) and the bytes Span.
type Sentence struct {
	First, Last int32
	Span        gainsay.Span
}

// A Name is a proper name: the tokens [First, Last).
type Name struct {
	First, Last int32
	Kind        gainsay.ActorKind // Person, Organisation, State, Place or Other
}

// A RolePhrase gives a role to a name: an entry of Doc.Names, or -1 where it
// stands alone ("a Kremlin spokesman said").
type RolePhrase struct {
	Name  int32
	Role  gainsay.Role
	Title gainsay.Span // the words of the title
	Of    gainsay.Span // the words that name the body or state; empty where none do
}

// Text is the article's text.
func (d *Doc) Text() string { return d.Article.Text }

// Word is the text of token i.
func (d *Doc) Word(i int) string {
	t := &d.Tokens[i]
	return d.Article.Text[t.Start:t.End]
}

// SpanOf is the bytes from the start of token first to the end of token last-1.
func (d *Doc) SpanOf(first, last int) gainsay.Span {
	if first >= last {
		return gainsay.Span{}
	}
	return gainsay.Span{Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End)}
}

// TokensIn is the range [first, last) of tokens that lie wholly in span, found
// in logarithmic time.
func (d *Doc) TokensIn(span gainsay.Span) (first, last int) {
	first = search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].Start) >= span.Start })
	last = search(len(d.Tokens), func(i int) bool { return int(d.Tokens[i].End) > span.End })
	return first, max(first, last)
}

// SentenceAt is the index of the sentence that holds byte at, or -1.
func (d *Doc) SentenceAt(at int) int {
	i := search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Span.End > at })
	if i < len(d.Sentences) && d.Sentences[i].Span.Start <= at {
		return i
	}
	return -1
}

func search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); f(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}
