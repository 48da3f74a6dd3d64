package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path/filepath"

	"gainsay"
	"gainsay/internal/ingest/warc"
)

// document emits what the bytes of file hold.
func (w *walk) document(file string, told form, from io.Reader, meta metaEntry) {
	op := "read " + file
	stored := &countingReader{from: from, ctxErr: w.ctx.Err}
	packed := bufio.NewReaderSize(stored, 64<<10)
	head, _ := packed.Peek(sniffed)
	if told != textForm && warc.Begins(head) {
		w.archive(file, packed, meta)
		return
	}
	decoded, err := w.unpack(packed, stored)
	if err != nil {
		w.refuse(gainsay.E(gainsay.Invalid, op, "cannot be decompressed: %w", err))
		return
	}
	defer decoded.Close()
	in := bufio.NewReaderSize(decoded, 64<<10)
	head, err = in.Peek(sniffed)
	if err != nil && err != io.EOF {
		w.refuse(w.readError(op, err))
		return
	}
	as := formIn(told, head)
	switch what := binary(head, as); {
	case what != "":
		w.refuse(gainsay.E(gainsay.Invalid, op, "is %s, not text: give the article as .txt, .html or .jsonl in UTF-8", what))
	case told != textForm && warc.Begins(head):
		w.archive(file, in, meta)
	case filepath.Ext(baseName(file)) == ".warc":
		w.refuse(gainsay.E(gainsay.Invalid, op, "is no web archive, though its name says so: give it its right name"))
	case as == recordForm:
		w.records(file, in, meta)
	case as == jsonForm:
		w.objects(file, in, meta)
	case as == tableForm:
		w.rows(file, in, meta)
	case as == pageForm && told == unknownForm && foreign(head) != "":
		w.refuse(gainsay.E(gainsay.Invalid, op, "is XML of a kind that is not read (%s): give a feed, a sitemap, an OPML list, NewsML-G2, NITF or a page",
			foreign(head)))
	default:
		w.whole(file, as, in, meta)
	}
}

// whole emits what a file holds that must be read whole before anything is known of it.
func (w *walk) whole(file string, as form, in io.Reader, meta metaEntry) {
	op := "read " + file
	content, err := io.ReadAll(io.LimitReader(in, w.limits.File+1))
	switch {
	case err != nil:
		w.refuse(w.readError(op, err))
	case int64(len(content)) > w.limits.File && (as == listForm || as == wireForm):
		w.refuse(gainsay.E(gainsay.Invalid, op, "is larger than %d bytes: split it", w.limits.File))
	case int64(len(content)) > w.limits.File:
		w.refuse(gainsay.E(gainsay.Invalid, op, "is larger than %d bytes, too large for one article: split it", w.limits.File))
	case len(bytes.TrimSpace(bytes.TrimPrefix(content, []byte("\uFEFF")))) == 0:
		w.refuse(gainsay.E(gainsay.Invalid, op, "is empty: give a file that holds an article"))
	case as == listForm:
		w.listFile(file, content, meta)
	case as == wireForm:
		w.message(file, content, meta)
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
	wide := bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
	switch {
	case as == listForm, as == wireForm, wide && (as == pageForm || as == tableForm):
		return "" // their readers know charsets
	case wide:
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
