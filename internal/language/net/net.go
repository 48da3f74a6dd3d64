// Package net turns hashed features into scores: a network with one hidden
// layer whose input is sparse. Each feature has a row of small integers; the
// rows of the features that hold are added up, rectified, and one or more
// output layers read the sum.
//
// Adding rows is all that the first layer does, so a state of a parser with a
// hundred features costs a hundred additions of a row and no multiplication
// (compare the precomputation of Chen and Manning, A Fast and Accurate
// Dependency Parser using Neural Networks, 2014). Weights have 6 bits, so that
// those of four rows can be added within bytes, eight at once in a 64-bit word,
// before the sums are spread to 16 bits.
package net

// Most is the largest number of features that one sum may have: sums are held
// in 16 bits.
const Most = 512

// Stored weights lie between -largest and largest, with bias added so that they
// are not negative. Four of them fit a byte.
const (
	largest = 31
	bias    = 32
)

// A Net predicts. It is read-only and may be used by several goroutines at once.
type Net struct {
	units  int      // hidden units, a multiple of 8
	mask   uint32   // number of slots, less one
	slots  []slot   // open addressing over keys
	rows   []uint64 // units/8 words a row, each of 8 biased weights; the first row is all zero weights
	scale  float32  // what one step of a stored weight is worth
	offset []float32
	layers []Layer
}

// A slot holds the key of a feature and the number of its row, 0 when it is free.
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
	var found [Most + 3]uint32 // the zero row fills up the last four
	count := n.find(&found, features)
	count = (count + 3) &^ 3
	s.rows += int32(count)
	words := uint32(n.units / 8)
	even, odd := s.even, s.odd[:len(s.even)]
	for i := 0; i < count; i += 4 {
		a, b := n.rows[found[i]*words:][:len(even)], n.rows[found[i+1]*words:][:len(even)]
		c, d := n.rows[found[i+2]*words:][:len(even)], n.rows[found[i+3]*words:][:len(even)]
		for j := range even {
			w := a[j] + b[j] + c[j] + d[j]
			even[j] += w & lanes
			odd[j] += w >> 8 & lanes
		}
	}
}

// find writes the rows of the features to found and returns how many there are.
func (n *Net) find(found *[Most + 3]uint32, features []uint32) int {
	slots, mask, count := n.slots, n.mask, 0
	for _, f := range features[:min(len(features), Most)] {
		at := f & mask
		for slots[at].row != 0 && slots[at].key != f {
			at = (at + 1) & mask
		}
		if r := slots[at].row; r != 0 {
			found[count] = r
			count++
		}
	}
	return count
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
// Units that are 0 are passed over; the others are taken four at a time.
func (n *Net) Score(layer int, hidden, out []float32) {
	l := &n.layers[layer]
	out = out[:l.Outputs]
	copy(out, l.Bias)
	var live [4]int
	count := 0
	for j, h := range hidden {
		if h == 0 {
			continue
		}
		live[count] = j
		if count++; count < len(live) {
			continue
		}
		count = 0
		a, b, c, d := l.of(live[0]), l.of(live[1]), l.of(live[2]), l.of(live[3])
		a, b, c, d = a[:len(out)], b[:len(out)], c[:len(out)], d[:len(out)]
		ha, hb, hc, hd := hidden[live[0]], hidden[live[1]], hidden[live[2]], hidden[live[3]]
		for i := range out {
			out[i] += (ha*a[i] + hb*b[i]) + (hc*c[i] + hd*d[i])
		}
	}
	for _, j := range live[:count] {
		h, w := hidden[j], l.of(j)[:len(out)]
		for i := range out {
			out[i] += h * w[i]
		}
	}
}

// of is the weights of a hidden unit.
func (l *Layer) of(unit int) []float32 { return l.Weights[unit*l.Outputs : (unit+1)*l.Outputs] }
