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

// extraction scores extraction on the marked pages, and declared origins on the
// credit lines that the editor of the marked stories noted.
func (b *Bench) extraction(ctx context.Context) ([]Score, error) {
	folder := filepath.Join(b.shared, "gold", "extract")
	marked, err := readLines[MarkedPage](filepath.Join(folder, "wcxb-articles.dev.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	extractor := extract.New()
	read := map[string]ReadPage{}
	for raw, err := range ingest.Read(ctx, []string{filepath.Join(folder, "html")}, ingest.Options{}) {
		if err != nil {
			return nil, err
		}
		if article, err := extractor.Article(raw); err == nil {
			read[PageName(raw.File)] = ReadPage{Text: article.Text, Title: article.Title, Published: article.Published}
		}
	}
	scores := ScoreExtraction(marked, read).scores("extract/pages-dev")
	origins, err := b.origins(ctx, extractor)
	return append(scores, origins...), err
}

func (s ExtractionScore) scores(set string) []Score {
	return []Score{
		{set + "/words/P", s.Words.P}, {set + "/words/R", s.Words.R}, {set + "/words/mean F", s.Words.MeanF},
		{set + "/4-words/P", s.FourWords.P}, {set + "/4-words/R", s.FourWords.R}, {set + "/4-words/F", s.FourWords.FOfMeans},
		{set + "/titles", quotient(s.Titles, s.TitlesMarked)}, {set + "/dates", quotient(s.Dates, s.DatesMarked)},
		{set + "/pages refused", float64(s.Missing)},
	}
}

// origins scores which outlets an article is found to have drawn on against those
// that the editors of the marked stories noted for a credit line. Pictures do not
// count, and neither does what an outlet's own signature says.
func (b *Bench) origins(ctx context.Context, extractor *extract.Extractor) ([]Score, error) {
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
		{"extract/stories-origins/P", quotient(total.right, total.pred)},
		{"extract/stories-origins/R", quotient(total.right, total.gold)},
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
