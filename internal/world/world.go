// Package world turns the text tables beneath table/ into answers about the
// world: which state a word stands for, who held an office on a day, for whom
// an organisation speaks, who publishes, what gender a given name has, and
// whether two names or two actors can be one.
//
// The tables are small, written by hand, and say of themselves where they come
// from and on which day they were checked. What is not in them is unknown.
package world

import (
	"embed"
	"sync"
)

//go:embed table/*.txt
var tables embed.FS

// Default is the table of the world that is built into the program. It is read
// once, on first use, and never changes; the package's tests prove that it reads
// without error, so that an error here is a broken build and panics.
var Default = sync.OnceValue(func() *Table {
	t, err := Read(tables)
	if err != nil {
		panic(err)
	}
	return t
})

// A Kind says what an entry of the table is.
type Kind uint8

// The kinds of entry.
const (
	NoKind        Kind = iota
	StateKind          // a state by one of its names
	AdjectiveKind      // "Russian": of a state
	PeopleKind         // "Russians": those of a state
	CapitalKind        // a capital, which stands for its state's government as well as for the city
	SeatKind           // a place or body by which reports mean the state: "Smolensk Square"
	PlaceKind          // a place that is no state
	OrganisationKind
	OutletKind
	PersonKind // someone who holds or held an office of the table
)

// A State is a state, or a territory that the news treats like one.
type State struct {
	Code       string // ISO 3166-1 alpha-2, or a code of the table's own that starts with X
	Name       string
	Names      []string // other names
	Adjectives []string
	People     []string
	Capitals   []string // the first is the one to print
	Seats      []string // other words that stand for the state
	Languages  []string // ISO 639-1, that its officials mostly speak in public; only those that the table lists
}

// An Organisation is a body with a voice of its own.
type Organisation struct {
	Name      string
	Names     []string // other names
	Principal string   // a state or organisation for which it speaks; empty when for itself alone
	Class     string   // seat, ministry, service, parliament, international, party, group, company …
}

// An Outlet is who publishes.
type Outlet struct {
	Name     string
	Domains  []string
	Names    []string // other names
	Language string   // ISO 639-1
	Class    string   // agency, paper, magazine, broadcaster, site
	State    string   // Code of its state
}

// Agency tells whether others print this outlet's text under a credit line.
func (o *Outlet) Agency() bool { return o.Class == "agency" }

// A Table is the world as the tables give it. It is read-only and safe for
// concurrent use.
type Table struct {
	Checked       string // the day on which the terms of office were checked, YYYY-MM-DD
	States        []State
	Organisations []Organisation
	Outlets       []Outlet
	Terms         []Term
	Places        []Place

	words     map[string]entry    // by key of name; the first entry of a word wins
	outlets   map[string]int      // by key of name or by domain
	persons   map[string][]int    // terms by key of family name
	duties    map[duty]string     // office of a duty at a place
	given     map[string]Gender   // by fold
	short     map[string][]string // given names that a short form may stand for, by fold
	spellings map[spelling]int    // group of spellings of one name
}

// A Place is a region, a city or a sea, and the state or region in which it lies.
type Place struct {
	Name string
	Code string // of the state; "*" for what lies in several
}

// An entry is what a word of the table stands for.
type entry struct {
	kind  Kind
	at    int  // index into the slice of its kind; for a person into Terms
	also  Kind // another thing that the word names: the capital that is also a seat
	twice bool // two states share the word, so that it stands for neither
}
