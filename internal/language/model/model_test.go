package model

import (
	"bytes"
	"encoding/binary"
	"flag"
	"os"
	"strings"
	"testing"

	"gainsay"
)

var update = flag.Bool("update", false, "write the testdata file of the current version")

func sample() (Header, []Section) {
	h := Header{Name: "sample", Language: "en", Data: []string{"a harbour's log"}, Licence: "CC0-1.0",
		Commit: "0123abc", Seed: 7, Scores: []Score{{"log dev F1", 91.25}}}
	return h, []Section{
		{"flat", bytes.Repeat([]byte{3, 1, 4, 1}, 500)},
		{"short", []byte{42}},
		{"empty", nil},
	}
}

func written(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	h, s := sample()
	if err := Write(&b, h, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(b []byte) (*File, error) { return Open(bytes.NewReader(b), int64(len(b))) }

func TestWhatIsWrittenIsRead(t *testing.T) {
	b := written(t)
	if again := written(t); !bytes.Equal(b, again) {
		t.Error("the same weights were written as different bytes")
	}
	check(t, b)
}

// TestOldFileStaysReadable holds a file of each version that was ever shipped.
func TestOldFileStaysReadable(t *testing.T) {
	const path = "testdata/v1.gsw"
	if *update {
		if err := os.WriteFile(path, written(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	check(t, b)
}

func check(t *testing.T, b []byte) {
	t.Helper()
	f, err := open(b)
	if err != nil {
		t.Fatal(err)
	}
	h, sections := sample()
	if f.Header.Name != h.Name || f.Header.Commit != h.Commit || f.Header.Scores[0] != h.Scores[0] || f.Header.Data[0] != h.Data[0] {
		t.Errorf("header %+v, want %+v", f.Header, h)
	}
	for _, s := range sections {
		got, err := f.Section(s.Name)
		if err != nil || !bytes.Equal(got, s.Bytes) {
			t.Errorf("section %s: %d bytes, %v; want %d", s.Name, len(got), err, len(s.Bytes))
		}
	}
	if _, err := f.Section("absent"); gainsay.KindOf(err) != gainsay.NotFound {
		t.Errorf("an absent section gives %v, want a NotFound error", err)
	}
}

func TestRefused(t *testing.T) {
	good := written(t)
	changed := func(at int, to byte) []byte {
		b := bytes.Clone(good)
		b[at] = to
		return b
	}
	version := func(at int, v uint16) []byte {
		b := bytes.Clone(good)
		binary.LittleEndian.PutUint16(b[at:], v)
		return b
	}
	for _, c := range []struct {
		name, why string
		file      []byte
	}{
		{"empty", "not a file of gainsay weights", nil},
		{"foreign", "not a file of gainsay weights", []byte("\x7fELF and then a good deal of something else")},
		{"too old", "too old", version(8, 0)},
		{"too new", "newer gainsay", version(10, Version+1)},
		{"header damaged", "checksum", changed(40, 'X')},
		{"header too long", "damaged", changed(14, 0xff)},
		{"cut short", "damaged", good[:len(good)-1]},
		{"cut in the header", "damaged", good[:60]},
		{"something after it", "damaged", append(bytes.Clone(good), 0)},
	} {
		if _, err := open(c.file); gainsay.KindOf(err) != gainsay.Invalid || !strings.Contains(err.Error(), c.why) {
			t.Errorf("%s: %v, want an Invalid error with %q", c.name, err, c.why)
		}
	}
	f, err := open(changed(len(good)-1, 41))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Section("short"); gainsay.KindOf(err) != gainsay.Invalid {
		t.Errorf("a damaged section gives %v, want an Invalid error", err)
	}
	if _, err := f.Section("flat"); err != nil {
		t.Errorf("a section beside a damaged one gives %v", err)
	}
}

func TestNoSuchWeights(t *testing.T) {
	if _, err := Embedded("xx", "trees"); gainsay.KindOf(err) != gainsay.NotFound {
		t.Errorf("weights that are not embedded give %v, want a NotFound error", err)
	}
}

// FuzzOpen: whatever the bytes, Open and Section return what was promised or an
// error, and a section is as large as its header says.
func FuzzOpen(f *testing.F) {
	good := written(f)
	f.Add(good)
	f.Add(good[:30])
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		file, err := open(b)
		if err != nil {
			if gainsay.KindOf(err) != gainsay.Invalid {
				t.Fatalf("refused with %v", err)
			}
			return
		}
		said := map[string]int64{} // of two sections of one name the first is read
		for _, e := range file.entries {
			if _, twice := said[e.Name]; !twice {
				said[e.Name] = e.Raw
			}
			if got, err := file.Section(e.Name); err == nil && int64(len(got)) != said[e.Name] {
				t.Fatalf("section %q has %d bytes, its header says %d", e.Name, len(got), said[e.Name])
			}
		}
	})
}
