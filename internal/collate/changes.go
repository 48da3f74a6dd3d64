package collate

import (
	"fmt"
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/world"
)

// A change is one place where two printings of an utterance differ.
type change struct {
	text  string // in words a person reads
	sense bool   // it changes what is said
	words int    // content words on the poorer side: 0 when something is only left out or added
	lost  int    // content words left out without a mark between words that are kept
}

// negations turn a sentence round when they are dropped or added.
var negations = map[string]bool{"not": true, "no": true, "never": true, "nothing": true, "none": true, "neither": true, "nor": true, "without": true}

// relate says how the variants of one utterance stand to one another, by
// comparing each with the fullest, and what differs.
func (g *quoteGroups) relate(variants []int) (gainsay.Relation, []change) {
	full := g.fullest(variants)
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
		return gainsay.SpeakerDiffers, append([]change{two}, changes...)
	}
	return relation, changes
}

// fullest is the variant of the most words, the earliest of several.
func (g *quoteGroups) fullest(variants []int) int {
	full := variants[0]
	for _, v := range variants {
		if len(g.quotes[v].words) > len(g.quotes[full].words) {
			full = v
		}
	}
	return full
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
	if joined(a.words) == joined(b.words) {
		return gainsay.Identical, nil
	}
	if run, _ := longestRun(b.words, a.words); run == len(b.words) {
		return gainsay.Trimmed, nil
	}
	ops := align(a.words, b.words)
	first, last := keptRange(ops)
	changes := g.changesIn(ops[first:last], a, b)
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

// closeKept is the share of words that two printings must keep for a change
// between them to be an alteration of one sentence rather than another sentence.
const closeKept = 0.6

// changesIn gathers the steps between kept words into changes.
func (g *quoteGroups) changesIn(ops []op, full, v *quote) []change {
	kept, negated := 0, [2]int{}
	for _, o := range ops {
		switch {
		case o.kind == keep:
			kept++
		case o.kind == drop && negations[full.words[o.a]]:
			negated[0]++
		case o.kind == add && negations[v.words[o.b]]:
			negated[1]++
		}
	}
	near := float64(kept) >= closeKept*float64(len(ops))
	turned := near && (negated[0]+negated[1])%2 == 1
	var out []change
	for from := 0; from < len(ops); {
		if ops[from].kind == keep {
			from++
			continue
		}
		to := from
		for to < len(ops) && ops[to].kind != keep {
			to++
		}
		out = append(out, g.change(ops, from, to, full, v, near, turned))
		from = to
	}
	return out
}

// change words one change, the steps from to to of an alignment. near tells that
// the two are one sentence but for little, turned that one has a negation more.
func (g *quoteGroups) change(ops []op, from, to int, full, v *quote, near, turned bool) change {
	var dropped, added []string
	names := [2]bool{true, true}
	for _, o := range ops[from:to] {
		if o.kind == drop {
			dropped = append(dropped, full.words[o.a])
			names[0] = names[0] && full.caps[o.a] && o.a > 0
		} else {
			added = append(added, v.words[o.b])
			names[1] = names[1] && v.caps[o.b] && o.b > 0
		}
	}
	c := change{text: wording(dropped, added)}
	d, _ := g.s.contentOf(dropped)
	a, _ := g.s.contentOf(added)
	if c.words = min(len(d), len(a)); len(dropped) == 1 && len(added) == 1 && oneSpelling(dropped[0], added[0]) || strings.Join(dropped, "") == strings.Join(added, "") {
		c.words = 0 // "goodwill" and "good will"
	}
	if len(added) == 0 && near {
		c.lost = len(d)
	}
	short := len(dropped) <= 2 && len(added) <= 2
	switch {
	case turned && short && holdsNegation(dropped) != holdsNegation(added):
		c.sense = true
	case near && len(dropped) == len(added) && number(dropped) != "" && number(added) != "" && number(dropped) != number(added):
		c.sense = true
	case near && short && len(dropped) > 0 && len(added) > 0 && names[0] && names[1]:
		c.sense = !g.oneName(strings.Join(dropped, " "), strings.Join(added, " "))
	case near && from > 0 && to < len(ops) && hadTo(ops[from-1], ops[to], dropped, added, full):
		c.sense = true
	}
	return c
}

// oneSpelling tells whether two words may be one, misspelt or with an ending left
// off: the one begins the other, but for two letters.
func oneSpelling(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 3 && len(b)-len(a) <= 2 && strings.HasPrefix(b, a)
}

// wording says in words what stands for what.
func wording(dropped, added []string) string {
	d, a := strings.Join(dropped, " "), strings.Join(added, " ")
	switch {
	case len(dropped) == 0:
		return fmt.Sprintf("%q is added", a)
	case len(added) == 0 && holdsNegation(dropped) && len(dropped) == 1:
		return fmt.Sprintf("%q is lost", d)
	case len(added) == 0:
		return fmt.Sprintf("%q is left out", d)
	}
	return fmt.Sprintf("%q stands for %q", a, d)
}

// unchanging are verbs whose participle is their infinitive: with others a lost "to" is a
// slip of the pen.
var unchanging = wordSet("put cut set let hit hurt shut cast cost bet bid burst quit read run rid shed split spread thrust upset come become overcome")

// hadTo tells "had put" from "had to put": the one says what was done, the other
// what must be.
func hadTo(before, after op, dropped, added []string, full *quote) bool {
	only := len(dropped) == 1 && len(added) == 0 && dropped[0] == "to" || len(added) == 1 && len(dropped) == 0 && added[0] == "to"
	if !only || before.kind != keep || after.kind != keep || !unchanging[full.words[after.a]] {
		return false
	}
	switch full.words[before.a] {
	case "had", "have", "has":
		return true
	}
	return false
}

// oneName tells whether two names in one place may be of the same.
func (g *quoteGroups) oneName(a, b string) bool {
	if world.SameName(a, b) || g.s.stemOf(a) == g.s.stemOf(b) {
		return true
	}
	x, okx := g.s.table.Principal(a)
	y, oky := g.s.table.Principal(b)
	return !okx || !oky || x == y // a word that the table does not know may be a spelling
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

// cued tells whether the words that say so stand beside the source of a quotation.
func (g *quoteGroups) cued(q *quote) bool {
	u := &g.s.said[q.said]
	hop := u.st.Speaker()
	return hop != nil && !hop.Cue.Empty() && (abs(hop.Cue.Start-hop.Span.End) <= cueGap || abs(hop.Span.Start-hop.Cue.End) <= cueGap)
}

// joint tells whether several are said to have said a quotation together.
func (g *quoteGroups) joint(q *quote) bool {
	hop := g.s.said[q.said].st.Speaker()
	return hop != nil && (strings.Contains(hop.Name, " and ") || strings.Contains(hop.Name, " & "))
}

// cueGap is how many bytes may stand between a source and the words that say so.
const cueGap = 12

// speaksOf tells whether a quotation names member m, who is then told of and does not speak:
// few give their own name.
func (g *quoteGroups) speaksOf(q *quote, m int) bool {
	name := world.NameWords(g.s.cast.members[m].Name)
	return len(name) > 0 && slices.Contains(wordsOf(g.s.words(q.article, q.span)), name[len(name)-1])
}

// twoSpeakers tells when the same words are given to two people, each by name.
func (g *quoteGroups) twoSpeakers(variants []int) (change, bool) {
	first := -1
	for _, v := range variants {
		q := &g.quotes[v]
		if !q.named || len(q.words) < sameRun {
			continue
		}
		if first < 0 {
			first = v
			continue
		}
		f := &g.quotes[first]
		if f.speaker != q.speaker && f.article != q.article && g.voice(f, q) == twoVoices && g.s.cast.twoNames(f.speaker, q.speaker) && !g.s.spokenFor(f.speaker, q.speaker) && g.cued(f) && g.cued(q) && !g.joint(f) && !g.joint(q) && !g.speaksOf(f, q.speaker) && !g.speaksOf(q, f.speaker) {
			text := fmt.Sprintf("said by %s, and by %s", g.s.cast.members[f.speaker].Name, g.s.cast.members[q.speaker].Name)
			return change{text: text, sense: true}, true
		}
	}
	return change{}, false
}
