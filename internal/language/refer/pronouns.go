package refer

import (
	"gainsay"
	"gainsay/internal/world"
)

// mentionPronoun makes the mention of the pronoun at token i.
func (r *resolver) mentionPronoun(i int) {
	a, why := r.antecedent(i)
	r.mention(i, i+1, gainsay.PronounMention, a, why)
}

// reach is how many sentences back the antecedent of a pronoun is looked for.
const reach = 4

// antecedent is the actor that the pronoun at token i means.
func (r *resolver) antecedent(i int) (int, string) {
	c := r.class[i]
	if r.lower(i) == "who" {
		return r.relative(i)
	}
	best, score := -1, -1e9
	here := r.sentence(i)
	for k := len(r.mentions) - 1; k >= 0; k-- {
		m := &r.mentions[k]
		far := here - r.sentence(m.first)
		if far > reach {
			break
		}
		if m.Actor < 0 || m.first >= i || !r.agrees(&r.actors[m.Actor], c) {
			continue
		}
		s := -2 * float64(far)
		if r.subjectLike(m) {
			s += 1.5
		}
		if m.Kind == gainsay.PronounMention {
			s += 1
		}
		s += min(1, 0.2*float64(len(r.actors[m.Actor].seen)))
		s -= 0.01 * float64(i-m.first)
		if s > score {
			best, score = m.Actor, s
		}
	}
	if best < 0 {
		return -1, "nobody before it agrees with the pronoun"
	}
	return best, ""
}

// relative is whom "who" means: the mention that ends right before it.
func (r *resolver) relative(i int) (int, string) {
	for k := len(r.mentions) - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if gap := i - m.last; gap >= 0 && gap <= 1 && (gap == 0 || r.word(i-1) == ",") {
			return m.Actor, m.Unknown
		}
		if i-m.last > 1 {
			break
		}
	}
	return -1, "no one stands right before it"
}

// subjectLike tells a mention that stands where subjects stand: by the tree, or
// first in its sentence.
func (r *resolver) subjectLike(m *mention) bool {
	first, _ := r.bounds(m.first)
	return m.first-first <= 1
}

// agrees tells whether an actor can be meant by a pronoun of class c.
func (r *resolver) agrees(e *entry, c class) bool {
	person := e.Kind == gainsay.Person || e.Kind == gainsay.Anonymous
	switch {
	case c&male != 0:
		return person && e.gender != world.Female
	case c&female != 0:
		return person && e.gender != world.Male
	case c&plural != 0:
		return e.Kind == gainsay.Group || e.Kind == gainsay.Organisation
	case c&thing != 0:
		return e.Kind == gainsay.Organisation || e.Kind == gainsay.State || e.Kind == gainsay.Place || e.Kind == gainsay.Document
	}
	return false
}
