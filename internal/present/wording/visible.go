package wording

import (
	"fmt"
	"strings"
	"unicode"
)

// Hidden tells the signs that a reader does not see but that change what a
// reader sees: controls, marks that turn the direction of writing, signs
// without width, tags. Joiners are left alone behind the signs that need them,
// emoji and the letters of scripts that join; behind a Latin letter, a space or
// at the beginning (before is 0) they only hide.
func Hidden(before, r rune) bool {
	switch {
	case r == 0x200C || r == 0x200D:
		return before < 0x0250
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return r != '\n' && r != '\t'
	case r == 0x061C, r == 0x200B, r == 0x200E, r == 0x200F, r == 0x00AD, r == 0x034F, r == 0xFEFF:
		return true
	case r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F, r == 0x180E:
		return true
	}
	return unicode.Is(unicode.Co, r)
}

// Name writes a hidden sign so that it can be seen: "<U+202E>".
func Name(r rune) string { return fmt.Sprintf("<U+%04X>", r) }

// Visible makes a text fit for one line of a terminal: white space becomes one
// space, and hidden signs are written out, so that a text can neither colour the
// terminal nor turn the order of the words around it.
func Visible(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	space := false
	before, marks := rune(0), 0
	for _, r := range s {
		if r == '\r' || unicode.IsSpace(r) && r != 0x2028 && r != 0x2029 && r != 0x85 {
			space, before = b.Len() > 0, ' '
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if marks = marks + 1; !unicode.Is(unicode.Mn, r) {
			marks = 0
		}
		switch {
		case Hidden(before, r):
			b.WriteString(Name(r))
		case marks < mostMarks:
			b.WriteRune(r)
		case marks == mostMarks:
			b.WriteString("…")
		}
		before = r
	}
	return b.String()
}

// mostMarks bounds the accents on one letter: no script stacks so many, and a
// thousand of them would be one column of a terminal and pages of its buffer.
const mostMarks = 12

// plain tells a text that Visible would not change; most are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c >= 0x7F || c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}
