package world

import (
	"strings"

	"gainsay"
)

// A Term is a time for which someone held an office. Dates are YYYY-MM-DD,
// YYYY-MM or YYYY, as exact as they are known.
type Term struct {
	Place  string // a state or organisation, by its name in the table
	Office string // "foreign minister"
	Person string // "?" where the table does not know; "-" while there is no such office
	From   string
	To     string // empty: in office on the day the table was checked
	Acting bool
}

// A Holding is a Term as it looks on a day.
type Holding struct {
	Term
	Status gainsay.RoleStatus // "" holds it, Former, Acting; Elect when the term begins within 120 days
	Sure   bool               // false when the day lies behind the day the table was checked
}

// A duty is what an office is for at a place: "state", "government", "leader", "foreign", "defence", …
type duty struct{ place, of string }

// An officeReader reads offices.txt, whose lines belong to the head line above them.
type officeReader struct {
	place   string
	offices map[string]bool
}

func (o *officeReader) read(t *Table, line string) string {
	if day, ok := strings.CutPrefix(line, "checked "); ok {
		t.Checked = day
		return ""
	}
	if head, ok := strings.CutPrefix(line, "== "); ok {
		return o.readHead(t, head)
	}
	f := fields(line, 4)
	if f == nil {
		return "a term has 4 fields"
	}
	office, acting := strings.CutPrefix(f[0], "acting ")
	if !o.offices[office] {
		return "the head line of " + o.place + " does not name the office " + office
	}
	if f[1] == "" || !isDay(f[2]) || (f[3] != "" && !isDay(f[3])) {
		return "a term has a person, a day it began and a day it ended or nothing"
	}
	t.Terms = append(t.Terms, Term{Place: o.place, Office: office, Person: f[1], From: f[2], To: f[3], Acting: acting})
	return ""
}

func (o *officeReader) readHead(t *Table, head string) string {
	place, offices, ok := strings.Cut(head, ":")
	if !ok {
		return "a head line names a place and its offices"
	}
	o.place, o.offices = place, map[string]bool{}
	for _, part := range list(strings.TrimSpace(offices)) {
		of, office, ok := strings.Cut(part, " = ")
		if !ok {
			return "an office stands behind its duty: " + part
		}
		o.offices[office] = true
		if _, ok := t.duties[duty{place, of}]; !ok {
			t.duties[duty{place, of}] = office
		}
	}
	return ""
}

// isDay tells YYYY, YYYY-MM and YYYY-MM-DD.
func isDay(s string) bool {
	for i := range len(s) {
		if c := s[i]; (i == 4 || i == 7) != (c == '-') || (c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return len(s) == 4 || len(s) == 7 || len(s) == 10
}

// indexPersons enters the people of the terms by each word of their names that
// can stand alone for them.
func (t *Table) indexPersons() {
	for i := range t.Terms {
		p := t.Terms[i].Person
		if p == "?" || p == "-" {
			continue
		}
		t.enter(PersonKind, i, []string{p})
		k := sound(familyOf(nameWords(p)))
		t.persons[k] = append(t.persons[k], i)
	}
}

// Terms of a person: every term whose holder can be meant by name, in the
// table's order. A family name alone brings all who bear it.
func (t *Table) TermsOf(name string) []Term {
	var terms []Term
	for _, i := range t.persons[sound(familyOf(nameWords(name)))] {
		if t.sameName(t.Terms[i].Person, name) {
			terms = append(terms, t.Terms[i])
		}
	}
	return terms
}

// Office tells the offices that person holds or held as seen on day (YYYY-MM-DD,
// or "" for the day the table was checked), in the table's order; an office not
// yet taken up is left out but for one about to begin.
func (t *Table) Office(person, day string) []Holding {
	if day == "" {
		day = t.Checked
	}
	day = day[:min(len(day), 10)]
	var held []Holding
	for _, term := range t.TermsOf(person) {
		h := Holding{Term: term, Sure: term.To != "" || day <= t.Checked}
		switch {
		case before(day, term.From):
			if !soon(day, term.From) {
				continue
			}
			h.Status = gainsay.Elect
		case term.To != "" && before(term.To, day):
			h.Status = gainsay.Former
		case term.Acting:
			h.Status = gainsay.Acting
		}
		held = append(held, h)
	}
	return held
}

// Holder is who held office at place on day. Office is a title as reports
// print it ("Defense Minister") or a duty ("leader"); place is any word that
// stands for a state or organisation of the table. False means that the table
// does not know: also when the day lies behind the day the table was checked.
func (t *Table) Holder(office, place, day string) (Term, bool) {
	p, ok := t.Principal(place)
	if name, known := t.Canonical(place); known && t.keeps(name) {
		p, ok = name, true
	}
	if !ok || day == "" {
		return Term{}, false
	}
	day = day[:min(len(day), 10)]
	title := t.officeAt(office, p)
	for i := range t.Terms {
		term := &t.Terms[i]
		if term.Place != p || term.Office != title || before(day, term.From) || (term.To != "" && !before(day, term.To)) {
			continue
		}
		if term.Person == "?" || term.Person == "-" || (term.To == "" && day > t.Checked) {
			return Term{}, false
		}
		return *term, true
	}
	return Term{}, false
}

// keeps tells whether the table keeps any office of the place.
func (t *Table) keeps(place string) bool {
	_, leader := t.duties[duty{place, "leader"}]
	return leader
}

// officeAt is the title under which place's lines keep the office.
func (t *Table) officeAt(office, place string) string {
	o := OfficeForm(office)
	for _, of := range dutiesNamed(o) {
		if title, ok := t.duties[duty{place, of}]; ok {
			return title
		}
	}
	return o
}

// dutiesNamed are the duties that a title names wherever it is held.
func dutiesNamed(office string) []string {
	switch office {
	case "leader", "state", "government", "foreign", "defence", "speaker", "head":
		return []string{office}
	case "head of state":
		return []string{"state"}
	case "head of government":
		return []string{"government"}
	case "foreign minister", "foreign secretary", "external affairs minister", "top diplomat", "chief diplomat":
		return []string{"foreign"}
	case "defence minister", "defence secretary", "secretary of defence", "defence chief":
		return []string{"defence"}
	case "premier", "prime minister":
		return []string{"government"}
	case "chief", "boss":
		return []string{"head"}
	}
	return nil
}

// OfficeForm is the form of an office's title under which its spellings meet:
// lower case, British spelling, "minister of foreign affairs" as "foreign minister".
func OfficeForm(title string) string {
	o := strings.ToLower(strings.Join(strings.Fields(title), " "))
	o = strings.ReplaceAll(o, "defense", "defence")
	o = strings.ReplaceAll(o, "spokesperson", "spokesman")
	o = strings.ReplaceAll(o, "spokeswoman", "spokesman")
	for _, of := range [...]string{"minister of ", "minister for "} {
		if rest, ok := strings.CutPrefix(o, of); ok {
			rest = strings.TrimPrefix(rest, "the ")
			rest = strings.TrimSuffix(rest, " affairs")
			return rest + " minister"
		}
	}
	return o
}

// before tells whether day a lies before day b, as far as the coarser of the two tells.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}
