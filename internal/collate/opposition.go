package collate

import (
	"strconv"
	"strings"

	"gainsay"
)

// opposition is a verb phrase by which one takes a stand against what another wants:
// nobody need have spoken for it to be a side of a dispute.
var opposition = pattern(`(?i)\b(?:(?:has|have|had)\s+)?(?:\w+ly\s+)?(?:oppose[sd]?|objects?\s+to|objected\s+to|push(?:es|ed)?\s+back\s+against|(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:against|opposed\s+to)|voted\s+against|came\s+out\s+against)\s+`)

// opposed begins the IDs of statements that stand for an opposition.
const opposed = "opposition "

// opposesOnly tells a denial that is a stand against what another wants: of its own, or by
// its cue.
func (s *story) opposesOnly(u *utterance) bool {
	return strings.HasPrefix(u.st.ID, opposed) || opposition().MatchString(s.words(u.article, gainsay.CoverAll(u.st.Cue))+" ")
}

// oppositions are the sentences of article a in which an actor opposes what another
// wants, as statements that deny. What a statement's cue says already is left to it.
func (s *story) oppositions(a int) []gainsay.Statement {
	r := &s.readings[a]
	var out []gainsay.Statement
	for n := range r.Sentences {
		span := r.Sentences[n].Span
		text := span.In(r.Article.Text)
		k := opposition().FindStringIndex(text)
		if k == nil || r.Article.InFurniture(span) || strings.ContainsAny(text[:k[0]], "\"“”") {
			continue
		}
		cue := gainsay.Span{Start: span.Start + k[0], End: span.Start + len(strings.TrimRight(text[:k[1]], " \n"))}
		if s.cuedAlready(r, cue) {
			continue
		}
		who, ok := s.opposer(a, n, cue)
		if !ok {
			continue
		}
		content := gainsay.Span{Start: span.Start + k[1], End: span.End}
		content.End = content.Start + clauseEnd(content.In(r.Article.Text))
		if content.Len() < shortestClaim/2 {
			continue
		}
		hop := gainsay.Hop{Name: who.Span.In(r.Article.Text), Actor: r.Actors[who.Actor].Name, Span: who.Span, Cue: cue}
		out = append(out, gainsay.Statement{
			ID: opposed + strconv.Itoa(n), Source: []gainsay.Span{who.Span}, Cue: []gainsay.Span{cue}, Content: []gainsay.Span{content},
			Manner: gainsay.Indirect, Stance: gainsay.Denies, Chain: []gainsay.Hop{hop},
		})
	}
	return out
}

// cuedAlready tells whether a statement of the article has its cue there.
func (s *story) cuedAlready(r *gainsay.Reading, at gainsay.Span) bool {
	for i := range r.Statements {
		if gainsay.CoverAll(r.Statements[i].Cue).Meets(at) {
			return true
		}
	}
	return false
}

// opposer is the mention of the actor who is the subject of the words at cue: the last
// one before them, with nothing but auxiliaries and a short apposition between.
func (s *story) opposer(a, n int, cue gainsay.Span) (gainsay.Mention, bool) {
	r := &s.readings[a]
	var best gainsay.Mention
	found := false
	for _, m := range s.mentionsIn(a, gainsay.Span{Start: r.Sentences[n].Span.Start, End: cue.Start}) {
		if m.Actor >= 0 && m.Span.End <= cue.Start && s.subjectTerm(a, n, m.Span) {
			best, found = m, true
		}
	}
	if !found || cue.Start-best.Span.End > ownerBehind {
		return best, false
	}
	return best, !strings.ContainsAny(s.words(a, gainsay.Span{Start: best.Span.End, End: cue.Start}), ";:")
}

// subjectTerm tells whether a word of a span is the subject of a verb of the sentence.
func (s *story) subjectTerm(a, n int, span gainsay.Span) bool {
	for _, t := range s.readings[a].Sentences[n].Terms {
		if span.Holds(t.Span) && strings.HasPrefix(t.Rel, "nsubj") {
			return true
		}
	}
	return false
}

// clauseEnd is where a clause ends: at a comma, semicolon or the sentence's last mark.
func clauseEnd(text string) int {
	if k := strings.IndexAny(text, ",;:\n"); k >= 0 {
		text = text[:k]
	}
	return len(strings.TrimRight(text, " .!?\"”’'\n"))
}
