package extract

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// The caps on a page; a real article page stays far below them.
const (
	// pageBytes is the most bytes that are parsed.
	pageBytes = 12 << 20
	// pageNodes is the most nodes of a document.
	pageNodes = 400_000
	// pageDepth is the deepest nesting that is walked; beyond it, nodes are dropped.
	pageDepth = 400
	// flatDepth is how deep the tags of a page are kept that nests too deep for the parser.
	flatDepth = 100
	// charsetBytes is where a page tells its encoding.
	charsetBytes = 1024
)

var (
	errPageBytes = fmt.Errorf("is a page of more than %d megabytes, more than any article: give the article as text, or its page alone", pageBytes>>20)
	errPageNodes = fmt.Errorf("is a page of more than %d elements, more than any article: give the article as text, or its page alone", pageNodes)
)

// parsePage decodes and parses a page.
func parsePage(page []byte) (*html.Node, error) {
	if len(page) > pageBytes {
		return nil, errPageBytes
	}
	page, err := decode(page)
	if err != nil {
		return nil, err
	}
	return parseHTML(page)
}

// parseHTML parses a page in UTF-8.
func parseHTML(page []byte) (*html.Node, error) {
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil { // elements nested too deep for the parser
		if doc, err = html.Parse(bytes.NewReader(flatten(page))); err != nil {
			return nil, fmt.Errorf("is no HTML: %w", err)
		}
	}
	if n := prune(doc); n > pageNodes {
		return nil, errPageNodes
	}
	return doc, nil
}

// flatten leaves out the tags of a page that open elements deeper than flatDepth, and puts
// a line break where they opened a block. Tags that are never closed count as open, so that
// on a careless page those far down are left out too: its text stays, its shape is lost.
func flatten(page []byte) []byte {
	flat := make([]byte, 0, len(page))
	tags := html.NewTokenizer(bytes.NewReader(page))
	depth := 0
	for {
		kind := tags.Next()
		if kind == html.ErrorToken {
			return flat
		}
		raw := tags.Raw()
		if kind != html.StartTagToken && kind != html.EndTagToken {
			flat = append(flat, raw...)
			continue
		}
		name, _ := tags.TagName()
		tag := atom.Lookup(name)
		switch {
		case single[tag]:
			flat = append(flat, raw...)
		case kind == html.EndTagToken:
			if depth <= flatDepth || keptWhole[tag] {
				flat = append(flat, raw...)
			}
			if !keptWhole[tag] {
				depth = max(0, depth-1)
			}
		case keptWhole[tag]:
			flat = append(flat, raw...)
		default:
			if depth++; depth <= flatDepth {
				flat = append(flat, raw...)
			} else if blocks[tag] {
				flat = append(flat, "<br>"...)
			}
		}
	}
}

// single are elements without an end, and keptWhole those whose text is not the page's.
var (
	single = map[atom.Atom]bool{atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Meta: true, atom.Link: true,
		atom.Area: true, atom.Base: true, atom.Col: true, atom.Embed: true, atom.Param: true, atom.Source: true, atom.Track: true, atom.Wbr: true}
	keptWhole = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Title: true, atom.Textarea: true, atom.Noscript: true, atom.Iframe: true}
)

// decode makes UTF-8 of a page. Its encoding is that of a byte order mark, else UTF-8
// where its bytes are that but for a few, else what the page says; one that says UTF-8 all
// the same is in windows-1252, the web's default.
func decode(page []byte) ([]byte, error) {
	marked := bytes.HasPrefix(page, []byte("\xff\xfe")) || bytes.HasPrefix(page, []byte("\xfe\xff"))
	if !marked && mostlyUTF8(page) {
		return bytes.ToValidUTF8(page, []byte("\uFFFD")), nil
	}
	encoding, name, _ := charset.DetermineEncoding(page[:min(len(page), charsetBytes)], "")
	if name == "utf-8" { // which it is not: such pages are old ones under a new head
		encoding, _ = charset.Lookup("windows-1252")
	}
	decoded, err := encoding.NewDecoder().Bytes(page)
	if err != nil {
		return nil, fmt.Errorf("is in an encoding that cannot be read: %w", err)
	}
	return decoded, nil
}

// transcode makes UTF-8 of a page that is not and that does not say itself what it is in,
// by the charset that was told with it; a server's word is often a default of its own.
func transcode(page []byte, told string) []byte {
	if told == "" || mostlyUTF8(page) {
		return page
	}
	known, _ := charset.Lookup(told)
	if _, _, certain := charset.DetermineEncoding(page[:min(len(page), charsetBytes)], ""); certain || known == nil {
		return page
	}
	decoded, err := known.NewDecoder().Bytes(page)
	if err != nil {
		return page
	}
	return decoded
}

// mostlyUTF8 tells bytes of which, beyond ASCII, at least half are UTF-8: text in another
// encoding hardly ever looks like it.
func mostlyUTF8(page []byte) bool {
	if utf8.Valid(page) {
		return true
	}
	good, broken := 0, 0
	for i := 0; i < len(page); {
		if page[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(page[i:])
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			good++
		}
		i += size
	}
	return broken <= good
}

// prune cuts what lies deeper than pageDepth and counts the nodes left.
func prune(doc *html.Node) int {
	n, depth := 0, 0
	for node := doc; node != nil; {
		n++
		if depth >= pageDepth {
			for node.FirstChild != nil {
				node.RemoveChild(node.FirstChild)
			}
		}
		if node.FirstChild != nil {
			node = node.FirstChild
			depth++
			continue
		}
		for node != nil && node.NextSibling == nil {
			node = node.Parent
			depth--
		}
		if node != nil {
			node = node.NextSibling
		}
	}
	return n
}

// visit calls f for node and everything beneath it, in the order of the document,
// without descending where f returns false.
func visit(node *html.Node, f func(*html.Node) bool) {
	if node == nil || !f(node) {
		return
	}
	for c := node.FirstChild; c != nil; {
		next := c.NextSibling // f may take c out
		visit(c, f)
		c = next
	}
}

// attribute is the value of a node's attribute, "" when it has none.
func attribute(node *html.Node, name string) string {
	for i := range node.Attr {
		if node.Attr[i].Key == name {
			return node.Attr[i].Val
		}
	}
	return ""
}

// blocks are the elements that stand on lines of their own.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
	atom.Li: true, atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Table: true, atom.Tr: true,
	atom.Td: true, atom.Th: true, atom.Blockquote: true, atom.Pre: true, atom.Section: true, atom.Article: true,
	atom.Figure: true, atom.Figcaption: true, atom.Hr: true, atom.Main: true, atom.Header: true, atom.Footer: true,
	atom.Body: true, atom.Html: true, atom.Details: true, atom.Summary: true, atom.Address: true, atom.Br: true,
	atom.Aside: true, atom.Nav: true, atom.Form: true, atom.Center: true, atom.Tbody: true, atom.Thead: true,
}

// silent are the elements whose text is not for readers.
var silent = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Title: true}

// textLines is the text beneath node: a line for each block, white space made one
// space, empty lines left out.
func textLines(node *html.Node) []string {
	w := &lineWriter{}
	w.write(node)
	w.end()
	return w.lines
}

type lineWriter struct {
	lines []string
	line  strings.Builder
	space bool
}

func (w *lineWriter) write(node *html.Node) {
	if node == nil {
		return
	}
	switch node.Type {
	case html.TextNode:
		w.text(node.Data)
		return
	case html.ElementNode:
		if silent[node.DataAtom] {
			return
		}
	}
	block := node.Type == html.ElementNode && blocks[node.DataAtom]
	if block {
		w.end()
	}
	for c := node.FirstChild; c != nil; c = c.NextSibling {
		w.write(c)
	}
	if block {
		w.end()
	}
}

func (w *lineWriter) text(s string) {
	for i := 0; i < len(s); {
		c := s[i]
		if c > ' ' && c < utf8.RuneSelf { // a run of plain letters is written at once
			start := i
			for i++; i < len(s) && s[i] > ' ' && s[i] < utf8.RuneSelf; i++ {
			}
			w.gap()
			w.line.WriteString(s[start:i])
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch {
		case r == '\u00AD' || r == '\u200B' || r == '\uFEFF': // no width, no meaning in a line of text
		case r <= ' ' || r == '\u00A0' || blank(r):
			w.space = w.line.Len() > 0
		default:
			w.gap()
			w.line.WriteRune(r)
		}
	}
}

// gap writes the space that is due.
func (w *lineWriter) gap() {
	if w.space {
		w.line.WriteByte(' ')
		w.space = false
	}
}

func (w *lineWriter) end() {
	if w.line.Len() > 0 {
		w.lines = append(w.lines, w.line.String())
		w.line.Reset()
	}
	w.space = false
}

// lineOf is the text beneath node on one line.
func lineOf(node *html.Node) string { return strings.Join(textLines(node), " ") }
