package eval

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"

	"gainsay"
)

//go:embed testdata/stance.jsonl
var stanceMarks string

// A stanceMark is a statement as an annotator marked it, who had not seen the code:
// labels and places in the marked data, no words.
type stanceMark struct {
	Set     string         `json:"set"`  // "story" or "polnear"
	Text    string         `json:"text"` // story and file, or PolNeAR's identity
	Content []gainsay.Span `json:"content"`
	Source  []gainsay.Span `json:"source"`
	Stance  gainsay.Stance `json:"stance"`
	Half    string         `json:"half"` // "b" is set aside: scored, never read
}

func readStanceMarks() ([]stanceMark, error) {
	var out []stanceMark
	lines := bufio.NewScanner(strings.NewReader(stanceMarks))
	for lines.Scan() {
		var m stanceMark
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			return nil, gainsay.E(gainsay.Invalid, "read stance.jsonl", "%w", err)
		}
		out = append(out, m)
	}
	return out, lines.Err()
}

// stance scores the stance of statements: the mean F1 over stances (macro F1). A
// mark is met by the statement whose content overlaps it most, by half at least; one
// that is not met counts against its stance's recall.
func (b *Bench) stance(ctx context.Context) ([]Score, error) {
	marks, err := readStanceMarks()
	if err != nil {
		return nil, err
	}
	readings, err := b.stanceTexts(ctx, marks)
	if err != nil {
		return nil, err
	}
	var out []Score
	for _, half := range []string{"a", "b"} {
		counts := map[gainsay.Stance]*count{}
		all := map[string]int{}
		of := func(s gainsay.Stance) *count {
			if counts[s] == nil {
				counts[s] = &count{}
			}
			return counts[s]
		}
		for i := range marks {
			if m := &marks[i]; m.Half == half {
				all["marked"]++
				of(m.Stance).gold++
				if s := bestMet(m.Content, readings[m.Set+"/"+m.Text]); s != nil {
					all["met"]++
					of(s.Stance).pred++
					if s.Stance == m.Stance {
						of(s.Stance).hit(1)
					}
				}
			}
		}
		out = append(out, stanceScores("stance/half "+half, counts)...)
		out = append(out, Score{"stance/half " + half + "/met", float64(all["met"]) / float64(max(1, all["marked"]))})
	}
	return out, nil
}

func stanceScores(key string, counts map[gainsay.Stance]*count) []Score {
	var out []Score
	var stances []string
	for s := range counts {
		stances = append(stances, string(s))
	}
	slices.Sort(stances)
	sum, n := 0.0, 0
	for _, s := range stances {
		c := counts[gainsay.Stance(s)]
		if c.gold == 0 {
			continue
		}
		p, r := c.precision(), c.recall()
		f := 0.0
		if p+r > 0 {
			f = 2 * p * r / (p + r)
		}
		out = append(out, Score{key + "/" + s + "/F", f})
		sum += f
		n++
	}
	return append(out, Score{key + "/macro F", sum / float64(max(1, n))})
}

// bestMet is the statement whose content overlaps the marked one most, by half of
// what both cover at least; nil for none.
func bestMet(content []gainsay.Span, r *gainsay.Reading) *gainsay.Statement {
	if r == nil {
		return nil
	}
	var best *gainsay.Statement
	most := 0.5
	for i := range r.Statements {
		s := &r.Statements[i]
		if o := spansOverlap(content, s.Content); o > most {
			best, most = s, o
		}
	}
	return best
}

// spansOverlap is the bytes that two sets of spans share over all that they cover.
func spansOverlap(a, b []gainsay.Span) float64 {
	shared, total := 0, 0
	for _, x := range a {
		total += x.Len()
		for _, y := range b {
			if x.Meets(y) {
				shared += min(x.End, y.End) - max(x.Start, y.Start)
			}
		}
	}
	for _, y := range b {
		total += y.Len()
	}
	return float64(shared) / float64(max(1, total-shared))
}

// stanceTexts reads the marked texts, by set and text.
func (b *Bench) stanceTexts(ctx context.Context, marks []stanceMark) (map[string]*gainsay.Reading, error) {
	out := map[string]*gainsay.Reading{}
	for _, m := range marks {
		out[m.Set+"/"+m.Text] = nil
	}
	texts, err := readLines[markedText](b.gold("attribution", "polnear.dev.jsonl"))
	if err != nil {
		return nil, err
	}
	for i := range texts {
		t := &texts[i]
		if _, ok := out["polnear/"+t.ID]; ok {
			_, r := b.pipe.Analyse(gainsay.Article{ID: t.ID, Text: t.Text, Language: "en", Published: t.Date})
			out["polnear/"+t.ID] = &r
		}
	}
	for key := range out {
		file, ok := strings.CutPrefix(key, "story/")
		if !ok {
			continue
		}
		readings, err := b.read(ctx, filepath.Join(b.shared, "stories", filepath.FromSlash(file)))
		if err != nil {
			return nil, err
		}
		if len(readings) == 1 {
			out[key] = &readings[0]
		}
	}
	return out, nil
}
