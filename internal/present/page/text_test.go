package page

import (
	"strings"
	"testing"

	"gainsay"
)

// marked writes runs as "[id:words]" and "(class:words)".
func marked(t *testing.T, runs []run) string {
	t.Helper()
	var b strings.Builder
	var open []string
	for _, r := range runs {
		switch {
		case r.Mark != nil:
			open = append(open, "]")
			b.WriteString("[" + r.Mark.ID + ":")
		case r.Span != "":
			open = append(open, ")")
			b.WriteString("(" + r.Span + ":")
		case r.Close != "":
			if len(open) == 0 {
				t.Fatal("what is not open closes")
			}
			b.WriteString(open[len(open)-1])
			open = open[:len(open)-1]
		case r.CR:
			b.WriteString("\r")
		default:
			b.WriteString(r.Text)
		}
	}
	if len(open) > 0 {
		t.Fatalf("%d elements stay open", len(open))
	}
	return b.String()
}

func stretchOf(id string, start, end int) stretch {
	if id == strings.ToUpper(id) {
		return stretch{Span: gainsay.Span{Start: start, End: end}, mark: &markView{ID: id}, rank: 2}
	}
	return stretch{Span: gainsay.Span{Start: start, End: end}, span: id, rank: 1}
}

func TestRuns(t *testing.T) {
	const text = "0123456789"
	for _, c := range []struct {
		name string
		all  []stretch
		want string
	}{
		{"nothing marked", nil, "0123456789"},
		{"side by side", []stretch{stretchOf("A", 1, 3), stretchOf("B", 3, 5)}, "0[A:12][B:34]56789"},
		{"one within another", []stretch{stretchOf("A", 1, 8), stretchOf("B", 3, 5)}, "0[A:12[B:34]567]89"},
		{"of one extent, the span stands outside", []stretch{stretchOf("A", 2, 4), stretchOf("st", 2, 4)}, "01(st:[A:23])456789"},
		{"two that cross: the later is cut", []stretch{stretchOf("A", 1, 5), stretchOf("B", 3, 8)}, "0[A:12[B:34]][B:567]89"},
		{"three that cross", []stretch{stretchOf("A", 0, 4), stretchOf("B", 2, 6), stretchOf("C", 3, 8)}, "[A:01[B:2[C:3]]][C:[B:45]67]89"},
		{"to the end", []stretch{stretchOf("A", 8, 10)}, "01234567[A:89]"},
		{"the whole text", []stretch{stretchOf("A", 0, 10), stretchOf("B", 0, 10)}, "[A:[B:0123456789]]"},
	} {
		if got := marked(t, runs(text, ordered(text, c.all))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestRunsOfHiddenSigns(t *testing.T) {
	var names []string
	for _, r := range runs("a\u202Eb\r\nc\u200Bd", nil) {
		switch {
		case r.Hidden != "":
			names = append(names, r.Hidden)
		case r.CR:
			names = append(names, "CR")
		default:
			names = append(names, r.Text)
		}
	}
	if got := strings.Join(names, "|"); got != "a|U+202E|b|CR|\nc|U+200B|d" {
		t.Errorf("got %q", got)
	}
}

// Whatever is marked, the runs read as the text, the elements are nested, and
// the pieces of each mark together are its span.
func FuzzRuns(f *testing.F) {
	f.Add("The pier was empty.", []byte{0, 4, 2, 9, 3, 12, 4, 8})
	f.Add("十四人\r\n\u202Ex", []byte{1, 5, 2, 30, 0, 200})
	f.Fuzz(func(t *testing.T, text string, ends []byte) {
		var all []stretch
		text = strings.ToValidUTF8(text, "\uFFFD")
		for i := 0; i+1 < len(ends) && i < 40; i += 2 {
			all = append(all, stretchOf(string(rune('A'+i/2)), int(ends[i]), int(ends[i+1])))
		}
		all = ordered(text, all)
		want := map[string]string{}
		for _, s := range all {
			want[s.mark.ID] = s.In(text)
		}
		var whole strings.Builder
		var open []*markView
		got := map[string]string{}
		write := func(s string) {
			whole.WriteString(s)
			for _, m := range open {
				got[m.ID] += s
			}
		}
		for _, r := range runs(text, all) {
			switch {
			case r.Mark != nil:
				open = append(open, r.Mark)
			case r.Close != "":
				open = open[:len(open)-1]
			case r.CR:
				write("\r")
			default:
				write(r.Text)
			}
		}
		if whole.String() != text || len(open) > 0 {
			t.Fatalf("the runs read %q, want %q", whole.String(), text)
		}
		for id, words := range want {
			if got[id] != words {
				t.Fatalf("mark %s reads %q, want %q", id, got[id], words)
			}
		}
	})
}
