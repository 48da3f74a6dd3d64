package train

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gainsay/internal/language/conllu"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/language/parse"
)

// A Tally counts over the words of a treebank what an analyser got right.
type Tally struct {
	Name                                    string
	Words, Tags, Lemmas, Heads, Rels, Bases int // Bases: head and relation without its subtype
	Wrong                                   []Confusion
}

// A Confusion is a relation that was given for another, or for itself with the
// wrong head.
type Confusion struct {
	Want, Got doc.Rel
	WrongHead bool
	Count     int
}

func (c Confusion) String() string {
	if c.Want == c.Got {
		return fmt.Sprintf("%s, wrong head", c.Want)
	}
	if c.WrongHead {
		return fmt.Sprintf("%s as %s, wrong head", c.Want, c.Got)
	}
	return fmt.Sprintf("%s as %s, right head", c.Want, c.Got)
}

// Score analyses a part of a treebank with its own tokens and sentences.
// Lemmas are compared without case, relations with their subtypes.
func Score(a *parse.Analyser, shared, name, part string) (Tally, error) {
	trees, err := Treebank(shared, name, part)
	if err != nil {
		return Tally{}, err
	}
	t := Tally{Name: name + " " + part}
	wrong := map[Confusion]int{}
	for _, tree := range trees {
		t.tree(a, tree, wrong)
	}
	for c, n := range wrong {
		c.Count = n
		t.Wrong = append(t.Wrong, c)
	}
	slices.SortFunc(t.Wrong, func(a, b Confusion) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Want, b.Want), cmp.Compare(a.Got, b.Got))
	})
	return t, nil
}

// tree counts one sentence.
func (t *Tally) tree(a *parse.Analyser, tree conllu.Sentence, wrong map[Confusion]int) {
	text, tokens := conllu.Spaced(tree)
	a.Analyse(text, tokens, []doc.Sentence{{First: 0, Last: int32(len(tokens))}})
	for i, r := range tree.Rows {
		tok := tokens[i]
		t.Words++
		if tok.Tag.String() == r.UPOS {
			t.Tags++
		}
		if strings.EqualFold(tok.Lemma, r.Lemma) {
			t.Lemmas++
		}
		sameHead := int(tok.Head) == r.Head-1
		if sameHead {
			t.Heads++
			if base(tok.Rel.String()) == base(r.Rel) {
				t.Bases++
			}
			if tok.Rel.String() == r.Rel {
				t.Rels++
				continue
			}
		}
		wrong[Confusion{Want: doc.RelOf(r.Rel), Got: tok.Rel, WrongHead: !sameHead}]++
	}
}

func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

// Percent is n of the words, in percent.
func (t Tally) Percent(n int) float64 { return 100 * float64(n) / float64(max(1, t.Words)) }

func (t Tally) String() string {
	return fmt.Sprintf("%s: %d words, UPOS %.2f lemma %.2f UAS %.2f LAS %.2f (without subtypes %.2f)", t.Name, t.Words,
		t.Percent(t.Tags), t.Percent(t.Lemmas), t.Percent(t.Heads), t.Percent(t.Rels), t.Percent(t.Bases))
}

// scores are the figures for a file's header.
func (t Tally) scores() []model.Score {
	round := func(n int) float64 { return float64(int(t.Percent(n)*100+0.5)) / 100 }
	return []model.Score{
		{Measure: t.Name + " UPOS", Value: round(t.Tags)},
		{Measure: t.Name + " lemma", Value: round(t.Lemmas)},
		{Measure: t.Name + " UAS", Value: round(t.Heads)},
		{Measure: t.Name + " LAS", Value: round(t.Rels)},
	}
}
