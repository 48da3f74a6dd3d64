// Package webtest stands for the web in tests: it turns a table of answers into a
// server on loopback that behaves as badly as servers do, and a table of names
// into a resolver. Nothing of it leaves this machine.
package webtest

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strconv"
	"sync"
	"testing"
	"time"

	"gainsay/internal/fetch"
)

// A Web is a server whose answers the test sets. It tells what was asked of it.
type Web struct {
	URL string // http://127.0.0.1:port

	roots *x509.CertPool // nil without https

	mu      sync.Mutex
	pages   map[string]http.Handler
	asked   []Asked
	running map[string]int // by host
	most    map[string]int
}

// Asked is one request that came.
type Asked struct {
	Host, Path string
	Header     http.Header
}

// New opens a server until the test ends. Where nothing is set it answers 404.
func New(t testing.TB) *Web { return start(t, (*httptest.Server).Start) }

// NewTLS is New with https, under a certificate that only who is told to trusts.
func NewTLS(t testing.TB) *Web { return start(t, (*httptest.Server).StartTLS) }

func start(t testing.TB, begin func(*httptest.Server)) *Web {
	w := &Web{pages: map[string]http.Handler{}, running: map[string]int{}, most: map[string]int{}}
	server := httptest.NewUnstartedServer(w)
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // clients that break off are what is tested
	begin(server)
	w.URL = server.URL
	if server.Certificate() != nil {
		w.roots = x509.NewCertPool()
		w.roots.AddCert(server.Certificate())
	}
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return w
}

// Loopback is the network to allow for a Web.
func Loopback() []netip.Prefix { return []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")} }

// Trust makes a Client of opt trust the certificate of w.
func (w *Web) Trust(opt *fetch.Options) { opt.Roots = w.roots }

// At is the address of a page of w at the host of that name.
func (w *Web) At(name, path string) string {
	u, err := url.Parse(w.URL)
	if err != nil {
		panic(err) // httptest gives addresses
	}
	return "http://" + name + ":" + u.Port() + path
}

// Set makes path, a query included where it matters, answer by h on every host.
func (w *Web) Set(path string, h http.Handler) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pages[path] = h
}

func (w *Web) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.asked = append(w.asked, Asked{r.Host, r.URL.RequestURI(), r.Header.Clone()})
	h := w.pages[r.URL.RequestURI()]
	if h == nil {
		h = w.pages[r.URL.Path]
	}
	w.running[r.Host]++
	w.most[r.Host] = max(w.most[r.Host], w.running[r.Host])
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		w.running[r.Host]--
		w.mu.Unlock()
	}()
	if h == nil {
		http.NotFound(out, r)
		return
	}
	h.ServeHTTP(out, r)
}

// Asked lists the requests that came, robots.txt apart.
func (w *Web) Asked() []Asked {
	var pages []Asked
	for _, a := range w.All() {
		if a.Path != "/robots.txt" {
			pages = append(pages, a)
		}
	}
	return pages
}

// All lists the requests that came.
func (w *Web) All() []Asked {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]Asked(nil), w.asked...)
}

// Times counts the requests for path that came.
func (w *Web) Times(path string) int {
	n := 0
	for _, a := range w.All() {
		if a.Path == path {
			n++
		}
	}
	return n
}

// AtOnce is the most requests that any one host had at the same time.
func (w *Web) AtOnce() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	most := 0
	for _, n := range w.most {
		most = max(most, n)
	}
	return most
}

// A Page answers with text under a Content-Type.
func Page(kind, text string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", kind)
		fmt.Fprint(out, text)
	})
}

// Tagged is Page with an ETag and a Last-Modified, which asks by them get 304.
func Tagged(kind, text, etag string, modified time.Time) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		out.Header().Set("ETag", etag)
		out.Header().Set("Content-Type", kind)
		http.ServeContent(out, r, "", modified, bytes.NewReader([]byte(text)))
	})
}

// Status answers with a status and header fields, given as name and value.
func Status(code int, fields ...string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(fields); i += 2 {
			out.Header().Set(fields[i], fields[i+1])
		}
		out.WriteHeader(code)
	})
}

// Redirect answers with a redirect of that status.
func Redirect(code int, to string) http.Handler { return Status(code, "Location", to) }

// Then answers as each handler in turn, and goes on with the last.
func Then(hs ...http.Handler) http.Handler {
	var mu sync.Mutex
	n := 0
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		mu.Lock()
		h := hs[min(n, len(hs)-1)]
		n++
		mu.Unlock()
		h.ServeHTTP(out, r)
	})
}

// Silent never answers.
func Silent() http.Handler {
	return http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
}

// Stalls sends text and then nothing more, without an end.
func Stalls(text string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		fmt.Fprint(out, text)
		out.(http.Flusher).Flush()
		<-r.Context().Done()
	})
}

// Drips sends a byte now and then, without an end.
func Drips(pause time.Duration) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		for r.Context().Err() == nil {
			fmt.Fprint(out, "a")
			out.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
			case <-time.After(pause):
			}
		}
	})
}

// Endless sends text again and again, without an end.
func Endless(text string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		for {
			if _, err := fmt.Fprint(out, text); err != nil || r.Context().Err() != nil {
				return
			}
		}
	})
}

// Zipped answers with text packed by gzip.
func Zipped(kind, text string) http.Handler {
	packed := Gzip([]byte(text))
	return http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", kind)
		out.Header().Set("Content-Encoding", "gzip")
		out.Write(packed)
	})
}

// Gzip is b packed.
func Gzip(b []byte) []byte {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(b)
	z.Close()
	return packed.Bytes()
}

// Bomb answers with megabytes of zeros, packed by gzip.
func Bomb(megabytes int) http.Handler {
	return Zipped("text/html", string(make([]byte, megabytes<<20)))
}

// Promising sends text under a Content-Length that is not its own, then ends.
func Promising(length int, text string) http.Handler {
	return Raw("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + strconv.Itoa(length) + "\r\nConnection: close\r\n\r\n" + text)
}

// Raw sends these very bytes, then ends.
func Raw(answer string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		c, _, err := out.(http.Hijacker).Hijack()
		if err != nil {
			panic(err) // httptest speaks HTTP/1.1, which can
		}
		defer c.Close()
		c.Write([]byte(answer))
	})
}

// A Clock whose time passes only by sleeping on it.
type Clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

// NewClock stands at an invented noon.
func NewClock() *Clock { return &Clock{now: time.Date(2031, 3, 4, 12, 0, 0, 0, time.UTC)} }

// Now is the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Sleep lets d pass at once.
func (c *Clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if d > 0 {
		c.now = c.now.Add(d)
		c.slept = append(c.slept, d)
	}
	return nil
}

// Slept lists the sleeps so far, and forgets them.
func (c *Clock) Slept() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	slept := c.slept
	c.slept = nil
	return slept
}
