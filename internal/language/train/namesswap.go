package train

import (
	"math/rand/v2"
	"strings"

	"gainsay/internal/language/names"
	"gainsay/internal/world"
)

// A pool holds names that may stand in another's place.
type pool [names.KindOther + 1][][]string

// swapNames makes a copy of each text with other names of the same kind put in
// for most of its names, so that contexts are learnt apart from the names that
// happen to fill them.
func swapNames(texts []namedText, random *rand.Rand) []namedText {
	p := worldPool()
	for i := range texts {
		for _, n := range texts[i].names {
			if n.kind != names.KindPerson {
				p[n.kind] = append(p[n.kind], wordsOf(&texts[i], n.first, n.last))
			}
		}
	}
	given, family := peoplePool(texts)
	out := make([]namedText, 0, len(texts))
	for i := range texts {
		if len(texts[i].names) > 0 {
			out = append(out, swapped(&texts[i], func(n markedName) []string {
				switch {
				case n.kind == names.KindOther || random.Float64() < 0.3:
					return nil
				case n.kind == names.KindPerson && n.last-n.first == 2:
					return []string{given[random.IntN(len(given))], family[random.IntN(len(family))]}
				case n.kind == names.KindPerson && n.last-n.first == 1 && random.Float64() < 0.7:
					return []string{family[random.IntN(len(family))]}
				case n.kind == names.KindPerson && n.last-n.first == 1:
					return []string{given[random.IntN(len(given))]}
				case n.kind == names.KindPerson:
					return nil
				}
				return p[n.kind][random.IntN(len(p[n.kind]))]
			}))
		}
	}
	return out
}

// worldPool are the places and organisations of the table of the world.
func worldPool() pool {
	var p pool
	world.Default().EachName(func(name string, kind world.Kind) {
		switch kind {
		case world.StateKind, world.CapitalKind, world.PlaceKind:
			p[names.KindPlace] = append(p[names.KindPlace], strings.Fields(name))
		case world.OrganisationKind, world.OutletKind:
			if !strings.ContainsAny(name, "./") {
				p[names.KindOrganisation] = append(p[names.KindOrganisation], strings.Fields(name))
			}
		}
	})
	return p
}

// peoplePool are the first and the last words of the texts' two-word names of people.
func peoplePool(texts []namedText) (given, family []string) {
	for i := range texts {
		for _, n := range texts[i].names {
			if w := wordsOf(&texts[i], n.first, n.last); n.kind == names.KindPerson && len(w) == 2 {
				given, family = append(given, w[0]), append(family, w[1])
			}
		}
	}
	for _, t := range world.Default().Terms {
		if w := strings.Fields(t.Person); len(w) == 2 {
			given, family = append(given, w[0]), append(family, w[1])
		}
	}
	return given, family
}

func wordsOf(t *namedText, first, last int) []string {
	var out []string
	for i := first; i < last; i++ {
		out = append(out, t.doc.Word(i))
	}
	return out
}

// swapped is a copy of t with the words that choose gives in the place of its
// names; nil keeps a name.
func swapped(t *namedText, choose func(markedName) []string) namedText {
	var out namedText
	var sentences [][]string
	var glued []bool
	next, count := 0, 0
	for _, s := range t.doc.Sentences {
		var words []string
		for i := int(s.First); i < int(s.Last); {
			tight := func(j int) bool { return j+1 < len(t.doc.Tokens) && t.doc.Tokens[j].End == t.doc.Tokens[j+1].Start }
			if next < len(t.names) && t.names[next].first == i {
				n := t.names[next]
				next++
				w := choose(n)
				if w == nil {
					w = wordsOf(t, n.first, n.last)
				}
				out.names = append(out.names, markedName{count, count + len(w), n.kind})
				for k := range w {
					glued = append(glued, k == len(w)-1 && tight(n.last-1))
				}
				words, count, i = append(words, w...), count+len(w), n.last
				continue
			}
			words, glued, count = append(words, t.doc.Word(i)), append(glued, tight(i)), count+1
			i++
		}
		sentences = append(sentences, words)
	}
	out.doc = docWithGaps(sentences, glued)
	return out
}
