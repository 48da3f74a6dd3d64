package pipeline

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"gainsay"
)

// A guard keeps one document from taking a run down: a panic is that document's
// error alone, and one that takes too long is given up. What is given up cannot
// be stopped, only left to itself; when too many are, nothing more is begun.
// Why not a process for each document: docs/adr/004-runaway-documents.md.
type guard struct {
	log      *slog.Logger                  // told of panics; may be nil
	patience func(bytes int) time.Duration // how long a document of that size may take; it is not begun where that is nothing
	most     int64                         // given up and still running, beyond which nothing is begun
	running  atomic.Int64                  // given up and still running
}

// patience is how long a document of so many bytes may take. The analysis of a
// megabyte of text takes 2.4 seconds of one core, so this is far more than
// anything should take where many share a machine.
func patience(bytes int) time.Duration {
	return min(time.Minute+time.Duration(bytes)*60*time.Microsecond, 10*time.Minute)
}

func newGuard(opt Options) *guard {
	g := &guard{log: opt.Log, patience: opt.Patience, most: int64(2 * opt.workers())}
	if g.patience == nil {
		g.patience = patience
	}
	return g
}

// overrun tells whether too many that were given up still run.
func (g *guard) overrun() bool { return g.running.Load() > g.most }

// guarded is f under the guard: hostile input is normal, and one article must
// not end the reading of all others. A panic and a document that takes too long
// are Poison errors of the one input that met them, and what is not begun is a
// Transient one. name says what is done to which input, size how many bytes it
// has. The stack goes to the log alone.
func guarded[A, B any](g *guard, name func(A) string, size func(A) int, f func(A) (B, error)) func(A) (B, error) {
	type result struct {
		b   B
		err error
	}
	return func(a A) (B, error) {
		var none B
		if g.overrun() {
			return none, gainsay.E(gainsay.Transient, name(a), "it was not begun: %d inputs before it took too long and still run; run it again without them", g.running.Load())
		}
		within := g.patience(size(a))
		late := gainsay.E(gainsay.Poison, name(a), "it took longer than %v and was given up, which is a mistake of the program; leave it out, and report it", within.Round(time.Second))
		if within <= 0 {
			return none, late
		}
		done := make(chan result, 1)
		go func() {
			b, err := recovering(g.log, name, f, a)
			done <- result{b, err}
		}()
		clock := time.NewTimer(within)
		defer clock.Stop()
		select {
		case r := <-done:
			return r.b, r.err
		case <-clock.C:
		}
		g.running.Add(1)
		go func() {
			<-done
			g.running.Add(-1)
		}()
		return none, late
	}
}

// recovering is f(a), a panic made an error.
func recovering[A, B any](log *slog.Logger, name func(A) string, f func(A) (B, error), a A) (b B, err error) {
	defer func() {
		met := recover()
		if met == nil {
			return
		}
		if log != nil {
			log.Debug("panic", "op", name(a), "met", fmt.Sprint(met), "stack", string(debug.Stack()))
		}
		var none B
		b, err = none, gainsay.E(gainsay.Poison, name(a), "this program failed on it (%v), which is a mistake of the program; leave it out, and report it", met)
	}()
	return f(a)
}

// reading names what is done to a raw document.
func reading(raw gainsay.Raw) string { return "read " + raw.Name() }

// bytesOf is the size of a raw document.
func bytesOf(raw gainsay.Raw) int { return len(raw.Bytes) }
