package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"gainsay"
)

const pageHead = `# Evaluation

Written by ` + "`go run ./cmd/gainsay-eval --write`" + `; edit nothing here by hand. The scoreboard with every figure is
internal/eval/testdata/scores.txt, so that a change of quality is a change of that file. A floor stands just under each
figure below; a test fails when the scoreboard falls beneath it.

The marked data stands outside the project, in the folder ` + "`../shared`" + ` or where $GAINSAY_SHARED says; no text of it
is in the project. The measures are defined by the scoring tools beside the data, and a test proves that the figures
here agree with those tools on the same output. "Reach" is what a stage must come to before it counts as built, "aim" what
is hoped for. Published figures are on each set's own test part, ours on its development part: they stand beside each
other for orientation, not as a contest.
`

// sections are the stages in the order in which a reader wants them, and how each
// is measured.
func sections() [][3]string {
	return [][3]string{
		{"stories", "Stories", `A dossier against what a careful editor marked, every finding counted once; what the editor was unsure of counts
neither way. A span of the program meets one of the editor when they share a byte and it is not much longer.`},
		{"attribution", "Who said what", `Outermost attributions against marked ones. Exact: all spans of a part are the marked ones, white space and
quotation marks aside; piece: each contiguous piece by itself, which is what published figures count. Pair: the content
overlaps by half and the source meets the marked one.`},
		{"names", "Names", `People, organisations and places on gold tokens, exact spans; other kinds count neither way. No set was trained on.`},
		{"reference", "Reference", `Pronouns and the names that they mean, by the definition of the set's own scorer; each fifth of the set by a ranker
trained on the other four, since the one that ships has seen all five.`},
		{"measures", "How much and when", `Times by overlap and by value; quantities by value and by value with unit.`},
		{"trees", "Trees", `Tags and labelled trees on gold tokens, punctuation counted.`},
		{"sentences", "Sentences", `Sentences that begin and end exactly where the treebank's do, on raw text.`},
		{"extract", "Pages", `Words and four-word shingles of the extracted text against the marked text.`},
		{"origins", "Declared origins", `Outlets that an article says it drew on, against those that the editors noted for a credit line; pictures do not count.`},
		{"cluster", "Grouping", `Articles grouped as they arrive, against marked stories.`},
	}
}

// Page is EVALUATION.md: our figures beside what is to be reached, what is hoped
// for and the best published, then the texts of docs/eval in the module at root.
func Page(b Board, goals []Goal, root string) (string, error) {
	var out strings.Builder
	out.WriteString(pageHead)
	for _, s := range sections() {
		rows := goalsOf(s[0], goals)
		if len(rows) == 0 {
			continue
		}
		fmt.Fprintf(&out, "\n## %s\n\n%s\n\n", s[1], s[2])
		out.WriteString("| measure | ours | reach | aim | best published |\n|---|---:|---:|---:|---|\n")
		for _, g := range rows {
			ours := "–"
			if v, ok := b.Of(g.Key); ok {
				ours = figure(v)
			}
			fmt.Fprintf(&out, "| %s | %s | %s | %s | %s |\n", g.What, ours, g.Reach, g.Aim, g.Published)
		}
	}
	texts, err := essays(root)
	if err != nil {
		return "", err
	}
	for _, t := range texts {
		out.WriteString("\n" + t)
	}
	return out.String(), nil
}

func goalsOf(stage string, goals []Goal) []Goal {
	var out []Goal
	for _, g := range goals {
		if strings.HasPrefix(g.Key, stage+"/") {
			out = append(out, g)
		}
	}
	return out
}

// figure prints shares as .123 and percentages and counts as they are.
func figure(v float64) string {
	s := fmt.Sprintf("%.3f", v)
	if v > 1 {
		s = fmt.Sprintf("%.2f", v)
	}
	return strings.TrimPrefix(s, "0")
}

// essays are the texts of docs/eval, in the order of their names.
func essays(root string) ([]string, error) {
	folder := filepath.Join(root, "docs", "eval")
	entries, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		return nil, gainsay.E(gainsay.Invalid, "read "+folder, "%w", err)
	}
	var out []string
	for _, e := range entries { // ReadDir sorts by name
		if filepath.Ext(e.Name()) != ".md" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, gainsay.E(gainsay.Invalid, "read "+e.Name(), "%w", err)
		}
		out = append(out, demoted(strings.TrimSpace(string(text)))+"\n")
	}
	return out, nil
}

// demoted is a text whose headings stand one level lower; code in fences is left alone.
func demoted(text string) string {
	lines := strings.Split(text, "\n")
	code := false
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "```"):
			code = !code
		case !code && strings.HasPrefix(line, "#"):
			lines[i] = "#" + line
		}
	}
	return strings.Join(lines, "\n")
}
