package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// settle moves what a page holds in one place for its script to show in another, and
// shows what a control of the page would show.
//
// React sends parts of a page late, in hidden elements with the id "S:1", and moves each
// to where a template with the id "B:1" or an element "P:1" stands
// (https://react.dev/reference/react-dom/server/renderToPipeableStream).
// Panels that an aria-controls names are closed until a reader opens them
// (https://www.w3.org/WAI/ARIA/apg/patterns/accordion/); what is in them is part of the page.
func settle(doc *html.Node) {
	var late []latePart
	places := map[string]*html.Node{}
	controlled := map[string]bool{}
	visit(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		id := ""
		for i := range n.Attr {
			switch a := &n.Attr[i]; a.Key {
			case "id":
				id = a.Val
			case "aria-controls":
				controlled[a.Val] = true
			}
		}
		if kind, name, ok := strings.Cut(id, ":"); ok && len(kind) == 1 && name != "" {
			switch {
			case kind == "S" && n.DataAtom == atom.Div:
				late = append(late, latePart{name, n})
			case kind == "B" || kind == "P":
				places[name] = n
			}
		}
		return true
	})
	for _, part := range late {
		n, place := part.node, places[part.name]
		if place == nil || place.Parent == nil || inside(place, n) {
			show(n)
			continue
		}
		n.Parent.RemoveChild(n)
		show(n)
		place.Parent.InsertBefore(n, place)
	}
	if len(controlled) > 0 {
		open(doc, controlled)
	}
}

// A latePart is a part of a page that was sent after its place.
type latePart struct {
	name string
	node *html.Node
}

// inside tells whether n stands beneath above, or is it.
func inside(n, above *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == above {
			return true
		}
	}
	return false
}

// open shows the panels that are named, but for dialogs and menus.
func open(doc *html.Node, named map[string]bool) {
	visit(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		if id := attribute(n, "id"); id != "" && named[id] && !droppedRoles[attribute(n, "role")] && n.DataAtom != atom.Nav && n.DataAtom != atom.Dialog {
			show(n)
		}
		return true
	})
}

// show takes the attributes from an element that hide it.
func show(n *html.Node) {
	kept := n.Attr[:0]
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden", a.Key == "aria-hidden":
			continue
		case a.Key == "style" && hides(a.Val):
			continue
		}
		kept = append(kept, a)
	}
	n.Attr = kept
}

// hides tells a style that hides.
func hides(style string) bool {
	style = strings.ReplaceAll(strings.ToLower(style), " ", "")
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}
