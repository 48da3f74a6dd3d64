package pipeline

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/doctor"
	"gainsay/internal/ledger/memory"
)

func add(t *testing.T, p *Pipeline, l ledger.Ledger, opt AddOptions, raws ...gainsay.Raw) Added {
	t.Helper()
	opt.Refuse = func(err error) { t.Errorf("refused: %v", err) }
	sum, err := p.Add(t.Context(), l, stream(raws...), opt)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func stages(t *testing.T) *Pipeline {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestAdd: however the stream is cut, and whether the analysis follows at once
// or later, the ledger is that of reading all at once; adding again changes
// nothing.
func TestAdd(t *testing.T) {
	p, raws := stages(t), invented()
	whole := memory.Open()
	into(t, p, whole, raws...)
	want := contents(t, whole)
	for cut := range raws {
		l := memory.Open()
		add(t, p, l, AddOptions{}, raws[:cut]...)
		first := add(t, p, l, AddOptions{ArticlesOnly: true}, raws[cut:]...)
		second := add(t, p, l, AddOptions{}, raws...)
		if first.New != len(raws)-cut || first.Analysed != 0 || second.New != 0 || second.Known != len(raws) || second.Analysed != len(raws)-cut {
			t.Errorf("cut at %d: %+v, then %+v", cut, first, second)
		}
		if diff := cmp.Diff(want, contents(t, l)); diff != "" {
			t.Errorf("cut at %d (-want +got):\n%s", cut, diff)
		}
	}
}

// revisions are an invented article as its address had it one day after the
// other, between reports of other outlets.
func revisions() []gainsay.Raw {
	texts := []struct{ outlet, address, fetched, title, text string }{
		{"Coast Daily", "https://coast.example/ferry", "2031-03-04T10:00:00Z", "Ferry Halvard strikes Carrow pier", "The ferry Halvard struck the pier of Carrow on Tuesday. Three people were hurt, harbour master Ilse Brandt said."},
		{"North Wire", "https://north.example/1", "2031-03-04T11:00:00Z", "Three hurt as Halvard hits Carrow pier", "Three people were hurt when the ferry Halvard hit the pier of Carrow on Tuesday. The engine had failed, said pilot Oren Taal."},
		{"Coast Daily", "https://coast.example/ferry", "2031-03-05T10:00:00Z", "Ferry Halvard strikes Carrow pier; five hurt", "The ferry Halvard struck the pier of Carrow on Tuesday. Five people were hurt, harbour master Ilse Brandt said."},
		{"Orchard Post", "", "", "Cider presses of Almina stand still", "No apples came to the cider presses of Almina this week. Growers blame the frost, said Marit Sonne, who chairs their union."},
		{"Coast Daily", "https://coast.example/ferry", "2031-03-03T09:00:00Z", "Ferry Halvard late", "The ferry Halvard was late at the pier of Carrow, harbour master Ilse Brandt said."},                                                       // seen late
		{"Coast Daily", "https://coast.example/ferry", "2031-03-06T10:00:00Z", "Ferry Halvard strikes Carrow pier; six hurt", "The ferry Halvard struck the pier of Carrow on Tuesday. Five people were hurt, harbour master Ilse Brandt said."}, // the headline alone
	}
	var raws []gainsay.Raw
	for _, t := range texts {
		raws = append(raws, gainsay.Raw{File: "feed.jsonl", Format: gainsay.Record, Bytes: []byte(t.text), Outlet: t.outlet,
			URL: t.address, Fetched: t.fetched, Published: "2031-03-04", Title: t.title})
	}
	return raws
}

// TestRevisions: a story has the latest revision in the place of the first, and
// one of an earlier day that comes late stands in none, however the stream is cut.
func TestRevisions(t *testing.T) {
	p, raws := stages(t), revisions()
	var want []gainsay.Dossier
	for cut := range raws {
		l := memory.Open()
		first := add(t, p, l, AddOptions{}, raws[:cut]...)
		second := add(t, p, l, AddOptions{}, raws...)
		if first.New+second.New != 3 || first.Revised+second.Revised != 3 || second.Known != cut {
			t.Errorf("cut at %d: %+v, then %+v", cut, first, second)
		}
		got := contents(t, l)
		if cut == 0 {
			want = got
			titles := []string{}
			for _, r := range got[0].Readings {
				titles = append(titles, r.Article.Title)
			}
			if len(got) != 2 || strings.Join(titles, " | ") != raws[5].Title+" | "+raws[1].Title {
				t.Errorf("%d stories, the first of %q", len(got), titles)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("cut at %d (-want +got):\n%s", cut, diff)
		}
		if again := add(t, p, l, AddOptions{}, raws...); again.Known != len(raws) || again.Analysed != 0 {
			t.Errorf("cut at %d, and all again: %+v", cut, again)
		}
	}
	l := memory.Open()
	for _, raw := range raws {
		into(t, p, l, raw)
	}
	if diff := cmp.Diff(want, contents(t, l)); diff != "" {
		t.Errorf("read one by one (-want +got):\n%s", diff)
	}
}

// TestGivenUp: what takes too long is named and set aside, the rest is added, and
// it is passed over when it comes again; tried again with more patience it comes out.
func TestGivenUp(t *testing.T) {
	p, raws := stages(t), invented()
	slow := gainsay.Raw{File: "slow.txt", Format: gainsay.PlainText, Bytes: []byte(strings.Repeat("The mayor of Corran said no. ", 3000))}
	raws = append(raws[:3:3], append([]gainsay.Raw{slow}, raws[3:]...)...)
	hasty := func(bytes int) time.Duration {
		if bytes == len(slow.Bytes) {
			return 0
		}
		return time.Hour
	}
	l := memory.Open()
	var named []string
	opt := AddOptions{Options: Options{Patience: hasty}, Refuse: func(err error) { named = append(named, err.Error()) }}
	sum, err := p.Add(t.Context(), l, stream(raws...), opt)
	if err != nil || sum.New != 6 || sum.Broken != 1 || len(named) != 1 || !strings.HasPrefix(named[0], "read slow.txt: it took longer than 0s") {
		t.Fatalf("%+v, %v; named %q", sum, err, named)
	}
	if sum, err := p.Add(t.Context(), l, stream(raws...), AddOptions{}); err != nil || sum.Known != 6 || sum.Broken != 1 {
		t.Errorf("again: %+v, %v", sum, err)
	}
	apart, err := l.SetApart(t.Context())
	if err != nil || len(apart) != 1 {
		t.Fatalf("%d set apart, %v", len(apart), err)
	}
	broken, err := l.Broken(t.Context(), apart[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Adder(l, opt).Retry(t.Context(), broken); gainsay.KindOf(err) != gainsay.Poison {
		t.Errorf("tried as hastily: %v", err)
	}
	if broken, err = l.Broken(t.Context(), broken.ID); err != nil || broken.Tries != 2 {
		t.Errorf("tried %d times, %v", broken.Tries, err)
	}
	if err := p.Adder(l, AddOptions{}).Retry(t.Context(), broken); err != nil {
		t.Errorf("tried with patience: %v", err)
	}
	if apart, err := l.SetApart(t.Context()); err != nil || len(apart) > 0 {
		t.Errorf("%d set apart, %v", len(apart), err)
	}
	entries, err := l.Entries(t.Context())
	if err != nil || len(entries) != 7 {
		t.Errorf("%d articles, %v", len(entries), err)
	}
}

// TestBrokenAnalysis: an article that breaks the analysis is kept, stands in its
// story, and is read when it is tried again.
func TestBrokenAnalysis(t *testing.T) {
	p, raws := stages(t), invented()[:3]
	l := memory.Open()
	add(t, p, l, AddOptions{ArticlesOnly: true}, raws...)
	var named []string
	hasty := func(bytes int) time.Duration {
		if bytes == len(raws[2].Bytes) {
			return 0
		}
		return time.Hour
	}
	adder := p.Adder(l, AddOptions{Options: Options{Patience: hasty}, Refuse: func(err error) { named = append(named, err.Error()) }})
	sum, err := adder.Add(t.Context(), stream[gainsay.Raw]())
	if err != nil || sum.Analysed != 3 || len(named) != 1 || !strings.Contains(named[0], "analyse feed.jsonl id Coast Daily: it took longer") {
		t.Fatalf("%+v, %v; named %q", sum, err, named)
	}
	unread := func() string {
		r, err := l.Reading(t.Context(), "Coast Daily")
		if err != nil {
			t.Fatal(err)
		}
		return r.Unread
	}
	if why := unread(); !strings.Contains(why, "analysis failed") {
		t.Errorf("it is unread because %q", why)
	}
	apart, err := l.SetApart(t.Context())
	if err != nil || len(apart) != 1 {
		t.Fatalf("%d set apart, %v", len(apart), err)
	}
	broken, err := l.Broken(t.Context(), apart[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Adder(l, AddOptions{}).Retry(t.Context(), broken); err != nil || unread() != "" {
		t.Errorf("tried again: %v, unread because %q", err, unread())
	}
	whole := memory.Open()
	add(t, p, whole, AddOptions{}, raws...)
	if diff := cmp.Diff(contents(t, whole), contents(t, l)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestComparedTooLong: a story that takes too long to compare is kept with its
// articles alone, and is compared when it grows.
func TestComparedTooLong(t *testing.T) {
	p, raws := stages(t), invented()
	l := memory.Open()
	var named []string
	both := len(raws[0].Bytes) + len(raws[2].Bytes)
	hasty := func(bytes int) time.Duration {
		if bytes == both {
			return 0
		}
		return time.Hour
	}
	opt := AddOptions{Options: Options{Patience: hasty}, Refuse: func(err error) { named = append(named, err.Error()) }}
	sum, err := p.Add(t.Context(), l, stream(raws[:4]...), opt)
	if err != nil || sum.New != 4 || len(sum.Stories) != 3 || len(named) != 1 || !strings.HasPrefix(named[0], "compare the articles of story "+sum.Stories[0]) {
		t.Fatalf("%+v, %v; named %q", sum, err, named)
	}
	report, err := doctor.Examine(t.Context(), l)
	if err != nil || len(report.Faults) > 0 || report.Waiting > 0 {
		t.Errorf("%+v, %v", report, err)
	}
	add(t, p, l, AddOptions{}, raws...)
	whole := memory.Open()
	into(t, p, whole, raws...)
	if diff := cmp.Diff(contents(t, whole), contents(t, l)); diff != "" {
		t.Errorf("when it has grown (-want +got):\n%s", diff)
	}
}

// TestOverrun: when too much that was given up still runs, nothing more is begun.
func TestOverrun(t *testing.T) {
	release := make(chan struct{})
	g := newGuard(Options{Workers: 1, Patience: func(int) time.Duration { return time.Millisecond }})
	wait := guarded(g, func(n int) string { return fmt.Sprint("wait ", n) }, func(int) int { return 0 }, func(n int) (int, error) {
		<-release
		return n, nil
	})
	kinds := ""
	for i := range 5 {
		_, err := wait(i)
		kinds += " " + gainsay.KindOf(err).String()
	}
	close(release)
	if kinds != " poison poison poison transient transient" {
		t.Errorf("kinds are%s", kinds)
	}
	for g.running.Load() > 0 {
		time.Sleep(time.Millisecond)
	}
	g.patience = func(int) time.Duration { return time.Hour }
	if n, err := wait(7); n != 7 || err != nil {
		t.Errorf("when those have ended: %d, %v", n, err)
	}
}

// TestForeignWriter: an Adder that remembers its stories sees what another has
// written between two of its batches.
func TestForeignWriter(t *testing.T) {
	p, raws := stages(t), invented()
	whole, l := memory.Open(), memory.Open()
	into(t, p, whole, raws...)
	adder := p.Adder(l, AddOptions{})
	for i, raw := range raws {
		var err error
		if i%2 == 0 {
			_, err = adder.Add(t.Context(), stream(raw))
		} else {
			_, err = p.Add(t.Context(), l, stream(raw), AddOptions{})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(contents(t, whole), contents(t, l)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A meddled ledger is one that another process writes to before its second Update.
type meddled struct {
	ledger.Ledger
	updates int
	meddle  func()
}

func (m *meddled) Update(ctx context.Context, f func(ledger.Past) (ledger.Batch, error)) error {
	if m.updates++; m.updates == 2 {
		m.meddle()
	}
	return m.Ledger.Update(ctx, f)
}

// TestMeddled: what another has written while stories were compared is not lost.
func TestMeddled(t *testing.T) {
	p, raws := stages(t), invented()
	whole, l := memory.Open(), &meddled{Ledger: memory.Open()}
	into(t, p, whole, raws[0], raws[2], raws[4])
	l.meddle = func() { into(t, p, l.Ledger, raws[0], raws[2]) }
	add(t, p, l, AddOptions{}, raws[4])
	got := contents(t, l)
	if len(got) != 1 || len(got[0].Readings) != 3 || got[0].Story.ID != contents(t, whole)[0].Story.ID {
		t.Errorf("%d stories, the first of %d articles", len(got), len(got[0].Readings))
	}
}

// TestRetitledMeanwhile: a title that another process keeps while the article is read
// stands, in the ledger and in its story.
func TestRetitledMeanwhile(t *testing.T) {
	p, raw := stages(t), revisions()[4:]
	before, after := raw[1], raw[1]
	before.Title, before.Fetched = "Ferry Halvard strikes Carrow pier", "2031-03-05T10:00:00Z"
	l := &meddled{Ledger: memory.Open()}
	l.meddle = func() {
		if sum := add(t, p, l.Ledger, AddOptions{ArticlesOnly: true}, after); sum.Revised != 1 {
			t.Errorf("the other adds %+v", sum)
		}
	}
	add(t, p, l, AddOptions{}, before)
	got := contents(t, l)
	if len(got) != 1 || len(got[0].Readings) != 1 || got[0].Readings[0].Article.Title != after.Title || got[0].Readings[0].Unread != "" {
		t.Errorf("%d stories, the first with %+v", len(got), got[0].Readings[0].Article)
	}
	if waiting, err := l.Waiting(t.Context(), 9); err != nil || len(waiting) > 0 {
		t.Errorf("%d articles wait, %v", len(waiting), err)
	}
}

// TestScale: no more is borne at a time than may be, and what is heavier than all
// of it is borne alone.
func TestScale(t *testing.T) {
	s := newScale(10)
	a, b := s.put(4), s.put(99-93)
	third := make(chan int)
	go func() { third <- s.put(99) }()
	s.take(a)
	select {
	case <-third:
		t.Fatal("it bears more than it may")
	case <-time.After(5 * time.Millisecond):
	}
	s.take(b)
	if held := <-third; held != 10 {
		t.Errorf("what is too heavy counts %d", held)
	}
}
