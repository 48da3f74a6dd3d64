package ingest

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"gainsay/internal/fetch"
	"gainsay/internal/fetch/webtest"
	"gainsay/internal/ingest/ingesttest"
)

// The clock's noon, when everything here is fetched.
const noon = "2031-03-04T12:00:"

func webOptions(t *testing.T) Options {
	c := fetch.New(fetch.Options{Agent: "gainsay/1", Allow: webtest.Loopback(), Clock: webtest.NewClock(), Delay: -1, Tries: 1})
	t.Cleanup(c.Close)
	return Options{Web: c}
}

// fetched is what reading the paths gives, a line each: addresses without the host.
func fetched(t *testing.T, w *webtest.Web, opts Options, paths ...string) []string {
	t.Helper()
	var got []string
	for raw, err := range Read(t.Context(), paths, opts) {
		line := fmt.Sprint("! ", err)
		if err == nil {
			line = strings.Join(strings.Fields(fmt.Sprintf("%s %s %q url=%s published=%s origin=%s charset=%s title=%s outlet=%s",
				raw.Name(), raw.Format, raw.Bytes, raw.URL, raw.Published, raw.Origin, raw.Charset, raw.Title, raw.Outlet)), " ")
			if !strings.HasPrefix(raw.Fetched, noon) {
				t.Errorf("%s was fetched at %q", raw.File, raw.Fetched)
			}
			for _, empty := range []string{"published", "origin", "charset", "title", "outlet"} {
				line = strings.TrimSuffix(strings.Replace(line, " "+empty+"= ", " ", 1), " "+empty+"=")
			}
		}
		got = append(got, strings.ReplaceAll(line, w.URL, ""))
	}
	return got
}

func TestWebPages(t *testing.T) {
	w := webtest.New(t)
	const bare = "<div><p>The pier burnt.</div>"
	for path, h := range map[string][2]string{
		"/page":    {"text/html; charset=windows-1251", page},
		"/bare":    {"text/html", bare},
		"/lying":   {"text/plain", page},
		"/picture": {"text/html", "\x89PNG\r\n\x1a\n0000"},
		"/pdf":     {"application/pdf", "%PDF-1.7"},
		"/css":     {"text/css", "body { color: red }"},
		"/text":    {"text/plain; charset=utf-8", "Fire at the pier"},
		"/json":    {"application/json", `{"error": "no such page"}`},
		"/lines":   {"application/octet-stream", `{"id":"7","text":"It burnt.","url":"https://one.example/7"}`},
		"/empty":   {"text/html", " \n"},
		"/nonsens": {";;;", "A text."},
	} {
		w.Set(path, webtest.Page(h[0], h[1]))
	}
	w.Set("/moved", webtest.Redirect(301, "/page"))
	w.Set("/secret", webtest.Redirect(302, "http://10.0.0.1/"))
	for _, test := range []struct{ path, want string }{
		{"/page", fmt.Sprintf("/page html %q url=/page charset=windows-1251", page)},
		{"/moved", fmt.Sprintf("/moved html %q url=/page charset=windows-1251", page)},
		{"/bare", fmt.Sprintf("/bare html %q url=/bare", bare)},
		{"/lying", fmt.Sprintf("/lying html %q url=/lying", page)},
		{"/text", `/text text "Fire at the pier" url=/text charset=utf-8`},
		{"/nonsens", `/nonsens text "A text." url=/nonsens`},
		{"/lines", `/lines id 7 record "It burnt." url=https://one.example/7`},
		{"/picture", "! read /picture: is a picture, not text: give the article as .txt, .html or .jsonl in UTF-8"},
		{"/pdf", "! read /pdf: is a PDF, not text: give the article as .txt, .html or .jsonl in UTF-8"},
		{"/css", "! read /css: is text/css, not an article: give the address of one"},
		{"/json", `! read /json line 1: has no "text": give the article's words there`},
		{"/empty", "! read /empty: is empty: give a file that holds an article"},
		{"/secret", "! fetch /secret: it leads to 10.0.0.1, a private network: if that is meant, allow it with --allow-net 10.0.0.1/32"},
	} {
		expect(t, fetched(t, w, webOptions(t), w.URL+test.path), strings.ReplaceAll(test.want, w.URL, ""))
	}
}

func TestWebRefusals(t *testing.T) {
	w := webtest.New(t)
	dir := write(t, map[string]string{"a.txt": "One."})
	file := "file://" + filepath.Join(dir, "a.txt")
	expect(t, fetched(t, w, webOptions(t), file), `! fetch `+file+`: only http and https are fetched, not "file": give such an address, or a file by its path`)
	expect(t, fetched(t, w, Options{}, w.URL+"/page", w.URL+"/page"), "! read /page: nothing is fetched here: save the page and give the file")
	if n := len(w.All()); n > 0 {
		t.Errorf("%d requests came", n)
	}
}

func rss(items ...string) string {
	return `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Daily</title><link>/</link>` + strings.Join(items, "") + `</channel></rss>`
}

func item(path string) string {
	return "<item><title>T" + path + "</title><link>" + path + "</link><pubDate>Tue, 04 Mar 2031 09:00:00 +0100</pubDate><source url=\"https://wire.example/f\">North Wire</source></item>"
}

func TestWebLists(t *testing.T) {
	w := webtest.New(t)
	for _, path := range []string{"/a", "/b", "/c", "/d"} {
		w.Set(path, webtest.Page("text/html", page))
	}
	w.Set("/feed", webtest.Page("text/html", rss(item("/a"), item("/b"), item("/a"), item("/gone"), item("http://192.168.0.1/x"))))
	w.Set("/other", webtest.Page("application/rss+xml", rss(item("/b"), item("/c"))))
	w.Set("/opml", webtest.Page("text/xml", `<opml version="2.0"><body><outline><outline type="rss" xmlUrl="`+w.URL+`/feed"/><outline type="rss" xmlUrl="`+w.URL+`/other"/></outline></body></opml>`))
	w.Set("/sitemap.xml.gz", webtest.Page("application/gzip", zipped(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>`+w.URL+`/d</loc></url></urlset>`)))
	w.Set("/index.xml", webtest.Page("text/xml", `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>`+w.URL+`/sitemap.xml.gz</loc></sitemap><sitemap><loc>`+w.URL+`/index.xml</loc></sitemap></sitemapindex>`))
	w.Set("/broken", webtest.Page("text/xml", `<rss version="2.0"><channel>`))
	for i := range 9 {
		w.Set(fmt.Sprintf("/deep%d", i), webtest.Page("text/xml", fmt.Sprintf(`<sitemapindex><sitemap><loc>%s/deep%d</loc></sitemap></sitemapindex>`, w.URL, i+1)))
	}
	plain := func(path string) string {
		return fmt.Sprintf("%s html %q url=%[1]s published=2031-03-04T09:00:00+01:00 origin=North Wire", path, page)
	}
	gone := "! fetch /gone: " + strings.TrimPrefix(w.URL, "http://") + " has no such page (404): check the address"
	inner := "! fetch http://192.168.0.1/x: it leads to 192.168.0.1, a private network: if that is meant, allow it with --allow-net 192.168.0.1/32"
	expect(t, fetched(t, w, webOptions(t), w.URL+"/feed"), plain("/a"), plain("/b"), gone, inner)
	expect(t, fetched(t, w, webOptions(t), w.URL+"/opml"), plain("/a"), plain("/b"), gone, inner, plain("/c"))
	expect(t, fetched(t, w, webOptions(t), w.URL+"/index.xml"), fmt.Sprintf("/d html %q url=/d", page))
	if got := fetched(t, w, webOptions(t), w.URL+"/broken"); len(got) != 1 || !strings.HasPrefix(got[0], "! read /broken: ") {
		t.Errorf("a broken feed: %q", got)
	}
	if got := fetched(t, w, webOptions(t), w.URL+"/deep0"); len(got) != 1 || !strings.Contains(got[0], "more than 4 deep") {
		t.Errorf("lists in lists: %q", got)
	}
}

// TestWebItems: what a feed leads to is a page and nothing that holds more.
func TestWebItems(t *testing.T) {
	w := webtest.New(t)
	w.Set("/all.jsonl", webtest.Page("text/plain", `{"id":"1","text":"Report 1."}`+"\n"+`{"id":"2","text":"Report 2."}`))
	w.Set("/feed", webtest.Page("text/xml", rss(item("/inner"), item("/packed"), item("/archive.warc.gz"), item("/archive"))))
	w.Set("/inner", webtest.Page("text/xml", rss(item("/a"))))
	w.Set("/packed", webtest.Page("application/gzip", zipped(page)))
	w.Set("/archive", webtest.Page("application/warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"))
	w.Set("/archive.warc.gz", webtest.Page("application/gzip", zipped("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")))
	w.Set("/list.txt", webtest.Page("text/plain", w.URL+"/all.jsonl\n"+w.URL+"/inner\n"))
	w.Set("/a", webtest.Page("text/html", page))
	const other = " where an article should be: give its own address if it is meant"
	expect(t, fetched(t, w, webOptions(t), w.URL+"/feed"), "! read /inner: is a RSS feed"+other, "! read /packed: is an archive"+other,
		"! read /archive.warc.gz: is an archive"+other, "! read /archive: is an archive"+other)
	got := fetched(t, w, webOptions(t), w.URL+"/list.txt")
	if len(got) != 3 || !strings.HasPrefix(got[0], "/all.jsonl id 1 ") || !strings.HasPrefix(got[2], "/a html ") {
		t.Errorf("a list of addresses gives %q", got)
	}
}

func TestWebWholeItems(t *testing.T) {
	w := webtest.New(t)
	long := strings.Repeat("The pier of Carrow burnt on Tuesday, said the harbour master. ", 20)
	w.Set("/feed.json", webtest.Page("application/feed+json", fmt.Sprintf(
		`{"version":"https://jsonfeed.org/version/1.1","title":"Coast Daily","items":[{"id":"1","url":"%s/a","title":"Fire","content_text":%q},{"id":"2","content_text":%q}]}`, w.URL, long, long+"Again.")))
	got := fetched(t, w, webOptions(t), w.URL+"/feed.json", w.URL+"/a")
	if len(got) != 2 || !strings.HasPrefix(got[0], "/a record ") || !strings.Contains(got[0], "url=/a") || !strings.HasPrefix(got[1], "/feed.json item 2 record ") || strings.Contains(got[1], "url=/") {
		t.Errorf("got %q", got)
	}
	if w.Times("/a") > 0 {
		t.Error("a report that the feed gives is fetched again")
	}
}

// TestWebForeignItems: what a feed of one site says that a page of another holds is asked
// for there.
func TestWebForeignItems(t *testing.T) {
	w := webtest.New(t)
	long := strings.Repeat("The pier of Carrow burnt on Tuesday, said the harbour master. ", 20)
	const other = "http://192.168.7.7/a" // which is refused when it is asked
	w.Set("/feed.json", webtest.Page("application/feed+json", fmt.Sprintf(
		`{"version":"https://jsonfeed.org/version/1.1","title":"Coast Daily","items":[{"id":"1","url":%q,"title":"Fire","content_text":%q}]}`, other, long)))
	if got := fetched(t, w, webOptions(t), w.URL+"/feed.json"); len(got) != 1 || !strings.HasPrefix(got[0], "! fetch "+other) {
		t.Errorf("got %q", got)
	}
}

// TestWebForeignRecords: neither does a record that a feed leads to stand for the page
// of another site, or for an agency's message.
func TestWebForeignRecords(t *testing.T) {
	w := webtest.New(t)
	w.Set("/feed", webtest.Page("application/rss+xml", `<rss version="2.0"><channel><title>Coast Daily</title><item><title>A</title><link>/record</link></item><item><title>B</title><link>/message</link></item><item><title>C</title><link>/kill</link></item></channel></rss>`))
	w.Set("/record", webtest.Page("application/json", fmt.Sprintf(`{"text":"The pier burnt.","url":"https://other.example/a"}
{"text":"It burnt.","url":"%s/b"}`, w.URL)))
	w.Set("/message", webtest.Page("application/json", `{"uri":"urn:x:1","body_text":"The pier stands."}`))
	w.Set("/kill", webtest.Page("application/json", `{"uri":"urn:x:1","pubstatus":"canceled"}`))
	expect(t, fetched(t, w, webOptions(t), w.URL+"/feed"), `/record line 1 record "The pier burnt." url=`, `/record line 2 record "It burnt." url=/b`,
		`/message record "The pier stands." url=`, "! read /kill: was withdrawn by who sent it: leave it out")
}

func TestSites(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"https://feeds.one.example/rss", "http://www.one.example:8080/a"}: true, {"https://one.co.uk/rss", "https://www.one.co.uk/a"}: true,
		{"https://one.co.uk/rss", "https://two.co.uk/a"}: false, {"https://one.example/rss", "https://two.example/a"}: false,
		{"https://one.example/rss", "https://one.example.two.example/a"}: false, {"http://10.1.2.3/", "http://9.1.2.3/"}: false,
		{"http://[2a00::1]/", "http://[2a00::1]:80/a"}: true, {"https://ONE.example./rss", "https://one.example/a"}: true, {"https://news.it/", "https://www.news.it/a"}: true,
	} {
		if got := siteOf(pair[0]) == siteOf(pair[1]); got != want {
			t.Errorf("%s and %s: %v", pair[0], pair[1], got)
		}
	}
}

func TestWebArchive(t *testing.T) {
	w := webtest.New(t)
	var lines strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&lines, `{"id":"%d","text":"Report %d."}`+"\n", i, i)
	}
	w.Set("/all.jsonl.gz", webtest.Page("application/gzip", zipped(lines.String())))
	if got := fetched(t, w, webOptions(t), w.URL+"/all.jsonl.gz"); len(got) != 2000 {
		t.Errorf("%d records, the last %s", len(got), got[len(got)-1])
	}
	w.Set("/cut.jsonl", webtest.Promising(1<<20, lines.String()+`{"id":"x",`))
	got := fetched(t, w, webOptions(t), w.URL+"/cut.jsonl")
	if last := got[len(got)-1]; len(got) < 1900 || !strings.HasPrefix(last, "! fetch /cut.jsonl: the answer of ") || !strings.Contains(last, "breaks off") {
		t.Errorf("an archive that breaks off: %d lines, the last %s", len(got), last)
	}
}

// TestWebWARC: a web archive is read as it comes, also under a name that does not
// tell; its pages have the addresses and the times that it gives them.
func TestWebWARC(t *testing.T) {
	w := webtest.New(t)
	var archive strings.Builder
	for i := range 300 {
		archive.Write(ingesttest.Record{Address: fmt.Sprintf("https://one.example/%d", i), Body: []byte(page)}.Packed())
	}
	for _, path := range []string{"/news.warc.gz", "/download"} {
		w.Set(path, webtest.Page("application/octet-stream", archive.String()))
		n := 0
		for raw, err := range Read(t.Context(), []string{w.URL + path}, webOptions(t)) {
			if err != nil || raw.URL != fmt.Sprintf("https://one.example/%d", n) || raw.Fetched != "2031-02-03T04:05:06Z" || string(raw.Bytes) != page {
				t.Fatalf("%s: page %d is %+v, %v", path, n, raw, err)
			}
			n++
		}
		if n != 300 {
			t.Errorf("%s: %d pages", path, n)
		}
	}
	w.Set("/cut.warc.gz", webtest.Promising(archive.Len(), archive.String()[:archive.Len()/2]))
	pages, broken := 0, ""
	for _, err := range Read(t.Context(), []string{w.URL + "/cut.warc.gz"}, webOptions(t)) {
		if err == nil {
			pages++
		} else {
			broken += err.Error()
		}
	}
	if pages < 140 || pages > 150 || !strings.Contains(broken, "breaks off") {
		t.Errorf("half an archive gives %d pages and says %q", pages, broken)
	}
}

func TestWebContextEnds(t *testing.T) {
	w := webtest.New(t)
	w.Set("/feed", webtest.Page("text/xml", rss(item("/a"), item("/b"))))
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	w.Set("/a", webtest.Page("text/html", page))
	opts := webOptions(t)
	var got []error
	for _, err := range Read(ctx, []string{w.URL + "/feed"}, opts) {
		got = append(got, err)
		stop()
	}
	if len(got) != 2 || got[0] != nil || got[1] != context.Canceled || w.Times("/b") > 0 {
		t.Errorf("got %v, want a document and then the context's error", got)
	}
}

// TestWithdrawn: what an outlet takes back is told with what names it; what is fetched
// from one site takes nothing of another back.
func TestWithdrawn(t *testing.T) {
	w := webtest.New(t)
	own := fmt.Sprintf(`{"uri":"%s/ferry","pubstatus":"canceled","versioncreated":"2031-03-04T10:00:00Z"}`, w.URL)
	const other, nowhere = `{"uri":"https://other.example/ferry","pubstatus":"canceled"}`, `{"uri":"urn:x:1","pubstatus":"canceled"}`
	w.Set("/own", webtest.Page("application/json", own))
	w.Set("/other", webtest.Page("application/json", other))
	w.Set("/nowhere", webtest.Page("application/json", nowhere))
	dir := write(t, map[string]string{"other.json": other, "nowhere.json": nowhere})
	var got []string
	for raw, err := range Read(t.Context(), []string{w.URL + "/own", w.URL + "/other", w.URL + "/nowhere", filepath.Join(dir, "other.json"), filepath.Join(dir, "nowhere.json")}, webOptions(t)) {
		line := fmt.Sprint("! ", err)
		if err == nil {
			line = fmt.Sprintf("%v %s%s %s", raw.Withdrawn, raw.URL, raw.ID, raw.Published)
		}
		got = append(got, strings.ReplaceAll(line, w.URL, ""))
	}
	const refused = ": takes back what is of another site, as anybody could: save it and give the file if it is meant"
	expect(t, got, "true /ferry 2031-03-04T10:00:00Z", "! read /other line 1"+refused, "! read /nowhere id urn:x:1"+refused, "true https://other.example/ferry ", "true urn:x:1 ")
}
