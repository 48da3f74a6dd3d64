package markup

import (
	"bytes"
	"encoding/xml"
	"errors"
	"html"
	"io"
	"strings"

	nethtml "golang.org/x/net/html"
)

// set makes a set of the words of a line.
func set(words string) map[string]bool {
	s := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		s[word] = true
	}
	return s
}

// The elements of XHTML, HTML and NITF by what they do to a report's text.
var (
	blockElements = set("p h1 h2 h3 h4 h5 h6 hl1 hl2 div block blockquote bq ul ol li dl dt dd table tr caption pre br hr section " +
		"article header footer main address body body.content dateline tagline title note")
	silentElements = set("script style head noscript template iframe object media media-caption media-producer figure figcaption " +
		"svg video audio byline distributor hedline headline button form nav abstract")
	cellElements = set("td th")
	voidElements = set("br hr img input meta link wbr col area base embed source track param")
)

// A writer makes lines of the blocks of a marked-up report.
type writer struct {
	lines   []string
	line    strings.Builder
	silent  int  // silent elements that are open
	hearing bool // they are heard after all
}

func (w *writer) start(name string) {
	switch {
	case w.hides(name):
		w.silent++
	case blockElements[name]:
		w.flush()
	case cellElements[name]:
		w.line.WriteByte(' ')
	}
}

func (w *writer) end(name string) {
	switch {
	case w.hides(name):
		w.silent = max(0, w.silent-1)
	case blockElements[name]:
		w.flush()
	}
}

func (w *writer) hides(name string) bool {
	return silentElements[name] && (!w.hearing || name == "script" || name == "style" || name == "head")
}

func (w *writer) text(s string) {
	if w.silent == 0 {
		w.line.WriteString(s)
	}
}

func (w *writer) flush() {
	if line := strings.Join(strings.Fields(w.line.String()), " "); line != "" {
		w.lines = append(w.lines, line)
	}
	w.line.Reset()
}

func (w *writer) String() string {
	w.flush()
	return strings.ToValidUTF8(strings.Join(w.lines, "\n"), "\uFFFD")
}

// Decoder reads XML as leniently as what is sent needs it: entities of HTML are known,
// others stay as they are, and unclosed elements end with their parent.
func Decoder(text []byte) *xml.Decoder { return decoder(bytes.NewReader(text)) }

// CountedDecoder is Decoder of text that no Guard has seen: it fails once it has met more
// than most angles, each of which may begin an element.
func CountedDecoder(text []byte, most int) *xml.Decoder {
	return decoder(&counted{from: bytes.NewReader(text), left: most})
}

// A counted reads from until left is used up.
type counted struct {
	from *bytes.Reader
	left int // angles
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	if c.left -= bytes.Count(p[:n], []byte("<")); c.left < 0 {
		return 0, errors.New("it has too many elements: split it")
	}
	return n, err
}

func decoder(from io.Reader) *xml.Decoder {
	d := xml.NewDecoder(from)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	return d
}

// XMLText is the text of a report in XHTML or NITF, a line a block. It leaves out heads,
// headlines, by-lines, pictures and their captions. Where the XML breaks off, so does
// the text, and whole is false.
func XMLText(report []byte) (text string, whole bool) {
	d := Decoder(report)
	var w writer
	for {
		token, err := d.Token()
		if err != nil {
			return w.String(), d.InputOffset() >= int64(len(report))
		}
		switch t := token.(type) {
		case xml.StartElement:
			w.start(strings.ToLower(t.Name.Local))
		case xml.EndElement:
			w.end(strings.ToLower(t.Name.Local))
		case xml.CharData:
			w.text(string(t))
		}
	}
}

// HTMLText is XMLText of HTML, which is never broken. A picture that is never closed
// leaves out nothing: its caption is better than no report.
func HTMLText(report []byte) string {
	text, closed := htmlText(report, false)
	if !closed {
		text, _ = htmlText(report, true)
	}
	return text
}

func htmlText(report []byte, hearing bool) (text string, closed bool) {
	z := nethtml.NewTokenizer(bytes.NewReader(report))
	w := writer{hearing: hearing}
	for {
		kind := z.Next()
		switch kind {
		case nethtml.ErrorToken:
			return w.String(), w.silent == 0
		case nethtml.TextToken:
			w.text(html.UnescapeString(string(z.Raw())))
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			w.start(string(name))
			if kind == nethtml.SelfClosingTagToken || voidElements[string(name)] {
				w.end(string(name))
			}
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			w.end(string(name))
		}
	}
}
