package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/ingest/ingesttest"
)

var long = strings.Repeat("The ferry was late again and nobody on the quay could say why it was so. ", 12)

const feedHead = `<?xml version="1.0"?><rss version="2.0"><channel><title>Bay Times</title><link>https://bay.example/</link>`

func inFeed(items string) string { return feedHead + items + "</channel></rss>" }

// told is what is told of a document, one field a line.
func told(raw gainsay.Raw) string {
	var b strings.Builder
	add := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s=%s ", name, value)
		}
	}
	add("name", raw.Name())
	add("format", string(raw.Format))
	add("title", raw.Title)
	add("url", raw.URL)
	add("outlet", raw.Outlet)
	add("published", raw.Published)
	add("modified", raw.Modified)
	add("fetched", raw.Fetched)
	add("authors", strings.Join(raw.Authors, "+"))
	add("section", raw.Section)
	add("language", raw.Language)
	add("origin", raw.Origin)
	add("charset", raw.Charset)
	return strings.TrimSpace(b.String())
}

// readAll gives what is told of each document, errors and notices, dir left out of them.
func readAll(dir string, opts Options, paths ...string) []string {
	var lines []string
	opts.Notice = func(line string) { lines = append(lines, "* "+line) }
	for raw, err := range Read(context.Background(), paths, opts) {
		if err != nil {
			lines = append(lines, "! "+err.Error())
		} else {
			lines = append(lines, told(raw))
		}
	}
	for i := range lines {
		if dir == "" {
			break
		}
		lines[i] = strings.ReplaceAll(lines[i], dir+string(filepath.Separator), "")
	}
	return lines
}

func TestForms(t *testing.T) {
	warcs := string(ingesttest.Record{Address: "https://bay.example/1", Body: []byte(page)}.Packed()) +
		string(ingesttest.Record{Address: "https://bay.example/i.png", Head: "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"}.Packed())
	newsItem := `<newsItem guid="urn:x:1"><itemMeta><provider><name>North Wire</name></provider><versionCreated>2031-02-03T04:05:06+01:00</versionCreated></itemMeta>
<contentMeta><headline>Late</headline></contentMeta><contentSet><inlineData>The ferry.</inlineData></contentSet></newsItem>`
	tests := []struct {
		why, name, content string
		want               []string
	}{
		{"a feed of reports and links", "feed.xml", inFeed("<item><title>A</title><link>/a</link><pubDate>3 Feb 2031 10:00 GMT</pubDate><source url='https://n.example/'>North Wire</source><category>Sea</category><description><![CDATA[" +
			long + long + "]]></description></item><item><link>/b</link></item><item><link>/c</link></item>"), []string{
			"name=feed.xml item 1 format=html title=A url=https://bay.example/a outlet=Bay Times published=2031-02-03T10:00:00Z section=Sea origin=North Wire",
			"! read feed.xml: 2 items give only a link; run with the network: gainsay read https://bay.example/b"}},
		{"a feed by the name of a page", "feed.html", inFeed("<item><link>/b</link></item>"), []string{
			"! read feed.html: 1 item gives only a link; run with the network: gainsay read https://bay.example/b"}},
		{"a feed without items", "feed", inFeed(""), []string{"! read feed: its RSS feed has no items"}},
		{"a feed that is broken", "feed.rss", feedHead + "<item><link>/b</lin", []string{
			"! read feed.rss: is a broken feed: XML syntax error on line 1: unexpected EOF"}},
		{"a list of feeds", "mine.opml", "<opml><body><outline xmlUrl='https://a.example/rss'/><outline xmlUrl='https://b.example/rss'/></body></opml>", []string{
			"! read mine.opml: names 2 feeds, which are on the network; run with it: gainsay read https://a.example/rss"}},
		{"a sitemap, packed", "sitemap.xml.gz", zipped("<urlset><url><loc>https://a.example/1</loc></url></urlset>"), []string{
			"! read sitemap.xml.gz: 1 item gives only a link; run with the network: gainsay read https://a.example/1"}},
		{"a web archive", "news.warc.gz", warcs, []string{
			"name=news.warc.gz record 1 (https://bay.example/1) format=html url=https://bay.example/1 fetched=2031-02-03T04:05:06Z charset=utf-8",
			"* read news.warc.gz: 1 part is no article and was passed over: image 1"}},
		{"a web archive by another name, packed by zstandard", "dump", zstandard(t, string(ingesttest.Record{Address: "https://bay.example/1", Body: []byte(page)}.Bytes())), []string{
			"name=dump record 1 (https://bay.example/1) format=html url=https://bay.example/1 fetched=2031-02-03T04:05:06Z charset=utf-8"}},
		{"a web archive that breaks off", "news.warc.gz", warcs[:len(warcs)-40], []string{
			"name=news.warc.gz record 1 (https://bay.example/1) format=html url=https://bay.example/1 fetched=2031-02-03T04:05:06Z charset=utf-8",
			fmt.Sprintf("! read news.warc.gz record 2 at byte %d: breaks off", len(ingesttest.Record{Address: "https://bay.example/1", Body: []byte(page)}.Packed()))}},
		{"no web archive", "news.warc", "The ferry was late.", []string{"! read news.warc: is no web archive, though its name says so: give it its right name"}},
		{"NewsML-G2", "item.xml", newsItem, []string{
			"name=item.xml item 1 format=record title=Late outlet=North Wire published=2031-02-03T04:05:06+01:00"}},
		{"NewsML-G2 with mistakes", "m.newsml", "<newsMessage>" + newsItem + "<newsItem guid='p'><itemMeta><itemClass qcode='n:picture'/></itemMeta></newsItem><newsItem/></newsMessage>", []string{
			"name=m.newsml item 1 format=record title=Late outlet=North Wire published=2031-02-03T04:05:06+01:00",
			"! read m.newsml: item 3: has no text",
			"* read m.newsml: 1 part is no article and was passed over: picture 1"}},
		{"XML of another kind", "a.xml", "<?xml version='1.0'?><svg/>", []string{
			"! read a.xml: is XML of a kind that is not read (svg): give a feed, a sitemap, an OPML list, NewsML-G2, NITF or a page"}},
		{"XHTML", "a.xhtml", "<?xml version='1.0'?><!DOCTYPE html><html/>", []string{"name=a.xhtml format=html"}},
		{"ninjs over several lines", "item.json", "{\n \"uri\": \"urn:x:1\",\n \"headline\": \"Late\",\n \"body_text\": \"The ferry.\"\n}\n", []string{
			"name=item.json object 1 format=record title=Late"}},
		{"what says that something was withdrawn, and not what", "item.json", `{"uri":"x-1","pubstatus":"canceled"}`, []string{"! read item.json line 1: was withdrawn by who sent it: leave it out"}},
		{"ninjs that is embargoed", "item.json", `{"uri":"urn:x:1","body_text":"The ferry.","embargoed":"2031-02-04"}`, []string{
			"* read item.json line 1: is embargoed until 2031-02-04, as it says", "name=item.json id urn:x:1 format=record"}},
		{"ninjs in one line", "item.json", `{"uri":"urn:x:1","headline":"Late","body_text":"The ferry."}`, []string{"name=item.json id urn:x:1 format=record title=Late"}},
		{"ninjs as JSON lines", "items.jsonl", `{"uri":"urn:x:1","body_text":"The ferry."}` + "\n" + `{"uri":"urn:x:2","type":"picture"}` + "\n" + `{"text":"The mill."}`, []string{
			"name=items.jsonl id urn:x:1 format=record", "name=items.jsonl line 3 format=record",
			"* read items.jsonl: 1 part is no article and was passed over: picture 1"}},
		{"a list of objects", "items.json", ` [{"uri":"urn:x:1","body_text":"The ferry."}, {"text":"The mill.","id":3}, {"a":1}, 7, {"uri":"u","type":"video"}]`, []string{
			"name=items.json object 1 format=record", "name=items.json object 2 format=record",
			`! read items.json object 3: has no "text": give the article's words there`,
			"! read items.json object 4: is no JSON object of an article: it is a number",
			"* read items.json: 1 part is no article and was passed over: video 1"}},
		{"a list that breaks off", "items.json", `[{"text":"The ferry."}, {"text":"The mi`, []string{
			"name=items.json object 1 format=record", "! read items.json object 2: breaks off or is damaged: unexpected EOF"}},
		{"a list that is broken", "items.json", `[{"text":"The ferry."} {"text":"The mill."}]`, []string{
			"name=items.json object 1 format=record", "! read items.json object 2: breaks off or is damaged: expected comma after array element"}},
		{"a table", "t.csv", "Title;Body;Link;Source;Date;Author\nLate;\"The ferry;\nagain\";https://bay.example/1;Bay Times;3 Feb 2031;Ann Lee; Bo\nA;B\n", []string{
			"! read t.csv line 2: has 7 fields, the first row 6: put quotation marks around fields", "name=t.csv line 4 format=record title=A"}},
		{"a table of links", "t.csv", "text,url\nThe ferry.,https://a.example/1\n,https://a.example/2\n,\n", []string{
			"name=t.csv line 2 format=record url=https://a.example/1", "! read t.csv line 4: has no text: give the article's words there",
			"! read t.csv: 1 row gives only a link; run with the network: gainsay read https://a.example/2"}},
		{"a table of something else", "t.csv", "a,b\n1,2\n", []string{
			`! read t.csv: has no column "text": name the columns in its first row, as in text,title,url,outlet,published`}},
		{"a table without rows", "t.tsv", "text\ttitle\n", []string{"! read t.tsv: has no rows but the first: give one article a row"}},
		{"a text is a text whatever it looks like", "t.txt", "text,title\na,b\n", []string{"name=t.txt format=text"}},
		{"a text of an archive is one", "t.txt", "WARC/1.0\r\nis how it begins.", []string{"name=t.txt format=text"}},
		{"a text of an address is one", "t.txt", "https://a.example/\n", []string{"name=t.txt format=text"}},
		{"a text that begins with a bracket", "t", "[Update] The ferry is late.", []string{"name=t format=text"}},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			dir := write(t, map[string]string{test.name: test.content, "good.txt": "The pier stands."})
			got := readAll(dir, Options{}, filepath.Join(dir, test.name), filepath.Join(dir, "good.txt"))
			expect(t, got, append(test.want, "name=good.txt format=text")...)
		})
	}
}

func TestStandardInputOfForms(t *testing.T) {
	for _, test := range []struct{ why, in, want string }{
		{"a table", "text,title\nThe ferry.,Late\n", "name=- line 2 format=record title=Late"},
		{"a text with commas", "The text, the title, all were lost.\nSo it was.", "name=- format=text"},
		{"a feed", "\n" + inFeed("<item><link>/a</link></item>"), "! read -: 1 item gives only a link; run with the network: gainsay read https://bay.example/a"},
		{"addresses", "https://a.example/1\nhttps://a.example/2\n", "! read -: 2 items give only a link; run with the network: gainsay read https://a.example/1"},
		{"a web archive", string(ingesttest.Record{Address: "https://bay.example/1", Body: []byte(page)}.Bytes()),
			"name=- record 1 (https://bay.example/1) format=html url=https://bay.example/1 fetched=2031-02-03T04:05:06Z charset=utf-8"},
		{"ninjs", "[\n{\"uri\":\"u\",\"body_text\":\"The ferry.\"}]", "name=- object 1 format=record"},
		{"JSON that is no object of articles", "{\n}", "name=- format=text"},
	} {
		t.Run(test.why, func(t *testing.T) {
			expect(t, readAll("", Options{Stdin: strings.NewReader(test.in)}, "-"), test.want)
		})
	}
}

func TestFoldersTakeWhatSaysThatItIsArticles(t *testing.T) {
	dir := write(t, map[string]string{
		"a.warc.gz": string(ingesttest.Record{Address: "https://bay.example/1", Body: []byte(page)}.Packed()),
		"b.rss":     inFeed("<item><title>B</title><link>/b</link><description>" + long + long + "</description></item>"),
		"gold.json": `[{"text":"passed over"}]`, "feeds.opml": "<opml><body><outline xmlUrl='https://a.example/rss'/></body></opml>",
		"marks.csv": "text,title\npassed,over", "sitemap.xml": "<urlset><url><loc>https://a.example/1</loc></url></urlset>",
	})
	expect(t, readAll(dir, Options{}, dir),
		"name=a.warc.gz record 1 (https://bay.example/1) format=html url=https://bay.example/1 fetched=2031-02-03T04:05:06Z charset=utf-8",
		"name=b.rss item 1 format=html title=B url=https://bay.example/b outlet=Bay Times")
}

func TestFoldersLeadToNoNetwork(t *testing.T) {
	asked := errors.New("the network was asked")
	dir := write(t, map[string]string{"b.rss": inFeed("<item><link>https://bay.example/b</link></item>")})
	web := fetch.New(fetch.Options{Tries: 1, Resolver: &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, asked
	}}})
	expect(t, readAll(dir, Options{Web: web}, dir), "! read b.rss: 1 item gives only a link; run with the network: gainsay read https://bay.example/b")
	if got := readAll(dir, Options{Web: web}, filepath.Join(dir, "b.rss")); len(got) != 1 || !strings.Contains(got[0], "https://bay.example/") || strings.Contains(got[0], "only a link") {
		t.Errorf("a feed that is named does not lead to the network: %q", got)
	}
}

func TestBombs(t *testing.T) {
	zeros := strings.Repeat("0", 8<<20)
	deep := strings.Repeat(`{"text":`, 20_000)
	dir := write(t, map[string]string{
		"feed.xml.gz": zipped(inFeed("<item><title>" + zeros + "</title></item>")),
		"deep.json":   "[" + deep, "lists.json": "[" + strings.Repeat("[", 100_000),
		"wide.json":  `[{"text":"` + strings.Repeat("x", 3000) + `"}]`,
		"nested.xml": inFeed(strings.Repeat("<a>", 100_000)),
		"open.csv":   "text,title\n\"The ferry" + strings.Repeat("\nx,y", 50),
		"feed.json":  `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat("{},", 500_000) + `{}]}`,
		"laughs.xml": `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c "&b;&b;">]>` + inFeed("<item><title>&c;</title><link>/a</link></item>"),
	})
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, test := range []struct {
		name string
		want []string
	}{
		{"feed.xml.gz", []string{"! read feed.xml.gz: unpacks to more than 200 times its size: unpack it yourself if it is meant"}},
		{"deep.json", []string{"! read deep.json object 1: breaks off or is damaged: invalid character '{' exceeded max depth"}},
		{"lists.json", []string{"name=lists.json format=text"}},
		{"wide.json", []string{"! read wide.json object 1: breaks off or is damaged: is too large for one article: split it"}},
		{"nested.xml", []string{"! read nested.xml: its elements are nested more than 512 deep"}},
		{"feed.json", []string{"! read feed.json: it has more than 400000 values: split it"}},
		{"laughs.xml", []string{"! read laughs.xml: 1 item gives only a link; run with the network: gainsay read https://bay.example/a"}},
	} {
		limits := Limits{}
		if test.name == "wide.json" {
			limits.Line = 1000
		}
		expect(t, readAll(dir, Options{Limits: limits}, at(test.name)), test.want...)
	}
	got := readAll(dir, Options{Limits: Limits{Line: 100}}, at("open.csv"))
	if len(got) != 51 || got[0] != "! read open.csv line 2: its quotation mark is never closed: close it" {
		t.Errorf("got %d lines, the first %q", len(got), got[0])
	}
}

// TestArchivesStream holds the memory of reading an archive far below its size.
func TestArchivesStream(t *testing.T) {
	var archive bytes.Buffer
	pages, err := ingesttest.WARC(&archive, 16<<20, true, 3)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	var most uint64
	for _, err := range Read(t.Context(), []string{"-"}, Options{Stdin: &archive}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%100 == 0 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if n != pages {
		t.Errorf("read %d pages of %d", n, pages)
	}
	if most > uint64(archive.Cap())+8<<20 {
		t.Errorf("%d bytes are held besides the archive's %d", most, archive.Cap())
	}
}

func FuzzForms(f *testing.F) {
	f.Add([]byte("text,title\nA,\"B\nC"))
	f.Add([]byte("[{\"uri\":\"u\",\"body_text\":\"A\"},{\"text\":\"B\"}"))
	f.Add([]byte(inFeed("<item><link>/a</link><description>x</description></item>")))
	f.Add(ingesttest.Record{Address: "https://bay.example/1", Body: []byte(page)}.Packed())
	f.Add([]byte("<newsMessage><newsItem><contentSet><inlineData>A</inlineData></contentSet></newsItem></newsMessage>"))
	f.Add([]byte(`[{"uri":"urn:x:1","pubstatus":"canceled"},{"uri":"x","pubstatus":"withheld"}]`))
	f.Fuzz(func(t *testing.T, in []byte) {
		limits := Limits{File: 1 << 16, Line: 1 << 12, Records: 100}
		first := readAll("", Options{Stdin: bytes.NewReader(in), Limits: limits}, "-")
		again := readAll("", Options{Stdin: bytes.NewReader(in), Limits: limits}, "-")
		if strings.Join(first, "\n") != strings.Join(again, "\n") {
			t.Fatal("the same input is read in two ways")
		}
		if len(first) == 0 {
			t.Fatal("nothing is given, and nothing refused")
		}
		for raw, err := range Read(t.Context(), []string{"-"}, Options{Stdin: bytes.NewReader(in), Limits: limits}) {
			if err == nil && (raw.Withdrawn != (len(raw.Bytes) == 0) || len(raw.Bytes) > 1<<18) {
				t.Fatalf("a document of %d bytes", len(raw.Bytes))
			}
			if err == nil && raw.Withdrawn && raw.ID+raw.URL == "" {
				t.Fatal("nothing says what was withdrawn")
			}
		}
	})
}

// BenchmarkArchive reads an archive into raw documents; MB/s are of decoded bytes.
func BenchmarkArchive(b *testing.B) {
	var archive bytes.Buffer
	const decoded = 64 << 20
	if _, err := ingesttest.WARC(&archive, decoded, true, 1); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(decoded)
	for b.Loop() {
		for _, err := range Read(b.Context(), []string{"-"}, Options{Stdin: bytes.NewReader(archive.Bytes())}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
