package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// itself is a command that runs this test binary as gainsay, as testscript.Main
// lets it by its name.
func itself(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path)
	cmd.Args = append([]string{"gainsay"}, args...)
	return cmd
}

func output(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := itself(t, args...)
	cmd.Stderr = os.Stderr
	b, err := cmd.Output()
	if err != nil {
		t.Fatalf("gainsay %q: %v", args, err)
	}
	return b
}

// TestKilled kills reads that keep a ledger at points spread over the whole of
// one. What is there afterwards is the whole read or nothing of it, and going on
// gives the ledger of an undisturbed run.
func TestKilled(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	calm := filepath.Join(dir, "calm.db")
	start := time.Now()
	output(t, "read", "testdata/bridge", "testdata/orchard", "--db", calm)
	whole := time.Since(start)
	want := output(t, "show", "--db", calm, "--json", "-")
	const points = 8
	for i := range points {
		db := filepath.Join(dir, "killed.db")
		cmd := itself(t, "read", "testdata/bridge", "testdata/orchard", "--db", db)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(whole * time.Duration(i) / points)
		cmd.Process.Kill()
		cmd.Wait()
		if left, err := itself(t, "show", "--db", db, "--json", "-").Output(); err == nil && !bytes.Equal(left, want) {
			t.Errorf("killed at %d of %d: the ledger holds a part of the read", i, points)
		}
		output(t, "read", "testdata/bridge", "testdata/orchard", "--db", db)
		if got := output(t, "show", "--db", db, "--json", "-"); !bytes.Equal(got, want) {
			t.Errorf("killed at %d of %d and gone on: the ledger differs from that of an undisturbed run", i, points)
		}
		left, err := filepath.Glob(filepath.Join(dir, "killed.db*"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range left {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
}
