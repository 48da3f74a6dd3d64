package collate

import (
	"slices"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/world"
)

// kindsOf are the discrepancies of findings as "kind class: about".
func kindsOf(f Findings) []string {
	var out []string
	for _, d := range f.Discrepancies {
		out = append(out, d.Kind+" "+string(d.Class)+": "+d.About)
	}
	return out
}

func toll(file, published, text string, counts ...count) report {
	return report{file: file, published: published, text: text, counts: counts}
}

func TestAmounts(t *testing.T) {
	first := toll("a", "2031-03-04T08:00:00Z", "The ferry capsized off Port Vale harbour and 12 people killed lay ashore. ", count{"12 people", 12, "", ""})
	tests := []struct {
		name string
		b    report
		want string // "" where nothing is to be found
	}{
		{"a higher count later", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and 17 people killed lay ashore. ", count{"17 people", 17, "", ""}),
			"quantity update: people killed"},
		{"a lower count later", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and 9 people killed lay ashore. ", count{"9 people", 9, "", ""}),
			"quantity conflict: people killed"},
		{"rounding", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and about 12 people killed lay ashore. ", count{"12 people", 12, "", gainsay.About}), ""},
		{"a bound that holds", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and over 10 people killed lay ashore. ", count{"10 people", 10, "", gainsay.Over}), ""},
		{"a part of the whole", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and 3 of the people killed lay ashore. ", count{"3 of the people", 3, "", ""}), ""},
		{"more of the same", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and another 3 people killed lay ashore. ", count{"3 people", 3, "", ""}), ""},
		{"among them", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour, including 3 people killed ashore. ", count{"3 people", 3, "", ""}), ""},
		{"people of one nation", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and 3 French people killed lay ashore. ", count{"3 French people", 3, "", ""}), ""},
		{"a list of one sort", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and 9 people killed lay ashore, 8 people killed farther off. ",
			count{"9 people", 9, "", ""}, count{"8 people", 8, "", ""}), ""},
		{"far too many to be the same", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and 90 people killed lay ashore. ", count{"90 people", 90, "", ""}), ""},
		{"another year", toll("b", "2033-07-04T15:00:00Z", "The ferry capsized off Port Vale harbour and 30 people killed lay ashore. ", count{"30 people", 30, "", ""}), ""},
		{"of no known day", toll("b", "", "The ferry capsized off Port Vale harbour and 17 people killed lay ashore. ", count{"17 people", 17, "", ""}), ""},
		{"another year's, printed before the noun", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour as in the 1933 storm and 17 people killed lay ashore. ", count{"17 people", 17, "", ""}), ""},
		{"this year's", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour in the 2031 storm and 17 people killed lay ashore. ", count{"17 people", 17, "", ""}),
			"quantity update: people killed"},
		{"ages", toll("b", "2031-03-04T15:00:00Z", "The ferry capsized off Port Vale harbour and boys aged 11 and 17 people killed lay ashore. ", count{"17 people", 17, "", ""}), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := kindsOf(collate(t, first, tt.b))
			if tt.want == "" && len(got) > 0 || tt.want != "" && !slices.Equal(got, []string{tt.want}) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWholes(t *testing.T) {
	in := func(second string, c count) []string {
		r := toll("a", "", "The 40 lorries waited at the gate. In the evening "+second, count{"40 lorries", 40, "", ""}, c)
		return kindsOf(collate(t, r))
	}
	if got := in("all 34 lorries left.", count{"34 lorries", 34, "", ""}); !slices.Equal(got, []string{"quantity internal: all the 40 lorries"}) &&
		!slices.Equal(got, []string{"quantity internal: all the lorries"}) {
		t.Errorf("two numbers of all there are: got %q", got)
	}
	if got := in("some 34 lorries left.", count{"34 lorries", 34, "", ""}); len(got) > 0 {
		t.Errorf("some of them: got %q", got)
	}
}

func TestAges(t *testing.T) {
	aged := func(file, text string, c count) report {
		return report{file: file, text: text, actors: []gainsay.Actor{vance}, counts: []count{c}}
	}
	a := aged("a", "At noon Ilona Vance, 42, was rescued by the crew. ", count{"42", 42, "year of age", ""})
	b := aged("b", "The crew rescued the 47-year-old driver Ilona Vance. ", count{"47-year-old", 47, "year of age", ""})
	c := aged("c", "Later Ilona Vance, 42, went home with the crew. ", count{"42", 42, "year of age", ""})
	son := aged("d", "The son of Vance, 12, was rescued by the crew. ", count{"12", 12, "year of age", ""})
	f := collate(t, a, b, c)
	if got := kindsOf(f); !slices.Equal(got, []string{"quantity conflict: the age of Ilona Vance"}) {
		t.Fatalf("got %q", got)
	}
	if odd := f.Discrepancies[0].OddOneOut; odd != "47-year-old" {
		t.Errorf("odd one out %q", odd)
	}
	if got := kindsOf(collate(t, a, c)); len(got) > 0 {
		t.Errorf("the same age: got %q", got)
	}
	if got := kindsOf(collate(t, a, son)); len(got) > 0 {
		t.Errorf("a last name alone may be a relative's: got %q", got)
	}
}

func TestMoments(t *testing.T) {
	struck := func(file, day, value string) report {
		return report{file: file, text: "Yesterday the barge Marian struck the harbour gate on " + day + " evening. ", times: []when{{day, value, "struck"}}}
	}
	tie := func(r report) gainsay.Reading {
		out := read(t, r)
		terms := out.Sentences[0].Terms
		verb := slices.IndexFunc(terms, func(x gainsay.Term) bool { return x.Lemma == "struck" })
		for i := range terms {
			if i != verb {
				terms[i].Head = verb
			}
		}
		terms[verb].Kind = gainsay.VerbTerm
		return out
	}
	run := func(rs ...report) Findings {
		var readings []gainsay.Reading
		for _, r := range rs {
			readings = append(readings, tie(r))
		}
		return New(world.Default()).Collate(readings, each(len(rs)))
	}
	tuesday, again, monday := struck("a", "Tuesday", "2031-03-04"), struck("b", "Tuesday", "2031-03-04"), struck("c", "Monday", "2031-03-03")
	both := struck("d", "Tuesday", "2031-03-04")
	both.text = strings.Replace(both.text, "evening. ", "evening and again on Monday evening. ", 1)
	both.times = append(both.times, when{"Monday", "2031-03-03", "struck"})
	if f := run(both, monday); len(f.Discrepancies) > 0 {
		t.Errorf("an article that names both days: got %+v", f.Discrepancies)
	}
	f := run(tuesday, again, monday)
	if len(f.Discrepancies) != 1 || f.Discrepancies[0].Kind != gainsay.DateKind || f.Discrepancies[0].OddOneOut != "Monday" {
		t.Errorf("got %+v, want one date, Monday the odd one out", f.Discrepancies)
	}
	if f := run(tuesday, struck("c", "Tuesday", "2031-03-11")); len(f.Discrepancies) > 0 {
		t.Errorf("the same word resolved from another stamp is no other day: got %+v", f.Discrepancies)
	}
	var happened []string
	for _, e := range f.Timeline {
		if e.Kind == gainsay.Happened {
			happened = append(happened, e.Date)
		}
	}
	if !slices.Equal(happened, []string{"2031-03-04"}) {
		t.Errorf("events on %q, want the day that two origins give", happened)
	}
}

func TestNamesOfThings(t *testing.T) {
	body := func(file, name string) report {
		return report{file: file, text: "A report by the " + name + " is due soon. ",
			actors: []gainsay.Actor{{Name: name, Kind: gainsay.Organisation, Names: []string{name}}}}
	}
	f := collate(t, body("a", "Harbour Accident Inquiry Board"), body("b", "Harbour Accident Inquiry Board"), body("c", "Harbour Accident Inquiry Bureau"))
	if len(f.Discrepancies) != 1 || f.Discrepancies[0].OddOneOut != "Harbour Accident Inquiry Bureau" {
		t.Errorf("got %+v, want the Bureau as the odd one out", f.Discrepancies)
	}
	if got := kindsOf(collate(t, body("a", "Harbour Board"), body("b", "Harbour Board"), body("c", "Harbour Bureau"))); len(got) > 0 {
		t.Errorf("short names may be of two bodies: got %q", got)
	}
	place := func(file, phrase string) report {
		return report{file: file, text: "The wreck lies off the " + phrase + " in the north. ",
			actors: []gainsay.Actor{{Name: "Sorrel", Kind: gainsay.Place, Names: []string{"Sorrel"}}}}
	}
	f = collate(t, place("a", "island of Sorrel"), place("b", "Sorrel island"), place("c", "town of Sorrel"))
	if len(f.Discrepancies) != 1 || f.Discrepancies[0].OddOneOut != "town of Sorrel" {
		t.Errorf("got %+v, want the town as the odd one out", f.Discrepancies)
	}
	if got := kindsOf(collate(t, place("a", "city of Sorrel"), place("b", "town of Sorrel"), place("c", "town of Sorrel"))); len(got) > 0 {
		t.Errorf("a city and a town are both settlements: got %q", got)
	}
}

func TestBearings(t *testing.T) {
	wreck := func(file, printed string, miles float64, direction string) report {
		return report{file: file, text: "The wreck lies " + printed + " " + direction + " of Sorrel. ", counts: []count{{printed, miles, "mile", ""}},
			actors: []gainsay.Actor{{Name: "Sorrel", Kind: gainsay.Place, Names: []string{"Sorrel"}}}}
	}
	if got := kindsOf(collate(t, wreck("a", "130 miles", 130, "west"), wreck("b", "140 miles", 140, "north-west"))); !slices.Equal(got, []string{"place conflict: where it lies from Sorrel"}) {
		t.Errorf("got %q", got)
	}
	if got := kindsOf(collate(t, wreck("a", "130 miles", 130, "west"), wreck("b", "20 miles", 20, "east"))); len(got) > 0 {
		t.Errorf("another distance is another thing: got %q", got)
	}
}

func TestImplausible(t *testing.T) {
	r := report{file: "a", text: "Ministers raised harbour spending to 2031 percent of income by 2,5 in all. ",
		quantities: []gainsay.Quantity{
			{Span: gainsay.Span{Start: 37, End: 49}, Value: 2031, Unit: "percent", Implausible: "2031 reads as a year"},
			{Span: gainsay.Span{Start: 63, End: 66}, Value: 2.5, Implausible: "a year is expected here"},
		}}
	f := collate(t, r)
	if len(f.Discrepancies) != 1 || len(f.Discrepancies[0].Values) != 2 {
		t.Fatalf("got %+v, want one finding of two values", f.Discrepancies)
	}
	if about := f.Discrepancies[0].About; !strings.Contains(about, "spending") {
		t.Errorf("about %q, want what the value is said of", about)
	}
}

func TestOffices(t *testing.T) {
	called := func(published, phrase, name string, role gainsay.Role) report {
		text := "On Monday " + phrase + " arrived in the harbour. "
		start := strings.Index(text, phrase)
		role.Span = gainsay.Span{Start: start, End: start + len(phrase)}
		a := gainsay.Actor{Name: name, Kind: gainsay.Person, Names: []string{name}, Roles: []gainsay.Role{role}}
		return report{file: "a", published: published, text: text, actors: []gainsay.Actor{a}}
	}
	former := gainsay.Role{Title: "chancellor", Of: "Germany", Status: gainsay.Former}
	if got := kindsOf(collate(t, called("2015-06-01", "former Chancellor Angela Merkel", "Angela Merkel", former))); !slices.Equal(got, []string{"role implausible: whether Angela Merkel is chancellor or was"}) {
		t.Errorf("in office on the day of the report: got %q", got)
	}
	if got := kindsOf(collate(t, called("2022-06-01", "former Chancellor Angela Merkel", "Angela Merkel", former))); len(got) > 0 {
		t.Errorf("out of office: got %q", got)
	}
	if got := kindsOf(collate(t, called("", "former Chancellor Angela Merkel", "Angela Merkel", former))); len(got) > 0 {
		t.Errorf("of unknown date: got %q", got)
	}
	left := called("", "President Angela Merkel", "Angela Merkel", gainsay.Role{Title: "chancellor", Of: "Germany"})
	if got := kindsOf(collate(t, left, called("", "former Chancellor Angela Merkel", "Angela Merkel", former))); len(got) > 0 {
		t.Errorf("who has left office, in reports of no known day: got %q", got)
	}
	two := report{file: "a", text: "President Ilona Vance of Dorland met ministers. President Marek Stahl of Dorland did not. "}
	for _, name := range []string{"Ilona Vance", "Marek Stahl"} {
		span := find(t, two.text, "President "+name)
		two.actors = append(two.actors, gainsay.Actor{Name: name, Kind: gainsay.Person, Names: []string{name},
			Roles: []gainsay.Role{{Title: "president", Of: "Dorland", Span: span}}})
	}
	if got := kindsOf(collate(t, two)); !slices.Equal(got, []string{"role internal: who is president of Dorland"}) {
		t.Errorf("two presidents in one article: got %q", got)
	}
	two.actors[0].Roles[0].Of, two.actors[1].Roles[0].Of = "group", "group"
	if got := kindsOf(collate(t, two)); len(got) > 0 {
		t.Errorf("two groups: got %q", got)
	}
	two.actors[0].Roles[0].Of, two.actors[1].Roles[0].Of = "United States", "US Senate"
	if got := kindsOf(collate(t, two)); len(got) > 0 {
		t.Errorf("the president of a senate: got %q", got)
	}
	two.actors[0].Roles[0].Of, two.actors[1].Roles[0].Of = "Dorland", "Ardmere"
	if got := kindsOf(collate(t, two)); len(got) > 0 {
		t.Errorf("presidents of two states: got %q", got)
	}
}
