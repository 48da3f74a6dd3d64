package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/present/cite"
)

// header names the columns. start and end are bytes into the article's text.
var header = [...]string{"story", "kind", "class", "certainty", "about", "value", "outlet", "file", "start", "end", "words", "chain", "odd_one_out"}

// CSV writes a header, and for each finding a row for each place of an article
// that it rests on. A row names its finding in kind, class and about. The only
// errors are those of w.
//
// A cell that a spreadsheet would run as a formula begins with an apostrophe.
func CSV(w io.Writer, ds []gainsay.Dossier) error {
	out := csv.NewWriter(w)
	if err := out.Write(header[:]); err != nil {
		return err
	}
	for i := range ds {
		s := sheet{out: out, book: cite.New(&ds[i])}
		s.dossier(&ds[i])
	}
	out.Flush()
	return out.Error()
}

// A sheet writes the rows of one dossier. csv.Writer keeps its first error.
type sheet struct {
	out  *csv.Writer
	book *cite.Book
}

// A finding is what the rows of one finding have in common.
type finding struct{ kind, class, certainty, about string }

func (s *sheet) dossier(d *gainsay.Dossier) {
	for _, c := range d.Disputes {
		f := finding{"dispute", string(c.Kind), "", c.Text}
		s.positions(f, c.Affirm)
		s.positions(f, c.Deny)
	}
	for _, c := range d.Discrepancies {
		f := finding{c.Kind, string(c.Class), string(c.Certainty), c.About}
		odd := cite.OddValue(&c)
		for _, v := range c.Values {
			s.row(f, v.Value, v.Evidence, odd != "" && strings.EqualFold(odd, v.Value))
		}
	}
	for _, q := range d.Quotes {
		f := finding{"quote variants", string(q.Relation), "", strings.Join(append([]string{q.Speaker}, q.Changes...), "; ")}
		for _, v := range q.Variants {
			s.row(f, "", v, false)
		}
	}
	for _, l := range d.Lineage {
		f := finding{"lineage", string(l.How), "", l.To + " from " + l.From + ": " + l.Why}
		for _, e := range l.Evidence {
			s.row(f, l.From, e, false)
		}
		if len(l.Evidence) == 0 {
			s.row(f, l.From, gainsay.Evidence{File: l.To}, false)
		}
	}
}

func (s *sheet) positions(f finding, positions []gainsay.Position) {
	for _, p := range positions {
		value := p.Actor + " " + string(p.Stance)
		if p.By != "" {
			value += " (said by " + p.By + ")"
		}
		for _, e := range p.Evidence {
			s.row(f, value, e, false)
		}
	}
}

func (s *sheet) row(f finding, value string, e gainsay.Evidence, odd bool) {
	var start, end, mark string
	if !e.Span.Empty() {
		start, end = strconv.Itoa(e.Span.Start), strconv.Itoa(e.Span.End)
	}
	if odd {
		mark = "yes"
	}
	number := s.book.Number(e)
	if number == 0 {
		number = s.book.Named(e.File)
	}
	names := make([]string, len(e.Chain))
	for i, h := range e.Chain {
		names[i] = h.Name
	}
	row := []string{s.book.Dossier.Story.ID, f.kind, f.class, f.certainty, f.about, value, s.book.Outlet(number), e.File,
		start, end, s.book.Words(e), strings.Join(names, " > "), mark}
	for i := range row {
		row[i] = guarded(row[i])
	}
	_ = s.out.Write(row) // kept by the writer, and returned by its Error
}

// guarded makes a cell text where a spreadsheet would take it for a formula
// (OWASP, CSV injection). Signed numbers stay numbers.
func guarded(cell string) string {
	lead := strings.TrimLeftFunc(cell, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	})
	first, _ := utf8.DecodeRuneInString(lead)
	switch {
	case strings.ContainsRune("=@＝＠", first), strings.ContainsRune("+-＋－", first) && !signed(lead[1:]):
		return "'" + cell
	case lead != cell && strings.ContainsRune("\t\r", rune(cell[0])):
		return "'" + cell
	}
	return cell
}

// signed tells whether what follows a sign is a number and nothing else.
func signed(rest string) bool {
	return rest != "" && strings.Trim(rest, "0123456789.,%") == ""
}
