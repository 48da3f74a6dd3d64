package collate

import (
	"sort"

	"gainsay"
)

// A clash is one place where one actor denies what another says.
type clash struct {
	affirm int // index in story.said of the statement denied
	deny   int // of the denial
}

// findDisputes finds claims on which principals take opposite sides.
//
// It starts from denials that name what they deny: a statement within the
// denial's own content ("dismissed Rossi's claim that …"), or one that its words
// point back to ("rejected his remarks"), or one in almost the same words. Clashes
// of the same sides over the same words are one dispute, and every article's
// statements to the point are its evidence.
func (s *story) findDisputes(claims []claim) []gainsay.Dispute {
	var clashes []clash
	for i := range s.said {
		if s.said[i].st.Stance != gainsay.Denies && s.said[i].st.Stance != gainsay.Doubts {
			continue
		}
		if target := s.denied(i); target >= 0 {
			clashes = append(clashes, clash{affirm: target, deny: i})
		}
	}
	groups := s.groupClashes(clashes)
	var out []gainsay.Dispute
	for _, g := range groups {
		out = append(out, s.dispute(g, len(out)+1))
	}
	sort.SliceStable(out, func(a, b int) bool { return articlesIn(&out[a]) > articlesIn(&out[b]) })
	for i := range out {
		out[i].Claim = claimID(i + 1)
	}
	return out
}

func articlesIn(d *gainsay.Dispute) int {
	files := map[string]bool{}
	for _, side := range [][]gainsay.Position{d.Affirm, d.Deny} {
		for _, p := range side {
			for _, e := range p.Evidence {
				files[e.Article+e.File] = true
			}
		}
	}
	return len(files)
}

// denied is the statement that denial i denies, or -1 when that cannot be told.
func (s *story) denied(i int) int {
	u := &s.said[i]
	if u.speaker < 0 && u.teller < 0 {
		return -1
	}
	if t := s.deniedWithin(u); t >= 0 {
		return t
	}
	if t := s.deniedBefore(i); t >= 0 {
		return t
	}
	return s.deniedAlike(i)
}

// deniedWithin is a statement in the denial's own content, made by another side.
func (s *story) deniedWithin(u *utterance) int {
	for j := range s.said {
		t := &s.said[j]
		if t.article == u.article && t.st.Within == u.st.ID && s.opposed(u, t) {
			return j
		}
	}
	return -1
}

// opposed tells whether two statements are made by actors of different sides.
func (s *story) opposed(a, b *utterance) bool {
	return a.speaker >= 0 && b.speaker >= 0 && !s.cast.sameSide(a.speaker, b.speaker)
}

// reach bounds, in bytes, how far back a denial may point.
const reach = 1500

// deniedBefore is the last statement before the denial, in the same article, by
// the actor whose claim, remarks or proposal the denial's content names.
func (s *story) deniedBefore(i int) int {
	u := &s.said[i]
	owner := s.ownerOfClaim(u)
	if owner < 0 || s.cast.sameSide(owner, u.speaker) {
		return -1
	}
	best := -1
	for j := range s.said {
		t := &s.said[j]
		if t.article != u.article || t.span.Start >= u.span.Start || u.span.Start-t.span.Start > reach {
			continue
		}
		if t.speaker == owner && t.st.Stance != gainsay.Denies && len(t.terms) >= fewestTerms {
			best = j
		}
	}
	return best
}

// claimNouns are words by which a denial points back to what was said.
var claimNouns = map[string]bool{
	"claim": true, "remark": true, "statement": true, "assertion": true, "comment": true, "allegation": true, "accusation": true,
	"proposal": true, "suggestion": true, "demand": true, "offer": true, "report": true, "charge": true, "account": true, "version": true,
	"notion": true, "idea": true, "call": true, "contention": true, "argument": true, "plan": true, "request": true,
}

// ownerOfClaim is the actor whose claim the content of a denial names, -1 for none.
func (s *story) ownerOfClaim(u *utterance) int {
	r := &s.readings[u.article]
	named := false
	for k := range r.Sentences {
		if !r.Sentences[k].Span.Meets(u.span) {
			continue
		}
		for _, t := range r.Sentences[k].Terms {
			if t.Kind == gainsay.NounTerm && claimNouns[t.Lemma] && inside(t.Span, u.st.Content) {
				named = true
			}
		}
	}
	if !named {
		return -1
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		if m.Actor >= 0 && inside(m.Span, u.st.Content) {
			if member := s.cast.of[u.article][m.Actor]; !s.cast.sameSide(member, u.speaker) {
				return member
			}
		}
	}
	return -1
}

// sameWords is how alike a denial and an assertion must be to be about one thing
// when nothing else ties them.
const sameWords = 0.6

// deniedAlike is the assertion by another side whose words the denial's content
// repeats most closely.
func (s *story) deniedAlike(i int) int {
	u := &s.said[i]
	if len(u.terms) < fewestTerms {
		return -1
	}
	best, most := -1, sameWords
	for j := range s.said {
		t := &s.said[j]
		if j == i || t.st.Stance != gainsay.Asserts || t.st.Within == u.st.ID && t.article == u.article || !s.comparable(t) || !s.opposed(u, t) {
			continue
		}
		if l := likeness(u, t); l > most {
			best, most = j, l
		}
	}
	return best
}

// groupClashes gathers clashes between the same two sides over like words.
func (s *story) groupClashes(clashes []clash) [][]clash {
	var groups [][]clash
next:
	for _, c := range clashes {
		for g := range groups {
			for _, other := range groups[g] {
				if s.sameClash(c, other) {
					groups[g] = append(groups[g], c)
					continue next
				}
			}
		}
		groups = append(groups, []clash{c})
	}
	return groups
}

// sameMatter is how alike statements on one side of the same two must be to
// concern one matter: less than for one claim, since the sides are the same.
const sameMatter = 0.2

func (s *story) sameClash(a, b clash) bool {
	sides := func(c clash) (int, int) { return s.said[c.affirm].speaker, s.said[c.deny].speaker }
	a1, d1 := sides(a)
	a2, d2 := sides(b)
	return s.cast.sameSide(a1, a2) && s.cast.sameSide(d1, d2) && likeness(&s.said[a.affirm], &s.said[b.affirm]) >= sameMatter
}

// dispute prints a group of clashes with the evidence of all articles: what the
// affirming side says to the same effect, and every denial of the other side.
func (s *story) dispute(group []clash, n int) gainsay.Dispute {
	affirm, deny := map[int]bool{}, map[int]bool{}
	for _, c := range group {
		affirm[c.affirm], deny[c.deny] = true, true
	}
	first := group[0]
	for j := range s.said {
		t := &s.said[j]
		if deny[j] || affirm[j] || len(t.terms) < fewestTerms {
			continue
		}
		like := 0.0
		for _, c := range group {
			like = max(like, likeness(&s.said[c.affirm], t))
		}
		switch {
		case s.cast.sameSide(t.speaker, s.said[first.affirm].speaker) && t.st.Stance == gainsay.Asserts && like >= sameClaim:
			affirm[j] = true
		case s.cast.sameSide(t.speaker, s.said[first.deny].speaker) && t.st.Stance == gainsay.Denies && like >= sameMatter:
			deny[j] = true
		}
	}
	d := gainsay.Dispute{Kind: gainsay.Opposed, Claim: claimID(n)}
	d.Affirm = s.positions(sorted(affirm))
	d.Deny = s.positions(sorted(deny))
	d.Text = s.clearest(sorted(affirm))
	if s.saidForOther(sorted(affirm), s.said[first.deny].speaker) {
		d.Kind = gainsay.SaidForOther
	}
	return d
}

func sorted(set map[int]bool) []int {
	out := make([]int, 0, len(set))
	for i := range set {
		out = append(out, i)
	}
	sort.Ints(out)
	return out
}

// saidForOther tells whether what is affirmed is about the denier's own side:
// one says what another would do, and that other's side says no.
func (s *story) saidForOther(affirm []int, denier int) bool {
	if denier < 0 {
		return false
	}
	side := "@" + s.cast.members[denier].principal
	for _, i := range affirm {
		for _, t := range s.said[i].terms {
			if t.key == side {
				return true
			}
		}
	}
	return false
}
