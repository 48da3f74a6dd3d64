// Package refer turns the names of a Doc into actors: it finds the roles that
// the text gives ("Kremlin spokesman Dmitry Peskov"), groups full and short
// names, titles, pronouns and descriptions by whom they mean, and says for whom
// each actor speaks. What cannot be told stays unknown and says why.
package refer

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// A scan is what the steps of this package see of a Doc.
type scan struct {
	d     *doc.Doc
	t     *world.Table
	lex   lexicon
	class []class // by token
	name  []int32 // by token: the entry of d.Names that covers it, or -1
	furn  []bool  // by token: stands in furniture or in a dateline
	quote []bool  // by token: stands between quotation marks
}

func newScan(d *doc.Doc, t *world.Table, lex lexicon) *scan {
	n := len(d.Tokens)
	s := &scan{d: d, t: t, lex: lex, class: make([]class, n), name: make([]int32, n), furn: make([]bool, n), quote: make([]bool, n)}
	for i := range d.Tokens {
		s.name[i] = -1
		if w := d.Word(i); w[0] >= 'A' || w[0] == '\'' {
			w = strings.ToLower(w)
			s.class[i] = lex[w]
			if prefix, rest, ok := strings.Cut(w, "-"); ok && s.class[i] == 0 && lex[prefix]&(formerWord|thenWord|modifier) != 0 {
				s.class[i] = lex[rest] & (head | heads | speaker | male | female)
			}
		}
	}
	for at, name := range d.Names {
		for i := name.First; i < name.Last; i++ {
			s.name[i] = int32(at)
		}
	}
	for _, f := range d.Article.Furniture {
		first, last := d.TokensIn(f.Span)
		for i := max(0, first-1); i < min(n, last+1); i++ {
			s.furn[i] = s.furn[i] || f.Span.Meets(d.SpanOf(i, i+1))
		}
	}
	for _, sentence := range d.Sentences {
		end := d.Dateline(int(sentence.First), int(sentence.Last))
		for i := int(sentence.First); i < end; i++ {
			s.furn[i] = true
		}
	}
	s.markQuotes()
	return s
}

// markQuotes finds what stands between double quotation marks. A paragraph's
// end closes what was left open, as an opening mark may be printed again.
func (s *scan) markQuotes() {
	text := s.d.Text()
	open := false
	for i := range s.d.Tokens {
		if i > 0 && open && strings.Contains(text[s.d.Tokens[i-1].End:s.d.Tokens[i].Start], "\n\n") {
			open = false
		}
		switch s.d.Word(i) {
		case "“", "``", "«", "„":
			open = true
		case "”", "''", "»":
			open = false
		case "\"":
			open = !open
		default:
			s.quote[i] = open
		}
	}
}

func (s *scan) is(i int, c class) bool { return i >= 0 && i < len(s.class) && s.class[i]&c != 0 }

// word is the text of token i, "" outside the Doc.
func (s *scan) word(i int) string {
	if i < 0 || i >= len(s.d.Tokens) {
		return ""
	}
	return s.d.Word(i)
}

// lower is the text of token i in lower case.
func (s *scan) lower(i int) string { return strings.ToLower(s.word(i)) }

// nameAt is the name that covers token i, or -1.
func (s *scan) nameAt(i int) int {
	if i < 0 || i >= len(s.name) {
		return -1
	}
	return int(s.name[i])
}

// kindAt is the kind of the name that covers token i, "" where there is none.
func (s *scan) kindAt(i int) gainsay.ActorKind {
	if at := s.nameAt(i); at >= 0 {
		return s.d.Names[at].Kind
	}
	return ""
}

// bounds are the first token of the sentence of token i and the one after its last.
func (s *scan) bounds(i int) (first, last int) {
	at := s.d.SentenceAt(int(s.d.Tokens[i].Start))
	if at < 0 {
		return i, i + 1
	}
	return int(s.d.Sentences[at].First), int(s.d.Sentences[at].Last)
}

// text of the tokens [first, last) with white space made single spaces.
func (s *scan) text(first, last int) string {
	return strings.Join(strings.Fields(s.d.SpanOf(first, last).In(s.d.Text())), " ")
}

// possessive tells the ending "'s" or "'" at token i.
func (s *scan) possessive(i int) bool {
	switch s.word(i) {
	case "'s", "’s", "'", "’", "'S", "’S":
		return true
	}
	return false
}
