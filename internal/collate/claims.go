package collate

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// A claim is one proposition and the utterances that carry it.
type claim struct {
	said []int // indexes in story.said, in order
}

// sameClaim is how alike two statements must be to carry one proposition.
const sameClaim = 0.42

// fewestTerms is how many content words a statement must have to be compared:
// "he agreed" is alike to everything.
const fewestTerms = 3

// gatherClaims gathers statements of one proposition across articles. Each
// statement joins the claim whose first statement it is most like; statements of
// belief, intention and refusal stand aside.
func (s *story) gatherClaims() []claim {
	byTerm := map[string][]int{} // claims by the content words of their first statements
	var met tally
	var claims []claim
	for i := range s.said {
		u := &s.said[i]
		if !s.comparable(u) {
			continue
		}
		best, most := -1, sameClaim
		for _, t := range u.terms {
			for _, k := range byTerm[t.key] {
				met.add(k)
			}
		}
		for _, k := range met.take(2) {
			first := &s.said[claims[k].said[0]]
			if first.negated != u.negated || s.otherAmounts(first, u) {
				continue
			}
			if l := likeness(first, u); l > most {
				best, most = k, l
			}
		}
		if best < 0 {
			best = len(claims)
			claims = append(claims, claim{})
			for _, t := range u.terms {
				byTerm[t.key] = append(byTerm[t.key], best)
			}
		}
		claims[best].said = append(claims[best].said, i)
	}
	return claims
}

// otherAmounts tells whether two statements give different amounts of one thing: they
// are two claims, and a discrepancy.
func (s *story) otherAmounts(a, b *utterance) bool {
	for _, x := range s.amountsIn(a) {
		for _, y := range s.amountsIn(b) {
			if x.Implausible != "" || y.Implausible != "" {
				continue
			}
			if same := x.Unit != "" && x.Unit == y.Unit || x.Unit == "" && y.Unit == "" && x.Of != "" && x.Of == y.Of; same &&
				compare.Quantities(*x, *y).Relation == compare.Conflict {
				return !s.givesBoth(a, b)
			}
		}
	}
	return false
}

// givesBoth tells whether two statements share an amount: "from 30 percent to 40".
func (s *story) givesBoth(a, b *utterance) bool {
	for _, x := range s.amountsIn(a) {
		for _, y := range s.amountsIn(b) {
			if x.Value == y.Value && x.Unit == y.Unit {
				return true
			}
		}
	}
	return false
}

// amountsIn are the amounts that a statement's content gives.
func (s *story) amountsIn(u *utterance) []*gainsay.Quantity {
	all := s.readings[u.article].Quantities
	from := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= u.span.Start })
	var out []*gainsay.Quantity
	for i := from; i < len(all) && all[i].Span.Start < u.span.End; i++ {
		if inside(all[i].Span, u.st.Content) {
			out = append(out, &all[i])
		}
	}
	return out
}

func (s *story) comparable(u *utterance) bool {
	if len(u.terms) < fewestTerms {
		return false
	}
	switch u.st.Manner {
	case gainsay.Belief, gainsay.Intention:
		return false
	}
	return u.st.Stance != gainsay.Declines
}

// printedClaims are the claims that more than one article carries or that are in
// dispute, with the positions on them.
func (s *story) printedClaims(claims []claim, disputes []gainsay.Dispute) []gainsay.Claim {
	var out []gainsay.Claim
	for i := range disputes {
		out = append(out, gainsay.Claim{
			ID:        disputes[i].Claim,
			Text:      disputes[i].Text,
			Positions: append(append([]gainsay.Position{}, disputes[i].Affirm...), disputes[i].Deny...),
		})
	}
	n := len(out)
	taken := evidenceOf(disputes)
	for _, c := range claims {
		if len(s.articlesOf(c.said)) < 2 || s.holdsAny(c, taken) {
			continue
		}
		n++
		out = append(out, gainsay.Claim{
			ID:        claimID(n),
			Text:      s.clearest(c.said),
			Positions: distinct(plain(s.positions(c.said))),
		})
	}
	return out
}

// distinct leaves out evidence of a position that gives the same words a second time, as
// they are told by another way.
func distinct(positions []gainsay.Position) []gainsay.Position {
	for p := range positions {
		var kept []gainsay.Evidence
		for _, e := range positions[p].Evidence {
			if !slices.ContainsFunc(kept, func(k gainsay.Evidence) bool {
				return k.Article == e.Article && k.File == e.File && k.Span == e.Span
			}) {
				kept = append(kept, e)
			}
		}
		positions[p].Evidence = kept
	}
	return positions
}

func claimID(n int) string { return fmt.Sprintf("c%d", n) }

// evidenceOf are the spans on which disputes rest, by the article's ID and file.
func evidenceOf(disputes []gainsay.Dispute) map[[2]string][]gainsay.Span {
	taken := map[[2]string][]gainsay.Span{}
	for _, d := range disputes {
		for _, side := range [][]gainsay.Position{d.Affirm, d.Deny} {
			for _, p := range side {
				for _, e := range p.Evidence {
					k := [2]string{e.Article, e.File}
					taken[k] = append(taken[k], e.Span)
				}
			}
		}
	}
	return taken
}

// holdsAny tells whether a statement of the claim is evidence of a dispute already.
func (s *story) holdsAny(c claim, taken map[[2]string][]gainsay.Span) bool {
	for _, i := range c.said {
		art := &s.readings[s.said[i].article].Article
		for _, span := range taken[[2]string{art.ID, art.File}] {
			if span.Meets(s.said[i].span) {
				return true
			}
		}
	}
	return false
}

func (s *story) articlesOf(said []int) []int {
	var articles []int
	for _, i := range said {
		articles = appendNew(articles, s.said[i].article)
	}
	return articles
}

func longest(spans []gainsay.Span) gainsay.Span {
	var best gainsay.Span
	for _, sp := range spans {
		if sp.Len() > best.Len() {
			best = sp
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// A stand is a position and the statements that are its evidence, in its order.
type stand struct {
	gainsay.Position
	said []int
}

// plain are stands without their statements.
func plain(stands []stand) []gainsay.Position {
	out := make([]gainsay.Position, len(stands))
	for i := range stands {
		out[i] = stands[i].Position
	}
	return out
}

// positions are the stances of actors in a set of utterances: one for each actor
// and stance, in order of first appearance.
func (s *story) positions(said []int) []stand {
	type key struct {
		actor  int
		name   string // of an actor who is no member
		stance gainsay.Stance
	}
	var order []key
	byKey := map[key][]int{}
	for _, i := range said {
		k := key{actor: s.sideOf(i), stance: s.said[i].st.Stance}
		if k.actor < 0 {
			k.name = s.actorName(-1, []int{i})
		}
		if byKey[k] == nil {
			order = append(order, k)
		}
		byKey[k] = append(byKey[k], i)
	}
	var out []stand
	for _, k := range order {
		out = append(out, s.position(k.actor, k.stance, byKey[k]))
	}
	return out
}

// position is one actor's stance with its evidence: the content of each
// statement, cut to the words that carry it.
func (s *story) position(actor int, stance gainsay.Stance, said []int) stand {
	p := stand{gainsay.Position{Actor: s.actorName(actor, said), Stance: stance}, said}
	if actor >= 0 {
		if m := &s.cast.members[actor]; m.principal != m.Name {
			p.For = m.principal
		}
	}
	var articles []int
	for _, i := range said {
		u := &s.said[i]
		articles = appendNew(articles, u.article)
		if p.When == "" {
			p.When = s.dayOfSaying(u)
		}
		p.Evidence = append(p.Evidence, s.evidence(u.article, s.carrying(u), u.st.Chain))
	}
	p.By = s.saidBy(actor, said)
	p.Origins = s.origins(articles)
	return p
}

// saidBy is the person of another side on whose word alone a position of the actor
// stands; "" where a report has it from the actor himself or from several.
func (s *story) saidBy(actor int, said []int) string {
	by := -1
	for _, i := range said {
		teller := s.said[i].teller
		if actor < 0 || teller < 0 || by >= 0 && teller != by || s.cast.sameSide(teller, actor) || s.cast.members[teller].Kind != gainsay.Person {
			return ""
		}
		by = teller
	}
	if by < 0 {
		return ""
	}
	return s.cast.members[by].Name
}

// longestCarrying bounds, in bytes, the words that carry a position where less of them is
// quoted.
const longestCarrying = 140

// carrying are the words of a statement that carry what it says: of a long one with a
// quotation in it the quotation, of a denial what is denied.
func (s *story) carrying(u *utterance) gainsay.Span {
	whole := longest(u.st.Content)
	switch u.st.Stance {
	case gainsay.Denies, gainsay.Doubts, gainsay.Declines:
		return s.object(u)
	}
	if quoted := longest(u.st.Quoted); whole.Len() > longestCarrying && quoted.Len() > shortestClaim {
		return quoted
	}
	return s.object(u)
}

// actorName is how an actor is printed; one that is not known is printed as the
// article prints it.
func (s *story) actorName(actor int, said []int) string {
	if actor >= 0 {
		return s.cast.members[actor].Name
	}
	for _, i := range said {
		if hop := s.said[i].st.Speaker(); hop != nil && !hop.Declared {
			name, rest, _ := strings.Cut(hop.Name, ", ")
			if rest, _, _ = strings.Cut(rest, ","); described().MatchString(name) && properName().MatchString(rest) {
				return rest // "the chairman of the union, Rosa Quill"
			}
			return name
		}
	}
	return "unknown"
}

// properName is a name of two words or more.
var properName = pattern(`^[A-Z][\p{L}’'-]+(?: [A-Z][\p{L}.’'-]*)+$`)

// dayOfSaying is the day on which a statement was made, where its words give one.
func (s *story) dayOfSaying(u *utterance) string {
	if u.st.When.Empty() {
		return ""
	}
	for _, t := range s.timesIn(u.article, u.st.When) {
		if t.Span.Meets(u.st.When) && (t.Type == "DATE" || t.Type == "TIME") && len(t.Value) >= len("2006-01-02") {
			if day := t.Value[:len("2006-01-02")]; !strings.Contains(day, "X") {
				if _, ok := dateOf(day); ok {
					return day
				}
			}
		}
	}
	return ""
}
