package collate

import (
	"slices"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/world"
)

var mayor = person("Rosa Quill", "", "Quill")

// disputesOf are the disputes of findings as "kind: who affirms | who denies".
func disputesOf(f Findings) []string {
	var out []string
	for _, d := range f.Disputes {
		var sides [2][]string
		for i, side := range [][]gainsay.Position{d.Affirm, d.Deny} {
			for _, p := range side {
				sides[i] = append(sides[i], p.Actor)
			}
		}
		out = append(out, string(d.Kind)+": "+strings.Join(sides[0], ", ")+" | "+strings.Join(sides[1], ", "))
	}
	return out
}

// A denial is what somebody says against somebody else in one article.
type denial struct {
	name, text string
	says       []say
	want       string // "" for no dispute
}

func disputed(t *testing.T, tests []denial) {
	t.Helper()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := disputesOf(collate(t, report{file: "a", text: tt.text, actors: []gainsay.Actor{vance, mayor}, says: tt.says}))
			if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Equal(got, []string{tt.want}) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestDenials(t *testing.T) {
	told := "Vance said dockers would accept four percent of wages."
	disputed(t, []denial{
		{"a claim named with its owner", "Quill rejected a demand by Vance for longer harbour shifts.",
			[]say{{who: "Quill", what: "a demand by Vance for longer harbour shifts", stance: gainsay.Denies}}, "opposed: Ilona Vance | Rosa Quill"},
		{"a claim against someone is not that one's", "Quill rejected claims against Vance over harbour repairs.",
			[]say{{who: "Quill", what: "claims against Vance over harbour repairs", stance: gainsay.Denies}}, ""},
		{"who is claimed to have done something has not claimed it", "Quill denied reports that Vance fighters might leave harbour repairs.",
			[]say{{who: "Quill", what: "reports that Vance fighters might leave harbour repairs", stance: gainsay.Denies}}, ""},
		{"nor he whose own denial it is", told + " Quill dismissed his own remark.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Quill", what: "his own remark", stance: gainsay.Denies}}, ""},
		{"a lawsuit is no claim", "Quill dismissed the lawsuit.", []say{{who: "Quill", what: "the lawsuit", stance: gainsay.Denies}}, ""},
		{"what points back to another's words", told + " Quill dismissed the remark.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Quill", what: "the remark", stance: gainsay.Denies}},
			"opposed: Ilona Vance | Rosa Quill"},
		{"what points back to one's own words", told + " Vance dismissed the remark.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Vance", what: "the remark", stance: gainsay.Denies}}, ""},
		{"charges called false", told + " Quill said the claims were false.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Quill", what: "the claims were false"}},
			"opposed: Ilona Vance | Rosa Quill"},
		{"teeth called false are no claim", told + " Quill said the teeth were false.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Quill", what: "the teeth were false"}}, ""},
		{"as others claimed", "Quill said the harbour would not close, as Vance claimed.",
			[]say{{who: "Quill", what: "the harbour would not close, as Vance claimed"},
				{who: "Vance", what: "the harbour would not close", within: "the harbour would not close, as Vance claimed", cue: "claimed"}},
			"opposed: Ilona Vance | Rosa Quill"},
		{"as others said, without a not", "Quill said the harbour would surely close, as Vance claimed.",
			[]say{{who: "Quill", what: "the harbour would surely close, as Vance claimed"},
				{who: "Vance", what: "the harbour would surely close", within: "the harbour would surely close, as Vance claimed", cue: "claimed"}}, ""},
		{"refusing to comment denies nothing", told + " Quill declined to discuss the remark.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Quill", what: "the remark", stance: gainsay.Declines}}, ""},
	})
}

// TestSupposedDenials: what is only thought of, to come, asked, or nobody's claim.
func TestSupposedDenials(t *testing.T) {
	told := "Vance said dockers would accept four percent of wages."
	disputed(t, []denial{
		{"a denial in a condition", "Even if Quill rejected a demand by Vance for longer harbour shifts, work would go on.",
			[]say{{who: "Quill", what: "a demand by Vance for longer harbour shifts", stance: gainsay.Denies, cue: "rejected"}}, ""},
		{"a denial behind a condition", "If work went on, Quill rejected a demand by Vance for longer harbour shifts.",
			[]say{{who: "Quill", what: "a demand by Vance for longer harbour shifts", stance: gainsay.Denies, cue: "rejected"}}, "opposed: Ilona Vance | Rosa Quill"},
		{"a denial that was to come", "Quill was going to reject a demand by Vance for longer harbour shifts.",
			[]say{{who: "Quill", what: "a demand by Vance for longer harbour shifts", stance: gainsay.Denies, cue: "was going to reject"}}, ""},
		{"what anybody might say", "Quill rejected any suggestion by Vance of longer harbour shifts.",
			[]say{{who: "Quill", what: "any suggestion by Vance of longer harbour shifts", stance: gainsay.Denies, cue: "rejected"}}, ""},
		{"the denier's own word", "Quill rejected what she called a demand by Vance for longer harbour shifts.",
			[]say{{who: "Quill", what: "what she called a demand by Vance for longer harbour shifts", stance: gainsay.Denies, cue: "rejected"}}, ""},
		{"labels of links in a row", "Photos Sport Quill rejects a demand by Vance for longer harbour shifts More (Dorland) Weather Timetables of ferries Subscribe",
			[]say{{who: "Quill", what: "a demand by Vance for longer harbour shifts", stance: gainsay.Denies, cue: "rejects"}}, ""},
		{"those who say it are not the one it is of", "Quill dismissed those who said the report by Vance was worthless.",
			[]say{{who: "Quill", what: "those who said the report by Vance was worthless", stance: gainsay.Denies, cue: "dismissed"}}, ""},
		{"who is spoken of has not claimed it", told + " Quill disputed that Vance is the founder.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Quill", what: "that Vance is the founder", stance: gainsay.Denies, cue: "disputed"}}, ""},
		{"what the sentence itself says before it", told + " Asked by reporters whether harbour repairs should wait, Quill rejected the idea.",
			[]say{{who: "Vance", what: "dockers would accept four percent of wages"}, {who: "Quill", what: "the idea", stance: gainsay.Denies, cue: "rejected"}}, ""},
		{"a question is no claim", "Vance could never agree on how to turn harbour promises into deeds. Quill rejected the proposal.",
			[]say{{who: "Vance", what: "how to turn harbour promises into deeds"}, {who: "Quill", what: "the proposal", stance: gainsay.Denies, cue: "rejected"}}, ""},
	})
}

// TestPointedAt: what points back is of something that the words before it say, by one who
// can have said so.
func TestPointedAt(t *testing.T) {
	wire := gainsay.Actor{Name: "Reuters", Kind: gainsay.Organisation, Names: []string{"Reuters"}}
	told := func(who, object string) report {
		return report{file: "a", actors: []gainsay.Actor{vance, mayor, wire}, text: who + " said dockers would accept four percent of wages. Quill dismissed " + object + ".",
			says: []say{{who: who, what: "dockers would accept four percent of wages"}, {who: "Quill", what: object, stance: gainsay.Denies, cue: "dismissed"}}}
	}
	if got := disputesOf(collate(t, told("Vance", "the idea"))); len(got) != 1 {
		t.Errorf("an idea of somebody's: got %q", got)
	}
	if got := disputesOf(collate(t, told("Reuters", "the idea"))); len(got) > 0 {
		t.Errorf("a paper reports and has no ideas: got %q", got)
	}
	for object, want := range map[string]int{"the wages offer": 1, "the cargo offer": 0} {
		r := read(t, told("Vance", object))
		for n := range r.Sentences {
			for k := range r.Sentences[n].Terms {
				if term := &r.Sentences[n].Terms[k]; term.Lemma == "cargo" || term.Lemma == "wages" {
					term.Kind, term.Rel = gainsay.NounTerm, "compound"
				}
			}
		}
		if got := disputesOf(New(world.Default()).Collate([]gainsay.Reading{r}, each(1))); len(got) != want {
			t.Errorf("%q: got %q, want %d", object, got, want)
		}
	}
}

func TestSaidForAnother(t *testing.T) {
	dorland := gainsay.Actor{Name: "Dorland", Kind: gainsay.State, Names: []string{"Dorland"}}
	r := report{file: "a", actors: []gainsay.Actor{vance, spoke, dorland},
		text: "Orlo dismissed a claim by Vance that Dorland would accept harbour inspectors.",
		says: []say{
			{who: "Orlo", what: "a claim by Vance that Dorland would accept harbour inspectors", stance: gainsay.Denies},
			{who: "Vance", what: "Dorland would accept harbour inspectors", within: "a claim by Vance that Dorland would accept harbour inspectors"},
		}}
	f := collate(t, r)
	if len(f.Disputes) != 1 || f.Disputes[0].Kind != gainsay.SaidForOther {
		t.Fatalf("got %+v, want one, said for another", f.Disputes)
	}
	d := f.Disputes[0]
	if d.Deny[0].For != "Dorland" {
		t.Errorf("denied for %q, want Dorland", d.Deny[0].For)
	}
	if d.Text != "Dorland would accept harbour inspectors" {
		t.Errorf("the claim reads %q", d.Text)
	}
}

// TestSaidBy wants a position to stand on another's word only where no report has it
// from the actor.
func TestSaidBy(t *testing.T) {
	told := report{file: "a", actors: []gainsay.Actor{vance, mayor}, text: "Quill recalled that Vance said dockers would accept four percent of wages.",
		says: []say{
			{who: "Quill", what: "Vance said dockers would accept four percent of wages"},
			{who: "Vance", what: "dockers would accept four percent of wages", within: "Vance said dockers would accept four percent of wages"},
		}}
	heard := report{file: "b", actors: []gainsay.Actor{vance}, text: "Vance said dockers would accept four percent of wages.",
		says: []say{{who: "Vance", what: "dockers would accept four percent of wages"}}}
	byOf := func(reports ...report) (by []string) {
		for _, c := range collate(t, reports...).Claims {
			for _, p := range c.Positions {
				if p.Actor == "Ilona Vance" {
					by = append(by, p.By)
				}
			}
		}
		return by
	}
	again := told
	again.file = "c"
	if got := byOf(told, again); !slices.Equal(got, []string{"Rosa Quill"}) {
		t.Errorf("on Quill's word alone: got %q", got)
	}
	if got := byOf(told, heard); !slices.Equal(got, []string{""}) {
		t.Errorf("heard from Vance as well: got %q", got)
	}
}

func TestQuoteVariants(t *testing.T) {
	quoting := func(file string, words ...string) report {
		r := report{file: file, actors: []gainsay.Actor{vance}, text: "On Monday Vance said:"}
		for _, w := range words {
			r.text += " “" + w + "”"
			r.says = append(r.says, say{who: "Vance", what: w, quoted: w})
		}
		return r
	}
	relations := func(f Findings) (out []gainsay.Relation) {
		for _, q := range f.Quotes {
			out = append(out, q.Relation)
		}
		return out
	}
	tests := []struct {
		name string
		a, b report
		want []gainsay.Relation
	}{
		{"a negation elsewhere keeps the sense", quoting("a", "We will not take a risk with harbour wages"), quoting("b", "We will take no risk with harbour wages"),
			[]gainsay.Relation{gainsay.Reworded}},
		{"two spellings are one wording", quoting("a", "The travelling crane stood in the harbour centre"), quoting("b", "The traveling crane stood in the harbor center"),
			[]gainsay.Relation{gainsay.Identical}},
		{"an editor's aside is no change", quoting("a", "They (the dockers) want harbour wages settled"), quoting("b", "They want harbour wages settled"),
			[]gainsay.Relation{gainsay.Identical}},
		{"a clock time in two spellings", quoting("a", "The harbour crane fell at about 6.15am today"), quoting("b", "The harbour crane fell at about 6.15 a.m. today"),
			[]gainsay.Relation{gainsay.Identical}},
		{"had and had to", quoting("a", "The harbour crew had put safety before wages"), quoting("b", "The harbour crew had to put safety before wages"),
			[]gainsay.Relation{gainsay.SenseChanged}},
		{"one crane is not another's", quoting("a", "The northern crane fell down"), quoting("b", "The ferry timetable is being printed anew"), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := collate(t, tt.a, tt.b)
			if got := relations(f); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v: %+v", got, tt.want, f.Quotes)
			}
		})
	}
}

// Two fragments of one sentence belong to it and not to each other.
func TestFragmentsApart(t *testing.T) {
	q := func(file, words string) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "On Monday Vance said “" + words + "”", says: []say{{who: "Vance", what: words, quoted: words}}}
	}
	f := collate(t, q("a", "We settled harbour wages yesterday and reopened the northern warehouse gates"), q("b", "settled harbour wages"), q("c", "northern warehouse gates"))
	if len(f.Quotes) != 2 {
		t.Fatalf("got %+v, want each fragment beside the whole", f.Quotes)
	}
	for _, g := range f.Quotes {
		if len(g.Variants) != 2 || g.Relation != gainsay.Trimmed {
			t.Errorf("got %+v, want the whole and one fragment, trimmed", g)
		}
	}
}

func TestOddOneOutIsAValue(t *testing.T) {
	quoting := func(file, words string) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "On Monday Vance said: “" + words + "”", says: []say{{who: "Vance", what: words, quoted: words}}}
	}
	f := collate(t, quoting("a", "We counted 14 ships off the port"), quoting("b", "We counted 14 ships off the port"), quoting("c", "We counted 40 ships off the port"))
	if len(f.Discrepancies) != 1 {
		t.Fatalf("got %+v, want one", f.Discrepancies)
	}
	d := f.Discrepancies[0]
	in := slices.ContainsFunc(d.Values, func(v gainsay.Value) bool { return v.Value == d.OddOneOut })
	if !in || !strings.Contains(d.OddOneOut, "40") {
		t.Errorf("odd one out %q is not the odd value of %+v", d.OddOneOut, d.Values)
	}
	copies := New(world.Default()).Collate([]gainsay.Reading{read(t, quoting("a", "We counted 14 ships off the port")), read(t, quoting("b", "We counted 14 ships off the port")),
		read(t, quoting("c", "We counted 40 ships off the port"))}, []int{0, 0, 1})
	if odd := copies.Discrepancies[0].OddOneOut; odd != "" {
		t.Errorf("a copy outnumbers nobody: odd one out %q", odd)
	}
}

func TestScope(t *testing.T) {
	of := func(file, whose string) report {
		what := whose + " harbour inspectors might soon enter northern warehouses"
		return report{file: file, actors: []gainsay.Actor{vance}, text: "On Monday Vance said that " + what + ".", says: []say{{who: "Vance", what: what}}}
	}
	f := collate(t, of("a", "Dorland"), of("b", "Dorland"), of("c", "Ardmere"))
	if len(f.Discrepancies) != 1 || f.Discrepancies[0].Kind != gainsay.ScopeKind || f.Discrepancies[0].OddOneOut != "Ardmere harbour inspectors" {
		t.Errorf("got %+v, want one of scope", f.Discrepancies)
	}
	both := of("c", "Ardmere")
	both.text += " On Monday Vance said that Dorland harbour inspectors might soon enter northern warehouses."
	both.says = append(both.says, say{who: "Vance", what: "Dorland harbour inspectors might soon enter northern warehouses"})
	if f := collate(t, of("a", "Dorland"), of("b", "Dorland"), both); len(f.Discrepancies) > 0 {
		t.Errorf("an article that names both: got %+v", f.Discrepancies)
	}
}

func TestOccasions(t *testing.T) {
	on := func(file, occasion string) report {
		return report{file: file, actors: []gainsay.Actor{vance}, text: "In " + occasion + " Vance said dockers would accept four percent of wages.",
			says: []say{{who: "Vance", what: "dockers would accept four percent of wages", occasion: occasion}}}
	}
	if got := kindsOf(collate(t, on("a", "a radio interview"), on("b", "a news conference"))); !slices.Equal(got, []string{"occasion conflict: on what occasion Ilona Vance said it"}) {
		t.Errorf("got %q", got)
	}
	for _, pair := range [][2]string{{"a radio interview", "a statement"}, {"a meeting with dockers", "a news conference"}} {
		if got := kindsOf(collate(t, on("a", pair[0]), on("b", pair[1]))); len(got) > 0 {
			t.Errorf("%q go together: got %q", pair, got)
		}
	}
}
