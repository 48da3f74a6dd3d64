package pipeline

import (
	"context"
	"errors"
	"iter"
	"sync"
	"time"

	"gainsay"
	"gainsay/internal/ledger"
)

// What takes the whole process with it, by memory or by what no panic is, cannot be
// given up by this process, only known by the next. So what takes long is marked in
// the ledger as begun until it ends, and what is found marked was at work when a
// process died, or was one of those. It is read alone the next time; behind all
// others when it happened again; and not at all when it happened mostDeaths times.
const (
	// slow is after how long something is marked: most things never are, for they take
	// ten milliseconds, and what fills a memory or a stack takes longer than this.
	slow = 250 * time.Millisecond
	// mostDeaths is how many processes may die of one thing.
	mostDeaths = 3
)

// marks are those of one Add.
type marks struct {
	kept   ledger.Ledger
	deaths map[string]int // by ID, as the Add found them; read side by side

	mu     sync.Mutex
	open   map[string]bool // marked by this Add, and not ended
	closed bool            // the Add is over
}

func newMarks(ctx context.Context, kept ledger.Ledger) (*marks, error) {
	deaths, err := kept.Begun(ctx)
	return &marks{kept: kept, deaths: deaths, open: map[string]bool{}}, err
}

// times is how many processes died of something. id is not asked where none did of
// anything: it may cost.
func (m *marks) times(id func() string) int {
	if len(m.deaths) == 0 {
		return 0
	}
	return m.deaths[id()]
}

// putOff is how many things are to be read behind all others.
func (m *marks) putOff() int {
	n := 0
	for _, times := range m.deaths {
		if times >= 2 && times < mostDeaths {
			n++
		}
	}
	return n
}

// begin marks. That it cannot is no reason not to go on: what is wrong with the
// ledger shows when something is kept.
func (m *marks) begin(ctx context.Context, id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.closed && m.kept.KeepBegun(ctx, id, m.deaths[id]+1) == nil {
		m.open[id] = true
	}
}

// end takes the mark away, if there is one.
func (m *marks) end(ctx context.Context, id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.open[id] {
		m.leave(ctx, id, 0)
	}
}

// leave needs the lock. What it cannot write counts as one death too many.
func (m *marks) leave(ctx context.Context, id string, times int) {
	_ = m.kept.KeepBegun(context.WithoutCancel(ctx), id, times)
	delete(m.open, id)
}

// close gives what is still at work its former count: it was broken off by who runs
// the program, and no death.
func (m *marks) close(ctx context.Context) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	for id := range m.open {
		m.leave(ctx, id, m.deaths[id])
	}
}

// forget forgets the deaths of what is set aside now: who tries it again means it.
func (m *marks) forget(ctx context.Context, id string) error {
	if m.deaths[id] == 0 {
		return nil
	}
	return m.kept.KeepBegun(ctx, id, 0)
}

// watched is f with what takes long marked. What too many processes died of is a
// Poison error at once.
func watched[A, B any](ctx context.Context, m *marks, id func(A) string, name func(A) string, f func(A) (B, error)) func(A) (B, error) {
	return func(a A) (B, error) {
		times := m.times(func() string { return id(a) })
		if times >= mostDeaths {
			var none B
			return none, gainsay.E(gainsay.Poison, name(a), "the program ended %d times while it was at it, which is a mistake of the program; leave it out, and report it", times)
		}
		mark := func() { m.begin(ctx, id(a)) }
		if times > 0 {
			mark()
			defer func() { m.end(ctx, id(a)) }()
			return f(a)
		}
		marked := make(chan struct{})
		clock := time.AfterFunc(slow, func() {
			defer close(marked)
			mark()
		})
		defer func() {
			if !clock.Stop() {
				<-marked
				m.end(ctx, id(a))
			}
		}()
		return f(a)
	}
}

// errAlone stands in a stream of documents for a place where all before it are to be
// kept before anything goes on.
var errAlone = errors.New("what comes next is read alone")

// inTurn is raws with those that a process died of alone between two places of
// errAlone, after each of which it waits for a word on goOn: in their place, and
// behind all others where more than one did.
func (m *marks) inTurn(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], goOn <-chan struct{}) iter.Seq2[gainsay.Raw, error] {
	if len(m.deaths) == 0 {
		return raws
	}
	return func(yield func(gainsay.Raw, error) bool) {
		rest := func() bool {
			if !yield(gainsay.Raw{}, errAlone) {
				return false
			}
			select {
			case <-goOn:
				return true
			case <-ctx.Done():
				return false
			}
		}
		alone := func(raw gainsay.Raw) bool { return rest() && yield(raw, nil) && rest() }
		var last []gainsay.Raw
		for raw, err := range raws {
			times := 0
			if err == nil {
				times = m.deaths[ledger.BrokenID(&raw)]
			}
			more := true
			switch {
			case times == 0 || times >= mostDeaths:
				more = yield(raw, err)
			case times == 1:
				more = alone(raw)
			default:
				last = append(last, raw)
			}
			if !more {
				return
			}
		}
		for _, raw := range last {
			if !alone(raw) {
				return
			}
		}
	}
}

// next is those of the waiting articles that are to be read next, at most n: one
// alone that a process died of, when it is its turn.
func (m *marks) next(waiting []gainsay.Article, n int) []gainsay.Article {
	var batch, last []gainsay.Article
	for i := range waiting {
		times := m.times(func() string { return articleID(waiting[i]) })
		switch {
		case len(batch) == n:
			return batch
		case times == 0 || times >= mostDeaths:
			batch = append(batch, waiting[i])
		case times > 1:
			last = append(last, waiting[i])
		case len(batch) > 0:
			return batch
		default:
			return waiting[i : i+1]
		}
	}
	if len(batch) == 0 && len(last) > 0 {
		return last[:1]
	}
	return batch
}
