package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"

	"gainsay"
	"gainsay/internal/ledger"
)

// A reads answers questions within one transaction, for the operation op.
type reads struct {
	tx *sql.Tx
	op string
}

// rows calls each for every row that query finds.
func (r reads) rows(ctx context.Context, each func(*sql.Rows) error, query string, args ...any) error {
	rows, err := r.tx.QueryContext(ctx, query, args...)
	if err != nil {
		return fail(r.op, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fail(r.op, err)
	}
	return nil
}

// strings is the first column of what query finds.
func (r reads) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	var all []string
	err := r.rows(ctx, func(rows *sql.Rows) error {
		var one string
		if err := rows.Scan(&one); err != nil {
			return fail(r.op, err)
		}
		all = append(all, one)
		return nil
	}, query, args...)
	return all, err
}

// readings is the readings of the story id in their order.
func (r reads) readings(ctx context.Context, id string) ([]gainsay.Reading, error) {
	jsons, err := r.strings(ctx, `SELECT r.reading FROM stories s
		JOIN story_readings sr ON sr.story = s.key JOIN readings r ON r.key = sr.reading
		WHERE s.id = $1 ORDER BY sr.number`, id)
	if err != nil {
		return nil, err
	}
	readings := make([]gainsay.Reading, len(jsons))
	for i, b := range jsons {
		if readings[i], err = decode(r.op, b); err != nil {
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

func (s *store) Stories(ctx context.Context) ([]gainsay.Story, error) {
	op := "list stories of " + s.path
	var stories []gainsay.Story
	err := s.view(ctx, op, func(r reads) error {
		jsons, err := r.strings(ctx, `SELECT story FROM stories ORDER BY key`)
		for _, b := range jsons {
			var story gainsay.Story
			if err := json.Unmarshal([]byte(b), &story); err != nil {
				return damaged(op, err)
			}
			stories = append(stories, story)
		}
		return err
	})
	return stories, err
}

func (s *store) Dossier(ctx context.Context, id string) (gainsay.Dossier, error) {
	op := "find story " + id + " in " + s.path
	chosen := ""
	var d gainsay.Dossier
	err := s.view(ctx, op, func(r reads) error {
		ids, err := r.strings(ctx, `SELECT id FROM stories WHERE substr(id, 1, length($1)) = $1 ORDER BY id`, id)
		if err != nil {
			return err
		}
		if chosen, err = ledger.Choose(op, "story", id, ids); err != nil {
			return err
		}
		var b []byte
		if err := r.tx.QueryRowContext(ctx, `SELECT dossier FROM stories WHERE id = $1`, chosen).Scan(&b); err != nil {
			return fail(op, err)
		}
		if err := json.Unmarshal(b, &d); err != nil {
			return damaged(op, err)
		}
		d.Readings, err = r.readings(ctx, chosen)
		return err
	})
	if err == nil && chosen == "" { // there is no file yet
		_, err = ledger.Choose(op, "story", id, nil)
	}
	if err != nil {
		return gainsay.Dossier{}, err
	}
	return d, nil
}

func (s *store) Entries(ctx context.Context) ([]ledger.Entry, error) {
	op := "list articles of " + s.path
	var entries []ledger.Entry
	err := s.view(ctx, op, func(r reads) error {
		return r.rows(ctx, func(rows *sql.Rows) error {
			var e ledger.Entry
			if err := rows.Scan(&e.Story, &e.Number, &e.ID, &e.Hash, &e.File, &e.Outlet, &e.Published, &e.Title); err != nil {
				return fail(op, err)
			}
			entries = append(entries, e)
			return nil
		}, `SELECT coalesce(s.id, ''), coalesce(sr.number, 0), r.id, r.hash, r.file, r.outlet, r.published, r.title
			FROM readings r LEFT JOIN story_readings sr ON sr.reading = r.key LEFT JOIN stories s ON s.key = sr.story
			ORDER BY s.key IS NULL, s.key, sr.number, r.id, r.hash, r.file`)
	})
	return entries, err
}

func (s *store) Reading(ctx context.Context, id string) (gainsay.Reading, error) {
	op := "find article " + id + " in " + s.path
	asked := false
	var reading gainsay.Reading
	err := s.view(ctx, op, func(r reads) error {
		asked = true
		var err error
		reading, err = r.reading(ctx, id)
		return err
	})
	if err == nil && !asked { // there is no file yet
		_, err = ledger.Choose(op, "article", id, nil)
	}
	return reading, err
}

// reading is that of the article whose ID is id or alone begins with it: of
// several texts of one address the latest.
func (r reads) reading(ctx context.Context, id string) (gainsay.Reading, error) {
	ids, err := r.strings(ctx, `SELECT DISTINCT id FROM readings WHERE substr(id, 1, length($1)) = $1 ORDER BY id`, id)
	if err != nil {
		return gainsay.Reading{}, err
	}
	chosen, err := ledger.Choose(r.op, "article", id, ids)
	if err != nil {
		return gainsay.Reading{}, err
	}
	var hashes, addresses int
	var latest, first sql.NullString
	err = r.tx.QueryRowContext(ctx, `SELECT count(DISTINCT r.hash),
			(SELECT count(DISTINCT coalesce(v.address, '')) FROM readings r LEFT JOIN revisions v ON v.reading = r.key WHERE r.id = $1),
			(SELECT r.reading FROM readings r JOIN revisions v ON v.reading = r.key WHERE r.id = $1 ORDER BY v.last DESC, v.key DESC LIMIT 1),
			(SELECT reading FROM readings WHERE id = $1 ORDER BY hash, file LIMIT 1)
		FROM readings r WHERE r.id = $1`, chosen).Scan(&hashes, &addresses, &latest, &first)
	if err != nil {
		return gainsay.Reading{}, fail(r.op, err)
	}
	switch {
	case hashes == 1:
		return decode(r.op, first.String)
	case addresses == 1 && latest.Valid:
		return decode(r.op, latest.String)
	}
	return gainsay.Reading{}, ledger.SeveralTexts(r.op, chosen)
}

func (s *store) Readings(ctx context.Context) iter.Seq2[gainsay.Reading, error] {
	op := "list readings of " + s.path
	return func(yield func(gainsay.Reading, error) bool) {
		enough := false
		err := s.view(ctx, op, func(r reads) error {
			return r.rows(ctx, func(rows *sql.Rows) error {
				if enough {
					return nil
				}
				var b string
				if err := rows.Scan(&b); err != nil {
					return fail(op, err)
				}
				enough = !yield(decode(op, b))
				return nil
			}, `SELECT reading FROM readings ORDER BY key`)
		})
		if err != nil && !enough {
			yield(gainsay.Reading{}, err)
		}
	}
}
