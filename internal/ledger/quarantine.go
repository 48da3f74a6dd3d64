package ledger

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"gainsay"
)

// A Quarantine keeps apart what broke the program, so that the rest goes on and
// it can be tried again.
type Quarantine interface {
	// SetAside keeps what broke, in the place of what is kept of the same ID. It
	// is safe to repeat.
	SetAside(ctx context.Context, broken Broken) error

	// SetApart lists what is kept apart by ID, without Raw and Article. It reads only.
	SetApart(ctx context.Context) ([]Broken, error)

	// Broken finds what is kept apart and whose ID is id or alone begins with it.
	// It reads only.
	Broken(ctx context.Context, id string) (Broken, error)

	// Drop forgets what is kept apart under that very ID. It is safe to repeat.
	Drop(ctx context.Context, id string) error

	// Begun tells of what was begun and did not end, as a BrokenID, how often that
	// was so. It reads only.
	Begun(ctx context.Context) (map[string]int, error)

	// KeepBegun takes the place of what Begun tells of that ID; nothing is told of
	// what was begun 0 times. It is safe to repeat.
	KeepBegun(ctx context.Context, id string, times int) error
}

// MostRaw is how many bytes a document may have to be kept apart with its
// bytes, after compression. What is larger is named and must be given again.
const MostRaw = 16 << 20

// A Broken is a document that broke the program, or an article that did.
type Broken struct {
	ID     string // BrokenID
	File   string // where it came from
	URL    string
	Reason string // why it was set aside
	Tries  int    // how often it was tried
	Size   int    // bytes of the document

	Raw     *gainsay.Raw     // the document; nil for an article, or where it was too large to keep
	Article *gainsay.Article // the article, which is kept in its story, unread
}

// BrokenID is the ID of a document in quarantine: of the same file, name and
// bytes always the same.
func BrokenID(raw *gainsay.Raw) string {
	h := sha256.New()
	h.Write([]byte(raw.File + "\x00" + raw.ID + "\x00" + raw.URL + "\x00" + string(raw.Format) + "\x00"))
	h.Write(raw.Bytes)
	return hex.EncodeToString(h.Sum(nil)[:6])
}
