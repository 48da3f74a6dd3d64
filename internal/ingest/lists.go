package ingest

import (
	"fmt"

	"gainsay"
	"gainsay/internal/ingest/feed"
)

// listFile emits what a feed, a sitemap or an OPML list in a file leads to. Without the
// network, and in a folder, it emits the reports that the list gives whole, and refuses its
// addresses with the way to read them.
func (w *walk) listFile(file string, content []byte, meta metaEntry) {
	op := "read " + file
	list, err := feed.Parse(content, meta.URL)
	if err == nil && w.web != nil && !w.inFolder {
		w.list(file, &list)
		return
	}
	for _, broken := range list.Broken {
		w.refuse(gainsay.E(gainsay.Invalid, op, "%s", broken))
	}
	if err != nil {
		w.refuse(gainsay.E(gainsay.Invalid, op, "%w", err))
		return
	}
	links, first := 0, ""
	for i := range list.Items {
		item := &list.Items[i]
		if item.Whole() {
			w.emit(fill(ofFeed(item), file, meta))
			continue
		}
		if links++; links == 1 {
			first = item.Address
		}
	}
	if links > 0 {
		w.refuse(gainsay.E(gainsay.Invalid, op, "%s only a link; run with the network: gainsay read %s", numbered(links, "item gives", "items give"), first))
	}
	switch {
	case len(list.Feeds) > 0 && list.Kind == feed.OPML:
		w.refuse(gainsay.E(gainsay.Invalid, op, "names %s on the network; run with it: gainsay read %s",
			numbered(len(list.Feeds), "feed, which is", "feeds, which are"), list.Feeds[0]))
	case len(list.Feeds) > 0:
		w.refuse(gainsay.E(gainsay.Invalid, op, "names %s on the network; run with it: gainsay read %s",
			numbered(len(list.Feeds), "sitemap, which is", "sitemaps, which are"), list.Feeds[0]))
	case len(list.Items) == 0:
		w.refuse(gainsay.E(gainsay.Invalid, op, "its %s has no items", list.Kind))
	}
}

// ofFeed is the document of an item that is given whole.
func ofFeed(item *feed.Item) gainsay.Raw {
	raw := gainsay.Raw{Part: fmt.Sprintf("item %d", item.Number), Format: gainsay.HTML, Bytes: []byte(item.HTML),
		Title: item.Title, URL: item.Address, Outlet: item.Outlet, Published: item.Published, Modified: item.Updated,
		Authors: item.Authors, Language: item.Language, Section: item.Section, Origin: item.Source}
	if raw.Published == "" {
		raw.Published = item.Updated
	}
	if raw.Origin == "" {
		raw.Origin = item.SourceAddress
	}
	if item.Text != "" {
		raw.Format, raw.Bytes = gainsay.Record, []byte(item.Text)
	}
	return raw
}
