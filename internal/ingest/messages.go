package ingest

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/ingest/feed"
	"gainsay/internal/ingest/wire"
)

// message emits the reports of a NewsML-G2 or NITF file.
func (w *walk) message(file string, content []byte, meta metaEntry) {
	op := "read " + file
	items, err := wire.XML(content)
	if err != nil {
		w.refuse(gainsay.E(gainsay.Invalid, op, "%w", err))
		return
	}
	for i := range items.Items {
		item := &items.Items[i]
		w.embargo(fmt.Sprintf("%s item %d", op, item.Number), item)
		w.emit(fill(ofWire(item), file, meta))
	}
	for _, broken := range items.Broken {
		w.refuse(gainsay.E(gainsay.Invalid, op, "%s", broken))
	}
	w.passedOver(file, items.Passed)
	if len(items.Items) == 0 && len(items.Broken) == 0 {
		w.refuse(gainsay.E(gainsay.Invalid, op, "holds no report: give messages that carry text"))
	}
}

// embargo gives notice that a report must not be published yet. It is read all the same:
// what the time is now is not known here.
func (w *walk) embargo(op string, item *wire.Item) {
	if item.Embargo != "" && w.notice != nil {
		w.notice(op + ": is embargoed until " + item.Embargo + ", as it says")
	}
}

func ofWire(item *wire.Item) gainsay.Raw {
	raw := gainsay.Raw{Format: gainsay.Record, Bytes: []byte(item.Text), Title: item.Title, URL: item.Address,
		Outlet: item.Outlet, Origin: item.Origin, Authors: item.Authors, Language: item.Language, Published: item.Published}
	if date := feed.Date(item.Published); date != "" {
		raw.Published = date
	}
	if item.Address == "" && gainsay.GlobalID(item.ID) {
		raw.ID = item.ID
	}
	raw.Withdrawn = item.Withdrawn
	if item.Number > 0 {
		raw.Part = fmt.Sprintf("item %d", item.Number)
	}
	return raw
}

// objects emits the articles of a file of JSON objects, one after the other or in a list:
// records as JSON lines have them, or ninjs.
func (w *walk) objects(file string, in *bufio.Reader, meta metaEntry) {
	limited := &allowance{from: in, left: int64(w.limits.Line)}
	decoder := json.NewDecoder(limited)
	op := "read " + file
	passed := tally{}
	defer func() { w.passedOver(file, passed) }()
	listed := listAhead(in)
	if listed {
		if _, err := decoder.Token(); err != nil {
			w.refuse(w.readError(op, err))
			return
		}
	}
	broken := 0
	for number := 1; !w.stopped() && (!listed || decoder.More()); number++ {
		limited.left = int64(w.limits.Line)
		part := fmt.Sprintf("object %d", number)
		var object json.RawMessage
		if err := decoder.Decode(&object); err == io.EOF {
			break
		} else if err != nil {
			w.refuse(w.readError(op+" "+part, err))
			return
		}
		raw, err := w.toRaw(op+" "+part, object, nil)
		switch {
		case err == nil:
			broken = 0
			raw.Part = part
			w.emit(fill(raw, file, meta))
		case passed.takes(err):
		default:
			w.refuse(gainsay.E(gainsay.Invalid, op+" "+part, "%w", err))
			broken++
		}
		if broken == maxBroken {
			w.refuse(gainsay.E(gainsay.Invalid, op,
				"%d objects in a row are no articles, the rest is passed over: give objects with \"text\", or ninjs", maxBroken))
			return
		}
	}
	if listed && !w.stopped() {
		limited.left = int64(w.limits.Line)
		if _, err := decoder.Token(); err != nil {
			w.refuse(w.readError(op, err))
		}
	}
}

// listAhead passes over a byte order mark and white space; it tells whether a list of JSON
// begins there.
func listAhead(in *bufio.Reader) bool {
	if mark, _ := in.Peek(3); string(mark) == "\uFEFF" {
		in.Discard(3)
	}
	for {
		c, err := in.Peek(1)
		if err != nil || c[0] != ' ' && c[0] != '\t' && c[0] != '\r' && c[0] != '\n' {
			return err == nil && c[0] == '['
		}
		in.Discard(1)
	}
}

// An allowance reads from up to left bytes.
type allowance struct {
	from io.Reader
	left int64
}

var errAllowance = errors.New("is too large for one article: split it")

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, errAllowance
	}
	n, err := a.from.Read(p[:min(int64(len(p)), a.left)])
	a.left -= int64(n)
	return n, err
}

// unfounded refuses to believe that something was withdrawn: where nothing tells what,
// or where it was fetched from a site that is not that of what it takes back. Else
// anybody could take back what any outlet said.
func unfounded(raw *gainsay.Raw) error {
	op := "read " + raw.Name()
	switch {
	case !raw.Withdrawn:
		return nil
	case raw.URL == "" && raw.ID == "":
		return gainsay.E(gainsay.Invalid, op, "%w", wire.ErrWithdrawn)
	case fetch.IsAddress(raw.File) && siteOf(raw.File) != siteOf(raw.URL):
		return gainsay.E(gainsay.Invalid, op, "takes back what is of another site, as anybody could: save it and give the file if it is meant")
	}
	return nil
}
