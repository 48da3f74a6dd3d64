package eval

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gainsay"
)

// TestPagesAgreeWithTheTool gives both the same guesses: every third page is
// missing, others lose or gain words, titles and days.
func TestPagesAgreeWithTheTool(t *testing.T) {
	t.Parallel()
	file := filepath.Join(sharedFolder(t), "gold", "extract", "wcxb-articles.dev.jsonl.gz")
	pages, err := readLines[markedPage](file)
	if err != nil {
		t.Fatal(err)
	}
	pages = pages[:min(len(pages), 150)]
	type line struct {
		File      string `json:"file"`
		Text      string `json:"text"`
		Title     string `json:"title"`
		Published string `json:"published"`
	}
	var s pageScore
	var lines []line
	for i := range pages {
		p := &pages[i]
		a := gainsay.Article{Text: p.Text, Title: p.Title, Published: p.Date + "T10:00:00Z"}
		switch i % 6 {
		case 0, 3:
			s.add(p, nil)
			continue
		case 1:
			a.Text = a.Text[len(a.Text)/3:]
			a.Title += " | " + a.Title + ": a site"
		case 2:
			a.Text, a.Title = "Menu Menu "+a.Text+" Share", strings.ToUpper(a.Title)+"!"
			a.Published = "2001-01-01"
		case 4:
			a.Text, a.Title = "two words", a.Title[:len(a.Title)/2]
		}
		a.Text, a.Title = strings.ToValidUTF8(a.Text, " "), strings.ToValidUTF8(a.Title, " ")
		s.add(p, &a)
		lines = append(lines, line{"in/" + pageName(p.File) + ".gz", a.Text, a.Title, a.Published})
	}
	printed := tool(t, "score_extract.py", writeLines(t, "gold.jsonl", pages), writeLines(t, "pred.jsonl", lines))
	ours := Board{}.With(s.scores("k")...)
	for l := range strings.Lines(printed) {
		if key, ok := map[string]string{"1": "k/word", "4": "k/four words"}[l[:1]]; ok {
			agree(t, l[:6], ours, figures(key, strings.Replace(l, "F of means", "F", 1), "P", "R", "F", "mean F"))
		}
	}
	m := regexp.MustCompile(`pages (\d+) missing (\d+) title (\d+)/(\d+) date (\d+)/(\d+)`).FindStringSubmatch(printed)
	for i, got := range []int{s.pages, s.missing, s.titlesRight, s.titles, s.datesRight, s.dates} {
		if m == nil || m[i+1] != strconv.Itoa(got) {
			t.Errorf("count %d is %d, the tool prints %q", i, got, printed)
		}
	}
}
