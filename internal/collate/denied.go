package collate

import (
	"strings"

	"gainsay"
)

// denied tells what denial i denies, and whose claim it is; false when that
// cannot be told.
func (s *story) denied(i int) (clash, bool) {
	u := &s.said[i]
	if !s.sided(i) || s.yetToCome(u) || s.nobodysClaim(u) || s.unfinished(u) || gainsay.CoverAll(u.st.Cue).Len() > longestDenial || s.correctsItself(i) {
		return clash{}, false
	}
	if c, ok := s.deniedWithin(i); ok {
		return c, true
	}
	if c, ok := s.deniedBeside(i); ok {
		return c, true
	}
	if s.reportsNoClaim(u) {
		return clash{}, false
	}
	if c, ok := s.deniedOwned(i); ok {
		return c, true
	}
	if c, ok := s.deniedBefore(i); ok {
		return c, true
	}
	if s.opposesOnly(u) || u.st.Stance != gainsay.Denies {
		return clash{}, false // two that oppose or doubt one thing use the same words for it
	}
	if t := s.deniedAlike(i); t >= 0 {
		return clash{affirm: t, owner: s.said[t].speaker, deny: i}, true
	}
	return clash{}, false
}

// ownWords begins what a denial denies where that is a question, the denier's own word for
// a thing, or whatever anybody might say: nobody's claim.
var ownWords = pattern(`(?i)^(?:any\b|(?:those|people|anyone|anybody|everyone)\s+who\b|(?:why|how|who|when|where|which)\b|what\s+(?:\w+\s+)?(?:he|she|it|they|we|i)\s+(?:ha[sd]\s+)?(?:call|describ|term|view|see|saw|regard|consider|label|character)\w*)`)

// nobodysClaim tells a denial of what nobody claims: "any suggestion of a deal", "what he
// called a ploy", "questioned why".
func (s *story) nobodysClaim(u *utterance) bool {
	return ownWords().MatchString(s.words(u.article, longest(u.st.Content)))
}

// unfinished tells a statement whose sentence does not end and is no headline: the labels
// of a player or of a list of links run on into one another.
func (s *story) unfinished(u *utterance) bool {
	r := &s.readings[u.article]
	n := s.sentenceAt(u.article, u.span.Start)
	if n < 0 || r.Article.Headline.Meets(r.Sentences[n].Span) {
		return false
	}
	text := strings.TrimRight(r.Sentences[n].Span.In(r.Article.Text), " \t\r\n\"'”’)]»*")
	return len(text) > longestLabel && !strings.ContainsAny(text[len(text)-1:], ".!?:;,") && !strings.HasSuffix(text, "…")
}

// longestLabel bounds, in bytes, a line that may do without a full stop, as a subheading does.
const longestLabel = 90

// deniedWithin is a statement in the denial's own content, made by another side.
func (s *story) deniedWithin(i int) (clash, bool) {
	u := &s.said[i]
	r := s.around(i)
	for j := r.from; j < r.to; j++ {
		t := &s.said[j]
		if j == i || t.st.Within != u.st.ID || len(t.terms) < fewestTerms || s.appended(t) || !claims(t.st.Stance) || !s.comparable(t) {
			continue
		}
		if u.st.Stance == gainsay.Doubts && !s.names(u) || strings.HasPrefix(s.words(u.article, t.span), "as ") {
			continue // nothing that is claimed
		}
		if len(t.st.Chain) > len(u.st.Chain) && s.opposed(i, j) {
			return s.against(i, j), true
		}
	}
	return clash{}, false
}

// claims tells whether a statement of a stance says something that another can deny.
func claims(stance gainsay.Stance) bool {
	switch stance {
	case gainsay.Asserts, gainsay.Confirms, gainsay.Commits, gainsay.Demands:
		return true
	}
	return false
}

// against is the clash of denial i with statement j.
func (s *story) against(i, j int) clash {
	c := clash{affirm: j, owner: s.sideOf(j), deny: i}
	if c.owner < 0 {
		c.by = s.said[j].st.Speaker().Name
	}
	return c
}

// appended tells a statement that a participle adds after a comma, "…, saying that
// …": it is the outer speaker's own, whatever stands before the comma.
func (s *story) appended(u *utterance) bool {
	text := s.readings[u.article].Article.Text
	for _, span := range [...]gainsay.Span{gainsay.CoverAll(u.st.Cue), u.span} { // the participle may have been taken for what was said
		word, _, _ := strings.Cut(s.words(u.article, span), " ")
		if strings.HasSuffix(word, "ing") && strings.HasSuffix(strings.TrimRight(text[:min(span.Start, len(text))], " "), ",") {
			return true
		}
	}
	return false
}

// object is what a denial denies, as printed: its content up to the participle
// that adds something.
func (s *story) object(u *utterance) gainsay.Span { return s.withoutTail(u.article, s.denialObject(u)) }

// adding begin what is told besides what is denied.
var adding = wordSet("with after before while but although though as")

func (s *story) denialObject(u *utterance) gainsay.Span {
	span := longest(u.st.Content)
	cue := gainsay.CoverAll(u.st.Cue)
	for _, piece := range u.st.Content {
		if !cue.Empty() && piece.Start >= cue.End && piece.Start-cue.End < 3 {
			span = piece // the rest may stand behind a relative clause
			break
		}
	}
	text := s.words(u.article, span)
	for at := 0; ; {
		k := strings.Index(text[at:], ", ")
		if k < 0 {
			return span
		}
		at += k + len(", ")
		if word, _, _ := strings.Cut(text[at:], " "); strings.HasSuffix(word, "ing") || adding[word] {
			return gainsay.Span{Start: span.Start, End: span.Start + at - len(", ")}
		}
	}
}

// claimNouns are words by which a denial names what was said.
var claimNouns = wordSet(`claim remark statement assertion comment allegation accusation proposal suggestion demand offer report charge
	account version notion contention argument plan assessment criticism initiative call insinuation rumour rumor`)

// opposing begin the verbs whose object may be the other side itself:
// "contradicted Rossi", "corrected him".
var opposing = []string{"contradict", "correct", "rebut", "refut", "counter", "disagree", "disput"}

// namesClaim is the claim noun that the content of a denial holds, and the whole
// words that deny, from the cue to the content's end.
func (s *story) namesClaim(u *utterance) (noun gainsay.Term, ok bool) {
	r := &s.readings[u.article]
	first := s.sentenceAt(u.article, u.span.Start)
	object := s.object(u)
	for n := max(first, 0); n < len(r.Sentences) && r.Sentences[n].Span.Start < u.span.End; n++ {
		for _, t := range r.Sentences[n].Terms {
			if claimNouns[t.Lemma] && t.Kind != gainsay.VerbTerm && inside(t.Span, u.st.Content) && t.Span.Start-object.Start <= nounWithin {
				return t, true
			}
		}
	}
	return gainsay.Term{}, false
}

// nounWithin bounds, in bytes, how far into what is denied the noun for a claim stands.
const nounWithin = 60

func (s *story) names(u *utterance) bool {
	_, ok := s.namesClaim(u)
	return ok
}

// opposes tells whether a denial's verb may take the other side as its object.
func (s *story) opposes(u *utterance) bool {
	for _, c := range u.st.Cue {
		for _, w := range strings.Fields(strings.ToLower(s.words(u.article, c))) {
			for _, o := range opposing {
				if strings.HasPrefix(w, o) {
					return true
				}
			}
		}
	}
	return false
}

// How far, in bytes, the owner of a claim stands before the noun that names it
// ("Rossi's latest claim") and behind it ("a claim by President Rossi").
const (
	ownerBefore = 25
	ownerBehind = 45
)

// ownerOfClaim is the actor of another side whose claim the content of a denial
// names, -1 for none.
func (s *story) ownerOfClaim(i int) int {
	u := &s.said[i]
	noun, named := s.namesClaim(u)
	if !named && (!s.opposes(u) || strings.HasPrefix(s.words(u.article, s.object(u)), "that ")) {
		return -1 // of "disputed that Rossi had led it", nobody
	}
	side, owner := s.sideOf(i), -1
	for _, m := range s.mentionsIn(u.article, u.span) {
		if m.Actor < 0 || !inside(m.Span, u.st.Content) {
			continue
		}
		near := m.Span.Start-u.span.Start <= ownerBefore
		if named {
			near = s.owns(u.article, m.Span, noun.Span)
		}
		member := s.cast.of[u.article][m.Actor]
		switch {
		case s.opposesOnly(u) && !s.possessive(u.article, m.Span):
		case ownVoices().MatchString(s.cast.members[member].Name):
		case !near || s.cast.sameSide(member, side) || s.accused(u.article, m.Span):
		case s.cast.members[member].Kind == gainsay.Person:
			return member
		case owner < 0:
			owner = member // of "President Rossi of Corvany", Rossi
		}
	}
	return owner
}

// reportsNoClaim tells a denial of a thing that is no claim: a lawsuit dismissed, a
// visa denied, an idea without an owner.
func (s *story) reportsNoClaim(u *utterance) bool {
	_, named := s.namesClaim(u)
	return !named && !s.opposes(u) && !s.pointsBack(u) && u.st.Stance == gainsay.Denies && len(u.terms) < fewestTerms
}

// reach bounds, in bytes, how far back a denial may point to a claim of one who is
// named; near, where nobody is.
const (
	reach = 1500
	near  = 450
)

// deniedOwned is the claim of the actor whom the denial's content names. Where
// that content says what was claimed, an earlier statement must say the like;
// where it only names a claim, it is the last one.
func (s *story) deniedOwned(i int) (clash, bool) {
	u := &s.said[i]
	owner := s.ownerOfClaim(i)
	if owner < 0 {
		return clash{}, false
	}
	bare := s.contentWords(u) < fewestTerms
	c := clash{affirm: -1, owner: owner, deny: i, words: s.object(u), bare: bare, object: s.wordsSaid(u.article, s.object(u))}
	claim, closest := u, 0.0
	if c.told = s.toldClaim(u); c.told != nil {
		claim, bare, c.bare, c.words = c.told, false, false, c.told.span
	}
	after := -1 // a headline or a first sentence denies what is told further down
	r := s.around(i)
	for j := r.from; j < r.to; j++ {
		t := &s.said[j]
		if t.speaker != owner || abs(u.span.Start-t.span.Start) > reach || j == i || !s.comparable(t) || t.st.Stance == gainsay.Denies || s.appended(t) || t.span.Meets(gainsay.CoverAll(u.st.Cue)) {
			continue
		}
		switch {
		case !bare && likeness(claim, t) < sameMatter:
		case c.told != nil:
			if l := likeness(claim, t); l > closest {
				c.affirm, closest = j, l
			}
		case bare && abs(u.span.Start-t.span.Start) > near:
		case t.span.Start < u.span.Start:
			c.affirm = j
		case after < 0:
			after = j
		}
	}
	if c.affirm < 0 {
		c.affirm = after
	}
	if bare && u.st.Stance == gainsay.Doubts {
		c.affirm = -1 // what is doubted is a report or a word as a whole
	}
	_, named := s.namesClaim(u)
	return c, named || c.affirm >= 0
}

// contentWords counts what a denial says besides naming the claim and its owner.
func (s *story) contentWords(u *utterance) int {
	n := 0
	for _, t := range s.wordsSaid(u.article, s.object(u)).terms {
		if !strings.HasPrefix(t.key, "@") && !claimNouns[t.key] {
			n++
		}
	}
	return n
}

// sameWords is how alike a denial and an assertion must be to be about one thing
// when nothing else ties them.
const sameWords = 0.5

// votedOn begins what is turned down by a vote or an order, and not by a word: who rejects a
// bill denies nothing that is said of it.
var votedOn = pattern(`(?i)^(?:an?|the|his|her|their|its)\s+(?:[\w’'-]+\s+){0,2}(?:vote|bill|measure|motion|amendment|petition|appeal|resolution|lawsuit|nomination|legislation|visa|application|injunction)s?\b`)

// attitude begins what tells how one stands to a thing, and not what is so: "cautious
// support for the plan".
var attitude = pattern(`(?i)^(?:an?|the|his|her|their|its)?\s*(?:[\w’'-]+\s+){0,2}(?:support|backing|concerns?|doubts?|hopes?|fears?|interest|opposition|objections?|approval|praise|thanks|regret|optimism|skepticism|scepticism|confidence|willingness|readiness)\s+(?:for|about|over|that|of|to|in|at)\b`)

// deniedAlike is the assertion by another side whose words the denial's content
// repeats most closely, -1 for none.
func (s *story) deniedAlike(i int) int {
	u := &s.said[i]
	if s.contentWords(u) < fewestTerms || votedOn().MatchString(s.words(u.article, s.object(u))) {
		return -1
	}
	best, most := -1, sameWords
	outer := s.outerOf(i)
	for _, j := range s.sharing(u) {
		t := &s.said[j]
		if t.article == u.article && t.span.Meets(gainsay.CoverAll(u.st.Cue)) || t.st.Stance != gainsay.Asserts || t.st.Within != "" && t.st.Within == u.st.ID || !s.comparable(t) || t.speaker < 0 || s.cast.sameSide(t.speaker, s.sideOf(i)) {
			continue
		}
		if t.negated != u.negated {
			continue // both say no
		}
		if !s.sided(j) || t.article == u.article && (t.span.Meets(u.span) || s.boilerplate(t, u)) || outer >= 0 && likeness(&s.said[outer], t) >= sameWords {
			continue
		}
		if l := likeness(u, t); l > most && sharedTerms(u, t) >= fewestTerms && !attitude().MatchString(s.words(t.article, t.span)) {
			best, most = j, l // and not one who supports an idea, without saying that it is so
		}
	}
	return best
}

// sharedTerms counts the content words that two statements share, those they speak of apart.
func sharedTerms(a, b *utterance) int {
	n := 0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := a.terms[i].key, b.terms[j].key; {
		case x == y:
			if !strings.HasPrefix(x, "@") {
				n++
			}
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	return n
}

// outerOf is the statement in whose content statement i stands, -1 for none.
func (s *story) outerOf(i int) int {
	u := &s.said[i]
	for j := s.around(i).from; u.st.Within != "" && j < s.around(i).to; j++ {
		if s.said[j].st.ID == u.st.Within {
			return j
		}
	}
	return -1
}

// printedTwice is how many words in a row no article prints twice but for what stands
// under all of its pictures and players.
const printedTwice = 6

// boilerplate tells whether two statements of one article print a run of words alike.
func (s *story) boilerplate(a, b *utterance) bool {
	run, _ := longestRun(wordsOf(s.words(a.article, a.span)), wordsOf(s.words(b.article, b.span)))
	return run >= printedTwice
}

// nearby is how many statements before and behind one are looked at for what it denies:
// more than any reach in bytes holds, so that a long text costs no more than its length.
const nearby = 64

// around are the statements of the same article that stand about statement i.
func (s *story) around(i int) stretch {
	r := s.ofArticle[s.said[i].article]
	return stretch{max(r.from, i-nearby), min(r.to, i+nearby)}
}
