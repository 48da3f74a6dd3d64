package fetch_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/fetch/webtest"
)

// FuzzAnswer: whatever a server sends, what comes of it is an answer within the
// caps, or an error of one line with a kind; and the next request is answered.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []string{
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.0 200 OK\r\n\r\n<p>", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
		"HTTP/1.1 302 Found\r\nLocation: /b\r\n\r\n", "HTTP/1.1 301 Moved\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 302 Found\r\nLocation: \\\\evil\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + string(webtest.Gzip([]byte("hello"))), "HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n",
		"HTTP/1.1 429 Slow\r\nRetry-After: 99999999999\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 200 OK\r\nETag: \"a\x01b\"\r\nContent-Length: 1\r\n\r\na", "\x16\x03\x01", "HTTP/1.1 999 \xff\r\n\r\n", "HTTP/2.0 200\r\n\r\n", "",
	} {
		f.Add(seed)
	}
	w := webtest.New(f)
	w.Set("/b", webtest.Page(html, page))
	limits := fetch.Limits{Wire: 10_000, Decoded: 20_000, Time: 5 * time.Second}
	f.Fuzz(func(t *testing.T, answer string) {
		c := fetch.New(fetch.Options{Agent: "gainsay/1", Allow: webtest.Loopback(), Clock: webtest.NewClock(), Tries: 1, Limits: limits})
		defer c.Close()
		w.Set("/x", webtest.Raw(answer))
		resp, body, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/x", ETag: `"a"`})
		switch {
		case err == nil && (resp.URL != w.URL+"/x" && !strings.HasPrefix(resp.URL, w.URL)):
			t.Errorf("it comes from %q", resp.URL)
		case err == nil && int64(len(body)) > limits.Decoded:
			t.Errorf("%d bytes pass the cap", len(body))
		case err == nil && resp.NotModified && len(body) > 0:
			t.Error("what has not changed has a body")
		case err != nil && (gainsay.KindOf(err) == 0 || len(err.Error()) > 1000 || strings.ContainsAny(err.Error(), "\r\n\x00") || !utf8.ValidString(err.Error())):
			t.Errorf("the error is %q", err)
		}
		if err == nil {
			if _, _, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/b", ETag: resp.ETag, LastModified: resp.LastModified}); err != nil {
				t.Errorf("what it tells of itself cannot be sent back: %v", err)
			}
			return
		}
		if _, later := fetch.Until(err); later {
			return
		}
		if _, body, err := c.Get(t.Context(), fetch.Request{URL: w.URL + "/b"}); err != nil || string(body) != page {
			t.Errorf("the next request: %q %v", body, err)
		}
	})
}
