// Package parse turns the tokens and sentences of a text into tagged words with
// lemmas and dependency trees of Universal Dependencies.
package parse

import (
	"slices"
	"sync"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/lemma"
	"gainsay/internal/language/model"
	"gainsay/internal/language/tag"
)

// An Analyser tags, lemmatises and parses. Two parsers read each sentence, one
// from each end, for they err in different places. It may be used by several
// goroutines at once.
type Analyser struct {
	table   *classes.Table
	tagger  *tag.Tagger
	parsers [2]*Parser // from the left, from the right
	lemmas  *lemma.Table
	scratch sync.Pool // of *work
}

// work is the working memory for one text.
type work struct {
	words []classes.Word
	tags  []tag.Fine
	tag   *tag.Scratch
	parse [2]*Scratch
	trees [2]tree
	both  combiner
}

// Open builds the Analyser for a language from the weights that the program was
// built with. It returns a NotFound error where there are none.
func Open(language string) (*Analyser, error) {
	f, err := model.Embedded(language, "trees")
	if err != nil {
		return nil, err
	}
	return New(f)
}

// The names of the parsers' nets in a file.
const (
	FromLeft  = "parse.left"
	FromRight = "parse.right"
)

// New builds an Analyser from a file of weights. Its errors are those of the file.
func New(f *model.File) (*Analyser, error) {
	table, err := classes.Read(f)
	if err != nil {
		return nil, err
	}
	tagger, err := tag.Read(f)
	if err != nil {
		return nil, err
	}
	left, err := readParser(f, FromLeft, tagger)
	if err != nil {
		return nil, err
	}
	right, err := readParser(f, FromRight, tagger)
	if err != nil {
		return nil, err
	}
	lemmas, err := lemma.Read(f)
	if err != nil {
		return nil, err
	}
	return Assemble(table, tagger, left, right, lemmas), nil
}

// Assemble makes an Analyser of its parts; right has learnt to read sentences
// from their end.
func Assemble(table *classes.Table, tagger *tag.Tagger, left, right *Parser, lemmas *lemma.Table) *Analyser {
	a := &Analyser{table: table, tagger: tagger, parsers: [2]*Parser{left, right}, lemmas: lemmas}
	a.scratch.New = func() any {
		return &work{tag: tagger.NewScratch(), parse: [2]*Scratch{left.NewScratch(), right.NewScratch()}}
	}
	return a
}

// Analyse sets Tag, Lemma, Head and Rel of all tokens; the sentences must cover
// them. Text is what the tokens' bytes count in. Time is linear in the number
// of tokens.
func (a *Analyser) Analyse(text string, tokens []doc.Token, sentences []doc.Sentence) {
	w := a.scratch.Get().(*work)
	defer a.scratch.Put(w)
	for _, s := range sentences {
		a.sentence(w, text, tokens[s.First:s.Last], s.First)
	}
}

// sentence analyses the tokens of one sentence, of which first is the number of the first.
func (a *Analyser) sentence(w *work, text string, tokens []doc.Token, first int32) {
	n := len(tokens)
	w.words = w.words[:0]
	for _, t := range tokens {
		w.words = append(w.words, a.table.Look(text[t.Start:t.End]))
	}
	w.tags = fill(w.tags, n, 0)
	a.tagger.Tag(w.tag, w.words, w.tags)
	t := a.tree(w, n)
	for i := range tokens {
		tok := &tokens[i]
		tok.Tag = a.tagger.Universal(w.tags[i])
		tok.Rel = t.rel[i]
		tok.Head = -1
		if h := t.head[i]; h < int32(n) {
			tok.Head = first + h
		}
		tok.Lemma = a.lemmas.Of(text[tok.Start:tok.End], uint8(w.tags[i]), tok.Tag == doc.PROPN)
	}
}

// tree parses the n words and tags of w from both ends.
func (a *Analyser) tree(w *work, n int) *tree {
	left, right := w.parse[0], w.parse[1]
	left.State.Start(w.words, w.tags, a.parsers[0].counted)
	a.parsers[0].parse(left, &w.trees[0])
	slices.Reverse(w.words)
	slices.Reverse(w.tags)
	right.State.Start(w.words, w.tags, a.parsers[1].counted)
	a.parsers[1].parse(right, &w.trees[1])
	slices.Reverse(w.tags)
	w.trees[1].mirror(n)
	return w.both.combine(&w.trees[0], &w.trees[1], n)
}

// mirror turns a tree of the reversed sentence into one of the sentence.
func (t *tree) mirror(n int) {
	slices.Reverse(t.head)
	slices.Reverse(t.rel)
	slices.Reverse(t.arc)
	slices.Reverse(t.name)
	for i, h := range t.head {
		if int(h) < n {
			t.head[i] = int32(n) - 1 - h
		}
	}
}
