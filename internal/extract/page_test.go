package extract

import (
	"strings"
	"testing"

	"gainsay"
)

// pageOf makes an article of a page.
func pageOf(t *testing.T, content string) gainsay.Article {
	t.Helper()
	article, err := New().Article(gainsay.Raw{File: "a.html", Format: gainsay.HTML, Bytes: []byte(content)})
	if err != nil {
		t.Fatal(err)
	}
	return article
}

const newsPage = `<!DOCTYPE html><html lang="en"><head><title>Old mill in Halden burns down | Harbour Gazette</title>
<meta property="og:title" content="Old mill in Halden burns down"><meta property="og:site_name" content="Harbour Gazette">
<link rel="canonical" href="https://www.gazette.example/2031/03/03/mill">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Old mill in Halden burns down",
"datePublished":"2031-03-03T22:10:00+01:00","author":[{"@type":"Person","name":"Ane Berg"},{"name":"Jon Dahl"}],"isBasedOn":"https://www.reuters.com/mill"}]}</script>
</head><body><nav><a href="/">Home</a><a href="/n">News</a></nav><header><h1>Old mill in Halden burns down</h1><p class="byline">By Ane Berg</p></header>
<main><article><figure><img src="m.jpg"><figcaption>The mill on Monday. Photo: Reuters</figcaption></figure>
<p>The old mill on the quay burnt down on Monday night, and the fire brigade of Halden needed <b>six hours</b> to put it out.</p>
<div class="related-stories"><h3>Related</h3><ul><li><a href="/f">Ferry late again</a></li></ul></div>
<p>“We saw the flames from the bridge,” said the miller's neighbour, who had called the brigade shortly after ten.<br>Nobody was hurt.</p>
<ul><li>The mill was built in the year of the great flood, as a plate above its door said.</li></ul>
<p>It was insured, according to Reuters, for twice what the council had been ready to pay for it last autumn.</p>
<p style="display:none">Hidden words that no reader of the page sees, and that are no part of the report at all.</p>
</article><section id="comments"><p>` + "This is a comment that goes on and on about mills and bridges and the council of Halden. " + `</p></section></main>
<aside><p>Sign up for our newsletter</p></aside><footer>Copyright 2031 Harbour Gazette</footer></body></html>`

func TestPage(t *testing.T) {
	a := pageOf(t, newsPage)
	want := `The old mill on the quay burnt down on Monday night, and the fire brigade of Halden needed six hours to put it out.
“We saw the flames from the bridge,” said the miller's neighbour, who had called the brigade shortly after ten.
Nobody was hurt.
The mill was built in the year of the great flood, as a plate above its door said.
It was insured, according to Reuters, for twice what the council had been ready to pay for it last autumn.`
	if a.Text != want {
		t.Errorf("got\n%s\nwant\n%s", a.Text, want)
	}
	if a.Title != "Old mill in Halden burns down" || a.Published != "2031-03-03T22:10:00+01:00" || a.Outlet.Name != "Harbour Gazette" ||
		a.Outlet.Domain != "gazette.example" || a.URL != "https://www.gazette.example/2031/03/03/mill" || a.Language != "en" ||
		strings.Join(a.Authors, "+") != "Ane Berg+Jon Dahl" {
		t.Errorf("facts: %+v", a)
	}
	if got := origins(a); got != "cited Reuters: according to Reuters\npicture Reuters: \nlink Reuters: \n" {
		t.Errorf("origins: %s", got)
	}
	told, err := New().Article(gainsay.Raw{Format: gainsay.HTML, Bytes: []byte(newsPage), Outlet: "Bay Times", Published: "2031-03-04", Title: "Fire", URL: "https://bay.example/1"})
	if err != nil || told.Outlet.Name != "Bay Times" || told.Published != "2031-03-04" || told.Title != "Fire" || told.URL != "https://bay.example/1" {
		t.Errorf("what is told does not go first: %+v %v", told, err)
	}
}

func TestPageEncodings(t *testing.T) {
	latin := strings.NewReplacer("Halden", "M\xfchle", "“", "\x93", "”", "\x94").Replace(newsPage)
	latin = strings.Replace(latin, "<head>", `<head><meta charset="windows-1252">`, 1)
	if a := pageOf(t, latin); !strings.Contains(a.Text, "fire brigade of Mühle") || !strings.Contains(a.Text, "“We saw") {
		t.Errorf("windows-1252 is read as %.300q", a.Text)
	}
	if a := pageOf(t, strings.Replace(newsPage, "Monday night", "Monday\xff night", 1)); !strings.Contains(a.Text, "“We saw") {
		t.Errorf("one broken byte spoils UTF-8: %.300q", a.Text)
	}
}

func TestRefusedPages(t *testing.T) {
	links := strings.Repeat(`<li><a href="/a">Old mill in Halden burns down</a></li>`, 30)
	tests := []struct{ why, page, want string }{
		{"a front page", "<html><body><ul>" + links + "</ul></body></html>", "list of links"},
		{"a login wall", "<html><body><p>Subscribe to continue.</p></body></html>", "behind a login"},
		{"a page that wants JavaScript", "<html><body><p>Please enable JavaScript.</p></body></html>", "JavaScript"},
		{"a video", `<html><head><meta property="og:type" content="video.other"></head><body><p>Mill burns</p></body></html>`, "video"},
		{"too little", "<html><body><p>Mill burns.</p></body></html>", "too little text"},
		{"too many bytes", "<html><body>" + strings.Repeat(" ", pageBytes) + "</body></html>", "bytes"},
		{"too many elements", "<html><body>" + strings.Repeat("<p>", pageNodes+1) + "</body></html>", "elements"},
	}
	for _, test := range tests {
		_, err := New().Article(gainsay.Raw{File: "a.html", Format: gainsay.HTML, Bytes: []byte(test.page)})
		if gainsay.KindOf(err) != gainsay.Invalid || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s gives %v, want Invalid with %q", test.why, err, test.want)
		}
	}
}

func TestDeepPage(t *testing.T) {
	for _, tag := range []string{"<div>", "<span>", "<b>", "<p><i>", "<table><tr><td>"} {
		deep := "<html><body>" + strings.Repeat(tag, 20000) + "<p>" + fire + "</p><p>" + mill + "</p></body></html>"
		if a := pageOf(t, deep); a.Text != fire+"\n"+mill {
			t.Errorf("a page of 20,000 %s is read as %q", tag, a.Text)
		}
	}
}

// publishedOn is the date of a page with head and body put in.
func publishedOn(t *testing.T, head, body, address string) string {
	t.Helper()
	doc, err := parsePage([]byte("<html><head>" + head + "</head><body><h1>Mill burns</h1>" + body + "<p>" + fire + "</p></body></html>"))
	if err != nil {
		t.Fatal(err)
	}
	return factsOf(doc).published(address, "Mill burns", textLines(doc))
}

func TestDatesOfPages(t *testing.T) {
	ld := func(date string) string {
		return `<script type="application/ld+json">[{"@type":"Article","datePublished":"` + date + `"}]</script>`
	}
	tests := []struct{ why, head, body, address, want string }{
		{"JSON-LD goes first", ld("2031-03-03T10:00:00Z") + `<meta name="date" content="2031-03-09">`, "", "", "2031-03-03T10:00:00Z"},
		{"broken JSON-LD", `<script type="application/ld+json">{"datePublished": "2031-03-03", }</script>`, "", "", "2031-03-03"},
		{"a meta element", `<meta property="article:published_time" content="2031-03-03T10:00:00+05:00">`, "", "", "2031-03-03T10:00:00+05:00"},
		{"a time element", "", `<time datetime="2031-03-03" class="updated">3 March</time><time class="entry-date" datetime="2031-03-01">`, "", "2031-03-01"},
		{"the address", "", "", "https://a.example/2031/03/03/mill", "2031-03-03"},
		{"what readers see", "", "<div>Published on March 3rd, 2031</div>", "", "2031-03-03"},
		{"in another language", "", "<div>3. März 2031</div>", "", "2031-03-03"},
		{"day and month cannot be told apart", "", "<div>3/4/2031</div>", "", ""},
		{"day and month can be told apart", "", "<div>3/24/2031</div>", "", "2031-03-24"},
		{"the local day goes before UTC's", ld("2031-03-04T02:00:00Z"), "<div>March 3, 2031</div>", "", "2031-03-03"},
		{"a zone's own day stays", ld("2031-03-04T02:00:00+02:00"), "<div>March 5, 2031</div>", "", "2031-03-04T02:00:00+02:00"},
		{"an update is no publication", ld("2031-03-04"), "<div>Updated March 9, 2031</div>", "", "2031-03-04"},
		{"no date is far away", ld("0001-01-01"), "", "", ""},
		{"a copyright is no date", "", "<div>© March 3, 2031 Gazette</div>", "", ""},
		{"no such day", "", "<div>February 30, 2031</div>", "", ""},
	}
	for _, test := range tests {
		if got := publishedOn(t, test.head, test.body, test.address); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}

func TestTitlesOfPages(t *testing.T) {
	tests := []struct{ why, head, body, want string }{
		{"the heading that the head agrees with", "<title>Mill burns down - Gazette</title>", "<h1>Gazette</h1><h1>Mill burns down in Halden</h1>", "Mill burns down in Halden"},
		{"the outlet's name in the window's title is no headline", `<title>Gazette: Mill burns down</title><meta property="og:title" content="Mill burns down">`,
			"<h1>Gazette</h1>", "Gazette: Mill burns down"},
		{"no heading", `<title>Mill burns down | Gazette</title><meta property="og:site_name" content="Gazette">`, "", "Mill burns down"},
		{"a dash that is the headline's own", `<title>Mill burns - what we know</title>`, "<h1>Mill burns - what we know</h1>", "Mill burns - what we know"},
		{"a heading alone", "", "<h1>Mill burns</h1>", "Mill burns"},
		{"nothing", "", "", ""},
	}
	for _, test := range tests {
		doc, err := parsePage([]byte("<html><head>" + test.head + "</head><body>" + test.body + "</body></html>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := factsOf(doc).title(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}
