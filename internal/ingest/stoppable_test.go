//go:build unix

package ingest

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestSilentInputStops ends Read while it waits for an input of which nothing comes: a
// pipe that is open and empty, and a named pipe that nobody has opened for writing.
func TestSilentInputStops(t *testing.T) {
	silent, writer := io.Pipe()
	defer writer.Close()
	named := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(named, 0o600); err != nil {
		t.Skip("no named pipes here: ", err)
	}
	for _, path := range []string{"-", named} {
		ctx, cancel := context.WithCancel(context.Background())
		go cancel()
		var last error
		for _, err := range Read(ctx, []string{path}, Options{Stdin: silent}) {
			last = err
		}
		if !errors.Is(last, context.Canceled) {
			t.Errorf("%s ends with %v, want that the context was cancelled", path, last)
		}
	}
}

func TestNamedPipe(t *testing.T) {
	named := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(named, 0o600); err != nil {
		t.Skip("no named pipes here: ", err)
	}
	go os.WriteFile(named, []byte(strings.Repeat("The ferry was late. ", 20_000)), 0o600)
	for raw, err := range Read(context.Background(), []string{named}, Options{}) {
		if err != nil || len(raw.Bytes) != 400_000 {
			t.Errorf("got %d bytes and %v, want 400000 and no error", len(raw.Bytes), err)
		}
	}
}
