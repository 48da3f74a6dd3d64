package page_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/present/page"
	"gainsay/internal/present/presenttest"
)

func write(t testing.TB, stories ...gainsay.Dossier) string {
	t.Helper()
	var out bytes.Buffer
	if err := page.Write(&out, stories, page.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Nothing of an article becomes markup, wherever it is set.
func TestTextIsData(t *testing.T) {
	d := presenttest.Ferry(t)
	evil := presenttest.Hostile
	d.Story.Title, d.Story.ID = evil, evil
	d.Claims[0].Text, d.Disputes[0].Text = evil, evil
	d.Claims[0].Positions[0].Actor, d.Claims[0].Positions[0].For, d.Claims[0].Positions[0].By = evil, evil, evil
	d.Claims[0].Positions[0].When = evil
	d.Discrepancies[0].About, d.Discrepancies[0].Why, d.Discrepancies[0].Kind = evil, evil, evil
	d.Discrepancies[0].Values[0].Value = evil
	d.Discrepancies[1].OddOneOut = evil
	d.Quotes[0].Speaker, d.Quotes[0].Changes[0] = evil, evil
	d.Lineage[0].From, d.Lineage[0].Why = evil, evil
	d.Timeline[0].What, d.Timeline[0].Date, d.Timeline[1].Kind = evil, evil, evil
	for i := range d.Readings {
		a := &d.Readings[i].Article
		a.Title, a.Outlet.Name, a.Published, a.Language, a.Outlet.Domain = evil, evil, evil, evil, evil
		d.Readings[i].Unread = evil
	}
	got := write(t, *d)
	for _, once := range []string{"<script>", "</script>"} {
		if n := strings.Count(got, once); n != 1 {
			t.Errorf("%s stands %d times on the page", once, n)
		}
	}
	if strings.Contains(got, "<em>") || strings.Contains(got, "</mark></div>, ") {
		t.Error("markup of an article came through")
	}
	policy, _, _ := strings.Cut(got, "<style>")
	if !strings.Contains(policy, "default-src &#39;none&#39;;") || strings.Contains(policy, "unsafe") {
		t.Errorf("the policy is not strict: %s", policy)
	}
	// Marks that turn the writing stand only in the articles, each in an element of its own.
	rest := strings.NewReplacer(`">`+"\u202E</bdi>", "", `">`+"\u202C</bdi>", "").Replace(got)
	if strings.ContainsAny(rest, "\u202E\u202C") {
		t.Error("a mark that turns the writing is not shut in")
	}
}

func TestSameBytes(t *testing.T) {
	first := write(t, *presenttest.Ferry(t), *presenttest.Single(t))
	if second := write(t, *presenttest.Ferry(t), *presenttest.Single(t)); first != second {
		t.Error("one dossier gives two pages")
	}
}

func TestSeveralStoriesOpenWithAList(t *testing.T) {
	got := write(t, *presenttest.Ferry(t), *presenttest.Single(t))
	list, _, found := strings.Cut(got, `<section class="story"`)
	if !found || !strings.Contains(list, `href="#s1-story"`) || !strings.Contains(list, `href="#s2-story"`) {
		t.Error("no list of the stories comes before the first")
	}
	if strings.Contains(write(t, *presenttest.Single(t)), `class="list"`) {
		t.Error("one story has a list")
	}
}

func TestOneReportTellsWhatItCan(t *testing.T) {
	got := write(t, *presenttest.Single(t))
	for _, want := range []string{"compared with nothing", "Who says what", "What it draws on", `href="#a1-271-292"`} {
		if !strings.Contains(got, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(got, `id="story-time"`) {
		t.Error("a timeline says again when the only report was published")
	}
}

func TestEmptyPages(t *testing.T) {
	for name, got := range map[string]string{"no stories": write(t), "an empty dossier": write(t, gainsay.Dossier{})} {
		if !strings.HasSuffix(got, "</html>\n") {
			t.Errorf("%s: the page breaks off", name)
		}
	}
}

// Evidence that points nowhere is shown without a link, and breaks nothing.
func TestLostEvidence(t *testing.T) {
	d := presenttest.Ferry(t)
	d.Discrepancies[0].Values[0].Article, d.Discrepancies[0].Values[0].File = "gone", "gone.txt"
	d.Quotes[0].Variants[0].Span = gainsay.Span{Start: -3, End: 1 << 30}
	d.Lineage = append(d.Lineage, gainsay.Lineage{From: "01-wire.txt", To: "01-wire.txt"}, gainsay.Lineage{From: "02-herald.txt", To: "01-wire.txt"})
	if got := write(t, *d); !strings.HasSuffix(got, "</html>\n") {
		t.Error("the page breaks off")
	}
}

// many is a story of that many articles of 5,700 bytes, each with the statements
// and names that such an article mostly has, and with findings.
func many(t testing.TB, articles int) *gainsay.Dossier {
	t.Helper()
	model := presenttest.Ferry(t)
	d := &gainsay.Dossier{Story: model.Story}
	sentence := "The harbour office of Port Osmer said on Tuesday that the inquiry would hear the pilot and the crew. "
	for i := range articles {
		a := gainsay.Article{ID: fmt.Sprint("a", i), File: fmt.Sprintf("%03d.txt", i), Outlet: gainsay.Outlet{Name: fmt.Sprint("Outlet ", i)}, Published: "2031-03-04", Title: "The inquiry", Text: strings.Repeat(sentence, 57)}
		r := gainsay.Reading{Article: a}
		for s := range 57 {
			at := s * len(sentence)
			r.Mentions = append(r.Mentions, gainsay.Mention{Span: gainsay.Span{Start: at + 22, End: at + 32}, Kind: gainsay.NameMention})
			if s%5 < 3 {
				r.Statements = append(r.Statements, gainsay.Statement{Content: []gainsay.Span{{Start: at + 44, End: at + len(sentence) - 1}}, Stance: gainsay.Asserts, Manner: gainsay.Indirect,
					Chain: []gainsay.Hop{{Name: "The harbour office of Port Osmer", Actor: "Harbour Office", Span: gainsay.Span{Start: at, End: at + 32}}}})
			}
		}
		d.Readings = append(d.Readings, r)
		e := func(n int) gainsay.Evidence {
			return gainsay.Evidence{Article: a.ID, File: a.File, Span: gainsay.Span{Start: n * len(sentence), End: n*len(sentence) + 60}}
		}
		d.Discrepancies = append(d.Discrepancies, gainsay.Discrepancy{Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Check, About: "something", Why: "because",
			Values: []gainsay.Value{{Value: "1", Evidence: e(1)}, {Value: "2", Evidence: e(2)}, {Value: "3", Evidence: e(3)}}})
		d.Quotes = append(d.Quotes, gainsay.Quotes{Speaker: "The office", Relation: gainsay.Reworded, Variants: []gainsay.Evidence{e(4), e(5), e(6)}})
		d.Lineage = append(d.Lineage, gainsay.Lineage{From: "000.txt", To: a.File, How: gainsay.Verbatim, Share: .9, Why: "shared text", Evidence: []gainsay.Evidence{e(7), e(8)}})
		d.Groups = append(d.Groups, []string{a.File})
		d.Timeline = append(d.Timeline, gainsay.Event{Date: a.Published, Kind: gainsay.Published, What: a.Title, Evidence: []gainsay.Evidence{e(9)}})
	}
	return d
}

func TestTwoHundredArticles(t *testing.T) {
	size := len(write(t, *many(t, 200)))
	t.Logf("a page of 200 articles takes %d bytes", size)
	if size > 5_000_000 {
		t.Errorf("a page of 200 articles takes %d bytes, more than 5,000,000", size)
	}
}

// Of very many statements the first are listed; all are marked.
func TestManyStatements(t *testing.T) {
	d := presenttest.Single(t)
	r := &d.Readings[0]
	r.Article.Text, r.Article.Furniture, r.Mentions = strings.Repeat("a", 700), nil, nil
	r.Statements = nil
	for i := range 700 {
		r.Statements = append(r.Statements, gainsay.Statement{ID: fmt.Sprint(i), Content: []gainsay.Span{{Start: i, End: i + 1}}})
	}
	got := write(t, *d)
	if n := strings.Count(got, `<mark class="st" id=`); n != 700 {
		t.Errorf("%d of 700 statements are marked", n)
	}
	if n := strings.Count(got, "no source is named"); n != 2*500 || !strings.Contains(got, "and 200 more statements, marked in the text") {
		t.Errorf("%d statements are listed in two lists, want 500 in each", n)
	}
}

// A value is shown in its sentence, which says what it is of.
func TestValuesStandInTheirSentences(t *testing.T) {
	got := write(t, *presenttest.Ferry(t))
	want := ` struck the northern pier of Port Osmer on Tuesday at 14:20, injuring </span><b>14 passengers</b><span class="near">, the harbour office said.</span>`
	if !strings.Contains(got, want) {
		t.Errorf("the page lacks %s", want)
	}
}

type full struct{}

var errFull = errors.New("the disk is full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrors(t *testing.T) {
	if err := page.Write(full{}, []gainsay.Dossier{*presenttest.Ferry(t)}, page.Options{}); !errors.Is(err, errFull) {
		t.Errorf("Write returns %v", err)
	}
}
