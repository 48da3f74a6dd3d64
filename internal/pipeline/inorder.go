package pipeline

import (
	"context"
	"iter"
)

// inOrder applies f to the values of in, at most workers at a time, and yields
// the results in the order of in. An error of in is passed on in its place. It
// stops early when the consumer wants no more or ctx is done, with the error of ctx then
// and without waiting for what f is at.
func inOrder[A, B any](ctx context.Context, in iter.Seq2[A, error], workers int, f func(A) (B, error)) iter.Seq2[B, error] {
	return weighed(ctx, in, workers, nil, f)
}

// mostWeight is how many bytes of documents are worked on at a time: a page's
// tree takes twenty times its bytes, an article's analysis more. One that is
// heavier than that is worked on alone.
const mostWeight = 32 << 20

// weighed is inOrder that works at a time on no more than mostWeight together,
// where weight is not nil.
func weighed[A, B any](ctx context.Context, in iter.Seq2[A, error], workers int, weight func(A) int, f func(A) (B, error)) iter.Seq2[B, error] {
	type result struct {
		value B
		err   error
	}
	return func(yield func(B, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop()
		slots := make(chan chan result, workers) // bounds what runs and keeps the order
		go func() {
			defer close(slots)
			scale := newScale(mostWeight)
			for a, err := range in {
				slot := make(chan result, 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return
				}
				if err != nil {
					slot <- result{err: err}
					continue
				}
				held := 0
				if weight != nil {
					held = scale.put(weight(a))
				}
				go func() {
					value, err := f(a)
					scale.take(held)
					slot <- result{value, err}
				}()
			}
		}()
		for slot := range slots {
			var r result
			select {
			case r = <-slot:
			case <-ctx.Done(): // what is under way is left to itself: it may take minutes yet
				yield(r.value, ctx.Err())
				return
			}
			if !yield(r.value, r.err) {
				return
			}
		}
	}
}
