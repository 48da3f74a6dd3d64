package page

import (
	"slices"
	"strconv"

	"gainsay"
	"gainsay/internal/present/align"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

func number(n int) string { return strconv.Itoa(n) }

// findingView is one fact on which reports differ.
type findingView struct {
	Anchor    string
	Kind      string
	Class     string
	Meaning   string // of the class, in a few words
	Sign      string // of the class
	Certainty string
	Sure      bool
	About     string
	Why       string
	Values    []valueView
	Lines     []lineView // instead of Values where the words themselves differ
	Odd       string     // with Lines: the odd one out
	facets
}

type valueView struct {
	Value   string
	Odd     bool
	Origins string
	When    string // of an update: when the article was published
	Copies  []copiesView
}

func (s *setter) findings() {
	for i := range s.book.Dossier.Discrepancies {
		s.view.Findings = append(s.view.Findings, s.finding(i))
	}
}

func (s *setter) finding(i int) findingView {
	d := &s.book.Dossier.Discrepancies[i]
	v := findingView{
		Anchor: s.prefix + anchor("d", i), Kind: wording.Visible(d.Kind), Class: string(d.Class), Meaning: wording.Class(d.Class), Sign: sign(d.Class),
		Certainty: string(d.Certainty), Sure: d.Certainty == gainsay.Sure, About: wording.About(d.About), Why: cut(wording.Visible(d.Why)),
	}
	var evidence []gainsay.Evidence
	for _, value := range d.Values {
		evidence = append(evidence, value.Evidence)
	}
	v.facets = s.facetsOf(evidence, nil)
	if wording.WordsMatter(d.Kind) {
		v.Lines = s.laid(evidence, v.Anchor)
		v.Odd = wording.Visible(d.OddOneOut)
		return v
	}
	for _, g := range cite.Values(d) {
		value := valueView{Value: wording.Visible(g.Value), Odd: g.Odd, Copies: s.copies(g.Evidence, v.Anchor)}
		for i, c := range s.book.ByOrigin(g.Evidence) {
			first := &value.Copies[i].First
			s.around(first, c.Evidence[0])
			if first.Around.Words == "" && first.Words == value.Value { // the value shows them
				first.Words = ""
			}
		}
		if d.Class == gainsay.Conflict || d.Class == gainsay.Update {
			value.Origins = wording.Count(len(value.Copies), "origin")
		}
		if d.Class == gainsay.Update {
			value.When = s.when(s.book.Date(g.Evidence[0]))
		}
		v.Values = append(v.Values, value)
	}
	return v
}

// sign is a shape for a class, so that it does not rest on colour.
func sign(c gainsay.DiscrepancyClass) string {
	switch c {
	case gainsay.Conflict:
		return "≠"
	case gainsay.Update:
		return "→"
	case gainsay.Internal:
		return "↺"
	}
	return "?!"
}

// utteranceView is one utterance with its wordings.
type utteranceView struct {
	Anchor   string
	Speaker  string
	Relation string
	Changes  string
	Lines    []lineView
	Finding  string // anchor of the finding that sets out its wordings already
	facets
}

// lineView is one wording, word by word under the first.
type lineView struct {
	Words []wordView
	Whole string // instead of Words where word by word comparison would show nothing
	From  linkView
	Same  []linkView // articles that print it alike
}

// first is the fullest wording alone.
func first(lines []lineView) []lineView { return lines[:min(len(lines), 1)] }

// wordView is a cell of the alignment. Class is "" for a word like the first
// wording's. Widest is the widest text of its column, which keeps the words to
// the right of it aligned; it is empty where all wordings have the same word.
type wordView struct {
	Text   string
	Class  string
	Widest string
}

// leftOut stands for words that are in the first wording only.
const leftOut = "[…]"

func (s *setter) utterances() {
	for i, u := range s.book.Utterances() {
		v := utteranceView{Anchor: s.prefix + anchor("q", i), Speaker: wording.Visible(u.Speaker), Relation: wording.Relation(u.Relation)}
		if v.Speaker == "" {
			v.Speaker = "unnamed"
		}
		v.facets = s.facetsOf(u.Variants, []string{wording.Visible(u.Speaker)})
		if u.Finding > 0 {
			v.Finding = s.prefix + anchor("d", u.Finding-1)
		}
		v.Changes = cut(wording.Changes(u.Changes))
		v.Lines = s.laid(u.Variants, v.Anchor)
		if u.Alike {
			v.Lines[0].Whole = wording.Visible(s.book.Words(u.Variants[0]))
			s.view.Alike = append(s.view.Alike, v)
		} else {
			s.view.Utterances = append(s.view.Utterances, v)
		}
	}
}

// laid aligns wordings word by word.
func (s *setter) laid(variants []gainsay.Evidence, finding string) []lineView {
	wordings, grid := s.book.Wordings(variants)
	columns, none := widest(grid, wordings), make([]string, grid.Columns())
	lines := make([]lineView, len(wordings))
	for row, w := range wordings {
		lines[row].From = s.link(w.Evidence[0], finding)
		lines[row].Same = s.others(w.Evidence, finding, mostListed)
		switch {
		case w.Far:
			lines[row].Whole = wording.Visible(w.Text)
		case w.Sparse: // columns would be mostly paper
			lines[row].Words = filled(wordsOf(grid.Rows[row], none))
		default:
			lines[row].Words = wordsOf(grid.Rows[row], columns)
		}
	}
	return lines
}

// widest is the longest text of each column in which the wordings differ.
func widest(grid align.Grid, wordings []cite.Wording) []string {
	if len(grid.Rows) == 0 {
		return nil
	}
	near := align.Grid{}
	for i, row := range grid.Rows {
		if !wordings[i].Far && !wordings[i].Sparse {
			near.Rows = append(near.Rows, row)
		}
	}
	texts := make([]string, len(grid.Rows[0]))
	for c := range texts {
		if !near.Differs(c) {
			continue
		}
		for _, row := range near.Rows {
			text := wording.Visible(row[c].Text)
			if startsGap(row, c) {
				text = leftOut
			}
			if len([]rune(text)) > len([]rune(texts[c])) {
				texts[c] = text
			}
		}
	}
	return texts
}

// startsGap tells whether the first of a run of missing words stands in the column.
func startsGap(row []align.Cell, c int) bool {
	return row[c].Mark == align.Missing && (c == 0 || row[c-1].Mark != align.Missing)
}

// filled leaves out cells without a word.
func filled(words []wordView) []wordView {
	return slices.DeleteFunc(words, func(w wordView) bool { return w.Text == "" })
}

// wordsOf sets one wording, without the empty cells at its end.
func wordsOf(row []align.Cell, widest []string) []wordView {
	words := make([]wordView, len(row))
	for c, cell := range row {
		words[c] = wordView{Text: wording.Visible(cell.Text), Widest: widest[c]}
		switch cell.Mark {
		case align.Changed, align.Added:
			words[c].Class = "other"
		case align.Missing:
			words[c].Class = "gone"
			if startsGap(row, c) {
				words[c].Text = leftOut
			}
		case align.Blank:
			words[c].Class = "blank"
		}
	}
	end := len(words)
	for end > 0 && words[end-1].Text == "" {
		end--
	}
	return words[:end]
}
