package train

import (
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/language/names"
	"gainsay/internal/world"
)

// A NamesPlan says how the weights for names are to be trained.
type NamesPlan struct {
	Shared  string // folder of the marked data
	Commit  string // of the trainer
	Seed    uint64
	Epochs  int
	Rate    float64 // of AdaGrad (Duchi, Hazan and Singer, 2011)
	Decay   float64 // what a weight loses with every update of its own
	Least   int     // occurrences below which a feature is left out
	Drop    float64 // part of the features that a token loses in training
	Without float64 // part of the runs that are learnt without their words, and without the table of the world
	Swaps   int     // copies of the sentences with other names put in
	Report  func(format string, args ...any)
}

// EnglishNames is the plan by which the shipped weights were made, but for the
// folder, the commit and the report.
func EnglishNames(seed uint64) NamesPlan {
	return NamesPlan{Seed: seed, Epochs: 6, Rate: 0.05, Decay: 1e-4, Least: 2, Drop: 0.5, Without: 0.2, Swaps: 1}
}

// Names trains the tagger of names on WNUT 17, WikiGold and the named entities
// of GUM, and writes the file of weights. The same plan gives the same bytes.
func Names(w io.Writer, plan NamesPlan) error {
	start := time.Now()
	report := func(format string, args ...any) {
		plan.Report("%5.0f s  "+format, append([]any{time.Since(start).Seconds()}, args...)...)
	}
	keys, codes, err := readClasses()
	if err != nil {
		return err
	}
	table := classes.NewTable(keys, codes)
	weights, err := namesWeights(table, plan, report)
	if err != nil {
		return err
	}
	head := model.Header{Name: "names", Language: "en", Data: []string{"WNUT 17, train", "WikiGold", "UD English GUM, train"},
		Licence: "CC-BY-4.0", Commit: plan.Commit, Seed: plan.Seed}
	return model.Write(w, head, append([]model.Section{classes.Section(keys, codes)}, weights.Sections()...))
}

// namesWeights trains on all corpora.
func namesWeights(table *classes.Table, plan NamesPlan, report func(string, ...any)) (names.Weights, error) {
	marked, err := namedTexts(plan.Shared)
	if err != nil {
		return names.Weights{}, err
	}
	random := rand.New(rand.NewPCG(plan.Seed, 1))
	all := marked
	for range plan.Swaps {
		all = append(all, swapNames(marked, random)...)
	}
	return fitNames(all, table, plan, random, report), nil
}

// fitNames trains on texts.
func fitNames(texts []namedText, table *classes.Table, plan NamesPlan, random *rand.Rand, report func(string, ...any)) names.Weights {
	f := newField(texts, table, plan)
	report("%d texts, %d runs, %d features", len(texts), len(f.runs), len(f.keys))
	for epoch := range plan.Epochs {
		report("epoch %d: loss %.4f", epoch+1, f.epoch(random))
		if epoch >= plan.Epochs/2 {
			f.remember()
		}
	}
	return f.weights()
}

// A goldRun is a run with its labels; features are indices into field.keys.
type goldRun struct {
	features [][]int32 // index times four, and its group: what is left out together
	labels   []uint8
}

// A field is a conditional random field in training.
type field struct {
	plan   NamesPlan
	runs   []goldRun
	keys   []uint32
	rows   [][names.Labels]float32
	sums   [][names.Labels]float32 // of squared gradients
	follow [names.Labels][names.Labels]float32
	fsums  [names.Labels][names.Labels]float32

	// sums over the epochs of the second half, whose mean generalises better than the last
	times     float32
	mean      [][names.Labels]float32
	meanAfter [names.Labels][names.Labels]float32
}

// remember adds the weights as they are to those that the mean is taken of.
func (f *field) remember() {
	if f.mean == nil {
		f.mean = make([][names.Labels]float32, len(f.rows))
	}
	for i := range f.rows {
		for l, x := range f.rows[i] {
			f.mean[i][l] += x
		}
	}
	for a := range f.follow {
		for b, x := range f.follow[a] {
			f.meanAfter[a][b] += x
		}
	}
	f.times++
}

// newField gathers the runs and the features that occur often enough.
func newField(texts []namedText, table *classes.Table, plan NamesPlan) *field {
	f := &field{plan: plan}
	count := map[uint32]int{}
	var runs []names.Run
	var labels [][]uint8
	gazetteer := names.NewGazetteer(world.Default())
	for i := range texts {
		of := texts[i].labels()
		for _, r := range names.Runs(texts[i].doc, gazetteer, table) {
			runs, labels = append(runs, r), append(labels, repaired(of[r.First:r.First+len(r.Keys)]))
			for _, keys := range r.Keys {
				for _, k := range keys {
					count[k]++
				}
			}
		}
	}
	for k, n := range count {
		if n >= plan.Least {
			f.keys = append(f.keys, k)
		}
	}
	slices.Sort(f.keys)
	index := make(map[uint32]int32, len(f.keys))
	for i, k := range f.keys {
		index[k] = int32(i)
	}
	for i, r := range runs {
		g := goldRun{labels: labels[i], features: make([][]int32, len(r.Keys))}
		for j, keys := range r.Keys {
			for at, k := range keys {
				if row, ok := index[k]; ok {
					g.features[j] = append(g.features[j], 4*row+groupOf(at))
				}
			}
		}
		f.runs = append(f.runs, g)
	}
	f.rows = make([][names.Labels]float32, len(f.keys))
	f.sums = make([][names.Labels]float32, len(f.keys))
	return f
}

// The groups of features that are left out together.
const (
	otherGroup = iota
	wordGroup
	tableGroup
)

// groupOf is the group of a token's feature by its place among them.
func groupOf(at int) int32 {
	switch {
	case at > 0 && at < names.WordFeatures:
		return wordGroup
	case at >= names.WordFeatures && at < names.WordFeatures+names.TableFeatures:
		return tableGroup
	}
	return otherGroup
}

// repaired are labels that may follow one another: a name that reaches out of
// the run, as one without a capital does, is none.
func repaired(labels []uint8) []uint8 {
	out := slices.Clone(labels)
	for {
		before, clean := uint8(0), true
		for i := 0; i <= len(out); i++ {
			now := uint8(0)
			if i < len(out) {
				now = out[i]
			}
			if !names.Follows(before, now) {
				clean = false
				if i < len(out) {
					out[i] = 0
				}
				if i > 0 {
					out[i-1] = 0
				}
			}
			before = now
			if i < len(out) {
				before = out[i]
			}
		}
		if clean {
			return out
		}
	}
}

// epoch passes once through the runs in a random order and returns the mean
// negative log-likelihood of a run.
func (f *field) epoch(random *rand.Rand) float64 {
	order := random.Perm(len(f.runs))
	total := 0.0
	var l lattice
	for _, at := range order {
		total += f.learn(&f.runs[at], &l, random)
	}
	return total / float64(max(1, len(f.runs)))
}

// A lattice holds the sums of one run: scores, forward and backward, in logarithms.
type lattice struct {
	kept               [][]int32
	score, forth, back [][names.Labels]float64
	marginal           [names.Labels]float64
	follow             [names.Labels][names.Labels]float64
}

// learn makes one step of stochastic gradient descent on a run.
func (f *field) learn(r *goldRun, l *lattice, random *rand.Rand) float64 {
	f.fill(r, l, random)
	n := len(r.labels)
	norm := l.sum(n)
	gold := l.follow[0][r.labels[0]] + l.follow[r.labels[n-1]][0]
	for i, y := range r.labels {
		gold += l.score[i][y]
		if i > 0 {
			gold += l.follow[r.labels[i-1]][y]
		}
	}
	var follow [names.Labels][names.Labels]float64
	for i, y := range r.labels {
		for b := range l.marginal {
			l.marginal[b] = math.Exp(l.forth[i][b] + l.back[i][b] - norm)
		}
		for _, at := range l.kept[i] {
			f.step(&f.rows[at], &f.sums[at], &l.marginal, y)
		}
		if i == 0 {
			for b := range l.marginal {
				follow[0][b] += l.marginal[b]
			}
			follow[0][y]--
		} else {
			for a := range follow {
				for b := range follow[a] {
					if names.Follows(uint8(a), uint8(b)) {
						follow[a][b] += math.Exp(l.forth[i-1][a] + l.follow[a][b] + l.score[i][b] + l.back[i][b] - norm)
					}
				}
			}
			follow[r.labels[i-1]][y]--
		}
		if i == n-1 {
			for a := range l.marginal {
				follow[a][0] += l.marginal[a]
			}
			follow[y][0]--
		}
	}
	for a := range follow {
		for b, g := range follow[a] {
			if g != 0 {
				f.fsums[a][b] += float32(g * g)
				f.follow[a][b] -= float32(f.plan.Rate * g / (1e-6 + math.Sqrt(float64(f.fsums[a][b]))))
			}
		}
	}
	return norm - gold
}

// step moves a row of weights against its gradient.
func (f *field) step(row, sums *[names.Labels]float32, p *[names.Labels]float64, y uint8) {
	for b := range row {
		g := p[b]
		if uint8(b) == y {
			g--
		}
		if g < 1e-4 && g > -1e-4 {
			continue
		}
		sums[b] += float32(g * g)
		row[b] -= float32(f.plan.Rate*g/(1e-6+math.Sqrt(float64(sums[b])))) + float32(f.plan.Decay)*row[b]
	}
}

// fill scores the labels of each token of a run, some of its features left out.
func (f *field) fill(r *goldRun, l *lattice, random *rand.Rand) {
	n := len(r.labels)
	for len(l.score) < n {
		l.score = append(l.score, [names.Labels]float64{})
		l.forth = append(l.forth, [names.Labels]float64{})
		l.back = append(l.back, [names.Labels]float64{})
		l.kept = append(l.kept, nil)
	}
	for a := range l.follow {
		for b := range l.follow[a] {
			l.follow[a][b] = float64(f.follow[a][b])
		}
	}
	var without [3]bool
	for g := range without {
		without[g] = g != otherGroup && random.Float64() < f.plan.Without
	}
	for i := range n {
		l.score[i] = [names.Labels]float64{}
		l.kept[i] = l.kept[i][:0]
		for _, feature := range r.features[i] {
			at := feature / 4
			if without[feature%4] || random.Float64() < f.plan.Drop {
				continue
			}
			l.kept[i] = append(l.kept[i], at)
			for b, w := range f.rows[at] {
				l.score[i][b] += float64(w)
			}
		}
	}
}

// sum runs forward and backward over n tokens and returns the logarithm of the
// sum over all labellings.
func (l *lattice) sum(n int) float64 {
	for i := range n {
		for b := range l.forth[i] {
			if i == 0 {
				l.forth[0][b] = math.Inf(-1)
				if names.Follows(0, uint8(b)) {
					l.forth[0][b] = l.follow[0][b] + l.score[0][b]
				}
				continue
			}
			l.forth[i][b] = l.score[i][b] + logSum(func(a int) float64 { return l.forth[i-1][a] + l.follow[a][b] },
				func(a int) bool { return names.Follows(uint8(a), uint8(b)) })
		}
	}
	for i := n - 1; i >= 0; i-- {
		for a := range l.back[i] {
			if i == n-1 {
				l.back[i][a] = math.Inf(-1)
				if names.Follows(uint8(a), 0) {
					l.back[i][a] = l.follow[a][0]
				}
				continue
			}
			l.back[i][a] = logSum(func(b int) float64 { return l.follow[a][b] + l.score[i+1][b] + l.back[i+1][b] },
				func(b int) bool { return names.Follows(uint8(a), uint8(b)) })
		}
	}
	return logSum(func(b int) float64 { return l.forth[n-1][b] + l.follow[b][0] }, func(b int) bool { return names.Follows(uint8(b), 0) })
}

// logSum is the logarithm of the sum of the exponentials of the terms that are kept.
func logSum(term func(int) float64, kept func(int) bool) float64 {
	top := math.Inf(-1)
	for i := range names.Labels {
		if kept(i) {
			top = max(top, term(i))
		}
	}
	if math.IsInf(top, -1) {
		return top
	}
	sum := 0.0
	for i := range names.Labels {
		if kept(i) {
			sum += math.Exp(term(i) - top)
		}
	}
	return top + math.Log(sum)
}

// weights are the mean rows that say anything.
func (f *field) weights() names.Weights {
	w := names.Weights{Follow: f.meanAfter}
	for a := range w.Follow {
		for b := range w.Follow[a] {
			w.Follow[a][b] /= f.times
		}
	}
	for i, k := range f.keys {
		row := f.mean[i]
		var top float32
		for l := range row {
			row[l] /= f.times
			top = max(top, row[l], -row[l])
		}
		if top > 0.02 {
			w.Keys, w.Rows = append(w.Keys, k), append(w.Rows, row)
		}
	}
	return w
}

// docOf makes a Doc of the words of sentences, a space between words.
func docOf(sentences [][]string) *doc.Doc {
	return docWithGaps(sentences, nil)
}
