// Package language turns an Article into a Doc: sentences, tokens, tags, lemmas,
// trees, names, roles, actors, quantities and times. It is the one writer of a
// Doc; the steps beneath it return values.
package language

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/measure"
	"gainsay/internal/language/names"
	"gainsay/internal/language/parse"
	"gainsay/internal/language/refer"
	"gainsay/internal/language/tokens"
	"gainsay/internal/language/when"
)

// A Reader reads articles. It is safe for concurrent use.
type Reader struct {
	trees *parse.Analyser
	names *names.Tagger
	refer *refer.Resolver
}

// New opens the models that the program carries. It returns a NotFound error
// where one was left out of the build, and an Invalid one where one is damaged.
func New() (*Reader, error) {
	trees, err := parse.Open(English)
	if err != nil {
		return nil, err
	}
	tagger, err := names.Open(English)
	if err != nil {
		return nil, err
	}
	resolver, err := refer.Open(English)
	if err != nil {
		return nil, err
	}
	return &Reader{trees: trees, names: tagger, refer: resolver}, nil
}

// English is the one language that can be read so far (ISO 639-1).
const English = "en"

// Unread says why an article in a language gets no analysis beyond words, numbers
// and what looks like a name; it is "" where the language can be read. An unknown
// language is read as English: short texts cannot be told.
func Unread(language string) string {
	if language == "" || language == English {
		return ""
	}
	return "its language (" + language + ") cannot be read yet"
}

// Read analyses an article. An article in a language that cannot be read yet
// gets sentences and tokens and nothing else.
func (r *Reader) Read(a *gainsay.Article) *doc.Doc {
	d := &doc.Doc{Article: a}
	d.Tokens, d.Sentences = tokens.Split(a.Text)
	if Unread(a.Language) != "" {
		return d
	}
	r.Annotate(d)
	return d
}

// Annotate analyses a Doc whose tokens and sentences are given, as Read does
// after it has split the text.
func (r *Reader) Annotate(d *doc.Doc) {
	r.trees.Analyse(d.Text(), d.Tokens, d.Sentences)
	d.Parsed = true
	d.Names = r.names.Find(d)
	d.Roles, d.Actors, d.Mentions = r.refer.Resolve(d)
	d.Times = when.Find(d) // before the quantities, which leave out the numbers of times
	d.Quantities = measure.Find(d)
}
