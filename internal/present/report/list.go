package report

import (
	"io"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/wording"
)

// List prints a line for each story: how many reports and origins it has, from
// when to when, and what it is.
func List(w io.Writer, ds []gainsay.Dossier, o Options) error {
	s := newSheet(o)
	s.lines(0, wording.Count(len(ds), "story"), s.paint.bold)
	for i := range ds {
		r := newReport(&ds[i], o)
		title := wording.Visible(ds[i].Story.Title)
		if title == "" {
			title = "A story without a title"
		}
		lines := []string{title}
		if lead := r.book.Lead(); lead != "" {
			lines = append(lines, lead)
		}
		facts := strings.Join(r.book.Counts("origin"), ", ")
		if found := len(ds[i].Discrepancies); found > 0 {
			facts += ", " + wording.Count(found, "discrepancy")
		}
		lines = append(lines, facts+"  "+wording.Visible(ds[i].Story.ID))
		s.print("\n")
		s.row(0, cell{text: strconv.Itoa(i + 1), width: 4, right: true, style: s.paint.bold}, cell{text: strings.Join(lines, "\n")})
	}
	_, err := io.WriteString(w, s.out.String())
	return err
}
