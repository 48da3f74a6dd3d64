package gainsay

import (
	"errors"
	"fmt"
)

// A Kind says what a caller is to do about an error; it alone decides the exit
// code, the HTTP status, and whether a task is tried again.
type Kind uint8

// The kinds of error.
const (
	Invalid   Kind = iota + 1 // the input or the usage is wrong: mend it
	NotFound                  // what was asked for is not there
	Transient                 // trying again may help
	Poison                    // trying again will not help: set it aside and go on
)

func (k Kind) String() string {
	switch k {
	case Invalid:
		return "invalid"
	case NotFound:
		return "not found"
	case Transient:
		return "transient"
	case Poison:
		return "poison"
	}
	return "unknown"
}

// An Error names what was being done, to which input, and what to do about it.
type Error struct {
	Kind Kind
	Op   string // what was being done, naming the input: "read harbour.txt"
	Err  error  // why it failed, and the mend where there is one
}

func (e *Error) Error() string { return e.Op + ": " + e.Err.Error() }

func (e *Error) Unwrap() error { return e.Err }

// E builds an Error; format and args say why, as fmt.Errorf takes them.
func E(kind Kind, op, format string, args ...any) error {
	return &Error{Kind: kind, Op: op, Err: fmt.Errorf(format, args...)}
}

// KindOf is the kind of the outermost Error in err's chain, 0 when there is none.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	return 0
}
