package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
	"unicode/utf8"

	"gainsay"
)

// A failure is why an address could not be fetched: what a gainsay.Error will say
// once it is known which address was asked for.
type failure struct {
	kind  gainsay.Kind
	until time.Time // not before then; zero where nobody named a time
	slow  bool      // it took all the time that it may: at once again it would as well
	code  int       // of the answer, where that is why; else 0
	why   error
}

func (f *failure) Error() string { return f.why.Error() }

func (f *failure) Unwrap() error { return f.why }

func fail(kind gainsay.Kind, format string, args ...any) error {
	return &failure{kind: kind, why: fmt.Errorf(format, args...)}
}

// failCode is fail for an answer of that status.
func failCode(kind gainsay.Kind, code int, format string, args ...any) error {
	return &failure{kind: kind, code: code, why: fmt.Errorf(format, args...)}
}

// brief is what a server said, or an error that repeats it, as an error prints it.
func brief(said string) string {
	const most = 120
	said = strings.ToValidUTF8(said, "\uFFFD")
	if len(said) <= most {
		return said
	}
	cut := most
	for !utf8.RuneStart(said[cut]) {
		cut--
	}
	return said[:cut] + "…"
}

func failUntil(until time.Time, format string, args ...any) error {
	return &failure{kind: gainsay.Transient, until: until, why: fmt.Errorf(format, args...)}
}

// Until tells from when on the address may be asked again, where err says so: the
// host asked to be left alone until then, or it is not this program's turn before.
func Until(err error) (time.Time, bool) {
	if f, ok := errors.AsType[*failure](err); ok && !f.until.IsZero() {
		return f.until, true
	}
	return time.Time{}, false
}

// Status is the HTTP status for which err refuses the answer, 0 where it is not for one,
// or only says until when the host is to be left alone: Until tells that.
func Status(err error) int {
	if f, ok := errors.AsType[*failure](err); ok {
		return f.code
	}
	return 0
}

// mayTry tells whether it is of use to try again soon.
func mayTry(err error) bool {
	f, ok := errors.AsType[*failure](err)
	return ok && f.kind == gainsay.Transient && f.until.IsZero() && !f.slow
}

// asFailure says of an error of the network what is to be done about it. ctx is
// that of the request, which knows its deadlines; host is who was asked.
func asFailure(ctx context.Context, host string, err error) error {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	if f, ok := errors.AsType[*failure](context.Cause(ctx)); ok {
		return f
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if e, ok := errors.AsType[*net.DNSError](err); ok {
		if e.IsNotFound {
			return fail(gainsay.NotFound, "there is no host %s: check the spelling", host)
		}
		return fail(gainsay.Transient, "the name %s could not be resolved: try again later", host)
	}
	if e, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return fail(gainsay.Invalid, "the certificate of %s is not good (%w): nobody can say whose answer this would be", host, e.Err)
	}
	timeout := interface{ Timeout() bool }(nil)
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return fail(gainsay.Transient, "nobody answers at %s (connection refused): check the address, or try again later", host)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return fail(gainsay.Transient, "the answer of %s breaks off: try again later", host)
	case errors.As(err, &timeout) && timeout.Timeout():
		return fail(gainsay.Transient, "%s does not answer in time: try again later", host)
	case isHeaderTooLong(err):
		return fail(gainsay.Poison, "the header of the answer of %s is too long", host)
	case isNotHTTP(err):
		return fail(gainsay.Poison, "%s does not answer as a web server does (%s)", host,
			brief(strings.TrimPrefix(err.Error(), "net/http: HTTP/1.x transport connection broken: ")))
	}
	return fail(gainsay.Transient, "%s cannot be reached (%s): try again later", host, brief(err.Error()))
}

// isHeaderTooLong and isNotHTTP know errors of net/http by their words, for it
// gives them no type.
func isHeaderTooLong(err error) bool {
	return strings.Contains(err.Error(), "response headers exceeded")
}

func isNotHTTP(err error) bool {
	words := err.Error()
	return errors.Is(err, http.ErrSchemeMismatch) || strings.Contains(words, "malformed") ||
		strings.Contains(words, "Content-Length") || strings.Contains(words, "unsupported transfer encoding") ||
		strings.Contains(words, "invalid header") || strings.Contains(words, "chunk") || strings.Contains(words, "header line too long") || strings.Contains(words, "first record does not look like a TLS handshake")
}
