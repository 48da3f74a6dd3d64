// Package eval turns marked data and what the program makes of it into scores,
// the scoreboard internal/eval/testdata/scores.txt and the page EVALUATION.md.
//
// The marked data stands outside the project, in a folder that callers call
// shared. The definitions of the measures are those of the scoring tools that
// stand beside the data; a test runs both on the same output and compares.
package eval

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"gainsay"
)

// A Score is one figure. Its Key says what is measured, on what, and which figure
// it is, from the general to the special: "trees/gum-dev/LAS".
type Score struct {
	Key   string
	Value float64
}

// A Board is a set of scores in the order of their keys, each key once.
type Board []Score

// Of is the score with the given key.
func (b Board) Of(key string) (float64, bool) {
	i := sort.Search(len(b), func(i int) bool { return b[i].Key >= key })
	if i < len(b) && b[i].Key == key {
		return b[i].Value, true
	}
	return 0, false
}

// With is the board with scores put in; a key that stands on it gets the new value.
func (b Board) With(scores ...Score) Board {
	values := make(map[string]float64, len(b)+len(scores))
	for _, s := range append(append([]Score(nil), b...), scores...) {
		values[s.Key] = s.Value
	}
	out := make(Board, 0, len(values))
	for key, value := range values {
		out = append(out, Score{key, value})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Key < out[j].Key })
	return out
}

// Without is the board without the keys of a stage.
func (b Board) Without(stage string) Board {
	var out Board
	for _, s := range b {
		if !strings.HasPrefix(s.Key, stage+"/") {
			out = append(out, s)
		}
	}
	return out
}

// decimals is how many decimals a score is kept with: what published figures have.
const decimals = 3

// WriteTo writes one score a line: the key, a tab, the value.
func (b Board) WriteTo(w io.Writer) (int64, error) {
	var total int64
	for _, s := range b {
		n, err := fmt.Fprintf(w, "%s\t%.*f\n", s.Key, decimals, s.Value)
		total += int64(n)
		if err != nil {
			return total, err
		}
	}
	return total, nil
}

// ReadBoard reads what WriteTo wrote.
func ReadBoard(r io.Reader) (Board, error) {
	var scores []Score
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		key, value, ok := strings.Cut(lines.Text(), "\t")
		v, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			return nil, gainsay.E(gainsay.Invalid, "read scores", "line %d: want a key, a tab and a number", n)
		}
		scores = append(scores, Score{key, v})
	}
	return Board{}.With(scores...), lines.Err()
}

// A count is what precision and recall are made of.
type count struct {
	pred, gold int // what the program gave, what is marked
	found      int // marks that were found
	right      int // what the program gave and is right; found, where one answers to one
}

// hit counts n marks found one to one.
func (c *count) hit(n int) { c.found += n; c.right += n }

func (c *count) add(d count) {
	c.pred += d.pred
	c.gold += d.gold
	c.found += d.found
	c.right += d.right
}

func (c count) precision() float64 { return quotient(c.right, c.pred) }
func (c count) recall() float64    { return quotient(c.found, c.gold) }

// scores are precision, recall and F1 under key.
func (c count) scores(key string) []Score {
	p, r := c.precision(), c.recall()
	return []Score{{key + "/P", p}, {key + "/R", r}, {key + "/F", harmonic(p, r)}}
}
