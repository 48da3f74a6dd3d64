package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"gainsay/internal/ingest/ingesttest"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

type record = ingesttest.Record

func page(n int) []byte {
	return fmt.Appendf(nil, "<!DOCTYPE html><p>Page %d tells of the ferry.%s</p>", n, strings.Repeat(" And more.", n))
}

// a page's record.
func sample(n int) record {
	return record{Address: fmt.Sprintf("https://a.example/%d", n), Body: page(n)}
}

// read gives one line a page or error, and what was passed over.
func read(t *testing.T, archive []byte, limits Limits) []string {
	t.Helper()
	var lines []string
	r := New(bytes.NewReader(archive), limits)
	for {
		p, err := r.Next()
		if err == io.EOF {
			break
		}
		if damage, ok := errors.AsType[*Damage](err); ok {
			lines = append(lines, "! "+damage.Error())
			continue
		}
		if err != nil {
			lines = append(lines, "!! "+err.Error())
			break
		}
		text := strings.TrimSuffix(strings.TrimPrefix(string(p.HTML), "<!DOCTYPE html><p>"), "</p>")
		lines = append(lines, fmt.Sprintf("%d %s %s", p.Record, strings.TrimPrefix(p.Address, "https://a.example"), text[:min(len(text), 19)]))
	}
	if _, err := r.Next(); err == nil {
		t.Error("a page after the end")
	}
	for kind, n := range r.Passed() {
		lines = append(lines, fmt.Sprintf("passed %d %s", n, kind))
	}
	return lines
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func TestArchives(t *testing.T) {
	info := record{Type: "warcinfo", Body: []byte("software: none\r\n")}
	same := record{Type: "revisit", Body: []byte("HTTP/1.1 200 OK\r\n\r\n")}
	all := []record{info, same, sample(1), sample(2), sample(3)}
	var plain, packed []byte
	for _, r := range all {
		plain = append(plain, r.Bytes()...)
		packed = append(packed, r.Packed()...)
	}
	want := []string{"3 /1 Page 1 tells of the", "4 /2 Page 2 tells of the", "5 /3 Page 3 tells of the", "passed 1 revisit record"}
	for name, archive := range map[string][]byte{"plain": plain, "packed record by record": packed, "packed as a whole": ingesttest.Gzip(plain)} {
		t.Run(name, func(t *testing.T) {
			if !Begins(archive) {
				t.Error("is not known for an archive")
			}
			expect(t, read(t, archive, Limits{}), want...)
		})
	}
	if Begins(ingesttest.Gzip([]byte("WARC is a format."))) || Begins([]byte("WARC/1.0 is a format.")) || Begins([]byte("The ferry")) || Begins(nil) {
		t.Error("something else is taken for an archive")
	}
}

// flipped is b with the bits of its byte at turned.
func flipped(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 0xFF
	return b
}

func TestDamage(t *testing.T) {
	one, two, three := sample(1), sample(2), sample(3)
	long := sample(400)
	lying := func(r record, claim string) []byte {
		b := r.Bytes()
		at := bytes.Index(b, []byte("Content-Length: "))
		end := at + bytes.IndexByte(b[at:], '\r')
		return join(b[:at], []byte("Content-Length: "+claim), b[end:])
	}
	const first, second, third = "1 /1 Page 1 tells of the", "2 /2 Page 2 tells of the", "3 /3 Page 3 tells of the"
	tests := []struct {
		why     string
		archive []byte
		want    []string
	}{
		{"a packed record is cut off at the end", join(one.Packed(), two.Packed()[:150]),
			[]string{first, "! record 2: breaks off"}},
		{"a packed record is cut off in the archive", join(one.Packed(), two.Packed()[:150], three.Packed()),
			[]string{first, "! record 2: is damaged: flate: corrupt input before offset 192", third}},
		{"a plain record is cut off", join(one.Bytes(), two.Bytes()[:300]),
			[]string{first, "! record 2: https://a.example/2: breaks off"}},
		{"bytes of no record stand between packed ones", join(one.Packed(), []byte("oh\x1f\x8b\x08no"), two.Packed()),
			[]string{first, "! record 2: is damaged: gzip: invalid header", third2(3, 2)}},
		{"lines of no record stand between plain ones", join(one.Bytes(), []byte("a line\r\nanother\r\n"), two.Bytes()),
			[]string{first, "! record 2: does not begin as a record does", third2(3, 2)}},
		{"the checksum is wrong", join(one.Packed(), flipped(two.Packed(), len(two.Packed())-6), three.Packed()),
			[]string{first, "! record 2: https://a.example/2: is damaged: gzip: invalid checksum", third}},
		{"a length that is none", join(one.Packed(), ingesttest.Gzip(lying(two, "many")), three.Packed()),
			[]string{first, "! record 2: does not tell its length", third}},
		{"a length that is none, plain", join(one.Bytes(), lying(two, "-5"), three.Bytes()),
			[]string{first, "! record 2: does not tell its length", third}},
		{"a length that is too long", join(one.Packed(), ingesttest.Gzip(lying(two, "99999")), three.Packed()),
			[]string{first, "! record 2: https://a.example/2: breaks off", third}},
		{"a length beyond all caps", join(one.Packed(), ingesttest.Gzip(lying(two, "9223372036854775807")), three.Packed()),
			[]string{first, "! record 2: https://a.example/2: breaks off", third}},
		{"a length that is too short", join(one.Packed(), ingesttest.Gzip(lying(two, "100")), three.Packed()),
			[]string{first, "! record 2: https://a.example/2: is not as long as it says", third}},
		{"no answer of a web server", join(one.Packed(), record{Address: "https://a.example/2", Head: "GIVE ME\r\n"}.Packed(), three.Packed()),
			[]string{first, "! record 2: https://a.example/2: holds no answer of a web server", third}},
		{"a record that is too large", join(one.Packed(), long.Packed(), three.Packed()),
			[]string{first, "! record 2: https://a.example/400: is larger than 3000 bytes", third}},
		{"a header that is too long", join(one.Packed(), record{Address: "https://a.example/" + strings.Repeat("x", 5000), Body: page(2)}.Packed(), three.Packed()),
			[]string{first, "! record 2: its header has more than 2000 bytes", third}},
		{"a head of an answer that is too long", join(one.Packed(), record{Address: "https://a.example/2", Head: "HTTP/1.1 200 OK\r\nX: " + strings.Repeat("x", 2200) + "\r\n"}.Packed(), three.Packed()),
			[]string{first, "! record 2: https://a.example/2: the head of its answer has more than 2000 bytes", third}},
		{"nothing at all", nil, nil},
		{"a packed member that is empty", join(one.Packed(), ingesttest.Gzip(nil), two.Packed()), []string{first, second}},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			expect(t, read(t, test.archive, Limits{Record: 3000, Header: 2000}), test.want...)
		})
	}
}

// third2 is the line of a page whose record has another number than the page.
func third2(record, n int) string {
	return fmt.Sprintf("%d /%d Page %d tells of the", record, n, n)
}

func TestEveryByteMayBeDamaged(t *testing.T) {
	one, two, three := sample(1).Packed(), sample(2).Packed(), sample(3).Packed()
	for at := range two {
		got := strings.Join(read(t, join(one, flipped(two, at), three), Limits{}), "\n")
		if !strings.Contains(got, "Page 1 tells") || !strings.Contains(got, "Page 3 tells") {
			t.Fatalf("byte %d of the second record costs others:\n%s", at, got)
		}
		if !strings.Contains(got, "!") && !strings.Contains(got, "Page 2 tells") {
			t.Fatalf("byte %d of the second record: it is lost without a word:\n%s", at, got)
		}
	}
}

// TestDamageCostsItsRecordAlone damages an archive of real sizes at random places.
func TestDamageCostsItsRecordAlone(t *testing.T) {
	var archive bytes.Buffer
	pages, err := ingesttest.WARC(&archive, 1<<20, true, 5)
	if err != nil {
		t.Fatal(err)
	}
	addresses := func(b []byte) (found map[string]bool, damages int) {
		found = map[string]bool{}
		r := New(bytes.NewReader(b), Limits{})
		for {
			p, err := r.Next()
			if err == io.EOF {
				return found, damages
			}
			if err != nil {
				damages++
				continue
			}
			found[p.Address] = true
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		at := random.IntN(archive.Len())
		found, damages := addresses(flipped(archive.Bytes(), at))
		if len(found) < pages-1 || len(found) < pages && damages == 0 {
			t.Errorf("byte %d costs %d pages, %d mistakes are named", at, pages-len(found), damages)
		}
		cut, damages := addresses(archive.Bytes()[:at])
		if want := bytes.Count(archive.Bytes()[:at], []byte("\x1f\x8b\x08"))/2 - 1; len(cut) < want || damages != 1 {
			t.Errorf("cut at byte %d, %d pages of %d are read, %d mistakes are named", at, len(cut), want, damages)
		}
	}
}

func TestBombs(t *testing.T) {
	zeros := bytes.Repeat([]byte("0"), 8<<20)
	bomb := record{Address: "https://a.example/2", Body: zeros}
	got := read(t, join(sample(1).Packed(), bomb.Packed(), sample(3).Packed()), Limits{})
	expect(t, got, "1 /1 Page 1 tells of the", "! record 2: https://a.example/2: it unpacks to too many times its size", "3 /3 Page 3 tells of the")

	packed := record{Address: "https://a.example/2", Head: "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n", Body: ingesttest.Gzip(zeros)}
	got = read(t, join(sample(1).Packed(), packed.Packed(), sample(3).Packed()), Limits{})
	expect(t, got, "1 /1 Page 1 tells of the",
		"! record 2: https://a.example/2: its body is damaged: it unpacks to too many times its size", "3 /3 Page 3 tells of the")

	got = read(t, join(sample(1).Packed(), sample(2).Packed(), sample(3).Packed()), Limits{Records: 2})
	expect(t, got, "1 /1 Page 1 tells of the", "2 /2 Page 2 tells of the", "!! has more than 2 records, the rest is passed over: split it")
}

func deflated(t *testing.T, b []byte, bare bool) []byte {
	var packed bytes.Buffer
	var w io.WriteCloser = zlib.NewWriter(&packed)
	if bare {
		var err error
		if w, err = flate.NewWriter(&packed, 6); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return packed.Bytes()
}

func TestAnswers(t *testing.T) {
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	body := page(7)
	chunks := fmt.Appendf(nil, "10\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", body[:16], len(body)-16, body[16:])
	const found = "1 /x Page 7 tells of the"
	tests := []struct {
		why, head string
		body      []byte
		want      string
	}{
		{"packed by gzip", "Content-Encoding: gzip", ingesttest.Gzip(body), found},
		{"said to be packed, but unpacked by the archive", "Content-Encoding: gzip", body, found},
		{"packed by zlib", "Content-Encoding: deflate", deflated(t, body, false), found},
		{"packed by bare deflate", "Content-Encoding: deflate", deflated(t, body, true), found},
		{"packed by zstandard", "Content-Encoding: zstd", z.EncodeAll(body, nil), found},
		{"packed twice", "Content-Encoding: deflate, gzip", ingesttest.Gzip(deflated(t, body, false)), found},
		{"packed by brotli", "Content-Encoding: br", []byte("\x8b\x02"), "! record 1: https://a.example/x: is packed by brotli, which is not read: unpack it"},
		{"brotli taken off by the archive", "Content-Encoding: br", body, found},
		{"in chunks", "Transfer-Encoding: chunked", chunks, found},
		{"in chunks that break off", "Transfer-Encoding: chunked", chunks[:len(chunks)-20], found},
		{"said to be in chunks", "Transfer-Encoding: chunked", body, found},
		{"in chunks and packed", "Content-Encoding: gzip\r\nTransfer-Encoding: chunked",
			fmt.Appendf(nil, "%x\r\n%s\r\n0\r\n\r\n", len(ingesttest.Gzip(body)), ingesttest.Gzip(body)), found},
		{"a picture", "Content-Type: image/png", body, "passed 1 image"},
		{"type without parameters", "Content-Type: Text/HTML;;charset", body, found},
		{"no type, but a page", "X: y", body, found},
		{"an empty page", "Content-Type: text/html", []byte(" \r\n"), "passed 1 empty page"},
	}
	for _, test := range tests {
		t.Run(test.why, func(t *testing.T) {
			head := "HTTP/1.1 200 OK\r\n" + test.head + "\r\n"
			expect(t, read(t, record{Address: "https://a.example/x", Head: head, Body: test.body}.Packed(), Limits{}), test.want)
		})
	}
	t.Run("what is no page", func(t *testing.T) {
		for _, test := range []struct{ address, head, want string }{
			{"https://a.example/robots.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", "passed 1 robots.txt"},
			{"https://a.example/x", "HTTP/1.1 301 Moved\r\n", "passed 1 redirect"},
			{"https://a.example/x", "HTTP/1.1 404\r\n", "passed 1 error page"},
			{"https://a.example/x", "HTTP/1.1 204 No Content\r\n", "passed 1 answer without content"},
			{"https://a.example/x", "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n", "passed 1 XML document"},
		} {
			expect(t, read(t, record{Address: test.address, Head: test.head, Body: body}.Packed(), Limits{}), test.want)
		}
	})
}

func TestOtherProtocols(t *testing.T) {
	names := []byte("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: dns:a.example\r\nContent-Type: text/dns\r\nContent-Length: 5\r\n\r\n1.2.3\r\n\r\n")
	expect(t, read(t, join(names, sample(2).Bytes()), Limits{}), "2 /2 Page 2 tells of the", "passed 1 answer of another protocol")
}

func TestPageFacts(t *testing.T) {
	r := record{Address: "<https://a.example/x>", Fields: "WARC-Truncated: length\r\n",
		Head: "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"koi8-r\"\r\n", Body: page(1)}
	p, err := New(bytes.NewReader(r.Bytes()), Limits{}).Next()
	if err != nil {
		t.Fatal(err)
	}
	p.HTML = nil
	want := Page{Record: 1, Address: "https://a.example/x", Fetched: "2031-02-03T04:05:06Z", Charset: "koi8-r", Cut: true}
	if fmt.Sprint(p) != fmt.Sprint(want) {
		t.Errorf("got %+v, want %+v", p, want)
	}
}

func TestReadErrorsEndReading(t *testing.T) {
	wrong := errors.New("the disk is gone")
	r := New(io.MultiReader(bytes.NewReader(sample(1).Packed()), &failing{wrong}), Limits{})
	if _, err := r.Next(); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Next(); err != wrong {
		t.Errorf("got %v, want %v", err, wrong)
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }

func FuzzArchive(f *testing.F) {
	f.Add(sample(1).Bytes())
	f.Add(join(sample(1).Packed(), sample(2).Packed()))
	f.Add(record{Address: "http://a.example", Head: "HTTP/1.1 200\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", Body: []byte("1\r\na\r\n0\r\n")}.Bytes())
	f.Fuzz(func(t *testing.T, in []byte) {
		limits := Limits{Record: 1 << 16, Header: 1 << 10, Records: 100}
		var before string
		for range 2 {
			r := New(bytes.NewReader(in), limits)
			var all strings.Builder
			for events := 0; ; events++ {
				p, err := r.Next()
				if err == io.EOF {
					break
				}
				if events > len(in)+100 {
					t.Fatal("more pages and errors than bytes")
				}
				fmt.Fprintf(&all, "%+v %v\n", p, err)
				if _, ok := errors.AsType[*Damage](err); err != nil && !ok {
					break
				}
				if err == nil && (len(p.HTML) == 0 || len(p.HTML) > 1<<16) {
					t.Fatalf("a page of %d bytes", len(p.HTML))
				}
			}
			if before != "" && before != all.String() {
				t.Fatal("the same archive is read in two ways")
			}
			before = all.String() + "."
			if before == "." {
				break
			}
			before = all.String()
		}
	})
}

// BenchmarkArchive reads an invented archive, packed record by record; MB/s are of
// decoded bytes.
func BenchmarkArchive(b *testing.B) {
	var archive bytes.Buffer
	const decoded = 64 << 20
	pages, err := ingesttest.WARC(&archive, decoded, true, 1)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(decoded)
	b.ReportAllocs()
	for b.Loop() {
		r := New(bytes.NewReader(archive.Bytes()), Limits{})
		n := 0
		for {
			_, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n != pages {
			b.Fatalf("read %d pages of %d", n, pages)
		}
	}
}
