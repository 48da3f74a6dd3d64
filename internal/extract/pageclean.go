package extract

import (
	"strings"
	"unicode"

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

// junk are words of class names and ids by which pages say what a part is, and which no
// report goes by.
var junk = wordSet("related recommended recommendations recirc recirculation newsletter newsletters signup subscribe subscription " +
	"share sharing sharebar social socials sharedaddy addtoany promo promos promotion advert advertisement advertising ads adslot ad " +
	"sponsor sponsored cookie cookies consent gdpr modal popup overlay lightbox outbrain taboola zergnet credit credits bio author " +
	"authorbox tags taglist tag-list donation trending popular mostread most-read readmore read-more read-next more-stories " +
	"morestories also-read footer rating ratings reactions")

// layout are words that tell where a part stands or how it looks; whole reports go by them
// on some pages ("sidebar-right", "hidden-print").
var layout = wordSet("breadcrumb breadcrumbs sidebar pagination pager nav navigation navbar menu toolbar masthead caption captions " +
	"wp-caption-text toc donate paywall skip-link screen-reader-text sr-only visually-hidden visuallyhidden hidden print-only rss")

// replies are such words that readers' comments go by, which may be longer than the report.
var replies = wordSet("comments comment commentlist comment-list respond disqus replies discussion")

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
	switch {
	case dropped[n.DataAtom] && n.DataAtom != atom.Aside:
		return 2
	case named(n, replies):
		return repliesMost
	case hiddenElement(n):
		return hiddenShare
	case n.DataAtom == atom.H1 || n.DataAtom == atom.H2 || n.DataAtom == atom.H3 || n.DataAtom == atom.H4:
		return 0
	case named(n, junk):
		return junkShare
	case dropped[n.DataAtom] || named(n, layout):
		return layoutShare
	}
	return 0
}

// clean takes out of a document what is no part of the report by its element, its
// role, or what its class says, and gives the captions and credits among it.
func clean(doc *html.Node) []cutCredit {
	var credits []cutCredit
	weights := map[*html.Node]weight{}
	total := max(weigh(doc, false, weights).prose, 1)
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
	return credits
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

// named tells whether the class or id of n has one of words.
func named(n *html.Node, words map[string]bool) bool {
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key != "class" && a.Key != "id" && a.Key != "data-component" {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			if words[strings.ToLower(name)] || nameHas(name, words) {
				return true
			}
		}
	}
	return false
}

// Words before and after a word of a class name that make it say what the part has or can
// do, not what it is.
var (
	notBefore = wordSet("has no with without")
	notAfter  = wordSet("on open closed enabled disabled status allowed")
)

// nameHas tells a class name of which a word is in set: "post-related", "shareTools".
func nameHas(name string, set map[string]bool) bool {
	words := strings.FieldsFunc(splitCamel(name), func(r rune) bool { return r == '-' || r == '_' || r == ':' || r == ' ' })
	if len(words) > 4 {
		return false
	}
	for i, w := range words {
		if w = strings.ToLower(w); !set[w] {
			continue
		}
		if i > 0 && notBefore[strings.ToLower(words[i-1])] || i+1 < len(words) && (notAfter[strings.ToLower(words[i+1])] || words[i+1] == "content" && w != "related" || words[i+1] == "wrapper" && w == "hidden") {
			continue // "has-sidebar", "comments-open", "ad-content"
		}
		return true
	}
	return false
}

func splitCamel(name string) string {
	camel := false
	for i := 1; i < len(name); i++ {
		if name[i] >= 'A' && name[i] <= 'Z' && name[i-1] >= 'a' && name[i-1] <= 'z' {
			camel = true
		}
	}
	if !camel {
		return name
	}
	var b strings.Builder
	last := ' '
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}
