// Package annotation turns one article's analysis into what other programs
// read: a JSON object, CoNLL-U, or brat's standoff annotation.
package annotation

import (
	"encoding/json"
	"io"

	"gainsay"
	"gainsay/internal/language/doc"
)

// object is the JSON object of an article. Spans are in bytes.
type object struct {
	Schema     int                 `json:"schema"`
	ID         string              `json:"id"`
	Hash       string              `json:"hash"`
	File       string              `json:"file,omitempty"`
	Outlet     string              `json:"outlet,omitempty"`
	Published  string              `json:"published,omitempty"`
	Language   string              `json:"language,omitempty"`
	Title      string              `json:"title,omitempty"`
	Text       string              `json:"text"`
	Furniture  []gainsay.Furniture `json:"furniture"`
	Sentences  []gainsay.Span      `json:"sentences"`
	Tokens     []token             `json:"tokens"`
	Entities   []entity            `json:"entities"`
	Quantities []quantity          `json:"quantities"`
	Times      []gainsay.Time      `json:"times"`
	Statements []statement         `json:"statements"`
}

// token is a word. Head counts from 1 within the sentence, 0 is the root; it is
// absent with Lemma, POS and Rel where the text was not parsed.
type token struct {
	Span  gainsay.Span `json:"span"`
	Lemma string       `json:"lemma,omitempty"`
	POS   string       `json:"pos,omitempty"`
	Head  *int         `json:"head,omitempty"`
	Rel   string       `json:"rel,omitempty"`
}

type entity struct {
	Span  gainsay.Span      `json:"span"`
	Kind  gainsay.ActorKind `json:"kind"`
	Name  string            `json:"name"`
	Actor string            `json:"actor,omitempty"`
}

type quantity struct {
	Span        gainsay.Span `json:"span"`
	Value       float64      `json:"value"`
	Unit        string       `json:"unit"` // or what is counted, where there is none
	Approximate bool         `json:"approximate"`
}

type statement struct {
	ID      string         `json:"id"`
	Within  string         `json:"within,omitempty"`
	Source  []gainsay.Span `json:"source"`
	Cue     []gainsay.Span `json:"cue"`
	Content []gainsay.Span `json:"content"`
	Manner  gainsay.Manner `json:"manner"`
	Stance  gainsay.Stance `json:"stance"`
	Chain   []hop          `json:"chain"`

	Quoted    []gainsay.Span `json:"quoted,omitempty"`
	Distanced bool           `json:"distanced,omitempty"`
	When      gainsay.Span   `json:"when,omitzero"`
	Occasion  gainsay.Span   `json:"occasion,omitzero"`
	Refers    string         `json:"refers,omitempty"`
	Elsewhere gainsay.Span   `json:"elsewhere,omitzero"`
	Unknown   string         `json:"unknown,omitempty"`
}

type hop struct {
	Name     string       `json:"name"`
	Actor    string       `json:"actor,omitempty"`
	Span     gainsay.Span `json:"span,omitzero"`
	Cue      gainsay.Span `json:"cue,omitzero"`
	Declared bool         `json:"declared_origin"`
}

// JSON writes the analysis and the statements of an article as one object on
// one line. The only errors are those of w.
func JSON(w io.Writer, d *doc.Doc, statements []gainsay.Statement) error {
	a := d.Article
	o := object{
		Schema: gainsay.Schema, ID: a.ID, Hash: a.Hash, File: a.File, Outlet: a.Outlet.Name, Published: a.Published,
		Language: a.Language, Title: a.Title, Text: a.Text, Furniture: list(a.Furniture), Times: list(d.Times),
		Sentences: make([]gainsay.Span, len(d.Sentences)), Tokens: tokens(d), Entities: entities(d),
		Quantities: make([]quantity, len(d.Quantities)), Statements: make([]statement, len(statements)),
	}
	for i, s := range d.Sentences {
		o.Sentences[i] = s.Span
	}
	for i, q := range d.Quantities {
		o.Quantities[i] = quantity{q.Span, q.Value, q.Measured(a.Text), q.Approximate}
	}
	for i := range statements {
		o.Statements[i] = stated(&statements[i])
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(o)
}

// list is s, and an empty list instead of none, which JSON would call null.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func tokens(d *doc.Doc) []token {
	out := make([]token, len(d.Tokens))
	heads := make([]int, len(d.Tokens))
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			t := &d.Tokens[i]
			out[i].Span = gainsay.Span{Start: int(t.Start), End: int(t.End)}
			if !d.Parsed {
				continue
			}
			heads[i] = headWithin(s, t)
			out[i] = token{out[i].Span, t.Lemma, t.Tag.String(), &heads[i], t.Rel.String()}
		}
	}
	return out
}

// headWithin is the head of a token of the sentence, counted from 1, 0 for the root.
func headWithin(s doc.Sentence, t *doc.Token) int {
	if t.Head < s.First || t.Head >= s.Last {
		return 0
	}
	return int(t.Head-s.First) + 1
}

func entities(d *doc.Doc) []entity {
	actor := make(map[gainsay.Span]int, len(d.Mentions))
	for _, m := range d.Mentions {
		if m.Kind == gainsay.NameMention && m.Actor >= 0 {
			actor[m.Span] = m.Actor
		}
	}
	out := make([]entity, len(d.Names))
	for i, n := range d.Names {
		span := d.SpanOf(int(n.First), int(n.Last))
		out[i] = entity{Span: span, Kind: n.Kind, Name: span.In(d.Text())}
		if a, ok := actor[span]; ok && a < len(d.Actors) {
			out[i].Actor = d.Actors[a].Name
		}
	}
	return out
}

func stated(s *gainsay.Statement) statement {
	out := statement{ID: s.ID, Within: s.Within, Source: list(s.Source), Cue: list(s.Cue), Content: list(s.Content), Manner: s.Manner, Stance: s.Stance,
		Chain: make([]hop, len(s.Chain)), Quoted: s.Quoted, Distanced: s.Distance, When: s.When, Occasion: s.Occasion,
		Refers: s.Refers, Elsewhere: s.Elsewhere, Unknown: s.Unknown}
	for i, h := range s.Chain {
		out.Chain[i] = hop{h.Name, h.Actor, h.Span, h.Cue, h.Declared}
	}
	return out
}
