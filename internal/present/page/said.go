package page

import (
	"gainsay"
	"gainsay/internal/present/wording"
)

// statementView is one statement in the list of its article.
type statementView struct {
	Chain   []hopView
	Unknown string // why the chain is empty
	Kind    string // stance and manner
	Content []linkView
}

// statements lists what is said in an article, each content in at most so many letters.
func (s *setter) statements(n int, reading *gainsay.Reading, most int) []statementView {
	views := make([]statementView, 0, min(len(reading.Statements), mostStatements))
	linked := len(s.book.Dossier.Readings) <= mostLinked
	for i, st := range reading.Statements {
		listed := i < mostStatements
		v := statementView{Chain: s.hops(n, wording.Spoken(st.Chain), linked && listed), Kind: string(st.Stance) + ", " + string(st.Manner)}
		if len(st.Chain) == 0 {
			v.Unknown = wording.Visible(st.Unknown)
		}
		for _, c := range st.Content {
			id := s.mark(n, c, "")
			if id == "" || c.Empty() {
				continue
			}
			s.marked[n-1][c].Said = true
			v.Content = append(v.Content, linkView{ID: id, Place: place(n, c), Words: short(wording.Visible(c.In(reading.Article.Text)), most)})
		}
		if listed {
			views = append(views, v)
		}
	}
	return views
}

// mostStatements is how many statements of an article are listed; all are
// marked in its text.
const mostStatements = 500

// unlisted says how many statements the list leaves out, empty for none.
func unlisted(reading *gainsay.Reading) string {
	if more := len(reading.Statements) - mostStatements; more > 0 {
		return "and " + wording.Count(more, "more statement") + ", marked in the text"
	}
	return ""
}

// mostLinked is of how many articles a story may be for its lists of statements
// to link each hop too; more of them would make the page too heavy.
const mostLinked = 60

// mostSaid is how many letters of a statement its list shows; the link shows the rest.
const mostSaid = 70

func place(n int, span gainsay.Span) string { return number(n) + ":" + number(span.Start) }

// drawView is a source that an article itself says it drew on.
type drawView struct {
	Name, Kind string
	At         linkView
}

// alone sets what a single report can tell: who says what in it, and on what it draws.
func (s *setter) alone() {
	reading := s.book.Reading(1)
	s.view.Said, s.view.Unlisted = s.statements(1, reading, mostWords), unlisted(reading)
	for _, o := range reading.Article.Origins {
		e := gainsay.Evidence{Article: reading.Article.ID, File: reading.Article.File, Span: o.Span}
		s.view.Draws = append(s.view.Draws, drawView{wording.Visible(o.Name), string(o.Kind), s.link(e, "")})
	}
}
