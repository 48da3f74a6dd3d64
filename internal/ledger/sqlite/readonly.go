package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"gainsay"
	"gainsay/internal/ledger"
)

// Read opens the ledger in the file path to be read alone, which needs no right to
// write the file or in its folder, and leaves nothing beside it where that is
// missing. The string says what may be missing from what is read, "" where nothing
// is. Errors are those of Open, but for the right to write.
func Read(ctx context.Context, path string) (ledger.Ledger, string, error) {
	op := "open ledger " + path
	s, missing, err := read(ctx, op, path)
	if err != nil {
		return nil, "", err
	}
	if err := current(ctx, s.db, op); err != nil {
		s.Close()
		return nil, "", err
	}
	return s, missing, nil
}

// read is Read of a ledger that may be of an older schema where it may not be written.
func read(ctx context.Context, op, path string) (*store, string, error) {
	if err := there(op, path); err != nil {
		return nil, "", err
	}
	db, err := connect(ctx, op, path, writing, wait)
	if err == nil {
		return &store{path: path, wait: wait, db: db}, "", nil
	}
	if !unwritable(err) {
		return nil, "", err
	}
	// Who writes the file keeps what is newest in a log beside it, of which a third
	// file tells the order: it is made by who opens the file first, and would be in
	// the way of its owner if that were somebody else.
	_, noLog := os.Stat(path + "-wal")
	_, noOrder := os.Stat(path + "-shm")
	if noLog == nil && noOrder == nil {
		if db, err = connect(ctx, op, path, reading, wait); err == nil {
			return &store{path: path, wait: wait, db: db}, "", nil
		}
	}
	was := stamps(path)
	if db, err = connect(ctx, op, path, still, wait); errors.Is(err, errCannotOpen) {
		return nil, "", gainsay.E(gainsay.Poison, op, "it may not be read; give yourself the right to, or name another file")
	} else if err != nil {
		return nil, "", err
	}
	missing := ""
	if was.log.size > 0 {
		missing = fmt.Sprintf("%s: %s-wal may hold newer things, which cannot be read without the right to write beside it; copy both to a folder of your own to see them", op, path)
	}
	return &store{path: path, wait: wait, db: db, was: &was}, missing, nil
}

// unwritable tells the errors of a file that may not be written, or beside which no
// file may be made.
func unwritable(err error) bool { return errors.Is(err, errDenied) || errors.Is(err, errCannotOpen) }

// mayWrite refuses a file that SQLite can open for reading alone. It asks on a
// connection of its own, which has nothing to say to the file: what reads it makes
// files beside it.
func mayWrite(ctx context.Context, op, path string) error {
	if _, err := os.Stat(path); err != nil {
		return nil // it is yet to be made
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: "mode=rw"}
	db, err := sql.Open("sqlite", name.String())
	if err != nil {
		return fail(op, err)
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return fail(op, err)
	}
	defer conn.Close()
	only := false
	err = conn.Raw(func(driver any) error {
		var err error
		if c, ok := driver.(interface{ IsReadOnly(string) (bool, error) }); ok {
			only, err = c.IsReadOnly("main")
		}
		return err
	})
	switch {
	case err != nil:
		return fail(op, err)
	case only:
		return denied(op)
	}
	return nil
}

// readable refuses a file that is no ledger, or one of a newer program.
func readable(ctx context.Context, db *sql.DB, op string) error {
	own, err := recognise(ctx, db, op)
	if err != nil {
		return err
	}
	if !own {
		return gainsay.E(gainsay.Poison, op, "this is no ledger; name a ledger")
	}
	p, err := provider(db, op)
	if err != nil {
		return err
	}
	_, err = older(ctx, db, op, p)
	return err
}

// current refuses a ledger of an older schema.
func current(ctx context.Context, db *sql.DB, op string) error {
	p, err := provider(db, op)
	if err != nil {
		return err
	}
	old, err := older(ctx, db, op, p)
	if err != nil || !old {
		return err
	}
	return gainsay.E(gainsay.Poison, op, "an earlier gainsay made this ledger, and it may not be written to bring it up to date; copy it with `gainsay backup`, and read the copy")
}

// A stamp tells whether a file was written; it is zero where there is none.
type stamp struct {
	size int64
	at   time.Time
}

// A pair is the stamps of a ledger's file and of the log beside it.
type pair struct{ file, log stamp }

func stamps(path string) pair {
	of := func(path string) stamp {
		info, err := os.Stat(path)
		if err != nil {
			return stamp{}
		}
		return stamp{info.Size(), info.ModTime()}
	}
	return pair{of(path), of(path + "-wal")}
}

// undisturbed refuses what was read of a file as if nobody could write it, where
// somebody has: pages of two times may be among it.
func (s *store) undisturbed(op string) error {
	if s.was == nil || *s.was == stamps(s.path) {
		return nil
	}
	return gainsay.E(gainsay.Transient, op, "it was written to while it was read; run it again")
}
