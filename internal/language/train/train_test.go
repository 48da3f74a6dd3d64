package train

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/classes"
	"gainsay/internal/language/conllu"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/lemma"
	"gainsay/internal/language/model"
	"gainsay/internal/language/parse"
	"gainsay/internal/language/tag"
)

// tree is a sentence of words with heads counted from 1.
func tree(words string, heads ...int) conllu.Sentence {
	var s conllu.Sentence
	for i, w := range strings.Fields(words) {
		form, upos, _ := strings.Cut(w, "/")
		rel := "dep"
		if heads[i] == 0 {
			rel = "root"
		}
		s.Rows = append(s.Rows, conllu.Row{Form: form, Lemma: strings.ToLower(form), UPOS: upos, XPOS: upos, Head: heads[i], Rel: rel})
	}
	return s
}

// TestOracleFindsTheTree follows moves that cost nothing; they lead to the right tree.
func TestOracleFindsTheTree(t *testing.T) {
	for _, heads := range [][]int{
		{0}, {2, 0}, {0, 1}, {2, 3, 0}, {0, 1, 2, 3}, {2, 0, 4, 2, 2}, {3, 3, 0, 6, 6, 3}, {2, 5, 4, 2, 0, 5}, {0, 3, 4, 1, 4, 1},
	} {
		words := strings.TrimSpace(strings.Repeat("a/X ", len(heads)))
		m := gather([]conllu.Sentence{tree(words, heads...)}, classes.NewTable(nil, nil), nil)
		s := m.sentences[0]
		var state parse.State
		var o oracle
		state.Start(s.words, make([]tag.Fine, len(s.words)), []parse.Counted{0})
		o.start(s.head)
		for !state.Done() {
			cost := o.costs(&state)
			move := parse.Moves
			for m := parse.Shift; m < parse.Moves; m++ {
				if state.Can(m) && cost[m] == 0 {
					move = m
				}
			}
			if move == parse.Moves {
				t.Fatalf("%v: every move costs something: %v", heads, cost)
			}
			state.Do(move, doc.Dep)
		}
		if !slices.Equal(state.Head[:len(s.head)], s.head) {
			t.Errorf("%v: heads %v, want %v", heads, state.Head, s.head)
		}
	}
}

// TestOracleCounts checks the cost of moves against what can still be reached.
func TestOracleCounts(t *testing.T) {
	m := gather([]conllu.Sentence{tree("a/X b/X c/X", 2, 0, 2)}, classes.NewTable(nil, nil), nil)
	var state parse.State
	var o oracle
	state.Start(m.sentences[0].words, make([]tag.Fine, 3), []parse.Counted{0})
	o.start(m.sentences[0].head)
	state.Do(parse.Shift, doc.NoRel) // a on the stack; b, its head, is next
	if got := o.costs(&state); got[parse.Left] != 0 || got[parse.Shift] != 2 {
		t.Errorf("costs %v, want none for Left and 2 for Shift, which loses b→a and the root→b", got)
	}
}

func TestLemmas(t *testing.T) {
	var trees []conllu.Sentence
	for _, pair := range []string{"docked dock", "parked park", "talked talk", "walked walk", "went go", "carried carry", "married marry", "hurried hurry"} {
		form, of, _ := strings.Cut(pair, " ")
		s := tree(form+"/VERB", 0)
		s.Rows[0].Lemma = of
		trees = append(trees, s, s)
	}
	name := tree("Tarn/PROPN", 0)
	name.Rows[0].Lemma = "Tarn"
	trees = append(trees, name)
	m := gather(slices.Repeat(trees, leastTag), classes.NewTable(nil, nil), nil)
	table, section := trainLemmas(slices.Repeat(trees, leastTag), m)
	var b bytes.Buffer
	if err := model.Write(&b, model.Header{}, []model.Section{section}); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	read, err := lemma.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	verb, propn := uint8(slices.Index(m.tags, "VERB/VERB")+1), uint8(slices.Index(m.tags, "PROPN/PROPN")+1)
	for _, c := range []struct {
		word string
		tag  uint8
		want string
	}{
		{"docked", verb, "dock"}, {"Docked", verb, "dock"}, {"barked", verb, "bark"}, {"went", verb, "go"},
		{"ferried", verb, "ferry"}, {"Tarn", propn, "Tarn"}, {"Abelport", propn, "Abelport"}, {"ed", verb, "ed"},
	} {
		for _, table := range []*lemma.Table{table, read} {
			if got := table.Of(c.word, c.tag, c.tag == propn); got != c.want {
				t.Errorf("the lemma of %s is %q, want %q", c.word, got, c.want)
			}
		}
	}
}

// TestTrainsOnLittle trains the whole file on two invented treebanks, twice; the
// bytes are the same, and what was taught is known.
func TestTrainsOnLittle(t *testing.T) {
	shared := t.TempDir()
	text := ""
	for range 30 {
		text += "1\tthe\tthe\tDET\tDT\t_\t2\tdet\t_\t_\n2\tferry\tferry\tNOUN\tNN\t_\t3\tnsubj\t_\t_\n3\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
		text += "1\tsailors\tsailor\tNOUN\tNNS\t_\t2\tnsubj\t_\t_\n2\twept\tweep\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n"
	}
	for _, name := range []string{EWT, GUM} {
		for _, part := range []string{Train, Dev} {
			writeTreebank(t, shared, name, part, text)
		}
	}
	plan := English(3)
	plan.Shared, plan.Commit, plan.Report = shared, "abc", func(string, ...any) {}
	plan.Tagger.Epochs, plan.Parser.Epochs = 3, 3
	var files [2]bytes.Buffer
	for i := range files {
		if err := Trees(&files[i], plan); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0].Bytes(), files[1].Bytes()) {
		t.Error("the same plan gave two different files")
	}
	f, err := model.Open(bytes.NewReader(files[0].Bytes()), int64(files[0].Len()))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Header.Data) == 0 || f.Header.Commit != "abc" || len(f.Header.Scores) != 8 {
		t.Errorf("header %+v", f.Header)
	}
	a, err := parse.New(f)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Score(a, shared, EWT, Dev)
	if err != nil {
		t.Fatal(err)
	}
	if got.Rels != got.Words || got.Tags != got.Words || got.Lemmas != got.Words {
		t.Errorf("what was taught is not known: %s", got)
	}
}

func TestNoData(t *testing.T) {
	if _, err := Treebank(t.TempDir(), EWT, Train); gainsay.KindOf(err) != gainsay.NotFound {
		t.Errorf("a missing treebank gives %v, want a NotFound error", err)
	}
}

func gzipped(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func writeTreebank(t *testing.T, shared, name, part, text string) {
	t.Helper()
	path := treebankPath(shared, name, part)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, gzipped(t, text), 0o644); err != nil {
		t.Fatal(err)
	}
}
