package lineage

import (
	"strings"
	"unicode"

	"gainsay"
)

// A site is an outlet as it can be compared: its name folded, and the part of
// its domain that an owner registers.
type site struct{ name, domain string }

func siteOf(a *gainsay.Article) site {
	s := site{name: foldName(a.Outlet.Name), domain: registered(a.Outlet.Domain)}
	if s.domain == "" && strings.Contains(a.Outlet.Name, ".") && !strings.Contains(a.Outlet.Name, " ") {
		s.domain = registered(a.Outlet.Name)
	}
	return s
}

// same tells two articles of one site; articles of no known site are of none.
func (s site) same(t site) bool {
	return s.domain != "" && s.domain == t.domain || s.name != "" && s.name == t.name
}

// called tells whether an origin's folded name is this site's.
func (s site) called(key string) bool {
	return key != "" && (key == s.name || key == foldName(s.domain))
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
// letters and digits alone, in lower case, without article and domain.
func foldName(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	name = strings.TrimPrefix(name, "www.")
	if !strings.Contains(name, " ") {
		if dot := strings.IndexByte(name, '.'); dot > 0 {
			name = registered(name)
			name = name[:strings.IndexByte(name+".", '.')]
		}
	}
	name = strings.TrimPrefix(name, "the ")
	var b strings.Builder
	for _, c := range name {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			b.WriteRune(c)
		}
	}
	switch folded := b.String(); folded {
	case "ap":
		return "associatedpress"
	case "afp", "agencefrancepresse":
		return "agencefrancepresse"
	case "pa", "pressassociation", "pamedia":
		return "pressassociation"
	case "dpa", "deutschepresseagentur":
		return "dpa"
	default:
		return folded
	}
}

// wireAgency tells the folded names of agencies that sell copy to others, whose
// words several outlets print on one day.
func wireAgency(key string) bool {
	switch key {
	case "associatedpress", "reuters", "agencefrancepresse", "pressassociation", "dpa", "upi", "unitedpressinternational",
		"ansa", "efe", "kyodo", "xinhua", "tass", "interfax", "rianovosti", "yonhap", "anadoluagency", "pti",
		"presstrustofindia", "canadianpress", "aap", "australianassociatedpress", "bloombergnews", "kcna", "belga",
		"ukrinform", "unian":
		return true
	}
	return false
}
