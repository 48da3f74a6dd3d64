package eval

import (
	"io"
	"strings"

	"gainsay"
	"gainsay/internal/language/conllu"
)

// readRows reads the words of a CoNLL-U file, all sentences in one.
func readRows(r io.Reader) ([]conllu.Row, error) {
	var out []conllu.Row
	err := conllu.Scan(r, func(s conllu.Sentence) error {
		out = append(out, s.Rows...)
		return nil
	})
	return out, err
}

// A treeScore counts words with the right tag, lemma, head and relation.
type treeScore struct{ words, tag, lemma, head, labelled, labelledBase int }

// scoreTrees compares word by word; the words must be the same. Punctuation counts.
func scoreTrees(gold, pred []conllu.Row) (treeScore, error) {
	if len(gold) != len(pred) {
		return treeScore{}, gainsay.E(gainsay.Invalid, "score trees", "%d marked words, %d predicted", len(gold), len(pred))
	}
	s := treeScore{words: len(gold)}
	for i := range gold {
		g, p := &gold[i], &pred[i]
		if g.Form != p.Form {
			return treeScore{}, gainsay.E(gainsay.Invalid, "score trees", "word %d is %q, not %q", i+1, p.Form, g.Form)
		}
		head := g.Head == p.Head
		s.tag += one(g.UPOS == p.UPOS)
		s.lemma += one(strings.EqualFold(g.Lemma, p.Lemma))
		s.head += one(head)
		s.labelled += one(head && g.Rel == p.Rel)
		s.labelledBase += one(head && baseRelation(g.Rel) == baseRelation(p.Rel))
	}
	return s, nil
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func baseRelation(r string) string {
	base, _, _ := strings.Cut(r, ":")
	return base
}

// scores are the figures under key, in percent, as they are published.
func (s *treeScore) scores(key string) []Score {
	percent := func(n int) float64 { return 100 * quotient(n, s.words) }
	return []Score{
		{key + "/UPOS", percent(s.tag)},
		{key + "/lemma", percent(s.lemma)},
		{key + "/UAS", percent(s.head)},
		{key + "/LAS", percent(s.labelled)},
		{key + "/LAS without subtypes", percent(s.labelledBase)},
	}
}
