package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isRoleWord tells words of an actor's description that do not tell one actor
// from another.
func isRoleWord(w string) bool {
	switch w {
	case "the", "and", "for", "spokesman", "spokesperson", "spokeswoman", "minister", "president", "director",
		"through", "anonymous", "source":
		return true
	}
	return false
}

// nameWords puts the words of an actor's name into set: runs of three or more
// letters, in lower case, but for role words.
func nameWords(name string, set map[string]bool) {
	letters := func(r rune) bool { return isWord(r) && r != '_' && !unicode.Is(unicode.Nd, r) }
	for w := range strings.FieldsFuncSeq(strings.ToLower(name), func(r rune) bool { return !letters(r) }) {
		if utf8.RuneCountInString(w) >= 3 && !isRoleWord(w) {
			set[w] = true
		}
	}
}

// plainValue is a value without what does not matter when two are compared.
func plainValue(v string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(v), func(r rune) bool { return !isWord(r) }), " ")
}

// outletAlias is the full name of an outlet known by a short one, else "".
func outletAlias(short string) string {
	switch short {
	case "ap":
		return "associated"
	case "afp":
		return "agence france presse"
	case "nyt":
		return "new york times"
	case "wsj":
		return "wall street journal"
	case "pa":
		return "press association"
	case "dpa":
		return "deutsche presse agentur"
	}
	return ""
}

// outletWords are the words by which an outlet's name is known.
func outletWords(name string) map[string]bool {
	s := withoutDomainEnding(strings.ToLower(name))
	short := strings.Map(func(r rune) rune {
		if isWord(r) {
			return r
		}
		return -1
	}, strings.TrimPrefix(s, "the "))
	if full := outletAlias(short); full != "" {
		s = full
	}
	all, core := map[string]bool{}, map[string]bool{}
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return !isWord(r) }) {
		all[w] = true
		switch w {
		case "the", "news", "agency", "press", "online", "newspaper", "report", "a", "of":
		default:
			core[w] = true
		}
	}
	if len(core) > 0 {
		return core
	}
	return all
}

// withoutDomainEnding drops ".com" and its like wherever a word ends there.
func withoutDomainEnding(s string) string {
	var out strings.Builder
	for len(s) > 0 {
		if n := domainEnding(s); n > 0 {
			s = s[n:]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		out.WriteRune(r)
		s = s[size:]
	}
	return out.String()
}

// domainEnding is the length of the domain ending that s begins with, 0 if none.
func domainEnding(s string) int {
	for _, ending := range []string{".com", ".co.uk", ".org", ".net"} {
		if rest, ok := strings.CutPrefix(s, ending); ok {
			if next, _ := utf8.DecodeRuneInString(rest); rest == "" || !isWord(next) {
				return len(ending)
			}
		}
	}
	return 0
}
