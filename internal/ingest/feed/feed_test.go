package feed

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestReportsEscapedTwice(t *testing.T) {
	list, err := Parse([]byte(inRSS(item(link+"<content:encoded><![CDATA[&lt;p&gt;"+report+" &amp;lt;sic&gt;&lt;/p&gt;]]></content:encoded>"))), "")
	if err != nil || len(list.Items) != 1 || !strings.HasPrefix(list.Items[0].HTML, "<p>The ferry") || !strings.Contains(list.Items[0].HTML, "&lt;sic") {
		t.Errorf("got %v %+v", err, list.Items)
	}
}

// show gives one line an item and a line a further list or mistake.
func show(list List, err error) string {
	var b strings.Builder
	for _, i := range list.Items {
		fmt.Fprintf(&b, "%d %s | %s | %s | %s | %s", i.Number, i.Address, i.Title, i.Outlet, i.Published, strings.Join(i.Authors, ", "))
		if i.Source != "" || i.SourceAddress != "" {
			fmt.Fprintf(&b, " | from %s %s", i.Source, i.SourceAddress)
		}
		if i.Whole() {
			fmt.Fprintf(&b, " | whole")
		}
		b.WriteString("\n")
	}
	for _, f := range list.Feeds {
		fmt.Fprintf(&b, "feed %s\n", f)
	}
	for _, broken := range list.Broken {
		fmt.Fprintf(&b, "! %s\n", broken)
	}
	if err != nil {
		fmt.Fprintf(&b, "!! %v\n", err)
	}
	return b.String()
}

func inRSS(items string) string {
	return `<rss version="2.0"><channel><title>Bay Times</title><link>https://baytimes.example/</link>` + items + `</channel></rss>`
}

func item(inner string) string { return "<item>" + inner + "</item>" }

const link = "<link>https://baytimes.example/1</link>"

var report = strings.Repeat("The ferry was late again and nobody on the quay could say why it was so. ", 12)

func TestFeeds(t *testing.T) {
	tests := []struct{ why, in, want string }{
		{"an item", inRSS(item("<title>Ferry late</title>" + link + "<pubDate>Mon, 03 Feb 2031 10:11:12 +0200</pubDate><author>a@b.example (Ann Lee)</author>")),
			"1 https://baytimes.example/1 | Ferry late | Bay Times | 2031-02-03T10:11:12+02:00 | Ann Lee\n"},
		{"undeclared entities", inRSS(item("<title>Caf&eacute; &bogus; &amp;amp; bar</title>" + link)),
			"1 https://baytimes.example/1 | Café &bogus; & bar | Bay Times |  | \n"},
		{"a bare ampersand", inRSS(item("<title>Salt & Son</title>" + link)), "1 https://baytimes.example/1 | Salt & Son | Bay Times |  | \n"},
		{"HTML in the title", inRSS(item("<title>&lt;b&gt;Ferry&lt;/b&gt; late&lt;br/&gt;again</title>" + link)),
			"1 https://baytimes.example/1 | Ferry late again | Bay Times |  | \n"},
		{"what only looks like HTML", inRSS(item("<title>3 &lt; 4 and &lt;sic&gt; too</title>" + link)),
			"1 https://baytimes.example/1 | 3 < 4 and <sic> too | Bay Times |  | \n"},
		{"CDATA in pieces", inRSS(item("<title><![CDATA[A]]> &amp; <![CDATA[B & C]]></title>" + link)),
			"1 https://baytimes.example/1 | A & B & C | Bay Times |  | \n"},
		{"CDATA within CDATA", inRSS(item("<title><![CDATA[<![CDATA[Ferry late]]></title>" + link)),
			"1 https://baytimes.example/1 | Ferry late | Bay Times |  | \n"},
		{"namespaces that are not declared", inRSS(item("<title>T</title>" + link + "<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Li</dc:creator><content:encoded><![CDATA[<p>" + report + "</p>]]></content:encoded>")),
			"1 https://baytimes.example/1 | T | Bay Times |  | Ann Lee, Bo Li | whole\n"},
		{"relative links", inRSS(item("<title>T</title><link>/a?x=1&y=2</link>") + item("<title>U</title><link> ../b c </link>")),
			"1 https://baytimes.example/a?x=1&y=2 | T | Bay Times |  | \n2 https://baytimes.example/b%20c | U | Bay Times |  | \n"},
		{"the same GUID for all", inRSS(item("<guid>1</guid><link>/a</link>") + item("<guid>1</guid><link>/b</link>") + item("<guid>2</guid><link>/a</link>")),
			"1 https://baytimes.example/a |  | Bay Times |  | \n2 https://baytimes.example/b |  | Bay Times |  | \n"},
		{"a GUID in the link's place", inRSS(item("<title>T</title><guid>https://baytimes.example/7</guid>") + item("<title>U</title><guid isPermaLink='false'>https://x.example/9</guid>")),
			"1 https://baytimes.example/7 | T | Bay Times |  | \n! item 2: has neither an address nor a report\n"},
		{"the address before clicks were counted", inRSS(item("<link>https://clicks.example/r?u=9</link><feedburner:origLink xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>https://baytimes.example/1</feedburner:origLink>")),
			"1 https://baytimes.example/1 |  | Bay Times |  | \n"},
		{"addresses of no web", inRSS(item("<link>javascript:alert(1)</link>") + item("<link>file:///etc/passwd</link>") + item("<link>http://</link>")),
			"! item 1: has neither an address nor a report\n! item 2: has neither an address nor a report\n! item 3: has neither an address nor a report\n"},
		{"several links", inRSS(item("<link>/1</link><link>/2</link>")), "1 https://baytimes.example/1 |  | Bay Times |  | \n"},
		{"a source", inRSS(item(link + "<source url='https://north.example/rss'>North Wire</source>")),
			"1 https://baytimes.example/1 |  | Bay Times |  |  | from North Wire https://north.example/rss\n"},
		{"an excerpt is no report", inRSS(item(link + "<description>" + report + "…</description>")), "1 https://baytimes.example/1 |  | Bay Times |  | \n"},
		{"content that leads on is no report", inRSS(item(link + "<content:encoded>" + report + " <a href='/x'>Read more</a>.</content:encoded>")),
			"1 https://baytimes.example/1 |  | Bay Times |  | \n"},
		{"a report in the description", inRSS(item(link + "<description>" + report + report + "</description>")), "1 https://baytimes.example/1 |  | Bay Times |  |  | whole\n"},
		{"Windows-1252 that says UTF-8", `<?xml version="1.0" encoding="utf-8"?>` + inRSS(item("<title>Caf\xe9 \x93late\x94</title>"+link)),
			"1 https://baytimes.example/1 | Café “late” | Bay Times |  | \n"},
		{"UTF-8 that says Latin-1", `<?xml version="1.0" encoding="ISO-8859-1"?>` + inRSS(item("<title>Café</title>"+link)),
			"1 https://baytimes.example/1 | Café | Bay Times |  | \n"},
		{"KOI8-R", `<?xml version='1.0' encoding='koi8-r'?>` + inRSS(item("<title>\xf0\xc1\xd2\xcf\xcd</title>"+link)),
			"1 https://baytimes.example/1 | Паром | Bay Times |  | \n"},
		{"a byte order mark and an empty line before the declaration", "\xef\xbb\xbf\n <?xml version=\"1.0\"?>" + inRSS(item(link)), "1 https://baytimes.example/1 |  | Bay Times |  | \n"},
		{"characters that XML forbids", inRSS(item("<title>A\x0bB\x00C\uFFFF</title>" + link)), "1 https://baytimes.example/1 | ABC | Bay Times |  | \n"},
		{"entities that a document type declares", `<!DOCTYPE rss [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>` + inRSS(item("<title>&b;</title>"+link)),
			"1 https://baytimes.example/1 | &b; | Bay Times |  | \n"},
		{"cut off", inRSS(item("<title>A</title><link>/a</link>") + item("<title>B</title><link>/b</link>") + item("<title>C</title><link>/"))[:210],
			"1 https://baytimes.example/a | A | Bay Times |  | \n2 https://baytimes.example/b | B | Bay Times |  | \n! the feed is broken, its items were read one by one (XML syntax error on line 1: unexpected EOF)\n! item 3: XML syntax error on line 1: invalid characters between </i and >\n"},
		{"a part that nobody counted is too deep", inRSS("<item><x b=\"</item><item><title>B</title><link>/b</link>" + strings.Repeat("<a>", 600) + "</item>" + item("<title>C</title><link>/c</link>")),
			"3 https://baytimes.example/c | C | Bay Times |  | \n! the feed is broken, its items were read one by one (XML syntax error on line 1: unescaped < inside quoted string)\n" +
				"! item 1: XML syntax error on line 1: unescaped < inside quoted string\n! item 2: its elements are nested more than 512 deep\n"},
		{"one item is broken", inRSS(item("<title>A</title><link>/a</link>") + item("<title>B</title><link>/b<![CDATA[</link>") + item("<title>C</title><link>/c</link>")),
			"1 https://baytimes.example/a | A | Bay Times |  | \n3 https://baytimes.example/c | C | Bay Times |  | \n! the feed is broken, its items were read one by one (XML syntax error on line 1: unexpected EOF in CDATA section)\n! item 2: XML syntax error on line 1: unexpected EOF in CDATA section\n"},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>Bay Times</title><link>https://baytimes.example/</link></channel><item rdf:about="x"><title>T</title><link>/a</link><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">2031-02-03T04:05+01:00</dc:date></item></rdf:RDF>`,
			"1 https://baytimes.example/a | T | Bay Times | 2031-02-03T04:05:00+01:00 | \n"},
		{"Atom", `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://baytimes.example/news/"><title type="html">&lt;b&gt;Bay Times&lt;/b&gt;</title><link href="/"/><entry><id>urn:1</id><title>T</title><link rel="self" href="x.atom"/><link rel="alternate" href="a.html"/><updated>2031-02-03T04:05:06.789Z</updated><author><name>Ann Lee</name></author><source><title>North Wire</title></source><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + report + `</p></div></content></entry></feed>`,
			"1 https://baytimes.example/news/a.html | T | Bay Times | 2031-02-03T04:05:06Z | Ann Lee | from North Wire  | whole\n"},
		{"JSON Feed", `{"version":"https:\/\/jsonfeed.org\/version\/1.1","title":"Bay Times","home_page_url":"https://baytimes.example/","items":[{"id":"1","url":"/a","title":"T","content_text":"` + report + `","date_published":"2031-02-03T04:05:06+01:00","authors":[{"name":"Ann Lee"}]},{"id":"2","external_url":"https://x.example/","content_html":"short"}]}`,
			"1 https://baytimes.example/a | T | Bay Times | 2031-02-03T04:05:06+01:00 | Ann Lee | whole\n2 https://x.example/ |  | Bay Times |  | \n"},
		{"OPML", `<opml version="2.0"><head><title>Mine</title></head><body><outline text="Coast"><outline type="rss" xmlUrl="https://a.example/rss"/><OUTLINE xmlurl="https://b.example/rss"/></outline><outline xmlUrl="https://a.example/rss"/><outline xmlUrl="feed:x"/></body></opml>`,
			"feed https://a.example/rss\nfeed https://b.example/rss\n! outline 5: \"feed:x\" is no address of a feed\n"},
		{"a news sitemap", `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://a.example/1</loc><news:news><news:publication><news:name>Bay Times</news:name><news:language>en</news:language></news:publication><news:publication_date>2031-02-03</news:publication_date><news:title>Ferry &amp; late</news:title></news:news><image:image><image:loc>https://a.example/1.jpg</image:loc><image:title>A quay</image:title></image:image></url><url><lastmod>2031</lastmod></url><url><loc>/2</loc></url></urlset>`,
			"1 https://a.example/1 | Ferry & late | Bay Times | 2031-02-03 | \n! entry 2: has no address\n! entry 3: \"/2\" is no address\n"},
		{"a sitemap that breaks off", `<urlset><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/2</loc>`,
			"1 https://a.example/1 |  |  |  | \n2 https://a.example/2 |  |  |  | \n! entry 2: the sitemap breaks off in it: XML syntax error on line 1: unexpected EOF\n"},
		{"an index of sitemaps", `<sitemapindex><sitemap><loc>https://a.example/1.xml.gz</loc><lastmod>2031-02-03</lastmod></sitemap></sitemapindex>`, "feed https://a.example/1.xml.gz\n"},
		{"a sitemap as text", "\uFEFFhttps://a.example/1\r\n\r\nhttps://a.example/2\nhttps://a.example/1\n", "1 https://a.example/1 |  |  |  | \n3 https://a.example/2 |  |  |  | \n"},
		{"nested too deep", inRSS(strings.Repeat("<a>", 600)), "!! its elements are nested more than 512 deep\n"},
		{"too many namespaces", inRSS("<a " + strings.Repeat("xmlns:a='b' ", 300) + "/>"), "!! it declares more than 256 namespaces at one place\n"},
		{"something else", "<html><body>Ferry</body></html>", "!! is no feed, sitemap or OPML list\n"},
		{"nothing", "", "!! is no feed, sitemap or OPML list\n"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			if got := show(Parse([]byte(test.in), "")); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestUTF16(t *testing.T) {
	for _, order := range []string{"little", "big"} {
		for _, mark := range []bool{true, false} {
			var b bytes.Buffer
			for _, r := range "\uFEFF" + inRSS(item("<title>Café</title>"+link)) {
				if r == 0xFEFF && !mark {
					continue
				}
				if order == "big" {
					b.Write([]byte{byte(r >> 8), byte(r)})
				} else {
					b.Write([]byte{byte(r), byte(r >> 8)})
				}
			}
			if got, want := show(Parse(b.Bytes(), "")), "1 https://baytimes.example/1 | Café | Bay Times |  | \n"; got != want {
				t.Errorf("%s endian, mark %v: got\n%swant\n%s", order, mark, got, want)
			}
		}
	}
}

func TestBaseGoesBeforeHome(t *testing.T) {
	list, err := Parse([]byte(inRSS(item("<link>a</link>"))), "https://other.example/feeds/x.xml")
	if got, want := show(list, err), "1 https://other.example/feeds/a |  | Bay Times |  | \n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestOutlets(t *testing.T) {
	for _, test := range []struct{ title, home, want string }{
		{"Bay Times", "", "Bay Times"},
		{"World news | Bay Times", "https://www.baytimes.example/world", "Bay Times"},
		{"Bay Times - World", "https://baytimes.example/", "Bay Times"},
		{"Bay Times » World", "https://world.example/", "World"},
		{"World | Europe", "https://baytimes.example/", ""},
		{"Bay-Times", "", "Bay-Times"},
		{"", "", ""},
	} {
		if got := outletOf(test.title, test.home); got != test.want {
			t.Errorf("%q of %q: got %q, want %q", test.title, test.home, got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	for told, want := range map[string]string{
		"Mon, 03 Feb 2031 10:11:12 GMT":           "2031-02-03T10:11:12Z",
		"Mon, 3 Feb 31 10:11 EST":                 "2031-02-03T10:11:00-05:00",
		"3 February 2031 10:11:12 +0530":          "2031-02-03T10:11:12+05:30",
		"Mon,03 Feb 2031 10:11:12+02:00":          "2031-02-03T10:11:12+02:00",
		"Monday, February 3, 2031 at 5:04 p.m.":   "2031-02-03T17:04:00",
		"February 3, 2031":                        "2031-02-03",
		"Feb 3rd, 2031 12:00am PDT":               "2031-02-03T00:00:00-07:00",
		"Mon Feb  3 10:11:12 2031":                "2031-02-03T10:11:12",
		"Mon Feb 03 2031 10:11:12 GMT+0100 (CET)": "2031-02-03T10:11:12+01:00",
		"Tues, 03 Feb 2031 10:11:12 --0500":       "2031-02-03T10:11:12-05:00",
		"Mon, 03 Feb 2031 10:11:12 0000":          "2031-02-03T10:11:12Z",
		"Mon, 03 Feb 2031 10:11:12 BST":           "2031-02-03T10:11:12",
		"Mon, 03 Feb 2031 24:00:00 GMT":           "2031-02-04T00:00:00Z",
		"03-Feb-2031":                             "2031-02-03",
		"Mon, 03 Feb 2031 10:11:12.345 GMT":       "2031-02-03T10:11:12Z",
		"2031-02-03T10:11:12.345-0130":            "2031-02-03T10:11:12-01:30",
		"2031-02-03 10:11:12 +0100":               "2031-02-03T10:11:12+01:00",
		"2031-02-03T10:11":                        "2031-02-03T10:11:00",
		"20310203T101112+0100":                    "2031-02-03T10:11:12+01:00",
		"2031-02-03":                              "2031-02-03",
		"\n Mon, 03 Feb 2031\t10:11:12 GMT ":      "2031-02-03T10:11:12Z",
		"Sun, 30 Feb 2031 10:11:12 GMT":           "",
		"Mon, 03 Feb 2031 25:11:12 GMT":           "",
		"yesterday":                               "",
		"0000-00-00":                              "",
		"Mon, 03 Feb 0031 10:00 GMT":              "",
		"":                                        "",
	} {
		if got := Date(told); got != want {
			t.Errorf("%q: got %q, want %q", told, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(inRSS(item("<title>A</title>" + link))))
	f.Add([]byte(inRSS(item("<content:encoded><![CDATA[" + report + "]]></content:encoded>"))[:300]))
	f.Add([]byte(`<feed><entry><link href="http://a.example"/><content type="text">x</content></entry></feed>`))
	f.Add([]byte(`{"version":"https://jsonfeed.org/version/1","items":[{"url":"http://a.example"}]}`))
	f.Add([]byte(`<urlset><url><loc>http://a.example</loc></url></urlset>`))
	f.Add([]byte(`<opml><body><outline xmlUrl="http://a.example"/></body></opml>`))
	f.Add([]byte("http://a.example/\nhttp://b.example"))
	f.Fuzz(func(t *testing.T, in []byte) {
		list, err := Parse(in, "")
		again, _ := Parse(in, "")
		if show(list, err) != show(again, err) {
			t.Fatal("the same list is read in two ways")
		}
		for _, text := range append([]string{show(list, err)}, list.Feeds...) {
			if !utf8.ValidString(text) {
				t.Fatalf("invalid UTF-8: %q", text)
			}
		}
		size := 0
		for _, i := range list.Items {
			if i.Address == "" && !i.Whole() || i.Number < 1 {
				t.Fatalf("an item that leads nowhere: %+v", i)
			}
			if u, err := url.Parse(i.Address); i.Address != "" && (err != nil || !web(u)) {
				t.Fatalf("%q is no address", i.Address)
			}
			size += len(i.HTML) + len(i.Text) + len(i.Title)
		}
		if size > 100*len(in)+1000 {
			t.Fatalf("%d bytes of %d", size, len(in))
		}
	})
}

func FuzzDate(f *testing.F) {
	f.Add("Mon, 03 Feb 2031 10:11:12 GMT")
	f.Add("Feb 3rd, 31 12:00am -5")
	f.Fuzz(func(t *testing.T, told string) {
		date := Date(told)
		if date != "" && Date(date) != date {
			t.Fatalf("%q is %q, which is %q", told, date, Date(date))
		}
	})
}

func TestManyAuthors(t *testing.T) {
	var names strings.Builder
	for i := range 3 * mostAuthors {
		fmt.Fprintf(&names, "<dc:creator>Ann %d</dc:creator>", i)
	}
	list, err := Parse([]byte(`<rss xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><link>http://a.example/1</link>`+names.String()+`</item></channel></rss>`), "")
	if err != nil || len(list.Items) != 1 || len(list.Items[0].Authors) != mostAuthors {
		t.Errorf("%d items, %v", len(list.Items), err)
	}
}
