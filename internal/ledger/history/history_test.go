package history

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
)

// A draft is a text with marks from which a reading is built: {f:…} is a figure
// "value unit of", {n:…} a name, {q:speaker:…} a quotation, {d:value:…} a day,
// {x:…} furniture.
func draft(title, published, marked string) gainsay.Reading {
	r := gainsay.Reading{Article: gainsay.Article{Title: title, Published: published}}
	var text strings.Builder
	actors := map[string]int{}
	for marked != "" {
		before, rest, more := strings.Cut(marked, "{")
		text.WriteString(before)
		if !more {
			break
		}
		mark, after, _ := strings.Cut(rest, "}")
		marked = after
		kind, body, _ := strings.Cut(mark, ":")
		who := ""
		if kind == "q" || kind == "d" {
			who, body, _ = strings.Cut(body, ":")
		}
		start := text.Len()
		text.WriteString(body)
		span := gainsay.Span{Start: start, End: text.Len()}
		switch kind {
		case "f":
			q := gainsay.Quantity{Span: gainsay.Span{Start: start, End: start + strings.Index(body, " ")}}
			fmt.Sscan(body, &q.Value, &q.Unit)
			r.Quantities = append(r.Quantities, q)
		case "n":
			at, known := actors[body]
			if !known {
				at = len(r.Actors)
				actors[body] = at
				r.Actors = append(r.Actors, gainsay.Actor{Name: body, Kind: gainsay.Person, Names: []string{body}})
			}
			r.Mentions = append(r.Mentions, gainsay.Mention{Span: span, Kind: gainsay.NameMention, Actor: at})
		case "q":
			r.Statements = append(r.Statements, gainsay.Statement{Quoted: []gainsay.Span{span}, Content: []gainsay.Span{span},
				Chain: []gainsay.Hop{{Name: who, Span: span}}})
		case "d":
			r.Times = append(r.Times, gainsay.Time{Span: span, Type: "DATE", Value: who})
		case "x":
			r.Article.Furniture = append(r.Article.Furniture, gainsay.Furniture{Span: span, Kind: gainsay.Teaser})
		}
	}
	r.Article.Text = text.String()
	for i := range r.Statements { // who said it stands after it
		s := &r.Statements[i]
		rest := r.Article.Text[s.Content[0].End:]
		if at := strings.Index(rest, s.Chain[0].Name); at >= 0 {
			s.Chain[0].Span = gainsay.Span{Start: s.Content[0].End + at, End: s.Content[0].End + at + len(s.Chain[0].Name)}
		}
	}
	return r
}

// told is a difference in short: each change as kind: old > new, then the words.
func told(d Difference) string {
	var all []string
	for _, c := range d.Changes {
		all = append(all, fmt.Sprintf("%s: %s > %s", c.Kind, part(c.Old), part(c.New)))
	}
	if d.Added+d.Removed > 0 {
		all = append(all, fmt.Sprintf("+%d -%d", d.Added, d.Removed))
	}
	if d.Unread != "" {
		all = append(all, "unread: "+d.Unread)
	}
	return strings.Join(all, "; ")
}

func part(p *Part) string {
	switch {
	case p == nil:
		return "-"
	case p.Speaker != "":
		return p.Speaker + " " + p.Text
	}
	return p.Text
}

func TestCompare(t *testing.T) {
	const day = "2031-03-04"
	tests := []struct{ name, old, now, want string }{
		{"nothing", "The quay {n:Ada Brill} saw is shut.", "The quay {n:Ada Brill} saw is shut.", ""},
		{"commas and spaces", "The quay, she said, is shut.", "The quay she said is  shut!", ""},
		{"a word", "The old quay is shut.", "The new quay is shut.", "+1 -1"},
		{"a figure", "There were {f:14 ships} off the port.", "There were {f:40 ships} off the port.", "figure: 14 > 40"},
		{"a figure among others", "There were {f:14 ships} and {f:3 tugs} off the port.", "There were {f:14 ships} and {f:5 tugs} off the port.", "figure: 3 > 5"},
		{"a figure that stands somewhere else too", "At noon {f:14 ships} lay there. Later {f:14 ships} lay there.", "At noon {f:14 ships} lay there. Later many lay there.", "+1 -2"},
		{"a figure moved", "They counted {f:14 ships} at noon, off the port.", "Off the port they counted {f:14 ships} at noon.", "+3 -3"},
		{"a figure more", "Ships lay off the port.", "Ships lay off the port, with {f:3 tugs} beside them.", "figure: - > 3; +4 -0"},
		{"a name", "{n:Ada Brill} said no.", "{n:Oren Taal} said no.", "name: Ada Brill > Oren Taal"},
		{"a name less", "{n:Ada Brill} and {n:Oren Taal} came.", "{n:Ada Brill} came.", "name: Oren Taal > -; +0 -1"},
		{"a name in another paragraph", "{n:Ada Brill} came.\n\nIt rained all day long.", "{n:Ada Brill} came.\n\nThen {n:Oren Taal} and the others left the town for good.", "name: - > Oren Taal; +9 -5"},
		{"a quotation reworded", "“{q:Brill:We will not let the old quay go}”, said Brill.", "“{q:Brill:We will let the old quay go}”, said Brill.",
			"quotation: Brill We will not let the old quay go > Brill We will let the old quay go"},
		{"a quotation in another mouth", "“{q:Brill:We put a figure there}”, said Brill.", "“{q:Taal:We put a figure there}”, said Taal.",
			"quotation: Brill We put a figure there > Taal We put a figure there"},
		{"a speaker who is read otherwise in the same words", "“{q:Brill:We put a figure there}”, she said.", "“{q:Taal:We put a figure there}”, she said.", ""},
		{"a figure that is read otherwise in the same words", "There were {f:14 ships} there.", "There were 14 ships there.", ""},
		{"a quotation more", "It rained.", "It rained. “{q:Taal:Nobody told us}”, said Taal.", "quotation: - > Taal Nobody told us"},
		{"a day", "It shut on {d:2031-03-03:Monday}.", "It shut on {d:2031-03-04:Tuesday}.", "date: Monday > Tuesday"},
		{"a teaser", "The quay is shut.\n{x:Read more: 40 ships wait}", "The quay is shut.\n{x:Now: Oren Taal speaks}", ""},
		{"everything", "The quay is shut.", "A tram ran late.", "+4 -4"},
		{"out of nothing", "", "The quay.", "+2 -0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, now := draft("Title", day, test.old), draft("Title", day, test.now)
			if got := told(Compare(&old, &now)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
			if got := told(Compare(&now, &now)); got != "" {
				t.Errorf("from itself it differs by %s", got)
			}
		})
	}
	old, now := draft("Quay shut", "2031-03-04", "It is."), draft("Quay opens", "2031-03-05", "It is.")
	if got := told(Compare(&old, &now)); got != "headline: Quay shut > Quay opens; date: 2031-03-04 > 2031-03-05" {
		t.Errorf("got %s", got)
	}
	now = draft("“Quay shut”", "2031-03-04", "It is now {f:5 metres}.")
	now.Unread = "not yet"
	if got := told(Compare(&old, &now)); got != "+3 -0; unread: not yet" {
		t.Errorf("got %s", got)
	}
}

// FuzzDiff: the hunks of two texts stand in order, and what lies between them is
// the same on both sides.
func FuzzDiff(f *testing.F) {
	f.Add("The old quay is shut", "The new quay was shut 3,5 times")
	f.Add("a a a b a a", "a b a a b b a")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, now := wordsOf(&gainsay.Article{Text: a}), wordsOf(&gainsay.Article{Text: b})
		i, k := 0, 0
		for _, h := range append(diff(old, now), hunk{[2]int{len(old), len(old)}, [2]int{len(now), len(now)}}) {
			if h.old[0] < i || h.now[0] < k || h.old[1] < h.old[0] || h.now[1] < h.now[0] || h.old[0]-i != h.now[0]-k {
				t.Fatalf("hunk %v comes after %d, %d", h, i, k)
			}
			for ; i < h.old[0]; i, k = i+1, k+1 {
				if old[i].text != now[k].text {
					t.Fatalf("%q is taken for %q", old[i].text, now[k].text)
				}
			}
			i, k = h.old[1], h.now[1]
		}
	})
}

func TestSpans(t *testing.T) {
	old, now := draft("T", "", "There were {f:14 ships} off the port."), draft("T", "", "Then there were {f:40 ships} off the port.")
	d := Compare(&old, &now)
	want := []Change{{Kind: Figure, Old: &Part{Text: "14", Span: gainsay.Span{Start: 11, End: 13}}, New: &Part{Text: "40", Span: gainsay.Span{Start: 16, End: 18}}}}
	if diff := cmp.Diff(want, d.Changes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzCompare: of any two revisions each change has a side, what it shows stands in
// the text, and a revision does not differ from itself.
func FuzzCompare(f *testing.F) {
	f.Add("There were {f:14 ships} and {n:Ada Brill} “{q:Brill:We put it there}”, said Brill.", "{x:Menu} {d:2031-03-04:Tuesday} {n:Oren Taal}")
	f.Add("{q:a:b c d}{q:e:b c d}a e", "{q:e:b c d} e {f:1 x}")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, now := draft("T", "", a), draft("T", "", b)
		for _, c := range Compare(&old, &now).Changes {
			if c.Old == nil && c.New == nil {
				t.Fatalf("a %s changed on neither side", c.Kind)
			}
			shown(t, c.Old, &old)
			shown(t, c.New, &now)
		}
		if d := Compare(&now, &now); len(d.Changes)+d.Added+d.Removed > 0 {
			t.Fatalf("%q differs from itself by %s", b, told(d))
		}
	})
}

func shown(t *testing.T, p *Part, r *gainsay.Reading) {
	if p != nil && !p.Span.Empty() && p.Span.In(r.Article.Text) == "" {
		t.Fatalf("%q is shown at %v of a text of %d bytes", p.Text, p.Span, len(r.Article.Text))
	}
}
