package follow

import (
	"context"
	"fmt"
	"net/http"
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
	ask := fetch.Request{URL: s.Address, ETag: s.ETag, LastModified: s.LastModified}
	if l.due() {
		ask.ETag, ask.LastModified = "", "" // else the answer may be that nothing has changed
	}
	resp, body, err := l.f.web.Get(ctx, ask)
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
	if came.left+came.cut > 0 {
		s.ETag, s.LastModified = "", ""
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
	fresh   int       // that were new, and were had or will never be
	left    int       // that another look has to take
	cut     int       // the same, and not before their time: the host is in trouble
	givenUp int       // that were asked for too often
	until   time.Time // not before then, where a host asks for it
}

func (l *look) report(resp *fetch.Response, items int, came tally) {
	var parts []string
	if len(l.feeds) > 0 {
		parts = append(parts, fmt.Sprintf("leads to %d more", len(l.feeds)))
	}
	if items > 0 || len(l.feeds) == 0 {
		parts = append(parts, fmt.Sprintf("%d of %d items new", came.fresh, items))
	}
	if n := came.left + came.cut; n > 0 {
		parts = append(parts, fmt.Sprintf("%d left for %s", n, clock(l.state.Next)))
	}
	if failing := l.state.Failing; len(failing) > 0 {
		next := slices.MinFunc(failing, func(a, b ledger.Failing) int { return a.Next.Compare(b.Next) }).Next
		parts = append(parts, fmt.Sprintf("%d that cannot be had asked for again from %s", len(failing), clock(next)))
	}
	if came.givenUp > 0 {
		parts = append(parts, fmt.Sprintf("%d given up", came.givenUp))
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

// due tells whether an item that could not be had is to be asked for again.
func (l *look) due() bool {
	now := l.f.opt.Clock.Now()
	return slices.ContainsFunc(l.state.Failing, func(f ledger.Failing) bool { return !f.Next.After(now) })
}

// items fetches the items that were not seen before, the oldest first and after them
// those that could not be had before, hands them on, and remembers those that need
// not be fetched again. The error is ctx's.
func (l *look) items(ctx context.Context, resp *fetch.Response, items []ingest.Item) (came tally, err error) {
	keys := keysOf(items)
	seen, fresh, due, failing := l.parted(keys)
	if len(fresh) > mostItems {
		came.left = len(fresh) - mostItems
		fresh = fresh[:mostItems] // feeds begin with what is new
	}
	slices.Reverse(fresh)
	todo := append(fresh, due[:min(len(due), mostItems)]...)
	var ready []document
	size, inRow := 0, 0
	end := l.f.opt.Clock.Now().Add(turnTime)
	for n, i := range todo {
		if !l.f.opt.Clock.Now().Before(end) || came.until.After(end) {
			came.left += max(0, len(fresh)-n)
			break
		}
		documents := l.f.documents(ctx, resp, l.state.Address, items[i])
		if ctx.Err() != nil {
			return tally{}, ctx.Err()
		}
		again, trouble := l.again(keys[i], documents)
		switch {
		case again == nil:
			came.fresh++
			seen = append(seen, i)
		case again.Times == mostTries:
			came.givenUp++
			seen = append(seen, i)
			giveUp(documents)
		default:
			failing = append(failing, *again)
			came.until = later(came.until, untilOf(documents))
			if again.Times > 1 {
				documents = nil // it was said before
			}
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
		if inRow++; !trouble {
			inRow = 0
		} else if inRow == mostInRow {
			came.cut, came.left = max(0, len(fresh)-n-1)+came.left, 0 // the others wait for their time, too
			break
		}
	}
	l.remember(keys, seen, failing)
	return came, l.handOn(ctx, ready)
}

// remember keeps what is known of the items now: what was left keeps what was known.
func (l *look) remember(keys []string, seen []int, failing []ledger.Failing) {
	slices.Sort(seen)
	known := map[string]bool{}
	var all []string
	for _, i := range seen {
		all = append(all, keys[i])
		known[keys[i]] = true
	}
	for _, f := range failing {
		known[f.Item] = true
	}
	told := make(map[string]bool, len(keys)) // what the feed tells of no more is forgotten
	for _, key := range keys {
		told[key] = true
	}
	for _, f := range l.state.Failing {
		if !known[f.Item] && told[f.Item] {
			failing = append(failing, f)
		}
	}
	l.state.Seen, l.state.Failing = all, failing
}

// again is when the item of that key is to be asked for again after what came of it,
// nil where it is not, and whether its host is in trouble.
func (l *look) again(key string, documents []document) (*ledger.Failing, bool) {
	i := slices.IndexFunc(documents, func(d document) bool { return mayPass(d.err) })
	if i < 0 {
		return nil, false
	}
	f := ledger.Failing{Item: key}
	if at := slices.IndexFunc(l.state.Failing, func(f ledger.Failing) bool { return f.Item == key }); at >= 0 {
		f = l.state.Failing[at]
	}
	f.Times++
	opt := &l.f.opt
	f.Next = later(opt.Clock.Now().Add(fetch.BackOff(f.Times, opt.Every, longestBackOff, opt.Jitter())), untilOf(documents))
	return &f, gainsay.KindOf(documents[i].err) == gainsay.Transient
}

// mayPass tells whether something could not be had for a reason that may pass: a page
// may be told of before it is there, and kept from programs for a while.
func mayPass(err error) bool {
	switch fetch.Status(err) {
	case http.StatusNotFound, http.StatusForbidden:
		return true
	}
	return gainsay.KindOf(err) == gainsay.Transient
}

// untilOf is from when on what could not be had may be asked for again, where a host
// says so.
func untilOf(documents []document) time.Time {
	for _, d := range documents {
		if until, ok := fetch.Until(d.err); ok {
			return until
		}
	}
	return time.Time{}
}

// giveUp says of what could not be had that it is not asked for any more.
func giveUp(documents []document) {
	for i := range documents {
		if err := documents[i].err; err != nil {
			documents[i].err = gainsay.E(gainsay.KindOf(err), "give up", "%w; it was asked for %d times", err, mostTries)
		}
	}
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// parted are the places of the keys that were seen before, of those that are new, and
// of those that are to be asked for again now; and those for which it is too early.
func (l *look) parted(keys []string) (seen, fresh, due []int, early []ledger.Failing) {
	known := make(map[string]bool, len(l.state.Seen))
	for _, key := range l.state.Seen {
		known[key] = true
	}
	failing := make(map[string]ledger.Failing, len(l.state.Failing))
	for _, f := range l.state.Failing {
		failing[f.Item] = f
	}
	now := l.f.opt.Clock.Now()
	for i, key := range keys {
		f, failed := failing[key]
		switch {
		case known[key]:
			seen = append(seen, i)
		case !failed:
			fresh = append(fresh, i)
		case f.Next.After(now):
			early = append(early, f)
		default:
			due = append(due, i)
		}
	}
	return seen, fresh, due, early
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
