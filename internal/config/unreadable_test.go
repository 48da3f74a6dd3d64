package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestUnreadable wants a settings file that cannot be read told once, with the mend.
func TestUnreadable(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "settings.json")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	var c Config
	err := c.readFile(folder, func(string) (string, bool) { return "", false })
	if err == nil {
		t.Fatal("a folder was read as settings")
	}
	if got := err.Error(); strings.Count(got, folder) != 1 || !strings.Contains(got, "--config") {
		t.Errorf("got %q", got)
	}
}
