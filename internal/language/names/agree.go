package names

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// A ballot counts as what the names with one text were taken.
type ballot struct {
	votes  [4]int
	family bool // ends a person's name of several words
	place  int  // how often it stands where only a place, or a state, can
	person int  // how often it stands where only a person can
}

// ballots are the kinds that can be voted for.
var ballotKinds = [...]gainsay.ActorKind{gainsay.Person, gainsay.Organisation, gainsay.Place, gainsay.Other}

// agree gives names that are printed alike one kind: the bearer of a full name's
// last word is that person, and otherwise the most frequent kind wins, longer
// names before all counting as surer. States and seats of the table stay what they are.
func agree(d *doc.Doc, looks []look, found []doc.Name) []doc.Name {
	count := make(map[uint64]*ballot, len(found))
	at := func(key uint64) *ballot {
		b := count[key]
		if b == nil {
			b = &ballot{}
			count[key] = b
		}
		return b
	}
	for i := range found {
		n := &found[i]
		for k, kind := range ballotKinds {
			if n.Kind == kind {
				b := at(textKey(looks, n))
				b.votes[k]++
				if looks[n.First].shape&shouting == 0 {
					b.votes[k]++
				}
			}
		}
		if n.Kind == gainsay.Person && n.Last > n.First+1 && n.Last <= n.First+4 {
			at(mix(0, looks[n.Last-1].hash)).family = true
		}
		if n.Last == n.First+1 {
			b := at(textKey(looks, n))
			switch where(d, looks, found, i) {
			case gainsay.Place:
				b.place++
			case gainsay.Person:
				b.person++
			}
		}
	}
	for i := range found {
		n := &found[i]
		if n.Kind == gainsay.State || wholeKind(looks, int(n.First), int(n.Last)) == world.SeatKind {
			continue
		}
		b := count[textKey(looks, n)]
		if b == nil {
			continue
		}
		n.Kind = b.verdict(n, n.Last == n.First+1 && wholeKind(looks, int(n.First), int(n.Last)) == world.NoKind)
	}
	return found
}

// verdict is the kind that the text's votes give the name n; open tells a single word
// that the table of the world does not know, whose kind may be told by where it stands.
func (b *ballot) verdict(n *doc.Name, open bool) gainsay.ActorKind {
	if open && b.family {
		return gainsay.Person
	}
	if open && b.place > 0 && b.person == 0 && (n.Kind == gainsay.Person || n.Kind == gainsay.Place) {
		return gainsay.Place
	}
	best := -1
	for k := range b.votes {
		if b.votes[k] > 0 && (best < 0 || b.votes[k] > b.votes[best] || b.votes[k] == b.votes[best] && ballotKinds[k] == n.Kind) {
			best = k
		}
	}
	if best < 0 {
		return n.Kind
	}
	return ballotKinds[best]
}

// where tells of the name found[i], of one word, that it stands where only a
// place can ("in Lowmoor", "President Lena Aalto of Norland", "Lowmoor's mayor",
// in a dateline) or only a person ("Mr Berg").
func where(d *doc.Doc, looks []look, found []doc.Name, i int) gainsay.ActorKind {
	n := &found[i]
	first, last := int(n.First), int(n.Last)
	if first == 0 {
		return ""
	}
	before := strings.ToLower(d.Word(first - 1))
	switch {
	case looks[first-1].shape&courtesy != 0 || before == "." && first > 1 && looks[first-2].shape&courtesy != 0:
		return gainsay.Person
	case before == "in" && !capitalised(looks, last):
		return gainsay.Place
	case before == "of" && i > 0 && int(found[i-1].Last) == first-1 && found[i-1].Kind == gainsay.Person && titled(looks, int(found[i-1].First)):
		return gainsay.Place
	case before == "of" && ruler(d, first-2):
		return gainsay.Place
	case last+1 < len(looks) && (d.Word(last) == "'s" || d.Word(last) == "’s") && ruler(d, last+1):
		return gainsay.Place
	case before == "," && i > 0 && int(found[i-1].Last) == first-1 && loudPlace(d, found, i-1):
		return gainsay.Place
	}
	return ""
}

func capitalised(looks []look, i int) bool { return i < len(looks) && looks[i].shape&capital != 0 }

// titled tells that a title stands right before the name that begins at token i.
func titled(looks []look, i int) bool { return i > 0 && looks[i-1].shape&courtesy != 0 }

// ruler tells, at token i, those that only a place or a state has.
func ruler(d *doc.Doc, i int) bool {
	if i < 0 || i >= len(d.Tokens) {
		return false
	}
	switch strings.ToLower(d.Word(i)) {
	case "president", "government", "parliament", "king", "queen", "army", "navy", "capital", "embassy", "mayor", "governor", "premier",
		"republic", "borders", "airspace", "voters", "citizens", "population":
		return true
	case "minister":
		return i > 0
	}
	return false
}

// loudPlace tells that found[i] is the town in capitals that opens a dateline.
func loudPlace(d *doc.Doc, found []doc.Name, i int) bool {
	w := d.Word(int(found[i].First))
	return len(w) > 2 && w == strings.ToUpper(w) && d.Dateline(int(found[i].First), len(d.Tokens)) > int(found[i].First)
}

// textKey is a key of the folded words of a name.
func textKey(looks []look, n *doc.Name) uint64 {
	h := uint64(0)
	for i := n.First; i < n.Last; i++ {
		h = mix(h, looks[i].hash)
	}
	return h
}

func mix(h, word uint64) uint64 {
	h = (h ^ word) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}
