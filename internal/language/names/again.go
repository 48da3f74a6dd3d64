package names

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// A recurring is what a text calls by one name.
type recurring struct {
	kind  gainsay.ActorKind
	words int32
	times int
}

// A memory is what the names of a text teach about its other words.
type memory struct {
	whole map[uint64]*recurring        // by textKey, of what is no single word of a person
	first map[uint64][]int32           // by the first word: how many words the names of several words have
	word  map[uint64]gainsay.ActorKind // single words that stand for someone named in full, or alone
	body  []string                     // names of bodies of several words, each once
}

// mostBodies bounds the bodies whose initials are looked for.
const mostBodies = 100

func remember(d *doc.Doc, looks []look, found []doc.Name) memory {
	m := memory{whole: map[uint64]*recurring{}, first: map[uint64][]int32{}, word: map[uint64]gainsay.ActorKind{}}
	for i := range found {
		n := &found[i]
		long := n.Last - n.First
		r := m.whole[textKey(looks, n)]
		if r == nil {
			r = &recurring{kind: n.Kind, words: long}
			m.whole[textKey(looks, n)] = r
			if long > 1 {
				m.first[looks[n.First].hash] = insert(m.first[looks[n.First].hash], long)
			}
			if long > 2 && n.Kind == gainsay.Organisation && len(m.body) < mostBodies {
				m.body = append(m.body, d.SpanOf(int(n.First), int(n.Last)).In(d.Text()))
			}
		}
		r.times++
		switch {
		case n.Kind == gainsay.Person && long > 1 && long <= 4:
			for _, at := range [...]int32{n.First, n.Last - 1} {
				if looks[at].kind == world.NoKind || looks[at].kind == world.PersonKind {
					m.word[looks[at].hash] = gainsay.Person
				}
			}
		case long == 1 && (n.Kind == gainsay.Organisation || n.Kind == gainsay.Person):
			if _, ok := m.word[looks[n.First].hash]; !ok {
				m.word[looks[n.First].hash] = n.Kind
			}
		}
	}
	return m
}

// mostLengths bounds how many lengths of names with one first word are tried.
const mostLengths = 4

// insert keeps lengths in falling order, each once.
func insert(lengths []int32, n int32) []int32 {
	for i, l := range lengths {
		if l == n {
			return lengths
		}
		if l < n {
			lengths = append(lengths[:i:i], append([]int32{n}, lengths[i:]...)...)
			return lengths[:min(len(lengths), mostLengths)]
		}
	}
	if len(lengths) < mostLengths {
		lengths = append(lengths, n)
	}
	return lengths
}

// again finds the words that name someone elsewhere in the text and were passed
// over: at the head of a sentence or in a headline a capital alone says little, but
// there it stands for a person or a body that the text has named. What a headline's
// capitals or a credit before it glued to such a name is parted from it.
func again(d *doc.Doc, looks []look, found []doc.Name) []doc.Name {
	if len(found) == 0 {
		return found
	}
	m := remember(d, looks, found)
	for i := range found {
		m.part(looks, &found[i])
	}
	var out []doc.Name
	next := 0
	for i := 0; i < len(looks); i++ {
		if next < len(found) && int(found[next].First) == i {
			out = append(out, found[next])
			next++
		}
		if looks[i].shape&capital == 0 || len(out) > 0 && int(out[len(out)-1].Last) > i {
			continue
		}
		limit := len(looks)
		if next < len(found) {
			limit = int(found[next].First)
		}
		if n, ok := m.several(looks, i, limit); ok {
			out = append(out, n)
			continue
		}
		if n, ok := m.initials(d, looks, i); ok {
			out = append(out, n)
			continue
		}
		if n, ok := m.single(d, looks, out, i, limit); ok {
			out = append(out, n)
		}
	}
	return out
}

// part cuts a name that stands once down to the part of it that the text names
// elsewhere: "Harborline Apologizes" in a headline, "Reuters Harborline".
func (m *memory) part(looks []look, n *doc.Name) {
	if n.Last-n.First < 2 || m.whole[textKey(looks, n)].times > 1 {
		return
	}
	front := doc.Name{First: n.First, Last: n.Last - 1}
	if r := m.whole[textKey(looks, &front)]; r != nil && r.times > 1 && looks[n.Last-1].shape&shouting != 0 && looks[n.Last-1].part == partNone && r.kind != gainsay.Place {
		n.Last, n.Kind = n.Last-1, r.kind
		return
	}
	back := doc.Name{First: n.First + 1, Last: n.Last}
	if r := m.whole[textKey(looks, &back)]; r != nil && r.times > 1 && looks[n.First].kind == world.OutletKind && looks[n.First].part == partOnly && looks[n.First].shape&(opens|allCaps) != 0 {
		n.First, n.Kind = n.First+1, r.kind
	}
}

// several is the name of several words at token i that the text has elsewhere.
func (m *memory) several(looks []look, i, limit int) (doc.Name, bool) {
	for _, long := range m.first[looks[i].hash] {
		if i+int(long) > limit {
			continue
		}
		n := doc.Name{First: int32(i), Last: int32(i) + long}
		if looks[n.Last-1].last != n.Last-1 && looks[n.Last-1].shape&shouting == 0 {
			continue // a longer name, or part of one
		}
		if r := m.whole[textKey(looks, &n)]; r != nil && looks[n.Last-1].shape&capital != 0 {
			n.Kind = r.kind
			return n, true
		}
	}
	return doc.Name{}, false
}

// initials is the name at token i that is the initials of a body which the text has in full.
func (m *memory) initials(d *doc.Doc, looks []look, i int) (doc.Name, bool) {
	if w := d.Word(i); looks[i].shape&(allCaps|shouting) == allCaps && len(w) > 2 {
		for _, body := range m.body {
			if world.Abbreviates(w, body) {
				return doc.Name{First: int32(i), Last: int32(i + 1), Kind: gainsay.Organisation}, true
			}
		}
	}
	return doc.Name{}, false
}

// single is the name that the one word at token i is by what the text has elsewhere.
func (m *memory) single(d *doc.Doc, looks []look, out []doc.Name, i, limit int) (doc.Name, bool) {
	l := &looks[i]
	kind, ok := m.word[l.hash]
	if !ok || l.shape&lowSeen != 0 || len(d.Word(i)) < 2 {
		return doc.Name{}, false
	}
	free := l.runs == 1 || i == int(l.last) || limit > int(l.last) // no name goes on behind it
	switch {
	case l.shape&shouting != 0 && kind == gainsay.Organisation && m.whole[mix(0, l.hash)] != nil:
	case !free, l.runs > 1 && l.shape&opens == 0 && !(i == int(l.last) && titled(looks, i)):
		return doc.Name{}, false
	}
	first := i
	if kind == gainsay.Person {
		first = takeParticle(d, out, i)
	}
	return doc.Name{First: int32(first), Last: int32(i + 1), Kind: kind}, true
}
