package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"gainsay"
	"gainsay/internal/ingest/feed"
	"gainsay/internal/ingest/table"
)

// rows emits the articles of a table. A row that has an address and no text is for the
// network.
func (w *walk) rows(file string, in *bufio.Reader, meta metaEntry) {
	op := "read " + file
	t, err := table.New(in, w.limits.Line)
	if err != nil {
		w.refuse(w.rowsError(op, err))
		return
	}
	broken, read := 0, 0
	var addresses []string
	for !w.stopped() {
		row, err := t.Next()
		if err == io.EOF {
			break
		}
		if lost, ok := errors.AsType[*table.Broken](err); ok {
			w.refuse(gainsay.E(gainsay.Invalid, fmt.Sprintf("%s line %d", op, lost.Line), "%w", lost.Err))
			if broken++; broken == maxBroken {
				w.refuse(gainsay.E(gainsay.Invalid, op, "%d rows in a row are broken, the rest is passed over: write it as CSV with quotation marks", maxBroken))
				return
			}
			continue
		}
		if errors.Is(err, table.ErrGivenUp) {
			w.refuse(gainsay.E(gainsay.Invalid, op, "%w", err))
			break
		}
		if err != nil {
			w.refuse(w.readError(op, err))
			return
		}
		read++
		broken = 0
		switch {
		case strings.TrimSpace(row.Get(table.Text)) != "":
			w.emit(fill(ofRow(&row), file, meta))
		case row.Get(table.URL) != "":
			addresses = append(addresses, strings.TrimSpace(row.Get(table.URL)))
		default:
			w.refuse(gainsay.E(gainsay.Invalid, fmt.Sprintf("%s line %d", op, row.Line), "has no text: give the article's words there"))
		}
	}
	if w.stopped() {
		return
	}
	if read == 0 && broken == 0 {
		w.refuse(gainsay.E(gainsay.Invalid, op, "has no rows but the first: give one article a row"))
	}
	w.addresses(op, addresses)
}

// addresses reads the addresses of rows that have no text; without the network they are
// refused.
func (w *walk) addresses(op string, all []string) {
	switch {
	case len(all) == 0:
	case w.web == nil || w.inFolder:
		w.refuse(gainsay.E(gainsay.Invalid, op, "%s only a link; run with the network: gainsay read %s",
			numbered(len(all), "row gives", "rows give"), all[0]))
	default:
		for _, address := range all {
			if w.stopped() {
				return
			}
			w.fetched(address, nil)
		}
	}
}

// rowsError is what is wrong with a table as a whole.
func (w *walk) rowsError(op string, err error) error {
	if errors.Is(err, errRatio) || errors.Is(err, io.ErrUnexpectedEOF) || w.ctx.Err() != nil {
		return w.readError(op, err)
	}
	return gainsay.E(gainsay.Invalid, op, "%w", err)
}

func ofRow(row *table.Row) gainsay.Raw {
	get := func(f table.Field) string { return strings.TrimSpace(strings.ToValidUTF8(row.Get(f), "\uFFFD")) }
	raw := gainsay.Raw{Part: fmt.Sprintf("line %d", row.Line), Format: gainsay.Record, Bytes: []byte(row.Get(table.Text)),
		ID: get(table.ID), Title: get(table.Title), URL: get(table.URL), Outlet: get(table.Outlet), Published: get(table.Published),
		Language: get(table.Language), Section: get(table.Section)}
	if date := feed.Date(raw.Published); date != "" {
		raw.Published = date
	}
	for author := range strings.SplitSeq(get(table.Authors), ";") {
		if author = strings.TrimSpace(author); author != "" {
			raw.Authors = append(raw.Authors, author)
		}
	}
	return raw
}
