package collate

import (
	"fmt"
	"sort"

	"gainsay"
)

// speakers finds claims that reports put into different mouths: one article
// names as the outermost speaker someone whom no other article names so, while
// two independent origins name another.
//
// Two people may well say the same, so the odd speaker must stand in the other's
// place: both are given the same office, or the odd one is said to have said it
// of or after the other ("according to Rossi, Bianchi alleged …").
func (s *story) speakers(claims []claim) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	told := map[[3]int]bool{}
	for _, c := range claims {
		usual := s.usualTeller(c)
		if usual < 0 {
			continue
		}
		for _, i := range c.said {
			u := &s.said[i]
			odd := u.teller
			if odd < 0 || odd == usual || s.cast.sameSide(odd, usual) || !s.cast.twoNames(odd, usual) || told[[3]int{u.article, odd, usual}] {
				continue
			}
			if s.tells(c, odd) > 1 || !s.inPlaceOf(u, odd, usual) || s.quotedBy(c, odd, usual) || s.spokenFor(odd, usual) {
				continue
			}
			told[[3]int{u.article, odd, usual}] = true
			out = append(out, s.speakerConflict(c, u, odd, usual))
		}
	}
	for _, d := range s.substitutes() {
		if !s.toldAlready(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// toldAlready tells whether a finding has the odd value of another, in the same words.
func (s *story) toldAlready(out []gainsay.Discrepancy, d gainsay.Discrepancy) bool {
	for i := range out {
		if out[i].OddOneOut == d.OddOneOut {
			return true
		}
	}
	return false
}

// inPlace is how alike statements must be for the one speaker to stand in the
// place of another of the same office.
const inPlace = 0.25

// substitutes finds someone whom one origin alone has speak, in the place of the
// holder of the same office whom the other origins have say much the same.
func (s *story) substitutes() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	byTeller := map[int][]int{}
	var order []int
	for i := range s.said {
		if m := s.said[i].teller; m >= 0 {
			if byTeller[m] == nil {
				order = append(order, m)
			}
			byTeller[m] = append(byTeller[m], i)
		}
	}
	for _, odd := range order {
		if !s.holdsSoleOffice(odd) || s.origins(s.cast.members[odd].articles) != 1 {
			continue
		}
		for _, usual := range order {
			if s.cast.twoNames(odd, usual) && s.sameOffice(odd, usual) {
				if c, first := s.saidAlike(byTeller[odd], byTeller[usual]); first >= 0 && s.tells(c, usual) > 1 {
					out = append(out, s.speakerConflict(c, &s.said[first], odd, usual))
				}
			}
		}
	}
	return out
}

func (s *story) holdsSoleOffice(m int) bool {
	for _, r := range s.cast.members[m].roles {
		if r.Status == "" && soleOffices[officeTitle(r.Title)] {
			return true
		}
	}
	return false
}

// saidAlike gathers the statements of the usual speaker that are like one of the
// odd one's, in other articles, and the first of those.
func (s *story) saidAlike(odd, usual []int) (claim, int) {
	var c claim
	first := -1
	seen := map[int]bool{}
	for _, i := range odd {
		for _, j := range usual {
			if s.said[j].article == s.said[i].article || seen[j] || likeness(&s.said[i], &s.said[j]) < inPlace {
				continue
			}
			seen[j] = true
			c.said = append(c.said, j)
			if first < 0 {
				first = i
			}
		}
	}
	sort.Ints(c.said)
	return c, first
}

// usualTeller is the member whom at least two origins name as the outermost
// speaker of a claim, -1 when there is none.
func (s *story) usualTeller(c claim) int {
	origins := map[int]map[int]bool{}
	best, most := -1, 1
	for _, i := range c.said {
		m := s.said[i].teller
		if m < 0 {
			continue
		}
		if origins[m] == nil {
			origins[m] = map[int]bool{}
		}
		origins[m][s.origin[s.said[i].article]] = true
		if n := len(origins[m]); n > most {
			best, most = m, n
		}
	}
	return best
}

// quotedBy tells whether the usual speaker is elsewhere said to have told of the odd
// one's words: who leaves out the outer speaker names no wrong one.
func (s *story) quotedBy(c claim, odd, usual int) bool {
	for _, i := range c.said {
		if u := &s.said[i]; u.teller == usual && u.speaker == odd {
			return true
		}
	}
	return false
}

// voiceRoles are words in the titles of those who speak for another.
var voiceRoles = pattern(`(?i)spokes|press secretary|communications|lawyer|attorney|chief of staff`)

// spokenFor tells whether one of two speaks for the other, or both for the same.
func (s *story) spokenFor(a, b int) bool {
	voice := func(m int) bool {
		for _, r := range s.cast.members[m].roles {
			if voiceRoles().MatchString(r.Title) {
				return true
			}
		}
		return false
	}
	return voice(a) || voice(b) || s.cast.sameSide(a, b)
}

// tells counts the independent origins in which member m is the outermost
// speaker of a claim.
func (s *story) tells(c claim, m int) int {
	var articles []int
	for _, i := range c.said {
		if s.said[i].teller == m {
			articles = appendNew(articles, s.said[i].article)
		}
	}
	return s.origins(articles)
}

// inPlaceOf tells whether odd stands where usual stands elsewhere.
func (s *story) inPlaceOf(u *utterance, odd, usual int) bool {
	for i := range u.st.Chain[:max(0, len(u.st.Chain)-1)] {
		if s.cast.actor(u.article, &u.st.Chain[i+1]) == usual && s.cast.actor(u.article, &u.st.Chain[i]) == odd {
			return true
		}
	}
	return s.sameOffice(odd, usual)
}

// sameOffice tells whether articles give both the same office, held now.
func (s *story) sameOffice(a, b int) bool {
	for _, x := range s.cast.members[a].roles {
		if title := officeTitle(x.Title); x.Status != "" || !soleOffices[title] {
			continue
		}
		for _, y := range s.cast.members[b].roles {
			if y.Status != "" || officeTitle(x.Title) != officeTitle(y.Title) {
				continue
			}
			if of := s.of(a, x.Role); of != "" && of == s.of(b, y.Role) {
				return true
			}
		}
	}
	return false
}

func (s *story) speakerConflict(c claim, odd *utterance, oddMember, usual int) gainsay.Discrepancy {
	d := gainsay.Discrepancy{
		Kind: gainsay.SpeakerKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		About:     "who said: " + s.clearest(c.said),
		OddOneOut: s.cast.members[oddMember].Name,
	}
	if s.sameOffice(oddMember, usual) {
		d.Certainty = gainsay.Sure
	}
	seen := map[int]bool{}
	for _, i := range c.said {
		u := &s.said[i]
		if u.teller == usual && !seen[u.article] && u.article != odd.article {
			seen[u.article] = true
			d.Values = append(d.Values, s.tellerValue(u))
		}
	}
	d.Why = fmt.Sprintf("%s name %s, one names %s", plural(s.tells(c, usual), "origin", "origins"),
		s.cast.members[usual].Name, s.cast.members[oddMember].Name)
	d.Values = append(d.Values, s.tellerValue(odd))
	return d
}

// tellerValue is the mention of the outermost speaker.
func (s *story) tellerValue(u *utterance) gainsay.Value {
	for i := range u.st.Chain {
		if hop := &u.st.Chain[i]; s.cast.actor(u.article, hop) == u.teller {
			return gainsay.Value{Value: s.cast.members[u.teller].Name, Evidence: s.evidence(u.article, hop.Span, u.st.Chain)}
		}
	}
	return gainsay.Value{}
}
