package net

import (
	"bytes"
	"math"
	"math/rand/v2"
	"testing"

	"gainsay"
	"gainsay/internal/language/model"
)

// random are the weights of a small net with so many features.
func random(features int) Weights {
	r := rand.New(rand.NewPCG(1, 2))
	w := Weights{Units: 16, Offset: make([]float32, 16)}
	for i := range features {
		w.Keys = append(w.Keys, Key(uint32(i), 7, 0, 0, 0))
	}
	w.Rows = make([]float32, 16*features)
	for i := range w.Rows {
		w.Rows[i] = float32(r.NormFloat64()) * 0.3
	}
	for i := range w.Offset {
		w.Offset[i] = float32(i) * 0.01
	}
	for _, n := range []int{3, 5} {
		l := Layer{Outputs: n, Bias: make([]float32, n), Weights: make([]float32, 16*n)}
		for i := range l.Weights {
			l.Weights[i] = float32(r.NormFloat64())
		}
		w.Layers = append(w.Layers, l)
	}
	return w
}

// plainScore computes what the net should, without rounding.
func plainScore(w Weights, which int, rows []int) []float32 {
	l := w.Layers[which]
	out := append([]float32(nil), l.Bias...)
	for j := range w.Units {
		h := w.Offset[j]
		for _, r := range rows {
			h += w.Rows[r*w.Units+j]
		}
		for o := range out {
			out[o] += max(0, h) * l.Weights[j*l.Outputs+o]
		}
	}
	return out
}

func score(n *Net, layer int, features []uint32) []float32 {
	sum := n.NewSum()
	n.Add(&sum, features)
	hidden, out := make([]float32, n.Units()), make([]float32, n.Outputs(layer))
	n.Hidden(&sum, hidden)
	n.Score(layer, hidden, out)
	return out
}

func TestScores(t *testing.T) {
	w := random(300)
	n := New(w)
	var features []uint32
	var rows []int
	for i := 0; i < 300; i += 3 {
		features, rows = append(features, w.Keys[i]), append(rows, i)
	}
	features = append(features, Key(9999, 1, 2, 3, 4)) // has no row
	for layer := range w.Layers {
		got, want := score(n, layer, features), plainScore(w, layer, rows)
		for i := range want {
			if math.Abs(float64(got[i]-want[i])) > 2 { // 100 roundings of at most half a step of 1/31 of the range
				t.Errorf("layer %d output %d is %.3f, want %.3f", layer, i, got[i], want[i])
			}
		}
	}
}

func TestSumOfSums(t *testing.T) {
	w := random(60)
	n := New(w)
	whole, one, two := n.NewSum(), n.NewSum(), n.NewSum()
	n.Add(&whole, w.Keys)
	n.Add(&one, w.Keys[:20])
	n.Add(&two, w.Keys[20:])
	one.AddSum(&two)
	a, b := make([]float32, n.Units()), make([]float32, n.Units())
	n.Hidden(&whole, a)
	n.Hidden(&one, b)
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("unit %d is %v in one sum and %v in two", i, a[i], b[i])
		}
	}
	one.Clear()
	n.Hidden(&one, b)
	if b[1] != w.Offset[1] {
		t.Errorf("a cleared sum gives %v, want the offset %v", b[1], w.Offset[1])
	}
}

// TestManyFeatures: sums of the most features do not run over.
func TestManyFeatures(t *testing.T) {
	w := random(Most)
	for i := range w.Rows {
		w.Rows[i] = 0.5
	}
	n := New(w)
	sum := n.NewSum()
	n.Add(&sum, w.Keys)
	hidden := make([]float32, n.Units())
	n.Hidden(&sum, hidden)
	for i, h := range hidden {
		if want := w.Offset[i] + 0.5*Most; math.Abs(float64(h-want)) > Most/100 {
			t.Fatalf("unit %d is %v, want %v", i, h, want)
		}
	}
}

func TestFile(t *testing.T) {
	w := random(100)
	n := New(w)
	write := func(sections []model.Section) *model.File {
		var b bytes.Buffer
		if err := model.Write(&b, model.Header{Name: "test"}, sections); err != nil {
			t.Fatal(err)
		}
		f, err := model.Open(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	sections := n.Sections("x", w.Keys)
	read, err := Read(write(sections), "x")
	if err != nil {
		t.Fatal(err)
	}
	for layer := range w.Layers {
		a, b := score(n, layer, w.Keys[:50]), score(read, layer, w.Keys[:50])
		for i := range a {
			if a[i] != b[i] {
				t.Errorf("layer %d output %d is %v after reading, %v before", layer, i, b[i], a[i])
			}
		}
	}
	for i := range sections {
		damaged := append([]model.Section(nil), sections...)
		damaged[i].Bytes = damaged[i].Bytes[:len(damaged[i].Bytes)-4]
		if _, err := Read(write(damaged), "x"); gainsay.KindOf(err) != gainsay.Invalid {
			t.Errorf("section %s cut short gives %v, want an Invalid error", damaged[i].Name, err)
		}
	}
	if _, err := Read(write(sections[:2]), "x"); gainsay.KindOf(err) != gainsay.NotFound {
		t.Errorf("a missing section gives %v, want a NotFound error", err)
	}
}

func BenchmarkAdd(b *testing.B) {
	w := random(1000)
	n := New(w)
	sum := n.NewSum()
	b.ReportAllocs()
	for b.Loop() {
		sum.Clear()
		n.Add(&sum, w.Keys[:100])
	}
}
