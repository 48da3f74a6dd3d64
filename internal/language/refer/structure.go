package refer

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// headOf is the token of [first, last) that the tree hangs on something outside
// of it; first where there is no tree.
func (r *reading) headOf(first, last int) int {
	for i := first; r.d.Parsed && i < last; i++ {
		if h := int(r.d.Tokens[i].Head); h < first || h >= last {
			return i
		}
	}
	return first
}

func (r *reading) rel(i int) doc.Rel { return r.d.Tokens[i].Rel }

// isSubject tells the relations of subjects.
func isSubject(rel doc.Rel) bool {
	switch rel {
	case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter:
		return true
	}
	return false
}

// isArgument tells the relations of what a verb says its thing of.
func isArgument(rel doc.Rel) bool {
	switch rel {
	case doc.Obj, doc.Iobj, doc.Obl, doc.OblAgent:
		return true
	}
	return isSubject(rel)
}

// subjectOf is the token that is the subject of the clause that token i heads, or
// -1. A clause joined to another shares its subject.
func (r *reading) subjectOf(i int) int {
	for range mostUp {
		if s := r.tree.Child(i, doc.Nsubj, doc.NsubjPass, doc.NsubjOuter); s >= 0 {
			return s
		}
		if r.rel(i) != doc.Conj || r.d.Tokens[i].Head < 0 {
			return -1
		}
		i = int(r.d.Tokens[i].Head)
	}
	return -1
}

// mostUp is how far up in a tree is looked.
const mostUp = 24

// rootOf is the root of sentence at, -1 when it has none.
func (r *reading) rootOf(at int) int {
	if at < 0 || !r.d.Parsed {
		return -1
	}
	s := r.d.Sentences[at]
	for i := s.First; i < s.Last; i++ {
		if r.d.Tokens[i].Rel == doc.Root {
			return int(i)
		}
	}
	return -1
}

// actorAt is the actor of the shortest mention so far that covers token i, or -1,
// and whether there is one at all.
func (r *reading) actorAt(i int) (actor int, is bool) {
	for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack); k-- {
		if m := &r.mentions[k]; m.first <= i && i < m.last {
			return m.Actor, true
		}
	}
	return -1, false
}

// meantBy is the actor of the noun or pronoun at token s, whose name may hang on
// it: "Mrs Berg", "the minister, Lena Aalto".
func (r *reading) meantBy(s int) (actor int, is bool) {
	if a, is := r.actorAt(s); is {
		return a, true
	}
	for c := range r.tree.Children(s) {
		switch r.rel(c) {
		case doc.Flat, doc.Compound, doc.Appos:
			if a, is := r.actorAt(c); is && a >= 0 && r.actors[a].Kind == gainsay.Person {
				return a, true
			}
		}
	}
	return -1, false
}

// bound tells that the pronoun at token i cannot mean what the mention does, as
// both say something of one verb: "Berg thanked him".
func (r *reading) bound(first, last, i int) bool {
	if !r.d.Parsed || reflexive(r.lower(i)) {
		return false
	}
	m := r.headOf(first, last)
	return m != i && r.d.Tokens[m].Head == r.d.Tokens[i].Head && isArgument(r.rel(m)) && isArgument(r.rel(i))
}

func reflexive(w string) bool {
	switch w {
	case "himself", "herself", "itself", "themselves":
		return true
	}
	return false
}

// fronted tells that the mention stands in a phrase or clause before the subject
// of the clause that the pronoun at token i belongs to: "At a meeting with Berg, he …".
func (r *reading) fronted(first, last, i int) bool {
	if !r.d.Parsed || first > i {
		return false
	}
	at := r.headOf(first, last)
	for range mostUp {
		h := int(r.d.Tokens[at].Head)
		if h < 0 {
			return false
		}
		if r.tree.Governs(h, i) {
			switch r.rel(at) {
			case doc.Obl, doc.OblUnmarked, doc.Advcl, doc.Nmod:
				return at < h && int(r.tree.Right[at]) < i
			}
			return false
		}
		at = h
	}
	return false
}

// owned tells that the pronoun at token i stands in a clause that says something
// of a noun of the mention: "Berg's statement, in which she …".
func (r *reading) owned(first, last, i int) bool {
	if !r.d.Parsed {
		return false
	}
	m := r.headOf(first, last)
	noun := int(r.d.Tokens[m].Head)
	if noun < 0 || noun >= i {
		return false
	}
	switch r.rel(m) {
	case doc.NmodPoss, doc.Nmod:
	default:
		return false
	}
	at := i
	for range mostUp {
		h := int(r.d.Tokens[at].Head)
		if h < 0 {
			return false
		}
		if rel := r.rel(at); rel == doc.AclRelcl || rel == doc.Acl || rel == doc.AdvclRelcl || rel == doc.Advcl {
			for up, n := 0, h; up < 3; up, n = up+1, int(r.d.Tokens[n].Head) { // it may hang on a noun within the noun's phrase
				if n == noun || n > noun && r.d.Tokens[n].Head == r.d.Tokens[noun].Head && r.rel(n) == doc.Obl {
					return true
				}
				if r.rel(n) != doc.Nmod {
					break
				}
			}
		}
		if r.rel(at) == doc.Advcl && h == int(r.d.Tokens[noun].Head) && r.opensWith(at, "where") {
			return true // the tree hangs the clause on the verb
		}
		at = h
	}
	return false
}

// opensWith tells that the clause of token i begins with a word.
func (r *reading) opensWith(i int, word string) bool {
	for j := int(r.tree.Left[i]); j < i; j++ {
		if !r.mark(j) {
			return r.lower(j) == word
		}
	}
	return false
}

// topicOf is the subject of sentence at, or the name that the tree takes for its
// root; -1 when there is neither.
func (r *reading) topicOf(at int) int {
	root := r.rootOf(at)
	if root < 0 {
		return -1
	}
	if s := r.subjectOf(root); s >= 0 {
		return s
	}
	if r.kindAt(root) != "" {
		return root
	}
	return -1
}

// spokeBefore says what the actor was in the sentence before that of token i: 1
// its subject, 2 whose the subject is ("Berg's remarks"), 0 neither.
func (r *reading) spokeBefore(actor, i int) int {
	s := r.topicOf(r.sentence(i) - 1)
	if s < 0 {
		return 0
	}
	if a, _ := r.meantBy(s); a == actor {
		return 1
	}
	if p := r.tree.Child(s, doc.NmodPoss, doc.Nmod); p >= 0 {
		if a, _ := r.meantBy(p); a == actor {
			return 2
		}
	}
	return 0
}

// lastMeant is whom the last pronoun of the class before token i means, in its
// sentence or the one before, or -1.
func (r *reading) lastMeant(i int) int {
	c := r.class[i] & (male | female)
	for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack); k-- {
		m := &r.mentions[k]
		if r.sentence(i)-r.sentence(m.first) > 1 {
			return -1
		}
		if m.Kind == gainsay.PronounMention && r.class[m.first]&c != 0 {
			return m.Actor
		}
	}
	return -1
}
