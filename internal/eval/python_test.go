package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/conllu"
)

// sharedFolder is where the marked data stands; the test is skipped without it.
func sharedFolder(t *testing.T) string {
	t.Helper()
	folder := Shared("../..")
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("the marked data is not at %s (GAINSAY_SHARED names another place)", folder)
	}
	return folder
}

// tool runs a scoring tool that stands beside the data and returns what it prints.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed: the scores cannot be compared with the tools'")
	}
	script := filepath.Join(sharedFolder(t), "tools", name)
	if _, err := os.Stat(script); err != nil {
		t.Skipf("%s is not there: the scores cannot be compared with it", script)
	}
	out, err := exec.Command(python, append([]string{script}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

// agree compares figures that a tool printed in three decimals with ours.
func agree(t *testing.T, where string, ours Board, theirs map[string]float64) {
	t.Helper()
	if len(theirs) == 0 {
		t.Errorf("%s: the tool printed no figures", where)
	}
	for key, want := range theirs {
		got, ok := ours.Of(key)
		if !ok {
			t.Errorf("%s: %s is missing, the tool has %.3f", where, key, want)
		} else if d := got - want; d > 0.0005001 || d < -0.0005001 {
			t.Errorf("%s: %s is %.5f, the tool has %.3f", where, key, got, want)
		}
	}
}

// figures reads "name P 0.500  R 0.250 …" as key/P, key/R, …
func figures(key, line string, names ...string) map[string]float64 {
	out := map[string]float64{}
	for _, name := range names {
		m := regexp.MustCompile(`(?:^|\s)` + regexp.QuoteMeta(name) + `\s*([0-9.]+)`).FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if v, err := strconv.ParseFloat(m[1], 64); err == nil {
			out[key+"/"+name] = v
		}
	}
	return out
}

// writeLines writes values as JSON lines into a file of the test's own.
func writeLines[T any](t *testing.T, name string, rows []T) string {
	t.Helper()
	var b bytes.Buffer
	for i := range rows {
		line, err := json.Marshal(rows[i])
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// jitter moves some spans, so that what was marked becomes what a program that is
// often right might give.
func jitter(r *rand.Rand, s gainsay.Span) gainsay.Span {
	switch r.IntN(4) {
	case 0:
		s.Start = max(0, s.Start-r.IntN(40))
	case 1:
		s.End = max(s.Start+1, s.End-r.IntN(20))
	case 2:
		s = gainsay.Span{Start: s.Start + 500, End: s.End + 500}
	}
	return s
}

func TestSentencesAndTreesAgreeWithTheTools(t *testing.T) {
	t.Parallel()
	gold := filepath.Join(sharedFolder(t), "gold", "ud", "en_gum-dev.conllu.gz")
	rows := openRows(t, gold)
	r := rand.New(rand.NewPCG(1, 2))
	var pred bytes.Buffer
	guess := append([]conllu.Row(nil), rows...)
	for i := range guess {
		g := &guess[i]
		switch r.IntN(8) {
		case 0:
			g.UPOS = "X"
		case 1:
			g.Head++
		case 2:
			g.Rel, _, _ = strings.Cut(g.Rel, ":")
		case 3:
			g.Lemma = strings.ToUpper(g.Lemma)
		}
		fmt.Fprintf(&pred, "%d\t%s\t%s\t%s\t_\t_\t%d\t%s\t_\t_\n\n", 1, g.Form, g.Lemma, g.UPOS, g.Head, g.Rel)
	}
	file := filepath.Join(t.TempDir(), "pred.conllu")
	if err := os.WriteFile(file, pred.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	score, err := scoreTrees(rows, guess)
	if err != nil {
		t.Fatal(err)
	}
	printed := strings.Replace(tool(t, "score_conllu.py", gold, file), "(without", "LAS (without", 1)
	want := figures("k", printed, "UPOS", "lemma", "UAS", "LAS")
	for key, v := range figures("k", strings.ReplaceAll(printed, "(", ""), "LAS without subtypes") {
		want[key] = v
	}
	ours := Board{}.With(score.scores("k")...)
	for key, v := range want { // the tool prints percentages in two decimals
		if got, _ := ours.Of(key); got < v-0.00501 || got > v+0.00501 {
			t.Errorf("%s is %.4f, the tool has %.2f", key, got, v)
		}
	}
	if len(want) != 5 {
		t.Errorf("the tool's figures are %v", want)
	}
	testSentences(t, gold, r)
}

func testSentences(t *testing.T, gold string, r *rand.Rand) {
	texts := openSplitTexts(t, gold)
	type line struct {
		ID        string         `json:"id"`
		Text      string         `json:"text"`
		Sentences []gainsay.Span `json:"sentences"`
	}
	var asked []line
	for l := range strings.Lines(tool(t, "score_sentences.py", "--to-jsonl", gold)) {
		var x line
		if err := json.Unmarshal([]byte(l), &x); err != nil {
			t.Fatal(err)
		}
		asked = append(asked, x)
	}
	if len(asked) != len(texts) {
		t.Fatalf("%d texts, the tool makes %d", len(texts), len(asked))
	}
	var total count
	for i := range texts {
		if texts[i].text != asked[i].Text {
			t.Fatalf("text %s differs from the tool's", asked[i].ID)
		}
		for _, s := range texts[i].sentences {
			asked[i].Sentences = append(asked[i].Sentences, jitter(r, s))
		}
		total.add(scoreSentences(texts[i].sentences, asked[i].Sentences))
	}
	printed := tool(t, "score_sentences.py", gold, writeLines(t, "pred.jsonl", asked))
	agree(t, "sentences", Board{}.With(total.scores("k")...), figures("k", printed, "P", "R", "F"))
}

func TestAttributionAgreesWithTheTool(t *testing.T) {
	t.Parallel()
	file := filepath.Join(sharedFolder(t), "gold", "attribution", "polnear.dev.jsonl")
	texts, err := readLines[markedText](file)
	if err != nil {
		t.Fatal(err)
	}
	texts = texts[:min(len(texts), 30)]
	type line struct {
		ID         string              `json:"id"`
		Statements []gainsay.Statement `json:"statements"`
	}
	r := rand.New(rand.NewPCG(3, 4))
	moved := func(spans []gainsay.Span) (out []gainsay.Span) {
		for _, s := range spans {
			out = append(out, jitter(r, s))
		}
		return out
	}
	score := newAttributionScore()
	var lines []line
	for i := range texts {
		var said []gainsay.Statement
		for _, a := range texts[i].Attributions {
			s := gainsay.Statement{Source: moved(a.Source), Cue: a.Cue, Content: moved(a.Content)}
			if r.IntN(6) == 0 {
				s.Within = "1"
			}
			said = append(said, s)
		}
		inText(said, len(texts[i].Text))
		lines = append(lines, line{texts[i].ID, said})
		score.Add(&texts[i], said)
	}
	ours := Board{}.With(score.scores("k")...)
	for l := range strings.Lines(tool(t, "score_attribution.py", writeLines(t, "gold.jsonl", texts), writeLines(t, "pred.jsonl", lines))) {
		role := strings.Fields(l)[0]
		if role == "pair" {
			agree(t, role, ours, figures("k/pair", l, "P", "R", "F"))
			continue
		}
		_, exact, _ := strings.Cut(l, "exact ")
		exact, piece, _ := strings.Cut(exact, "piece ")
		piece, token, _ := strings.Cut(piece, "token ")
		for part, text := range map[string]string{"exact": exact, "piece": piece, "token": token} {
			agree(t, role, ours, figures("k/"+role+" "+part, text, "P", "R", "F"))
		}
	}
}

// inText cuts spans that reach beyond the text.
func inText(said []gainsay.Statement, size int) {
	for i := range said {
		for _, spans := range [][]gainsay.Span{said[i].Source, said[i].Cue, said[i].Content} {
			for j := range spans {
				spans[j] = gainsay.Span{Start: min(spans[j].Start, size), End: min(spans[j].End, size)}
			}
		}
	}
}

func openRows(t *testing.T, file string) []conllu.Row {
	t.Helper()
	in, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := readRows(in)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func openSplitTexts(t *testing.T, file string) []splitText {
	t.Helper()
	in, err := open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	texts, err := readSplitTexts(in)
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
