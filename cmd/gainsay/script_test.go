package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gainsay": main})
}

// TestScript runs the transcripts of the command line. Each finds in its
// folder the invented stories bridge (three reports) and orchard (one), and
// the files of odd.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Condition: func(cond string) (bool, error) {
			if cond != "root" {
				return false, fmt.Errorf("no condition %q", cond)
			}
			return os.Getuid() == 0, nil // who may read and write everything
		},
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, ".home")
			for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
				env.Setenv(name, home)
			}
			env.Setenv("ESCAPE", "\x1b[31m.txt")
			for _, name := range []string{"bridge", "orchard"} {
				if err := os.CopyFS(filepath.Join(env.WorkDir, name), os.DirFS(filepath.Join("testdata", name))); err != nil {
					return err
				}
			}
			for name, text := range odd() {
				if err := os.WriteFile(filepath.Join(env.WorkDir, name), []byte(text), 0o644); err != nil {
					return err
				}
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"sql": execute, "exits": exits, "lines": lines},
	})
}

// odd is the files of each transcript that a txtar cannot hold.
func odd() map[string]string {
	return map[string]string{
		"picture.txt":         "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
		"spoilt-letters.txt":  "Mayor says no\n\nThe mayor said\xff on Monday that \xe2\x80 nothing had changed.\n",
		"quotation-marks.txt": "A title\n\n" + strings.Repeat("\"“", 20_000) + "\n",
		"one-line.txt":        strings.Repeat("The mayor said on Monday that the bridge would stay shut. ", 2_000),
	}
}

// execute is `sql FILE STATEMENT`: another program's hand on a SQLite file.
func execute(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql FILE STATEMENT")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}

// exits is `exits CODE COMMAND...`: the command must end with that very code,
// which `! exec` does not tell.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := "exit status " + args[0]
	if args[0] == "0" && err == nil || err != nil && err.Error() == code {
		return
	}
	ts.Fatalf("the command ends with %v, not with %s", err, code)
}

// lines is `lines N FILE`: the file has N lines.
func lines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: lines N FILE")
	}
	if n := strconv.Itoa(strings.Count(ts.ReadFile(args[1]), "\n")); n != args[0] {
		ts.Fatalf("%s has %s lines, not %s", args[1], n, args[0])
	}
}

// TestClosedPipe: whoever reads the report may stop reading it.
func TestClosedPipe(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	out, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out.Close()
	defer w.Close()
	errs, ew, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(t.TempDir(), "page.html")
	code := run(context.Background(), []string{"read", "testdata/bridge", "--html", page}, strings.NewReader(""), w, ew)
	ew.Close()
	said, err := io.ReadAll(errs)
	if err != nil {
		t.Fatal(err)
	}
	if code != 0 || len(said) > 0 {
		t.Errorf("exit code %d, %q; want a quiet end", code, said)
	}
	if info, err := os.Stat(page); err != nil || info.Size() == 0 {
		t.Errorf("the page that was asked for besides is not there: %v", err)
	}
}
