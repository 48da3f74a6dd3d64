package refer

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// itMeans is what "it" or "its" at token i means, by the tree: the subject of a
// clause above it, else the subject of the sentence before. A thing that is no
// actor and stands nearer leaves it unknown; so does an "it" that stands for what
// follows, and one that is no subject, which most often is a thing or a thought.
func (r *reading) itMeans(i int) (int, string) {
	switch {
	case r.empty(i):
		return -1, "it stands for what follows"
	case r.pronounForm(i) == objectForm && !reflexive(r.lower(i)):
		return -1, "it can mean a thing"
	}
	return r.subjectAbove(i, r.class[i])
}

// theyMean is whom "they", "them" or "their" at token i mean, by the tree: the
// subject of a clause above or of the sentence before, when it is a group, else
// the one group that is named near.
func (r *reading) theyMean(i int) (int, string) {
	a, why := r.subjectAbove(i, r.class[i])
	if a >= 0 || why != noSubject {
		return a, why
	}
	found := -1
	for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack); k-- {
		m := &r.mentions[k]
		if r.sentence(i)-r.sentence(m.first) > 1 {
			break
		}
		if m.Actor < 0 || m.Actor == found || r.actors[m.Actor].Kind != gainsay.Group || r.bound(m.first, m.last, i) {
			continue
		}
		if found >= 0 {
			return -1, "several near it agree with the pronoun"
		}
		found = m.Actor
	}
	if found < 0 {
		return -1, "nobody near it agrees with the pronoun"
	}
	return found, ""
}

const noSubject = "no subject before it agrees with the pronoun"

// subjectAbove goes up the tree from the pronoun at token i and takes the first
// subject that agrees with it; one that could be meant and is no actor ends the
// search, one of another kind does not.
func (r *reading) subjectAbove(i int, c class) (int, string) {
	skip := isArgument(r.rel(i)) && !reflexive(r.lower(i)) // "it" says nothing of its own clause's subject
	for at, steps := int(r.d.Tokens[i].Head), 0; at >= 0 && steps < mostUp; at, steps = int(r.d.Tokens[at].Head), steps+1 {
		if !skip || steps > 0 {
			if a, why, done := r.fits(r.tree.Child(at, doc.Nsubj, doc.NsubjPass, doc.NsubjOuter), i, c); done {
				return a, why
			}
		}
		if r.rel(at) == doc.AclRelcl {
			if a, why, done := r.fits(int(r.d.Tokens[at].Head), i, c); done {
				return a, why
			}
		}
	}
	if s := r.topicOf(r.sentence(i) - 1); s >= 0 && !r.furn[s] {
		if a, why, done := r.fits(s, i, c); done {
			return a, why
		}
	}
	return -1, noSubject
}

// fits tells whether the noun or pronoun at token s is what the pronoun at token
// i means: done when the search is over, with an actor or with a reason.
func (r *reading) fits(s, i int, c class) (actor int, why string, done bool) {
	if s < 0 || s == i || s > i || int(r.tree.Right[s]) >= i && s > i {
		return -1, "", false
	}
	several := r.tree.Child(s, doc.Conj) >= 0
	if a, is := r.meantBy(s); is {
		switch {
		case a < 0 && c&plural == 0 && r.class[s]&(pronoun|plural) == pronoun|plural, a < 0 && r.class[s]&(male|female) != 0:
			return -1, "", false
		case a < 0:
			return -1, "whom the word before it means is not known", true
		case several && c&plural != 0:
			return -1, "it means several together", true
		case !several && r.agrees(&r.actors[a], c) && !(c&plural != 0 && r.actors[a].Kind != gainsay.Group):
			return a, "", true
		}
		return -1, "", false
	}
	t := &r.d.Tokens[s]
	if t.Tag != doc.NOUN && t.Tag != doc.PROPN || several != (c&plural != 0) && several {
		return -1, "", false
	}
	if many := several || t.Tag == doc.NOUN && t.Lemma != r.lower(s); many == (c&plural != 0) {
		return -1, "a thing that is nobody stands nearer", true
	}
	return -1, "", false
}

// empty tells an "it" that stands for what follows or for nothing: "made it clear
// that", "it is likely that", "it was as if", "it rained".
func (r *reading) empty(i int) bool {
	if r.rel(i) == doc.Expl {
		return true
	}
	h := int(r.d.Tokens[i].Head)
	if h < 0 {
		return false
	}
	switch r.d.Tokens[h].Lemma {
	case "seem", "appear", "happen", "rain", "snow", "turn":
		return isSubject(r.rel(i))
	case "make", "find", "think", "consider", "call", "leave", "take", "deem", "keep", "believe":
		return !isSubject(r.rel(i)) && r.follows(i, 4)
	}
	if r.tree.Child(h, doc.Cop) < 0 || !isSubject(r.rel(i)) {
		return false
	}
	if r.tree.Child(h, doc.Ccomp, doc.Csubj, doc.CsubjOuter, doc.Advcl) >= 0 && r.d.Tokens[h].Tag == doc.ADJ {
		return true
	}
	return r.d.Tokens[h].Tag != doc.VERB && (r.tree.Child(h, doc.AclRelcl) >= 0 || r.follows(h, 2) || r.lower(h) == "if" || r.lower(h-1) == "as")
}

// follows tells that "that", "to" or "if" stands at most so many tokens behind token i.
func (r *reading) follows(i, far int) bool {
	_, last := r.bounds(i)
	for j := i + 1; j < last && j <= i+far; j++ {
		switch r.lower(j) {
		case "that", "to", "if", "whether", "how", "why":
			return true
		}
	}
	return false
}
