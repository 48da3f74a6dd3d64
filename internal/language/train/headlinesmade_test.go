package train

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gainsay/internal/language/conllu"
)

// marked6 is a tree of "form/UPOS/XPOS/lemma/head/relation" words.
func marked6(words string) conllu.Sentence {
	var s conllu.Sentence
	for w := range strings.FieldsSeq(words) {
		c := strings.Split(w, "/")
		s.Rows = append(s.Rows, conllu.Row{Form: c[0], UPOS: c[1], XPOS: c[2], Lemma: c[3], Head: int(c[4][0] - '0'), Rel: c[5]})
	}
	return s
}

func written(rows []conllu.Row) string {
	var words []string
	for _, r := range rows {
		words = append(words, r.Form)
	}
	return strings.Join(words, " ")
}

const (
	ferrySank = "The/DET/DT/the/3/det old/ADJ/JJ/old/3/amod ferry/NOUN/NN/ferry/4/nsubj sank/VERB/VBD/sink/0/root off/ADP/IN/off/6/case Tarn/PROPN/NNP/Tarn/4/obl"
	menHeld   = "Two/NUM/CD/two/2/nummod men/NOUN/NNS/man/4/nsubj:pass were/AUX/VBD/be/4/aux:pass held/VERB/VBN/hold/0/root today/NOUN/NN/today/4/obl"
	sheSays   = "She/PRON/PRP/she/2/nsubj says/VERB/VBZ/say/0/root that/SCONJ/IN/that/6/mark the/DET/DT/the/5/det miners/NOUN/NNS/miner/6/nsubj won/VERB/VBD/win/2/ccomp their/PRON/PRP$/their/8/nmod:poss case/NOUN/NN/case/6/obj"
)

// TestClauses: a clause within a sentence is a tree of its own, without the word that ties it.
func TestClauses(t *testing.T) {
	h := headliner{}
	got := h.clauses(marked6(sheSays).Rows)
	if len(got) != 2 || written(got[1]) != "the miners won their case" {
		t.Fatalf("%d clauses, the last %q", len(got), written(got[len(got)-1]))
	}
	var heads []int
	for _, r := range got[1] {
		heads = append(heads, r.Head)
	}
	for i, want := range []int{2, 3, 0, 5, 3} {
		if heads[i] != want {
			t.Fatalf("heads %v", heads)
		}
	}
}

// TestTelegraphic tries many draws: each gives a tree, and the draws that leave
// most out give what a headline has.
func TestTelegraphic(t *testing.T) {
	for sentence, want := range map[string]string{
		ferrySank: "old ferry sinks off Tarn",
		menHeld:   "Two men held today",
	} {
		h, shortest := headliner{random: rand.New(rand.NewPCG(1, 1))}, ""
		seen := map[string]bool{}
		for range 50 {
			rows := h.telegraphic(append([]conllu.Row(nil), marked6(sentence).Rows...))
			roots := 0
			for i, r := range rows {
				if r.Head < 0 || r.Head > len(rows) || r.Head == i+1 {
					t.Fatalf("%q: the head of word %d is %d", written(rows), i+1, r.Head)
				}
				if r.Head == 0 {
					roots++
				}
			}
			if roots != 1 {
				t.Fatalf("%q has %d roots", written(rows), roots)
			}
			seen[written(rows)] = true
			if w := written(rows); shortest == "" || len(rows) <= len(strings.Fields(shortest)) {
				shortest = w
			}
		}
		if !seen[want] {
			t.Errorf("%q is never made; the shortest is %q", want, shortest)
		}
	}
}

func TestThirdPerson(t *testing.T) {
	for verb, want := range map[string]string{"sink": "sinks", "deny": "denies", "say": "says", "fix": "fixes", "pass": "passes", "go": "goes", "have": "has", "reach": "reaches"} {
		if got := thirdPerson(verb); got != want {
			t.Errorf("%s becomes %s, want %s", verb, got, want)
		}
	}
}

func TestHeadStyles(t *testing.T) {
	words := strings.Fields("mayor 's aide calls for a vote on the port : no fees are in")
	for style, want := range map[headStyle]string{
		sentenceStyle: "Mayor 's aide calls for a vote on the port : no fees are in",
		heavyStyle:    "Mayor 's Aide Calls for a Vote on the Port : No Fees Are In",
		everyStyle:    "Mayor 's Aide Calls For A Vote On The Port : No Fees Are In",
		capitalsStyle: "MAYOR 'S AIDE CALLS FOR A VOTE ON THE PORT : NO FEES ARE IN",
	} {
		var got []string
		before := ""
		for i, w := range words {
			got = append(got, style.write(w, before, w == "'s", i == len(words)-1))
			before = w
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("style %d writes %q, want %q", style, g, want)
		}
	}
}

// TestHeadlinesStandBehindTheirTrees: no tree is lost or changed, and the same
// seed gives the same headlines.
func TestHeadlinesStandBehindTheirTrees(t *testing.T) {
	made := func() []conllu.Sentence {
		h := headliner{random: rand.New(rand.NewPCG(5, 2)), share: 1}
		return h.with([]conllu.Sentence{marked6(menHeld), marked6(sheSays)})
	}
	got, again := made(), made()
	if len(got) < 4 || written(got[0].Rows) != "Two men were held today" {
		t.Fatalf("%d sentences, the first %q", len(got), written(got[0].Rows))
	}
	for i := range got {
		if written(got[i].Rows) != written(again[i].Rows) {
			t.Errorf("%q, and again %q", written(got[i].Rows), written(again[i].Rows))
		}
	}
	for _, s := range got {
		if written(s.Rows) == written(marked6(sheSays).Rows) {
			return
		}
	}
	t.Error("the second tree is lost")
}
