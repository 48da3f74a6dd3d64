package story

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"gainsay"
)

// An invented stream: the letter before the colon is the story that an editor
// would put the article into; title, text.
var stream = []struct{ story, day, title, text string }{
	{"a", "2025-03-05", "Grain store burns at Oxmere harbour",
		"A fire destroyed the grain store at Oxmere harbour late on Tuesday. Harbour master Ilse Brandow ordered four ships to leave their berths shortly before midnight. More than sixty firefighters kept the flames from a nearby fuel depot. Two dock workers were treated for smoke. The store held nine thousand tonnes of barley."},
	{"b", "2025-03-05", "Oxmere: eleven rescued from burning block of flats",
		"Firefighters brought eleven residents of a block of flats in Lind Street over ladders to safety early on Wednesday. A candle was left burning on the second floor, the police believe. A man of 51 broke his leg when he jumped from a window. The families have been put up in a school. The owner, a housing company from Brisk, says that the stairs had been swept and the alarms tested in January."},
	{"a", "2025-03-05", "Harbour fire in Oxmere: ships told to leave",
		"Four ships had to leave Oxmere harbour after a grain store caught fire on Tuesday night, harbour master Ilse Brandow said. Sixty firefighters were sent to protect the fuel depot beside it."},
	{"c", "2025-03-05", "Dockers reject the ministry's offer of 4%",
		"The dockers' union turned down a pay offer of 4% on Wednesday. Its chair, Anders Pohl, said the transport ministry had made the offer by telephone. The ministry denies it. Ships are waiting off the port of Brisk."},
	{"a", "2025-03-06", "What burnt at Oxmere was insured, says Brandow",
		"The grain store that burnt down at Oxmere harbour on Tuesday was insured, harbour master Ilse Brandow said. The fire had come within forty metres of the fuel depot. The four ships have returned."},
	{"b", "2025-03-05", "Candle blamed for Lind Street fire",
		"A candle on the second floor is blamed for the fire in a block of flats in Oxmere's Lind Street, from which eleven residents were rescued over ladders. One man, who jumped from a window, broke a leg. The housing company says the alarms had been tested; the families sleep in a school."},
	{"c", "2025-03-06", "Ministry denies offering dockers 4%",
		"No offer of 4% was ever made to the dockers, a spokesman for the transport ministry said. The union's chair, Anders Pohl, had said that it came by telephone. In Brisk more ships are waiting off the port."},
	{"d", "2025-03-06", "Museum of clocks opens its doors", "After two years of repairs the museum of clocks in Tarn shows four hundred timepieces again. Entry is free in March."},
	{"", "2025-03-06", "", ""},
	{"c", "2025-03-07", "Union chair Pohl: the call came at noon",
		"Anders Pohl, chair of the dockers' union, named the hour at which the transport ministry offered 4% by telephone. The ministry denies the call. Forty ships now wait off Brisk."},
}

func articles() []gainsay.Reading {
	readings := make([]gainsay.Reading, len(stream))
	for i, s := range stream {
		readings[i].Article = gainsay.Article{ID: fmt.Sprint(i), Title: s.title, Text: s.text, Published: s.day, Language: "en"}
	}
	return readings
}

func TestStream(t *testing.T) {
	g := NewGrouper(Options{})
	ids := map[string]string{} // marked story → ID
	byID := map[string]string{}
	readings := articles()
	for i := range readings {
		id, marked := g.Add(&readings[i]), stream[i].story
		if want, known := ids[marked]; known && id != want {
			t.Errorf("article %d, %q, went to %s, want %s", i, stream[i].title, id, want)
		}
		if other, known := byID[id]; known && other != marked {
			t.Errorf("article %d, %q, of story %s joined story %s", i, stream[i].title, marked, other)
		}
		ids[marked], byID[id] = id, marked
	}
}

func TestDecisionsAreFinalAndTheSameAgain(t *testing.T) {
	first, second := NewGrouper(Options{}), NewGrouper(Options{})
	readings := articles()
	for i := range readings {
		if a, b := first.Add(&readings[i]), second.Add(&readings[i]); a != b {
			t.Fatalf("article %d: %s, then %s", i, a, b)
		}
	}
}

// TestTakenUpAgain cuts the stream at every place: a Grouper that is told where
// the first part went decides on the rest as the one that decided on all.
func TestTakenUpAgain(t *testing.T) {
	const keep = 3 // so that stories are closed on the way
	readings := articles()
	whole := newGrouper(measured(), keep)
	var want []string
	for i := range readings {
		want = append(want, whole.Add(&readings[i]))
	}
	for cut := range readings {
		g := newGrouper(measured(), keep)
		g.Reserve(want[:cut])
		for i := range readings[:cut] {
			g.Put(&readings[i].Article, want[i])
		}
		for i := cut; i < len(readings); i++ {
			if id := g.Add(&readings[i]); id != want[i] {
				t.Errorf("taken up at %d, article %d goes to %s, want %s", cut, i, id, want[i])
			}
		}
	}
}

func TestPutAndReserve(t *testing.T) {
	readings := articles()
	g := NewGrouper(Options{})
	founder := ID(readings[:1])
	g.Reserve([]string{founder})
	if id := g.Add(&readings[0]); id == founder || !strings.HasPrefix(id, founder) {
		t.Errorf("the story is called %q beside a reserved %q", id, founder)
	}
	g.Put(&readings[3].Article, "kept-by-hand")
	if id := g.Add(&readings[6]); id != "kept-by-hand" {
		t.Errorf("the second report of the dockers went to %s", id)
	}
}

func TestTimeParts(t *testing.T) {
	report := stream[0]
	for _, c := range []struct {
		later string
		joins bool
	}{{"2025-03-06", true}, {"", true}, {"2026-03-05", false}} {
		g := NewGrouper(Options{})
		a := gainsay.Reading{Article: gainsay.Article{Title: report.title, Text: report.text, Published: report.day}}
		// A year on the harbour burns again: the same places, another night.
		b := gainsay.Reading{Article: gainsay.Article{Title: "Crane burns in Oxmere", Published: c.later,
			Text: "A crane burnt out on Sunday at the quay for timber in Oxmere. A welder had left his torch alight, the police said, and the cables melted. Harbour master Ilse Brandow closed the quay for a week; the firm that let the crane is looking for another one."}}
		if c.joins {
			b.Article.Text = stream[2].text
		}
		if joined := g.Add(&a) == g.Add(&b); joined != c.joins {
			t.Errorf("published %q after %q: one story %v, want %v", c.later, report.day, joined, c.joins)
		}
	}
}

func TestOtherLanguage(t *testing.T) {
	german := func(text string) *gainsay.Reading {
		return &gainsay.Reading{Article: gainsay.Article{Text: text, Published: "2025-03-06", Language: "de"}}
	}
	g := NewGrouper(Options{})
	readings := articles()
	dockers := ""
	for i := range readings {
		id := g.Add(&readings[i])
		if stream[i].story == "c" {
			dockers = id
		}
	}
	same := german("Brisk: Ministerium bestreitet Angebot von 4%. Anders Pohl, der Vorsitzende der Gewerkschaft, hatte von einem Anruf gesprochen. Vor Brisk warten Schiffe, sagte Pohl am Mittwoch, und Anders Pohl nennt 4% zu wenig.")
	if id := g.Add(same); id != dockers {
		t.Errorf("a German report of the dockers went to %s, want %s", id, dockers)
	}
	if id := g.Add(german("In Brisk hat ein Chor gesungen. Das Konzert dauerte 4 Stunden und war ausverkauft, sagte die Leiterin Maren Tolk.")); id == dockers {
		t.Error("a German report of a concert joined the dockers")
	}
}

func TestStoriesAreClosed(t *testing.T) {
	for _, keep := range []int{1, 3, 40} {
		closes(t, keep)
	}
}

func closes(t *testing.T, keep int) {
	g := NewGrouper(Options{Stories: keep})
	r := rand.New(rand.NewSource(3))
	words := func(n int) string {
		var b strings.Builder
		for range n {
			fmt.Fprintf(&b, "%c%c%c%c%c ", 'a'+r.Intn(26), 'a'+r.Intn(26), 'a'+r.Intn(26), 'a'+r.Intn(26), 'a'+r.Intn(26))
		}
		return b.String()
	}
	ids := map[string]bool{}
	for range 10 * keep {
		id := g.Add(&gainsay.Reading{Article: gainsay.Article{Title: words(6), Text: words(40)}})
		if ids[id] {
			t.Fatalf("the ID %s was given twice", id)
		}
		ids[id] = true
		if len(g.stories) > keep || len(g.scores) != len(g.stories) {
			t.Fatalf("%d stories are open, %d scores", len(g.stories), len(g.scores))
		}
	}
	for term, at := range g.index {
		for _, s := range at {
			if int(s) >= len(g.stories) || !slices.Contains(g.stories[s].met, term) {
				t.Fatalf("the index holds story %d for a term that it does not hold", s)
			}
		}
	}
}

func TestID(t *testing.T) {
	named := func(title, text string) []gainsay.Reading {
		return []gainsay.Reading{{Article: gainsay.Article{Title: title, Text: text}}}
	}
	cases := []struct {
		readings []gainsay.Reading
		word     string
	}{
		{nil, ""},
		{named("The ministry and the dockers", "x"), "dockers-"},
		{named("", "A quay collapsed.\nNobody was hurt."), "quay-"},
		{named("2025: 4%", "x"), "story-"},
		{named("Ärger über Müllgebühr", "x"), "ärger-"},
	}
	for _, c := range cases {
		got := ID(c.readings)
		if !strings.HasPrefix(got, c.word) || c.word != "" && len(got) != len(c.word)+4 {
			t.Errorf("ID %q, want %q and four digits", got, c.word)
		}
		if len(c.readings) > 0 {
			if of := NewGrouper(Options{}).Add(&c.readings[0]); of != got {
				t.Errorf("the Grouper says %q, ID %q", of, got)
			}
		}
	}
	if ID(named("Same title", "one text")) == ID(named("Same title", "another text")) {
		t.Error("two texts gave one ID")
	}
}

func TestTitle(t *testing.T) {
	titled := func(titles ...string) []gainsay.Reading {
		var r []gainsay.Reading
		for _, s := range titles {
			r = append(r, gainsay.Reading{Article: gainsay.Article{Title: s}})
		}
		return r
	}
	cases := []struct {
		readings []gainsay.Reading
		want     string
	}{
		{nil, ""},
		{titled(""), ""},
		{titled("A", "", ""), "A"},
		{titled("You won't believe this", "Fire destroys grain store at Oxmere harbour", "Oxmere harbour: grain store destroyed", "Grain store fire"),
			"Fire destroys grain store at Oxmere harbour"},
	}
	for _, c := range cases {
		if got := Title(c.readings); got != c.want {
			t.Errorf("title %q, want %q", got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	forms := func(text string) string {
		var out []string
		for _, w := range readWords(nil, text) {
			_, norm := readWord(text, int(w.start), nil)
			out = append(out, fmt.Sprintf("%s/%d", string(norm), w.kind))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ text, want string }{
		{"The ships of Oxmere’s harbour", "the/0 ship/0 of/0 oxmere/1 harbour/0"},
		{"Companies, classes and the bus.", "company/0 classe/0 and/0 the/0 bus/0"},
		{"She paid 1,250.50 euros. Nobody knew", "she/0 paid/0 1,250.50/2 euro/0 nobody/0 knew/0"},
		{"\"Ships\" said Ilse", "ship/0 said/0 ilse/1"},
		{"", ""},
	} {
		if got := forms(c.text); got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
	if pairs := readWords(nil, "港口粮仓"); len(pairs) != 3 {
		t.Errorf("four signs gave %d pairs, want 3", len(pairs))
	}
}

func TestBackgroundTable(t *testing.T) {
	b := shipped()
	count := func(word string) float32 { return b.counts[hashRunes(stem([]rune(word)))] }
	if b.texts < 10_000 || len(b.counts) < 10_000 {
		t.Fatalf("%d words of %.0f texts", len(b.counts), b.texts)
	}
	if count("the") < count("harbor") || count("harbor") == 0 || count("oxmere") != 0 {
		t.Errorf("the: %v, harbor: %v, oxmere: %v", count("the"), count("harbor"), count("oxmere"))
	}
}

func FuzzAdd(f *testing.F) {
	f.Add("Grain store burns", stream[0].text, "2025-03-05", 3, 9)
	f.Add("", "\xff\xfe 港口\u0301 's 1,,2.\u00ad", "2025-99-99", 0, 0)
	f.Fuzz(func(t *testing.T, title, text, published string, from, to int) {
		a := gainsay.Article{Title: title, Text: text, Published: published}
		if from >= 0 && from < to && to <= len(text) {
			a.Headline = gainsay.Span{Start: from, End: to}
		}
		g := NewGrouper(Options{Stories: 4})
		id := g.Add(&gainsay.Reading{Article: a})
		if id != ID([]gainsay.Reading{{Article: a}}) {
			t.Errorf("the story that the article founds is called %q", id)
		}
		if v := g.article(&a); len(v) > 0 {
			if l := v.length(); l < 0.999 || l > 1.001 {
				t.Errorf("a vector of length %v", l)
			}
		}
	})
}

func BenchmarkAdd(b *testing.B) {
	readings := articles()
	g := NewGrouper(Options{})
	for i := 0; b.Loop(); i++ {
		g.Add(&readings[i%len(readings)])
	}
}
