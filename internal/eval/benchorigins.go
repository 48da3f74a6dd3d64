package eval

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"

	"gainsay"
	"gainsay/internal/extract"
	"gainsay/internal/ingest"
)

// origins scores which outlets an article is found to have drawn on against those
// that the editors of the marked stories noted for a credit line. Pictures do not
// count, and neither does what an outlet's own signature says.
func (b *Bench) origins(ctx context.Context) ([]Score, error) {
	extractor := extract.New()
	stories := filepath.Join(b.shared, "stories")
	folders, err := os.ReadDir(stories)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read "+stories, "%w", err)
	}
	var total count
	for _, folder := range folders {
		if !folder.IsDir() {
			continue
		}
		path := filepath.Join(stories, folder.Name())
		marked, err := creditLines(filepath.Join(path, "gold.json"))
		if err != nil {
			return nil, err
		}
		declared, err := declaredIn(ctx, extractor, path)
		if err != nil {
			return nil, err
		}
		if c := scoreLineage(marked, declared); c != nil {
			total.add(*c)
		}
	}
	return []Score{
		{"origins/stories/P", quotient(total.right, total.pred)},
		{"origins/stories/R", quotient(total.right, total.gold)},
	}, nil
}

// creditLines are the edges of a story's marks that rest on a credit line.
func creditLines(file string) ([]goldEdge, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read marks "+file, "%w", err)
	}
	var marks struct {
		Lineage []struct {
			goldEdge
			Evidence string `json:"evidence"`
		} `json:"lineage"`
	}
	if err := json.Unmarshal(content, &marks); err != nil {
		return nil, gainsay.E(gainsay.Invalid, "read marks "+file, "%w", err)
	}
	var edges []goldEdge
	for _, l := range marks.Lineage {
		if l.Evidence != "shared text" && filepath.Ext(l.From) != ".txt" {
			edges = append(edges, l.goldEdge)
		}
	}
	return edges, nil
}

// declaredIn are the origins that a story's articles declare.
func declaredIn(ctx context.Context, extractor *extract.Extractor, folder string) ([]gainsay.Lineage, error) {
	var edges []gainsay.Lineage
	for raw, err := range ingest.Read(ctx, []string{folder}, ingest.Options{}) {
		if err != nil {
			return nil, err
		}
		article, err := extractor.Article(raw)
		if err != nil {
			return nil, err
		}
		for _, d := range article.Origins {
			if d.Kind != gainsay.OriginPicture {
				edges = append(edges, gainsay.Lineage{From: d.Name, To: raw.File})
			}
		}
	}
	return edges, nil
}
