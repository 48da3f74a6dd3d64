package markup

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestUTF8(t *testing.T) {
	tests := []struct{ why, in, declared, want string }{
		{"UTF-8, whatever is declared", "Café", "iso-8859-1", "Café"},
		{"Latin-1, declared", "Caf\xe9", "ISO-8859-1", "Café"},
		{"Windows-1252 where UTF-8 is declared", "\x93Caf\xe9\x94", "utf-8", "“Café”"},
		{"nothing declared", "Caf\xe9", "", "Café"},
		{"an unknown charset", "Caf\xe9", "klingon", "Café"},
		{"UTF-8 that is cut off", strings.Repeat("é", 20) + "\xc3", "", strings.Repeat("é", 20) + "\uFFFD"},
		{"a charset of ASCII bytes", "\x1b$B%U%'\x1b(B", "iso-2022-jp", "フェ"},
		{"a byte order mark", "\xef\xbb\xbfCafé", "koi8-r", "Café"},
		{"UTF-16 without a mark", "<\x00a\x00>\x00\xe9\x00", "", "<a>é"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			if got := string(UTF8([]byte(test.in), test.declared)); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestRoot(t *testing.T) {
	for in, want := range map[string]string{
		"<rss>": "rss",
		"\uFEFF <?xml version='1.0'?>\n<!-- <a> --><!DOCTYPE x [<!ENTITY a 'b>'> <!-- ] -->]><rdf:RDF x='y'>": "rdf",
		"<!doctype html><HTML lang=en>":    "html",
		"<\x00r\x00s\x00s\x00>\x00":        "rss",
		"<":                                "",
		"< rss>":                           "",
		"</rss>":                           "",
		"The <rss> tag":                    "",
		"":                                 "",
		"<?xml-stylesheet href='a'?><feed": "feed",
		"<!-- never closed <rss>":          "",
	} {
		if got := Root([]byte(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

const maxElements = 10_000

func TestGuard(t *testing.T) {
	tests := []struct {
		why, in string
		refused bool
	}{
		{"depth", strings.Repeat("<a>", maxDepth+1), true},
		{"depth that is closed", strings.Repeat("<a></a>", maxDepth+1), false},
		{"depth in CDATA, comments and attributes", "<a b='" + strings.Repeat("<a>", maxDepth) + "'><![CDATA[" + strings.Repeat("<a>", maxDepth+1) + "]]><!--" +
			strings.Repeat("<a>", maxDepth+1) + "-->", false},
		{"elements", strings.Repeat("<a/>", maxElements+1), true},
		{"attributes", "<a " + strings.Repeat("b='' ", maxAttributes+1) + "/>", true},
		{"depth behind an angle in quotes in a document type", `<!DOCTYPE x [<!ENTITY a "> <z '">]>` + strings.Repeat("<a>", maxDepth+1), true},
		{"depth behind a comment in a document type", `<!DOCTYPE x [<!-- ' > <z " -->]>` + strings.Repeat("<a>", maxDepth+1), true},
		{"depth behind a comment that is not closed at once", "<!--><z '-->" + strings.Repeat("<a>", maxDepth+1), true},
		{"depth in a document type", "<!DOCTYPE x [" + strings.Repeat("<a>", maxDepth+1) + "]>", false},
		{"namespaces within each other", strings.Repeat("<a xmlns='x'>", maxNamespaces+1), true},
		{"namespaces beside each other", "<r>" + strings.Repeat("<a xmlns='x'><b xmlns:c='y'/></a>", maxNamespaces+1) + "</r>", false},
		{"angles that open nothing", strings.Repeat("< 3 ", maxElements+1), false},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			if _, err := XML([]byte(test.in), maxElements); (err != nil) != test.refused {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestText(t *testing.T) {
	const in = `<html><head><title>no</title></head><body><hedline><hl1>no</hl1></hedline>The  ferry<p>was <b>late</b>.</p>
<ul><li>one</li><li>two</li></ul><figure><figcaption>no</figcaption></figure><table><tr><td>1</td><td>2</td></tr></table>tail</body></html>`
	const want = "The ferry\nwas late.\none\ntwo\n1 2\ntail"
	if got, whole := XMLText([]byte(in)); got != want || !whole {
		t.Errorf("XML: got %q, %v", got, whole)
	}
	if got := HTMLText([]byte(in)); got != want {
		t.Errorf("HTML: got %q", got)
	}
	if _, whole := XMLText([]byte("<p>The ferry</b x=>was late")); whole {
		t.Error("broken XML is whole")
	}
	if got := HTMLText([]byte("<p>The ferry<figure><img><p>was late")); got != "The ferry\nwas late" {
		t.Errorf("a picture that is never closed: got %q", got)
	}
}

// FuzzXML: what the guard passes, encoding/xml reads without more depth and more elements
// than the guard allows, as UTF-8.
func FuzzXML(f *testing.F) {
	f.Add([]byte("<?xml version='1.0' encoding='koi8-r'?><a b='c>'><![CDATA[<b>]]></a>"))
	f.Add([]byte("<\x00a\x00>\x00"))
	f.Add([]byte(`<!DOCTYPE x [<!ENTITY a "> <z '"><!-- ' -->]><a/><a b="c"/><!--><b '--><c>`))
	f.Fuzz(func(t *testing.T, in []byte) {
		const most = 5
		text, err := XML(in, most)
		if err != nil {
			return
		}
		if !utf8.Valid(text) {
			t.Fatalf("invalid UTF-8: %q", text)
		}
		d := Decoder(text)
		depth, elements := 0, 0
		for {
			token, err := d.Token()
			if err != nil {
				break
			}
			switch token.(type) {
			case xml.StartElement:
				depth++
				elements++
			case xml.EndElement:
				depth--
			}
			if depth > maxDepth || elements > most {
				t.Fatalf("%d elements, %d deep", elements, depth)
			}
		}
		if plain, _ := XMLText(text); !utf8.ValidString(plain) {
			t.Fatalf("invalid UTF-8: %q", plain)
		}
	})
}
