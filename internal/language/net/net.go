// Package net turns hashed features into scores: a network with one hidden
// layer whose input is sparse. Each feature has a row of small integers; the
// rows of the features that hold are added up, rectified, and one or more
// output layers read the sum.
//
// Adding rows is all that the first layer does, so a state of a parser with a
// hundred features costs a hundred additions of a row and no multiplication
// (compare the precomputation of Chen and Manning, A Fast and Accurate
// Dependency Parser using Neural Networks, 2014). Eight weights are added at
// once within two 64-bit words.
package net

// Most is the largest number of features that one sum may have: sums are held
// in 16 bits, weights in 8.
const Most = 256

// bias is added to each stored weight so that it is not negative.
const bias = 128

// A Net predicts. It is read-only and may be used by several goroutines at once.
type Net struct {
	units  int      // hidden units, a multiple of 8
	mask   uint32   // number of slots, less one
	slots  []slot   // open addressing over keys
	rows   []uint64 // units/8 words a row, each of 8 biased weights
	scale  float32  // what one step of a stored weight is worth
	offset []float32
	layers []Layer
}

// A slot holds the key of a feature and the number of its row plus one.
type slot struct{ key, row uint32 }

// A Layer is an output layer: out = bias + weights·hidden.
type Layer struct {
	Outputs int
	Bias    []float32
	Weights []float32 // the outputs of unit 0, those of unit 1, …
}

// Units is the number of hidden units.
func (n *Net) Units() int { return n.units }

// Layers is the number of output layers.
func (n *Net) Layers() int { return len(n.layers) }

// Outputs is the number of outputs of a layer.
func (n *Net) Outputs(layer int) int { return n.layers[layer].Outputs }

// A Sum is a running sum of rows. Its zero value is not ready; see NewSum.
type Sum struct {
	even, odd []uint64 // four 16-bit lanes each
	rows      int32
}

// NewSum is an empty sum for the net.
func (n *Net) NewSum() Sum {
	return Sum{even: make([]uint64, n.units/8), odd: make([]uint64, n.units/8)}
}

// Clear empties the sum.
func (s *Sum) Clear() {
	clear(s.even)
	clear(s.odd)
	s.rows = 0
}

const lanes = 0x00ff00ff00ff00ff

// Add adds the rows of the features to the sum; features without a row count
// nothing. At most Most features may be added between two Clears.
func (n *Net) Add(s *Sum, features []uint32) {
	words := n.units / 8
	for _, f := range features {
		at := f & n.mask
		for n.slots[at].row != 0 && n.slots[at].key != f {
			at = (at + 1) & n.mask
		}
		r := int(n.slots[at].row)
		if r == 0 {
			continue
		}
		s.rows++
		row := n.rows[(r-1)*words : r*words]
		even, odd := s.even[:len(row)], s.odd[:len(row)]
		for i, w := range row {
			even[i] += w & lanes
			odd[i] += w >> 8 & lanes
		}
	}
}

// AddSum adds the sum t to s.
func (s *Sum) AddSum(t *Sum) {
	even, odd := s.even, s.odd
	for i, w := range t.even[:len(even)] {
		even[i] += w
	}
	for i, w := range t.odd[:len(odd)] {
		odd[i] += w
	}
	s.rows += t.rows
}

// Hidden writes the rectified hidden layer of the sum to out, which has Units
// elements.
func (n *Net) Hidden(s *Sum, out []float32) {
	low := float32(bias * s.rows)
	for i := range s.even {
		e, o := s.even[i], s.odd[i]
		h, off := out[8*i:8*i+8:8*i+8], n.offset[8*i:8*i+8:8*i+8]
		h[0] = max(0, off[0]+n.scale*(float32(e&0xffff)-low))
		h[1] = max(0, off[1]+n.scale*(float32(o&0xffff)-low))
		h[2] = max(0, off[2]+n.scale*(float32(e>>16&0xffff)-low))
		h[3] = max(0, off[3]+n.scale*(float32(o>>16&0xffff)-low))
		h[4] = max(0, off[4]+n.scale*(float32(e>>32&0xffff)-low))
		h[5] = max(0, off[5]+n.scale*(float32(o>>32&0xffff)-low))
		h[6] = max(0, off[6]+n.scale*(float32(e>>48)-low))
		h[7] = max(0, off[7]+n.scale*(float32(o>>48)-low))
	}
}

// Score writes the outputs of a layer to out, which has Outputs(layer) elements.
func (n *Net) Score(layer int, hidden, out []float32) {
	l := &n.layers[layer]
	out = out[:l.Outputs]
	copy(out, l.Bias)
	for j, h := range hidden {
		if h == 0 {
			continue
		}
		w := l.Weights[j*len(out) : (j+1)*len(out)]
		for i := range out {
			out[i] += h * w[i]
		}
	}
}
