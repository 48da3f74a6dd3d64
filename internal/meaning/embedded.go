package meaning

import (
	"bytes"
	_ "embed"
	"sync"

	"gainsay/internal/language/model"
)

// The vectors stand here and not with the other weights, so that only what asks for
// meaning carries them.
//
//go:embed weights/en-meaning.gsw
var english []byte

// English opens the vectors that the package carries, once; nothing is read before the
// first call. The error is model.Open's, or Open's.
var English = sync.OnceValues(func() (*Vectors, error) {
	f, err := model.Open(bytes.NewReader(english), int64(len(english)))
	if err != nil {
		return nil, err
	}
	return Open(f)
})
