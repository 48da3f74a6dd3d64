package doc

import (
	"strings"
	"testing"

	"gainsay"
)

// TestDateline: words parted by blanks; "|" stands where a dateline ends.
func TestDateline(t *testing.T) {
	for _, c := range []struct{ why, text string }{
		{"a town, a state, a day and an agency", "LOWMOOR , Norland , March 3 ( NPA ) — | The gate fell ."},
		{"a town alone", "LOWMOOR — | The gate fell ."},
		{"a town in small letters with an agency", "Lowmoor ( NPA ) - | The gate fell ."},
		{"an agency alone", "( NPA ) -- | The gate fell ."},
		{"a word before a dash is none", "Lowmoor — never ."},
		{"a sentence with an aside is none", "LOWMOOR was quiet — for once ."},
		{"brackets within a sentence", "The union ( NHU ) and others — they said ."},
		{"nothing but a dash", "- The gate fell ."},
	} {
		before, after, is := strings.Cut(c.text, "| ")
		d := &Doc{Article: &gainsay.Article{Text: before + after}}
		at := 0
		for _, w := range strings.Fields(before + after) {
			at += strings.Index(d.Text()[at:], w)
			d.Tokens = append(d.Tokens, Token{Start: int32(at), End: int32(at + len(w)), Head: -1})
			at += len(w)
		}
		want := len(strings.Fields(before))
		if !is {
			want = 0
		}
		if got := d.Dateline(0, len(d.Tokens)); got != want {
			t.Errorf("%s: %q ends at token %d, want %d", c.why, c.text, got, want)
		}
	}
}
