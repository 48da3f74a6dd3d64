package parse

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"gainsay"
	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/language/tag"
	"gainsay/internal/language/tokens"
)

func english(t testing.TB) *Analyser {
	t.Helper()
	a, err := Open("en")
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// analysed prints the sentences of text, a word as form/TAG/lemma/relation/head,
// the head by its form.
func analysed(a *Analyser, text string) string {
	toks, sents := tokens.Split(text)
	a.Analyse(text, toks, sents)
	var b strings.Builder
	for _, t := range toks {
		head := "-"
		if t.Head >= 0 {
			head = text[toks[t.Head].Start:toks[t.Head].End]
		}
		b.WriteString(text[t.Start:t.End] + "/" + t.Tag.String() + "/" + t.Lemma + "/" + t.Rel.String() + "/" + head + " ")
	}
	return strings.TrimSpace(b.String())
}

// TestAnalyse holds what any change of weights must keep: plain sentences.
func TestAnalyse(t *testing.T) {
	a := english(t)
	for _, c := range []struct{ text, want string }{
		{"The minister denied the report.",
			"The/DET/the/det/minister minister/NOUN/minister/nsubj/denied denied/VERB/deny/root/- the/DET/the/det/report report/NOUN/report/obj/denied ././././."},
		{"She said that the ferries were late.",
			"She/PRON/she/nsubj/said said/VERB/say/root/- that/SCONJ/that/mark/late the/DET/the/det/ferries ferries/NOUN/ferry/nsubj/late were/AUX/be/cop/late late/ADJ/late/ccomp/said ././././."},
		{"He didn't go.",
			"He/PRON/he/nsubj/go did/AUX/do/aux/go n't/PART/not/advmod/go go/VERB/go/root/- ././././."},
	} {
		got := analysed(a, c.text)
		// The full stop is compared by its form alone: its head is a matter of taste.
		got = got[:strings.LastIndex(got, " ")] + " ././././."
		if got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// TestOneRoot: every sentence has one root, heads lie in the sentence, and no
// word hangs in a circle, however odd the text.
func TestOneRoot(t *testing.T) {
	a := english(t)
	for _, text := range []string{"", "?", "\"“”''``", strings.Repeat("( ", 400), strings.Repeat("( ", 2000), strings.Repeat("dock and ", 700), "Ships\n\nships SHIPS 12% of ships; ship-to-ship—“ships?” no."} {
		toks, sents := tokens.Split(text)
		a.Analyse(text, toks, sents)
		for _, s := range sents {
			checkTree(t, toks, s)
		}
	}
}

// TestSumsAreTheSame: the sums that Parse remembers are those of all features.
func TestSumsAreTheSame(t *testing.T) {
	a := english(t)
	text := "The ferry that the union of dockers at the port of Tarn had praised last year sank, officials said on Monday, and nobody who was on it has been found."
	toks, _ := tokens.Split(text)
	var words []classes.Word
	for _, tok := range toks {
		words = append(words, a.table.Look(text[tok.Start:tok.End]))
	}
	tags := make([]tag.Fine, len(words))
	a.tagger.Tag(a.tagger.NewScratch(), words, tags)
	s := a.parser.NewScratch()
	s.State.Start(words, tags, a.parser.kinds)
	whole, hidden := a.parser.net.NewSum(), make([]float32, a.parser.net.Units())
	for step := 0; !s.State.Done(); step++ {
		a.parser.look(s)
		whole.Clear()
		a.parser.net.Add(&whole, s.State.Features(nil))
		a.parser.net.Hidden(&s.sum, s.hidden)
		a.parser.net.Hidden(&whole, hidden)
		if !slices.Equal(s.hidden, hidden) {
			t.Fatalf("after %d moves the sums differ", step)
		}
		move := Shift
		if step%3 == 2 && s.State.Can(Left) || !s.State.Can(Shift) {
			move = Left
			if !s.State.Can(Left) {
				move = Right
			}
		}
		s.State.Do(move, doc.Dep)
	}
}

func checkTree(t *testing.T, toks []doc.Token, s doc.Sentence) {
	t.Helper()
	roots := 0
	for i := s.First; i < s.Last; i++ {
		tok := toks[i]
		if tok.Tag == doc.NoTag || tok.Rel == doc.NoRel || tok.Lemma == "" {
			t.Fatalf("token %d is not analysed: %+v", i, tok)
		}
		if tok.Head == -1 {
			roots++
			if tok.Rel != doc.Root {
				t.Fatalf("the root's relation is %s", tok.Rel)
			}
			continue
		}
		if tok.Head < s.First || tok.Head >= s.Last {
			t.Fatalf("token %d has its head %d outside the sentence %+v", i, tok.Head, s)
		}
		steps := 0
		for j := i; j >= 0; j = toks[j].Head {
			if steps++; steps > len(toks) {
				t.Fatalf("token %d hangs in a circle", i)
			}
		}
	}
	if roots != 1 {
		t.Fatalf("%d roots in %+v", roots, s)
	}
}

// TestAtOnce: several goroutines get what one gets.
func TestAtOnce(t *testing.T) {
	a := english(t)
	text := "The pilots' union, which had called the strike, said on Monday that it would talk.\n\nNobody answered."
	want := analysed(a, text)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 5 {
				if got := analysed(a, text); got != want {
					t.Errorf("got %s\nwant %s", got, want)
				}
			}
		})
	}
	group.Wait()
}

// TestHeader: the shipped weights say where they come from.
func TestHeader(t *testing.T) {
	f, err := model.Embedded("en", "trees")
	if err != nil {
		t.Fatal(err)
	}
	if h := f.Header; len(h.Data) == 0 || h.Licence == "" || h.Commit == "" || len(h.Scores) == 0 {
		t.Errorf("the header is incomplete: %+v", h)
	}
}

// demo are the texts of the demonstration story.
func demo(b *testing.B) (texts []string, words int) {
	files, err := filepath.Glob("../../../examples/*/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no demonstration story: %v", err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
		toks, _ := tokens.Split(string(text))
		words += len(toks)
	}
	return texts, words
}

// BenchmarkAnalyse measures sentences to trees on the demonstration story.
func BenchmarkAnalyse(b *testing.B) {
	a := english(b)
	texts, words := demo(b)
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			toks, sents := tokens.Split(text)
			a.Analyse(text, toks, sents)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkOpen measures what the first article waits for.
func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		a := english(b)
		toks := []doc.Token{{Start: 0, End: 4, Head: -1}}
		a.Analyse("Dock", toks, []doc.Sentence{{First: 0, Last: 1, Span: gainsay.Span{Start: 0, End: 4}}})
	}
}
