package pipeline

import (
	"bufio"
	"os"
	"path/filepath"
	"testing"

	"gainsay/internal/ingest"
	"gainsay/internal/ingest/ingesttest"
	"gainsay/internal/ledger/sqlite"
)

// BenchmarkArchive keeps the articles of a packed web archive without the language
// layer. Its MB/s are of decoded bytes, those of the menus and scripts of its
// invented pages among them.
func BenchmarkArchive(b *testing.B) {
	const decoded = 100_000_000
	path := filepath.Join(b.TempDir(), "pages.warc.gz")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriter(f)
	pages, err := ingesttest.WARC(w, decoded, true, 7)
	if err == nil {
		err = w.Flush()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		b.Fatal(err)
	}
	p, err := New()
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(decoded)
	for b.Loop() {
		l, err := sqlite.Create(b.Context(), filepath.Join(b.TempDir(), "l.db"))
		if err != nil {
			b.Fatal(err)
		}
		sum, err := p.Add(b.Context(), l, ingest.Read(b.Context(), []string{path}, ingest.Options{}), AddOptions{ArticlesOnly: true})
		if err != nil || sum.New != pages {
			b.Fatalf("%d of %d pages are new, %v", sum.New, pages, err)
		}
		l.Close()
	}
}
