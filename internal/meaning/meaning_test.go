package meaning

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"gainsay/internal/language/model"
)

func opened(t testing.TB) *Vectors {
	t.Helper()
	v, err := English()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestWords(t *testing.T) {
	v := opened(t)
	tests := []struct{ a, near, far string }{
		{"huge", "enormous", "weekly"},
		{"ship", "vessel", "sermon"},
		{"attorney", "lawyer", "harvest"},
		{"killed", "dead", "purple"},
	}
	for _, tt := range tests {
		if near, far := v.Words(tt.a, tt.near), v.Words(tt.a, tt.far); near <= far+0.2 {
			t.Errorf("%s: %.2f to %s, %.2f to %s", tt.a, near, tt.near, far, tt.far)
		}
	}
	if got := v.Words("qqxzz", "ship"); got != 0 || v.Known("qqxzz") {
		t.Errorf("a word without a vector is %.2f like another", got)
	}
}

func TestTexts(t *testing.T) {
	v := opened(t)
	a := Read("The ferry struck the pier of Carrow.").Words()
	b := Read("A vessel hit the dock.").Words()
	c := Read("Apples were cheap in autumn.").Words()
	if same, other := v.Texts(a, b), v.Texts(a, c); same <= other {
		t.Errorf("%.2f to the same in other words, %.2f to another matter", same, other)
	}
	if got := v.Texts(a, a); math.Abs(got-1) > 1e-9 {
		t.Errorf("a text is %.3f like itself", got)
	}
	if got := v.Texts(nil, a); got != 0 {
		t.Errorf("nothing is %.3f like a text", got)
	}
}

func TestRead(t *testing.T) {
	tests := []struct{ sentence, words, proper string }{
		{"Rosa Quill paid $1,200.50 to the U.S. Mint.", "rosa quill paid $ 1,200.50 to the us mint", "quill us mint"},
		{"They didn't; they won’t.", "they did not they wo not", ""},
		{"Vance's union lost 12%", "vance union lost % 12", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		got := Read(tt.sentence)
		if strings.Join(got.words, " ") != tt.words || strings.Join(got.proper, " ") != tt.proper {
			t.Errorf("%q: %q, proper %q", tt.sentence, got.words, got.proper)
		}
	}
}

func TestFeatures(t *testing.T) {
	v := opened(t)
	weight := func(string) float64 { return 1 }
	a := Read("The harbour council rejected the offer of 400 dockers.")
	n := len(v.Features(a, Read(""), weight))
	for _, other := range []string{"The offer of 400 dockers was rejected by the harbour council.", "The harbour council did not reject it.", "x", "a a a", "$ % 5"} {
		f := v.Features(a, Read(other), weight)
		if len(f) != n {
			t.Errorf("%q: %d features, want %d", other, len(f), n)
		}
		for k, x := range f {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("%q: feature %d is %v", other, k, x)
			}
		}
	}
}

func TestSections(t *testing.T) {
	if _, err := Sections([]string{"b", "a"}, []byte{1, 2}); err == nil {
		t.Error("words out of order are taken")
	}
	if _, err := Sections([]string{"a", "b"}, []byte{1, 2, 3}); err == nil {
		t.Error("rows that do not fit are taken")
	}
	parts, err := Sections([]string{"ash", "oak"}, []byte{1, 2, 0xff, 0xfe})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := model.Write(&b, model.Header{Name: "meaning", Language: "en"}, parts); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	v, err := Open(f)
	if err != nil {
		t.Fatal(err)
	}
	if got := v.Words("ash", "oak"); math.Abs(got+1) > 1e-9 {
		t.Errorf("opposite rows are %.2f alike", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Rosa Quill paid $1,200.50 – didn’t she?", "")
	v := opened(f)
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 2000 {
			return
		}
		for k, x := range v.Features(Read(a), Read(b), func(string) float64 { return 1 }) {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				t.Errorf("feature %d is %v", k, x)
			}
		}
	})
}

func BenchmarkFeatures(b *testing.B) {
	v := opened(b)
	x, y := Read("The harbour council rejected the offer of 400 dockers on Monday."), Read("An offer by the dockers was turned down by the council of the port.")
	for b.Loop() {
		v.Features(x, y, func(string) float64 { return 1 })
	}
}
