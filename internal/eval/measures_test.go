package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"gainsay/internal/language/when"
)

// quant is the folder of marked quantities and times; the test is skipped where it is absent.
func quant(t *testing.T) string {
	t.Helper()
	root := os.Getenv("GAINSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(root, "gold", "quant")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the marked data is not there: " + dir)
	}
	return dir
}

func TestTimesFloor(t *testing.T) {
	dir := quant(t)
	var all MeasureScores
	for _, name := range []string{"te3-timebank.jsonl", "te3-aquaint.jsonl"} {
		s, err := Times(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s span P %.3f R %.3f F %.3f value F %.3f", name, s.Loose.Precision(), s.Loose.Recall(), s.Loose.F1(), s.Strict.F1())
		all.Loose.add(s.Loose)
		all.Strict.add(s.Strict)
	}
	t.Logf("all span F %.3f value F %.3f", all.Loose.F1(), all.Strict.F1())
	dumpTimes(t, dir)
}

// dumpTimes writes what was found as annotate prints it, to be scored by other
// programs, into the folder that GAINSAY_DUMP names.
func dumpTimes(t *testing.T, dir string) {
	out := os.Getenv("GAINSAY_DUMP")
	if out == "" {
		return
	}
	for _, name := range []string{"te3-timebank.jsonl", "te3-aquaint.jsonl"} {
		cases, err := MeasureCases(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		file, err := os.Create(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		enc := json.NewEncoder(file)
		for i := range cases {
			if err := enc.Encode(map[string]any{"id": cases[i].ID, "times": when.Find(cases[i].doc())}); err != nil {
				t.Fatal(err)
			}
		}
		if err := file.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestQuantitiesFloor(t *testing.T) {
	dir := quant(t)
	var all MeasureScores
	for _, name := range []string{"cqe-age-model", "cqe-currency-model", "cqe-dimension-model", "cqe-temperature-model"} {
		s, err := Quantities(filepath.Join(dir, name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s value P %.3f R %.3f F %.3f with unit F %.3f", name, s.Loose.Precision(), s.Loose.Recall(), s.Loose.F1(), s.Strict.F1())
		all.Loose.add(s.Loose)
		all.Strict.add(s.Strict)
	}
	t.Logf("all value F %.3f with unit F %.3f", all.Loose.F1(), all.Strict.F1())
}

func TestRecognizersFloor(t *testing.T) {
	scores, err := Recognizers(filepath.Join(quant(t), "recognizers-en.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	passed, cases := 0, 0
	for _, s := range scores {
		t.Logf("%s %d of %d, left out %v", s.Kind, s.Passed, s.Cases, s.LeftOut)
		passed += s.Passed
		cases += s.Cases
	}
	t.Logf("all %d of %d: %.3f", passed, cases, float64(passed)/float64(cases))
}
