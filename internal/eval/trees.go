package eval

import (
	"bufio"
	"io"
	"strings"

	"gainsay"
)

// A conlluWord is one word of a CoNLL-U file, as far as it is scored.
type conlluWord struct{ form, lemma, tag, head, relation string }

// readConllu reads the words of a CoNLL-U file; empty nodes and multiword ranges
// are passed over.
func readConllu(r io.Reader) ([]conlluWord, error) {
	var out []conlluWord
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) == 10 && isNumber(c[0]) {
			out = append(out, conlluWord{c[1], c[2], c[3], c[6], c[7]})
		}
	}
	return out, lines.Err()
}

func isNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// A treeScore counts words with the right tag, lemma, head and relation.
type treeScore struct{ words, tag, lemma, head, labelled, labelledBase int }

// scoreTrees compares word by word; the words must be the same. Punctuation counts.
func scoreTrees(gold, pred []conlluWord) (treeScore, error) {
	if len(gold) != len(pred) {
		return treeScore{}, gainsay.E(gainsay.Invalid, "score trees", "%d marked words, %d predicted", len(gold), len(pred))
	}
	s := treeScore{words: len(gold)}
	for i := range gold {
		g, p := &gold[i], &pred[i]
		if g.form != p.form {
			return treeScore{}, gainsay.E(gainsay.Invalid, "score trees", "word %d is %q, not %q", i+1, p.form, g.form)
		}
		head := g.head == p.head
		s.tag += one(g.tag == p.tag)
		s.lemma += one(strings.ToLower(g.lemma) == strings.ToLower(p.lemma))
		s.head += one(head)
		s.labelled += one(head && g.relation == p.relation)
		s.labelledBase += one(head && baseRelation(g.relation) == baseRelation(p.relation))
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
	percent := func(n int) float64 { return 100 * ratio(n, s.words) }
	return []Score{
		{key + "/UPOS", percent(s.tag)},
		{key + "/lemma", percent(s.lemma)},
		{key + "/UAS", percent(s.head)},
		{key + "/LAS", percent(s.labelled)},
		{key + "/LAS without subtypes", percent(s.labelledBase)},
	}
}
