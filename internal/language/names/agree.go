package names

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// A ballot counts as what the names with one text were taken.
type ballot struct {
	votes  [4]int
	family bool // ends a person's name of several words
}

// ballots are the kinds that can be voted for.
var ballotKinds = [...]gainsay.ActorKind{gainsay.Person, gainsay.Organisation, gainsay.Place, gainsay.Other}

// agree gives names that are printed alike one kind: the bearer of a full name's
// last word is that person, and otherwise the most frequent kind wins, longer
// names before all counting as surer. States and seats of the table stay what they are.
func agree(looks []look, found []doc.Name) []doc.Name {
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
		if b.family && n.Last == n.First+1 && wholeKind(looks, int(n.First), int(n.Last)) == world.NoKind {
			n.Kind = gainsay.Person
			continue
		}
		best := -1
		for k := range b.votes {
			if b.votes[k] > 0 && (best < 0 || b.votes[k] > b.votes[best] || b.votes[k] == b.votes[best] && ballotKinds[k] == n.Kind) {
				best = k
			}
		}
		n.Kind = ballotKinds[best]
	}
	return found
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

// again finds the words that name someone elsewhere in the text and were passed
// over: at the head of a sentence a capital alone says little, but there it stands
// for a person or a body that the text has named in full.
func again(d *doc.Doc, looks []look, found []doc.Name) []doc.Name {
	known := make(map[uint64]gainsay.ActorKind, len(found))
	for i := range found {
		n := &found[i]
		switch {
		case n.Kind == gainsay.Person && n.Last > n.First+1 && n.Last <= n.First+4:
			for _, at := range [...]int32{n.First, n.Last - 1} {
				if looks[at].kind == world.NoKind || looks[at].kind == world.PersonKind {
					known[looks[at].hash] = gainsay.Person
				}
			}
		case n.Last == n.First+1 && (n.Kind == gainsay.Organisation || n.Kind == gainsay.Person):
			if _, ok := known[looks[n.First].hash]; !ok {
				known[looks[n.First].hash] = n.Kind
			}
		}
	}
	if len(known) == 0 {
		return found
	}
	var out []doc.Name
	next := 0
	for i := range looks {
		if next < len(found) && int(found[next].First) == i {
			out = append(out, found[next])
			next++
		}
		l := &looks[i]
		if l.shape&(capital|lowSeen) != capital || l.runs > 1 && l.shape&opens == 0 || len(out) > 0 && int(out[len(out)-1].Last) > i {
			continue
		}
		if kind, ok := known[l.hash]; ok && len(d.Word(i)) > 1 && (l.runs == 1 || next >= len(found) || int(found[next].First) > int(l.last)) {
			first := i
			if kind == gainsay.Person {
				first = takeParticle(d, out, i)
			}
			out = append(out, doc.Name{First: int32(first), Last: int32(i + 1), Kind: kind})
		}
	}
	return out
}
