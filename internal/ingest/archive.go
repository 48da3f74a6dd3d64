package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"gainsay"
	"gainsay/internal/ingest/warc"
)

// maxLost is after how many damaged records in a row a web archive is given up.
const maxLost = 1000

// archive emits the pages of a web archive. A damaged record is refused, and reading goes
// on behind it.
func (w *walk) archive(file string, in *bufio.Reader, meta metaEntry) {
	op := "read " + file
	r := warc.New(in, warc.Limits{Record: w.limits.File, Ratio: w.limits.Ratio, Records: w.limits.Records})
	pages, cut, lost := 0, 0, 0
	for !w.stopped() {
		page, err := r.Next()
		if err == io.EOF {
			break
		}
		if damage, ok := errors.AsType[*warc.Damage](err); ok {
			w.refuse(gainsay.E(gainsay.Invalid, fmt.Sprintf("%s record %d at byte %d", op, damage.Record, damage.Offset), "%w", damage.Err))
			if lost++; lost == maxLost {
				w.refuse(gainsay.E(gainsay.Invalid, op, "%d damaged records in a row, the rest is passed over: get the archive again", maxLost))
				return
			}
			continue
		}
		if errors.Is(err, warc.ErrGivenUp) {
			w.refuse(gainsay.E(gainsay.Invalid, op, "%w", err))
			break
		}
		if err != nil {
			w.refuse(w.readError(op, err))
			return
		}
		lost = 0
		pages++
		if page.Cut {
			cut++
		}
		w.emit(gainsay.Raw{File: file, Part: fmt.Sprintf("record %d (%s)", page.Record, page.Address), Format: gainsay.HTML, Bytes: page.HTML,
			URL: page.Address, Fetched: page.Fetched, Charset: page.Charset, Outlet: meta.Outlet})
	}
	if w.stopped() {
		return
	}
	w.passedOver(file, r.Passed())
	if cut > 0 && w.notice != nil {
		w.notice(fmt.Sprintf("%s: %s cut off when fetched, so that articles may break off", op, numbered(cut, "page was", "pages were")))
	}
	if pages == 0 {
		w.refuse(gainsay.E(gainsay.Invalid, op, "holds no web page: give an archive of pages"))
	}
}
