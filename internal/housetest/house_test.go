// Package housetest holds the project to its own rules: it turns the source
// tree and the import block of ARCHITECTURE.md into a list of what breaks them.
//
// Every test goes through source, which opens each .go file itself. Go's test
// cache sees what a test opens and not what a command that it starts reads, so
// without that a violation would pass as "(cached)".
package housetest

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// module is the module's path, which is also that of its root package.
const module = "gainsay"

// root is the module's folder, seen from this one.
const root = "../.."

// A file is one .go file of the module.
type file struct {
	name   string // relative to the module
	pkg    string // folder relative to the module, "." for the root
	test   bool
	lines  int
	syntax *ast.File
}

// source reads every .go file of the module.
func source(t *testing.T) (*token.FileSet, []file) {
	t.Helper()
	set := token.NewFileSet()
	var files []file
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if entry.IsDir() {
			if rel != "." && passedOver(name, entry.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		if path.Ext(rel) != ".go" {
			return nil
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(set, rel, b, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files = append(files, file{rel, path.Dir(rel), strings.HasSuffix(rel, "_test.go"), bytes.Count(b, []byte("\n")), syntax})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 10 {
		t.Fatalf("found only %d .go files: this is not the module's folder", len(files))
	}
	return set, files
}

// passedOver tells the folders that hold no package of the module.
func passedOver(name, base string) bool {
	if strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") || base == "testdata" {
		return true
	}
	_, err := os.Stat(filepath.Join(name, "go.mod")) // a module of its own
	return err == nil
}

func TestImports(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	rules, err := parseRules(string(text))
	if err != nil {
		t.Fatal(err)
	}
	_, files := source(t)
	var imports []imported
	for _, f := range files {
		if f.test {
			continue
		}
		for _, spec := range f.syntax.Imports {
			to, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			imports = append(imports, imported{f.name, f.pkg, to})
		}
		imports = append(imports, imported{file: f.name, pkg: f.pkg}) // a package without imports needs its line too
	}
	for _, broken := range rules.broken(imports) {
		t.Error(broken)
	}
}

// TestLinks proves that the program is built of nothing that only training,
// scoring or testing needs.
func TestLinks(t *testing.T) {
	source(t)
	for _, name := range []string{"go.mod", "go.sum"} {
		if _, err := os.ReadFile(filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", "list", "-deps", "./cmd/gainsay")
	cmd.Dir = root
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	linked := strings.Fields(string(out))
	if !slices.Contains(linked, module+"/internal/pipeline") {
		t.Fatal("go list does not name the pipeline: it listed something else than the program")
	}
	for _, pkg := range linked {
		if why := unwanted(pkg); why != "" {
			t.Errorf("cmd/gainsay links %s: %s", pkg, why)
		}
	}
}

// unwanted says why the program may not link pkg, "" where it may.
func unwanted(pkg string) string {
	own, isOwn := strings.CutPrefix(pkg, module+"/")
	switch {
	case pkg == "testing", strings.HasPrefix(pkg, "testing/") && pkg != "testing/fstest":
		return "it is for tests"
	case !isOwn:
		return ""
	case within(own, "internal/language/train"):
		return "it trains weights"
	case within(own, "internal/eval"), strings.HasSuffix(own, "-eval"):
		return "it scores"
	case strings.HasSuffix(own, "test"):
		return "it is for tests"
	}
	return ""
}

func TestUnwanted(t *testing.T) {
	for pkg, want := range map[string]bool{
		"testing": true, "testing/quick": true, "gainsay/internal/ledger/ledgertest": true,
		"gainsay/internal/language/train": true, "gainsay/internal/language/train/perceptron": true,
		"gainsay/internal/eval": true, "gainsay": false, "gainsay/internal/language/model": false,
		"gainsay/internal/language/trainee": false, "example.org/contest": false, "strings": false,
	} {
		if got := unwanted(pkg) != ""; got != want {
			t.Errorf("%s: unwanted is %v", pkg, got)
		}
	}
}

// TestNoInit: what a package needs is made by whoever uses it.
func TestNoInit(t *testing.T) {
	set, files := source(t)
	for _, f := range files {
		for _, decl := range f.syntax.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s: a package of this project has no init", set.Position(fn.Pos()))
			}
		}
	}
}

// tooLong is the number of lines beyond which a file says why it is one.
const tooLong = 500

// reasonPrefix begins the comment line that says why a file is long.
const reasonPrefix = "// Over 500 lines: "

func TestFileLength(t *testing.T) {
	_, files := source(t)
	for _, f := range files {
		if f.lines > tooLong && !reasoned(f.syntax) {
			t.Errorf("%s has %d lines: part it, or write %q and the reason", f.name, f.lines, reasonPrefix)
		}
	}
}

func reasoned(syntax *ast.File) bool {
	for _, group := range syntax.Comments {
		for _, comment := range group.List {
			if reason, ok := strings.CutPrefix(comment.Text, reasonPrefix); ok && len(strings.Fields(reason)) >= 3 {
				return true
			}
		}
	}
	return false
}

func TestReasoned(t *testing.T) {
	for text, want := range map[string]bool{
		"package a\n// Over 500 lines: one table that belongs together.\n": true,
		"package a\n// Over 500 lines: \n":                                 false,
		"package a\n// Over 500 lines: long.\n":                            false,
		"package a\nconst s = `// Over 500 lines: one table of words`\n":   false,
		"package a\n": false,
	} {
		syntax, err := parser.ParseFile(token.NewFileSet(), "a.go", text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := reasoned(syntax); got != want {
			t.Errorf("%q: reasoned is %v", text, got)
		}
	}
}

// TestRootIsPlain: the words of the domain rest on the standard library only.
func TestRootIsPlain(t *testing.T) {
	_, files := source(t)
	for _, f := range files {
		if f.pkg != "." || f.test {
			continue
		}
		for _, spec := range f.syntax.Imports {
			if first, _, _ := strings.Cut(strings.Trim(spec.Path.Value, `"`), "/"); strings.Contains(first, ".") {
				t.Errorf("%s imports %s", f.name, spec.Path.Value)
			}
		}
	}
}
