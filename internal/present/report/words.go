package report

import (
	"slices"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/align"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// words prints each utterance with its wordings one under the other; those that
// all print alike come last, in a line each.
func (r *report) words() {
	if len(r.d.Quotes) == 0 {
		return
	}
	r.section("THE WORDS")
	all := r.book.Utterances()
	alike := slices.IndexFunc(all, func(u cite.Utterance) bool { return u.Alike })
	if alike < 0 {
		alike = len(all)
	}
	if alike > 0 {
		r.lines(2, "[...] is left out, *word* is not so in the first line", r.paint.faint)
	}
	for _, u := range all[:alike] {
		r.print("\n")
		r.utterance(u)
	}
	if alike > 0 && alike < len(all) {
		r.print("\n")
	}
	if alike < len(all) {
		r.lines(2, "Printed alike by all who print it:", r.paint.faint)
	}
	for _, u := range all[alike:] {
		r.alike(u)
	}
}

func speaker(u cite.Utterance) string {
	if name := wording.Visible(u.Speaker); name != "" {
		return name
	}
	return "unnamed"
}

// utterance prints one utterance under its number.
func (r *report) utterance(u cite.Utterance) {
	head := strconv.Itoa(u.Number) + "  " + speaker(u) + ": " + wording.Relation(u.Relation)
	if u.Finding > 0 {
		r.lines(2, head+"; word by word above, "+wording.Visible(r.d.Discrepancies[u.Finding-1].About), r.paint.bold)
		return
	}
	if len(u.Changes) > 0 {
		head += "; " + shorten(wording.Changes(u.Changes), mostWords)
	}
	r.lines(2, head, r.paint.bold)
	r.aligned(5, u.Variants)
	r.told(5, u.Variants)
}

// alike prints an utterance that all print in the same words.
func (r *report) alike(u cite.Utterance) {
	r.lines(2, strconv.Itoa(u.Number)+"  "+speaker(u)+" "+quote(r.book.Words(u.Variants[0])), nil)
	r.lines(5, strings.Join(r.labelsFew(u.Variants), ", "), r.paint.faint)
}

// labelsFew names the places of the evidence, of very much only the first.
func (r *report) labelsFew(evidence []gainsay.Evidence) []string {
	labels := r.labels(evidence)
	if more := len(labels) - mostOrigins; more > 0 {
		labels = append(labels[:mostOrigins], strconv.Itoa(more)+" more")
	}
	return labels
}

// told prints by whom the evidence was told, each way once with all that came
// it. That an article is from an agency, "where it came from" says once for all.
func (r *report) told(indent int, evidence []gainsay.Evidence) {
	var ways []string
	came := map[string][]gainsay.Evidence{}
	for _, e := range evidence {
		way := hops(e.Chain)
		if way == "" || strings.HasPrefix(way, "via ") && !strings.Contains(way, "›") {
			continue
		}
		if came[way] == nil {
			ways = append(ways, way)
		}
		came[way] = append(came[way], e)
	}
	for _, way := range ways {
		r.lines(indent, strings.Join(r.labelsFew(came[way]), ", ")+" "+way, r.paint.faint)
	}
}

// aligned lays wordings one under the other, each word under the one it answers.
func (r *report) aligned(indent int, variants []gainsay.Evidence) {
	wordings, grid := r.book.Wordings(variants)
	if len(wordings) == 0 {
		return
	}
	if len(wordings) == 1 {
		r.lines(indent, quote(wordings[0].Text), nil)
		r.lines(indent, strings.Join(r.labels(wordings[0].Evidence), ", "), r.paint.faint)
		return
	}
	near, sparse, far := split(wordings, &grid)
	column, widest := 0, min(widestLabel, r.width/3)
	for _, w := range wordings {
		column = max(column, width(r.labelTo(w.Evidence[0], widest)))
	}
	label := func(w cite.Wording) cell {
		return cell{text: r.labelTo(w.Evidence[0], widest), width: column, style: r.paint.faint}
	}
	note := " (in other words)"
	if len(near) == 1 && len(sparse) == 0 { // nothing to align
		near, far, grid, note = nil, wordings, align.Grid{}, ""
	}
	if len(near) == 1 { // no other line to stand under
		r.row(indent, label(near[0]), cell{text: wording.Visible(near[0].Text)})
		near, grid = nil, align.Grid{}
	}
	for i, block := range blocks(grid, r.width-indent-column-gap) {
		if i > 0 {
			r.print("\n")
		}
		for row, w := range near {
			if block[row] != "" {
				r.setLine(indent, label(w), block[row])
			}
		}
	}
	for _, s := range sparse {
		r.row(indent, label(s.Wording), cell{text: s.text})
	}
	for _, w := range far {
		r.row(indent, label(w), cell{text: quote(w.Text) + note})
	}
	r.sameElsewhere(indent, wordings)
}

// widestLabel is the widest label beside aligned words.
const widestLabel = 26

// labelTo is the label of an evidence in at most so many columns: the name of
// the outlet is cut, the place stays.
func (r *report) labelTo(e gainsay.Evidence, most int) string {
	label := wording.Visible(r.book.Label(e))
	place := " " + r.book.Place(e)
	name, ok := strings.CutSuffix(label, place)
	if width(label) <= most || !ok {
		return label
	}
	letters := []rune(name)
	for len(letters) > 0 && width(string(letters))+1+width(place) > most {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ") + "…" + place
}

// A sparseWording is one that leaves most of the first out, written in a line.
type sparseWording struct {
	cite.Wording
	text string
}

// split takes the wordings out of the grid that are too far from the first, and
// those that would leave most of their columns empty.
func split(wordings []cite.Wording, grid *align.Grid) (near []cite.Wording, sparse []sparseWording, far []cite.Wording) {
	var rows [][]align.Cell
	for i, w := range wordings {
		switch {
		case w.Far:
			far = append(far, w)
		case w.Sparse:
			sparse = append(sparse, sparseWording{w, flowing(grid.Rows[i])})
		default:
			near = append(near, w)
			rows = append(rows, grid.Rows[i])
		}
	}
	*grid = align.Grid{Rows: rows}
	return near, sparse, far
}

// flowing writes a row without its columns.
func flowing(row []align.Cell) string {
	var words []string
	for c := range row {
		if text := marked(row, c, c == 0); text != "" {
			words = append(words, text)
		}
	}
	return strings.Join(words, " ")
}

func (r *report) labels(evidence []gainsay.Evidence) []string {
	labels := make([]string, len(evidence))
	for i, e := range evidence {
		labels[i] = wording.Visible(r.book.Label(e))
	}
	return labels
}

// sameElsewhere names the articles that print a wording word for word alike.
func (r *report) sameElsewhere(indent int, wordings []cite.Wording) {
	for _, w := range wordings {
		if labels := r.labelsFew(w.Evidence); len(labels) > 1 {
			r.lines(indent, "as "+labels[0]+": "+strings.Join(labels[1:], ", "), r.paint.faint)
		}
	}
}

// setLine prints a label and a line whose inner spaces must stay.
func (r *report) setLine(indent int, label cell, line string) {
	pad := label.width - width(label.text) + gap
	text := strings.Repeat(" ", indent) + label.style(label.text) + strings.Repeat(" ", max(pad, 1)) + line
	r.print(strings.TrimRight(text, " "), "\n")
}

// blocks cuts a grid into blocks that fit the width; a block has a line for each
// row, empty when the row has no word in a later block.
func blocks(grid align.Grid, limit int) [][]string {
	rows := len(grid.Rows)
	if rows == 0 {
		return nil
	}
	var all [][]string
	lines := make([]strings.Builder, rows)
	worded := make([]bool, rows)
	used := 0
	flush := func() {
		block := make([]string, rows)
		for i := range lines {
			if worded[i] || len(all) == 0 {
				block[i] = strings.TrimRight(lines[i].String(), " ")
			}
			worded[i] = false
			lines[i].Reset()
		}
		all = append(all, block)
		used = 0
	}
	for c := range grid.Rows[0] {
		cells, column := cellsOf(grid, c, used == 0)
		if used > 0 && used+1+column > limit {
			flush()
			cells, column = cellsOf(grid, c, true) // what is left out is said again at the start of a line
		}
		for i := range rows {
			if used > 0 {
				lines[i].WriteByte(' ')
			}
			lines[i].WriteString(cells[i] + strings.Repeat(" ", column-width(cells[i])))
			worded[i] = worded[i] || grid.Rows[i][c].Text != ""
		}
		used += column + min(used, 1)
	}
	flush()
	return all
}

// cellsOf writes the cells of a column, and how wide it is.
func cellsOf(grid align.Grid, c int, first bool) (cells []string, column int) {
	cells = make([]string, len(grid.Rows))
	for i, row := range grid.Rows {
		cells[i] = marked(row, c, first)
		column = max(column, width(cells[i]))
	}
	return cells, column
}

// marked writes one cell; of a run of missing words only the first of a line is shown.
func marked(row []align.Cell, c int, first bool) string {
	text := shorten(wording.Visible(row[c].Text), 40)
	switch row[c].Mark {
	case align.Changed, align.Added:
		return "*" + text + "*"
	case align.Missing:
		if !first && row[c-1].Mark == align.Missing {
			return ""
		}
		return "[...]"
	}
	return text
}
