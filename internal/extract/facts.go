package extract

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// domain is the host of an address without "www.", empty when it has none.
func domain(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// dateForms are the forms that dates with a time come in; the first zonedForms of
// them tell the zone.
var dateForms = [...]string{
	time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05-0700", "2006-01-02 15:04:05Z07:00",
	"2006-01-02 15:04:05 -0700", time.RFC1123Z, time.RFC1123,
	"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04",
}

const zonedForms = 7

// publishedDate is a told date as RFC 3339 with its zone kept, or as a date alone.
// A time told without a zone gets the offset -00:00, which says that the zone is
// unknown; midnight without a zone is how programs write a date alone. What is no
// date gives "".
func publishedDate(told string) string {
	told = strings.TrimSpace(told)
	for i, form := range dateForms {
		at, err := time.Parse(form, told)
		switch {
		case err != nil:
			continue
		case i < zonedForms:
			return at.Format(time.RFC3339)
		case at.Equal(at.Truncate(24 * time.Hour)):
			return at.Format(time.DateOnly)
		}
		return at.Format("2006-01-02T15:04:05-00:00")
	}
	if len(told) >= len(time.DateOnly) {
		if at, err := time.Parse(time.DateOnly, told[:len(time.DateOnly)]); err == nil {
			return at.Format(time.DateOnly)
		}
	}
	return ""
}

// cutAtRune is s cut to at most most bytes, at the end of a character.
func cutAtRune(s string, most int) string {
	if len(s) <= most {
		return s
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return s[:most]
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
