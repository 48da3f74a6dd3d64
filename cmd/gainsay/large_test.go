package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLarge: what is far too long for an article is refused by name and what
// stands beside it is read; a million quotation marks are no more than a text
// that says nothing.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	line := "The mayor said on Monday that the bridge would stay shut.\n"
	tests := []struct {
		name, text string
		said       string // on standard error
		report     string // how the report begins
	}{
		{"long", strings.Repeat(line, 50<<20/len(line)), "long.txt: its text has 52428752 bytes, more than one article can have (1048576); split it\n", "3 reports"},
		{"marks", "A title\n\n" + strings.Repeat("\"", 1_000_000), "", "4 reports"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), test.name+".txt")
			if err := os.WriteFile(path, []byte(test.text), 0o644); err != nil {
				t.Fatal(err)
			}
			cmd := itself(t, "read", "--as-one", "testdata/bridge", path)
			var said strings.Builder
			cmd.Stderr = &said
			out, err := cmd.Output()
			if err != nil || !strings.HasSuffix(said.String(), test.said) || test.said == "" && said.Len() > 0 {
				t.Errorf("%v, says %q; want %q", err, said.String(), test.said)
			}
			if !strings.Contains(string(out), "\n"+test.report+",") {
				t.Errorf("the report begins %q, want %q in it", out[:min(len(out), 200)], test.report)
			}
		})
	}
}
