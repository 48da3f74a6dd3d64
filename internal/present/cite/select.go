package cite

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/present/align"
	"gainsay/internal/present/wording"
)

// MainDispute is the dispute that most articles carry on both sides, the first
// of equals; nil when there is none.
func (b *Book) MainDispute() *gainsay.Dispute {
	var main *gainsay.Dispute
	most := 0
	for i := range b.Dossier.Disputes {
		d := &b.Dossier.Disputes[i]
		weight := 1 + min(b.articles(d.Affirm), b.articles(d.Deny))*1000 + b.articles(slices.Concat(d.Affirm, d.Deny))
		if weight > most {
			main, most = d, weight
		}
	}
	return main
}

func (b *Book) articles(positions []gainsay.Position) int {
	seen := map[int]bool{}
	for _, p := range positions {
		for _, e := range p.Evidence {
			seen[b.Number(e)] = true
		}
	}
	return len(seen)
}

// Lead says the main dispute in one sentence, or is empty. Its grammar needs no
// knowledge of the actors' number or gender.
func (b *Book) Lead() string {
	d := b.MainDispute()
	if d == nil {
		return ""
	}
	return "“" + shortened(wording.Claim(d.Text)) + "”: " + wording.List(append(sides(d, d.Affirm), sides(d, d.Deny)...)) + "."
}

// mostLead is how many characters of a claim stand in the sentence at the head.
const mostLead = 130

func shortened(claim string) string { return strings.TrimRight(head(claim, mostLead), " ") }

// sides says who takes one side: "said by the union", "said for him by another".
// Where one actor changed its stance it says when.
func sides(d *gainsay.Dispute, positions []gainsay.Position) []string {
	var phrases []string
	byPhrase := map[string][]string{}
	for _, p := range positions {
		verb := wording.Passive(p.Stance)
		who := wording.Visible(p.Actor)
		if p.By != "" {
			verb = verb + " for " + who
			who = wording.Visible(p.By)
		}
		if d.Kind == gainsay.Changed && p.When != "" {
			who += " on " + wording.Visible(wording.Moment(p.When, false))
		}
		if byPhrase[verb] == nil {
			phrases = append(phrases, verb)
		}
		if !slices.Contains(byPhrase[verb], who) {
			byPhrase[verb] = append(byPhrase[verb], who)
		}
	}
	for i, verb := range phrases {
		phrases[i] = verb + " by " + wording.List(few(byPhrase[verb]))
	}
	return phrases
}

// few keeps a list of names short enough for a sentence.
func few(names []string) []string {
	if len(names) <= 3 {
		return names
	}
	return append(slices.Clone(names[:2]), wording.Count(len(names)-2, "other"))
}

// mostAgreed is how many claims that nobody disputes are shown.
const mostAgreed = 6

// A Standing says who stands where.
type Standing struct {
	Disputed []gainsay.Claim // in the order of the disputes
	Reported []gainsay.Claim // of the others, those that most origins carry, two at least
	Rest     int             // how many more there are
}

// Standing sorts the claims. Positions of one actor that differ in nothing but
// their evidence are one.
func (b *Book) Standing() Standing {
	var s Standing
	byID := map[string]int{}
	for i, c := range b.Dossier.Claims {
		byID[c.ID] = i
	}
	taken := make([]bool, len(b.Dossier.Claims))
	for _, d := range b.Dossier.Disputes {
		i, known := byID[d.Claim]
		switch {
		case known && taken[i]:
		case known:
			taken[i] = true
			s.Disputed = append(s.Disputed, b.merged(b.Dossier.Claims[i]))
		default: // a dispute may stand without its claim's list
			s.Disputed = append(s.Disputed, b.merged(gainsay.Claim{ID: d.Claim, Text: d.Text, Positions: slices.Concat(d.Affirm, d.Deny)}))
		}
	}
	var agreed []int
	origins := make([]int, len(b.Dossier.Claims))
	for i, c := range b.Dossier.Claims {
		if taken[i] {
			continue
		}
		s.Rest++
		if origins[i] = b.carriers(c); origins[i] > 1 {
			agreed = append(agreed, i)
		}
	}
	slices.SortStableFunc(agreed, func(i, j int) int { return origins[j] - origins[i] })
	for _, i := range agreed[:min(len(agreed), mostAgreed)] {
		s.Reported = append(s.Reported, b.merged(b.Dossier.Claims[i]))
		s.Rest--
	}
	return s
}

// merged is the claim with positions that read alike put together.
func (b *Book) merged(c gainsay.Claim) gainsay.Claim {
	type key struct {
		actor, principal, by, when string
		stance                     gainsay.Stance
	}
	var positions []gainsay.Position
	at := map[key]int{}
	for _, p := range c.Positions {
		k := key{p.Actor, p.For, p.By, p.When, p.Stance}
		i, ok := at[k]
		if !ok || p.Actor == "" { // two unnamed sources need not be one
			at[k] = len(positions)
			positions = append(positions, p)
			continue
		}
		positions[i].Evidence = slices.Concat(positions[i].Evidence, p.Evidence)
		positions[i].Origins = len(b.ByOrigin(positions[i].Evidence))
	}
	c.Positions = positions
	return c
}

// carriers is the number of origins that carry a claim.
func (b *Book) carriers(c gainsay.Claim) int {
	var all []gainsay.Evidence
	for _, p := range c.Positions {
		all = append(all, p.Evidence...)
	}
	return len(b.ByOrigin(all))
}

// Dispute is the first dispute about the claim, nil when there is none.
func (b *Book) Dispute(claim string) *gainsay.Dispute {
	i := slices.IndexFunc(b.Dossier.Disputes, func(d gainsay.Dispute) bool { return d.Claim == claim })
	if i < 0 {
		return nil
	}
	return &b.Dossier.Disputes[i]
}

// Eventful tells whether a timeline has more than publications.
func Eventful(events []gainsay.Event) bool {
	return slices.ContainsFunc(events, func(e gainsay.Event) bool { return e.Kind != gainsay.Published })
}

// A Wording is one printed form of an utterance with all articles that print it so.
type Wording struct {
	Text     string // of the first of them
	Evidence []gainsay.Evidence
	Far      bool // too few words are those of the first wording for a word by word comparison
	Sparse   bool // it leaves out the most of the first wording
}

// leastShared is the part of a wording's words that must stand in the first
// wording for an alignment to show more than it hides.
const leastShared = 0.3

// mostMissing is the part of the first wording's words that another may leave
// out and still be laid under it in columns.
const mostMissing = 0.5

// Wordings gathers variants that have the same words, the fullest first, and
// lays them out against it. Each wording has its row in the grid.
func (b *Book) Wordings(variants []gainsay.Evidence) ([]Wording, align.Grid) {
	texts := make([]string, len(variants))
	order := make([]int, len(variants))
	length := make([]int, len(variants))
	for i, e := range variants {
		texts[i] = b.Words(e)
		length[i] = len(align.Words(texts[i]))
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return length[y] - length[x] })
	sorted := make([]string, len(order))
	for i, at := range order {
		sorted[i] = texts[at]
	}
	grid := align.Lay(sorted...)
	var wordings []Wording
	kept := align.Grid{}
	seen := map[string]int{}
	for row, at := range order {
		key := grid.Key(row)
		same, ok := seen[key]
		if !ok {
			same = len(wordings)
			seen[key] = same
			wordings = append(wordings, Wording{Text: texts[at], Far: grid.Shared(row) < leastShared, Sparse: grid.Missing(row) > mostMissing})
			kept.Rows = append(kept.Rows, grid.Rows[row])
		}
		wordings[same].Evidence = append(wordings[same].Evidence, variants[at])
	}
	return wordings, kept
}

// A Group is a value of a discrepancy with all the evidence that gives it.
type Group struct {
	Value    string
	Odd      bool
	Evidence []gainsay.Evidence
}

// OddValue is the value of the discrepancy that is the odd one out, "" where
// there is none. It may be named by some of its words: "former president" where
// one report has "former French President Lorne".
func OddValue(d *gainsay.Discrepancy) string {
	odd := strings.Fields(strings.ToLower(d.OddOneOut))
	if len(odd) == 0 || d.Class == gainsay.Internal || d.Class == gainsay.Implausible {
		return ""
	}
	part := ""
	for _, v := range d.Values {
		value := strings.Fields(strings.ToLower(v.Value))
		switch {
		case slices.Equal(value, odd):
			return v.Value
		case !inOrder(value, odd):
		case part == "" || strings.EqualFold(part, v.Value):
			part = v.Value
		default:
			return "" // several values have it: it tells none apart
		}
	}
	return part
}

// inOrder tells whether all of the words stand in text, in their order.
func inOrder(text, words []string) bool {
	for _, w := range text {
		if len(words) > 0 && w == words[0] {
			words = words[1:]
		}
	}
	return len(words) == 0
}

// Values gathers the values of a discrepancy that are printed alike.
func Values(d *gainsay.Discrepancy) []Group {
	var groups []Group
	at := map[string]int{}
	odd := OddValue(d)
	for _, v := range d.Values {
		key := strings.ToLower(strings.Join(strings.Fields(v.Value), " "))
		i, ok := at[key]
		if !ok {
			i = len(groups)
			at[key] = i
			groups = append(groups, Group{Value: v.Value, Odd: odd != "" && strings.EqualFold(v.Value, odd)})
		}
		groups[i].Evidence = append(groups[i].Evidence, v.Evidence)
	}
	return groups
}
