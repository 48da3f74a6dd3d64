// Package names turns the tokens of a Doc into its proper names: ranges of
// tokens that name a person, an organisation, a state, a place or something else.
package names

import (
	"sync"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/world"
)

// english is the tagger that the program is built with. The package's tests
// prove that its weights can be read, so that an error here is a broken build.
var english = sync.OnceValue(func() *Tagger {
	f, err := model.Embedded("en", "names")
	if err != nil {
		panic(err)
	}
	t, err := ReadTagger(f)
	if err != nil {
		panic(err)
	}
	return t
})

// Find returns the names of d, in order, not overlapping. It needs d's tokens and
// sentences only.
func Find(d *doc.Doc) []doc.Name { return english().Find(d) }

// Find returns the names of d as the tagger sees them.
func (t *Tagger) Find(d *doc.Doc) []doc.Name {
	looks := looksOf(d, builtIn(), t.table)
	labels := make([]uint8, len(looks))
	var b buffers
	for _, s := range d.Sentences {
		t.label(looks, int(s.First), int(s.Last), labels, &b)
	}
	for _, s := range d.Sentences {
		mend(d, looks, labels, int(s.First), int(s.Last))
	}
	return gather(d, looks, labels)
}

// gather makes names of labels.
func gather(d *doc.Doc, looks []look, labels []uint8) []doc.Name {
	var out []doc.Name
	for i := 0; i < len(labels); i++ {
		if labels[i] == labelO {
			continue
		}
		end := i + 1
		if part(labels[i]) == partFirst {
			for end < len(labels) && part(labels[end-1]) != partLast {
				end++
			}
		}
		if n, ok := settle(d, looks, i, end, kindOfLabel(labels[i])); ok {
			out = append(out, n)
		}
		i = end - 1
	}
	return out
}

// settle makes the name of the tokens [first, last): titles of courtesy before
// people are left out, a people or an adjective is no name, and the table of the
// world says which places are states and which seats are bodies.
func settle(d *doc.Doc, looks []look, first, last, kind int) (doc.Name, bool) {
	if kind == KindPerson {
		for first+1 < last && looks[first].shape&courtesy != 0 && looks[first].shape&givenName == 0 {
			first++
			if d.Word(first) == "." && first+1 < last {
				first++
			}
		}
	}
	n := doc.Name{First: int32(first), Last: int32(last)}
	whole := world.NoKind
	if p := looks[first].part; p == partOnly && last == first+1 || p == partFirst && looks[last-1].part == partLast {
		whole = looks[first].kind
	}
	switch {
	case whole == world.AdjectiveKind || whole == world.PeopleKind:
		return n, kind == KindOrganisation && last > first+1
	case kind == KindPerson:
		n.Kind = gainsay.Person
	case kind == KindOrganisation:
		n.Kind = gainsay.Organisation
		if whole == world.StateKind {
			n.Kind = gainsay.State
		}
	case kind == KindPlace:
		n.Kind = gainsay.Place
		switch whole {
		case world.StateKind:
			n.Kind = gainsay.State
		case world.SeatKind:
			n.Kind = gainsay.Organisation
		}
	default:
		n.Kind = gainsay.Other
	}
	return n, true
}
