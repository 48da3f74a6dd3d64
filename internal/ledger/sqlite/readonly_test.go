//go:build unix

package sqlite_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/ledgertest"
	"gainsay/internal/ledger/sqlite"
)

// nobody is a user who owns nothing here.
const nobody = 65534

// asNobody runs the test once more in a process that the rights of files bind: that
// of root is bound by none. It tells whether this is the process to go on in.
func asNobody(t *testing.T) bool {
	t.Helper()
	if os.Getuid() != 0 {
		return true
	}
	dir := everybodys(t)
	self := filepath.Join(dir, "test")
	from, err := os.Open(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.OpenFile(self, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, to.Close(), os.CopyFS(filepath.Join(dir, "testdata"), os.DirFS("testdata"))); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "HOME="+dir, "TMPDIR="+dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
	return false
}

// everybodys is a folder in which everybody may write.
func everybodys(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "gainsay-nobody-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestReadWithoutWriting: a ledger that may not be written, or beside which nothing
// may be made, is read and copied as any other, and nothing is left beside it. Who
// wants to write is refused before anything is made.
func TestReadWithoutWriting(t *testing.T) {
	if !asNobody(t) {
		return
	}
	for _, test := range []struct {
		name         string
		file, folder os.FileMode
	}{{"file", 0o444, 0o755}, {"folder", 0o644, 0o555}, {"both", 0o444, 0o555}} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "l.db")
			kept(t, path)
			keptWeb(t, path)
			protect(t, path, test.file, test.folder)
			l, missing, err := sqlite.Read(t.Context(), path)
			if err != nil || missing != "" {
				t.Fatalf("%v, missing %q", err, missing)
			}
			defer l.Close()
			readAll(t, l)
			if err := l.KeepFeed(t.Context(), ledger.FeedState{Address: "https://x.example/"}); gainsay.KindOf(err) != gainsay.Poison || !strings.Contains(err.Error(), path+": it may not be written; give yourself the right") {
				t.Errorf("keeping a feed: %v", err)
			}
			for what, open := range map[string]func() error{
				"open":   func() error { _, err := sqlite.Open(t.Context(), path); return err },
				"create": func() error { _, err := sqlite.Create(t.Context(), path); return err },
			} {
				if err := open(); gainsay.KindOf(err) != gainsay.Poison || !strings.Contains(err.Error(), path+": it may not be written; give yourself the right") {
					t.Errorf("%s: %v", what, err)
				}
			}
			copied := filepath.Join(t.TempDir(), "copy.db")
			if missing, err := sqlite.Backup(t.Context(), path, copied); err != nil || missing != "" || examined(t, copied) != 1 {
				t.Errorf("backup: %v, missing %q", err, missing)
			}
			if left, err := filepath.Glob(path + "?*"); err != nil || len(left) > 0 {
				t.Errorf("it left %q", left)
			}
		})
	}
}

// protect takes rights away until the test ends.
func protect(t *testing.T, path string, file, folder os.FileMode) {
	t.Helper()
	t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o755) })
	if err := errors.Join(os.Chmod(path, file), os.Chmod(filepath.Dir(path), folder)); err != nil {
		t.Fatal(err)
	}
}

func readAll(t *testing.T, l ledger.Ledger) {
	t.Helper()
	if d, err := l.Dossier(t.Context(), "harbour"); err != nil || len(d.Readings) != 1 {
		t.Errorf("%d readings, %v", len(d.Readings), err)
	}
	if entries, err := l.Entries(t.Context()); err != nil || len(entries) != 2 {
		t.Errorf("%d articles, %v", len(entries), err)
	}
	if apart, err := l.SetApart(t.Context()); err != nil || len(apart) != 1 {
		t.Errorf("%d set apart, %v", len(apart), err)
	}
	if faults, err := l.Faults(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("faults are %q, %v", faults, err)
	}
}

// TestReadBesideWriter: what another is writing is read where his files beside the
// ledger can be, and else told to be missing; what is written while it is read is
// noticed.
func TestReadBesideWriter(t *testing.T) {
	if !asNobody(t) {
		return
	}
	path := filepath.Join(t.TempDir(), "l.db")
	kept(t, path)
	writer := create(t, path)
	defer writer.Close()
	keep := func(id string) {
		if err := writer.Keep(t.Context(), []gainsay.Dossier{ledgertest.Dossier(id, ledgertest.Reading(id, "Wire", "Alpha "+id))}); err != nil {
			t.Fatal(err)
		}
	}
	stories := func(l ledger.Ledger) int {
		found, err := l.Stories(t.Context())
		if err != nil {
			t.Error(err)
		}
		return len(found)
	}
	keep("tram")
	dir := filepath.Join(t.TempDir(), "copy")
	files := copied(t, path, dir)
	protect(t, files, 0o444, 0o555)
	l, missing, err := sqlite.Read(t.Context(), files)
	if err != nil || missing != "" || stories(l) != 2 {
		t.Errorf("all three files: %v, missing %q", err, missing)
	}
	l.Close()

	os.Chmod(dir, 0o755)
	os.Remove(files + "-shm")
	os.Chmod(dir, 0o555)
	if l, missing, err = sqlite.Read(t.Context(), files); err != nil || !strings.Contains(missing, "l.db-wal may hold newer things") || stories(l) != 1 {
		t.Fatalf("with a log that cannot be read: %v, missing %q", err, missing)
	}
	os.Chmod(files, 0o644)
	if f, err := os.OpenFile(files, os.O_WRONLY|os.O_APPEND, 0); err != nil {
		t.Fatal(err)
	} else if err := errors.Join(f.Truncate(int64(1)<<20), f.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Stories(t.Context()); gainsay.KindOf(err) != gainsay.Transient || !strings.Contains(err.Error(), "it was written to while it was read; run it again") {
		t.Errorf("written to while it is read: %v", err)
	}
	l.Close()
}

// copied copies the ledger with the files beside it, as they are.
func copied(t *testing.T, path, dir string) string {
	t.Helper()
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, more := range []string{"", "-wal", "-shm"} {
		b, err := os.ReadFile(path + more)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "l.db"+more), b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "l.db")
}

// TestReadOfOldSchema: what cannot be brought up to date is refused with the mend,
// which works.
func TestReadOfOldSchema(t *testing.T) {
	if !asNobody(t) {
		return
	}
	old, err := os.ReadFile(filepath.Join("testdata", "schema-1.db"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "l.db")
	if err := os.WriteFile(path, old, 0o444); err != nil {
		t.Fatal(err)
	}
	if _, _, err := sqlite.Read(t.Context(), path); gainsay.KindOf(err) != gainsay.Poison || !strings.Contains(err.Error(), "copy it with `gainsay backup`") {
		t.Errorf("reading it: %v", err)
	}
	to := filepath.Join(t.TempDir(), "copy.db")
	if _, err := sqlite.Backup(t.Context(), path, to); err != nil || examined(t, to) != 2 {
		t.Errorf("its copy: %v", err)
	}
}
