package report

import (
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/wording"
)

// timeline prints when things happened, were said and were published, each on a line of its own.
func (r *report) timeline() {
	if len(r.d.Timeline) == 0 {
		return
	}
	r.section("TIMELINE")
	for _, kind := range []string{gainsay.Happened, gainsay.Said, gainsay.Published} {
		name := wording.Event(kind)
		for _, e := range r.d.Timeline {
			if e.Kind != kind {
				continue
			}
			r.row(2, cell{text: name, width: 9, style: r.paint.bold}, cell{text: r.when(e.Date), width: 12},
				cell{text: r.event(e)})
			name = ""
		}
	}
}

func (r *report) event(e gainsay.Event) string {
	what := wording.Visible(e.What)
	if len(e.Evidence) == 0 {
		return what
	}
	first := e.Evidence[0]
	if first.Span.Empty() { // a publication: the list of articles below has the title whole
		label := wording.Visible(r.book.Label(first))
		return shorten(label+" "+what, r.width-29)
	}
	text := what + "\n" + wording.Visible(r.book.Label(first))
	if words := r.book.Words(first); words != "" && words != e.What {
		text += " " + shorten(quote(words), 120)
	}
	if also := r.also(e.Evidence); also != "" {
		text += " (" + also + ")"
	}
	return text
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
	outlets = min(outlets, 20)
	for i := range r.d.Readings {
		reading := &r.d.Readings[i]
		a := &reading.Article
		published := "no date"
		if a.Published != "" {
			published = r.when(a.Published)
		}
		text := wording.Visible(a.Title)
		if text == "" {
			text = "(no title)"
		}
		text += "\n" + strings.Join(about(reading), "; ")
		r.row(2, cell{text: strconv.Itoa(i + 1), width: numbers, right: true, style: r.paint.bold},
			cell{text: wording.Visible(r.book.Outlet(i + 1)), width: outlets}, cell{text: published, width: 12}, cell{text: text})
	}
}

// about says where an article was found and what was read in it.
func about(reading *gainsay.Reading) []string {
	var parts []string
	if file := wording.Visible(reading.Article.File); file != "" {
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
