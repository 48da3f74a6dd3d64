package align

import (
	"strings"
	"testing"
	"unicode"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"white space parts words", "the  lock\twas\nred", "the|lock|was|red"},
		{"punctuation clings to its word", `"No," she said.`, `"No,"|she|said.`},
		{"a dash alone joins the word before it", "yes — no", "yes —|no"},
		{"a leading dash stands alone", "— no", "—|no"},
		{"signs without spaces between are words", "码头，十四人", "码|头，|十|四|人"},
		{"scripts mix", "the 码头 pier", "the|码|头|pier"},
		{"a mark stays with its sign", "กี่", "กี่"},
		{"nothing", "", ""},
	} {
		var got []string
		for _, w := range Words(c.text) {
			got = append(got, w.Span.In(c.text))
		}
		if joined := strings.Join(got, "|"); joined != c.want {
			t.Errorf("%s: %q gives %q, want %q", c.name, c.text, joined, c.want)
		}
	}
}

// show writes a row: other words in stars, missing ones as a dash, no word as a dot.
func show(row []Cell) string {
	cells := make([]string, len(row))
	for i, c := range row {
		switch c.Mark {
		case Same:
			cells[i] = c.Text
		case Changed, Added:
			cells[i] = "*" + c.Text
		case Missing:
			cells[i] = "-"
		case Blank:
			cells[i] = "."
		}
	}
	return strings.Join(cells, " ")
}

func TestLay(t *testing.T) {
	for _, c := range []struct {
		name  string
		texts []string
		want  []string
	}{
		{"a word is left out", []string{"We have not moved", "We have moved"}, []string{"We have not moved", "We have - moved"}},
		{"a word is put in", []string{"We have moved", "We have not moved"}, []string{"We have . moved", "We have *not moved"}},
		{"a word is another", []string{"a big ship", "a large ship"}, []string{"a big ship", "a *large ship"}},
		{"case and clinging punctuation make no difference", []string{"He said no.", "he said No!"}, []string{"He said no.", "he said No!"}},
		{"the shape of an apostrophe makes none", []string{"don't", "don’t"}, []string{"don't", "don’t"}},
		{"three wordings share columns", []string{"we will pay", "we may pay", "we will never pay"},
			[]string{"we will . pay", "we *may . pay", "we will *never pay"}},
		{"neighbours stay together", []string{"the crew saw the light", "the light"}, []string{"the crew saw the light", "- - - the light"}},
		{"one is empty", []string{"yes", ""}, []string{"yes", "-"}},
		{"the first is empty", []string{"", "yes"}, []string{".", "*yes"}},
		{"nothing in common", []string{"red", "green light"}, []string{"red .", "*green *light"}},
	} {
		g := Lay(c.texts...)
		for i, row := range g.Rows {
			if got := show(row); got != c.want[i] {
				t.Errorf("%s: row %d is %q, want %q", c.name, i, got, c.want[i])
			}
		}
	}
	if g := Lay(); len(g.Rows) != 0 {
		t.Error("no texts give rows")
	}
}

func TestKeyAndShared(t *testing.T) {
	g := Lay("We have not moved", "we have — not moved.", "We have moved", "something else altogether now")
	if g.Key(0) != g.Key(1) {
		t.Error("rows that differ in punctuation alone are not equal")
	}
	if g.Key(0) == g.Key(2) {
		t.Error("a row that lost a word is equal")
	}
	if got := g.Shared(2); got < .6 {
		t.Errorf("most words of a trimmed wording stand in the first, got %v", got)
	}
	if got := g.Shared(3); got != 0 {
		t.Errorf("wordings without a common word share %v", got)
	}
	g = Lay("the crew of the ship saw the light", "some of a great many in the end", "the light", "light")
	for row, want := range map[int]float64{1: 0, 2: 1, 3: 1} {
		if got := g.Shared(row); got != want {
			t.Errorf("row %d shares %v, want %v: words that meet by chance do not count", row, got, want)
		}
	}
	g = Lay("We have not moved", "We have moved")
	if !g.Differs(2) || g.Differs(0) {
		t.Error("not the column of the lost word alone differs")
	}
}

// Without its empty cells, each row is its text; hostile texts stay cheap.
func FuzzLay(f *testing.F) {
	f.Add("We have not moved", "We have moved", "Wir haben 十四 nicht")
	f.Add("", " ", "\x00— …")
	f.Add(strings.Repeat("a b ", 60), strings.Repeat("b a ", 60), "a")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		texts := []string{a, b, c}
		for i := range texts {
			texts[i] = strings.ToValidUTF8(texts[i], "\uFFFD")
		}
		g := Lay(texts...)
		for r, row := range g.Rows {
			if len(row) != len(g.Rows[0]) {
				t.Fatalf("rows of %d and %d cells", len(row), len(g.Rows[0]))
			}
			var got strings.Builder
			for _, cell := range row {
				if (cell.Text == "") != (cell.Mark == Missing || cell.Mark == Blank) {
					t.Fatalf("cell %q is marked %d", cell.Text, cell.Mark)
				}
				got.WriteString(cell.Text)
			}
			if squeeze(got.String()) != squeeze(texts[r]) {
				t.Fatalf("row %d reads %q, want %q", r, got.String(), texts[r])
			}
		}
	})
}

// Texts too long for a table are compared at their ends.
func TestLayLongTexts(t *testing.T) {
	long := strings.Repeat("word ", 1200)
	g := Lay("first "+long+"last", "first "+strings.Repeat("other ", 1300)+"last")
	if row := g.Rows[1]; row[0].Mark != Same || row[1].Mark != Changed || row[len(row)-1].Mark != Same {
		t.Errorf("the ends do not match: %v %v %v", row[0], row[1], row[len(row)-1])
	}
}

// squeeze drops white space.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), "")
}
