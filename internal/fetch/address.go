package fetch

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"

	"gainsay"
)

// maxAddress is how many bytes an address may have.
const maxAddress = 8192

// IsAddress tells whether a name that a person gave is meant as an address of the
// web, and not as a file: it begins with a scheme and "://".
func IsAddress(name string) bool {
	scheme, _, ok := strings.Cut(name, "://")
	if !ok || scheme == "" {
		return false
	}
	for i, r := range scheme {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune("0123456789+-.", r)) {
			return false
		}
	}
	return true
}

// Check tells whether address may be asked for at all, wherever it leads: its error is
// Invalid and says what is wrong with it, as Get would say it before it asks anybody.
func Check(address string) error {
	if _, err := parse(address); err != nil {
		return gainsay.E(gainsay.Invalid, "fetch "+shown(address), "%w", err)
	}
	return nil
}

// parse reads an address and refuses what is never fetched: another scheme than
// http and https, a name or password before the host, no host, a port that is
// none. The host comes back in small letters and ASCII, the fragment is gone.
func parse(address string) (*url.URL, error) {
	if len(address) > maxAddress {
		return nil, fail(gainsay.Invalid, "the address has more than %d bytes", maxAddress)
	}
	if !utf8.ValidString(address) {
		return nil, fail(gainsay.Invalid, "the address is not in UTF-8: check it")
	}
	u, err := url.Parse(address)
	if err != nil {
		if e, ok := err.(*url.Error); ok {
			err = e.Err // it repeats the address
		}
		return nil, fail(gainsay.Invalid, "this is no address (%w): check it", err)
	}
	return u, tidy(u)
}

// tidy checks and normalises a parsed address as parse says.
func tidy(u *url.URL) error {
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return fail(gainsay.Invalid, "only http and https are fetched, not %q: give such an address, or a file by its path", u.Scheme)
	}
	if u.User != nil {
		return fail(gainsay.Invalid, "a name or password stands in the address, which is never sent: leave it out")
	}
	name := u.Hostname()
	if u.Opaque != "" || name == "" {
		return fail(gainsay.Invalid, "the address names no host: check it")
	}
	if _, err := netip.ParseAddr(name); err != nil {
		ascii, ok := hostName(name)
		if !ok {
			return fail(gainsay.Invalid, "%q is no name of a host: check the address", name)
		}
		name = ascii
	}
	port := u.Port()
	if port != "" {
		n, err := strconv.ParseUint(port, 10, 16)
		if err != nil || n == 0 {
			return fail(gainsay.Invalid, "%q is no port: check the address", port)
		}
		port = strconv.FormatUint(n, 10)
	}
	if strings.HasSuffix(u.Host, ":") || port == portOf(u.Scheme) {
		port = ""
	}
	u.Host = name
	if strings.Contains(name, ":") {
		u.Host = "[" + name + "]"
	}
	if port != "" {
		u.Host += ":" + port
	}
	u.Fragment, u.RawFragment = "", ""
	return nil
}

// hostName is the name as it is resolved: small letters, ASCII (UTS 46), no dot at
// the end. Underscores are let through, which names of hosts do have.
func hostName(name string) (string, bool) {
	ascii := strings.ToLower(name)
	if strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) {
		var err error
		if ascii, err = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false)).ToASCII(name); err != nil {
			return "", false
		}
	}
	ascii = strings.TrimSuffix(ascii, ".")
	if ascii == "" || len(ascii) > 253 || strings.HasSuffix(ascii, ".") {
		return "", false
	}
	for _, r := range ascii {
		if r != '.' && r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') {
			return "", false
		}
	}
	return ascii, true
}

func portOf(scheme string) string {
	if scheme == "https" {
		return "443"
	}
	return "80"
}

// site is scheme, name and port: what one robots.txt speaks for.
func site(u *url.URL) string { return u.Scheme + "://" + u.Host }

// shown is an address as errors print it: without a password, on one line, and not
// endless.
func shown(address string) string {
	const most = 200
	if u, err := url.Parse(address); err == nil && u.User != nil {
		address = u.Redacted()
	} else if scheme, rest, ok := strings.Cut(address, "://"); ok && err != nil {
		// What is broken may hold a password as well: to the last @ before the path.
		end := len(rest)
		if i := strings.IndexAny(rest, "/?#"); i >= 0 {
			end = i
		}
		if at := strings.LastIndexByte(rest[:end], '@'); at >= 0 {
			address = scheme + "://…" + rest[at:]
		}
	}
	address = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, address)
	if len(address) <= most {
		return address
	}
	cut := most
	for !utf8.RuneStart(address[cut]) {
		cut--
	}
	return address[:cut] + "…"
}
