package collate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// A candidate is a wording that could tell a claim.
type candidate struct {
	article int
	span    gainsay.Span
	manner  gainsay.Manner
	of      *utterance
}

// wordings are the statements of a claim as candidates to tell it.
func (s *story) wordings(said []int) []candidate {
	var out []candidate
	for _, i := range said {
		u := &s.said[i]
		for _, piece := range u.st.Content {
			out = append(out, candidate{u.article, s.withNoun(u.article, s.bareClaim(u.article, piece)), u.st.Manner, u})
		}
	}
	return out
}

// offered ends what stands before an infinitive that tells what was offered or asked:
// "Vale's offer to hold talks".
var offered = pattern(`((?:[A-Z][\w’'-]+ )?(?:offer|plan|proposal|demand|request|call|promise|pledge|vow|decision|threat)s? )$`)

// withNoun is a wording with the noun that it hangs on, where it is an infinitive.
func (s *story) withNoun(a int, span gainsay.Span) gainsay.Span {
	text := s.readings[a].Article.Text
	if !strings.HasPrefix(span.In(text), "to ") {
		return span
	}
	if m := offered().FindStringIndex(text[max(0, span.Start-longestClause):span.Start]); m != nil {
		span.Start -= m[1] - m[0]
	}
	return span
}

// clearest is the wording that tells a claim best, "" for none.
func (s *story) clearest(said []int) string { return s.clearestOf(s.wordings(said)) }

// mostWeighed bounds among how many wordings the clearest is sought.
const mostWeighed = 40

// clearestOf is the wording that stands by itself: a whole clause with a subject that
// is named, not quoted, not long, and much what the other origins say too.
func (s *story) clearestOf(all []candidate) string {
	all = all[:min(len(all), mostWeighed)]
	best, score := "", -1e9
	for i := range all {
		text := s.words(all[i].article, all[i].span)
		if points := s.clarity(&all[i]) + s.shareOfOrigins(all, i); points > score && text != "" {
			best, score = text, points
		}
	}
	return sentenceCase(best)
}

// What makes a wording clear, in points: about as many as a clause is letters too long.
const (
	bestLength = 70  // bytes
	hasSubject = 60  // a verb with its subject
	retold     = 20  // not quoted
	pronounful = 50  // begins with a pronoun: whom it means stands elsewhere
	ownVoice   = 30  // tells of "I", "we", "our"
	broken     = 60  // a relative clause, or words that lead to what is not there
	unmeant    = 150 // holds a value that cannot be meant
	agreed     = 60  // the origins print much the same
)

var (
	pronounStart = pattern(`(?i)^(?:that )?(?:he|she|it|they|this|these|those|who|which|there|his|her|its|their|him|them|me|us)\b`)
	firstPerson  = pattern(`(?i)\b(?:i|we|our|us|my|me)\b`)
	openEnd      = pattern(`(?i)\b(?:by|of|to|with|from|for|and|or|that|the|a|in|on|at)$`)
	relativePart = pattern(`(?i), (?:who|which|whom|whose)\b|\bwho(?:m)? (?:he|she|they|it) \w+\b`)
)

func (s *story) clarity(c *candidate) float64 {
	text := s.words(c.article, c.span)
	points := -float64(abs(len(text) - bestLength))
	if s.hasSubject(c.article, c.span) {
		points += hasSubject
	}
	if c.manner == gainsay.Indirect {
		points += retold
	}
	if pronounStart().MatchString(text) {
		points -= pronounful
	}
	if firstPerson().MatchString(text) {
		points -= ownVoice
	}
	if relativePart().MatchString(text) || openEnd().MatchString(strings.TrimRight(text, ".,;: ")) || strings.Count(text, "\"")%2 == 1 {
		points -= broken
	}
	if s.unmeant(c.article, c.span) {
		points -= unmeant
	}
	if headlineCase(text) {
		points -= broken
	}
	return points
}

// headlineCase tells words that nearly all begin with a capital, as a headline's do.
func headlineCase(text string) bool {
	long, capital := 0, 0
	for _, w := range strings.Fields(text) {
		if first, _ := utf8.DecodeRuneInString(w); len(w) > 3 && unicode.IsLetter(first) {
			long++
			if unicode.IsUpper(first) {
				capital++
			}
		}
	}
	return long > 3 && capital*5 >= long*4
}

// hasSubject tells whether a span holds a verb and its subject.
func (s *story) hasSubject(a int, span gainsay.Span) bool {
	n := s.sentenceAt(a, span.Start)
	if n < 0 {
		return false
	}
	terms := s.readings[a].Sentences[n].Terms
	for _, t := range terms {
		if strings.HasPrefix(t.Rel, "nsubj") && span.Holds(t.Span) && t.Head >= 0 && span.Holds(terms[t.Head].Span) {
			return true
		}
	}
	return false
}

// unmeant tells whether a span holds an amount or a time that cannot be meant.
func (s *story) unmeant(a int, span gainsay.Span) bool {
	r := &s.readings[a]
	for i := range r.Quantities {
		if r.Quantities[i].Implausible != "" && span.Meets(r.Quantities[i].Span) {
			return true
		}
	}
	for _, t := range s.timesIn(a, span) {
		if t.Implausible != "" {
			return true
		}
	}
	return false
}

// shareOfOrigins is how much of a wording the other origins say too.
func (s *story) shareOfOrigins(all []candidate, i int) float64 {
	best := map[int]float64{}
	for k := range all {
		o := s.origin[all[k].article]
		if k == i || o == s.origin[all[i].article] {
			continue
		}
		if l := likeness(all[i].of, all[k].of); l > best[o] {
			best[o] = l
		}
	}
	origins := map[int]bool{}
	for k := range all {
		origins[s.origin[all[k].article]] = true
	}
	sum := 0.0
	for o := range s.readings { // origins are numbered below the number of readings
		sum += best[o]
	}
	return agreed * sum / float64(max(1, len(origins)-1))
}

// tail begins what a retelling adds behind a claim: when it was made, or what was made of it.
var tail = pattern(`,? (?:after all, )?(?:an? |the )?(?:\w+ )?(?:(?:minute|hour|day|week|month)s? (?:after|before|earlier)|(?:claim|statement|charge|remark|account|accusation|allegation|suggestion) (?:that|which)|(?:contradict|reject|deny|disput|refut|add|cit|say|call|describ|brand|argu|accus)ing)\b`)

// lead is what a claim may begin with that is no part of it: when and where it was made.
var lead = pattern(`^[^,;:"“”]{1,40}? that `)

// claimLead is what names a claim before it is told: "Rossi's assertion that".
var claimLead = pattern(`(?i)^[^,;:"“”]{0,50}\b(?:claim|assertion|allegation|accusation|suggestion|statement|remark|report|contention)s? that `)

// bareClaim is a claim's words without when and where it was made, what names it, and
// what a retelling adds behind it.
func (s *story) bareClaim(a int, span gainsay.Span) gainsay.Span {
	text := s.words(a, span)
	if k := lead().FindStringIndex(text); k != nil && len(s.timesIn(a, gainsay.Span{Start: span.Start, End: span.Start + k[1]})) > 0 {
		span.Start += k[1]
		text = text[k[1]:]
	}
	if k := claimLead().FindStringIndex(text); k != nil {
		span.Start += k[1]
	}
	return s.withoutTail(a, span)
}

// withoutTail is a claim's words without what a retelling adds behind them.
func (s *story) withoutTail(a int, span gainsay.Span) gainsay.Span {
	text := s.words(a, span)
	if k := tail().FindStringIndex(text); k != nil && k[0] > shortestClaim && strings.HasPrefix(text[k[0]:], ",") {
		span.End = span.Start + k[0]
	}
	return span
}

// shortestClaim is how many bytes of a claim must be left before a tail is cut.
const shortestClaim = 20

// sentenceCase is a claim's words as a sentence: without the "that" they begin
// with, the first letter large.
func sentenceCase(text string) string {
	text = strings.TrimRight(strings.Join(strings.Fields(text), " "), ",;: ")
	if rest, ok := strings.CutPrefix(text, "that "); ok {
		text = rest
	}
	r, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(r)) + text[n:]
}
