package housetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A rule is one line of the import block.
type rule struct {
	path      string
	testsOnly bool     // only test files may import it
	may       []string // what it may import besides the root package and its own; "*" for all
}

type rules []rule

// An imported is one import of a file that is no test, or none where to is "".
type imported struct{ file, pkg, to string }

// parseRules reads the ```imports block of text.
func parseRules(text string) (rules, error) {
	_, rest, found := strings.Cut(text, "```imports\n")
	block, _, closed := strings.Cut(rest, "\n```")
	if !found || !closed {
		return nil, fmt.Errorf("there is no ```imports block")
	}
	var all rules
	for line := range strings.Lines(block) {
		words := strings.Fields(line)
		if len(words) < 2 {
			return nil, fmt.Errorf("%q is no rule: a package, then what it may import", line)
		}
		r := rule{path: words[0], may: words[1:]}
		if r.may[0] == "tests" {
			r.testsOnly, r.may = true, r.may[1:]
		}
		if len(r.may) == 1 && r.may[0] == "-" {
			r.may = nil
		}
		if slices.ContainsFunc(all, func(o rule) bool { return o.path == r.path }) {
			return nil, fmt.Errorf("%s has two lines", r.path)
		}
		all = append(all, r)
	}
	return all, nil
}

// within tells whether the package lies at path or beneath it. "." is the root
// package alone.
func within(pkg, path string) bool {
	return pkg == path || path != "." && strings.HasPrefix(pkg, path+"/")
}

// of is the rule for a package: the line with the longest path that holds it.
func (rs rules) of(pkg string) *rule {
	var best *rule
	for i := range rs {
		if within(pkg, rs[i].path) && (best == nil || len(rs[i].path) > len(best.path)) {
			best = &rs[i]
		}
	}
	return best
}

// broken lists what breaks the rules, a line each.
func (rs rules) broken(imports []imported) []string {
	var all []string
	for _, im := range imports {
		from := rs.of(im.pkg)
		if from == nil {
			all = append(all, fmt.Sprintf("%s: package %s stands in no line of ARCHITECTURE.md", im.file, im.pkg))
			continue
		}
		to, own := strings.CutPrefix(im.to, module+"/")
		if !own { // the root package, which all may import, or none of this module
			continue
		}
		if !rs.allows(from, to) {
			all = append(all, fmt.Sprintf("%s: %s may not import %s", im.file, im.pkg, to))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func (rs rules) allows(from *rule, to string) bool {
	target := rs.of(to)
	switch {
	case target == nil, target.testsOnly && target != from:
		return false
	case within(to, from.path):
		return true
	}
	return slices.ContainsFunc(from.may, func(path string) bool { return path == "*" || within(to, path) })
}

const example = "Text.\n```imports\n" + `.          -
store        -
store/fake   tests store
stage        word/tree
word         -
show         -
show/tree    word/tree
cmd          store show
score        *
` + "```\nMore."

func TestRules(t *testing.T) {
	rs, err := parseRules(example)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		pkg, to string
		want    bool
	}{
		{"stage", "gainsay", true},
		{"stage", "strings", true},
		{"stage", "example.org/word", true},
		{"stage", "gainsay/stage/part", true},
		{"stage/part", "gainsay/stage", true},
		{"stage/part", "gainsay/stage/other", true},
		{"stage", "gainsay/word/tree", true},
		{"stage", "gainsay/word/tree/leaf", true},
		{"stage", "gainsay/word", false},
		{"stage", "gainsay/word/treetop", false},
		{"stage", "gainsay/store", false},
		{".", "gainsay/word", false},
		{"word", "gainsay/stage", false},
		{"show", "gainsay/word/tree", false},
		{"show", "gainsay/show/tree", true},
		{"show/tree", "gainsay/word/tree", true},
		{"show/tree", "gainsay/show/page", false}, // its own line counts, not that of show
		{"cmd", "gainsay/show/page", true},
		{"cmd", "gainsay/stage", false},
		{"cmd", "gainsay/store/fake", false},
		{"score", "gainsay/store/fake", false},
		{"score", "gainsay/stage", true},
		{"store", "gainsay/store/fake", false},
		{"store/fake/more", "gainsay/store/fake", true},
		{"store/fake", "gainsay/store", true},
		{"score", "gainsay/unheard", false},
		{"unheard", "strings", false},
	}
	for _, test := range tests {
		broken := rs.broken([]imported{{"a.go", test.pkg, test.to}})
		if (len(broken) == 0) != test.want {
			t.Errorf("%s imports %s: %q, want it allowed: %v", test.pkg, test.to, broken, test.want)
		}
	}
}

func TestParseRulesRefuses(t *testing.T) {
	for _, text := range []string{"", "```imports\na -", "```imports\na\n```", "```imports\na -\na b\n```"} {
		if rs, err := parseRules(text); err == nil {
			t.Errorf("%q gives %v", text, rs)
		}
	}
}
