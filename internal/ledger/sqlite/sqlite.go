package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"sync"
	"time"

	"gainsay"
	"gainsay/internal/ledger"
)

// A store is a ledger in one file. Until something is kept there need be no file.
type store struct {
	path string
	wait time.Duration
	was  *pair // when it was opened as if nobody could write it; nil where it was not

	mu sync.Mutex
	db *sql.DB // nil while there is no file
}

// at is the database, nil while there is none; make makes it.
func (s *store) at(ctx context.Context, op string, make bool) (*sql.DB, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db != nil {
		return s.db, nil
	}
	if _, err := os.Stat(s.path); errors.Is(err, fs.ErrNotExist) && !make {
		return nil, nil // another process may make it any time, so look again
	}
	db, err := connect(ctx, op, s.path, making, s.wait)
	if err != nil {
		return nil, err
	}
	s.db = db
	return db, nil
}

// view runs f in one transaction that reads, so that a Keep in between cannot
// part its queries. Without a file f is not run.
func (s *store) view(ctx context.Context, op string, f func(reads) error) error {
	db, err := s.at(ctx, op, false)
	if err != nil || db == nil {
		return err
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fail(op, err)
	}
	defer tx.Rollback()
	err = f(reads{tx, op})
	if disturbed := s.undisturbed(op); disturbed != nil {
		return disturbed // whatever else was wrong with it came of that
	}
	return err
}

func (s *store) Keep(ctx context.Context, dossiers []gainsay.Dossier) error {
	return s.Update(ctx, func(ledger.Past) (ledger.Batch, error) { return ledger.Batch{Dossiers: dossiers}, nil })
}

func (s *store) Update(ctx context.Context, f func(ledger.Past) (ledger.Batch, error)) error {
	op := "keep dossiers in " + s.path
	ask := func(p ledger.Past) (ledger.Batch, error) {
		batch, err := f(p)
		if err != nil {
			return ledger.Batch{}, err
		}
		return batch, batch.Validate(op)
	}
	db, err := s.at(ctx, op, false)
	if err != nil {
		return err
	}
	if db != nil {
		return update(ctx, db, op, ask)
	}
	// What has no past is made before the file, so that nothing to keep makes none.
	batch, err := ask(nothing{})
	if err != nil || len(batch.Dossiers)+len(batch.Alone) == 0 {
		return err
	}
	if err := ctx.Err(); err != nil {
		return fail(op, err)
	}
	if db, err = s.at(context.WithoutCancel(ctx), op, true); err != nil {
		return err
	}
	return update(ctx, db, op, func(p ledger.Past) (ledger.Batch, error) {
		ids, err := p.StoryIDs(ctx)
		if err != nil || len(ids) == 0 {
			return batch, err
		}
		return ask(p) // another process has made the file meanwhile and kept something
	})
}

// update keeps what ask makes of the past, in one transaction.
func update(ctx context.Context, db *sql.DB, op string, ask func(ledger.Past) (ledger.Batch, error)) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fail(op, err)
	}
	defer tx.Rollback()
	batch, err := ask(past{reads{tx, op}})
	if err != nil {
		return err
	}
	if err := keep(ctx, newWriter(tx), &batch); err != nil {
		return fail(op, err)
	}
	if err := tx.Commit(); err != nil {
		return fail(op, err)
	}
	return nil
}

func keep(ctx context.Context, w *writer, batch *ledger.Batch) error {
	if len(batch.Dossiers)+len(batch.Alone) == 0 {
		return nil
	}
	if err := w.do(ctx, `UPDATE updates SET n = n + 1`); err != nil {
		return err
	}
	keys, err := keepReadings(ctx, w, batch)
	if err != nil {
		return err
	}
	ids := make([]string, len(batch.Dossiers))
	stories := make([]int64, len(batch.Dossiers))
	for i := range batch.Dossiers {
		d := &batch.Dossiers[i]
		if stories[i], err = keepStory(ctx, w, d, keys); err != nil {
			return err
		}
		ids[i] = d.Story.ID
	}
	now, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	for _, story := range stories {
		if err := dropGrown(ctx, w, story, string(now)); err != nil {
			return err
		}
	}
	return nil
}

// keepReadings writes each reading of the batch once, in the order in which
// they came, and returns their keys: the order of the keys is that order. What
// did not arrive and is kept already stays as it is.
func keepReadings(ctx context.Context, w *writer, batch *ledger.Batch) (map[ledger.Key]int64, error) {
	came, readings := batch.Readings()
	keys := make(map[ledger.Key]int64, len(readings))
	for _, c := range came {
		k := c.Key
		if !c.Now {
			var key int64
			err := w.get(ctx, []any{&key}, `SELECT key FROM readings WHERE id = $1 AND hash = $2 AND file = $3`, k.ID, k.Hash, k.File)
			if err == nil {
				keys[k] = key
				continue
			}
			if !errors.Is(err, sql.ErrNoRows) {
				return nil, err
			}
		}
		key, err := keepArrived(ctx, w, readings[k])
		if err != nil {
			return nil, err
		}
		keys[k] = key
	}
	return keys, nil
}

// keepArrived writes a reading that was made now, and the revision that it is of.
// Where another process has kept a later title or date of the text while it was made,
// these stand, and the article waits for its analysis as it did.
func keepArrived(ctx context.Context, w *writer, r *gainsay.Reading) (int64, error) {
	a := &r.Article
	address := ledger.AddressOf(a)
	if address == "" {
		return keepReading(ctx, w, r, false)
	}
	var row int64
	err := w.get(ctx, []any{&row}, `SELECT key FROM readings WHERE id = $1 AND hash = $2 AND file = $3`, a.ID, a.Hash, a.File)
	if errors.Is(err, sql.ErrNoRows) {
		if row, err = keepReading(ctx, w, r, false); err != nil {
			return 0, err
		}
		return row, keepRevision(ctx, w, address, a, row)
	}
	if err == nil {
		err = keepRevision(ctx, w, address, a, row)
	}
	if err != nil {
		return 0, err
	}
	later, waiting, err := overtaken(ctx, w, address, a, row)
	if err != nil {
		return 0, err
	}
	if later != nil {
		whole := *r
		whole.Article = *later
		whole.Article.Withdrawn = r.Article.Withdrawn
		r = &whole
	}
	return keepReading(ctx, w, r, waiting)
}

// overtaken is what is kept of the article in the row, and whether it waits, where
// that is a later revision of the same text; nil where it is not.
func overtaken(ctx context.Context, w *writer, address string, a *gainsay.Article, row int64) (*gainsay.Article, bool, error) {
	var title, published, b string
	err := w.get(ctx, []any{&title, &published}, `SELECT title, published FROM revisions WHERE address = $1 AND hash = $2
		ORDER BY last DESC, key DESC LIMIT 1`, address, a.Hash)
	if err != nil || title == a.Title && published == a.Published {
		return nil, false, err
	}
	var waiting bool
	if err := w.get(ctx, []any{&b, &waiting}, `SELECT reading, waiting FROM readings WHERE key = $1`, row); err != nil {
		return nil, false, err
	}
	kept, err := decode("keep a reading", b)
	if err != nil || kept.Article.Title != title || kept.Article.Published != published {
		return nil, false, err
	}
	return &kept.Article, waiting, nil
}

// keepStory writes one dossier, whose readings are kept under keys, and returns
// the story's key.
func keepStory(ctx context.Context, w *writer, d *gainsay.Dossier, keys map[ledger.Key]int64) (int64, error) {
	story, err := json.Marshal(d.Story)
	if err != nil {
		return 0, err
	}
	dossier, err := json.Marshal(d)
	if err != nil {
		return 0, err
	}
	var key int64
	err = w.get(ctx, []any{&key}, `INSERT INTO stories (id, story, dossier) VALUES ($1, $2, $3)
		ON CONFLICT (id) DO UPDATE SET story = excluded.story, dossier = excluded.dossier
		RETURNING key`, d.Story.ID, string(story), string(dossier))
	if err != nil {
		return 0, err
	}
	if err := w.do(ctx, `DELETE FROM story_readings WHERE story = $1`, key); err != nil {
		return 0, err
	}
	for i := range d.Readings {
		reading := keys[ledger.KeyOf(&d.Readings[i].Article)]
		err = w.do(ctx, `INSERT INTO story_readings (story, number, reading) VALUES ($1, $2, $3)`, key, i+1, reading)
		if err != nil {
			return 0, err
		}
	}
	return key, nil
}

// keepReading writes one reading, which waits for its analysis or does not, and
// returns its key.
func keepReading(ctx context.Context, w *writer, r *gainsay.Reading, waiting bool) (int64, error) {
	reading, err := json.Marshal(r)
	if err != nil {
		return 0, err
	}
	a := &r.Article
	var key int64
	err = w.get(ctx, []any{&key}, `INSERT INTO readings (id, hash, file, outlet, published, title, reading, waiting)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
		ON CONFLICT (id, hash, file) DO UPDATE SET outlet = excluded.outlet, published = excluded.published,
			title = excluded.title, reading = excluded.reading, waiting = excluded.waiting
		RETURNING key`, a.ID, a.Hash, a.File, a.Outlet.Name, a.Published, a.Title, string(reading), waiting)
	return key, err
}

// dropGrown takes away each story that is not in now, a JSON list of IDs, and
// whose readings all stand in the story key.
func dropGrown(ctx context.Context, w *writer, key int64, now string) error {
	err := w.do(ctx, `DELETE FROM stories
		WHERE id NOT IN (SELECT value FROM json_each($2))
		AND key IN (SELECT story FROM story_readings
			WHERE reading IN (SELECT reading FROM story_readings WHERE story = $1))
		AND NOT EXISTS (SELECT 1 FROM story_readings old WHERE old.story = stories.key
			AND old.reading NOT IN (SELECT reading FROM story_readings WHERE story = $1))`, key, now)
	return err
}

// Close also folds the write-ahead log into the file, when no other process
// has it open.
func (s *store) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		return nil
	}
	if err := s.db.Close(); err != nil {
		return fail("close ledger "+s.path, err)
	}
	return nil
}
