package eval

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gainsay"
)

// Shared is the folder of the marked data: what the environment variable
// GAINSAY_SHARED names, else the folder "shared" beside the module's root.
func Shared(root string) string {
	if folder := os.Getenv("GAINSAY_SHARED"); folder != "" {
		return folder
	}
	return filepath.Join(root, "..", "shared")
}

// open opens a file of the marked data, reading through .gz.
func open(file string) (io.ReadCloser, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read "+file, "%w", err)
	}
	if !strings.HasSuffix(file, ".gz") {
		return f, nil
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, gainsay.E(gainsay.Invalid, "read "+file, "%w", errors.Join(err, f.Close()))
	}
	return unpacked{z, f}, nil
}

type unpacked struct {
	*gzip.Reader
	file *os.File
}

func (u unpacked) Close() error { return errors.Join(u.Reader.Close(), u.file.Close()) }

// maxLine is the longest JSON line that is read, in bytes.
const maxLine = 1 << 24

// readLines reads a file of JSON lines.
func readLines[T any](file string) ([]T, error) {
	in, err := open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	var out []T
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, gainsay.E(gainsay.Invalid, "read "+file, "line %d: %w", n, err)
		}
		out = append(out, row)
	}
	return out, lines.Err()
}
