package names

import (
	"strings"

	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// mend puts right, in one sentence, what a few sure rules know better than what
// was learnt from little data: states and bodies of the table, bodies "of" a place, and
// elections and the like, which are named after a place and are none.
func mend(d *doc.Doc, looks []look, labels []uint8, first, last int) {
	for i := first; i < last; i++ {
		if looks[i].shape&inReach == 0 {
			continue
		}
		switch {
		case looks[i].kind == world.PersonKind && looks[i].part == partFirst:
			markHolder(looks, labels, i, last)
		case labels[i] == labelO:
			markKnown(looks, labels, i, first, last)
		}
		if labels[i] != labelO && ends(labels[i]) {
			if kindOfLabel(labels[i]) == KindOrganisation && bodyWord(d.Word(i)) {
				joinOf(d, looks, labels, i, last)
			}
		}
	}
	for i := first; i < last; i++ {
		if labels[i] != labelO && ends(labels[i]) {
			markEvent(d, looks, labels, i, first, last)
		}
	}
}

func ends(l uint8) bool { return part(l) == partLast || part(l) == partOnly }

// relabel makes the tokens [first, last) one name, cutting names that reach out of it.
func relabel(labels []uint8, first, last, kind int) {
	for i := first; i < last; i++ {
		labels[i] = Label(kind, i-first, last-first)
	}
}

// start is the first token of the name that ends at token i.
func start(labels []uint8, i, first int) int {
	for i > first && part(labels[i]) != partFirst && part(labels[i]) != partOnly {
		i--
	}
	return i
}

// markHolder names someone of the table who is given in full, where no name
// reaches further.
func markHolder(looks []look, labels []uint8, i, last int) {
	end := i + 1
	for end < last && looks[end].part == partInner {
		end++
	}
	end++
	if end > last || labels[i] != labelO && part(labels[i]) != partFirst && part(labels[i]) != partOnly ||
		labels[end-1] != labelO && !ends(labels[end-1]) {
		return
	}
	relabel(labels, i, end, KindPerson)
}

// markKnown names a state or body of the table that was passed over, or of which only
// the end was found ("Street" of a seat of government), when it stands alone among words without capitals. A body of one word is known by its
// capitals alone, as the table's short names are common words too.
func markKnown(looks []look, labels []uint8, i, first, last int) {
	l := &looks[i]
	if l.part != partFirst && l.part != partOnly {
		return
	}
	kind := KindOrganisation
	switch l.kind {
	case world.StateKind:
		kind = KindPlace
	case world.SeatKind:
	case world.OrganisationKind, world.OutletKind:
		loud := i > first && looks[i-1].shape&allCaps != 0 || i+1 < last && looks[i+1].shape&allCaps != 0
		if l.part == partOnly && (l.shape&allCaps == 0 || loud) {
			return
		}
	default:
		return
	}
	end := i + 1
	for l.part == partFirst && end < last && looks[end].part == partInner {
		end++
	}
	if l.part == partFirst {
		end++
	}
	if end > last || i > first && labels[i-1] == labelO && looks[i-1].shape&(capital|opens) == capital ||
		end < last && looks[end].shape&(capital|courtesy) == capital && looks[i].shape&shouting == 0 && l.kind != world.SeatKind {
		return
	}
	if labels[i] != labelO || labels[end-1] != labelO && !ends(labels[end-1]) {
		return // the name that was found goes on beyond
	}
	relabel(labels, i, end, kind)
}

// bodyWord tells the common nouns that a body's name may end with before "of" and
// its place: "Bank of Lowmoor", "Ministry of Works".
func bodyWord(w string) bool {
	switch strings.ToLower(w) {
	case "party", "union", "council", "bank", "ministry", "department", "university", "court", "commons", "lords", "representatives", "parliament",
		"board", "assembly", "front", "alliance", "movement", "association", "league", "federation", "committee", "congress",
		"commission", "agency", "authority", "institute", "institution", "academy", "church", "college", "school", "society", "office",
		"organization", "organisation", "chamber", "senate", "house", "service", "bureau", "foundation", "museum", "centre", "center",
		"confederation", "coalition", "conference", "fund", "trust", "club", "army", "corps", "guard", "ombudsman", "register", "secretariat",
		"network", "partnership", "forum", "initiative", "democrats", "greens", "socialists", "liberals", "conservatives", "republicans":
		return true
	}
	return false
}

// longestName is how many tokens a name may have that is joined from several.
const longestName = 24

// joinOf joins a body and the name behind "of" or "for": "Party" and "Lowmoor".
func joinOf(d *doc.Doc, looks []look, labels []uint8, i, last int) {
	j := i + 1
	if j >= last || d.Word(j) != "of" && d.Word(j) != "for" || labels[j] != labelO {
		return
	}
	link := d.Word(j)
	j++
	if j < last && d.Word(j) == "the" && labels[j] == labelO {
		j++
	}
	if j >= last || looks[j].shape&capital == 0 {
		return
	}
	end := j + 1
	switch {
	case labels[j] == labelO:
		if link != "of" && link != "for" || looks[j].run == 0 || looks[j].shape&opens != 0 {
			return
		}
		end = min(last, int(looks[j].last)+1)
		for k := j; k < end; k++ {
			if labels[k] != labelO {
				return
			}
		}
	case part(labels[j]) == partFirst || part(labels[j]) == partOnly:
		if kindOfLabel(labels[j]) == KindPerson {
			return
		}
		for end < last && !ends(labels[end-1]) {
			end++
		}
	default:
		return
	}
	if from := start(labels, i, 0); end-from <= longestName {
		relabel(labels, from, end, KindOrganisation)
	}
}

// markEvent makes a name of another kind of an election or a war that is named
// after the place or body that ends at token i: "2014 Lowmoor general election".
func markEvent(d *doc.Doc, looks []look, labels []uint8, i, first, last int) {
	if k := kindOfLabel(labels[i]); k != KindPlace && k != KindOrganisation {
		return
	}
	j := i + 1
	for j < last && j < i+4 && electionWord(d.Word(j)) {
		j++
	}
	if j >= last || j == i+1 && d.Word(j) != "election" && d.Word(j) != "elections" && d.Word(j) != "referendum" && d.Word(j) != "War" {
		return
	}
	switch d.Word(j) {
	case "election", "elections", "referendum", "by-election", "War", "primary", "primaries", "caucuses":
	default:
		return
	}
	from := start(labels, i, first)
	if from > first && year(d.Word(from-1)) {
		from--
	} else if j == i+1 && d.Word(j) != "War" {
		return // "the Lowmoor election" names the place first of all
	}
	relabel(labels, from, j+1, KindOther)
}

func electionWord(w string) bool {
	switch w {
	case "general", "presidential", "federal", "parliamentary", "legislative", "local", "mayoral", "gubernatorial", "municipal", "special",
		"regional", "provincial", "state", "national", "leadership", "Senate", "House", "by", "-", "constitutional", "independence", "Civil", "council", "assembly":
		return true
	}
	return false
}

func year(w string) bool {
	return len(w) == 4 && (w[0] == '1' || w[0] == '2') && w[1] >= '0' && w[1] <= '9' && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}
