package collate

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/world"
)

func TestWhatReportsLeaveOpen(t *testing.T) {
	at := func(file, hour, text string) report {
		return report{file: file, published: "2031-03-04T" + hour + ":00:00Z", text: text}
	}
	unknown := at("a", "08", "The cause of the fire at Port Vale was not yet known. ")
	held := at("a", "08", "The driver, a 42-year-old baker from Carrow, is currently in custody. ")
	tests := []struct {
		name string
		a, b report
		want string
	}{
		{"a cause found", unknown, at("b", "15", "The fire at Port Vale was most likely caused by a lamp. "), "cause update: the cause"},
		{"a cause asked for", unknown, at("b", "15", "Was the fire at Port Vale caused by a lamp? "), ""},
		{"a cause in someone's words", unknown, at("b", "15", "“It was caused by a lamp,” a neighbour thought. "), ""},
		{"a motive", at("a", "08", "The motive for the attack remained unclear. "), at("b", "15", "The attack was motivated by envy of the bakers. "), "cause update: the motive"},
		{"the ground of an arrest", at("a", "08", "It was unclear why he was arrested. "), at("b", "15", "He was arrested on suspicion of theft. "), "cause update: the ground of the arrest"},
		{"nothing left open", at("a", "08", "The fire at Port Vale was caused by a lamp. "), at("b", "15", "The fire was caused by a lamp. "), ""},
		{"one held, later free", held, at("b", "15", "The driver, a baker from Carrow, was released on bail. "), "sequence update: whether the one arrested is held: The driver, a 42-year-old baker from Carrow, is currently in custody."},
		{"free before, held later", at("a", "15", held.text), at("b", "08", "The driver, a baker from Carrow, was released on bail. "), ""},
		{"another one free", held, at("b", "15", "The harbour master of Vale was released on bail. "), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(kindsOf(collate(t, tt.a, tt.b)), "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCorrections(t *testing.T) {
	counts := func(text string, cs ...count) report { return report{file: "a", text: text, counts: cs} }
	tests := []struct {
		name string
		r    report
		want string
	}{
		{"previously and now", counts("The bank previously said up to 900 clients were robbed, and determined that only 80 clients were. ", count{"900 clients", 900, "", ""}, count{"80 clients", 80, "", ""}),
			"quantity update: clients"},
		{"in the next sentence", counts("Early reports counted 9 boats lost. It was later determined that only 7 boats were. ", count{"9 boats", 9, "", ""}, count{"7 boats", 7, "", ""}),
			"quantity update: boats"},
		{"two things", counts("The bank previously said 900 clients were robbed, and determined that only 80 branches were open. ", count{"900 clients", 900, "", ""}, count{"80 branches", 80, "", ""}), ""},
		{"no word that the first is gone", counts("The bank previously had 900 clients, and then 80 clients joined. ", count{"900 clients", 900, "", ""}, count{"80 clients", 80, "", ""}), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(kindsOf(collate(t, tt.r)), "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLengths(t *testing.T) {
	talk := func(file, printed, value, text string, actors ...gainsay.Actor) gainsay.Reading {
		r := read(t, report{file: file, published: "2031-03-04", text: text, actors: actors})
		r.Times = []gainsay.Time{{Span: find(t, text, printed), Type: "DURATION", Value: value}}
		return r
	}
	first := talk("a", "50 minutes", "PT50M", "Vance and Quill agreed in a call lasting 50 minutes. ", vance, mayor)
	tests := []struct {
		name string
		b    gainsay.Reading
		want string
	}{
		{"another length", talk("b", "40-minute", "PT40M", "Quill spoke with Vance in a 40-minute phone call. ", vance, mayor), "quantity conflict: how long the talk lasted"},
		{"the same length", talk("b", "50-minute", "PT50M", "Quill spoke with Vance in a 50-minute phone call. ", vance, mayor), ""},
		{"a talk with someone else", talk("b", "40-minute", "PT40M", "Quill spoke with Stahl in a 40-minute phone call. ", mayor, other), ""},
		{"no talk", talk("b", "40-minute", "PT40M", "Quill and Vance sat in a 40-minute traffic jam. ", vance, mayor), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := New(world.Default()).Collate([]gainsay.Reading{first, tt.b}, each(2))
			if got := strings.Join(kindsOf(f), "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPrincipals(t *testing.T) {
	state := gainsay.Actor{Name: "Dorland", Kind: gainsay.State, Names: []string{"Dorland"}}
	capital := gainsay.Actor{Name: "Esk", Kind: gainsay.Place, Names: []string{"Esk"}}
	town := gainsay.Actor{Name: "Tarn", Kind: gainsay.Place, Names: []string{"Tarn"}}
	president := person("Mara Holt", "Dorland", "Holt")
	aide := person("Olan Reed", "Holt", "Reed")
	r := read(t, report{file: "a", text: "Reed, Holt and the mayor met in Esk, the capital of Dorland, and in Tarn. ", actors: []gainsay.Actor{state, capital, town, president, aide}})
	c := gatherCast(world.Default(), []gainsay.Reading{r})
	for name, want := range map[string]string{"Dorland": "Dorland", "Esk": "Dorland", "Tarn": "Tarn", "Mara Holt": "Dorland", "Olan Reed": "Dorland"} {
		if got := c.members[c.byName[0][name]].principal; got != want {
			t.Errorf("%s speaks for %s, want %s", name, got, want)
		}
	}
}

func TestStateTakenForAPerson(t *testing.T) {
	state := gainsay.Actor{Name: "Dorland", Kind: gainsay.State, Names: []string{"Dorland"}}
	taken := gainsay.Actor{Name: "Dorland", Kind: gainsay.Person, Names: []string{"Dorland"}}
	a := read(t, report{file: "a", text: "The army of Dorland met. ", actors: []gainsay.Actor{state}})
	b := read(t, report{file: "b", text: "The army of Dorland met. ", actors: []gainsay.Actor{taken}})
	for _, order := range [][]gainsay.Reading{{a, b}, {b, a}} {
		c := gatherCast(world.Default(), order)
		if len(c.members) != 1 || c.members[0].Kind != gainsay.State {
			t.Errorf("%d members, the first a %s", len(c.members), c.members[0].Kind)
		}
	}
}

// TestOneDispute: one proposition that one side denies is one dispute, whoever says it.
func TestOneDispute(t *testing.T) {
	dorland := gainsay.Actor{Name: "Dorland", Kind: gainsay.State, Names: []string{"Dorland"}}
	speaker := person("Olan Reed", "Dorland", "Reed")
	cast := []gainsay.Actor{vance, mayor, dorland, speaker}
	a := report{file: "a", actors: cast, text: "Dorland rejected a claim by Vance, the chair, that dockers would accept harbour inspectors. Vance told dockers they would accept harbour inspectors gladly. ",
		says: []say{{who: "Dorland", what: "a claim by Vance", cue: "rejected", stance: gainsay.Denies},
			{who: "Vance", what: "they would accept harbour inspectors gladly"}}}
	b := report{file: "b", actors: cast, text: "Quill said dockers would accept harbour inspectors. Reed dismissed the remark. ",
		says: []say{{who: "Quill", what: "dockers would accept harbour inspectors"}, {who: "Reed", what: "the remark", cue: "dismissed", stance: gainsay.Denies}}}
	c := report{file: "c", actors: cast, text: "Dorland refused, contradicting Quill, who claimed dockers would accept harbour inspectors. ",
		says: []say{{who: "Dorland", what: "refused, contradicting Quill, who claimed dockers would accept harbour inspectors", stance: gainsay.Declines},
			{who: "Quill", what: "dockers would accept harbour inspectors"}}}
	f := collate(t, a, b, c)
	if len(f.Disputes) != 1 {
		t.Fatalf("got %q, want one", disputesOf(f))
	}
	if got, want := f.Disputes[0].Text, "Dockers would accept harbour inspectors"; got != want {
		t.Errorf("told as %q, want %q", got, want)
	}
	for _, side := range []struct {
		positions []gainsay.Position
		want      []string
	}{{f.Disputes[0].Affirm, []string{"Ilona Vance", "Rosa Quill"}}, {f.Disputes[0].Deny, []string{"Dorland", "Olan Reed"}}} {
		var who []string
		for _, p := range side.positions {
			if !slices.Contains(who, p.Actor) {
				who = append(who, p.Actor)
			}
		}
		slices.Sort(who)
		if !slices.Equal(who, side.want) {
			t.Errorf("got %q, want %q", who, side.want)
		}
	}
}

func TestDeniedBeside(t *testing.T) {
	dorland := gainsay.Actor{Name: "Dorland", Kind: gainsay.State, Names: []string{"Dorland"}}
	r := report{file: "a", actors: []gainsay.Actor{vance, dorland}, text: "Dorland denied that it would accept inspectors, a day after Vance said that it would take them. ",
		says: []say{{who: "Dorland", what: "that it would accept inspectors", cue: "denied", stance: gainsay.Denies}, {who: "Vance", what: "that it would take them", cue: "said"}}}
	if got := disputesOf(collate(t, r)); !slices.Equal(got, []string{"opposed: Ilona Vance | Dorland"}) && !slices.Equal(got, []string{"said for him: Ilona Vance | Dorland"}) {
		t.Errorf("got %q", got)
	}
	r.text = strings.Replace(r.text, "a day after Vance", "and the baker Vance", 1)
	r.says[1].what = "that it would take them"
	if got := disputesOf(collate(t, r)); len(got) > 0 {
		t.Errorf("what is merely said in the same sentence is denied: %q", got)
	}
}

func TestNoSides(t *testing.T) {
	told := "Vance said dockers would accept four percent of wages."
	first := say{who: "Vance", what: "dockers would accept four percent of wages"}
	tests := []struct {
		name, text string
		deny       say
	}{
		{"a denial that is only expected", told + " Quill would reject the remark.", say{who: "Quill", what: "the remark", cue: "would reject", stance: gainsay.Denies}},
		{"an offer of a body without a name", told + " The board rejected the offer.", say{who: "The board", what: "the offer", cue: "rejected", stance: gainsay.Denies}},
		{"over the end of a paragraph", told + "\n\nThe day was long. Quill dismissed the remark.", say{who: "Quill", what: "the remark", cue: "dismissed", stance: gainsay.Denies}},
		{"what two oppose", told + " Quill opposed dockers who accept four percent of wages.", say{who: "Quill", what: "dockers who accept four percent of wages", cue: "opposed", stance: gainsay.Denies}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := disputesOf(collate(t, report{file: "a", text: tt.text, actors: []gainsay.Actor{vance, mayor}, says: []say{first, tt.deny}})); len(got) > 0 {
				t.Errorf("got %q, want none", got)
			}
		})
	}
}

func TestClaimsApartByAmount(t *testing.T) {
	amount := func(file, printed string, value float64) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "Vance said repairs would cost " + printed + " before winter. ",
			says: []say{{who: "Vance", what: "repairs would cost " + printed + " before winter"}}, counts: []count{{printed, value, "", ""}}}
	}
	claims := func(a, b report) int { return len(collate(t, a, b).Claims) }
	if n := claims(amount("a", "12 crowns", 12), amount("b", "12 crowns", 12)); n != 1 {
		t.Errorf("one amount makes %d claims of two articles, want 1", n)
	}
	if n := claims(amount("a", "12 crowns", 12), amount("b", "21 crowns", 21)); n != 0 {
		t.Errorf("two amounts make %d claims of two articles, want 0", n)
	}
}

func TestTimelineTellsOnce(t *testing.T) {
	said := func(file string) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "Vance said on Monday that dockers would accept four percent. ",
			says: []say{{who: "Vance", what: "dockers would accept four percent"}}, times: []when{{"Monday", "2031-03-03", "said"}}}
	}
	var readings []gainsay.Reading
	for _, file := range []string{"a", "b", "c"} {
		r := read(t, said(file))
		r.Statements[0].When = find(t, r.Article.Text, "Monday")
		readings = append(readings, r)
	}
	f := New(world.Default()).Collate(readings, each(3))
	var told []gainsay.Event
	for _, e := range f.Timeline {
		if e.Kind == gainsay.Said {
			told = append(told, e)
		}
	}
	if len(told) != 1 || len(told[0].Evidence) != 6 {
		t.Errorf("%d entries %+v, want one with the words and the day of each", len(told), told)
	}
}

// TestGrowth: a story collated with one article more is the story collated from scratch.
func TestGrowth(t *testing.T) {
	all := manyReports(t, 12)
	c := New(world.Default())
	for n := 1; n < len(all); n++ {
		c.Collate(all[:n], each(n))
	}
	a, b := c.Collate(all, each(len(all))), New(world.Default()).Collate(manyReports(t, 12), each(12))
	if diff := cmp.Diff(asBytes(t, b), asBytes(t, a)); diff != "" {
		t.Errorf("what was collated before leaves a trace (-from scratch +grown):\n%s", diff)
	}
}

// asBytes are findings as they are written, for comparison to the byte.
func asBytes(t *testing.T, f Findings) string {
	t.Helper()
	out, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestChangedPosition(t *testing.T) {
	on := func(file, day, text string, st gainsay.Stance, cue string) report {
		return report{file: file, published: day, actors: []gainsay.Actor{vance}, text: text,
			says: []say{{who: "Vance", what: "that dockers would accept four percent of wages", stance: st, cue: cue}}}
	}
	denied := on("a", "2031-03-04", "Vance denied that dockers would accept four percent of wages. ", gainsay.Denies, "denied")
	tests := []struct {
		name string
		b    report
		want string
	}{
		{"a day later he says so", on("b", "2031-03-05", "Vance said that dockers would accept four percent of wages. ", gainsay.Asserts, "said"), "changed: Ilona Vance | Ilona Vance"},
		{"on the same day it may be a mistake", on("b", "2031-03-04", "Vance said that dockers would accept four percent of wages. ", gainsay.Asserts, "said"), ""},
		{"he says the same in other words", func() report {
			r := on("b", "2031-03-05", "Vance said that dockers would accept four percent of wages and never more. ", gainsay.Asserts, "said")
			r.says[0].what = "that dockers would accept four percent of wages and never more"
			return r
		}(), ""},
		{"he denies it again", on("b", "2031-03-05", "Vance denied that dockers would accept four percent of wages. ", gainsay.Denies, "denied"), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(disputesOf(collate(t, denied, tt.b)), "; "); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
