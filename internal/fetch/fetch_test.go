package fetch_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/fetch/webtest"
)

const (
	html = "text/html"
	page = "<html><p>The pier burnt."
)

// client fetches from loopback, at a time of its own.
func client(t *testing.T, clock *webtest.Clock, change ...func(*fetch.Options)) *fetch.Client {
	opt := fetch.Options{Agent: "gainsay/1.0", Allow: webtest.Loopback(), Clock: clock, Jitter: func() float64 { return 0 }}
	for _, f := range change {
		f(&opt)
	}
	c := fetch.New(opt)
	t.Cleanup(c.Close)
	return c
}

// names lets the client resolve names as answers say.
func names(t *testing.T, answers map[string][]string) func(*fetch.Options) {
	return func(opt *fetch.Options) { opt.Resolver = webtest.NewNames(answers).Resolver(t) }
}

func limits(l fetch.Limits) func(*fetch.Options) {
	return func(opt *fetch.Options) { opt.Limits = l }
}

// get fetches the address and tells what came of it in a line.
func get(t *testing.T, c *fetch.Client, address string) string {
	t.Helper()
	resp, body, err := c.Get(t.Context(), fetch.Request{URL: address})
	if err == nil {
		return fmt.Sprintf("%s %s", resp.URL, body)
	}
	e, ok := errors.AsType[*gainsay.Error](err)
	if !ok || strings.Contains(err.Error(), "\n") {
		t.Errorf("%q is no error of one line with a kind", err)
		return err.Error()
	}
	return fmt.Sprintf("%v: %v", e.Kind, e.Err)
}

func expect(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestGet(t *testing.T) {
	w := webtest.New(t)
	w.Set("/a", webtest.Page("text/html; charset=windows-1252", page))
	c := client(t, webtest.NewClock(), func(o *fetch.Options) { o.Contact = "desk@coast.example\r\nX-Evil: (1)" })
	resp, body, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/a#top"})
	if err != nil {
		t.Fatal(err)
	}
	expect(t, string(body), page)
	expect(t, resp.Type, "text/html; charset=windows-1252")
	expect(t, resp.URL, w.URL+"/a")
	asked := w.All()
	if len(asked) != 2 || asked[0].Path != "/robots.txt" {
		t.Fatalf("asked %v, want robots.txt and the page", asked)
	}
	for _, a := range asked {
		expect(t, a.Header.Get("User-Agent"), "gainsay/1.0 (reads news to compare reports; +desk@coast.exampleX-Evil: 1)")
		if len(a.Header["X-Evil"]) > 0 || len(a.Header["Referer"]) > 0 || len(a.Header["Cookie"]) > 0 {
			t.Errorf("sent %v", a.Header)
		}
	}
}

func TestConditional(t *testing.T) {
	w := webtest.New(t)
	w.Set("/feed", webtest.Tagged("application/rss+xml", "<rss/>", `"v1"`, time.Date(2031, 3, 4, 9, 0, 0, 0, time.UTC)))
	c := client(t, webtest.NewClock())
	first, body, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/feed"})
	if err != nil || string(body) != "<rss/>" || first.ETag != `"v1"` || first.LastModified != "Tue, 04 Mar 2031 09:00:00 GMT" {
		t.Fatalf("first: %+v %q %v", first, body, err)
	}
	for _, ask := range []fetch.Request{{ETag: first.ETag}, {LastModified: first.LastModified}} {
		ask.URL = w.URL + "/feed"
		again, body, err := c.Get(t.Context(), ask)
		if err != nil || !again.NotModified || len(body) > 0 || again.ETag == "" && again.LastModified == "" {
			t.Errorf("asked with %+v: %+v %q %v, want not modified", ask, again, body, err)
		}
	}
	if resp, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/feed", ETag: `"v0"`}); err != nil || resp.NotModified {
		t.Errorf("an old ETag: %+v %v, want the page", resp, err)
	}
	w.Set("/odd", webtest.Status(304))
	expect(t, get(t, c, w.URL+"/odd"), "invalid: "+host(w)+" gives no page but status 304")
	long := strings.Repeat("e", 5000)
	w.Set("/long", webtest.Tagged(html, page, long, time.Time{}))
	if resp, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/long", ETag: long}); err != nil || resp.ETag != "" {
		t.Errorf("an ETag of 5,000 bytes is kept, or sent: %v", err)
	}
}

func host(w *webtest.Web) string { return strings.TrimPrefix(w.URL, "http://") }

func TestStatuses(t *testing.T) {
	w := webtest.New(t)
	c := client(t, webtest.NewClock())
	for _, test := range []struct {
		code int
		want string
	}{
		{204, "invalid: HOST gives no page but status 204"},
		{206, "invalid: HOST gives no page but status 206"},
		{300, "invalid: HOST gives no page but status 300"},
		{302, "invalid: HOST gives no page but status 302"},
		{400, "invalid: HOST refuses the request (400)"},
		{401, "invalid: HOST does not give it to this program (401): save the page yourself and give the file"},
		{404, "not found: HOST has no such page (404): check the address"},
		{410, "not found: HOST has no such page (410): check the address"},
		{429, "transient: HOST cannot answer now (429): try again later"},
		{503, "transient: HOST cannot answer now (503): try again later"},
	} {
		w.Set("/x", webtest.Status(test.code))
		expect(t, get(t, c, w.URL+"/x"), strings.ReplaceAll(test.want, "HOST", host(w)))
		if _, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/x"}); fetch.Status(err) != test.code {
			t.Errorf("%d is told as %d", test.code, fetch.Status(err))
		}
	}
	if _, _, err := c.Get(t.Context(), fetch.Request{URL: "gopher://wire.example/"}); err == nil || fetch.Status(err) != 0 {
		t.Errorf("what is never asked for: %v, status %d", err, fetch.Status(err))
	}
}

func TestTriesAgain(t *testing.T) {
	w := webtest.New(t)
	clock := webtest.NewClock()
	c := client(t, clock, func(o *fetch.Options) { o.Delay = -1 })
	w.Set("/a", webtest.Then(webtest.Status(500), webtest.Promising(500, "half"), webtest.Page(html, page)))
	expect(t, get(t, c, w.URL+"/a"), w.URL+"/a "+page)
	if slept := clock.Slept(); !slices.Equal(slept, []time.Duration{time.Second, 2 * time.Second}) {
		t.Errorf("backs off by %v", slept)
	}
	w.Set("/b", webtest.Status(500))
	get(t, c, w.URL+"/b")
	if n := w.Times("/b"); n != 3 {
		t.Errorf("asked %d times, want 3", n)
	}
	w.Set("/slow", webtest.Drips(10*time.Millisecond))
	get(t, client(t, clock, limits(fetch.Limits{Time: 100 * time.Millisecond})), w.URL+"/slow")
	if n := w.Times("/slow"); n != 1 {
		t.Errorf("what took all its time is asked for %d times", n)
	}
	w.Set("/c", webtest.Status(404))
	get(t, c, w.URL+"/c")
	if n := w.Times("/c"); n != 1 {
		t.Errorf("what is not there is asked for %d times", n)
	}
}

func TestRetryAfter(t *testing.T) {
	for _, code := range []int{429, 503} {
		w := webtest.New(t)
		clock := webtest.NewClock()
		c := client(t, clock)
		w.Set("/a", webtest.Then(webtest.Status(code, "Retry-After", "30"), webtest.Page(html, page)))
		before := clock.Now()
		expect(t, get(t, c, w.URL+"/a"), w.URL+"/a "+page)
		if waited := clock.Now().Sub(before); waited != 30*time.Second {
			t.Errorf("%d with 30 seconds is waited for %v", code, waited)
		}
		at := clock.Now().Add(time.Hour).Truncate(time.Second)
		w.Set("/b", webtest.Status(code, "Retry-After", at.Format(http.TimeFormat)))
		_, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/b"})
		if until, ok := fetch.Until(err); !ok || !until.Equal(at) || w.Times("/b") != 1 {
			t.Errorf("%d with a date an hour away: %v, until %v, asked %d times", code, err, until, w.Times("/b"))
		}
		_, _, err = c.Get(t.Context(), fetch.Request{URL: w.URL + "/a"})
		if until, ok := fetch.Until(err); !ok || !until.Equal(at) || w.Times("/a") != 2 {
			t.Errorf("another page of a host that rests: %v, until %v", err, until)
		}
		if gainsay.KindOf(err) != gainsay.Transient {
			t.Errorf("its kind is %v", gainsay.KindOf(err))
		}
	}
}

func TestRedirects(t *testing.T) {
	w := webtest.New(t)
	c := client(t, webtest.NewClock(), names(t, map[string][]string{"two.example": {"127.0.0.1"}, "inner.example": {"10.1.2.3"}}))
	w.Set("/end", webtest.Page(html, page))
	w.Set("/relative", webtest.Redirect(302, "end?"))
	w.Set("/host", webtest.Redirect(307, w.At("two.example", "/end")))
	w.Set("/self", webtest.Redirect(301, "/self"))
	w.Set("/ping", webtest.Redirect(301, "/pong"))
	w.Set("/pong", webtest.Redirect(301, "/ping"))
	for i := range 12 {
		w.Set(fmt.Sprintf("/r%d", i), webtest.Redirect(302, fmt.Sprintf("/r%d", i+1)))
	}
	w.Set("/r12", webtest.Page(html, page))
	for to, location := range map[string]string{
		"/private": "http://10.0.0.1/", "/metadata": "http://169.254.169.254/latest/meta-data/", "/named": "http://inner.example/",
		"/file": "file:///etc/passwd", "/login": "http://a:b@two.example/", "/script": "javascript:alert(1)", "/data": "data:text/html,a",
		"/mapped": "http://[::ffff:10.0.0.1]/", "/other": "http://127.0.0.2/", "/endless": "/" + strings.Repeat("a", 9000), "/none": "http://", "/bad": "http://[::1",
	} {
		w.Set(to, webtest.Redirect(302, location))
	}
	for _, test := range []struct{ path, want string }{
		{"/relative", w.URL + "/end? " + page},
		{"/host", w.At("two.example", "/end") + " " + page},
		{"/self", "poison: it redirects in a circle by way of " + w.URL + "/self"},
		{"/ping", "poison: it redirects in a circle by way of " + w.URL + "/ping"},
		{"/r2", w.URL + "/r12 " + page},
		{"/r1", "poison: it redirects more than 10 times"},
		{"/private", "invalid: it leads to 10.0.0.1, a private network: if that is meant, allow it with --allow-net 10.0.0.1/32"},
		{"/metadata", "invalid: it leads to 169.254.169.254, a link-local address, where metadata services are: if that is meant, allow it with --allow-net 169.254.169.254/32"},
		{"/named", "invalid: it leads to 10.1.2.3, a private network: if that is meant, allow it with --allow-net 10.1.2.3/32"},
		{"/mapped", "invalid: it leads to ::ffff:10.0.0.1, a private network: if that is meant, allow it with --allow-net 10.0.0.1/32"},
		{"/other", "invalid: it leads to 127.0.0.2, this machine (loopback): if that is meant, allow it with --allow-net 127.0.0.2/32"},
		{"/file", `poison: it redirects to file:///etc/passwd: only http and https are fetched, not "file": give such an address, or a file by its path`},
		{"/login", "poison: it redirects to http://a:xxxxx@two.example/: a name or password stands in the address, which is never sent: leave it out"},
		{"/script", `poison: it redirects to javascript:alert(1): only http and https are fetched, not "javascript": give such an address, or a file by its path`},
		{"/data", `poison: it redirects to data:text/html,a: only http and https are fetched, not "data": give such an address, or a file by its path`},
		{"/endless", "poison: it redirects to an address of more than 8192 bytes"},
		{"/none", "poison: it redirects to http:: the address names no host: check it"},
		{"/bad", `poison: it redirects to "http://[::1", which is no address`},
	} {
		expect(t, get(t, c, w.URL+test.path), test.want)
	}
}

func TestMoved(t *testing.T) {
	w := webtest.New(t)
	c := client(t, webtest.NewClock())
	w.Set("/end", webtest.Page(html, page))
	w.Set("/for-good", webtest.Redirect(308, "/end"))
	w.Set("/both", webtest.Redirect(301, "/brief"))
	w.Set("/brief", webtest.Redirect(302, "/for-good"))
	for path, want := range map[string]string{"/for-good": w.URL + "/end", "/both": w.URL + "/brief", "/brief": "", "/end": ""} {
		resp, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + path})
		if err != nil || resp.Moved != want || resp.URL != w.URL+"/end" {
			t.Errorf("%s has moved to %q, %v; want %q", path, resp.Moved, err, want)
		}
	}
}

func TestAddresses(t *testing.T) {
	c := client(t, webtest.NewClock(), names(t, nil))
	for address, want := range map[string]string{
		"file:///etc/passwd":                              `invalid: only http and https are fetched, not "file": give such an address, or a file by its path`,
		"ftp://one.example/a":                             `invalid: only http and https are fetched, not "ftp": give such an address, or a file by its path`,
		"http://user:secret@one.example/":                 "invalid: a name or password stands in the address, which is never sent: leave it out",
		"http:///a":                                       "invalid: the address names no host: check it",
		"http:one.example":                                "invalid: the address names no host: check it",
		"http://one.example:0/":                           `invalid: "0" is no port: check the address`,
		"http://one.example:99999/":                       `invalid: "99999" is no port: check the address`,
		"http://one%00.example/":                          `invalid: this is no address (invalid URL escape "%00"): check it`,
		"http://one.example/\n":                           "invalid: this is no address (net/url: invalid control character in URL): check it",
		"http://one.example/\xff":                         "invalid: the address is not in UTF-8: check it",
		"http://one..example/":                            "not found: there is no host one..example: check the spelling",
		"http://no.example/":                              "not found: there is no host no.example: check the spelling",
		"http://[fe80::1%25eth0]/":                        "invalid: it leads to fe80::1%eth0, an address of this machine's own network: if that is meant, allow it with --allow-net fe80::1/128",
		"http://127.0.0.2/":                               "invalid: it leads to 127.0.0.2, this machine (loopback): if that is meant, allow it with --allow-net 127.0.0.2/32",
		"http://[::]/":                                    "invalid: it leads to ::, the unspecified address: if that is meant, allow it with --allow-net ::/128",
		"http://8.8.8.8:25/":                              "invalid: it leads to port 25, where no web is served: if that is meant, allow it with --allow-net 8.8.8.8/32",
		"http://2130706433/":                              "not found: there is no host 2130706433: check the spelling",
		"http://0x7f.1/":                                  "not found: there is no host 0x7f.1: check the spelling",
		"http://one.example/" + strings.Repeat("a", 9000): "invalid: the address has more than 8192 bytes",
	} {
		expect(t, get(t, c, address), want)
	}
	_, _, err := c.Get(t.Context(), fetch.Request{URL: "http://user:secret@one.example/"})
	if strings.Contains(err.Error(), "secret") {
		t.Errorf("%v tells the password", err)
	}
}

// TestRebinding: a name that leads to a good address when it is looked up first
// and to a private one then is refused then.
func TestRebinding(t *testing.T) {
	w := webtest.New(t)
	w.Set("/a", http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Connection", "close") // so that the next request dials again
		fmt.Fprint(out, page)
	}))
	w.Set("/robots.txt", webtest.Status(404, "Connection", "close"))
	c := client(t, webtest.NewClock(), names(t, map[string][]string{
		"turning.example": {"127.0.0.1", "127.0.0.1", "10.0.0.1"},
		"both.example":    {"10.0.0.1 192.168.0.1 ::1"},
		"late.example":    {"127.0.0.1", "169.254.169.254"},
	}))
	expect(t, get(t, c, w.At("turning.example", "/a")), w.At("turning.example", "/a")+" "+page)
	expect(t, get(t, c, w.At("turning.example", "/a")), "invalid: it leads to 10.0.0.1, a private network: if that is meant, allow it with --allow-net 10.0.0.1/32")
	if got := get(t, c, w.At("both.example", "/a")); !strings.HasPrefix(got, "invalid: it leads to ") {
		t.Errorf("three private addresses: %s", got)
	}
	expect(t, get(t, c, w.At("late.example", "/a")), "invalid: it leads to 169.254.169.254, a link-local address, where metadata services are: if that is meant, allow it with --allow-net 169.254.169.254/32")
	for _, a := range w.Asked() {
		if !strings.HasPrefix(a.Host, "turning.example") {
			t.Errorf("%s was asked", a.Host)
		}
	}
}

func TestProxy(t *testing.T) {
	w, trap := webtest.New(t), webtest.New(t)
	for _, name := range []string{"http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"} {
		t.Setenv(name, trap.URL)
	}
	names := names(t, map[string][]string{"one.example": {"127.0.0.1"}})
	w.Set("/a", webtest.Page(html, page))
	expect(t, get(t, client(t, webtest.NewClock(), names), w.At("one.example", "/a")), w.At("one.example", "/a")+" "+page)
	if len(trap.All()) > 0 {
		t.Error("the environment's proxy was used")
	}
	proxy, err := url.Parse(w.URL)
	if err != nil {
		t.Fatal(err)
	}
	through := client(t, webtest.NewClock(), func(o *fetch.Options) { o.Proxy, o.Allow = proxy, nil })
	expect(t, get(t, through, "http://unknown.example/a"), "http://unknown.example/a "+page)
	for _, name := range []string{"localhost", "api.localhost", "printer", "printer.local", "metadata.google.internal", "0x7f.1", "2130706433", "127.1", "0x7f000001"} {
		if got := get(t, through, "http://"+name+"/a"); got != "invalid: "+name+" is a name of a private network, which no proxy is asked for" {
			t.Errorf("%s: %s", name, got)
		}
	}
	expect(t, get(t, through, "http://unknown.example:25/a"), "invalid: it leads to port 25, where no web is served")
	if n := len(w.Asked()); n != 2 {
		t.Errorf("the proxy was asked for %d pages, want one, after one without it", n)
	}
	expect(t, get(t, through, "http://10.0.0.1/a"), "invalid: it leads to 10.0.0.1, a private network: if that is meant, allow it with --allow-net 10.0.0.1/32")
}

func TestCertificate(t *testing.T) {
	w := webtest.NewTLS(t)
	got := get(t, client(t, webtest.NewClock()), w.URL+"/a")
	if !strings.HasPrefix(got, "invalid: the certificate of 127.0.0.1") {
		t.Error(got)
	}
	plain := webtest.New(t)
	got = get(t, client(t, webtest.NewClock(), func(o *fetch.Options) { o.Tries = 1 }), strings.Replace(plain.URL, "http", "https", 1)+"/a")
	if !strings.Contains(got, "does not answer as a web server does") {
		t.Error(got)
	}
}

// TestTurns: a host has one request at a time, and a pause between two.
func TestTurns(t *testing.T) {
	w := webtest.New(t)
	clock := webtest.NewClock()
	c := client(t, clock, names(t, map[string][]string{"one.example": {"127.0.0.1"}, "two.example": {"127.0.0.1"}}))
	var all sync.WaitGroup
	for i := range 20 {
		path := fmt.Sprintf("/%d", i)
		w.Set(path, webtest.Page(html, page))
		for _, name := range []string{"one.example", "two.example"} {
			all.Go(func() {
				if got := get(t, c, w.At(name, path)); !strings.HasSuffix(got, page) {
					t.Error(got)
				}
			})
		}
	}
	all.Wait()
	if n := w.AtOnce(); n != 1 {
		t.Errorf("a host has %d requests at once", n)
	}
	if w.Times("/robots.txt") != 2 {
		t.Errorf("robots.txt of two hosts is asked for %d times", w.Times("/robots.txt"))
	}
	if passed := clock.Now().Sub(webtest.NewClock().Now()); passed < 19*time.Second {
		t.Errorf("20 requests to a host take %v", passed)
	}
}

func TestContextEnds(t *testing.T) {
	w := webtest.New(t)
	c := client(t, webtest.NewClock())
	begun := make(chan struct{})
	w.Set("/a", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(begun)
		<-r.Context().Done()
	}))
	ctx, stop := context.WithCancel(t.Context())
	go func() {
		<-begun
		stop()
	}()
	if _, _, err := c.Get(ctx, fetch.Request{URL: w.URL + "/a"}); err != context.Canceled {
		t.Errorf("stopped: %v", err)
	}
	w.Set("/b", webtest.Page(html, page))
	expect(t, get(t, c, w.URL+"/b"), w.URL+"/b "+page)
}

func TestOpen(t *testing.T) {
	w := webtest.New(t)
	w.Set("/a", webtest.Page(html, strings.Repeat("a", 10_000)))
	c := client(t, webtest.NewClock())
	_, body, err := c.Open(t.Context(), fetch.Request{URL: w.URL + "/a", Limits: fetch.Limits{Decoded: 5000}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(body)
	if gainsay.KindOf(err) != gainsay.Poison || len(b) > 10_000 || !strings.HasPrefix(err.Error(), "fetch "+w.URL) {
		t.Errorf("%d bytes and %v, want the cap", len(b), err)
	}
	if _, again := io.ReadAll(body); again != err {
		t.Errorf("read again: %v", again)
	}
	if err := body.Close(); err != nil {
		t.Error(err)
	}
	_, body, err = c.Open(t.Context(), fetch.Request{URL: w.URL + "/a"})
	if err != nil {
		t.Fatal(err)
	}
	body.Close()
	if _, err := body.Read(make([]byte, 10)); err == nil {
		t.Error("a closed body can be read")
	}
	expect(t, get(t, c, w.URL+"/a")[:20], (w.URL + "/a " + strings.Repeat("a", 20))[:20])
}

func TestIsAddress(t *testing.T) {
	for name, want := range map[string]bool{
		"http://a": true, "HTTPS://a": true, "file:///a": true, "gopher+x://a": true,
		"a.html": false, "-": false, "folder/http://a": false, "://a": false, "3d://a": false, "C:/a": false, "": false,
	} {
		if fetch.IsAddress(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
