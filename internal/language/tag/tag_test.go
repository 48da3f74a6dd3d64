package tag

import (
	"slices"
	"strings"
	"testing"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/net"
)

func look(sentence string) []classes.Word {
	table := classes.NewTable(nil, nil)
	var words []classes.Word
	for w := range strings.FieldsSeq(sentence) {
		words = append(words, table.Look(w))
	}
	return words
}

func TestStyleOf(t *testing.T) {
	for sentence, want := range map[string]uint32{
		"The ferry sank off Tarn .":    0,
		"Ferry Sinks off Bay of Tarn":  1,
		"FERRY SINKS OFF TARN":         2,
		"12 – 4 :":                     0,
		"UN : Ferry Sank , Says Mayor": 1,
		"":                             0,
	} {
		if got := StyleOf(look(sentence)); got != want {
			t.Errorf("%q has style %d, want %d", sentence, got, want)
		}
	}
}

// TestFeatures: no word has more features than there is room for, and each has
// the same ones wherever else the sentence is padded with words out of sight.
func TestFeatures(t *testing.T) {
	words := look("a b c d The ferry , which had long been repaired , sank e f g h")
	for i := range words {
		if n := len(Features(nil, words, i, 0, 3, 4)); n > MostFeatures {
			t.Fatalf("%d features, room for %d", n, MostFeatures)
		}
	}
	near, far := Features(nil, words, 8, 0, 1, 2), Features(nil, words[4:13], 4, 0, 1, 2)
	for i := range near {
		if near[i] != far[i] {
			t.Fatalf("feature %d depends on words out of sight", i)
		}
	}
	if Features(nil, words, 5, 0, 1, 2)[0] == Features(nil, words, 6, 0, 1, 2)[0] {
		t.Error("two words have the same first feature")
	}
}

// TestTag tags by a net that knows one word.
func TestTag(t *testing.T) {
	words := look("ferry sank")
	mark := Features(nil, words, 1, 0, 1, 0)
	row := make([]float32, 8)
	row[0] = 1
	layer := net.Layer{Outputs: 2, Bias: []float32{0, 0}, Weights: make([]float32, 16)}
	layer.Bias[0], layer.Weights[1] = 0.5, 1 // the second tag wins where the row is added
	others := Features(nil, words, 0, 0, 0, 0)
	for _, key := range mark {
		if slices.Contains(others, key) {
			continue
		}
		tagger := New(net.New(net.Weights{Units: 8, Keys: []uint32{key}, Rows: row, Offset: make([]float32, 8), Layers: []net.Layer{layer}}), []string{"NOUN/NN", "VERB/VBD"})
		tags := make([]Fine, 2)
		tagger.Tag(tagger.NewScratch(), words, tags)
		if tagger.Universal(tags[0]) != doc.NOUN || tagger.Universal(tags[1]) != doc.VERB {
			t.Fatalf("tags %v", tags)
		}
		return
	}
	t.Fatal("the two words have the same features")
}

// TestTagHeadline: what is nearly a verb is one in a headline, until there is one.
func TestTagHeadline(t *testing.T) {
	layer := net.Layer{Outputs: 2, Bias: []float32{1, 0}, Weights: make([]float32, 16)}
	tagger := New(net.New(net.Weights{Units: 8, Offset: make([]float32, 8), Layers: []net.Layer{layer}}), []string{"NOUN/NN", "VERB/VBZ"})
	for sentence, want := range map[string][]doc.Tag{
		"Ferry Sinks Today": {doc.NOUN, doc.VERB, doc.NOUN},
		"ferry sinks today": {doc.NOUN, doc.NOUN, doc.NOUN},
	} {
		words := look(sentence)
		tags := make([]Fine, len(words))
		tagger.Tag(tagger.NewScratch(), words, tags)
		for i, f := range tags {
			if got := tagger.Universal(f); got != want[i] {
				t.Errorf("%q: word %d is %v, want %v", sentence, i, got, want[i])
			}
		}
	}
}
