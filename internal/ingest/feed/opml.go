package feed

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"gainsay/internal/ingest/markup"
)

// attribute is the value of the attribute of that local name in any case.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if strings.EqualFold(a.Name.Local, name) {
			return strings.TrimSpace(a.Value)
		}
	}
	return ""
}

// parseOPML gathers the feeds of an OPML list, each once, in the list's order.
func parseOPML(text []byte, resolve *resolver) (List, error) {
	list := List{Kind: OPML}
	seen := map[string]bool{}
	d := markup.Decoder(text)
	outlines := 0
	var title strings.Builder
	inTitle := false
	for {
		token, err := d.Token()
		if err != nil {
			if err != io.EOF {
				list.broken("outline %d: the list breaks off after it: %v", outlines, err)
			}
			break
		}
		switch t := token.(type) {
		case xml.StartElement:
			inTitle = strings.EqualFold(t.Name.Local, "title")
			if !strings.EqualFold(t.Name.Local, "outline") {
				continue
			}
			outlines++
			told := attribute(t, "xmlUrl")
			if told == "" && strings.EqualFold(attribute(t, "type"), "rss") {
				told = attribute(t, "url")
			}
			address := resolve.of(told)
			switch {
			case told == "": // a folder
			case address == "":
				list.broken("outline %d: %q is no address of a feed", outlines, clip(told))
			case !seen[address] && len(list.Feeds) < maxItems:
				seen[address] = true
				list.Feeds = append(list.Feeds, address)
			}
		case xml.EndElement:
			inTitle = false
		case xml.CharData:
			if inTitle {
				title.Write(t)
			}
		}
	}
	list.Title = line(title.String())
	if len(list.Feeds) == 0 {
		return list, errors.New("names no feeds")
	}
	return list, nil
}

// clip shortens what is quoted in a reason.
func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}
