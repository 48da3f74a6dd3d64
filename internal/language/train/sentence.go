package train

import (
	"math/rand/v2"
	"slices"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/conllu"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/tag"
)

// A sentence is a tree as training needs it.
type sentence struct {
	words []classes.Word
	gold  []tag.Fine
	auto  []tag.Fine // by a tagger that has not seen the sentence
	upos  []doc.Tag
	head  []int32 // the number of words for the root
	rel   []doc.Rel
}

// A material is the marked sentences and what was counted over them.
type material struct {
	sentences []*sentence
	tags      []string // fine tags by number, without the unused first
	rels      []doc.Rel
	seen      map[uint32]int // words by lower-case key
}

// leastTag is how often a fine tag must occur to be told apart.
const leastTag = 10

// gather turns trees into material. The fine tags are those of like, where it is
// given, else those that occur often enough.
func gather(trees []conllu.Sentence, table *classes.Table, like *material) *material {
	m := &material{seen: map[uint32]int{}}
	if like != nil {
		m.tags, m.rels = like.tags, like.rels
	} else {
		m.tags, m.rels = inventory(trees)
	}
	number := map[string]tag.Fine{}
	byUPOS := map[string]tag.Fine{}
	for i, name := range m.tags {
		number[name] = tag.Fine(i + 1)
		if upos := doc.TagOf(cutSlash(name)).String(); byUPOS[upos] == 0 {
			byUPOS[upos] = tag.Fine(i + 1) // tags stand in order of frequency
		}
	}
	for _, tree := range trees {
		s := &sentence{}
		for _, r := range tree.Rows {
			t := number[fine(r)]
			if t == 0 {
				t = byUPOS[r.UPOS]
			}
			w := table.Look(r.Form)
			m.seen[w.Lower]++
			head := int32(r.Head - 1)
			if r.Head == 0 {
				head = int32(len(tree.Rows))
			}
			s.words, s.gold, s.upos = append(s.words, w), append(s.gold, t), append(s.upos, doc.TagOf(r.UPOS))
			s.head, s.rel = append(s.head, head), append(s.rel, doc.RelOf(r.Rel))
		}
		m.sentences = append(m.sentences, s)
	}
	return m
}

func cutSlash(name string) string {
	for i := range len(name) {
		if name[i] == '/' {
			return name[:i]
		}
	}
	return name
}

// inventory lists the fine tags and the relations by falling frequency.
func inventory(trees []conllu.Sentence) (tags []string, rels []doc.Rel) {
	tagCount, relCount := map[string]int{}, map[doc.Rel]int{}
	for _, tree := range trees {
		for _, r := range tree.Rows {
			tagCount[fine(r)]++
			relCount[doc.RelOf(r.Rel)]++
		}
	}
	for name, n := range tagCount {
		if n >= leastTag {
			tags = append(tags, name)
		}
	}
	slices.SortFunc(tags, func(a, b string) int {
		if d := tagCount[b] - tagCount[a]; d != 0 {
			return d
		}
		if a < b {
			return -1
		}
		return 1
	})
	for rel := range relCount {
		rels = append(rels, rel)
	}
	slices.Sort(rels)
	return tags, rels
}

// forget copies the words of a sentence to out with some of the rare ones
// unknown, so that classes, ends and shapes learn to do without the word.
func (m *material) forget(s *sentence, out []classes.Word, random *rand.Rand) []classes.Word {
	const share = 0.3
	out = append(out[:0], s.words...)
	for i := range out {
		n := float32(m.seen[out[i].Lower])
		if random.Float32() < share/(share+n) {
			out[i].Lower, out[i].Form = 0, 0
		}
	}
	return out
}
