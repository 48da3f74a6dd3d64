package train

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"

	"gainsay"
	"gainsay/internal/attribution"
	"gainsay/internal/language/doc"
)

// An article is a line of PolNeAR as it lies beside the project.
type article struct {
	ID           string   `json:"id"`
	Text         string   `json:"text"`
	Attributions []Marked `json:"attributions"`
}

// Read reads marked articles, one JSON object a line, packed with gzip or not, and
// makes proposals for each with the given reader of texts.
func Read(path string, a *attribution.Attributor, read func(*gainsay.Article) *doc.Doc) ([]Text, error) {
	op := "read " + path
	f, err := os.Open(path)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, op, "%w", err)
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return nil, gainsay.E(gainsay.Invalid, op, "%w", err)
		}
	}
	var marked []article
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var m article
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			return nil, gainsay.E(gainsay.Invalid, op, "%w", err)
		}
		marked = append(marked, m)
	}
	if err := lines.Err(); err != nil {
		return nil, gainsay.E(gainsay.Invalid, op, "%w", err)
	}
	out := make([]Text, len(marked))
	var group sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range next {
				d := read(&gainsay.Article{ID: marked[i].ID, Text: marked[i].Text, Language: "en"})
				out[i] = Text{Words: marked[i].Text, Marks: marked[i].Attributions, Examples: a.Examples(d)}
			}
		})
	}
	for i := range marked {
		next <- i
	}
	close(next)
	group.Wait()
	return out, nil
}
