package report

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// A sheet is the paper: it breaks lines and sets columns by the width that a
// terminal gives to each sign, two for CJK and most emoji.
type sheet struct {
	out   strings.Builder
	width int
	paint paint
}

const (
	usualWidth  = 80
	leastWidth  = 40
	narrowWidth = 68 // under it columns have no room side by side
)

func newSheet(o Options) sheet {
	if o.Width == 0 {
		o.Width = usualWidth
	}
	return sheet{width: max(o.Width, leastWidth), paint: paint{o.Color}}
}

// paint gives weights and colours, or nothing at all.
type paint struct{ color bool }

func (p paint) with(s string, style lipgloss.Style) string {
	if !p.color || s == "" {
		return s
	}
	return style.Render(s)
}

func (p paint) bold(s string) string  { return p.with(s, lipgloss.NewStyle().Bold(true)) }
func (p paint) faint(s string) string { return p.with(s, lipgloss.NewStyle().Faint(true)) }
func (p paint) alarm(s string) string {
	return p.with(s, lipgloss.NewStyle().Bold(true).Foreground(lipgloss.Red))
}

// narrow tells whether what otherwise stands side by side has to stand one
// under the other.
func (s *sheet) narrow() bool { return s.width < narrowWidth }

// width is the number of columns that s takes.
func width(s string) int { return lipgloss.Width(s) }

func (s *sheet) print(parts ...string) {
	for _, p := range parts {
		s.out.WriteString(p)
	}
}

// section starts a section under its heading.
func (s *sheet) section(name string) {
	s.print("\n", s.paint.bold(name), "\n")
}

// lines prints text broken at the width, every line indented.
func (s *sheet) lines(indent int, text string, style func(string) string) {
	if text == "" {
		return
	}
	s.row(indent, cell{text: text, style: style})
}

// A cell is a text in a column. Width 0 takes what the row has left.
type cell struct {
	text  string
	width int
	right bool // aligned to the right
	style func(string) string
}

// gap is what stands between two columns.
const gap = 2

// row prints cells side by side; each is broken within its own column.
func (s *sheet) row(indent int, cells ...cell) {
	left := s.width - indent - gap*(len(cells)-1)
	for _, c := range cells {
		left -= c.width
	}
	columns := make([][]string, len(cells))
	height := 1
	for i := range cells {
		if cells[i].width == 0 {
			cells[i].width = max(left, 12)
		}
		columns[i] = fold(cells[i].text, cells[i].width)
		height = max(height, len(columns[i]))
	}
	for line := range height {
		s.rowLine(indent, cells, columns, line)
	}
}

// rowLine prints one line of a row, without white space at its end.
func (s *sheet) rowLine(indent int, cells []cell, columns [][]string, line int) {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", indent))
	missing := 0 // columns of white space that are owed
	for i, c := range cells {
		text := ""
		if line < len(columns[i]) {
			text = columns[i][line]
		}
		pad := c.width - width(text)
		if c.right {
			missing += pad
			pad = 0
		}
		if text != "" {
			b.WriteString(strings.Repeat(" ", max(missing, 0)))
			missing = 0
			if c.style != nil {
				text = c.style(text)
			}
			b.WriteString(text)
			missing = pad + gap
		} else {
			missing += pad + gap
		}
	}
	s.print(strings.TrimRight(b.String(), " "), "\n")
}

// fold breaks a text of one line into lines of at most width columns, at spaces
// where there are any. A line break in the text stays one.
func fold(text string, limit int) []string {
	if width(text) <= limit && !strings.Contains(text, "\n") {
		return []string{text}
	}
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines = append(lines, foldLine(paragraph, limit)...)
	}
	return lines
}

func foldLine(text string, limit int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for _, word := range strings.Fields(text) {
		w := width(word)
		if used > 0 && used+1+w > limit {
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		}
		if used > 0 {
			line.WriteByte(' ')
			used++
		}
		if w > limit { // one word, or a script without spaces
			pieces := strings.Split(strings.TrimPrefix(lipgloss.Wrap(word, limit, ""), "\n"), "\n")
			lines = append(lines, pieces[:len(pieces)-1]...)
			word = pieces[len(pieces)-1]
			w = width(word)
		}
		line.WriteString(word)
		used += w
	}
	return append(lines, line.String())
}
