package extract

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/ingest"
)

// inventedPage is a page of some size around an invented report of n paragraphs: menus,
// scripts, teasers and a footer, as news pages have them.
func inventedPage(n int) []byte {
	var b strings.Builder
	b.WriteString(newsPage[:strings.Index(newsPage, "<body>")] + "<body><nav><ul>")
	for i := range 60 {
		fmt.Fprintf(&b, `<li class="menu-item menu-item-%d"><a href="/section/%d">Section %d</a></li>`, i, i, i)
	}
	b.WriteString("</ul></nav><main><article class=\"post entry-content\"><h1>Old mill in Halden burns down</h1><time class=\"entry-date\">3 March 2031</time>")
	for i := range n {
		fmt.Fprintf(&b, `<p class="css-%d paragraph">The old mill on quay number %d burnt down, said the <a href="/brigade">brigade</a> of Halden, and it took %d hours to put it out.</p>`, i, i, i)
		if i%5 == 4 {
			b.WriteString(`<figure class="media"><img src="m.jpg" alt=""><figcaption>The mill. Photo: Ane Berg/Reuters</figcaption></figure><script>track("` + strings.Repeat("x", 600) + `")</script>`)
		}
	}
	b.WriteString(`</article><aside class="related-stories">`)
	for i := range 40 {
		fmt.Fprintf(&b, `<div class="card card--small"><a href="/story/%d"><h3>Another story number %d of the day</h3></a><p>What it says in short.</p></div>`, i, i)
	}
	b.WriteString(`</aside></main><footer><p>Copyright 2031 Harbour Gazette</p></footer></body></html>`)
	return []byte(b.String())
}

func benchmarkPages(b *testing.B, pages []gainsay.Raw) {
	x := New()
	size := 0
	for i := range pages {
		size += len(pages[i].Bytes)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i := range pages {
			x.Article(pages[i])
		}
	}
	b.ReportMetric(float64(len(pages))*float64(b.N)/b.Elapsed().Seconds(), "pages/s")
}

// BenchmarkPages reads invented pages of three sizes.
func BenchmarkPages(b *testing.B) {
	for _, paragraphs := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(paragraphs), func(b *testing.B) {
			benchmarkPages(b, []gainsay.Raw{{File: "a.html", Format: gainsay.HTML, Bytes: inventedPage(paragraphs)}})
		})
	}
}

// BenchmarkMarkedPages reads the marked pages, decompressed beforehand; it is left out
// where they are not.
func BenchmarkMarkedPages(b *testing.B) {
	shared := os.Getenv("GAINSAY_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	folder := filepath.Join(shared, "gold", "extract", "html")
	if _, err := os.Stat(folder); err != nil {
		b.Skip("the marked pages are not here:", err)
	}
	var pages []gainsay.Raw
	for raw, err := range ingest.Read(context.Background(), []string{folder}, ingest.Options{}) {
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, raw)
	}
	benchmarkPages(b, pages)
}
