// Package ledgertest turns a backend of the ledger into a verdict: one suite
// that every backend passes, so that no caller can tell them apart.
package ledgertest

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/ledger"
)

// Run runs the suite; open makes an empty ledger, which the suite closes.
func Run(t *testing.T, open func(t *testing.T) ledger.Ledger) {
	tests := []struct {
		name string
		run  func(*testing.T, ledger.Ledger)
	}{
		{"an empty ledger has nothing", empty},
		{"what is kept comes back whole", roundTrip},
		{"keeping the same again changes nothing", again},
		{"a dossier replaces the earlier one of its story", replace},
		{"a story that has grown takes the place of the smaller one", grown},
		{"a story that shares some articles stays", shared},
		{"all or nothing", allOrNothing},
		{"articles and stories are found by a prefix that is theirs alone", prefix},
		{"one text under two files is two readings", twoFiles},
		{"one reading may stand in a story twice", twice},
		{"one ID with two texts is not guessed at", twoTexts},
		{"a better reading replaces the earlier one", reread},
		{"callers share no memory with the ledger", apart},
		{"readers and a writer at the same time", together},
		{"an update sees what is kept and keeps what it makes of it", update},
		{"an update that fails keeps nothing", failedUpdate},
		{"articles are placed in the order in which they came", arrivals},
		{"of many stories the latest are placed, and those that are asked for", window},
		{"updates do not lose each other's articles", updatesTogether},
		{"articles wait for their analysis and are not kept twice", articlesWait},
		{"what did not arrive stays as it is", othersStay},
		{"other content of one address is a revision", revised},
		{"a title that is kept while an article is read stands", overtaken},
		{"what another revision stands for is placed in its story", superseded},
		{"what is taken back waits to be marked", withdrawn},
		{"messages are known by their IDs", messages},
		{"of several texts of one address the latest answers", sameID},
		{"articles of one address that have IDs of their own stay apart", toldApart},
		{"an update makes another version", version},
		{"feeds are kept by address", feeds},
		{"a feed that is dropped stays so until it is taken up", droppedFeeds},
		{"what broke is set aside and comes back whole", quarantine},
		{"what was begun and did not end is counted", begun},
		{"hostile strings stay what they are", hostile},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := open(t)
			defer func() {
				for range 2 {
					if err := l.Close(); err != nil {
						t.Errorf("close: %v", err)
					}
				}
			}()
			test.run(t, l)
		})
	}
}

// Reading is a reading of text as an article id of the outlet, in a file named
// after the outlet. It has one statement, so that a loss of depth shows.
func Reading(id, outlet, text string) gainsay.Reading {
	end := len(text)
	return gainsay.Reading{
		Article: gainsay.Article{
			ID: id, Hash: gainsay.Hash(text), File: strings.ToLower(outlet) + ".txt", Text: text, Title: "Title of " + id,
			Outlet: gainsay.Outlet{Name: outlet, Language: "en"}, Published: "2031-05-04T10:00:00Z",
			Furniture: []gainsay.Furniture{{Span: gainsay.Span{Start: end - 1, End: end}, Kind: gainsay.Caption}},
		},
		Sentences: []gainsay.Sentence{{Span: gainsay.Span{End: end},
			Terms: []gainsay.Term{{Span: gainsay.Span{End: 3}, Lemma: "quay", Kind: gainsay.NounTerm, Head: -1}}}},
		Actors:     []gainsay.Actor{{Name: "Ada Brill", Kind: gainsay.Person, Names: []string{"Brill"}}},
		Quantities: []gainsay.Quantity{{Span: gainsay.Span{End: 2}, Value: 0.1, Unit: "percent"}},
		Statements: []gainsay.Statement{{ID: "s1", Content: []gainsay.Span{{Start: 0, End: end}},
			Manner: gainsay.Indirect, Stance: gainsay.Denies,
			Chain: []gainsay.Hop{{Name: "Brill", Actor: "Ada Brill", Span: gainsay.Span{End: 3}}}}},
	}
}

// Dossier is a dossier of the story id with the readings; it has one claim.
func Dossier(id string, readings ...gainsay.Reading) gainsay.Dossier {
	return gainsay.Dossier{
		Story: gainsay.Story{ID: id, Title: "Story " + id, Origins: len(readings)}, Readings: readings,
		Claims: []gainsay.Claim{{ID: "c1", Text: "the quay is shut", Positions: []gainsay.Position{{
			Actor: "Ada Brill", Stance: gainsay.Denies, Origins: 1,
			Evidence: []gainsay.Evidence{{Article: readings[0].Article.ID, Span: gainsay.Span{End: 3}}}}}}},
		Groups:        [][]string{{readings[0].Article.File}},
		Discrepancies: []gainsay.Discrepancy{},
	}
}

func keep(t *testing.T, l ledger.Ledger, dossiers ...gainsay.Dossier) {
	t.Helper()
	if err := l.Keep(t.Context(), dossiers); err != nil {
		t.Fatalf("keep: %v", err)
	}
}

// storyIDs are the IDs of the stories of l in order.
func storyIDs(t *testing.T, l ledger.Ledger) string {
	t.Helper()
	stories, err := l.Stories(t.Context())
	if err != nil {
		t.Fatalf("stories: %v", err)
	}
	var ids []string
	for _, s := range stories {
		ids = append(ids, s.ID)
	}
	return strings.Join(ids, " ")
}

// places are the entries of l, each as story/number:id@file.
func places(t *testing.T, l ledger.Ledger) string {
	t.Helper()
	entries, err := l.Entries(t.Context())
	if err != nil {
		t.Fatalf("entries: %v", err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, fmt.Sprintf("%s/%d:%s@%s", e.Story, e.Number, e.ID, e.File))
	}
	return strings.Join(all, " ")
}

func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func wantKind(t *testing.T, err error, kind gainsay.Kind, words string) {
	t.Helper()
	if gainsay.KindOf(err) != kind || !strings.Contains(fmt.Sprint(err), words) {
		t.Errorf("error is %v (%v), want one of kind %v with %q", err, gainsay.KindOf(err), kind, words)
	}
}

func empty(t *testing.T, l ledger.Ledger) {
	equal(t, "stories", storyIDs(t, l), "")
	equal(t, "places", places(t, l), "")
	_, err := l.Dossier(t.Context(), "")
	wantKind(t, err, gainsay.NotFound, "no story")
	_, err = l.Reading(t.Context(), "a1")
	wantKind(t, err, gainsay.NotFound, `no article of this ledger has the ID "a1"`)
	keep(t, l)
}

func roundTrip(t *testing.T, l ledger.Ledger) {
	d := Dossier("harbour", Reading("b2", "Wire", "The quay was shut."), Reading("a1", "Post", "The quay is open."))
	keep(t, l, d)
	got, err := l.Dossier(t.Context(), "harbour")
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "dossier", got, d)
	r, err := l.Reading(t.Context(), "a1")
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "reading", r, d.Readings[1])
	entries, err := l.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "second entry", entries[1], ledger.Entry{Story: "harbour", Number: 2, ID: "a1", Hash: gainsay.Hash("The quay is open."),
		File: "post.txt", Outlet: "Post", Published: "2031-05-04T10:00:00Z", Title: "Title of a1"})
	stories, err := l.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "stories", stories, []gainsay.Story{d.Story})
	if faults, err := l.Faults(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("a sound ledger has the faults %q, %v", faults, err)
	}
}

func again(t *testing.T, l ledger.Ledger) {
	one, two := Dossier("one", Reading("a", "Wire", "Alpha.")), Dossier("two", Reading("b", "Wire", "Beta."))
	keep(t, l, one, two)
	keep(t, l, two)
	keep(t, l, one, two)
	equal(t, "stories", storyIDs(t, l), "one two")
	equal(t, "places", places(t, l), "one/1:a@wire.txt two/1:b@wire.txt")
}

func replace(t *testing.T, l ledger.Ledger) {
	a, b, c := Reading("a", "Wire", "Alpha."), Reading("b", "Post", "Beta."), Reading("c", "Sun", "Gamma.")
	keep(t, l, Dossier("one", a, b), Dossier("two", c))
	keep(t, l, Dossier("one", b))
	equal(t, "stories", storyIDs(t, l), "one two")
	equal(t, "an article that lost its story is still kept", places(t, l), "one/1:b@post.txt two/1:c@sun.txt /0:a@wire.txt")
}

func grown(t *testing.T, l ledger.Ledger) {
	a, b, c := Reading("a", "Wire", "Alpha."), Reading("b", "Post", "Beta."), Reading("c", "Sun", "Gamma.")
	keep(t, l, Dossier("one", b), Dossier("two", c))
	keep(t, l, Dossier("three", a, b))
	equal(t, "stories", storyIDs(t, l), "two three")
	equal(t, "places", places(t, l), "two/1:c@sun.txt three/1:a@wire.txt three/2:b@post.txt")
}

func shared(t *testing.T, l ledger.Ledger) {
	a, b, c := Reading("a", "Wire", "Alpha."), Reading("b", "Post", "Beta."), Reading("c", "Sun", "Gamma.")
	keep(t, l, Dossier("one", a, b))
	keep(t, l, Dossier("two", b, c), Dossier("three", b))
	equal(t, "stories", storyIDs(t, l), "one two three")
}

func allOrNothing(t *testing.T, l ledger.Ledger) {
	good := Dossier("good", Reading("a", "Wire", "Alpha."))
	spoilt := Reading("b", "Post", "Beta.")
	spoilt.Article.Text = "Beta!"
	nameless := Reading("", "Post", "Beta.")
	b := Reading("b", "Post", "Beta.")
	for words, bad := range map[string]gainsay.Dossier{
		"is not that of its text": Dossier("bad", spoilt),
		"has no ID":               Dossier("bad", nameless),
		"an ID of its own":        Dossier("good", b),
		"no articles":             {Story: gainsay.Story{ID: "bad"}},
	} {
		wantKind(t, l.Keep(t.Context(), []gainsay.Dossier{good, bad}), gainsay.Invalid, words)
		equal(t, "places after a refusal", places(t, l), "")
	}
}

func prefix(t *testing.T, l ledger.Ledger) {
	keep(t, l, Dossier("harbour-1", Reading("abc1", "Wire", "Alpha."), Reading("abd2", "Post", "Beta."), Reading("ab", "Sun", "Gamma.")),
		Dossier("harbour-12", Reading("é%_'\"", "Wire", "Delta.")))
	for ask, want := range map[string]string{"abc": "abc1", "abd2": "abd2", "ab": "ab", "é%": "é%_'\""} {
		r, err := l.Reading(t.Context(), ask)
		if err != nil || r.Article.ID != want {
			t.Errorf("%q finds %q, %v; want %q", ask, r.Article.ID, err, want)
		}
	}
	for ask, want := range map[string]string{"harbour-1": "harbour-1", "harbour-12": "harbour-12"} {
		d, err := l.Dossier(t.Context(), ask)
		if err != nil || d.Story.ID != want {
			t.Errorf("%q finds %q, %v; want %q", ask, d.Story.ID, err, want)
		}
	}
	_, err := l.Reading(t.Context(), "a")
	wantKind(t, err, gainsay.Invalid, "ab, abc1, abd2; give more of it")
	_, err = l.Reading(t.Context(), "")
	wantKind(t, err, gainsay.NotFound, "no article")
	_, err = l.Reading(t.Context(), "%")
	wantKind(t, err, gainsay.NotFound, "no article")
	_, err = l.Reading(t.Context(), "AB")
	wantKind(t, err, gainsay.NotFound, "no article")
	_, err = l.Dossier(t.Context(), "harb")
	wantKind(t, err, gainsay.Invalid, "harbour-1, harbour-12")
}

func twoFiles(t *testing.T, l ledger.Ledger) {
	wire, post := Reading("a", "Wire", "Alpha."), Reading("a", "Post", "Alpha.")
	keep(t, l, Dossier("one", wire, post))
	equal(t, "places", places(t, l), "one/1:a@wire.txt one/2:a@post.txt")
	r, err := l.Reading(t.Context(), "a")
	if err != nil || r.Article.File != "post.txt" {
		t.Errorf("found %q, %v; want the first by file", r.Article.File, err)
	}
}

func twice(t *testing.T, l ledger.Ledger) {
	a := Reading("a", "Wire", "Alpha.")
	for range 2 {
		keep(t, l, Dossier("one", a, a))
	}
	equal(t, "places", places(t, l), "one/1:a@wire.txt one/2:a@wire.txt")
	d, err := l.Dossier(t.Context(), "one")
	if err != nil || len(d.Readings) != 2 {
		t.Errorf("the dossier has %d readings, %v", len(d.Readings), err)
	}
}

func twoTexts(t *testing.T, l ledger.Ledger) {
	keep(t, l, Dossier("one", Reading("7", "Wire", "Alpha."), Reading("7", "Wire", "Beta.")))
	_, err := l.Reading(t.Context(), "7")
	wantKind(t, err, gainsay.Invalid, "several texts")
	d, err := l.Dossier(t.Context(), "one")
	if err != nil || len(d.Readings) != 2 || d.Readings[1].Article.Text != "Beta." {
		t.Errorf("the dossier has %d readings, %v; want both texts in order", len(d.Readings), err)
	}
}

func reread(t *testing.T, l ledger.Ledger) {
	r := Reading("a", "Wire", "Alpha.")
	keep(t, l, Dossier("one", r), Dossier("two", r, Reading("b", "Post", "Beta.")))
	r.Article.Title, r.Statements = "Mended", nil
	keep(t, l, Dossier("one", r))
	d, err := l.Dossier(t.Context(), "two")
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "the reading in the other story", d.Readings[0], r)
	entries, err := l.Entries(t.Context())
	if err != nil || entries[0].Title != "Mended" {
		t.Errorf("entries are %v, %v; want the mended title", entries, err)
	}
}

func apart(t *testing.T, l ledger.Ledger) {
	d := Dossier("one", Reading("a", "Wire", "Alpha."))
	keep(t, l, d)
	d.Readings[0].Statements[0].Stance = gainsay.Confirms
	first, err := l.Dossier(t.Context(), "one")
	if err != nil {
		t.Fatal(err)
	}
	first.Readings[0].Article.Title = "changed"
	first.Claims[0].Text = "changed"
	second, err := l.Dossier(t.Context(), "one")
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "dossier", second, Dossier("one", Reading("a", "Wire", "Alpha.")))
}

func together(t *testing.T, l ledger.Ledger) {
	small := []gainsay.Reading{Reading("a", "Wire", "Alpha."), Reading("b", "Post", "Beta.")}
	large := append(small[:2:2], Reading("c", "Sun", "Gamma."))
	keep(t, l, Dossier("one", small...))
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			for i := range 10 {
				d := Dossier("one", small...)
				if i%2 == 0 {
					d = Dossier("one", large...)
				}
				if err := l.Keep(t.Context(), []gainsay.Dossier{d}); err != nil {
					t.Errorf("keep: %v", err)
				}
			}
		})
		all.Go(func() {
			for range 20 {
				d, err := l.Dossier(t.Context(), "one")
				if err != nil {
					t.Errorf("dossier: %v", err)
				} else if d.Story.Origins != len(d.Readings) {
					t.Errorf("a dossier of %d readings says it has %d: halves of two", len(d.Readings), d.Story.Origins)
				}
			}
		})
	}
	all.Wait()
}

func hostile(t *testing.T, l ledger.Ledger) {
	text := "\x00\u2028\"'; DROP TABLE readings; -- \U0010FFFF \uFFFD" + strings.Repeat("“", 5000)
	r := Reading("id with \n a break", "Wire", text)
	keep(t, l, Dossier("$1 ?", r))
	d, err := l.Dossier(t.Context(), "$1")
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "reading", d.Readings[0], r)
}
