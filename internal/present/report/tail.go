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
		for _, m := range r.moments(kind) {
			r.row(2, cell{text: name, width: 9, style: r.paint.bold}, cell{text: m.when, width: 12}, cell{text: m.text})
			name = ""
		}
	}
}

// A moment is a row of the timeline.
type moment struct{ when, text string }

// mostPublished is how many publications stand in a line each; more are
// gathered by their day, for the list of articles has them all.
const mostPublished = 15

// moments are the rows of one line of the timeline.
func (r *report) moments(kind string) []moment {
	var rows []moment
	var days []moment
	for _, e := range r.d.Timeline {
		if e.Kind != kind {
			continue
		}
		rows = append(rows, moment{r.when(e.Date), r.event(e)})
		day := r.when(e.Date[:min(len(e.Date), len("2006-01-02"))])
		if len(days) == 0 || days[len(days)-1].when != day {
			days = append(days, moment{when: day})
		}
		for _, at := range e.Evidence[:min(len(e.Evidence), 1)] {
			at.Span = gainsay.Span{} // the whole article
			last := &days[len(days)-1]
			last.text = strings.TrimPrefix(last.text+", "+wording.Visible(r.book.Label(at)), ", ")
		}
	}
	if kind == gainsay.Published && len(rows) > mostPublished {
		return days
	}
	return rows
}

func (r *report) event(e gainsay.Event) string {
	what := wording.Visible(e.What)
	if len(e.Evidence) == 0 {
		return what
	}
	first := e.Evidence[0]
	label, words := wording.Visible(r.book.Label(first)), r.book.Words(first)
	if e.Kind == gainsay.Published { // one line: the list of articles below says the rest
		switch {
		case words == "" && strings.HasPrefix(label, what):
			return label
		case words == "":
			words = e.What
		}
		return label + " " + quoteTo(words, r.width-eventIndent-width(label)-3)
	}
	text := what + "\n" + label
	if words != "" && words != e.What {
		text += " " + quoteTo(words, 120)
	}
	if also := r.also(e.Evidence); also != "" {
		text += " (" + also + ")"
	}
	return text
}

// eventIndent is where the text of an event starts.
const eventIndent = 27

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
		r.row(2, cell{text: strconv.Itoa(i + 1), width: numbers, right: true, style: r.paint.bold},
			cell{text: wording.Visible(r.book.Outlet(i + 1)), width: outlets, style: r.paint.bold}, cell{text: published, width: 12},
			cell{text: strings.Join(about(wording.Visible(r.book.File(i+1)), reading), "; "), style: r.paint.faint})
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
		for i := range reading.Statements {
			r.statement(1, strconv.Itoa(i+1), reading, &reading.Statements[i])
		}
	}
	if len(reading.Article.Origins) > 0 {
		r.section("WHAT IT DRAWS ON")
		for _, o := range reading.Article.Origins {
			r.row(2, cell{text: wording.Visible(o.Name), width: 24}, cell{text: string(o.Kind), width: 8},
				cell{text: "1:" + strconv.Itoa(o.Span.Start) + " " + quote(o.Span.In(reading.Article.Text))})
		}
	}
}
