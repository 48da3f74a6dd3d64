package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"gainsay"
)

// A form is how a file's bytes are cut into documents.
type form uint8

const (
	unknownForm form = iota // the bytes must tell
	textForm
	pageForm
	recordForm
)

// formOf tells a form by a file's name, seen through .gz and .zst.
func formOf(name string) form {
	name = strings.ToLower(name)
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
	switch filepath.Ext(name) {
	case ".txt":
		return textForm
	case ".html", ".htm":
		return pageForm
	case ".jsonl":
		return recordForm
	}
	return unknownForm
}

// sniffed is how many bytes are looked at to tell a form, and text from other things.
const sniffed = 4096

// document emits what the bytes of file hold.
func (w *walk) document(file string, as form, from io.Reader, meta metaEntry) {
	op := "read " + file
	decoded, err := w.decompress(from)
	if err != nil {
		w.refuse(gainsay.E(gainsay.Invalid, op, "cannot be decompressed: %w", err))
		return
	}
	defer decoded.Close()
	in := bufio.NewReaderSize(decoded, 64<<10)
	head, err := in.Peek(sniffed)
	if err != nil && err != io.EOF {
		w.refuse(w.readError(op, err))
		return
	}
	if as == unknownForm {
		as = sniff(head)
	}
	if what := binary(head, as); what != "" {
		w.refuse(gainsay.E(gainsay.Invalid, op, "is %s, not text: give the article as .txt, .html or .jsonl in UTF-8", what))
		return
	}
	if as == recordForm {
		w.records(file, in, meta)
		return
	}
	content, err := io.ReadAll(io.LimitReader(in, w.limits.File+1))
	switch {
	case err != nil:
		w.refuse(w.readError(op, err))
	case int64(len(content)) > w.limits.File:
		w.refuse(gainsay.E(gainsay.Invalid, op, "is larger than %d bytes, too large for one article: split it", w.limits.File))
	case len(bytes.TrimSpace(bytes.TrimPrefix(content, []byte("\uFEFF")))) == 0:
		w.refuse(gainsay.E(gainsay.Invalid, op, "is empty: give a file that holds an article"))
	default:
		raw := gainsay.Raw{File: file, Format: gainsay.PlainText, Bytes: content,
			Outlet: meta.Outlet, Published: meta.Published, Title: meta.Title, URL: meta.URL}
		if as == pageForm {
			raw.Format = gainsay.HTML
		}
		w.emit(raw)
	}
}

func (w *walk) readError(op string, err error) error {
	if errors.Is(err, errRatio) {
		return gainsay.E(gainsay.Invalid, op, "unpacks to more than %d times its size: unpack it yourself if it is meant", w.limits.Ratio)
	}
	if gainsay.KindOf(err) != 0 {
		return err // of fetching, which says all
	}
	return gainsay.E(gainsay.Invalid, op, "breaks off or is damaged: %w", err)
}

// sniff tells a form by how the content begins.
func sniff(head []byte) form {
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n\f")
	if bytes.HasPrefix(start, []byte("{")) && bytes.HasPrefix(bytes.TrimLeft(start[1:], " \t\r\n"), []byte(`"`)) {
		return recordForm
	}
	if bytes.HasPrefix(start, []byte("<")) {
		lower := bytes.ToLower(start)
		for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<!--", "<?xml"} {
			if bytes.HasPrefix(lower, []byte(tag)) {
				return pageForm
			}
		}
	}
	return textForm
}

// signatures are beginnings of files that people give by mistake.
var signatures = [...]struct{ prefix, what string }{
	{"%PDF-", "a PDF"},
	{"PK\x03\x04", "a ZIP archive or an office document"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"\xd0\xcf\x11\xe0", "an office document"},
	{"\x1f\x8b", "compressed twice"},
	{"\x28\xb5\x2f\xfd", "compressed twice"},
	{"\x7fELF", "a program"},
	{"SQLite format 3\x00", "a database"},
}

// binary says what the content is when it is no text, else "". A page may be in
// UTF-16, whose byte order mark browsers and the extraction read.
func binary(head []byte, as form) string {
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s.prefix)) {
			return s.what
		}
	}
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		if as == pageForm {
			return ""
		}
		return "in UTF-16"
	}
	if bytes.IndexByte(head, 0) >= 0 {
		return "binary"
	}
	control := 0
	for _, b := range head {
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != '\v' && b != 0x1b {
			control++
		}
	}
	if control*20 > len(head) {
		return "binary"
	}
	return ""
}
