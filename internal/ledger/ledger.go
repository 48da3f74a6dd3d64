// Package ledger says what a store of readings, stories and dossiers has to
// do: it turns what one run of the pipeline found into what the next command
// can ask for. The backends stand beneath it, and ledgertest is the suite that
// every one of them passes.
package ledger

import (
	"context"
	"errors"
	"iter"
	"strings"

	"gainsay"
)

// A Ledger keeps dossiers with the readings they are made of.
//
// Two readings are the same when their articles agree in ID, Hash and File:
// one text found under two names is kept twice, since findings name files. One
// reading may stand in a story more than once, as its input held it. A ledger
// remembers in which order readings were first kept, and what stood at one
// address one after the other.
// Errors are gainsay.Errors: NotFound for what is not kept, Invalid for a
// question that can be asked better, Transient where another process holds the
// store, Poison where the store itself is foreign, newer or damaged.
// Methods may be called by several goroutines at a time.
type Ledger interface {
	Web
	Quarantine

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

	// KeepArticles stores articles that wait for their analysis, all of them or
	// none, and says of each how the ledger stood to it. Where a ledger keeps the
	// same content of the same address, or the same reading, the article is not
	// kept again; it waits again only where its address had other content last.
	// It is safe to repeat.
	KeepArticles(ctx context.Context, articles []gainsay.Article) ([]Standing, error)

	// Waiting lists the articles that wait for their analysis in the order in
	// which they were first kept, at most n. An Update that keeps their readings
	// as Arrived ends their waiting. Until then their readings are told to be
	// NotYet, and they stand in no story unless they stood in one before. It reads
	// only.
	Waiting(ctx context.Context, n int) ([]gainsay.Article, error)

	// Entries lists the articles: those of stories in the order of Stories and of
	// their numbers, then those of no story by ID, hash and file. It reads only,
	// so a retry may see what has been kept since.
	Entries(ctx context.Context) ([]Entry, error)

	// Reading finds the reading whose Article.ID is id or alone begins with it.
	// Where one text is kept under several files, the first by file answers; where
	// several texts of one address have the ID, that of the latest revision. It
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
	Alone    []gainsay.Reading // that stand in none of the dossiers

	// Arrived are the readings that were made now, in the order in which they
	// came. Of the others those that are kept stay as they are, and those that are
	// not came after these. Where Arrived is empty all were made now.
	Arrived []Key
}

// NotYet is Reading.Unread of an article that waits for its analysis.
const NotYet = "it is kept and not analysed yet; `gainsay add --db` goes on with it"

// A Standing says how a ledger stood to an article that it was given.
type Standing uint8

// The standings.
const (
	Known    Standing = iota // kept already
	New                      // not kept, nor anything else of its address
	Revision                 // its address had other content, or another title or date
)

// A Past is what a ledger keeps at the time of an Update. It is of no use after it.
type Past interface {
	// Version is another number after every Update that kept something.
	Version(ctx context.Context) (int64, error)

	// StoryIDs lists the IDs of all stories in the order in which they were first kept.
	StoryIDs(ctx context.Context) ([]string, error)

	// Placed lists articles with the story they stand in, in the order in which
	// the articles were first kept: those of the n stories that an article joined
	// last, and those of every story that holds one of also or a revision of one
	// of addresses. An article that stands in several of these stories is placed
	// in the one first kept. Other revisions of an article are placed in its story
	// too, unless they wait for their analysis.
	Placed(ctx context.Context, n int, also []Key, addresses []string) ([]Placed, error)

	// Withdrawn tells what was withdrawn of the addresses, as AddressOf tells them.
	Withdrawn(ctx context.Context, addresses []string) (map[string]gainsay.Withdrawal, error)

	// Readings are those of the story, in the order of its dossier.
	Readings(ctx context.Context, story string) ([]gainsay.Reading, error)
}

// A Placed is an article and the story that it stands in.
type Placed struct {
	Story   string // Story.ID
	Article gainsay.Article
	Last    string // when it was last seen at its address, as Moment writes it
	Earlier bool   // it is another revision of an article of the story, and does not stand there itself
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

// Readings are those of the batch by key, and their keys in the order in which
// they came, each once, with whether they were made now.
func (b *Batch) Readings() ([]Came, map[Key]*gainsay.Reading) {
	readings := map[Key]*gainsay.Reading{}
	var held []Key
	hold := func(all []gainsay.Reading) {
		for i := range all {
			k := KeyOf(&all[i].Article)
			readings[k] = &all[i]
			held = append(held, k)
		}
	}
	for i := range b.Dossiers {
		hold(b.Dossiers[i].Readings)
	}
	hold(b.Alone)
	came := make([]Came, 0, len(held))
	told := map[Key]bool{}
	add := func(keys []Key, now bool) {
		for _, k := range keys {
			if !told[k] && readings[k] != nil {
				told[k] = true
				came = append(came, Came{k, now})
			}
		}
	}
	add(b.Arrived, true)
	add(held, len(b.Arrived) == 0)
	return came, readings
}

// A Came is a reading of a batch, and whether it was made now.
type Came struct {
	Key
	Now bool
}

// Validate refuses what no ledger may keep, as an Invalid error of the
// operation op: a story without an ID or without articles, an article without
// an ID, a hash that is not that of the text, two dossiers of one story.
func (b *Batch) Validate(op string) error {
	stories := map[string]bool{}
	for i := range b.Dossiers {
		d := &b.Dossiers[i]
		if d.Story.ID == "" || stories[d.Story.ID] {
			return gainsay.E(gainsay.Invalid, op, "dossier %d: its story needs an ID of its own, not %q", i+1, d.Story.ID)
		}
		stories[d.Story.ID] = true
		if len(d.Readings) == 0 {
			return gainsay.E(gainsay.Invalid, op, "story %s has no articles", d.Story.ID)
		}
		for j := range d.Readings {
			if err := valid(&d.Readings[j].Article); err != nil {
				return gainsay.E(gainsay.Invalid, op, "story %s: article %d (%s) %w", d.Story.ID, j+1, d.Readings[j].Article.ID, err)
			}
		}
	}
	for i := range b.Alone {
		if err := valid(&b.Alone[i].Article); err != nil {
			return gainsay.E(gainsay.Invalid, op, "article %d of no story (%s) %w", i+1, b.Alone[i].Article.ID, err)
		}
	}
	return nil
}

// ValidateArticles refuses articles that no ledger may keep, as Validate does.
func ValidateArticles(op string, articles []gainsay.Article) error {
	for i := range articles {
		if err := valid(&articles[i]); err != nil {
			return gainsay.E(gainsay.Invalid, op, "article %d (%s) %w", i+1, articles[i].ID, err)
		}
	}
	return nil
}

func valid(a *gainsay.Article) error {
	switch {
	case a.ID == "":
		return errors.New("has no ID")
	case a.Hash != gainsay.Hash(a.Text):
		return errors.New("has a hash that is not that of its text")
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

// SeveralTexts is the error of an ID that is kept with more than one text, not
// all of one address.
func SeveralTexts(op, id string) error {
	return gainsay.E(gainsay.Invalid, op, "several texts of this ledger have the ID %q; ask for one by its number in its story", id)
}
