package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gainsay"
	"gainsay/internal/ingest/ingesttest"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/sqlite"
)

// archive writes a packed web archive of invented reports, four to a story, with
// a later revision of every ninth at its address, and returns how many articles
// it holds.
func archive(t *testing.T, path string, stories int) int {
	t.Helper()
	var b bytes.Buffer
	var pages []ingesttest.Record
	for i := range 4 * stories {
		story, number := i%stories, i/stories
		address := fmt.Sprintf("https://outlet-%d.example/%d", number, story)
		pages = append(pages, ingesttest.Record{Address: address, Body: reportPage(story, number, 3+number)})
		if i%9 == 0 {
			pages = append(pages, ingesttest.Record{Address: address, Body: reportPage(story, number, 20+number)})
		}
	}
	for _, p := range pages {
		b.Write(p.Packed())
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return len(pages)
}

// reportPage is the page of one outlet about one story, with a figure.
func reportPage(story, outlet, hurt int) []byte {
	r := rand.New(rand.NewPCG(uint64(story), 3))
	name := func() string {
		parts := strings.Fields("ba ce di fo gu ha je ki lo mu na pe ro su ta ve wi zu")
		word := parts[r.IntN(len(parts))] + parts[r.IntN(len(parts))] + parts[r.IntN(len(parts))] + parts[r.IntN(len(parts))]
		return strings.ToUpper(word[:1]) + word[1:]
	}
	town, ship, pilot, mayor := name(), name(), name(), name()
	title := fmt.Sprintf("The ferry %s strikes the pier of %s", ship, town)
	return fmt.Appendf(nil, "<html lang=\"en\"><head><title>%s</title><meta property=\"article:published_time\" content=\"2031-03-%02dT10:00:00Z\"></head>"+
		"<body><article><h1>%s</h1><p>The ferry %s struck the pier of %s on Monday. %d people were hurt, mayor %s said.</p>"+
		"<p>The engine of the %s had failed, said pilot %s. Report %d of the affair of %s and %s.</p></article></body></html>",
		title, story%28+1, title, ship, town, hurt, mayor, ship, pilot, outlet, ship, town)
}

// TestAddKilled kills adds of a web archive at random points, also those that keep
// articles alone. Going on gives the ledger of an undisturbed add: no article is
// lost and none doubled.
func TestAddKilled(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	pages := filepath.Join(dir, "pages.warc.gz")
	articles := archive(t, pages, 80)
	calm := filepath.Join(dir, "calm.db")
	start := time.Now()
	output(t, "add", pages, "--db", calm)
	whole := time.Since(start)
	want := everything(t, calm)
	if n := strings.Count(string(want), "pages.warc.gz"); n == 0 {
		t.Fatal("the undisturbed ledger is empty")
	}
	sound := fmt.Sprintf(" %d articles\n", articles)
	for i := range *kills {
		db := filepath.Join(dir, fmt.Sprintf("killed-%d.db", i))
		args := []string{"add", pages, "--db", db}
		after := time.Duration(rand.Int64N(int64(whole)))
		if i%4 == 3 {
			args, after = append(args, "--articles-only"), after/4
		}
		cmd := itself(t, args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after)
		cmd.Process.Kill()
		cmd.Wait()
		if _, err := os.Stat(db); err == nil {
			output(t, "doctor", db)
		}
		output(t, "add", pages, "--db", db)
		if got := everything(t, db); !bytes.Equal(got, want) {
			t.Errorf("killed after %v of %v and gone on: the ledger differs from that of an undisturbed add", after, whole)
		}
		if said := output(t, "doctor", db); !strings.HasSuffix(string(said), sound) {
			t.Errorf("killed after %v of %v and gone on: %s; want%s", after, whole, said, sound)
		}
	}
}

// everything is all that a ledger can be asked for.
func everything(t *testing.T, db string) []byte {
	t.Helper()
	all := append(output(t, "article", "--db", db), output(t, "show", "--db", db, "--json", "-")...)
	return append(all, output(t, "history", "https://outlet-0.example/0", "--db", db, "--json", "-")...)
}

// TestTwoAdds: two processes that add to one ledger at a time leave what one leaves
// that adds both.
func TestTwoAdds(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	db := filepath.Join(dir, "l.db")
	var running []interface{ Wait() error }
	articles := 0
	for _, name := range []string{"one.warc.gz", "two.warc.gz"} {
		pages := filepath.Join(dir, name)
		articles = archive(t, pages, 30) // the same pages in both
		cmd := itself(t, "add", pages, "--db", db)
		cmd.Stderr = os.Stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		running = append(running, cmd)
	}
	for _, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Errorf("one of two adds: %v", err)
		}
	}
	if said := output(t, "doctor", db); !strings.HasSuffix(string(said), fmt.Sprintf(" %d articles\n", articles)) {
		t.Errorf("%s; want %d articles", said, articles)
	}
	copied := filepath.Join(dir, "copy.db")
	output(t, "backup", db, copied)
	output(t, "doctor", copied)
}

// TestQuarantineRetry: what was set aside by an earlier version comes out, joins the
// ledger, and is set aside no longer.
func TestQuarantineRetry(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	db := filepath.Join(t.TempDir(), "l.db")
	l, err := sqlite.Create(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	page := gainsay.Raw{File: "x.warc", Part: "record 3", Format: gainsay.HTML, URL: "https://outlet.example/1", Bytes: reportPage(1, 2, 3)}
	empty := gainsay.Raw{File: "y.warc", Format: gainsay.HTML, Bytes: []byte("<p>")}
	for _, raw := range []*gainsay.Raw{&page, &empty} {
		if err := l.SetAside(t.Context(), ledger.Broken{ID: ledger.BrokenID(raw), File: raw.Name(), Reason: "it failed", Tries: 1, Size: len(raw.Bytes), Raw: raw}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := itself(t, "quarantine", "retry", "--db", db)
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil || string(out) != ledger.BrokenID(&page)+"  came out\n" || !strings.Contains(said.String(), "y.warc: holds no article") {
		t.Errorf("%v, prints %q, says %q", err, out, said.String())
	}
	if left := output(t, "quarantine", "list", "--db", db); len(left) > 0 {
		t.Errorf("still set aside: %s", left)
	}
	if said := output(t, "doctor", db); !strings.HasSuffix(string(said), " is sound: 1 story, 1 article\n") {
		t.Errorf("the doctor says %q", said)
	}
}

// TestDeadly: an article that three processes die of, short of the patience that it is
// given, does not hold up the others, and is set aside then; an add that a person
// stops is none of the three.
func TestDeadly(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	db, slow, quick := filepath.Join(dir, "l.db"), filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	for path, text := range map[string]string{slow: strings.Repeat("The mayor of Corran said that the bridge of Almina would stay shut. ", 14_000), quick: "The ferry Halvard is late, pilot Oren Taal said."} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	l, err := sqlite.Create(t.Context(), db)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	dies := func(signal os.Signal, before, after int) {
		t.Helper()
		cmd := itself(t, "add", slow, quick, "--db", db, "--workers", "1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		ended := make(chan struct{})
		go func() {
			cmd.Wait()
			close(ended)
		}()
		for times(t, l) != before+1 {
			select {
			case <-ended:
				t.Fatalf("it ended before it was marked %d times", before+1)
			case <-time.After(5 * time.Millisecond):
			}
		}
		cmd.Process.Signal(signal)
		<-ended
		if n := times(t, l); n != after {
			t.Errorf("%v leaves it marked %d times, want %d", signal, n, after)
		}
	}
	dies(os.Interrupt, 0, 0)
	for i := range 3 {
		dies(os.Kill, i, i+1)
	}
	waits := func(want int) {
		t.Helper()
		if waiting, err := l.Waiting(t.Context(), 9); err != nil || len(waiting) != want {
			t.Errorf("%d articles wait, %v; want %d", len(waiting), err, want)
		}
	}
	waits(1) // the other was read before the third
	output(t, "add", slow, quick, "--db", db)
	waits(0)
	if said := output(t, "quarantine", "list", "--db", db); !strings.Contains(string(said), "a.txt id ") || !strings.Contains(string(said), "the program ended 3 times while it was at it") {
		t.Errorf("set aside are %q", said)
	}
	if said := output(t, "doctor", db); !strings.HasSuffix(string(said), " 2 articles, 1 document in quarantine\n") {
		t.Errorf("the doctor says %q", said)
	}
}

// times is how often the one thing that is marked was begun.
func times(t *testing.T, l ledger.Ledger) int {
	t.Helper()
	all, err := l.Begun(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range all {
		return n
	}
	return 0
}
