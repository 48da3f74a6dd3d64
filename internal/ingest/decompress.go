package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// errRatio says that a compressed input swells beyond Limits.Ratio.
var errRatio = errors.New("compression ratio too high")

// ratioFloor is how many decoded bytes pass before the ratio is judged: short
// inputs of little variety compress very well.
const ratioFloor = 1 << 20

// maxWindow bounds the memory that a zstandard frame may ask for.
const maxWindow = 128 << 20

// decompress reads through gzip and zstandard, told by their magic numbers: names
// lie more often than first bytes do, and standard input has no name.
func (w *walk) decompress(from io.Reader) (io.ReadCloser, error) {
	count := &countingReader{from: from, ctxErr: w.ctx.Err}
	return w.unpack(bufio.NewReaderSize(count, 64<<10), count)
}

// unpack is decompress of what in reads through count.
func (w *walk) unpack(in *bufio.Reader, count *countingReader) (io.ReadCloser, error) {
	magic, err := in.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(magic, []byte("\x1f\x8b")):
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, err
		}
		return &ratioReader{from: z, close: func() { z.Close() }, packed: count, ratio: w.limits.Ratio}, nil
	case bytes.Equal(magic, []byte("\x28\xb5\x2f\xfd")):
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, err
		}
		return &ratioReader{from: z, close: z.Close, packed: count, ratio: w.limits.Ratio}, nil
	}
	return io.NopCloser(in), nil
}

// A countingReader counts what was read, and stops when the walk's context is done.
type countingReader struct {
	from   io.Reader
	ctxErr func() error
	n      int64
}

func (c *countingReader) Read(p []byte) (int, error) {
	if err := c.ctxErr(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(p)
	c.n += int64(n)
	return n, err
}

// A ratioReader fails with errRatio when from gives more than ratio bytes for
// each byte that packed has read.
type ratioReader struct {
	from   io.Reader
	close  func()
	packed *countingReader
	ratio  int64
	n      int64
}

func (r *ratioReader) Read(p []byte) (int, error) {
	n, err := r.from.Read(p)
	r.n += int64(n)
	if r.n > ratioFloor && r.n/r.ratio > r.packed.n {
		return n, errRatio
	}
	return n, err
}

func (r *ratioReader) Close() error {
	r.close()
	return nil
}
