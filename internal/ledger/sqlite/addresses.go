package sqlite

import (
	"context"
	"database/sql"

	"github.com/pressly/goose/v3"

	"gainsay"
	"gainsay/internal/ledger"
)

// addressesVersion is the migration that gives the articles of schema 1, which
// kept addresses only within readings, their revisions.
const addressesVersion = 3

// addresses is that migration, in Go because what makes two addresses one is
// told there.
func addresses() *goose.Migration {
	return goose.NewGoMigration(addressesVersion, &goose.GoFunc{RunTx: fillRevisions}, nil)
}

// An addressed is an article by its row.
type addressed struct {
	key                             int64
	id, url, hash, title, published string
}

func fillRevisions(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT key, id, json_extract(reading, '$.article.url'), hash, title, published
		FROM readings WHERE json_valid(reading) AND json_extract(reading, '$.article.url') <> '' ORDER BY key`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var all []addressed
	for rows.Next() {
		var a addressed
		if err := rows.Scan(&a.key, &a.id, &a.url, &a.hash, &a.title, &a.published); err != nil {
			return err
		}
		all = append(all, a)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, a := range all {
		address := ledger.AddressOf(&gainsay.Article{ID: a.id, Hash: a.hash, URL: a.url})
		if address == "" {
			continue
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO revisions (address, url, hash, title, published, reading, first, last)
			VALUES ($1, $2, $3, $4, $5, $6, '', '') ON CONFLICT DO NOTHING`,
			address, ledger.Address(a.url), a.hash, a.title, a.published, a.key)
		if err != nil {
			return err
		}
	}
	return nil
}
