package eval

import (
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestClustersAgreeWithTheTool(t *testing.T) {
	t.Parallel()
	type line struct {
		ID    string `json:"id"`
		Story string `json:"story"`
	}
	marks, err := readLines[line](filepath.Join(sharedFolder(t), "gold", "cluster", "ecbplus.dev.jsonl.gz"))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(9, 10))
	marked, found := Clustering{}, Clustering{}
	var guesses []line
	for _, m := range marks {
		marked[m.ID] = m.Story
		if r.IntN(10) == 0 {
			continue // left out: stands alone
		}
		if r.IntN(3) == 0 {
			m.Story = "guess " + strconv.Itoa(r.IntN(12))
		}
		found[m.ID] = m.Story
		guesses = append(guesses, m)
	}
	printed := tool(t, "score_cluster.py", writeLines(t, "gold.jsonl", marks), writeLines(t, "pred.jsonl", guesses))
	s := ScoreClusters(marked, found)
	ours := Board{}.With(Score{"BCubed/P", s.BCubedP}, Score{"BCubed/R", s.BCubedR}, Score{"BCubed/F", s.BCubedF},
		Score{"pair/P", s.PairP}, Score{"pair/R", s.PairR}, Score{"pair/F", s.PairF}, Score{"k/ARI", s.ARI})
	parts := strings.Split(printed, "|")
	if len(parts) != 4 {
		t.Fatalf("the tool prints %q", printed)
	}
	agree(t, "BCubed", ours, figures("BCubed", parts[1], "P", "R", "F"))
	agree(t, "pair", ours, figures("pair", parts[2], "P", "R", "F"))
	agree(t, "ARI", ours, figures("k", parts[3], "ARI"))
}
