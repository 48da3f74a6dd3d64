package parse

import (
	"strings"
	"testing"

	"gainsay/internal/language/doc"
)

// TestMarks attaches the marks of sentences whose words are attached: a word is
// written form:head, counted from 1, a mark alone with the head that it should get.
func TestMarks(t *testing.T) {
	for _, text := range []string{
		"Ships:2 sank:0 .>2",
		"Ships:3 ,>1 sank:0 .>3",
		"He:2 wept:0 ,>4 too:2 .>2",
		"Ships:2 sank:0 ,>5 and:5 swam:2 .>2",
		"When:2 called:5 ,>2 he:5 came:0 !>5",
		"The:2 ship:6 (>4 new:2 )>4 sank:0",
		`He:2 said:0 ">4 go:2 ">4`,
		"It:2 sank:0 .>2 [>5 3:2 ]>5", // a reference after the stop
	} {
		var tr tree
		var forms []string
		var want []int32
		fields := strings.Fields(text)
		tr.head, tr.rel = fill(tr.head, len(fields), -1), fill(tr.rel, len(fields), doc.NoRel)
		tr.depth, tr.pair = fill(tr.depth, len(fields), -1), fill(tr.pair, len(fields), -1)
		for i, f := range fields {
			at := strings.LastIndexAny(f, ":>")
			head := int32(f[at+1]-'0') - 1
			forms, want = append(forms, f[:at]), append(want, head)
			if f[at] == ':' {
				tr.head[i], tr.rel[i] = head, doc.Dep
			}
		}
		for i := range fields {
			tr.measure(int32(i))
		}
		tr.marks(func(i int) string { return forms[i] })
		for i := range fields {
			if tr.head[i] != want[i] {
				t.Errorf("%s: %q hangs from word %d, want %d", text, forms[i], tr.head[i]+1, want[i]+1)
			}
		}
	}
}

func TestPairs(t *testing.T) {
	for text, want := range map[string]string{
		"( a )": "2 - 0", `" a " b "`: "2 - 0 - -", "( a ( b ) )": "5 - 4 - 2 0", "( a ]": "- - -", "“ a ‘ b ’ ”": "5 - 4 - 2 0", "( “ a )": "3 - - 0",
	} {
		forms := strings.Fields(text)
		var tr tree
		tr.rel, tr.pair, tr.head = fill(tr.rel, len(forms), doc.NoRel), fill(tr.pair, len(forms), -1), fill(tr.head, len(forms), -1)
		for i, f := range forms {
			if f[0] >= 'a' && f[0] <= 'z' {
				tr.rel[i] = doc.Dep
			}
		}
		tr.pairs(func(i int) string { return forms[i] })
		var got []string
		for _, p := range tr.pair {
			if p < 0 {
				got = append(got, "-")
			} else {
				got = append(got, string(rune('0'+p)))
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: pairs %v, want %s", text, got, want)
		}
	}
}
