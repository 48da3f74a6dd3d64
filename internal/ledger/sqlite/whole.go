package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"gainsay"
	"gainsay/internal/ledger"
)

// Faults asks SQLite for damage of pages and indexes and for rows that refer to
// none, and compares the columns that articles are found by with the readings.
func (s *store) Faults(ctx context.Context) ([]string, error) {
	var faults []string
	err := s.view(ctx, "examine "+s.path, func(r reads) error {
		pages, err := r.strings(ctx, `PRAGMA integrity_check`)
		if err != nil {
			return err
		}
		for _, f := range pages {
			if f != "ok" {
				faults = append(faults, "SQLite says: "+strings.ReplaceAll(f, "\n", ": "))
			}
		}
		return r.rows(ctx, func(rows *sql.Rows) error {
			var what, where string
			if err := rows.Scan(&what, &where); err != nil {
				return fail(r.op, err)
			}
			faults = append(faults, what+" "+where)
			return nil
		}, `SELECT "table" || ' refers to ' || parent || ', where the row is missing:', coalesce(rowid, '') FROM pragma_foreign_key_check
			UNION ALL
			SELECT 'the columns of a reading are not those of its article:', id FROM readings
			WHERE json_valid(reading) AND (id IS NOT json_extract(reading, '$.article.id')
				OR hash IS NOT json_extract(reading, '$.article.hash')
				OR file IS NOT coalesce(json_extract(reading, '$.article.file'), ''))
			UNION ALL
			SELECT 'a story has no articles:', id FROM stories WHERE key NOT IN (SELECT story FROM story_readings)
			UNION ALL
			SELECT 'a revision is not of the text of its article:', v.address FROM revisions v JOIN readings r ON r.key = v.reading
			WHERE v.hash <> r.hash
			UNION ALL
			SELECT 'an article is not analysed and does not wait for it:', id FROM readings
			WHERE waiting = 0 AND json_valid(reading) AND json_extract(reading, '$.unread') = $1
			UNION ALL
			SELECT 'the state of a feed is that of another:', address FROM feeds
			WHERE NOT json_valid(state) OR json_extract(state, '$.address') IS NOT address
			UNION ALL
			SELECT 'a quarantined document is listed as another:', id FROM quarantine
			WHERE NOT json_valid(broken) OR json_extract(broken, '$.ID') IS NOT id
			UNION ALL
			SELECT 'the count of updates is not one row:', count(*) FROM updates HAVING count(*) <> 1`, ledger.NotYet)
	})
	return faults, err
}

// Backup writes what the ledger in the file path keeps at this time to the new
// file to, also while others read and write it. The copy is whole or not there,
// and of today's schema. The string says what may be missing from it, as Read tells it.
// Errors are those of Read, and Poison where to exists or cannot be written.
func Backup(ctx context.Context, path, to string) (string, error) {
	s, missing, err := read(ctx, "open ledger "+path, path)
	if err != nil {
		return "", err
	}
	defer s.Close()
	return missing, s.copy(ctx, to)
}

func (s *store) copy(ctx context.Context, to string) error {
	op := "write " + to
	if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
		return gainsay.E(gainsay.Poison, op, "something of that name is there; name a file that is not, or take it away first")
	}
	if err := writable(op, to); err != nil {
		return err
	}
	hidden := filepath.Join(filepath.Dir(to), fmt.Sprintf(".%s.%d", filepath.Base(to), os.Getpid()))
	defer os.Remove(hidden)
	_, err := s.db.ExecContext(ctx, `VACUUM INTO $1`, hidden)
	if disturbed := s.undisturbed(op); disturbed != nil {
		return disturbed
	}
	if err != nil {
		return fail(op, err)
	}
	copied, err := connect(ctx, op, hidden, writing, wait)
	if err != nil {
		return err
	}
	_, err = copied.ExecContext(ctx, `PRAGMA journal_mode = wal`) // which a copy does not take over
	if cerr := copied.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fail(op, err)
	}
	if err := os.Rename(hidden, to); err != nil {
		return gainsay.E(gainsay.Transient, op, "%w", err)
	}
	return nil
}
