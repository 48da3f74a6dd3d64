package train

import (
	"bufio"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/names"
)

// A namedText is a text whose names are marked.
type namedText struct {
	doc   *doc.Doc
	names []markedName
}

// A markedName is the tokens [first, last) of a text that name something.
type markedName struct {
	first, last, kind int
}

// labels are the labels of all tokens.
func (t *namedText) labels() []uint8 {
	out := make([]uint8, len(t.doc.Tokens))
	for _, n := range t.names {
		for i := n.first; i < n.last; i++ {
			out[i] = names.Label(n.kind, i-n.first, n.last-n.first)
		}
	}
	return out
}

// namedTexts reads all that the tagger of names is trained on.
func namedTexts(shared string) ([]namedText, error) {
	var all []namedText
	for _, name := range []string{"wnut17.train.conll.gz", "wikigold.conll.gz"} {
		t, err := columnTexts(filepath.Join(shared, "gold", "ner", name))
		if err != nil {
			return nil, err
		}
		all = append(all, t...)
	}
	trees, err := Treebank(shared, GUM, Train)
	if err != nil {
		return nil, err
	}
	return append(all, gumTexts(trees)...), nil
}

// kindOfMark is the kind of name that a corpus calls s; ok is false for what is no name.
func kindOfMark(s string) (kind int, ok bool) {
	switch strings.ToLower(s) {
	case "per", "person":
		return names.KindPerson, true
	case "org", "organization", "organisation", "corporation", "group":
		return names.KindOrganisation, true
	case "loc", "location", "place", "state":
		return names.KindPlace, true
	case "misc", "other", "product", "creative-work", "object", "event", "abstract":
		return names.KindOther, true
	}
	return 0, false
}

// columnTexts reads a file of words and IOB marks, a sentence a text: in two of
// the corpora no more belongs together.
func columnTexts(path string) ([]namedText, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read marked names", "%w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, gainsay.E(gainsay.Invalid, "read marked names "+path, "%w", err)
	}
	return readColumns(z)
}

func readColumns(r io.Reader) ([]namedText, error) {
	var out []namedText
	var words, marks []string
	flush := func() {
		if len(words) > 0 {
			t := namedText{doc: docOf([][]string{words}), names: iobNames(marks)}
			out = append(out, t)
		}
		words, marks = nil, nil
	}
	in := bufio.NewScanner(r)
	for in.Scan() {
		c := strings.Fields(in.Text())
		if len(c) < 2 || c[0] == "-DOCSTART-" {
			flush()
			continue
		}
		words, marks = append(words, c[0]), append(marks, c[len(c)-1])
	}
	flush()
	return out, in.Err()
}

// iobNames reads marks "B-PER", "I-PER", "O", also where names begin with "I-".
func iobNames(marks []string) []markedName {
	var out []markedName
	before := "O"
	for i, m := range marks {
		kind, ok := 0, false
		if len(m) > 2 {
			kind, ok = kindOfMark(m[2:])
		}
		switch {
		case !ok:
		case m[0] == 'I' && before != "O" && before[2:] == m[2:]:
			out[len(out)-1].last = i + 1
		default:
			out = append(out, markedName{i, i + 1, kind})
		}
		if before = m; !ok {
			before = "O"
		}
	}
	return out
}

// docWithGaps makes a Doc of the words of sentences; glued tells of each word
// in order whether no space follows it.
func docWithGaps(sentences [][]string, glued []bool) *doc.Doc {
	var b strings.Builder
	d := &doc.Doc{}
	for _, s := range sentences {
		from := len(d.Tokens)
		for _, w := range s {
			start := b.Len()
			b.WriteString(w)
			at := len(d.Tokens)
			d.Tokens = append(d.Tokens, doc.Token{Start: int32(start), End: int32(b.Len()), Head: -1})
			if at >= len(glued) || !glued[at] {
				b.WriteByte(' ')
			}
		}
		d.Sentences = append(d.Sentences, doc.Sentence{First: int32(from), Last: int32(len(d.Tokens)), Span: d.SpanOf(from, len(d.Tokens))})
	}
	d.Article = &gainsay.Article{Text: b.String(), Language: "en"}
	return d
}
