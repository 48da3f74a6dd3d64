package cite_test

import (
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/presenttest"
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
	shown, rest := cite.New(d).Standing()
	var ids []string
	for _, c := range shown {
		ids = append(ids, c.ID)
	}
	if got := strings.Join(ids, " "); got != "c1 c2 c3" || rest != 1 {
		t.Errorf("shown are %s, and %d more", got, rest)
	}
	carried := d.Claims[3]
	carried.ID, carried.Positions = "c5", []gainsay.Position{{Actor: "A", Stance: gainsay.Asserts, Evidence: []gainsay.Evidence{
		{Article: "wire", File: "01-wire.txt"}, {Article: "late", File: "08-late.txt"}}}}
	copied := carried
	copied.ID, copied.Positions = "c6", []gainsay.Position{{Actor: "A", Stance: gainsay.Asserts, Evidence: []gainsay.Evidence{
		{Article: "wire", File: "01-wire.txt"}, {Article: "herald", File: "02-herald.txt"}}}}
	d.Claims = append(d.Claims, copied, carried)
	if shown, rest = cite.New(d).Standing(); len(shown) != 4 || shown[3].ID != "c5" || rest != 2 {
		t.Errorf("of claims that nobody disputes %+v are shown and %d more", shown[3:], rest)
	}
	d.Claims = nil
	if shown, _ := cite.New(d).Standing(); len(shown) != 3 || len(shown[0].Positions) != 2 {
		t.Errorf("disputes without claims show %d", len(shown))
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
