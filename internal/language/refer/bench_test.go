package refer

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/tokens"
)

// BenchmarkStage runs names, roles and reference over news text of the marked
// stories; tokens/s is for one core.
func BenchmarkStage(b *testing.B) {
	files, _ := filepath.Glob("../../../../shared/stories/*/*.txt")
	if len(files) == 0 {
		b.Skip("the marked stories are not here")
	}
	var docs []*doc.Doc
	count := 0
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		d := &doc.Doc{Article: &gainsay.Article{Text: strings.ToValidUTF8(string(text), "\uFFFD"), Published: "2025-02-25"}}
		d.Tokens, d.Sentences = tokens.Split(d.Article.Text)
		docs = append(docs, d)
		count += len(d.Tokens)
	}
	r := open(b)
	for b.Loop() {
		for _, d := range docs {
			d.Names = r.names.Find(d)
			d.Roles, d.Actors, d.Mentions = r.refer.Resolve(d)
		}
	}
	b.ReportMetric(float64(count)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
