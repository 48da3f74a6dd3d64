package feed

import "bytes"

const (
	maxRootTag  = 8 << 10 // bytes of a root tag that is repeated around each item
	maxSalvaged = 5000    // items of a broken feed that are read
)

// A broken feed, cut so that one mistake costs one item.
type pieces struct {
	open, close []byte // what stands around an item
	head        []byte // the feed without its items
	items       [][]byte
}

// cut parts a broken feed into its head and its items. An item reaches from its start
// tag to its last end tag before the next one's; CDATA is not heeded, for it may be
// what is broken.
func cut(text []byte) pieces {
	var starts []int
	root := -1
	for from := 0; len(starts) <= maxSalvaged; {
		next := bytes.IndexByte(text[from:], '<')
		if next < 0 {
			break
		}
		at := from + next
		from = at + 1
		switch tagName(text[at:]) {
		case "item", "entry":
			starts = append(starts, at)
		case "rss", "feed", "rdf":
			if root < 0 && len(starts) == 0 {
				root = at
			}
		}
	}
	if len(starts) == 0 || root < 0 {
		return pieces{}
	}
	p := pieces{}
	p.open, p.close = around(text[root:starts[0]])
	p.head = append(bytes.Clone(text[:starts[0]]), p.close...)
	for i, start := range starts[:min(len(starts), maxSalvaged)] {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		item := text[start:end]
		for _, tag := range [...]string{"</item>", "</entry>"} {
			if last := bytes.LastIndex(item, []byte(tag)); last >= 0 {
				item = item[:last+len(tag)]
			}
		}
		p.items = append(p.items, item)
	}
	return p
}

// item is the i-th item as a feed of its own.
func (p *pieces) item(i int) []byte {
	return bytes.Join([][]byte{p.open, p.items[i], p.close}, nil)
}

// around is what opens and closes a feed whose text begins with its root.
func around(text []byte) (open, closing []byte) {
	end := bytes.IndexByte(text, '>')
	name := text[1:]
	if stop := bytes.IndexAny(name, " \t\r\n>"); stop >= 0 {
		name = name[:stop]
	}
	open = text[:end+1]
	if end < 0 || len(open) > maxRootTag {
		open = []byte("<" + string(name) + ">")
	}
	closing = []byte("</" + string(name) + ">")
	if tagName(text) == "rss" {
		open = append(bytes.Clone(open), "<channel>"...)
		closing = append([]byte("</channel>"), closing...)
	}
	return open, closing
}

// tagName is the local name, in lower case, of the start tag that text begins with, ""
// where that is none of a feed's frame.
func tagName(text []byte) string {
	name := text[1:min(len(text), 32)]
	stop := bytes.IndexAny(name, " \t\r\n>")
	if stop < 0 {
		return ""
	}
	name = name[:stop]
	if colon := bytes.IndexByte(name, ':'); colon >= 0 {
		if prefix := string(name[:colon]); prefix != "rdf" && prefix != "atom" && prefix != "rss" {
			return ""
		}
		name = name[colon+1:]
	}
	return string(bytes.ToLower(name))
}
