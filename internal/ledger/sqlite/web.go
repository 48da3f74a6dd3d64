package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"gainsay"
	"gainsay/internal/ledger"
)

func (s *store) KeepArticles(ctx context.Context, articles []gainsay.Article) ([]ledger.Standing, error) {
	op := "keep articles in " + s.path
	if err := ledger.ValidateArticles(op, articles); err != nil || len(articles) == 0 {
		return nil, err
	}
	standings := make([]ledger.Standing, len(articles))
	err := s.write(ctx, op, func(w *writer) error {
		for i := range articles {
			var err error
			if standings[i], err = keepArticle(ctx, w, &articles[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return standings, nil
}

// write runs f in one transaction that writes, in a file that is made where
// there is none.
func (s *store) write(ctx context.Context, op string, f func(*writer) error) error {
	if err := ctx.Err(); err != nil {
		return fail(op, err)
	}
	db, err := s.at(context.WithoutCancel(ctx), op, true)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return fail(op, err)
	}
	defer tx.Rollback()
	if err := f(newWriter(tx)); err != nil {
		return fail(op, err)
	}
	if err := tx.Commit(); err != nil {
		return fail(op, err)
	}
	return nil
}

// keepArticle keeps one article where its content is not kept, lets it wait for
// its analysis where it is the latest of its address and was not, and says how
// the ledger stood to it.
func keepArticle(ctx context.Context, w *writer, a *gainsay.Article) (ledger.Standing, error) {
	address := ledger.AddressOf(a)
	before, err := latest(ctx, w, address)
	if err != nil {
		return 0, err
	}
	key, known, err := find(ctx, w, address, a)
	if err != nil {
		return 0, err
	}
	if !known {
		r := gainsay.Reading{Article: *a, Unread: ledger.NotYet}
		if key, err = keepReading(ctx, w, &r, true); err != nil {
			return 0, err
		}
	}
	if address == "" {
		if known {
			return ledger.Known, nil
		}
		return ledger.New, nil
	}
	if err := keepRevision(ctx, w, address, a, key); err != nil {
		return 0, err
	}
	after, err := latest(ctx, w, address)
	switch {
	case err != nil:
		return 0, err
	case before == 0 && !known:
		return ledger.New, nil
	case !known:
		return ledger.Revision, nil
	case after == before:
		return ledger.Known, nil
	}
	return ledger.Revision, retitle(ctx, w, key, a)
}

// find is the row of the reading that has the article's content at its address,
// or else is its own.
func find(ctx context.Context, w *writer, address string, a *gainsay.Article) (int64, bool, error) {
	var key int64
	err := sql.ErrNoRows
	if address != "" {
		err = w.get(ctx, []any{&key}, `SELECT reading FROM revisions WHERE address = $1 AND hash = $2 ORDER BY key LIMIT 1`,
			address, a.Hash)
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = w.get(ctx, []any{&key}, `SELECT key FROM readings WHERE id = $1 AND hash = $2 AND file = $3`,
			a.ID, a.Hash, a.File)
	}
	if errors.Is(err, sql.ErrNoRows) {
		return 0, false, nil
	}
	return key, err == nil, err
}

// retitle lets a kept article, which has the text of a, wait for its analysis
// under what is told of a now. Its reading stays, whose spans are of that text.
func retitle(ctx context.Context, w *writer, key int64, a *gainsay.Article) error {
	var b string
	if err := w.get(ctx, []any{&b}, `SELECT reading FROM readings WHERE key = $1`, key); err != nil {
		return err
	}
	r, err := decode("keep an article", b)
	if err != nil {
		return err
	}
	id, file := r.Article.ID, r.Article.File
	r.Article = *a
	r.Article.ID, r.Article.File = id, file
	_, err = keepReading(ctx, w, &r, true)
	return err
}

// latest is the row of the latest revision of the address, 0 where there is none.
func latest(ctx context.Context, w *writer, address string) (int64, error) {
	var row int64
	err := w.get(ctx, []any{&row}, `SELECT key FROM revisions WHERE address = $1 AND address <> ''
		ORDER BY last DESC, key DESC LIMIT 1`, address)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return row, err
}

// keepRevision writes that the article, whose reading is kept under key, stands
// or stood at the address.
func keepRevision(ctx context.Context, w *writer, address string, a *gainsay.Article, key int64) error {
	err := w.do(ctx, `INSERT INTO revisions (address, url, hash, title, published, reading, first, last)
		VALUES ($1, $7, $2, $3, $4, $5, $6, $6)
		ON CONFLICT (address, hash, title, published) DO UPDATE SET reading = excluded.reading, url = excluded.url,
			first = CASE WHEN first = '' OR excluded.first <> '' AND excluded.first < first THEN excluded.first ELSE first END,
			last = max(last, excluded.last)`,
		address, a.Hash, a.Title, a.Published, key, ledger.Seen(a), ledger.Address(a.URL))
	return err
}

func (s *store) Waiting(ctx context.Context, n int) ([]gainsay.Article, error) {
	op := "list waiting articles of " + s.path
	var all []gainsay.Article
	err := s.view(ctx, op, func(r reads) error {
		jsons, err := r.strings(ctx, `SELECT reading FROM readings WHERE waiting = 1 ORDER BY key LIMIT $1`, n)
		for _, b := range jsons {
			reading, err := decode(op, b)
			if err != nil {
				return err
			}
			all = append(all, reading.Article)
		}
		return err
	})
	return all, err
}

func (s *store) Revisions(ctx context.Context, which string) ([]ledger.Revised, error) {
	op := "find the revisions of " + which + " in " + s.path
	address := ledger.Address(which)
	var all []ledger.Revised
	err := s.view(ctx, op, func(r reads) error {
		if address == "" {
			reading, err := r.reading(ctx, which)
			if err != nil {
				return err
			}
			if address = ledger.AddressOf(&reading.Article); address == "" {
				one, err := r.alone(ctx, reading)
				all = []ledger.Revised{one}
				return err
			}
		}
		var err error
		if address, err = r.address(ctx, address, which); err != nil {
			return err
		}
		back, err := r.withdrawal(ctx, address)
		if err != nil {
			return err
		}
		return r.rows(ctx, func(rows *sql.Rows) error {
			var v ledger.Revised
			var title, published, b string
			if err := rows.Scan(&title, &published, &v.First, &v.Last, &b, &v.Waiting, &v.Story); err != nil {
				return fail(op, err)
			}
			var err error
			if v.Reading, err = decode(op, b); err != nil {
				return err
			}
			a := &v.Reading.Article
			a.Title, a.Published = title, published
			a.Withdrawn = ledger.WithdrawnBy(a, back) // a text may be sent anew that was taken back
			all = append(all, v)
			return nil
		}, `SELECT v.title, v.published, v.first, v.last, r.reading, r.waiting, coalesce(`+homeOf+`, '')
			FROM revisions v JOIN readings r ON r.key = v.reading WHERE v.address = $1 ORDER BY v.last, v.key`, address)
	})
	if err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, ledger.NoRevisions(op)
	}
	return all, nil
}

// withdrawal is that of what stood at an address, nil where there is none.
func (r reads) withdrawal(ctx context.Context, address string) (*gainsay.Withdrawal, error) {
	found, err := r.strings(ctx, `SELECT at FROM withdrawn WHERE address = $1`, address)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &gainsay.Withdrawal{At: found[0]}, nil
}

// address is what the revisions share that stood at address, or are told by
// which, or else were taken from address; "" where there are none.
func (r reads) address(ctx context.Context, address, which string) (string, error) {
	found, err := r.strings(ctx, `SELECT DISTINCT address FROM revisions WHERE address IN ($1, $2) OR url = $1
		ORDER BY address <> $2, address <> $1, address`, address, which)
	switch {
	case err != nil || len(found) == 0:
		return "", err
	case len(found) > 1 && found[0] != address && found[0] != which:
		return "", ledger.SeveralAt(r.op)
	}
	return found[0], nil
}

// homeOf is the story first kept that the reading r stands in.
const homeOf = `(SELECT s.id FROM story_readings sr JOIN stories s ON s.key = sr.story WHERE sr.reading = r.key ORDER BY s.key LIMIT 1)`

// alone is the one revision of an article without an address.
func (r reads) alone(ctx context.Context, reading gainsay.Reading) (ledger.Revised, error) {
	v := ledger.Revised{Reading: reading}
	a := &reading.Article
	v.First = ledger.Seen(a)
	v.Last = v.First
	err := r.tx.QueryRowContext(ctx, `SELECT r.waiting, coalesce(`+homeOf+`, '') FROM readings r
		WHERE r.id = $1 AND r.hash = $2 AND r.file = $3`, a.ID, a.Hash, a.File).Scan(&v.Waiting, &v.Story)
	if err != nil {
		return v, fail(r.op, err)
	}
	return v, nil
}

func (s *store) Withdraw(ctx context.Context, address string, withdrawal gainsay.Withdrawal) (int, error) {
	op := "withdraw " + address + " in " + s.path
	if address == "" {
		return 0, gainsay.E(gainsay.Invalid, op, "what is withdrawn needs an address")
	}
	revisions := 0
	err := s.write(ctx, op, func(w *writer) error {
		var old string
		err := w.get(ctx, []any{&old}, `SELECT at FROM withdrawn WHERE address = $1`, address)
		known := err == nil
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if err := w.get(ctx, []any{&revisions}, `SELECT count(*) FROM revisions WHERE address = $1`, address); err != nil {
			return err
		}
		if known && !ledger.Later(withdrawal, gainsay.Withdrawal{At: old}) {
			return nil
		}
		if err := w.do(ctx, `INSERT INTO withdrawn (address, at) VALUES ($1, $2) ON CONFLICT (address) DO UPDATE SET at = excluded.at`, address, withdrawal.At); err != nil {
			return err
		}
		if err := w.do(ctx, `UPDATE readings SET waiting = 1 WHERE key IN (SELECT reading FROM revisions WHERE address = $1)`, address); err != nil {
			return err
		}
		return w.do(ctx, `UPDATE updates SET n = n + 1`) // who puts them into stories just now has to do it again
	})
	return revisions, err
}

func (s *store) Feeds(ctx context.Context) ([]ledger.FeedState, error) {
	op := "list feeds of " + s.path
	var feeds []ledger.FeedState
	err := s.view(ctx, op, func(r reads) error {
		jsons, err := r.strings(ctx, `SELECT state FROM feeds ORDER BY address`)
		for _, b := range jsons {
			var one ledger.FeedState
			if err := json.Unmarshal([]byte(b), &one); err != nil {
				return damaged(op, err)
			}
			feeds = append(feeds, one)
		}
		return err
	})
	return feeds, err
}

func (s *store) KeepFeed(ctx context.Context, state ledger.FeedState) error {
	op := "keep the feed " + state.Address + " in " + s.path
	if state.Address == "" {
		return gainsay.E(gainsay.Invalid, op, "a feed needs an address")
	}
	b, err := json.Marshal(state)
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	return s.write(ctx, op, func(w *writer) error {
		kept, known, err := feedOf(ctx, w, state.Address)
		if err != nil {
			return err
		}
		if known && kept.Dropped && !state.Dropped {
			return ledger.Dropped(op)
		}
		return w.do(ctx, `INSERT INTO feeds (address, state) VALUES ($1, $2)
			ON CONFLICT (address) DO UPDATE SET state = excluded.state`, state.Address, string(b))
	})
}

func (s *store) DropFeed(ctx context.Context, address string, dropped bool) error {
	op := "find the feed " + address + " in " + s.path
	if db, err := s.at(ctx, op, false); err != nil {
		return err
	} else if db == nil {
		return ledger.NoFeed(op)
	}
	return s.write(ctx, op, func(w *writer) error {
		state, known, err := feedOf(ctx, w, address)
		switch {
		case err != nil:
			return err
		case !known:
			return ledger.NoFeed(op)
		}
		state.Dropped = dropped
		b, err := json.Marshal(state)
		if err != nil {
			return err
		}
		return w.do(ctx, `UPDATE feeds SET state = $2 WHERE address = $1`, address, string(b))
	})
}

// feedOf is what is kept of the feed, and whether anything is.
func feedOf(ctx context.Context, w *writer, address string) (ledger.FeedState, bool, error) {
	var state ledger.FeedState
	var b string
	err := w.get(ctx, []any{&b}, `SELECT state FROM feeds WHERE address = $1`, address)
	if errors.Is(err, sql.ErrNoRows) {
		return state, false, nil
	}
	if err == nil {
		if err = json.Unmarshal([]byte(b), &state); err != nil {
			err = damaged("read a feed", err)
		}
	}
	return state, err == nil, err
}
