// Package tag turns the words of sentences into parts of speech. Its tags are
// finer than the universal ones, for the parser's sake: a universal tag
// together with the Penn Treebank's ("VERB/VBD").
package tag

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/language/net"
)

// A Fine is the number of a fine tag, counted from 1; 0 is none.
type Fine uint8

// A Tagger is read-only and may be used by several goroutines at once.
type Tagger struct {
	net   *net.Net
	names []string  // of fine tags, the first unused
	upos  []doc.Tag // by fine tag
}

// New builds a tagger whose outputs are the fine tags of names, in order.
func New(n *net.Net, names []string) *Tagger {
	t := &Tagger{net: n, names: append([]string{"_"}, names...), upos: []doc.Tag{doc.NoTag}}
	for _, name := range names {
		upos, _, _ := strings.Cut(name, "/")
		t.upos = append(t.upos, doc.TagOf(upos))
	}
	return t
}

// Read reads the tagger of a file. Its errors are those of the file, and an
// Invalid one when the sections do not fit together.
func Read(f *model.File) (*Tagger, error) {
	names, err := f.Section("tag.names")
	if err != nil {
		return nil, err
	}
	n, err := net.Read(f, "tag")
	if err != nil {
		return nil, err
	}
	t := New(n, strings.Split(string(names), "\n"))
	if len(t.names) > 256 || n.Layers() != 1 || n.Outputs(0) != len(t.names)-1 {
		return nil, gainsay.E(gainsay.Invalid, "read weights tag", "damaged: %d tags for %d outputs", len(t.names)-1, n.Outputs(0))
	}
	return t, nil
}

// Names are the names of the fine tags by number.
func (t *Tagger) Names() []string { return t.names }

// Universal is the universal tag of a fine one.
func (t *Tagger) Universal(f Fine) doc.Tag { return t.upos[f] }

// Scratch is the working memory of one goroutine.
type Scratch struct {
	features []uint32
	sum      net.Sum
	hidden   []float32
	out      []float32
}

// NewScratch is working memory for Tag.
func (t *Tagger) NewScratch() *Scratch {
	return &Scratch{features: make([]uint32, 0, MostFeatures), sum: t.net.NewSum(),
		hidden: make([]float32, t.net.Units()), out: make([]float32, t.net.Outputs(0))}
}

// Tag writes the fine tags of one sentence to tags, which is as long as words.
func (t *Tagger) Tag(s *Scratch, words []classes.Word, tags []Fine) {
	var last, last2 uint32
	style := StyleOf(words)
	for i := range words {
		s.features = Features(s.features[:0], words, i, style, last, last2)
		s.sum.Clear()
		t.net.Add(&s.sum, s.features)
		t.net.Hidden(&s.sum, s.hidden)
		t.net.Score(0, s.hidden, s.out)
		best := 0
		for j, x := range s.out {
			if x > s.out[best] {
				best = j
			}
		}
		tags[i] = Fine(best + 1)
		last, last2 = uint32(best+1), last
	}
}
