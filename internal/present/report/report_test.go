package report_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/present/presenttest"
	"gainsay/internal/present/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file of testdata that a person has read line by line.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

func write(t *testing.T, d *gainsay.Dossier, o report.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := report.Write(&out, d, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	golden(t, "ferry.txt", write(t, presenttest.Ferry(t), report.Options{}))
}

func TestGoldenOfOneReport(t *testing.T) {
	golden(t, "single.txt", write(t, presenttest.Single(t), report.Options{}))
}

func TestGoldenOfArticles(t *testing.T) {
	d := presenttest.Ferry(t)
	var out bytes.Buffer
	for _, n := range []int{presenttest.Post, presenttest.Herald, presenttest.Harbour, presenttest.Scoop} {
		if err := report.Article(&out, &d.Readings[n-1], n, report.Options{}); err != nil {
			t.Fatal(err)
		}
		out.WriteString("\n========\n\n")
	}
	golden(t, "articles.txt", out.String())
}

func TestGoldenOfTheList(t *testing.T) {
	var out bytes.Buffer
	if err := report.List(&out, []gainsay.Dossier{*presenttest.Ferry(t), *presenttest.Single(t)}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "list.txt", out.String())
}

func TestArticleFromAByte(t *testing.T) {
	post := presenttest.Ferry(t).Readings[presenttest.Post-1]
	for _, c := range []struct {
		from      int
		has, lack string
	}{
		{0, "The pilot of the ferry", "..."},
		{110, "[1 He had been", "The pilot of the ferry"},
		{300, "Eleven passengers were hurt", "Taal, the union's chair"},
		{1 << 20, "The pilot of the ferry", "..."},
	} {
		var out bytes.Buffer
		if err := report.ArticleFrom(&out, &post, 3, c.from, report.Options{}); err != nil {
			t.Fatal(err)
		}
		text, _, _ := strings.Cut(out.String(), "STATEMENTS")
		if !strings.Contains(text, c.has) || strings.Contains(text, c.lack) {
			t.Errorf("from byte %d the article reads\n%s", c.from, text)
		}
	}
}

// No line is wider than the terminal, whatever signs it holds, and none ends in
// white space.
func TestWidth(t *testing.T) {
	d := presenttest.Ferry(t)
	d.Readings[presenttest.Wire-1].Article.Outlet.Name = "The Osmer and Saint Aud Wire of the United Harbours"
	d.Timeline = append(d.Timeline, gainsay.Event{Date: "2030-12-31T23:59", Kind: gainsay.Said, What: "so"}) // two years: dates are long
	single := presenttest.Single(t)
	for _, width := range []int{1, 40, 47, 59, 60, 72, 80, 132, 200} {
		var out bytes.Buffer
		if err := report.Article(&out, &d.Readings[presenttest.Post-1], 3, report.Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		if err := report.List(&out, []gainsay.Dossier{*d}, report.Options{Width: width}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(write(t, d, report.Options{Width: width})+write(t, single, report.Options{Width: width})+out.String(), "\n") {
			if w := lipgloss.Width(line); w > max(width, 40) {
				t.Errorf("at width %d a line takes %d columns: %q", width, w, line)
			}
			if strings.TrimRight(line, " ") != line {
				t.Errorf("a line ends in white space: %q", line)
			}
		}
	}
}

// Columns stand one under the other also behind names in CJK, Arabic and emoji.
func TestColumnsAlign(t *testing.T) {
	out := write(t, presenttest.Ferry(t), report.Options{})
	_, list, _ := strings.Cut(out, "THE ARTICLES\n")
	at := map[int]bool{}
	for line := range strings.Lines(list) {
		if before, _, found := strings.Cut(line, " Mar"); found && strings.HasPrefix(line, "  ") && line[2] != ' ' {
			at[lipgloss.Width(before)] = true
		}
	}
	if len(at) != 1 {
		t.Errorf("dates stand at columns %v", at)
	}
}

var ansi = regexp.MustCompile("\x1b\\[[0-9;]*m")

// Colour only adds: without its codes a coloured report is the plain one, and a
// plain one has no code, whatever the articles hold.
func TestColour(t *testing.T) {
	d := presenttest.Ferry(t)
	plain, coloured := write(t, d, report.Options{}), write(t, d, report.Options{Color: true})
	if strings.ContainsAny(plain, "\x1b\u202E\u200B") {
		t.Error("a code of the terminal comes through")
	}
	if !ansi.MatchString(coloured) {
		t.Error("colour adds nothing")
	}
	if got := ansi.ReplaceAllString(coloured, ""); got != plain {
		t.Errorf("colour changes the words (-plain +coloured):\n%s", cmp.Diff(strings.Split(plain, "\n"), strings.Split(got, "\n")))
	}
}

// Every line of a finding names its article, and the article is there.
func TestEveryFindingShowsItsWords(t *testing.T) {
	d := presenttest.Ferry(t)
	out := strings.Join(strings.Fields(write(t, d, report.Options{Width: 200})), " ")
	for _, c := range d.Discrepancies {
		if !strings.Contains(out, c.About) {
			t.Errorf("%q is not reported", c.About)
		}
	}
	for _, want := range []string{"The Tarvian Post 3:144 “\"He had been on watch for nineteen hours; he was asleep,\"", "“Eleven passengers were hurt, the Saint Aud hospital said.” 1 origin odd one out", "as told by Oren Taal › Ilse Brandt",
		"no statements: Chinese cannot be read yet", "said for him"} {
		if !strings.Contains(out, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
}

// A story of many reports stays readable: words of six origins, days of
// publications, and the places of the rest.
func TestManyReports(t *testing.T) {
	d := &gainsay.Dossier{}
	var evidence []gainsay.Evidence
	for i := range 20 {
		id := fmt.Sprint("a", i)
		d.Readings = append(d.Readings, gainsay.Reading{Article: gainsay.Article{ID: id, File: id, Outlet: gainsay.Outlet{Name: fmt.Sprint("Outlet", i)}, Text: "nine ships"}})
		evidence = append(evidence, gainsay.Evidence{Article: id, File: id, Span: gainsay.Span{Start: 0, End: 4}})
		d.Timeline = append(d.Timeline, gainsay.Event{Date: fmt.Sprintf("2031-03-%02dT10:00", 4+i/10), Kind: gainsay.Published, Evidence: evidence[i : i+1]})
	}
	for i := range 40 {
		d.Lineage = append(d.Lineage, gainsay.Lineage{From: "The Wire", To: fmt.Sprint("a", i%20), How: gainsay.Cited, Why: "cited"})
	}
	d.Claims = []gainsay.Claim{{Text: "nine ships", Positions: []gainsay.Position{{Actor: "A", Stance: gainsay.Asserts, Origins: 20, Evidence: evidence}}}}
	out := strings.Join(strings.Fields(write(t, d, report.Options{})), " ")
	for _, want := range []string{"Outlet5 6:0 “nine ships”", "and 14 more origins: Outlet6 7:0, Outlet7 8:0", "4 Mar 10:00 Outlet0 1, 10:00 Outlet1 2", "5 Mar 10:00 Outlet10 11,",
		"> Outlet9 10: cited > and 30 more reports: Outlet10 11, Outlet11 12,", "Outlet9 10 and 10 more"} {
		if !strings.Contains(out, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
	if strings.Contains(out, "7:0 “nine") {
		t.Error("the seventh origin shows its words")
	}
}

// A long name beside aligned words is cut; its article and byte stay.
func TestLongNames(t *testing.T) {
	d := presenttest.Ferry(t)
	d.Readings[presenttest.Wire-1].Article.Outlet.Name = "港务局发言人说领航员当时清醒港务局发言人说"
	d.Readings[presenttest.Herald-1].Article.Outlet.Name = "The Bay Herald and Evening Intelligencer"
	_, out, _ := strings.Cut(write(t, d, report.Options{}), "THE WORDS")
	for _, want := range []string{"\n     港务局发言人说领航… 1:157  We have", "\n     The Bay Herald and… 2:154  We have"} {
		if !strings.Contains(out, want) {
			t.Errorf("the report lacks %q:\n%s", want, out[:600])
		}
	}
}

func TestEmptyDossier(t *testing.T) {
	if got := write(t, &gainsay.Dossier{}, report.Options{}); got != "A story without a title\n0 reports\n" {
		t.Errorf("an empty dossier reads %q", got)
	}
}

// Evidence that points nowhere is a fault of an earlier stage: it is shown as
// such, and breaks nothing.
func TestLostEvidence(t *testing.T) {
	d := presenttest.Ferry(t)
	for i := range d.Discrepancies[0].Values {
		d.Discrepancies[0].Values[i].Article, d.Discrepancies[0].Values[i].File = "gone", "gone.txt"
	}
	d.Quotes[0].Variants[0].Span = gainsay.Span{Start: 1 << 20, End: 1 << 21}
	d.Readings[0].Statements[0].Content[0] = gainsay.Span{Start: -4, End: 1 << 20}
	if out := write(t, d, report.Options{}); !strings.Contains(out, "gone.txt (no words)") {
		t.Error("lost evidence is not named")
	}
	if err := report.Article(io.Discard, &d.Readings[0], 1, report.Options{}); err != nil {
		t.Error(err)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("the disk is full")

func TestWriteErrors(t *testing.T) {
	d := presenttest.Ferry(t)
	for name, err := range map[string]error{
		"Write":   report.Write(full{}, d, report.Options{}),
		"Article": report.Article(full{}, &d.Readings[0], 1, report.Options{}),
		"List":    report.List(full{}, []gainsay.Dossier{*d}, report.Options{}),
	} {
		if !errors.Is(err, errFull) {
			t.Errorf("%s returns %v", name, err)
		}
	}
}

// Whatever an article holds, and wherever its spans point, no line leaves its
// columns and no code of the terminal comes through.
func FuzzArticle(f *testing.F) {
	f.Add("He said: \"no\".\n\nShe did not.", 9, 11, 0, 20)
	f.Add("十四人受伤 \x1b[31m\u202E x", 2, 40, 3, 4)
	f.Add(strings.Repeat("long", 60)+"\r\n", 0, 5, 5, 240)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d int) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		reading := gainsay.Reading{Article: gainsay.Article{Text: text, Furniture: []gainsay.Furniture{{Span: gainsay.Span{Start: c, End: d}, Kind: gainsay.Notice}}},
			Statements: []gainsay.Statement{{Content: []gainsay.Span{{Start: a, End: b}}}, {Content: []gainsay.Span{{Start: c, End: d}}}}}
		var out bytes.Buffer
		if err := report.Article(&out, &reading, 1, report.Options{}); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsRune(out.String(), 0x1b) {
			t.Fatal("a code of the terminal comes through")
		}
		for line := range strings.Lines(out.String()) {
			if w := lipgloss.Width(strings.TrimSuffix(line, "\n")); w > 80 {
				t.Fatalf("a line takes %d columns: %q", w, line)
			}
		}
	})
}
