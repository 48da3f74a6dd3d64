package lineage

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"gainsay"
)

// The invented texts: a wire's report of a fire, and others that stand to it in
// every way that matters.
const (
	wireText = `A fire destroyed the grain store at Oxmere harbour late on Tuesday, the regional fire service reported. ` +
		`More than sixty firefighters worked through the night to keep the flames from a nearby fuel depot. ` +
		`Harbour master Ilse Brandow ordered four ships to leave their berths shortly before midnight. ` +
		`No one was hurt, but two dock workers were treated for smoke and later released from the clinic. ` +
		`Investigators will begin to look for the cause as soon as the ruins have cooled down.`

	ownText = `Smoke still hung over Oxmere on Wednesday, a day after its largest warehouse burnt to the ground. ` +
		`Residents of the old quarter told this newspaper that they saw a glow above the cranes at ten. ` +
		`The mayor, Tomas Reel, wants to know why the sprinklers stayed dry.`

	otherFire = `A fire broke out in a block of flats in the north of Oxmere early on Monday. ` +
		`The fire service brought eleven residents out over ladders; one man broke a leg when he jumped. ` +
		`Police believe that a candle was left burning on the second floor.`

	boilerplate = ` For more of the stories that move the coast, sign up to our morning letter and have it in your box by six.`

	quotation = `"We heard one dull thud, then another, and a minute later the whole roof of the store was burning from end to end"`
)

// written makes a reading of an article. Each origin is "kind:name", and stands
// in the text as its name.
func written(file, outlet, published, text string, origins ...string) gainsay.Reading {
	a := gainsay.Article{ID: "id-" + file, File: file, Published: published, Text: text, Outlet: gainsay.Outlet{Name: outlet}}
	for _, o := range origins {
		kind, name, _ := strings.Cut(o, ":")
		at := max(0, strings.Index(text, name))
		a.Origins = append(a.Origins, gainsay.DeclaredOrigin{Name: name, Kind: gainsay.OriginKind(kind),
			Span: gainsay.Span{Start: at, End: min(len(text), at+len(name))}})
	}
	return gainsay.Reading{Article: a}
}

// withFurniture marks the first words as furniture.
func withFurniture(r gainsay.Reading, words string) gainsay.Reading {
	at := strings.Index(r.Article.Text, words)
	r.Article.Furniture = []gainsay.Furniture{{Span: gainsay.Span{Start: at, End: at + len(words)}, Kind: gainsay.Notice}}
	return r
}

func half(text string) string { return text[:strings.Index(text, "No one was hurt")] }

var traceCases = []struct {
	name     string
	readings []gainsay.Reading
	steps    []string // "from > to how"
	groups   [][]int
	origins  int
}{
	{"nothing", nil, nil, nil, 0},
	{"an article without words", []gainsay.Reading{written("a", "", "", "")}, nil, [][]int{{0}}, 1},
	{"a wire's copy under two mastheads", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", "OXMERE (AP) "+wireText, "wire:AP"),
		written("b", "Bay Times", "2025-03-05", "OXMERE (AP) "+half(wireText), "wire:The Associated Press")},
		[]string{"AP > a lightly edited", "The Associated Press > b verbatim"}, [][]int{{0, 1}}, 1},
	{"the credit was cut from one copy", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", "OXMERE (Reuters) "+wireText, "wire:Reuters"),
		written("b", "Bay Times", "2025-03-06", half(wireText)+ownText)},
		[]string{"Reuters > a lightly edited", "Reuters > b lightly edited"}, [][]int{{0, 1}}, 1},
	{"a later paper took from an earlier one", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-06T08:00:00Z", half(wireText)+ownText),
		written("b", "Bay Times", "2025-03-05T08:00:00Z", wireText)},
		[]string{"b > a lightly edited"}, [][]int{{0, 1}}, 1},
	{"one day, two outlets, no credit", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05T08:00:00Z", wireText),
		written("b", "Bay Times", "2025-03-05", half(wireText)+ownText)},
		[]string{"unnamed wire copy > a lightly edited", "unnamed wire copy > b lightly edited"}, [][]int{{0, 1}}, 1},
	{"one day, and one says which agency it spoke to", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", wireText+" He told Reuters so.", "cited:Reuters"),
		written("b", "Bay Times", "2025-03-05", half(wireText)+ownText)},
		[]string{"Reuters > a lightly edited", "Reuters > b lightly edited"}, [][]int{{0, 1}}, 1},
	{"a site's later report builds on its earlier", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05T08:00:00Z", half(wireText)),
		written("b", "Coast Daily", "2025-03-05T19:00:00Z", wireText+ownText),
		written("c", "Bay Times", "2025-03-05T20:00:00Z", "In Oxmere Ilse Brandow was praised on Friday.")},
		[]string{"a > b lightly edited"}, [][]int{{0, 1}, {2}}, 2},
	{"a text that says whose it is, and that one is here", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText),
		written("b", "Bay Times", "2025-03-06", otherFire+" Source: Coast Daily", "text:Coast Daily")},
		[]string{"a > b rewritten"}, [][]int{{0, 1}}, 1},
	{"an agency by the first letters of its name", []gainsay.Reading{
		written("a", "Oxmere Press Agency", "2025-03-05T08:00:00Z", "OXMERE (OPA) "+wireText, "wire:OPA"),
		written("b", "Bay Times", "2025-03-05T09:00:00Z", "OXMERE (OPA) "+half(wireText), "wire:OPA")},
		[]string{"a > b verbatim"}, [][]int{{0, 1}}, 1},
	{"a citation is a step but no common text", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-06", ownText+" The roof fell, the Bay Times reported.", "cited:Bay Times"),
		written("b", "Bay Times", "2025-03-05", wireText)},
		[]string{"b > a cited"}, [][]int{{0}, {1}}, 2},
	{"a source that appeared later cannot be the file", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+" The roof fell, the Bay Times reported.", "cited:Bay Times"),
		written("b", "Bay Times", "2025-03-07", wireText)},
		[]string{"Bay Times > a cited"}, [][]int{{0}, {1}}, 2},
	{"the story's outlets are known by name", []gainsay.Reading{
		written("a", "The Oxmere Gull", "2025-03-05", ownText),
		written("b", "Bay Times", "2025-03-06", otherFire+"\nSource: the Oxmere Gull"),
		written("c", "Metro", "2025-03-06", "A guard told the Oxmere Gull that the alarm was late. OXMERE GULL reported more."),
		written("d", "Lantern", "2025-03-06", "Photo: Oxmere Gull. Nobody reads the Oxmere Gullible. The editor of the Oxmere Gull was ill.")},
		[]string{"a > b rewritten", "a > c cited"}, [][]int{{0, 1}, {2}, {3}}, 3},
	{"a picture says nothing of the text", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+" Photo: Reuters", "picture:Reuters")},
		nil, [][]int{{0}}, 1},
	{"an outlet's own name is a byline", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", "OXMERE (Coast Daily) "+ownText, "wire:Coast Daily")},
		nil, [][]int{{0}}, 1},
	{"one name told twice, the second time in short", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+" A guard told the Tampa Bay Times. He told the Times.",
			"cited:Tampa Bay Times", "cited:Times")},
		[]string{"Tampa Bay Times > a cited"}, [][]int{{0}}, 1},
	{"two reporters heard the same sentence", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+" "+quotation+", said the watchman, Olaf Teng."),
		written("b", "Bay Times", "2025-03-06", "Olaf Teng saw it begin. "+quotation+", he said. "+otherFire)},
		nil, [][]int{{0}, {1}}, 2},
	{"one prints in a block what the other quotes", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+"\nNobody shall enter the ruins of the store before the inspectors have marked the walls that may fall\n"),
		written("b", "Bay Times", "2025-03-06", otherFire+` The order reads: "Nobody shall enter the ruins of the store before the inspectors have marked the walls that may fall."`)},
		nil, [][]int{{0}, {1}}, 2},
	{"a third quotes what two print in a block", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+"\nNobody shall enter the ruins of the store before the inspectors have marked the walls that may fall\n"),
		written("b", "Bay Times", "2025-03-06", otherFire+"\nNobody shall enter the ruins of the store before the inspectors have marked the walls that may fall\n"),
		written("c", "Metro", "2025-03-07", `The order: "Nobody shall enter the ruins of the store before the inspectors have marked the walls that may fall."`)},
		nil, [][]int{{0}, {1}, {2}}, 3},
	{"a message in both", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+"\nThank the crews who stood all night between the burning store and the depot full of fuel — Ilse Brandow (@brandow) March 5\n"),
		written("b", "Bay Times", "2025-03-06", otherFire+"\nThank the crews who stood all night between the burning store and the depot full of fuel — Ilse Brandow (@brandow) March 5\n")},
		nil, [][]int{{0}, {1}}, 2},
	{"a transcript in both", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+"\nTHE HARBOUR MASTER: The ruins stay shut until the inspectors have marked every wall that may yet fall.\n"),
		written("b", "Bay Times", "2025-03-06", otherFire+"\nTHE HARBOUR MASTER: The ruins stay shut until the inspectors have marked every wall that may yet fall.\n")},
		nil, [][]int{{0}, {1}}, 2},
	{"the first person speaks, marks or none", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+" We will rebuild the grain store on the same quay before the next harvest comes in from the valley."),
		written("b", "Bay Times", "2025-03-06", otherFire+" We will rebuild the grain store on the same quay before the next harvest comes in from the valley.")},
		nil, [][]int{{0}, {1}}, 2},
	{"a text from an earlier one is no wire's besides", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", wireText),
		written("b", "Bay Times", "2025-03-06", wireText),
		written("c", "Metro", "2025-03-06", wireText)},
		[]string{"a > b verbatim", "a > c verbatim"}, [][]int{{0, 1, 2}}, 1},
	{"the same quotations cut at the same places", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", `The watchman called the blaze "one dull thud" and "a red wall" that ate the roof "from end to end" and spared the cranes. `+ownText),
		written("b", "Bay Times", "2025-03-06", `The watchman called the blaze "one dull thud" and "a red wall" that ate the roof "from end to end" and spared the cranes. `+otherFire)},
		[]string{"a > b lightly edited"}, nil, 0},
	{"two fires in one city", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", wireText),
		written("b", "Bay Times", "2025-03-05", otherFire)},
		nil, [][]int{{0}, {1}}, 2},
	{"what a site prints under all it has", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+boilerplate),
		written("b", "Coast Daily", "2025-03-06", otherFire+boilerplate)},
		nil, [][]int{{0}, {1}}, 1},
	{"furniture is no evidence between sites either", []gainsay.Reading{
		withFurniture(written("a", "Coast Daily", "2025-03-05", wireText+ownText), wireText),
		written("b", "Bay Times", "2025-03-06", wireText)},
		nil, [][]int{{0}, {1}}, 2},
	{"a phrase that any report has", []gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", ownText+" She did not immediately respond to a request for comment."),
		written("b", "Bay Times", "2025-03-06", otherFire+" She did not immediately respond to a request for comment.")},
		nil, [][]int{{0}, {1}}, 2},
}

func TestTrace(t *testing.T) {
	for _, c := range traceCases {
		t.Run(c.name, func(t *testing.T) {
			got := Trace(c.readings)
			var steps []string
			for _, s := range got.Steps {
				steps = append(steps, s.From+" > "+s.To+" "+string(s.How))
			}
			slices.Sort(steps)
			slices.Sort(c.steps)
			if !slices.Equal(steps, c.steps) {
				t.Errorf("steps %q, want %q", steps, c.steps)
			}
			if c.origins == 0 && len(c.readings) > 0 {
				return
			}
			if !reflect.DeepEqual(got.Groups, c.groups) || got.Origins != c.origins {
				t.Errorf("groups %v of %d origins, want %v of %d", got.Groups, got.Origins, c.groups, c.origins)
			}
			holds(t, c.readings, got)
		})
	}
}

// holds proves what is true of every Result: evidence slices, is not empty, and
// stands in two articles with the same words where text is shared; the groups
// part the readings.
func holds(t *testing.T, readings []gainsay.Reading, r Result) {
	t.Helper()
	texts := map[string]string{}
	for i := range readings {
		texts[readings[i].Article.ID] = readings[i].Article.Text
	}
	for _, s := range r.Steps {
		if s.Share < 0 || s.Share > 1 || s.Why == "" || len(s.Evidence) == 0 {
			t.Errorf("step without sense: %+v", s)
		}
		for _, e := range s.Evidence {
			if e.Span.Start < 0 || e.Span.End > len(texts[e.Article]) || e.Span.Start > e.Span.End {
				t.Fatalf("evidence %v does not slice %d bytes of %s", e.Span, len(texts[e.Article]), e.Article)
			}
		}
	}
	seen := make([]bool, len(readings))
	for _, g := range r.Groups {
		for _, i := range g {
			if seen[i] {
				t.Fatalf("reading %d stands in two groups", i)
			}
			seen[i] = true
		}
	}
	if slices.Contains(seen, false) || len(r.Origin) != len(readings) {
		t.Fatalf("groups %v and origins %v leave readings out", r.Groups, r.Origin)
	}
	for _, o := range r.Origin {
		if o < 0 || o >= r.Origins {
			t.Fatalf("origin %d of %d", o, r.Origins)
		}
	}
}

func TestPassagesAreAlignedToTheByte(t *testing.T) {
	copied := "Harbour master Ilse Brandow ordered four ships to leave their berths shortly before midnight"
	a := written("a", "Coast Daily", "2025-03-05", "Früh am Morgen. "+wireText)
	b := written("b", "Bay Times", "2025-03-06", ownText+" HARBOUR MASTER ILSE BRANDOW ordered four ships to leave their berths – shortly before midnight, and all obeyed.")
	got := Trace([]gainsay.Reading{a, b})
	if len(got.Steps) != 1 || len(got.Steps[0].Evidence) != 2 {
		t.Fatalf("got %+v", got.Steps)
	}
	in := got.Steps[0].Evidence
	if in[0].File != "b" || in[1].File != "a" {
		t.Errorf("evidence of %s and %s, want the taker first", in[0].File, in[1].File)
	}
	if took := in[1].Span.In(a.Article.Text); took != copied {
		t.Errorf("taken from %q", took)
	}
	if made := in[0].Span.In(b.Article.Text); !strings.EqualFold(strings.ReplaceAll(made, "– ", ""), copied) {
		t.Errorf("made of it %q", made)
	}
}

func TestOneFileOfSeveralArticles(t *testing.T) {
	a, b := written("", "Coast Daily", "2025-03-05", wireText), written("", "Bay Times", "2025-03-06", wireText)
	a.Article.File, a.Article.ID = "day.jsonl", "first"
	b.Article.File, b.Article.ID = "day.jsonl", "second"
	got := Trace([]gainsay.Reading{a, b})
	if len(got.Steps) != 1 || got.Steps[0].From != "first" || got.Steps[0].To != "second" {
		t.Errorf("got %+v", got.Steps)
	}
}

func TestSharedOddities(t *testing.T) {
	tail := " The report names Ilse %s twice."
	named := func(file, outlet, published, text, name string) gainsay.Reading {
		return written(file, outlet, published, text+strings.Replace(tail, "%s", name, 1))
	}
	body := strings.ReplaceAll(wireText, "Ilse Brandow", "the harbour's own")
	readings := []gainsay.Reading{
		named("a", "Coast Daily", "2025-03-05", body, "Brandaw"),
		named("b", "Bay Times", "2025-03-06", body, "Brandaw"),
		named("c", "Evening Sun", "2025-03-06", ownText, "Brandow"),
		named("d", "Metro", "2025-03-06", otherFire, "Brandow"),
	}
	got := Trace(readings)
	if len(got.Steps) != 1 || !strings.Contains(got.Steps[0].Why, "a shared spelling “Brandaw”") {
		t.Errorf("got %+v", got.Steps)
	}
	// An ending is no error, and a spelling that a third has too is a custom.
	for _, name := range []string{"Brandows", "Brandow"} {
		readings[0], readings[1] = named("a", "Coast Daily", "2025-03-05", body, name), named("b", "Bay Times", "2025-03-06", body, name)
		if got := Trace(readings); len(got.Steps) != 1 || strings.Contains(got.Steps[0].Why, "spelling") {
			t.Errorf("%s: got %+v", name, got.Steps)
		}
	}
	for i, text := range []string{wireText, half(wireText) + ownText} {
		readings[i] = written(string(rune('a'+i)), "Paper "+string(rune('A'+i)), "2025-03-0"+string(rune('5'+i)), text+" It cost 4,000% more.")
		at := strings.Index(readings[i].Article.Text, "4,000%")
		readings[i].Quantities = []gainsay.Quantity{{Span: gainsay.Span{Start: at, End: at + 6}, Implausible: "a rise beyond measure"}}
	}
	if got := Trace(readings[:2]); len(got.Steps) != 1 || !strings.Contains(got.Steps[0].Why, "a shared error “4,000%”") {
		t.Errorf("got %+v", got.Steps)
	}
}

func TestMidnightIsADay(t *testing.T) {
	day := readMoment("2025-03-05")
	for _, published := range []string{"2025-03-05T00:00:00Z", "2025-03-05T00:00:00+02:00", "2025-03-05T00:00:00-08:00"} {
		if m := readMoment(published); m != day {
			t.Errorf("%s is %+v, want the day %+v", published, m, day)
		}
	}
	if !readMoment("2025-03-05T01:00:00+02:00").before(readMoment("2025-03-05T00:30:00Z")) {
		t.Error("times in two zones are not set against one another")
	}
}

func TestScriptsWithoutSpaces(t *testing.T) {
	report := "港口的粮仓周二深夜被大火烧毁六十多名消防员彻夜工作以防火势蔓延到附近的油库"
	got := Trace([]gainsay.Reading{
		written("a", "Coast Daily", "2025-03-05", report),
		written("b", "Bay Times", "2025-03-06", "今天早上"+report)})
	if len(got.Steps) != 1 || got.Steps[0].From != "a" || got.Steps[0].Share < 0.8 {
		t.Errorf("got %+v", got.Steps)
	}
}

func TestOrderOfReadingsOnlyNumbers(t *testing.T) {
	readings := inventedStory(12)
	forth := Trace(readings)
	slices.Reverse(readings)
	back := Trace(readings)
	pairs := func(r Result) []string {
		var out []string
		for _, s := range r.Steps {
			out = append(out, s.From+">"+s.To)
		}
		slices.Sort(out)
		return out
	}
	if forth.Origins != back.Origins || len(forth.Groups) != len(back.Groups) {
		t.Errorf("%d origins, %d groups; reversed %d, %d", forth.Origins, len(forth.Groups), back.Origins, len(back.Groups))
	}
	if len(pairs(forth)) == 0 {
		t.Error("no steps in a story of wire copy")
	}
	if again := Trace(readings); !reflect.DeepEqual(back, again) {
		t.Error("the same readings gave another result")
	}
}

// Text that repeats itself must not set every place against every other.
func TestRepetitionStaysLinear(t *testing.T) {
	for _, unit := range []string{"ha ", "one two three four five six seven eight nine ", "a b "} {
		var reports []report
		var order []int
		words := 0
		for i := range 40 {
			a := gainsay.Article{Text: strings.Repeat(unit, 2000/len(strings.Fields(unit)))}
			reports, order = append(reports, readReport(&a)), append(order, i)
			words += len(reports[i].words)
		}
		found := seeds(reports, order)
		if limit := words * 2 * nearby / window; len(found) > limit {
			t.Errorf("%q: %d seeds of %d words, at most %d", unit, len(found), words, limit)
		}
		for _, o := range overlaps(reports, found) {
			if o.words > len(reports[o.b].words) {
				t.Fatalf("%q: %d words shared of %d", unit, o.words, len(reports[o.b].words))
			}
		}
	}
}

func FuzzTrace(f *testing.F) {
	f.Add(wireText, half(wireText)+ownText, otherFire, "2025-03-05", 10, 40)
	f.Add(ownText+quotation, quotation+otherFire, "«“'‘’”»\xff\xfe", "2025-03-05T10:00:00+02:00", 0, 0)
	f.Add(strings.Repeat("na ", 300), strings.Repeat("na na ", 200), "\u0301\u00ad'’.,1.2.3", "0000-00-00", 7, 5)
	f.Fuzz(func(t *testing.T, a, b, c, published string, from, to int) {
		readings := []gainsay.Reading{
			written("a", "One", published, a, "cited:Two"),
			written("b", "Two", "2025-03-05", b),
			written("c", "Two", published, c, "wire:Reuters")}
		if from >= 0 && from < to && to <= len(b) {
			readings[1].Article.Furniture = []gainsay.Furniture{{Span: gainsay.Span{Start: from, End: to}, Kind: gainsay.Caption}}
			readings[1].Article.Headline = gainsay.Span{Start: to, End: min(len(b), to+9)}
		}
		got := Trace(readings)
		holds(t, readings, got)
		if again := Trace(readings); !reflect.DeepEqual(got, again) {
			t.Error("the same readings gave another result")
		}
	})
}
