package collate

import (
	"regexp"
	"sync"
)

// pattern is a regular expression that is compiled when it is first needed: a program
// that compares nothing does not wait for it.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
