package attribution_test

import (
	"os"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/attribution"
	"gainsay/internal/language"
)

// A passage is one entry of testdata/passages.txt.
type passage struct {
	name, text string
	must       []string
	mustNot    []string
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
			switch {
			case strings.HasPrefix(line, "+ "):
				p.must = append(p.must, line[2:])
			case strings.HasPrefix(line, "- "):
				p.mustNot = append(p.mustNot, line[2:])
			default:
				text = append(text, line)
			}
		}
		p.text = strings.TrimSpace(strings.Join(text, "\n")) + "\n"
		out = append(out, p)
	}
	return out
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
	for _, p := range append(readPassages(t, "passages.txt"), readPassages(t, "passages2.txt")...) {
		t.Run(p.name, func(t *testing.T) {
			a := gainsay.Article{Text: p.text, Language: "en"}
			got := attributor.Statements(reader.Read(&a))
			for _, want := range p.must {
				if !found(p.text, got, want) {
					t.Errorf("missing: %s\ngot:\n%s", want, printed(p.text, got))
				}
			}
			for _, words := range p.mustNot {
				if holds(p.text, got, words) {
					t.Errorf("must not be content: %s\ngot:\n%s", words, printed(p.text, got))
				}
			}
		})
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
