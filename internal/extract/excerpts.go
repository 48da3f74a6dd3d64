package extract

import (
	"strings"

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
	words []string
}

// markExcerpts marks lines whose words stand, in the same order, within a longer line of
// the report: pull quotes and the like, which say nothing a second time. Attribution after
// a dash ("— Ane Berg") may stand behind them.
func (p *page) markExcerpts() {
	begin := map[uint64][]excerpt{}
	lines := make([][]string, len(p.lines))
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" || l.words < excerptWords {
			continue
		}
		lines[i] = plainWords(l.span.In(p.text))
		if l.title || l.words > excerptMost {
			continue
		}
		words := plainWords(withoutAttribution(l.span.In(p.text)))
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

// windowHash is the FNV-1a hash of the first excerptWords words.
func windowHash(words []string) uint64 {
	hash := uint64(14695981039346656037)
	for _, w := range words[:excerptWords] {
		for i := 0; i < len(w); i++ {
			hash = (hash ^ uint64(w[i])) * 1099511628211
		}
		hash = (hash ^ ' ') * 1099511628211
	}
	return hash
}

func startsWith(words, begin []string) bool {
	if len(begin) > len(words) {
		return false
	}
	for i := range begin {
		if words[i] != begin[i] {
			return false
		}
	}
	return true
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
