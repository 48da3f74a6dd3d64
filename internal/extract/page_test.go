package extract

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

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
	lie := strings.Replace(latin, "windows-1252", "utf-8", 1)
	if a := pageOf(t, lie); !strings.Contains(a.Text, "fire brigade of Mühle") {
		t.Errorf("windows-1252 that says it is UTF-8 is read as %.300q", a.Text)
	}
	wide := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(newsPage)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	if a := pageOf(t, string(wide)); !strings.Contains(a.Text, "“We saw") {
		t.Errorf("UTF-16 is read as %.300q", a.Text)
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
		{"a check of the reader", "<html><head><title>Just a moment</title></head><body><p>" + strings.Repeat("We are checking your browser before you go on. ", 4) + "</p></body></html>", "human"},
		{"a consent page", "<html><body><h1>We value your privacy</h1><p>" + strings.Repeat("We and our partners store things. ", 9) + "We value your privacy.</p></body></html>", "consent"},
		{"no such page", "<html><head><title>Page not found | Gazette</title></head><body><p>" + strings.Repeat("Try the front page or the search instead. ", 5) + "</p></body></html>", "no such page"},
		{"a server's error", "<html><head><title>502 Bad Gateway</title></head><body><p>" + strings.Repeat("Please try again in a few minutes. ", 5) + "</p></body></html>", "server's error"},
		{"the opening of a paid article", `<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script></head><body><p>` + fire + "</p><p>" + mill + "</p></body></html>", "login"},
		{"a video with a description", `<html><head><script type="application/ld+json">{"@type":"VideoObject","name":"Mill burns"}</script></head><body><p>` + fire + "</p><p>" + mill + "</p></body></html>", "video"},
		{"a front page with teasers", "<html><body><main>" + strings.Repeat(`<div><h2><a href="/a">Old mill in Halden burns down</a></h2><p>`+fire+"</p></div>", 12) + "</main></body></html>", "list of links"},
		{"too little", "<html><body><p>Mill burns.</p></body></html>", "too little text"},
		{"too many bytes", "<html><body>" + strings.Repeat(" ", pageBytes) + "</body></html>", "more than 12 megabytes, more than any article: give"},
		{"too many elements", "<html><body>" + strings.Repeat("<p>", pageNodes+1) + "</body></html>", "elements"},
	}
	for _, test := range tests {
		_, err := New().Article(gainsay.Raw{File: "a.html", Format: gainsay.HTML, Bytes: []byte(test.page)})
		if gainsay.KindOf(err) != gainsay.Invalid || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s gives %v, want Invalid with %q", test.why, err, test.want)
		}
	}
}

// A report that tells of walls, or whose sections are links, is still a report.
func TestKeptPages(t *testing.T) {
	long := strings.Repeat("<p>"+fire+"</p><p>“Please enable JavaScript,” the page said, and asked him to log in to read on and to accept all cookies.</p>", 6)
	for why, page := range map[string]string{
		"a long report about walls":  "<html><body><h1>Page not found</h1>" + long + "</body></html>",
		"a short report of a portal": "<html><body><h1>New portal</h1><p>" + fire + " Everyone can sign in to the new portal of the town, and cookies are no longer available there.</p></body></html>",
		"a paid report in full":      `<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script></head><body>` + long + "</body></html>",
		"a report of many sections":  "<html><body>" + strings.Repeat(`<h2><a href="/mill">Mills</a></h2>`+long, 12) + "</body></html>",
		"a list of places elsewhere": "<html><head><link rel=canonical href=https://gazette.example/a></head><body>" +
			strings.Repeat(`<h2><a href="https://mill.example/">Mills</a></h2><p>`+fire+"</p>", 12) + "</body></html>",
	} {
		if _, err := New().Article(gainsay.Raw{File: "a.html", Format: gainsay.HTML, Bytes: []byte(page)}); err != nil {
			t.Errorf("%s is refused: %v", why, err)
		}
	}
}

func TestPartsSentLate(t *testing.T) {
	page := `<html><body><main><h1>Mill</h1><template id="B:0"></template><p>Loading</p><template id="P:2"></template></main>
<div hidden id="S:0"><p>` + fire + `</p></div><script>$RC("B:0","S:0")</script><div hidden id="S:2"><p>` + mill + `</p></div><div hidden id="S:9"></div></body></html>`
	if a := pageOf(t, page); a.Text != fire+"\nLoading\n"+mill {
		t.Errorf("got %q", a.Text)
	}
}

func TestPanels(t *testing.T) {
	panel := func(id, role string) string {
		return `<button aria-controls="a">Why?</button><div ` + id + role + ` hidden><p>` + mill + `</p></div>`
	}
	page := "<html><body><article><p>" + fire + "</p><p>" + fire + " It was late.</p>"
	if a := pageOf(t, page+panel(`id="a"`, "")+"</article></body></html>"); !strings.Contains(a.Text, mill) {
		t.Errorf("a panel that a button opens is not read: %q", a.Text)
	}
	if a := pageOf(t, page+panel(`id="b"`, "")+"</article></body></html>"); strings.Contains(a.Text, mill) {
		t.Errorf("what nothing opens is read: %q", a.Text)
	}
	if a := pageOf(t, page+panel(`id="a"`, ` role="dialog"`)+"</article></body></html>"); strings.Contains(a.Text, mill) {
		t.Errorf("a dialog is read: %q", a.Text)
	}
}

func TestLiveBlog(t *testing.T) {
	page := `<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Mill burns: live","datePublished":"2031-03-03","liveBlogUpdate":[
{"@type":"BlogPosting","headline":"Roof falls in","articleBody":"` + fire + `\n` + mill + `"},{"@type":"BlogPosting","articleBody":"<p>It is out.</p><p>Nobody was hurt.</p>"}]}</script></head>
<body><h1>Mill burns: live</h1><p>Loading the posts</p></body></html>`
	if a := pageOf(t, page); a.Text != "Roof falls in\n"+fire+"\n"+mill+"\nIt is out.\nNobody was hurt." || a.Published != "2031-03-03" {
		t.Errorf("got %q, %s", a.Text, a.Published)
	}
}

func TestFactsOfPages(t *testing.T) {
	page := strings.Replace(newsPage, "<head>", `<head><meta property="article:section" content="Harbour"><meta property="article:modified_time" content="2031-03-04T09:30:00+01:00">`, 1)
	raw := gainsay.Raw{File: "a.html", Format: gainsay.HTML, Bytes: []byte(page), URL: "https://amp.bay.example/mill"}
	a, err := New().Article(raw)
	if err != nil || a.Section != "Harbour" || a.Modified != "2031-03-04T09:30:00+01:00" || a.Canonical != "https://www.gazette.example/2031/03/03/mill" {
		t.Errorf("section %q, modified %q, canonical %q, %v", a.Section, a.Modified, a.Canonical, err)
	}
	if got := origins(a); got != "cited Reuters: according to Reuters\npicture Reuters: \nlink Reuters: \nlink gazette.example: \n" {
		t.Errorf("an address with another outlet is no origin: %s", got)
	}
	raw.URL, raw.Section, raw.Modified = "https://m.gazette.co.uk/mill", "Fire", "2031-03-05"
	if a, err := New().Article(raw); err != nil || a.Section != "Fire" || a.Modified != "2031-03-05" || strings.Contains(origins(a), "gazette") {
		t.Errorf("section %q, modified %q, origins %s, %v", a.Section, a.Modified, origins(a), err)
	}
}

func TestOriginsOfPages(t *testing.T) {
	tests := []struct{ why, head, body, want string }{
		{"a byline beside the title", "", `<div class="byline">By Ane Berg, Associated Press</div>`, "wire Associated Press: \n"},
		{"a link to the original", "", `<p><a href="https://www.reuters.com/mill">Read the original article</a> there.</p>`, "link Reuters: \n"},
		{"a link elsewhere", "", `<p><a href="https://www.reuters.com/mill">Reuters on mills</a> is good.</p>`, ""},
		{"a meta element", `<meta name="syndication-source" content="https://www.reuters.com/mill">`, "", "link Reuters: \n"},
		{"a byline of another story", "", `<h2>More</h2><div class="byline">By Ane Berg, Associated Press</div>`, ""},
	}
	for _, test := range tests {
		page := "<html><head>" + test.head + "</head><body><h1>Mill burns down</h1>" + test.body + "<article><p>" + fire + "</p><p>" + mill + "</p></article></body></html>"
		a := pageOf(t, page)
		for i := range a.Origins {
			a.Origins[i].Span = gainsay.Span{}
		}
		if got := origins(a); got != test.want {
			t.Errorf("%s: got %q, want %q", test.why, got, test.want)
		}
	}
}

// TestFactsWithoutEnd: of lists without end what comes first is taken.
func TestFactsWithoutEnd(t *testing.T) {
	var authors, sources strings.Builder
	for i := range 3 * mostTold {
		fmt.Fprintf(&authors, `"Ann %d",`, i)
		fmt.Fprintf(&sources, `"source%d.example",`, i)
	}
	a := pageOf(t, strings.Replace(newsPage, "</head>", `<script type="application/ld+json">{"@type":"ReportageNewsArticle","author":[`+authors.String()+`"Bo"],"citation":[`+sources.String()+`"x"]}</script></head>`, 1))
	if len(a.Authors) > mostTold || len(a.Origins) > mostTold+3 || len(a.Origins) < 10 {
		t.Errorf("%d authors, %d origins", len(a.Authors), len(a.Origins))
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
		{"an American page", `<meta property="og:locale" content="en_US">`, "<div>3/4/2031</div>", "", "2031-03-04"},
		{"a British page", `<meta property="og:locale" content="en_GB">`, "<div>3/4/2031</div>", "", "2031-04-03"},
		{"an Indian address", "", "<div>3/4/2031</div>", "https://a.example.in/mill", "2031-04-03"},
		{"another date shows the order", "", "<div>3/4/2031</div><footer>Printed 25/4/2031</footer>", "", "2031-04-03"},
		{"a month first named after the year", `<meta name="citation_publication_date" content="2031 Mar 3">`, "", "", "2031-03-03"},
		{"an ordinal", "", "<div>Posted on September 1st, 2031 by Ane</div>", "", "2031-09-01"},
		{"words run together", "", "<div><span>MARCH 3, 2031</span><span>Updated: MARCH 9, 2031</span></div>", "", "2031-03-03"},
		{"publication before update in one line", "", "<p class=date>March 3, 2031. Updated: March 9, 2031</p>", "", "2031-03-03"},
		{"update alone is better than nothing", "", "<div><span>Last updated: March 9, 2031</span></div>", "", "2031-03-09"},
		{"a label on the line before", "", "<div>Updated</div><div>March 9, 2031</div><div>Published</div><div>March 3, 2031</div>", "", "2031-03-03"},
		{"a range of days is no date", "", "<p>Halden, 16-19 March 2031</p>", "", ""},
		{"a sentence about a day is no date", "", "<p>The great fire of 3 March 2031 was the worst that the town of Halden had ever seen.</p>", "", ""},
		{"Spanish", "", "<div>3 de marzo de 2031</div>", "", "2031-03-03"},
		{"Polish", "", "<div>3 września 2031 r.</div>", "", "2031-09-03"},
		{"Russian", "", "<div>3 сентября 2031 г.</div>", "", "2031-09-03"},
		{"Turkish", "", "<div>Yayınlanma: 3 Eylül 2031</div>", "", "2031-09-03"},
		{"Chinese", "", "<div>发布时间：2031年9月3日</div>", "", "2031-09-03"},
		{"Korean", "", "<div>입력 2031년 9월 3일</div>", "", "2031-09-03"},
		{"microdata of two properties", "", `<span itemprop="dateCreated datePublished" content="2031-03-03T10:00:00Z"></span>`, "", "2031-03-03T10:00:00Z"},
		{"RDFa", "", `<span property="dc:date dc:created" content="2031-03-03T10:00:00+02:00"></span>`, "", "2031-03-03T10:00:00+02:00"},
		{"a time in milliseconds", "", `<span class="timestamp" data-timestamp="1930298400000"></span>`, "", "2031-03-03T10:00:00Z"},
		{"a name that no list has", `<meta name="w-published-date" content="2031-03-03T10:00:00Z">`, "", "", "2031-03-03T10:00:00Z"},
		{"what the scripts agree on", `<script>x={"publishedAt":"2031-03-03T10:00:00Z","a":{"publishDate":"2031-03-03"}}</script>`, "", "", "2031-03-03T10:00:00Z"},
		{"scripts that tell of other articles", `<script>x=[{"publishedAt":"2031-03-03"},{"publishedAt":"2031-03-04"}]</script>`, "", "", ""},
		{"figures in the address", "", "", "https://a.example/news/20310303/mill", "2031-03-03"},
		{"the date of a teaser is another's", "", "<p>" + fire + "</p><h2>More</h2><div class=date>March 9, 2031</div><h2>Yet more</h2>", "", "2031-03-09"},
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
		{"the first heading and not one of a box below", `<title>Where to see mills | Gazette</title><meta property="og:site_name" content="Gazette">`,
			"<h1>Gazette</h1><h1>The best mills to see in Halden</h1><h1>Where to eat in Halden</h1>", "The best mills to see in Halden"},
		{"a section's heading is no headline", "<title>Why mills burn - a guide to mills</title>", "<h1>An introduction: why do mills burn?</h1><h2>Why mills burn</h2>",
			"An introduction: why do mills burn?"},
		{"the outlet's address is no headline", "<title>mills.example The mill</title>", "<h1>mills.example</h1><h2>March</h2>", "mills.example The mill"},
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
