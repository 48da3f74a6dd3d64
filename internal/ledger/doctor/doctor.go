// Package doctor turns a ledger into a list of what is wrong with it: spans
// that do not lie in their text, references to what is not there, hashes and
// counts that do not add up. A sound ledger gives an empty list.
package doctor

import (
	"context"
	"fmt"

	"gainsay"
	"gainsay/internal/ledger"
)

// A Report is what an examination found.
type Report struct {
	Stories  int
	Articles int
	Waiting  int      // articles that wait for their analysis
	Apart    int      // documents in quarantine
	Faults   []string // each names the story or the article
}

// mostFaults is how many faults an examination lists: one mistake may be in
// every article.
const mostFaults = 1000

// Examine looks at all that the ledger keeps. What cannot be read is a fault
// and the rest is looked at; the error is ctx's, or Transient where another
// process holds the ledger.
func Examine(ctx context.Context, l ledger.Ledger) (Report, error) {
	e := examination{ctx: ctx, ledger: l}
	for _, part := range []func() error{e.store, e.readings, e.stories, e.entries, e.revisions, e.waiting, e.feeds, e.quarantine} {
		if err := part(); err != nil {
			return Report{}, err
		}
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
	}
	return e.report, nil
}

// An examination is one run of Examine.
type examination struct {
	ctx    context.Context
	ledger ledger.Ledger
	report Report
	kept   map[ledger.Key]gainsay.Article // without their texts
}

func (e *examination) fault(format string, args ...any) {
	if n := len(e.report.Faults); n < mostFaults {
		e.report.Faults = append(e.report.Faults, fmt.Sprintf(format, args...))
	}
}

// unreadable makes a fault of what cannot be read; only what may be read at
// another time ends the examination.
func (e *examination) unreadable(err error) error {
	if gainsay.KindOf(err) == gainsay.Transient || e.ctx.Err() != nil {
		return err
	}
	e.fault("%v", err)
	return nil
}

func (e *examination) store() error {
	faults, err := e.ledger.Faults(e.ctx)
	for _, f := range faults {
		e.fault("%s", f)
	}
	if err != nil {
		return e.unreadable(err)
	}
	return nil
}

func (e *examination) readings() error {
	e.kept = map[ledger.Key]gainsay.Article{}
	for r, err := range e.ledger.Readings(e.ctx) {
		if err != nil {
			if err := e.unreadable(err); err != nil {
				return err
			}
			continue
		}
		e.report.Articles++
		for _, f := range Reading(&r) {
			e.fault("article %s (%s): %s", r.Article.ID, r.Article.File, f)
		}
		slim := r.Article
		slim.Text = ""
		e.kept[ledger.KeyOf(&r.Article)] = slim
	}
	return nil
}

func (e *examination) stories() error {
	stories, err := e.ledger.Stories(e.ctx)
	if err != nil {
		return e.unreadable(err)
	}
	e.report.Stories = len(stories)
	for _, s := range stories {
		d, err := e.ledger.Dossier(e.ctx, s.ID)
		if err != nil {
			if err := e.unreadable(err); err != nil {
				return err
			}
			continue
		}
		if d.Story != s {
			e.fault("story %s: its dossier is that of %s", s.ID, d.Story.ID)
		}
		for _, f := range Dossier(&d) {
			e.fault("story %s: %s", s.ID, f)
		}
	}
	return nil
}

// entries compares what is listed of the articles with what is kept of them.
func (e *examination) entries() error {
	entries, err := e.ledger.Entries(e.ctx)
	if err != nil {
		return e.unreadable(err)
	}
	number, story := 0, ""
	for _, listed := range entries {
		if listed.Story != story {
			number, story = 0, listed.Story
		}
		if number++; listed.Story != "" && listed.Number != number {
			e.fault("story %s: article %d is missing", listed.Story, number)
			number = listed.Number
		}
		a, known := e.kept[ledger.Key{ID: listed.ID, Hash: listed.Hash, File: listed.File}]
		want := ledger.EntryOf(&a)
		want.Story, want.Number = listed.Story, listed.Number
		if !known || want != listed {
			e.fault("article %s (%s): it is listed otherwise than it is kept", listed.ID, listed.File)
		}
	}
	return nil
}
