package collate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/world"
)

// manyReports are n reports of one story with some twenty statements each: a third
// of their sentences are the same in all, as wire copy is, and the rest differ.
func manyReports(tb testing.TB, n int) []gainsay.Reading {
	tb.Helper()
	random := rand.New(rand.NewPCG(7, 11))
	nouns := strings.Fields("harbour crane dockers wages barge warehouse minister council strike tunnel ferry signal inspector contract budget " +
		"bridge market pipeline school hospital reservoir railway quarry orchard customs treaty valley border festival library museum")
	word := func() string { return nouns[random.IntN(len(nouns))] }
	people := []gainsay.Actor{vance, spoke, other}
	var out []gainsay.Reading
	for a := range n {
		r := report{file: fmt.Sprintf("%03d.txt", a), published: fmt.Sprintf("2031-03-%02d", 1+a%28), actors: people}
		var text strings.Builder
		for k := range 20 {
			who := []string{"Vance", "Orlo", "Stahl"}[k%3]
			what := fmt.Sprintf("the %s beside the %s would never again close the %s of %d", word(), word(), word(), random.IntN(90))
			if k%3 == 0 {
				what = fmt.Sprintf("the %s near the %s had opened without the %s in year %d", nouns[k], nouns[k+1], nouns[k+2], k)
			}
			s := say{who: who, what: what}
			switch {
			case k%5 == 0:
				s.quoted = what
			case k%7 == 0:
				s.stance = gainsay.Denies
			}
			fmt.Fprintf(&text, "%s told reporters that %s. ", who, what)
			fmt.Fprintf(&text, "Some %d people killed near %s. ", 20+random.IntN(30), word())
			r.says = append(r.says, s)
		}
		r.text = text.String()
		out = append(out, counted(tb, read(tb, r)))
	}
	return out
}

// counted adds the quantities of "Some 12 people were killed".
func counted(tb testing.TB, r gainsay.Reading) gainsay.Reading {
	tb.Helper()
	text := r.Article.Text
	for at := 0; ; {
		k := strings.Index(text[at:], "Some ")
		if k < 0 {
			return r
		}
		at += k + len("Some ")
		var value int
		if _, err := fmt.Sscanf(text[at:], "%d people", &value); err != nil {
			tb.Fatal(err)
		}
		end := at + strings.Index(text[at:], " ")
		r.Quantities = append(r.Quantities, gainsay.Quantity{
			Span: gainsay.Span{Start: at, End: end}, Value: float64(value), Of: "people", OfSpan: gainsay.Span{Start: end + 1, End: end + 1 + len("people")},
		})
	}
}

func BenchmarkCollate200(b *testing.B) {
	readings := manyReports(b, 200)
	origin := each(len(readings))
	c := New(world.Default())
	b.ResetTimer()
	for b.Loop() {
		c.Collate(readings, origin)
	}
}

func BenchmarkCollate50(b *testing.B) {
	readings := manyReports(b, 50)
	origin := each(len(readings))
	c := New(world.Default())
	b.ResetTimer()
	for b.Loop() {
		c.Collate(readings, origin)
	}
}
