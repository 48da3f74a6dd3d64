package net

import (
	"encoding/binary"
	"math"

	"gainsay"
	"gainsay/internal/language/model"
)

// Weights are the weights of a net as training leaves them.
type Weights struct {
	Units  int       // a multiple of 8
	Keys   []uint32  // of features, each once
	Rows   []float32 // Units for each key
	Offset []float32 // Units
	Layers []Layer
}

// New builds a net from weights, rounding rows to 6 bits.
func New(w Weights) *Net {
	n := &Net{units: w.Units, scale: scaleOf(w.Rows), offset: w.Offset, layers: w.Layers}
	n.rows = make([]uint64, (len(w.Rows)+w.Units)/8)
	n.zeroRow()
	for i, x := range w.Rows {
		q := math.Round(float64(x / n.scale))
		at := w.Units + i
		n.rows[at/8] |= uint64(uint8(min(largest, max(-largest, q))+bias)) << (8 * (at % 8))
	}
	n.index(w.Keys)
	return n
}

func (n *Net) zeroRow() {
	for i := range n.units / 8 {
		n.rows[i] = 0x0101010101010101 * bias
	}
}

// scaleOf chooses the step so that all but one weight in a thousand fit; the
// others are cut to the largest value.
func scaleOf(rows []float32) float32 {
	const buckets, finest = 4096, 512
	var count [buckets]int
	for _, x := range rows {
		count[min(buckets-1, int(math.Abs(float64(x))*finest))]++
	}
	left := len(rows) / 1000
	for b := buckets - 1; b > 0; b-- {
		if left -= count[b]; left < 0 {
			return float32(b+1) / finest / largest
		}
	}
	return 1.0 / finest / largest
}

// index builds the slots for keys.
func (n *Net) index(keys []uint32) {
	size := 8
	for size < 2*len(keys) {
		size *= 2
	}
	n.slots, n.mask = make([]slot, size), uint32(size-1)
	for i, k := range keys {
		at := k & n.mask
		for n.slots[at].row != 0 {
			at = (at + 1) & n.mask
		}
		n.slots[at] = slot{k, uint32(i + 1)} // after the zero row
	}
}

// Sections are the sections of a file that hold the net, under its name.
// keys must be those that the net was built from, in the same order.
func (n *Net) Sections(name string, keys []uint32) []model.Section {
	var dense []byte
	dense = binary.LittleEndian.AppendUint32(dense, uint32(n.units))
	dense = appendFloats(dense, n.scale)
	dense = appendFloats(dense, n.offset...)
	dense = binary.LittleEndian.AppendUint32(dense, uint32(len(n.layers)))
	for _, l := range n.layers {
		dense = binary.LittleEndian.AppendUint32(dense, uint32(l.Outputs))
		dense = appendFloats(dense, l.Bias...)
		dense = appendFloats(dense, l.Weights...)
	}
	k := make([]byte, 0, 4*len(keys))
	for _, key := range keys {
		k = binary.LittleEndian.AppendUint32(k, key)
	}
	r := make([]byte, 0, 8*len(n.rows))
	for _, row := range n.rows[n.units/8:] {
		r = binary.LittleEndian.AppendUint64(r, row)
	}
	return []model.Section{{Name: name + ".dense", Bytes: dense}, {Name: name + ".keys", Bytes: k}, {Name: name + ".rows", Bytes: r}}
}

// Read reads the net name from a file. Its errors are those of the file, and an
// Invalid one when the sections do not fit together.
func Read(f *model.File, name string) (*Net, error) {
	var parts [3][]byte
	for i, part := range []string{".dense", ".keys", ".rows"} {
		b, err := f.Section(name + part)
		if err != nil {
			return nil, err
		}
		parts[i] = b
	}
	n, ok := decode(parts[0], len(parts[1])/4, len(parts[2])/8)
	if !ok {
		return nil, gainsay.E(gainsay.Invalid, "read weights "+name, "damaged: the sections do not fit together")
	}
	keys := make([]uint32, len(parts[1])/4)
	for i := range keys {
		keys[i] = binary.LittleEndian.Uint32(parts[1][4*i:])
	}
	for i := range n.rows[n.units/8:] {
		n.rows[n.units/8+i] = binary.LittleEndian.Uint64(parts[2][8*i:])
	}
	n.index(keys)
	return n, nil
}

// decode reads the dense part of a net of so many keys and words of rows.
func decode(b []byte, keys, words int) (*Net, bool) {
	r := reader{b: b}
	n := &Net{units: int(r.uint32())}
	if n.units == 0 || n.units%8 != 0 || n.units > 4096 || keys*(n.units/8) != words {
		return nil, false
	}
	if s := r.floats(1); len(s) == 1 {
		n.scale = s[0]
	}
	n.offset = r.floats(n.units)
	for range min(r.uint32(), 64) {
		l := Layer{Outputs: int(r.uint32())}
		l.Bias = r.floats(l.Outputs)
		l.Weights = r.floats(l.Outputs * n.units)
		n.layers = append(n.layers, l)
	}
	n.rows = make([]uint64, words+n.units/8)
	n.zeroRow()
	return n, !r.short && len(r.b) == 0
}

func appendFloats(b []byte, xs ...float32) []byte {
	for _, x := range xs {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	return b
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

func (r *reader) floats(n int) []float32 {
	if n < 0 || n > len(r.b)/4 {
		r.short = true
		return nil
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(r.uint32())
	}
	return out
}
