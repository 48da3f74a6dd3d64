package pipeline

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/ingest"
	"gainsay/internal/ingest/ingesttest"
)

func TestExtractAllKeepsTheOrder(t *testing.T) {
	const n = 40
	raws := func(yield func(gainsay.Raw, error) bool) {
		for i := range n {
			text := strings.Repeat("The ferry was late. ", 1+(n-i)*50) // the first take longest
			if !yield(gainsay.Raw{File: fmt.Sprint(i), Format: gainsay.PlainText, Bytes: []byte(text)}, nil) {
				return
			}
			if i%10 == 9 && !yield(gainsay.Raw{}, fmt.Errorf("behind %d", i)) {
				return
			}
		}
	}
	var got, want []string
	for a, err := range ExtractAll(t.Context(), raws, Options{Workers: 4}) {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, a.File)
		}
	}
	for i := range n {
		want = append(want, fmt.Sprint(i))
		if i%10 == 9 {
			want = append(want, fmt.Sprintf("behind %d", i))
		}
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %v", got)
	}
}

// BenchmarkExtractArchive makes articles of an invented web archive; MB/s are of its
// decoded bytes.
func BenchmarkExtractArchive(b *testing.B) {
	var archive bytes.Buffer
	const decoded = 32 << 20
	pages, err := ingesttest.WARC(&archive, decoded, true, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(decoded)
	for b.Loop() {
		n := 0
		raws := ingest.Read(b.Context(), []string{"-"}, ingest.Options{Stdin: bytes.NewReader(archive.Bytes())})
		for _, err := range ExtractAll(b.Context(), raws, Options{}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != pages {
			b.Fatalf("%d articles of %d pages", n, pages)
		}
	}
}
