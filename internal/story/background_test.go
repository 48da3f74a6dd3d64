package story

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write background.txt anew from the press releases")

// shared is a path in the folder of marked data, which is beside the module or
// where GAINSAY_SHARED says.
func shared(t *testing.T, parts ...string) string {
	t.Helper()
	root := cmp.Or(os.Getenv("GAINSAY_SHARED"), filepath.Join("..", "..", "..", "shared"))
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no marked data: %v", err)
	}
	return path
}

const backgroundLeast = 8 // texts that hold a word of the table

// TestBackground writes background.txt with -update; without, it proves that
// the table that ships is what the press releases give.
func TestBackground(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 15,000 texts")
	}
	path := shared(t, "load", "press-releases.jsonl.zst")
	lines, err := exec.Command("zstd", "-dc", path).Output()
	if err != nil {
		t.Skipf("cannot unpack the press releases: %v", err)
	}
	table := countBackground(t, lines)
	if *update {
		if err := os.WriteFile("background.txt", table, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(table, []byte(backgroundText)) {
		t.Error("background.txt is not what the press releases give: run go test -run TestBackground -update")
	}
}

func countBackground(t *testing.T, lines []byte) []byte {
	counts, forms := map[wordHash]int{}, map[wordHash]string{}
	texts := 0
	var words []seen
	scan := bufio.NewScanner(bytes.NewReader(lines))
	scan.Buffer(nil, 1<<24)
	for scan.Scan() {
		var line struct{ Text string }
		if err := json.Unmarshal(scan.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
		texts++
		met := map[wordHash]bool{}
		words = readWords(words[:0], line.Text)
		for _, w := range words {
			if w.kind == numberWord && w.runes > 4 || met[w.hash] {
				continue
			}
			met[w.hash] = true
			counts[w.hash]++
			if forms[w.hash] == "" {
				_, norm := readWord(line.Text, int(w.start), nil)
				forms[w.hash] = string(norm)
			}
		}
	}
	levels := map[int][]string{}
	for hash, n := range counts {
		if n >= backgroundLeast {
			level := int(math.Round(backgroundLeast * math.Pow(1.25, math.Floor(math.Log(float64(n)/backgroundLeast)/math.Log(1.25)))))
			levels[level] = append(levels[level], forms[hash])
		}
	}
	out := fmt.Appendf(nil, "%d\n", texts)
	for level := texts; level > 0; level-- {
		slices.Sort(levels[level])
		if len(levels[level]) > 0 {
			out = fmt.Appendf(out, "%d", level)
			for _, w := range levels[level] {
				out = fmt.Appendf(out, " %s", w)
			}
			out = append(out, '\n')
		}
	}
	return out
}
