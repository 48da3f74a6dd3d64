package refer

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/world"
)

// described is the actor that a definite description means: who bears the title
// by the text, or holds the office by the table of the world. -1 and a reason say
// that it cannot be told; -1 alone that someone new is meant.
func (r *reading) described(p *phrase) (int, string) {
	if !p.fixed && p.of == "" {
		return -1, ""
	}
	if d := r.lower(p.first); d == "a" || d == "an" {
		return -1, ""
	}
	title := world.OfficeForm(r.titleText(p.title, p.close))
	found := r.bearers(title, p.of)
	if title == "leader" && p.of != "" && len(found) == 0 {
		for _, rule := range rulers {
			for _, a := range r.bearers(rule, p.of) {
				if !slices.Contains(found, a) {
					found = append(found, a)
				}
			}
		}
	}
	if a := r.holder(title, p.of); a >= 0 && !slices.Contains(found, a) {
		found = append(found, a)
	}
	switch len(found) {
	case 0:
		if p.of == "" {
			return -1, "the text gives nobody this role"
		}
		return -1, ""
	case 1:
		return found[0], ""
	}
	return r.nearest(found, p.first)
}

// rulers are the titles whose bearers reports call the leader of a state.
var rulers = [...]string{"president", "prime minister", "chancellor", "premier", "supreme leader", "king", "queen", "emperor"}

// bearers are the actors that bear a title by the text, for the body or state
// when one is given.
func (r *reading) bearers(title, of string) []int {
	last := lastWord(title)
	var found []int
	for _, a := range r.byTitle[last] {
		if !slices.Contains(found, a) && r.bears(&r.actors[a], title, last, of) {
			found = append(found, a)
		}
	}
	return found
}

// bears tells whether the actor has the title, and for the body when one is
// given. A title that the text ties to nothing is that body's when the text
// speaks of no other body's and the table of the world does not know better.
func (r *reading) bears(e *entry, title, last, of string) bool {
	want := r.principal(of)
	for _, role := range e.Roles {
		t := world.OfficeForm(role.Title)
		if t != title && !(strings.HasSuffix(t, " "+last) && title == last) {
			continue
		}
		if of == "" || role.Of != "" && r.principal(role.Of) == want {
			return true
		}
		if role.Of != "" {
			continue
		}
		if e.SpeaksFor != "" {
			if r.principal(e.SpeaksFor) == want {
				return true
			}
			continue
		}
		if r.onlyOwner(want, last) {
			return true
		}
	}
	return false
}

// onlyOwner tells that a title which the text ties to nothing can belong to want:
// every other body or state that has one in the text has its bearer there.
func (r *reading) onlyOwner(want, last string) bool {
	for _, of := range r.belongs[last] {
		if of == want {
			continue
		}
		taken := false
		for _, a := range r.byTitle[last] {
			for _, role := range r.actors[a].Roles {
				if r.actors[a].Kind != gainsay.Person {
					continue
				}
				taken = taken || role.Of != "" && r.principal(role.Of) == of && lastWord(world.OfficeForm(role.Title)) == last
			}
		}
		if !taken {
			return false
		}
	}
	return true
}

// holder is the actor who holds an office on the day of the article by the table
// of the world, whether the text names him or not. Where the day is not known it is
// the one person named in the text who is known to have held it. -1 means none.
func (r *reading) holder(title, of string) int {
	if of == "" {
		return -1
	}
	day := r.d.Article.Published
	if day == "" {
		return r.onceHolder(title, of)
	}
	h, ok := r.t.Holder(title, of, day)
	if !ok {
		return -1
	}
	for _, a := range r.byFamily[world.FamilyKey(h.Person)] {
		if r.actors[a].Name == h.Person {
			return a
		}
	}
	a := r.fullName(h.Person)
	r.actors[a].Names = []string{h.Person}
	r.actors[a].SpeaksFor = h.Place
	given, _, _ := strings.Cut(h.Person, " ")
	r.actors[a].gender = r.t.GenderOf(given)
	return a
}

// onceHolder is the one person of the text who held an office at any time.
func (r *reading) onceHolder(title, of string) int {
	found := -1
	for a := range r.actors[:min(len(r.actors), 100)] {
		e := &r.actors[a]
		if e.Kind != gainsay.Person {
			continue
		}
		for _, t := range r.t.TermsOf(e.Name) {
			if h, ok := r.t.Holder(title, of, t.From); ok && h.Person == t.Person && t.Place == h.Place && t.Office == h.Office {
				if found >= 0 && found != a {
					return -1
				}
				found = a
			}
		}
	}
	return found
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// titled notes that an actor bears a title, for descriptions that follow.
func (r *reading) titled(a int, title string) {
	w := lastWord(world.OfficeForm(title))
	if len(r.byTitle[w]) < mostBearers {
		r.byTitle[w] = append(r.byTitle[w], a)
	}
}

// nearSentences is how many sentences back a description reaches when several
// could be meant.
const nearSentences = 3

// nearest is the one of found that was mentioned last before token, if the
// mention is near.
func (r *reading) nearest(found []int, token int) (int, string) {
	best, at := -1, -1
	for _, a := range found {
		for _, s := range slices.Backward(r.actors[a].seen) {
			if s < token && s > at {
				best, at = a, s
			}
		}
	}
	if best >= 0 && r.sentence(token)-r.sentence(at) <= nearSentences {
		return best, ""
	}
	return -1, "several in the text bear this role"
}
