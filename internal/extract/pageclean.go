package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropped are elements that never hold a report.
var dropped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Svg: true,
	atom.Canvas: true, atom.Button: true, atom.Input: true, atom.Select: true, atom.Textarea: true, atom.Nav: true,
	atom.Dialog: true, atom.Object: true, atom.Embed: true, atom.Link: true, atom.Meta: true, atom.Audio: true,
	atom.Video: true, atom.Figcaption: true, atom.Aside: true, atom.Label: true, atom.Menu: true,
}

// droppedRoles are the ARIA roles of such elements.
var droppedRoles = wordSet("navigation banner contentinfo complementary search dialog alertdialog alert menu menubar toolbar tooltip")

// The parts of a page's prose up to which a part is taken out. Beyond them, what its
// class says is not believed: some pages call the whole article "sidebar-right".
const (
	layoutShare = 0.05
	junkShare   = 0.5
	hiddenShare = 0.6
	repliesMost = 0.95
)

// droppedShare is the part of the page's prose up to which n is no part of the
// report, 0 where nothing speaks against it.
func droppedShare(n *html.Node) float64 {
	class := classOf(n)
	switch {
	case dropped[n.DataAtom] && n.DataAtom != atom.Aside:
		return 2
	case class&replies != 0:
		return repliesMost
	case hiddenElement(n):
		return hiddenShare
	case n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || n.DataAtom == atom.H4:
		return 0
	case class&junk != 0:
		return junkShare
	case class&layout != 0 || dropped[n.DataAtom]:
		return layoutShare
	}
	return 0
}

// clean takes out of a document what is no part of the report by its element, its
// role, or what its class says, and gives the captions and credits among it
// and how much prose there was.
func clean(doc *html.Node) (credits []cutCredit, prose int) {
	weights := make(map[*html.Node]weight, weightsGuess)
	prose = weigh(doc, false, weights).prose
	total := max(prose, 1)
	visit(doc, func(n *html.Node) bool {
		if n.Type == html.CommentNode {
			n.Parent.RemoveChild(n)
			return false
		}
		if n.Type != html.ElementNode || n.DataAtom == atom.Html || n.DataAtom == atom.Body || n.DataAtom == atom.Head {
			return true
		}
		if float64(weights[n].prose)/float64(total) < droppedShare(n) {
			if c, ok := creditOf(n); ok && len(credits) < creditsMost {
				credits = append(credits, c)
			}
			n.Parent.RemoveChild(n)
			return false
		}
		return true
	})
	return credits, prose
}

func hiddenElement(n *html.Node) bool {
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			if a.Val == "true" {
				return true
			}
		case "role":
			if droppedRoles[a.Val] {
				return true
			}
		case "style":
			if hides(a.Val) {
				return true
			}
		}
	}
	return false
}
