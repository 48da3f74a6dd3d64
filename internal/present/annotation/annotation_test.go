package annotation

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/language/doc"
)

var update = flag.Bool("update", false, "write the golden files")

// span is where words first stand in text.
func span(t *testing.T, text, words string) gainsay.Span {
	t.Helper()
	at := strings.Index(text, words)
	if at < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return gainsay.Span{Start: at, End: at + len(words)}
}

// ferry is an analysed article of two sentences; its text has characters of
// more than one byte before everything that is marked.
func ferry(t *testing.T) (*doc.Doc, []gainsay.Statement) {
	text := "“Café Bořek is shut,” Zoë Abel said.\n\nThe harbour lost 40 jobs <in May>."
	a := &gainsay.Article{ID: "a1", Text: text, Title: "Shut", Outlet: gainsay.Outlet{Name: "Coast Daily"}, Hash: gainsay.Hash(text),
		Furniture: []gainsay.Furniture{{Span: span(t, text, "<in May>"), Kind: gainsay.Notice}}}
	d := &doc.Doc{Article: a, Parsed: true}
	add := func(word string, tag doc.Tag, rel doc.Rel, head int32, lemma string) {
		from := 0
		if n := len(d.Tokens); n > 0 {
			from = int(d.Tokens[n-1].End)
		}
		s := span(t, text[from:], word)
		d.Tokens = append(d.Tokens, doc.Token{Start: int32(from + s.Start), End: int32(from + s.End), Tag: tag, Rel: rel, Head: head, Lemma: lemma})
	}
	add("“", doc.PUNCT, doc.Punct, 4, "\"")
	add("Café", doc.PROPN, doc.Nsubj, 4, "Café")
	add("Bořek", doc.PROPN, doc.Flat, 1, "Bořek")
	add("is", doc.AUX, doc.Cop, 4, "be")
	add("shut", doc.ADJ, doc.Ccomp, 9, "shut")
	add(",", doc.PUNCT, doc.Punct, 4, ",")
	add("”", doc.PUNCT, doc.Punct, 4, "\"")
	add("Zoë", doc.PROPN, doc.Nsubj, 9, "Zoë")
	add("Abel", doc.PROPN, doc.Flat, 7, "Abel")
	add("said", doc.VERB, doc.Root, -1, "say")
	add(".", doc.PUNCT, doc.Punct, 9, ".")
	for i, w := range []string{"The", "harbour", "lost", "40", "jobs", "<", "in", "May", ">", "."} {
		add(w, doc.X, doc.Dep, 11, w)
		if i == 0 {
			d.Tokens[11].Head, d.Tokens[11].Rel = -1, doc.Root
		}
	}
	d.Sentences = []doc.Sentence{{First: 0, Last: 11, Span: d.SpanOf(0, 11)}, {First: 11, Last: 21, Span: d.SpanOf(11, 21)}}
	d.Names = []doc.Name{{First: 1, Last: 3, Kind: gainsay.Place}, {First: 7, Last: 9, Kind: gainsay.Person}}
	d.Actors = []gainsay.Actor{{Name: "Zoë Abel", Kind: gainsay.Person}}
	d.Mentions = []gainsay.Mention{{Span: d.SpanOf(7, 9), Kind: gainsay.NameMention, Actor: 0}}
	d.Quantities = []gainsay.Quantity{{Span: span(t, text, "40 jobs"), Value: 40, Of: "job", OfSpan: span(t, text, "jobs")}}
	d.Times = []gainsay.Time{{Span: span(t, text, "May"), Type: "DATE", Value: "2024-05"}}
	return d, []gainsay.Statement{
		{ID: "s1", Source: []gainsay.Span{d.SpanOf(7, 9)}, Cue: []gainsay.Span{d.SpanOf(9, 10)}, Content: []gainsay.Span{d.SpanOf(1, 6)},
			Manner: gainsay.Direct, Stance: gainsay.Asserts, Chain: []gainsay.Hop{{Name: "Coast Wire", Declared: true},
				{Name: "Zoë Abel", Actor: "Zoë Abel", Span: d.SpanOf(7, 9), Cue: d.SpanOf(9, 10)}}},
		{ID: "s2", Within: "s1", Content: []gainsay.Span{{Start: d.Sentences[0].Span.Start, End: d.Sentences[1].Span.End}},
			Manner: gainsay.Indirect, Stance: gainsay.Denies, Unknown: "the text names no source"},
	}
}

func TestGolden(t *testing.T) {
	d, statements := ferry(t)
	for name, write := range map[string]func(*bytes.Buffer) error{
		"ferry.json":   func(b *bytes.Buffer) error { return JSON(b, d, statements) },
		"ferry.conllu": func(b *bytes.Buffer) error { return CoNLLU(b, d) },
		"ferry.ann":    func(b *bytes.Buffer) error { return Brat(b, d, statements) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, b.String(), want)
		}
	}
}

func TestUnparsedAndEmpty(t *testing.T) {
	d, _ := ferry(t)
	d.Parsed = false
	var b bytes.Buffer
	if err := JSON(&b, d, nil); err != nil {
		t.Fatal(err)
	}
	for _, absent := range []string{`"pos"`, `"head"`, `"lemma"`, "null", `\u003c`} {
		if strings.Contains(b.String(), absent) {
			t.Errorf("%s stands in %s", absent, b.String())
		}
	}
	b.Reset()
	if err := CoNLLU(&b, d); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "2\tCafé\t_\t_\t_\t_\t_\t_\t_\tNE=B-LOC\n") {
		t.Errorf("an unparsed word is printed as\n%s", b.String())
	}
	b.Reset()
	empty := &doc.Doc{Article: &gainsay.Article{}}
	if err := Brat(&b, empty, nil); err != nil || b.Len() != 0 {
		t.Errorf("nothing gives %q, %v", b.String(), err)
	}
}

// TestBratOffsets checks every annotation against the text by code points.
func TestBratOffsets(t *testing.T) {
	d, statements := ferry(t)
	var b bytes.Buffer
	if err := Brat(&b, d, statements); err != nil {
		t.Fatal(err)
	}
	text := []rune(d.Text())
	checked := 0
	for line := range strings.Lines(b.String()) {
		columns := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if columns[0][0] != 'T' {
			continue
		}
		_, ranges, _ := strings.Cut(columns[1], " ")
		var words []string
		for r := range strings.SplitSeq(ranges, ";") {
			var start, end int
			for i, n := range strings.Fields(r) {
				for _, c := range n {
					if i == 0 {
						start = start*10 + int(c-'0')
					} else {
						end = end*10 + int(c-'0')
					}
				}
			}
			words = append(words, string(text[start:end]))
		}
		if got := strings.Join(words, " "); got != columns[2] {
			t.Errorf("%s covers %q", line, got)
		}
		checked++
	}
	if checked < 7 {
		t.Errorf("only %d annotations", checked)
	}
}
