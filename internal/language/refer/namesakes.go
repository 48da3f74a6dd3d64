package refer

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/world"
)

// shortName is the actor meant by one word: the bearer of the family name, or
// the one person of that given name. Where several bear it, it is whom
// nearestBearer tells.
func (r *reading) shortName(text string, token int) int {
	if strings.Contains(text, " ") {
		return r.fullName(text)
	}
	key := world.FamilyKey(text)
	bearers := r.byFamily[key]
	switch {
	case len(bearers) == 1:
		return bearers[0]
	case len(bearers) > 1:
		return r.nearestBearer(bearers, token)
	}
	if namesakes := r.byGivenName[world.Fold(text)]; len(namesakes) == 1 {
		return namesakes[0]
	}
	a := r.add(text, gainsay.Person)
	r.byFamily[key] = append(r.byFamily[key], a)
	return a
}

// nearestBearer is which of several bearers of a name is meant at token: the one of
// whom the text said before what it says here ("Mr Orr, the builder"), else the one
// who was named last and whom the title of courtesy fits; -1 where none was named before.
func (r *reading) nearestBearer(bearers []int, token int) int {
	here := r.nameAt(token)
	noun := r.saidBehind(int(r.d.Names[here].Last))
	want := r.courtesyOf(token)
	nearest := -1
	for i := here - 1; i >= max(0, here-mostBack); i-- {
		a := r.ofName[i]
		if a < 0 || !slices.Contains(bearers, a) {
			continue
		}
		if noun != "" && r.saidBehind(int(r.d.Names[i].Last)) == noun {
			return a
		}
		given, _, _ := strings.Cut(r.actors[a].Name, " ")
		g := r.t.GenderOf(given)
		if fits := want == world.NoGender || g != world.Male && g != world.Female || g == want; fits && nearest < 0 {
			nearest = a
		}
	}
	return nearest
}

// courtesyOf is the gender that a title of courtesy before the name at token i tells.
func (r *reading) courtesyOf(i int) world.Gender {
	if i--; r.word(i) == "." {
		i--
	}
	if r.class[max(i, 0)]&courtesy == 0 || i < 0 {
		return world.NoGender
	}
	return genderOfClass(r.class[i])
}

// saidBehind is the noun of the apposition that stands behind a name which ends before
// token i, "builder" for ", a master builder from Lowmoor"; "" where there is none.
func (r *reading) saidBehind(i int) string {
	if r.word(i) != "," || !r.is(i+1, determiner) {
		return ""
	}
	noun := ""
	for j := i + 2; j < i+6; j++ {
		w := r.word(j)
		if w == "" || w[0] < 'a' || w[0] > 'z' || small(w) || w == "who" {
			break
		}
		noun = w
	}
	return noun
}
