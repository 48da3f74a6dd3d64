package fetch

import (
	"context"
	"time"
)

// mostHosts is how many hosts and sites are remembered before those that owe
// nothing are forgotten.
const mostHosts = 4096

// A host is whose turn it is at one name. Fields but busy are guarded by Client.mu.
type host struct {
	busy chan struct{} // holds one while a request runs
	uses int           // requests that run or wait
	next time.Time     // nothing is asked before
	last *task         // who asked last: its own redirects need no pause
}

// take waits for the turn at the host of that name, and gives it back by done,
// after which the host has pause to rest. It fails with a time where the wait
// would be longer than the Client's patience.
func (c *Client) take(ctx context.Context, name string, t *task, pause time.Duration) (done func(), err error) {
	h := c.host(name)
	leave := func() {
		c.mu.Lock()
		h.uses--
		c.mu.Unlock()
	}
	select {
	case h.busy <- struct{}{}:
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
	c.mu.Lock()
	next, own := h.next, h.last == t
	c.mu.Unlock()
	if now := c.clock.Now(); now.Before(next) && !own {
		wait := next.Sub(now)
		if wait > c.patience {
			err = failUntil(next, "%s is to be left alone until %s: try again then", name, next.Format(time.DateTime))
		} else {
			err = c.clock.Sleep(ctx, wait)
		}
	}
	if err != nil {
		<-h.busy
		leave()
		return nil, err
	}
	return func() {
		c.mu.Lock()
		if next := c.clock.Now().Add(max(pause, 0)); next.After(h.next) {
			h.next = next
		}
		h.last = t
		h.uses--
		c.mu.Unlock()
		<-h.busy
	}, nil
}

// rest leaves the host alone until then, as it asked.
func (c *Client) rest(name string, until time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if h := c.hosts[name]; h != nil && until.After(h.next) {
		h.next = until
	}
}

// host is the host of that name, in use.
func (c *Client) host(name string) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	h := c.hosts[name]
	if h == nil {
		if len(c.hosts) >= mostHosts {
			now := c.clock.Now()
			for name, h := range c.hosts {
				if h.uses == 0 && h.next.Before(now) {
					delete(c.hosts, name)
				}
			}
		}
		h = &host{busy: make(chan struct{}, 1)}
		c.hosts[name] = h
	}
	h.uses++
	return h
}
