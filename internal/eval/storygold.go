package eval

import (
	"encoding/json"
	"os"
	"path/filepath"

	"gainsay"
)

// A goldMark is one place that the editor marked.
type goldMark struct {
	Actor string       `json:"actor"`
	File  string       `json:"file"`
	Value string       `json:"value"`
	Span  gainsay.Span `json:"span"` // empty where the editor gave none
}

type goldDispute struct {
	Affirm []goldMark `json:"affirm"`
	Deny   []goldMark `json:"deny"`
}

type goldDiscrepancy struct {
	Class  string     `json:"class"`
	About  string     `json:"about"`
	Why    string     `json:"why"`
	Values []goldMark `json:"values"`
}

type goldChain struct {
	File    string         `json:"file"`
	Content gainsay.Span   `json:"content"`
	Hops    []gainsay.Span `json:"hops"`
}

type goldStatement struct {
	Doc     string       `json:"doc"` // a file's name or its first three bytes
	Chain   []string     `json:"chain"`
	Content gainsay.Span `json:"content"`
}

type goldQuote struct {
	Variants []goldMark `json:"variants"`
}

type goldEdge struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// A StoryGold is what a careful editor found in one story.
type StoryGold struct {
	Disputes         []goldDispute     `json:"disputes"`
	Discrepancies    []goldDiscrepancy `json:"discrepancies"`
	NotDiscrepancies []goldDiscrepancy `json:"not_discrepancies"`
	Unsure           []goldDiscrepancy `json:"unsure"`
	Quotes           []goldQuote       `json:"quotes"`
	Chains           []goldChain       `json:"chains"`
	Lineage          []goldEdge        `json:"lineage"`
	Groups           [][]string        `json:"groups"`
	Stories          [][]string        `json:"stories"` // which files are one story, where the folder holds more than one
	Statements       []goldStatement   `json:"statements"`
	NotStatements    []struct {
		Doc  string       `json:"doc"`
		Span gainsay.Span `json:"span"`
	} `json:"not_statements"`
}

// ReadStoryGold reads the marks of a story from file.
func ReadStoryGold(file string) (*StoryGold, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read marks "+file, "%w", err)
	}
	g := new(StoryGold)
	if err := json.Unmarshal(b, g); err != nil {
		return nil, gainsay.E(gainsay.Invalid, "read marks "+file, "%w", err)
	}
	return g, nil
}

// A place is a span in a file, which is named without its folder.
type place struct {
	file string
	span gainsay.Span
}

func placed(file string, span gainsay.Span) place {
	if file != "" {
		file = filepath.Base(file)
	}
	return place{file, span}
}

// meets tells whether the program's span a meets the editor's b: they share a
// byte, and a is not much longer than b.
func meets(a, b gainsay.Span) bool { return a.Meets(b) && a.Len() <= 3*b.Len()+80 }

func (p place) meets(gold place) bool { return p.file == gold.file && meets(p.span, gold.span) }

func touch(program, editor []place) bool {
	for _, p := range program {
		for _, e := range editor {
			if p.meets(e) {
				return true
			}
		}
	}
	return false
}

// places are those of the marks that have one.
func places(marks []goldMark) []place {
	var out []place
	for _, m := range marks {
		if !m.Span.Empty() {
			out = append(out, placed(m.File, m.Span))
		}
	}
	return out
}

// textFiles are the names of the texts in a story's folder, in order.
func textFiles(folder string) []string {
	found, _ := filepath.Glob(filepath.Join(folder, "*.txt")) // the pattern is well formed
	for i := range found {
		found[i] = filepath.Base(found[i])
	}
	return found
}
