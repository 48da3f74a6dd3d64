package ingest

import (
	"context"
	"io"
	"os"
)

// stoppable is what open gives, read until ctx is done: its Read then gives the error of
// ctx, though nothing more comes. A pipe and a terminal may keep silent for ever, to be
// opened too, and no signal ends a call that waits for them. What waits is left behind then,
// until its input stirs or the process ends. Close must be called once.
func stoppable(ctx context.Context, open func() (io.ReadCloser, error)) io.ReadCloser {
	out, in := io.Pipe()
	stop := context.AfterFunc(ctx, func() { out.CloseWithError(ctx.Err()) })
	go func() {
		from, err := open()
		if err == nil {
			defer from.Close()
			_, err = io.CopyBuffer(in, struct{ io.Reader }{from}, make([]byte, 64<<10))
		}
		in.CloseWithError(err) // nil is the end of the input
	}()
	return &stoppableReader{PipeReader: out, stop: stop}
}

type stoppableReader struct {
	*io.PipeReader
	stop func() bool
}

func (s *stoppableReader) Close() error {
	s.stop()
	return s.PipeReader.Close()
}

// open is the file at path. What is no plain file may wait for a writer, and is stoppable.
func (w *walk) open(path string) (io.ReadCloser, error) {
	info, err := os.Stat(path)
	if err != nil || info.Mode().IsRegular() || info.IsDir() {
		return os.Open(path)
	}
	return stoppable(w.ctx, func() (io.ReadCloser, error) { return os.Open(path) }), nil
}
