package eval

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
)

// guessed makes of a story's marks what a program that is often right might give.
func guessed(r *rand.Rand, gold *StoryGold, files []string) (gainsay.Dossier, []gainsay.Reading) {
	var d gainsay.Dossier
	position := func(marks []goldMark) []gainsay.Position {
		out := []gainsay.Position{}
		for _, m := range marks {
			if r.IntN(3) > 0 {
				out = append(out, gainsay.Position{Actor: m.Actor, Evidence: []gainsay.Evidence{{File: "some/folder/" + m.File, Span: jitter(r, m.Span)}}})
			}
		}
		return out
	}
	for _, g := range gold.Disputes {
		d.Disputes = append(d.Disputes, gainsay.Dispute{Affirm: position(g.Affirm), Deny: position(g.Deny)})
	}
	classes := []gainsay.DiscrepancyClass{gainsay.Conflict, gainsay.Update, gainsay.Implausible}
	for _, g := range append(append(append(gold.Discrepancies, gold.Unsure...), gold.NotDiscrepancies...), gold.Discrepancies...) {
		x := gainsay.Discrepancy{Values: []gainsay.Value{}, Class: classes[r.IntN(3)], Certainty: []gainsay.Certainty{gainsay.Sure, gainsay.Check}[r.IntN(2)]}
		for _, m := range g.Values {
			x.Values = append(x.Values, gainsay.Value{Value: m.Value, Evidence: gainsay.Evidence{File: m.File, Span: jitter(r, m.Span)}})
		}
		d.Discrepancies = append(d.Discrepancies, x)
	}
	for _, g := range gold.Quotes {
		q := gainsay.Quotes{Variants: []gainsay.Evidence{}}
		for _, m := range g.Variants {
			q.Variants = append(q.Variants, gainsay.Evidence{File: m.File, Span: jitter(r, m.Span)})
		}
		d.Quotes = append(d.Quotes, q)
	}
	names := []string{"%s", "%s", "The %s News", "%s Agency", "%s.com", "%s Times", "Somebody"}
	for _, g := range gold.Lineage {
		from := g.From
		if !strings.HasSuffix(from, ".txt") {
			from = fmt.Sprintf(strings.Replace(names[r.IntN(len(names))], "Somebody", "Somebody %.1s", 1), from)
		}
		d.Lineage = append(d.Lineage, gainsay.Lineage{From: from, To: g.To})
	}
	for i := 0; i+1 < len(files); i += 2 {
		d.Groups = append(d.Groups, files[i:i+2])
	}
	return d, guessedReadings(r, gold, files)
}

func guessedReadings(r *rand.Rand, gold *StoryGold, files []string) []gainsay.Reading {
	readings := make([]gainsay.Reading, len(files))
	of := map[string]*gainsay.Reading{}
	for i, f := range files {
		readings[i].Article = gainsay.Article{File: "in/" + f}
		of[f] = &readings[i]
	}
	manners := []gainsay.Manner{gainsay.Direct, gainsay.Indirect, gainsay.Belief}
	for _, g := range gold.Chains {
		s := gainsay.Statement{Content: []gainsay.Span{jitter(r, g.Content)}, Manner: gainsay.Direct, Chain: []gainsay.Hop{}}
		for _, h := range g.Hops {
			s.Chain = append(s.Chain, gainsay.Hop{Name: "somebody", Span: jitter(r, h), Declared: r.IntN(4) == 0})
		}
		of[g.File].Statements = append(of[g.File].Statements, s)
	}
	for _, g := range gold.Statements {
		s := gainsay.Statement{Content: []gainsay.Span{{Start: 1, End: 9}, jitter(r, g.Content)}, Manner: manners[r.IntN(3)]}
		s.Chain = []gainsay.Hop{{Name: "the paper", Declared: r.IntN(2) == 0}, {Name: "Mr. " + g.Chain[0]}}
		file := fileOf(g.Doc, files)
		of[file].Statements = append(of[file].Statements, s)
	}
	for _, n := range gold.NotStatements {
		file := fileOf(n.Doc, files)
		of[file].Statements = append(of[file].Statements, gainsay.Statement{Content: []gainsay.Span{jitter(r, n.Span)}, Chain: []gainsay.Hop{}})
	}
	return readings
}

// storyLines reads what the tool prints of one story.
func storyLines(printed string) map[string]float64 {
	out := map[string]float64{}
	take := func(m map[string]float64) {
		for k, v := range m {
			out[k] = v
		}
	}
	for line := range strings.Lines(printed) {
		f := strings.Fields(line)
		if len(f) < 2 || !strings.HasPrefix(line, "  ") {
			continue
		}
		key := "k/" + f[0]
		switch f[0] {
		case "chains":
			take(figures(key, line, "R"))
		case "statements":
			take(figures(key, strings.Replace(line, "from_furniture", "from furniture", 1), "P", "R", "speaker", "from furniture"))
		case "discrepancies":
			take(figures(key, line, "P", "R", "F", "look-alikes"))
		default:
			take(figures(key, line, "P", "R", "F"))
		}
	}
	return out
}

func TestStoriesAgreeWithTheTool(t *testing.T) {
	t.Parallel()
	stories := filepath.Join(sharedFolder(t), "stories")
	marks, err := filepath.Glob(filepath.Join(stories, "*", "gold.json"))
	if err != nil || len(marks) == 0 {
		t.Fatalf("no marked stories in %s: %v", stories, err)
	}
	out := t.TempDir()
	var sum StorySum
	r := rand.New(rand.NewPCG(5, 6))
	for _, mark := range marks {
		story := filepath.Dir(mark)
		gold, err := ReadStoryGold(mark)
		if err != nil {
			t.Fatal(err)
		}
		files := textFiles(story)
		d, readings := guessed(r, gold, files)
		folder := filepath.Join(out, filepath.Base(story))
		writeStory(t, folder, d, readings)
		score := ScoreStory(gold, files, &d, readings)
		sum.Add(&score)
		printed := tool(t, "score_story.py", story, filepath.Join(folder, "dossier.json"), filepath.Join(folder, "annotate.jsonl"))
		agree(t, filepath.Base(story), Board{}.With(score.scores("k")...), storyLines(printed))
	}
	printed := tool(t, "score_story.py", "--all", stories, out)
	_, all, _ := strings.Cut(printed, "\nALL ")
	theirs := storyLines(all)
	delete(theirs, "k/discrepancies/look-alikes")
	for line := range strings.Lines(all) {
		if strings.Contains(line, "sureP") {
			for k, v := range figures("k/discrepancies", strings.Replace(line, "sureP", "sure P", 1), "look-alikes-a-story", "sure P") {
				theirs[strings.TrimSuffix(k, "-a-story")] = v
			}
		}
	}
	// The tool prints look-alikes a story in two decimals.
	ours := Board{}.With(sum.scores("k")...)
	if got, _ := ours.Of("k/discrepancies/look-alikes"); got-theirs["k/discrepancies/look-alikes"] > 0.00501 || theirs["k/discrepancies/look-alikes"]-got > 0.00501 {
		t.Errorf("look-alikes a story: %.4f, the tool has %.2f", got, theirs["k/discrepancies/look-alikes"])
	}
	delete(theirs, "k/discrepancies/look-alikes")
	agree(t, "all stories", ours, theirs)
}

func writeStory(t *testing.T, folder string, d gainsay.Dossier, readings []gainsay.Reading) {
	t.Helper()
	dossier, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var lines []byte
	for i := range readings {
		if readings[i].Statements == nil {
			readings[i].Statements = []gainsay.Statement{}
		}
		line, err := json.Marshal(map[string]any{"file": readings[i].Article.File, "statements": readings[i].Statements})
		if err != nil {
			t.Fatal(err)
		}
		lines = append(append(lines, line...), '\n')
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{"dossier.json": dossier, "annotate.jsonl": lines} {
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
