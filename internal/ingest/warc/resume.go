package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// A broken is an error of the stream of bytes, not of what the bytes say.
type broken struct{ error }

func (b *broken) Unwrap() error { return b.error }

// resume goes from where err was met to the next place where a record begins.
func (r *Reader) resume(err error) {
	if _, ok := errors.AsType[*inside](err); ok {
		return
	}
	if _, ok := errors.AsType[*broken](err); !ok && r.seekLine() == nil {
		return
	}
	if !r.packed {
		r.ended = io.EOF
		return
	}
	r.open = false
	r.rewind()
	r.seekMember()
}

// rewind goes back to right behind the beginning of the member that was met last, as far
// as its bytes are kept: what was read of it since may have been the next one's.
func (r *Reader) rewind() {
	if r.rewinds++; r.rewinds <= maxRewinds && r.source.rewind(r.memberAt+1) {
		r.in.Reset(r.source)
	}
}

// seekLine goes to the next line that a record can begin with, or to the end of the
// packed member. The error is the stream's.
func (r *Reader) seekLine() error {
	for {
		_, err := r.text.ReadSlice('\n')
		switch {
		case err == io.EOF && r.packed:
			r.open = false
			return nil
		case err == nil:
			if head, _ := r.text.Peek(versionLine); isVersion(head) {
				return nil
			}
		case !errors.Is(err, errFull):
			return err
		}
	}
}

// seekMember goes to the next packed member that begins as a record does. There may be
// none before the end.
func (r *Reader) seekMember() {
	magic := []byte("\x1f\x8b\x08")
	for r.ended == nil {
		ahead, err := r.in.Peek(tried)
		at := bytes.Index(ahead, magic)
		switch {
		case at < 0 && err != nil:
			r.ended = io.EOF
			if r.source.err != nil {
				r.ended = r.source.err
			}
		case at < 0:
			r.in.Discard(len(ahead) - len(magic) + 1)
		case at > 0:
			r.in.Discard(at)
		case r.try.holds(ahead):
			return
		default:
			if r.tries++; r.tries > maxTries {
				r.ended = fmt.Errorf("is damaged in too many places, %w: get it again", ErrGivenUp)
			}
			r.in.Discard(1)
		}
	}
}

// A gzipTry looks whether bytes are the beginning of a packed record.
type gzipTry struct {
	member gzip.Reader
	from   bytes.Reader
	begins [versionLine]byte
}

func (t *gzipTry) holds(b []byte) bool {
	if len(b) < 10 || b[2] != 8 || b[3]&0xE0 != 0 {
		return false
	}
	t.from.Reset(b)
	if t.member.Reset(&t.from) != nil {
		return false
	}
	t.member.Multistream(false)
	_, err := io.ReadFull(&t.member, t.begins[:])
	return err == nil && isVersion(t.begins[:])
}
