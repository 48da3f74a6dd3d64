package eval

import (
	"context"
	"path/filepath"
	"strings"

	"gainsay"
	"gainsay/internal/ingest"
)

// extract scores the articles that are made of web pages.
func (b *Bench) extract(ctx context.Context) ([]Score, error) {
	pages, err := readLines[markedPage](b.gold("extract", "wcxb-articles.dev.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	got := map[string]*gainsay.Article{}
	for raw, err := range ingest.Read(ctx, []string{b.gold("extract", "html")}, ingest.Options{}) {
		if err != nil {
			return nil, err
		}
		if a, err := b.pipe.Extract(raw); err == nil { // a page that is refused is missing
			got[pageName(raw.File)] = &a
		}
	}
	var s pageScore
	for i := range pages {
		s.add(&pages[i], got[pageName(pages[i].File)])
	}
	return s.scores("extract/wcxb-dev"), ctx.Err()
}

func pageName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".gz") }
