package eval

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/measure"
	"gainsay/internal/language/when"
)

// TestNamesAgreeWithTheTool gives both the same guesses: capitalised words, some
// of them joined, of a kind that hangs on their place.
func TestNamesAgreeWithTheTool(t *testing.T) {
	t.Parallel()
	for _, set := range []string{"crossner_politics.dev.iob", "uner_ewt.dev.iob2"} {
		file := filepath.Join(sharedFolder(t), "gold", "ner", set)
		r := rand.New(rand.NewPCG(7, 8))
		var guess *doc.Doc
		var found []doc.Name
		score, err := Names(file, func(d *doc.Doc) []doc.Name {
			guess, found = d, guessedNames(r, d)
			return found
		})
		if err != nil {
			t.Fatal(err)
		}
		pred := filepath.Join(t.TempDir(), "pred.conllu")
		if err := os.WriteFile(pred, []byte(namedConllu(guess, found)), 0o600); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(tool(t, "score_names.py", file, pred)) {
			kind := strings.Fields(line)[0]
			counts := map[string]count{"PER": score.Person, "ORG": score.Organisation, "LOC": score.Place, "all": score.All()}
			agree(t, set+" "+kind, Board{}.With(counts[kind].scores("k")...), figures("k", line, "P", "R", "F"))
		}
	}
}

func guessedNames(r *rand.Rand, d *doc.Doc) []doc.Name {
	kinds := []gainsay.ActorKind{gainsay.Person, gainsay.Organisation, gainsay.Place, gainsay.State}
	var out []doc.Name
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			if w := d.Word(int(i)); w[0] < 'A' || w[0] > 'Z' || r.IntN(5) == 0 {
				continue
			}
			last := min(i+1+int32(r.IntN(2)), s.Last)
			out = append(out, doc.Name{First: i, Last: last, Kind: kinds[r.IntN(len(kinds))]})
			i = last - 1
		}
	}
	return out
}

// namedConllu prints words with their names in the last column.
func namedConllu(d *doc.Doc, names []doc.Name) string {
	marks := make([]string, len(d.Tokens))
	for _, n := range names {
		for i := n.First; i < n.Last; i++ {
			marks[i] = "NE=I-" + markOf(n.Kind)
		}
		marks[n.First] = "NE=B-" + markOf(n.Kind)
	}
	var out strings.Builder
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			mark := marks[i]
			if mark == "" {
				mark = "_"
			}
			fmt.Fprintf(&out, "%d\t%s\t_\t_\t_\t_\t_\t_\t_\t%s\n", i-s.First+1, d.Word(int(i)), mark)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// TestMeasuresAgreeWithTheTool compares the figures of what the program finds.
func TestMeasuresAgreeWithTheTool(t *testing.T) {
	t.Parallel()
	for _, set := range []struct{ kind, file, loose, strict string }{
		{"times", "te3-aquaint.jsonl", "span", "value"},
		{"quantities", "cqe-currency-model.jsonl", "value", "value+unit"},
		{"quantities", "cqe-dimension-model.jsonl", "value", "value+unit"},
	} {
		file := filepath.Join(sharedFolder(t), "gold", "quant", set.file)
		score, pred := measured(t, set.kind, file)
		printed := strings.Split(strings.TrimSpace(tool(t, "score_measures.py", set.kind, file, pred)), "\n")
		if len(printed) != 2 {
			t.Fatalf("%s: the tool prints %q", set.file, printed)
		}
		for i, part := range []struct {
			name  string
			ratio MeasureRatio
		}{{set.loose, score.Loose}, {set.strict, score.Strict}} {
			line, ok := strings.CutPrefix(printed[i], part.name)
			if !ok {
				t.Fatalf("%s: %q does not begin with %s", set.file, printed[i], part.name)
			}
			agree(t, set.file+" "+part.name, Board{}.With(part.ratio.scores("k")...), figures("k", line, "P", "R", "F"))
		}
	}
}

// measured is the score of a file and what annotate would print for it.
func measured(t *testing.T, kind, file string) (MeasureScores, string) {
	t.Helper()
	cases, err := MeasureCases(file)
	if err != nil {
		t.Fatal(err)
	}
	type amount struct {
		Value float64 `json:"value"`
		Unit  string  `json:"unit"`
	}
	type line struct {
		ID         string         `json:"id"`
		Times      []gainsay.Time `json:"times"`
		Quantities []amount       `json:"quantities"`
	}
	score, lines := Times, make([]line, len(cases))
	for i := range cases {
		lines[i] = line{ID: cases[i].ID, Times: when.Find(cases[i].doc()), Quantities: []amount{}}
		if lines[i].Times == nil {
			lines[i].Times = []gainsay.Time{}
		}
		for _, q := range measure.Find(cases[i].doc()) {
			lines[i].Quantities = append(lines[i].Quantities, amount{q.Value, q.Measured(cases[i].Text)})
		}
	}
	if kind == "quantities" {
		score = Quantities
	}
	s, err := score(file)
	if err != nil {
		t.Fatal(err)
	}
	return s, writeLines(t, "pred.jsonl", lines)
}
