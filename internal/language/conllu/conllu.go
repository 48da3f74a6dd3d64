// Package conllu turns CoNLL-U into sentences and documents
// (https://universaldependencies.org/format.html).
package conllu

import (
	"bufio"
	"errors"
	"io"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 24

// A Row is one word of a sentence.
type Row struct {
	Form, Lemma, UPOS, XPOS, Feats string
	Head                           int // 1-based within the sentence, 0 for the root, -1 when not given
	Rel                            string
	Misc                           string
	Glued                          bool // no white space follows
}

// A Sentence is its words and what its comments say of it.
type Sentence struct {
	Rows         []Row
	Text         string // of "# text", empty when not given
	Document     string // of "# newdoc", set on the first sentence of a document
	NewDocument  bool
	NewParagraph bool
}

// Scan calls each for every sentence of r, in order, and stops at its first
// error. Ranges of words written as one give their spacing to their parts;
// empty nodes are passed over; invalid UTF-8 becomes U+FFFD. It returns an
// Invalid error for what is no CoNLL-U, a word without a form included.
func Scan(r io.Reader, each func(Sentence) error) error {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, 1<<16), maxLine)
	s := scanner{each: each}
	for in.Scan() {
		s.line++
		if err := s.read(strings.ToValidUTF8(strings.TrimSuffix(in.Text(), "\r"), "\uFFFD")); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		kind := gainsay.Transient
		if errors.Is(err, bufio.ErrTooLong) {
			kind = gainsay.Invalid
		}
		return gainsay.E(kind, "read CoNLL-U", "line %d: %w", s.line+1, err)
	}
	return s.flush()
}

type scanner struct {
	each  func(Sentence) error
	now   Sentence
	line  int
	until int  // last word of the range that is open, 0 when none is
	glued bool // no space follows the range
}

func (s *scanner) flush() error {
	if len(s.now.Rows) == 0 {
		return nil // comments alone are kept for the sentence that follows
	}
	now := s.now
	s.now, s.until = Sentence{}, 0
	return s.each(now)
}

func (s *scanner) read(line string) error {
	switch {
	case strings.TrimSpace(line) == "":
		return s.flush()
	case line[0] == '#':
		s.comment(strings.TrimSpace(line[1:]))
		return nil
	}
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		return gainsay.E(gainsay.Invalid, "read CoNLL-U", "line %d has %d columns, not 10", s.line, len(c))
	}
	glued := noSpaceAfter(c[9])
	if from, to, ok := strings.Cut(c[0], "-"); ok {
		last, err := strconv.Atoi(to)
		if _, err2 := strconv.Atoi(from); err != nil || err2 != nil {
			return gainsay.E(gainsay.Invalid, "read CoNLL-U", "line %d: %q is no range of words", s.line, c[0])
		}
		s.until, s.glued = last, glued
		return nil
	}
	if strings.Contains(c[0], ".") {
		return nil
	}
	n, err := strconv.Atoi(c[0])
	if err != nil || n != len(s.now.Rows)+1 {
		return gainsay.E(gainsay.Invalid, "read CoNLL-U", "line %d: word %q where %d was due", s.line, c[0], len(s.now.Rows)+1)
	}
	if c[1] == "" {
		return gainsay.E(gainsay.Invalid, "read CoNLL-U", "line %d: word %d has no form", s.line, n)
	}
	row := Row{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Feats: c[5], Head: -1, Rel: c[7], Misc: c[9], Glued: glued}
	if h, err := strconv.Atoi(c[6]); err == nil {
		row.Head = h
	}
	if n < s.until {
		row.Glued = true
	} else if n == s.until {
		row.Glued = s.glued
	}
	s.now.Rows = append(s.now.Rows, row)
	return nil
}

// noSpaceAfter tells SpaceAfter=No among the attributes of MISC; the treebanks'
// CorrectSpaceAfter=No is another attribute.
func noSpaceAfter(misc string) bool {
	for attribute := range strings.SplitSeq(misc, "|") {
		if attribute == "SpaceAfter=No" {
			return true
		}
	}
	return false
}

func (s *scanner) comment(c string) {
	name, value, _ := strings.Cut(c, "=")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	switch {
	case name == "text":
		s.now.Text = value
	case name == "newdoc" || strings.HasPrefix(name, "newdoc "):
		s.now.NewDocument, s.now.Document = true, value
	case name == "newpar" || strings.HasPrefix(name, "newpar "):
		s.now.NewParagraph = true
	}
}

// A Document is a text with given tokens and sentences, and nothing else known.
type Document struct {
	ID        string
	Text      string // the words, as their spacing says
	Tokens    []doc.Token
	Sentences []doc.Sentence
}

// Read keeps of the CoNLL-U in r only the words, their spacing, sentences,
// paragraphs and documents. Every word is a token of its own, whatever this
// project's own tokens would be. A file without "# newdoc" is one document.
// Errors are those of Scan.
func Read(r io.Reader) ([]Document, error) {
	var docs []Document
	var b builder
	err := Scan(r, func(s Sentence) error {
		if s.NewDocument && len(b.now.Tokens) > 0 {
			docs = append(docs, b.take())
		}
		b.add(s)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(b.now.Tokens) > 0 {
		docs = append(docs, b.take())
	}
	return docs, nil
}

// Spaced is the text of one sentence as its spacing says, and its words in it.
func Spaced(s Sentence) (string, []doc.Token) {
	var b builder
	b.add(s)
	d := b.take()
	return d.Text, d.Tokens
}

// A builder writes the text of one document.
type builder struct {
	now   Document
	text  strings.Builder
	glued bool
}

func (b *builder) add(s Sentence) {
	if s.NewDocument {
		b.now.ID = s.Document
	}
	if len(s.Rows) == 0 {
		return
	}
	first := len(b.now.Tokens)
	for i, row := range s.Rows {
		switch {
		case b.text.Len() == 0:
		case i == 0 && s.NewParagraph:
			b.text.WriteString("\n\n")
		case i == 0 || !b.glued:
			b.text.WriteByte(' ')
		}
		start := b.text.Len()
		b.text.WriteString(row.Form)
		b.now.Tokens = append(b.now.Tokens, doc.Token{Start: int32(start), End: int32(b.text.Len()), Head: -1})
		b.glued = row.Glued
	}
	last := len(b.now.Tokens)
	b.now.Sentences = append(b.now.Sentences, doc.Sentence{First: int32(first), Last: int32(last),
		Span: gainsay.Span{Start: int(b.now.Tokens[first].Start), End: int(b.now.Tokens[last-1].End)}})
}

func (b *builder) take() Document {
	d := b.now
	d.Text = b.text.String()
	*b = builder{}
	return d
}
