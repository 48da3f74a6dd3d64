package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gainsay"
)

const (
	// creditBytes is the longest credit that is looked at.
	creditBytes = 400
	// creditsMost is how many of them.
	creditsMost = 60
)

// A cutCredit is a caption or credit that is no part of a page's text.
type cutCredit struct {
	parent   *html.Node // where it stood
	headings int        // how many headings stand before it, where that was counted
	lines    []string
}

// creditOf is what an element says of whose the text or a picture is, where its name or
// its class tells that it says so.
func creditOf(n *html.Node) (cutCredit, bool) {
	if n.DataAtom != atom.Figcaption && classOf(n)&credited == 0 {
		return cutCredit{}, false
	}
	lines := textLines(n)
	if len(lines) == 0 || size(lines) > creditBytes {
		return cutCredit{}, false
	}
	return cutCredit{parent: n.Parent, lines: lines}, true
}

// addCredit notes an element beside the title that may say whose the text is.
func (f *pageFacts) addCredit(n *html.Node) {
	if len(n.Attr) == 0 || len(f.credits) >= creditsMost {
		return
	}
	if c, ok := creditOf(n); ok {
		c.headings = f.headingsSeen
		f.credits = append(f.credits, c)
	}
}

// creditLines are the captions and credits that were cut out of the report's container,
// and those that stand between the title and the next heading. Others are those of
// other reports.
func (f *pageFacts) creditLines(cut []cutCredit, body *html.Node, title string) []string {
	var lines []string
	for _, c := range cut {
		if body != nil && inside(c.parent, body) {
			lines = append(lines, c.lines...)
		}
	}
	at := f.titleAt(title)
	for _, c := range f.credits {
		if at > 0 && c.headings == at {
			lines = append(lines, c.lines...)
		}
	}
	return lines
}

// aside are the origins that captions and credits beside the text declare, but for those
// of known. They have no words in the text.
func (x *Extractor) aside(lines []string, own string, known []gainsay.DeclaredOrigin) []gainsay.DeclaredOrigin {
	if len(lines) == 0 {
		return nil
	}
	seen := map[string]bool{}
	for _, d := range known {
		seen[string(d.Kind)+bare(x.origins.full(d.Name))] = true
	}
	var found []gainsay.DeclaredOrigin
	for _, d := range x.origins.declared(x.cues.mark(strings.Join(lines, "\n"), ""), own) {
		if key := string(d.Kind) + bare(x.origins.full(d.Name)); d.Kind != gainsay.OriginCited && !seen[key] {
			seen[key] = true
			found = append(found, gainsay.DeclaredOrigin{Name: d.Name, Kind: d.Kind})
		}
	}
	return found
}

// originalLinks are words of links that lead to the original of a report.
var originalLinks = [...]string{"read the original", "original article", "original source", "original story", "original post", "original report",
	"view original", "view the original", "read original", "source link", "read the full story at", "read the full article at", "full story at",
	"full article on", "read more at the source", "artículo original", "article original", "originalartikel", "zum original",
	"articolo originale", "artigo original", "leia o original", "origineel artikel", "источник", "оригинал"}

// originalMost is how long such words may be.
const originalMost = 60

// addLink notes a link that leads to the original, by its address.
func (f *pageFacts) addLink(n *html.Node) {
	address := attribute(n, "href")
	if !strings.HasPrefix(address, "http") {
		return
	}
	words := shortText(n)
	if len(words) < 5 || len(words) > originalMost {
		return
	}
	words = strings.ToLower(words)
	for _, phrase := range originalLinks {
		if strings.HasPrefix(words, phrase) {
			f.linked.origins = append(f.linked.origins, address)
			return
		}
	}
}

// syndicated are meta elements that name the address or the outlet of the original.
var syndicated = [...]string{"syndication-source", "original-source", "article:original_source", "dc.source", "dcterms.source"}

// originsTold are the names and addresses of the page's origins: in its JSON-LD, its meta
// elements, its links to an original, and an address of its own that lies with another
// outlet than the one it was fetched from.
func (f *pageFacts) originsTold(address string) []string {
	told := f.linked.origins
	for _, name := range syndicated {
		if value := f.meta[name]; value != "" {
			told = append(told, value)
		}
	}
	if host, own := domain(address), domain(f.canonical); host != "" && own != "" && brand(host) != brand(own) {
		told = append(told, f.canonical)
	}
	return told
}

// brand is the name that an outlet's hosts in several countries share: "gazette" of
// "gazette.com" and "www.gazette.co.uk".
func brand(host string) string {
	name, _, _ := strings.Cut(site(host), ".")
	return name
}

// site is the part of a host that one owner holds, roughly: its last two names, or three
// where the last two are short ("co.uk").
func site(host string) string {
	names := strings.Split(host, ".")
	n := 2
	if len(names) > 2 && len(names[len(names)-1]) == 2 && len(names[len(names)-2]) <= 3 {
		n = 3
	}
	return strings.Join(names[max(0, len(names)-n):], ".")
}
