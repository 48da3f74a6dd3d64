package sqlite_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/doctor"
	"gainsay/internal/ledger/ledgertest"
	"gainsay/internal/ledger/sqlite"
)

var makeOld = flag.Bool("make", false, "keep a ledger of today's schema in testdata, for the versions to come")

// schema is today's: the number of the latest migration.
const schema = 5

// schemas are those that a released program wrote, and today's.
func schemas() []int { return []int{1, 3, 4, schema} }

// remembered is what the kept file of each schema holds.
func remembered() []gainsay.Dossier {
	a, b := ledgertest.Reading("a1", "Wire", "The quay was shut."), ledgertest.Reading("b2", "Post", "The quay is open: “ja”.")
	return []gainsay.Dossier{ledgertest.Dossier("harbour", a, b), ledgertest.Dossier("ferry", b)}
}

// TestEarlierSchemas: a ledger of every earlier schema, written by the program
// of its time, opens with all it holds and takes more.
func TestEarlierSchemas(t *testing.T) {
	name := func(n int) string { return filepath.Join("testdata", fmt.Sprintf("schema-%d.db", n)) }
	if *makeOld {
		l := create(t, name(schema))
		if err := l.Keep(t.Context(), remembered()); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range schemas() {
		b, err := os.ReadFile(name(n))
		if err != nil {
			t.Fatalf("schema %d: %v; run this test with -make before the schema changes again", n, err)
		}
		path := filepath.Join(t.TempDir(), "l.db")
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		l := create(t, path)
		for _, want := range remembered() {
			got, err := l.Dossier(t.Context(), want.Story.ID)
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("schema %d: %v (-want +got):\n%s", n, err, diff)
			}
		}
		more := ledgertest.Dossier("tram", ledgertest.Reading("c3", "Sun", "The tram runs."))
		if err := l.Keep(t.Context(), []gainsay.Dossier{more}); err != nil {
			t.Errorf("schema %d: %v", n, err)
		}
		if stories, err := l.Stories(t.Context()); err != nil || len(stories) != 3 {
			t.Errorf("schema %d: %d stories, %v", n, len(stories), err)
		}
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestTodaysSchema: who adds a migration says so in schema, and keeps a file.
func TestTodaysSchema(t *testing.T) {
	found, err := filepath.Glob("migrations/*.sql")
	if n := len(found) + 1; err != nil || n != schema { // one is in Go
		t.Errorf("there are %d migrations, and schema is %d", n, schema)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct{ name, statement, words string }{
		{"a lost reading", `DELETE FROM readings WHERE id = 'a1'`, "story_readings refers to readings, where the row is missing"},
		{"a column that differs", `UPDATE readings SET file = 'other.txt'`, "the columns of a reading are not those of its article: a1"},
		{"a revision of another text", `UPDATE revisions SET hash = '0'`, "a revision is not of the text of its article: https://wire.example/1"},
		{"an article that waits for nothing", `UPDATE readings SET waiting = 0`, "does not wait for it: w1"},
		{"the state of another feed", `UPDATE feeds SET address = 'https://post.example/feed'`, "a feed is that of another: https://post.example/feed"},
		{"another document in quarantine", `UPDATE quarantine SET id = 'cafe'`, "listed as another: cafe"},
		{"no count of updates", `DELETE FROM updates`, "the count of updates is not one row: 0"},
		{"a story without articles", `DELETE FROM story_readings`, "a story has no articles: harbour"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "l.db")
			kept(t, path)
			keptWeb(t, path)
			execute(t, path, `PRAGMA foreign_keys = off`, test.statement)
			l := create(t, path)
			defer l.Close()
			faults, err := l.Faults(t.Context())
			if err != nil || !strings.Contains(strings.Join(faults, "\n"), test.words) {
				t.Errorf("faults are %q, %v; want %q", faults, err, test.words)
			}
		})
	}
}

// keptWeb keeps an article of the web that waits, a feed, and a document apart.
func keptWeb(t *testing.T, path string) {
	t.Helper()
	l := create(t, path)
	defer l.Close()
	a := ledgertest.Reading("w1", "Wire", "The quay waits.").Article
	a.URL = "https://wire.example/1"
	if _, err := l.KeepArticles(t.Context(), []gainsay.Article{a}); err != nil {
		t.Fatal(err)
	}
	if err := l.KeepFeed(t.Context(), ledger.FeedState{Address: "https://wire.example/feed"}); err != nil {
		t.Fatal(err)
	}
	raw := gainsay.Raw{File: "x.html", Format: gainsay.HTML, Bytes: []byte("<p>")}
	if err := l.SetAside(t.Context(), ledger.Broken{ID: ledger.BrokenID(&raw), File: "x.html", Size: 3, Raw: &raw}); err != nil {
		t.Fatal(err)
	}
	report, err := doctor.Examine(t.Context(), l)
	if err != nil || report.Waiting != 1 || report.Apart != 1 {
		t.Errorf("%+v, %v", report, err)
	}
}

// TestAddressesOfOld: the articles of an old ledger have the revisions that their
// addresses make them.
func TestAddressesOfOld(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "schema-1.db"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "l.db")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	execute(t, path, `UPDATE readings SET reading = json_set(reading, '$.article.url', 'http://wire.example/quay#top')`)
	l := create(t, path)
	defer l.Close()
	for _, which := range []string{"a1", "https://wire.example/quay#b2"} {
		if found, err := l.Revisions(t.Context(), which); err != nil || len(found) != 1 || found[0].Story != "harbour" {
			t.Errorf("%s: %d revisions, %v", which, len(found), err)
		}
	}
	report, err := doctor.Examine(t.Context(), l)
	if err != nil || report.Articles != 2 || strings.Contains(strings.Join(report.Faults, "\n"), "revision") {
		t.Errorf("%+v, %v", report, err)
	}
	if faults, err := l.Faults(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("faults are %q, %v", faults, err)
	}
}

// TestBackup copies a ledger while it is written to: every copy is a sound
// ledger of a state that was.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "l.db")
	kept(t, path)
	var all sync.WaitGroup
	all.Go(func() {
		l := create(t, path)
		defer l.Close()
		for i := range 30 {
			if err := l.Keep(t.Context(), []gainsay.Dossier{numbered(i)}); err != nil {
				t.Error(err)
			}
		}
	})
	stories := 0
	for i := range 5 {
		to := filepath.Join(dir, fmt.Sprint("copy", i, ".db"))
		if _, err := sqlite.Backup(t.Context(), path, to); err != nil {
			t.Fatal(err)
		}
		n := examined(t, to)
		if n < stories {
			t.Errorf("copy %d holds %d stories, the one before %d", i, n, stories)
		}
		stories = n
	}
	all.Wait()
	last := filepath.Join(dir, "last.db")
	if _, err := sqlite.Backup(t.Context(), path, last); err != nil || examined(t, last) != 31 {
		t.Errorf("the last copy is not whole: %v", err)
	}
	if left, err := filepath.Glob(filepath.Join(dir, ".*")); err != nil || len(left) > 0 {
		t.Errorf("backups left %q", left)
	}
}

// examined is the number of stories of the ledger path, which must have no fault
// but those that made-up dossiers have.
func examined(t *testing.T, path string) int {
	t.Helper()
	l, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if faults, err := l.Faults(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("%s: %q, %v", path, faults, err)
	}
	report, err := doctor.Examine(t.Context(), l)
	if err != nil || report.Stories == 0 {
		t.Errorf("%s: %d stories, %v", path, report.Stories, err)
	}
	return report.Stories
}

func TestBackupRefused(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "l.db")
	kept(t, path)
	for _, test := range []struct {
		from, to, words string
		kind            gainsay.Kind
	}{
		{path, path, "something of that name is there", gainsay.Poison},
		{path, filepath.Join(dir, "no", "such", "folder.db"), "a folder that exists", gainsay.Poison},
		{filepath.Join(dir, "none.db"), filepath.Join(dir, "copy.db"), "there is no such file", gainsay.NotFound},
	} {
		_, err := sqlite.Backup(t.Context(), test.from, test.to)
		if gainsay.KindOf(err) != test.kind || !strings.Contains(fmt.Sprint(err), test.words) {
			t.Errorf("%s to %s: %v, want %q", test.from, test.to, err, test.words)
		}
	}
	l := create(t, path)
	defer l.Close()
	if d, err := l.Dossier(t.Context(), "harbour"); err != nil || len(d.Readings) != 1 {
		t.Errorf("after refused backups: %d readings, %v", len(d.Readings), err)
	}
}
