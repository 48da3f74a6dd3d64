package attribution_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/attribution"
	"gainsay/internal/language"
	"gainsay/internal/language/doc"
)

// BenchmarkStatements finds the statements of the marked stories' articles, analysed
// before; tokens/s is for this stage alone on one core.
func BenchmarkStatements(b *testing.B) {
	files, _ := filepath.Glob("../../../shared/stories/*/*.txt")
	if len(files) == 0 {
		b.Skip("the marked stories are not here")
	}
	reader, err := language.New()
	if err != nil {
		b.Fatal(err)
	}
	attributor, err := attribution.New()
	if err != nil {
		b.Fatal(err)
	}
	var docs []*doc.Doc
	count := 0
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		d := reader.Read(&gainsay.Article{Text: strings.ToValidUTF8(string(text), "\uFFFD"), Language: "en"})
		docs = append(docs, d)
		count += len(d.Tokens)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			attributor.Statements(d)
		}
	}
	b.ReportMetric(float64(count)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
