package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The facts that a page tells about itself, besides its text.
type pageFacts struct {
	meta      map[string]string // content of meta elements, by lower-case name, property or itemprop; the first counts
	linked    linkedData        // what its JSON-LD says of the article
	headings  []heading         // its h1 elements, and h2 where it has no h1
	titleTag  string
	canonical string
	language  string    // of the html element
	times     []timeTag // in the order of the document
	otherDate string    // of a meta element that only its words tell
	order     dayOrder  // of its dates in figures

	headingsSeen int // headings so far
	credits      []cutCredit
	scripts      []*html.Node // those that are no JSON-LD
}

type heading struct {
	text  string
	level int
	seen  int // how many headings there are up to and with it
}

const (
	// headingsMost is how many headings are kept.
	headingsMost = 12
	// factBytes is the longest heading, title or content of a meta element that is kept.
	factBytes = 2000
)

// factsOf gathers a page's facts; it must see the document before it is cleaned.
func factsOf(doc *html.Node) *pageFacts {
	f := &pageFacts{meta: map[string]string{}}
	visit(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		switch n.DataAtom {
		case atom.Html:
			f.language = attribute(n, "lang")
		case atom.Meta:
			f.addMeta(n)
		case atom.Title:
			if f.titleTag == "" && n.FirstChild != nil {
				f.titleTag = strings.Join(strings.Fields(cutAtRune(n.FirstChild.Data, factBytes)), " ")
			}
			return false
		case atom.Link:
			if attribute(n, "rel") == "canonical" && f.canonical == "" {
				f.canonical = attribute(n, "href")
			}
		case atom.Script:
			switch kind := attribute(n, "type"); {
			case n.FirstChild == nil:
			case strings.HasPrefix(kind, "application/ld+json"):
				f.linked.read(n.FirstChild.Data)
			default:
				f.scripts = append(f.scripts, n)
			}
			return false
		case atom.H1, atom.H2:
			f.addHeading(n)
		case atom.A:
			f.addLink(n)
			f.addDated(n)
		case atom.Time:
			f.addTime(n)
		case atom.Style, atom.Template, atom.Svg:
			return false
		default:
			f.addDated(n)
			f.addCredit(n)
		}
		return true
	})
	return f
}

func (f *pageFacts) addMeta(n *html.Node) {
	content := cutAtRune(strings.TrimSpace(attribute(n, "content")), factBytes)
	for _, key := range [...]string{"name", "property", "itemprop", "http-equiv"} {
		name := strings.ToLower(attribute(n, key))
		if name == "" || content == "" {
			continue
		}
		if _, told := f.meta[name]; !told {
			f.meta[name] = content
		}
		if f.otherDate == "" && otherPublished(name) {
			f.otherDate = content
		}
	}
}

func (f *pageFacts) addHeading(n *html.Node) {
	text := lineOf(n)
	if text == "" || len(text) > factBytes {
		return
	}
	f.headingsSeen++
	if len(f.headings) < headingsMost {
		f.headings = append(f.headings, heading{text, int(n.Data[1] - '0'), f.headingsSeen})
	}
}
