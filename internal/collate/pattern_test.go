package collate

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestPatterns: what is compiled only when it is needed is in order all the same.
func TestPatterns(t *testing.T) {
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, n := range names {
		if !strings.HasSuffix(n.Name(), ".go") || strings.HasSuffix(n.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), n.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(x ast.Node) bool {
			call, ok := x.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			name, ok := call.Fun.(*ast.Ident)
			if lit, isText := call.Args[0].(*ast.BasicLit); ok && isText && name.Name == "pattern" {
				found++
				expr, err := strconv.Unquote(lit.Value)
				if err == nil {
					_, err = regexp.Compile(expr)
				}
				if err != nil {
					t.Errorf("%s: %v", n.Name(), err)
				}
			}
			return true
		})
	}
	if found == 0 {
		t.Fatal("no pattern was found")
	}
}
