package collate

import (
	"fmt"
	"strings"

	"gainsay"
)

// A change is one place where two printings of an utterance differ.
type change struct {
	text  string // in words a person reads
	sense bool   // it changes what is said
	a, b  int    // the two variants, indexes in quotes
}

// negations turn a sentence round when they are dropped or added.
var negations = map[string]bool{"not": true, "no": true, "never": true, "nothing": true, "none": true, "neither": true, "nor": true, "without": true}

// relate says how the variants of one utterance stand to one another, by
// comparing each with the fullest, and what differs.
func (g *quoteGroups) relate(variants []int) (gainsay.Relation, []change) {
	full := variants[0]
	for _, v := range variants {
		if len(g.quotes[v].words) > len(g.quotes[full].words) {
			full = v
		}
	}
	relation := gainsay.Identical
	var changes []change
	for _, v := range variants {
		if v == full {
			continue
		}
		r, cs := g.compare(full, v)
		changes = append(changes, cs...)
		if rank(r) > rank(relation) {
			relation = r
		}
	}
	if two, ok := g.twoSpeakers(variants); ok {
		changes = append(changes, two)
		return gainsay.SpeakerDiffers, changes
	}
	return relation, changes
}

func rank(r gainsay.Relation) int {
	switch r {
	case gainsay.Identical:
		return 0
	case gainsay.Trimmed:
		return 1
	case gainsay.Stitched:
		return 2
	case gainsay.Reworded:
		return 3
	}
	return 4
}

// compare says how variant v stands to the fullest variant, full.
func (g *quoteGroups) compare(full, v int) (gainsay.Relation, []change) {
	a, b := &g.quotes[full], &g.quotes[v]
	if strings.Join(a.words, " ") == strings.Join(b.words, " ") {
		return gainsay.Identical, nil
	}
	ops := align(a.words, b.words)
	if longestRun(a.words, b.words) == len(b.words) {
		return gainsay.Trimmed, nil
	}
	first, last := keptRange(ops)
	changes := g.changesIn(ops[first:last], full, v)
	added := 0
	for _, o := range ops {
		if o.kind == add {
			added++
		}
	}
	switch {
	case anySense(changes):
		return gainsay.SenseChanged, changes
	case added == 0:
		return gainsay.Stitched, changes
	}
	return gainsay.Reworded, changes
}

// keptRange is the part of an alignment from the first kept word to the last:
// what stands outside was cut off, not changed.
func keptRange(ops []op) (first, last int) {
	first, last = len(ops), 0
	for i, o := range ops {
		if o.kind == keep {
			first, last = min(first, i), i+1
		}
	}
	return min(first, last), last
}

func anySense(changes []change) bool {
	for _, c := range changes {
		if c.sense {
			return true
		}
	}
	return false
}

// changesIn gathers the steps between kept words into changes.
func (g *quoteGroups) changesIn(ops []op, full, v int) []change {
	var out []change
	var dropped, added []string
	flush := func() {
		if len(dropped)+len(added) > 0 {
			out = append(out, describe(dropped, added, full, v))
		}
		dropped, added = nil, nil
	}
	for _, o := range ops {
		switch o.kind {
		case keep:
			flush()
		case drop:
			dropped = append(dropped, g.quotes[full].words[o.a])
		case add:
			added = append(added, g.quotes[v].words[o.b])
		}
	}
	flush()
	return out
}

// describe words one change. A negation on one side alone, or another number in
// the same place, changes the sense.
func describe(dropped, added []string, full, v int) change {
	c := change{a: full, b: v}
	d, a := strings.Join(dropped, " "), strings.Join(added, " ")
	switch {
	case holdsNegation(dropped) != holdsNegation(added) && len(dropped) <= 2 && len(added) <= 2:
		c.sense = true
		if holdsNegation(dropped) {
			c.text = fmt.Sprintf("%q is lost", d)
		} else {
			c.text = fmt.Sprintf("%q is added", a)
		}
	case number(dropped) != "" && number(added) != "" && number(dropped) != number(added) && len(dropped) == len(added):
		c.sense = true
		c.text = fmt.Sprintf("%q stands for %q", a, d)
	case d == "":
		c.text = fmt.Sprintf("%q is added", a)
	case a == "":
		c.text = fmt.Sprintf("%q is left out", d)
	default:
		c.text = fmt.Sprintf("%q stands for %q", a, d)
	}
	return c
}

func holdsNegation(words []string) bool {
	n := 0
	for _, w := range words {
		if negations[w] {
			n++
		}
	}
	return n%2 == 1
}

// number is the first word with a digit, "" for none.
func number(words []string) string {
	for _, w := range words {
		if strings.ContainsAny(w, "0123456789") {
			return w
		}
	}
	return ""
}

// twoSpeakers tells when the same words are given to two people.
func (g *quoteGroups) twoSpeakers(variants []int) (change, bool) {
	first := -1
	for _, v := range variants {
		sp := g.quotes[v].speaker
		if sp < 0 {
			continue
		}
		if first < 0 {
			first = v
			continue
		}
		if f := g.quotes[first].speaker; f != sp && g.s.cast.twoPeople(f, sp) {
			text := fmt.Sprintf("said by %s, and by %s", g.s.cast.members[f].Name, g.s.cast.members[sp].Name)
			return change{text: text, sense: true, a: first, b: v}, true
		}
	}
	return change{}, false
}
