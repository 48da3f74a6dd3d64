package train

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"gainsay/internal/language/net"
)

// A sparse is a net while it learns: the rows of its features and its output
// layers in full precision, each with what Adagrad (Duchi, Hazan and Singer,
// 2011) remembers of earlier gradients, one number a row.
type sparse struct {
	units   int
	rate    float32 // step of learning now
	drop    float32 // share of hidden units left out of a step
	forget  float32 // share of features left out of a step
	random  *rand.Rand
	index   index
	keys    []uint32
	rows    []float32
	rowPast []float32
	offset  []float32
	offPast []float32
	layers  []layer

	// of the last forward
	active []int32 // rows
	sum    []float32
	hidden []float32
	grad   []float32 // of the hidden layer
	live   []int32   // units whose gradient passes
	slope  []float32 // of those units
}

// An index finds the row of a feature; it is a good deal faster than a map.
type index struct {
	mask  uint32
	slots [][2]uint32 // key, row plus one
}

func newIndex(keys []uint32) index {
	size := 8
	for size < 2*len(keys) {
		size *= 2
	}
	x := index{uint32(size - 1), make([][2]uint32, size)}
	for i, k := range keys {
		at := k & x.mask
		for x.slots[at][1] != 0 {
			at = (at + 1) & x.mask
		}
		x.slots[at] = [2]uint32{k, uint32(i + 1)}
	}
	return x
}

// find is the row of a feature, -1 when it has none.
func (x *index) find(key uint32) int32 {
	at := key & x.mask
	for x.slots[at][1] != 0 {
		if x.slots[at][0] == key {
			return int32(x.slots[at][1]) - 1
		}
		at = (at + 1) & x.mask
	}
	return -1
}

type layer struct {
	outputs int
	bias    []float32
	weights []float32
	past    []float32 // one a unit
	out     []float32
	slope   []float32
}

// newSparse starts a net for the features of keys.
func newSparse(keys []uint32, units int, outputs []int, seed uint64) *sparse {
	s := &sparse{units: units, random: rand.New(rand.NewPCG(seed, 0x9e3779b97f4a7c15)), index: newIndex(keys), keys: keys,
		rows: make([]float32, len(keys)*units), rowPast: make([]float32, len(keys)),
		offset: make([]float32, units), offPast: make([]float32, units),
		sum: make([]float32, units), hidden: make([]float32, units), grad: make([]float32, units)}
	for i := range s.rows {
		s.rows[i] = (s.random.Float32() - 0.5) * 0.04
	}
	for i := range s.offset {
		s.offset[i] = 0.1
	}
	for _, n := range outputs {
		l := layer{outputs: n, bias: make([]float32, n), weights: make([]float32, n*units), past: make([]float32, units), out: make([]float32, n), slope: make([]float32, n)}
		limit := float32(math.Sqrt(6 / float64(units+n)))
		for i := range l.weights {
			l.weights[i] = (s.random.Float32()*2 - 1) * limit
		}
		s.layers = append(s.layers, l)
	}
	return s
}

// forward computes the hidden layer for the features; with learning, some of
// its units are left out (Srivastava and others, Dropout, 2014).
func (s *sparse) forward(features []uint32, learning bool) {
	s.active = s.active[:0]
	for _, f := range features {
		if learning && s.random.Float32() < s.forget {
			continue
		}
		if r := s.index.find(f); r >= 0 {
			s.active = append(s.active, r)
		}
	}
	sum := s.add()
	if learning && s.forget > 0 {
		for i, x := range sum {
			sum[i] = s.offset[i] + (x-s.offset[i])/(1-s.forget)
		}
	}
	s.live = s.live[:0]
	keep := 1 / (1 - s.drop)
	for i, x := range sum {
		s.hidden[i] = 0
		if x <= 0 || learning && s.random.Float32() < s.drop {
			continue
		}
		if learning {
			x *= keep
		}
		s.hidden[i] = x
		s.live = append(s.live, int32(i))
	}
	clear(s.grad)
}

// add adds up the active rows, four at a time, for that saves memory traffic.
func (s *sparse) add() []float32 {
	copy(s.sum, s.offset)
	sum := s.sum
	row := func(i int) []float32 {
		at := int(s.active[i]) * s.units
		return s.rows[at : at+s.units : at+s.units]
	}
	i := 0
	for ; i+4 <= len(s.active); i += 4 {
		a, b, c, d := row(i)[:len(sum)], row(i + 1)[:len(sum)], row(i + 2)[:len(sum)], row(i + 3)[:len(sum)]
		for j := range sum {
			sum[j] += (a[j] + b[j]) + (c[j] + d[j])
		}
	}
	for ; i < len(s.active); i++ {
		for j, x := range row(i) {
			sum[j] += x
		}
	}
	return sum
}

// score computes the outputs of a layer.
func (s *sparse) score(which int) []float32 {
	l := &s.layers[which]
	out := l.out
	copy(out, l.bias)
	for _, j := range s.live {
		h, w := s.hidden[j], l.weights[int(j)*l.outputs : int(j+1)*l.outputs][:len(out)]
		for i := range out {
			out[i] += h * w[i]
		}
	}
	return out
}

const (
	tiny = 1e-6
	idle = 1e-5 // square of a gradient that is not worth a step
)

// learn takes a step for a layer whose outputs have the given slopes of the
// loss, and gathers what the hidden layer is to learn from it.
func (s *sparse) learn(which int, slope []float32) {
	l := &s.layers[which]
	for _, j := range s.live {
		h, w := s.hidden[j], l.weights[int(j)*l.outputs : int(j+1)*l.outputs][:len(slope)]
		var g, square float32
		for i, d := range slope {
			g += d * w[i]
			square += d * d
		}
		s.grad[j] += g
		l.past[j] += square * h * h / float32(l.outputs)
		step := s.rate * h / float32(math.Sqrt(float64(l.past[j]))+tiny)
		for i, d := range slope {
			w[i] -= step * d
		}
	}
	for i, d := range slope {
		l.bias[i] -= s.rate * 0.1 * d
	}
}

// backward takes a step for the rows of the last forward.
func (s *sparse) backward() {
	keep := 1 / (1 - s.drop)
	var square float32
	for _, j := range s.live {
		s.grad[j] *= keep
		square += s.grad[j] * s.grad[j]
	}
	if square < idle {
		return // all but certain already
	}
	square /= float32(s.units)
	for _, j := range s.live {
		g := s.grad[j]
		s.offPast[j] += g * g
		s.offset[j] -= s.rate * g / (float32(math.Sqrt(float64(s.offPast[j]))) + tiny)
	}
	slope := s.slope[:0] // of the live units, close together
	for _, j := range s.live {
		slope = append(slope, s.grad[j])
	}
	s.slope = slope
	for _, r := range s.active {
		s.rowPast[r] += square
		step := s.rate / (float32(math.Sqrt(float64(s.rowPast[r]))) + tiny)
		row := s.rows[int(r)*s.units : int(r+1)*s.units]
		for k, j := range s.live[:len(slope)] {
			row[j] -= step * slope[k]
		}
	}
}

// slopes turns the outputs of a layer into the slopes of the cross-entropy
// between their softmax and the one right output. Outputs that allowed turns
// down take no part; a nil allowed allows all.
func (s *sparse) slopes(which, right int, allowed func(int) bool) []float32 {
	l := &s.layers[which]
	top := float32(math.Inf(-1))
	for i, x := range l.out {
		if allowed == nil || allowed(i) {
			top = max(top, x)
		}
	}
	var total float32
	for i, x := range l.out {
		l.slope[i] = 0
		if allowed == nil || allowed(i) {
			l.slope[i] = float32(math.Exp(float64(x - top)))
			total += l.slope[i]
		}
	}
	for i := range l.slope {
		l.slope[i] /= total
	}
	l.slope[right]--
	return l.slope
}

// prune keeps the limit rows that add most to the hidden layer over all: those
// with the largest square, times how often their features occur. Learning is
// to go on, so that the others make up for what is lost.
func (s *sparse) prune(limit int, count map[uint32]int32) {
	if len(s.keys) <= limit {
		return
	}
	weight := make([]float32, len(s.keys))
	order := make([]int, len(s.keys))
	for i, k := range s.keys {
		weight[i] = norm(s.rows[i*s.units:(i+1)*s.units]) * float32(count[k])
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(weight[j], weight[i]), cmp.Compare(s.keys[i], s.keys[j]))
	})
	order = order[:limit]
	// The most frequent rows come first: what is used together lies together.
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(count[s.keys[j]], count[s.keys[i]]), cmp.Compare(s.keys[i], s.keys[j]))
	})
	var keys []uint32
	var past, rows []float32
	for _, i := range order {
		keys, past = append(keys, s.keys[i]), append(past, s.rowPast[i])
		rows = append(rows, s.rows[i*s.units:(i+1)*s.units]...)
	}
	s.keys, s.rowPast, s.rows, s.index = keys, past, rows, newIndex(keys)
}

func norm(row []float32) float32 {
	var n float32
	for _, x := range row {
		n += x * x
	}
	return n
}

// weights are what has been learnt.
func (s *sparse) weights() net.Weights {
	w := net.Weights{Units: s.units, Offset: slices.Clone(s.offset), Keys: slices.Clone(s.keys), Rows: slices.Clone(s.rows)}
	for _, l := range s.layers {
		w.Layers = append(w.Layers, net.Layer{Outputs: l.outputs, Bias: slices.Clone(l.bias), Weights: slices.Clone(l.weights)})
	}
	return w
}

// argmax is the index of the largest allowed value, -1 when none is.
func argmax(x []float32, allowed func(int) bool) int {
	best := -1
	for i := range x {
		if (allowed == nil || allowed(i)) && (best < 0 || x[i] > x[best]) {
			best = i
		}
	}
	return best
}
