package train

import (
	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/net"
	"gainsay/internal/language/parse"
)

// trainParser learns to parse from all sentences, tagged as the tagger would.
func trainParser(m *material, set Settings, each func(epoch int)) net.Weights {
	p := parserTrainer{m: m, kinds: parse.KindsOf(append([]string{"_"}, m.tags...)), output: map[doc.Rel]int{}}
	for i, rel := range m.rels {
		p.output[rel] = i
	}
	for _, s := range m.sentences {
		p.sentences = append(p.sentences, p.bare(s))
	}
	seen := p.countFeatures()
	p.s = newSparse(seen.atLeast(set.Least), set.Units, []int{int(parse.Moves), len(m.rels), len(m.rels)}, set.Seed)
	p.s.drop, p.s.forget = set.Drop, set.Forget
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
	sentences []bare
	s         *sparse
	kinds     []parse.Counted
	output    map[doc.Rel]int
	state     parse.State
	oracle    oracle
	features  []uint32
	words     []classes.Word
}

// A bare sentence is the tree of its words without punctuation, as the parser
// sees it.
type bare struct {
	*sentence
	head []int32 // the number of words for the root
	rel  []doc.Rel
}

// bare drops the punctuation of a sentence, as its tags have it. A word whose
// head is dropped hangs from the next one above; when the root is dropped, the
// first word that hung from it takes its place.
func (p *parserTrainer) bare(s *sentence) bare {
	p.state.Start(s.words, s.auto, p.kinds)
	n := int32(len(p.state.Words) - 1)
	number := make([]int32, len(s.words)+1)
	for i := range number {
		number[i] = -1
	}
	for i, at := range p.state.Place {
		number[at] = int32(i)
	}
	out, root := bare{sentence: s}, int32(-1)
	for _, at := range p.state.Place[:n] {
		h := s.head[at]
		for number[h] < 0 {
			h = s.head[h]
		}
		head := number[h]
		if head == n {
			if root >= 0 {
				head = root
			} else {
				root = number[at]
			}
		}
		out.head, out.rel = append(out.head, head), append(out.rel, s.rel[at])
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
		p.state.Start(s.words, s.auto, p.kinds)
		p.oracle.start(s.head)
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
func (p *parserTrainer) relation(s bare, move parse.Move) doc.Rel {
	if _, d, ok := p.state.Arc(move); ok {
		return s.rel[d]
	}
	return doc.NoRel
}

// sentence takes the steps of one sentence. With explore it follows the net's
// own moves, right or wrong, as it will have to (Goldberg and Nivre, Training
// Deterministic Parsers with Non-Deterministic Oracles, 2013).
func (p *parserTrainer) sentence(s bare, explore bool) {
	p.words = p.m.forget(s.sentence, p.words, p.s.random)
	p.state.Start(p.words, s.auto, p.kinds)
	p.oracle.start(s.head)
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
func (p *parserTrainer) label(s bare, right, taken parse.Move) doc.Rel {
	root := int32(len(s.head))
	rel := doc.NoRel
	if head, d, ok := p.state.Arc(taken); ok && head != root {
		out := p.s.score(layerOf(taken))
		rel = p.m.rels[argmax(out, func(i int) bool { return p.m.rels[i] != doc.Root && p.m.rels[i] != doc.Punct })]
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
	head     []int32
	children [][]int32
}

func (o *oracle) start(head []int32) {
	o.head = head
	n := len(head) + 1
	if cap(o.children) < n {
		o.children = make([][]int32, n)
	}
	o.children = o.children[:n]
	for i := range o.children {
		o.children[i] = o.children[i][:0]
	}
	for d, h := range head {
		o.children[h] = append(o.children[h], int32(d))
	}
}

// costs are the numbers of right arcs that each move loses.
func (o *oracle) costs(state *parse.State) (cost [parse.Moves]int32) {
	stack, next := state.Stack(), state.Next()
	root := int32(len(o.head))
	top := stack[len(stack)-1]
	if top != root {
		head := o.head[top]
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
		head := o.head[next]
		for i, w := range stack {
			if i < len(stack)-1 && w == head {
				cost[parse.Shift]++ // the head is deeper in the stack than the top
			}
			if w != root && o.head[w] == next {
				cost[parse.Shift]++
			}
		}
	}
	return cost
}
