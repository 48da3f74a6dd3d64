package train

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/conllu"
	"gainsay/internal/language/names"
	"gainsay/internal/world"
)

// spell writes the marked names of a text.
func spell(t *namedText) string {
	var all []string
	for _, n := range t.names {
		all = append(all, fmt.Sprintf("%s/%d", strings.Join(wordsOf(t, n.first, n.last), "_"), n.kind))
	}
	return strings.Join(all, " ")
}

func TestColumns(t *testing.T) {
	in := "Anna B-person\nBerg I-person\nleft O\nOslo I-LOC\nPark I-LOC\n\n-DOCSTART- O\n\nMars I-MISC\nOslo I-LOC\ntwo B-number\n"
	texts, err := readColumns(strings.NewReader(in))
	if err != nil || len(texts) != 2 {
		t.Fatalf("%d texts, %v", len(texts), err)
	}
	if got := spell(&texts[0]); got != "Anna_Berg/0 Oslo_Park/2" {
		t.Error(got)
	}
	if got := spell(&texts[1]); got != "Mars/3 Oslo/2" {
		t.Error(got)
	}
}

func TestEntityBrackets(t *testing.T) {
	got := entities("Discourse=x|Entity=(8-organization-new-a-b-1-sgl-X(9-place-new)7)|SpaceAfter=No")
	want := []bracket{{id: "8", kind: "organization", opens: true}, {id: "9", kind: "place", opens: true, shut: true}, {id: "7", shut: true}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	if got := entities("SpaceAfter=No"); got != nil {
		t.Errorf("%+v", got)
	}
}

// TestGumNames: a phrase is cut down to its name, titles and what follows left
// out; a phrase with a common head is no name.
func TestGumNames(t *testing.T) {
	row := func(form, tag string, head int, misc string) conllu.Row {
		return conllu.Row{Form: form, UPOS: tag, Head: head, Misc: misc}
	}
	s := conllu.Sentence{Rows: []conllu.Row{
		row("The", "DET", 3, "Entity=(1-organization-new"),
		row("old", "ADJ", 3, "_"),
		row("Bank", "PROPN", 0, "_"),
		row("of", "ADP", 5, "_"),
		row("Lowmoor", "PROPN", 3, "Entity=(2-place-new)1)"),
		row("saw", "VERB", 3, "_"),
		row("President", "PROPN", 8, "Entity=(3-person-new"),
		row("Berg", "PROPN", 6, "Entity=3)"),
		row("a", "DET", 10, "Entity=(4-person-new"),
		row("clerk", "NOUN", 6, "Entity=4)"),
	}}
	text := gumText([]conllu.Sentence{s})
	if got := spell(&text); got != "Bank_of_Lowmoor/1 Berg/0" {
		t.Error(got)
	}
}

func TestRepaired(t *testing.T) {
	first, last, only := names.Label(0, 0, 2), names.Label(0, 1, 2), names.Label(1, 0, 1)
	for _, c := range []struct{ in, want []uint8 }{
		{[]uint8{first, last, 0}, []uint8{first, last, 0}},
		{[]uint8{last, 0, only}, []uint8{0, 0, only}},
		{[]uint8{only, first}, []uint8{only, 0}},
	} {
		if got := repaired(c.in); !reflect.DeepEqual(got, c.want) {
			t.Errorf("repaired(%v) = %v, want %v", c.in, got, c.want)
		}
	}
}

// TestSwapped: what stands in a name's place is marked as the name was, and the
// words beside it stay.
func TestSwapped(t *testing.T) {
	text := namedText{doc: docOf([][]string{{"Then", "Anna", "Berg", "left", "."}}), names: []markedName{{1, 3, names.KindPerson}}}
	out := swapped(&text, func(markedName) []string { return []string{"Tom", "van", "Hale"} })
	if got := spell(&out); got != "Tom_van_Hale/0" || strings.Join(wordsOf(&out, 0, len(out.doc.Tokens)), " ") != "Then Tom van Hale left ." {
		t.Errorf("%s in %q", got, out.doc.Text())
	}
}

// TestFieldLearns: a tagger trained on a few sentences knows a new one like them,
// and the same seed gives the same weights.
func TestFieldLearns(t *testing.T) {
	var texts []namedText
	for _, w := range []string{"Anna", "Karl", "Tom", "Rosa", "Lena", "Olav"} {
		texts = append(texts,
			namedText{doc: docOf([][]string{{"yesterday", w, "spoke", "softly"}}), names: []markedName{{1, 2, names.KindPerson}}},
			namedText{doc: docOf([][]string{{"ships", "left", w + "ness", "harbour"}}), names: []markedName{{2, 3, names.KindPlace}}})
	}
	table := classes.NewTable(nil, nil)
	plan := NamesPlan{Epochs: 30, Rate: 0.1, Least: 1}
	fit := func() names.Weights {
		return fitNames(texts, table, plan, rand.New(rand.NewPCG(1, 1)), func(string, ...any) {})
	}
	w := fit()
	if !reflect.DeepEqual(w, fit()) {
		t.Error("the same seed gave different weights")
	}
	d := docOf([][]string{{"yesterday", "Quillon", "spoke", "softly"}})
	found := names.NewTagger(names.NewGazetteer(world.Default()), table, w).Find(d)
	if len(found) != 1 || found[0].First != 1 || found[0].Kind != "person" {
		t.Errorf("%+v", found)
	}
}
