package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/present/export"
	"gainsay/internal/present/presenttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", name, diff)
	}
}

func jsonOf(t *testing.T, d *gainsay.Dossier) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSON(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestJSONGolden(t *testing.T) {
	line := jsonOf(t, presenttest.Ferry(t))
	if bytes.Count(line, []byte("\n")) != 1 || !bytes.HasSuffix(line, []byte("\n")) {
		t.Error("a dossier is not one line")
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, line, "", " "); err != nil {
		t.Fatal(err)
	}
	golden(t, "ferry.json", pretty.Bytes())
}

// An empty dossier has every list, and no list is null.
func TestJSONEmpty(t *testing.T) {
	want := `{"schema":1,"story":{"id":"","title":"","origins":0},"articles":[],"claims":[],"disputes":[],"discrepancies":[],"quotes":[],"lineage":[],"groups":[],"timeline":[]}` + "\n"
	if got := string(jsonOf(t, &gainsay.Dossier{})); got != want {
		t.Errorf("got %s", got)
	}
	d := &gainsay.Dossier{Claims: []gainsay.Claim{{Positions: []gainsay.Position{{}}}}, Disputes: []gainsay.Dispute{{}}, Discrepancies: []gainsay.Discrepancy{{Values: []gainsay.Value{{}}}},
		Quotes: []gainsay.Quotes{{Variants: []gainsay.Evidence{{}}}}, Lineage: []gainsay.Lineage{{}}, Groups: [][]string{nil}, Timeline: []gainsay.Event{{}}, Readings: make([]gainsay.Reading, 1)}
	if got := string(jsonOf(t, d)); strings.Contains(got, "null") {
		t.Errorf("a list is null: %s", got)
	}
}

// The JSON is the dossier: read back it is what the root types say.
func TestJSONReadsBack(t *testing.T) {
	d := presenttest.Ferry(t)
	var back gainsay.Dossier
	if err := json.Unmarshal(jsonOf(t, d), &back); err != nil {
		t.Fatal(err)
	}
	back.Readings = d.Readings
	if diff := cmp.Diff(d, &back, cmp.Transformer("empty", func(chain []gainsay.Hop) []gainsay.Hop {
		return append([]gainsay.Hop{}, chain...)
	}), cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Changes" || p.Last().String() == ".Evidence" },
		cmp.Comparer(func(a, b any) bool { return equalJSON(t, a, b) }))); diff != "" {
		t.Errorf("-dossier +read back:\n%s", diff)
	}
}

// equalJSON compares lists for which null and empty are the same.
func equalJSON(t *testing.T, a, b any) bool {
	t.Helper()
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	if errX != nil || errY != nil {
		t.Fatal(errX, errY)
	}
	return strings.ReplaceAll(string(x), "null", "[]") == strings.ReplaceAll(string(y), "null", "[]")
}

func rowsOf(t *testing.T, ds ...gainsay.Dossier) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := export.CSV(&out, ds); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestCSVGolden(t *testing.T) {
	var out bytes.Buffer
	if err := export.CSV(&out, []gainsay.Dossier{*presenttest.Ferry(t)}); err != nil {
		t.Fatal(err)
	}
	golden(t, "ferry.csv", out.Bytes())
}

// A row's words are the bytes from start to end of its article.
func TestCSVWordsAreTheSpan(t *testing.T) {
	d := presenttest.Ferry(t)
	rows := rowsOf(t, *d)
	column := func(name string) int { return slices.Index(rows[0], name) }
	checked := 0
	for _, row := range rows[1:] {
		i := slices.IndexFunc(d.Readings, func(r gainsay.Reading) bool { return r.Article.File == row[column("file")] })
		start, err := strconv.Atoi(row[column("start")])
		if i < 0 || err != nil {
			continue
		}
		end, err := strconv.Atoi(row[column("end")])
		if err != nil {
			t.Fatal(err)
		}
		if got, want := row[column("words")], d.Readings[i].Article.Text[start:end]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		checked++
	}
	if checked < 20 {
		t.Errorf("only %d rows have words", checked)
	}
}

func TestCSVGuardsFormulas(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`=HYPERLINK("http://x.example")`, `'=HYPERLINK("http://x.example")`},
		{"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
		{"-2+3+cmd", "'-2+3+cmd"},
		{"@SUM(1)", "'@SUM(1)"},
		{"  =1+1", "'  =1+1"},
		{"\t=1+1", "'\t=1+1"},
		{"\tharmless", "'\tharmless"},
		{"\u200B=1+1", "'\u200B=1+1"},
		{"＝1+1", "'＝1+1"},
		{"-5", "-5"},
		{"+3.2%", "+3.2%"},
		{"－5", "'－5"},
		{"-", "'-"},
		{"14 passengers", "14 passengers"},
		{"a = b", "a = b"},
		{"", ""},
	} {
		d := gainsay.Dossier{Discrepancies: []gainsay.Discrepancy{{About: "about", Values: []gainsay.Value{{Value: c.text}}}}}
		if got := rowsOf(t, d)[1][5]; got != c.want {
			t.Errorf("%q becomes %q, want %q", c.text, got, c.want)
		}
	}
}

type full struct{}

var errFull = errors.New("the disk is full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrors(t *testing.T) {
	d := presenttest.Ferry(t)
	if err := export.JSON(full{}, d); !errors.Is(err, errFull) {
		t.Errorf("JSON returns %v", err)
	}
	if err := export.CSV(full{}, []gainsay.Dossier{*d, *d, *d}); !errors.Is(err, errFull) {
		t.Errorf("CSV returns %v", err)
	}
}
