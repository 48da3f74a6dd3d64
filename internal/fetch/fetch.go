// Package fetch turns an address of the web into the answer to a GET of it,
// politely and safely.
//
// Politely: robots.txt is asked for first and obeyed (RFC 9309), a host gets one
// request at a time with a pause between two, what it asks for by Crawl-delay
// and Retry-After is kept to, what the caller has already is asked for
// conditionally, and every request says who asks and how to reach them.
//
// Safely: what is dialled is checked after the name was resolved, so that no
// page, feed, redirect or robots.txt leads into a private network; and an answer
// has caps on its redirects, header, bytes, growth by unpacking, and time.
package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"
)

// Limits are the caps on what one answer may cost. A zero field means its default.
type Limits struct {
	Redirects int           // redirects in a row; 10
	Header    int64         // bytes of an answer's header; 256 KiB
	Wire      int64         // bytes of an answer's body as it comes; 32 MiB
	Decoded   int64         // bytes of it unpacked; 50 MiB
	Ratio     int64         // unpacked bytes for one packed byte, judged beyond the first MiB; 200
	Time      time.Duration // from the first request to the last byte, redirects included, waiting for the host's turn not; 1 minute
	Idle      time.Duration // without any byte; 30 seconds
}

func (l Limits) or(d Limits) Limits {
	return Limits{
		Redirects: first(l.Redirects, d.Redirects), Header: first(l.Header, d.Header),
		Wire: first(l.Wire, d.Wire), Decoded: first(l.Decoded, d.Decoded), Ratio: first(l.Ratio, d.Ratio),
		Time: first(l.Time, d.Time), Idle: first(l.Idle, d.Idle),
	}
}

// first is a where it is set, else b.
func first[N int | int64 | time.Duration](a, b N) N {
	if a > 0 {
		return a
	}
	return b
}

func defaultLimits() Limits {
	return Limits{Redirects: 10, Header: 256 << 10, Wire: 32 << 20, Decoded: 50 << 20, Ratio: 200, Time: time.Minute, Idle: 30 * time.Second}
}

// A Clock tells the time and lets it pass.
type Clock interface {
	Now() time.Time
	// Sleep returns after d, or with ctx's error as soon as ctx is done.
	Sleep(ctx context.Context, d time.Duration) error
}

// Options say how a Client goes about it. Only Agent must be set.
type Options struct {
	Agent    string         // "product/version"; robots.txt addresses the product
	Contact  string         // where whoever runs the program can be reached: an address of mail or of a page
	Allow    []netip.Prefix // private networks that may be dialled, on any port
	Proxy    *url.URL       // every request goes through it; nil for none, whatever the environment says
	Delay    time.Duration  // pause between two requests to one host; 0 for one second, negative for none
	Patience time.Duration  // the longest wait for a host's turn, or for one that asks to be left alone; 0 for two minutes
	Tries    int            // how often a request that met a passing failure is made; 0 for three
	Limits   Limits
	Resolver *net.Resolver  // nil for the system's
	Roots    *x509.CertPool // whose certificates count; nil for the system's
	Clock    Clock          // nil for the true time
	Jitter   func() float64 // from 0 to below 1, spreads what backs off; nil for chance
}

// A Client fetches. It is safe for concurrent use: requests to one host wait for
// each other, those to different hosts do not.
type Client struct {
	agent     string // the User-Agent header
	product   string // what robots.txt calls this program
	delay     time.Duration
	patience  time.Duration
	tries     int
	limits    Limits
	guard     guard
	proxied   bool
	transport *http.Transport
	clock     Clock
	jitter    func() float64

	mu    sync.Mutex
	hosts map[string]*host      // by name
	sites map[string]*siteRules // by scheme, name and port
	bytes int                   // that their rules take, about
}

// New makes a Client. It opens nothing.
func New(opt Options) *Client {
	limits := opt.Limits.or(defaultLimits())
	c := &Client{
		agent: userAgent(opt.Agent, opt.Contact), product: productOf(opt.Agent),
		delay: opt.Delay, patience: first(opt.Patience, 2*time.Minute), tries: first(opt.Tries, 3),
		limits: limits, guard: guard{opt.Allow}, proxied: opt.Proxy != nil,
		clock: opt.Clock, jitter: opt.Jitter,
		hosts: map[string]*host{}, sites: map[string]*siteRules{},
	}
	if c.delay == 0 {
		c.delay = time.Second
	}
	if c.clock == nil {
		c.clock = wallClock{}
	}
	if c.jitter == nil {
		c.jitter = rand.Float64
	}
	c.transport = c.newTransport(opt, limits)
	return c
}

func (c *Client) newTransport(opt Options, limits Limits) *http.Transport {
	dialer := &net.Dialer{Timeout: 15 * time.Second, Resolver: opt.Resolver, ControlContext: c.guard.control}
	t := &http.Transport{
		// A body is unpacked here, under caps, and not by the transport.
		DisableCompression:     true,
		MaxResponseHeaderBytes: limits.Header,
		MaxIdleConns:           64,
		MaxIdleConnsPerHost:    1,
		IdleConnTimeout:        time.Minute,
		TLSHandshakeTimeout:    15 * time.Second,
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: opt.Roots},
	}
	if opt.Proxy != nil {
		// Only the proxy is dialled then, which whoever named it vouches for.
		t.Proxy = http.ProxyURL(opt.Proxy)
		t.DialContext = (&net.Dialer{Timeout: 15 * time.Second, Resolver: opt.Resolver}).DialContext
	}
	return t
}

// Close lets go of idle connections.
func (c *Client) Close() { c.transport.CloseIdleConnections() }

// A Request is what is asked for.
type Request struct {
	URL                string
	ETag, LastModified string // of what the caller has; with either, the answer may be that it has not changed
	Limits             Limits // where set, they go before the Client's; Header cannot
}

// A Response is an answer, the body apart.
type Response struct {
	URL                string    // where it came from, redirects followed
	Moved              string    // where the address asked for has moved for good; empty where it has not
	NotModified        bool      // what the caller has is still right; there is no body
	Type               string    // the Content-Type as it was sent
	ETag, LastModified string    // for the next Request
	At                 time.Time // when it came
}

// Get fetches the address whole, and tries again what failed in passing. Errors
// are ctx's, or gainsay.Errors that name the address and the mend: Invalid for an
// address that may not be fetched, NotFound, Transient for what may pass, of
// which Until tells when, and Poison for an answer that breaks a cap.
func (c *Client) Get(ctx context.Context, r Request) (*Response, []byte, error) {
	var whole []byte
	resp, err := c.retried(ctx, r, func(b *body) error {
		var err error
		whole, err = io.ReadAll(b)
		b.Close()
		return err
	})
	return resp, whole, err
}

// Open is Get of an answer too large to be held in memory. The host gets no other
// request until the body is closed; where the address has not changed there is
// none. What fails while it is read is not tried again, and fails with the errors
// of Get.
func (c *Client) Open(ctx context.Context, r Request) (*Response, io.ReadCloser, error) {
	var open io.ReadCloser
	resp, err := c.retried(ctx, r, func(b *body) error {
		open = b
		return nil
	})
	return resp, open, err
}

// retried asks until there is an answer that read could read, or trying again is
// of no use, or it was tried often enough.
func (c *Client) retried(ctx context.Context, r Request, read func(*body) error) (*Response, error) {
	t, err := c.task(r)
	if err != nil {
		return nil, err
	}
	for try := 1; ; try++ {
		once := *t // another try is another's turn at the host
		resp, b, err := c.chase(ctx, &once)
		if err == nil && b != nil {
			err = read(b)
		}
		if err == nil {
			return resp, nil
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		err = t.error(err)
		if !mayTry(err) || try >= c.tries {
			return nil, err
		}
		if err := c.clock.Sleep(ctx, BackOff(try, time.Second, time.Minute, c.jitter())); err != nil {
			return nil, err
		}
	}
}
