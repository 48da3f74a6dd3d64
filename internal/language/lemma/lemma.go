// Package lemma turns a word and its part of speech into the form that stands
// for it in a dictionary: by a table of words, and for others by what the ends
// of words become.
package lemma

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/language/model"
)

// MostSuffix is the length in bytes of the longest ending that a rule has.
const MostSuffix = 6

// A Table is read-only.
type Table struct {
	words   slots    // by Key of the lower-case form, to a lemma
	endings slots    // by EndingKey, to an edit
	lemmas  []string // share one string
	edits   []Edit
}

// An Edit says how a word becomes its lemma: Cut bytes go, Add comes.
type Edit struct {
	Cut uint8
	Add string
}

// An Entry is a key and the number of its lemma or edit.
type Entry struct{ Key, To uint32 }

// slots are open addressing over keys; To is one more than the number.
type slots struct {
	mask uint32
	at   []Entry
}

func newSlots(entries []Entry) slots {
	size := 8
	for size < 2*len(entries) {
		size *= 2
	}
	s := slots{uint32(size - 1), make([]Entry, size)}
	for _, e := range entries {
		i := e.Key & s.mask
		for s.at[i].To != 0 {
			i = (i + 1) & s.mask
		}
		s.at[i] = Entry{e.Key, e.To + 1}
	}
	return s
}

func (s *slots) find(key uint32) (uint32, bool) {
	i := key & s.mask
	for s.at[i].To != 0 {
		if s.at[i].Key == key {
			return s.at[i].To - 1, true
		}
		i = (i + 1) & s.mask
	}
	return 0, false
}

// New builds a table.
func New(words, endings []Entry, lemmas []string, edits []Edit) *Table {
	return &Table{words: newSlots(words), endings: newSlots(endings), lemmas: lemmas, edits: edits}
}

// Key is the key of a lower-case word with the number of its fine tag.
func Key(lower string, tag uint8) uint32 { return hash(lower, uint32(tag)+1) }

// EndingKey is the key of an ending with the number of the word's fine tag.
func EndingKey(ending string, tag uint8) uint32 { return hash(ending, uint32(tag)+0x10001) }

func hash(s string, seed uint32) uint32 {
	h := (2166136261 ^ seed) * 16777619
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}

// Of is the lemma of word with its fine tag. It shares its bytes with the word
// or the table where it can. A name is its own lemma, and keeps its capitals.
func (t *Table) Of(word string, tag uint8, name bool) string {
	lower := Lower(word)
	if n, ok := t.words.find(Key(lower, tag)); ok && (!name || len(t.lemmas[n]) != len(word)) {
		return t.lemmas[n]
	}
	if name {
		return word
	}
	for n := min(MostSuffix, len(lower)-1); n >= 0; n-- {
		at := len(lower) - n
		if at > 0 && at < len(lower) && !utf8.RuneStart(lower[at]) {
			continue
		}
		if e, ok := t.endings.find(EndingKey(lower[at:], tag)); ok {
			edit := t.edits[e]
			if int(edit.Cut) >= len(lower) || edit.Cut > 0 && !utf8.RuneStart(lower[len(lower)-int(edit.Cut)]) {
				break // nothing, or half a letter, would be left
			}
			if edit.Add == "" {
				return lower[:len(lower)-int(edit.Cut)]
			}
			return lower[:len(lower)-int(edit.Cut)] + edit.Add
		}
	}
	return lower
}

// Lower is the word in lower case with plain apostrophes, the word itself
// where nothing changes.
func Lower(word string) string {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.Map(func(r rune) rune {
				if r == '’' {
					return '\''
				}
				return unicode.ToLower(r)
			}, word)
		}
	}
	return word
}

// Section is the section of a file that holds the table of New's arguments.
func Section(words, endings []Entry, lemmas []string, edits []Edit) model.Section {
	var b []byte
	for _, entries := range [][]Entry{words, endings} {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(entries)))
		for _, e := range entries {
			b = binary.LittleEndian.AppendUint32(b, e.Key)
			b = binary.LittleEndian.AppendUint32(b, e.To)
		}
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(len(edits)))
	for _, e := range edits {
		b = append(b, e.Cut, uint8(len(e.Add)))
		b = append(b, e.Add...)
	}
	return model.Section{Name: "lemma", Bytes: append(b, strings.Join(lemmas, "\n")...)}
}

// Read reads the table of a file. Its errors are those of the file, and an
// Invalid one when the section does not fit together.
func Read(f *model.File) (*Table, error) {
	b, err := f.Section("lemma")
	if err != nil {
		return nil, err
	}
	r := reader{b: b}
	words, endings := r.entries(), r.entries()
	edits := make([]Edit, 0, 256)
	for range r.uint32() {
		if len(r.b) < 2 || len(r.b) < 2+int(r.b[1]) {
			r.short = true
			break
		}
		edits = append(edits, Edit{r.b[0], string(r.b[2 : 2+r.b[1]])})
		r.b = r.b[2+r.b[1]:]
	}
	lemmas := strings.Split(string(r.b), "\n")
	if r.short || !within(words, len(lemmas)) || !within(endings, len(edits)) {
		return nil, gainsay.E(gainsay.Invalid, "read weights lemma", "damaged: the section does not fit together")
	}
	return New(words, endings, lemmas, edits), nil
}

func within(entries []Entry, n int) bool {
	for _, e := range entries {
		if int(e.To) >= n {
			return false
		}
	}
	return true
}

// A reader takes numbers off the front of b; short is set when there are too few.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) uint32() uint32 {
	if len(r.b) < 4 {
		r.short = true
		return 0
	}
	x := binary.LittleEndian.Uint32(r.b)
	r.b = r.b[4:]
	return x
}

func (r *reader) entries() []Entry {
	n := int(r.uint32())
	if n > len(r.b)/8 {
		r.short = true
		return nil
	}
	out := make([]Entry, n)
	for i := range out {
		out[i] = Entry{r.uint32(), r.uint32()}
	}
	return out
}
