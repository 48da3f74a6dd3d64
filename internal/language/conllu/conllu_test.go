package conllu

import (
	"strings"
	"testing"

	"gainsay"
)

// row is a line of ten columns.
func row(id, form, misc string) string {
	return strings.Join([]string{id, form, "_", "X", "_", "_", "0", "dep", "_", misc}, "\t") + "\n"
}

func TestReadKeepsTheWords(t *testing.T) {
	in := "# newdoc id = one\n# newpar\n" +
		row("1", "Ferries", "_") + row("2-3", "can't", "_") + row("2", "ca", "_") + row("3", "n't", "_") +
		row("3.1", "sail", "_") + row("4", "now", "SpaceAfter=No") + row("5", ".", "_") + "\n" +
		"# newpar\n" + row("1", "10 000", "_") + "\n" +
		"# newdoc id = two\n" + row("1", "Why", "SpaceAfter=No") + row("2", "?", "_")
	docs, err := Read(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if len(docs) != 2 || docs[0].ID != "one" || docs[1].ID != "two" {
		t.Fatalf("documents %+v", docs)
	}
	if want := "Ferries can't now.\n\n10 000"; docs[0].Text != want {
		t.Errorf("text %q, want %q", docs[0].Text, want)
	}
	var words []string
	for _, tok := range docs[0].Tokens {
		words = append(words, docs[0].Text[tok.Start:tok.End])
	}
	if got, want := strings.Join(words, "|"), "Ferries|ca|n't|now|.|10 000"; got != want {
		t.Errorf("words %s, want %s", got, want)
	}
	if s := docs[0].Sentences; len(s) != 2 || s[1].First != 5 || s[1].Last != 6 || s[0].Span != (gainsay.Span{Start: 0, End: 18}) {
		t.Errorf("sentences %+v", s)
	}
	if docs[1].Text != "Why?" {
		t.Errorf("the second document is %q", docs[1].Text)
	}
}

func TestWhatIsNoCoNLLU(t *testing.T) {
	for name, in := range map[string]string{
		"columns": "1\tword\n",
		"order":   row("2", "late", "_"),
		"range":   row("1-b", "bad", "_"),
		"letters": row("one", "bad", "_"),
		"no form": row("1", "", "_"),
	} {
		if _, err := Read(strings.NewReader(in)); gainsay.KindOf(err) != gainsay.Invalid {
			t.Errorf("%s: %v, want an Invalid error", name, err)
		}
	}
	if docs, err := Read(strings.NewReader("# only a comment\n")); err != nil || len(docs) != 0 {
		t.Errorf("nothing gives %v, %v", docs, err)
	}
}

func TestSpacing(t *testing.T) {
	docs, err := Read(strings.NewReader(row("1", "a", "SpaceAfter=No|X=1") + row("2", "b", "CorrectSpaceAfter=No") + row("3", "c\xff", "_")))
	if err != nil || len(docs) != 1 || docs[0].Text != "ab c\ufffd" {
		t.Errorf("%+v, %v", docs, err)
	}
}

// FuzzRead: whatever is read, tokens are in order, lie in the text and fill the sentences.
func FuzzRead(f *testing.F) {
	f.Add(row("1", "Tide", "SpaceAfter=No") + row("2", "!", "_") + "\n" + row("1", "", "_"))
	f.Add("# newdoc\n# newpar\n" + row("1-2", "ab", "_") + row("1", "a", "_") + row("2", "b", "_"))
	f.Fuzz(func(t *testing.T, in string) {
		docs, err := Read(strings.NewReader(in))
		if err != nil {
			return
		}
		for _, d := range docs {
			at, next := int32(0), int32(0)
			for _, s := range d.Sentences {
				if s.First != next || s.Last <= s.First {
					t.Fatalf("sentence %+v after token %d", s, next)
				}
				next = s.Last
			}
			if int(next) != len(d.Tokens) {
				t.Fatalf("%d tokens, %d in sentences", len(d.Tokens), next)
			}
			for _, tok := range d.Tokens {
				if tok.Start < at || tok.End <= tok.Start || int(tok.End) > len(d.Text) {
					t.Fatalf("token %+v after byte %d of %d", tok, at, len(d.Text))
				}
				at = tok.End
			}
		}
	})
}
