package attribution

import (
	"reflect"
	"strings"
	"testing"
)

func TestQuotations(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"curly", "“We will wait,” she said.", []string{"We will wait,"}},
		{"straight", `He said "no comment" and left.`, []string{"no comment"}},
		{"doubled", "``Not now,'' said Ann.", []string{"Not now,"}},
		{"low", "„Niemals“, sagte er.", []string{"Niemals"}},
		{"an apostrophe opens nothing", "The dockers' union didn't strike.", nil},
		{"single marks in a pair", "They called it a ‘gift to smugglers’ on Monday.", []string{"gift to smugglers"}},
		{"a lone single mark is an apostrophe", "In the summer of ‘69 it rained.", nil},
		{"inches close, they do not open", `A 6" pipe burst, and a 9" one.`, nil},
		{"a quotation ends with its paragraph", "“It began here.\n\nThe mayor left.", []string{"It began here."}},
		{"it goes on in the next", "“It began here.\n\n“It ended there,” she said.", []string{"It began here.", "It ended there,"}},
		{"empty marks", `He said "" twice.`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, q := range quotations(tt.text) {
				got = append(got, q.inner.In(tt.text))
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzQuotations(f *testing.F) {
	f.Add("“a” \"b\" ``c'' ‘d’ „e“ «f»")
	f.Add(strings.Repeat("\"", 2000) + strings.Repeat("‘", 2000))
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range quotations(text) {
			if q.outer.Start < end || !q.outer.Holds(q.inner) || q.outer.End > len(text) {
				t.Fatalf("quotation %+v after byte %d of %q", q, end, text)
			}
			end = q.outer.End
		}
	})
}
