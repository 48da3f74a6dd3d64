package fetch

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"gainsay"
)

const (
	robotsGood   = 24 * time.Hour   // how long a robots.txt is believed; RFC 9309 allows a day
	robotsBad    = 10 * time.Minute // how long a host whose robots.txt cannot be had is left alone
	robotsPath   = "/robots.txt"
	robotsAtMost = 5 // redirects of a robots.txt that are followed
)

// siteRules is the robots.txt of one site. Who holds busy reads and writes the rest.
type siteRules struct {
	busy  chan struct{}
	until time.Time // good until then; zero before it was asked for
	robots
	err error // why it cannot be had
}

// robots is what the robots.txt of the address's site asks. A site that has none
// asks nothing; one whose robots.txt cannot be had (the server fails, or cannot be
// reached) is left alone for a while, which is an error that Until knows.
func (c *Client) robots(ctx context.Context, u *url.URL) (robots, error) {
	s := c.site(site(u))
	select {
	case s.busy <- struct{}{}:
	case <-ctx.Done():
		return robots{}, ctx.Err()
	}
	defer func() { <-s.busy }()
	if c.clock.Now().Before(s.until) {
		return s.robots, s.err
	}
	found, err := c.fetchRobots(ctx, u)
	if ctx.Err() != nil {
		return robots{}, ctx.Err()
	}
	f, failed := errors.AsType[*failure](err)
	good := robotsGood
	if failed {
		good = robotsBad
	}
	s.until = c.clock.Now().Add(good)
	s.robots, s.err = found, nil
	c.remember(found.size())
	if failed {
		s.err = f
		if f.kind == gainsay.Transient || f.kind == gainsay.Poison {
			if f.until.After(s.until) {
				s.until = f.until
			}
			s.err = failUntil(s.until, "its robots.txt cannot be had, so nothing is asked for: %w", f)
		}
	}
	return s.robots, s.err
}

// mostRules is how many bytes the rules of all sites may take before they are forgotten:
// one site of many names could fill the memory with its robots.txt files.
const mostRules = 64 << 20

// remember counts rules that take so many bytes.
func (c *Client) remember(size int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.bytes += size; c.bytes > mostRules {
		clear(c.sites) // who holds one keeps it; the others are asked for anew
		c.bytes = 0
	}
}

func (c *Client) site(name string) *siteRules {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.sites[name]
	if s == nil {
		if len(c.sites) >= mostHosts {
			clear(c.sites)
			c.bytes = 0
		}
		s = &siteRules{busy: make(chan struct{}, 1)}
		c.sites[name] = s
	}
	return s
}

// fetchRobots asks for a robots.txt, and again after failures that may pass.
// Its errors are failures, or ctx's.
func (c *Client) fetchRobots(ctx context.Context, u *url.URL) (robots, error) {
	for try := 1; ; try++ {
		found, err := c.fetchRobotsOnce(ctx, u)
		if !mayTry(err) || try >= c.tries {
			return found, err
		}
		if err := c.clock.Sleep(ctx, BackOff(try, time.Second, time.Minute, c.jitter())); err != nil {
			return robots{}, err
		}
	}
}

func (c *Client) fetchRobotsOnce(ctx context.Context, u *url.URL) (robots, error) {
	t := &task{limits: c.limits}
	t.limits.Wire = 1 << 40 // of however many bytes, the first maxRobots are read
	way := &chain{plain: true, at: &url.URL{Scheme: u.Scheme, Host: u.Host, Path: robotsPath}, left: min(t.limits.Time, 30*time.Second)}
	for hop := range robotsAtMost + 1 {
		a, err := c.ask(ctx, t, way.at, 0, way.left)
		if err != nil {
			return robots{}, elsewhere(hop, err)
		}
		way.left -= a.took
		if !isRedirect(a.Response) {
			return c.readAnswer(t, way, a)
		}
		a.drop()
		if err := way.step(a.Response); err != nil {
			return robots{}, elsewhere(1, err)
		}
		if way.left <= 0 {
			return robots{}, fail(gainsay.Transient, "it takes too long")
		}
	}
	return robots{}, nil // RFC 9309, 2.3.1.2: beyond five redirects there is none
}

// elsewhere is an error of a robots.txt that has led to another address. What is
// wrong there is not wrong with the address that was asked for, and may pass.
func elsewhere(hop int, err error) error {
	f, ok := errors.AsType[*failure](err)
	if hop == 0 || !ok {
		return err
	}
	return &failure{kind: gainsay.Transient, until: f.until, why: f.why}
}

// readAnswer reads the answer to a request for a robots.txt. That the program has
// too much to do (429) is no sign that there are no rules, as other refusals are.
func (c *Client) readAnswer(t *task, way *chain, a *answer) (robots, error) {
	switch code := a.StatusCode; {
	case code == http.StatusTooManyRequests, code >= 500:
		a.drop()
		return robots{}, c.passing(way.at, a.Response)
	case code < 200 || code >= 300:
		a.drop()
		return robots{}, nil
	}
	b, err := open(t, way, a)
	if err != nil {
		a.done()
		return robots{}, err
	}
	defer b.Close()
	text, err := io.ReadAll(io.LimitReader(b, maxRobots+1))
	if err != nil {
		return robots{}, err
	}
	return readRobots(text, c.product), nil
}
