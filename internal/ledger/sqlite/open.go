// Package sqlite turns dossiers into one SQLite file that holds a ledger.
//
// The file is in WAL mode; every Keep is one immediate transaction, so that a
// process killed at any point leaves the old state or the new one. The schema
// is made and brought up to date by the embedded migrations; a file that is
// foreign, newer than this program or damaged is refused before it is touched.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"gainsay"
	"gainsay/internal/ledger"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a ledger: "gsay" in ASCII, as the first
// migration writes it.
const applicationID = 0x67736179

// wait is how long a connection waits for another process's write.
const wait = 10 * time.Second

// checkedWhole is the size in bytes up to which a ledger is checked whole before
// it is written to, which takes a third of a second. Damage in a larger one is
// told when a read or a write meets it.
const checkedWhole = 256 << 20

// Create opens the ledger in the file path and makes it where there is none.
// Errors name path and the mend: Transient where another process keeps writing,
// Poison where the file is foreign, newer, damaged or cannot be written.
func Create(ctx context.Context, path string) (ledger.Ledger, error) {
	l, err := open(ctx, path, "rwc", wait)
	if err != nil {
		return nil, err
	}
	if err := l.check(ctx, "open ledger "+path); err != nil {
		l.Close()
		return nil, err
	}
	return l, nil
}

// Open opens the ledger in the file path, which must be there: else the error
// is NotFound. Other errors are those of Create.
func Open(ctx context.Context, path string) (ledger.Ledger, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil, gainsay.E(gainsay.NotFound, "open ledger "+path, "there is no such file; `gainsay read --db %s …` makes one", path)
	}
	l, err := open(ctx, path, "rw", wait)
	if err != nil {
		return nil, err
	}
	return l, nil
}

func open(ctx context.Context, path, mode string, wait time.Duration) (*store, error) {
	s := &store{path: path}
	op := "open ledger " + path
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, gainsay.E(gainsay.Poison, op, "this is no file; name a file")
	}
	name, err := source(path, mode, wait)
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	if s.db, err = sql.Open("sqlite", name); err != nil {
		return nil, s.fail(op, err)
	}
	if err := s.ready(ctx, op); err != nil {
		s.db.Close()
		return nil, err
	}
	return s, nil
}

// source is the driver's name for the file path. The path is made absolute so
// that no part of it is taken for a host or for SQLite's own ":memory:".
func source(path, mode string, wait time.Duration) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	q := url.Values{"mode": {mode}, "_txlock": {"immediate"}, "_pragma": {
		fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "synchronous(normal)", "foreign_keys(on)"}}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: q.Encode()}
	return u.String(), nil
}

// ready refuses a file that this program may not write to, then brings the
// schema up to date.
func (s *store) ready(ctx context.Context, op string) error {
	own, err := s.recognise(ctx, op)
	if err != nil {
		return err
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	if own {
		var has int64
		err := s.db.QueryRowContext(ctx, `SELECT max(version_id) FROM `+goose.DefaultTablename).Scan(&has)
		if err != nil {
			return s.fail(op, err)
		}
		sources := p.ListSources()
		knows := sources[len(sources)-1].Version
		if has == knows {
			return nil
		}
		if has > knows {
			return gainsay.E(gainsay.Poison, op,
				"a newer gainsay made this ledger (schema %d, this program knows %d); use that one, or name another file", has, knows)
		}
	}
	return s.migrate(ctx, op, p)
}

// check refuses a file that SQLite finds damaged.
func (s *store) check(ctx context.Context, op string) error {
	if info, err := os.Stat(s.path); err != nil || info.Size() > checkedWhole {
		return nil
	}
	var found string
	if err := s.db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&found); err != nil {
		return s.fail(op, err)
	}
	if found != "ok" {
		return damaged(op, errors.New(strings.ReplaceAll(found, "\n", ": ")))
	}
	return nil
}

// recognise tells whether the file is a ledger already, and refuses one that is
// neither a ledger nor empty. The version table alone is what a process leaves
// that is killed while it makes a ledger.
func (s *store) recognise(ctx context.Context, op string) (bool, error) {
	var id, tables int
	err := s.db.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema
		WHERE type = 'table' AND name <> $1 AND name NOT LIKE 'sqlite_%') FROM pragma_application_id`,
		goose.DefaultTablename).Scan(&id, &tables)
	if err != nil {
		return false, s.fail(op, err)
	}
	if id != applicationID && (id != 0 || tables > 0) {
		return false, gainsay.E(gainsay.Poison, op, "this is another program's database; name another file")
	}
	return id == applicationID, nil
}

// migrate makes the file keep a write-ahead log, which it remembers from then
// on, and applies what migrations are missing. Two processes that open one new
// file both try, and the one that comes second finds a step taken already: it
// looks again.
func (s *store) migrate(ctx context.Context, op string, p *goose.Provider) error {
	for try := 1; ; try++ {
		_, err := s.db.ExecContext(ctx, `PRAGMA journal_mode = wal`)
		if err == nil {
			_, err = p.Up(ctx)
		}
		if err == nil {
			return nil
		}
		if pending, perr := p.HasPending(ctx); perr == nil && !pending {
			return nil
		}
		if try == 20 || !again(err) || ctx.Err() != nil {
			return s.fail(op, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// again tells the errors that come of two processes making one file.
func again(err error) bool {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return false
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_ERROR, lib.SQLITE_CONSTRAINT:
		return true
	}
	return false
}

// fail says what an error of the driver means for who reads it, and what mends it.
func (s *store) fail(op string, err error) error {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return gainsay.E(gainsay.Transient, op, "another gainsay is writing to it; try again when that has ended, or name another file")
	case lib.SQLITE_NOTADB:
		return gainsay.E(gainsay.Poison, op, "this is no ledger; name a ledger, or a file that does not exist yet")
	case lib.SQLITE_CORRUPT, lib.SQLITE_ERROR: // the queries are right: what fails them is a table or a column that is gone
		return damaged(op, e)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_AUTH:
		return gainsay.E(gainsay.Poison, op, "it may not be written; give yourself the right to, or name another file")
	case lib.SQLITE_CANTOPEN:
		return gainsay.E(gainsay.Poison, op, "it cannot be opened for writing; name a file in a folder that exists and that you may write to")
	case lib.SQLITE_FULL:
		return gainsay.E(gainsay.Transient, op, "the disk is full; make room and run it again, nothing was kept")
	}
	return gainsay.E(gainsay.Poison, op, "%w", err)
}

func damaged(op string, err error) error {
	return gainsay.E(gainsay.Poison, op, "the file is damaged (%w); put an earlier copy in its place, or read the articles into a new file", err)
}
