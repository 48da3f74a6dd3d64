package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"gainsay/internal/ingest/markup"
)

// The fields of a sitemap's entry: those of the protocol and of its news extension.
type sitemapEntry struct {
	loc, lastmod, published, title, name, language string
}

// parseSitemap gathers the addresses of a sitemap or of an index of sitemaps.
// https://www.sitemaps.org/protocol.html
func parseSitemap(text []byte, kind Kind, resolve *resolver) (List, error) {
	list := List{Kind: kind}
	seen := map[string]bool{}
	d := markup.Decoder(text)
	number := 0
	for {
		token, err := d.Token()
		if err != nil {
			if err != io.EOF {
				list.broken("entry %d: the sitemap breaks off after it: %v", number, err)
			}
			break
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		number++
		if number > maxItems {
			list.broken("entry %d: more than %d entries, the rest is passed over: split it", number, maxItems)
			break
		}
		entry, err := readEntry(d)
		if err != nil {
			list.broken("entry %d: the sitemap breaks off in it: %v", number, err)
		}
		list.entry(entry, number, start.Name.Local == "sitemap", resolve, seen)
		if err != nil {
			break
		}
	}
	if len(list.Items) == 0 && len(list.Feeds) == 0 {
		return list, errors.New("names no addresses")
	}
	return list, nil
}

func (l *List) entry(e sitemapEntry, number int, isMap bool, resolve *resolver, seen map[string]bool) {
	address := resolve.of(e.loc)
	switch {
	case e.loc == "":
		l.broken("entry %d: has no address", number)
	case address == "":
		l.broken("entry %d: %q is no address", number, clip(e.loc))
	case seen[address]:
	case isMap:
		seen[address] = true
		l.Feeds = append(l.Feeds, address)
	default:
		seen[address] = true
		l.Items = append(l.Items, Item{Number: number, Address: address, Title: title(e.title), Outlet: line(e.name),
			Published: Date(e.published), Updated: Date(e.lastmod), Language: line(e.language)})
	}
}

// readEntry reads to the end of the entry that d stands in.
func readEntry(d *xml.Decoder) (sitemapEntry, error) {
	var e sitemapEntry
	fields := map[string]*string{"loc": &e.loc, "lastmod": &e.lastmod, "publication_date": &e.published,
		"title": &e.title, "name": &e.name, "language": &e.language}
	var within []string
	var text strings.Builder
	for {
		token, err := d.Token()
		if err != nil {
			return e, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			within = append(within, t.Name.Local)
			text.Reset()
		case xml.CharData:
			text.Write(t)
		case xml.EndElement:
			if len(within) == 0 {
				return e, nil
			}
			name := within[len(within)-1]
			within = within[:len(within)-1]
			// A picture or a film in the entry has an address and a title of its own.
			parent := ""
			if len(within) > 0 {
				parent = within[len(within)-1]
			}
			if field := fields[name]; field != nil && *field == "" && (parent == "" || parent == "news" || parent == "publication") {
				*field = strings.TrimSpace(text.String())
			}
			text.Reset()
		}
	}
}
