package report

import (
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// discrepancies prints a block for each fact on which reports differ.
func (r *report) discrepancies() {
	if len(r.d.Discrepancies) == 0 {
		return
	}
	r.section("WHERE THE REPORTS DISAGREE")
	for i := range r.d.Discrepancies {
		if i > 0 {
			r.print("\n")
		}
		r.discrepancy(&r.d.Discrepancies[i])
	}
}

func (r *report) discrepancy(d *gainsay.Discrepancy) {
	kind, about := d.Kind, wording.About(d.About)
	if d.Class != gainsay.Conflict {
		kind, about = string(d.Class), about+" ("+d.Kind+")"
	}
	if r.narrow() {
		r.lines(2, string(d.Certainty)+" "+kind+": "+about, r.paint.bold)
	} else {
		r.row(2, cell{text: string(d.Certainty), width: 6, style: r.certainty(d.Certainty)},
			cell{text: kind, width: 11, style: r.paint.bold}, cell{text: about, style: r.paint.bold})
	}
	if wording.WordsMatter(d.Kind) {
		r.variants(d)
	} else {
		r.values(d)
	}
	if why := wording.Visible(d.Why); why != "" {
		r.lines(r.findingIndent(), "why: "+shorten(why, mostWords), r.paint.faint)
	}
}

func (r *report) certainty(c gainsay.Certainty) func(string) string {
	if c == gainsay.Sure {
		return r.paint.bold
	}
	return nil
}

// findingIndent is where what a finding says stands.
func (r *report) findingIndent() int {
	if r.narrow() {
		return 4
	}
	return 10
}

// widestValue is the widest column of values; longer ones stand in a line of
// their own above their words.
const widestValue = 14

// values prints each value with the words of each origin and what speaks for it.
func (r *report) values(d *gainsay.Discrepancy) {
	groups := cite.Values(d)
	column := 1
	for _, g := range groups {
		column = max(column, width(wording.Visible(g.Value)))
	}
	for _, g := range groups {
		r.value(g, column, d.Class)
	}
}

func (r *report) value(g cite.Group, column int, class gainsay.DiscrepancyClass) {
	copies := r.book.ByOrigin(g.Evidence)
	var notes []string
	switch class {
	case gainsay.Conflict:
		notes = append(notes, wording.Count(len(copies), "origin"))
	case gainsay.Update:
		notes = filled(r.when(r.book.Date(g.Evidence[0])))
	}
	style := r.paint.bold
	if g.Odd {
		notes = append(notes, "odd one out")
		style = r.paint.alarm
	}
	lines := make([]string, 0, mostShown+1)
	for _, c := range copies[:min(len(copies), mostShown)] {
		lines = append(lines, r.inSentence(c, g.Value))
	}
	if further := r.further(copies, mostShown); further != "" {
		lines = append(lines, further)
	}
	value, words := cell{text: wording.Visible(g.Value), style: style}, strings.Join(lines, "\n")
	switch indent := r.findingIndent(); {
	case r.narrow():
		r.lines(indent, strings.Join(append([]string{value.text}, notes...), ", "), style)
		r.lines(indent+2, words, nil)
	case column > widestValue:
		note := strings.Join(notes, ", ")
		r.row(indent, value, cell{text: note, width: max(width(note), 12), right: true})
		r.lines(indent+4, words, nil)
	default:
		value.width = column
		r.row(indent, value, cell{text: words}, cell{text: strings.Join(notes, "\n"), width: max(r.dated, 12)})
	}
}

// mostShown is how many origins show their words under one value: one sentence
// says what it is of, and how many others have it stands beside it.
const mostShown = 1

// inSentence writes the words of an origin as they stand in their sentence.
func (r *report) inSentence(c cite.Copies, value string) string {
	e := c.Evidence[0]
	text := wording.Visible(r.book.Label(e))
	if around := r.book.Around(e, mostAround); around.String() != value { // else the value shows them
		text += " " + quoteTo(around.String(), mostWords)
	}
	if also := r.also(c.Evidence); also != "" {
		text += " (" + also + ")"
	}
	return text
}

// variants prints the values of a discrepancy about words, aligned.
func (r *report) variants(d *gainsay.Discrepancy) {
	evidence := make([]gainsay.Evidence, len(d.Values))
	for i, v := range d.Values {
		evidence[i] = v.Evidence
	}
	r.aligned(r.findingIndent(), evidence)
	if d.OddOneOut != "" {
		r.lines(r.findingIndent(), "odd one out: “"+wording.Visible(d.OddOneOut)+"”", r.paint.alarm)
	}
}

// lineage prints what came from where.
func (r *report) lineage() {
	if len(r.d.Readings) < 2 && (len(r.d.Lineage) == 0 || len(r.d.Readings[0].Article.Origins) > 0) {
		return // of one report, what it draws on says it
	}
	r.section("WHERE IT CAME FROM")
	var sources []string
	steps := map[string][]gainsay.Lineage{}
	linked := map[int]bool{}
	column := 0
	for _, l := range r.d.Lineage {
		if steps[l.From] == nil {
			sources = append(sources, l.From)
			column = max(column, width(wording.Visible(r.book.Source(l.From))))
		}
		steps[l.From] = append(steps[l.From], l)
		linked[r.book.Named(l.From)] = true
		linked[r.book.Named(l.To)] = true
	}
	column = min(column, r.width/3)
	for _, from := range sources {
		name := wording.Visible(r.book.Source(from))
		for i, l := range steps[from] {
			if i == mostTaken {
				r.row(2, cell{width: column}, cell{text: ">", width: 1}, cell{text: r.takers(steps[from][i:])})
				break
			}
			to := wording.Visible(r.book.Source(l.To)) + ": " + r.book.Why(l)
			if shown := r.shown(l); shown != "" {
				to += ", " + shown
			}
			r.row(2, cell{text: name, width: column, style: r.paint.bold}, cell{text: ">", width: 1}, cell{text: to})
			name = ""
		}
	}
	r.alone(linked)
	r.groups()
}

// mostTaken is how many steps from one source are shown with their words.
const mostTaken = 10

// takers names the articles at which further steps end.
func (r *report) takers(steps []gainsay.Lineage) string {
	var names []string
	for _, l := range steps[:min(len(steps), mostNamed)] {
		names = append(names, wording.Visible(r.book.Source(l.To)))
	}
	return "and " + wording.Count(len(steps), "more report") + ": " + strings.Join(names, ", ") + unnamed(len(steps))
}

// shown writes the first words that a step of the lineage rests on; their
// article is mostly the one it leads to, which stands before them.
func (r *report) shown(l gainsay.Lineage) string {
	if len(l.Evidence) == 0 {
		return ""
	}
	e := l.Evidence[0]
	at := r.book.Place(e)
	if r.book.Number(e) != r.book.Named(l.To) {
		at = wording.Visible(r.book.Label(e))
	}
	return at + " " + quoteTo(r.book.Words(e), 100)
}

// alone names the articles that neither took from another nor gave.
func (r *report) alone(linked map[int]bool) {
	var names []string
	for n := 1; n <= len(r.d.Readings); n++ {
		if !linked[n] && r.book.Origin(n) >= 0 {
			names = append(names, wording.Visible(r.book.Outlet(n))+" "+strconv.Itoa(n))
		}
	}
	if len(names) > 0 && len(r.d.Readings) > 1 {
		r.lines(2, "alone: "+strings.Join(names, ", "), nil)
	}
}

// groups names the articles of each origin that has more than one.
func (r *report) groups() {
	for _, g := range r.d.Groups {
		if len(g) < 2 {
			continue
		}
		names := make([]string, len(g))
		for k, file := range g {
			names[k] = wording.Visible(r.book.Source(file))
		}
		r.lines(2, "one origin: "+strings.Join(names, ", "), r.paint.faint)
	}
}
