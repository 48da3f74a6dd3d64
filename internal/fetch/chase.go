package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"gainsay"
)

// A task is one Request on its way.
type task struct {
	op     string // what errors name
	to     *url.URL
	etag   string
	since  string
	limits Limits
}

// maxValidator is how many bytes an ETag or a Last-Modified may have to be sent
// back to who gave it.
const maxValidator = 1024

func (c *Client) task(r Request) (*task, error) {
	t := &task{op: "fetch " + shown(r.URL), etag: validator(r.ETag), since: validator(r.LastModified), limits: r.Limits.or(c.limits)}
	var err error
	if t.to, err = parse(r.URL); err != nil {
		return nil, t.error(err)
	}
	return t, nil
}

// error is err as the caller of the Client gets it.
func (t *task) error(err error) error {
	f, ok := err.(*failure)
	if !ok {
		return err
	}
	return &gainsay.Error{Kind: f.kind, Op: t.op, Err: f}
}

// A chain is the redirects from the address of a task to its answer.
type chain struct {
	at     *url.URL
	seen   map[string]bool
	moved  string        // where for good, as far as all redirects so far were
	brief  bool          // some redirect was not for good
	raised bool          // at was http and is asked for as https
	plain  bool          // from https to http is no matter
	left   time.Duration // of Limits.Time
}

// chase follows the redirects of the task's address to an answer. The body is nil
// where there is none. Its errors are failures, or ctx's.
func (c *Client) chase(ctx context.Context, t *task) (*Response, *body, error) {
	at := *t.to
	way := &chain{at: &at, seen: map[string]bool{}, left: t.limits.Time}
	for range t.limits.Redirects + 1 {
		if way.seen[way.at.String()] {
			if way.raised {
				return nil, nil, fail(gainsay.Invalid, "it leads from https to http, where anybody on the way may change the text: give the address with http if that is accepted")
			}
			return nil, nil, fail(gainsay.Poison, "it redirects in a circle by way of %s", shown(way.at.String()))
		}
		way.seen[way.at.String()] = true
		answer, err := c.permitted(ctx, t, way)
		if f, ok := err.(*failure); ok && way.raised {
			err = &failure{kind: f.kind, until: f.until, why: fmt.Errorf("it leads from https to http, and asked for by https: %w", f)}
		}
		if err != nil {
			return nil, nil, err
		}
		way.left -= answer.took
		if !isRedirect(answer.Response) {
			return c.answered(t, way, answer)
		}
		answer.drop()
		if err := way.step(answer.Response); err != nil {
			return nil, nil, err
		}
		if way.left <= 0 {
			return nil, nil, fail(gainsay.Transient, "its redirects take more than %v: try again later", t.limits.Time)
		}
	}
	return nil, nil, fail(gainsay.Poison, "it redirects more than %d times", t.limits.Redirects)
}

// permitted asks for the page at which the chain stands, where robots.txt lets it.
func (c *Client) permitted(ctx context.Context, t *task, way *chain) (*answer, error) {
	robots, err := c.robots(ctx, way.at)
	if err != nil {
		return nil, err
	}
	if !robots.allow(way.at) {
		return nil, fail(gainsay.Invalid, "the robots.txt of %s asks programs to leave %s alone: save the page yourself and give the file", way.at.Host, shown(way.at.RequestURI()))
	}
	return c.ask(ctx, t, way.at, max(c.delay, robots.delay), way.left)
}

func isRedirect(r *http.Response) bool {
	switch r.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return r.Header.Get("Location") != ""
	}
	return false
}

// step goes where the redirect leads. One that leads from https to plain http is
// taken to the https address of the same page, as browsers do: what a report says
// must be what its outlet sent. Where that leads back, the chain is given up.
func (w *chain) step(r *http.Response) error {
	location := strings.TrimSpace(r.Header.Get("Location"))
	if len(location) > maxAddress {
		return fail(gainsay.Poison, "it redirects to an address of more than %d bytes", maxAddress)
	}
	ref, err := url.Parse(location)
	if err != nil {
		return fail(gainsay.Poison, "it redirects to %q, which is no address", shown(location))
	}
	next := w.at.ResolveReference(ref)
	if err := tidy(next); err != nil {
		return fail(gainsay.Poison, "it redirects to %s: %w", shown(next.Redacted()), err)
	}
	w.raised = false
	if w.at.Scheme == "https" && next.Scheme == "http" && !w.plain {
		if next.Port() != "" {
			return fail(gainsay.Invalid, "it leads from https to %s, where anybody on the way may change the text: give that address if that is accepted", shown(next.String()))
		}
		next.Scheme, w.raised = "https", true
	}
	switch {
	case r.StatusCode != http.StatusMovedPermanently && r.StatusCode != http.StatusPermanentRedirect, w.brief:
		w.brief = true
	default:
		w.moved = next.String()
	}
	w.at = next
	return nil
}

// An answer is the header of an http.Response, its body not yet read.
type answer struct {
	*http.Response
	ctx  context.Context
	took time.Duration
	stop *time.Timer // ends the request when it fires
	done func()
}

// ask makes one request when it is the task's turn at the host, within left.
func (c *Client) ask(ctx context.Context, t *task, u *url.URL, pause, left time.Duration) (*answer, error) {
	if err := c.beforehand(u); err != nil {
		return nil, err
	}
	leave, err := c.take(ctx, u.Hostname(), t, pause)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancelCause(ctx)
	late := &failure{kind: gainsay.Transient, slow: true, why: fmt.Errorf("%s takes more than %v to answer: try again later", u.Host, t.limits.Time)}
	deadline := time.AfterFunc(left, func() { cancel(late) })
	silent := fail(gainsay.Transient, "%s is silent for more than %v: try again later", u.Host, t.limits.Idle)
	stop := time.AfterFunc(t.limits.Idle, func() { cancel(silent) })
	done := sync.OnceFunc(func() {
		deadline.Stop()
		stop.Stop()
		cancel(nil)
		leave()
	})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		done()
		return nil, fail(gainsay.Invalid, "this is no address (%w): check it", err)
	}
	req.Header = c.header(t)
	began := time.Now()
	resp, err := c.transport.RoundTrip(req)
	stop.Stop()
	if err != nil {
		err = asFailure(ctx, u.Host, err)
		done()
		return nil, err
	}
	if resp.StatusCode == http.StatusSwitchingProtocols {
		// Its body is the bare connection, which no end of ctx would close.
		resp.Body.Close()
		done()
		return nil, fail(gainsay.Poison, "%s answers in a protocol that was not asked for", u.Host)
	}
	letGo := sync.OnceFunc(func() {
		resp.Body.Close()
		done()
	})
	return &answer{resp, ctx, time.Since(began), stop, letGo}, nil
}

// beforehand checks an address before anything is asked: one that is given as a
// number, as its dialling will be. A proxy resolves names itself, and what it dials
// nobody here can check: then names that are those of private networks are refused.
func (c *Client) beforehand(u *url.URL) error {
	n, err := strconv.ParseUint(or(u.Port(), portOf(u.Scheme)), 10, 16)
	if err != nil {
		return fail(gainsay.Invalid, "%q is no port: check the address", u.Port())
	}
	port := uint16(n)
	name := u.Hostname()
	if ip, err := netip.ParseAddr(name); err == nil {
		return c.guard.check(netip.AddrPortFrom(ip, port))
	}
	switch {
	case !c.proxied:
		return nil
	case !served(port):
		return fail(gainsay.Invalid, "it leads to port %d, where no web is served", port)
	case privateName(name):
		return fail(gainsay.Invalid, "%s is a name of a private network, which no proxy is asked for", name)
	}
	return nil
}

func (c *Client) header(t *task) http.Header {
	h := http.Header{}
	h.Set("User-Agent", c.agent)
	h.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
	h.Set("Accept-Encoding", "gzip")
	if t.etag != "" {
		h.Set("If-None-Match", t.etag)
	}
	if t.since != "" {
		h.Set("If-Modified-Since", t.since)
	}
	return h
}

// drop lets go of an answer whose body nobody wants. A short one is read, so that
// the connection can be used again, unless that takes its time.
func (a *answer) drop() {
	if a.ContentLength >= 0 && a.ContentLength <= 4<<10 {
		a.stop.Reset(time.Second)
		io.Copy(io.Discard, a.Body)
	}
	a.done()
}

// answered makes the Response of the last answer of the chain.
func (c *Client) answered(t *task, way *chain, a *answer) (*Response, *body, error) {
	if err := c.refusal(t, way.at, a.Response); err != nil {
		a.drop()
		return nil, nil, err
	}
	resp := &Response{
		URL: way.at.String(), Moved: way.moved, Type: a.Header.Get("Content-Type"), At: c.clock.Now(),
		ETag: validator(a.Header.Get("ETag")), LastModified: validator(a.Header.Get("Last-Modified")),
	}
	if a.StatusCode == http.StatusNotModified {
		a.done()
		resp.NotModified = true
		resp.ETag, resp.LastModified = or(resp.ETag, t.etag), or(resp.LastModified, t.since)
		return resp, nil, nil
	}
	b, err := open(t, way, a)
	if err != nil {
		a.done()
		return nil, nil, err
	}
	return resp, b, nil
}

// open begins to read the answer's body.
func open(t *task, way *chain, a *answer) (*body, error) {
	if a.ContentLength > t.limits.Wire {
		return nil, fail(gainsay.Poison, "the answer has %d bytes, more than %d: fetch it yourself and give the file if it is meant", a.ContentLength, t.limits.Wire)
	}
	b := &body{t: t, ctx: a.ctx, host: way.at.Host, limits: t.limits, done: a.done,
		wire: &wire{from: a.Body, most: t.limits.Wire, idle: t.limits.Idle, stop: a.stop}}
	if err := b.unpack(strings.ToLower(strings.TrimSpace(a.Header.Get("Content-Encoding")))); err != nil {
		return nil, asFailure(a.ctx, way.at.Host, err)
	}
	return b, nil
}

// validator is an ETag or a Last-Modified that can be sent back.
func validator(value string) string {
	if len(value) > maxValidator || strings.ContainsFunc(value, unicode.IsControl) {
		return ""
	}
	return value
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// refusal is why an answer is none, nil where it is one.
func (c *Client) refusal(t *task, u *url.URL, r *http.Response) error {
	code := r.StatusCode
	switch {
	case code == http.StatusOK, code == http.StatusNonAuthoritativeInfo:
		return nil
	case code == http.StatusNotModified && (t.etag != "" || t.since != ""):
		return nil
	case code == http.StatusNotFound, code == http.StatusGone:
		return failCode(gainsay.NotFound, code, "%s has no such page (%d): check the address", u.Host, code)
	case code == http.StatusUnauthorized, code == http.StatusPaymentRequired, code == http.StatusForbidden,
		code == http.StatusUnavailableForLegalReasons:
		return failCode(gainsay.Invalid, code, "%s does not give it to this program (%d): save the page yourself and give the file", u.Host, code)
	case code == http.StatusRequestTimeout, code == http.StatusTooEarly, code == http.StatusTooManyRequests, code >= 500:
		return c.passing(u, r)
	case code >= 400:
		return failCode(gainsay.Invalid, code, "%s refuses the request (%d)", u.Host, code)
	}
	return failCode(gainsay.Invalid, code, "%s gives no page but status %d", u.Host, code)
}

// passing is the failure of an answer that may be another one later.
func (c *Client) passing(u *url.URL, r *http.Response) error {
	now := c.clock.Now()
	until, named := retryAfter(r.Header.Get("Retry-After"), now)
	if named {
		c.rest(u.Hostname(), until)
		if until.Sub(now) > c.patience {
			return failUntil(until, "%s asks to be left alone until %s (%d): try again then", u.Host, until.Format(time.DateTime), r.StatusCode)
		}
	}
	return failCode(gainsay.Transient, r.StatusCode, "%s cannot answer now (%d): try again later", u.Host, r.StatusCode)
}
