// Package ledger says what a store of readings, stories and dossiers has to
// do: it turns what one run of the pipeline found into what the next command
// can ask for. The backends stand beneath it, and ledgertest is the suite that
// every one of them passes.
package ledger

import (
	"context"
	"iter"
	"strings"

	"gainsay"
)

// A Ledger keeps dossiers with the readings they are made of.
//
// Two readings are the same when their articles agree in ID, Hash and File:
// one text found under two names is kept twice, since findings name files. One
// reading may stand in a story more than once, as its input held it. A ledger
// remembers in which order readings were first kept.
// Errors are gainsay.Errors: NotFound for what is not kept, Invalid for a
// question that can be asked better, Transient where another process holds the
// store, Poison where the store itself is foreign, newer or damaged.
// Methods may be called by several goroutines at a time.
type Ledger interface {
	// Keep stores dossiers with their stories and readings, all of them or none.
	// A dossier takes the place of an earlier one of the same Story.ID. A story
	// whose readings all stand in one that is kept now has grown into it and is
	// taken away. Keep is safe to repeat: a run that dies before it returns left
	// either nothing or everything, and keeping the same again changes nothing.
	Keep(ctx context.Context, dossiers []gainsay.Dossier) error

	// Update keeps the batch that f makes of what is kept so far, as Keep does,
	// with no other writer in between. f may be called more than once and must
	// not call the ledger. An error of f is returned as it is, and nothing is kept.
	Update(ctx context.Context, f func(Past) (Batch, error)) error

	// Stories lists the stories in the order in which they were first kept. It
	// reads only, so a retry may see what has been kept since.
	Stories(ctx context.Context) ([]gainsay.Story, error)

	// Dossier finds the dossier whose Story.ID is id or alone begins with it, its
	// readings included. It reads only, so a retry may see what has been kept since.
	Dossier(ctx context.Context, id string) (gainsay.Dossier, error)

	// Entries lists the articles: those of stories in the order of Stories and of
	// their numbers, then those of no story by ID, hash and file. It reads only,
	// so a retry may see what has been kept since.
	Entries(ctx context.Context) ([]Entry, error)

	// Reading finds the reading whose Article.ID is id or alone begins with it.
	// Where one text is kept under several files, the first by file answers. It
	// reads only, so a retry may see what has been kept since.
	Reading(ctx context.Context, id string) (gainsay.Reading, error)

	// Readings yields all readings in the order in which they were first kept,
	// whether they stand in a story or not. One that is damaged yields an error
	// in its place. It reads only, so a retry may see what has been kept since.
	Readings(ctx context.Context) iter.Seq2[gainsay.Reading, error]

	// Faults lists what is wrong with the store itself, whatever it keeps: damage
	// of the file, references that lead nowhere. It is empty for a sound store. It
	// reads only.
	Faults(ctx context.Context) ([]string, error)

	// Close gives the store back. A second Close does nothing.
	Close() error
}

// A Batch is what one Update keeps.
type Batch struct {
	Dossiers []gainsay.Dossier
	Arrived  []Key // readings of the dossiers in the order in which they came; those left out came after them
}

// A Past is what a ledger keeps at the time of an Update. It is of no use after it.
type Past interface {
	// StoryIDs lists the IDs of all stories in the order in which they were first kept.
	StoryIDs(ctx context.Context) ([]string, error)

	// Placed lists articles with the story they stand in, in the order in which
	// the articles were first kept: those of the n stories that an article joined
	// last, and those of every story that holds one of also. An article that
	// stands in several of these stories is placed in the one first kept.
	Placed(ctx context.Context, n int, also []Key) ([]Placed, error)

	// Readings are those of the story, in the order of its dossier.
	Readings(ctx context.Context, story string) ([]gainsay.Reading, error)
}

// A Placed is an article and the story that it stands in.
type Placed struct {
	Story   string // Story.ID
	Article gainsay.Article
}

// A Key is what tells a reading from all others.
type Key struct{ ID, Hash, File string }

// KeyOf is the key of the article's reading.
func KeyOf(a *gainsay.Article) Key { return Key{a.ID, a.Hash, a.File} }

// An Entry is one article where it stands: in a story, under a number.
type Entry struct {
	Story  string // Story.ID, empty where the article stands in none
	Number int    // place in the dossier's Readings, from 1; 0 where Story is empty

	ID, Hash, File, Outlet, Published, Title string
}

// EntryOf is the entry of an article that stands in no story.
func EntryOf(a *gainsay.Article) Entry {
	return Entry{ID: a.ID, Hash: a.Hash, File: a.File, Outlet: a.Outlet.Name, Published: a.Published, Title: a.Title}
}

// Validate refuses what no ledger may keep, as an Invalid error of the
// operation op: a story without an ID or without articles, an article without
// an ID, a hash that is not that of the text, two dossiers of one story.
func Validate(op string, dossiers []gainsay.Dossier) error {
	stories := map[string]bool{}
	for i := range dossiers {
		d := &dossiers[i]
		if d.Story.ID == "" || stories[d.Story.ID] {
			return gainsay.E(gainsay.Invalid, op, "dossier %d: its story needs an ID of its own, not %q", i+1, d.Story.ID)
		}
		stories[d.Story.ID] = true
		if len(d.Readings) == 0 {
			return gainsay.E(gainsay.Invalid, op, "story %s has no articles", d.Story.ID)
		}
		for j := range d.Readings {
			a := &d.Readings[j].Article
			switch {
			case a.ID == "":
				return gainsay.E(gainsay.Invalid, op, "story %s: article %d has no ID", d.Story.ID, j+1)
			case a.Hash != gainsay.Hash(a.Text):
				return gainsay.E(gainsay.Invalid, op, "story %s: the hash of article %d (%s) is not that of its text", d.Story.ID, j+1, a.ID)
			}
		}
	}
	return nil
}

// Choose picks from found, which holds the IDs that are id or begin with it in
// ascending order and without repeats. what names what is sought: "article".
func Choose(op, what, id string, found []string) (string, error) {
	if len(found) == 0 || id == "" {
		return "", gainsay.E(gainsay.NotFound, op, "no %s of this ledger has the ID %q or one that begins so", what, id)
	}
	if len(found) == 1 || found[0] == id {
		return found[0], nil
	}
	shown := found[:min(len(found), 5)]
	more := ""
	if len(found) > len(shown) {
		more = ", …"
	}
	return "", gainsay.E(gainsay.Invalid, op, "%q begins the ID of more than one %s: %s%s; give more of it",
		id, what, strings.Join(shown, ", "), more)
}

// OneText refuses an ID that is kept with more than one text: first and last
// are the least and the greatest hash kept with it.
func OneText(op, id, first, last string) error {
	if first == last {
		return nil
	}
	return gainsay.E(gainsay.Invalid, op, "several texts of this ledger have the ID %q; ask for one by its number in its story", id)
}
