package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"
)

func TestScoreExtraction(t *testing.T) {
	marked := []MarkedPage{
		{File: "html/a.html.gz", Text: "The mill burnt down on Monday.", Title: "Mill burns", Date: "2031-02-03"},
		{File: "html/b.html.gz", Text: "Nobody was hurt.", Title: "No one hurt in the fire at the mill", Date: "2031-02"},
		{File: "html/c.html.gz", Text: "The bell rang twice.", Title: "Bell"},
	}
	read := map[string]ReadPage{
		"a.html": {Text: "the MILL burnt, down on Monday", Title: "Mill burns | Bay Times", Published: "2031-02-03T10:00:00Z"},
		"b.html": {Text: "Nobody was hurt. Share this page now", Title: "No one hurt", Published: "2031-02-17"},
	}
	s := ScoreExtraction(marked, read)
	near := func(what string, got, want float64) {
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s is %.4f, want %.4f", what, got, want)
		}
	}
	near("word precision", s.Words.P, (1+3.0/7+0)/3)
	near("word recall", s.Words.R, (1+1+0)/3.0)
	near("mean F", s.Words.MeanF, (1+2*(3.0/7)/(1+3.0/7))/3)
	near("4-word recall", s.FourWords.R, (1+0+0)/3.0)
	if s.Missing != 1 || s.Titles != 1 || s.TitlesMarked != 3 || s.Dates != 2 || s.DatesMarked != 2 {
		t.Errorf("counts are %+v", s)
	}
	if got := ScoreExtraction(nil, read); got != (ExtractionScore{}) {
		t.Errorf("nothing marked gives %+v", got)
	}
}

// The figures must be those of the tool beside the data, to three digits.
func TestExtractionAgreesWithTheTool(t *testing.T) {
	gold := filepath.Join(sharedFolder(t), "gold", "extract", "wcxb-articles.dev.jsonl.gz")
	marked, err := readLines[MarkedPage](gold)
	if err != nil {
		t.Fatal(err)
	}
	// what is "read" here is the marked text with every ninth word left out and the title doubled
	read := map[string]ReadPage{}
	var lines bytes.Buffer
	for i, m := range marked {
		if i%50 == 7 {
			continue
		}
		var text bytes.Buffer
		for j, w := range textWords(m.Text) {
			if j%9 != 4 {
				text.WriteString(w + " ")
			}
		}
		page := ReadPage{Text: text.String() + m.Title, Title: m.Title[:len(m.Title)*(i%3+1)/3], Published: m.Date}
		page.Title = string(bytes.ToValidUTF8([]byte(page.Title), nil))
		read[PageName(m.File)] = page
		row, err := json.Marshal(map[string]string{"file": m.File, "text": page.Text, "title": page.Title, "published": page.Published})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(row, '\n'))
	}
	file := filepath.Join(t.TempDir(), "read.jsonl")
	if err := os.WriteFile(file, lines.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out := tool(t, "score_extract.py", gold, file)
	s := ScoreExtraction(marked, read)
	row := func(n int, o Overlap) string {
		return fmt.Sprintf("%d-word P %.3f R %.3f F of means %.3f mean F %.3f\n", n, o.P, o.R, o.FOfMeans, o.MeanF)
	}
	want := row(1, s.Words) + row(4, s.FourWords) + fmt.Sprintf("pages %d missing %d title %d/%d date %d/%d\n",
		s.Pages, s.Missing, s.Titles, s.TitlesMarked, s.Dates, s.DatesMarked)
	if out != want {
		t.Errorf("the tool says\n%s\nhere it is\n%s", out, want)
	}
}
