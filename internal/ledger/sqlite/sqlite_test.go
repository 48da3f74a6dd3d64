package sqlite_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/ledgertest"
	"gainsay/internal/ledger/sqlite"
)

func create(t *testing.T, path string) ledger.Ledger {
	t.Helper()
	l, err := sqlite.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLedger(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) ledger.Ledger {
		return create(t, filepath.Join(t.TempDir(), "a folder? with #odd% names.db"))
	})
}

// kept makes a ledger with one story at path and closes it.
func kept(t *testing.T, path string) gainsay.Dossier {
	t.Helper()
	d := ledgertest.Dossier("harbour", ledgertest.Reading("a1", "Wire", "The quay was shut. "+strings.Repeat("Ships wait. ", 2000)))
	l := create(t, path)
	if err := l.Keep(t.Context(), []gainsay.Dossier{d}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestKeptAfterClose(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	kept(t, path)
	l, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if d, err := l.Dossier(t.Context(), "harbour"); err != nil || len(d.Readings) != 1 {
		t.Errorf("%d readings, %v", len(d.Readings), err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(path + "*"); err != nil || len(left) != 1 {
		t.Errorf("after Close there are %q, want the file alone", left)
	}
}

// execute runs statements on the SQLite file path, as another program would.
func execute(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

func TestRefused(t *testing.T) {
	tests := []struct {
		name  string
		make  func(t *testing.T, path string)
		kind  gainsay.Kind
		words string
	}{
		{"a folder", func(t *testing.T, path string) { os.Mkdir(path, 0o755) }, gainsay.Poison, "this is no file"},
		{"a text", func(t *testing.T, path string) {
			os.WriteFile(path, []byte(strings.Repeat("The quay was shut. ", 100)), 0o644)
		}, gainsay.Poison, "this is no ledger; name a ledger"},
		{"another program's database", func(t *testing.T, path string) {
			execute(t, path, `CREATE TABLE songs (title TEXT)`)
		}, gainsay.Poison, "another program's database"},
		{"another program's database, marked as its own", func(t *testing.T, path string) {
			execute(t, path, `PRAGMA application_id = 7`, `PRAGMA user_version = 1`)
		}, gainsay.Poison, "another program's database"},
		{"another program's database that goose keeps", func(t *testing.T, path string) {
			execute(t, path, `CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY, version_id INTEGER, is_applied INTEGER, tstamp TEXT)`,
				`INSERT INTO goose_db_version VALUES (1, 1, 1, '')`, `CREATE TABLE songs (title TEXT)`)
		}, gainsay.Poison, "another program's database"},
		{"a newer ledger", func(t *testing.T, path string) {
			kept(t, path)
			execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (900, 1)`)
		}, gainsay.Poison, "a newer gainsay made this ledger (schema 900"},
		{"a ledger cut short", func(t *testing.T, path string) {
			kept(t, path)
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			os.Truncate(path, info.Size()/2)
		}, gainsay.Poison, "is damaged"},
		{"a ledger whose first page is overwritten", func(t *testing.T, path string) {
			kept(t, path)
			scribble(t, path, 120, 3000)
		}, gainsay.Poison, "is damaged"},
		{"a ledger whose texts are overwritten", func(t *testing.T, path string) {
			kept(t, path)
			info, err := os.Stat(path)
			if err != nil {
				t.Fatal(err)
			}
			scribble(t, path, info.Size()-3*4096, 3*4096)
		}, gainsay.Poison, "is damaged"},
		{"a ledger that lacks a table", func(t *testing.T, path string) {
			kept(t, path)
			execute(t, path, `DROP TABLE readings`)
		}, gainsay.Poison, "is damaged (SQL logic error: no such table"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "l.db")
			test.make(t, path)
			before, _ := os.ReadFile(path)
			l, err := sqlite.Create(t.Context(), path)
			if err == nil {
				_, err = l.Dossier(t.Context(), "harbour")
				l.Close()
			}
			if gainsay.KindOf(err) != test.kind || !strings.Contains(fmt.Sprint(err), test.words) {
				t.Errorf("error is %v (%v), want %v with %q", err, gainsay.KindOf(err), test.kind, test.words)
			}
			if message := fmt.Sprint(err); !strings.Contains(message, path) || strings.Contains(message, "\n") {
				t.Errorf("%q does not name the file on one line", message)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the refused file was changed")
			}
		})
	}
}

// scribble writes n bytes of rubbish at byte at of the file.
func scribble(t *testing.T, path string, at int64, n int) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte(strings.Repeat("\xa5", n)), at); err != nil {
		t.Fatal(err)
	}
}

// TestDamagedAnywhere overwrites one page after another: what is still found
// is what was kept, or an error says that the file is damaged.
func TestDamagedAnywhere(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole.db")
	want := kept(t, whole)
	b, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for at := 4096; at < len(b); at += 4096 {
		path := filepath.Join(t.TempDir(), "l.db")
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		scribble(t, path, int64(at), min(4096, len(b)-at))
		l, err := sqlite.Open(t.Context(), path)
		var d gainsay.Dossier
		if err == nil {
			d, err = l.Dossier(t.Context(), "harbour")
			l.Close()
		}
		switch {
		case err != nil:
			refused++
			if gainsay.KindOf(err) == gainsay.Transient {
				t.Errorf("byte %d: %v", at, err)
			}
		case d.Readings[0].Article.Text != want.Readings[0].Article.Text:
			t.Errorf("byte %d: another text than the one kept came back without a word", at)
		}
	}
	if refused == 0 {
		t.Error("no damage was noticed")
	}
}

// TestNothingKeptNoFile: what keeps nothing leaves nothing, and is an empty
// ledger to who asks.
func TestNothingKeptNoFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	l := create(t, path)
	ctx, stop := context.WithCancel(t.Context())
	one := []gainsay.Dossier{ledgertest.Dossier("one", ledgertest.Reading("a", "Wire", "Alpha."))}
	for _, f := range []func(ledger.Past) (ledger.Batch, error){
		func(ledger.Past) (ledger.Batch, error) { return ledger.Batch{}, nil },
		func(ledger.Past) (ledger.Batch, error) { return ledger.Batch{Dossiers: one}, errors.New("no") },
		func(ledger.Past) (ledger.Batch, error) { stop(); return ledger.Batch{Dossiers: one}, nil },
	} {
		l.Update(ctx, f)
	}
	if stories, err := l.Stories(t.Context()); err != nil || len(stories) > 0 {
		t.Errorf("%d stories, %v", len(stories), err)
	}
	if _, err := l.Dossier(t.Context(), "one"); gainsay.KindOf(err) != gainsay.NotFound {
		t.Errorf("error is %v", err)
	}
	if _, err := l.Reading(t.Context(), "a"); gainsay.KindOf(err) != gainsay.NotFound {
		t.Errorf("error is %v", err)
	}
	for range l.Readings(t.Context()) {
		t.Error("a reading out of nothing")
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(left) > 0 {
		t.Errorf("it left %q", left)
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); err != nil || len(left) > 0 {
		t.Errorf("it left %q", left)
	}
}

func TestUnwritable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "no", "such", "folder.db")
	_, err := sqlite.Create(t.Context(), path)
	if gainsay.KindOf(err) != gainsay.Poison || !strings.Contains(fmt.Sprint(err), "a folder that exists") {
		t.Errorf("error is %v", err)
	}
	_, err = sqlite.Open(t.Context(), path)
	if gainsay.KindOf(err) != gainsay.NotFound || !strings.Contains(fmt.Sprint(err), "gainsay read --db") {
		t.Errorf("error is %v", err)
	}
}

// TestMadeTwice lets several processes' worth of connections make one new file.
func TestMadeTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "l.db")
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			l, err := sqlite.Create(t.Context(), path)
			if err != nil {
				t.Errorf("create: %v", err)
				return
			}
			defer l.Close()
			id := fmt.Sprint("story", i)
			d := ledgertest.Dossier(id, ledgertest.Reading(id, "Wire", "Alpha."))
			if err := l.Keep(t.Context(), []gainsay.Dossier{d}); err != nil {
				t.Errorf("keep: %v", err)
			}
		})
	}
	all.Wait()
	l := create(t, path)
	defer l.Close()
	if stories, err := l.Stories(t.Context()); err != nil || len(stories) != 4 {
		t.Errorf("%d stories, %v; want 4", len(stories), err)
	}
}

// TestKilled kills a process that keeps one dossier after another, at another
// point each time: every dossier that is there is whole, and none is lost that
// the process said it had kept.
func TestKilled(t *testing.T) {
	const child = "GAINSAY_TEST_KEEP_IN"
	if path := os.Getenv(child); path != "" {
		l := create(t, path)
		for i := range 1000 {
			if err := l.Keep(t.Context(), []gainsay.Dossier{numbered(i)}); err != nil {
				t.Fatal(err)
			}
			fmt.Println("kept", i)
		}
		return
	}
	path := filepath.Join(t.TempDir(), "l.db")
	for round := range 8 {
		cmd := exec.Command(os.Args[0], "-test.run=^TestKilled$")
		cmd.Env = append(os.Environ(), child+"="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		said := 0
		for lines := bufio.NewScanner(out); said < round*3 && lines.Scan(); said++ {
		}
		cmd.Process.Kill()
		cmd.Wait()
		wholeUpTo(t, path, said)
	}
}

// numbered is a dossier of i%7+1 readings.
func numbered(i int) gainsay.Dossier {
	var readings []gainsay.Reading
	for j := range i%7 + 1 {
		readings = append(readings, ledgertest.Reading(fmt.Sprint(i, "-", j), "Wire", fmt.Sprint("Alpha ", i, j)))
	}
	return ledgertest.Dossier(fmt.Sprint("story", i), readings...)
}

func wholeUpTo(t *testing.T, path string, said int) {
	t.Helper()
	l := create(t, path)
	defer l.Close()
	stories, err := l.Stories(t.Context())
	if err != nil || len(stories) < said {
		t.Fatalf("%d stories, %v; the process said that it kept %d", len(stories), err, said)
	}
	for i := range stories {
		d, err := l.Dossier(t.Context(), stories[i].ID)
		if err != nil || len(d.Readings) != d.Story.Origins {
			t.Errorf("%s has %d of %d readings, %v", stories[i].ID, len(d.Readings), d.Story.Origins, err)
		}
	}
}
