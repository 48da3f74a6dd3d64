package eval

import (
	"context"

	"gainsay/internal/ingest"
	"gainsay/internal/story"
)

// clusters scores grouping into stories, each article decided when it arrives.
func (b *Bench) clusters(ctx context.Context) ([]Score, error) {
	var out []Score
	for _, set := range []string{"allsides", "ecbplus", "giveme5w1h"} {
		file := b.gold("cluster", set+".dev.jsonl.gz")
		marks, err := readLines[struct{ ID, Story string }](file)
		if err != nil {
			return nil, err
		}
		marked, found := Clustering{}, Clustering{}
		for _, m := range marks {
			marked[m.ID] = m.Story
		}
		grouper := story.NewGrouper(story.Options{})
		for raw, err := range ingest.Read(ctx, []string{file}, ingest.Options{}) {
			if err != nil {
				return nil, err
			}
			a, err := b.pipe.Extract(raw)
			if err != nil {
				return nil, err
			}
			_, reading := b.pipe.Analyse(a)
			found[a.ID] = grouper.Add(&reading)
		}
		s := ScoreClusters(marked, found)
		key := "cluster/" + set + "-dev"
		out = append(out, Score{key + "/BCubed P", s.BCubedP}, Score{key + "/BCubed R", s.BCubedR}, Score{key + "/BCubed F", s.BCubedF},
			Score{key + "/pair F", s.PairF}, Score{key + "/ARI", s.ARI})
	}
	return out, nil
}
