package eval

import (
	"bufio"
	"io"
	"os"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// A nameMark is the words [first, last) of a sentence that name something.
type nameMark struct {
	first, last int
	kind        string // PER, ORG, LOC, or other
}

// NameScores are the counts of names found by kind.
type NameScores struct{ Person, Organisation, Place count }

// All is the count over the three kinds.
func (s NameScores) All() count {
	all := s.Person
	all.add(s.Organisation)
	all.add(s.Place)
	return all
}

// scores are the figures of all kinds together under key, and F1 by kind.
func (s NameScores) scores(key string) []Score {
	out := s.All().scores(key)
	f := func(c count) float64 { return harmonic(c.precision(), c.recall()) }
	return append(out, Score{key + "/person F", f(s.Person)}, Score{key + "/organisation F", f(s.Organisation)}, Score{key + "/place F", f(s.Place)})
}

// Names scores what find finds in a file of words and IOB marks, person,
// organisation and place, exact spans; names of other kinds count neither way.
// The definition is that of score_names.py. The file is one text, as the words of
// a CoNLL-U file without documents are.
func Names(path string, find func(*doc.Doc) []doc.Name) (NameScores, error) {
	f, err := os.Open(path)
	if err != nil {
		return NameScores{}, gainsay.E(gainsay.NotFound, "read marked names", "%w", err)
	}
	defer f.Close()
	sentences, marks, err := readNames(f)
	if err != nil {
		return NameScores{}, gainsay.E(gainsay.Invalid, "read marked names "+path, "%w", err)
	}
	d := spacedDoc(sentences)
	var s NameScores
	found := find(d)
	for i, sentence := range d.Sentences {
		var pred []nameMark
		for len(found) > 0 && found[0].First < sentence.Last {
			pred = append(pred, nameMark{int(found[0].First - sentence.First), int(found[0].Last - sentence.First), markOf(found[0].Kind)})
			found = found[1:]
		}
		s.compare(iobMarks(marks[i]), pred)
	}
	return s, nil
}

// markOf is the mark of a kind of name as CoNLL-U output has it.
func markOf(kind gainsay.ActorKind) string {
	switch kind {
	case gainsay.Person:
		return "PER"
	case gainsay.Organisation:
		return "ORG"
	case gainsay.State, gainsay.Place:
		return "LOC"
	}
	return "other"
}

func (s *NameScores) compare(gold, pred []nameMark) {
	for _, k := range [...]struct {
		kind string
		c    *count
	}{{"PER", &s.Person}, {"ORG", &s.Organisation}, {"LOC", &s.Place}} {
		for _, g := range gold {
			if g.kind == k.kind {
				k.c.gold++
			}
		}
		for _, p := range pred {
			if p.kind != k.kind {
				continue
			}
			counts := 1
			for _, g := range gold {
				switch {
				case g == p:
					k.c.hit(1)
				case g.first == p.first && g.last == p.last && g.kind == "other":
					counts = 0
				}
			}
			k.c.pred += counts
		}
	}
}

// readNames reads words and marks of sentences: the mark last on its line, or,
// where lines begin with a number and a tab, second and third column.
func readNames(r io.Reader) (words, marks [][]string, err error) {
	var w, m []string
	flush := func() {
		if len(w) > 0 {
			words, marks = append(words, w), append(marks, m)
		}
		w, m = nil, nil
	}
	in := bufio.NewScanner(r)
	for in.Scan() {
		line := in.Text()
		c := strings.Split(line, " ")
		tabs := strings.Contains(line, "\t")
		if tabs {
			c = strings.Split(line, "\t")
		}
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "-DOCSTART-"):
			flush()
		case strings.HasPrefix(line, "#"):
		case tabs && len(c) > 2 && strings.Trim(c[0], "0123456789") == "":
			w, m = append(w, c[1]), append(m, c[2])
		default:
			w, m = append(w, c[0]), append(m, c[len(c)-1])
		}
	}
	flush()
	return words, marks, in.Err()
}

// iobMarks reads IOB marks.
func iobMarks(marks []string) []nameMark {
	var out []nameMark
	open := ""
	for i, m := range marks {
		kind := ""
		if strings.HasPrefix(m, "B-") || strings.HasPrefix(m, "I-") {
			kind = strings.ToUpper(m[2:])
		}
		switch {
		case kind == "":
		case kind == open && m[0] == 'I':
			out[len(out)-1].last = i + 1
		default:
			out = append(out, nameMark{i, i + 1, nameKind(kind)})
		}
		open = kind
	}
	return out
}

// nameKind maps the kinds of the corpora to three and "other", as score_names.py does.
func nameKind(kind string) string {
	switch kind {
	case "PER", "PERSON", "POLITICIAN", "WRITER":
		return "PER"
	case "ORG", "ORGANISATION", "ORGANIZATION", "CORPORATION", "GROUP", "POLITICALPARTY":
		return "ORG"
	case "LOC", "LOCATION", "COUNTRY", "GPE":
		return "LOC"
	}
	return "other"
}

// spacedDoc makes a Doc of the words of sentences, each a token, a space between them.
func spacedDoc(sentences [][]string) *doc.Doc {
	var b strings.Builder
	d := &doc.Doc{}
	for _, s := range sentences {
		from := len(d.Tokens)
		for _, w := range s {
			start := b.Len()
			b.WriteString(w)
			d.Tokens = append(d.Tokens, doc.Token{Start: int32(start), End: int32(b.Len()), Head: -1})
			b.WriteByte(' ')
		}
		d.Sentences = append(d.Sentences, doc.Sentence{First: int32(from), Last: int32(len(d.Tokens)), Span: d.SpanOf(from, len(d.Tokens))})
	}
	d.Article = &gainsay.Article{Text: b.String(), Language: "en"}
	return d
}
