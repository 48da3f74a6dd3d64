// Package ingesttest turns a seed into web archives and news pages for the tests and
// benchmarks of other packages. All of it is invented.
package ingesttest

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// A Record is one record of a web archive. Head and Body are put together with the
// lengths that they have.
type Record struct {
	Type    string // WARC-Type; "response" when empty
	Address string
	Fields  string // further lines of the record's header, each ended by \r\n
	Head    string // of the HTTP answer, without the empty line; that of a page when empty
	Body    []byte
}

// Bytes is the record as it stands in an archive.
func (r Record) Bytes() []byte {
	if r.Type == "" {
		r.Type = "response"
	}
	if r.Head == "" {
		r.Head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
	}
	block := []byte(r.Head + "\r\n" + string(r.Body))
	if r.Type != "response" {
		block = r.Body
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-02-03T04:05:06Z\r\n"+
		"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-%012d>\r\n%sContent-Type: application/http; msgtype=response\r\n"+
		"Content-Length: %d\r\n\r\n", r.Type, r.Address, len(block), r.Fields, len(block))
	b.Write(block)
	b.WriteString("\r\n\r\n")
	return b.Bytes()
}

// Packed is the record as a gzip member of its own.
func (r Record) Packed() []byte { return Gzip(r.Bytes()) }

// Gzip packs b. It panics where a buffer cannot be written, which does not happen.
func Gzip(b []byte) []byte {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(b); err != nil {
		panic(err)
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return packed.Bytes()
}

// WARC writes an archive of invented pages, until decoded bytes of records are reached,
// in the order that CC-NEWS has: a warcinfo record, then request and response of each
// page. It gives the number of pages. The same seed gives the same archive.
func WARC(w io.Writer, decoded int64, packed bool, seed uint64) (pages int, err error) {
	write := func(r Record) {
		b := r.Bytes()
		decoded -= int64(len(b))
		if packed {
			b = Gzip(b)
		}
		if err == nil {
			_, err = w.Write(b)
		}
	}
	random := rand.New(rand.NewPCG(seed, 1))
	write(Record{Type: "warcinfo", Body: []byte("software: invented\r\n")})
	for decoded > 0 && err == nil {
		address := fmt.Sprintf("https://news%d.example/report-%d.html", pages%97, pages)
		write(Record{Type: "request", Address: address, Body: []byte("GET / HTTP/1.1\r\n\r\n")})
		write(Record{Address: address, Body: Page(random, pages)})
		pages++
	}
	return pages, err
}

var (
	people   = strings.Fields("minister dockers mayor council union harbour pilots farmers teachers court ministry engineers board station residents owners")
	verbs    = strings.Fields("said announced denied confirmed promised reported wrote replied expected decided refused repaired closed opened counted measured")
	things   = strings.Fields("bridge ferry budget strike storm school tunnel harvest election vote survey station contract report route reservoir")
	fillers  = strings.Fields("yesterday again slowly in the morning after long talks without a reason near the old market before the holidays at last")
	outlinks = strings.Fields("weather sport culture science travel letters opinion archive contact about careers photos")
)

// sentence is an invented sentence.
func sentence(r *rand.Rand) string {
	var b strings.Builder
	fmt.Fprintf(&b, "The %s %s that the %s", pick(r, people), pick(r, verbs), pick(r, things))
	for range 4 + r.IntN(12) {
		b.WriteString(" " + pick(r, fillers))
	}
	fmt.Fprintf(&b, " and the %s %s %d of the %ss.", pick(r, people), pick(r, verbs), 2+r.IntN(900), pick(r, things))
	return b.String()
}

func pick(r *rand.Rand, words []string) string { return words[r.IntN(len(words))] }

// Page is an invented news page of 40 to 110 kB: a head with scripts, menus, a report of
// 6 to 20 paragraphs, teasers, a foot.
func Page(r *rand.Rand, number int) []byte {
	var b bytes.Buffer
	title := fmt.Sprintf("The %s and the %s, part %d", pick(r, people), pick(r, things), number)
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%s</title>"+
		"<meta property=\"og:site_name\" content=\"Invented News %d\"><meta property=\"article:published_time\" content=\"2031-02-%02dT10:00:00+01:00\">"+
		"<script>", title, number%97, 1+number%28)
	for range 300 + r.IntN(600) {
		fmt.Fprintf(&b, "window.q%d=[%d,\"%x\"];\n", r.IntN(1000), r.IntN(1e6), r.Uint64())
	}
	b.WriteString("</script></head><body><nav><ul>")
	for range 60 {
		fmt.Fprintf(&b, "<li class=\"menu-item item-%d\"><a href=\"/%s/%d\">%s</a></li>", r.IntN(99), pick(r, outlinks), r.IntN(1e5), pick(r, outlinks))
	}
	fmt.Fprintf(&b, "</ul></nav><article><h1>%s</h1>", title)
	for range 6 + r.IntN(15) {
		b.WriteString("<p>")
		for range 2 + r.IntN(4) {
			b.WriteString(sentence(r) + " ")
		}
		b.WriteString("</p>\n")
	}
	b.WriteString("</article><aside class=\"related\">")
	for range 40 {
		fmt.Fprintf(&b, "<div class=\"teaser t%x\"><a href=\"/r/%d\"><img src=\"/i/%x.jpg\" alt=\"\"><h3>%s of the %s</h3></a></div>\n",
			r.Uint32(), r.IntN(1e6), r.Uint64(), pick(r, things), pick(r, people))
	}
	b.WriteString("</aside><footer>Invented for tests.</footer></body></html>")
	return b.Bytes()
}
