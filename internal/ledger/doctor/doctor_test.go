package doctor_test

import (
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/ledger/doctor"
	"gainsay/internal/ledger/ledgertest"
	"gainsay/internal/ledger/memory"
)

// sound is a dossier without a fault: every group, origin and statement in place.
func sound() gainsay.Dossier {
	d := ledgertest.Dossier("harbour", ledgertest.Reading("a1", "Wire", "The quay was shut. Näh."), ledgertest.Reading("b2", "Post", "The quay is open."))
	at := gainsay.Evidence{Article: "a1", File: "wire.txt", Span: gainsay.Span{Start: 4, End: 8}}
	for i := range d.Claims[0].Positions {
		d.Claims[0].Positions[i].Evidence = []gainsay.Evidence{at}
	}
	d.Disputes = []gainsay.Dispute{{Claim: "c1", Affirm: d.Claims[0].Positions, Deny: []gainsay.Position{{Actor: "Brill", Origins: 2, Evidence: []gainsay.Evidence{at}}}}}
	d.Groups = [][]string{{"wire.txt"}, {"b2"}}
	d.Lineage = []gainsay.Lineage{{From: "Coast Wire", To: "b2", Evidence: []gainsay.Evidence{at}}}
	return d
}

func TestReading(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*gainsay.Reading)
		words string // "" for no fault
	}{
		{"nothing", func(*gainsay.Reading) {}, ""},
		{"a text that was changed", func(r *gainsay.Reading) { r.Article.Text = strings.ToUpper(r.Article.Text) }, "hash"},
		{"no UTF-8", func(r *gainsay.Reading) {
			r.Article.Text += "\xff"
			r.Article.Hash = gainsay.Hash(r.Article.Text)
		}, "not UTF-8"},
		{"a span beyond the text", func(r *gainsay.Reading) { r.Statements[0].Content[0].End++ }, ".Statements[0].Content[0] is bytes 0 to 25 of a text of 24"},
		{"a span that runs back", func(r *gainsay.Reading) { r.Actors[0].Roles = []gainsay.Role{{Span: gainsay.Span{Start: 3, End: 2}}} }, ".Actors[0].Roles[0].Span is bytes 3 to 2"},
		{"a span before the text", func(r *gainsay.Reading) { r.Times = []gainsay.Time{{OfSpan: gainsay.Span{Start: -1, End: 2}}} }, ".Times[0].OfSpan is bytes -1"},
		{"half a letter", func(r *gainsay.Reading) { r.Quantities[0].Span = gainsay.Span{Start: 19, End: 21} }, ".Quantities[0].Span, bytes 19 to 21, cuts a letter"},
		{"a mention of nobody", func(r *gainsay.Reading) { r.Mentions = []gainsay.Mention{{Actor: -1}, {Actor: 1}} }, "the actor of mention 2 is number 1 of 1"},
		{"a term without its head", func(r *gainsay.Reading) { r.Sentences[0].Terms[0].Head = 7 }, "the head of term 1 of sentence 1"},
		{"sentences that overlap", func(r *gainsay.Reading) { r.Sentences = append(r.Sentences, r.Sentences[0]) }, "sentence 2 begins within"},
		{"furniture that overlaps", func(r *gainsay.Reading) {
			r.Article.Furniture = append(r.Article.Furniture, r.Article.Furniture[0])
		}, "furniture 2 begins within"},
		{"two statements of one ID", func(r *gainsay.Reading) { r.Statements = append(r.Statements, r.Statements[0]) }, `no ID of its own but "s1"`},
		{"a statement within one that is not there", func(r *gainsay.Reading) { r.Statements[0].Within = "s9" }, "statement s9, which is not there"},
		{"a statement within itself", func(r *gainsay.Reading) { r.Statements[0].Within = "s1" }, "statement s1, which is not there"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := sound().Readings[0]
			test.spoil(&r)
			told(t, doctor.Reading(&r), test.words)
		})
	}
}

// told wants a fault with words, or none at all.
func told(t *testing.T, faults []string, words string) {
	t.Helper()
	if words == "" && len(faults) > 0 || words != "" && !strings.Contains(strings.Join(faults, "\n"), words) {
		t.Errorf("faults are %q, want %q", faults, words)
	}
}

func TestDossier(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(*gainsay.Dossier)
		words string
	}{
		{"nothing", func(*gainsay.Dossier) {}, ""},
		{"evidence in another story", func(d *gainsay.Dossier) { d.Lineage[0].Evidence[0].Article = "z9" }, "lineage[0].Evidence[0] points to article z9 (wire.txt)"},
		{"evidence in another file", func(d *gainsay.Dossier) { d.Claims[0].Positions[0].Evidence[0].File = "z.txt" }, "claims[0].Positions[0].Evidence[0] points to article a1 (z.txt)"},
		{"evidence beyond the text", func(d *gainsay.Dossier) { d.Disputes[0].Deny[0].Evidence[0].Span.End = 99 }, "disputes[0].Deny[0].Evidence[0].Span is bytes 4 to 99"},
		{"a value beyond the text", func(d *gainsay.Dossier) {
			d.Discrepancies = []gainsay.Discrepancy{{Values: []gainsay.Value{{Evidence: gainsay.Evidence{Article: "b2", File: "post.txt", Span: gainsay.Span{End: 99}}}}}}
		}, "discrepancies[0].Values[0].Evidence.Span is bytes 0 to 99"},
		{"a hop beyond the text", func(d *gainsay.Dossier) {
			d.Lineage[0].Evidence[0].Chain = []gainsay.Hop{{Cue: gainsay.Span{End: 99}}}
		}, "Chain[0].Cue is bytes 0 to 99"},
		{"a dispute about nothing", func(d *gainsay.Dossier) { d.Disputes[0].Claim = "c9" }, `claim "c9", which is not there`},
		{"two claims of one ID", func(d *gainsay.Dossier) { d.Claims = append(d.Claims, d.Claims[0]) }, `no ID of its own but "c1"`},
		{"a story that could not be compared", func(d *gainsay.Dossier) {
			*d = gainsay.Dossier{Story: gainsay.Story{ID: "harbour"}, Readings: d.Readings}
		}, ""},
		{"no origins of what was compared", func(d *gainsay.Dossier) { d.Story.Origins = 0 }, "0 origins and 2 articles"},
		{"more origins than articles", func(d *gainsay.Dossier) { d.Story.Origins = 3 }, "3 origins and 2 articles"},
		{"a position with more origins than the story", func(d *gainsay.Dossier) { d.Disputes[0].Deny[0].Origins = 3 }, "the position of Brill on dispute c1 has 3 origins of 2"},
		{"an article in no group", func(d *gainsay.Dossier) { d.Groups = d.Groups[:1] }, "hold 1 articles of 2"},
		{"a group of strangers", func(d *gainsay.Dossier) { d.Groups[1][0] = "z.txt" }, `a group names "z.txt"`},
		{"a way that leads away", func(d *gainsay.Dossier) { d.Lineage[0].To = "z.txt" }, `leads to "z.txt"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := sound()
			test.spoil(&d)
			told(t, doctor.Dossier(&d), test.words)
		})
	}
}

func TestExamine(t *testing.T) {
	l := memory.Open()
	if err := l.Keep(t.Context(), []gainsay.Dossier{sound()}); err != nil {
		t.Fatal(err)
	}
	report, err := doctor.Examine(t.Context(), l)
	if err != nil || report.Stories != 1 || report.Articles != 2 {
		t.Errorf("%+v, %v", report, err)
	}
	told(t, report.Faults, "")
	bad := sound()
	bad.Story.ID = "tram"
	bad.Readings[1].Statements[0].Within = "s9"
	bad.Groups = nil
	if err := l.Keep(t.Context(), []gainsay.Dossier{bad}); err != nil {
		t.Fatal(err)
	}
	report, err = doctor.Examine(t.Context(), l)
	if err != nil {
		t.Fatal(err)
	}
	told(t, report.Faults, "article b2 (post.txt): statement s1 refers to statement s9")
	told(t, report.Faults, "story tram: its groups hold 0 articles of 2")
}
