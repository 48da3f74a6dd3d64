package page_test

import (
	"context"
	"encoding/json"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"gainsay"
	"gainsay/internal/present/presenttest"
)

// A tab is a page open in a real browser; it notes what goes wrong in it.
type tab struct {
	t        testing.TB
	ctx      context.Context
	mu       sync.Mutex
	troubles []string // console errors, exceptions, refusals of the policy
	requests []string // everything asked for, but the page itself
	address  string
}

// browserNames are the programs that can show a page without a screen.
var browserNames = [...]string{"chromium-headless-shell", "headless-shell", "chromium", "google-chrome"}

// browser starts a browser; its tabs are closed with the test. Without one
// installed the test is skipped.
func browser(t testing.TB) context.Context {
	t.Helper()
	program := ""
	for _, name := range browserNames {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no browser: none of " + strings.Join(browserNames[:], ", ") + " is installed")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.WindowSize(1440, 900))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil { // starts it, which may not stand under a time limit
		t.Fatal(err)
	}
	return ctx
}

// TestInABrowser runs the checks that need one, each in a tab of its own.
func TestInABrowser(t *testing.T) {
	browser := browser(t)
	for _, check := range []struct {
		name string
		run  func(*testing.T, context.Context)
	}{
		{"links land on their words", linksLand},
		{"links in a long page", linksLandFarDown},
		{"reads without a script", readsWithoutScript},
		{"keys", keys},
		{"every control by keyboard", controlsByKeyboard},
		{"looks", looks},
		{"screen reader", screenReader},
		{"prints", prints},
		{"long stances", longStances},
		{"hostile texts", hostileTexts},
		{"three thousand findings", thousandsOfFindings},
	} {
		t.Run(check.name, func(t *testing.T) { check.run(t, browser) })
	}
}

// open shows the page of the stories in a new tab.
func open(t testing.TB, browser context.Context, stories ...gainsay.Dossier) *tab {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(write(t, stories...)), 0o644); err != nil {
		t.Fatal(err)
	}
	ctx, stop := chromedp.NewContext(browser)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx, address: (&url.URL{Scheme: "file", Path: file}).String()}
	b.do()
	b.ctx, stop = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(stop)
	if err := chromedp.Listen(b.ctx, b.note); err != nil {
		t.Fatal(err)
	}
	b.do(command(network.Enable, network.EnableParams{}), command(log.Enable, cdp.Empty{}), chromedp.Navigate(b.address))
	return b
}

// command is an action that sends one command of the browser's protocol.
func command[P any](c cdp.Command[P, cdp.Empty], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, c, params)
		return chromedp.Void{}, err
	}
}

// note keeps what should not have happened.
func (b *tab) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		b.troubles = append(b.troubles, e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		b.troubles = append(b.troubles, "console: "+string(e.Type))
	case *log.EventEntryAdded:
		b.troubles = append(b.troubles, e.Entry.Text)
	case *network.EventRequestWillBeSent:
		if asked, _, _ := strings.Cut(e.Request.URL, "#"); asked != b.address {
			b.requests = append(b.requests, e.Request.URL)
		}
	}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// ask evaluates an expression in the page, and waits for its promise.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatal(err)
	}
	return value
}

// clean fails the test when the console spoke or a request left the page.
func (b *tab) clean() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.troubles) > 0 {
		b.t.Errorf("the page complains: %q", b.troubles)
	}
	if len(b.requests) > 0 {
		b.t.Errorf("the page asks for %q", b.requests)
	}
}

func linksLand(t *testing.T, browser context.Context) {
	d := presenttest.Ferry(t)
	b := open(t, browser, *d)
	for i, text := range ask[[]string](b, `[...document.querySelectorAll('.report .text')].map(e => e.textContent)`) {
		if want := d.Readings[i].Article.Text; text != want {
			t.Errorf("article %d reads\n%q, want\n%q", i+1, text, want)
		}
	}
	targets := ask[[]string](b, `[...new Set([...document.querySelectorAll('a.at, .chain a, .bar a, .said a')].map(a => a.getAttribute('href')))]`)
	spans := presenttest.Spans(d)
	if len(targets) < len(spans) {
		t.Errorf("%d places are linked, the findings rest on %d", len(targets), len(spans))
	}
	for id, want := range spans {
		if !slices.Contains(targets, "#"+id) {
			t.Errorf("nothing leads to %s %q", id, want)
		}
	}
	b.land(spans)
	b.clean()
}

// land follows the link to each of the ids and checks that it comes to the
// words, that they are in view, and that every piece of them lights up.
func (b *tab) land(spans map[string]string) {
	b.t.Helper()
	ids, err := json.Marshal(slices.Sorted(maps.Keys(spans)))
	if err != nil {
		b.t.Fatal(err)
	}
	for _, l := range ask[[]landing](b, landScript+"("+string(ids)+")") {
		if want := spans[l.ID]; l.Words != want || !l.Seen || !l.Lit {
			b.t.Errorf("%s lands on %+v, want %q", l.ID, l, want)
		}
	}
}

// A link finds its words also far down in a long page, of which the browser has
// not yet laid out the most.
func linksLandFarDown(t *testing.T, browser context.Context) {
	d := many(t, 60)
	b := open(t, browser, *d)
	spans := presenttest.Spans(d)
	maps.DeleteFunc(spans, func(id, _ string) bool {
		return !strings.HasPrefix(id, "a60-101-") && !strings.HasPrefix(id, "a31-101-") && !strings.HasPrefix(id, "a2-101-")
	})
	if len(spans) != 3 {
		t.Fatalf("the long page has %v", spans)
	}
	b.land(spans)
	b.clean()
}

// landing is what following a link comes to.
type landing struct {
	ID, Words string
	Seen, Lit bool
}

// landScript follows links and looks where they land.
const landScript = `(ids => ids.map(id => {
	document.querySelector('a[href="#' + id + '"]').click();
	const pieces = [...document.querySelectorAll('#' + id + ',.' + id)], box = document.getElementById(id).getClientRects()[0];
	return {
		ID: id,
		Words: pieces.map(p => p.textContent).join(''),
		Seen: box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth,
		Lit: pieces.length > 0 && pieces.every(p => getComputedStyle(p).backgroundColor === 'rgb(255, 210, 61)'),
	};
}))`

func readsWithoutScript(t *testing.T, browser context.Context) {
	d := presenttest.Ferry(t)
	b := open(t, browser, *d)
	b.do(command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}),
		chromedp.Navigate(b.address+"#a3-144-157"), chromedp.Reload())
	if ask[bool](b, `document.body.classList.contains('scripted')`) {
		t.Fatal("the script ran")
	}
	if got := ask[string](b, `document.querySelector(':target').textContent`); got != "he was asleep" {
		t.Errorf("the address leads to %q", got)
	}
	if got := ask[string](b, `getComputedStyle(document.querySelector(':target')).backgroundColor`); got != "rgb(255, 210, 61)" {
		t.Errorf("the target is %s", got)
	}
	if !ask[bool](b, `getComputedStyle(document.getElementById('tools')).display === 'none'`) {
		t.Error("tools that need a script are shown without one")
	}
	if n := ask[int](b, `[...document.querySelectorAll('.finding')].filter(f => f.offsetHeight > 0).length`); n != 3+len(d.Discrepancies)+len(d.Quotes) {
		t.Errorf("%d findings can be read without a script", n)
	}
	b.clean()
}

func keys(t *testing.T, browser context.Context) {
	b := open(t, browser, *presenttest.Ferry(t))
	here := `(document.querySelector('.finding.here') || {}).id || ''`
	seen := func(want string, keys ...string) {
		t.Helper()
		for _, k := range keys {
			b.do(chromedp.KeyEvent(k))
		}
		if got := ask[string](b, here); got != want {
			t.Errorf("after %q the page is at %q, want %q", keys, got, want)
		}
	}
	seen("c1", "j")
	b.do(chromedp.Evaluate[chromedp.Void](`location.hash = 'd2'`))
	seen("d3", "j") // from where the address leads
	b.do(chromedp.Evaluate[chromedp.Void](`location.hash = 'c1'`))
	seen("c3", "j", "j")
	seen("c2", "k")
	if got := ask[string](b, `document.activeElement.id`); got != "c2" {
		t.Errorf("the focus is on %q", got)
	}
	if got := ask[string](b, `document.querySelector('mark.on').textContent`); got != "the office knew of it" {
		t.Errorf("following c2 lights %q", got)
	}
	b.do(chromedp.KeyEvent("n"))
	b.do(chromedp.KeyEvent("/"))
	if got := ask[string](b, `document.activeElement.id`); got != "by-text" {
		t.Fatalf("/ puts the focus on %q", got)
	}
	// A key sent by the protocol types its character although the page refused it.
	b.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.value = ''`), chromedp.KeyEvent("knots"))
	if got := ask[string](b, `[...document.querySelectorAll('.finding:not(.off)')].map(f => f.id).join()`); got != "d6" {
		t.Errorf("searching for knots leaves %q", got)
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if n := ask[int](b, `document.querySelectorAll('.finding.off').length`); n != 0 {
		t.Errorf("%d findings stay away after Escape", n)
	}
	b.do(chromedp.KeyEvent("?"))
	if !ask[bool](b, `document.querySelector('dialog').open`) {
		t.Error("? opens no help")
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if ask[bool](b, `document.querySelector('dialog').open`) {
		t.Error("Escape does not close the help")
	}
	b.clean()
}

func controlsByKeyboard(t *testing.T, browser context.Context) {
	b := open(t, browser, *presenttest.Ferry(t))
	reach := `[...document.querySelectorAll('a[href], input, select, button, summary')].filter(e => e.checkVisibility())`
	want := ask[int](b, reach+`.length`)
	b.do(chromedp.Evaluate[chromedp.Void](`window.reached = new Set(); addEventListener('focusin', e => reached.add(e.target)); document.body.focus()`))
	for range want + 20 {
		b.do(chromedp.KeyEvent(kb.Tab))
	}
	if missed := ask[[]string](b, reach+`.filter(e => !reached.has(e)).map(e => e.outerHTML)`); len(missed) > 0 {
		t.Errorf("Tab never comes to %q", missed)
	}
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector('a.at').focus()`), chromedp.KeyEvent(kb.Enter))
	if got := ask[string](b, `document.querySelector(':target').textContent`); got != "he was asleep" {
		t.Errorf("Enter on the first evidence leads to %q", got)
	}
	for name, filter := range map[string]string{"by-outlets": "Bay Herald", "by-actors": "Ilse Brandt", "by-kind": "date"} {
		b.do(chromedp.Evaluate[chromedp.Void](`{const s = document.getElementById('` + name + `'); s.value = '` + filter + `'; s.dispatchEvent(new Event('change'))}`))
		if n := ask[int](b, `document.querySelectorAll('.finding:not(.off)').length`); n == 0 || n == 12 {
			t.Errorf("%s %s leaves %d findings", name, filter, n)
		}
		b.do(chromedp.KeyEvent(kb.Escape))
	}
	b.clean()
}

func looks(t *testing.T, browser context.Context) {
	d := presenttest.Ferry(t)
	b := open(t, browser, *d, *d)
	for _, width := range []int64{390, 900, 1440} {
		for _, scheme := range []string{"light", "dark"} {
			b.do(chromedp.EmulateViewport(width, 900),
				command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}))
			if over := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("at %d pixels the page is %d too wide", width, over)
			}
			if pale := ask[[]string](b, contrastScript); len(pale) > 0 {
				t.Errorf("%s at %d pixels, contrast under 4.5: %q", scheme, width, pale)
			}
		}
	}
	b.clean()
}

// contrastScript lists texts whose contrast to their ground is under 4.5 (WCAG
// 2.2, 1.4.3). A gradient counts as its own darkest or palest colour.
const contrastScript = `(() => {
	const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
	const light = ([r, g, b]) => [r, g, b].map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
		.reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
	const grounds = e => {
		for (; e; e = e.parentElement) {
			const s = getComputedStyle(e), found = [];
			const image = (s.backgroundImage.match(/rgba?\([^)]*\)/g) || []).map(parse).filter(c => c.length < 4 || c[3] > 0);
			found.push(...image);
			const c = parse(s.backgroundColor);
			if (c.length < 4 || c[3] === 1) return [...found, c];
			if (image.length && e.parentElement) return [...found, ...grounds(e.parentElement)];
		}
		return [[255, 255, 255]];
	};
	const pale = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = walk.nextNode(); n; n = walk.nextNode()) {
		const e = n.parentElement, s = getComputedStyle(e);
		if (!n.data.trim() || !e.getClientRects().length || e.closest('script, style, .vh, .hidden')) continue;
		const ink = light(parse(e.closest('svg') ? s.fill : s.color));
		for (const ground of grounds(e)) {
			const g = light(ground), ratio = (Math.max(ink, g) + .05) / (Math.min(ink, g) + .05);
			if (ratio < 4.5) pale.add(e.className + ': ' + n.data.trim().slice(0, 30) + ' ' + ratio.toFixed(2));
		}
	}
	return [...pale];
})()`

func screenReader(t *testing.T, browser context.Context) {
	d := presenttest.Ferry(t)
	b := open(t, browser, *d, *presenttest.Single(t))
	for name, script := range map[string]string{
		"ids that stand twice":         `[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)`,
		"links to nothing":             `[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))`,
		"links without a name":         `[...document.querySelectorAll('a')].filter(a => !a.textContent.trim() && !a.getAttribute('aria-label')).map(a => a.outerHTML)`,
		"controls without a label":     `[...document.querySelectorAll('input, select')].filter(e => !e.labels.length).map(e => e.outerHTML)`,
		"regions without a name":       `[...document.querySelectorAll('nav, section, [role=region], [role=img]')].filter(e => !e.getAttribute('aria-label') && !document.getElementById(e.getAttribute('aria-labelledby'))).map(e => e.outerHTML.slice(0, 80))`,
		"headings that skip a level":   `[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1]).map((n, i, all) => n - (all[i - 1] || 0)).filter(n => n > 1).map(String)`,
		"table heads without scope":    `[...document.querySelectorAll('th:not([scope])')].map(e => e.outerHTML)`,
		"landmarks that are not there": `['main', 'header', 'nav', 'footer', 'h1'].filter(e => !document.querySelector(e))`,
	} {
		if found := ask[[]string](b, script); len(found) > 0 {
			t.Errorf("%s: %q", name, found)
		}
	}
	if lang := ask[string](b, `document.documentElement.lang`); lang != "en" {
		t.Errorf("the page says it is in %q", lang)
	}
	b.clean()
}
