package tokens

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkSplit measures text to sentences on the demonstration story.
func BenchmarkSplit(b *testing.B) {
	files, err := filepath.Glob("../../../examples/*/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatalf("no demonstration story: %v", err)
	}
	var texts []string
	words := 0
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, string(text))
		toks, _ := Split(string(text))
		words += len(toks)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			Split(text)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
