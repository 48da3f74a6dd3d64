package main

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
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

var kills = flag.Int("kills", 10, "at how many points TestKilled kills a read")

// TestKilled kills reads that keep a ledger at random points, half of them when
// a read is near its end, which is where it writes. What is there afterwards is
// the whole read or nothing of it, sound, and going on gives the ledger of an
// undisturbed run.
func TestKilled(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	dir := t.TempDir()
	calm := filepath.Join(dir, "calm.db")
	read := func(db string) []string { return []string{"read", "testdata/bridge", "testdata/orchard", "--db", db} }
	start := time.Now()
	output(t, read(calm)...)
	whole := time.Since(start)
	want := output(t, "show", "--db", calm, "--json", "-")
	for i := range *kills {
		db := filepath.Join(dir, fmt.Sprintf("killed-%d.db", i))
		after := time.Duration(rand.Int64N(int64(whole)))
		if i%2 == 0 {
			after = whole - after/5
		}
		cmd := itself(t, read(db)...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(after)
		cmd.Process.Kill()
		cmd.Wait()
		if left, err := itself(t, "show", "--db", db, "--json", "-").Output(); err == nil && !bytes.Equal(left, want) {
			t.Errorf("killed after %v of %v: the ledger holds a part of the read", after, whole)
		}
		output(t, read(db)...)
		if got := output(t, "show", "--db", db, "--json", "-"); !bytes.Equal(got, want) {
			t.Errorf("killed after %v of %v and gone on: the ledger differs from that of an undisturbed run", after, whole)
		}
		output(t, "doctor", db)
	}
}
