//go:build unix

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// bound is what runs gainsay bound by the rights of files, as root is not.
func bound(t *testing.T, dir string) func(args ...string) *exec.Cmd {
	t.Helper()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CONFIG_HOME", dir)
	if os.Getuid() != 0 {
		return func(args ...string) *exec.Cmd { return itself(t, args...) }
	}
	from, err := os.Open(itself(t).Path)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	program := filepath.Join(dir, "program")
	to, err := os.OpenFile(program, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, to.Close()); err != nil {
		t.Fatal(err)
	}
	return func(args ...string) *exec.Cmd {
		cmd := exec.Command(program)
		cmd.Args, cmd.Dir = append([]string{"gainsay"}, args...), dir
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		return cmd
	}
}

// TestOthersLedger: the ledger of somebody else is read by every command that only
// reads, and refused by the others with the mend; nothing is left beside it.
func TestOthersLedger(t *testing.T) {
	dir, err := os.MkdirTemp("", "gainsay-others-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	inner, free := filepath.Join(dir, "theirs"), filepath.Join(dir, "mine")
	if err := errors.Join(os.Mkdir(inner, 0o755), os.Mkdir(free, 0o777), os.Chmod(dir, 0o755), os.Chmod(free, 0o777)); err != nil {
		t.Fatal(err)
	}
	gainsay := bound(t, dir)
	db := filepath.Join(inner, "l.db")
	output(t, "add", "testdata/bridge", "--db", db)
	report := filepath.Join(free, "north.txt")
	text, err := os.ReadFile("testdata/bridge/north.txt")
	if err := errors.Join(err, os.WriteFile(report, text, 0o644), os.Chmod(db, 0o444), os.Chmod(inner, 0o555)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(inner, 0o755) })
	id := strings.Fields(string(output(t, "article", "--db", db)))[2]
	for _, args := range [][]string{{"show", "--db", db}, {"article", "--db", db}, {"article", id, "--db", db}, {"history", id, "--db", db},
		{"doctor", db}, {"quarantine", "list", "--db", db}, {"corrections", "North", "--db", db}, {"backup", db, filepath.Join(free, "copy.db")}} {
		var said bytes.Buffer
		cmd := gainsay(args...)
		cmd.Stderr = &said
		if _, err := cmd.Output(); err != nil && args[0] != "corrections" || strings.Contains(said.String(), "may not be") {
			t.Errorf("%q: %v: %s", args, err, &said)
		}
	}
	for _, args := range [][]string{{"add", report, "--db", db}, {"add", "--db", db}, {"read", report, "--db", db},
		{"follow", "--once", "--db", db}, {"quarantine", "retry", "--db", db}, {"quarantine", "drop", "x", "--db", db},
		{"feeds", "drop", "https://x.example/", "--db", db}} {
		out, err := gainsay(args...).CombinedOutput()
		if want := "gainsay: open ledger " + db + ": it may not be written; give yourself the right to write it and in its folder, or name another file\n"; err == nil || string(out) != want {
			t.Errorf("%q: %v: %s; want %s", args, err, out, want)
		}
	}
	if left, err := filepath.Glob(db + "?*"); err != nil || len(left) > 0 {
		t.Errorf("beside it there are %q", left)
	}
}
