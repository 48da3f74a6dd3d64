package collate

import (
	"strings"

	"gainsay"
)

// claimFollows begins the words that say what a claim was, behind its owner: "a claim
// by Rossi, the chair of the union, that …", "the account of Rossi, according to which …".
var claimFollows = pattern(`^(?:, (?:an? |the |his |her |its |[A-Z])[^,;.:"“”]{1,60})?,? (?:that|according to which|in which|which holds that|which says that) `)

// toldClaim is the claim that a denial itself gives behind the one whose claim it is,
// prepared for comparison; nil where it gives none.
func (s *story) toldClaim(u *utterance) *utterance {
	object := s.object(u)
	n := s.sentenceAt(u.article, object.Start)
	if n < 0 || object.End >= s.readings[u.article].Sentences[n].Span.End {
		return nil
	}
	text := s.readings[u.article].Article.Text
	end := s.readings[u.article].Sentences[n].Span.End
	k := claimFollows().FindStringIndex(text[object.End:end])
	if k == nil {
		return nil
	}
	span := gainsay.Span{Start: object.End + k[1], End: end}
	span.End = span.Start + len(strings.TrimRight(s.words(u.article, span), " \t\r\n.;,\"”"))
	told := s.wordsSaid(u.article, span)
	if len(told.terms) < fewestTold {
		return nil
	}
	return told
}

// fewestTold is how many content words the claim must have that a denial gives.
const fewestTold = 2

// wordsSaid is a span of an article, prepared for comparison as a statement is.
func (s *story) wordsSaid(a int, span gainsay.Span) *utterance {
	u := utterance{article: a, st: &gainsay.Statement{Content: []gainsay.Span{span}, Manner: gainsay.Indirect}, speaker: -1, teller: -1, source: -1, span: span}
	s.fillTerms(&u)
	return &u
}

// afterwards stands between a denial and what another side said before it: "denied
// …, a day after the minister said that …".
var afterwards = pattern(`(?i)^,? ?(?:\w+ )?(?:(?:minute|hour|day|week|month)s? )?(?:after|despite|although|even though) `)

// deniedBeside is what another side is said, in the same sentence, to have said
// before the denial.
func (s *story) deniedBeside(i int) (clash, bool) {
	u := &s.said[i]
	n := s.sentenceAt(u.article, u.span.Start)
	if n < 0 {
		return clash{}, false
	}
	text := s.readings[u.article].Article.Text
	r := s.around(i)
	for j := r.from; j < r.to; j++ {
		t := &s.said[j]
		hop := t.st.Speaker()
		if j == i || hop == nil || hop.Span.Empty() || t.st.Stance != gainsay.Asserts && t.st.Stance != gainsay.Commits || s.sentenceAt(u.article, t.span.Start) != n || t.span.Start < u.span.Start || !s.opposed(i, j) || t.negated != u.negated {
			continue
		}
		for _, m := range s.mentionsIn(u.article, hop.Span) {
			hop := gainsay.Span{Start: min(hop.Span.Start, m.Span.Start), End: m.Span.End}
			from := s.objectBefore(u, hop.Start)
			if between := text[from:m.Span.Start]; afterwards().MatchString(between) && !strings.Contains(between[1:], ",") {
				return s.against(i, j), true
			}
		}
	}
	return clash{}, false
}

// objectBefore is where the last comma before the byte at stands in a denial's
// sentence: what follows is no part of what is denied.
func (s *story) objectBefore(u *utterance, at int) int {
	cue := gainsay.CoverAll(u.st.Cue).End
	text := s.readings[u.article].Article.Text
	if cue >= at {
		return at
	}
	if k := strings.LastIndexByte(text[cue:at], ','); k >= 0 {
		return cue + k
	}
	return at
}

// contradicting stands between what one says and another whom it contradicts.
var contradicting = pattern(`(?i)\b(?:contradicting|rejecting|denying|disputing|refuting|rebutting|dismissing|countering)\b`)

// contradicts finds the other side whom a participle names: "refused to let them in,
// contradicting the president, who claimed that …".
func (s *story) contradicts(i int) (clash, bool) {
	u := &s.said[i]
	if !s.sided(i) {
		return clash{}, false
	}
	text := s.readings[u.article].Article.Text
	r := s.around(i)
	for j := r.from; j < r.to; j++ {
		t := &s.said[j]
		hop := t.st.Speaker()
		if j == i || hop == nil || hop.Span.Start <= u.span.Start || t.span.Start < hop.Span.End || !u.span.Holds(t.span) || !s.opposed(i, j) {
			continue
		}
		k := contradicting().FindStringIndex(text[u.span.Start:hop.Span.Start])
		if k != nil && !strings.ContainsAny(text[u.span.Start+k[1]:hop.Span.Start], ";.") {
			return s.against(i, j), true
		}
	}
	return clash{}, false
}
