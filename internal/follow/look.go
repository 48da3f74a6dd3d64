package follow

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/ingest"
	"gainsay/internal/ingest/feed"
	"gainsay/internal/ledger"
)

// A look is one look at one feed.
type look struct {
	f      *Follower
	state  ledger.FeedState // before, and once chunks is closed, after
	chunks chan []document  // what was found, as it is found
	feeds  []string         // further feeds that it leads to
	said   string           // what came of it; empty where it was broken off
}

// run asks the feed for what is new.
func (l *look) run(ctx context.Context) {
	defer close(l.chunks)
	s := &l.state
	resp, body, err := l.f.web.Get(ctx, fetch.Request{URL: s.Address, ETag: s.ETag, LastModified: s.LastModified})
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		l.failed(err)
		return
	}
	if resp.NotModified {
		l.good()
		l.say("nothing new")
		return
	}
	list, err := ingest.ParseList(body, resp.URL)
	if named := feedOf(body, resp.URL); err != nil && named != "" {
		list, err = feed.List{Feeds: []string{named}}, nil
	}
	if err != nil {
		l.failed(gainsay.E(gainsay.Invalid, "read "+s.Address, "%w", err))
		return
	}
	s.Title, l.feeds = strings.ToValidUTF8(list.Title[:min(len(list.Title), maxTitle)], ""), list.Feeds
	came, err := l.items(ctx, resp, list.Items)
	if err != nil {
		return // ctx is done
	}
	l.good()
	s.ETag, s.LastModified = resp.ETag, resp.LastModified
	if came.left+came.failed > 0 {
		s.ETag, s.LastModified = "", "" // or the answer would be that nothing has changed
	}
	if came.left > 0 {
		s.Next = l.f.opt.Clock.Now()
	}
	if came.until.After(s.Next) {
		s.Next = came.until
	}
	l.report(resp, len(list.Items), came)
}

// A tally is what came of the items of a feed.
type tally struct {
	fresh  int       // that were new, and were had or will never be
	left   int       // that another look has to take
	failed int       // that could not be had for a reason that may pass
	until  time.Time // not before then, where a host asks for it
}

func (l *look) report(resp *fetch.Response, items int, came tally) {
	var parts []string
	if len(l.feeds) > 0 {
		parts = append(parts, fmt.Sprintf("leads to %d more", len(l.feeds)))
	}
	if items > 0 || len(l.feeds) == 0 {
		parts = append(parts, fmt.Sprintf("%d of %d items new", came.fresh, items))
	}
	if n := came.left + came.failed; n > 0 {
		parts = append(parts, fmt.Sprintf("%d left for %s", n, clock(l.state.Next)))
	}
	if resp.Moved != "" {
		parts = append(parts, "moved for good to "+resp.Moved)
	}
	l.say(strings.Join(parts, ", "))
}

func (l *look) say(what string) { l.said = l.state.Address + ": " + what }

// good remembers an answer.
func (l *look) good() {
	s := &l.state
	s.Failures, s.Failure = 0, ""
	every := l.f.opt.Every
	s.Next = l.f.opt.Clock.Now().Add(every - time.Duration(l.f.opt.Jitter()*float64(every/10)))
}

// failed remembers that there was none: the feed is asked less and less often.
func (l *look) failed(err error) {
	s := &l.state
	s.Failures++
	s.Failure = err.Error()
	now := l.f.opt.Clock.Now()
	s.Next = now.Add(fetch.BackOff(s.Failures, l.f.opt.Every, longestBackOff, l.f.opt.Jitter()))
	if until, ok := fetch.Until(err); ok && until.After(s.Next) {
		s.Next = until
	}
	l.said = fmt.Sprintf("%v; again at %s", err, clock(s.Next))
}

// items fetches the items that were not seen before, the oldest first, hands them
// on, and remembers those that need not be fetched again. The error is ctx's.
func (l *look) items(ctx context.Context, resp *fetch.Response, items []ingest.Item) (came tally, err error) {
	keys := keysOf(items)
	seen, todo := l.parted(keys)
	if len(todo) > mostItems {
		came.left = len(todo) - mostItems
		todo = todo[:mostItems] // feeds begin with what is new
	}
	slices.Reverse(todo)
	var ready []document
	size, inRow := 0, 0
	end := l.f.opt.Clock.Now().Add(turnTime)
	for n := 0; n < len(todo); n++ {
		i := todo[n]
		if !l.f.opt.Clock.Now().Before(end) || came.until.After(end) {
			came.left += len(todo) - n
			break
		}
		documents := l.f.documents(ctx, resp, l.state.Address, items[i])
		if ctx.Err() != nil {
			return tally{}, ctx.Err()
		}
		if until, passing := mayPass(documents); passing {
			came.failed++
			came.until = later(came.until, until)
			if inRow++; inRow == mostInRow {
				came.failed, came.left = came.failed+len(todo)-n-1+came.left, 0
				todo = todo[:n+1] // the others wait for their time, too
			}
		} else {
			inRow = 0
			came.fresh++
			seen = append(seen, i)
		}
		for _, d := range documents {
			size += len(d.raw.Bytes)
		}
		if ready = append(ready, documents...); len(ready) >= chunk || size >= chunkBytes {
			if err := l.handOn(ctx, ready); err != nil {
				return tally{}, err
			}
			ready, size = nil, 0
		}
	}
	slices.Sort(seen)
	l.state.Seen = nil
	for _, i := range seen {
		l.state.Seen = append(l.state.Seen, keys[i])
	}
	return came, l.handOn(ctx, ready)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// parted are the places of the keys that were seen before, and of the others.
func (l *look) parted(keys []string) (seen, todo []int) {
	known := make(map[string]bool, len(l.state.Seen))
	for _, key := range l.state.Seen {
		known[key] = true
	}
	for i, key := range keys {
		if known[key] {
			seen = append(seen, i)
		} else {
			todo = append(todo, i)
		}
	}
	return seen, todo
}

func (l *look) handOn(ctx context.Context, documents []document) error {
	if len(documents) == 0 {
		return nil
	}
	select {
	case l.chunks <- documents:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// mayPass tells whether an item could not be had for a reason that may pass, and
// from when on it may be tried again.
func mayPass(documents []document) (time.Time, bool) {
	for _, d := range documents {
		if gainsay.KindOf(d.err) == gainsay.Transient {
			until, _ := fetch.Until(d.err)
			return until, true
		}
	}
	return time.Time{}, false
}

// keysOf tell items apart by what a feed says of them: an item whose key was seen
// has not changed. The time of change counts unless all of several items have one and
// the same, for then it is that of the feed.
func keysOf(items []ingest.Item) []string {
	same := len(items) > 1 && !slices.ContainsFunc(items, func(i ingest.Item) bool { return i.Updated != items[0].Updated })
	keys := make([]string, len(items))
	for i := range items {
		item := &items[i]
		updated := item.Updated
		if same {
			updated = ""
		}
		keys[i] = gainsay.Hash(strings.Join([]string{item.Address, item.GUID, item.Title, updated, item.HTML, item.Text}, "\x00"))
	}
	return keys
}
