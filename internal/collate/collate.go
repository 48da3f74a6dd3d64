// Package collate turns the Readings of one story into what a careful editor
// finds by laying them side by side: claims and who stands where on them,
// disputes, the variants of each quotation, discrepancies, and a timeline.
//
// Precision comes first: a desk that is sent three false alarms stops reading.
package collate

import (
	"slices"
	"sort"

	"gainsay"
	"gainsay/internal/world"
)

// A Collator compares the articles of one story. It is safe for concurrent use.
type Collator struct{ table *world.Table }

// New takes the table of the world that tells who speaks for whom and who held
// which office when.
func New(table *world.Table) *Collator { return &Collator{table: table} }

// Findings are what Collate finds; every list is in order of importance.
type Findings struct {
	Claims        []gainsay.Claim
	Disputes      []gainsay.Dispute
	Discrepancies []gainsay.Discrepancy
	Quotes        []gainsay.Quotes
	Timeline      []gainsay.Event
}

// Collate compares what the articles of one story say and returns where they
// differ. origin is the origin group of each article (lineage.Result.Origin):
// copies count once. It is a pure function of its input: same articles, same
// findings, in the same order.
func (c *Collator) Collate(readings []gainsay.Reading, origin []int) Findings {
	s := newStory(c.table, readings, origin)
	quotes := s.alignQuotes()
	claims := s.gatherClaims()
	disputes := s.findDisputes()
	f := Findings{
		Disputes: disputes,
		Quotes:   quotes.printed(),
		Timeline: s.timeline(),
	}
	f.Discrepancies = s.findDiscrepancies(claims, quotes)
	f.Claims = s.printedClaims(claims, disputes)
	return f
}

// A story is the readings under comparison, indexed.
type story struct {
	table     *world.Table
	readings  []gainsay.Reading
	origin    []int
	cast      *cast
	said      []utterance // the statements of all articles, in order
	ofArticle []stretch   // where the statements of each article stand in said
	weights   map[string]float64
	mentions  [][]gainsay.Mention // of each article, by where they begin
	times     [][]gainsay.Time    // of each article, by where they begin
	stems     map[string]string   // stems of words met, so that each is cut once
	byTerm    map[string][]int    // statements by content word; made when first asked for
	met       tally
	matter    []matter // what is in dispute
	affirmed  []claim  // what one side of each dispute affirms, gathered from all its statements
	atIssue   []claim  // the same with the denials, which name what they deny
}

// A stretch is a half-open range of indexes.
type stretch struct{ from, to int }

func newStory(table *world.Table, readings []gainsay.Reading, origin []int) *story {
	s := &story{table: table, readings: readings, origin: origin, stems: map[string]string{}}
	s.cast = gatherCast(table, readings)
	for a := range readings {
		s.mentions = append(s.mentions, slices.Clone(readings[a].Mentions))
		slices.SortStableFunc(s.mentions[a], func(x, y gainsay.Mention) int { return x.Span.Start - y.Span.Start })
		s.times = append(s.times, slices.Clone(readings[a].Times))
		slices.SortStableFunc(s.times[a], func(x, y gainsay.Time) int { return x.Span.Start - y.Span.Start })
	}
	s.weighTerms()
	for a := range readings {
		from := len(s.said)
		s.said = append(s.said, s.utterances(a)...)
		s.ofArticle = append(s.ofArticle, stretch{from, len(s.said)})
	}
	return s
}

// evidence is where a finding rests: a span of article a.
func (s *story) evidence(a int, span gainsay.Span, chain []gainsay.Hop) gainsay.Evidence {
	art := &s.readings[a].Article
	return gainsay.Evidence{Article: art.ID, File: art.File, Span: span, Chain: chain}
}

// origins counts the independent origins among articles.
func (s *story) origins(articles []int) int {
	seen := map[int]bool{}
	for _, a := range articles {
		seen[s.origin[a]] = true
	}
	return len(seen)
}

func (s *story) words(a int, span gainsay.Span) string { return span.In(s.readings[a].Article.Text) }

// sentenceAt is the index of the sentence of article a that holds the byte at, -1 for none.
func (s *story) sentenceAt(a, at int) int {
	sentences := s.readings[a].Sentences
	n := sort.Search(len(sentences), func(k int) bool { return sentences[k].Span.End > at })
	if n == len(sentences) || sentences[n].Span.Start > at {
		return -1
	}
	return n
}

// mentionsIn are the mentions of article a that begin within span.
func (s *story) mentionsIn(a int, span gainsay.Span) []gainsay.Mention {
	all := s.mentions[a]
	from := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= span.Start })
	to := from + sort.Search(len(all)-from, func(i int) bool { return all[from+i].Span.Start >= span.End })
	return all[from:to]
}
