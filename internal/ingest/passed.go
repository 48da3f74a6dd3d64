package ingest

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"gainsay/internal/ingest/wire"
)

// A tally counts what of one input was passed over without being a mistake, by what it is.
type tally map[string]int

// takes counts an item that is no text; it tells whether err is of such.
func (t tally) takes(err error) bool {
	if !errors.Is(err, wire.ErrNotText) {
		return false
	}
	t[strings.TrimPrefix(err.Error(), "is no text but ")]++
	return true
}

// passedOver gives notice of what was passed over.
func (w *walk) passedOver(file string, passed map[string]int) {
	if len(passed) == 0 || w.notice == nil {
		return
	}
	var kinds []string
	all := 0
	for kind, n := range passed {
		kinds = append(kinds, fmt.Sprintf("%s %d", kind, n))
		all += n
	}
	sort.Strings(kinds)
	w.notice(fmt.Sprintf("read %s: %s passed over: %s", file, numbered(all, "part is no article and was", "parts are no articles and were"),
		strings.Join(kinds, ", ")))
}

// numbered is n with the words for one or for many.
func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
