// Package train turns marked attributions into the weights that package
// attribution judges proposals with. The program does not link it.
package train

import (
	"bytes"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"

	"gainsay"
	"gainsay/internal/attribution"
)

// A Marked is an attribution as an annotator marked it, in bytes.
type Marked struct {
	Source  []gainsay.Span `json:"source"`
	Cue     []gainsay.Span `json:"cue"`
	Content []gainsay.Span `json:"content"`
}

// A Text is one marked text and the proposals that the predictor makes for it.
type Text struct {
	Words    string
	Marks    []Marked
	Examples []attribution.Example
}

// A lesson is an example with what is right about it. A part that cannot be told
// is -1.
type lesson struct {
	ex                   *attribution.Example
	cue                  bool
	source, content, way int
}

// Settings of training.
type Settings struct {
	Passes int
	Rate   float64
	Seed   uint64
	Runs   int // trainings in different orders, of whose weights the mean is taken
}

// Default are the settings that the shipped weights are trained with.
func Default() Settings { return Settings{Passes: 6, Rate: 0.02, Seed: 1, Runs: 6} }

// Learn fits one weight a feature: whether a proposal is a cue by logistic
// regression, which option holds by a softmax over the options of a part, both by
// stochastic gradient descent with AdaGrad's rates (Duchi, Hazan and Singer 2011),
// weights averaged over the last half of the steps and over runs, so that they do not
// hang on the order of the lessons. Same input, same weights.
func Learn(texts []Text, set Settings) *attribution.Weights {
	var lessons []lesson
	for i := range texts {
		lessons = append(lessons, lessonsOf(&texts[i])...)
	}
	runs := make([]*attribution.Weights, max(1, set.Runs))
	var group sync.WaitGroup
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	for k := range runs {
		limit <- struct{}{}
		group.Go(func() {
			runs[k] = run(lessons, set, uint64(k+1))
			<-limit
		})
	}
	group.Wait()
	mean := attribution.NewWeights()
	for i := range mean.Values {
		sum := 0.0
		for _, w := range runs {
			sum += float64(w.Values[i])
		}
		mean.Values[i] = float32(sum / float64(len(runs)))
	}
	return mean
}

// run trains once, over the lessons in an order of its own.
func run(all []lesson, set Settings, order uint64) *attribution.Weights {
	lessons := slices.Clone(all)
	l := newLearner(set.Rate)
	shuffle := rand.New(rand.NewPCG(set.Seed, order))
	for pass := range set.Passes {
		shuffle.Shuffle(len(lessons), func(i, j int) { lessons[i], lessons[j] = lessons[j], lessons[i] })
		l.averaging = pass >= set.Passes/2
		for i := range lessons {
			l.learn(&lessons[i])
		}
	}
	return l.averaged()
}

// lessonsOf tells of each proposal whether it is a marked cue. A proposal within a
// marked content is passed over unless it is marked: annotators marked outermost
// attributions only, so that it may well be one.
func lessonsOf(t *Text) []lesson {
	var out []lesson
	owner := pairUp(t)
	for i := range t.Examples {
		ex := &t.Examples[i]
		switch m := owner[i]; {
		case m >= 0:
			mark := &t.Marks[m]
			le := lesson{ex: ex, cue: true}
			le.source = t.right(ex.Sources, mark.Source)
			le.content = t.right(ex.Contents, mark.Content)
			le.way = t.right(ex.CueWays, mark.Cue)
			out = append(out, le)
		case !withinContent(t, ex):
			out = append(out, lesson{ex: ex, source: -1, content: -1, way: -1})
		}
	}
	return out
}

// pairUp gives each mark to the proposal in its cue whose options fit it best, and
// says of each proposal which mark it has, -1 for none.
func pairUp(t *Text) []int {
	owner := make([]int, len(t.Examples))
	for i := range owner {
		owner[i] = -1
	}
	for m := range t.Marks {
		best, most := -1, 0.3
		for i := range t.Examples {
			if owner[i] >= 0 || !heldBy(t.Marks[m].Cue, t.Examples[i].Token) {
				continue
			}
			content := t.bestFit(t.Examples[i].Contents, t.Marks[m].Content)
			if fit := content + t.bestFit(t.Examples[i].Sources, t.Marks[m].Source)/4; content > 0.3 && fit > most {
				best, most = i, fit
			}
		}
		if best >= 0 {
			owner[best] = m
		}
	}
	return owner
}

func heldBy(spans []gainsay.Span, s gainsay.Span) bool {
	for _, c := range spans {
		if c.Holds(s) {
			return true
		}
	}
	return false
}

func (t *Text) bestFit(options []attribution.Choice, marked []gainsay.Span) float64 {
	best := 0.0
	for i := range options {
		if len(options[i].Spans) > 0 {
			best = max(best, t.fit(options[i].Spans, marked))
		}
	}
	return best
}

func withinContent(t *Text, ex *attribution.Example) bool {
	for m := range t.Marks {
		for _, c := range t.Marks[m].Content {
			if c.Holds(ex.Token) {
				return true
			}
		}
	}
	return false
}

// right is the option that fits the marked spans best, -1 where none fits by half.
func (t *Text) right(options []attribution.Choice, marked []gainsay.Span) int {
	if len(marked) == 0 {
		for i := range options {
			if len(options[i].Spans) == 0 {
				return i
			}
		}
		return -1
	}
	best, most := -1, 0.5
	for i := range options {
		if f := t.fit(options[i].Spans, marked); f > most {
			best, most = i, f
		}
	}
	return best
}

// fit is the overlap of two sets of spans, with a little more for a perfect one
// once marks at the edges are put aside.
func (t *Text) fit(a, b []gainsay.Span) float64 {
	f := jaccard(a, b)
	if len(a) == len(b) {
		same := true
		for i := range a {
			same = same && bytes.Equal(t.core(a[i]), t.core(b[i]))
		}
		if same {
			return 2
		}
	}
	return f
}

func (t *Text) core(s gainsay.Span) []byte {
	return bytes.Trim([]byte(s.In(t.Words)), " \n\t\r\"',.“”‘’")
}

// jaccard is shared bytes over all bytes.
func jaccard(a, b []gainsay.Span) float64 {
	shared, total := 0, 0
	for _, x := range a {
		total += x.Len()
		for _, y := range b {
			if x.Meets(y) {
				shared += min(x.End, y.End) - max(x.Start, y.Start)
			}
		}
	}
	for _, y := range b {
		total += y.Len()
	}
	if total == shared {
		return 0
	}
	return float64(shared) / float64(total-shared)
}

// A learner holds weights in the making.
type learner struct {
	w, grad, sum, at []float64 // weight, squared gradients, sum for the average, step of the last change
	rate             float64
	step             float64
	averaging        bool
}

func newLearner(rate float64) *learner {
	n := attribution.Slots
	return &learner{w: make([]float64, n), grad: make([]float64, n), sum: make([]float64, n), at: make([]float64, n), rate: rate}
}

func (l *learner) learn(le *lesson) {
	y := 0.0
	if le.cue {
		y = 1
	}
	l.nudge(le.ex.Keys, y-sigmoid(l.score(le.ex.Keys)))
	l.choose(le.ex.Sources, le.source)
	l.choose(le.ex.Contents, le.content)
	l.choose(le.ex.CueWays, le.way)
}

func (l *learner) choose(options []attribution.Choice, right int) {
	if right < 0 || len(options) < 2 {
		return
	}
	p := make([]float64, len(options))
	top := math.Inf(-1)
	for i := range options {
		p[i] = l.score(options[i].Keys)
		top = max(top, p[i])
	}
	sum := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
	}
	for i := range options {
		want := 0.0
		if i == right {
			want = 1
		}
		l.nudge(options[i].Keys, want-p[i]/sum)
	}
}

func (l *learner) score(keys []uint32) float64 {
	s := 0.0
	for _, k := range keys {
		s += l.w[k&(attribution.Slots-1)]
	}
	return s
}

// nudge moves the weights of the features along the gradient.
func (l *learner) nudge(keys []uint32, by float64) {
	if l.averaging {
		l.step++
	}
	if math.Abs(by) < 1e-3 {
		return
	}
	for _, key := range keys {
		k := key & (attribution.Slots - 1)
		l.sum[k] += l.w[k] * (l.step - l.at[k])
		l.at[k] = l.step
		l.grad[k] += by * by
		l.w[k] += l.rate * by / math.Sqrt(l.grad[k]+1e-6)
	}
}

func (l *learner) averaged() *attribution.Weights {
	out := attribution.NewWeights()
	for k := range l.w {
		v := l.w[k]
		if l.step > 0 {
			v = (l.sum[k] + l.w[k]*(l.step-l.at[k])) / l.step
		}
		out.Values[k] = float32(v)
	}
	return out
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
