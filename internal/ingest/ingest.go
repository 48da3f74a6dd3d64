// Package ingest turns paths (files, folders, standard input) and addresses of the web
// into raw documents: bytes with a format, and what is told of them by a folder's
// meta.json, a JSON line, a feed, a table, an agency's message, a web archive or an answer.
//
// A file is known by its content: gzip and zstandard, web archives, feeds, sitemaps, OPML
// lists, NewsML-G2, NITF, ninjs and pages say themselves what they are, and most names say
// nothing. Three names are believed: a .txt file is a text whatever it looks like, a
// .jsonl file is JSON lines, and a .csv or .tsv file is a table.
//
// Of a folder only those files are read whose names say that articles are in them: .txt,
// .html, .htm and .jsonl, and .warc, .rss, .atom and .newsml. A .json, .xml or .csv file
// in a folder is as often something about the articles (a meta.json, a table of marks),
// and an .opml file holds addresses alone: those are read when they are named. Nothing in a
// folder leads to the network; a feed that is named does, where there is one.
package ingest

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"gainsay"
	"gainsay/internal/fetch"
)

// Limits are the caps on what one input may cost. A zero field means its default.
type Limits struct {
	File    int64 // decoded bytes of one text, page, feed or message; 50 MiB
	Line    int   // bytes of one JSON line or object, or of one row of a table; 8 MiB
	Ratio   int64 // decoded bytes for one compressed byte; 200
	Records int   // records of one web archive; 10 million
}

func (l Limits) withDefaults() Limits {
	if l.File <= 0 {
		l.File = 50 << 20
	}
	if l.Line <= 0 {
		l.Line = 8 << 20
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	if l.Records <= 0 {
		l.Records = 10_000_000
	}
	return l
}

// Options say what Read is given besides paths.
type Options struct {
	Stdin  io.Reader     // what "-" reads; nil refuses "-". Reading it may outlast Read when ctx is done
	Web    *fetch.Client // what fetches addresses; nil refuses them
	Limits Limits

	// Notice is told what was passed over and is no mistake, such as the pictures of a web
	// archive: a line that names the input. It may be nil.
	Notice func(line string)
}

// Read gives the documents of paths in the order of paths, those of a folder in
// the order of their names, those of a file that holds several in its order.
//
// What is read of a folder, and as what, the package's comment says; subfolders are not
// entered. A path named twice is read once. "-" is standard input, told by its content.
//
// An input that cannot be read gives an error that names it and the mend, and the
// iteration goes on with the next; errors are of kind NotFound or Invalid, and those
// of fetching of any kind. When ctx is done the iteration ends with its error.
func Read(ctx context.Context, paths []string, opts Options) iter.Seq2[gainsay.Raw, error] {
	return func(yield func(gainsay.Raw, error) bool) {
		w := newWalk(ctx, opts, yield)
		for _, path := range paths {
			if w.stopped() {
				return
			}
			w.path(path)
		}
	}
}

// A walk is one run of Read.
type walk struct {
	ctx    context.Context
	stdin  io.Reader
	web    *fetch.Client
	limits Limits
	notice func(line string)
	seen   map[string]bool       // cleaned paths that were read
	metas  map[string]folderMeta // by folder
	yield  func(gainsay.Raw, error) bool
	done   bool               // the consumer wants no more, or the context is done
	tell   func(*gainsay.Raw) // puts into a document what is known of it from where it was got; may be nil
	nested int                // lists that the present one stands in

	inFolder bool // what is read was not named, but stands in a folder that was
}

func newWalk(ctx context.Context, opts Options, yield func(gainsay.Raw, error) bool) *walk {
	return &walk{ctx: ctx, stdin: opts.Stdin, web: opts.Web, limits: opts.Limits.withDefaults(), notice: opts.Notice,
		seen: map[string]bool{}, metas: map[string]folderMeta{}, yield: yield}
}

func (w *walk) emit(raw gainsay.Raw) {
	if w.tell != nil {
		w.tell(&raw)
	}
	if err := unfounded(&raw); err != nil {
		w.refuse(err)
		return
	}
	if !w.stopped() {
		w.done = !w.yield(raw, nil)
	}
}

func (w *walk) refuse(err error) {
	if !w.stopped() {
		w.done = !w.yield(gainsay.Raw{}, err)
	}
}

// stopped tells whether the walk is over; it reports the context's end once.
func (w *walk) stopped() bool {
	if w.done {
		return true
	}
	if err := w.ctx.Err(); err != nil {
		w.done = true
		w.yield(gainsay.Raw{}, err)
	}
	return w.done
}

func (w *walk) path(path string) {
	if path == "-" {
		w.standardInput()
		return
	}
	if fetch.IsAddress(path) {
		w.address(path)
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		w.refuse(openError(path, err))
		return
	}
	if info.IsDir() {
		w.folder(path)
		return
	}
	w.file(path)
}

func (w *walk) standardInput() {
	if w.seen["-"] {
		return
	}
	w.seen["-"] = true
	if w.stdin == nil {
		w.refuse(gainsay.E(gainsay.Invalid, "read -", "there is no standard input: pipe something in, or give a path"))
		return
	}
	in := stoppable(w.ctx, func() (io.ReadCloser, error) { return io.NopCloser(w.stdin), nil })
	defer in.Close()
	w.document("-", unknownForm, in, metaEntry{})
}

func (w *walk) folder(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.refuse(openError(dir, err))
		return
	}
	found, subfolders := 0, false
	for _, entry := range entries {
		name := entry.Name()
		info, err := os.Stat(filepath.Join(dir, name)) // follows a link, as opening does
		subfolders = subfolders || err == nil && info.IsDir()
		if err != nil || !info.Mode().IsRegular() || strings.HasPrefix(name, ".") || !ofFolder(name) {
			continue
		}
		found++
		w.inFolder = true // a folder is read where it lies: nothing in it leads to the network
		w.file(filepath.Join(dir, name))
		w.inFolder = false
		if w.stopped() {
			return
		}
	}
	switch {
	case found == 0 && subfolders:
		w.refuse(gainsay.E(gainsay.Invalid, "read "+dir,
			"holds no .txt, .html or .jsonl file, and its subfolders are not entered: give those that hold the story"))
	case found == 0:
		w.refuse(gainsay.E(gainsay.Invalid, "read "+dir, "holds no .txt, .html or .jsonl file"))
	default:
		for _, name := range w.meta(dir).missing(dir) {
			w.refuse(gainsay.E(gainsay.NotFound, "read "+filepath.Join(dir, metaName),
				"it tells of %q, which is not in the folder: mend the name or take the entry out", name))
		}
	}
}

func (w *walk) file(path string) {
	clean := filepath.Clean(path)
	if w.seen[clean] {
		return
	}
	w.seen[clean] = true
	meta := w.meta(filepath.Dir(path)).entry(filepath.Base(path))
	f, err := w.open(path)
	if err != nil {
		w.refuse(openError(path, err))
		return
	}
	defer f.Close()
	w.document(path, formOf(path), f, meta)
}

// openError names the mend for a path that cannot be opened.
func openError(path string, err error) error {
	op := "read " + path
	switch {
	case os.IsNotExist(err):
		if namesHost(path) {
			return gainsay.E(gainsay.NotFound, op, "there is no such file or folder: check the path, or give the address with https:// before it")
		}
		return gainsay.E(gainsay.NotFound, op, "there is no such file or folder: check the path")
	case os.IsPermission(err):
		return gainsay.E(gainsay.Invalid, op, "it may not be read: check its permissions")
	}
	if pe, ok := err.(*fs.PathError); ok {
		err = pe.Err // the path stands in op
	}
	return gainsay.E(gainsay.Invalid, op, "cannot be opened: %w", err)
}

// namesHost tells whether a path that is not there may be an address as people write and
// say it, without its scheme: www.bay.example, or bay.example/ferry.
func namesHost(path string) bool {
	host, _, more := strings.Cut(path, "/")
	return strings.HasPrefix(host, "www.") || more && !strings.HasPrefix(host, ".") && strings.Contains(host, ".")
}
