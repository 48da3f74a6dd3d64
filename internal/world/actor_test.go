package world

import (
	"testing"

	"gainsay"
)

func TestSameActor(t *testing.T) {
	person := func(name string, roles ...gainsay.Role) gainsay.Actor {
		return gainsay.Actor{Name: name, Kind: gainsay.Person, Names: []string{name}, Roles: roles}
	}
	of := func(title, place string) gainsay.Role { return gainsay.Role{Title: title, Of: place} }
	for _, c := range []struct {
		name string
		a, b gainsay.Actor
		want bool
	}{
		{"two spellings", person("Volodymyr Zelensky"), person("Volodymyr Zelenskyy"), true},
		{"a short form and a full name", person("Peskov"), person("Dmitry Peskov", of("spokesman", "Kremlin")), true},
		{"roles of one state", person("Berg", of("spokeswoman", "Kremlin")), person("Anna Berg", of("official", "Russia")), true},
		{"two people of one family name", person("Miller", of("spokesman", "United States")), person("Miller", of("minister", "United Kingdom")), false},
		{"one name, two states", person("Jan Novak", of("minister", "Poland")), person("Jan Novak", of("minister", "Hungary")), false},
		{"one full name, two bodies", person("Jan Novak", of("director", "Harbour Fund")), person("Jan Novak", of("member", "Mill Trust")), true},
		{"two given names", person("Anna Berg"), person("Karl Berg"), false},
		{"a body and its initials", gainsay.Actor{Name: "Harbour Union", Kind: gainsay.Organisation, Names: []string{"Harbour Union", "HU1"}},
			gainsay.Actor{Name: "HU1", Kind: gainsay.Organisation, Names: []string{"HU1"}}, true},
		{"a body taken for a person", person("Nordbank"), gainsay.Actor{Name: "Nordbank", Kind: gainsay.Organisation, Names: []string{"Nordbank"}}, true},
		{"a person and the body of that name", person("Berg", of("minister", "Norway")), gainsay.Actor{Name: "Berg", Kind: gainsay.Organisation, Names: []string{"Berg"}}, false},
		{"a state by two names", gainsay.Actor{Name: "U.S.", Kind: gainsay.State}, gainsay.Actor{Name: "United States", Kind: gainsay.State}, true},
		{"a person and a place", person("Paris Hill"), gainsay.Actor{Name: "Paris", Kind: gainsay.Place}, false},
		{"the unnamed", gainsay.Actor{Name: "a source", Kind: gainsay.Anonymous}, gainsay.Actor{Name: "a source", Kind: gainsay.Anonymous}, false},
		{"one group", gainsay.Actor{Name: "Russian officials", Kind: gainsay.Group, SpeaksFor: "Russia"},
			gainsay.Actor{Name: "Russian officials", Kind: gainsay.Group, SpeaksFor: "Russia"}, true},
		{"two groups", gainsay.Actor{Name: "officials", Kind: gainsay.Group, SpeaksFor: "Russia"},
			gainsay.Actor{Name: "officials", Kind: gainsay.Group, SpeaksFor: "France"}, false},
	} {
		if got := SameActor(c.a, c.b); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if got := SameActor(c.b, c.a); got != c.want {
			t.Errorf("%s, turned round: %v, want %v", c.name, got, c.want)
		}
	}
}
