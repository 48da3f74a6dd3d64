// Package sqlite turns dossiers into one SQLite file that holds a ledger.
//
// The file is in WAL mode; every Keep is one immediate transaction, so that a
// process killed at any point leaves the old state or the new one. The schema
// is made and brought up to date by the embedded migrations; a file that is
// foreign, newer than this program or damaged is refused before it is touched.
// One that may not be written is read all the same, and nothing is made beside it.
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

// An access is what a connection may do with the file.
type access int

const (
	making  access = iota // write it, and make it where there is none
	writing               // write it
	reading               // read it beside those who write it, which takes their files beside it
	still                 // read it where nothing can be made beside it, as if nobody could write it
)

// Create opens the ledger in the file path. Where there is none, one is made
// when the first dossier is kept, and not before: a run that keeps nothing
// leaves nothing. Errors name path and the mend: Transient where another process
// keeps writing, Poison where the file is foreign, newer, damaged or cannot be
// written, or its folder cannot.
func Create(ctx context.Context, path string) (ledger.Ledger, error) {
	op := "open ledger " + path
	s := &store{path: path, wait: wait}
	db, err := s.at(ctx, op, false)
	switch {
	case err != nil:
		return nil, err
	case db == nil:
		if err := writable(op, path); err != nil {
			return nil, err
		}
		return s, nil
	}
	if err := check(ctx, db, op, path); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Open opens the ledger in the file path, which must be there, to read and to write it:
// where there is none the error is NotFound. Other errors are those of Create.
func Open(ctx context.Context, path string) (ledger.Ledger, error) { return open(ctx, path, wait) }

func open(ctx context.Context, path string, wait time.Duration) (*store, error) {
	op := "open ledger " + path
	if err := there(op, path); err != nil {
		return nil, err
	}
	db, err := connect(ctx, op, path, writing, wait)
	if err != nil {
		return nil, err
	}
	return &store{path: path, wait: wait, db: db}, nil
}

func there(op, path string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return gainsay.E(gainsay.NotFound, op, "there is no such file; check the path, or make one with `gainsay read --db %s …`", path)
	}
	return nil
}

// writable refuses a path where no file can be made.
func writable(op, path string) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".gainsay-*")
	if err != nil {
		return cannotOpen(op)
	}
	f.Close()
	os.Remove(f.Name())
	return nil
}

// connect opens the file path as a database whose schema is up to date.
func connect(ctx context.Context, op, path string, as access, wait time.Duration) (*sql.DB, error) {
	db, err := dial(op, path, as, wait)
	if err != nil {
		return nil, err
	}
	if as == reading || as == still {
		err = readable(ctx, db, op)
	} else if err = mayWrite(ctx, op, path); err == nil {
		err = ready(ctx, db, op)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// dial is the database of the file path, which nothing was asked yet.
func dial(op, path string, as access, wait time.Duration) (*sql.DB, error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, gainsay.E(gainsay.Poison, op, "this is no file; name a file")
	}
	name, err := source(path, as, wait)
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, fail(op, err)
	}
	return db, nil
}

// source is the driver's name for the file path. The path is made absolute so
// that no part of it is taken for a host or for SQLite's own ":memory:".
func source(path string, as access, wait time.Duration) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	q := url.Values{"mode": {[...]string{making: "rwc", writing: "rw", reading: "ro", still: "ro"}[as]}, "_txlock": {"immediate"}, "_pragma": {
		fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "synchronous(normal)", "foreign_keys(on)"}}
	if as == still {
		q.Set("immutable", "1")
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: q.Encode()}
	return u.String(), nil
}

// ready refuses a file that is not this program's, then brings the schema up to date.
func ready(ctx context.Context, db *sql.DB, op string) error {
	own, err := recognise(ctx, db, op)
	if err != nil {
		return err
	}
	p, err := provider(db, op)
	if err != nil {
		return err
	}
	if own {
		if older, err := older(ctx, db, op, p); err != nil || !older {
			return err
		}
	}
	return migrate(ctx, db, op, p)
}

func provider(db *sql.DB, op string) (*goose.Provider, error) {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir, goose.WithDisableGlobalRegistry(true),
		goose.WithGoMigrations(addresses()))
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	return p, nil
}

// older tells whether the ledger lacks migrations, and refuses one of a newer program.
func older(ctx context.Context, db *sql.DB, op string, p *goose.Provider) (bool, error) {
	var has int64
	if err := db.QueryRowContext(ctx, `SELECT max(version_id) FROM `+goose.DefaultTablename).Scan(&has); err != nil {
		return false, fail(op, err)
	}
	sources := p.ListSources()
	knows := sources[len(sources)-1].Version
	if has > knows {
		return false, gainsay.E(gainsay.Poison, op,
			"a newer gainsay made this ledger (schema %d, this program knows %d); use that one, or name another file", has, knows)
	}
	return has < knows, nil
}

// check refuses a file that SQLite finds damaged.
func check(ctx context.Context, db *sql.DB, op, path string) error {
	if info, err := os.Stat(path); err != nil || info.Size() > checkedWhole {
		return nil
	}
	var found string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&found); err != nil {
		return fail(op, err)
	}
	if found != "ok" {
		return damaged(op, errors.New(strings.ReplaceAll(found, "\n", ": ")))
	}
	return nil
}

// recognise tells whether the file is a ledger already, and refuses one that is
// neither a ledger nor empty. The version table alone is what a process leaves
// that is killed while it makes a ledger.
func recognise(ctx context.Context, db *sql.DB, op string) (bool, error) {
	var id, tables int
	err := db.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema
		WHERE type = 'table' AND name <> $1 AND name NOT LIKE 'sqlite_%') FROM pragma_application_id`,
		goose.DefaultTablename).Scan(&id, &tables)
	if err != nil {
		return false, fail(op, err)
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
func migrate(ctx context.Context, db *sql.DB, op string, p *goose.Provider) error {
	for try := 1; ; try++ {
		_, err := db.ExecContext(ctx, `PRAGMA journal_mode = wal`)
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
			return fail(op, err)
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
func fail(op string, err error) error {
	if gainsay.KindOf(err) != 0 {
		return err
	}
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
		return denied(op)
	case lib.SQLITE_CANTOPEN:
		return cannotOpen(op)
	case lib.SQLITE_FULL:
		return gainsay.E(gainsay.Transient, op, "the disk is full; make room and run it again, nothing was kept")
	}
	return gainsay.E(gainsay.Poison, op, "%w", err)
}

var errDenied = errors.New("it may not be written; give yourself the right to write it and in its folder, or name another file")

func denied(op string) error { return gainsay.E(gainsay.Poison, op, "%w", errDenied) }

var errCannotOpen = errors.New("it cannot be opened for writing; name a file in a folder that exists and that you may write to")

func cannotOpen(op string) error { return gainsay.E(gainsay.Poison, op, "%w", errCannotOpen) }

func damaged(op string, err error) error {
	return gainsay.E(gainsay.Poison, op, "the file is damaged (%w); put an earlier copy in its place, or read the articles into a new file", err)
}
