package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// proseLetters is how long a piece of text must be to count as prose.
	proseLetters = 80
	// bodyShare is the part of an element's prose that one child must hold for the report
	// to lie within that child alone.
	bodyShare = 0.65
	// linkPercent is from which percentage of its letters on a part is a list of links.
	linkPercent = 85
)

// weightsGuess is how many elements a page is expected to have.
const weightsGuess = 1024

// A weight is what stands beneath an element, in bytes of text.
type weight struct {
	prose  int // in pieces long enough to be sentences, and in paragraphs
	all    int
	linked int
	blocks bool // it holds blocks
}

// weigh weighs node and everything beneath it. A piece is the text between the edges
// of blocks; one of which half is links is no prose.
func weigh(node *html.Node, inLink bool, weights map[*html.Node]weight) weight {
	var w weight
	switch node.Type {
	case html.TextNode:
		w.all = len(strings.TrimSpace(node.Data))
		if inLink {
			w.linked = w.all
		}
		return w
	case html.ElementNode, html.DocumentNode:
		if silent[node.DataAtom] {
			return w
		}
	default:
		return w
	}
	inLink = inLink || node.DataAtom == atom.A
	var piece weight
	least := proseLetters
	if node.DataAtom == atom.P {
		least = 0
	}
	for c := node.FirstChild; c != nil; c = c.NextSibling {
		child := weigh(c, inLink, weights)
		if child.blocks || blocks[c.DataAtom] {
			w.prose += child.prose + piece.asProse(least)
			piece = weight{}
			w.blocks = true
		} else {
			piece.all += child.all
			piece.linked += child.linked
		}
		w.all += child.all
		w.linked += child.linked
	}
	if w.blocks || blocks[node.DataAtom] {
		w.prose += piece.asProse(least)
	}
	weights[node] = w
	return w
}

func (w weight) asProse(least int) int {
	if w.all >= least && w.linked*2 < w.all {
		return w.all
	}
	return 0
}

// container is the smallest element that holds the bulk of the document's prose, and
// how much prose that is; nil where the document has none.
//
// It goes down from the root into the child that holds bodyShare of its parent's
// prose, as long as there is one: page furniture holds little prose, so that the way
// ends where the report's paragraphs lie side by side.
func container(doc *html.Node) (*html.Node, int) {
	weights := make(map[*html.Node]weight, weightsGuess)
	if weigh(doc, false, weights).prose == 0 {
		return nil, 0
	}
	node := doc
	for {
		var best *html.Node
		for c := node.FirstChild; c != nil; c = c.NextSibling {
			if c.Type == html.ElementNode && (best == nil || weights[c].prose > weights[best].prose) {
				best = c
			}
		}
		if best == nil || best.DataAtom == atom.P || float64(weights[best].prose) < bodyShare*float64(weights[node].prose) {
			return node, weights[node].prose
		}
		node = best
	}
}

// thin takes out of a report's container the parts that are links alone.
func thin(node *html.Node) {
	weights := make(map[*html.Node]weight, weightsGuess)
	weigh(node, false, weights)
	visit(node, func(n *html.Node) bool {
		if n == node || n.Type != html.ElementNode {
			return true
		}
		switch n.DataAtom {
		case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.P, atom.Table, atom.Dl:
			if w := weights[n]; w.all > 0 && w.linked*100 >= w.all*linkPercent {
				n.Parent.RemoveChild(n)
				return false
			}
		}
		return true
	})
}
