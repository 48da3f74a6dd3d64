package follow_test

import (
	"context"
	"fmt"
	"iter"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/fetch/webtest"
	"gainsay/internal/follow"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/memory"
)

// A desk is a Follower with all that it needs, and what it was seen to do.
type desk struct {
	t     *testing.T
	web   *webtest.Web
	clock *webtest.Clock
	kept  ledger.Ledger
	fail  func() error // of Add, before it takes anything

	mu    sync.Mutex
	added []string
	said  []string
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, web: webtest.New(t), clock: webtest.NewClock(), kept: memory.Open(), fail: func() error { return nil }}
	for _, path := range []string{"/a", "/b", "/c", "/d"} {
		d.web.Set(path, webtest.Page("text/html", "<p>Page "+path))
	}
	return d
}

func (d *desk) follower(change ...func(*follow.Options)) *follow.Follower {
	client := fetch.New(fetch.Options{Agent: "gainsay/1", Allow: webtest.Loopback(), Clock: d.clock, Jitter: func() float64 { return 0 }, Tries: 1})
	d.t.Cleanup(client.Close)
	opt := follow.Options{Add: d.add, Clock: d.clock, Jitter: func() float64 { return 0 }, Say: func(s string) {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.said = append(d.said, d.bare(s))
	}}
	for _, f := range change {
		f(&opt)
	}
	return follow.New(client, d.kept, opt)
}

func (d *desk) bare(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, d.web.URL, ""), strings.TrimPrefix(d.web.URL, "http://"), "HOST")
}

func (d *desk) add(_ context.Context, _ string, raws iter.Seq2[gainsay.Raw, error]) error {
	if err := d.fail(); err != nil {
		return err
	}
	for raw, err := range raws {
		if err != nil {
			d.added = append(d.added, "! "+d.bare(err.Error()))
			continue
		}
		d.added = append(d.added, d.bare(raw.Name()))
	}
	return nil
}

func (d *desk) at(paths ...string) []string {
	for i := range paths {
		paths[i] = d.web.URL + paths[i]
	}
	return paths
}

// once looks at the feeds once with a new Follower, as a new process does.
func (d *desk) once(paths ...string) int {
	d.t.Helper()
	f := d.follower()
	if _, err := f.Take(d.t.Context(), d.at(paths...)); err != nil {
		d.t.Fatal(err)
	}
	n, err := f.Once(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return n
}

// saw takes what was added and said since.
func (d *desk) saw(added, said string) {
	d.t.Helper()
	if got := strings.Join(d.added, "|"); got != added {
		d.t.Errorf("added %s\nwant  %s", got, added)
	}
	if got := strings.Join(d.said, "|"); got != said {
		d.t.Errorf("said %s\nwant %s", got, said)
	}
	d.added, d.said = nil, nil
}

func (d *desk) state(path string) ledger.FeedState {
	d.t.Helper()
	states, err := d.kept.Feeds(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	i := slices.IndexFunc(states, func(s ledger.FeedState) bool { return s.Address == d.web.URL+path })
	if i < 0 {
		d.t.Fatalf("%s is not kept", path)
	}
	return states[i]
}

func rss(items ...string) string {
	return `<rss version="2.0"><channel><title>Coast Daily</title>` + strings.Join(items, "") + `</channel></rss>`
}

func item(path, title string) string {
	return "<item><title>" + title + "</title><link>" + path + "</link></item>"
}

func feed(items ...string) http.Handler { return webtest.Page("application/rss+xml", rss(items...)) }

func TestOnce(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/feed", webtest.Tagged("application/rss+xml", rss(item("/b", "B"), item("/a", "A")), `"1"`, time.Time{}))
	if n := d.once("/feed"); n != 1 {
		t.Errorf("%d feeds answered", n)
	}
	d.saw("/a|/b", "/feed: 2 of 2 items new")
	d.once("/feed")
	d.saw("", "/feed: nothing new")
	if asked := d.web.Asked(); asked[len(asked)-1].Header.Get("If-None-Match") != `"1"` {
		t.Error("the second look is not conditional")
	}
	d.web.Set("/feed", feed(item("/c", "C"), item("/b", "B, corrected"), item("/a", "A")))
	d.once("/feed")
	d.saw("/b|/c", "/feed: 2 of 3 items new")
	if s := d.state("/feed"); len(s.Seen) != 3 || s.Title != "Coast Daily" || s.Failures != 0 {
		t.Errorf("kept %+v", s)
	}
	d.web.Set("/feed", feed(item("/c", "C")))
	d.once("/feed")
	d.saw("", "/feed: 0 of 1 items new")
	if s := d.state("/feed"); len(s.Seen) != 1 {
		t.Errorf("what the feed holds no more is remembered: %+v", s)
	}
	d.once() // all that the ledger knows
	d.saw("", "/feed: 0 of 1 items new")
}

func TestListsOfFeeds(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/opml", webtest.Page("text/xml", fmt.Sprintf(`<opml version="2.0"><body><outline type="rss" xmlUrl="%[1]s/one"/><outline type="rss" xmlUrl="%[1]s/two"/><outline type="rss" xmlUrl="%[1]s/opml"/></body></opml>`, d.web.URL)))
	d.web.Set("/one", feed(item("/a", "A")))
	d.web.Set("/two", feed(item("/b", "B")))
	if n := d.once("/opml"); n != 3 {
		t.Errorf("%d feeds answered", n)
	}
	d.saw("/a|/b", "/opml: leads to 3 more|/one: 1 of 1 items new|/two: 1 of 1 items new")
}

func TestPageThatNamesItsFeed(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/", webtest.Page("text/html", `<!doctype html><html><head><link rel=stylesheet type="application/rss+xml" href="/no"><link rel="alternate" type="text/html" href="/de">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"><LINK REL='feed Alternate' TYPE=application/RSS+XML HREF=feed?a&amp;b title=All><link rel="alternate" type="application/rss+xml" href="/comments"></head><body>`))
	d.web.Set("/feed?a&b", feed(item("/a", "A")))
	d.web.Set("/late", webtest.Page("text/html", `<html><body><link rel="alternate" type="application/rss+xml" href="/feed">`))
	if n := d.once("/"); n != 2 {
		t.Errorf("%d answered", n)
	}
	d.saw("/a", "/: leads to 1 more|/feed?a&b: 1 of 1 items new")
	if n := d.once("/late"); n != 0 || !strings.HasPrefix(d.said[0], "read /late: is no feed, sitemap or OPML list; again at ") {
		t.Errorf("a link in what anybody may write counts: %q", d.said)
	}
}

func TestUpdatedItems(t *testing.T) {
	d := newDesk(t)
	atom := func(updated ...string) http.Handler {
		var b strings.Builder
		for i, u := range updated {
			fmt.Fprintf(&b, `<entry><id>%d</id><title>T</title><link href="/%c"/><updated>%s</updated></entry>`, i, 'a'+i, u)
		}
		return webtest.Page("application/atom+xml", `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Daily</title>`+b.String()+`</feed>`)
	}
	d.web.Set("/feed", atom("2031-03-04T10:00:00Z", "2031-03-04T11:00:00Z"))
	d.once("/feed")
	d.saw("/b|/a", "/feed: 2 of 2 items new")
	d.web.Set("/feed", atom("2031-03-04T10:30:00Z", "2031-03-04T11:00:00Z"))
	d.once("/feed")
	d.saw("/a", "/feed: 1 of 2 items new")

	// Times that are all the same are those of the feed, but for that of a single item.
	d.web.Set("/all", atom("2031-03-04T10:00:00Z", "2031-03-04T10:00:00Z"))
	d.once("/all")
	d.saw("/b|/a", "/all: 2 of 2 items new")
	d.web.Set("/all", atom("2031-03-04T10:30:00Z", "2031-03-04T10:30:00Z"))
	d.once("/all")
	d.saw("", "/all: 0 of 2 items new")
	d.web.Set("/all", atom("2031-03-04T11:00:00Z"))
	d.once("/all")
	d.saw("/a", "/all: 1 of 1 items new")
	d.web.Set("/all", atom("2031-03-04T11:30:00Z"))
	d.once("/all")
	d.saw("/a", "/all: 1 of 1 items new")
}

func TestFailures(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/feed", webtest.Status(500))
	if n := d.once("/feed"); n != 0 {
		t.Error("a failure counts as an answer")
	}
	d.saw("", "fetch /feed: HOST cannot answer now (500): try again later; again at 2031-03-04 12:15:00")
	d.once("/feed")
	d.saw("", "/feed: left alone until 2031-03-04 12:15:00, since it failed")
	d.clock.Sleep(t.Context(), 20*time.Minute)
	d.once("/feed")
	d.saw("", "fetch /feed: HOST cannot answer now (500): try again later; again at 2031-03-04 12:50:00")
	d.clock.Sleep(t.Context(), time.Hour)
	d.web.Set("/feed", webtest.Status(429, "Retry-After", "36000"))
	d.once("/feed")
	d.saw("", "fetch /feed: HOST asks to be left alone until 2031-03-04 23:20:00 (429): try again then; again at 2031-03-04 23:20:00")
	d.clock.Sleep(t.Context(), 24*time.Hour)
	d.web.Set("/feed", webtest.Page("text/html", "<html><p>No feed."))
	d.once("/feed")
	if s := d.state("/feed"); s.Failures != 4 || !strings.Contains(s.Failure, "no feed") {
		t.Errorf("kept %+v", s)
	}
	d.clock.Sleep(t.Context(), 24*time.Hour)
	d.added, d.said = nil, nil
	d.web.Set("/feed", feed(item("/a", "A")))
	d.once("/feed")
	d.saw("/a", "/feed: 1 of 1 items new")
	if s := d.state("/feed"); s.Failures != 0 || s.Failure != "" {
		t.Errorf("kept %+v", s)
	}
}

// TestNeverFetched: a feed that can never be asked for is not followed, nor kept to be
// followed by the next run.
func TestNeverFetched(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/feed", feed(item("/1", "One")))
	f := d.follower()
	n, err := f.Take(t.Context(), []string{"htp://coast.example/feed", d.at("/feed")[0]})
	if n != 1 || err != nil {
		t.Fatalf("%d feeds are followed, %v; want 1", n, err)
	}
	if _, err := f.Once(t.Context()); err != nil {
		t.Fatal(err)
	}
	states, err := d.kept.Feeds(t.Context())
	if len(states) != 1 || err != nil {
		t.Errorf("%d feeds are kept, %v; want 1", len(states), err)
	}
	const want = `fetch htp://coast.example/feed: only http and https are fetched, not "htp": give such an address, or a file by its path; it is not followed`
	if len(d.said) == 0 || d.said[0] != want {
		t.Errorf("said %q, want first %q", d.said, want)
	}
}

// TestTurns: a feed of a slow host gets so much of a round and no more.
func TestTurns(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/robots.txt", webtest.Page("text/plain", "User-agent: *\nCrawl-delay: 100"))
	d.web.Set("/feed", feed(item("/d", "D"), item("/c", "C"), item("/b", "B"), item("/a", "A")))
	d.once("/feed")
	if len(d.added) < 1 || len(d.added) > 4 || len(d.said) != 1 || !strings.Contains(d.said[0], " left for ") {
		t.Errorf("added %q, said %q", d.added, d.said)
	}
	for range 3 {
		d.once("/feed")
	}
	slices.Sort(d.added)
	if got := strings.Join(d.added, " "); got != "/a /b /c /d" {
		t.Errorf("added %s in the end", got)
	}
}

// TestMadeUp: a server that makes up feeds, or items, for ever is followed so far
// and no farther.
func TestMadeUp(t *testing.T) {
	d := newDesk(t)
	for i := range 9 {
		d.web.Set(fmt.Sprintf("/deep%d", i), webtest.Page("text/xml", fmt.Sprintf(`<sitemapindex><sitemap><loc>%s/deep%d</loc></sitemap></sitemapindex>`, d.web.URL, i+1)))
	}
	if n := d.once("/deep0"); n != 4 {
		t.Errorf("%d lists in lists are followed", n)
	}
	var items []string
	for i := range 5_000 {
		items = append(items, item(fmt.Sprintf("/made-up/%d", i), "T"))
	}
	d.web.Set("/feed", feed(items...))
	d.added, d.said = nil, nil
	d.once("/feed")
	if n := len(d.added); n != 200 || !strings.Contains(d.said[0], "0 of 5000 items new, 4800 left") {
		t.Errorf("%d items are asked for, said %q", n, d.said)
	}
}

func TestRun(t *testing.T) {
	d := newDesk(t)
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var looks []time.Time
	d.web.Set("/feed", http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		looks = append(looks, d.clock.Now())
		feed(item("/a", "A")).ServeHTTP(out, r)
	}))
	f := d.follower(func(o *follow.Options) {
		o.Say = func(string) {
			if len(looks) == 5 {
				stop()
			}
		}
	})
	if n, err := f.Take(ctx, d.at("/feed", "/feed")); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	if err := f.Run(ctx); err != nil {
		t.Errorf("stopped: %v", err)
	}
	for i := 1; i < len(looks); i++ {
		if gap := looks[i].Sub(looks[i-1]); gap < 15*time.Minute || gap > 16*time.Minute {
			t.Errorf("looked again after %v", gap)
		}
	}
	if got := strings.Join(d.added, " "); got != "/a" {
		t.Errorf("added %s", got)
	}
	again := d.follower()
	if _, err := again.Take(t.Context(), d.at("/feed")); err != nil {
		t.Fatal(err)
	}
	begun := d.clock.Now()
	ctx, stop = context.WithCancel(t.Context())
	defer stop()
	d.web.Set("/feed", http.HandlerFunc(func(http.ResponseWriter, *http.Request) { stop() }))
	if err := again.Run(ctx); err != nil {
		t.Error(err)
	}
	if waited := d.clock.Now().Sub(begun); waited < 10*time.Minute {
		t.Errorf("begun anew, it asks after %v", waited)
	}
}

func TestAddFails(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/feed", feed(item("/a", "A")))
	busy := gainsay.E(gainsay.Transient, "write", "the ledger is held")
	d.fail = func() error { return busy }
	f := d.follower()
	if _, err := f.Take(t.Context(), d.at("/feed")); err != nil {
		t.Fatal(err)
	}
	if n, err := f.Once(t.Context()); n != 0 || err != nil {
		t.Errorf("a failure that may pass: %d feeds answered, %v", n, err)
	}
	if states, err := d.kept.Feeds(t.Context()); err != nil || len(states) > 0 {
		t.Errorf("what was not added is remembered: %+v %v", states, err)
	}
	d.fail = func() error { return nil }
	d.said = nil
	d.once("/feed")
	d.saw("/a", "/feed: 1 of 1 items new")

	d.web.Set("/feed", feed(item("/b", "B")))
	d.fail = func() error { return gainsay.E(gainsay.Poison, "write", "the ledger is damaged") }
	f = d.follower()
	if _, err := f.Take(t.Context(), d.at("/feed")); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Once(t.Context()); gainsay.KindOf(err) != gainsay.Poison {
		t.Errorf("a damaged ledger: %v", err)
	}
	d.fail = func() error { return busy }
	if err := f.Run(t.Context()); err != busy {
		t.Errorf("a failure that does not pass: %v", err)
	}
}

// TestSideBySide: many feeds of one host and of others come whole and in order.
func TestSideBySide(t *testing.T) {
	d := newDesk(t)
	var paths, want []string
	for i := range 30 {
		path, report := fmt.Sprintf("/feed%d", i), fmt.Sprintf("/report%d", i)
		d.web.Set(path, feed(item(report, "T")))
		d.web.Set(report, webtest.Page("text/html", "<p>"+report))
		paths, want = append(paths, path), append(want, report)
	}
	d.once(paths...)
	if got := strings.Join(d.added, " "); got != strings.Join(want, " ") {
		t.Errorf("added %s", got)
	}
	if n := d.web.AtOnce(); n != 1 {
		t.Errorf("a host is asked %d things at once", n)
	}
}
