package world

import (
	"strconv"
	"strings"
)

// A Gender is who bears a given name.
type Gender uint8

// The genders of names.
const (
	NoGender Gender = iota
	Male
	Female
	Either
)

// GenderOf is who bears the given name, NoGender when the table does not have it.
func (t *Table) GenderOf(given string) Gender {
	k := Fold(given)
	if g, ok := t.given[k]; ok {
		return g
	}
	if first, _, ok := strings.Cut(k, " "); ok { // "Jean-Claude" is gendered as "Jean" where the pair is not known
		return t.given[first]
	}
	return NoGender
}

// EachName gives every name of the table with what it names, in the order of
// precedence: of two entries of one name the first stands.
func (t *Table) EachName(yield func(name string, kind Kind)) {
	for i := range t.Organisations {
		o := &t.Organisations[i]
		kind := OrganisationKind
		if o.Class == "seat" {
			kind = SeatKind
		}
		each(yield, kind, o.Names, o.Name)
	}
	for i := range t.States {
		s := &t.States[i]
		each(yield, StateKind, s.Names, s.Name)
		each(yield, CapitalKind, s.Capitals)
		each(yield, SeatKind, s.Seats)
		each(yield, AdjectiveKind, s.Adjectives)
		each(yield, PeopleKind, s.People)
	}
	for i := range t.Places {
		each(yield, PlaceKind, nil, t.Places[i].Name)
	}
	for i := range t.Outlets {
		each(yield, OutletKind, t.Outlets[i].Names, t.Outlets[i].Name)
	}
	for i := range t.Terms {
		if p := t.Terms[i].Person; p != "?" && p != "-" {
			each(yield, PersonKind, nil, p)
		}
	}
}

func each(yield func(string, Kind), kind Kind, names []string, more ...string) {
	for _, n := range append(more, names...) {
		yield(n, kind)
	}
}

// EachGiven gives every given name of the table with who bears it, in no order.
func (t *Table) EachGiven(yield func(name string, gender Gender)) {
	for name, g := range t.given {
		yield(name, g)
	}
}

// Look tells what the table knows a name as: its kind, and the second kind where
// the word names two things (a city that is also a state). NoKind means unknown.
func (t *Table) Look(name string) (kind, also Kind) {
	e, ok := t.entry(name)
	if !ok {
		return NoKind, NoKind
	}
	return e.kind, e.also
}

func (t *Table) entry(name string) (entry, bool) {
	if !printed(name) {
		return entry{}, false
	}
	e, ok := t.words[key(name)]
	return e, ok
}

// State is the state that a word names: by its name, adjective, people, capital
// or seat. A word that two states share names neither.
func (t *Table) State(word string) (*State, bool) {
	e, ok := t.entry(word)
	if !ok || e.twice {
		return nil, false
	}
	switch e.kind {
	case StateKind, AdjectiveKind, PeopleKind, CapitalKind, SeatKind:
		return &t.States[e.at], true
	}
	return nil, false
}

// Organisation is the organisation that a word names.
func (t *Table) Organisation(name string) (*Organisation, bool) {
	e, ok := t.entry(name)
	if !ok || e.kind != OrganisationKind {
		return nil, false
	}
	return &t.Organisations[e.at], true
}

// Outlet is the outlet that a credit line names, by any of its names or by its
// domain, with or without "www.".
func (t *Table) Outlet(name string) (canonical string, agency, ok bool) {
	o, ok := t.OutletNamed(name)
	if !ok {
		return "", false, false
	}
	return o.Name, o.Agency(), true
}

// OutletNamed is the outlet that a name or a domain names, as Outlet does.
func (t *Table) OutletNamed(name string) (*Outlet, bool) {
	i, ok := t.outlets[key(strings.TrimPrefix(strings.ToLower(name), "www."))]
	if !ok {
		return nil, false
	}
	return &t.Outlets[i], true
}

// Canonical is the name that the table prints for whatever name names: "U.S."
// gives "United States", "SVR" "Foreign Intelligence Service", "Kiev" "Kyiv". An
// adjective, a people or a seat gives its state.
func (t *Table) Canonical(name string) (string, bool) {
	e, ok := t.entry(name)
	if !ok || e.twice {
		return "", false
	}
	switch e.kind {
	case OrganisationKind:
		return t.Organisations[e.at].Name, true
	case OutletKind:
		return t.Outlets[e.at].Name, true
	case PlaceKind:
		return t.Places[e.at].Name, true
	case PersonKind:
		return t.Terms[e.at].Person, true
	case CapitalKind:
		return t.capital(e.at, name), true
	}
	return t.States[e.at].Name, true
}

// capital is the form to print of a capital: the state's first, where name
// spells that one, else name's own.
func (t *Table) capital(state int, name string) string {
	s := &t.States[state]
	for _, c := range s.Capitals {
		if key(c) == key(name) && (c == s.Capitals[0] || t.sameSpelling(placeSpelling, key(c), key(s.Capitals[0]))) {
			return s.Capitals[0]
		}
	}
	return name
}

// Principal is for whom a name speaks in the end: a state for its names,
// adjectives, capital and seats and for its bodies ("Kremlin", "Moscow" and "FSB"
// give "Russia"); an organisation for its agencies; itself for a body of its own
// ("NATO").
func (t *Table) Principal(name string) (string, bool) {
	if s, ok := t.State(name); ok {
		return s.Name, true
	}
	for range 4 { // the longest chain is agency, organisation, state; the bound keeps a looped table from hanging
		o, ok := t.Organisation(name)
		if !ok {
			break
		}
		if o.Principal == "" {
			return o.Name, true
		}
		name = o.Principal
	}
	if s, ok := t.State(name); ok {
		return s.Name, true
	}
	return "", false
}

// soon tells whether b lies at most 120 days behind a, counting months as 30 days.
func soon(a, b string) bool {
	d := days(b) - days(a)
	return d >= 0 && d <= 120
}

// days is a rough count of days of a date of up to ten bytes, good for differences.
func days(s string) int {
	y, m, d := 0, 1, 1
	if len(s) >= 4 {
		y, _ = strconv.Atoi(s[:4])
	}
	if len(s) >= 7 {
		m, _ = strconv.Atoi(s[5:7])
	}
	if len(s) >= 10 {
		d, _ = strconv.Atoi(s[8:10])
	}
	return y*365 + m*30 + d
}
