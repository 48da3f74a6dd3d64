package eval

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"gainsay"
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
	floor(t, "time spans", all.Loose.F1(), 0.93)
	floor(t, "time values", all.Strict.F1(), 0.79)
}

// floor fails when a figure falls below what it has reached.
func floor(t *testing.T, what string, got, least float64) {
	t.Helper()
	if got < least {
		t.Errorf("%s: %.3f, the floor is %.3f", what, got, least)
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
	floor(t, "quantity values", all.Loose.F1(), 0.94)
	floor(t, "quantity values with units", all.Strict.F1(), 0.89)
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
	t.Logf("all %d of %d: %.3f", passed, cases, part(passed, cases))
	floor(t, "Recognizers' cases", part(passed, cases), 0.92)
}

// The scorers agree with tools/score_measures.py on what is right; here by hand.
func TestTimesOf(t *testing.T) {
	spans := []gainsay.Span{{Start: 0, End: 6}, {}, {Start: 10, End: 14}}
	values := []json.RawMessage{json.RawMessage(`{"value":"2025-03-05"}`), json.RawMessage(`{"value":"P1D"}`), json.RawMessage(`{"value":"2024"}`)}
	found := []gainsay.Time{{Span: gainsay.Span{Start: 3, End: 9}, Value: "2025-03-05"}, {Span: gainsay.Span{Start: 10, End: 14}, Value: "2025"}, {Span: gainsay.Span{Start: 20, End: 24}}}
	s := timesOf(spans, values, found)
	if s.Loose != (MeasureRatio{Right: 2, Found: 3, Marked: 2}) || s.Strict != (MeasureRatio{Right: 1, Found: 3, Marked: 2}) {
		t.Errorf("%+v", s)
	}
}

func TestQuantitiesOf(t *testing.T) {
	values := []json.RawMessage{json.RawMessage(`{"value":"1200","normalized_unit":"percentage"}`), json.RawMessage(`{"value":"5","unit":"$"}`), json.RawMessage(`{"value":"40-50","unit":"-"}`)}
	found := []gainsay.Quantity{{Value: 1200, Unit: "percent"}, {Value: 5, Unit: "euro"}, {Value: 40, High: 50}}
	s := quantitiesOf("", values, found)
	if s.Loose != (MeasureRatio{Right: 2, Found: 3, Marked: 3}) || s.Strict != (MeasureRatio{Right: 1, Found: 3, Marked: 3}) {
		t.Errorf("%+v", s)
	}
}
