package desk

import (
	"strings"
	"testing"

	"gainsay"
)

// article is an invented report of one outlet.
func article(file, outlet, published, text string) gainsay.Reading {
	return gainsay.Reading{Article: gainsay.Article{ID: file, File: file, Outlet: gainsay.Outlet{Name: outlet, Domain: strings.ToLower(outlet) + ".example"},
		Published: published, Title: "The ferry Halvard", Text: text}}
}

func at(t *testing.T, r *gainsay.Reading, words string) gainsay.Evidence {
	t.Helper()
	k := strings.Index(r.Article.Text, words)
	if k < 0 {
		t.Fatalf("%q does not stand in %s", words, r.Article.File)
	}
	return gainsay.Evidence{Article: r.Article.ID, File: r.Article.File, Span: gainsay.Span{Start: k, End: k + len(words)}}
}

// ferry is a dossier of four reports of three origins, of which the first two are one.
func ferry(t *testing.T, class gainsay.DiscrepancyClass, odd string) gainsay.Dossier {
	t.Helper()
	d := gainsay.Dossier{Story: gainsay.Story{ID: "ferry-1", Origins: 3}, Readings: []gainsay.Reading{
		article("wire.txt", "Wire", "2031-03-04T08:00:00Z", "The ferry had 40 people aboard."),
		article("post.txt", "Post", "2031-03-04T09:00:00Z", "There were 14 people on the ferry."),
		article("daily.txt", "Daily", "2031-03-04T10:00:00Z", "On the ferry were forty people."),
		article("echo.txt", "Echo", "2031-03-04T11:00:00Z", "Some 40 people were on board."),
	}, Groups: [][]string{{"wire.txt", "post.txt"}, {"daily.txt"}, {"echo.txt"}}}
	values := []string{"40 people", "14 people", "forty people", "40 people"}
	numbers := []float64{40, 14, 40, 40}
	x := gainsay.Discrepancy{Kind: gainsay.QuantityKind, Class: class, Certainty: gainsay.Check, About: "people aboard", Why: "40 and 14 cannot both be right", OddOneOut: odd}
	for i, v := range values {
		e := at(t, &d.Readings[i], v)
		d.Readings[i].Quantities = []gainsay.Quantity{{Span: e.Span, Value: numbers[i], Of: "people"}}
		x.Values = append(x.Values, gainsay.Value{Value: v, Evidence: e})
	}
	d.Discrepancies = []gainsay.Discrepancy{x}
	return d
}

func TestCorrections(t *testing.T) {
	tests := []struct {
		name, outlet string
		class        gainsay.DiscrepancyClass
		odd          string
		want         Against // "" for nothing
		origins      int
		same         bool
	}{
		{"the odd one out", "Post", gainsay.Conflict, "14 people", Odd, 2, true},
		{"nothing stands against those who agree", "Daily", gainsay.Conflict, "14 people", "", 0, false},
		{"one against another", "the daily", gainsay.Conflict, "", Other, 1, false},
		{"by domain", "WWW.post.example", gainsay.Conflict, "14 people", Odd, 2, true},
		{"a later figure", "Post", gainsay.Update, "", Overtaken, 2, false},
		{"none later", "Echo", gainsay.Update, "", "", 0, false},
		{"in itself", "Post", gainsay.Internal, "", Itself, 0, false},
		{"not to be meant", "Post", gainsay.Implausible, "14 people", Unmeant, 2, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			items, known := Corrections([]gainsay.Dossier{ferry(t, tt.class, tt.odd)}, tt.outlet)
			if !known || len(items) != 1 {
				t.Fatalf("%d articles, known %v", len(items), known)
			}
			charges := items[0].Charges
			if tt.want == "" {
				if len(charges) > 0 {
					t.Fatalf("got %+v, want nothing", charges)
				}
				return
			}
			if len(charges) != 1 || charges[0].Against != tt.want || charges[0].SameFrom != tt.same {
				t.Fatalf("got %+v, want %s", charges, tt.want)
			}
			origins := 0
			for _, c := range charges[0].Counter {
				origins = max(origins, c.Origins)
			}
			if origins != tt.origins || len(charges[0].Counter) > 1 {
				t.Errorf("%d origins in %d values, want %d in one", origins, len(charges[0].Counter), tt.origins)
			}
		})
	}
	if _, known := Corrections([]gainsay.Dossier{ferry(t, gainsay.Conflict, "")}, "Nobody"); known {
		t.Error("an outlet that has no article is known")
	}
	if got := strings.Join(Outlets([]gainsay.Dossier{ferry(t, gainsay.Conflict, "")}), " "); got != "Daily Echo Post Wire" {
		t.Errorf("outlets %q", got)
	}
}

func TestCompare(t *testing.T) {
	d := ferry(t, gainsay.Conflict, "")
	d.Readings = d.Readings[:2]
	a, b := &d.Readings[0], &d.Readings[1]
	a.Article.Text += " Pilot Oren Taal said the engine had failed. The pier was closed."
	b.Article.Text += " The pier was closed. Ilse Brandt said nobody was hurt."
	span := func(r *gainsay.Reading, words string) []gainsay.Span { return []gainsay.Span{at(t, r, words).Span} }
	a.Statements = []gainsay.Statement{{ID: "s1", Content: span(a, "the engine had failed"), Chain: []gainsay.Hop{{Name: "Taal", Actor: "Oren Taal"}}}}
	b.Statements = []gainsay.Statement{{ID: "s1", Content: span(b, "nobody was hurt"), Chain: []gainsay.Hop{{Name: "Ilse Brandt"}}}}
	a.Actors = []gainsay.Actor{{Name: "Oren Taal", Kind: gainsay.Person}}
	a.Mentions = []gainsay.Mention{{Span: at(t, a, "Oren Taal").Span, Kind: gainsay.NameMention}}
	d.Lineage = []gainsay.Lineage{{From: "wire.txt", To: "post.txt", Evidence: []gainsay.Evidence{at(t, b, "The pier was closed"), at(t, a, "The pier was closed")}}}
	d.Quotes = []gainsay.Quotes{{Relation: gainsay.Identical, Variants: []gainsay.Evidence{at(t, a, "The pier was closed"), at(t, b, "The pier was closed")}}}
	c := Compare(&d)
	if len(c.Findings) != 1 || len(c.Findings[0].A) != 1 || c.Findings[0].B[0].Text != "14 people" {
		t.Errorf("differ %+v", c.Findings)
	}
	if len(c.Passages) != 1 || c.A.Share <= 0 || c.A.Share >= 0.5 {
		t.Errorf("shared %+v, %.2f of A", c.Passages, c.A.Share)
	}
	if len(c.Quotes) != 0 {
		t.Errorf("what both print alike is told: %+v", c.Quotes)
	}
	if len(c.A.Statements) != 1 || c.A.Statements[0].Who != "Oren Taal" || len(c.B.Statements) != 1 || c.B.Statements[0].Who != "Ilse Brandt" {
		t.Errorf("only in A %+v, only in B %+v", c.A.Statements, c.B.Statements)
	}
	if len(c.A.Names) != 1 || len(c.A.Figures) != 1 || c.B.Figures[0].Text != "14 people" {
		t.Errorf("names %+v, figures %+v and %+v", c.A.Names, c.A.Figures, c.B.Figures)
	}
}
