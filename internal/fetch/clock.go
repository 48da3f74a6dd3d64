package fetch

import (
	"context"
	"time"
)

// WallClock is the true time.
func WallClock() Clock { return wallClock{} }

// wallClock is the true time.
type wallClock struct{}

func (wallClock) Now() time.Time { return time.Now() }

func (wallClock) Sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// BackOff is how long to wait after failures in a row: least after the first, twice
// as long after each further one, and most at the most. chance, from 0 to below 1,
// takes up to half of it away, so that many who failed together do not come back
// together.
func BackOff(failures int, least, most time.Duration, chance float64) time.Duration {
	d := least
	for ; failures > 1 && d < most; failures-- {
		d *= 2
	}
	d = min(d, most)
	return d - time.Duration(chance*float64(d/2))
}
