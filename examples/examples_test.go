// Package examples checks the example story against itself: that every mark in
// expected.json and every line of EXPECTED.md holds the words it claims.
package examples

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gainsay"
)

const story = "lock"

// texts are the articles of the story by file name.
func texts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(story, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in %s: %v", story, err)
	}
	out := make(map[string]string, len(files))
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = string(b)
	}
	return out
}

// A mark is what all places of expected.json have in common; the file stands in
// "file" or, in statements, in "doc".
type mark struct {
	file, words string
	span        gainsay.Span
}

// marksOf gathers the marks of a JSON value, wherever they stand in it.
func marksOf(t *testing.T, v any, out []mark) []mark {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			out = marksOf(t, x, out)
		}
	case map[string]any:
		for _, key := range []string{"disputes", "discrepancies", "not_discrepancies", "unsure", "quotes", "chains",
			"lineage", "statements", "not_statements", "affirm", "deny", "values", "variants"} {
			out = marksOf(t, v[key], out)
		}
		out = append(out, ownMarks(t, v)...)
	}
	return out
}

// ownMarks are the marks that an object itself carries.
func ownMarks(t *testing.T, v map[string]any) (out []mark) {
	file, _ := v["file"].(string)
	for _, key := range []string{"doc", "to"} {
		if f, ok := v[key].(string); ok {
			file = f
		}
	}
	words, _ := v["words"].(string)
	for _, key := range []string{"span", "content"} {
		if pair, ok := v[key].([]any); ok {
			out = append(out, mark{file, words, spanOf(t, pair)})
		}
	}
	hops, _ := v["hops"].([]any)
	for i, hop := range hops {
		out = append(out, mark{file, v["hop_words"].([]any)[i].(string), spanOf(t, hop.([]any))})
	}
	return out
}

func spanOf(t *testing.T, pair []any) gainsay.Span {
	t.Helper()
	if len(pair) != 2 {
		t.Fatalf("%v is no span", pair)
	}
	return gainsay.Span{Start: int(pair[0].(float64)), End: int(pair[1].(float64))}
}

func TestMarksHoldTheirWords(t *testing.T) {
	text := texts(t)
	b, err := os.ReadFile(filepath.Join(story, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var expected map[string]any
	if err := json.Unmarshal(b, &expected); err != nil {
		t.Fatal(err)
	}
	marks := marksOf(t, expected, nil)
	if len(marks) < 300 {
		t.Errorf("only %d marks found in expected.json", len(marks))
	}
	for _, m := range marks {
		if got := m.span.In(text[m.file]); got != m.words || got == "" {
			t.Errorf("%s %v holds %q, is said to hold %q", m.file, m.span, got, m.words)
		}
	}
}

func TestEditorQuotesWhatTheFilesHold(t *testing.T) {
	text := texts(t)
	b, err := os.ReadFile(filepath.Join(story, "EXPECTED.md"))
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^ *- (\d\d-[a-z-]+\.txt): (".*)$`)
	lines := line.FindAllStringSubmatch(string(b), -1)
	if len(lines) < 60 {
		t.Errorf("only %d lines of EXPECTED.md quote a file", len(lines))
	}
	for _, l := range lines {
		for quoted := range strings.SplitSeq(l[2], " — ") {
			if words := strings.Trim(quoted, `"`); !strings.Contains(text[l[1]], words) {
				t.Errorf("%s does not hold %q", l[1], words)
			}
		}
	}
}

func TestEveryArticleIsDescribed(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(story, "meta.json"))
	if err != nil {
		t.Fatal(err)
	}
	var meta []struct{ File, Outlet, Published, URL string }
	if err := json.Unmarshal(b, &meta); err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	text := texts(t)
	for _, m := range meta {
		if text[m.File] == "" || m.Outlet == "" || m.Published == "" {
			t.Errorf("%s: text, outlet or date is missing", m.File)
		}
		if !strings.Contains(string(readme), "| "+m.File+" |") {
			t.Errorf("README.md does not describe %s", m.File)
		}
		delete(text, m.File)
	}
	for file := range text {
		t.Errorf("meta.json does not name %s", file)
	}
}
