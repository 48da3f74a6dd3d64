package feed

import (
	"net/url"
	"strings"
)

// maxAddress is the longest address that is kept, in bytes.
const maxAddress = 4096

// A resolver makes the addresses of one list absolute.
type resolver struct{ base *url.URL }

func newResolver(base string) *resolver {
	r := &resolver{}
	r.orElse(base)
	return r
}

// orElse takes base where no base is known yet.
func (r *resolver) orElse(base string) {
	if r.base != nil {
		return
	}
	if u, err := url.Parse(strings.TrimSpace(base)); err == nil && web(u) {
		r.base = u
	}
}

func web(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.Hostname() != ""
}

// of is the absolute address that told means, "" where it means none on the web.
func (r *resolver) of(told string) string {
	told = strings.TrimSpace(told)
	if told == "" || len(told) > maxAddress {
		return ""
	}
	told = strings.NewReplacer("\n", "", "\r", "", "\t", "", " ", "%20").Replace(told)
	u, err := url.Parse(told)
	if err != nil {
		return ""
	}
	if r.base != nil {
		u = r.base.ResolveReference(u)
	}
	if !web(u) {
		return ""
	}
	u.Scheme = strings.ToLower(u.Scheme)
	return strings.ToValidUTF8(u.String(), "%EF%BF%BD")
}
