package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"gainsay"
	"gainsay/internal/ingest/wire"
)

// maxBroken is how many lines in a row may be broken before a file is given up:
// a file that is something else altogether is one mistake, not a million.
const maxBroken = 20

// A record is one JSON line.
type record struct {
	ID        textOrNumber `json:"id"`
	Outlet    string       `json:"outlet"`
	Published string       `json:"published"`
	Title     string       `json:"title"`
	Text      string       `json:"text"`
	URL       string       `json:"url"`
}

// textOrNumber is a JSON string, or a number kept as its digits: both are used for ids.
type textOrNumber string

func (t *textOrNumber) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') {
		*t = textOrNumber(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(t))
}

// records emits the records of the JSON-lines file. What meta tells of the file holds
// for its records where they are silent, but for the address, which is one article's.
func (w *walk) records(file string, in *bufio.Reader, meta metaEntry) {
	broken, read := 0, 0
	passed := tally{}
	defer func() { w.passedOver(file, passed) }()
	for number := 1; !w.stopped(); number++ {
		line, err := readLine(in, w.limits.Line)
		if err == io.EOF {
			break
		}
		op := fmt.Sprintf("read %s line %d", file, number)
		if err != nil && !errors.Is(err, errLongLine) {
			w.refuse(w.readError(op, err))
			return
		}
		if number == 1 {
			line = bytes.TrimPrefix(line, []byte("\uFEFF"))
		}
		if err == nil && len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		read++
		raw, err := w.toRaw(op, line, err)
		if err == nil {
			broken = 0
			if raw.ID == "" {
				raw.Part = fmt.Sprintf("line %d", number)
			}
			w.emit(fill(raw, file, meta))
			continue
		}
		if passed.takes(err) {
			continue
		}
		w.refuse(gainsay.E(gainsay.Invalid, op, "%w", err))
		if broken++; broken == maxBroken {
			w.refuse(gainsay.E(gainsay.Invalid, "read "+file,
				"%d lines in a row are no articles, the rest is passed over: give one JSON object a line with \"text\"", maxBroken))
			return
		}
	}
	if read == 0 {
		w.refuse(gainsay.E(gainsay.Invalid, "read "+file, "is empty: give one JSON object a line with \"text\""))
	}
}

// toRaw reads the object in one line, a record or ninjs; lineErr is what reading the line
// itself met.
func (w *walk) toRaw(op string, line []byte, lineErr error) (gainsay.Raw, error) {
	if lineErr != nil {
		return gainsay.Raw{}, lineErr
	}
	var r record
	err := json.Unmarshal(line, &r)
	if err == nil && strings.TrimSpace(r.Text) != "" {
		return gainsay.Raw{Format: gainsay.Record, Bytes: []byte(r.Text), ID: string(r.ID),
			Outlet: r.Outlet, Published: r.Published, Title: r.Title, URL: r.URL}, nil
	}
	item, ninjsErr := wire.JSON(line)
	switch {
	case ninjsErr == nil:
		w.embargo(op, &item)
		return ofWire(&item), nil
	case json.Valid(line) && !errors.Is(ninjsErr, wire.ErrNotNinjs):
		return gainsay.Raw{}, ninjsErr
	case err != nil:
		return gainsay.Raw{}, fmt.Errorf("is no JSON object of an article: %w", jsonFault(err))
	}
	return gainsay.Raw{}, errors.New(`has no "text": give the article's words there`)
}

func fill(raw gainsay.Raw, file string, meta metaEntry) gainsay.Raw {
	raw.File = file
	if raw.Outlet == "" {
		raw.Outlet = meta.Outlet
	}
	if raw.Published == "" {
		raw.Published = meta.Published
	}
	return raw
}

var errLongLine = errors.New("is too long for one article: split it")

// readLine is the next line without its end. A line of more than limit bytes gives
// errLongLine and is passed over; the end of the input gives io.EOF.
func readLine(in *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > limit+1; !long {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case err == io.EOF && (long || len(line) > 0), err == nil:
			if long {
				return nil, errLongLine
			}
			return bytes.TrimRight(line, "\r\n"), nil
		}
		return nil, err
	}
}
