package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"gainsay"
	"gainsay/internal/ledger"
)

type store struct {
	db   *sql.DB
	path string
}

func (s *store) Keep(ctx context.Context, dossiers []gainsay.Dossier) error {
	op := "keep dossiers in " + s.path
	if err := ledger.Validate(op, dossiers); err != nil {
		return err
	}
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.fail(op, err)
	}
	defer tx.Rollback()
	if err := keep(ctx, tx, dossiers); err != nil {
		return s.fail(op, err)
	}
	if err := tx.Commit(); err != nil {
		return s.fail(op, err)
	}
	return nil
}

func keep(ctx context.Context, tx *sql.Tx, dossiers []gainsay.Dossier) error {
	ids := make([]string, len(dossiers))
	keys := make([]int64, len(dossiers))
	for i := range dossiers {
		key, err := keepStory(ctx, tx, &dossiers[i])
		if err != nil {
			return err
		}
		ids[i], keys[i] = dossiers[i].Story.ID, key
	}
	now, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if err := dropGrown(ctx, tx, key, string(now)); err != nil {
			return err
		}
	}
	return nil
}

// keepStory writes one dossier with its readings and returns the story's key.
func keepStory(ctx context.Context, tx *sql.Tx, d *gainsay.Dossier) (int64, error) {
	story, err := json.Marshal(d.Story)
	if err != nil {
		return 0, err
	}
	dossier, err := json.Marshal(d)
	if err != nil {
		return 0, err
	}
	var key int64
	err = tx.QueryRowContext(ctx, `INSERT INTO stories (id, story, dossier) VALUES ($1, $2, $3)
		ON CONFLICT (id) DO UPDATE SET story = excluded.story, dossier = excluded.dossier
		RETURNING key`, d.Story.ID, string(story), string(dossier)).Scan(&key)
	if err != nil {
		return 0, err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM story_readings WHERE story = $1`, key); err != nil {
		return 0, err
	}
	for i := range d.Readings {
		reading, err := keepReading(ctx, tx, &d.Readings[i])
		if err != nil {
			return 0, err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO story_readings (story, number, reading) VALUES ($1, $2, $3)`, key, i+1, reading)
		if err != nil {
			return 0, err
		}
	}
	return key, nil
}

// keepReading writes one reading and returns its key.
func keepReading(ctx context.Context, tx *sql.Tx, r *gainsay.Reading) (int64, error) {
	reading, err := json.Marshal(r)
	if err != nil {
		return 0, err
	}
	a := &r.Article
	var key int64
	err = tx.QueryRowContext(ctx, `INSERT INTO readings (id, hash, file, outlet, published, title, reading)
		VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (id, hash, file) DO UPDATE SET outlet = excluded.outlet, published = excluded.published,
			title = excluded.title, reading = excluded.reading
		RETURNING key`, a.ID, a.Hash, a.File, a.Outlet.Name, a.Published, a.Title, string(reading)).Scan(&key)
	return key, err
}

// dropGrown takes away each story that is not in now, a JSON list of IDs, and
// whose readings all stand in the story key.
func dropGrown(ctx context.Context, tx *sql.Tx, key int64, now string) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM stories
		WHERE id NOT IN (SELECT value FROM json_each($2))
		AND key IN (SELECT story FROM story_readings
			WHERE reading IN (SELECT reading FROM story_readings WHERE story = $1))
		AND NOT EXISTS (SELECT 1 FROM story_readings old WHERE old.story = stories.key
			AND old.reading NOT IN (SELECT reading FROM story_readings WHERE story = $1))`, key, now)
	return err
}

func (s *store) Stories(ctx context.Context) ([]gainsay.Story, error) {
	op := "list stories of " + s.path
	rows, err := s.db.QueryContext(ctx, `SELECT story FROM stories ORDER BY key`)
	if err != nil {
		return nil, s.fail(op, err)
	}
	defer rows.Close()
	var stories []gainsay.Story
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, s.fail(op, err)
		}
		var story gainsay.Story
		if err := json.Unmarshal(b, &story); err != nil {
			return nil, damaged(op, err)
		}
		stories = append(stories, story)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(op, err)
	}
	return stories, nil
}

func (s *store) Dossier(ctx context.Context, id string) (gainsay.Dossier, error) {
	op := "find story " + id + " in " + s.path
	// One transaction, so that a Keep in between cannot part the two queries.
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return gainsay.Dossier{}, s.fail(op, err)
	}
	defer tx.Rollback()
	ids, err := s.strings(ctx, tx, op, `SELECT id FROM stories WHERE substr(id, 1, length($1)) = $1 ORDER BY id`, id)
	if err != nil {
		return gainsay.Dossier{}, err
	}
	chosen, err := ledger.Choose(op, "story", id, ids)
	if err != nil {
		return gainsay.Dossier{}, err
	}
	var b []byte
	if err := tx.QueryRowContext(ctx, `SELECT dossier FROM stories WHERE id = $1`, chosen).Scan(&b); err != nil {
		return gainsay.Dossier{}, s.fail(op, err)
	}
	var d gainsay.Dossier
	if err := json.Unmarshal(b, &d); err != nil {
		return gainsay.Dossier{}, damaged(op, err)
	}
	d.Readings, err = s.readings(ctx, tx, op, chosen)
	return d, err
}

// readings is the readings of the story id in their order.
func (s *store) readings(ctx context.Context, tx *sql.Tx, op, id string) ([]gainsay.Reading, error) {
	jsons, err := s.strings(ctx, tx, op, `SELECT r.reading FROM stories s
		JOIN story_readings sr ON sr.story = s.key JOIN readings r ON r.key = sr.reading
		WHERE s.id = $1 ORDER BY sr.number`, id)
	if err != nil {
		return nil, err
	}
	readings := make([]gainsay.Reading, len(jsons))
	for i, b := range jsons {
		if readings[i], err = decode(op, b); err != nil {
			return nil, err
		}
	}
	return readings, nil
}

// decode reads what keepReading wrote. A text that is not the one that its hash
// was taken of would put every span in the wrong place, so it is refused.
func decode(op, b string) (gainsay.Reading, error) {
	var r gainsay.Reading
	if err := json.Unmarshal([]byte(b), &r); err != nil {
		return gainsay.Reading{}, damaged(op, err)
	}
	if gainsay.Hash(r.Article.Text) != r.Article.Hash {
		return gainsay.Reading{}, damaged(op, fmt.Errorf("the text of article %s is not the one kept", r.Article.ID))
	}
	return r, nil
}

// strings is the first column of what query finds.
func (s *store) strings(ctx context.Context, tx *sql.Tx, op, query string, args ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.fail(op, err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var one string
		if err := rows.Scan(&one); err != nil {
			return nil, s.fail(op, err)
		}
		all = append(all, one)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(op, err)
	}
	return all, nil
}

func (s *store) Entries(ctx context.Context) ([]ledger.Entry, error) {
	op := "list articles of " + s.path
	rows, err := s.db.QueryContext(ctx, `SELECT coalesce(s.id, ''), coalesce(sr.number, 0),
			r.id, r.hash, r.file, r.outlet, r.published, r.title
		FROM readings r LEFT JOIN story_readings sr ON sr.reading = r.key LEFT JOIN stories s ON s.key = sr.story
		ORDER BY s.key IS NULL, s.key, sr.number, r.id, r.hash, r.file`)
	if err != nil {
		return nil, s.fail(op, err)
	}
	defer rows.Close()
	var entries []ledger.Entry
	for rows.Next() {
		var e ledger.Entry
		if err := rows.Scan(&e.Story, &e.Number, &e.ID, &e.Hash, &e.File, &e.Outlet, &e.Published, &e.Title); err != nil {
			return nil, s.fail(op, err)
		}
		entries = append(entries, e)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(op, err)
	}
	return entries, nil
}

func (s *store) Reading(ctx context.Context, id string) (gainsay.Reading, error) {
	op := "find article " + id + " in " + s.path
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return gainsay.Reading{}, s.fail(op, err)
	}
	defer tx.Rollback()
	ids, err := s.strings(ctx, tx, op,
		`SELECT DISTINCT id FROM readings WHERE substr(id, 1, length($1)) = $1 ORDER BY id`, id)
	if err != nil {
		return gainsay.Reading{}, err
	}
	chosen, err := ledger.Choose(op, "article", id, ids)
	if err != nil {
		return gainsay.Reading{}, err
	}
	var first, last, b string
	err = tx.QueryRowContext(ctx, `SELECT min(hash), max(hash),
			(SELECT reading FROM readings WHERE id = $1 ORDER BY hash, file LIMIT 1)
		FROM readings WHERE id = $1`, chosen).Scan(&first, &last, &b)
	if err != nil {
		return gainsay.Reading{}, s.fail(op, err)
	}
	if err := ledger.OneText(op, chosen, first, last); err != nil {
		return gainsay.Reading{}, err
	}
	return decode(op, b)
}

// Close also folds the write-ahead log into the file, when no other process
// has it open.
func (s *store) Close() error {
	if err := s.db.Close(); err != nil {
		return s.fail("close ledger "+s.path, err)
	}
	return nil
}
