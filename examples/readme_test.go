package examples

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay/internal/present/report"
)

// TestReadmeShowsWhatIsPrinted holds the README's excerpt to what the program
// prints of the story; -update writes it anew.
func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	var printed strings.Builder
	if err := report.Write(&printed, of(t, read(t), unreadable), report.Options{Width: 80}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("..", "README.md")
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, opened := strings.Cut(string(b), "```text\n")
	got, after, closed := strings.Cut(rest, "```\n")
	if !opened || !closed {
		t.Fatal("README.md has no block of text that shows what is printed")
	}
	want := excerpt(printed.String())
	if *update {
		if err := os.WriteFile(file, []byte(before+"```text\n"+want+"```\n"+after), 0o644); err != nil {
			t.Fatal(err)
		}
		got = want
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("README.md shows what is not printed (-want +got):\n%s", d)
	}
}

// excerpt is the head of a report, the first two discrepancies, and where the
// reports came from.
func excerpt(printed string) string {
	head, _, _ := strings.Cut(printed, "\n\n")
	_, differ, _ := strings.Cut(printed, "\nWHERE THE REPORTS DISAGREE\n")
	_, origins, _ := strings.Cut(printed, "\nWHERE IT CAME FROM\n")
	origins, _, _ = strings.Cut(origins, "\n\n")
	return strings.TrimSpace(head) + "\n\n[…]\n\nWHERE THE REPORTS DISAGREE\n" + strings.TrimRight(findings(differ, 2), "\n") +
		"\n\n[…]\n\nWHERE IT CAME FROM\n" + origins + "\n"
}

// findings are the lines of the first n findings of a section; each begins with how
// sure it is.
func findings(section string, n int) string {
	var out strings.Builder
	for line := range strings.Lines(section) {
		begins := strings.HasPrefix(line, "  sure ") || strings.HasPrefix(line, "  check ")
		if begins && n == 0 || headline(line) {
			break
		}
		if begins {
			n--
		}
		out.WriteString(line)
	}
	return out.String()
}

// headline tells the heading of a section.
func headline(line string) bool {
	return line != "\n" && line[0] != ' ' && line == strings.ToUpper(line)
}
