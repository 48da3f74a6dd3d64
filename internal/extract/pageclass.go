package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// A class is what the class names and the id of an element say that it is, a bit each.
type class uint8

const (
	junk     class = 1 << iota // no report goes by these words
	layout                     // where a part stands or how it looks: whole reports go by them on some pages
	replies                    // readers' comments, which may be longer than the report
	credited                   // whose the text or a picture is
)

// classTable are the words of class names and ids, in lower case. Those with a dash are
// whole names.
var classTable = [...]struct {
	class class
	words string
}{
	{junk, "related recommended recommendations recirc recirculation newsletter newsletters signup subscribe subscription " +
		"share sharing sharebar social socials sharedaddy addtoany promo promos promotion advert advertisement advertising ads adslot ad " +
		"sponsor sponsored cookie cookies consent gdpr modal popup overlay lightbox outbrain taboola zergnet credit credits bio author " +
		"authorbox tags taglist tag-list donation trending popular mostread most-read readmore read-more read-next more-stories " +
		"morestories also-read footer rating ratings reactions"},
	{layout, "breadcrumb breadcrumbs sidebar pagination pager nav navigation navbar menu toolbar masthead caption captions " +
		"wp-caption-text toc donate paywall skip-link screen-reader-text sr-only visually-hidden visuallyhidden hidden print-only rss"},
	{replies, "comments comment commentlist comment-list respond disqus replies discussion"},
	{credited, "caption captions wp-caption-text credit credits byline source attribution copyright agency"},
}

// classWords is classTable by word.
var classWords = func() map[string]class {
	byWord := map[string]class{}
	for _, row := range classTable {
		for w := range strings.FieldsSeq(row.words) {
			byWord[w] |= row.class
		}
	}
	return byWord
}()

// Words before and after a word of a class name that make it say what the part has or can
// do, not what it is: "has-sidebar", "comments-open".
var (
	notBefore = wordSet("has no with without")
	notAfter  = wordSet("on open closed enabled disabled status allowed")
)

const (
	// classWordsMost is how many words a class name may have that tells anything.
	classWordsMost = 4
	// classBytes is how long one may be, and classNames how many of an element are read.
	classBytes = 64
	classNames = 40
)

// classOf is what the class and the id of n say that it is.
func classOf(n *html.Node) class {
	var all class
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key != "class" && a.Key != "id" && a.Key != "data-component" {
			continue
		}
		names := 0
		for name := range strings.FieldsSeq(a.Val) {
			if names++; names > classNames {
				break
			}
			if len(name) <= classBytes {
				all |= classOfName(name)
			}
		}
	}
	return all
}

// classOfName is what one class name says: as a whole, or by one of its words, which
// dashes, underscores and inner capitals part ("post-related", "shareTools").
func classOfName(name string) class {
	var low [classBytes]byte
	var words [classWordsMost + 1][]byte
	n, start := 0, 0
	for i := 0; i < len(name); i++ {
		c := name[i]
		upper := c >= 'A' && c <= 'Z'
		mark := c == '-' || c == '_' || c == ':'
		if (mark || upper && i > 0 && name[i-1] >= 'a' && name[i-1] <= 'z') && i > start {
			if n == len(words) {
				return 0
			}
			words[n] = low[start:i]
			n++
			start = i
		}
		if mark {
			start = i + 1
		}
		if low[i] = c; upper {
			low[i] = c + 'a' - 'A'
		}
	}
	if start < len(name) && n < len(words) {
		words[n] = low[start:len(name)]
		n++
	}
	if n > classWordsMost {
		return 0
	}
	all := classWords[string(low[:len(name)])]
	for i := range words[:n] {
		c := classWords[string(words[i])]
		if c == 0 || i > 0 && notBefore[string(words[i-1])] {
			continue
		}
		if i+1 < n {
			after := string(words[i+1])
			if notAfter[after] || after == "content" && string(words[i]) != "related" || after == "wrapper" && string(words[i]) == "hidden" {
				continue
			}
		}
		all |= c
	}
	return all
}
