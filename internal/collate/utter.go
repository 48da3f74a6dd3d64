package collate

import (
	"sort"

	"gainsay"
)

// An edge ties two quotations that print one utterance.
type edge struct {
	a, b  int
	score float64
}

// Bounds on what counts as one utterance. The weight of a word is that of
// weighTerms: a word of one sentence in a hundred weighs 4.6, of five 3.
const (
	sameRun         = 5    // words in a row that by themselves make one utterance, whoever is named
	runTelling      = 6    // and how much they must tell
	fragmentTelling = 3    // what a fragment must tell to be known again in the same mouth
	sameShare       = 0.55 // share of the lighter sentence's weight that a rewording keeps in order
	surerShare      = 0.75 // the same where a speaker is not known
	sameRange       = 0.45 // share of what stands between the first and the last word kept
	looseShare      = 0.6  // shares where the order is changed
	looseOther      = 0.5
	rewordedWords   = 3 // content words that a rewording keeps at least
	fewAdded        = 2 // words that two short sentences of the same content words may differ by
	keptWords       = 6 // or words of any kind, where they are half of all
)

// gather gathers quotations into groups in which each prints the same utterance as
// each other, the closest first. A quotation that is left over, as a fragment may
// be whose whole stands in a group already, makes a group with what it is like.
func (g *quoteGroups) gather() [][]int {
	nodes := g.nodes()
	edges := g.edges(nodes)
	edges = append(edges, g.followers(nodes, edges)...)
	tied := map[[2]int]bool{}
	for _, e := range edges {
		tied[[2]int{e.a, e.b}] = true
	}
	group := make([]int, len(nodes))
	members := make([][]int, len(nodes))
	for i := range nodes {
		group[i], members[i] = i, []int{i}
	}
	for _, e := range edges {
		x, y := group[e.a], group[e.b]
		if x == y || !allTied(tied, members[x], members[y]) {
			continue
		}
		for _, n := range members[y] {
			group[n] = x
		}
		members[x] = append(members[x], members[y]...)
		members[y] = nil
	}
	members = append(members, leftOver(edges, tied, members)...)
	var out [][]int
	for _, ns := range members {
		var variants []int
		for _, n := range ns {
			variants = append(variants, nodes[n]...)
		}
		sort.Ints(variants)
		if len(variants) > 1 {
			out = append(out, variants)
		}
	}
	sort.Slice(out, func(a, b int) bool { return out[a][0] < out[b][0] })
	return out
}

func allTied(tied map[[2]int]bool, xs, ys []int) bool {
	for _, x := range xs {
		for _, y := range ys {
			if !tied[[2]int{min(x, y), max(x, y)}] {
				return false
			}
		}
	}
	return true
}

// leftOver are groups of a lone node with those it is tied to that are tied to each other.
func leftOver(edges []edge, tied map[[2]int]bool, members [][]int) [][]int {
	more := map[int][]int{}
	var order []int
	for _, e := range edges {
		for _, p := range [2][2]int{{e.a, e.b}, {e.b, e.a}} {
			if len(members[p[0]]) != 1 {
				continue
			}
			if more[p[0]] == nil {
				order = append(order, p[0])
				more[p[0]] = []int{p[0]}
			}
			if allTied(tied, more[p[0]][1:], []int{p[1]}) {
				more[p[0]] = append(more[p[0]], p[1])
			}
		}
	}
	var out [][]int
	for _, n := range order {
		out = append(out, more[n])
	}
	return out
}

// nodes gathers quotations of the same words in the same mouth, which need not be
// compared one by one: a wire copy may stand in a hundred articles.
func (g *quoteGroups) nodes() [][]int {
	type key struct {
		words   string
		speaker int
	}
	at := map[key]int{}
	var out [][]int
	for i := range g.quotes {
		q := &g.quotes[i]
		k := key{joined(q.words), q.speaker}
		if n, ok := at[k]; ok && (q.speaker >= 0 || len(q.words) >= sameRun) {
			out[n] = append(out[n], i)
			continue
		}
		at[k] = len(out)
		out = append(out, []int{i})
	}
	return out
}

func joined(words []string) string {
	n := 0
	for _, w := range words {
		n += len(w) + 1
	}
	b := make([]byte, 0, n)
	for _, w := range words {
		b = append(append(b, w...), ' ')
	}
	return string(b)
}

// edges are the pairs of nodes that print one utterance, closest first. Only nodes
// that share enough weight in content words are compared word by word.
func (g *quoteGroups) edges(nodes [][]int) []edge {
	byStem := map[string][]int{}
	shared := make([]float64, len(nodes))
	var out []edge
	for n := range nodes {
		q := &g.quotes[nodes[n][0]]
		var touched []int
		for _, k := range q.stems {
			for _, m := range byStem[k] {
				if shared[m] == 0 {
					touched = append(touched, m)
				}
				shared[m] += g.s.weights[k]
			}
			byStem[k] = append(byStem[k], n)
		}
		sort.Ints(touched)
		for _, m := range touched {
			o := &g.quotes[nodes[m][0]]
			bag := shared[m]
			shared[m] = 0
			if bag < sameShare*min(q.telling, o.telling) || !g.twoArticles(nodes[n], nodes[m]) {
				continue
			}
			if score := g.sameUtterance(o, q, bag); score > 0 {
				out = append(out, edge{m, n, score})
			}
		}
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].score > out[b].score })
	return out
}

// twoArticles tells whether two nodes hold quotations of two articles.
func (g *quoteGroups) twoArticles(x, y []int) bool {
	first := g.quotes[x[0]].article
	for _, list := range [2][]int{x, y} {
		for _, v := range list {
			if g.quotes[v].article != first {
				return true
			}
		}
	}
	return false
}

// sameUtterance scores how surely two quotations print one utterance, 0 for not.
// bag is the weight of the content words that both hold. The words of one speaker
// may be reworded; the words of two must be the same over a long run.
func (g *quoteGroups) sameUtterance(a, b *quote, bag float64) float64 {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	run, at := longestRun(a.words, b.words)
	_, runTells := g.s.contentOf(a.words[at : at+run])
	share := bag / max(a.telling, b.telling)
	voice := g.voice(a, b)
	switch {
	case run == len(a.words) && voice == oneVoice && (a.telling >= fragmentTelling && run != 2 || a.telling >= runTelling || run == len(b.words) && a.telling > 0),
		run >= sameRun && runTells >= runTelling && (run == len(a.words) || run >= 2*sameRun),
		run == len(a.words) && run >= 3 && runTells >= runTelling && voice == unknownVoice:
		return 2 + share
	case voice == twoVoices && run >= sameRun && runTells >= runTelling && 4*run >= 3*len(a.words):
		return 1 + share
	case voice == twoVoices || (a.fragment || b.fragment) && len(a.words) < sameRun:
		return 0
	case voice == unknownVoice:
		return g.reworded(a, b, bag, surerShare)
	case len(a.stems) > 1 && joined(a.stems) == joined(b.stems) && len(b.words)-len(a.words) <= fewAdded:
		return 1 + share // a short sentence with an article more
	}
	return g.reworded(a, b, bag, sameShare)
}

// reworded scores two quotations that share much of what they say: at least share
// of what the lighter tells, in the same order, or nearly as much in another. What
// the other says before and after the words they share counts for nothing.
func (g *quoteGroups) reworded(a, b *quote, bag, share float64) float64 {
	lighter, heavier := min(a.telling, b.telling), max(a.telling, b.telling)
	if bag < share*lighter {
		return 0
	}
	ops := align(a.words, b.words)
	first, last := keptRange(ops)
	var kept, inA, inB []string
	for _, o := range ops[first:last] {
		switch o.kind {
		case keep:
			kept = append(kept, a.words[o.a])
		case drop:
			inA = append(inA, a.words[o.a])
		case add:
			inB = append(inB, b.words[o.b])
		}
	}
	stems, weight := g.s.contentOf(kept)
	_, onlyA := g.s.contentOf(inA)
	_, onlyB := g.s.contentOf(inB)
	enough := len(stems) >= rewordedWords || len(kept) >= keptWords && 2*len(kept) >= last-first
	if enough && weight >= share*lighter && weight >= sameRange*(weight+max(onlyA, onlyB)) {
		return 1 + weight/heavier
	}
	if n := sharedStems(a.stems, b.stems); share == sameShare && n > rewordedWords && bag >= looseShare*lighter && bag >= looseOther*heavier {
		return bag / heavier
	}
	return 0
}

func sharedStems(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// A voice says whether two quotations may be of one mouth.
type voice uint8

const (
	unknownVoice voice = iota
	oneVoice
	twoVoices
)

func (g *quoteGroups) voice(a, b *quote) voice {
	if a.speaker < 0 || b.speaker < 0 {
		return unknownVoice
	}
	for _, x := range a.voices {
		for _, y := range b.voices {
			if g.s.cast.sameSide(x, y) {
				return oneVoice
			}
		}
	}
	for _, m := range [2]int{a.speaker, b.speaker} {
		switch g.s.cast.members[m].Kind {
		case gainsay.Group, gainsay.Anonymous, gainsay.Document, gainsay.Other:
			return unknownVoice // "investigators" may be the branch that another report names
		}
	}
	return twoVoices
}

// longestRun is the longest run of words that both hold: its length, and where it
// begins in a.
func longestRun(a, b []string) (length, at int) {
	prev := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			next := prev[j+1]
			if a[i] == b[j] {
				prev[j+1] = diagonal + 1
				if prev[j+1] > length {
					length, at = prev[j+1], i-prev[j+1]+1
				}
			} else {
				prev[j+1] = 0
			}
			diagonal = next
		}
	}
	return length, at
}
