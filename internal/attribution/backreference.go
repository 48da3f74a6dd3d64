package attribution

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// pointBack ties each statement whose content names what was said before ("rejected
// Lee's claim", "referred to his remarks of last week") to the statement of this
// article that is meant, or keeps the words that name it where the article does not
// hold it. all is in order of first words.
func (r *reader) pointBack(all []gainsay.Statement) {
	for i := range all {
		s := &all[i]
		noun := r.namesSaying(s)
		if noun < 0 {
			continue
		}
		owner, named := r.sayer(noun)
		if at := r.saidBefore(all, i, noun, owner, named); at >= 0 {
			s.Refers = all[at].ID
			continue
		}
		if named || s.Stance == gainsay.Refers {
			t := r.sourceRange(noun, noun)
			s.Elsewhere = r.d.SpanOf(t.first, t.last)
		}
	}
}

// sayings are nouns for something said that a definite phrase can point back to.
var sayings = map[string]bool{
	"claim": true, "assertion": true, "statement": true, "allegation": true, "remark": true, "comment": true, "accusation": true, "charge": true,
	"suggestion": true, "report": true, "argument": true, "contention": true, "announcement": true, "warning": true, "testimony": true,
	"demand": true, "denial": true, "admission": true, "promise": true, "threat": true, "prediction": true, "insistence": true, "account": true,
}

// namesSaying is the token of the noun in a statement's content that names something
// said, with no clause of its own to tell what; -1 where there is none or the
// content is quoted.
func (r *reader) namesSaying(s *gainsay.Statement) int {
	switch s.Stance {
	case gainsay.Denies, gainsay.Doubts, gainsay.Confirms, gainsay.Refers, gainsay.Declines, gainsay.Hedges:
	default:
		return -1
	}
	if len(s.Content) == 0 || len(s.Cue) == 0 || s.Manner == gainsay.Direct {
		return -1
	}
	first, last := r.d.TokensIn(s.Content[0])
	for i := first; i < last; i++ {
		if !sayings[r.lemma(i)] || r.d.Tokens[i].Tag != doc.NOUN || r.quoteOf[i] >= 0 {
			continue
		}
		if h := int(r.d.Tokens[i].Head); h >= first && h < last && r.d.Tokens[h].Tag != doc.NOUN {
			return -1 // said within the content
		}
		if r.tree.Child(i, doc.Acl, doc.Ccomp) >= 0 {
			return -1 // "the claim that …" tells it
		}
		return i
	}
	return -1
}

// sayer is the actor whose saying a noun names, and whether one is named; -1 for an
// owner who is not known, and for "the claim", which may be anybody's.
func (r *reader) sayer(noun int) (owner int, named bool) {
	for c := range r.tree.Children(noun) {
		possessor := r.rel(c) == doc.NmodPoss
		if by := r.caseOf(c); r.rel(c) == doc.Nmod && (by == "by" || by == "of" || by == "from") {
			possessor = true
		}
		if !possessor {
			continue
		}
		if m := r.mention[c]; m >= 0 {
			return r.d.Mentions[m].Actor, true
		}
		return -1, true
	}
	return -1, false
}

// backReach is how many sentences back "this claim" reaches where its owner is not named.
const backReach = 3

// saidBefore is the index of the statement that a noun points back to: the nearest
// before it by its owner, or by another speaker in the sentences just before where
// the noun is pointed at ("this claim", "the claim"); -1 where there is none.
func (r *reader) saidBefore(all []gainsay.Statement, i, noun, owner int, named bool) int {
	if named && owner < 0 || !named && !r.pointed(noun) {
		return -1
	}
	start := int(r.d.Tokens[noun].Start)
	self := all[i].Speaker()
	for j := i - 1; j >= max(0, i-nearby); j-- {
		o := &all[j]
		speaker := o.Speaker()
		if speaker == nil || len(o.Content) == 0 || o.Content[0].Start >= start || o.Manner == gainsay.Belief || o.Manner == gainsay.Intention || !claims(o.Stance, r.lemma(noun)) ||
			gainsay.CoverAll(o.Content).Holds(all[i].Content[0]) {
			continue
		}
		if named {
			if speaker.Actor != "" && speaker.Actor == r.d.Actors[owner].Name {
				return j
			}
			continue
		}
		if r.d.SentenceAt(start)-r.d.SentenceAt(o.Content[0].Start) > backReach {
			return -1
		}
		if self == nil || speaker.Actor == "" || speaker.Actor != self.Actor {
			return j
		}
	}
	return -1
}

// claims tells the stances of a statement that a noun can name: a denial is no claim.
func claims(s gainsay.Stance, noun string) bool {
	switch s {
	case gainsay.Refers, gainsay.Declines:
		return false
	case gainsay.Denies, gainsay.Doubts:
		return noun == "denial" || noun == "remark" || noun == "comment" || noun == "statement"
	}
	return true
}

// pointed tells a noun behind "this", "that", "these", "those" or "the".
func (r *reader) pointed(noun int) bool {
	d := r.tree.Child(noun, doc.Det)
	if d < 0 {
		return false
	}
	switch r.lemma(d) {
	case "this", "that", "these", "those", "the":
		return true
	}
	return false
}
