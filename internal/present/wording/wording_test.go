package wording

import (
	"strings"
	"testing"
	"unicode/utf8"

	"gainsay"
)

func TestMoment(t *testing.T) {
	for _, c := range []struct {
		date     string
		withYear bool
		want     string
	}{
		{"2031-03-04", false, "4 Mar"},
		{"2031-03-04", true, "4 Mar 2031"},
		{"2031-03-04T18:02:00Z", false, "4 Mar 18:02"},
		{"2031-03-04 18:02", false, "4 Mar 18:02"},
		{"2031-03-04T18:02:00+02:00", true, "4 Mar 2031 18:02"},
		{"2031-03", false, "Mar 2031"},
		{"2031", false, "2031"},
		{"2031-W10", false, "2031-W10"},
		{"XXXX-WXX-1", false, ""},
		{"2031-13-40", false, "2031-13-40"},
		{"PT2H", false, "PT2H"},
		{"2031-03-04T99:99", false, "4 Mar"},
		{"2031-03-04TMO", false, "4 Mar"},
		{"", false, ""},
	} {
		if got := Moment(c.date, c.withYear); got != c.want {
			t.Errorf("Moment(%q, %v) = %q, want %q", c.date, c.withYear, got, c.want)
		}
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		dates []string
		want  string
	}{
		{[]string{"2031-03-04"}, "4 March 2031"},
		{[]string{"2031-03-05T07:00:00Z", "2031-03-04T23:00:00Z"}, "4 to 5 March 2031"},
		{[]string{"2031-02-28", "2031-03-02"}, "28 February to 2 March 2031"},
		{[]string{"2030-12-30", "2031-01-02"}, "30 December 2030 to 2 January 2031"},
		{[]string{"2031-03-04T01:00", "2031-03-04T20:00"}, "4 March 2031"},
		{[]string{"2031", "2031-03-04"}, "2031 to 4 March 2031"},
		{[]string{"soon", ""}, ""},
		{nil, ""},
	} {
		if got := Period(c.dates); got != c.want {
			t.Errorf("Period(%q) = %q, want %q", c.dates, got, c.want)
		}
	}
}

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain text stays", "The pier, 14:20", "The pier, 14:20"},
		{"line breaks become a space", " one\r\n\ttwo  three ", "one two three"},
		{"a colour for the terminal is shown, not obeyed", "\x1b[31mred", "<U+001B>[31mred"},
		{"marks that turn the writing are shown", "a\u202Eb\u2066c", "a<U+202E>b<U+2066>c"},
		{"signs without width are shown", "no\u200Bt\uFEFF", "no<U+200B>t<U+FEFF>"},
		{"line separators are shown", "a\u2028b", "a<U+2028>b"},
		{"C1 controls are shown", "a\u009bb\u0085c", "a<U+009B>b<U+0085>c"},
		{"joined emoji stay", "👨‍👩‍👧 ❤️", "👨‍👩‍👧 ❤️"},
		{"joiners that join nothing are shown", "he s\u200Daid \u200Cno", "he s<U+200D>aid <U+200C>no"},
		{"joiners within a script that joins stay", "می\u200Cخواهم क\u200Dष", "می\u200Cخواهم क\u200Dष"},
		{"accents without end are cut", "e" + strings.Repeat("\u0301", 40) + "n", "e" + strings.Repeat("\u0301", 11) + "…n"},
		{"other scripts stay", "صحيفة 海港日报 नमस्ते", "صحيفة 海港日报 नमस्ते"},
	} {
		if got := Visible(c.text); got != c.want {
			t.Errorf("%s: Visible(%q) = %q, want %q", c.name, c.text, got, c.want)
		}
	}
}

func FuzzVisible(f *testing.F) {
	f.Add("a\x1b[2Jb\u202E\r\n")
	f.Fuzz(func(t *testing.T, s string) {
		got := Visible(strings.ToValidUTF8(s, "\uFFFD"))
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\n\t\r") {
			t.Fatalf("Visible(%q) = %q", s, got)
		}
		before := rune(0)
		for _, r := range got {
			if Hidden(before, r) {
				t.Fatalf("Visible(%q) = %q hides %U", s, got, r)
			}
			before = r
		}
	})
}

func TestClaim(t *testing.T) {
	for text, want := range map[string]string{
		"that the pier held, ": "the pier held",
		"that was a mistake.":  "that was a mistake",
		"that wasn’t so":       "that wasn’t so",
		"that":                 "that",
		"that pier":            "that pier",
		"That the pier held":   "That the pier held",
		"thatched roofs burnt": "thatched roofs burnt",
		"Did the pier hold?":   "Did the pier hold?",
		"the pier\u202E held":  "the pier<U+202E> held",
	} {
		if got := Claim(text); got != want {
			t.Errorf("Claim(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestHop(t *testing.T) {
	for want, h := range map[string]gainsay.Hop{
		"Velk":           {Name: "Velk", Actor: "Dana Velk"},
		"he (Oren Taal)": {Name: "he", Actor: "Oren Taal"},
		"the union":      {Name: "the union", Actor: "union"},
		"officials":      {Name: "officials"},
		"Harbour Office": {Actor: "Harbour Office"},
		"港务局":            {Name: "港务局", Actor: "Harbour Office"},
	} {
		if got := Hop(h); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestLetter(t *testing.T) {
	for origin, want := range map[int]string{-1: "?", 0: "A", 25: "Z", 26: "AA", 27: "AB", 701: "ZZ", 702: "AAA"} {
		if got := Letter(origin); got != want {
			t.Errorf("Letter(%d) = %q, want %q", origin, got, want)
		}
	}
}

func TestCountListWhy(t *testing.T) {
	for got, want := range map[string]string{
		Count(1, "origin"):                 "1 origin",
		Count(0, "origin"):                 "0 origins",
		Count(2, "story"):                  "2 stories",
		List(nil):                          "",
		List([]string{"a"}):                "a",
		List([]string{"a", "b", "c"}):      "a, b and c",
		Why(gainsay.Lineage{How: "cited"}): "cited",
		Why(gainsay.Lineage{Why: "credit line", Share: .844}):     "credit line, 84% shared text",
		Why(gainsay.Lineage{Why: "84% shared text", Share: .844}): "84% shared text",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// Every value of a finding has words of its own: none is shown as its code.
func TestEveryValueHasWords(t *testing.T) {
	stances := []gainsay.Stance{gainsay.Asserts, gainsay.Denies, gainsay.Confirms, gainsay.Doubts, gainsay.Declines, gainsay.Refers, gainsay.Demands, gainsay.Commits, gainsay.Hedges}
	seen := map[string]bool{}
	for _, s := range stances {
		if words := Stance(s); words == string(s) || seen[words] {
			t.Errorf("stance %q reads %q", s, words)
		} else {
			seen[words] = true
		}
		if words := Passive(s); words == string(s) || seen[words] {
			t.Errorf("stance %q reads %q before by", s, words)
		} else {
			seen[words] = true
		}
	}
	for _, c := range []gainsay.DiscrepancyClass{gainsay.Conflict, gainsay.Update, gainsay.Internal, gainsay.Implausible} {
		if Class(c) == "" {
			t.Errorf("class %q has no words", c)
		}
	}
	if got := Relation(gainsay.SenseChanged); got != "sense changed" {
		t.Errorf("the relation reads %q", got)
	}
}
