// Package tag turns the words of sentences into parts of speech. Its tags are
// finer than the universal ones, for the parser's sake: a universal tag
// together with the Penn Treebank's ("VERB/VBD").
package tag

import (
	"math"
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
	tells []bool    // by fine tag: verbs in a form that a headline's own verb has
}

// New builds a tagger whose outputs are the fine tags of names, in order.
func New(n *net.Net, names []string) *Tagger {
	t := &Tagger{net: n, names: append([]string{"_"}, names...), upos: []doc.Tag{doc.NoTag}, tells: []bool{false}}
	for _, name := range names {
		upos, form, _ := strings.Cut(name, "/")
		t.upos = append(t.upos, doc.TagOf(upos))
		t.tells = append(t.tells, upos == "VERB" && (form == "VBZ" || form == "VBP" || form == "VBD" || form == "VBN"))
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

// headlineVerb is added to the scores of verbs in a headline, behind its first
// word, until one is found: nearly every headline has one, and the marked texts
// that were learnt from hold few of the words that headlines have for verbs.
const headlineVerb = 1.5

// Tag writes the fine tags of one sentence to tags, which is as long as words.
func (t *Tagger) Tag(s *Scratch, words []classes.Word, tags []Fine) {
	var last, last2 uint32
	style := StyleOf(words)
	verbless := style > 0
	for i := range words {
		s.features = Features(s.features[:0], words, i, style, last, last2)
		s.sum.Clear()
		t.net.Add(&s.sum, s.features)
		t.net.Hidden(&s.sum, s.hidden)
		t.net.Score(0, s.hidden, s.out)
		best, top := 0, float32(math.Inf(-1))
		for j, x := range s.out {
			if verbless && i > 0 && t.tells[j+1] {
				x += headlineVerb
			}
			if x > top {
				best, top = j, x
			}
		}
		tags[i] = Fine(best + 1)
		verbless = verbless && !t.tells[best+1] && t.upos[best+1] != doc.AUX
		last, last2 = uint32(best+1), last
	}
}
