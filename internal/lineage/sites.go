package lineage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/world"
)

// A site is an outlet as it can be compared: its name folded, the first letters
// of its name where they are three or more, the part of its domain that an owner
// registers, and that part's name.
type site struct{ name, initials, domain, label string }

func siteOf(a *gainsay.Article) site {
	s := site{name: foldName(a.Outlet.Name), initials: initials(a.Outlet.Name), domain: registered(a.Outlet.Domain)}
	if s.domain == "" && strings.Contains(a.Outlet.Name, ".") && !strings.Contains(a.Outlet.Name, " ") {
		s.domain = registered(a.Outlet.Name)
	}
	s.label = foldName(s.domain)
	return s
}

// same tells two articles of one site; articles of no known site are of none.
func (s site) same(t site) bool {
	return s.domain != "" && s.domain == t.domain || s.name != "" && s.name == t.name
}

// called tells whether an origin's key is this site's: its name, its domain's,
// or the first letters of its name.
func (s site) called(key string) bool {
	return key != "" && (key == s.name || key == s.label || key == s.initials)
}

// registered is the part of a domain that an owner registers: "bbc.co.uk" of
// "www.bbc.co.uk".
func registered(domain string) string {
	labels := strings.Split(strings.ToLower(strings.TrimSuffix(domain, ".")), ".")
	keep := 2
	if n := len(labels); n >= 3 && len(labels[n-1]) == 2 {
		switch labels[n-2] {
		case "co", "com", "org", "net", "ac", "gov", "edu", "or", "ne", "go":
			keep = 3
		}
	}
	if len(labels) > keep {
		labels = labels[len(labels)-keep:]
	}
	return strings.Join(labels, ".")
}

// foldName makes names of one outlet or agency equal however they are printed:
// the table's name where it knows one, then letters and digits alone, in lower
// case, without article and domain.
func foldName(name string) string {
	if known, _, ok := world.Default().Outlet(strings.TrimSpace(name)); ok {
		name = known
	}
	name = strings.TrimPrefix(strings.ToLower(strings.TrimSpace(name)), "www.")
	if !strings.Contains(name, " ") && strings.Contains(name, ".") {
		name, _, _ = strings.Cut(registered(name), ".")
	}
	name = strings.TrimPrefix(name, "the ")
	var b strings.Builder
	for _, c := range name {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// initials are the first letters of a name of three words or more, folded.
func initials(name string) string {
	var b strings.Builder
	words := strings.Fields(strings.TrimPrefix(strings.ToLower(name), "the "))
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLetter(c) {
			b.WriteRune(c)
		}
	}
	if len(words) < 3 {
		return ""
	}
	return b.String()
}

// agency tells names of agencies that sell copy to others, whose words several
// outlets print on one day.
func agency(name string) bool {
	_, is, ok := world.Default().Outlet(name)
	return ok && is
}
