package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

const (
	// excerptWords is the fewest words of an excerpt: fewer stand twice by accident.
	excerptWords = 7
	// excerptMost is the most.
	excerptMost = 60
	// excerptTail is how many words of attribution may follow the words of a pull quote.
	excerptTail = 8
	// excerptsAlike is how many excerpts that begin alike are told apart.
	excerptsAlike = 4
)

// An excerpt is a line that may repeat a part of a paragraph.
type excerpt struct {
	line  int
	words []uint64
}

// markExcerpts marks lines whose words stand, in the same order, within a longer line of
// the report: pull quotes and the like, which say nothing a second time. Attribution after
// a dash ("— Ane Berg") may stand behind them. Words are compared by their hashes.
func (p *page) markExcerpts() {
	begin := map[uint64][]excerpt{}
	lines := make([][]uint64, len(p.lines))
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" || l.words < excerptWords {
			continue
		}
		s := l.span.In(p.text)
		lines[i] = hashWords(s)
		if l.title || l.words > excerptMost {
			continue
		}
		words := lines[i]
		if head := withoutAttribution(s); len(head) < len(s) {
			words = hashWords(head)
		}
		if len(words) < excerptWords {
			continue
		}
		key := windowHash(words)
		if len(begin[key]) < excerptsAlike {
			begin[key] = append(begin[key], excerpt{i, words})
		}
	}
	if len(begin) == 0 {
		return
	}
	for i, words := range lines {
		for at := 0; at+excerptWords <= len(words); at++ {
			for _, e := range begin[windowHash(words[at:])] {
				if l := &p.lines[e.line]; e.line != i && l.kind == "" && len(words) > len(lines[e.line]) && p.lines[i].kind == "" && startsWith(words[at:], e.words) {
					l.kind = gainsay.Caption
				}
			}
		}
	}
}

// The numbers of FNV-1a (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv).
const (
	fnvBasis = 14695981039346656037
	fnvPrime = 1099511628211
)

// hashWords are the hashes of the words of s in lower case.
func hashWords(s string) []uint64 {
	words := make([]uint64, 0, len(s)/6+1)
	hash, in := uint64(fnvBasis), false
	for _, r := range s {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= utf8.RuneSelf && wordRune(r):
			r = unicode.ToLower(r)
		default:
			if in {
				words = append(words, hash)
				hash, in = fnvBasis, false
			}
			continue
		}
		hash, in = (hash^uint64(r))*fnvPrime, true
	}
	if in {
		words = append(words, hash)
	}
	return words
}

// windowHash is the hash of the first excerptWords words.
func windowHash(words []uint64) uint64 {
	hash := uint64(fnvBasis)
	for _, w := range words[:excerptWords] {
		hash = (hash ^ w) * fnvPrime
	}
	return hash
}

func startsWith(words, begin []uint64) bool {
	return len(begin) <= len(words) && slices.Equal(words[:len(begin)], begin)
}

// withoutAttribution leaves out a name after the last dash.
func withoutAttribution(s string) string {
	at := max(strings.LastIndex(s, "—"), strings.LastIndex(s, "–"), strings.LastIndex(s, " - "))
	if at > 0 && len(strings.Fields(s[at:])) <= excerptTail {
		return s[:at]
	}
	return s
}

// plainWords are the words of s in lower case.
func plainWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !wordRune(r) })
}
