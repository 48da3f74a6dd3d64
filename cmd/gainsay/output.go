package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/pflag"

	"gainsay"
	"gainsay/internal/present/export"
	"gainsay/internal/present/page"
	"gainsay/internal/present/report"
)

// errClosedPipe says that whoever read standard output has enough: no failure.
var errClosedPipe = errors.New("standard output is closed")

// A stdout is standard output, buffered. Its errors are gainsay.Errors or
// errClosedPipe; after one it takes no more.
type stdout struct {
	file *os.File
	buf  *bufio.Writer
	err  error // the first error
}

func newStdout(file *os.File) *stdout {
	return &stdout{file: file, buf: bufio.NewWriterSize(file, 64<<10)}
}

func (s *stdout) Write(b []byte) (int, error) {
	n, err := s.buf.Write(b)
	return n, s.failed(err)
}

// Flush writes out what is buffered.
func (s *stdout) Flush() error { return s.failed(s.buf.Flush()) }

func (s *stdout) failed(err error) error {
	if s.err == nil {
		s.err = outputError(err)
	}
	return s.err
}

func outputError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.EPIPE):
		return errClosedPipe
	}
	return gainsay.E(gainsay.Transient, "write standard output", "%w", reason(err))
}

// reason is err without the name of the file, which the operation names already.
func reason(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}

// outputs are the formats that dossiers are written in: for each the file, "-"
// for standard output, "" when it is not asked for.
type outputs struct{ json, html, csv string }

func (o *outputs) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&o.json, "json", "", "write one dossier a line to `FILE`, or to standard output with -")
	flags.StringVar(&o.html, "html", "", "write one page that needs no network to `FILE`, or -")
	flags.StringVar(&o.csv, "csv", "", "write a row for each finding to `FILE`, or -")
}

// A sink is one output that has been opened.
type sink struct {
	present func(io.Writer, []gainsay.Dossier) error
	file    *newFile // nil for standard output
}

// A set is the outputs of one command, opened before the work begins so that a
// file that cannot be written is told at once.
type set struct {
	sinks []sink
	out   *stdout
}

// open opens what is asked for. The report goes to standard output unless a
// format takes that place. Whoever opens must close.
func (o *outputs) open(op string, out *stdout, look report.Options) (*set, error) {
	s := &set{out: out}
	taken := ""
	named := map[string]string{}
	for _, f := range []struct {
		flag, path string
		present    func(io.Writer, []gainsay.Dossier) error
	}{{"--json", o.json, presentJSON}, {"--html", o.html, presentPage}, {"--csv", o.csv, export.CSV}} {
		switch {
		case f.path == "":
			continue
		case named[f.path] != "":
			s.close()
			return nil, gainsay.E(gainsay.Invalid, op, "%s and %s both name %s; give each its own", named[f.path], f.flag, f.path)
		case f.path == "-":
			taken = f.flag
			s.sinks = append(s.sinks, sink{present: f.present})
		default:
			file, err := createFile(f.path)
			if err != nil {
				s.close()
				return nil, err
			}
			s.sinks = append(s.sinks, sink{f.present, file})
		}
		named[f.path] = f.flag
	}
	if taken == "" {
		s.sinks = append(s.sinks, sink{present: func(w io.Writer, ds []gainsay.Dossier) error { return presentReport(w, ds, look) }})
	}
	return s, nil
}

// write writes the dossiers to every output. What goes to a file is there whole
// or not at all, also when standard output is closed early.
func (s *set) write(ds []gainsay.Dossier) error {
	var first error
	for _, k := range s.sinks {
		var err error
		if k.file == nil {
			if err = k.present(s.out, ds); err == nil {
				err = s.out.Flush()
			}
		} else {
			err = k.file.finish(func(w io.Writer) error { return k.present(w, ds) })
		}
		if err != nil && first == nil {
			first = err
		}
	}
	return first
}

// close takes away what was begun and not finished.
func (s *set) close() {
	for _, k := range s.sinks {
		if k.file != nil {
			k.file.abandon()
		}
	}
}

func presentJSON(w io.Writer, ds []gainsay.Dossier) error {
	for i := range ds {
		if err := export.JSON(w, &ds[i]); err != nil {
			return err
		}
	}
	return nil
}

func presentPage(w io.Writer, ds []gainsay.Dossier) error { return page.Write(w, ds, page.Options{}) }

func presentReport(w io.Writer, ds []gainsay.Dossier, look report.Options) error {
	if len(ds) > 1 {
		if err := report.List(w, ds, look); err != nil {
			return err
		}
	}
	for i := range ds {
		if i > 0 || len(ds) > 1 {
			if _, err := io.WriteString(w, "\n\n"); err != nil {
				return err
			}
		}
		if err := report.Write(w, &ds[i], look); err != nil {
			return err
		}
	}
	return nil
}

// A newFile is a file that takes its name only when it is whole.
type newFile struct {
	op, name string
	f        *os.File
	direct   bool // the name is a device or a pipe: nothing can take its place
	done     bool
}

// createFile begins a file that is to be called path. A link is followed.
func createFile(path string) (*newFile, error) {
	n := &newFile{op: "write " + path, name: path}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		n.name = real
	}
	info, err := os.Stat(n.name)
	switch {
	case err == nil && info.IsDir():
		return nil, gainsay.E(gainsay.Poison, n.op, "this is a folder; name a file")
	case err == nil && !info.Mode().IsRegular():
		n.direct = true
		n.f, err = os.OpenFile(n.name, os.O_WRONLY, 0)
	default:
		// Not os.CreateTemp, whose files only their owner may read.
		hidden := fmt.Sprintf(".%s.%d", filepath.Base(n.name), os.Getpid())
		n.f, err = os.OpenFile(filepath.Join(filepath.Dir(n.name), hidden), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	}
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, n.op, "cannot be written (%w); name a file in a folder that exists and that you may write to", reason(err))
	}
	return n, nil
}

// finish writes the file with present and gives it its name.
func (n *newFile) finish(present func(io.Writer) error) error {
	buf := bufio.NewWriterSize(n.f, 64<<10)
	err := present(buf)
	if err == nil {
		err = buf.Flush()
	}
	if err == nil && !n.direct {
		err = n.f.Sync()
	}
	if cerr := n.f.Close(); err == nil {
		err = cerr
	}
	if err == nil && !n.direct {
		err = os.Rename(n.f.Name(), n.name)
	}
	if err != nil && n.direct {
		return gainsay.E(gainsay.Transient, n.op, "%w", reason(err))
	}
	if err != nil {
		return gainsay.E(gainsay.Transient, n.op, "%w; what stood there before stands there still", reason(err))
	}
	n.done = true
	return nil
}

// abandon takes an unfinished file away.
func (n *newFile) abandon() {
	if n.done || n.direct {
		return
	}
	n.f.Close()
	os.Remove(n.f.Name())
}
