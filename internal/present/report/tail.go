package report

import (
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// timeline prints when things happened, were said and were published, each on a line of its own.
func (r *report) timeline() {
	if len(r.d.Timeline) == 0 || len(r.d.Readings) == 1 && !cite.Eventful(r.d.Timeline) {
		return
	}
	r.section("TIMELINE")
	for _, kind := range []string{gainsay.Happened, gainsay.Said, gainsay.Published} {
		name := wording.Event(kind)
		moments := r.moments(kind)
		dated := leastDated
		for _, m := range moments {
			dated = min(max(dated, width(m.when)), mostDated)
		}
		for _, m := range moments {
			if r.narrow() {
				r.lines(2, strings.Join(filled(name, m.when), ", "), r.paint.bold)
				r.lines(4, m.text, nil)
			} else {
				r.row(2, cell{text: name, width: 9, style: r.paint.bold}, cell{text: m.when, width: dated}, cell{text: m.text})
			}
			name = ""
		}
	}
}

// A moment is a row of the timeline.
type moment struct{ when, text string }

// moments are the rows of one line of the timeline. Publications stand by their
// day: the list of articles below has their titles.
func (r *report) moments(kind string) []moment {
	var rows []moment
	var labels [][]string // of the publications of each row
	most := mostEvents
	if kind == gainsay.Published {
		most = len(r.d.Timeline)
	}
	events, more := r.book.Events(kind, most)
	for _, e := range events {
		if kind != gainsay.Published || len(e.Evidence) == 0 {
			rows = append(rows, moment{r.when(e.Date), r.event(e)})
			labels = append(labels, nil)
			continue
		}
		day := r.when(e.Date[:min(len(e.Date), len("2006-01-02"))])
		if n := len(rows); n == 0 || rows[n-1].when != day {
			rows = append(rows, moment{when: day})
			labels = append(labels, nil)
		}
		last := &labels[len(labels)-1]
		*last = append(*last, r.publication(e))
	}
	for i, all := range labels {
		if more := len(all) - mostPublished; more > 0 {
			all = append(all[:mostPublished:mostPublished], strconv.Itoa(more)+" more")
		}
		if len(all) > 0 {
			rows[i].text = strings.Join(all, ", ")
		}
	}
	if more > 0 {
		rows = append(rows, moment{text: "and " + strconv.Itoa(more) + " more, told less often"})
	}
	return rows
}

// mostEvents is how many events a line of the timeline has.
const mostEvents = 40

// mostPublished is how many publications of one day are named; the list of
// articles has them all.
const mostPublished = 12

func (r *report) publication(e gainsay.Event) string {
	at := e.Evidence[0]
	at.Span = gainsay.Span{} // the whole article
	label := wording.Visible(r.book.Label(at))
	if d, ok := wording.ParseDate(e.Date); ok && d.Clock != "" {
		return d.Clock + " " + label
	}
	return label
}

func (r *report) event(e gainsay.Event) string {
	what := wording.Visible(e.What)
	if len(e.Evidence) == 0 {
		return what
	}
	first := e.Evidence[0]
	text := wording.Visible(r.book.Label(first))
	if words := r.book.Words(first); words != "" && !cite.Says(e.What, words) {
		text += " " + quoteTo(words, 120)
	}
	if also := r.also(e.Evidence); also != "" {
		text += " (" + also + ")"
	}
	if what == "" {
		return text
	}
	return what + "\n" + text
}

// articles lists the articles with the numbers that every line above uses.
func (r *report) articles() {
	if len(r.d.Readings) == 0 {
		return
	}
	r.section("THE ARTICLES")
	outlets, numbers := 0, len(strconv.Itoa(len(r.d.Readings)))
	for i := range r.d.Readings {
		outlets = max(outlets, width(wording.Visible(r.book.Outlet(i+1))))
	}
	outlets = min(outlets, r.width*7/20)
	for i := range r.d.Readings {
		reading := &r.d.Readings[i]
		published := "no date"
		if reading.Article.Published != "" {
			published = r.when(reading.Article.Published)
		}
		title := wording.Visible(reading.Article.Title)
		if title == "" {
			title = "(no title)"
		}
		number := cell{text: strconv.Itoa(i + 1), width: numbers, right: true, style: r.paint.bold}
		outlet := wording.Visible(r.book.Outlet(i + 1))
		found := strings.Join(about(wording.Visible(r.book.File(i+1)), reading), "; ")
		if r.narrow() {
			r.row(2, number, cell{text: outlet + ", " + published + "; " + found})
		} else {
			r.row(2, number, cell{text: outlet, width: outlets, style: r.paint.bold},
				cell{text: published, width: r.dated}, cell{text: found, style: r.paint.faint})
		}
		r.lines(2+numbers+gap, title, nil)
	}
}

// about says where an article was found and what was read in it.
func about(file string, reading *gainsay.Reading) []string {
	var parts []string
	if file != "" {
		parts = append(parts, file)
	}
	if reading.Unread != "" {
		return append(parts, "no statements: "+wording.Visible(reading.Unread))
	}
	return append(parts, wording.Count(len(reading.Statements), "statement"))
}

// mostStatements is how many statements of a single report are listed.
const mostStatements = 500

// single prints what one report can tell by itself, where there is no other to
// compare it with.
func (r *report) single() {
	if len(r.d.Readings) != 1 {
		return
	}
	r.print("\n")
	r.lines(0, "One report alone can be compared with nothing; this is what it says, and where it contradicts itself.", nil)
	reading := &r.d.Readings[0]
	if len(reading.Statements) > 0 {
		r.section("WHO SAYS WHAT")
		for i := range min(len(reading.Statements), mostStatements) {
			r.statement(1, strconv.Itoa(i+1), reading, &reading.Statements[i])
		}
		if more := len(reading.Statements) - mostStatements; more > 0 {
			r.lines(2, "and "+wording.Count(more, "more statement"), r.paint.faint)
		}
	}
	if len(reading.Article.Origins) > 0 {
		r.section("WHAT IT DRAWS ON")
		for _, o := range reading.Article.Origins {
			r.row(2, cell{text: wording.Visible(o.Name), width: r.width * 3 / 10}, cell{text: string(o.Kind), width: 8},
				cell{text: "1:" + strconv.Itoa(o.Span.Start) + " " + quote(o.Span.In(reading.Article.Text))})
		}
	}
}
