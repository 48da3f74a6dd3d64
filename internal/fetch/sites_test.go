package fetch_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/fetch/webtest"
)

// TestRobotsAnswers: what stands for robots.txt decides whether a page is asked for.
func TestRobotsAnswers(t *testing.T) {
	const forbids = "User-agent: gainsay\nDisallow: /a"
	w := webtest.New(t)
	w.Set("/a", webtest.Page(html, page))
	w.Set("/r", webtest.Page("text/plain", forbids))
	for i := range 8 {
		w.Set("/r"+string(rune('0'+i)), webtest.Redirect(302, "/r"+string(rune('1'+i))))
	}
	w.Set("/r6", webtest.Page("text/plain", forbids))
	for _, test := range []struct {
		why  string
		is   http.Handler
		want string // "page", "asks" not to, or what cannot be had for
	}{
		{"none", webtest.Status(404), "page"},
		{"gone", webtest.Status(410), "page"},
		{"forbidden", webtest.Status(403), "page"},
		{"a login", webtest.Status(401), "page"},
		{"no content", webtest.Status(204), "page"},
		{"rules", webtest.Page("text/plain", forbids), "asks"},
		{"rules that are called a page", webtest.Page(html, forbids), "asks"},
		{"rules, packed", webtest.Zipped("text/plain", forbids), "asks"},
		{"rules before much else", webtest.Page("text/plain", forbids+strings.Repeat("\n# filling", 1<<18)), "asks"},
		{"rules before no end", endlessAfter(forbids + "\n"), "asks"},
		{"a bomb", webtest.Bomb(20), "page"},
		{"the server fails", webtest.Status(500), "cannot answer now (500)"},
		{"the server fails for an hour", webtest.Status(503, "Retry-After", "3600"), "asks to be left alone until 2031-03-04 13:00:00 (503)"},
		{"too many questions", webtest.Status(429), "cannot answer now (429)"},
		{"no answer", webtest.Silent(), "is silent for more than 200ms"},
		{"half an answer", webtest.Promising(5000, forbids), "breaks off"},
		{"no HTTP", webtest.Raw("hello\r\n\r\n"), "does not answer as a web server does"},
		{"moved", webtest.Redirect(301, "/r"), "asks"},
		{"moved five times", webtest.Redirect(301, "/r2"), "asks"},
		{"moved six times: there is none", webtest.Redirect(301, "/r1"), "page"},
		{"moved in a circle: there is none", webtest.Redirect(301, "/robots.txt"), "page"},
		{"moved to a private address", webtest.Redirect(301, "http://10.0.0.1/robots.txt"), "leads to 10.0.0.1"},
		{"moved to a file", webtest.Redirect(301, "file:///etc/passwd"), "only http and https are fetched"},
		{"packed by something else", webtest.Status(200, "Content-Encoding", "br"), "was not asked for"},
	} {
		t.Run(test.why, func(t *testing.T) {
			w.Set("/robots.txt", test.is)
			c := client(t, webtest.NewClock(), limits(fetch.Limits{Idle: 200 * time.Millisecond}))
			before := w.Times("/a")
			got := get(t, c, w.URL+"/a")
			asked := w.Times("/a") - before
			switch test.want {
			case "page":
				if !strings.HasSuffix(got, page) {
					t.Errorf("got %s, want the page", got)
				}
			case "asks":
				if !strings.HasPrefix(got, "invalid: the robots.txt of ") || asked > 0 {
					t.Errorf("got %s, asked %d times", got, asked)
				}
			default:
				if !strings.HasPrefix(got, "transient: its robots.txt cannot be had, so nothing is asked for: ") || !strings.Contains(got, test.want) || asked > 0 {
					t.Errorf("got %s, asked %d times", got, asked)
				}
			}
		})
	}
}

func endlessAfter(text string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		out.Write([]byte(text))
		webtest.Endless("# filling\n").ServeHTTP(out, r)
	})
}

// TestRobotsAreKept: a robots.txt is good for a day, and one that cannot be had is
// asked for again after a while.
func TestRobotsAreKept(t *testing.T) {
	w := webtest.New(t)
	clock := webtest.NewClock()
	c := client(t, clock)
	w.Set("/a", webtest.Page(html, page))
	w.Set("/robots.txt", webtest.Status(500))
	for range 3 {
		_, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/a"})
		if until, ok := fetch.Until(err); !ok || gainsay.KindOf(err) != gainsay.Transient || until.Sub(clock.Now()) > 10*time.Minute {
			t.Errorf("%v, until %v", err, until)
		}
	}
	if n := w.Times("/robots.txt"); n != 3 {
		t.Errorf("a robots.txt that fails is asked for %d times, want 3 tries", n)
	}
	clock.Sleep(t.Context(), 11*time.Minute)
	w.Set("/robots.txt", webtest.Page("text/plain", ""))
	for range 3 {
		expect(t, get(t, c, w.URL+"/a"), w.URL+"/a "+page)
	}
	w.Set("/robots.txt", webtest.Page("text/plain", "User-agent: *\nDisallow: /"))
	clock.Sleep(t.Context(), 23*time.Hour)
	expect(t, get(t, c, w.URL+"/a"), w.URL+"/a "+page)
	clock.Sleep(t.Context(), time.Hour)
	if got := get(t, c, w.URL+"/a"); !strings.HasPrefix(got, "invalid: the robots.txt of ") {
		t.Errorf("a day later: %s", got)
	}
	w.Set("/robots.txt", webtest.Status(503, "Retry-After", "3600"))
	_, _, err := client(t, clock).Get(t.Context(), fetch.Request{URL: w.URL + "/a"})
	if until, ok := fetch.Until(err); !ok || until.Sub(clock.Now()) != time.Hour {
		t.Errorf("a host that asks for an hour: %v, until %v", err, until)
	}
}

func TestPauses(t *testing.T) {
	w := webtest.New(t)
	w.Set("/a", webtest.Page(html, page))
	w.Set("/to", webtest.Redirect(302, "/a"))
	pauses := func(c *fetch.Client, clock *webtest.Clock, paths ...string) []time.Duration {
		for _, path := range paths {
			expect(t, get(t, c, w.URL+path), w.URL+"/a "+page)
		}
		return clock.Slept()
	}
	clock := webtest.NewClock()
	// The page comes right after robots.txt, and a redirect is followed at once.
	if got := pauses(client(t, clock), clock, "/to", "/a", "/a"); !slices.Equal(got, []time.Duration{time.Second, time.Second}) {
		t.Errorf("pauses of %v", got)
	}
	w.Set("/robots.txt", webtest.Page("text/plain", "User-agent: *\nCrawl-delay: 45"))
	if got := pauses(client(t, clock), clock, "/a", "/a"); !slices.Equal(got, []time.Duration{45 * time.Second}) {
		t.Errorf("with a Crawl-delay pauses of %v", got)
	}
	w.Set("/to", webtest.Then(webtest.Status(500), webtest.Redirect(302, "/a")))
	if got := pauses(client(t, clock), clock, "/to"); !slices.Equal(got, []time.Duration{time.Second, 44 * time.Second}) {
		t.Errorf("another try comes after pauses of %v", got)
	}
	w.Set("/robots.txt", webtest.Page("text/plain", "User-agent: *\nCrawl-delay: 999999999"))
	c := client(t, clock)
	pauses(c, clock, "/a")
	_, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/a"})
	if until, ok := fetch.Until(err); !ok || until.Sub(clock.Now()) != 24*time.Hour || len(clock.Slept()) > 0 {
		t.Errorf("a Crawl-delay without end: %v, until %v", err, until)
	}
}

// TestDowngrade: what an outlet sends over https is never read over http instead.
func TestDowngrade(t *testing.T) {
	secure, plain := webtest.NewTLS(t), webtest.New(t)
	c := client(t, webtest.NewClock(), secure.Trust, names(t, map[string][]string{"one.example": {"127.0.0.1"}}), func(o *fetch.Options) { o.Tries = 1 })
	plain.Set("/a", webtest.Page(html, page))
	secure.Set("/a", webtest.Redirect(301, plain.URL+"/a"))
	secure.Set("/up", webtest.Page(html, page))
	plain.Set("/up", webtest.Redirect(301, secure.URL+"/up"))
	secure.Set("/own", webtest.Redirect(301, "http://one.example/own"))
	expect(t, get(t, c, secure.URL+"/up"), secure.URL+"/up "+page)
	expect(t, get(t, c, plain.URL+"/up"), secure.URL+"/up "+page)
	expect(t, get(t, c, secure.URL+"/a"), "invalid: it leads from https to "+plain.URL+"/a, where anybody on the way may change the text: give that address if that is accepted")
	if plain.Times("/a") > 0 {
		t.Error("the plain page was asked for")
	}
	if got := get(t, c, secure.URL+"/own"); !strings.HasPrefix(got, "transient: it leads from https to http, and asked for by https: ") {
		t.Error(got)
	}
	secure.Set("/robots.txt", webtest.Redirect(301, plain.URL+"/robots.txt"))
	plain.Set("/robots.txt", webtest.Page("text/plain", "User-agent: *\nDisallow: /up"))
	again := client(t, webtest.NewClock(), secure.Trust)
	if got := get(t, again, secure.URL+"/up"); !strings.HasPrefix(got, "invalid: the robots.txt of ") {
		t.Errorf("a robots.txt over http: %s", got)
	}
}
