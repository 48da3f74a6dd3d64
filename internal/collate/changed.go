package collate

import (
	"gainsay"
)

// earlier are words of a cue that say that a statement was made before another.
var earlier = pattern(`(?i)\b(?:previously|earlier|initially|originally|at first|once|long|repeatedly|had)\b`)

// sameStand is how alike two statements of one speaker must be to be two stances on one
// claim, when nothing else ties them.
const sameStand = 0.6

// changedPositions finds claims that one speaker denies at one time and affirms at another.
func (s *story) changedPositions() []gainsay.Dispute {
	var out []gainsay.Dispute
	told := map[int]bool{} // statements that a finding holds
	for i := range s.said {
		u := &s.said[i]
		if u.st.Stance != gainsay.Denies || u.speaker < 0 || s.opposesOnly(u) || s.yetToCome(u) || told[i] || s.contentWords(u) < fewestTerms {
			continue
		}
		for _, j := range s.sharing(u) {
			t := &s.said[j]
			if t.speaker != u.speaker || t.st.Stance != gainsay.Asserts && t.st.Stance != gainsay.Confirms || t.negated != u.negated || told[j] || !s.comparable(t) || s.saysNo(t) && !s.saysNo(u) {
				continue
			}
			if t.article == u.article && t.span.Meets(u.span) || likeness(u, t) < sameStand || !s.atTwoTimes(u, t) {
				continue
			}
			told[i], told[j] = true, true
			out = append(out, gainsay.Dispute{
				Kind: gainsay.Changed, Text: s.clearest([]int{j}),
				Affirm: plain(s.positions([]int{j})), Deny: s.denials([]int{i}, map[int]bool{j: true}),
			})
			break
		}
	}
	return out
}

// saysNo tells a statement with a negation anywhere in it: who denies that he ever did and
// says that he never did says the same.
func (s *story) saysNo(u *utterance) bool {
	for _, piece := range u.st.Content {
		if holdsNegation(wordsOf(s.words(u.article, piece))) {
			return true
		}
	}
	return false
}

// atTwoTimes tells whether two statements of one speaker were made on two days that are
// known, or the one says of itself that it came before.
func (s *story) atTwoTimes(a, b *utterance) bool {
	x, y := s.dayOfStatement(a), s.dayOfStatement(b)
	if a.article == b.article {
		before := func(u *utterance) bool { return earlier().MatchString(s.words(u.article, gainsay.CoverAll(u.st.Cue))) }
		return before(a) != before(b) || x != y && x != "" && y != "" && !a.st.When.Empty() && !b.st.When.Empty()
	}
	return x != "" && y != "" && x != y
}

// dayOfStatement is the day a statement was made, that of its report where none is told.
func (s *story) dayOfStatement(u *utterance) string {
	if day := s.dayOfSaying(u); day != "" {
		return day
	}
	return dayOf(s.readings[u.article].Article.Published)
}
