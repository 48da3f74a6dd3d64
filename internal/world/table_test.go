package world

import (
	"slices"
	"strings"
	"testing"
)

// firstYear is from when the terms of office are kept.
const firstYear = "2010-01-01"

// gapDays is how long an office may stay empty while a government is formed.
const gapDays = 100

func TestStates(t *testing.T) {
	table := Default()
	seen := map[string]string{}
	seatless := map[string]bool{"BE": true, "HK": true, "MC": true, "SM": true, "SC": true, "SG": true, "XN": true} // their capital bears another's name
	for _, s := range table.States {
		if len(s.Code) != 2 || len(s.Adjectives) == 0 || len(s.Capitals) == 0 && !seatless[s.Code] {
			t.Errorf("%s: code %q, adjectives %q, capitals %q", s.Name, s.Code, s.Adjectives, s.Capitals)
		}
		for _, name := range append([]string{s.Code + " code", s.Name}, s.Names...) {
			if other, ok := seen[key(name)]; ok && other != s.Name {
				t.Errorf("%q names %s and %s", name, other, s.Name)
			}
			seen[key(name)] = s.Name
		}
		if got, ok := table.State(s.Name); !ok || got.Name != s.Name {
			t.Errorf("%q is not found as itself", s.Name)
		}
	}
	if len(table.States) < 195 {
		t.Errorf("%d states", len(table.States))
	}
}

func TestOrganisations(t *testing.T) {
	table := Default()
	classes := strings.Fields("seat government ministry military service court parliament international agency party group company institute faith bank")
	for _, o := range table.Organisations {
		if !slices.Contains(classes, o.Class) {
			t.Errorf("%s: unknown kind %q", o.Name, o.Class)
		}
		if o.Principal == "" {
			continue
		}
		if _, ok := table.State(o.Principal); !ok {
			if _, ok := table.Organisation(o.Principal); !ok {
				t.Errorf("%s speaks for %q, which is not in the table", o.Name, o.Principal)
			}
		}
		if p, ok := table.Principal(o.Name); !ok || p == o.Name {
			t.Errorf("the principal of %s is %q", o.Name, p)
		}
	}
}

func TestOutlets(t *testing.T) {
	table := Default()
	codes := map[string]bool{}
	for _, s := range table.States {
		codes[s.Code] = true
	}
	domains := map[string]string{}
	for _, o := range table.Outlets {
		if !codes[o.State] || len(o.Language) != 2 {
			t.Errorf("%s: state %q, language %q", o.Name, o.State, o.Language)
		}
		for _, d := range o.Domains {
			if other, ok := domains[d]; ok {
				t.Errorf("%s belongs to %s and %s", d, other, o.Name)
			}
			domains[d] = o.Name
			if got, _, _ := table.Outlet(d); got != o.Name {
				t.Errorf("Outlet(%q) = %q, want %q", d, got, o.Name)
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	codes := map[string]bool{"*": true}
	for _, s := range Default().States {
		codes[s.Code] = true
	}
	for _, p := range Default().Places {
		if !codes[p.Code] || p.Name == "" {
			t.Errorf("place %q in %q", p.Name, p.Code)
		}
	}
}

// TestTerms holds that terms of an office follow one another without overlap,
// and that every office which a place keeps is filled from firstYear to the day of the check.
func TestTerms(t *testing.T) {
	table := Default()
	type office struct{ place, title string }
	terms := map[office][]Term{}
	var order []office
	for _, term := range table.Terms {
		o := office{term.Place, term.Office}
		if terms[o] == nil {
			order = append(order, o)
		}
		terms[o] = append(terms[o], term)
	}
	for d, title := range table.duties {
		if terms[office{d.place, title}] == nil {
			t.Errorf("%s keeps the office %q and names nobody", d.place, title)
		}
		if _, ok := table.Canonical(d.place); !ok {
			t.Errorf("%s is not in the table", d.place)
		}
	}
	for _, o := range order {
		last := firstYear
		for i, term := range terms[o] {
			if term.To != "" && before(term.To, term.From) {
				t.Errorf("%s, %s: %s ends before it begins", o.place, o.title, term.Person)
			}
			if i > 0 && (last == "" || before(term.From, last)) {
				t.Errorf("%s, %s: %s begins on %s, before the one before has ended on %q", o.place, o.title, term.Person, term.From, last)
			}
			if gap := days(term.From) - days(last); gap > gapDays && last != "" {
				t.Errorf("%s, %s: nobody for %d days before %s", o.place, o.title, gap, term.Person)
			}
			last = term.To
		}
		if last != "" && days(table.Checked)-days(last) > gapDays {
			t.Errorf("%s, %s: nobody from %s on", o.place, o.title, last)
		}
	}
	if len(order) < 150 || len(table.Terms) < 700 {
		t.Errorf("%d offices, %d terms", len(order), len(table.Terms))
	}
}

// TestWorldNews holds that the states of which the world's news speaks most have
// all four offices.
func TestWorldNews(t *testing.T) {
	for _, place := range []string{"United States", "Russia", "Ukraine", "United Kingdom", "France", "Germany", "Italy", "Spain", "Poland",
		"Hungary", "Turkey", "Israel", "Iran", "China", "Japan", "South Korea", "India"} {
		for _, of := range []string{"state", "foreign", "defence", "leader"} {
			if _, ok := Default().Holder(of, place, "2016-08-15"); !ok {
				t.Errorf("nobody is %s of %s in 2016", of, place)
			}
		}
	}
}

func FuzzSameName(f *testing.F) {
	f.Add("Volodymyr Zelenskyy", "Zelensky")
	f.Add("’", "")
	f.Add("J. R. R. ǅ Jr.", "III")
	f.Fuzz(func(t *testing.T, a, b string) {
		if SameName(a, b) != SameName(b, a) {
			t.Errorf("SameName(%q, %q) depends on the order", a, b)
		}
		if Fold(Fold(a)) != Fold(a) && !strings.ContainsAny(a, "İ") {
			t.Errorf("Fold(%q) = %q, and again %q", a, Fold(a), Fold(Fold(a)))
		}
	})
}
