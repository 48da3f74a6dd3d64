package fetch_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"gainsay/internal/fetch"
	"gainsay/internal/fetch/webtest"
)

// TestHostile: no answer costs more than its caps.
func TestHostile(t *testing.T) {
	w := webtest.New(t)
	small := fetch.Limits{Wire: 100 << 10, Decoded: 4 << 20, Header: 8 << 10, Time: 300 * time.Millisecond, Idle: 200 * time.Millisecond}
	for _, test := range []struct {
		why    string
		answer http.Handler
		want   string
	}{
		{"no answer", webtest.Silent(), "transient: HOST is silent for more than 200ms: try again later"},
		{"the rest never comes", webtest.Stalls("<html>"), "transient: HOST is silent for more than 200ms: try again later"},
		{"a drop now and then", webtest.Drips(20 * time.Millisecond), "transient: HOST takes more than 300ms to answer: try again later"},
		{"no end", webtest.Endless(strings.Repeat("a", 1000)), "poison: the answer has more than 102400 bytes, too many: fetch it yourself and give the file if it is meant"},
		{"a length too great", webtest.Promising(1<<40, "a"), "poison: the answer has 1099511627776 bytes, more than 102400: fetch it yourself and give the file if it is meant"},
		{"a length that lies", webtest.Promising(9000, "half"), "transient: the answer of HOST breaks off: try again later"},
		{"a length that lies the other way", webtest.Promising(4, "whole"), "URL whol"},
		{"a length that is none", webtest.Raw("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n"), `poison: HOST does not answer as a web server does (bad Content-Length "-5")`},
		{"a bomb", webtest.Bomb(3), "poison: the answer unpacks to more than 200 times its size: fetch it yourself and give the file if it is meant"},
		{"packed and damaged", webtest.Raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff\xff"), "poison: the answer is packed and damaged (flate: corrupt input before offset 1)"},
		{"packed and cut", webtest.Raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + string(webtest.Gzip([]byte("The pier burnt.")))[:20]), "transient: the answer of HOST breaks off: try again later"},
		{"packed, and not as it says", webtest.Raw("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n<p>The pier"), "URL <p>The pier"},
		{"packed by something else", webtest.Status(200, "Content-Encoding", "br"), `poison: the answer of HOST is packed by "br", which was not asked for`},
		{"packed twice", webtest.Status(200, "Content-Encoding", "gzip, gzip"), `poison: the answer of HOST is packed by "gzip, gzip", which was not asked for`},
		{"a header without end", webtest.Status(200, "X-Long", strings.Repeat("x", 20<<10)), "poison: the header of the answer of HOST is too long"},
		{"no HTTP", webtest.Raw("220 mail.example ESMTP\r\n"), `poison: HOST does not answer as a web server does (malformed HTTP status code "mail.example")`},
		{"another protocol", upgraded(), "poison: HOST answers in a protocol that was not asked for"},
		{"chunks that are none", webtest.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\na\r\n"), "poison: HOST does not answer as a web server does (invalid byte in chunk length)"},
		{"a chunk with a tail without end", webtest.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + strings.Repeat("x", 1<<20) + "\r\na\r\n"), "poison: HOST does not answer as a web server does (header line too long)"},
		{"a refusal that stalls", stalled("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n"), "not found: HOST has no such page (404): check the address"},
		{"nothing", webtest.Raw(""), "transient: the answer of HOST breaks off: try again later"},
		{"an empty page", webtest.Page(html, ""), "URL "},
		{"packed", webtest.Zipped(html, page), "URL " + page},
		{"interim answers without end", webtest.Raw(strings.Repeat("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n", 10000)), "poison: the header of the answer of HOST is too long"},
	} {
		t.Run(test.why, func(t *testing.T) {
			c := client(t, webtest.NewClock(), limits(small), func(o *fetch.Options) { o.Tries = 1 })
			w.Set("/x", test.answer)
			want := strings.ReplaceAll(strings.ReplaceAll(test.want, "HOST", host(w)), "URL", w.URL+"/x")
			expect(t, get(t, c, w.URL+"/x"), want)
			w.Set("/y", webtest.Page(html, page))
			expect(t, get(t, c, w.URL+"/y"), w.URL+"/y "+page) // the turn was given back
		})
	}
}

// upgraded switches to a protocol that nobody asked for, and says nothing in it.
func upgraded() http.Handler {
	return stalled("HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: gossip\r\n\r\n")
}

// stalled sends these very bytes and nothing more, without an end.
func stalled(answer string) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		c, in, err := out.(http.Hijacker).Hijack()
		if err != nil {
			panic(err) // httptest speaks HTTP/1.1, which can
		}
		defer c.Close()
		c.Write([]byte(answer))
		in.ReadByte() // until the client goes
	})
}
