package eval

import (
	"context"
	_ "embed"
	"encoding/json"
	"path/filepath"
	"strings"

	"gainsay"
	"gainsay/internal/ingest"
	"gainsay/internal/language/doc"
)

//go:embed testdata/roles.jsonl
var roleMarks string

//go:embed testdata/roles-extent.jsonl
var roleExtents string

// A roleMark is a role phrase as an annotator marked it, who had not seen the code:
// places in the marked data, no words.
type roleMark struct {
	Set    string       `json:"set"`  // "story" or "polnear"
	Text   string       `json:"text"` // story and file, or PolNeAR's identity
	Name   gainsay.Span `json:"name"`
	Role   gainsay.Span `json:"role"`
	Of     gainsay.Span `json:"of"` // empty where the text names no body or state
	Status string       `json:"status"`
	Half   string       `json:"half"`   // "b" is set aside: scored, never read
	Extent gainsay.Span `json:"extent"` // of the extents: the part of the text that was marked
}

// readMarks reads lines of JSON that are embedded under a name.
func readMarks[T any](name, lines string) ([]T, error) {
	var out []T
	for line := range strings.Lines(lines) {
		var m T
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			return nil, gainsay.E(gainsay.Invalid, "read "+name, "%w", err)
		}
		out = append(out, m)
	}
	return out, nil
}

// roles scores who bears which role of what body: a phrase of the program is right
// when its name and a marked one's cover the same by half at least, its title shares
// a word's bytes with the marked one, and so do the words that name the body, or
// neither has any. Only phrases with a name count.
func (b *Bench) roles(ctx context.Context) ([]Score, error) {
	marks, err := readMarks[roleMark]("roles.jsonl", roleMarks)
	if err != nil {
		return nil, err
	}
	extents, err := readMarks[roleMark]("roles-extent.jsonl", roleExtents)
	if err != nil {
		return nil, err
	}
	halves := map[string]string{}
	for _, m := range marks {
		halves[m.Set+"/"+m.Text] = m.Half
	}
	docs, err := b.markedDocs(ctx, extents)
	if err != nil {
		return nil, err
	}
	counts := map[string]*count{"a": {}, "b": {}}
	for i, e := range extents {
		half, ok := halves[e.Set+"/"+e.Text]
		if !ok || docs[i] == nil {
			continue // nothing is marked in it, so that its half is not known
		}
		var gold []roleMark
		for _, m := range marks {
			if m.Set == e.Set && m.Text == e.Text {
				gold = append(gold, m)
			}
		}
		counts[half].add(scoreRoles(gold, rolesIn(docs[i], e.Extent)))
	}
	var out []Score
	for _, half := range []string{"a", "b"} {
		out = append(out, counts[half].scores("roles/half "+half)...)
	}
	return out, nil
}

// rolesIn are the role phrases of d with names that lie in extent.
func rolesIn(d *doc.Doc, extent gainsay.Span) []doc.RolePhrase {
	var out []doc.RolePhrase
	for _, r := range d.Roles {
		if r.Name >= 0 && r.Role.Span.Start >= extent.Start && r.Role.Span.End <= extent.End && !furnished(d.Article, r.Role.Span) {
			out = append(out, r)
		}
	}
	return out
}

// furnished tells that a span meets furniture, which is not read.
func furnished(a *gainsay.Article, s gainsay.Span) bool {
	for _, f := range a.Furniture {
		if f.Span.Meets(s) {
			return true
		}
	}
	return false
}

func scoreRoles(gold []roleMark, found []doc.RolePhrase) count {
	c := count{pred: len(found), gold: len(gold)}
	c.hit(len(assign(len(found), len(gold), func(p, g int) bool { return sameRole(&found[p], &gold[g]) })))
	return c
}

func sameRole(p *doc.RolePhrase, g *roleMark) bool {
	if spansOverlap([]gainsay.Span{p.Role.Name}, []gainsay.Span{g.Name}) < 0.5 || !p.Title.Meets(g.Role) {
		return false
	}
	if p.Of.Empty() || g.Of.Empty() {
		return p.Of.Empty() && g.Of.Empty()
	}
	return p.Of.Meets(g.Of)
}

// markedDocs analyses the texts that are marked, one for each extent; nil where a
// text is not there.
func (b *Bench) markedDocs(ctx context.Context, extents []roleMark) ([]*doc.Doc, error) {
	texts, err := readLines[markedText](b.gold("attribution", "polnear.dev.jsonl"))
	if err != nil {
		return nil, err
	}
	byID := map[string]*markedText{}
	for i := range texts {
		byID[texts[i].ID] = &texts[i]
	}
	out := make([]*doc.Doc, len(extents))
	for i, e := range extents {
		if t := byID[e.Text]; e.Set == "polnear" && t != nil {
			out[i], _ = b.pipe.Analyse(gainsay.Article{ID: t.ID, Text: t.Text, Language: "en", Published: t.Date})
		}
		if e.Set != "story" {
			continue
		}
		if out[i], err = b.storyDoc(ctx, e.Text); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// storyDoc is the analysis of a text of a marked story, given by story and file.
func (b *Bench) storyDoc(ctx context.Context, text string) (*doc.Doc, error) {
	path := filepath.Join(b.shared, "stories", filepath.FromSlash(text))
	for raw, err := range ingest.Read(ctx, []string{path}, ingest.Options{}) {
		if err != nil {
			return nil, err
		}
		a, err := b.pipe.Extract(raw)
		if err != nil {
			return nil, err
		}
		d, _ := b.pipe.Analyse(a)
		return d, nil
	}
	return nil, gainsay.E(gainsay.NotFound, "read "+text, "there is no such text")
}
