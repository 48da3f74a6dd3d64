package eval

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"gainsay"
)

//go:embed goals.tsv
var goalsText string

// A Goal is a figure that the project works towards.
type Goal struct {
	Key       string
	Floor     float64 // what the figure must not fall below, or rise above where less is better
	LessIs    bool    // less is better
	Reach     string  // to be reached, as printed
	Aim       string  // hoped for
	Published string  // best published figure, with its source
	What      string
}

// Goals are the project's goals, in the order in which they are told.
func Goals() ([]Goal, error) {
	var out []Goal
	for n, line := range strings.Split(strings.TrimSuffix(goalsText, "\n"), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 6 {
			return nil, gainsay.E(gainsay.Invalid, "read goals.tsv", "line %d has %d columns, not 6", n+1, len(c))
		}
		bound, less := strings.CutPrefix(c[1], "<")
		floor, err := strconv.ParseFloat(bound, 64)
		if err != nil {
			return nil, gainsay.E(gainsay.Invalid, "read goals.tsv", "line %d: floor %q is no number", n+1, c[1])
		}
		out = append(out, Goal{Key: c[0], Floor: floor, LessIs: less, Reach: c[2], Aim: c[3], Published: c[4], What: c[5]})
	}
	return out, nil
}

// Missed says which goals' floors a board does not hold, one line each.
func Missed(b Board, goals []Goal) []string {
	var out []string
	for _, g := range goals {
		v, ok := b.Of(g.Key)
		switch {
		case !ok:
			out = append(out, g.Key+" is not on the board")
		case g.LessIs && v > g.Floor:
			out = append(out, fmt.Sprintf("%s is %.3f, must not be above %.3f", g.Key, v, g.Floor))
		case !g.LessIs && v < g.Floor:
			out = append(out, fmt.Sprintf("%s is %.3f, must not be below %.3f", g.Key, v, g.Floor))
		}
	}
	return out
}
