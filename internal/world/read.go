package world

import (
	"bufio"
	"io/fs"
	"slices"
	"strings"

	"gainsay"
)

// Read builds a Table from the files states.txt, organisations.txt, offices.txt,
// outlets.txt, languages.txt, places.txt, given.txt, nicknames.txt and variants.txt of files'
// folder "table". Each says its own format in its first lines. An error is
// Invalid and names file and line.
func Read(files fs.FS) (*Table, error) {
	t := &Table{
		words: map[string]entry{}, outlets: map[string]int{}, persons: map[string][]int{}, duties: map[duty]string{},
		given: map[string]Gender{}, short: map[string][]string{}, spellings: map[spelling]int{},
	}
	var o officeReader
	for _, f := range []struct {
		name string
		line func(t *Table, line string) string
	}{
		{"states", (*Table).readState}, {"languages", (*Table).readLanguage}, {"organisations", (*Table).readOrganisation}, {"outlets", (*Table).readOutlet},
		{"offices", o.read}, {"places", (*Table).readPlaces},
		{"given", (*Table).readGiven}, {"nicknames", (*Table).readNickname}, {"variants", (*Table).readVariant},
	} {
		if err := readLines(files, f.name, func(line string) string { return f.line(t, line) }); err != nil {
			return nil, err
		}
	}
	t.index()
	return t, nil
}

// readLines gives each line of a table that is neither empty nor a remark to
// line, which answers with what is wrong with it, or with "".
func readLines(files fs.FS, name string, line func(string) string) error {
	path := "table/" + name + ".txt"
	f, err := files.Open(path)
	if err != nil {
		return gainsay.E(gainsay.Invalid, "read "+path, "%w", err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 1; s.Scan(); n++ {
		text := strings.TrimSpace(s.Text())
		if text == "" || text[0] == '#' {
			continue
		}
		if wrong := line(text); wrong != "" {
			return gainsay.E(gainsay.Invalid, "read "+path, "line %d: %s", n, wrong)
		}
	}
	if err := s.Err(); err != nil {
		return gainsay.E(gainsay.Invalid, "read "+path, "%w", err)
	}
	return nil
}

// fields cuts a line into n fields at its bars; nil when there are not n.
func fields(line string, n int) []string {
	f := strings.Split(line, "|")
	if len(f) != n {
		return nil
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	return f
}

// list cuts a field at its commas.
func list(field string) []string {
	if field == "" {
		return nil
	}
	l := strings.Split(field, ",")
	for i := range l {
		l[i] = strings.TrimSpace(l[i])
	}
	return l
}

func (t *Table) readState(line string) string {
	f := fields(line, 7)
	if f == nil {
		return "a state has 7 fields"
	}
	if f[0] == "" || f[1] == "" || f[3] == "" {
		return "a state has a code, a name and an adjective"
	}
	t.States = append(t.States, State{Code: f[0], Name: f[1], Names: list(f[2]), Adjectives: list(f[3]),
		People: list(f[4]), Capitals: list(f[5]), Seats: list(f[6])})
	return ""
}

// readLanguage reads in which states a language is spoken in public; it comes after the states.
func (t *Table) readLanguage(line string) string {
	f := fields(line, 2)
	if f == nil || f[0] == "" {
		return "a language has a code and its states"
	}
	for _, code := range list(f[1]) {
		at := slices.IndexFunc(t.States, func(s State) bool { return s.Code == code })
		if at < 0 {
			return "no state has the code " + code
		}
		t.States[at].Languages = append(t.States[at].Languages, f[0])
	}
	return ""
}

func (t *Table) readOrganisation(line string) string {
	f := fields(line, 4)
	if f == nil {
		return "an organisation has 4 fields"
	}
	if f[0] == "" || f[3] == "" {
		return "an organisation has a name and a kind"
	}
	t.Organisations = append(t.Organisations, Organisation{Name: f[0], Names: list(f[1]), Principal: f[2], Class: f[3]})
	return ""
}

func (t *Table) readOutlet(line string) string {
	f := fields(line, 6)
	if f == nil {
		return "an outlet has 6 fields"
	}
	switch f[4] {
	case "agency", "paper", "magazine", "broadcaster", "site":
	default:
		return "unknown kind of outlet: " + f[4]
	}
	t.Outlets = append(t.Outlets, Outlet{Name: f[0], Domains: list(f[1]), Names: list(f[2]), Language: f[3], Class: f[4], State: f[5]})
	return ""
}

func (t *Table) readPlaces(line string) string {
	code, names, ok := strings.Cut(line, ":")
	if !ok {
		return "a line of places starts with a state's code and a colon"
	}
	for _, name := range list(strings.TrimSpace(names)) {
		t.Places = append(t.Places, Place{Name: name, Code: strings.TrimSpace(code)})
	}
	return ""
}

func (t *Table) readGiven(line string) string {
	head, names, _ := strings.Cut(line, ":")
	var g Gender
	switch head {
	case "male":
		g = Male
	case "female":
		g = Female
	case "either":
		g = Either
	default:
		return "unknown gender: " + head
	}
	for _, n := range strings.Fields(names) {
		k := Fold(n)
		if old, ok := t.given[k]; ok && old != g {
			g := Either
			t.given[k] = g
			continue
		}
		t.given[k] = g
	}
	return ""
}

func (t *Table) readNickname(line string) string {
	name, short, ok := strings.Cut(line, ":")
	if !ok {
		return "a nickname stands behind a colon"
	}
	for _, s := range strings.Fields(short) {
		t.short[Fold(s)] = append(t.short[Fold(s)], Fold(name))
	}
	return ""
}

func (t *Table) readVariant(line string) string {
	kind, forms, _ := strings.Cut(line, ":")
	of := spellingOf(kind)
	if of == 0 {
		return "unknown kind of variant: " + kind
	}
	group := len(t.spellings) + 1
	for _, f := range strings.Fields(forms) {
		if _, ok := t.spellings[spelling{of, Fold(f)}]; !ok {
			t.spellings[spelling{of, Fold(f)}] = group
		}
	}
	return ""
}

// index enters every name of the table under its key. Of two entries under one
// key the first to come stands, so that the order here is the order of
// precedence: states and bodies before cities, cities before people.
func (t *Table) index() {
	for i := range t.Organisations {
		o := &t.Organisations[i]
		t.enter(OrganisationKind, i, append([]string{o.Name}, o.Names...))
	}
	for i := range t.States {
		s := &t.States[i]
		t.enter(StateKind, i, append([]string{s.Name}, s.Names...))
	}
	for i := range t.States {
		s := &t.States[i]
		t.enter(CapitalKind, i, s.Capitals)
		t.enter(SeatKind, i, s.Seats)
		t.enter(AdjectiveKind, i, s.Adjectives)
		t.enter(PeopleKind, i, s.People)
	}
	for i := range t.Places {
		t.enter(PlaceKind, i, []string{t.Places[i].Name})
	}
	for i := range t.Outlets {
		o := &t.Outlets[i]
		t.enter(OutletKind, i, append([]string{o.Name}, o.Names...))
		for _, n := range append(append([]string{o.Name}, o.Names...), o.Domains...) {
			if _, ok := t.outlets[key(n)]; !ok {
				t.outlets[key(n)] = i
			}
		}
	}
	t.indexPersons()
}

func (t *Table) enter(kind Kind, at int, names []string) {
	for _, n := range names {
		k := key(n)
		old, ok := t.words[k]
		switch {
		case !ok:
			t.words[k] = entry{kind: kind, at: at}
		case old.kind == kind && old.at != at && (kind == AdjectiveKind || kind == PeopleKind):
			old.twice = true
			t.words[k] = old
		case old.also == NoKind && old.kind != kind:
			old.also = kind
			t.words[k] = old
		}
	}
}
