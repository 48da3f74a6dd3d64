package attribution_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/attribution"
	"gainsay/internal/language"
)

var update = flag.Bool("update", false, "mark in the passages what is missed today as known misses, and what is no longer missed as found")

// A passage is one entry of a file of passages.
type passage struct {
	name, text string
	lines      []expectation
}

// An expectation is a line of a passage: what must or must not be found. A known
// miss ("+~", "-~") is one that is not met yet; the test tells when it is.
type expectation struct {
	must, known bool
	words       string
}

// met tells whether the statements found are as the line wants.
func (e expectation) met(text string, got []gainsay.Statement) bool {
	if e.must {
		return found(text, got, e.words)
	}
	return !holds(text, got, e.words)
}

func readPassages(t *testing.T, name string) []passage {
	t.Helper()
	file, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for block := range strings.SplitSeq("\n"+string(file), "\n== ") {
		if strings.HasPrefix(block, "\n#") {
			continue
		}
		name, rest, _ := strings.Cut(block, "\n")
		p := passage{name: name}
		var text []string
		for line := range strings.SplitSeq(rest, "\n") {
			if e, ok := readExpectation(line); ok {
				p.lines = append(p.lines, e)
			} else {
				text = append(text, line)
			}
		}
		p.text = strings.TrimSpace(strings.Join(text, "\n")) + "\n"
		out = append(out, p)
	}
	return out
}

func readExpectation(line string) (expectation, bool) {
	for prefix, e := range map[string]expectation{
		"+ ": {must: true}, "+~ ": {must: true, known: true}, "- ": {}, "-~ ": {known: true},
	} {
		if words, ok := strings.CutPrefix(line, prefix); ok {
			e.words = words
			return e, true
		}
	}
	return expectation{}, false
}

func (e expectation) String() string {
	sign := "-"
	if e.must {
		sign = "+"
	}
	if e.known {
		sign += "~"
	}
	return sign + " " + e.words
}

// TestPassages reads each passage from its text alone: models, trees and all.
func TestPassages(t *testing.T) {
	reader, err := language.New()
	if err != nil {
		t.Fatal(err)
	}
	attributor, err := attribution.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"passages.txt", "passages2.txt", "passages3.txt", "passages4.txt"} {
		change := map[string]string{}
		met, all := 0, 0
		for _, p := range readPassages(t, file) {
			a := gainsay.Article{Text: p.text, Language: "en"}
			got := attributor.Statements(reader.Read(&a))
			for _, e := range p.lines {
				all++
				ok := e.met(p.text, got)
				if ok {
					met++
				}
				if ok == e.known {
					now := e
					now.known = !e.known
					change[p.name+"\n"+e.String()] = now.String()
					if !*update {
						t.Errorf("%s: %q is met: %t; found:\n%s", p.name, e, ok, printed(p.text, got))
					}
				}
			}
		}
		t.Logf("%s: %d of %d lines met", file, met, all)
		if *update {
			rewrite(t, file, change)
		}
	}
}

// rewrite changes lines of a file of passages; keys are the passage's name and the line.
func rewrite(t *testing.T, file string, change map[string]string) {
	t.Helper()
	old, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	name := ""
	lines := strings.Split(string(old), "\n")
	for i, line := range lines {
		if n, ok := strings.CutPrefix(line, "== "); ok {
			name = n
		}
		if now, ok := change[name+"\n"+line]; ok {
			lines[i] = now
		}
	}
	if err := os.WriteFile("testdata/"+file, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		t.Fatal(err)
	}
}

// line prints a statement as the passages do.
func line(text string, s *gainsay.Statement) string {
	var names, pieces []string
	for _, hop := range s.Chain {
		names = append(names, hop.Name)
	}
	if len(names) == 0 {
		names = []string{"-"}
	}
	for _, c := range s.Content {
		pieces = append(pieces, strings.TrimSuffix(c.In(text), ","))
	}
	return strings.Join([]string{strings.Join(names, " > "), string(s.Stance), string(s.Manner), strings.Join(pieces, " / ")}, " | ")
}

func found(text string, got []gainsay.Statement, want string) bool {
	w := strings.Split(want, " | ")
	for i := range got {
		g := strings.Split(line(text, &got[i]), " | ")
		same := len(g) == len(w)
		for k := range w {
			same = same && (w[k] == "*" || w[k] == strings.TrimSuffix(g[k], "."))
		}
		if same {
			return true
		}
	}
	return false
}

func holds(text string, got []gainsay.Statement, words string) bool {
	for i := range got {
		for _, c := range got[i].Content {
			if strings.Contains(c.In(text), words) {
				return true
			}
		}
	}
	return false
}

func printed(text string, got []gainsay.Statement) string {
	var b strings.Builder
	for i := range got {
		b.WriteString("  " + line(text, &got[i]) + "\n")
	}
	return b.String()
}
