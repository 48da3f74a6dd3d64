// Package names turns the tokens of a Doc into its proper names: ranges of
// tokens that name a person, an organisation, a state, a place or something else.
package names

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// Find returns the names of d, in order, not overlapping. It needs d's tokens and
// sentences only.
func Find(d *doc.Doc) []doc.Name {
	g := builtIn()
	looks := looksOf(d)
	var out []doc.Name
	for _, s := range d.Sentences {
		for i := int(s.First); i < int(s.Last); {
			end, kind := nameAt(d, g, looks, i, int(s.Last))
			if end > i {
				out = append(out, doc.Name{First: int32(i), Last: int32(end), Kind: kind})
				i = end
				continue
			}
			i++
		}
	}
	return out
}

// nameAt is the name that begins at token i.
func nameAt(d *doc.Doc, g *gazetteer, looks []look, i, last int) (int, gainsay.ActorKind) {
	if looks[i].shape&capital == 0 {
		return i, ""
	}
	if end, kind := g.longest(looks, i, last); end > i {
		switch kind {
		case world.OrganisationKind, world.OutletKind, world.SeatKind:
			return end, gainsay.Organisation
		case world.StateKind:
			return end, gainsay.State
		case world.CapitalKind, world.PlaceKind:
			return end, gainsay.Place
		case world.PersonKind:
			return end, gainsay.Person
		case world.AdjectiveKind, world.PeopleKind:
			return i, ""
		}
	}
	if looks[i].shape&opens != 0 && (i+1 >= last || looks[i+1].shape&capital == 0) && g.given[looks[i].hash] == world.NoGender {
		return i, ""
	}
	end := i + 1
	for end < last && (looks[end].shape&capital != 0 || looks[end].shape&mark != 0 && looks[end].shape&glued != 0 && d.Word(end) == "-" && end+1 < last && looks[end+1].shape&capital != 0) {
		end++
	}
	if g.given[looks[i].hash] != world.NoGender && end > i+1 {
		return end, gainsay.Person
	}
	if end == i+1 && looks[i].shape&allCaps == 0 {
		return end, gainsay.Person
	}
	return end, gainsay.Organisation
}
