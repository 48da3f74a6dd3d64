package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// jsonFault is what encoding/json says is wrong with what a person wrote, in that person's
// words and not in those of this program's types.
func jsonFault(err error) error {
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		is, _, _ := strings.Cut(kind.Value, " ") // "number 1e9": some numbers come with their digits
		switch {
		case is == "bool":
			is = "true or false"
		case is == "array", is == "object":
			is = "an " + is
		default:
			is = "a " + is
		}
		if kind.Field == "" {
			return fmt.Errorf("it is %s", is)
		}
		return fmt.Errorf("its %q is %s: put quotation marks around it", kind.Field, is)
	}
	broken, ok := errors.AsType[*json.SyntaxError](err)
	switch {
	case ok && broken.Error() == "unexpected end of JSON input":
		return errors.New("it breaks off")
	case ok:
		return fmt.Errorf("at byte %d: %w", broken.Offset, err)
	}
	return err
}
