package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// root is the module's folder, seen from this one.
const root = "../.."

func TestBoardKeepsItsOrderAndLastValues(t *testing.T) {
	b := Board{}.With(Score{"trees/b", 2}, Score{"names/a", 1}).With(Score{"trees/b", 95.1234}, Score{"trees/a", 0})
	var text strings.Builder
	if _, err := b.WriteTo(&text); err != nil {
		t.Fatal(err)
	}
	if want := "names/a\t1.000\ntrees/a\t0.000\ntrees/b\t95.123\n"; text.String() != want {
		t.Errorf("written as %q, want %q", text.String(), want)
	}
	again, err := ReadBoard(strings.NewReader(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	want := Board{{"names/a", 1}, {"trees/a", 0}, {"trees/b", 95.123}}
	if d := cmp.Diff(want, again); d != "" {
		t.Errorf("read back (-want +got):\n%s", d)
	}
	if d := cmp.Diff(want[:1], again.Without("trees")); d != "" {
		t.Errorf("without trees (-want +got):\n%s", d)
	}
	if _, ok := again.Of("trees/c"); ok {
		t.Error("a key that is not there has a value")
	}
}

func TestReadBoardRefusesWhatIsNone(t *testing.T) {
	for _, in := range []string{"a key without a value\n", "key\tmany\n"} {
		if _, err := ReadBoard(strings.NewReader(in)); err == nil {
			t.Errorf("%q was read", in)
		}
	}
}

func TestMissedNamesWhatFell(t *testing.T) {
	goals := []Goal{{Key: "a", Floor: .5}, {Key: "b", Floor: 2, LessIs: true}, {Key: "c", Floor: 0}, {Key: "d", Floor: .5}}
	got := Missed(Board{{"a", .49}, {"b", 2.1}, {"d", .5}}, goals)
	want := []string{"a is 0.490, must not be below 0.500", "b is 2.100, must not be above 2.000", "c is not on the board"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("missed (-want +got):\n%s", d)
	}
}

// written is the scoreboard that stands in the project.
func written(t *testing.T) Board {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "scores.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := ReadBoard(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func goals(t *testing.T) []Goal {
	t.Helper()
	goals, err := Goals()
	if err != nil {
		t.Fatal(err)
	}
	return goals
}

func TestFloorsHold(t *testing.T) {
	for _, missed := range Missed(written(t), goals(t)) {
		t.Error(missed)
	}
}

func TestPageTellsTheScoreboard(t *testing.T) {
	want, err := Page(written(t), goals(t), root)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, "EVALUATION.md"))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Errorf("EVALUATION.md is not what gainsay-eval --write would write (-want +got):\n%s", d)
	}
}

// TestScoreboardIsMeasured scores the stages that take a second anew.
func TestScoreboardIsMeasured(t *testing.T) {
	bench, err := NewBench(root, sharedFolder(t))
	if err != nil {
		t.Fatal(err)
	}
	board := written(t)
	for _, stage := range []string{"sentences", "measures"} {
		scores, err := bench.Run(t.Context(), stage)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range scores {
			was, ok := board.Of(s.Key)
			if d := s.Value - was; !ok || d > 0.0005001 || d < -0.0005001 {
				t.Errorf("%s is %.4f, the scoreboard has %.3f: run gainsay-eval --write", s.Key, s.Value, was)
			}
		}
	}
	if _, err := bench.Run(t.Context(), "weather"); err == nil {
		t.Error("a stage that is not there was scored")
	}
}

func TestDemotedLeavesCodeAlone(t *testing.T) {
	in := "# Top\n```\n# a comment\n```\n## Below"
	if got, want := demoted(in), "## Top\n```\n# a comment\n```\n### Below"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
