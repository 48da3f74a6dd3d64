package annotation

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// CoNLLU writes the sentences of an article in CoNLL-U, a blank line after each
// (https://universaldependencies.org/format.html). MISC carries names and where
// no white space follows. The only errors are those of w.
func CoNLLU(w io.Writer, d *doc.Doc) error {
	out := bufio.NewWriter(w)
	names := nameTags(d)
	fmt.Fprintf(out, "# newdoc id = %s\n", plain(d.Article.ID))
	for i, s := range d.Sentences {
		if i > 0 && newParagraph(d, d.Sentences[i-1].Span.End, s.Span.Start) {
			out.WriteString("# newpar\n")
		}
		fmt.Fprintf(out, "# sent_id = %s-%d\n# text = %s\n", plain(d.Article.ID), i+1, plain(s.Span.In(d.Text())))
		for j := s.First; j < s.Last; j++ {
			row(out, d, s, int(j), names[j])
		}
		out.WriteByte('\n')
	}
	return out.Flush()
}

// row writes the line of token j of sentence s.
func row(out *bufio.Writer, d *doc.Doc, s doc.Sentence, j int, name string) {
	t := &d.Tokens[j]
	lemma, pos, head, rel := "_", "_", "_", "_"
	if d.Parsed {
		lemma, pos, head, rel = field(t.Lemma), t.Tag.String(), strconv.Itoa(headWithin(s, t)), t.Rel.String()
	}
	misc := name
	if j+1 < len(d.Tokens) && d.Tokens[j+1].Start == t.End {
		misc = strings.TrimPrefix(misc+"|SpaceAfter=No", "|")
	}
	columns := []string{strconv.Itoa(j - int(s.First) + 1), field(d.Word(j)), lemma, pos, "_", "_", head, rel, "_", field(misc)}
	out.WriteString(strings.Join(columns, "\t"))
	out.WriteByte('\n')
}

// field is s as a column holds it.
func field(s string) string {
	if s == "" {
		return "_"
	}
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, s)
}

// plain is s on one line, its white space made single.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// newParagraph tells whether a blank line stands between two bytes of the text.
func newParagraph(d *doc.Doc, start, end int) bool {
	return strings.Count(gainsay.Span{Start: start, End: end}.In(d.Text()), "\n") > 1
}

// nameTags gives each token of a name its tag: "NE=B-PER", "NE=I-PER".
func nameTags(d *doc.Doc) []string {
	out := make([]string, len(d.Tokens))
	for _, n := range d.Names {
		kind := "MISC"
		switch n.Kind {
		case gainsay.Person:
			kind = "PER"
		case gainsay.Organisation:
			kind = "ORG"
		case gainsay.State, gainsay.Place:
			kind = "LOC"
		}
		for i := n.First; i < n.Last; i++ {
			if i == n.First {
				out[i] = "NE=B-" + kind
			} else {
				out[i] = "NE=I-" + kind
			}
		}
	}
	return out
}
