package ingest

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"

	"gainsay/internal/ingest/feed"
	"gainsay/internal/ingest/markup"
	"gainsay/internal/ingest/table"
)

// A form is how a file's bytes are cut into documents.
type form uint8

const (
	unknownForm form = iota // the bytes must tell
	textForm
	pageForm
	recordForm // JSON lines
	jsonForm   // JSON objects over several lines, or a list of them
	tableForm
	listForm // a feed, a sitemap, an OPML list
	wireForm // NewsML-G2 or NITF
)

// baseName is a file's name in lower case without .gz and .zst.
func baseName(name string) string {
	name = strings.ToLower(name)
	return strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
}

// formOf tells a form by a file's name. Most names tell nothing: a file's content does.
func formOf(name string) form {
	switch filepath.Ext(baseName(name)) {
	case ".txt":
		return textForm
	case ".html", ".htm":
		return pageForm
	case ".jsonl":
		return recordForm
	case ".csv", ".tsv":
		return tableForm
	}
	return unknownForm
}

// ofFolder tells the files that are read of a folder: those whose names say that
// articles are in them. A .json, .xml or .csv file may hold anything, an .opml file holds
// none; they are read when they are named.
func ofFolder(name string) bool {
	switch filepath.Ext(baseName(name)) {
	case ".txt", ".html", ".htm", ".jsonl", ".warc", ".rss", ".atom", ".newsml":
		return true
	}
	return false
}

// sniffed is how many bytes are looked at to tell a form, and text from other things.
const sniffed = 32 << 10

// sniff tells a form by how the content begins.
func sniff(head []byte) form { return formIn(unknownForm, head) }

// formIn tells a form by what the name tells and by how the content begins. A name that
// says text or JSON lines is believed; what is a page by its name may be a feed that was
// saved as one.
func formIn(told form, head []byte) form {
	if told == textForm || told == recordForm || told == tableForm {
		return told
	}
	switch root := markup.Root(head); root {
	case "newsmessage", "newsitem", "packageitem", "newsml", "nitf":
		return wireForm
	}
	if kind := feed.KindOf(head); kind != "" && (told == unknownForm || kind != feed.Addresses) {
		return listForm
	}
	if told == pageForm {
		return told
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n\f")
	switch {
	case bytes.HasPrefix(start, []byte("{")), bytes.HasPrefix(start, []byte("[")):
		return jsonOrText(start)
	case bytes.HasPrefix(start, []byte("<")), bytes.HasPrefix(start, []byte("\xff\xfe<")):
		return pageOrText(start)
	case table.IsHead(firstLine(start)):
		return tableForm
	}
	return textForm
}

func jsonOrText(start []byte) form {
	inner := bytes.TrimLeft(start[1:], " \t\r\n")
	if start[0] == '[' {
		if object, ok := bytes.CutPrefix(inner, []byte("{")); ok && bytes.HasPrefix(bytes.TrimLeft(object, " \t\r\n"), []byte(`"`)) {
			return jsonForm
		}
		return textForm
	}
	if !bytes.HasPrefix(inner, []byte(`"`)) {
		return textForm
	}
	line, _, more := bytes.Cut(start, []byte("\n"))
	if line = bytes.TrimSpace(line); more && !json.Valid(line) && bytes.ContainsAny(line[len(line)-1:], "{[,:") {
		return jsonForm
	}
	return recordForm
}

func pageOrText(start []byte) form {
	lower := bytes.ToLower(start[:min(len(start), 64)])
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<!--", "<?xml"} {
		if bytes.HasPrefix(lower, []byte(tag)) {
			return pageForm
		}
	}
	return textForm
}

// foreign is the root of an XML document that is not read as anything, "" for others.
func foreign(head []byte) string {
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\uFEFF")), " \t\r\n\f")
	if root := markup.Root(head); bytes.HasPrefix(start, []byte("<?xml")) && root != "html" && root != "" {
		return root
	}
	return ""
}

func firstLine(b []byte) []byte {
	line, _, _ := bytes.Cut(b, []byte("\n"))
	return line
}
