// Package classes turns a word's form into what the tagger and the parser see
// of it: hashes of the form and its ends, its shape, and the classes that words
// were sorted into by meaning and by distribution.
package classes

import (
	"encoding/binary"

	"gainsay"
	"gainsay/internal/language/model"
)

// The kinds of class, finer ones later. Class 0 is "not known".
const (
	Sense256   = iota // by meaning
	Sense1024         // by meaning
	SenseRest1        // what Sense256 leaves of the meaning
	SenseRest2        // what SenseRest1 leaves
	Place64           // by the words beside it
	Place256          // by the words beside it
	Place1024         // by the words beside it
	ClassCount        // the number of kinds
)

// Classes are the classes of one word, by kind.
type Classes [ClassCount]uint16

// A Table finds the classes of words. It is read-only.
type Table struct {
	mask  uint32
	slots []slot
}

type slot struct {
	key  uint32 // of the lower-case form; 0 is free
	code Classes
}

// NewTable builds a table from keys, as Word.Lower has them, and their classes.
func NewTable(keys []uint32, codes []Classes) *Table {
	size := 8
	for size < 2*len(keys) {
		size *= 2
	}
	t := &Table{mask: uint32(size - 1), slots: make([]slot, size)}
	for i, k := range keys {
		at := k & t.mask
		for t.slots[at].key != 0 && t.slots[at].key != k {
			at = (at + 1) & t.mask
		}
		t.slots[at] = slot{k, codes[i]}
	}
	return t
}

// Of returns the classes of the word whose lower-case key is given, all 0 when
// it is not listed. Unlisted words are found to be listed once in some hundred
// thousand times.
func (t *Table) Of(lower uint32) Classes {
	at := lower & t.mask
	for t.slots[at].key != 0 {
		if t.slots[at].key == lower {
			return t.slots[at].code
		}
		at = (at + 1) & t.mask
	}
	return Classes{}
}

// Section is the section of a file that holds the table of keys and codes.
func Section(keys []uint32, codes []Classes) model.Section {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(keys)))
	for _, k := range keys {
		b = binary.LittleEndian.AppendUint32(b, k)
	}
	for kind := range ClassCount {
		for _, c := range codes {
			b = binary.LittleEndian.AppendUint16(b, c[kind])
		}
	}
	return model.Section{Name: "classes", Bytes: b}
}

// Read reads the table of a file. Its errors are those of the file, and an
// Invalid one when the section does not fit together.
func Read(f *model.File) (*Table, error) {
	b, err := f.Section("classes")
	if err != nil {
		return nil, err
	}
	const row = 4 + 2*ClassCount
	if len(b) < 4 || len(b)-4 != int(binary.LittleEndian.Uint32(b))*row {
		return nil, gainsay.E(gainsay.Invalid, "read weights classes", "damaged: the section has %d bytes", len(b))
	}
	n := (len(b) - 4) / row
	keys, codes := make([]uint32, n), make([]Classes, n)
	b = b[4:]
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*n:]
	for kind := range ClassCount {
		for i := range codes {
			codes[i][kind] = binary.LittleEndian.Uint16(b[2*(kind*n+i):])
		}
	}
	return NewTable(keys, codes), nil
}
