package collate

import (
	"slices"
	"strings"

	"gainsay"
)

// pointing words begin a denial's object that points back: "this claim", "his
// remarks", "the idea".
var pointing = wordSet("this that these those his her their its the such")

// pointsBack tells a denial whose object only points back: "this claim", "his
// remarks", "the idea".
func (s *story) pointsBack(u *utterance) bool {
	words := strings.Fields(strings.ToLower(s.words(u.article, s.object(u))))
	if len(words) < 2 || len(words) > 4 || !pointing[words[0]] {
		return false
	}
	switch words[0] {
	case "his", "her", "their", "its":
		if !s.resolved(u) {
			return false
		}
	}
	for _, w := range words[1:] {
		w = strings.Trim(w, ".,;:'\"’”")
		if claimNouns[strings.TrimSuffix(w, "s")] || w == "idea" {
			return true
		}
	}
	return false
}

// resolved tells whether it is known whom the pronoun that an object begins with
// means, and that it is not the denier.
func (s *story) resolved(u *utterance) bool {
	object := s.object(u)
	for _, m := range s.mentionsIn(u.article, gainsay.Span{Start: object.Start, End: object.Start + 1}) {
		if m.Actor >= 0 && !s.cast.sameSide(s.cast.of[u.article][m.Actor], u.speaker) {
			return true
		}
	}
	return false
}

// described begins the description of one without a name.
var described = pattern(`^(?i)(?:the|a|an|some|its|his|her|their)\b`)

// deniedBefore is the nearest statement before a denial that only points back, by
// another side, in the same article. Who a description means that is no known actor
// cannot be told apart from those it may belong to.
func (s *story) deniedBefore(i int) (clash, bool) {
	u := &s.said[i]
	if hop := u.st.Speaker(); !s.pointsBack(u) || s.sideOf(i) < 0 && (hop == nil || described().MatchString(hop.Name)) {
		return clash{}, false
	}
	best := s.nearestBefore(i)
	if best < 0 || !s.leadsOn(i, best) || !s.accuses(i, best) || s.pointsWithin(i, best) || !s.fits(i, best) {
		return clash{}, false
	}
	c := s.against(i, best)
	c.bare = true
	return c, true
}

// fits tells whether statement best says something of what denial i points to: "the aid
// offer" is one of aid. And who only reports has no ideas and makes no offers.
func (s *story) fits(i, best int) bool {
	u, t := &s.said[i], &s.said[best]
	object := s.object(u)
	if m := s.sideOf(best); m >= 0 && proposing().MatchString(s.words(u.article, object)) {
		if _, _, outlet := s.table.Outlet(s.cast.members[m].Name); outlet {
			return false
		}
	}
	n := s.sentenceAt(u.article, object.Start)
	if n < 0 {
		return true
	}
	said := wordsOf(s.words(t.article, t.span))
	for _, term := range s.readings[u.article].Sentences[n].Terms {
		if object.Holds(term.Span) && term.Kind == gainsay.NounTerm && !claimNouns[term.Lemma] && term.Lemma != "idea" && strings.HasSuffix(term.Rel, "compound") &&
			!slices.ContainsFunc(said, func(w string) bool { return s.stemOf(w) == s.stemOf(strings.ToLower(term.Lemma)) }) {
			return false
		}
	}
	return true
}

// proposing are the nouns for what somebody wants done.
var proposing = pattern(`(?i)\b(?:idea|proposal|plan|offer|suggestion|request|demand|initiative|call)s?\b`)

// longestOpening bounds, in bytes, what stands before the one who denies without being what
// the denial points to: "On Thursday".
const longestOpening = 40

// pointsWithin tells a denial whose own sentence says before it what it points to, where
// statement best stands in a sentence before: "Asked whether to wait, she rejected the idea".
func (s *story) pointsWithin(i, best int) bool {
	u, t := &s.said[i], &s.said[best]
	start := gainsay.CoverAll(u.st.Cue).Cover(u.span).Start
	if hop := u.st.Speaker(); hop != nil && !hop.Span.Empty() {
		start = min(start, hop.Span.Start)
	}
	n := s.sentenceAt(u.article, start)
	if n < 0 {
		return false
	}
	first := s.readings[u.article].Sentences[n].Span.Start
	return start-first > longestOpening && t.span.End <= first
}

// accusing are the nouns for claims that someone did wrong.
var accusing = pattern(`(?i)\b(?:allegations?|accusations?|charges?)\b`)

// accuses tells whether statement best can be the accusation that denial i points to: an
// assertion that tells of the denier, where that is a known actor.
func (s *story) accuses(i, best int) bool {
	u, t := &s.said[i], &s.said[best]
	denier := s.sideOf(i)
	if denier < 0 {
		denier = s.ownerOfVoice(i)
	}
	if denier < 0 || !accusing().MatchString(s.words(u.article, s.object(u))) {
		return true
	}
	if t.st.Stance != gainsay.Asserts {
		return false
	}
	for _, m := range s.mentionsIn(t.article, t.span) {
		if m.Actor >= 0 && inside(m.Span, t.st.Content) && s.cast.sameSide(s.cast.of[t.article][m.Actor], denier) {
			return true
		}
	}
	return false
}

// ownerOfVoice is the actor for whom one without a name speaks: of "Rossi's campaign",
// Rossi; -1 for none.
func (s *story) ownerOfVoice(i int) int {
	u := &s.said[i]
	hop := u.st.Speaker()
	if hop == nil {
		return -1
	}
	for _, m := range s.mentionsIn(u.article, hop.Span) {
		if m.Actor >= 0 && s.possessive(u.article, m.Span) {
			return s.cast.of[u.article][m.Actor]
		}
	}
	return -1
}

// nearestBefore is the last statement shortly before statement i, where another side
// makes it; -1 for none.
func (s *story) nearestBefore(i int) int {
	u := &s.said[i]
	best := -1
	start := gainsay.CoverAll(u.st.Cue).Cover(u.span).Start
	for j := s.around(i).from; j < s.around(i).to; j++ {
		t := &s.said[j]
		if t.span.End > start || start-t.span.End > near || !s.comparable(t) || s.cast.sameSide(s.sideOf(i), s.sideOf(j)) || s.pronounAlone(j) || asks(s.words(t.article, longest(t.st.Content))) {
			continue
		}
		if best < 0 || t.span.End >= s.said[best].span.End {
			best = j
		}
	}
	if best < 0 || s.said[best].st.Stance == gainsay.Denies || !s.opposed(i, best) {
		return -1
	}
	return best
}

// asks tells content that is a question and claims nothing: "agreed on how to go about it".
func asks(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	switch strings.ToLower(first) {
	case "how", "why", "whether", "if":
		return true
	}
	return false
}

// pronounAlone tells a statement whose source is a pronoun for nobody known: "which calls
// for …" is part of what was said.
func (s *story) pronounAlone(i int) bool {
	hop := s.said[i].st.Speaker()
	return s.sideOf(i) < 0 && (hop == nil || len(strings.Fields(hop.Name)) == 1 && functionWords[strings.ToLower(hop.Name)])
}

// leadsOn tells whether what points back in statement i may mean statement best: it does
// not reach over the end of a paragraph unless it begins one.
func (s *story) leadsOn(i, best int) bool {
	u, t := &s.said[i], &s.said[best]
	start := gainsay.CoverAll(u.st.Cue).Cover(u.span).Start
	k := strings.LastIndexByte(s.words(u.article, gainsay.Span{Start: t.span.End, End: start}), '\n')
	n := s.sentenceAt(u.article, start)
	return k < 0 || n >= 0 && s.readings[u.article].Sentences[n].Span.Start <= t.span.End+k+3
}
