package page_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"gainsay"
	"gainsay/internal/present/presenttest"
)

// hostileTexts: whatever an article holds is shown as its very characters, runs
// nothing, asks for nothing, and leaves what stands around it where it is.
func hostileTexts(t *testing.T, browser context.Context) {
	line := strings.Repeat("one line without an end ", 1<<20/24)
	texts := []string{
		"<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> he said",
		"</div></article></main><style>body{display:none}</style><base href=https://example.org/> he said",
		"&lt;b&gt; &amp; &#x202E; &NoBreak; {{.Title}} ${1} <!-- he said",
		"\u202Edias eh \u2066isolated\u2069 zero\u200Bwidth \u200Djoined\u200D \uFEFFhe said",
		line + "he said",
		strings.Repeat("\"", 1_000_000) + "he said",
		"javascript:alert(1) data:text/html,<script>1</script> he said",
		"\u0000\u0007\u001B[31m\r\n\r\ttab he said",
	}
	d := &gainsay.Dossier{Story: gainsay.Story{ID: "h", Title: texts[0]}}
	finding := gainsay.Discrepancy{Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Check, About: texts[1], Why: texts[2]}
	for i, text := range texts {
		a := gainsay.Article{ID: fmt.Sprint("a", i), File: texts[6] + fmt.Sprint(i), Outlet: gainsay.Outlet{Name: texts[i%4]}, Title: texts[i%4], Text: text, Language: "\"><b>"}
		d.Readings = append(d.Readings, gainsay.Reading{Article: a})
		said := gainsay.Span{Start: len(text) - len("he said"), End: len(text)}
		finding.Values = append(finding.Values, gainsay.Value{Value: fmt.Sprint("value ", i), Evidence: gainsay.Evidence{Article: a.ID, File: a.File, Span: said}})
	}
	d.Discrepancies = append(d.Discrepancies, finding)
	b := open(t, browser, *d)
	// What a page cannot hold at all, the zero byte, it shows as its stand-in.
	shown := strings.NewReplacer("\u0000", "\uFFFD")
	for i, got := range ask[[]string](b, `[...document.querySelectorAll('.report .text')].map(e => e.textContent)`) {
		if want := shown.Replace(texts[i]); got != want {
			t.Errorf("article %d reads %.80q, want %.80q", i+1, got, want)
		}
	}
	if title := ask[string](b, `document.title`); strings.Contains(title, "owned") && !strings.Contains(title, "<script>") {
		t.Errorf("a script of an article ran: the title is %q", title)
	}
	if n := ask[int](b, `document.querySelectorAll('.report .text *:not(mark):not(u):not(span):not(bdi):not(a)').length`); n != 0 {
		t.Errorf("%d elements of articles came through", n)
	}
	if signs := ask[[]string](b, `[...document.querySelectorAll('.report .text .hidden')].map(e => e.dataset.name)`); !slices.Contains(signs, "U+202E") || !slices.Contains(signs, "U+200B") || !slices.Contains(signs, "U+200D") || !slices.Contains(signs, "U+2066") {
		t.Errorf("signs that cannot be seen are shown as %q", signs)
	}
	spans := presenttest.Spans(d)
	if len(spans) != len(texts) {
		t.Fatalf("the texts have %d places, want %d", len(spans), len(texts))
	}
	b.land(spans)
	for _, width := range []int64{390, 1440} {
		b.do(chromedp.EmulateViewport(width, 900))
		if over := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
			t.Errorf("at %d pixels the page is %d too wide", width, over)
		}
	}
	b.clean()
}

// longStances: no stance runs into its neighbour, however narrow the page.
func longStances(t *testing.T, browser context.Context) {
	d := presenttest.Ferry(t)
	for i := range d.Claims {
		for k := range d.Claims[i].Positions {
			p := &d.Claims[i].Positions[k]
			p.Actor, p.By, p.Stance = fmt.Sprint("Actor number ", i, k), "The Harbour Office", gainsay.Hedges
		}
	}
	b := open(t, browser, *d)
	for _, width := range []int64{390, 900, 1440} {
		b.do(chromedp.EmulateViewport(width, 900))
		if over := ask[[]string](b, `[...document.querySelectorAll('.matrix .pos')].filter(p => p.scrollWidth > p.clientWidth + 1).map(p => p.textContent)`); len(over) > 0 {
			t.Errorf("at %d pixels these run over: %q", width, over)
		}
	}
	b.clean()
}

// prints: on paper all of the articles stand behind the findings, without the
// tools, and in ink that can be read.
func prints(t *testing.T, browser context.Context) {
	b := open(t, browser, *presenttest.Ferry(t))
	b.do(command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}), chromedp.EmulateViewport(720, 1000))
	for what, script := range map[string]string{
		"tools":                       `document.getElementById('tools').checkVisibility() || document.querySelector('.parts').checkVisibility()`,
		"articles in a box":           `getComputedStyle(document.querySelector('.articles')).overflowY !== 'visible' || getComputedStyle(document.querySelector('.articles')).position !== 'static'`,
		"articles beside":             `document.querySelector('.articles').getBoundingClientRect().top < document.querySelector('.dossier').getBoundingClientRect().bottom`,
		"something beyond the margin": `document.documentElement.scrollWidth > innerWidth`,
	} {
		if ask[bool](b, script) {
			t.Errorf("the print has %s", what)
		}
	}
	if pale := ask[[]string](b, contrastScript); len(pale) > 0 {
		t.Errorf("on paper the contrast is under 4.5: %q", pale)
	}
	b.clean()
}

// thousandsOfFindings: a page of very many findings can still be gone through
// and filtered.
func thousandsOfFindings(t *testing.T, browser context.Context) {
	d := many(t, 20)
	for i := len(d.Discrepancies); i < 3000; i++ {
		again := d.Discrepancies[i%20]
		again.About = fmt.Sprint("matter ", i)
		d.Discrepancies = append(d.Discrepancies, again)
	}
	b := open(t, browser, *d)
	b.do(chromedp.KeyEvent("k")) // from the end
	if got := ask[string](b, `document.activeElement.id`); got != "q20" {
		t.Errorf("the last finding is %q", got)
	}
	b.do(chromedp.KeyEvent("/"), chromedp.Evaluate[chromedp.Void](`document.activeElement.value = ''`), chromedp.KeyEvent("matter 2999"))
	if got := ask[string](b, `[...document.querySelectorAll('.finding:not(.off)')].map(f => f.id).join()`); got != "d3000" {
		t.Errorf("searching leaves %q", got)
	}
	b.clean()
}

// BenchmarkOpen opens a page of 200 articles, as its own navigation timing tells
// it: until it can be read and used (ms/interactive), until its first words are
// painted (ms/painted), and until all is loaded (ms/loaded).
func BenchmarkOpen(b *testing.B) {
	browser := browser(b)
	d := many(b, 200)
	var sum [3]float64
	for b.Loop() {
		t := open(b, browser, *d)
		took := ask[[]float64](t, `(async () => {
			while (!performance.getEntriesByName('first-contentful-paint').length) await new Promise(r => setTimeout(r, 5));
			const n = performance.getEntriesByType('navigation')[0];
			return [n.domInteractive, performance.getEntriesByName('first-contentful-paint')[0].startTime, n.loadEventEnd];
		})()`)
		for i, ms := range took {
			sum[i] += ms
		}
	}
	for i, name := range []string{"ms/interactive", "ms/painted", "ms/loaded"} {
		b.ReportMetric(sum[i]/float64(b.N), name)
	}
}
