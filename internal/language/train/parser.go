package train

import (
	"slices"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/net"
	"gainsay/internal/language/parse"
)

// trainParser learns to parse from all sentences, tagged as the tagger would;
// with mirrored, from their ends to their beginnings.
func trainParser(m *material, set Settings, mirrored bool, each func(epoch int)) net.Weights {
	p := parserTrainer{m: m, sentences: m.sentences, counted: parse.CountedOf(append([]string{"_"}, m.tags...)), output: map[doc.Rel]int{}}
	for i, rel := range m.rels {
		p.output[rel] = i
	}
	if mirrored {
		p.sentences = mirror(m.sentences)
	}
	seen := p.countFeatures()
	p.s = newSparse(seen.atLeast(set.Least), set.Units, []int{int(parse.Moves), len(m.rels), len(m.rels)}, set.Seed)
	p.s.drop = set.Drop
	order := make([]int, len(p.sentences))
	for i := range order {
		order[i] = i
	}
	steps, step := float32(set.Epochs*len(order)), float32(0)
	for epoch := range set.Epochs {
		if epoch == set.Prune {
			p.s.prune(set.Rows, seen.count)
		}
		p.s.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			p.s.rate = set.Rate * (1 - step/steps)
			step++
			p.sentence(p.sentences[i], epoch > 0)
		}
		each(epoch)
	}
	return p.s.weights()
}

type parserTrainer struct {
	m         *material
	sentences []*sentence
	s         *sparse
	counted   []parse.Counted
	output    map[doc.Rel]int
	state     parse.State
	oracle    oracle
	features  []uint32
	words     []classes.Word
}

// mirror turns sentences round.
func mirror(sentences []*sentence) []*sentence {
	out := make([]*sentence, len(sentences))
	for i, s := range sentences {
		t := &sentence{words: slices.Clone(s.words), auto: slices.Clone(s.auto), head: slices.Clone(s.head), rel: slices.Clone(s.rel)}
		slices.Reverse(t.words)
		slices.Reverse(t.auto)
		slices.Reverse(t.head)
		slices.Reverse(t.rel)
		n := int32(len(t.head))
		for j, h := range t.head {
			if h < n {
				t.head[j] = n - 1 - h
			}
		}
		out[i] = t
	}
	return out
}

// countFeatures counts the features on the way to the right trees of every
// third sentence, which is enough to tell the frequent ones.
func (p *parserTrainer) countFeatures() *counter {
	const every = 3
	c := newCounter()
	for i, s := range p.sentences {
		if i%every != 0 {
			continue
		}
		p.state.Start(s.words, s.auto, p.counted)
		p.oracle.start(s)
		for !p.state.Done() {
			c.add(p.state.Features(p.features[:0]))
			cost := p.oracle.costs(&p.state)
			move := parse.Shift
			for _, m := range []parse.Move{parse.Left, parse.Right, parse.Shift} {
				if p.state.Can(m) && (!p.state.Can(move) || cost[m] < cost[move]) {
					move = m
				}
			}
			p.state.Do(move, p.relation(s, move))
		}
	}
	return c
}

// relation is the right relation of the arc that move makes.
func (p *parserTrainer) relation(s *sentence, move parse.Move) doc.Rel {
	if _, d, ok := p.state.Arc(move); ok {
		return s.rel[d]
	}
	return doc.NoRel
}

// sentence takes the steps of one sentence. With explore it follows the net's
// own moves, right or wrong, as it will have to (Goldberg and Nivre, Training
// Deterministic Parsers with Non-Deterministic Oracles, 2013).
func (p *parserTrainer) sentence(s *sentence, explore bool) {
	p.words = p.m.forget(s, p.words, p.s.random)
	p.state.Start(p.words, s.auto, p.counted)
	p.oracle.start(s)
	for !p.state.Done() {
		p.features = p.state.Features(p.features[:0])
		p.s.forward(p.features, true)
		out := p.s.score(parse.MoveLayer)
		can := func(i int) bool { return p.state.Can(parse.Move(i)) }
		cost := p.oracle.costs(&p.state)
		least := int32(1 << 30)
		for m := parse.Shift; m < parse.Moves; m++ {
			if can(int(m)) {
				least = min(least, cost[m])
			}
		}
		right := parse.Move(argmax(out, func(i int) bool { return can(i) && cost[i] == least }))
		taken := right
		if explore && p.s.random.Float32() < 0.9 {
			taken = parse.Move(argmax(out, can))
		}
		p.s.learn(parse.MoveLayer, p.s.slopes(parse.MoveLayer, int(right), can))
		rel := p.label(s, right, taken)
		p.s.backward()
		p.state.Do(taken, rel)
	}
}

// label learns the relation of the right move's arc, and returns the relation
// that goes with the move that is taken.
func (p *parserTrainer) label(s *sentence, right, taken parse.Move) doc.Rel {
	root := int32(len(s.words))
	rel := doc.NoRel
	if head, d, ok := p.state.Arc(taken); ok && head != root {
		out := p.s.score(layerOf(taken))
		rel = p.m.rels[argmax(out, func(i int) bool { return p.m.rels[i] != doc.Root })]
		if s.head[d] == head && taken == right && p.s.random.Float32() < 0.5 {
			rel = s.rel[d]
		}
	} else if ok {
		rel = doc.Root
	}
	head, d, ok := p.state.Arc(right)
	if ok && head != root && s.head[d] == head && s.rel[d] != doc.NoRel {
		p.s.score(layerOf(right))
		p.s.learn(layerOf(right), p.s.slopes(layerOf(right), p.output[s.rel[d]], nil))
	}
	return rel
}

func layerOf(m parse.Move) int {
	if m == parse.Right {
		return parse.RightLayer
	}
	return parse.LeftLayer
}

// An oracle counts what right arcs each move makes impossible (Goldberg and
// Nivre, 2013, for the arc-hybrid system).
type oracle struct {
	s        *sentence
	children [][]int32
}

func (o *oracle) start(s *sentence) {
	o.s = s
	n := len(s.words) + 1
	if cap(o.children) < n {
		o.children = make([][]int32, n)
	}
	o.children = o.children[:n]
	for i := range o.children {
		o.children[i] = o.children[i][:0]
	}
	for d, h := range s.head {
		o.children[h] = append(o.children[h], int32(d))
	}
}

// costs are the numbers of right arcs that each move loses.
func (o *oracle) costs(state *parse.State) (cost [parse.Moves]int32) {
	stack, next := state.Stack(), state.Next()
	root := int32(len(o.s.words))
	top := stack[len(stack)-1]
	if top != root {
		head := o.s.head[top]
		for _, d := range o.children[top] {
			if d >= next {
				cost[parse.Left]++
				cost[parse.Right]++
			}
		}
		if head >= next && head != root {
			cost[parse.Right]++
			if head != next {
				cost[parse.Left]++
			}
		}
		if second := stack[len(stack)-2]; head == second {
			cost[parse.Left]++
		}
	}
	if next < root {
		head := o.s.head[next]
		for i, w := range stack {
			if i < len(stack)-1 && w == head {
				cost[parse.Shift]++ // the head is deeper in the stack than the top
			}
			if w != root && o.s.head[w] == next {
				cost[parse.Shift]++
			}
		}
	}
	return cost
}
