package align

import "strings"

// Mark says how a cell stands to the first row.
type Mark uint8

// The marks.
const (
	Same    Mark = iota // the same word as in the first row
	Changed             // another word than the first row's
	Added               // a word where the first row has none
	Missing             // no word where the first row has one
	Blank               // no word, as in the first row; another row has one
)

// A Cell is one word, or the lack of one.
type Cell struct {
	Text string // as printed; empty when Mark is Missing or Blank
	Mark Mark
}

// A Grid has a row for each wording and a column for each place of a word; all
// rows are of one length. Read without its empty cells, a row is its wording.
type Grid struct {
	Rows [][]Cell
}

// Differs tells whether some row has another word in the column than the first.
func (g Grid) Differs(column int) bool {
	for _, row := range g.Rows {
		if row[column].Mark != Same {
			return true
		}
	}
	return false
}

// Key is the same for rows that have the same words.
func (g Grid) Key(row int) string { return strings.Join(keysOf(g.Rows[row]), " ") }

// Shared is the part of a row's words, 0 to 1, that stand in the first row with
// the same neighbour. Words that meet one by one are chance: every text has an
// "of" and a "the". A row of one word counts when the first row has it.
func (g Grid) Shared(row int) float64 {
	words := keysOf(g.Rows[row])
	pairs := map[[2]string]bool{}
	first := keysOf(g.Rows[0])
	for i := range first {
		pairs[[2]string{first[i], ""}] = true
		if i > 0 {
			pairs[[2]string{first[i-1], first[i]}] = true
		}
	}
	if len(words) == 1 && pairs[[2]string{words[0], ""}] {
		return 1
	}
	same := 0
	for i, w := range words {
		if i > 0 && pairs[[2]string{words[i-1], w}] || i+1 < len(words) && pairs[[2]string{w, words[i+1]}] {
			same++
		}
	}
	return float64(same) / float64(max(len(words), 1))
}

// Missing is the part of the first row's words, 0 to 1, that a row leaves out.
func (g Grid) Missing(row int) float64 {
	missing, words := 0, 0
	for c, cell := range g.Rows[row] {
		if g.Rows[0][c].Text != "" {
			words++
		}
		if cell.Mark == Missing {
			missing++
		}
	}
	return float64(missing) / float64(max(words, 1))
}

// Columns is how many columns each row has.
func (g Grid) Columns() int {
	if len(g.Rows) == 0 {
		return 0
	}
	return len(g.Rows[0])
}

// keysOf lists the keys of a row's words.
func keysOf(row []Cell) []string {
	var keys []string
	for _, cell := range row {
		if cell.Text != "" {
			keys = append(keys, keyOf(cell.Text))
		}
	}
	return keys
}

// Lay aligns every text with the first. It is a star alignment: the first text
// gives the columns, and what others put between two of its words goes into
// columns of their own.
func Lay(texts ...string) Grid {
	if len(texts) == 0 {
		return Grid{}
	}
	split := make([][]Word, len(texts))
	ids := numbered(texts, split)
	base := len(ids[0])
	placed := make([]placement, len(texts))
	slots := make([]int, base+1) // how many extra columns stand before each of the first row's
	for r := range texts {
		placed[r] = place(ids[0], ids[r])
		for i, extra := range placed[r].extra {
			slots[i] = max(slots[i], len(extra))
		}
	}
	grid := Grid{Rows: make([][]Cell, len(texts))}
	for r, text := range texts {
		grid.Rows[r] = placed[r].row(text, split[r], ids[0], ids[r], slots)
	}
	return grid
}

// numbered splits the texts and gives equal words equal numbers.
func numbered(texts []string, split [][]Word) [][]int {
	seen := map[string]int{}
	ids := make([][]int, len(texts))
	for r, text := range texts {
		split[r] = Words(text)
		ids[r] = make([]int, len(split[r]))
		for i, w := range split[r] {
			id, ok := seen[w.key]
			if !ok {
				id = len(seen)
				seen[w.key] = id
			}
			ids[r][i] = id
		}
	}
	return ids
}

// A placement says where the words of one text stand against the first text.
type placement struct {
	at    []int   // for each word of the first text: the index of the word there, or -1
	extra [][]int // before each word of the first text, and at its end: words that fit no column
}

// place puts the words of other into the columns of base. Between two matches
// the words fill the columns in order; what is left over is extra.
func place(base, other []int) placement {
	p := placement{at: make([]int, len(base)), extra: make([][]int, len(base)+1)}
	for i := range p.at {
		p.at[i] = -1
	}
	i, j := 0, 0
	fill := func(iEnd, jEnd int) {
		for ; i < iEnd && j < jEnd; i, j = i+1, j+1 {
			p.at[i] = j
		}
		for ; j < jEnd; j++ {
			p.extra[iEnd] = append(p.extra[iEnd], j)
		}
		i = iEnd
	}
	for _, m := range common(base, other) {
		fill(m[0], m[1])
		p.at[m[0]] = m[1]
		i, j = m[0]+1, m[1]+1
	}
	fill(len(base), len(other))
	return p
}

// row writes out one row of the grid.
func (p placement) row(text string, words []Word, base, own, slots []int) []Cell {
	var row []Cell
	for i := range slots {
		for k := range slots[i] {
			if k < len(p.extra[i]) {
				row = append(row, Cell{words[p.extra[i][k]].Span.In(text), Added})
			} else {
				row = append(row, Cell{Mark: Blank})
			}
		}
		if i == len(base) {
			break
		}
		switch j := p.at[i]; {
		case j < 0:
			row = append(row, Cell{Mark: Missing})
		case own[j] == base[i]:
			row = append(row, Cell{words[j].Span.In(text), Same})
		default:
			row = append(row, Cell{words[j].Span.In(text), Changed})
		}
	}
	return row
}

// mostCells bounds the table of common: longer texts are compared only at
// their ends. Quotations stay far below it; hostile input must not cost minutes.
const mostCells = 1 << 20

// common returns index pairs of a common subsequence, in order: the longest, and
// of those nearly as long one that keeps neighbours together (Needleman and
// Wunsch 1970, a match counting 2, and 1 more when the next words match too).
func common(a, b []int) [][2]int {
	n, m := len(a), len(b)
	if (n+1)*(m+1) > mostCells {
		return ends(a, b)
	}
	best := make([]int32, (n+1)*(m+1)) // [i][j]: of a[i:] and b[j:]
	match := func(i, j int) int32 {
		if a[i] != b[j] {
			return -1
		}
		score := 2 + best[(i+1)*(m+1)+j+1]
		if i+1 < n && j+1 < m && a[i+1] == b[j+1] {
			score++
		}
		return score
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i*(m+1)+j] = max(match(i, j), best[(i+1)*(m+1)+j], best[i*(m+1)+j+1])
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < n && j < m; {
		switch best[i*(m+1)+j] {
		case match(i, j):
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case best[(i+1)*(m+1)+j]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// ends matches what two texts have in common at their beginnings and their ends.
func ends(a, b []int) [][2]int {
	var pairs [][2]int
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		pairs = append(pairs, [2]int{head, head})
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for ; tail > 0; tail-- {
		pairs = append(pairs, [2]int{len(a) - tail, len(b) - tail})
	}
	return pairs
}
