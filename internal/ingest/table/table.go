// Package table turns a table of articles (CSV, with commas, semicolons, tabs or bars)
// into rows of known fields. The first row names the columns.
package table

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// A Field is what a column tells of an article.
type Field uint8

// The fields.
const (
	unknown Field = iota
	Text
	Title
	URL
	Outlet
	Published
	ID
	Authors
	Language
	Section
	fields
)

// columnNames are the names that columns go by, in lower case and without marks; where a
// table has several of one field, the first of these counts.
var columnNames = [fields][]string{
	Text:      {"text", "fulltext", "articletext", "body", "bodytext", "articlebody", "content", "maintext", "article", "story"},
	Title:     {"title", "headline", "heading"},
	URL:       {"url", "link", "address", "href", "uri", "weburl"},
	Outlet:    {"outlet", "publisher", "publication", "newspaper", "medium", "media", "source", "sourcename", "site", "website"},
	Published: {"published", "publishedat", "publishdate", "publicationdate", "datepublished", "pubdate", "publisheddate", "date", "datetime", "timestamp", "time"},
	ID:        {"id", "guid", "uid", "articleid", "docid"},
	Authors:   {"authors", "author", "byline", "writer"},
	Language:  {"language", "lang"},
	Section:   {"section", "category", "rubric"},
}

// A Row is one article's fields. Invalid UTF-8 stays as it is.
type Row struct {
	Line   int // of the file, where the row begins, from 1
	fields [fields]string
}

// Get is the row's value of a field, "" where it has none.
func (r *Row) Get(f Field) string { return r.fields[f] }

// A Broken is an error that cost one row; reading goes on.
type Broken struct {
	Line int
	Err  error
}

func (b *Broken) Error() string { return fmt.Sprintf("line %d: %v", b.Line, b.Err) }

func (b *Broken) Unwrap() error { return b.Err }

// A Reader reads the rows of one table.
type Reader struct {
	in      *bufio.Reader
	again   [][]byte // lines that are to be read again
	most    int
	mark    byte    // between fields
	columns []Field // unknown for what is not read
	width   int
	line    int // of the next line
	wasted  int // bytes that were read again
}

// delimiters are the marks that may stand between fields.
const delimiters = ",;\t|"

// New reads the table's head. A row, and the head, may have most bytes. A byte order mark
// of UTF-16 is heeded. The error says what is wrong with the head.
func New(in io.Reader, most int) (*Reader, error) {
	decoded := transform.NewReader(in, utf.BOMOverride(encoding.Nop.NewDecoder()))
	r := &Reader{in: bufio.NewReaderSize(decoded, 64<<10), most: most, line: 1}
	var head []byte
	for len(bytes.TrimSpace(head)) == 0 {
		line, err := r.nextLine()
		if err != nil && len(line) == 0 {
			if err == io.EOF {
				return nil, errors.New("is empty")
			}
			return nil, err
		}
		head = line
	}
	r.mark, r.columns = columnsOf(head)
	r.width = len(r.columns)
	if !slices.Contains(r.columns, Text) && !slices.Contains(r.columns, URL) {
		return nil, errors.New(`has no column "text": name the columns in its first row, as in text,title,url,outlet,published`)
	}
	return r, nil
}

// Has tells whether the table has a column of the field.
func (r *Reader) Has(f Field) bool { return slices.Contains(r.columns, f) }

// IsHead tells whether a line is the head of a table of articles: it names the text and
// something more.
func IsHead(line []byte) bool {
	if len(line) > 1000 {
		return false
	}
	_, columns := columnsOf(line)
	known := 0
	for _, c := range columns {
		if c != unknown {
			known++
		}
	}
	return known > 1 && known*2 >= len(columns) && slices.Contains(columns, Text)
}

// columnsOf reads a head by the mark that gives the most known columns.
func columnsOf(head []byte) (mark byte, columns []Field) {
	best := -1
	for _, m := range []byte(delimiters) {
		names := split(head, m)
		found := make([]Field, len(names))
		known := 0
		for f := Text; f < fields; f++ {
			if at := columnOf(names, columnNames[f]); at >= 0 && found[at] == unknown {
				found[at] = f
				known++
			}
		}
		if known > best {
			best, mark, columns = known, m, found
		}
	}
	return mark, columns
}

// columnOf is where the first of wanted stands that is among names, -1 where none is.
func columnOf(names []string, wanted []string) int {
	for _, want := range wanted {
		for i, name := range names {
			if bare(name) == want {
				return i
			}
		}
	}
	return -1
}

func bare(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, name)
}

// Next gives the next row. The error is a *Broken where a row was lost and reading goes
// on, io.EOF at the end, and otherwise the end of reading as well: ErrGivenUp, or what
// reading the bytes gives.
func (r *Reader) Next() (Row, error) {
	for {
		at := r.line
		values, err := r.row()
		switch {
		case err != nil:
			if _, ok := err.(rowError); ok {
				err = &Broken{Line: at, Err: err}
			}
			return Row{}, err
		case len(values) == 1 && strings.TrimSpace(values[0]) == "":
			continue
		case len(values) > r.width && strings.TrimSpace(strings.Join(values[r.width:], "")) != "":
			return Row{}, &Broken{Line: at, Err: fmt.Errorf("has %d fields, the first row %d: put quotation marks around fields", len(values), r.width)}
		}
		row := Row{Line: at}
		for i, value := range values[:min(len(values), r.width)] {
			row.fields[r.columns[i]] = value
		}
		row.fields[unknown] = ""
		return row, nil
	}
}

// A rowError is an error that costs one row.
type rowError string

func (e rowError) Error() string { return string(e) }

const (
	errUnclosed rowError = "its quotation mark is never closed: close it"
	errLong     rowError = "is too long for one article: split it"
)

// mostAgain is how many times the bytes of the longest row are read again behind
// quotation marks that are never closed: each may cost as much, on every line.
const mostAgain = 8

// ErrGivenUp says that reading ends before the table does.
var ErrGivenUp = errors.New("too many of its quotation marks are never closed, the rest is passed over: write it as CSV with quotation marks in pairs")

// row reads one row, which may go over several lines. Where its quotation mark is never
// closed, only its first line is lost.
func (r *Reader) row() ([]string, error) {
	var text []byte
	var ends []int
	state := atStart
	for {
		line, err := r.nextLine()
		switch {
		case len(line) > 0:
		case err == io.EOF && len(ends) > 0:
			return nil, r.giveBack(text, ends)
		default:
			return nil, err
		}
		text = append(text, line...)
		ends = append(ends, len(text))
		if len(text) > r.most {
			if len(ends) == 1 {
				return nil, errLong
			}
			return nil, r.giveBack(text, ends)
		}
		if state = state.after(line, r.mark); state != inQuotes {
			return split(text, r.mark), nil
		}
	}
}

// A state is where in a field a row stands.
type state uint8

const (
	atStart state = iota
	inPlain
	inQuotes
	behindMark // in quotes, behind a quotation mark that closes or stands for itself
)

// after is the state after a line.
func (s state) after(line []byte, mark byte) state {
	for _, c := range line {
		switch {
		case s == inQuotes && c == '"':
			s = behindMark
		case s == inQuotes:
		case c == '"' && (s == atStart || s == behindMark):
			s = inQuotes
		case c == mark:
			s = atStart
		default:
			s = inPlain
		}
	}
	return s
}

// giveBack makes the lines after the first be read again. Its error is what the
// first is lost by, or what ends the reading.
func (r *Reader) giveBack(text []byte, ends []int) error {
	if r.wasted += len(text); r.wasted > mostAgain*r.most {
		return ErrGivenUp
	}
	lines := make([][]byte, 0, len(ends)+len(r.again))
	for i := 1; i < len(ends); i++ {
		lines = append(lines, text[ends[i-1]:ends[i]])
	}
	r.again = append(lines, r.again...)
	r.line -= len(ends) - 1
	return errUnclosed
}

// nextLine is the next line with its end. A line of more than most bytes is cut off
// behind them.
func (r *Reader) nextLine() ([]byte, error) {
	if len(r.again) > 0 {
		line := r.again[0]
		r.again = r.again[1:]
		r.line++
		return line, nil
	}
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		if len(line) <= r.most {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if len(line) > 0 {
			r.line++
			if err == io.EOF {
				err = nil
			}
		}
		return line, err
	}
}

// split parts a row at mark. A quotation mark within a field that does not begin with one
// is a letter like others, and so is what follows the closing one.
func split(row []byte, mark byte) []string {
	row = bytes.TrimRight(row, "\r\n")
	var values []string
	var value []byte
	s := atStart
	for _, c := range row {
		before := s
		s = s.after([]byte{c}, mark)
		switch {
		case s == atStart:
			values = append(values, string(value))
			value = value[:0]
		case s == behindMark, s == inQuotes && before == atStart: // a mark that opens or closes
		default: // a letter, or the second mark of two
			value = append(value, c)
		}
	}
	return append(values, string(value))
}
