package gainsay

import (
	"encoding/json"
	"fmt"
)

// A Span is a half-open range of bytes [Start, End) into an article's text.
// In JSON it is the pair [start, end].
type Span struct{ Start, End int }

// Len is the number of bytes that the span covers.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells a span that covers nothing, as the zero Span does.
func (s Span) Empty() bool { return s.End <= s.Start }

// In returns the words of text that the span covers, and "" when it does not
// lie in the text.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
		return ""
	}
	return text[s.Start:s.End]
}

// Meets tells whether the two spans share a byte.
func (s Span) Meets(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Holds tells whether t lies wholly within s.
func (s Span) Holds(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Cover is the smallest span that holds both; an empty span adds nothing.
func (s Span) Cover(t Span) Span {
	switch {
	case s.Empty():
		return t
	case t.Empty():
		return s
	}
	return Span{min(s.Start, t.Start), max(s.End, t.End)}
}

// Before orders spans by start, then by end.
func (s Span) Before(t Span) bool {
	if s.Start != t.Start {
		return s.Start < t.Start
	}
	return s.End < t.End
}

// CoverAll is the smallest span that holds all of spans.
func CoverAll(spans []Span) Span {
	var all Span
	for _, s := range spans {
		all = all.Cover(s)
	}
	return all
}

// MarshalJSON writes the pair [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads the pair [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair [2]int
	if err := json.Unmarshal(b, &pair); err != nil {
		return err
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}
