// Package report turns a dossier into a report for the terminal: 80 columns of
// text that can be read without colour, every line of it naming its article.
package report

import (
	"io"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// Options say how a report is set.
type Options struct {
	Width int  // columns; 80 when 0, never under 40
	Color bool // whether colours and weights may be used
}

// Write prints the dossier to w. The only errors are those of w.
func Write(w io.Writer, d *gainsay.Dossier, o Options) error {
	r := newReport(d, o)
	r.head()
	r.standing()
	r.single()
	r.discrepancies()
	r.words()
	r.lineage()
	r.timeline()
	r.articles()
	_, err := io.WriteString(w, r.out.String())
	return err
}

// A report is a sheet with the dossier that is set on it.
type report struct {
	sheet
	d       *gainsay.Dossier
	book    *cite.Book
	oneYear bool // all dates fall into one year, which the head names
	dated   int  // columns of the longest date
}

func newReport(d *gainsay.Dossier, o Options) *report {
	r := &report{sheet: newSheet(o), d: d, book: cite.New(d)}
	dates := r.book.Published()
	for _, e := range d.Timeline {
		dates = append(dates, e.Date)
	}
	r.oneYear = wording.OneYear(dates)
	for _, date := range dates {
		r.dated = max(r.dated, width(r.when(date)))
	}
	r.dated = min(max(r.dated, leastDated), mostDated)
	return r
}

// head says in three lines what the story is.
func (r *report) head() {
	title, lead := wording.Visible(r.d.Story.Title), r.book.Lead()
	if title == "" {
		title = "A story without a title"
	}
	r.lines(0, title, r.paint.bold)
	if lead != "" {
		r.lines(0, lead, nil)
	}
	facts := strings.Join(r.book.Counts("origin"), ", ")
	id := wording.Visible(r.d.Story.ID)
	if gap := r.width - width(facts) - width(id); id != "" && gap >= 2 {
		r.print(r.paint.faint(facts), strings.Repeat(" ", gap), r.paint.faint(id), "\n")
		return
	}
	r.lines(0, facts, r.paint.faint)
	r.lines(0, id, r.paint.faint)
}

// A column of dates has this many columns at least and at most.
const (
	leastDated = 7
	mostDated  = 17
)

// when writes a date as the head's year allows.
func (r *report) when(date string) string {
	return wording.Visible(wording.Moment(date, !r.oneYear))
}
