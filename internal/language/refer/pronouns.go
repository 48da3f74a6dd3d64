package refer

import (
	"math"
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// mentionPronoun makes the mention of the pronoun at token i.
func (r *reading) mentionPronoun(i int) {
	a, why := r.antecedent(i)
	r.mention(i, i+1, gainsay.PronounMention, a, why)
}

// plain is the least probability at which a pronoun tells the gender of whom it means.
const plain = 0.7

// learnCalled keeps the gender of the pronoun at token i for the actor that it surely
// means: who was "she" once is not "he" later on.
func (r *reading) learnCalled(a, i int) {
	if e := &r.actors[a]; e.called == world.NoGender {
		e.called = genderOfClass(r.class[i])
	}
}

// reach is how many sentences back the antecedent of a pronoun is looked for.
const reach = 4

// sure is the least probability at which the ranker's first choice is taken.
const sure = 0.4

// antecedent is the actor that the pronoun at token i means.
func (r *reading) antecedent(i int) (int, string) {
	if r.lower(i) == "who" {
		return r.relative(i)
	}
	if c := r.class[i]; r.d.Parsed && c&thing != 0 {
		return r.itMeans(i)
	} else if r.d.Parsed && c&plural != 0 {
		return r.theyMean(i)
	}
	r.findSpeaker(i)
	if a := r.attributed(i); a >= 0 {
		r.learnCalled(a, i)
		return a, ""
	}
	list := r.candidates(i)
	if r.note != nil {
		r.note(i, list)
	}
	if len(list) == 0 {
		return -1, "nobody near it agrees with the pronoun"
	}
	if a := r.ownWords(list, i); a >= 0 {
		return a, ""
	}
	if a := r.inOwnWords(list, i); a >= 0 {
		return a, ""
	}
	best, top, total := 0, math.Inf(-1), 0.0
	for k := range list {
		s := r.ranker.Score(list[k].traits)
		if s > top {
			best, top = k, s
		}
		total += math.Exp(s)
	}
	if math.Exp(top)/total < sure {
		return -1, "several near it agree with the pronoun"
	}
	if math.Exp(top)/total >= plain {
		r.learnCalled(list[best].actor, i)
	}
	return list[best].actor, ""
}

// relative is whom "who" means: the noun that its clause says something of, by the
// tree, else the mention that ends right before it.
func (r *reading) relative(i int) (int, string) {
	if noun := r.relativeNoun(i); noun >= 0 {
		if a, is := r.actorAt(noun); is {
			if a >= 0 && (r.actors[a].Kind == gainsay.Person || r.actors[a].Kind == gainsay.Anonymous || r.actors[a].Kind == gainsay.Group) {
				return a, ""
			}
		} else if a := r.bearerAt(noun); a >= 0 {
			return a, ""
		}
	}
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

// relativeNoun is the noun that the clause of the pronoun at token i says something of, or -1.
func (r *reading) relativeNoun(i int) int {
	if !r.d.Parsed {
		return -1
	}
	at := i
	for range mostUp {
		h := int(r.d.Tokens[at].Head)
		if h < 0 {
			return -1
		}
		if r.rel(at) == doc.AclRelcl && h < i {
			return h
		}
		at = h
	}
	return -1
}

// bearerAt is the actor who bears the role that is given by the phrase at token i, or -1.
func (r *reading) bearerAt(i int) int {
	at, _ := slices.BinarySearchFunc(r.all, i, func(p phrase, i int) int { return p.last - i - 1 })
	if at < len(r.all) && r.all[at].first <= i && i < r.all[at].last && r.all[at].name >= 0 {
		return r.ofName[r.all[at].name]
	}
	return -1
}

// agrees tells whether an actor can be meant by a pronoun of class c.
func (r *reading) agrees(e *entry, c class) bool {
	person := e.Kind == gainsay.Person || e.Kind == gainsay.Anonymous && !several(e.Name)
	switch {
	case c&male != 0:
		return person && e.known() != world.Female
	case c&female != 0:
		return person && e.known() != world.Male
	case c&plural != 0:
		return e.Kind == gainsay.Group || e.Kind == gainsay.Organisation
	case c&thing != 0:
		return e.Kind == gainsay.Organisation || e.Kind == gainsay.State || e.Kind == gainsay.Place || e.Kind == gainsay.Document
	}
	return false
}

// several tells a description of more than one: "most officials".
func several(name string) bool {
	return strings.HasSuffix(name, "s") && !strings.HasSuffix(name, "ss") && !strings.HasSuffix(name, "us")
}

// known is the gender of an actor by its name and titles, else by the pronouns for it.
func (e *entry) known() world.Gender {
	if e.gender == world.Male || e.gender == world.Female {
		return e.gender
	}
	return e.called
}

// A Choice is what a trainer sees of one pronoun: where it stands, and the
// actors it can mean with the spans of their names and their traits.
type Choice struct {
	Pronoun    gainsay.Span
	Candidates []Choosable
}

// A Choosable is one actor that a pronoun can mean.
type Choosable struct {
	Names  []gainsay.Span
	Traits []uint16
}

// Choices are the choices that the pronouns of d set, earlier ones decided by the ranker.
func (by *Resolver) Choices(d *doc.Doc) []Choice {
	var out []Choice
	r := newReading(d, by)
	r.note = func(i int, list []candidate) {
		c := Choice{Pronoun: d.SpanOf(i, i+1)}
		for _, k := range list {
			var spans []gainsay.Span
			for at, a := range r.ofName {
				if a == k.actor {
					spans = append(spans, d.SpanOf(int(d.Names[at].First), int(d.Names[at].Last)))
				}
			}
			c.Candidates = append(c.Candidates, Choosable{Names: spans, Traits: k.traits})
		}
		out = append(out, c)
	}
	r.resolve(r.withNames(r.phrases()))
	return out
}
