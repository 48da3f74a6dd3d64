package collate

import (
	"slices"

	"gainsay"
)

// A matter is a group of clashes over one proposition with all that the sides say on it.
type matter struct {
	clashes      []clash
	affirm, deny map[int]bool
}

// matters gathers for each group what else the two sides say on it, and joins
// groups over one proposition: a claim is denied once, whoever is said to have made it.
func (s *story) matters(groups [][]clash) []matter {
	var out []matter
	for _, g := range groups {
		m := matter{g, map[int]bool{}, map[int]bool{}}
		for _, c := range g {
			m.deny[c.deny] = true
			if c.affirm >= 0 {
				m.affirm[c.affirm] = true
			}
		}
		s.gatherSides(g, m.affirm, m.deny)
		for k := 0; k < len(out); k++ {
			if !s.oneProposition(&out[k], &m) {
				continue
			}
			o := out[k]
			m.clashes = append(append([]clash{}, o.clashes...), m.clashes...)
			unite(m.affirm, o.affirm)
			unite(m.deny, o.deny)
			out = append(out[:k], out[k+1:]...)
			k = -1 // what was apart from either may now be of both
		}
		out = append(out, m)
	}
	for i := range out {
		s.gatherSides(out[i].clashes, out[i].affirm, out[i].deny)
	}
	return slices.DeleteFunc(out, func(m matter) bool { return s.toldBy(&m, out) })
}

// toldBy tells whether every denial of a matter is one of a wider matter's.
func (s *story) toldBy(m *matter, all []matter) bool {
	for i := range all {
		if o := &all[i]; len(sorted(o.deny)) > len(sorted(m.deny)) && within(m.deny, o.deny) {
			return true
		}
	}
	return false
}

func within(a, b map[int]bool) bool {
	for i, in := range a {
		if in && !b[i] {
			return false
		}
	}
	return true
}

// oneProposition tells whether two groups are over one proposition: the same side, or one
// whom no name tells from it, denies it, and either the same side affirms it and the groups share a statement, or
// the words that affirm it are alike.
func (s *story) oneProposition(a, b *matter) bool {
	if !s.sameDenier(a.clashes[0], b.clashes[0]) {
		nameless := s.sideOf(a.clashes[0].deny) < 0 || s.sideOf(b.clashes[0].deny) < 0
		return nameless && meet(a.affirm, b.affirm) // who denies the same words without being named may be the same
	}
	if s.sameOwner(a.clashes[0], b.clashes[0]) && (meet(a.affirm, b.affirm) || meet(a.deny, b.deny) || s.headed(a, b)) {
		return true
	}
	for _, x := range s.propositions(a) {
		for _, y := range s.propositions(b) {
			if x.negated == y.negated && likeness(x, y) >= sameClaim {
				return true
			}
		}
	}
	return false
}

// headed tells that a headline of an article tells of one matter and its text of the other:
// it tells in other words what the text tells of the same two sides.
func (s *story) headed(a, b *matter) bool {
	for _, x := range a.clashes[:min(len(a.clashes), mostCompared)] {
		for _, y := range b.clashes[:min(len(b.clashes), mostCompared)] {
			u, t := &s.said[x.deny], &s.said[y.deny]
			if u.article == t.article && s.inHeading(u) != s.inHeading(t) {
				return true
			}
		}
	}
	return false
}

// propositions are the wordings of what a matter affirms.
func (s *story) propositions(m *matter) []*utterance {
	var out []*utterance
	for _, c := range m.clashes[:min(len(m.clashes), mostCompared)] {
		if c.told != nil {
			out = append(out, c.told)
		}
	}
	for _, i := range sorted(m.affirm) {
		if u := &s.said[i]; len(out) < mostCompared && len(u.terms) >= fewestTold {
			out = append(out, u)
		}
	}
	return out
}

func meet(a, b map[int]bool) bool {
	for i, in := range a {
		if in && b[i] {
			return true
		}
	}
	return false
}

func unite(a, b map[int]bool) {
	for i, in := range b {
		a[i] = a[i] || in
	}
}

// gatherSides adds what else the two sides say on the matter of a group.
func (s *story) gatherSides(group []clash, affirm, deny map[int]bool) {
	group = group[:min(len(group), mostCompared)]
	denier := s.sideOf(group[0].deny)
	var owners []int
	for _, c := range group {
		owners = appendNew(owners, c.owner)
	}
	owned := func(speaker int) bool {
		return slices.ContainsFunc(owners, func(o int) bool { return s.cast.sameSide(speaker, o) })
	}
	for _, c := range group {
		if c.bare {
			continue
		}
		u := s.claimed(c)
		for _, j := range s.sharing(u) {
			t := &s.said[j]
			if deny[j] || affirm[j] || len(t.terms) < fewestTerms {
				continue
			}
			switch {
			case t.st.Stance == gainsay.Asserts && owned(t.speaker):
				affirm[j] = s.comparable(t) && t.negated == u.negated && likeness(u, t) >= sameClaim
			case t.st.Stance == gainsay.Denies && s.cast.sameSide(t.speaker, denier):
				deny[j] = likeness(u, t) >= sameMatter
			case t.negated != u.negated && s.cast.sameSide(t.speaker, denier) && (t.st.Stance == gainsay.Asserts || t.st.Stance == gainsay.Declines):
				deny[j] = likeness(u, t) >= sameClaim // "we have not agreed to it"
			}
		}
	}
}
