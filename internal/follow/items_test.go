package follow_test

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gainsay/internal/fetch/webtest"
	"gainsay/internal/follow"
	"gainsay/internal/ledger"
)

func TestItemsThatFail(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/a", webtest.Status(503))
	d.web.Set("/gone", webtest.Status(410))
	d.web.Set("/feed", webtest.Tagged("application/rss+xml", rss(item("/a", "A"), item("/gone", "G"), item("/b", "B")), `"1"`, time.Time{}))
	d.once("/feed")
	failed := "! fetch /a: HOST cannot answer now (503): try again later"
	d.saw("/b|! fetch /gone: HOST has no such page (410): check the address|"+failed, "/feed: 2 of 3 items new, 1 that cannot be had asked for again from 2031-03-04 12:15:03")
	d.web.Set("/a", webtest.Page("text/html", "<p>Page"))
	d.once("/feed")
	d.saw("", "/feed: nothing new")
	d.clock.Sleep(t.Context(), 20*time.Minute)
	d.once("/feed")
	d.saw("/a", "/feed: 1 of 3 items new")
	if s := d.state("/feed"); s.ETag != `"1"` || len(s.Seen) != 3 || len(s.Failing) != 0 {
		t.Errorf("kept %+v", s)
	}
}

// TestItemsThatFailForEver: a page that is never there is asked for less and less
// often, and in the end not any more; it holds nothing up meanwhile. What it says is
// told when it begins and when it ends.
func TestItemsThatFailForEver(t *testing.T) {
	for _, code := range []int{503, 404, 403} {
		d := newDesk(t)
		d.web.Set("/a", webtest.Status(code))
		d.web.Set("/feed", feed(item("/a", "A")))
		var asked []string
		before, begun := 0, d.clock.Now()
		for range 4 * 48 { // two days, a look every quarter of an hour by a new process
			d.once("/feed")
			if n := d.web.Times("/a"); n > before {
				asked = append(asked, d.clock.Now().Sub(begun).Round(15*time.Minute).String())
				before = n
			}
			d.clock.Sleep(t.Context(), 15*time.Minute)
		}
		if got := strings.Join(asked, " "); len(asked) != 8 || !strings.HasPrefix(got, "0s 15m0s 45m0s 1h45m0s 3h45m0s 7h") {
			t.Errorf("%d: asked after %s", code, got)
		}
		if len(d.added) != 2 || !strings.HasPrefix(d.added[0], "! fetch /a: ") || !strings.HasPrefix(d.added[1], "! give up: fetch /a: ") || !strings.HasSuffix(d.added[1], "; it was asked for 8 times") {
			t.Errorf("%d: told %q", code, d.added)
		}
		if s := d.state("/feed"); len(s.Failing) != 0 || len(s.Seen) != 1 {
			t.Errorf("%d: kept %+v", code, s)
		}
		d.web.Set("/a", webtest.Page("text/html", "<p>Page"))
		d.web.Set("/feed", feed(item("/a", "A, corrected")))
		d.added = nil
		d.once("/feed")
		if got := strings.Join(d.added, "|"); got != "/a" {
			t.Errorf("%d: when the feed tells of a change: %s", code, got)
		}
	}
}

// TestHostInTrouble: a host whose pages fail is not asked for all that are left.
func TestHostInTrouble(t *testing.T) {
	d := newDesk(t)
	var items []string
	for i := range 300 {
		path := fmt.Sprintf("/report%d", i)
		d.web.Set(path, webtest.Status(503))
		items = append(items, item(path, "T"))
	}
	d.web.Set("/feed", feed(items...))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	looks := 0
	f := d.follower(func(o *follow.Options) {
		o.Say = func(string) {
			if looks++; looks == 4 {
				stop()
			}
		}
	})
	begun := d.clock.Now()
	if _, err := f.Take(ctx, d.at("/feed")); err != nil {
		t.Fatal(err)
	}
	if err := f.Run(ctx); err != nil {
		t.Error(err)
	}
	if n, passed := len(d.web.Asked()), d.clock.Now().Sub(begun); n > 4*6 || passed < 45*time.Minute {
		t.Errorf("asked %d times in %v", n, passed)
	}
}

// TestDropped: a feed that was dropped is not followed, whatever leads to it, until it
// is taken up again; who follows it just then leaves it after one more look.
func TestDropped(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/feed", feed(item("/a", "A")))
	d.web.Set("/list", webtest.Page("text/xml", fmt.Sprintf(`<opml version="2.0"><body><outline type="rss" xmlUrl="%s/feed"/></body></opml>`, d.web.URL)))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	looks := 0
	d.web.Set("/other", http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if looks++; looks == 2 {
			if err := d.kept.DropFeed(ctx, d.web.URL+"/feed", true); err != nil {
				t.Error(err)
			}
		} else if looks == 5 {
			stop()
		}
		feed(item("/b", "B")).ServeHTTP(out, r)
	}))
	f := d.follower()
	if _, err := f.Take(ctx, d.at("/other", "/feed")); err != nil {
		t.Fatal(err)
	}
	if err := f.Run(ctx); err != nil {
		t.Fatal(err)
	}
	if n := d.web.Times("/feed"); n > 3 || !slices.Contains(d.said, "/feed: was dropped meanwhile and is followed no more") {
		t.Errorf("asked %d times, said %q", n, d.said)
	}
	d.said, d.added = nil, nil
	d.once("/list", "/feed")
	d.saw("", "/feed: was dropped and is not followed; give its own address to take it up again|/list: leads to 1 more")
	d.once()
	if s := d.state("/feed"); !s.Dropped || len(s.Seen) != 1 || slices.ContainsFunc(d.said, func(s string) bool { return strings.HasPrefix(s, "/feed: ") }) {
		t.Errorf("kept %+v, said %q", s, d.said)
	}
	if err := d.kept.DropFeed(t.Context(), d.web.URL+"/feed", false); err != nil {
		t.Fatal(err)
	}
	d.said = nil
	d.once("/feed")
	d.saw("", "/feed: 0 of 1 items new")
}

// TestAllDropped: who follows feeds that were all dropped has nothing to wait for.
func TestAllDropped(t *testing.T) {
	d := newDesk(t)
	d.web.Set("/feed", http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if err := d.kept.DropFeed(t.Context(), d.web.URL+"/feed", true); err != nil {
			t.Error(err)
		}
		feed().ServeHTTP(out, r)
	}))
	if err := d.kept.KeepFeed(t.Context(), ledger.FeedState{Address: d.web.URL + "/feed"}); err != nil {
		t.Fatal(err)
	}
	f := d.follower()
	if _, err := f.Take(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if err := f.Run(t.Context()); err != nil || d.web.Times("/feed") != 1 || !slices.Contains(d.said, "/feed: was dropped meanwhile and is followed no more") {
		t.Errorf("%v; asked %d times, said %q", err, d.web.Times("/feed"), d.said)
	}
}
