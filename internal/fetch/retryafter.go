package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestRest is the most that is believed of a Retry-After or a Crawl-delay.
const longestRest = 24 * time.Hour

// retryAfter reads a Retry-After (RFC 9110, 10.2.3): seconds, or a date. It tells
// from when on to ask again, at most a day after now; false where the header says
// nothing, or a time that has passed.
func retryAfter(value string, now time.Time) (time.Time, bool) {
	value = strings.TrimSpace(value)
	if value == "" {
		return time.Time{}, false
	}
	until, err := http.ParseTime(value)
	if err != nil {
		d, ok := seconds(value)
		if !ok {
			return time.Time{}, false
		}
		until = now.Add(d)
	}
	if !until.After(now) {
		return time.Time{}, false
	}
	if most := now.Add(longestRest); until.After(most) {
		until = most
	}
	return until.In(now.Location()), true // a date is told in Greenwich time
}

// seconds reads a number of seconds, whole or not, of at most longestRest.
func seconds(value string) (time.Duration, bool) {
	s, err := strconv.ParseFloat(value, 64)
	if err != nil && !isTooLarge(err) || !(s >= 0) {
		return 0, false
	}
	return time.Duration(min(s, longestRest.Seconds()) * float64(time.Second)), true
}

// isTooLarge tells a number beyond all bounds, which is a long rest, from no number.
func isTooLarge(err error) bool {
	e, ok := err.(*strconv.NumError)
	return ok && e.Err == strconv.ErrRange
}
