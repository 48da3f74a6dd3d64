package train

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/conllu"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/names"
	"gainsay/internal/language/parse"
)

// A headline is an invented headline and what is marked in it, word by word.
type headline struct {
	sentence conllu.Sentence
	verb     []bool
	open     []bool // may be read in two ways: not scored
	named    []bool // stands in a name
	names    [][2]int32
	root     int
}

// headlines reads a file of testdata; its first line says what its marks mean.
func headlines(t *testing.T, file string) []headline {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []headline
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, headlineOf(line))
		}
	}
	return out
}

func headlineOf(line string) headline {
	h, from := headline{root: -1}, int32(-1)
	for i, w := range strings.Fields(line) {
		if strings.HasPrefix(w, "[") {
			w, from = w[1:], int32(i)
		}
		w, ends := strings.CutSuffix(w, "]")
		form, mark, _ := strings.Cut(w, "/")
		if glued(form) && i > 0 {
			h.sentence.Rows[i-1].Glued = true
		}
		h.sentence.Rows = append(h.sentence.Rows, conllu.Row{Form: form})
		h.verb, h.open = append(h.verb, mark == "V" || mark == "R"), append(h.open, mark == "?")
		h.named = append(h.named, from >= 0)
		if mark == "R" || mark == "r" {
			h.root = i
		}
		if ends {
			h.names, from = append(h.names, [2]int32{from, int32(i + 1)}), -1
		}
	}
	return h
}

// glued tells words with no white space before them.
func glued(w string) bool {
	switch w {
	case ",", ":", ";", "?", "'s", "'ll", "n't", "N'T":
		return true
	}
	return false
}

// A headlineTally counts over headlines what was read right.
type headlineTally struct {
	headlines, roots    int
	verbs, given, right int // marked, found, both
	swallowed           int // marked verbs that were read as names
	names, found, exact int // marked, found, both, by their ends
}

func (y headlineTally) f1() float64 { return 200 * float64(y.right) / float64(y.verbs+y.given) }
func (y headlineTally) namesF1() float64 {
	return 200 * float64(y.exact) / float64(y.names+y.found)
}
func (y headlineTally) rooted() float64 { return 100 * float64(y.roots) / float64(y.headlines) }

// scoreHeadlines reads each headline as a text of its own; wrong is told of each
// that has a fault.
func scoreHeadlines(a *parse.Analyser, tagger *names.Tagger, all []headline, wrong func(string)) headlineTally {
	var y headlineTally
	for _, h := range all {
		text, tokens := conllu.Spaced(h.sentence)
		d := &doc.Doc{Article: &gainsay.Article{Text: text}, Tokens: tokens, Sentences: []doc.Sentence{{First: 0, Last: int32(len(tokens))}}}
		a.Analyse(text, d.Tokens, d.Sentences)
		y.headlines++
		fault := ""
		for i, tok := range d.Tokens {
			got := tok.Tag == doc.VERB || tok.Tag == doc.AUX
			if h.open[i] {
				continue
			}
			if h.verb[i] != got {
				fault += " " + d.Word(i) + "=" + tok.Tag.String()
			}
			y.count(h.verb[i], got, tok.Tag == doc.PROPN)
			if tok.Head < 0 && i == h.root {
				y.roots++
			} else if tok.Head < 0 {
				fault += " root=" + d.Word(i)
			}
		}
		fault += y.countNames(h, d, tagger.Find(d))
		if fault != "" {
			wrong(text + " |" + fault)
		}
	}
	return y
}

func (y *headlineTally) count(verb, got, name bool) {
	if verb {
		y.verbs++
	}
	if got {
		y.given++
	}
	if verb && got {
		y.right++
	}
	if verb && name {
		y.swallowed++
	}
}

// countNames counts names by their ends, and returns those that are wrong.
func (y *headlineTally) countNames(h headline, d *doc.Doc, found []doc.Name) string {
	fault, right := "", map[[2]int32]bool{}
	for _, n := range h.names {
		right[n] = true
	}
	y.names += len(h.names)
	for _, n := range found {
		if h.open[n.First] {
			continue
		}
		y.found++
		if right[[2]int32{n.First, n.Last}] {
			y.exact++
			delete(right, [2]int32{n.First, n.Last})
			continue
		}
		fault += " name=" + d.SpanOf(int(n.First), int(n.Last)).In(d.Text())
	}
	for _, n := range h.names {
		if right[n] {
			fault += " missed=" + d.SpanOf(int(n[0]), int(n[1])).In(d.Text())
		}
	}
	return fault
}

// TestHeadlinesHoldTheirFloors scores the shipped weights on invented headlines.
// The second half was set aside before the code was changed for the first; the
// faults of that half are counted and not shown.
func TestHeadlinesHoldTheirFloors(t *testing.T) {
	a, err := parse.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	tagger, err := names.Open("en")
	if err != nil {
		t.Fatal(err)
	}
	for _, floor := range []struct {
		file                string
		verbs, roots, names float64
	}{{"headlines-read.txt", 88, 81, 70}, {"headlines-aside.txt", 93, 87, 62}} {
		y := scoreHeadlines(a, tagger, headlines(t, floor.file), func(fault string) {
			if floor.file == "headlines-read.txt" {
				t.Log(fault)
			}
		})
		t.Logf("%s: verbs F1 %.1f of %d, read as names %d; roots %.1f; names F1 %.1f of %d", floor.file, y.f1(), y.verbs, y.swallowed, y.rooted(), y.namesF1(), y.names)
		if y.f1() < floor.verbs || y.rooted() < floor.roots || y.namesF1() < floor.names {
			t.Errorf("%s falls under verbs %.1f, roots %.1f, names %.1f", floor.file, floor.verbs, floor.roots, floor.names)
		}
	}
}
