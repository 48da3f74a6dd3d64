package doctor_test

import (
	"context"
	"testing"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/doctor"
	"gainsay/internal/ledger/ledgertest"
	"gainsay/internal/ledger/memory"
)

// A lying ledger tells what its fields say in place of what it keeps.
type lying struct {
	ledger.Ledger
	revisions []ledger.Revised
	waiting   []gainsay.Article
	feeds     []ledger.FeedState
	broken    *ledger.Broken
}

func (l lying) Revisions(ctx context.Context, which string) ([]ledger.Revised, error) {
	if l.revisions != nil {
		return l.revisions, nil
	}
	return l.Ledger.Revisions(ctx, which)
}

func (l lying) Waiting(ctx context.Context, n int) ([]gainsay.Article, error) {
	if l.waiting != nil {
		return l.waiting, nil
	}
	return l.Ledger.Waiting(ctx, n)
}

func (l lying) Feeds(context.Context) ([]ledger.FeedState, error) { return l.feeds, nil }

func (l lying) SetApart(ctx context.Context) ([]ledger.Broken, error) {
	if l.broken != nil {
		return []ledger.Broken{*l.broken}, nil
	}
	return l.Ledger.SetApart(ctx)
}

func (l lying) Broken(context.Context, string) (ledger.Broken, error) { return *l.broken, nil }

func TestExamineWeb(t *testing.T) {
	r := ledgertest.Reading("w1", "Wire", "The quay was shut.")
	r.Article.URL = "https://wire.example/1"
	other := ledgertest.Reading("w2", "Wire", "The quay was open.")
	raw := gainsay.Raw{File: "x.html", Bytes: []byte("<p>")}
	tests := []struct {
		name  string
		lie   lying
		words string // "" for no fault
	}{
		{"nothing", lying{}, ""},
		{"no revision", lying{revisions: []ledger.Revised{}}, "article w1 (wire.txt): it is no revision of https://wire.example/1"},
		{"a revision that is not kept", lying{revisions: []ledger.Revised{{Reading: r}, {Reading: other}}}, "revision 2 is of article w2 (wire.txt), which is not kept"},
		{"revisions out of order", lying{revisions: []ledger.Revised{{Reading: r, Last: "2031"}, {Reading: r, Last: "2030"}}}, `revision 2 was seen from "" to "2030"`},
		{"one that waits and is not kept", lying{waiting: []gainsay.Article{other.Article}}, "article w2 (wire.txt): it waits and is not kept"},
		{"a feed of no address", lying{feeds: []ledger.FeedState{{}}}, `feed ""`},
		{"another document in quarantine", lying{broken: &ledger.Broken{ID: "b", File: "x.html", Size: 3, Raw: &raw}}, "quarantine b (x.html): its document is not the one"},
		{"a document cut short", lying{broken: &ledger.Broken{ID: ledger.BrokenID(&raw), File: "x.html", Size: 4, Raw: &raw}}, "its document is not the one"},
		{"an article in quarantine that is not kept", lying{broken: &ledger.Broken{ID: "b", File: "y.txt", Article: &other.Article}}, "quarantine b (y.txt): its article is not kept"},
		{"an article in quarantine", lying{broken: &ledger.Broken{ID: "b", File: "y.txt", Article: &r.Article}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.lie.Ledger = memory.Open()
			if _, err := test.lie.KeepArticles(t.Context(), []gainsay.Article{r.Article}); err != nil {
				t.Fatal(err)
			}
			report, err := doctor.Examine(t.Context(), test.lie)
			if err != nil || report.Articles != 1 || report.Waiting != 1 {
				t.Errorf("%+v, %v", report, err)
			}
			told(t, report.Faults, test.words)
		})
	}
}
