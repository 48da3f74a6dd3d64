package parse

import (
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
	net   *net.Net
	rels  []doc.Rel // by output of LeftLayer and RightLayer
	kinds []Counted // by fine tag
}

// NewParser builds a parser whose labelling layers put out rels in order.
func NewParser(n *net.Net, rels []doc.Rel, tags []string) *Parser {
	return &Parser{net: n, rels: rels, kinds: KindsOf(tags)}
}

// readParser reads the parser of a file.
func readParser(f *model.File, tagger *tag.Tagger) (*Parser, error) {
	names, err := f.Section("parse.names")
	if err != nil {
		return nil, err
	}
	n, err := net.Read(f, "parse")
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
	view     view
	features []uint32
	sum      net.Sum
	hidden   []float32
	out      []float32
	words    [places][recent]wordSum
	nowhere  [places]wordSum
}

// A wordSum is the sum of the features of a word at a place.
type wordSum struct {
	word  int32
	known bool
	sum   net.Sum
}

// recent is how many words a place remembers the sums of, a power of two.
const recent = 32

// NewScratch is working memory for Parse.
func (p *Parser) NewScratch() *Scratch {
	s := &Scratch{features: make([]uint32, 0, MostFeatures), sum: p.net.NewSum(),
		hidden: make([]float32, p.net.Units()), out: make([]float32, max(int(Moves), len(p.rels)))}
	for i := range places {
		s.nowhere[i].sum = p.net.NewSum()
		for j := range recent {
			s.words[i][j].sum = p.net.NewSum()
		}
	}
	return s
}

// Parse completes the tree of s.State, which Start has begun.
func (p *Parser) Parse(s *Scratch) {
	state := &s.State
	for i := range places {
		for j := range recent {
			s.words[i][j].known = false
		}
	}
	for !state.Done() {
		p.look(s)
		p.net.Hidden(&s.sum, s.hidden)
		p.net.Score(MoveLayer, s.hidden, s.out)
		move := Moves
		for m := Shift; m < Moves; m++ {
			if state.Can(m) && (move == Moves || s.out[m] > s.out[move]) {
				move = m
			}
		}
		state.Do(move, p.label(s, move))
	}
}

// look sums up the features of the state. A word stands at a place through
// several states, so its own features are summed up once.
func (p *Parser) look(s *Scratch) {
	s.State.view(&s.view)
	s.sum.Clear()
	for place := range places {
		i := s.view.at[place]
		known := &s.nowhere[place]
		if i >= 0 {
			known = &s.words[place][i%recent]
		}
		if !known.known || known.word != i {
			known.word, known.known = i, true
			s.features = s.view.ofWord(s.features[:0], place)
			known.sum.Clear()
			p.net.Add(&known.sum, s.features)
		}
		s.sum.AddSum(&known.sum)
	}
	s.features = s.view.features(s.features[:0])
	p.net.Add(&s.sum, s.features)
}

// label chooses the relation of the arc that move makes. Only an arc from the
// root is a root.
func (p *Parser) label(s *Scratch, move Move) doc.Rel {
	head, _, ok := s.State.Arc(move)
	if !ok {
		return doc.NoRel
	}
	if head == s.State.root() {
		return doc.Root
	}
	layer := LeftLayer
	if move == Right {
		layer = RightLayer
	}
	p.net.Score(layer, s.hidden, s.out)
	best := -1
	for i, x := range s.out[:len(p.rels)] {
		if p.rels[i] != doc.Root && p.rels[i] != doc.Punct && (best < 0 || x > s.out[best]) {
			best = i
		}
	}
	return p.rels[best]
}
