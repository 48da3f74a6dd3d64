package parse

import (
	"math"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/language/net"
	"gainsay/internal/language/tag"
)

// The output layers of the parser's net.
const (
	MoveLayer  = iota // one output a Move
	LeftLayer         // one output a relation, for arcs that Left makes
	RightLayer        // one output a relation, for arcs that Right makes
	LayerCount
)

// A Parser is read-only and may be used by several goroutines at once.
type Parser struct {
	net     *net.Net
	rels    []doc.Rel // by output of LeftLayer and RightLayer
	counted []Counted // by fine tag
}

// NewParser builds a parser whose labelling layers put out rels in order.
func NewParser(n *net.Net, rels []doc.Rel, tags []string) *Parser {
	return &Parser{net: n, rels: rels, counted: CountedOf(tags)}
}

// readParser reads the parser name of a file.
func readParser(f *model.File, name string, tagger *tag.Tagger) (*Parser, error) {
	names, err := f.Section("parse.names")
	if err != nil {
		return nil, err
	}
	n, err := net.Read(f, name)
	if err != nil {
		return nil, err
	}
	var rels []doc.Rel
	for name := range strings.SplitSeq(string(names), "\n") {
		rels = append(rels, doc.RelOf(name))
	}
	if n.Layers() != LayerCount || n.Outputs(MoveLayer) != int(Moves) || n.Outputs(LeftLayer) != len(rels) || n.Outputs(RightLayer) != len(rels) {
		return nil, gainsay.E(gainsay.Invalid, "read weights parse", "damaged: the layers do not fit %d relations", len(rels))
	}
	return NewParser(n, rels, tagger.Names()), nil
}

// Scratch is the working memory of one goroutine.
type Scratch struct {
	State    State
	features []uint32
	sum      net.Sum
	hidden   []float32
	out      []float32
}

// NewScratch is working memory for Parse.
func (p *Parser) NewScratch() *Scratch {
	return &Scratch{features: make([]uint32, 0, MostFeatures), sum: p.net.NewSum(),
		hidden: make([]float32, p.net.Units()), out: make([]float32, max(int(Moves), len(p.rels)))}
}

// parse completes the tree of s.State, which Start has begun, and writes it to out.
func (p *Parser) parse(s *Scratch, out *tree) {
	state := &s.State
	out.reset(len(state.Words) - 1)
	for !state.Done() {
		s.features = state.Features(s.features[:0])
		s.sum.Clear()
		p.net.Add(&s.sum, s.features)
		p.net.Hidden(&s.sum, s.hidden)
		p.net.Score(MoveLayer, s.hidden, s.out)
		move, second := Moves, Moves
		for m := Shift; m < Moves; m++ {
			switch {
			case !state.Can(m):
			case move == Moves || s.out[m] > s.out[move]:
				move, second = m, move
			case second == Moves || s.out[m] > s.out[second]:
				second = m
			}
		}
		head, d, ok := state.Arc(move)
		if !ok {
			state.Do(move, doc.NoRel)
			continue
		}
		sure := float32(1)
		if second != Moves {
			sure = 1 / (1 + float32(math.Exp(float64(s.out[second]-s.out[move]))))
		}
		rel, margin := p.label(s, move, head)
		out.head[d], out.rel[d], out.arc[d], out.name[d] = head, rel, sure, margin
		state.Do(move, rel)
	}
}

// label chooses the relation of the arc that move makes, and says by how much it
// was the best. Only an arc from the root is a root.
func (p *Parser) label(s *Scratch, move Move, head int32) (doc.Rel, float32) {
	if head == s.State.root() {
		return doc.Root, 1
	}
	layer := LeftLayer
	if move == Right {
		layer = RightLayer
	}
	p.net.Score(layer, s.hidden, s.out)
	best, second := -1, float32(math.Inf(-1))
	for i, x := range s.out[:len(p.rels)] {
		switch {
		case p.rels[i] == doc.Root:
		case best < 0 || x > s.out[best]:
			if best >= 0 {
				second = s.out[best]
			}
			best = i
		case x > second:
			second = x
		}
	}
	return p.rels[best], s.out[best] - second
}
