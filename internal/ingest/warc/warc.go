// Package warc turns a web archive (WARC 0.17 to 1.1, plain or with each record packed
// by gzip, as CC-NEWS publishes them) into the web pages that it holds, one at a time.
// What is damaged is named and passed over, and reading goes on at the next record.
//
// The format: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Limits are the caps on one archive. A zero field means its default.
type Limits struct {
	Record  int64 // decoded bytes of one record, and of the page in it; 50 MiB
	Header  int   // bytes of one record's header, and of the page's; 64 KiB
	Ratio   int64 // decoded bytes of a record for one compressed byte; 200
	Records int   // records of one archive; 10 million
}

func (l Limits) withDefaults() Limits {
	if l.Record <= 0 {
		l.Record = 50 << 20
	}
	if l.Header <= 0 {
		l.Header = 64 << 10
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	if l.Records <= 0 {
		l.Records = 10_000_000
	}
	return l
}

const (
	// readAhead is the buffer over the archive: enough to try whether a packed record
	// begins somewhere.
	readAhead = 256 << 10
	// tried is how much of it a try may look at.
	tried = 32 << 10
	// kept is how many of the last bytes can be read again, and maxRewinds how often.
	kept       = 1 << 20
	maxRewinds = 10_000
	// maxTries is after how many beginnings that were none an archive is given up.
	maxTries = 100_000
	// ratioFloor is how many decoded bytes pass before their ratio is judged.
	ratioFloor = 1 << 20
)

// Begins tells whether a file that begins with head, some thousand bytes of it, is a
// web archive, packed by gzip or not.
func Begins(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\x1f\x8b")) {
		return new(gzipTry).holds(head)
	}
	return isVersion(head)
}

// versionLine is how many bytes tell whether a line is the first of a record.
const versionLine = 12

// isVersion tells whether the first line of b is the first of a record: "WARC/1.0".
func isVersion(b []byte) bool {
	line, _, _ := bytes.Cut(b[:min(len(b), versionLine)], []byte("\n"))
	number, ok := bytes.CutPrefix(bytes.TrimRight(line, "\r"), []byte("WARC/"))
	if !ok || len(number) < 3 || len(number) > 4 || number[0] > '1' || number[1] != '.' {
		return false
	}
	return len(bytes.Trim(number, "0123456789.")) == 0
}

// A Damage is an error that cost one record or a stretch of the archive, after which
// reading goes on.
type Damage struct {
	Record int   // number of the record, from 1
	Offset int64 // where in the archive, in bytes as stored
	Err    error
}

func (d *Damage) Error() string { return fmt.Sprintf("record %d: %v", d.Record, d.Err) }

func (d *Damage) Unwrap() error { return d.Err }

// ErrGivenUp says that reading ends before the archive does.
var ErrGivenUp = errors.New("the rest is passed over")

// A header is what a record says of itself.
type header struct {
	kind, content, target, date, truncated string
	length                                 int64
}

// http tells an answer of a web server from those of other protocols, such as names looked
// up. An archive may leave unsaid what a record contains.
func (h *header) http() bool {
	return h.content == "" || strings.HasPrefix(h.content, "application/http")
}

// named is an error with the address of the record that it was met in.
func (h *header) named(err error) error {
	if h.target == "" {
		return err
	}
	return fmt.Errorf("%s: %w", h.target, err)
}

// A Reader reads the records of one archive. It is not safe for concurrent use.
type Reader struct {
	source   *source
	in       *bufio.Reader // the archive as stored
	packed   bool          // each record is a member of its own
	member   *gzip.Reader  // nil before the first
	open     bool          // member holds more
	memberAt int64         // where in the archive it begins
	start    int64         // where in the archive the record begins; a packed one, its member
	text     *bufio.Reader // what is decoded: the member, or in
	limits   Limits

	number  int // of the record that is being read
	tries   int // beginnings that were none
	rewinds int
	try     gzipTry
	scratch []byte // the block of the record that is being read
	passed  map[string]int
	ended   error
}

// New returns a Reader of in. in may be packed by gzip, record by record or as a whole;
// other packing must be taken off.
func New(in io.Reader, limits Limits) *Reader {
	r := &Reader{source: &source{from: in}, limits: limits.withDefaults(), passed: map[string]int{}}
	r.in = bufio.NewReaderSize(r.source, readAhead)
	magic, _ := r.in.Peek(2)
	r.packed = bytes.Equal(magic, []byte("\x1f\x8b"))
	r.text = r.in
	if r.packed {
		r.text = bufio.NewReaderSize(nil, 64<<10)
	}
	return r
}

// Passed counts what was passed over because it is no page, by what it is.
func (r *Reader) Passed() map[string]int { return r.passed }

// offset is where in the archive reading stands.
func (r *Reader) offset() int64 { return r.source.n - int64(r.in.Buffered()) }

// Next gives the archive's next page. The error is a *Damage where something was lost
// and reading goes on, and io.EOF at the end. Others end reading as well: ErrGivenUp where a
// cap is met, and what reading the archive gives.
func (r *Reader) Next() (Page, error) {
	for r.ended == nil {
		page, ok, err := r.record()
		switch {
		case err == nil && ok:
			return page, nil
		case err == nil:
			continue
		case r.source.err != nil:
			r.ended = r.source.err
		case err == io.EOF:
			r.ended = err
		case r.ended != nil:
		default:
			damage := &Damage{Record: r.number, Offset: r.start, Err: err}
			r.resume(err)
			return Page{}, damage
		}
	}
	return Page{}, r.ended
}

// record reads one record; ok tells that it holds a page.
func (r *Reader) record() (page Page, ok bool, err error) {
	r.number++
	if err := r.begin(); err != nil {
		return Page{}, false, err
	}
	if r.number > r.limits.Records {
		r.ended = fmt.Errorf("has more than %d records, %w: split it", r.limits.Records, ErrGivenUp)
		return Page{}, false, r.ended
	}
	h, err := r.header()
	if err != nil {
		return Page{}, false, err
	}
	if h.kind != "response" {
		if passed := kindOf(h.kind); passed != "" {
			r.passed[passed]++
		}
		return Page{}, false, r.skip(h.length)
	}
	if !h.http() {
		r.passed["answer of another protocol"]++
		return Page{}, false, r.skip(h.length)
	}
	if h.length > r.limits.Record {
		if err := r.skip(h.length); err != nil {
			return Page{}, false, h.named(err)
		}
		return Page{}, false, &inside{h.named(fmt.Errorf("is larger than %d bytes", r.limits.Record))}
	}
	block, err := r.block(h.length)
	if err != nil {
		return Page{}, false, h.named(err)
	}
	if err := r.end(); err != nil {
		return Page{}, false, h.named(err)
	}
	page, passed, err := pageOf(h, block, r.limits)
	if err != nil { // the record is whole, what it holds is not: go on right behind it
		return Page{}, false, &inside{h.named(err)}
	}
	if passed != "" {
		r.passed[passed]++
		return Page{}, false, nil
	}
	page.Record = r.number
	return page, true, nil
}

// inside is an error of what a record holds: the archive itself is sound there.
type inside struct{ error }

func (i *inside) Unwrap() error { return i.error }

// kindOf names records that hold no page; names that archives make up count as one, and
// those that only tell of others do not count.
func kindOf(kind string) string {
	switch kind {
	case "warcinfo", "request", "metadata":
		return ""
	case "revisit", "resource", "conversion", "continuation":
		return kind + " record"
	}
	return "record of unknown type"
}

// begin stands at the first byte of the next record.
func (r *Reader) begin() error {
	for {
		if r.packed && !r.open {
			if err := r.nextMember(); err != nil {
				return err
			}
		}
		c, err := r.text.Peek(1)
		switch {
		case err == io.EOF && r.packed:
			r.open = false
		case err == io.EOF:
			return err
		case err != nil:
			return damaged(err)
		case c[0] == '\r' || c[0] == '\n':
			r.text.Discard(1)
		default:
			if !r.packed {
				r.start = r.offset()
			}
			return nil
		}
	}
}

// nextMember opens the next packed member; io.EOF says that there is none.
func (r *Reader) nextMember() error {
	if _, err := r.in.Peek(1); err != nil {
		return err
	}
	r.memberAt = r.offset()
	r.start = r.memberAt
	var err error
	if r.member == nil {
		r.member, err = gzip.NewReader(r.in)
	} else {
		err = r.member.Reset(r.in)
	}
	if err != nil {
		return damaged(err)
	}
	r.member.Multistream(false)
	r.text.Reset(&memberReader{r: r})
	r.open = true
	return nil
}

// A memberReader reads the open member up to the ratio that is allowed.
type memberReader struct {
	r *Reader
	n int64
}

// errFull is a line longer than the buffer.
var errFull = bufio.ErrBufferFull

var errRatio = errors.New("it unpacks to too many times its size")

func (m *memberReader) Read(p []byte) (int, error) {
	n, err := m.r.member.Read(p)
	m.n += int64(n)
	if m.n > ratioFloor && m.n/m.r.limits.Ratio > m.r.offset()-m.r.memberAt {
		return n, errRatio
	}
	return n, err
}

// header reads a record's header.
func (r *Reader) header() (header, error) {
	h := header{length: -1}
	left := r.limits.Header
	var last *string
	for first := true; ; first = false {
		line, err := r.line(&left)
		if err != nil {
			return h, err
		}
		switch {
		case first && !isVersion(line):
			return h, errors.New("does not begin as a record does")
		case first:
			continue
		case len(line) == 0:
			if h.length < 0 {
				return h, errors.New("does not tell its length")
			}
			return h, nil
		case line[0] == ' ' || line[0] == '\t':
			if last != nil {
				*last += " " + strings.TrimSpace(string(line))
			}
			continue
		}
		last = nil
		name, value, found := bytes.Cut(line, []byte(":"))
		if !found {
			continue
		}
		told := strings.TrimSpace(string(value))
		switch strings.ToLower(string(bytes.TrimSpace(name))) {
		case "warc-type":
			h.kind = strings.ToLower(told)
		case "content-type":
			h.content = strings.ToLower(told)
		case "warc-target-uri":
			h.target = strings.ToValidUTF8(strings.Trim(told, "<>"), "\uFFFD")
			last = &h.target
		case "warc-date":
			h.date = told
		case "warc-truncated":
			h.truncated = told
		case "content-length":
			n, err := strconv.ParseInt(told, 10, 64)
			if err != nil || n < 0 {
				return h, errors.New("does not tell its length")
			}
			h.length = n
		}
	}
}

// line is the header's next line without its end, good until the next read; it takes
// its bytes from left.
func (r *Reader) line(left *int) ([]byte, error) {
	line, err := r.text.ReadSlice('\n')
	if *left -= len(line); *left < 0 || err == errFull {
		return nil, fmt.Errorf("its header has more than %d bytes", r.limits.Header)
	}
	if err != nil {
		return nil, damaged(err)
	}
	return bytes.TrimRight(line, "\r\n"), nil
}

// block reads a record's content into scratch. The length that it claims is believed
// only as its bytes come.
func (r *Reader) block(length int64) ([]byte, error) {
	const believed = 1 << 20
	if int64(cap(r.scratch)) < min(length, believed) {
		r.scratch = make([]byte, min(length, believed))
	}
	block := r.scratch[:0]
	for int64(len(block)) < length {
		if len(block) == cap(block) {
			grown := make([]byte, len(block), min(int64(2*cap(block)), length))
			copy(grown, block)
			block = grown
		}
		n, err := io.ReadFull(r.text, block[len(block):min(int64(cap(block)), length)])
		block = block[:len(block)+n]
		if err != nil {
			return nil, damaged(err)
		}
	}
	if cap(block) <= 8*believed {
		r.scratch = block
	}
	return block, nil
}

// skip passes over a block.
func (r *Reader) skip(length int64) error {
	for length > 0 {
		n, err := r.text.Discard(int(min(length, 1<<30)))
		length -= int64(n)
		if err != nil {
			return damaged(err)
		}
	}
	return nil
}

// end passes over the empty lines after a block. A packed record's checksum is looked at
// with them, so that none is given out whose bytes are not those that were stored.
func (r *Reader) end() error {
	for lines := 0; ; {
		c, err := r.text.Peek(1)
		switch {
		case err == io.EOF:
			if r.packed {
				r.open = false
			}
			return nil
		case err != nil:
			return damaged(err)
		case c[0] != '\r' && c[0] != '\n':
			if next, _ := r.text.Peek(5); lines < 2 && !bytes.Equal(next, []byte("WARC/")) {
				return errors.New("is not as long as it says")
			}
			return nil
		case c[0] == '\n':
			lines++
		}
		r.text.Discard(1)
	}
}

// damaged says in words what a broken stream gives.
func damaged(err error) error {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return &broken{errors.New("breaks off")}
	case errors.Is(err, errRatio):
		return &broken{err}
	}
	return &broken{fmt.Errorf("is damaged: %w", err)}
}
