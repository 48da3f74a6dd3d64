package pipeline

import (
	"fmt"
	"log/slog"
	"runtime/debug"

	"gainsay"
)

// guarded is f, with a panic made the Poison error of the one input that met
// it: hostile input is normal, and one article must not end the reading of all
// others. name says what is done to which input. The stack goes to log alone,
// which may be nil.
func guarded[A, B any](log *slog.Logger, name func(A) string, f func(A) (B, error)) func(A) (B, error) {
	return func(a A) (b B, err error) {
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
}

// reading names what is done to a raw document.
func reading(raw gainsay.Raw) string { return "read " + raw.Name() }
