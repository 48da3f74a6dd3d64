package lemma

import (
	"bytes"
	"testing"

	"gainsay"
	"gainsay/internal/language/model"
)

const (
	noun = 1
	verb = 2
)

// table knows one word by heart and three endings.
func table() ([]Entry, []Entry, []string, []Edit) {
	return []Entry{{Key("men", noun), 0}}, []Entry{{EndingKey("s", noun), 0}, {EndingKey("ies", noun), 1}, {EndingKey("", verb), 0}}, []string{"man"}, []Edit{{1, ""}, {3, "y"}}
}

func TestOf(t *testing.T) {
	of := New(table())
	for _, c := range []struct {
		word string
		tag  uint8
		name bool
		want string
	}{
		{"men", noun, false, "man"}, {"Men", noun, false, "man"}, {"men", verb, false, "me"}, {"olé", verb, false, "olé"}, {"docks", noun, false, "dock"},
		{"ferries", noun, false, "ferry"}, {"FERRIES", noun, false, "ferry"}, {"ies", noun, false, "ie"}, {"s", noun, false, "s"},
		{"Docks", noun, true, "Docks"}, {"Pilots’s", verb, false, "pilots'"}, {"Éclairs", noun, false, "éclair"},
	} {
		if got := of.Of(c.word, c.tag, c.name); got != c.want {
			t.Errorf("the lemma of %s is %q, want %q", c.word, got, c.want)
		}
	}
}

func TestSharesBytes(t *testing.T) {
	of := New(table())
	for _, word := range []string{"dock", "docks", "men"} {
		if n := testing.AllocsPerRun(10, func() { of.Of(word, noun, false) }); n != 0 {
			t.Errorf("the lemma of %s costs %v allocations", word, n)
		}
	}
}

func TestDamaged(t *testing.T) {
	good := Section(table())
	for n := range good.Bytes {
		if n > len(good.Bytes)-4 {
			break // the last bytes are lemmas, of which any text is good
		}
		var b bytes.Buffer
		if err := model.Write(&b, model.Header{}, []model.Section{{Name: good.Name, Bytes: good.Bytes[:n]}}); err != nil {
			t.Fatal(err)
		}
		f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Read(f); gainsay.KindOf(err) != gainsay.Invalid {
			t.Fatalf("cut to %d bytes it gives %v, want an Invalid error", n, err)
		}
	}
}
