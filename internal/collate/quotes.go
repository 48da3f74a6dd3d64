package collate

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// A quote is one quoted passage of one article.
type quote struct {
	article int
	said    int // index in story.said
	speaker int // member, -1 unknown
	span    gainsay.Span
	words   []string // lower case, marks left out
	telling float64  // weight of its content words
}

// A quoteGroup is one utterance as different articles print it.
type quoteGroup struct {
	variants []int // indexes in quotes
	relation gainsay.Relation
	changes  []change
}

// quoteGroups are the quotations of a story and how they belong together.
type quoteGroups struct {
	s      *story
	quotes []quote
	groups []quoteGroup
}

// alignQuotes gathers the quoted passages of all articles and sets those of one
// utterance side by side.
func (s *story) alignQuotes() *quoteGroups {
	g := &quoteGroups{s: s, quotes: s.quotations()}
	parent := make([]int, len(g.quotes))
	for i := range parent {
		parent[i] = i
	}
	for _, p := range g.pairs() {
		a, b := root(parent, p[0]), root(parent, p[1])
		if a != b {
			parent[max(a, b)] = min(a, b)
		}
	}
	members := map[int][]int{}
	for i := range g.quotes {
		k := root(parent, i)
		members[k] = append(members[k], i)
	}
	for i := range g.quotes {
		if vs := members[i]; len(vs) > 1 {
			group := quoteGroup{variants: vs}
			group.relation, group.changes = g.relate(vs)
			g.groups = append(g.groups, group)
		}
	}
	return g
}

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// quotations are the quoted passages that statements hold, each once.
func (s *story) quotations() []quote {
	var out []quote
	seen := map[gainsay.Span]bool{}
	article := -1
	for i := range s.said {
		u := &s.said[i]
		if u.article != article {
			article, seen = u.article, map[gainsay.Span]bool{}
		}
		for _, span := range u.st.Quoted {
			if seen[span] {
				continue
			}
			seen[span] = true
			words := wordsOf(s.words(u.article, span))
			if len(words) > 0 {
				out = append(out, quote{article: u.article, said: i, speaker: u.speaker, span: span, words: words, telling: s.telling(words)})
			}
		}
	}
	return out
}

// wordsOf are the words of a text in lower case, without marks; "not" stands by itself.
func wordsOf(text string) []string {
	var out []string
	fields := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '%' && r != '.' && r != ','
	})
	for _, f := range fields {
		w := strings.ToLower(strings.ReplaceAll(strings.Trim(f, "'’.,"), "’", "'"))
		switch {
		case w == "":
		case w == "cannot":
			out = append(out, "can", "not")
		case w == "can't":
			out = append(out, "can", "not")
		case w == "won't":
			out = append(out, "will", "not")
		case strings.HasSuffix(w, "n't"):
			out = append(out, strings.TrimSuffix(w, "n't"), "not")
		default:
			out = append(out, w)
		}
	}
	return out
}

func (s *story) telling(words []string) float64 {
	sum := 0.0
	for _, w := range words {
		sum += s.weights[stem(w)]
	}
	return sum
}

// pairs are the pairs of quotations from two articles that print one utterance.
// Only pairs that share a telling word are compared.
func (g *quoteGroups) pairs() [][2]int {
	byWord := map[string][]int{}
	for i := range g.quotes {
		for _, w := range distinct(g.quotes[i].words) {
			if k := stem(w); g.s.weights[k] > 0 {
				byWord[k] = append(byWord[k], i)
			}
		}
	}
	compared := map[[2]int]bool{}
	var out [][2]int
	for i := range g.quotes {
		for _, w := range distinct(g.quotes[i].words) {
			for _, j := range byWord[stem(w)] {
				p := [2]int{i, j}
				if j <= i || g.quotes[j].article == g.quotes[i].article || compared[p] {
					continue
				}
				compared[p] = true
				if g.sameUtterance(&g.quotes[i], &g.quotes[j]) {
					out = append(out, p)
				}
			}
		}
	}
	sort.Slice(out, func(a, b int) bool {
		return out[a][0] < out[b][0] || out[a][0] == out[b][0] && out[a][1] < out[b][1]
	})
	return out
}

func distinct(words []string) []string {
	out := append([]string{}, words...)
	sort.Strings(out)
	return compact(out)
}

func compact(sorted []string) []string {
	kept := sorted[:0]
	for i, w := range sorted {
		if i == 0 || w != sorted[i-1] {
			kept = append(kept, w)
		}
	}
	return kept
}

// Bounds on what counts as one utterance.
const (
	fragmentWords = 2   // a fragment shorter than this must be one telling word of one speaker
	sameRun       = 5   // words in a row that by themselves make one utterance, whoever is named
	rewordedShare = 0.5 // share of the shorter's telling words that the other must carry, in order
)

// sameUtterance tells whether two quotations print one utterance. The words of
// one speaker may be reworded; the words of two must be the same over a long run.
func (g *quoteGroups) sameUtterance(a, b *quote) bool {
	if len(a.words) > len(b.words) {
		a, b = b, a
	}
	same := a.speaker >= 0 && a.speaker == b.speaker
	run := longestRun(a.words, b.words)
	if run == len(a.words) {
		switch {
		case run >= sameRun:
			return true
		case same:
			return run >= fragmentWords && a.telling >= fragmentTelling || run == 1 && a.telling >= wordTelling
		}
		return run >= 3 && a.telling >= fragmentTelling && (a.speaker < 0 || b.speaker < 0)
	}
	if run >= 2*sameRun {
		return true
	}
	if !same && a.speaker >= 0 && b.speaker >= 0 {
		return run >= sameRun && 4*run >= 3*len(a.words)
	}
	if len(a.words) < 4 {
		return false
	}
	return g.sharedInOrder(a, b) >= rewordedShare*a.telling && a.telling >= fragmentTelling
}

// How much the words of a fragment must tell to be known again in another article.
const (
	fragmentTelling = 5
	wordTelling     = 4
)

// sharedInOrder is the weight of the words that the longest common subsequence
// of the two holds.
func (g *quoteGroups) sharedInOrder(a, b *quote) float64 {
	sum := 0.0
	for _, op := range align(a.words, b.words) {
		if op.kind == keep {
			sum += g.s.weights[stem(a.words[op.a])]
		}
	}
	return sum
}

// longestRun is the length of the longest run of words that both hold.
func longestRun(a, b []string) int {
	best := 0
	prev := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			next := prev[j+1]
			if a[i] == b[j] {
				prev[j+1] = diagonal + 1
				best = max(best, prev[j+1])
			} else {
				prev[j+1] = 0
			}
			diagonal = next
		}
	}
	return best
}

// printed are the groups as presenters receive them.
func (g *quoteGroups) printed() []gainsay.Quotes {
	var out []gainsay.Quotes
	for _, group := range g.groups {
		q := gainsay.Quotes{Relation: group.relation}
		for _, c := range group.changes {
			q.Changes = append(q.Changes, c.text)
		}
		var said []int
		for _, v := range group.variants {
			said = append(said, g.quotes[v].said)
			u := &g.s.said[g.quotes[v].said]
			q.Variants = append(q.Variants, g.s.evidence(u.article, g.quotes[v].span, u.st.Chain))
		}
		q.Speaker = g.speakerOf(group.variants, said)
		out = append(out, q)
	}
	return out
}

// speakerOf is the speaker whom most variants name.
func (g *quoteGroups) speakerOf(variants, said []int) string {
	count := map[int]int{}
	best := -1
	for _, v := range variants {
		if sp := g.quotes[v].speaker; sp >= 0 {
			count[sp]++
			if best < 0 || count[sp] > count[best] {
				best = sp
			}
		}
	}
	return g.s.actorName(best, said)
}

func isWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
