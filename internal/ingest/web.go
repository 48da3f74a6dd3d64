package ingest

import (
	"bytes"
	"context"
	"io"
	"iter"
	"mime"
	"net/netip"
	"net/url"
	"path"
	"strings"
	"time"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/ingest/feed"
	"gainsay/internal/ingest/warc"
)

// maxNesting is how deep lists may stand in lists: an OPML file of feeds of pages has
// two levels, an index of sitemaps of pages has as many.
const maxNesting = 4

// archiveLimits are the caps on an answer that is read as it comes, and in which each
// record has caps of its own.
func archiveLimits() fetch.Limits {
	return fetch.Limits{Wire: 64 << 30, Decoded: 256 << 30, Time: 12 * time.Hour}
}

// address gives the documents that stand at an address of the web: a page, or what a
// feed, a sitemap, a list of either, or an archive that stands there leads to.
func (w *walk) address(address string) { w.fetched(address, nil) }

// fetched is address of an item that a feed has told something of, nil for what nobody
// told of. What a feed leads to is a page: it may be no archive, no list and nothing
// packed, for what a feed may lead to is without end then.
func (w *walk) fetched(address string, item *feed.Item) {
	if w.seen[address] {
		return
	}
	w.seen[address] = true
	op := "read " + address
	if w.web == nil {
		w.refuse(gainsay.E(gainsay.Invalid, op, "nothing is fetched here: save the page and give the file"))
		return
	}
	if item == nil && isArchive(address) {
		resp, body, err := w.web.Open(w.ctx, fetch.Request{URL: address, Limits: archiveLimits()})
		if err != nil {
			w.refuse(err)
			return
		}
		defer body.Close()
		w.told(resp, item, func() { w.document(address, formOf(pathOf(address)), body, metaEntry{}) })
		return
	}
	// Whole, and not as it comes: what it leads to may be on the same host, which has no
	// other request as long as one is open.
	resp, body, err := w.web.Get(w.ctx, fetch.Request{URL: address})
	if err != nil {
		w.refuse(err)
		return
	}
	if what := manifold(body); item != nil && what != "" {
		w.refuse(gainsay.E(gainsay.Invalid, op, "is %s where an article should be: give its own address if it is meant", what))
		return
	}
	if list, ok := w.listIn(body); ok {
		w.told(resp, nil, func() { w.parseList(address, resp.URL, list) })
		return
	}
	as, what := formOfAnswer(resp, body)
	if what != "" {
		w.refuse(gainsay.E(gainsay.Invalid, op, "is %s, not an article: give the address of one", what))
		return
	}
	w.told(resp, item, func() { w.document(address, as, bytes.NewReader(body), metaEntry{}) })
}

// manifold says what holds more than one page, "" of what does not.
func manifold(body []byte) string {
	head := body[:min(len(body), 64<<10)]
	switch kind := feed.KindOf(head); {
	case kind != "":
		return "a " + string(kind)
	case warc.Begins(head), bytes.HasPrefix(head, []byte("\x1f\x8b")), bytes.HasPrefix(head, []byte("\x28\xb5\x2f\xfd")):
		return "an archive"
	}
	return ""
}

// listIn is the content of a list, unpacked, where the body holds one.
func (w *walk) listIn(body []byte) ([]byte, bool) {
	if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		return body, feed.KindOf(body[:min(len(body), 64<<10)]) != ""
	}
	from, err := w.decompress(bytes.NewReader(body))
	if err != nil {
		return nil, false
	}
	defer from.Close()
	head := make([]byte, 64<<10)
	n, err := io.ReadFull(from, head)
	if err != nil && err != io.ErrUnexpectedEOF || feed.KindOf(head[:n]) == "" {
		return nil, false
	}
	rest, err := io.ReadAll(io.LimitReader(from, w.limits.File))
	return append(head[:n], rest...), err == nil // what is damaged is named when it is read as a document
}

// parseList gives the articles of a list that stands in b, and was got from base.
func (w *walk) parseList(file, base string, b []byte) {
	list, err := feed.Parse(b, base)
	if err != nil {
		w.refuse(gainsay.E(gainsay.Invalid, "read "+file, "%w", err))
		return
	}
	w.list(file, &list)
}

// told runs read with what an answer and a list tell put into every document that it
// emits, where the document does not tell better.
func (w *walk) told(resp *fetch.Response, item *feed.Item, read func()) {
	before := w.tell
	defer func() { w.tell = before }()
	w.tell = func(raw *gainsay.Raw) {
		raw.Fetched = or(raw.Fetched, resp.At.UTC().Format(time.RFC3339))
		if item != nil && raw.Format == gainsay.Record {
			ownWord(raw, resp.URL)
		}
		if raw.Part != "" || raw.Format == gainsay.Record {
			return // one of many: what is told of the whole is not told of it
		}
		raw.URL = or(raw.URL, resp.URL)
		raw.Charset = or(raw.Charset, charsetOf(resp.Type))
		if item != nil {
			raw.Published, raw.Modified = or(raw.Published, item.Published), or(raw.Modified, item.Updated)
			raw.Origin, raw.Section, raw.Language = or(raw.Origin, item.Source), or(raw.Section, item.Section), or(raw.Language, item.Language)
		}
	}
	read()
}

// ownWord takes from a record that a feed led to by what it would be an article of
// another site than that which gave it: nobody asked for it, and it would stand as that
// site's latest words.
func ownWord(raw *gainsay.Raw, from string) {
	if siteOf(raw.URL) != siteOf(from) {
		raw.URL = ""
	}
	if gainsay.GlobalID(raw.ID) {
		raw.ID = ""
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// isArchive tells by its name what is read as it comes and not held in memory.
func isArchive(address string) bool {
	name := strings.ToLower(pathOf(address))
	for _, packed := range []string{".gz", ".zst"} {
		name = strings.TrimSuffix(name, packed)
	}
	switch path.Ext(name) {
	case ".warc", ".jsonl":
		return true
	}
	return false
}

// pathOf is the path of an address, without its query.
func pathOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Path
}

// charsetOf is the charset that a Content-Type names.
func charsetOf(kind string) string {
	_, params, err := mime.ParseMediaType(kind)
	if err != nil {
		return ""
	}
	return params["charset"]
}

// formOfAnswer tells the form of an answer: by what it begins with, else by what its
// sender calls it. what is said of one that is no article by its sender's word: a
// style sheet begins like a text.
func formOfAnswer(resp *fetch.Response, body []byte) (as form, what string) {
	head := body[:min(len(body), sniffed)]
	if sniff(head) != textForm || bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		return unknownForm, ""
	}
	kind, _, err := mime.ParseMediaType(resp.Type)
	if err != nil {
		return unknownForm, ""
	}
	switch kind {
	case "text/html", "application/xhtml+xml":
		return pageForm, ""
	case "text/plain", "text/markdown", "application/octet-stream":
		return unknownForm, ""
	}
	if binary(head, textForm) != "" {
		return unknownForm, "" // its first bytes tell more
	}
	return unknownForm, kind[:min(len(kind), 80)]
}

// list gives the articles of a list: those that it holds itself, and by fetching them
// those that it only leads to.
func (w *walk) list(file string, list *feed.List) {
	op := "read " + file
	for _, broken := range list.Broken {
		w.refuse(gainsay.E(gainsay.Invalid, op, "%s", broken))
	}
	if len(list.Items)+len(list.Feeds) == 0 {
		w.refuse(gainsay.E(gainsay.Invalid, op, "its %s has no items", list.Kind))
	}
	if w.nested++; w.nested > maxNesting {
		w.refuse(gainsay.E(gainsay.Poison, op, "it is a list in a list in a list, more than %d deep", maxNesting))
	} else {
		for _, address := range list.Feeds {
			if w.stopped() {
				break
			}
			w.fetched(address, nil)
		}
		for i := range list.Items {
			if w.stopped() {
				break
			}
			if list.Kind == feed.Addresses {
				w.fetched(list.Items[i].Address, nil) // nobody says what they are of
			} else {
				w.item(file, &list.Items[i])
			}
		}
	}
	w.nested--
}

// item gives the article of one item. What a list of one site says that another's page
// holds is asked for there: else any feed could put words into any outlet's mouth.
func (w *walk) item(file string, item *feed.Item) {
	if !item.Whole() || item.Address != "" && fetch.IsAddress(file) && siteOf(file) != siteOf(item.Address) {
		w.fetched(item.Address, item)
		return
	}
	if item.Address != "" {
		if w.seen[item.Address] {
			return
		}
		w.seen[item.Address] = true
	}
	raw := ofFeed(item)
	raw.File, raw.Charset = file, "utf-8" // whatever the feed came in
	if item.Address != "" {
		raw.File, raw.Part = item.Address, "" // as if it had been fetched
	}
	w.emit(raw)
}

// siteOf is the part of an address's host by which the hosts of one outlet go: the last
// two labels, three where these are as short as "co.uk"; all of it of what is no name.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	labels := strings.Split(host, ".")
	n := len(labels)
	take := 2
	if n > 2 && len(labels[n-1]) == 2 && len(labels[n-2]) <= 3 {
		take = 3
	}
	return strings.Join(labels[max(0, n-take):], ".")
}

// An Item is one article that a list tells of.
type Item = feed.Item

// ParseList reads a feed, a sitemap, or a list of either, packed by gzip or not. base
// is the address that it was got from. The error is for what is none of them, or gives
// nothing at all.
func ParseList(b []byte, base string) (feed.List, error) {
	w := &walk{ctx: context.Background(), limits: Limits{}.withDefaults()}
	if unpacked, ok := w.listIn(b); ok {
		b = unpacked
	}
	return feed.Parse(b, base)
}

// Items gives the documents of items of the list that was fetched from an address at
// that time, in the manner of Read.
func Items(ctx context.Context, list string, at time.Time, items []Item, opts Options) iter.Seq2[gainsay.Raw, error] {
	return func(yield func(gainsay.Raw, error) bool) {
		w := newWalk(ctx, opts, yield)
		w.told(&fetch.Response{At: at}, nil, func() {
			for i := range items {
				if w.stopped() {
					return
				}
				w.item(list, &items[i])
			}
		})
	}
}
