// Package feed turns the bytes of a list into addresses and articles: RSS, Atom and
// JSON Feed, OPML, sitemaps and their indexes, and plain lists of addresses. It asks
// no network. What a feed declares of an article (title, authors, dates, the feed it
// was taken from) goes with it.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"gainsay/internal/ingest/markup"
)

// A Kind says what a list is.
type Kind string

// The kinds of list.
const (
	RSS          Kind = "RSS feed"
	Atom         Kind = "Atom feed"
	JSON         Kind = "JSON feed"
	OPML         Kind = "OPML list"
	Sitemap      Kind = "sitemap"
	SitemapIndex Kind = "sitemap index"
	Addresses    Kind = "list of addresses"
)

// A List is what a feed, a sitemap or an OPML file holds. All text is valid UTF-8, all
// addresses are absolute and of http or https.
type List struct {
	Kind     Kind
	Title    string
	Home     string   // address of the site; "" unknown
	Language string   // as declared; "" unknown
	Items    []Item   // in the list's order, each address once
	Feeds    []string // further lists: the feeds of an OPML file, the sitemaps of an index
	Broken   []string // what could not be read of it, one line each: "item 3: why"

	seen map[string]bool // addresses of Items
}

// An Item is one article that a list tells of. What is unknown is empty.
type Item struct {
	Number    int    // its place in the list, from 1
	Address   string // absolute
	GUID      string
	Title     string // plain text
	Outlet    string
	Published string // RFC 3339 with the zone as told, without a zone where none was, or a date alone
	Updated   string // likewise
	Authors   []string
	Language  string
	Section   string

	Source        string // the outlet that the list says the item was taken from
	SourceAddress string

	HTML    string // the report, where the list gives it whole
	Text    string // likewise, where it is given as plain text
	Summary string // plain text
}

// Whole tells whether the list gives the report itself and not only a link to it.
func (i *Item) Whole() bool { return i.HTML != "" || i.Text != "" }

// The caps on one list.
const (
	maxItems  = 100_000 // a sitemap may have 50,000
	maxBroken = 20      // reasons that are kept

	keptElements   = 200_000   // of a feed, which is parsed as a whole
	keptValues     = 400_000   // likewise, of JSON
	passedElements = 5_000_000 // of a list that is read element by element
)

// KindOf tells the kind of list by how it begins, "" when it is none. A beginning of
// some thousand bytes is enough.
func KindOf(head []byte) Kind {
	switch markup.Root(head) {
	case "rss", "rdf":
		return RSS
	case "feed":
		return Atom
	case "opml":
		return OPML
	case "urlset":
		return Sitemap
	case "sitemapindex":
		return SitemapIndex
	}
	switch {
	case jsonFeed(head):
		return JSON
	case addressLines(head):
		return Addresses
	}
	return ""
}

// jsonFeed tells a JSON Feed by the version that it must name. A quotation mark within
// a string is escaped, so that no article that writes of the format is taken for it.
func jsonFeed(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n")
	if !bytes.HasPrefix(head, []byte("{")) {
		return false
	}
	_, after, found := bytes.Cut(head, []byte(`"version"`))
	if !found {
		return false
	}
	after = bytes.TrimLeft(after, " \t\r\n:")
	value, _, _ := bytes.Cut(bytes.TrimPrefix(after, []byte(`"`)), []byte(`"`))
	return bytes.Contains(bytes.ReplaceAll(value, []byte(`\/`), []byte("/")), []byte("jsonfeed.org/version"))
}

// Parse reads a list of any kind. base is the address that it was got from, against
// which relative links are resolved, or "". A list that is broken in the middle gives
// what can be read of it, and says in Broken what could not; the error is for one that
// gives nothing at all.
func Parse(b []byte, base string) (List, error) {
	kind := KindOf(b[:min(len(b), 64<<10)])
	switch kind {
	case "":
		return List{}, errors.New("is no feed, sitemap or OPML list")
	case Addresses:
		return parseAddresses(b), nil
	case JSON:
		return parseJSON(markup.UTF8(b, ""), newResolver(base))
	}
	most := keptElements
	if kind == OPML || kind == Sitemap || kind == SitemapIndex {
		most = passedElements
	}
	text, err := markup.XML(b, most)
	if err != nil {
		return List{}, err
	}
	switch kind {
	case OPML:
		return parseOPML(text, newResolver(base))
	case Sitemap, SitemapIndex:
		return parseSitemap(text, kind, newResolver(base))
	}
	return parseXML(text, kind, newResolver(base))
}

func (l *List) broken(format string, args ...any) {
	if len(l.Broken) < maxBroken {
		l.Broken = append(l.Broken, strings.ToValidUTF8(fmt.Sprintf(format, args...), "\uFFFD"))
	}
}

// addressLines tells a plain list of addresses, the text form of a sitemap: every line
// of the beginning is one.
func addressLines(head []byte) bool {
	lines := 0
	for line := range bytes.Lines(bytes.TrimPrefix(head, []byte("\uFEFF"))) {
		if !bytes.HasSuffix(line, []byte("\n")) && lines > 0 {
			break // cut off, maybe
		}
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		if !plainAddress(string(line)) {
			return false
		}
		lines++
	}
	return lines > 0
}

func plainAddress(line string) bool {
	return (strings.HasPrefix(line, "http://") || strings.HasPrefix(line, "https://")) && !strings.ContainsAny(line, " \t<>\"")
}

func parseAddresses(b []byte) List {
	list := List{Kind: Addresses}
	seen := map[string]bool{}
	resolve := newResolver("")
	number := 0
	for line := range bytes.Lines(markup.UTF8(b, "")) {
		number++
		told := strings.TrimSpace(string(line))
		if told == "" {
			continue
		}
		address := resolve.of(told)
		switch {
		case address == "" || !plainAddress(told):
			list.broken("line %d: is no address", number)
		case len(list.Items) == maxItems:
			list.broken("line %d: more than %d addresses, the rest is passed over: split it", number, maxItems)
			return list
		case !seen[address]:
			seen[address] = true
			list.Items = append(list.Items, Item{Number: number, Address: address})
		}
	}
	return list
}
