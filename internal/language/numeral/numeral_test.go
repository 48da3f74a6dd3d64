package numeral

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"
)

// first is the first number of a text, from left to right.
func first(text string) (Number, string, bool) {
	a := Atoms(text)
	for i := range a {
		if n, ok := Read(a, i); ok {
			return n, text[a[n.First].Start:a[n.Last-1].End], true
		}
	}
	return Number{}, "", false
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		text  string
		value float64
		words string
	}{
		{"17 boats", 17, "17"},
		{"1,234,567.5 litres", 1234567.5, "1,234,567.5"},
		{"1.234.567,5 litres", 1234567.5, "1.234.567,5"},
		{"12,34,567 rupees", 1234567, "12,34,567"},
		{"40 000 coins", 40000, "40 000"},
		{"10, 000 coins", 10000, "10, 000"},
		{"rose 2,5 points", 2.5, "2,5"},
		{"weighs 3,125 kilos", 3125, "3,125"},
		{"pages 22,24,26,31", 22, "22"},
		{"version 1.2.3.4", 1, "1"},
		{".25 of it", 0.25, ".25"},
		{"10 1/2 miles", 10.5, "10 1/2"},
		{"2½ hours", 2.5, "2½"},
		{"1/4 mile", 0.25, "1/4"},
		{"1.4 million", 1.4e6, "1.4 million"},
		{"5bn", 5e9, "5bn"},
		{"10k", 1e4, "10k"},
		{"10M", 1e7, "10M"},
		{"thirteen", 13, "thirteen"},
		{"forty-two", 42, "forty-two"},
		{"three hundred and ten", 310, "three hundred and ten"},
		{"two thousand three hundred", 2300, "two thousand three hundred"},
		{"two hundred and two thousand", 202000, "two hundred and two thousand"},
		{"3 hundred and 21", 321, "3 hundred and 21"},
		{"a hundred", 100, "a hundred"},
		{"a dozen", 12, "a dozen"},
		{"half a dozen", 6, "half a dozen"},
		{"dozens of eggs", 12, "dozens"},
		{"tens of thousands", 10000, "tens of thousands"},
		{"half a million", 5e5, "half a million"},
		{"a quarter of a million", 250000, "a quarter of a million"},
		{"two and a half", 2.5, "two and a half"},
		{"one million and a half", 1.5e6, "one million and a half"},
		{"one hundred and three quarters", 100.75, "one hundred and three quarters"},
		{"two-thirds", 2. / 3, "two-thirds"},
		{"a third of them", 1. / 3, "a third"},
		{"five point five", 5.5, "five point five"},
		{"three lakh crore", 3e12, "three lakh crore"},
	} {
		n, words, ok := first(c.text)
		if !ok || math.Abs(n.Value-c.value) > 1e-9*c.value || words != c.words {
			t.Errorf("%q: %v %q, want %v %q", c.text, n.Value, words, c.value, c.words)
		}
	}
}

func TestReadNothing(t *testing.T) {
	for _, text := range []string{"", "a boat", "third", "the second half", "bn", "an", "seconds", "B2"} {
		if n, words, ok := first(text); ok && words != "2" {
			t.Errorf("%q: %v %q, want nothing", text, n.Value, words)
		}
	}
	// A number that no writer means must not become infinite, which no output can print.
	for _, scale := range []string{"", " million", "bn", " lakh crore"} {
		a := Atoms("1" + strings.Repeat("0", 306) + scale)
		if n, ok := Read(a, 0); ok {
			t.Errorf("a number of 307 digits and %q is %v, want nothing", scale, n.Value)
		}
	}
}

func TestReadOrdinal(t *testing.T) {
	for text, want := range map[string]int{"third": 3, "3rd": 3, "twenty-first": 21, "hundredth": 100, "12th": 12, "three": 0, "3": 0, "th": 0} {
		if got, _ := ReadOrdinal(Atoms(text), 0); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestPrint(t *testing.T) {
	for v, want := range map[float64]string{0: "0", 1234567: "1,234,567", -1000: "-1,000", 2.5: "2.5", 999: "999"} {
		if got := Print(v); got != want {
			t.Errorf("Print(%v) = %q, want %q", v, got, want)
		}
	}
}

// FuzzAtoms holds that atoms stand in order, lose only white space, and that reading never
// runs backwards or out of the text.
func FuzzAtoms(f *testing.F) {
	f.Add("The 1,234.5 m² of \xff half a  million\n\n2½ – “forty-two”")
	f.Add("12,34,56,78,90,12,34,56,78,90,12,34,56,78,90 hundred hundred hundred")
	f.Fuzz(func(t *testing.T, text string) {
		a := Atoms(text)
		end := 0
		for i := range a {
			if int(a[i].Start) < end || a[i].End <= a[i].Start || int(a[i].End) > len(text) {
				t.Fatalf("atom %d [%d,%d) after %d", i, a[i].Start, a[i].End, end)
			}
			for _, r := range text[end:a[i].Start] {
				if !isSpace(r) && r != utf8.RuneError {
					t.Fatalf("lost %q before atom %d", r, i)
				}
			}
			end = int(a[i].End)
			if n, ok := Read(a, i); ok && (n.First != i || n.Last <= i || n.Last > len(a)) {
				t.Fatalf("number [%d,%d) at %d of %d", n.First, n.Last, i, len(a))
			}
			if _, next := ReadOrdinal(a, i); next < i || next > len(a) {
				t.Fatalf("ordinal ends at %d, began at %d", next, i)
			}
		}
	})
}
