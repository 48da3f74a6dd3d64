package ledgertest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gainsay"
	"gainsay/internal/ledger"
)

// idOf is the ID of an article that was told none.
func idOf(text string) string { return gainsay.Hash(text)[:12] }

// page is an article that was fetched from an address.
func page(id, address, fetched, title, text string) gainsay.Article {
	return gainsay.Article{ID: id, Hash: gainsay.Hash(text), File: "pages.warc", URL: address, Fetched: fetched, Title: title,
		Published: "2031-05-04", Text: text, Outlet: gainsay.Outlet{Name: "Wire"}}
}

// keepArticles is how the ledger stands to the articles, as it is told.
func keepArticles(t *testing.T, l ledger.Ledger, articles ...gainsay.Article) string {
	t.Helper()
	standings, err := l.KeepArticles(t.Context(), articles)
	if err != nil {
		t.Fatalf("keep articles: %v", err)
	}
	var all []string
	for _, s := range standings {
		all = append(all, map[ledger.Standing]string{ledger.Known: "known", ledger.New: "new", ledger.Revision: "revision"}[s])
	}
	return strings.Join(all, " ")
}

// waiting are the titles of the articles that wait.
func waiting(t *testing.T, l ledger.Ledger) string {
	t.Helper()
	articles, err := l.Waiting(t.Context(), 100)
	if err != nil {
		t.Fatalf("waiting: %v", err)
	}
	var all []string
	for _, a := range articles {
		all = append(all, a.Title)
	}
	return strings.Join(all, " ")
}

// settle keeps readings of the articles: in stories of their IDs, or alone.
func settle(t *testing.T, l ledger.Ledger, alone bool, articles ...gainsay.Article) {
	t.Helper()
	err := l.Update(t.Context(), func(ledger.Past) (ledger.Batch, error) {
		var b ledger.Batch
		for _, a := range articles {
			r := gainsay.Reading{Article: a, Actors: []gainsay.Actor{{Name: "Ada Brill"}}}
			if alone {
				b.Alone = append(b.Alone, r)
			} else {
				b.Dossiers = append(b.Dossiers, Dossier("story-"+a.Title, r))
			}
			b.Arrived = append(b.Arrived, ledger.KeyOf(&a))
		}
		return b, nil
	})
	if err != nil {
		t.Fatalf("update: %v", err)
	}
}

// revisions are those of which, each as title@story first-last.
func revisions(t *testing.T, l ledger.Ledger, which string) string {
	t.Helper()
	found, err := l.Revisions(t.Context(), which)
	if err != nil {
		t.Fatalf("revisions of %s: %v", which, err)
	}
	var all []string
	for _, v := range found {
		one := v.Reading.Article.Title
		if v.Story != "" {
			one += "@" + v.Story
		}
		if v.First != "" {
			one += " " + v.First[5:10] + "/" + v.Last[5:10]
		}
		if v.Waiting {
			one += " waits"
		}
		all = append(all, one)
	}
	return strings.Join(all, ", ")
}

func articlesWait(t *testing.T, l ledger.Ledger) {
	a, b := page("a", "", "", "A", "Alpha."), page("b", "", "", "B", "Beta.")
	equal(t, "nothing", keepArticles(t, l), "")
	equal(t, "standings", keepArticles(t, l, b, a, b), "new new known")
	equal(t, "again", keepArticles(t, l, a, b), "known known")
	equal(t, "waiting", waiting(t, l), "B A")
	if first, err := l.Waiting(t.Context(), 1); err != nil || len(first) != 1 {
		t.Errorf("of two one is asked for and %d come, %v", len(first), err)
	}
	equal(t, "places", places(t, l), "/0:a@pages.warc /0:b@pages.warc")
	r, err := l.Reading(t.Context(), "a")
	if err != nil || r.Unread != ledger.NotYet || r.Article.Text != "Alpha." {
		t.Errorf("a reading that is not made yet is %+v, %v", r, err)
	}
	settle(t, l, false, b)
	equal(t, "waiting", waiting(t, l), "A")
	settle(t, l, true, a)
	equal(t, "waiting", waiting(t, l), "")
	equal(t, "places", places(t, l), "story-B/1:b@pages.warc /0:a@pages.warc")
	equal(t, "when analysed", keepArticles(t, l, a, b), "known known")
	equal(t, "waiting", waiting(t, l), "")
	bad := page("c", "", "", "C", "Gamma.")
	bad.Hash = "0"
	_, err = l.KeepArticles(t.Context(), []gainsay.Article{page("d", "", "", "D", "Delta."), bad})
	wantKind(t, err, gainsay.Invalid, "article 2 (c)")
	equal(t, "after a refusal", waiting(t, l), "")
}

// othersStay: an Update that holds a reading which did not arrive leaves it as
// it is kept, and waiting if it waits.
func othersStay(t *testing.T, l ledger.Ledger) {
	a, b := page("a", "", "", "A", "Alpha."), page("b", "", "", "B", "Beta.")
	keepArticles(t, l, a, b)
	err := l.Update(t.Context(), func(ledger.Past) (ledger.Batch, error) {
		other := gainsay.Reading{Article: a, Unread: "not this"}
		return ledger.Batch{Dossiers: []gainsay.Dossier{Dossier("one", other, gainsay.Reading{Article: b})}, Arrived: []ledger.Key{ledger.KeyOf(&b)}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "waiting", waiting(t, l), "A")
	if r, err := l.Reading(t.Context(), "a"); err != nil || r.Unread != ledger.NotYet {
		t.Errorf("its reading is %q, %v", r.Unread, err)
	}
}

func revised(t *testing.T, l ledger.Ledger) {
	const at = "https://wire.example/quay"
	one := page(idOf("Alpha."), "http://WIRE.example:80/quay?utm_source=x#top", "2031-05-01T10:00:00+02:00", "One", "Alpha.")
	two := page(idOf("Beta."), at, "2031-05-02T10:00:00Z", "Two", "Beta.")
	retitled := page(idOf("Beta."), at, "2031-05-03T10:00:00Z", "Three", "Beta.")
	copied := page(idOf("Alpha."), at, "2031-05-01T12:00:00Z", "One", "Alpha.")
	copied.File = "other.warc"
	equal(t, "the first", keepArticles(t, l, one, copied), "new known")
	settle(t, l, false, one)
	equal(t, "other content and another title", keepArticles(t, l, two, retitled, two), "revision revision known")
	equal(t, "revisions", revisions(t, l, at), "One@story-One 05-01/05-01, Two 05-02/05-02 waits, Three 05-03/05-03 waits")
	equal(t, "waiting", waiting(t, l), "Three")
	settle(t, l, false, retitled)
	equal(t, "by ID", revisions(t, l, two.ID), "One@story-One 05-01/05-01, Two@story-Three 05-02/05-02, Three@story-Three 05-03/05-03")

	back := one
	back.Fetched = "2031-05-09T10:00:00Z"
	equal(t, "what comes back", keepArticles(t, l, back), "revision")
	equal(t, "waits again", waiting(t, l), "One")
	r, err := l.Reading(t.Context(), one.ID)
	if err != nil || len(r.Actors) != 1 || r.Article.Fetched != back.Fetched {
		t.Errorf("what waits again has the reading %+v, %v; want that of its text", r, err)
	}
	equal(t, "is last", revisions(t, l, one.ID), "Two@story-Three 05-02/05-02, Three@story-Three 05-03/05-03, One@story-One 05-01/05-09 waits")
	equal(t, "what was seen in between", keepArticles(t, l, copied), "known")
	equal(t, "stays last", revisions(t, l, one.ID), "Two@story-Three 05-02/05-02, Three@story-Three 05-03/05-03, One@story-One 05-01/05-09 waits")
	old := page(idOf("Omega."), at, "2031-04-01T10:00:00Z", "Zero", "Omega.")
	equal(t, "what is older", keepArticles(t, l, old), "revision")
	if got := revisions(t, l, at); !strings.HasPrefix(got, "Zero 04-01/04-01 waits, Two") {
		t.Errorf("what is older stands in %s", got)
	}
	settle(t, l, false, back)
	past(t, l, func(p ledger.Past) {
		want := "story-One:" + one.ID + "@pages.warc story-Three:" + two.ID + "@pages.warc"
		equal(t, "placed by address", placedAt(t, p, at), want)
		equal(t, "placed at no address", placedAt(t, p, "https://wire.example/other"), "")
	})
	mobile := page(idOf("Gamma."), "https://m.wire.example/quay?page=all", "2031-05-10T10:00:00Z", "Four", "Gamma.")
	mobile.Canonical = at
	equal(t, "what says that it is the same page", keepArticles(t, l, mobile), "revision")
	if got := revisions(t, l, mobile.URL); got != revisions(t, l, at) || !strings.HasSuffix(got, "Four 05-10/05-10 waits") {
		t.Errorf("by the address that it was taken from the revisions are %s", got)
	}
	_, err = l.Revisions(t.Context(), "https://wire.example/other")
	wantKind(t, err, gainsay.NotFound, "stood at that address")
	_, err = l.Revisions(t.Context(), "nosuch")
	wantKind(t, err, gainsay.NotFound, "no article")
}

// placedAt is what p places of an address, as placed tells it.
func placedAt(t *testing.T, p ledger.Past, address string) string {
	t.Helper()
	found, err := p.Placed(t.Context(), 0, nil, []string{address})
	if err != nil {
		t.Fatalf("placed: %v", err)
	}
	var all []string
	for _, f := range found {
		one := fmt.Sprintf("%s:%s@%s", f.Story, f.Article.ID, f.Article.File)
		if f.Earlier {
			one += " earlier"
		}
		all = append(all, one)
	}
	return strings.Join(all, " ")
}

// superseded: what another revision stands for is placed in its story.
func superseded(t *testing.T, l ledger.Ledger) {
	const at = "https://wire.example/quay"
	one, two := page(idOf("Alpha."), at, "2031-05-01T10:00:00Z", "One", "Alpha."), page(idOf("Beta."), at, "2031-05-02T10:00:00Z", "Two", "Beta.")
	keepArticles(t, l, one)
	settle(t, l, true, one)
	keepArticles(t, l, two)
	settle(t, l, false, two)
	past(t, l, func(p ledger.Past) {
		equal(t, "placed", placedAt(t, p, at), "story-Two:"+one.ID+"@pages.warc earlier story-Two:"+two.ID+"@pages.warc")
		equal(t, "placed among the latest", placed(t, p, 9), "story-Two:"+one.ID+"@pages.warc story-Two:"+two.ID+"@pages.warc")
	})
}

// overtaken: a reading that was made of an earlier title or date of the text does not
// put it back, and what is later is still to be read.
func overtaken(t *testing.T, l ledger.Ledger) {
	for i, times := range [][2]string{{"2031-05-01T10:00:00Z", "2031-05-02T10:00:00Z"}, {"", ""}} {
		at, text := fmt.Sprint("https://wire.example/quay/", i), fmt.Sprint("Alpha ", i)
		one, two := page(idOf(text), at, times[0], "One", text), page(idOf(text), at, times[1], "Two", text)
		keepArticles(t, l, one)
		equal(t, "another title", keepArticles(t, l, two), "revision") // while the first is read
		settle(t, l, false, one)
		equal(t, "waiting", waiting(t, l), "Two")
		r, err := l.Reading(t.Context(), one.ID)
		if err != nil || r.Article.Title != "Two" || len(r.Actors) != 1 {
			t.Errorf("the reading is of %q with %d actors, %v", r.Article.Title, len(r.Actors), err)
		}
		settle(t, l, false, two)
		equal(t, "waiting", waiting(t, l), "")
		settle(t, l, false, one) // an old file is read again
		equal(t, "waiting", waiting(t, l), "")
		if r, err := l.Reading(t.Context(), one.ID); err != nil || r.Article.Title != "Two" {
			t.Errorf("when the first is read again it is of %q, %v", r.Article.Title, err)
		}
	}
}

// withdrawn: what is taken back waits to be marked, and is told to who puts articles
// into stories.
func withdrawn(t *testing.T, l ledger.Ledger) {
	const at, id = "https://wire.example/quay", "urn:wire:7"
	told := func() map[string]gainsay.Withdrawal {
		t.Helper()
		var found map[string]gainsay.Withdrawal
		past(t, l, func(p ledger.Past) {
			var err error
			if found, err = p.Withdrawn(t.Context(), []string{"https://wire.example/other", at, id}); err != nil {
				t.Fatal(err)
			}
		})
		return found
	}
	withdraw := func(address, when string, want int) {
		t.Helper()
		if n, err := l.Withdraw(t.Context(), address, gainsay.Withdrawal{At: when}); err != nil || n != want {
			t.Errorf("%d revisions of %s are taken back, %v; want %d", n, address, err, want)
		}
	}
	withdraw(id, "2031-05-04T10:00:00Z", 0) // before it is kept
	equal(t, "told", told(), map[string]gainsay.Withdrawal{id: {At: "2031-05-04T10:00:00Z"}})
	one, two := page(idOf("Alpha."), at, "2031-05-01T10:00:00Z", "One", "Alpha."), page(idOf("Beta."), at, "2031-05-02T10:00:00Z", "Two", "Beta.")
	other := page(idOf("Gamma."), "https://wire.example/other", "", "Other", "Gamma.")
	one.Published, two.Published = one.Fetched, two.Fetched
	for _, a := range []gainsay.Article{one, two, other} {
		keepArticles(t, l, a)
		settle(t, l, false, a)
	}
	withdraw(at, "2031-05-01T12:00:00Z", 2)
	of, err := l.Revisions(t.Context(), at)
	if err != nil || len(of) != 2 || of[0].Reading.Article.Withdrawn == nil || of[1].Reading.Article.Withdrawn != nil {
		t.Errorf("before the second was there: %+v, %v", of, err)
	}
	withdraw(at, "2031-05-03T10:00:00+02:00", 2)
	equal(t, "waiting", waiting(t, l), "One Two")
	settle(t, l, false, one, two)
	withdraw(at, "2031-05-03T08:00:00Z", 2) // the same time
	withdraw(at, "2031-05-01T08:00:00Z", 2)
	equal(t, "waiting", waiting(t, l), "")
	equal(t, "told", told()[at], gainsay.Withdrawal{At: "2031-05-03T10:00:00+02:00"})
	withdraw(at, "2031-05-05T08:00:00Z", 2)
	equal(t, "waiting", waiting(t, l), "One Two")
	withdraw(at, "", 2)
	withdraw(at, "2031-05-06T08:00:00Z", 2) // what was taken back without a time stays so
	withdraw(at, "", 2)
	equal(t, "told", told()[at], gainsay.Withdrawal{})
	_, err = l.Withdraw(t.Context(), "", gainsay.Withdrawal{})
	wantKind(t, err, gainsay.Invalid, "an address")
}

// messages: an agency's message that stands nowhere on the web is known by its ID,
// and the time of its version says which is the later.
func messages(t *testing.T, l ledger.Ledger) {
	one, two := page("urn:wire:7", "", "", "One", "Alpha."), page("urn:wire:7", "", "", "Two", "Beta.")
	one.Published, two.Published = "2031-05-01T10:00:00Z", "2031-05-02T10:00:00Z"
	equal(t, "standings", keepArticles(t, l, two, one, page("8", "", "", "Three", "Beta.")), "new revision new")
	equal(t, "revisions", revisions(t, l, "urn:wire:7"), "One 05-01/05-01 waits, Two 05-02/05-02 waits")
	if n, err := l.Withdraw(t.Context(), "urn:wire:7", gainsay.Withdrawal{}); n != 2 || err != nil {
		t.Errorf("%d revisions are taken back, %v", n, err)
	}
}

// sameID: of several texts with one ID at one address the latest answers.
func sameID(t *testing.T, l ledger.Ledger) {
	const at = "https://wire.example/7"
	keepArticles(t, l, page("7", at, "", "One", "Alpha."), page("7", at, "", "Two", "Beta."))
	r, err := l.Reading(t.Context(), "7")
	if err != nil || r.Article.Text != "Beta." {
		t.Errorf("found %q, %v; want the latest", r.Article.Text, err)
	}
	equal(t, "without times the order is that of coming", revisions(t, l, "7"), "One waits, Two waits")
	keepArticles(t, l, page("7", "https://post.example/7", "", "Three", "Gamma."))
	_, err = l.Reading(t.Context(), "7")
	wantKind(t, err, gainsay.Invalid, "several texts")
}

// toldApart: articles of one address that were told IDs of their own are no
// revisions of each other.
func toldApart(t *testing.T, l ledger.Ledger) {
	const at = "https://wire.example/releases"
	equal(t, "standings", keepArticles(t, l, page("1", at, "", "One", "Alpha."), page("2", at, "", "Two", "Beta."), page("2", at, "", "Late", "Gamma.")), "new new revision")
	equal(t, "by ID", revisions(t, l, "1"), "One waits")
	equal(t, "by ID", revisions(t, l, "2"), "Two waits, Late waits")
	_, err := l.Revisions(t.Context(), at)
	wantKind(t, err, gainsay.Invalid, "several articles have that address")
}

func version(t *testing.T, l ledger.Ledger) {
	see := func() (n int64) {
		past(t, l, func(p ledger.Past) {
			var err error
			if n, err = p.Version(t.Context()); err != nil {
				t.Fatal(err)
			}
		})
		return n
	}
	a := page("a", "", "", "A", "Alpha.")
	keepArticles(t, l, a)
	before := see()
	if again := see(); again != before {
		t.Errorf("an Update that kept nothing made version %d of %d", again, before)
	}
	settle(t, l, true, a)
	if after := see(); after != before+1 {
		t.Errorf("an Update made version %d of %d", after, before)
	}
}

func feeds(t *testing.T, l ledger.Ledger) {
	none, err := l.Feeds(t.Context())
	if err != nil || len(none) > 0 {
		t.Errorf("an empty ledger follows %v, %v", none, err)
	}
	one := ledger.FeedState{Address: "https://wire.example/feed", Title: "Wire", ETag: `W/"1"`, LastModified: "Sun, 04 May 2031 10:00:00 GMT",
		Next: time.Date(2031, 5, 4, 12, 0, 0, 0, time.UTC), Failures: 2, Failure: "timed out", Seen: []string{"https://wire.example/1"},
		Failing: []ledger.Failing{{Item: "2", Times: 3, Next: time.Date(2031, 5, 4, 13, 0, 0, 0, time.UTC)}}}
	two := ledger.FeedState{Address: "https://post.example/feed"}
	for _, f := range []ledger.FeedState{two, one, {Address: one.Address}, one} {
		if err := l.KeepFeed(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	found, err := l.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "feeds", found, []ledger.FeedState{two, one})
	wantKind(t, l.KeepFeed(t.Context(), ledger.FeedState{}), gainsay.Invalid, "an address")
}

func droppedFeeds(t *testing.T, l ledger.Ledger) {
	state := ledger.FeedState{Address: "https://wire.example/feed", Seen: []string{"1"}}
	wantKind(t, l.DropFeed(t.Context(), state.Address, true), gainsay.NotFound, "feeds list")
	if err := l.KeepFeed(t.Context(), state); err != nil {
		t.Fatal(err)
	}
	wantKind(t, l.DropFeed(t.Context(), "https://wire.example/other", true), gainsay.NotFound, "feeds list")
	for _, dropped := range []bool{true, true, false, false} {
		if err := l.DropFeed(t.Context(), state.Address, dropped); err != nil {
			t.Fatal(err)
		}
		found, err := l.Feeds(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		want := state
		want.Dropped = dropped
		equal(t, "feeds", found, []ledger.FeedState{want})
		if dropped { // who follows it meanwhile does not take it up again
			wantKind(t, l.KeepFeed(t.Context(), state), gainsay.NotFound, "it was dropped")
		}
	}
	if err := l.KeepFeed(t.Context(), state); err != nil {
		t.Error(err)
	}
}

func quarantine(t *testing.T, l ledger.Ledger) {
	_, err := l.Broken(t.Context(), "b")
	wantKind(t, err, gainsay.NotFound, "no quarantined document")
	if err := l.Drop(t.Context(), "b"); err != nil {
		t.Errorf("dropping what is not there: %v", err)
	}
	raw := gainsay.Raw{File: "x.warc", Part: "record 3", Format: gainsay.HTML, Bytes: []byte(strings.Repeat("\x00\xff<p>", 5000)), URL: "https://wire.example/1"}
	doc := ledger.Broken{ID: ledger.BrokenID(&raw), File: raw.Name(), URL: raw.URL, Reason: "it failed", Tries: 1, Size: len(raw.Bytes), Raw: &raw}
	a := page("a", "", "", "A", "Alpha.")
	article := ledger.Broken{ID: "feedbeef", File: "y.txt", Reason: "it took too long", Tries: 3, Size: 6, Article: &a}
	for _, b := range []ledger.Broken{article, doc, doc} {
		if err := l.SetAside(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []ledger.Broken{doc, article} {
		got, err := l.Broken(t.Context(), want.ID[:6])
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "what is set aside", got, want)
	}
	list := func() string {
		apart, err := l.SetApart(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, b := range apart {
			if b.Raw != nil || b.Article != nil {
				t.Error("a list holds the documents")
			}
			all = append(all, fmt.Sprint(b.File, " ", b.Tries))
		}
		return strings.Join(all, ", ")
	}
	article.Tries = 4
	if err := l.SetAside(t.Context(), article); err != nil {
		t.Fatal(err)
	}
	want := "x.warc record 3 1, y.txt 4"
	if article.ID < doc.ID {
		want = "y.txt 4, x.warc record 3 1"
	}
	equal(t, "list", list(), want)
	for range 2 {
		if err := l.Drop(t.Context(), doc.ID); err != nil {
			t.Fatal(err)
		}
	}
	equal(t, "list", list(), "y.txt 4")
	wantKind(t, l.SetAside(t.Context(), ledger.Broken{}), gainsay.Invalid, "an ID")
}

func begun(t *testing.T, l ledger.Ledger) {
	told := func() map[string]int {
		t.Helper()
		all, err := l.Begun(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	keep := func(id string, times int) {
		t.Helper()
		if err := l.KeepBegun(t.Context(), id, times); err != nil {
			t.Fatal(err)
		}
	}
	keep("c", 0)
	equal(t, "nothing", len(told()), 0)
	keep("a", 1)
	keep("b", 1)
	keep("a", 2)
	equal(t, "begun", told(), map[string]int{"a": 2, "b": 1})
	told()["a"] = 9
	keep("b", 0)
	keep("b", 0)
	equal(t, "ended", told(), map[string]int{"a": 2})
	wantKind(t, l.KeepBegun(t.Context(), "", 1), gainsay.Invalid, "begun")
	wantKind(t, l.KeepBegun(t.Context(), "a", -1), gainsay.Invalid, "begun")
}
