// Package markup turns the bytes of an XML document, whatever its charset and its
// small mistakes, into UTF-8 that encoding/xml reads at a bounded cost; and the
// blocks of a marked-up report into lines of text.
package markup

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
)

// The caps on one document. They are far above what feeds and agencies send and far
// below what fills the memory of a machine: each namespace in force is copied for every
// element within.
const (
	maxAttributes = 1_000_000
	maxDepth      = 512
	maxNamespaces = 256
)

// XML gives the document as UTF-8 without byte order mark, XML declaration and
// characters that XML forbids. Entities that a document type declares are never
// expanded. It fails when the document has more than maxElements, or is nested deeper or has
// more attributes or namespaces than the caps of this package. An element costs a parser
// that keeps what it reads some hundred bytes.
func XML(b []byte, maxElements int) ([]byte, error) {
	text := legal(UTF8(b, declaredCharset(b)))
	text = withoutDeclaration(text)
	if err := Guard(text, maxElements); err != nil {
		return nil, err
	}
	return text, nil
}

// UTF8 decodes b into UTF-8 without a byte order mark. A byte order mark goes before
// all; then, bytes that are valid UTF-8 are believed to be it whatever declared says,
// for documents are more often re-encoded than their declaration is; then declared, a
// charset's name, counts, and Windows-1252 where that is silent or untrue. Invalid
// bytes become U+FFFD.
func UTF8(b []byte, declared string) []byte {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return bytes.ToValidUTF8(b[3:], []byte("\uFFFD"))
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("<\x00")):
		return utf16(b, unicode.LittleEndian)
	case bytes.HasPrefix(b, []byte("\xfe\xff")), bytes.HasPrefix(b, []byte("\x00<")):
		return utf16(b, unicode.BigEndian)
	}
	encoding, name := charset.Lookup(declared)
	if nearlyUTF8(b) && !shifting(name) {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	if encoding == nil || name == "utf-8" || strings.HasPrefix(name, "utf-16") || name == "replacement" {
		encoding, _ = charset.Lookup("windows-1252")
	}
	decoded, err := encoding.NewDecoder().Bytes(b)
	if err != nil {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	return decoded
}

// shifting tells the charsets whose bytes are all ASCII and yet mean something else.
func shifting(name string) bool { return name == "iso-2022-jp" || name == "hz-gb-2312" }

// nearlyUTF8 tells UTF-8, also when a few bytes of it are broken: a text cut in the
// middle of a character is still no Windows-1252.
func nearlyUTF8(b []byte) bool {
	if utf8.Valid(b) {
		return true
	}
	wide, broken := 0, 0
	for len(b) > 0 {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			wide++
		}
		b = b[n:]
	}
	return wide > 10*broken
}

func utf16(b []byte, order unicode.Endianness) []byte {
	decoded, err := unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(b)
	if err != nil || !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		decoded, _ = unicode.UTF16(order, unicode.IgnoreBOM).NewDecoder().Bytes(b)
	}
	return bytes.ToValidUTF8(decoded, []byte("\uFFFD"))
}

// declaredCharset is the charset that an XML declaration names.
func declaredCharset(b []byte) string {
	declaration := declarationOf(b)
	_, after, found := bytes.Cut(declaration, []byte("encoding"))
	if !found {
		return ""
	}
	after = bytes.TrimLeft(after, " \t\r\n=")
	if len(after) == 0 || after[0] != '"' && after[0] != '\'' {
		return ""
	}
	name, _, found := bytes.Cut(after[1:], after[:1])
	if !found {
		return ""
	}
	return string(name)
}

// declarationOf is the XML declaration that b begins with, nil where it has none.
func declarationOf(b []byte) []byte {
	start := bytes.TrimLeft(b, " \t\r\n")
	if !bytes.HasPrefix(start, []byte("<?xml")) {
		return nil
	}
	end := bytes.Index(start[:min(len(start), 1024)], []byte("?>"))
	if end < 0 || len(start) > 5 && start[5] == '-' { // xml-stylesheet is none
		return nil
	}
	return start[:end+2]
}

// withoutDeclaration leaves out the XML declaration: the charset that it names is no
// longer the text's.
func withoutDeclaration(text []byte) []byte {
	start := bytes.TrimLeft(text, " \t\r\n")
	return start[len(declarationOf(start)):]
}

// legal leaves out the characters that XML forbids; it gives text itself where there
// are none.
func legal(text []byte) []byte {
	clean := true
	for i, c := range text {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' || c == 0xEF && forbidden(text[i:]) {
			clean = false
			break
		}
	}
	if clean {
		return text
	}
	return bytes.Map(func(r rune) rune {
		if r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
}

func forbidden(text []byte) bool {
	return bytes.HasPrefix(text, []byte("\xef\xbf\xbe")) || bytes.HasPrefix(text, []byte("\xef\xbf\xbf"))
}

// Guard counts what a Decoder of text would have to hold, without parsing it, and fails
// as XML does. It speaks for one Decoder from the beginning of text to its first error:
// who goes on behind an error asks again for what is left.
func Guard(text []byte, maxElements int) error {
	var elements, attributes int
	var within []int // namespaces in force within the elements that are open, by depth
	for len(text) > 0 {
		open := bytes.IndexByte(text, '<')
		if open < 0 {
			return nil
		}
		text = text[open:]
		if skip := passed(text); skip > 0 {
			text = text[skip:]
			continue
		}
		tag, rest := tagOf(text)
		text = rest
		if tag[1] == '/' {
			within = within[:max(0, len(within)-1)]
			continue
		}
		namespaces := bytes.Count(tag, []byte("xmlns"))
		if depth := len(within); depth > 0 {
			namespaces += within[depth-1]
		}
		if tag[len(tag)-2] != '/' {
			within = append(within, namespaces)
		}
		elements++
		attributes += bytes.Count(tag, []byte("="))
		switch {
		case len(within) > maxDepth:
			return fmt.Errorf("its elements are nested more than %d deep", maxDepth)
		case elements > maxElements:
			return fmt.Errorf("it has more than %d elements: split it", maxElements)
		case attributes > maxAttributes:
			return fmt.Errorf("it has more than %d attributes: split it", maxAttributes)
		case namespaces > maxNamespaces:
			return fmt.Errorf("it declares more than %d namespaces at one place", maxNamespaces)
		}
	}
	return nil
}

// passed is how many bytes are no tag at the "<" that text begins with: a comment, a
// CDATA section, an instruction, a document type, or a "<" that opens nothing.
func passed(text []byte) int {
	for _, between := range [...]struct{ open, end string }{{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}} {
		if rest, found := bytes.CutPrefix(text, []byte(between.open)); found {
			end := bytes.Index(rest, []byte(between.end))
			if end < 0 {
				return len(text)
			}
			return len(between.open) + end + len(between.end)
		}
	}
	if bytes.HasPrefix(text, []byte("<!")) {
		return declared(text)
	}
	if len(text) < 2 || text[1] != '/' && !letter(text[1]) {
		return 1
	}
	return 0
}

// declared is how many bytes the document type takes that text begins with, its
// declarations included. Where it ends is told as encoding/xml tells it: by angles that
// stand in no quotation marks and no comment. If it were told otherwise, what follows
// could be hidden from the one and be seen by the other.
func declared(text []byte) int {
	var quote byte
	depth := 0
	for i := 3; i < len(text); i++ { // the byte behind "<!" may be anything
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>' && depth == 0:
			return i + 1
		case c == '>':
			depth--
		case c == '<' && bytes.HasPrefix(text[i:], []byte("<!--")):
			end := bytes.Index(text[i+4:], []byte("-->"))
			if end < 0 {
				return len(text)
			}
			i += 4 + end + 2
		case c == '<':
			depth++
		}
	}
	return len(text)
}

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == ':' || c >= utf8.RuneSelf
}

// tagOf is the tag that text begins with, to its ">" outside of quotation marks, and
// what follows.
func tagOf(text []byte) (tag, rest []byte) {
	var quote byte
	for i, c := range text {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return text[:i+1], text[i+1:]
		}
	}
	return text, nil
}

// Root is the local name of the first element of an XML document in lower case, ""
// when b does not begin as XML does. It looks at b alone: the beginning of a document
// is enough.
func Root(b []byte) string {
	if len(b) > 1 && (b[0] == 0 || b[1] == 0 || b[0] >= 0xFE) {
		b = UTF8(b, "")
	}
	b = bytes.TrimPrefix(b, []byte("\uFEFF"))
	b = bytes.TrimLeft(b, " \t\r\n\f")
	for len(b) > 0 && b[0] == '<' {
		if skip := rootless(b); skip > 0 {
			b = bytes.TrimLeft(b[skip:], " \t\r\n\f")
			continue
		}
		name := b[1:]
		if end := bytes.IndexAny(name, " \t\r\n\f/>"); end >= 0 {
			name = name[:end]
		}
		if len(name) == 0 || !letter(name[0]) {
			return ""
		}
		if colon := bytes.IndexByte(name, ':'); colon >= 0 {
			name = name[colon+1:]
		}
		return strings.ToLower(strings.ToValidUTF8(string(name), ""))
	}
	return ""
}

// rootless is how many bytes stand before the root: a comment, an instruction, or a
// document type with its declarations.
func rootless(b []byte) int {
	if !bytes.HasPrefix(b, []byte("<!")) || bytes.HasPrefix(b, []byte("<!--")) {
		if skip := passed(b); skip > 1 {
			return skip
		}
		return 0
	}
	end := bytes.IndexByte(b, '>')
	if subset := bytes.IndexByte(b, '['); subset >= 0 && subset < end {
		end = -1
		if close := bytes.Index(b, []byte("]>")); close >= 0 {
			end = close + 1
		}
	}
	if end < 0 {
		return len(b)
	}
	return end + 1
}
