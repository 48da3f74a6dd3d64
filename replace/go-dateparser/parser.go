// Package dateparser stands in for github.com/markusmobius/go-dateparser, whose
// start-up costs every program that links it 110 ms and 46 MB. It turns a date as
// English pages print it, or as programs write it, into a time. It has the part of
// the original's interface that go-htmldate uses; docs/adr/001-go-dateparser.md of
// gainsay says why.
package dateparser

import (
	"fmt"
	"strings"
	"time"
)

// A ParserType is a way of parsing. The forms below belong to AbsoluteTime.
type ParserType uint8

// The ways that go-htmldate asks for.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// A PreferredDateSource says on which side of today an incomplete date lies. No form
// below is incomplete.
type PreferredDateSource uint8

// Past is the only one that go-htmldate asks for.
const Past PreferredDateSource = 1

// A Configuration is what a caller may ask for. Parsing here is always strict: day,
// month and year must all be told.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// A Parser parses dates.
type Parser struct {
	ParserTypes []ParserType
}

// A Date is a parsed date.
type Date struct {
	Time time.Time
}

var forms = [...]string{
	time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02", "2006/01/02", "2006.01.02",
	"02.01.2006", "January 2, 2006", "Jan 2, 2006", "January 2 2006", "Jan 2 2006", "2 January 2006", "2 Jan 2006",
	"2 January, 2006", "2 Jan, 2006", time.RFC1123, time.RFC1123Z,
}

// Parse reads s as a date. A date of which day and month could be exchanged
// ("3/4/2025") is an error, as is anything that stands around a date.
func (p *Parser) Parse(_ *Configuration, s string) (Date, error) {
	s = strings.Join(strings.Fields(s), " ")
	for _, form := range forms {
		if t, err := time.Parse(form, s); err == nil {
			return Date{Time: t}, nil
		}
	}
	return Date{}, fmt.Errorf("%q is no date in a form that is read here", s)
}
