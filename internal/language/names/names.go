// Package names turns the tokens of a Doc into its proper names: ranges of
// tokens that name a person, an organisation, a state, a place or something else.
package names

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/world"
)

// Open builds the Tagger for a language from the weights and the table of the
// world that the program was built with. It returns a NotFound error where there
// are no weights.
func Open(language string) (*Tagger, error) {
	f, err := model.Embedded(language, "names")
	if err != nil {
		return nil, err
	}
	return Read(f, NewGazetteer(world.Default()))
}

// Find returns the names of d, in order, not overlapping. It needs d's tokens and
// sentences, and reads headlines better where the tokens are tagged.
func (t *Tagger) Find(d *doc.Doc) []doc.Name {
	looks := looksOf(d, t.gazetteer, t.table)
	labels := make([]uint8, len(looks))
	var b buffers
	pieces := piecesOf(d)
	for _, p := range pieces {
		t.label(looks, p.first, p.last, labels, &b)
	}
	for _, p := range pieces {
		mend(d, looks, labels, p.first, p.last)
	}
	return again(d, looks, agree(d, looks, gather(d, looks, labels)))
}

// A piece is the tokens [first, last) that no name reaches out of: a sentence, or
// what a dateline leaves of one, or the dateline.
type piece struct{ first, last int }

func piecesOf(d *doc.Doc) []piece {
	pieces := make([]piece, 0, len(d.Sentences)+8)
	for _, s := range d.Sentences {
		first, last := int(s.First), int(s.Last)
		if end := d.Dateline(first, last); end > first {
			pieces = append(pieces, piece{first, end})
			first = end
		}
		if first < last {
			pieces = append(pieces, piece{first, last})
		}
	}
	return pieces
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
		first, kind := i, kindOfLabel(labels[i])
		if end > i+1 && looks[end-2].shape&courtesy != 0 && looks[end-1].shape&familySeen != 0 {
			kind = KindPerson // "Danish Trade Minister Berg", whom the text names in full elsewhere
		}
		if end > i+2 && looks[i].kind == world.AdjectiveKind && looks[end-2].shape&(courtesy|givenName) == courtesy && bearable(d, looks, end-1) {
			kind = KindPerson // "Danish Foreign Minister Berg"
		}
		if kind == KindPerson {
			first = cutTitle(d, looks, i, end)
			if first == i {
				first = takeParticle(d, out, i)
				if (first < i || particle(d.Word(first), false)) && first > 0 && labels[first-1] == labelO && looks[first-1].shape&(givenName|courtesy) == givenName {
					first-- // "Mohammed" before "bin"
				}
				if n := len(out); first < i && n > 0 && int(out[n-1].Last) == first && out[n-1].Kind == gainsay.Person {
					first = int(out[n-1].First)
					out = out[:n-1]
				}
			} else if owner, ok := ownerBefore(looks, i, first); ok {
				out = append(out, owner)
			}
		}
		if kind == KindPerson {
			end = takeSuffix(d, looks, end)
		}
		if kind == KindPerson && end > first+1 && looks[end-1].shape&(courtesy|givenName|familySeen) == courtesy {
			i = end - 1
			continue // "Transport Minister": a title and no name
		}
		if n, ok := settle(d, looks, first, end, kind); ok {
			out = append(out, n)
		}
		i = end - 1
	}
	return out
}

// bearable tells that the last word of a run of titles can be a person's name.
func bearable(d *doc.Doc, looks []look, i int) bool {
	return looks[i].shape&(courtesy|allCaps) == 0 && looks[i].kind != world.OrganisationKind && !corporate(d.Word(i)) && !bodyWord(d.Word(i))
}

// cutTitle is where the name of a person begins behind the titles that were
// taken into it: "U.S. President", "Foreign Minister", "Dr.".
func cutTitle(d *doc.Doc, looks []look, first, last int) int {
	from := first
	if l := &looks[first]; last > first+1 && l.part == partOnly && (l.kind == world.OutletKind || l.kind == world.OrganisationKind) &&
		l.shape&givenName == 0 && looks[first+1].shape&(givenName|familySeen) != 0 {
		from++ // a credit that ran into the name behind it
	}
	if last > from+1 && from > 1 && d.Word(from-1) == "of" && looks[from-2].shape&courtesy != 0 && portfolio(d.Word(from)) {
		from++ // "Secretary of State Lena Aalto"
	}
	for i := first; i < last-1; i++ {
		l := &looks[i]
		if l.shape&courtesy == 0 || i > first && (l.shape&givenName != 0 || looks[i-1].shape&givenName != 0) {
			continue
		}
		from = i + 1
		if d.Word(from) == "." && from+1 < last {
			from++
		}
	}
	return from
}

// portfolio tells the words for what a secretary or a minister is "of".
func portfolio(w string) bool {
	switch w {
	case "State", "Defense", "Defence", "War", "Justice", "Finance", "Health", "Education", "Energy", "Labor", "Labour", "Commerce", "Agriculture",
		"Transport", "Transportation", "Interior", "Staff", "Security", "Affairs", "Trade", "Culture", "Treasury":
		return true
	}
	return false
}

// takeParticle is where the name of a person that begins at token i begins with
// the particle before it: "bin Laden", "al-Sadr".
func takeParticle(d *doc.Doc, found []doc.Name, i int) int {
	for i > 0 {
		at := i - 1
		if d.Word(at) == "-" {
			at--
		}
		if at < 0 || len(found) > 0 && int(found[len(found)-1].Last) > at || !particle(d.Word(at), at < i-1) {
			break
		}
		i = at
	}
	return i
}

// particle tells words that stand between the names of a person; some are words
// of other sentences as well but before a hyphen.
func particle(w string, hyphen bool) bool {
	switch w {
	case "al", "el", "Al", "El", "bin", "ibn", "ben", "abu", "Abu", "van", "Van", "von", "Von", "de", "De", "der", "di", "Di", "da", "del", "della", "dos", "du", "Du":
		return true
	case "as", "ash", "zu", "an", "ad", "ar":
		return hyphen
	}
	return false
}

// ownerBefore is the state or body that stands first in a title that was cut.
func ownerBefore(looks []look, first, cut int) (doc.Name, bool) {
	end := first
	for end < cut && looks[end].part != partNone && (end == first) == (looks[end].part == partFirst || looks[end].part == partOnly) {
		end++
	}
	if end == first {
		return doc.Name{}, false
	}
	switch looks[first].kind {
	case world.StateKind:
		return doc.Name{First: int32(first), Last: int32(end), Kind: gainsay.State}, true
	case world.OrganisationKind, world.SeatKind, world.OutletKind:
		return doc.Name{First: int32(first), Last: int32(end), Kind: gainsay.Organisation}, true
	}
	return doc.Name{}, false
}

// wholeKind is the kind of the table's name that the tokens [first, last) are.
func wholeKind(looks []look, first, last int) world.Kind {
	p := looks[first].part
	if p == partOnly && last == first+1 {
		return looks[first].kind
	}
	if p != partFirst || looks[last-1].part != partLast {
		return world.NoKind
	}
	for i := first + 1; i < last-1; i++ {
		if looks[i].part != partInner {
			return world.NoKind
		}
	}
	return looks[first].kind
}

// corporate tells the words with which names of bodies end, and no others.
func corporate(w string) bool {
	switch strings.TrimSuffix(strings.ToLower(w), ".") {
	case "inc", "corp", "corporation", "ltd", "llc", "plc", "gmbh", "group", "holdings", "company", "foods", "industries", "airlines", "airways",
		"motors", "electronics", "pharmaceuticals", "technologies", "systems", "partners", "associates", "union", "party", "council", "committee",
		"ministry", "department", "commission", "agency", "authority", "association", "federation", "institute", "foundation", "parliament", "bank",
		"alliance", "league", "university", "society", "coalition":
		return true
	}
	return false
}

// personal tells words that are a given name and one or two more, none of them
// a word for a place.
func personal(d *doc.Doc, looks []look, first, last int) bool {
	if n := last - first; n < 2 || n > 3 || looks[first].shape&givenName == 0 || looks[first].kind != world.NoKind {
		return false
	}
	switch strings.ToLower(d.Word(last - 1)) {
	case "beach", "harbor", "harbour", "city", "falls", "county", "springs", "river", "lake", "island", "islands", "bay", "park", "street", "road",
		"avenue", "square", "mountain", "mountains", "valley", "creek", "hill", "hills", "point", "town", "village", "province", "district", "hotel", "house":
		return false
	}
	return true
}

// takeSuffix is the end of a person's name with "Jr." or "III" behind it.
func takeSuffix(d *doc.Doc, looks []look, end int) int {
	at := end
	if at < len(looks) && d.Word(at) == "," {
		at++
	}
	if at >= len(looks) || looks[at].shape&opens != 0 {
		return end
	}
	switch d.Word(at) {
	case "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI":
		return at + 1
	}
	return end
}

// settle makes the name of the tokens [first, last): a people or an adjective is
// no name, and the table of the world says which places are states and which
// seats are bodies.
func settle(d *doc.Doc, looks []look, first, last, kind int) (doc.Name, bool) {
	n := doc.Name{First: int32(first), Last: int32(last)}
	whole := wholeKind(looks, first, last)
	if kind == KindPerson && whole == world.CapitalKind && looks[first].shape&familySeen == 0 && (first == 0 || looks[first-1].shape&courtesy == 0) {
		kind = KindPlace
	}
	if kind == KindOrganisation && whole == world.PlaceKind {
		kind = KindPlace
	}
	if kind != KindOrganisation && whole == world.NoKind && last > first+1 && corporate(d.Word(last-1)) {
		kind = KindOrganisation
	}
	if kind == KindPlace && whole == world.NoKind && personal(d, looks, first, last) {
		kind = KindPerson
	}
	switch {
	case whole == world.AdjectiveKind || whole == world.PeopleKind:
		return n, false
	case whole == world.SeatKind:
		n.Kind = gainsay.Organisation
	case kind == KindPerson:
		n.Kind = gainsay.Person
	case kind == KindOrganisation:
		n.Kind = gainsay.Organisation
		if whole == world.StateKind {
			n.Kind = gainsay.State
		}
	case kind == KindPlace:
		n.Kind = gainsay.Place
		if whole == world.StateKind {
			n.Kind = gainsay.State
		}
	default:
		n.Kind = gainsay.Other
	}
	return n, true
}
