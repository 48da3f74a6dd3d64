package story_test

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"gainsay"
	"gainsay/internal/eval"
	"gainsay/internal/story"
)

// TestFloors holds the grouping to what it reached on the marked sets, less a
// hundredth: title, text and date alone, in the order of the file.
func TestFloors(t *testing.T) {
	root := cmp.Or(os.Getenv("GAINSAY_SHARED"), filepath.Join("..", "..", "..", "shared"))
	for _, set := range []struct {
		name  string
		floor float64 // BCubed F1
	}{{"allsides", 0.845}, {"giveme5w1h", 0.91}, {"ecbplus", 0.875}} {
		t.Run(set.name, func(t *testing.T) {
			file, err := os.Open(filepath.Join(root, "gold", "cluster", set.name+".dev.jsonl.gz"))
			if err != nil {
				t.Skipf("no marked data: %v", err)
			}
			defer file.Close()
			lines, err := gzip.NewReader(file)
			if err != nil {
				t.Fatal(err)
			}
			marked, found := eval.Clustering{}, eval.Clustering{}
			grouper := story.NewGrouper(story.Options{})
			scan := bufio.NewScanner(lines)
			scan.Buffer(nil, 1<<24)
			for scan.Scan() {
				var r struct{ ID, Story, Title, Text, Published string }
				if err := json.Unmarshal(scan.Bytes(), &r); err != nil {
					t.Fatal(err)
				}
				marked[r.ID] = r.Story
				found[r.ID] = grouper.Add(&gainsay.Reading{Article: gainsay.Article{ID: r.ID, Title: r.Title, Text: r.Text, Published: r.Published}})
			}
			score := eval.ScoreClusters(marked, found)
			t.Logf("BCubed P %.3f R %.3f F %.3f, pairs F %.3f, ARI %.3f, %d stories of %d", score.BCubedP, score.BCubedR,
				score.BCubedF, score.PairF, score.ARI, score.Found, score.Marked)
			if score.BCubedF < set.floor {
				t.Errorf("BCubed F %.3f is below the floor %.3f", score.BCubedF, set.floor)
			}
		})
	}
}
