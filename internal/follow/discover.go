package follow

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headBytes is how much of a page is looked at for the feed that it names.
const headBytes = 256 << 10

// feedOf is the address of the feed that a page names as its own, the first where
// it names several (those that follow are of comments and of sections), "" where it
// names none: <link rel="alternate" type="application/rss+xml" href="…">, as
// https://blog.whatwg.org/feed-autodiscovery has it. base is the page's address.
func feedOf(page []byte, base string) string {
	at, err := url.Parse(base)
	if err != nil {
		return ""
	}
	in := html.NewTokenizer(bytes.NewReader(page[:min(len(page), headBytes)]))
	for {
		switch in.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := in.Token()
			switch tag.DataAtom {
			case atom.Body:
				return ""
			case atom.Link:
				if found := alternate(tag, at); found != "" {
					return found
				}
			}
		}
	}
}

// alternate is the address of the feed that a link element names, "" where it names none.
func alternate(link html.Token, at *url.URL) string {
	var rel, kind, href string
	for _, a := range link.Attr {
		switch a.Key {
		case "rel":
			rel = strings.ToLower(a.Val)
		case "type":
			kind = strings.ToLower(strings.TrimSpace(a.Val))
		case "href":
			href = strings.TrimSpace(a.Val)
		}
	}
	named := false
	for word := range strings.FieldsSeq(rel) {
		named = named || word == "alternate"
	}
	switch kind {
	case "application/rss+xml", "application/atom+xml", "application/feed+json":
	default:
		named = false
	}
	ref, err := url.Parse(href)
	if !named || err != nil || href == "" {
		return ""
	}
	found := at.ResolveReference(ref)
	if found.Scheme != "http" && found.Scheme != "https" {
		return ""
	}
	return found.String()
}
