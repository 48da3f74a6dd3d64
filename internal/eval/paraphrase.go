package eval

import (
	"context"
	"math"

	"gainsay/internal/meaning"
)

// A sentencePair is a pair of sentences, marked whether they mean the same.
type sentencePair struct {
	A, B   string
	Reused bool
	Split  string // "train", "val" or "test"
}

// paraphrase scores what meaning.Features tell of two sentences: a logistic regression,
// trained on the parts of MSRP that are for training, on its test part. The weights are
// made for the score and thrown away: the set is for measuring only.
func (b *Bench) paraphrase(context.Context) ([]Score, error) {
	pairs, err := readLines[sentencePair](b.gold("reuse", "msrp.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	vectors, err := meaning.English()
	if err != nil {
		return nil, err
	}
	type read struct{ a, b meaning.Text }
	texts := make([]read, len(pairs))
	sentences := 0
	held := map[string]int{} // sentences for training that hold a word
	for i, p := range pairs {
		texts[i] = read{meaning.Read(p.A), meaning.Read(p.B)}
		if p.Split == "test" {
			continue
		}
		for _, t := range []meaning.Text{texts[i].a, texts[i].b} {
			sentences++
			seen := map[string]bool{}
			for _, w := range t.Words() {
				if !seen[w] {
					seen[w] = true
					held[w]++
				}
			}
		}
	}
	weight := func(w string) float64 { return math.Log(float64(sentences) / float64(1+held[w])) }
	var trainX, testX [][]float64
	var trainY, testY []bool
	for i, p := range pairs {
		x := vectors.Features(texts[i].a, texts[i].b, weight)
		if p.Split == "test" {
			testX, testY = append(testX, x), append(testY, p.Reused)
		} else {
			trainX, trainY = append(trainX, x), append(trainY, p.Reused)
		}
	}
	model := regress(trainX, trainY)
	var c count
	right := 0
	for i, x := range testX {
		said := model.of(x) > 0
		if said == testY[i] {
			right++
		}
		c.add(count{pred: one(said), gold: one(testY[i]), found: one(said && testY[i]), right: one(said && testY[i])})
	}
	return append(c.scores("paraphrase/msrp-test"), Score{"paraphrase/msrp-test/accuracy", quotient(right, len(testX))}), nil
}

// A regression is a logistic regression over standardised features; its last weight
// stands by itself.
type regression struct{ mean, spread, weights []float64 }

// Settings of regress: steps of gradient descent over all examples, their size, and how
// much large weights cost.
const (
	regressSteps = 1500
	regressRate  = 0.5
	regressDecay = 0.001
)

// regress fits a logistic regression by gradient descent with momentum.
func regress(x [][]float64, y []bool) regression {
	n := len(x[0])
	r := regression{mean: make([]float64, n), spread: make([]float64, n), weights: make([]float64, n+1)}
	for k := range n {
		for _, row := range x {
			r.mean[k] += row[k] / float64(len(x))
		}
		for _, row := range x {
			r.spread[k] += (row[k] - r.mean[k]) * (row[k] - r.mean[k]) / float64(len(x))
		}
		if r.spread[k] = math.Sqrt(r.spread[k]); r.spread[k] == 0 {
			r.spread[k] = 1
		}
	}
	rows := make([][]float64, len(x))
	for i := range x {
		rows[i] = r.standard(x[i])
	}
	speed, slope := make([]float64, n+1), make([]float64, n+1)
	for range regressSteps {
		clear(slope)
		for i, row := range rows {
			miss := 1/(1+math.Exp(-dot(r.weights, row))) - float64(one(y[i]))
			for k, v := range row {
				slope[k] += miss * v / float64(len(rows))
			}
		}
		for k := range slope {
			if k < n {
				slope[k] += regressDecay * r.weights[k]
			}
			speed[k] = 0.9*speed[k] - regressRate*0.1*slope[k]
			r.weights[k] += speed[k]
		}
	}
	return r
}

// standard is a row of features, each less its mean and by its spread, and a 1 behind.
func (r regression) standard(x []float64) []float64 {
	out := make([]float64, len(x)+1)
	for k := range x {
		out[k] = (x[k] - r.mean[k]) / r.spread[k]
	}
	out[len(x)] = 1
	return out
}

// of is above 0 where the regression says yes.
func (r regression) of(x []float64) float64 { return dot(r.weights, r.standard(x)) }

func dot(a, b []float64) float64 {
	sum := 0.0
	for k := range a {
		sum += a[k] * b[k]
	}
	return sum
}
