// Package model turns weights into files that say what they are, and such files
// back into weights. It also carries the weights that the program is built with.
//
// A file is: 8 bytes of magic; the format's version and the oldest version
// whose readers understand the file, 16 bits each; the length of the header, 32
// bits; the xxhash64 of the header; the header in JSON, which ends with a table
// of sections; the sections one after another. Numbers are little-endian.
package model

import (
	"encoding/binary"
	"encoding/json"
	"io"
	"strings"

	"github.com/cespare/xxhash/v2"
	"github.com/klauspost/compress/zstd"

	"gainsay"
)

// Versions of the format. A file is refused when it was written before
// OldestReadable or demands a reader newer than Version.
const (
	Version        = 1 // what Write writes
	OldestReadable = 1 // the oldest file that Open reads
	oldestReader   = 1 // the oldest reader that understands what Write writes
)

const (
	magic     = "gnsywgt\n"
	fixed     = 24      // bytes before the header
	maxHeader = 1 << 20 // bytes
	maxRaw    = 1 << 28 // bytes of one section, unpacked
)

// A Header says what the weights of a file are and where they come from.
type Header struct {
	Name     string   `json:"name"`     // "trees"
	Language string   `json:"language"` // ISO 639-1
	Data     []string `json:"data"`     // names of what it was trained on
	Licence  string   `json:"licence"`  // that the weights stand under
	Commit   string   `json:"commit"`   // of the trainer
	Seed     uint64   `json:"seed"`
	Scores   []Score  `json:"scores"` // on the dev parts, when it was written
}

// A Score is one measured figure.
type Score struct {
	Measure string  `json:"measure"` // "EWT dev LAS"
	Value   float64 `json:"value"`   // in percent
}

// A Section is a named piece of a file.
type Section struct {
	Name  string
	Bytes []byte
}

// entry is a line of the table of sections.
type entry struct {
	Name     string `json:"name"`
	Size     int64  `json:"size"`   // in the file
	Raw      int64  `json:"raw"`    // unpacked
	Packed   bool   `json:"packed"` // with zstd
	Checksum uint64 `json:"checksum,string"`
	offset   int64
}

type table struct {
	Header
	Sections []entry `json:"sections"`
}

// Write writes a file of the sections, each packed where that makes it smaller.
// The same input gives the same bytes. Errors are those of w.
func Write(w io.Writer, h Header, sections []Section) error {
	const op = "write weights"
	packer, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return gainsay.E(gainsay.Invalid, op, "zstd: %w", err)
	}
	t := table{Header: h}
	var bodies [][]byte
	for _, s := range sections {
		e := entry{Name: s.Name, Raw: int64(len(s.Bytes))}
		body := packer.EncodeAll(s.Bytes, nil)
		if e.Packed = len(body) < len(s.Bytes); !e.Packed {
			body = s.Bytes
		}
		e.Size, e.Checksum = int64(len(body)), xxhash.Sum64(body)
		t.Sections = append(t.Sections, e)
		bodies = append(bodies, body)
	}
	head, err := json.Marshal(t)
	if err != nil {
		return gainsay.E(gainsay.Invalid, op, "header: %w", err)
	}
	if len(head) > maxHeader {
		return gainsay.E(gainsay.Invalid, op, "header of %d bytes, at most %d", len(head), maxHeader)
	}
	start := append([]byte(magic), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	binary.LittleEndian.PutUint16(start[8:], Version)
	binary.LittleEndian.PutUint16(start[10:], oldestReader)
	binary.LittleEndian.PutUint32(start[12:], uint32(len(head)))
	binary.LittleEndian.PutUint64(start[16:], xxhash.Sum64(head))
	for _, b := range append([][]byte{start, head}, bodies...) {
		if _, err := w.Write(b); err != nil {
			return gainsay.E(gainsay.Transient, op, "%w", err)
		}
	}
	return nil
}

// A File is an opened file of weights. Only its header has been read; it may be
// used by several goroutines at once where its reader may.
type File struct {
	Header  Header
	r       io.ReaderAt
	entries []entry
}

// Open reads and checks the header of the file of size bytes behind r. It
// returns an Invalid error for a file that is foreign, damaged, or of a version
// that cannot be read.
func Open(r io.ReaderAt, size int64) (*File, error) {
	const op = "open weights"
	var start [fixed]byte
	if _, err := r.ReadAt(start[:], 0); err != nil || string(start[:8]) != magic {
		return nil, gainsay.E(gainsay.Invalid, op, "not a file of gainsay weights")
	}
	version, needs := binary.LittleEndian.Uint16(start[8:]), binary.LittleEndian.Uint16(start[10:])
	if version < OldestReadable {
		return nil, gainsay.E(gainsay.Invalid, op, "format version %d is too old, the oldest readable is %d: train again with gainsay-train", version, OldestReadable)
	}
	if needs > Version {
		return nil, gainsay.E(gainsay.Invalid, op, "format version %d needs a newer gainsay that reads version %d; this one reads up to %d", version, needs, Version)
	}
	length := int64(binary.LittleEndian.Uint32(start[12:]))
	if length > maxHeader || fixed+length > size {
		return nil, gainsay.E(gainsay.Invalid, op, "damaged: a header of %d bytes in a file of %d", length, size)
	}
	head := make([]byte, length)
	if _, err := r.ReadAt(head, fixed); err != nil && err != io.EOF {
		return nil, gainsay.E(gainsay.Invalid, op, "damaged: %w", err)
	}
	if xxhash.Sum64(head) != binary.LittleEndian.Uint64(start[16:]) {
		return nil, gainsay.E(gainsay.Invalid, op, "damaged: the header's checksum does not match")
	}
	var t table
	if err := json.Unmarshal(head, &t); err != nil {
		return nil, gainsay.E(gainsay.Invalid, op, "damaged: header: %w", err)
	}
	offset := fixed + length
	for i := range t.Sections {
		e := &t.Sections[i]
		if e.Size < 0 || e.Raw < 0 || e.Raw > maxRaw || e.Size > size-offset || !e.Packed && e.Raw != e.Size {
			return nil, gainsay.E(gainsay.Invalid, op, "damaged: section %q does not fit", e.Name)
		}
		e.offset = offset
		offset += e.Size
	}
	if offset != size {
		return nil, gainsay.E(gainsay.Invalid, op, "damaged: %d bytes instead of %d", size, offset)
	}
	return &File{Header: t.Header, r: r, entries: t.Sections}, nil
}

// Section reads, checks and unpacks the section name. It returns a NotFound
// error when the file has none, and an Invalid one when its bytes are damaged.
func (f *File) Section(name string) ([]byte, error) {
	op := "read weights " + f.Header.Name + "/" + name
	for _, e := range f.entries {
		if e.Name != name {
			continue
		}
		body := make([]byte, e.Size)
		if n, err := f.r.ReadAt(body, e.offset); n < len(body) {
			return nil, gainsay.E(gainsay.Invalid, op, "damaged: %w", err)
		}
		if xxhash.Sum64(body) != e.Checksum {
			return nil, gainsay.E(gainsay.Invalid, op, "damaged: the checksum does not match")
		}
		if !e.Packed {
			return body, nil
		}
		return unpack(op, body, e.Raw)
	}
	return nil, gainsay.E(gainsay.NotFound, op, "no such section; there are %s", strings.Join(f.Names(), ", "))
}

func unpack(op string, body []byte, raw int64) ([]byte, error) {
	unpacker, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxRaw), zstd.WithDecodeAllCapLimit(true))
	if err != nil {
		return nil, gainsay.E(gainsay.Invalid, op, "zstd: %w", err)
	}
	defer unpacker.Close()
	// The decoder may not grow the slice, so a lie about the size cannot fill the memory.
	out, err := unpacker.DecodeAll(body, make([]byte, 0, raw))
	if err != nil {
		return nil, gainsay.E(gainsay.Invalid, op, "damaged: %w", err)
	}
	if int64(len(out)) != raw {
		return nil, gainsay.E(gainsay.Invalid, op, "damaged: %d bytes unpacked instead of %d", len(out), raw)
	}
	return out, nil
}

// Names are the names of the sections, in the file's order.
func (f *File) Names() []string {
	names := make([]string, len(f.entries))
	for i, e := range f.entries {
		names[i] = e.Name
	}
	return names
}
