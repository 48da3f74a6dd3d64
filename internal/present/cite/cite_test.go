package cite_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/presenttest"
	"gainsay/internal/present/wording"
)

func TestBook(t *testing.T) {
	d := presenttest.Ferry(t)
	b := cite.New(d)
	pilot := d.Disputes[0].Affirm[0].Evidence[0]
	for got, want := range map[string]string{
		b.Label(pilot):             "The Tarvian Post 3:144",
		b.Place(pilot):             "3:144",
		b.Words(pilot):             "he was asleep",
		b.Source("03-post.txt"):    "The Tarvian Post 3",
		b.Source("Saint Aud"):      "Saint Aud",
		b.Outlet(presenttest.Late): "evening.example",
		b.File(presenttest.Wire):   "01-wire.txt",
		b.Label(gainsay.Evidence{Article: "wire", File: "01-wire.txt"}):                        "Osmer Wire 1",
		b.Label(gainsay.Evidence{Article: "lost", File: "lost.txt"}):                           "lost.txt",
		b.Words(gainsay.Evidence{Article: "wire", Span: gainsay.Span{Start: 5, End: 1 << 20}}): "",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := b.Origin(presenttest.Herald); got != b.Origin(presenttest.Wire) {
		t.Errorf("a copy is of origin %d", got)
	}
	if n := b.Number(gainsay.Evidence{Article: "lost"}); n != 0 {
		t.Errorf("evidence of no article is of article %d", n)
	}
	if got := strings.Join(b.Counts("origin"), ", "); got != "8 reports, 8 outlets, 4 origins, 4 to 6 March 2031" {
		t.Errorf("the counts are %q", got)
	}
	d.Readings[0].Article.Outlet, d.Readings[1].Article.Outlet = gainsay.Outlet{}, d.Readings[2].Article.Outlet
	if got := strings.Join(b.Counts("origin"), ", "); !strings.Contains(got, "8 reports, 6 named outlets, ") {
		t.Errorf("with an outlet unknown and one twice the counts are %q", got)
	}
	if got := b.Outlet(1) + "|" + b.File(1); got != "01-wire|" {
		t.Errorf("an article without an outlet is named %q", got)
	}
}

// Copies have one ID, and lines of one file have one name: both together tell
// them apart.
func TestCopiesAndLines(t *testing.T) {
	article := func(id, file, outlet string) gainsay.Reading {
		return gainsay.Reading{Article: gainsay.Article{ID: id, File: file, Outlet: gainsay.Outlet{Name: outlet}, Text: "the same text"}}
	}
	b := cite.New(&gainsay.Dossier{
		Readings: []gainsay.Reading{article("h1", "a/x.txt", "A"), article("h1", "b/x.txt", "B"), article("l1", "all.jsonl", "C"), article("l2", "all.jsonl", "D")},
		Groups:   [][]string{{"a/x.txt", "b/x.txt"}, {"l1"}, {"l2"}},
	})
	for want, e := range map[string]gainsay.Evidence{
		"A 1": {Article: "h1", File: "a/x.txt"}, "B 2": {Article: "h1", File: "b/x.txt"}, "C 3": {Article: "l1", File: "all.jsonl"}, "D 4": {Article: "l2", File: "all.jsonl"},
	} {
		if got := b.Label(e); got != want {
			t.Errorf("%v is %q, want %q", e, got, want)
		}
	}
	if b.Named("all.jsonl") != 0 {
		t.Error("a file of many articles names one of them")
	}
	if b.Origin(3) == b.Origin(4) {
		t.Error("lines of one file are one origin")
	}
	if got := b.File(1); got != "a/x.txt" {
		t.Errorf("a file whose last element is not unique is shown as %q", got)
	}
}

func TestByOriginCountsCopiesOnce(t *testing.T) {
	d := presenttest.Ferry(t)
	d.Groups = d.Groups[:1] // the origin of the others is not known
	b := cite.New(d)
	var all []gainsay.Evidence
	for i := range d.Readings {
		all = append(all, gainsay.Evidence{Article: d.Readings[i].Article.ID, File: d.Readings[i].Article.File})
	}
	copies := b.ByOrigin(all)
	if len(copies) != 6 || len(copies[0].Evidence) != 3 {
		t.Errorf("%d origins, the first with %d reports", len(copies), len(copies[0].Evidence))
	}
}

func TestLead(t *testing.T) {
	d := presenttest.Ferry(t)
	for _, c := range []struct {
		dispute int
		want    string
	}{
		{0, "“The pilot of the ferry Halvard was asleep”: said by Oren Taal and denied by Dana Velk."},
		{1, "“the office knew of it”: said for Ilse Brandt by Oren Taal and denied by Ilse Brandt."},
		{2, "“it would pay for the damage”: left open by Carrow Lines on 5 Mar and denied by Carrow Lines on 6 Mar."},
	} {
		only := *d
		only.Disputes = d.Disputes[c.dispute : c.dispute+1]
		if got := cite.New(&only).Lead(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	d.Disputes = nil
	if got := cite.New(d).Lead(); got != "" {
		t.Errorf("without a dispute the lead is %q", got)
	}
}

func TestStanding(t *testing.T) {
	d := presenttest.Ferry(t)
	got := cite.New(d).Standing()
	var ids []string
	for _, c := range got.Disputed {
		ids = append(ids, c.ID)
	}
	if strings.Join(ids, " ") != "c1 c2 c3" || len(got.Reported) != 0 || got.Rest != 1 {
		t.Errorf("disputed are %s, reported %d, and %d more", ids, len(got.Reported), got.Rest)
	}
	carried := d.Claims[3]
	carried.ID, carried.Positions = "c5", []gainsay.Position{{Actor: "A", Stance: gainsay.Asserts, Evidence: []gainsay.Evidence{
		{Article: "wire", File: "01-wire.txt"}, {Article: "late", File: "08-late.txt"}}}}
	copied := carried
	copied.ID, copied.Positions = "c6", []gainsay.Position{{Actor: "A", Stance: gainsay.Asserts, Evidence: []gainsay.Evidence{
		{Article: "wire", File: "01-wire.txt"}, {Article: "herald", File: "02-herald.txt"}}}}
	d.Claims = append(d.Claims, copied, carried)
	if got = cite.New(d).Standing(); len(got.Disputed) != 3 || len(got.Reported) != 1 || got.Reported[0].ID != "c5" || got.Rest != 2 {
		t.Errorf("of claims that nobody disputes %+v are shown and %d more", got.Reported, got.Rest)
	}
	d.Claims = nil
	if got = cite.New(d).Standing(); len(got.Disputed) != 3 || len(got.Disputed[0].Positions) != 2 {
		t.Errorf("disputes without claims show %d", len(got.Disputed))
	}
}

// One actor that takes one stance is one position, from however many readings.
func TestPositionsThatReadAlikeAreOne(t *testing.T) {
	d := presenttest.Ferry(t)
	p := d.Claims[0].Positions[0]
	again, later, unnamed := p, p, p
	again.Evidence = []gainsay.Evidence{{Article: "late", File: "08-late.txt"}}
	later.When = "2031-03-09"
	unnamed.Actor = ""
	d.Claims[0].Positions = []gainsay.Position{p, again, later, unnamed, unnamed}
	got := cite.New(d).Standing().Disputed[0].Positions
	if len(got) != 4 || len(got[0].Evidence) != len(p.Evidence)+1 || got[0].Origins != 3 {
		t.Errorf("got %d positions, the first %+v", len(got), got[0])
	}
	if len(d.Claims[0].Positions) != 5 || len(d.Claims[0].Positions[0].Evidence) != len(p.Evidence) {
		t.Error("the dossier itself has changed")
	}
}

func TestAround(t *testing.T) {
	const text = "A title\n\nThe union, which met on Monday, said that 14 ships were waiting off the port. Nobody else counted."
	sentence := strings.Index(text, "The union")
	end := strings.Index(text, " Nobody")
	d := &gainsay.Dossier{Readings: []gainsay.Reading{{Article: gainsay.Article{ID: "a", Text: text},
		Sentences: []gainsay.Sentence{{Span: gainsay.Span{Start: 0, End: 7}}, {Span: gainsay.Span{Start: sentence, End: end}}, {Span: gainsay.Span{Start: end + 1, End: len(text)}}}}}}
	at := func(words string) gainsay.Evidence {
		start := strings.Index(text, words)
		return gainsay.Evidence{Article: "a", Span: gainsay.Span{Start: start, End: start + len(words)}}
	}
	for _, c := range []struct {
		words string
		most  int
		want  string
	}{
		{"14 ships", 200, "The union, which met on Monday, said that |14 ships| were waiting off the port."},
		{"14 ships", 40, "… said that |14 ships| were waiting …"},
		{"14 ships", 8, "… |14 ships| …"},
		{"14 ships", 0, "… |14 ships| …"},
		{"The union", 30, "|The union|, which met on …"},
		{"A title", 100, "|A title|"},
		{"counted", 100, "Nobody else |counted|."},
	} {
		got := cite.New(d).Around(at(c.words), c.most)
		if joined := got.Before + "|" + got.Words + "|" + got.After; joined != c.want {
			t.Errorf("%q in %d characters reads %q, want %q", c.words, c.most, joined, c.want)
		}
	}
	d.Readings[0].Sentences = nil // then its line is all there is
	if got := cite.New(d).Around(at("14 ships"), 200).String(); got != text[sentence:] {
		t.Errorf("without sentences it reads %q", got)
	}
	if got := cite.New(d).Around(gainsay.Evidence{Article: "lost", Span: gainsay.Span{Start: 0, End: 4}}, 50); got != (cite.Around{}) {
		t.Errorf("evidence of no article reads %+v", got)
	}
}

// Wherever evidence points, what stands around it is at most as long as asked
// for, and the words stand in it whole.
func FuzzAround(f *testing.F) {
	f.Add("He said 14. She said\r\n\u202E15\u202C.", 8, 10, 12, 20)
	f.Add("十四人受伤。不是十五人。", 0, 9, 5, 3)
	f.Add("   ", 1, 2, 0, 0)
	f.Fuzz(func(t *testing.T, text string, start, end, sentence, most int) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		d := &gainsay.Dossier{Readings: []gainsay.Reading{{Article: gainsay.Article{ID: "a", Text: text}, Sentences: []gainsay.Sentence{{Span: gainsay.Span{Start: 0, End: sentence}}}}}}
		b := cite.New(d)
		e := gainsay.Evidence{Article: "a", Span: gainsay.Span{Start: start, End: end}}
		got := b.Around(e, most)
		if got.Words != wording.Visible(b.Words(e)) {
			t.Fatalf("the words read %q, the article has %q", got.Words, b.Words(e))
		}
		if strings.ContainsAny(got.String(), "\n\r\u202E\u200B") {
			t.Fatalf("a sign that cannot be seen is in %q", got)
		}
	})
}

func TestUtterances(t *testing.T) {
	d := presenttest.Ferry(t)
	slices.Reverse(d.Quotes) // the identical one first
	d.Quotes[1].Relation = gainsay.Trimmed
	var got []string
	for _, u := range cite.New(d).Utterances() {
		got = append(got, fmt.Sprint(u.Number, " ", u.Relation, " ", u.Alike, " ", u.Finding))
	}
	if want := "1 sense_changed false 0; 2 trimmed false 0; 3 identical true 0"; strings.Join(got, "; ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "; "), want)
	}
	for i := range d.Discrepancies[1].Values { // the finding about the lost "not"
		d.Discrepancies[1].Values[i].Span = d.Quotes[2].Variants[1-i].Span
	}
	if u := cite.New(d).Utterances()[0]; u.Finding != 2 {
		t.Errorf("an utterance that finding 2 sets out names %d", u.Finding)
	}
	d.Quotes[0].Variants[1].Span = d.Quotes[2].Variants[0].Span // called identical, and is not
	if u := cite.New(d).Utterances()[2]; u.Alike {
		t.Error("two wordings are called alike")
	}
}

func TestEvents(t *testing.T) {
	d := presenttest.Ferry(t)
	said := d.Timeline[slices.IndexFunc(d.Timeline, func(e gainsay.Event) bool { return e.Kind == gainsay.Said })]
	copied := said
	copied.What = strings.ToUpper(said.What)
	copied.Evidence = []gainsay.Evidence{{Article: "herald", File: "02-herald.txt"}}
	all := func() []gainsay.Event { events, _ := cite.New(d).Events(gainsay.Said, 100); return events }
	before := len(all())
	d.Timeline = append(d.Timeline, copied)
	events := all()
	if len(events) != before || len(events[0].Evidence) != len(said.Evidence)+1 {
		t.Errorf("one event told twice stands as %d with %d evidence", len(events)-before+1, len(events[0].Evidence))
	}
	copied.Date = "2031-03-30"
	d.Timeline = append(d.Timeline, copied)
	if got := len(all()); got != before+1 {
		t.Errorf("the same said at another time makes %d more events", got-before)
	}
	few, more := cite.New(d).Events(gainsay.Said, 1)
	if len(few) != 1 || len(few[0].Evidence) != len(said.Evidence)+1 || more != before {
		t.Errorf("of many events %+v stays, and %d more", few, more)
	}
}

func TestSays(t *testing.T) {
	for _, c := range []struct {
		what, words string
		want        bool
	}{
		{"Taal: the pilot was asleep", "the pilot was asleep,", true},
		{"Taal: The pilot was asleep", "that the pilot was asleep", true},
		{"Taal: The pilot was asleep at the …", "that the pilot was asleep at the helm", true},
		{"Taal: the pilot was asleep", "told the Post", false},
		{"the ferry strikes the pier", "", false},
		{"…", "anything", false},
	} {
		if got := cite.Says(c.what, c.words); got != c.want {
			t.Errorf("%q says %q: %v", c.what, c.words, got)
		}
	}
}

// A file that stands for an outlet is shown by both its ends when a machine named it.
func TestLongFileNames(t *testing.T) {
	for file, want := range map[string]string{
		"a/harbour-strike.txt":             "harbour-strike",
		"a/20310304_8c1b5de0a97f4432.html": "203103…f4432",
		"a/港务局发言人说领航员当时清醒港务局发.txt":         "港务局发言人…醒港务局发",
	} {
		if got := cite.Outlet(&gainsay.Article{File: file}); got != want {
			t.Errorf("%s is shown as %q, want %q", file, got, want)
		}
	}
}

func TestWordings(t *testing.T) {
	d := presenttest.Ferry(t)
	b := cite.New(d)
	wordings, grid := b.Wordings(d.Quotes[0].Variants)
	if len(wordings) != 2 || !strings.HasPrefix(wordings[0].Text, "We have not put") {
		t.Fatalf("the fullest wording is not the first: %+v", wordings)
	}
	if len(grid.Rows) != 2 {
		t.Errorf("%d rows", len(grid.Rows))
	}
	if wordings, _ = b.Wordings(d.Quotes[2].Variants); len(wordings) != 1 || len(wordings[0].Evidence) != 2 {
		t.Errorf("two equal wordings are not one: %+v", wordings)
	}
	if wordings, _ = b.Wordings(d.Quotes[1].Variants); !wordings[2].Far {
		t.Error("a wording with hardly a word in common is not told apart")
	}
}

func TestValues(t *testing.T) {
	d := presenttest.Ferry(t)
	groups := cite.Values(&d.Discrepancies[0])
	if len(groups) != 2 || len(groups[0].Evidence) != 3 || groups[0].Odd || !groups[1].Odd {
		t.Errorf("got %+v", groups)
	}
}

func TestOddValue(t *testing.T) {
	values := func(texts ...string) (list []gainsay.Value) {
		for _, text := range texts {
			list = append(list, gainsay.Value{Value: text})
		}
		return list
	}
	for _, c := range []struct {
		name   string
		class  gainsay.DiscrepancyClass
		odd    string
		values []gainsay.Value
		want   string
	}{
		{"as printed", gainsay.Conflict, "11", values("14", "11"), "11"},
		{"in other case", gainsay.Conflict, "monday", values("Tuesday", "Monday"), "Monday"},
		{"named by a part", gainsay.Conflict, "former mayor", values("Mayor Oll", "former Mayor Oll", "the mayor"), "former Mayor Oll"},
		{"named by some of its words", gainsay.Conflict, "former mayor", values("Mayor Oll", "former Ostrel Mayor Oll"), "former Ostrel Mayor Oll"},
		{"not by its words in another order", gainsay.Conflict, "mayor former", values("Mayor Oll", "former Mayor Oll"), ""},
		{"a part that several have", gainsay.Conflict, "mayor", values("Mayor Oll", "former Mayor Oll"), ""},
		{"the whole before a part", gainsay.Conflict, "mayor", values("former mayor", "Mayor"), "Mayor"},
		{"none", gainsay.Conflict, "", values("14", "11"), ""},
		{"not among the values", gainsay.Conflict, "12", values("14", "11"), ""},
		{"within one article no value is outnumbered", gainsay.Internal, "11", values("14", "11"), ""},
	} {
		if got := cite.OddValue(&gainsay.Discrepancy{Class: c.class, OddOneOut: c.odd, Values: c.values}); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}
