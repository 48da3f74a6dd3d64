package classes

import (
	"bytes"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/model"
)

func TestShapes(t *testing.T) {
	table := NewTable(nil, nil)
	for word, want := range map[string]Shape{
		"harbour": LowerShape, "Harbour": TitleShape, "UN": CapitalsShape, "iPhone": MixedShape, "McKay": MixedShape,
		"J": InitialShape, "J.": InitialShape, "U.S.": StoppedShape, "etc.": StoppedShape, "1995": NumberShape,
		"1,200.5": FigureShape, "5th": LettersShape, "—": MarkShape, "ex-mayor": JoinedShape, "Anglo-Dutch": TitleJoined,
		"Émile": TitleShape, "ÉTÉ": CapitalsShape, "été": LowerShape,
	} {
		if got := table.Look(word).Shape; got != want {
			t.Errorf("%q has shape %d, want %d", word, got, want)
		}
	}
}

func TestForms(t *testing.T) {
	table := NewTable(nil, nil)
	for _, alike := range [][2]string{{"1995", "2024"}, {"Ann’s", "Ann's"}, {"“", "”"}, {"—", "–"}} {
		if table.Look(alike[0]).Form != table.Look(alike[1]).Form {
			t.Errorf("%q and %q have different forms", alike[0], alike[1])
		}
	}
	a, b := table.Look("Polish"), table.Look("polish")
	if a.Form == b.Form || a.Lower != b.Lower {
		t.Error("case is lost in the form or kept in the lower-case key")
	}
	if w := table.Look("at"); w.Suffix[0] == 0 || w.Suffix[1] != 0 || w.Suffix[0] != table.Look("t").Lower {
		t.Errorf("the ends of %q are %v", "at", w.Suffix)
	}
	long := strings.Repeat("x", longest)
	if table.Look(long+"y").Lower != table.Look(long+"z").Lower {
		t.Error("a long word is read beyond its bound")
	}
}

func TestTable(t *testing.T) {
	keys := []uint32{Key("dock"), Key("quay"), Key("2,000")}
	codes := []Classes{{1, 2, 3, 4, 5, 6, 7}, {9, 1023, 0, 0, 0, 0, 1}, {3}}
	var b bytes.Buffer
	if err := model.Write(&b, model.Header{}, []model.Section{Section(keys, codes)}); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	table, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]Classes{"Dock": codes[0], "quay": codes[1], "3,500": codes[2], "pier": {}} {
		if got := table.Look(word).Class; got != want {
			t.Errorf("%q has classes %v, want %v", word, got, want)
		}
	}
}

func TestDamagedTable(t *testing.T) {
	var b bytes.Buffer
	s := Section([]uint32{1, 2}, []Classes{{}, {}})
	s.Bytes = s.Bytes[:len(s.Bytes)-1]
	if err := model.Write(&b, model.Header{}, []model.Section{s}); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(f); gainsay.KindOf(err) != gainsay.Invalid {
		t.Errorf("a damaged table gives %v, want an Invalid error", err)
	}
}

func BenchmarkLook(b *testing.B) {
	table := NewTable([]uint32{Key("dock")}, []Classes{{1}})
	b.ReportAllocs()
	for b.Loop() {
		table.Look("Harbourmaster")
	}
}
