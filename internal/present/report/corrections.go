package report

import (
	"io"
	"strings"

	"gainsay/internal/present/desk"
	"gainsay/internal/present/wording"
)

// Corrections prints what stands against the articles of an outlet, as a desk could send
// it. Articles that nothing stands against are counted at the end. The only errors are
// those of w.
func Corrections(w io.Writer, items []desk.Item, o Options) error {
	s := newSheet(o)
	clear := 0
	for i := range items {
		if len(items[i].Charges) == 0 {
			clear++
			continue
		}
		if i > clear {
			s.print("\n")
		}
		s.correctionsOf(&items[i])
	}
	if clear > 0 {
		if clear < len(items) {
			s.print("\n")
		}
		s.lines(0, "Nothing stands against "+wording.Count(clear, "article")+".", s.paint.faint)
	}
	_, err := io.WriteString(w, s.out.String())
	return err
}

func (s *sheet) correctionsOf(item *desk.Item) {
	title := item.Title
	if title == "" {
		title = item.File
	}
	s.lines(0, wording.Visible(item.Outlet+": "+title), s.paint.bold)
	facts := []string{}
	if item.Published != "" {
		facts = append(facts, wording.Visible(wording.Moment(item.Published, true)))
	}
	if item.URL != "" {
		facts = append(facts, wording.Visible(item.URL))
	} else if item.File != "" {
		facts = append(facts, wording.Visible(item.File))
	}
	s.lines(0, strings.Join(append(facts, "story "+wording.Visible(item.Story)), "; "), s.paint.faint)
	for i := range item.Charges {
		s.print("\n")
		s.charge(&item.Charges[i])
	}
}

// standings says in words how a finding stands to an article.
var standings = map[desk.Against]string{
	desk.Odd: "independent origins outnumber it", desk.Other: "one against another; either may be right",
	desk.Overtaken: "a later report gives another value", desk.Itself: "the article contradicts itself", desk.Unmeant: "it cannot be meant as printed",
}

func (s *sheet) charge(c *desk.Charge) {
	s.lines(2, string(c.Certainty)+"  "+c.Kind+": "+wording.About(c.About), s.paint.bold)
	s.lines(4, "printed:", nil)
	for _, w := range c.Printed {
		s.deskWords(6, w, false)
	}
	for _, k := range c.Counter {
		origins := wording.Count(k.Origins, "independent origin")
		if k.Origins == 0 {
			origins = "the origin of this very text"
		}
		s.lines(4, "against it, "+origins+":", nil)
		for _, w := range k.Words[:min(len(k.Words), mostShown)] {
			s.deskWords(6, w, true)
		}
		if more := len(k.Words) - mostShown; more > 0 {
			s.lines(6, "and in "+wording.Count(more, "more place"), s.paint.faint)
		}
	}
	why := wording.Visible(c.Why)
	if c.Against != desk.Odd || !strings.Contains(why, "outnumber") { // the finding says it already
		why = strings.TrimSuffix(standings[c.Against]+"; "+why, "; ")
	}
	s.lines(4, "why: "+shorten(why, mostWords), s.paint.faint)
}

// deskWords prints words with the sentence they stand in and where that is.
func (s *sheet) deskWords(indent int, w desk.Words, named bool) {
	text := "“" + wording.Visible(w.Text) + "”"
	if w.Sentence != "" {
		text += " in “" + wording.Visible(w.Sentence) + "”"
	}
	place := "byte " + bytesOf(w)
	if named {
		place = wording.Visible(w.Outlet)
		if w.Published != "" {
			place += ", " + wording.Visible(wording.Moment(w.Published, true))
		}
		place += ", byte " + bytesOf(w)
	}
	s.lines(indent, text+" ("+place+")", nil)
}
