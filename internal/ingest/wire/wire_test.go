package wire

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func show(items []Item) string {
	var b strings.Builder
	for _, i := range items {
		if i.Withdrawn {
			b.WriteString("withdrawn ")
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s|%s|%s\n%s\n", i.ID, i.Title, i.Outlet, i.Origin, strings.Join(i.Authors, "+"), i.Published, i.Language, i.Embargo, i.Text)
	}
	return b.String()
}

func TestNinjs(t *testing.T) {
	tests := []struct{ why, in, want string }{
		{"version 1", `{"uri":"urn:x:1","type":"text","versioncreated":"2031-02-03T04:05:06Z","language":"en","headline":"Ferry late",
			"byline":"By Ann Lee","copyrightholder":"North Wire","infosource":[{"name":"Coast Desk"}],"body_text":"The ferry was late.\nAgain.","body_xhtml":"<p>no</p>"}`,
			"urn:x:1|Ferry late|North Wire|Coast Desk|Ann Lee|2031-02-03T04:05:06Z|en|\nThe ferry was late.\nAgain.\n"},
		{"version 1, marked up", `{"uri":"urn:x:1","headline":"Ferry late","body_html":"<h1>Ferry late</h1><p>The <b>ferry</b>\n was late.<p>Caf&eacute;<br>closed.<figure><figcaption>A quay</figcaption></figure><ul><li>one<li>two</ul>"}`,
			"urn:x:1|Ferry late||||||\nFerry late\nThe ferry was late.\nCafé\nclosed.\none\ntwo\n"},
		{"version 2", `{"uri":"https://x.example/1","headlines":[{"role":"short","value":"Late"},{"role":"main","value":"Ferry late"}],"by":"Ann Lee","creditline":"North Wire via Bay",
			"bodies":[{"contenttype":"text/html","value":"<p>no</p>"},{"contenttype":"text/plain","value":"The ferry was late."}],"embargoed":"2031-02-04T00:00:00Z"}`,
			"https://x.example/1|Ferry late||North Wire via Bay|Ann Lee|||2031-02-04T00:00:00Z\nThe ferry was late.\n"},
		{"version 3", `{"uri":"urn:x:1","versionCreated":"2031-02-03","copyrightHolder":[{"name":"North Wire"}],"infoSources":[{"name":"Coast Desk"}],"headlines":[{"value":"Ferry late"}],
			"bodies":[{"role":"main","contentType":"application/xhtml+xml","value":"<p>The ferry was late.</p><p>Again.</p>"}]}`,
			"urn:x:1|Ferry late|North Wire|Coast Desk||2031-02-03||\nThe ferry was late.\nAgain.\n"},
		{"names that the agency completes", `{"uri":"urn:x:1","headline_main":"Ferry late","body_main":"The ferry was late. Again.","body_richtext":"<p>The ferry was late.</p> <p>Again.</p>"}`,
			"urn:x:1|Ferry late||||||\nThe ferry was late.\nAgain.\n"},
		{"a form of the agency's own", `{"uri":"urn:x:1","bodies":[{"contenttype":"application/xml","value":"<X><P>a</P><P>b</P></X>"},{"contenttype":"text/html","value":"The ferry."}]}`,
			"urn:x:1|||||||\nThe ferry.\n"},
		{"a property of the wrong type", `{"uri":"urn:x:1","language":7,"byline":{"name":["x"]},"body_text":"The ferry."}`, "urn:x:1|||||||\nThe ferry.\n"},
		{"NITF inside", `{"uri":"urn:x:1","body_nitf":"<body.content><p>The ferry.</p><media><media-caption>A quay</media-caption></media><hl2>Again</hl2><p>Late.</p></body.content>"}`,
			"urn:x:1|||||||\nThe ferry.\nAgain\nLate.\n"},
		{"withdrawn", `{"uri":"urn:x:1","pubstatus":"canceled","versioncreated":"2031-02-03T04:05:06Z","headline":"Ferry late","provider":"North Wire","body_text":"The ferry."}`,
			"withdrawn urn:x:1|Ferry late|North Wire|||2031-02-03T04:05:06Z||\n\n"},
		{"withheld", `{"uri":"urn:x:1","type":"picture","pubstatus":"Withheld"}`, "withdrawn urn:x:1|||||||\n\n"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			item, err := JSON([]byte(test.in))
			if got := show([]Item{item}); err != nil || got != test.want {
				t.Errorf("got %v\n%swant\n%s", err, got, test.want)
			}
		})
	}
	for _, test := range []struct{ in, want string }{
		{`{"uri":"urn:x:1","type":"picture"}`, "is no text but picture"},
		{`{"uri":"urn:x:1","type":"text","headline":"Late"}`, "has no text"},
		{`{"pubstatus":"canceled","body_text":"The ferry."}`, "was withdrawn by who sent it: leave it out"},
		{`{"file":"a.txt","outlet":"Bay Times"}`, "is no ninjs object"},
		{`[]`, "is no ninjs object"},
	} {
		if _, err := JSON([]byte(test.in)); err == nil || err.Error() != test.want {
			t.Errorf("%s: got %v, want %s", test.in, err, test.want)
		}
	}
	if _, err := JSON([]byte(`{"uri":"u","type":"video"}`)); !errors.Is(err, ErrNotText) {
		t.Errorf("a film gives %v", err)
	}
}

const newsML1 = `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1" version="2" xml:lang="en">
<rightsInfo><copyrightHolder literal="x"><name>Wire Holding</name></copyrightHolder></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:NW"><name>North Wire</name></provider>
<versionCreated>2031-02-03T04:05:06+01:00</versionCreated><embargoed>2031-02-03T06:00:00+01:00</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><by>By Ann Lee</by><creditline>North Wire/Bay</creditline><headline>Ferry &amp; late</headline><language tag="en-GB"/></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>
<body><p>The ferry was <em>late</em>.</p><p>Again &eacute;.</p><table><tr><td>1</td><td>2</td></tr></table></body></html></inlineXML>
<inlineData contenttype="text/plain">shorter</inlineData></contentSet></newsItem>`

func TestNewsML(t *testing.T) {
	nitfItem := `<newsItem guid="urn:x:2"><itemMeta><provider literal="NW"/></itemMeta><contentMeta><headline>Late</headline></contentMeta><contentSet>
<inlineXML><nitf><head><title>no</title></head><body><body.head><hedline><hl1>Late</hl1></hedline><byline>Ann</byline><dateline>BAYTOWN (North Wire)</dateline></body.head>
<body.content><block><p>The ferry.</p><media><media-caption>A quay</media-caption></media><p>Late.</p></block></body.content><body.end><tagline>Bo helped.</tagline></body.end></body></nitf></inlineXML></contentSet></newsItem>`
	const first = "urn:x:1|Ferry & late|North Wire|North Wire/Bay|Ann Lee|2031-02-03T04:05:06+01:00|en-GB|2031-02-03T06:00:00+01:00\nThe ferry was late.\nAgain é.\n1 2\n"
	const second = "urn:x:2|Late|NW||||| \nBAYTOWN (North Wire)\nThe ferry.\nLate.\nBo helped.\n"
	tests := []struct{ why, in, want, broken string }{
		{"one item", `<?xml version="1.0" encoding="UTF-8"?>` + newsML1, first, ""},
		{"a message of several", `<newsMessage><header/><itemSet>` + newsML1 + `<packageItem guid="p"><groupSet/></packageItem>` + nitfItem + `</itemSet></newsMessage>`,
			first + strings.Replace(second, "| \n", "|\n", 1), "passed package 1"},
		{"prefixes", `<g2:newsMessage xmlns:g2="x"><g2:itemSet><g2:newsItem guid="u"><g2:contentSet><g2:inlineData>The ferry.</g2:inlineData></g2:contentSet></g2:newsItem></g2:itemSet></g2:newsMessage>`,
			"u|||||||\nThe ferry.\n", ""},
		{"base64", `<newsItem guid="u"><contentSet><inlineData contenttype="text/plain" encoding="http://x.example/base64">VGhlIGZl
cnJ5Lg==</inlineData></contentSet></newsItem>`, "u|||||||\nThe ferry.\n", ""},
		{"HTML escaped", `<newsItem guid="u"><contentSet><inlineData contenttype="text/html">&lt;p&gt;The ferry.&lt;/p&gt;&lt;p&gt;Late.&lt;/p&gt;</inlineData></contentSet></newsItem>`, "u|||||||\nThe ferry.\nLate.\n", ""},
		{"a party told by its site", `<newsItem guid="u"><contentMeta><infoSource uri="https://www.north.example/x"/></contentMeta><contentSet><inlineData>The ferry.</inlineData></contentSet></newsItem>`, "u|||north.example||||\nThe ferry.\n", ""},
		{"a picture", `<newsItem guid="u"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta></newsItem>`, "", "passed picture 1"},
		{"no text", `<newsItem guid="u"><itemMeta><itemClass qcode="ninat:text"/></itemMeta></newsItem>`, "", "item 1: has no text"},
		{"withdrawn", `<newsItem guid="u"><itemMeta><versionCreated>2031-02-03T04:05:06Z</versionCreated><pubStatus qcode="stat:canceled"/></itemMeta><contentSet><inlineData>The ferry.</inlineData></contentSet></newsItem>`,
			"withdrawn u|||||2031-02-03T04:05:06Z||\n\n", ""},
		{"withdrawn by the URI of its status", `<newsItem guid="u"><itemMeta><pubStatus uri="http://x.example/pubstatus/withheld"/></itemMeta></newsItem>`, "withdrawn u|||||||\n\n", ""},
		{"withdrawn, and not said what", `<newsItem><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>`, "", "item 1: was withdrawn by who sent it: leave it out"},
		{"NITF withdrawn", `<nitf><head><docdata management-status="canceled"><doc-id id-string="urn:x:1"/><date.issue norm="20310203T040506Z"/></docdata></head><body/></nitf>`,
			"withdrawn urn:x:1|||||20310203T040506Z||\n\n", ""},
		{"an item is broken, the next is read", `<newsMessage><itemSet><newsItem guid="b"><contentSet></wrong <x></newsItem>` + newsML1, first, "item 1: is broken XML: XML syntax error on line 1: invalid characters between </wrong and >"},
		{"cut off", newsML1[:900], "", "item 1: is broken XML: XML syntax error on line 8: unexpected EOF"},
		{"entities that swell", `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><newsItem guid="u"><contentSet><inlineData>The &c; ferry.</inlineData></contentSet></newsItem>`,
			"u|||||||\nThe &c; ferry.\n", ""},
		{"NITF alone", `<nitf><head><title>no</title><docdata><doc-id id-string="d1"/><date.issue norm="20310203T040506Z"/><doc.copyright holder="North Wire"/></docdata></head>
<body><body.head><hedline><hl1>Ferry late</hl1></hedline><byline>By <person>Ann Lee</person></byline><dateline><location>BAYTOWN</location></dateline><abstract><p>no</p></abstract></body.head><body.content><p>The ferry.</p></body.content></body></nitf>`,
			"d1|Ferry late|North Wire||Ann Lee|20310203T040506Z||\nBAYTOWN\nThe ferry.\n", ""},
		{"NewsML 1", `<NewsML><NewsItem/></NewsML>`, "", "!! is NewsML 1, which is not read: ask for NewsML-G2"},
		{"nested too deep", strings.Repeat("<newsItem>", 600), "", "!! its elements are nested more than 512 deep"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			items, err := XML([]byte(test.in))
			broken := items.Broken
			for kind, n := range items.Passed {
				broken = append(broken, fmt.Sprintf("passed %s %d", kind, n))
			}
			if err != nil {
				broken = append(broken, "!! "+err.Error())
			}
			if got := show(items.Items); got != test.want || strings.Join(broken, "\n") != test.broken {
				t.Errorf("got\n%s%s\nwant\n%s%s", got, strings.Join(broken, "\n"), test.want, test.broken)
			}
		})
	}
}

func TestMessagesOfBrokenItemsEnd(t *testing.T) {
	items, err := XML([]byte(strings.Repeat("<newsItem></wrong x>", 5000)))
	if err == nil && len(items.Broken) > maxBroken+1 {
		t.Errorf("%d broken items are named", len(items.Broken))
	}
}

// TestUncounted: what a comment and a broken item hide from who counts elements is
// counted when it is read, and broken items are not read again for ever.
func TestUncounted(t *testing.T) {
	many := "<newsItem>" + strings.Repeat("<a/>", maxElements+1) + "</newsItem>"
	for why, in := range map[string]string{"in a comment": "<newsMessage><!--" + many + "-->" + newsML1, "behind a broken item": `<newsMessage><newsItem><x b="</newsItem>` + many + newsML1} {
		items, err := XML([]byte(in))
		if err != nil || len(items.Items) != 1 || !strings.HasSuffix(strings.Join(items.Broken, "\n"), "is broken XML: it has too many elements: split it") {
			t.Errorf("%s: %d items, %q, %v", why, len(items.Items), items.Broken, err)
		}
	}
	// Each of the first is broken by the end alone, and holds the next, and one that is good.
	nested := strings.Repeat("<newsItem>"+newsML1, 400)
	items, err := XML([]byte("<newsMessage>" + nested))
	if err != nil || len(items.Broken) > 60 || !strings.HasSuffix(items.Broken[len(items.Broken)-1], "too many broken items, the rest is passed over") {
		t.Errorf("%d items, %d broken, %v", len(items.Items), len(items.Broken), err)
	}
}

func FuzzXML(f *testing.F) {
	f.Add([]byte(newsML1))
	f.Add([]byte(`<newsMessage><newsItem><contentSet><inlineData encoding="base64">eA==</inlineData></contentSet></newsItem>`))
	f.Add([]byte(`<nitf><body><p>The ferry.</p></body></nitf>`))
	f.Add([]byte(`<newsItem guid=" "><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta></newsItem>`))
	f.Add([]byte(`<nitf><head><docdata management-status="withheld"><doc-id id-string=" "/></docdata></head></nitf>`))
	f.Fuzz(func(t *testing.T, in []byte) {
		items, err := XML(in)
		again, _ := XML(in)
		if show(items.Items) != show(again.Items) || strings.Join(items.Broken, "\n") != strings.Join(again.Broken, "\n") {
			t.Fatal("the same message is read in two ways")
		}
		if err != nil && len(items.Items) > 0 {
			t.Fatal("items and an error")
		}
		check(t, items.Items, len(in))
	})
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"uri":"u","body_html":"<p>The ferry.","byline":[{"name":"Ann"}]}`))
	f.Add([]byte(`{"uri":" ","pubstatus":"canceled"}`))
	f.Add([]byte(`{"bodies":[{"contentType":"text/nitf","value":"<p>x"}],"headlines":[{"value":"x"}]}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		if item, err := JSON(in); err == nil {
			check(t, []Item{item}, len(in))
		}
	})
}

func check(t *testing.T, items []Item, size int) {
	all := show(items)
	if !utf8.ValidString(all) {
		t.Fatalf("invalid UTF-8: %q", all)
	}
	for _, i := range items {
		if i.Withdrawn && (i.Text != "" || i.ID == "") {
			t.Fatalf("what takes something back has a text, or does not say what: %+v", i)
		}
		if strings.TrimSpace(i.Text) == "" && !i.Withdrawn {
			t.Fatalf("an item without text: %+v", i)
		}
	}
	if len(all) > 10*size+100 {
		t.Fatalf("%d bytes of %d", len(all), size)
	}
}
