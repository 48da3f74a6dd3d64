package collate

import (
	"strings"

	"gainsay"
)

// contradicted finds what an assertion contradicts without a verb of denial:
// "the area won't be closed, as some reports claimed", "the charges were false".
func (s *story) contradicted(i int) (clash, bool) {
	if !s.sided(i) {
		return clash{}, false
	}
	if c, ok := s.asClaimed(i); ok {
		return c, true
	}
	return s.calledFalse(i)
}

// asClaimed finds what an assertion with a "not" says in the face of another's
// claim: "will not be closed, as some reports claimed".
func (s *story) asClaimed(i int) (clash, bool) {
	u := &s.said[i]
	text := s.readings[u.article].Article.Text
	for j := s.around(i).from; j < s.around(i).to; j++ {
		t := &s.said[j]
		hop, cue := t.st.Speaker(), gainsay.CoverAll(t.st.Cue)
		if j == i || t.st.Within != u.st.ID || hop == nil || hop.Span.Empty() || cue.Empty() || cue.Start < hop.Span.End || cue.Start-hop.Span.End > 2 {
			continue
		}
		before := strings.TrimRight(text[:hop.Span.Start], " ")
		if !strings.HasSuffix(before, ", as") || !s.opposed(i, j) || !s.negatedBefore(u, hop.Span.Start) {
			continue
		}
		c := s.against(i, j)
		c.affirm = -1
		c.words = gainsay.Span{Start: len(before) - len("as"), End: cue.End}
		return c, true
	}
	return clash{}, false
}

// negatedBefore tells whether an utterance holds a negation before the byte at.
func (s *story) negatedBefore(u *utterance, at int) bool {
	for _, w := range wordsOf(s.words(u.article, gainsay.Span{Start: u.span.Start, End: max(u.span.Start, at)})) {
		if negations[w] {
			return true
		}
	}
	return false
}

// falsehood is a claim called false: "the charges were false", "his account is a lie".
var falsehood = pattern(`(?i)^(?:that )?(?:all |both |most of )?(?:the|these|those|this|that|his|her|their|its|such)\s+(\w+)\s+(?:was|were|is|are|had been|have been)\s+(?:\w+ly\s+)?(?:a |an |pure |simply |just |all )?(?:false|untrue|wrong|baseless|unfounded|groundless|fabricated|invented|lies?|nonsense|fabrications?|made up|incorrect)\b`)

// calledFalse finds the claim of another side that an assertion calls false.
func (s *story) calledFalse(i int) (clash, bool) {
	u := &s.said[i]
	m := falsehood().FindStringSubmatch(s.words(u.article, longest(u.st.Content)))
	if m == nil || !claimNouns[strings.TrimSuffix(strings.ToLower(m[1]), "s")] {
		return clash{}, false
	}
	best := s.nearestBefore(i)
	if best < 0 {
		return clash{}, false
	}
	c := s.against(i, best)
	c.bare = true
	return c, true
}
