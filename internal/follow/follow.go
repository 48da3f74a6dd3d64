// Package follow turns feeds into the articles that come into them: round after
// round it asks each feed that is due for what has changed, fetches the articles
// that are new in it, hands them on, and remembers in a ledger how far it has come.
//
// What is handed on is remembered only afterwards, so that a process that dies
// hands on again what it may not have finished, and loses nothing.
package follow

import (
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"net/url"
	"slices"
	"time"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/ingest"
	"gainsay/internal/ledger"
)

// Kept is what a Follower needs of a ledger.
type Kept interface {
	Feeds(ctx context.Context) ([]ledger.FeedState, error)
	KeepFeed(ctx context.Context, state ledger.FeedState) error
}

// Options say how a Follower goes about it. The zero value is the usual way, but
// for Add, which must be given.
type Options struct {
	// Add takes articles of the feed of that address, errors of those that could
	// not be had among them. It must be safe to repeat.
	Add func(ctx context.Context, feed string, raws iter.Seq2[gainsay.Raw, error]) error

	Every  time.Duration  // between two looks at one feed, less some chance; 0 for 15 minutes
	Side   int            // feeds that are asked at a time; 0 for sixteen
	Say    func(string)   // told what is done, a line each; may be nil
	Clock  fetch.Clock    // nil for the true time
	Jitter func() float64 // from 0 to below 1; nil for chance
}

// LeastEvery is the shortest time between two looks at one feed.
const LeastEvery = time.Minute

const (
	longestBackOff = 24 * time.Hour
	// turnTime is how long one feed may take of a round: what is left of it then
	// comes with the next, so that a feed of a slow host does not hold up all.
	turnTime = 5 * time.Minute
	// mostItems is how many items of a feed are fetched in a round.
	mostItems = 200
	// mostInRow is after how many items in a row that could not be had the others are
	// left for the next time: the host is in trouble.
	mostInRow = 5
	// mostTries is how often an item is asked for that cannot be had: with the pause
	// doubled after each, for a day or so at a look every quarter of an hour.
	mostTries = 8
	// chunk is how many documents are handed on at a time, and chunkBytes of how many
	// bytes at least where there are fewer.
	chunk      = 20
	chunkBytes = 4 << 20
	// mostFeeds is how many feeds are followed, and deepest how often a feed that was
	// given may lead to a feed that leads to a feed: a server can make up more for ever.
	mostFeeds = 20_000
	deepest   = 3
	// maxTitle is how many bytes of a feed's title are kept.
	maxTitle = 300
	// mostBusy is after how many failures of Add in a row, which might pass, the
	// following ends.
	mostBusy = 3
)

// A Follower follows feeds. It is not safe for concurrent use.
type Follower struct {
	web   *fetch.Client
	kept  Kept
	opt   Options
	left  map[string]ledger.FeedState // how far feeds have been followed before
	feeds []*ledger.FeedState         // in the order in which they were taken
	known map[string]*ledger.FeedState
	depth map[string]int // how often a feed led to a feed until this one
	busy  int            // failures of Add in a row
	good  int            // answers of feeds that were taken in
}

// New makes a Follower.
func New(web *fetch.Client, kept Kept, opt Options) *Follower {
	if opt.Every <= 0 {
		opt.Every = 15 * time.Minute
	}
	if opt.Side <= 0 {
		opt.Side = 16
	}
	if opt.Say == nil {
		opt.Say = func(string) {}
	}
	if opt.Clock == nil {
		opt.Clock = fetch.WallClock()
	}
	if opt.Jitter == nil {
		opt.Jitter = rand.Float64
	}
	return &Follower{web: web, kept: kept, opt: opt, known: map[string]*ledger.FeedState{}, depth: map[string]int{}}
}

// Take takes feeds on, each where the ledger says that it was left. Without
// addresses it takes all that the ledger knows. What can never be asked for, such as a
// misspelt scheme, is said and not followed, and so is what was dropped. It tells how
// many are followed.
func (f *Follower) Take(ctx context.Context, addresses []string) (int, error) {
	states, err := f.kept.Feeds(ctx)
	if err != nil {
		return 0, err
	}
	f.left = make(map[string]ledger.FeedState, len(states))
	for _, s := range states {
		f.left[s.Address] = s
	}
	if len(addresses) == 0 {
		for _, s := range states {
			if !s.Dropped {
				addresses = append(addresses, s.Address)
			}
		}
	}
	for _, address := range addresses {
		if err := fetch.Check(address); err != nil {
			f.opt.Say(fmt.Sprintf("%v; it is not followed", err))
			continue
		}
		if f.left[address].Dropped {
			f.opt.Say(address + ": was dropped and is not followed; give its own address to take it up again")
			continue
		}
		f.follow(address, 0)
	}
	return len(f.feeds), nil
}

// follow adds a feed, unless it is followed already, was dropped, or there are too many.
func (f *Follower) follow(address string, depth int) {
	if f.known[address] != nil || f.left[address].Dropped || len(f.feeds) == mostFeeds || depth > deepest {
		return
	}
	left := f.left[address]
	left.Address = address
	state := &left
	f.depth[address] = depth
	if latest := f.opt.Clock.Now().Add(f.opt.Every); state.Failures == 0 && state.Next.After(latest) {
		state.Next = latest // it was to be asked less often before
	}
	f.feeds = append(f.feeds, state)
	f.known[address] = state
}

// Run looks at the feeds whenever they are due, until ctx is done or all of them
// were dropped, which is no error. Others are those of Add and of the ledger.
func (f *Follower) Run(ctx context.Context) error {
	for ctx.Err() == nil {
		now := f.opt.Clock.Now()
		var due []*ledger.FeedState
		next := now.Add(longestBackOff)
		if !slices.ContainsFunc(f.feeds, func(s *ledger.FeedState) bool { return !s.Dropped }) {
			return nil
		}
		for _, s := range f.feeds {
			if s.Dropped {
				continue
			}
			if !s.Next.After(now) {
				due = append(due, s)
			} else if s.Next.Before(next) {
				next = s.Next
			}
		}
		if len(due) == 0 {
			f.opt.Clock.Sleep(ctx, next.Sub(now)) // its error is ctx's
			continue
		}
		if err := f.round(ctx, due); err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// Once looks at every feed once, but for those that are to be left alone for a
// while since they failed, and at the feeds that these lead to. It tells how many
// gave an answer that could be taken in. That ctx is done is no error; others are those of Add and of the
// ledger.
func (f *Follower) Once(ctx context.Context) (answered int, err error) {
	for begin := 0; begin < len(f.feeds) && ctx.Err() == nil; {
		now := f.opt.Clock.Now()
		var due []*ledger.FeedState
		for _, s := range f.feeds[begin:] {
			if s.Failures > 0 && s.Next.After(now) {
				f.opt.Say(fmt.Sprintf("%s: left alone until %s, since it failed", s.Address, clock(s.Next)))
				continue
			}
			due = append(due, s)
		}
		begin = len(f.feeds) // what the round leads to comes after these
		before := f.good
		err := f.round(ctx, due)
		answered += f.good - before
		if err != nil && ctx.Err() == nil {
			return answered, err
		}
	}
	return answered, nil
}

// round looks at the feeds side by side, and hands on and remembers what came of
// it in an order that is theirs and not that of the answers. Its error is ctx's, the ledger's, or that of Add where it is
// not one that may pass or passes not.
func (f *Follower) round(ctx context.Context, due []*ledger.FeedState) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	looks := make(chan *look, f.opt.Side)
	go func() {
		defer close(looks)
		for _, s := range mixed(due) {
			l := &look{f: f, state: *s, chunks: make(chan []document)}
			select {
			case looks <- l: // bounds how many run
				go l.run(ctx)
			case <-ctx.Done():
				return
			}
		}
	}()
	for l := range looks {
		err := f.takeIn(ctx, l)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}

// mixed is due in an order in which feeds of one host stand apart: those that are
// asked side by side need not wait for each other then.
func mixed(due []*ledger.FeedState) []*ledger.FeedState {
	rank := make(map[*ledger.FeedState]int, len(due))
	hosts := map[string]int{}
	for _, s := range due {
		name := ""
		if u, err := url.Parse(s.Address); err == nil {
			name = u.Hostname()
		}
		rank[s] = hosts[name]
		hosts[name]++
	}
	all := slices.Clone(due)
	slices.SortStableFunc(all, func(a, b *ledger.FeedState) int { return rank[a] - rank[b] })
	return all
}

// takeIn hands on what a look finds and remembers how far the feed has come.
func (f *Follower) takeIn(ctx context.Context, l *look) error {
	var failed error
	for documents := range l.chunks {
		if failed == nil {
			failed = f.opt.Add(ctx, l.state.Address, each(documents))
		}
	}
	if l.said == "" || failed != nil && ctx.Err() != nil {
		return ctx.Err() // broken off: nothing is remembered
	}
	state := f.known[l.state.Address]
	if failed != nil {
		if f.busy++; f.busy == mostBusy || gainsay.KindOf(failed) != gainsay.Transient {
			return failed
		}
		state.Next = f.opt.Clock.Now().Add(LeastEvery) // as if it had not been looked at
		f.opt.Say(fmt.Sprintf("%s: %v; again at %s", state.Address, failed, clock(state.Next)))
		return nil
	}
	f.busy = 0
	*state = l.state
	if state.Failures == 0 {
		f.good++
	}
	f.opt.Say(l.said)
	for _, address := range l.feeds {
		f.follow(address, f.depth[l.state.Address]+1)
	}
	err := f.kept.KeepFeed(context.WithoutCancel(ctx), *state) // what was handed on is done
	if gainsay.KindOf(err) == gainsay.NotFound {
		state.Dropped = true
		f.opt.Say(state.Address + ": was dropped meanwhile and is followed no more")
		return nil
	}
	return err
}

// A document is what a feed led to, or why it could not be had.
type document struct {
	raw gainsay.Raw
	err error
}

func each(documents []document) iter.Seq2[gainsay.Raw, error] {
	return func(yield func(gainsay.Raw, error) bool) {
		for _, d := range documents {
			if !yield(d.raw, d.err) {
				return
			}
		}
	}
}

// clock is a time as it is said.
func clock(t time.Time) string { return t.Format("2006-01-02 15:04:05") }

// documents gives what an item of a list leads to.
func (f *Follower) documents(ctx context.Context, list *fetch.Response, address string, item ingest.Item) []document {
	var found []document
	for raw, err := range ingest.Items(ctx, address, list.At, []ingest.Item{item}, ingest.Options{Web: f.web}) {
		found = append(found, document{raw, err})
	}
	return found
}
