// Package parse turns the tokens and sentences of a text into tagged words with
// lemmas and dependency trees of Universal Dependencies.
package parse

import (
	"sync"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/lemma"
	"gainsay/internal/language/model"
	"gainsay/internal/language/tag"
)

// An Analyser tags, lemmatises and parses. It may be used by several goroutines
// at once.
type Analyser struct {
	table   *classes.Table
	tagger  *tag.Tagger
	parser  *Parser
	lemmas  *lemma.Table
	scratch sync.Pool // of *work
}

// work is the working memory for one text.
type work struct {
	words []classes.Word
	tags  []tag.Fine
	tag   *tag.Scratch
	parse *Scratch
	tree  tree
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
	parser, err := readParser(f, tagger)
	if err != nil {
		return nil, err
	}
	lemmas, err := lemma.Read(f)
	if err != nil {
		return nil, err
	}
	return Assemble(table, tagger, parser, lemmas), nil
}

// Assemble makes an Analyser of its parts.
func Assemble(table *classes.Table, tagger *tag.Tagger, parser *Parser, lemmas *lemma.Table) *Analyser {
	a := &Analyser{table: table, tagger: tagger, parser: parser, lemmas: lemmas}
	a.scratch.New = func() any { return &work{tag: tagger.NewScratch(), parse: parser.NewScratch()} }
	return a
}

// Analyse sets Tag, Lemma, Head and Rel of all tokens; the sentences must cover
// them. A dateline is parsed apart from the sentence behind it. Text is what the tokens' bytes count in. Time is linear in the number
// of tokens.
func (a *Analyser) Analyse(text string, tokens []doc.Token, sentences []doc.Sentence) {
	w := a.scratch.Get().(*work)
	defer a.scratch.Put(w)
	for _, s := range sentences {
		body := int32(doc.DatelineEnd(text, tokens, int(s.First), int(s.Last)))
		if body == s.First || body == s.Last {
			a.sentence(w, text, tokens[s.First:s.Last], s.First)
			continue
		}
		a.sentence(w, text, tokens[s.First:body], s.First)
		a.sentence(w, text, tokens[body:s.Last], body)
		hang(tokens[s.First:body], root(tokens[body:s.Last], body))
	}
}

// root is the number of the token that a tree is built around; its first token has the
// number first.
func root(tokens []doc.Token, first int32) int32 {
	for i := range tokens {
		if tokens[i].Head < 0 {
			return first + int32(i)
		}
	}
	return first
}

// hang hangs the tree of a dateline on the sentence that it stands before: a treebank
// has few, so that a parser would take the town for the subject.
func hang(dateline []doc.Token, on int32) {
	for i := range dateline {
		if dateline[i].Head < 0 {
			dateline[i].Head, dateline[i].Rel = on, doc.Parataxis
		}
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
	state := &w.parse.State
	state.Start(w.words, w.tags, a.parser.kinds)
	a.parser.Parse(w.parse)
	t := &w.tree
	t.take(state, n)
	t.marks(func(i int) string { return text[tokens[i].Start:tokens[i].End] })
	for i := range tokens {
		tok := &tokens[i]
		tok.Tag, tok.Rel, tok.Head = a.tagger.Universal(w.tags[i]), t.rel[i], -1
		if h := t.head[i]; h >= 0 {
			tok.Head = first + h
		}
		tok.Lemma = a.lemmas.Of(text[tok.Start:tok.End], uint8(w.tags[i]), tok.Tag == doc.PROPN)
	}
}
