package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// A Page is one web page of an archive.
type Page struct {
	Record  int    // number of its record, from 1
	Address string // of http or https; empty where the archive tells none such
	Fetched string // RFC 3339; empty where unknown
	Charset string // as its server told; empty where it did not
	Cut     bool   // it was cut off when it was fetched
	HTML    []byte // in its own charset; the caller's to keep
}

// A response is the head of what a server answered.
type response struct {
	status                     int
	mediaType, charset         string
	encodings, transferEncoded string
}

// pageOf gives the page in a response's block, or in passed what it is instead. What it
// gives shares no memory with block.
func pageOf(h header, block []byte, limits Limits) (page Page, passed string, err error) {
	answer, body, err := splitResponse(block, limits.Header)
	if err != nil {
		return Page{}, "", err
	}
	address, robots := webAddress(h.target)
	switch {
	case robots:
		return Page{}, "robots.txt", nil
	case answer.status != 200 && answer.status != 203:
		return Page{}, statusKind(answer.status), nil
	}
	if passed := answer.kind(); passed != "" {
		return Page{}, passed, nil
	}
	body, err = unpack(body, &answer, limits)
	if err != nil {
		return Page{}, "", err
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return Page{}, "empty page", nil
	}
	if answer.mediaType == "" && !looksLikePage(body) {
		return Page{}, "document of unknown type", nil
	}
	page = Page{Address: address, Charset: answer.charset, Cut: h.truncated != "", HTML: body}
	if at, err := time.Parse(time.RFC3339, h.date); err == nil {
		page.Fetched = at.Format(time.RFC3339)
	}
	return page, "", nil
}

// webAddress is the address if it is one of the web, and whether it is of robots.txt.
func webAddress(target string) (address string, robots bool) {
	u, err := url.Parse(target)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return "", false
	}
	return target, strings.EqualFold(u.Path, "/robots.txt")
}

func statusKind(status int) string {
	switch status / 100 {
	case 2:
		return "answer without content"
	case 3:
		return "redirect"
	case 4, 5:
		return "error page"
	}
	return "answer of unknown status"
}

// splitResponse parts a block into the head of an HTTP answer and its body.
func splitResponse(block []byte, most int) (response, []byte, error) {
	answer := response{}
	line, rest, found := cutLine(block)
	if !found || !bytes.HasPrefix(line, []byte("HTTP/")) {
		return answer, nil, errors.New("holds no answer of a web server")
	}
	fields := bytes.Fields(line)
	if len(fields) > 1 {
		answer.status, _ = strconv.Atoi(string(fields[1]))
	}
	for {
		line, rest, found = cutLine(rest)
		if len(block)-len(rest) > most {
			return answer, nil, fmt.Errorf("the head of its answer has more than %d bytes", most)
		}
		if len(line) == 0 {
			return answer, rest, nil
		}
		if !found {
			return answer, nil, nil // a head without a body
		}
		name, value, _ := bytes.Cut(line, []byte(":"))
		told := strings.TrimSpace(string(value))
		switch strings.ToLower(string(bytes.TrimSpace(name))) {
		case "content-type":
			answer.contentType(told)
		case "content-encoding":
			answer.encodings = strings.ToLower(told)
		case "transfer-encoding":
			answer.transferEncoded = strings.ToLower(told)
		}
	}
}

func cutLine(b []byte) (line, rest []byte, found bool) {
	line, rest, found = bytes.Cut(b, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest, found
}

func (a *response) contentType(told string) {
	mediaType, parameters, err := mime.ParseMediaType(told)
	if err != nil { // sloppy parameters
		mediaType, _, _ = strings.Cut(told, ";")
		mediaType = strings.ToLower(strings.TrimSpace(mediaType))
	}
	a.mediaType = mediaType
	a.charset = strings.ToValidUTF8(parameters["charset"], "")
}

// kind says what an answer is when it is no page.
func (a *response) kind() string {
	family, _, _ := strings.Cut(a.mediaType, "/")
	switch {
	case a.mediaType == "", a.mediaType == "text/html", a.mediaType == "application/xhtml+xml":
		return ""
	case family == "image", family == "video", family == "audio", family == "font":
		return family
	case a.mediaType == "text/plain":
		return "plain text"
	case strings.HasSuffix(a.mediaType, "xml"):
		return "XML document"
	case strings.HasSuffix(a.mediaType, "json"):
		return "JSON document"
	case a.mediaType == "application/pdf":
		return "PDF"
	}
	return "document of another type"
}

func looksLikePage(body []byte) bool {
	start := bytes.ToLower(bytes.TrimSpace(body[:min(len(body), 1024)]))
	start = bytes.TrimPrefix(start, []byte("\xef\xbb\xbf"))
	return bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) || bytes.Contains(start, []byte("<head"))
}

// unpack takes off the packing of a body. Archives often keep the head of a packed
// answer before a body that they have unpacked, so that a body that is not packed as
// the head says is taken as it is.
func unpack(body []byte, answer *response, limits Limits) ([]byte, error) {
	own := false
	if strings.Contains(answer.transferEncoded, "chunked") {
		if joined, ok := dechunk(body); ok {
			body, own = joined, true
		}
	}
	encodings := strings.FieldsFunc(answer.encodings, func(r rune) bool { return r == ',' || r == ' ' })
	if len(encodings) > 3 {
		return nil, errors.New("is packed more than three times")
	}
	for i := len(encodings) - 1; i >= 0; i-- {
		plain, err := decode(body, encodings[i], limits)
		if err != nil {
			return nil, err
		}
		if plain != nil {
			body, own = plain, true
		}
	}
	if !own {
		body = bytes.Clone(body)
	}
	return body, nil
}

// decode unpacks one packing; nil says that body is not packed so.
func decode(body []byte, encoding string, limits Limits) ([]byte, error) {
	var from io.Reader
	var err error
	packed := bytes.NewReader(body)
	switch encoding {
	case "gzip", "x-gzip":
		if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
			return nil, nil
		}
		from, err = gzip.NewReader(packed)
	case "deflate": // by the standard zlib, by many servers bare
		if from, err = zlib.NewReader(packed); err != nil {
			if looksLikePage(body) {
				return nil, nil
			}
			packed.Reset(body)
			from, err = flate.NewReader(packed), nil
		}
	case "zstd":
		if !bytes.HasPrefix(body, []byte("\x28\xb5\x2f\xfd")) {
			return nil, nil
		}
		var z *zstd.Decoder
		z, err = zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxWindow(8<<20))
		if err == nil {
			defer z.Close()
			from = z
		}
	case "br":
		if looksLikePage(body) {
			return nil, nil
		}
		return nil, errors.New("is packed by brotli, which is not read: unpack it")
	default: // identity, or words that mean nothing
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("its body is damaged: %w", err)
	}
	plain, err := readCapped(from, int64(len(body)), limits)
	if errors.Is(err, io.ErrUnexpectedEOF) && len(plain) > 0 {
		return plain, nil // cut off by the archive: what is there is a page, as browsers have it
	}
	if err != nil {
		return nil, fmt.Errorf("its body is damaged: %w", err)
	}
	return plain, nil
}

var (
	errBodyRatio = errors.New("it unpacks to too many times its size")
	errBodySize  = errors.New("it unpacks to too many bytes")
)

// readCapped reads what packed bytes unpack to.
func readCapped(from io.Reader, packed int64, limits Limits) ([]byte, error) {
	most := min(limits.Record, max(ratioFloor, packed*limits.Ratio))
	var plain bytes.Buffer
	_, err := io.Copy(&plain, io.LimitReader(from, most+1))
	if int64(plain.Len()) > most {
		if most == limits.Record {
			return nil, errBodySize
		}
		return nil, errBodyRatio
	}
	return plain.Bytes(), err
}

// dechunk joins the chunks of a body; ok is false for a body that is not in chunks. One
// that breaks off gives what is there.
func dechunk(body []byte) (joined []byte, ok bool) {
	joined = make([]byte, 0, len(body))
	for first := true; ; first = false {
		line, rest, found := cutLine(body)
		size, _, _ := bytes.Cut(line, []byte(";"))
		n, err := strconv.ParseUint(string(bytes.TrimSpace(size)), 16, 31)
		if err != nil || !found {
			return joined, !first
		}
		if n == 0 {
			return joined, true
		}
		if uint64(len(rest)) <= n {
			return append(joined, rest...), !first || uint64(len(rest)) == n
		}
		joined = append(joined, rest[:n]...)
		body = bytes.TrimPrefix(bytes.TrimPrefix(rest[n:], []byte("\r")), []byte("\n"))
	}
}
