package feed

import (
	"bytes"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	feedjson "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"gainsay/internal/ingest/markup"
)

// parseXML reads an RSS or Atom feed. Where the whole is broken, its items are read
// one by one.
func parseXML(text []byte, kind Kind, resolve *resolver) (List, error) {
	list := List{Kind: kind}
	found, err := parseFeed(text)
	if err == nil {
		list.take(found, resolve)
		return list, nil
	}
	parts := cut(text)
	if len(parts.items) == 0 {
		return list, fmt.Errorf("is a broken feed without items: %w", err)
	}
	if found, headErr := parsePart(parts.head); headErr == nil {
		list.take(found, resolve)
	}
	list.broken("the feed is broken, its items were read one by one (%v)", err)
	for i := range parts.items {
		found, err := parsePart(parts.item(i))
		if err != nil {
			list.broken("item %d: %v", i+1, err)
			continue
		}
		list.takeItems(found, i+1, resolve)
	}
	if len(list.Items) == 0 {
		list.Broken = nil
		return list, fmt.Errorf("is a broken feed: %w", err)
	}
	return list, nil
}

func parseJSON(text []byte, resolve *resolver) (List, error) {
	list := List{Kind: JSON}
	if values(text) > keptValues {
		return list, fmt.Errorf("it has more than %d values: split it", keptValues)
	}
	found, err := parseFeed(text)
	if err != nil {
		return list, fmt.Errorf("is a broken JSON feed: %w", err)
	}
	list.take(found, resolve)
	return list, nil
}

// values counts the objects, lists and elements of JSON, those within strings left out.
func values(text []byte) int {
	n := 0
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '{' || c == '[' || c == ','):
			n++
		}
	}
	return n
}

// parsePart is parseFeed of a part of a broken feed, whose elements nobody has counted:
// counting the whole may have ended where it is broken.
func parsePart(text []byte) (*gofeed.Feed, error) {
	if err := markup.Guard(text, keptElements); err != nil {
		return nil, err
	}
	return parseFeed(text)
}

// parseFeed reads a feed of any kind by gofeed, whose panics on broken feeds become
// errors.
func parseFeed(text []byte) (found *gofeed.Feed, err error) {
	defer func() {
		if met := recover(); met != nil {
			found, err = nil, fmt.Errorf("its parser failed on it (%v)", met)
		}
	}()
	parser := gofeed.NewParser()
	parser.KeepOriginalFeed = true
	parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	parser.AtomTranslator = &gofeed.DefaultAtomTranslator{}
	return parser.Parse(bytes.NewReader(text))
}

// take takes over what the feed tells of itself, and its items.
func (l *List) take(found *gofeed.Feed, resolve *resolver) {
	resolve.orElse(found.Link)
	resolve.orElse(found.FeedLink)
	l.Title, l.Language = title(found.Title), line(found.Language)
	l.Home = resolve.of(found.Link)
	l.takeItems(found, 1, resolve)
}

// takeItems takes over the feed's items, the first of which is the list's item number.
func (l *List) takeItems(found *gofeed.Feed, number int, resolve *resolver) {
	outlet := outletOf(l.Title, l.Home)
	for i, item := range found.Items {
		if item == nil {
			continue
		}
		if len(l.Items) == maxItems {
			l.broken("item %d: more than %d items, the rest is passed over: split it", number+i, maxItems)
			return
		}
		t := Item{
			Number: number + i, GUID: line(item.GUID), Title: title(item.Title), Outlet: outlet, Language: l.Language,
			Published: Date(item.Published), Updated: Date(item.Updated), Summary: title(item.Description),
		}
		if t.Published == "" && item.PublishedParsed != nil {
			t.Published = item.PublishedParsed.Format("2006-01-02T15:04:05Z07:00")
		}
		if len(item.Categories) > 0 {
			t.Section = title(item.Categories[0])
		}
		for _, person := range item.Authors {
			if person != nil {
				t.author(person.Name)
			}
		}
		told := told{links: append([]string{item.Link}, item.Links...), content: item.Content}
		told.original(found.OriginalFeed(), i, &t, resolve)
		t.Address = told.address(item, resolve)
		t.report(told, item.Description)
		if t.Address == "" && !t.Whole() {
			l.broken("item %d: has neither an address nor a report", t.Number)
			continue
		}
		if !l.has(&t) {
			l.Items = append(l.Items, t)
		}
	}
}

// has tells whether an item of the list is the same: the same address, or without
// address the same words. A GUID alone says nothing: some feeds give all items one.
func (l *List) has(t *Item) bool {
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	key := t.Address
	if key == "" {
		key = t.HTML + "\x00" + t.Text
	}
	known := l.seen[key]
	l.seen[key] = true
	return known
}

// mostAuthors is how many authors of an item are kept.
const mostAuthors = 100

func (i *Item) author(name string) {
	if len(i.Authors) == mostAuthors {
		return
	}
	name = title(name)
	if name == "" || strings.Contains(name, "@") || strings.Contains(name, "://") {
		return
	}
	for _, known := range i.Authors {
		if known == name {
			return
		}
	}
	i.Authors = append(i.Authors, name)
}

// What an item tells that the common form of gofeed does not keep.
type told struct {
	links   []string // the first that is an address counts
	content string
	plain   bool // content is plain text
}

// original takes from the feed's own form what the common one leaves out.
func (o *told) original(feed any, i int, t *Item, resolve *resolver) {
	switch f := feed.(type) {
	case *rss.Feed:
		if i < len(f.Items) && f.Items[i] != nil {
			o.rss(f.Items[i], t, resolve)
		}
	case *atom.Feed:
		if i < len(f.Entries) && f.Entries[i] != nil {
			o.atom(f.Entries[i], t, resolve)
		}
	case *feedjson.Feed:
		if i < len(f.Items) && f.Items[i] != nil {
			item := f.Items[i]
			if item.ContentHTML == "" {
				o.content, o.plain = item.ContentText, true
			}
			if item.Language != "" {
				t.Language = line(item.Language)
			}
			o.links = append(o.links, item.URL, item.ExternalURL)
		}
	}
}

func (o *told) rss(item *rss.Item, t *Item, resolve *resolver) {
	o.links = append(slices.Clone(item.Links), o.links...) // the first of several
	if item.Source != nil {
		t.Source, t.SourceAddress = title(item.Source.Title), resolve.of(item.Source.URL)
	}
	if item.DublinCoreExt != nil {
		for _, name := range item.DublinCoreExt.Creator {
			t.author(name)
		}
		if len(item.DublinCoreExt.Language) > 0 {
			t.Language = line(item.DublinCoreExt.Language[0])
		}
	}
	for _, moved := range item.Extensions["feedburner"]["origLink"] { // the address before the feed's service counted clicks
		o.links = append([]string{moved.Value}, o.links...)
	}
	if item.GUID != nil && !strings.EqualFold(item.GUID.IsPermalink, "false") && plainAddress(strings.TrimSpace(item.GUID.Value)) {
		o.links = append(o.links, item.GUID.Value)
	}
}

func (o *told) atom(entry *atom.Entry, t *Item, resolve *resolver) {
	if entry.Source != nil {
		t.Source = title(entry.Source.Title)
		for _, link := range entry.Source.Links {
			if link != nil && t.SourceAddress == "" && link.Rel != "self" {
				t.SourceAddress = resolve.of(link.Href)
			}
		}
	}
	if entry.Content != nil {
		o.plain = entry.Content.Type == "text" || entry.Content.Type == "text/plain"
	}
	if id := strings.TrimSpace(entry.ID); plainAddress(id) {
		o.links = append(o.links, id)
	}
}

// address is the item's own address.
func (o *told) address(item *gofeed.Item, resolve *resolver) string {
	for _, link := range o.links {
		if address := resolve.of(link); address != "" && strings.TrimSpace(link) != "" {
			return address
		}
	}
	return ""
}

// The least letters of a report: a feed's content that is shorter may be an excerpt,
// and its description is one oftener than not.
const (
	contentLetters     = 500
	paragraphsLetters  = 250 // of content in several paragraphs: an excerpt has one or two
	descriptionLetters = 1200
	linklessLetters    = 120
)

// report takes the report from the item's content, else from its description, where it
// is long enough and does not break off.
func (i *Item) report(o told, description string) {
	leastContent, leastDescription := contentLetters, descriptionLetters
	if i.Address == "" {
		leastContent, leastDescription = linklessLetters, linklessLetters
	}
	if !o.plain && !strings.Contains(o.content, "<") && strings.Contains(o.content, "&lt;p") {
		o.content = html.UnescapeString(o.content) // escaped once too often
	}
	if strings.Count(strings.ToLower(o.content), "<p") > 2 {
		leastContent = min(leastContent, paragraphsLetters)
	}
	switch {
	case o.plain && holdsReport(o.content, leastContent):
		i.Text = clean(o.content)
	case !o.plain && holdsReport(prose(o.content), leastContent):
		i.HTML = clean(o.content)
	case holdsReport(prose(description), leastDescription):
		i.HTML = clean(description)
	}
}
