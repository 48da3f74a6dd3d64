package report

import (
	"io"
	"strconv"
	"strings"

	"gainsay/internal/present/desk"
	"gainsay/internal/present/wording"
)

func bytesOf(w desk.Words) string { return strconv.Itoa(w.Span.Start) }

// Contrast prints two reports side by side: what they share, where they differ, and what
// each alone has. The only errors are those of w.
func Contrast(w io.Writer, c *desk.Contrast, o Options) error {
	s := newSheet(o)
	for _, x := range []struct {
		letter string
		side   *desk.Side
		other  string
	}{{"A", &c.A, "B"}, {"B", &c.B, "A"}} {
		s.row(0, cell{text: x.letter, width: 1, style: s.paint.bold}, cell{text: wording.Visible(x.side.Outlet + ": " + x.side.Title), style: s.paint.bold})
		facts := []string{}
		if x.side.Published != "" {
			facts = append(facts, wording.Visible(wording.Moment(x.side.Published, true)))
		}
		if x.side.File != "" {
			facts = append(facts, wording.Visible(x.side.File))
		}
		s.lines(3, strings.Join(append(facts, wording.Percent(x.side.Share)+" of its words are in "+x.other), "; "), s.paint.faint)
	}
	s.contrastFindings(c)
	s.contrastQuotes(c)
	s.passages(c)
	s.only("ONLY IN A", &c.A)
	s.only("ONLY IN B", &c.B)
	_, err := io.WriteString(w, s.out.String())
	return err
}

func (s *sheet) contrastFindings(c *desk.Contrast) {
	if len(c.Findings) == 0 {
		return
	}
	s.section("WHERE THEY DIFFER")
	for i := range c.Findings {
		f := &c.Findings[i]
		kind := f.Kind
		if f.Class != "conflict" {
			kind = string(f.Class) + " (" + f.Kind + ")"
		}
		s.lines(2, string(f.Certainty)+"  "+kind+": "+wording.About(f.About), s.paint.bold)
		s.lettered("A", f.A)
		s.lettered("B", f.B)
		if f.Why != "" {
			s.lines(4, "why: "+shorten(wording.Visible(f.Why), mostWords), s.paint.faint)
		}
	}
}

func (s *sheet) lettered(letter string, all []desk.Words) {
	for _, w := range all {
		text := "“" + wording.Visible(w.Text) + "”"
		if w.Sentence != "" {
			text += " in “" + wording.Visible(w.Sentence) + "”"
		}
		s.row(4, cell{text: letter + ":" + bytesOf(w), width: 8}, cell{text: text})
	}
}

func (s *sheet) contrastQuotes(c *desk.Contrast) {
	if len(c.Quotes) == 0 {
		return
	}
	s.section("THE SAME WORDS, NOT ALIKE")
	for i := range c.Quotes {
		q := &c.Quotes[i]
		head := wording.Visible(q.Speaker) + ": " + wording.Relation(q.Relation)
		if changes := wording.Changes(q.Changes); changes != "" {
			head += "; " + changes
		}
		s.lines(2, head, s.paint.bold)
		s.lettered("A", q.A)
		s.lettered("B", q.B)
	}
}

// mostPassages is how many shared passages are shown, and passageWords how much of each.
const (
	mostPassages = 8
	passageWords = 200
)

func (s *sheet) passages(c *desk.Contrast) {
	if len(c.Passages) == 0 {
		return
	}
	s.section("THE SAME TEXT")
	for _, p := range c.Passages[:min(len(c.Passages), mostPassages)] {
		s.row(2, cell{text: "A:" + bytesOf(p.A) + "\nB:" + bytesOf(p.B), width: 8}, cell{text: shorten(wording.Visible(strings.Join(strings.Fields(p.A.Text), " ")), passageWords)})
	}
	if more := len(c.Passages) - mostPassages; more > 0 {
		s.lines(2, "and "+wording.Count(more, "passage")+" more", s.paint.faint)
	}
}

func (s *sheet) only(heading string, side *desk.Side) {
	if len(side.Statements)+len(side.Names)+len(side.Figures) == 0 {
		return
	}
	s.section(heading)
	for _, st := range side.Statements {
		who := wording.Visible(st.Who)
		if who == "" {
			who = "nobody named"
		}
		s.row(2, cell{text: bytesOf(st.Words), width: 6, right: true}, cell{text: who + ": " + shorten(wording.Visible(strings.Join(strings.Fields(st.Text), " ")), passageWords)})
	}
	for _, x := range []struct {
		what string
		all  []desk.Words
	}{{"names", side.Names}, {"figures", side.Figures}} {
		var texts []string
		for _, w := range x.all {
			texts = append(texts, wording.Visible(w.Text)+" ("+bytesOf(w)+")")
		}
		if len(texts) > 0 {
			s.lines(2, x.what+": "+strings.Join(texts, ", "), nil)
		}
	}
}
