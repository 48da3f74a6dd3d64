package desk

import (
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
)

// A Contrast is two reports side by side.
type Contrast struct {
	Schema   int       `json:"schema"`
	A        Side      `json:"a"`
	B        Side      `json:"b"`
	Passages []Passage `json:"shared"` // text that both print, in the order of A
	Findings []Finding `json:"differ"` // facts of which they give different values
	Quotes   []Quoted  `json:"quotes"` // utterances that both print, and not alike
}

// A Side is one of two reports and what it alone has.
type Side struct {
	ID         string  `json:"id"`
	File       string  `json:"file,omitempty"`
	Outlet     string  `json:"outlet,omitempty"`
	Published  string  `json:"published,omitempty"`
	Title      string  `json:"title,omitempty"`
	Share      float64 `json:"share"`      // part of the report that the other prints too, 0 to 1
	Statements []Said  `json:"statements"` // that the other does not carry
	Names      []Words `json:"names"`      // of people and bodies that the other does not name
	Figures    []Words `json:"figures"`    // that the other does not print
}

// Said is a statement and who is said to have made it.
type Said struct {
	Who string `json:"who,omitempty"`
	Words
}

// A Passage is text that both reports print, where each does.
type Passage struct {
	A Words `json:"a"`
	B Words `json:"b"`
}

// A Finding is a fact of which two reports give different values.
type Finding struct {
	Kind      string                   `json:"kind"`
	Class     gainsay.DiscrepancyClass `json:"class"`
	Certainty gainsay.Certainty        `json:"certainty"`
	About     string                   `json:"about"`
	Why       string                   `json:"why"`
	A         []Words                  `json:"a"`
	B         []Words                  `json:"b"`
}

// Quoted is one utterance as two reports print it.
type Quoted struct {
	Speaker  string           `json:"speaker"`
	Relation gainsay.Relation `json:"relation"`
	Changes  []string         `json:"changes"`
	A        []Words          `json:"a"`
	B        []Words          `json:"b"`
}

// Compare lays the two articles of a dossier side by side: its first two readings.
func Compare(d *gainsay.Dossier) Contrast {
	book := cite.New(d)
	c := Contrast{Schema: Schema, A: sideOf(book, 1), B: sideOf(book, 2), Passages: passages(book), Findings: []Finding{}, Quotes: []Quoted{}}
	for i := range d.Discrepancies {
		x := &d.Discrepancies[i]
		f := Finding{Kind: x.Kind, Class: x.Class, Certainty: x.Certainty, About: x.About, Why: x.Why}
		for _, v := range x.Values {
			f.A, f.B = onSides(book, v.Evidence, f.A, f.B)
		}
		f.A, f.B = listed(f.A), listed(f.B)
		c.Findings = append(c.Findings, f)
	}
	for i := range d.Quotes {
		x := &d.Quotes[i]
		if x.Relation == gainsay.Identical {
			continue
		}
		q := Quoted{Speaker: x.Speaker, Relation: x.Relation, Changes: append([]string{}, x.Changes...)}
		for _, v := range x.Variants {
			q.A, q.B = onSides(book, v, q.A, q.B)
		}
		q.A, q.B = listed(q.A), listed(q.B)
		c.Quotes = append(c.Quotes, q)
	}
	c.A.Share, c.B.Share = share(book, 1, c.Passages), share(book, 2, c.Passages)
	shared := carried(book)
	c.A.only(book, 1, shared[0])
	c.B.only(book, 2, shared[1])
	return c
}

func listed(w []Words) []Words {
	if w == nil {
		return []Words{}
	}
	return w
}

// onSides adds evidence to the list of the article that it is of.
func onSides(book *cite.Book, e gainsay.Evidence, a, b []Words) ([]Words, []Words) {
	switch book.Number(e) {
	case 1:
		a = append(a, words(book, e))
	case 2:
		b = append(b, words(book, e))
	}
	return a, b
}

func sideOf(book *cite.Book, n int) Side {
	a := &book.Reading(n).Article
	return Side{ID: a.ID, File: a.File, Outlet: cite.Outlet(a), Published: a.Published, Title: a.Title, Statements: []Said{}, Names: []Words{}, Figures: []Words{}}
}

// passages are the texts that the lineage shows both to print: evidence that comes in
// pairs of one wording.
func passages(book *cite.Book) []Passage {
	out := []Passage{}
	met := map[gainsay.Span]bool{}
	for _, l := range book.Dossier.Lineage {
		for i := 0; i+1 < len(l.Evidence); i++ {
			x, y := l.Evidence[i], l.Evidence[i+1]
			if book.Number(x) == 2 && book.Number(y) == 1 {
				x, y = y, x
			}
			if book.Number(x) != 1 || book.Number(y) != 2 || met[x.Span] || plainWords(book.Words(x)) != plainWords(book.Words(y)) {
				continue
			}
			met[x.Span] = true
			out = append(out, Passage{words(book, x), words(book, y)})
		}
	}
	return out
}

// plainWords is a text as shared text is compared: its letters and digits.
func plainWords(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n.,;:!?'\"‘’“”-–—()[]", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// share is the part of the words of article n, headline and furniture apart, that stand
// in passages.
func share(book *cite.Book, n int, all []Passage) float64 {
	a := &book.Reading(n).Article
	whole := len(strings.Fields(a.Text)) - len(strings.Fields(a.Headline.In(a.Text)))
	for _, f := range a.Furniture {
		whole -= len(strings.Fields(f.Span.In(a.Text)))
	}
	both := 0
	for _, p := range all {
		w := p.A
		if n == 2 {
			w = p.B
		}
		both += len(strings.Fields(w.Text))
	}
	if whole <= 0 {
		return 0
	}
	return min(1, float64(both)/float64(whole))
}

// carried are the spans of each article that a claim or a quotation finds in both.
func carried(book *cite.Book) [2][]gainsay.Span {
	var out [2][]gainsay.Span
	add := func(all []gainsay.Evidence) {
		var spans [2][]gainsay.Span
		for _, e := range all {
			if n := book.Number(e); n == 1 || n == 2 {
				spans[n-1] = append(spans[n-1], e.Span)
			}
		}
		if len(spans[0]) > 0 && len(spans[1]) > 0 {
			out[0], out[1] = append(out[0], spans[0]...), append(out[1], spans[1]...)
		}
	}
	for _, c := range book.Dossier.Claims {
		var all []gainsay.Evidence
		for _, p := range c.Positions {
			all = append(all, p.Evidence...)
		}
		add(all)
	}
	for _, q := range book.Dossier.Quotes {
		add(q.Variants)
	}
	for _, p := range passages(book) {
		out[0], out[1] = append(out[0], p.A.Span), append(out[1], p.B.Span)
	}
	return out
}

// only fills in what the article has and the other does not.
func (s *Side) only(book *cite.Book, n int, shared []gainsay.Span) {
	r, other := book.Reading(n), book.Reading(3-n)
	for i := range r.Statements {
		st := &r.Statements[i]
		span := gainsay.CoverAll(st.Content)
		if st.Within != "" || meetsAny(span, shared) {
			continue
		}
		said := Said{Words: words(book, gainsay.Evidence{Article: r.Article.ID, File: r.Article.File, Span: span})}
		if hop := st.Speaker(); hop != nil {
			if said.Who = hop.Actor; said.Who == "" {
				said.Who = hop.Name
			}
		}
		said.Sentence = ""
		s.Statements = append(s.Statements, said)
	}
	s.names(book, r, other)
	s.figures(book, r, other)
}

func meetsAny(span gainsay.Span, all []gainsay.Span) bool {
	for _, s := range all {
		if span.Meets(s) {
			return true
		}
	}
	return false
}

// names are the people and bodies that the other report does not name by the last word of
// their names.
func (s *Side) names(book *cite.Book, r, other *gainsay.Reading) {
	text := strings.ToLower(other.Article.Text)
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.Kind != gainsay.Person && a.Kind != gainsay.Organisation {
			continue
		}
		last := a.Name[strings.LastIndexByte(a.Name, ' ')+1:]
		if strings.Contains(text, strings.ToLower(last)) {
			continue
		}
		for k := range r.Mentions {
			m := &r.Mentions[k]
			if m.Actor == i && m.Kind == gainsay.NameMention && !r.Article.InFurniture(m.Span) {
				s.Names = append(s.Names, words(book, gainsay.Evidence{Article: r.Article.ID, File: r.Article.File, Span: m.Span}))
				break
			}
		}
	}
}

// figures are the amounts that the other report gives of nothing.
func (s *Side) figures(book *cite.Book, r, other *gainsay.Reading) {
	type amount struct {
		value float64
		unit  string
	}
	given := map[amount]bool{}
	for _, q := range other.Quantities {
		given[amount{q.Value, q.Unit}] = true
	}
	for i := range r.Quantities {
		q := &r.Quantities[i]
		if given[amount{q.Value, q.Unit}] || r.Article.InFurniture(q.Span) {
			continue
		}
		span := q.Span
		if q.OfSpan.Start >= span.End && q.OfSpan.Start-span.End < 3 {
			span = span.Cover(q.OfSpan)
		}
		s.Figures = append(s.Figures, words(book, gainsay.Evidence{Article: r.Article.ID, File: r.Article.File, Span: span}))
	}
}
