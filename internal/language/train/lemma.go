package train

import (
	"cmp"
	"maps"
	"slices"

	"gainsay/internal/language/conllu"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/lemma"
	"gainsay/internal/language/model"
)

// A wordForm is a lower-case word and the number of its fine tag.
type wordForm struct {
	lower string
	tag   uint8
}

// trainLemmas learns the table of lemmas from trees tagged as in m.
func trainLemmas(trees []conllu.Sentence, m *material) (*lemma.Table, model.Section) {
	best := commonLemmas(trees, m)
	forms := slices.SortedFunc(maps.Keys(best), func(a, b wordForm) int {
		return cmp.Or(cmp.Compare(a.lower, b.lower), cmp.Compare(a.tag, b.tag))
	})
	endings, edits := learnEndings(forms, best)
	rules := lemma.New(nil, endings, nil, edits)
	var words []lemma.Entry
	var lemmas []string
	number := map[string]uint32{}
	for _, f := range forms {
		b := best[f]
		name := b.upos == doc.PROPN
		if rules.Of(f.lower, f.tag, name) == b.lemma || name && lemma.Lower(b.lemma) == f.lower {
			continue
		}
		n, ok := number[b.lemma]
		if !ok {
			n = uint32(len(lemmas))
			number[b.lemma] = n
			lemmas = append(lemmas, b.lemma)
		}
		words = append(words, lemma.Entry{Key: lemma.Key(f.lower, f.tag), To: n})
	}
	return lemma.New(words, endings, lemmas, edits), lemma.Section(words, endings, lemmas, edits)
}

type chosen struct {
	lemma string
	upos  doc.Tag
	count int
}

// commonLemmas finds the most frequent lemma of each form.
func commonLemmas(trees []conllu.Sentence, m *material) map[wordForm]chosen {
	count := map[wordForm]map[string]int{}
	upos := map[wordForm]doc.Tag{}
	for i, tree := range trees {
		for j, r := range tree.Rows {
			f := wordForm{lemma.Lower(r.Form), uint8(m.sentences[i].gold[j])}
			if count[f] == nil {
				count[f] = map[string]int{}
			}
			count[f][r.Lemma]++
			upos[f] = m.sentences[i].upos[j]
		}
	}
	best := map[wordForm]chosen{}
	for f, lemmas := range count {
		for l, n := range lemmas {
			if b := best[f]; n > b.count || n == b.count && l < b.lemma {
				best[f] = chosen{l, upos[f], n}
			}
		}
	}
	return best
}

// An ending is the end of a word and the number of its fine tag.
type ending struct {
	end string
	tag uint8
}

// learnEndings finds what the ends of words become. A rule for a longer ending
// is kept where it says something else than those for shorter ones.
func learnEndings(forms []wordForm, best map[wordForm]chosen) ([]lemma.Entry, []lemma.Edit) {
	count := map[ending]map[lemma.Edit]int{}
	for _, f := range forms {
		if best[f].upos == doc.PROPN {
			continue
		}
		e := editOf(f.lower, lemma.Lower(best[f].lemma))
		for n := 0; n <= min(lemma.MostSuffix, len(f.lower)-1); n++ {
			key := ending{f.lower[len(f.lower)-n:], f.tag}
			if count[key] == nil {
				count[key] = map[lemma.Edit]int{}
			}
			count[key][e]++
		}
	}
	keys := slices.SortedFunc(maps.Keys(count), func(a, b ending) int {
		return cmp.Or(cmp.Compare(len(a.end), len(b.end)), cmp.Compare(a.end, b.end), cmp.Compare(a.tag, b.tag))
	})
	ruled := map[ending]lemma.Edit{}
	number := map[lemma.Edit]uint32{}
	var entries []lemma.Entry
	var edits []lemma.Edit
	for _, k := range keys {
		e, n := mostCommon(count[k])
		if n < 2 || shorter(ruled, k) == e && len(k.end) > 0 {
			continue
		}
		ruled[k] = e
		if _, ok := number[e]; !ok {
			number[e] = uint32(len(edits))
			edits = append(edits, e)
		}
		entries = append(entries, lemma.Entry{Key: lemma.EndingKey(k.end, k.tag), To: number[e]})
	}
	return entries, edits
}

// shorter is what the rules for shorter endings than k say.
func shorter(ruled map[ending]lemma.Edit, k ending) lemma.Edit {
	for n := 1; n <= len(k.end); n++ {
		if e, ok := ruled[ending{k.end[n:], k.tag}]; ok {
			return e
		}
	}
	return lemma.Edit{}
}

func mostCommon(count map[lemma.Edit]int) (best lemma.Edit, most int) {
	for e, n := range count {
		if n > most || n == most && (e.Cut < best.Cut || e.Cut == best.Cut && e.Add < best.Add) {
			best, most = e, n
		}
	}
	return best, most
}

// editOf is the edit that makes the lemma of a word.
func editOf(word, of string) lemma.Edit {
	same := 0
	for same < len(word) && same < len(of) && word[same] == of[same] {
		same++
	}
	return lemma.Edit{Cut: uint8(min(255, len(word)-same)), Add: of[same:]}
}
