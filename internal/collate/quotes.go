package collate

import (
	"sort"
	"strings"

	"gainsay"
)

// A quote is one quoted sentence, or a quoted fragment, of one article.
type quote struct {
	article  int
	said     int   // index in story.said
	speaker  int   // member, -1 unknown
	named    bool  // the speaker is given by name where it is quoted
	voices   []int // every member of the statement's chain
	passage  int   // which quoted passage of the story it is a sentence of
	part     int   // which sentence of the passage
	fragment bool  // the passage is less than a sentence
	span     gainsay.Span
	words    []string // keys of its words
	caps     []bool   // which words begin with a capital
	stems    []string // content words, each once, sorted
	telling  float64  // weight of its content words
}

// A quoteGroup is one utterance as different articles print it.
type quoteGroup struct {
	variants []int // indexes in quotes, in order
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
// utterance side by side, sentence by sentence.
func (s *story) alignQuotes() *quoteGroups {
	g := &quoteGroups{s: s, quotes: s.quotations()}
	for _, variants := range g.joinSentences(g.gather()) {
		if g.articlesOf(variants) < 2 {
			continue
		}
		group := quoteGroup{variants: variants}
		group.relation, group.changes = g.relate(variants)
		g.groups = append(g.groups, group)
	}
	sort.SliceStable(g.groups, func(a, b int) bool { return g.groups[a].variants[0] < g.groups[b].variants[0] })
	return g
}

func (g *quoteGroups) articlesOf(variants []int) int {
	var articles []int
	for _, v := range variants {
		articles = appendNew(articles, g.quotes[v].article)
	}
	return len(articles)
}

// quotations are the quoted passages that statements hold, each once, cut into
// sentences. A passage within another is part of it.
func (s *story) quotations() []quote {
	var out []quote
	passage := 0
	for _, r := range s.ofArticle {
		type quoted struct {
			span gainsay.Span
			said int
		}
		var spans []quoted
		for i := r.from; i < r.to; i++ {
			for _, span := range s.said[i].st.Quoted {
				spans = append(spans, quoted{span, i})
			}
		}
		sort.SliceStable(spans, func(a, b int) bool {
			x, y := spans[a].span, spans[b].span
			if x != y {
				return x.Start < y.Start || x.Start == y.Start && x.End > y.End
			}
			return s.said[spans[a].said].span.Len() < s.said[spans[b].said].span.Len() // the one whose own words they are
		})
		end := -1
		for _, q := range spans {
			if q.span.End <= end {
				continue
			}
			end = q.span.End
			out = append(out, s.sentencesOf(q.span, q.said, passage)...)
			passage++
		}
	}
	return out
}

// sentencesOf cuts a quoted passage into its sentences.
func (s *story) sentencesOf(span gainsay.Span, said, passage int) []quote {
	u := &s.said[said]
	text := s.words(u.article, span)
	base := quote{article: u.article, said: said, speaker: u.speaker, named: s.speakerNamed(u, span), voices: s.voices(u), passage: passage}
	base.fragment = isFragment(text)
	var out []quote
	from := 0
	for from < len(text) {
		to := sentenceEnd(text, from)
		q := base
		lead := len(text[from:to]) - len(strings.TrimLeft(text[from:to], " \t\r\n"))
		q.span = gainsay.Span{Start: span.Start + from + lead, End: span.Start + from + len(strings.TrimRight(text[from:to], " \t\r\n"))}
		from = to
		for _, w := range printedWords(q.span.In(s.readings[u.article].Article.Text)) {
			q.words = append(q.words, w.key)
			q.caps = append(q.caps, w.cap)
		}
		if len(q.words) == 0 {
			continue
		}
		q.part = len(out)
		q.stems, q.telling = s.contentOf(q.words)
		out = append(out, q)
	}
	return out
}

// isFragment tells a passage that is less than a sentence: it begins in lower case
// or is cut off before any mark and short.
func isFragment(text string) bool {
	words := printedWords(text)
	return len(words) == 0 || !words[0].cap || len(words) < 4
}

// shortSentence is how many words a sentence of a quotation must have to stand by
// itself: "I asked him that" goes with what follows.
const shortSentence = 7

// sentenceEnd is where the sentence that begins at from ends: after its mark,
// before a capital.
func sentenceEnd(text string, from int) int {
	words := printedWords(text[from:])
	for k := 0; k+1 < len(words); k++ {
		gap := text[from+words[k].end:]
		mark := strings.IndexAny(gap[:min(len(gap), 3)], ".!?")
		if k+1 >= shortSentence && words[k+1].cap && mark == 0 && !titles[words[k].key] && len(words[k].key) > 1 {
			return from + words[k].end + 1
		}
	}
	return len(text)
}

// titles are abbreviations before a name, whose full stop ends no sentence.
var titles = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "gen": true, "sen": true, "rep": true, "st": true, "col": true, "lt": true, "gov": true}

// contentOf are the stems of the content words of a list of words, each once and
// sorted, and their weight.
func (s *story) contentOf(words []string) ([]string, float64) {
	var stems []string
	for _, w := range words {
		if k := s.stemOf(w); s.weights[k] > 0 && !functionWords[w] {
			stems = append(stems, k)
		}
	}
	sort.Strings(stems)
	stems = compact(stems)
	sum := 0.0
	for _, k := range stems {
		sum += s.weights[k]
	}
	return stems, sum
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

// voices are the members of a statement's chain.
func (s *story) voices(u *utterance) []int {
	var out []int
	for k := range u.st.Chain {
		if m := s.cast.actor(u.article, &u.st.Chain[k]); m >= 0 {
			out = appendNew(out, m)
		}
	}
	return out
}

// speakerNamed tells whether the innermost source of a quotation is a person's name
// on the page, and no other person's name stands nearer to it.
func (s *story) speakerNamed(u *utterance, quoted gainsay.Span) bool {
	hop := u.st.Speaker()
	if hop == nil || u.speaker < 0 || s.cast.members[u.speaker].Kind != gainsay.Person || len(strings.Fields(s.cast.members[u.speaker].Name)) < 2 {
		return false
	}
	r := &s.readings[u.article]
	named := false
	between := gainsay.Span{Start: min(hop.Span.End, quoted.End), End: max(hop.Span.Start, quoted.Start)}
	for _, m := range s.mentionsIn(u.article, hop.Span.Cover(between)) {
		if m.Kind != gainsay.NameMention || m.Actor < 0 {
			continue
		}
		is := s.cast.of[u.article][m.Actor] == u.speaker
		switch {
		case is && hop.Span.Holds(m.Span):
			named = true
		case !is && between.Holds(m.Span) && r.Actors[m.Actor].Kind == gainsay.Person && !s.saysRight(u, hop, quoted):
			return false
		}
	}
	return named
}

// besideQuote bounds, in bytes, how far from a quotation its source and cue stand for
// both to be of one sentence with it whoever is named between: "Rossi said of the
// president at a meeting with her minister. “…”".
const besideQuote = 160

// saysRight tells whether the words that say so stand right beside the source, and both
// in the quotation's own paragraph, near it.
func (s *story) saysRight(u *utterance, hop *gainsay.Hop, quoted gainsay.Span) bool {
	if hop.Cue.Empty() || abs(hop.Cue.Start-hop.Span.End) > 1 && abs(hop.Span.Start-hop.Cue.End) > 1 {
		return false
	}
	gap := gainsay.Span{Start: min(hop.Span.End, quoted.End), End: max(hop.Span.Start, quoted.Start)}
	return gap.Len() < besideQuote && !strings.Contains(s.words(u.article, gap), "\n")
}

// joinSentences joins groups of sentences that follow each other in the same
// passages: what every article prints in one piece is one utterance.
func (g *quoteGroups) joinSentences(groups [][]int) [][]int {
	at := map[[2]int]int{} // group by passage and sentence
	for k, vs := range groups {
		for _, v := range vs {
			at[[2]int{g.quotes[v].passage, g.quotes[v].part}] = k
		}
	}
	gone := make([]bool, len(groups))
	for k := range groups {
		for !gone[k] {
			next := g.following(groups, at, k)
			if next < 0 || gone[next] || next == k {
				break
			}
			for i, v := range groups[k] {
				groups[k][i] = g.widen(v, groups[next][i])
			}
			for _, v := range groups[k] {
				at[[2]int{g.quotes[v].passage, g.quotes[v].part}] = k
			}
			gone[next] = true
		}
	}
	var out [][]int
	for k := range groups {
		if !gone[k] {
			out = append(out, groups[k])
		}
	}
	return out
}

// following is the group whose variants each follow on one of group k, -1 for none.
func (g *quoteGroups) following(groups [][]int, at map[[2]int]int, k int) int {
	next := -1
	for i, v := range groups[k] {
		q := &g.quotes[v]
		n, ok := at[[2]int{q.passage, q.part + 1}]
		if !ok || next >= 0 && n != next || len(groups[n]) != len(groups[k]) {
			return -1
		}
		next = n
		if f := &g.quotes[groups[n][i]]; f.passage != q.passage || f.part != q.part+1 {
			return -1
		}
	}
	return next
}

// widen adds a quotation made of two sentences that follow each other.
func (g *quoteGroups) widen(first, second int) int {
	a, b := g.quotes[first], g.quotes[second]
	a.span = a.span.Cover(b.span)
	a.words = append(append([]string{}, a.words...), b.words...)
	a.caps = append(append([]bool{}, a.caps...), b.caps...)
	a.stems, a.telling = g.s.contentOf(a.words)
	a.part = b.part
	g.quotes = append(g.quotes, a)
	return len(g.quotes) - 1
}

// printed are the groups as presenters receive them.
func (g *quoteGroups) printed() []gainsay.Quotes {
	var out []gainsay.Quotes
	for _, group := range g.groups {
		q := gainsay.Quotes{Relation: group.relation, Changes: texts(group.changes)}
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

// mostChanges bounds how many changes are told of one utterance.
const mostChanges = 6

// texts are the words of changes, each once, the changes of sense first.
func texts(changes []change) []string {
	var out []string
	for _, sense := range []bool{true, false} {
		for _, c := range changes {
			if c.sense == sense && len(out) < mostChanges {
				out = appendNew(out, c.text)
			}
		}
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
