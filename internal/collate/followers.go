package collate

import "sort"

// What follows on one utterance in the same mouth is the next utterance, though little
// of its wording be kept, as in two translations.
const (
	followShare = 0.18 // share of the lighter sentence's weight that both hold
	followGap   = 250  // bytes between a quotation and the next of the same speech
	followWords = 6    // words of the shorter at least
)

// followers ties quotations that follow on quotations of one utterance and share some
// of their words, where neither is tied to what the other's article prints already.
func (g *quoteGroups) followers(nodes [][]int, edges []edge) []edge {
	nodeOf := make([]int, len(g.quotes))
	for n, members := range nodes {
		for _, v := range members {
			nodeOf[v] = n
		}
	}
	tied := map[[2]int]bool{}
	articles := map[[2]int]bool{} // a node and an article that it has a tie to
	for _, e := range edges {
		tied[[2]int{e.a, e.b}] = true
		for _, v := range nodes[e.a] {
			articles[[2]int{e.b, g.quotes[v].article}] = true
		}
		for _, v := range nodes[e.b] {
			articles[[2]int{e.a, g.quotes[v].article}] = true
		}
	}
	var out []edge
	for _, p := range g.pairsBefore(nodes, nodeOf, edges) {
		x, y := g.next(p[0]), g.next(p[1])
		if x < 0 || y < 0 {
			continue
		}
		a, b := nodeOf[x], nodeOf[y]
		key := [2]int{min(a, b), max(a, b)}
		if a == b || tied[key] || articles[[2]int{a, g.quotes[y].article}] || articles[[2]int{b, g.quotes[x].article}] || !g.followsAlike(x, y) {
			continue
		}
		tied[key] = true
		out = append(out, edge{key[0], key[1], followShare})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].a < out[j].a || out[i].a == out[j].a && out[i].b < out[j].b })
	return out
}

// mostNext bounds how many ways one utterance may go on that are compared.
const mostNext = 6

// pairsBefore are pairs of quotations of one utterance: one of each of two tied nodes, and
// of one node those that go on differently.
func (g *quoteGroups) pairsBefore(nodes [][]int, nodeOf []int, edges []edge) [][2]int {
	var out [][2]int
	for _, e := range edges {
		out = append(out, [2]int{nodes[e.a][0], nodes[e.b][0]})
	}
	for _, members := range nodes {
		var ways []int
		seen := map[int]bool{}
		for _, v := range members {
			if x := g.next(v); x >= 0 && !seen[nodeOf[x]] && len(ways) < mostNext {
				seen[nodeOf[x]] = true
				ways = append(ways, v)
			}
		}
		for i := range ways {
			for j := range i {
				out = append(out, [2]int{ways[j], ways[i]})
			}
		}
	}
	return out
}

// next is the quotation that goes on where v ends, of the same speaker, -1 for none.
func (g *quoteGroups) next(v int) int {
	if v+1 >= len(g.quotes) {
		return -1
	}
	q, n := &g.quotes[v], &g.quotes[v+1]
	if n.article != q.article || n.speaker < 0 || n.speaker != q.speaker || n.fragment || n.span.Start-q.span.End > followGap {
		return -1
	}
	return v + 1
}

// followsAlike tells whether two quotations of one mouth share enough to be one
// sentence in other words.
func (g *quoteGroups) followsAlike(x, y int) bool {
	a, b := &g.quotes[x], &g.quotes[y]
	if a.article == b.article || g.voice(a, b) != oneVoice || min(len(a.words), len(b.words)) < followWords || 2*min(len(a.words), len(b.words)) < max(len(a.words), len(b.words)) {
		return false
	}
	bag := 0.0
	for i, j := 0, 0; i < len(a.stems) && j < len(b.stems); {
		switch {
		case a.stems[i] == b.stems[j]:
			bag += g.s.weights[a.stems[i]]
			i++
			j++
		case a.stems[i] < b.stems[j]:
			i++
		default:
			j++
		}
	}
	return bag >= followShare*min(a.telling, b.telling)
}
