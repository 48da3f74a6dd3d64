package pipeline

import (
	"context"
	"strings"
	"testing"
	"time"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/memory"
)

// A watchedLedger writes down in which order articles are kept and settled, and
// readings begun.
type watchedLedger struct {
	ledger.Ledger
	names map[string]string // by BrokenID
	done  []string
}

func (w *watchedLedger) KeepArticles(ctx context.Context, articles []gainsay.Article) ([]ledger.Standing, error) {
	for i := range articles {
		w.done = append(w.done, "keep "+articles[i].File)
	}
	return w.Ledger.KeepArticles(ctx, articles)
}

func (w *watchedLedger) Update(ctx context.Context, f func(ledger.Past) (ledger.Batch, error)) error {
	return w.Ledger.Update(ctx, func(past ledger.Past) (ledger.Batch, error) {
		b, err := f(past)
		for _, k := range b.Arrived {
			w.done = append(w.done, "settle "+k.File)
		}
		return b, err
	})
}

func (w *watchedLedger) KeepBegun(ctx context.Context, id string, times int) error {
	if name := w.names[id]; name != "" && times > 0 {
		w.done = append(w.done, "begin "+name)
	}
	return w.Ledger.KeepBegun(ctx, id, times)
}

// plain is a text of its own in a file.
func plain(file, text string) gainsay.Raw {
	return gainsay.Raw{File: file, Format: gainsay.PlainText, Bytes: []byte(text)}
}

func begunTimes(t *testing.T, l ledger.Ledger) int {
	t.Helper()
	all, err := l.Begun(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// TestDeathsOfDocuments: what a process died of is read alone in its place, behind all
// others when two did, and set aside when three did.
func TestDeathsOfDocuments(t *testing.T) {
	p := stages(t)
	raws := []gainsay.Raw{plain("a.txt", "The mayor of Corran said no."), plain("b.txt", "Apples are late in Almina, growers say."), plain("c.txt", "The ferry Halvard is late, pilot Oren Taal said.")}
	id := ledger.BrokenID(&raws[1])
	for times, want := range []string{
		"keep a.txt keep b.txt keep c.txt settle a.txt settle b.txt settle c.txt",
		"keep a.txt settle a.txt begin b.txt keep b.txt settle b.txt keep c.txt settle c.txt",
		"keep a.txt keep c.txt settle a.txt settle c.txt begin b.txt keep b.txt settle b.txt",
		"keep a.txt keep c.txt settle a.txt settle c.txt",
	} {
		l := &watchedLedger{Ledger: memory.Open(), names: map[string]string{id: "b.txt"}}
		if err := l.Ledger.KeepBegun(t.Context(), id, times); err != nil {
			t.Fatal(err)
		}
		var named []string
		sum, err := p.Add(t.Context(), l, stream(raws...), AddOptions{Options: Options{Workers: 3}, Refuse: func(err error) { named = append(named, err.Error()) }})
		if err != nil || sum.New+sum.Broken != 3 {
			t.Errorf("%d deaths: %+v, %v", times, sum, err)
		}
		if got := strings.Join(l.done, " "); got != want {
			t.Errorf("%d deaths: %s\nwant %s", times, got, want)
		}
		if n := begunTimes(t, l); n != 0 {
			t.Errorf("%d deaths: %d are remembered although it has ended", times, n)
		}
		if times < mostDeaths {
			continue
		}
		apart, err := l.SetApart(t.Context())
		if err != nil || len(apart) != 1 || apart[0].ID != id || len(named) != 1 || !strings.HasPrefix(named[0], "read b.txt: the program ended 3 times while it was at it") {
			t.Errorf("set apart are %+v, %v; named %q", apart, err, named)
		}
	}
}

// TestDeathsOfArticles: the same of what waits for its analysis.
func TestDeathsOfArticles(t *testing.T) {
	p := stages(t)
	raws := []gainsay.Raw{plain("a.txt", "The mayor of Corran said no."), plain("b.txt", "Apples are late in Almina, growers say."), plain("c.txt", "The ferry Halvard is late, pilot Oren Taal said.")}
	for times, want := range []string{
		"settle a.txt settle b.txt settle c.txt",
		"settle a.txt begin b.txt settle b.txt settle c.txt",
		"settle a.txt settle c.txt begin b.txt settle b.txt",
		"settle a.txt settle b.txt settle c.txt",
	} {
		kept := memory.Open()
		add(t, p, kept, AddOptions{ArticlesOnly: true}, raws...)
		waiting, err := kept.Waiting(t.Context(), 3)
		if err != nil {
			t.Fatal(err)
		}
		id := articleID(waiting[1])
		l := &watchedLedger{Ledger: kept, names: map[string]string{id: "b.txt"}}
		if err := kept.KeepBegun(t.Context(), id, times); err != nil {
			t.Fatal(err)
		}
		if _, err := p.Add(t.Context(), l, stream[gainsay.Raw](), AddOptions{}); err != nil {
			t.Errorf("%d deaths: %v", times, err)
		}
		if got := strings.Join(l.done, " "); got != want {
			t.Errorf("%d deaths: %s\nwant %s", times, got, want)
		}
		apart, err := l.SetApart(t.Context())
		if err != nil || len(apart) != times/mostDeaths || begunTimes(t, l) != 0 {
			t.Errorf("%d deaths: %d set apart, %v; %d remembered", times, len(apart), err, begunTimes(t, l))
		}
		if times < mostDeaths {
			continue
		}
		if r, err := l.Reading(t.Context(), waiting[1].ID); err != nil || !strings.Contains(r.Unread, "quarantine retry") {
			t.Errorf("it is unread because %q, %v", r.Unread, err)
		}
		broken, err := l.Broken(t.Context(), id)
		if err == nil {
			err = p.Adder(l, AddOptions{}).Retry(t.Context(), broken)
		}
		if err != nil {
			t.Errorf("tried again: %v", err)
		}
	}
}

// TestDeathsOfStories: a story that three processes died of is kept with its articles
// alone.
func TestDeathsOfStories(t *testing.T) {
	p, raws := stages(t), invented()[:3]
	whole, l := memory.Open(), memory.Open()
	add(t, p, whole, AddOptions{}, raws...)
	for _, d := range contents(t, whole) {
		if err := l.KeepBegun(t.Context(), storyID(grouped{d.Story.ID, d.Readings}), mostDeaths); err != nil {
			t.Fatal(err)
		}
	}
	var named []string
	if _, err := p.Add(t.Context(), l, stream(raws...), AddOptions{Refuse: func(err error) { named = append(named, err.Error()) }}); err != nil {
		t.Fatal(err)
	}
	got := contents(t, l)
	if len(named) != len(got) || len(got) == 0 || len(got[0].Claims) > 0 || !strings.Contains(named[0], "the program ended 3 times while it was at it") {
		t.Errorf("%d stories, named %q", len(got), named)
	}
}

// TestMarked: what takes long is marked until it ends, whatever comes of it; what a
// person breaks off counts as it did before.
func TestMarked(t *testing.T) {
	l := memory.Open()
	if err := l.KeepBegun(t.Context(), "dies", 1); err != nil {
		t.Fatal(err)
	}
	m, err := newMarks(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	told := func() map[string]int {
		all, err := l.Begun(t.Context())
		if err != nil {
			t.Error(err)
		}
		return all
	}
	self := func(id string) string { return id }
	wait := watched(t.Context(), m, self, self, func(id string) (int, error) {
		for told()[id] == 0 { // until it is marked
			time.Sleep(time.Millisecond)
		}
		return told()[id], nil
	})
	if n, err := wait("long"); n != 1 || err != nil || told()["long"] != 0 {
		t.Errorf("%d, %v; it stays marked %d times", n, err, told()["long"])
	}
	if n, err := wait("dies"); n != 2 || err != nil || told()["dies"] != 0 {
		t.Errorf("%d, %v; it stays marked %d times", n, err, told()["dies"])
	}
	m.begin(t.Context(), "dies")
	m.begin(t.Context(), "long")
	m.close(t.Context())
	if all := told(); all["dies"] != 1 || all["long"] != 0 {
		t.Errorf("broken off: %v", all)
	}
}
