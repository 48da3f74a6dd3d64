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
	kind, about := d.Kind, wording.Visible(d.About)
	if d.Class != gainsay.Conflict {
		kind, about = string(d.Class), about+" ("+d.Kind+")"
	}
	r.row(2, cell{text: string(d.Certainty), width: 6, style: r.certainty(d.Certainty)},
		cell{text: kind, width: 11, style: r.paint.bold}, cell{text: about, style: r.paint.bold})
	if wording.WordsMatter(d.Kind) {
		r.variants(d)
	} else {
		r.values(d)
	}
	if why := wording.Visible(d.Why); why != "" {
		r.lines(10, "why: "+shorten(why, mostWords), r.paint.faint)
	}
}

func (r *report) certainty(c gainsay.Certainty) func(string) string {
	if c == gainsay.Sure {
		return r.paint.bold
	}
	return nil
}

// widestValue is the widest column of values; longer values are broken.
const widestValue = 22

// values prints each value with the words of each origin and what speaks for it.
func (r *report) values(d *gainsay.Discrepancy) {
	groups := cite.Values(d)
	column := 0
	for _, g := range groups {
		column = max(column, width(wording.Visible(g.Value)))
	}
	column = min(column, widestValue)
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
		notes = append(notes, r.when(r.book.Date(g.Evidence[0])))
	}
	style := r.paint.bold
	if g.Odd {
		notes = append(notes, "odd one out")
		style = r.paint.alarm
	}
	var lines []string
	for _, c := range copies[:min(len(copies), mostOrigins)] {
		text := wording.Visible(r.book.Label(c.Evidence[0]))
		if words := r.book.Words(c.Evidence[0]); words != g.Value { // else the value shows them
			text += " " + quote(words)
		}
		if also := r.also(c.Evidence); also != "" {
			text += " (" + also + ")"
		}
		lines = append(lines, text)
	}
	if further := r.further(copies); further != "" {
		lines = append(lines, further)
	}
	r.row(10, cell{text: wording.Visible(g.Value), width: max(column, 1), style: style},
		cell{text: strings.Join(lines, "\n")}, cell{text: strings.Join(notes, "\n"), width: 12})
}

// variants prints the values of a discrepancy about words, aligned, or where
// they stand aligned already.
func (r *report) variants(d *gainsay.Discrepancy) {
	evidence := make([]gainsay.Evidence, len(d.Values))
	for i, v := range d.Values {
		evidence[i] = v.Evidence
	}
	if number := r.utteranceOf(d.Values); number > 0 {
		labels := r.labels(evidence)
		if more := len(labels) - mostOrigins; more > 0 {
			labels = append(labels[:mostOrigins], strconv.Itoa(more)+" more")
		}
		r.lines(10, strings.Join(labels, ", ")+"; word by word: THE WORDS "+strconv.Itoa(number), nil)
	} else {
		r.aligned(10, evidence)
	}
	if d.OddOneOut != "" {
		r.lines(10, "odd one out: “"+wording.Visible(d.OddOneOut)+"”", r.paint.alarm)
	}
}

// lineage prints what came from where.
func (r *report) lineage() {
	if len(r.d.Lineage) == 0 && len(r.d.Readings) < 2 {
		return
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
		for _, l := range steps[from] {
			to := wording.Visible(r.book.Source(l.To)) + ": " + r.book.Why(l)
			r.row(2, cell{text: name, width: column, style: r.paint.bold}, cell{text: ">", width: 1}, cell{text: to + r.shown(l.Evidence)})
			name = ""
		}
	}
	r.alone(linked)
	r.groups()
}

// shown writes the first words that a step of the lineage rests on.
func (r *report) shown(evidence []gainsay.Evidence) string {
	if len(evidence) == 0 {
		return ""
	}
	return "\n" + wording.Visible(r.book.Label(evidence[0])) + " " + quoteTo(r.book.Words(evidence[0]), 100)
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
