package fetch

import (
	"bufio"
	"context"
	"errors"
	"io"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"gainsay"
)

// ratioFloor is how many unpacked bytes pass before their ratio to the packed ones
// is judged: short answers of little variety pack very well.
const ratioFloor = 1 << 20

// A body is an answer's body, unpacked and held to its caps.
type body struct {
	t      *task
	ctx    context.Context
	host   string
	from   io.Reader // unpacked
	wire   *wire
	limits Limits
	n      int64  // unpacked bytes
	packed bool   // the bytes on the wire are packed
	done   func() // lets go of the answer and of the host's turn; safe to repeat
	err    error  // what ended the reading
}

// unpack makes b read through gzip, the one encoding that is asked for. Where the
// header says gzip and the bytes are none, they are taken as they come: that they
// do not begin as gzip must is no guess.
func (b *body) unpack(encoding string) error {
	switch encoding {
	case "", "identity":
		b.from = b.wire
		return nil
	case "gzip", "x-gzip":
	default:
		return fail(gainsay.Poison, "the answer of %s is packed by %q, which was not asked for", b.host, brief(encoding))
	}
	in := bufio.NewReaderSize(b.wire, 16<<10)
	head, err := in.Peek(2)
	if err != nil && err != io.EOF {
		return err
	}
	if len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b {
		b.from = in
		return nil
	}
	z, err := gzip.NewReader(in)
	if err != nil {
		return damaged(err)
	}
	b.from, b.packed = z, true
	return nil
}

// damaged is err, as the failure that it is where unpacking met it.
func damaged(err error) error {
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	if corrupt || errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return fail(gainsay.Poison, "the answer is packed and damaged (%w)", err)
	}
	return err
}

func (b *body) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	n, err := b.from.Read(p)
	b.n += int64(n)
	switch {
	case b.n > b.limits.Decoded:
		err = fail(gainsay.Poison, "the answer has more than %d bytes, too many: fetch it yourself and give the file if it is meant", b.limits.Decoded)
	case b.packed && b.n > ratioFloor && b.n/b.limits.Ratio > b.wire.n:
		err = fail(gainsay.Poison, "the answer unpacks to more than %d times its size: fetch it yourself and give the file if it is meant", b.limits.Ratio)
	case err == io.EOF:
		b.err = err
		b.done()
		return n, err
	}
	if err == nil {
		return n, nil
	}
	b.err = b.t.error(asFailure(b.ctx, b.host, damaged(err)))
	b.done()
	return n, b.err
}

// Close lets go of the answer and of the host's turn.
func (b *body) Close() error {
	b.done()
	return nil
}

// A wire is the bytes as they come: counted, and given up when too many come, or
// none for too long.
type wire struct {
	from io.Reader
	n    int64
	most int64
	idle time.Duration
	stop *time.Timer // ends the request when it fires
}

func (w *wire) Read(p []byte) (int, error) {
	w.stop.Reset(w.idle)
	n, err := w.from.Read(p)
	w.stop.Stop()
	w.n += int64(n)
	if w.n > w.most {
		return n, fail(gainsay.Poison, "the answer has more than %d bytes, too many: fetch it yourself and give the file if it is meant", w.most)
	}
	return n, err
}
