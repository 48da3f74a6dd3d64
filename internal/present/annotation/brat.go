package annotation

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/language/doc"
)

// Brat writes the names, quantities, times and statements of an article as the
// .ann file of brat (https://brat.nlplab.org/standoff.html). Offsets are code
// points of the text. A statement is an event whose trigger is its cue, or its
// content where it has no cue. The only errors are those of w.
func Brat(w io.Writer, d *doc.Doc, statements []gainsay.Statement) error {
	b := brat{out: bufio.NewWriter(w), text: d.Text(), points: points(d.Text())}
	for _, n := range d.Names {
		b.textBound(title(string(n.Kind)), d.SpanOf(int(n.First), int(n.Last)))
	}
	for _, q := range d.Quantities {
		b.note(b.textBound("Quantity", q.Span), strings.TrimSpace(fmt.Sprintf("%g %s", q.Value, q.Measured(b.text))))
	}
	for _, t := range d.Times {
		b.note(b.textBound(title(strings.ToLower(t.Type)), t.Span), t.Value)
	}
	for i := range statements {
		b.statement(&statements[i])
	}
	return b.out.Flush()
}

// A brat writes one file; bounds, events, attributes and notes are counted.
type brat struct {
	out                              *bufio.Writer
	text                             string
	points                           []int
	bounds, events, attributes, said int
}

// every is how many bytes apart the entries of points are.
const every = 256

// points counts the code points before each multiple of every bytes.
func points(text string) []int {
	out := make([]int, 0, len(text)/every+1)
	n := 0
	for i := range len(text) {
		if i%every == 0 {
			out = append(out, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return append(out, n)
}

// point is the number of code points before a byte.
func (b *brat) point(at int) int {
	n := b.points[at/every]
	for i := at / every * every; i < at; i++ {
		if utf8.RuneStart(b.text[i]) {
			n++
		}
	}
	return n
}

// textBound writes a text-bound annotation and returns its ID, "" where there is
// nothing to write. Brat wants no end of line within one, so it is cut there.
func (b *brat) textBound(kind string, spans ...gainsay.Span) string {
	var at, words []string
	for _, s := range b.lines(spans) {
		at = append(at, fmt.Sprintf("%d %d", b.point(s.Start), b.point(s.End)))
		words = append(words, strings.ReplaceAll(s.In(b.text), "\t", " "))
	}
	if len(at) == 0 {
		return ""
	}
	b.bounds++
	id := fmt.Sprintf("T%d", b.bounds)
	fmt.Fprintf(b.out, "%s\t%s %s\t%s\n", id, kind, strings.Join(at, ";"), strings.Join(words, " "))
	return id
}

// lines are the spans in order, cut at ends of line.
func (b *brat) lines(spans []gainsay.Span) []gainsay.Span {
	var out []gainsay.Span
	for _, s := range spans {
		words := s.In(b.text)
		at := s.Start
		for len(words) > 0 {
			line, rest, _ := strings.Cut(words, "\n")
			kept := strings.TrimLeft(line, " \t\r")
			left := len(line) - len(kept)
			if kept = strings.TrimRight(kept, " \t\r"); kept != "" {
				out = append(out, gainsay.Span{Start: at + left, End: at + left + len(kept)})
			}
			at += len(words) - len(rest)
			words = rest
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Before(out[j]) })
	return out
}

// note writes a note to the annotation id, unless there is nothing to say.
func (b *brat) note(id, text string) {
	if id == "" || text == "" {
		return
	}
	b.said++
	fmt.Fprintf(b.out, "#%d\tAnnotatorNotes %s\t%s\n", b.said, id, plain(text))
}

func (b *brat) statement(s *gainsay.Statement) {
	source := b.textBound("Source", s.Source...)
	cue := b.textBound("Cue", s.Cue...)
	content := b.textBound("Content", s.Content...)
	trigger, event := "Cue:"+cue, "Content:"+content
	switch {
	case cue == "" && content == "":
		return
	case cue == "":
		trigger, event = event, ""
	case content == "":
		event = ""
	}
	b.events++
	line := fmt.Sprintf("E%d\t%s", b.events, trigger)
	if event != "" {
		line += " " + event
	}
	if source != "" {
		line += " Source:" + source
	}
	fmt.Fprintln(b.out, line)
	for _, a := range [][2]string{{"Manner", string(s.Manner)}, {"Stance", string(s.Stance)}} {
		if a[1] != "" {
			b.attributes++
			fmt.Fprintf(b.out, "A%d\t%s E%d %s\n", b.attributes, a[0], b.events, a[1])
		}
	}
	var chain []string
	for _, h := range s.Chain {
		chain = append(chain, h.Name)
	}
	b.note(fmt.Sprintf("E%d", b.events), strings.Join(chain, " > "))
}

// title is kind as brat's labels are written: "Person".
func title(kind string) string {
	if kind == "" {
		return "Name"
	}
	return strings.ToUpper(kind[:1]) + kind[1:]
}
