package refer

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// extendTitle widens the title to its last head and to its first modifier, and
// over "of state" and the like.
func (s *scan) extendTitle(p *phrase, c class, first, last int) {
	for i := p.close; i < last && !s.taken(i); i++ { // "chief executive officer", "secretary - general"
		if s.word(i) == "-" {
			continue
		}
		if s.class[i]&(c|modifier) == 0 || s.class[i]&formerWord != 0 || shortRank(s.lower(i)) && !shortRank(s.lower(i-1)) {
			break
		}
		if s.class[i]&c != 0 {
			p.close = i + 1
		}
	}
	for i := p.title - 1; i >= first && !s.taken(i); i-- {
		if s.word(i) == "-" && i > first && s.class[i-1]&modifier != 0 && s.joined(i) {
			continue
		}
		if s.class[i]&modifier == 0 || s.class[i]&bodyNoun != 0 && spokes(s.lower(p.close-1)) {
			break
		}
		p.title = i
	}
	if spokes(s.lower(p.close - 1)) { // "foreign ministry spokeswoman": what stands before belongs to the body
		for i := p.title; i < p.close-1; i++ {
			if s.class[i]&bodyNoun != 0 {
				p.title = i + 1
			}
		}
	}
	switch s.lower(p.close - 1) {
	case "minister", "secretary", "ministers", "chief", "head", "chancellor", "member", "commander", "undersecretary", "director", "president":
		p.close = s.portfolioEnd(p.close, last)
	}
}

// spokes tells those who speak for whatever body stands before them.
func spokes(w string) bool {
	return strings.HasPrefix(w, "spokes") || w == "official" || w == "officials" || w == "source" || w == "sources"
}

// joined tells that the hyphen at token i stands between letters.
func (s *scan) joined(i int) bool {
	return i > 0 && i+1 < len(s.d.Tokens) && s.d.Tokens[i].Start == s.d.Tokens[i-1].End && s.d.Tokens[i].End == s.d.Tokens[i+1].Start
}

// portfolioEnd is the end of a title with what stands behind "of" and "for" in it:
// "minister for foreign affairs", "secretary of state".
func (s *scan) portfolioEnd(at, last int) int {
	i := at
	if w := s.lower(i); w != "of" && w != "for" && w != "in" || i >= last {
		return at
	}
	i++
	if s.lower(i) == "the" {
		i++
	}
	end := at
	for i < last && !s.taken(i) && s.class[i]&portfolio != 0 {
		i++
		end = i
		if s.lower(i) == "and" && s.is(i+1, portfolio) {
			i++
		}
	}
	return end
}

// plausible keeps out words that look like titles and are something else: verbs
// ("leaders head to"), compounds ("leader board"), parts of names.
func (s *scan) plausible(p *phrase, first, last int) bool {
	if s.d.Parsed {
		switch s.d.Tokens[p.close-1].Tag {
		case doc.VERB, doc.AUX, doc.ADV, doc.ADP, doc.SCONJ:
			return false
		}
		if s.d.Tokens[p.close-1].Tag == doc.ADJ && s.lower(p.close-1) == "official" {
			return false
		}
		switch t := s.d.Tokens[p.close-1]; t.Rel {
		case doc.Compound, doc.Amod: // "leader board", but not the title in "leader Jane Doe"
			if int(t.Head) >= p.close && s.kindAt(int(t.Head)) == "" {
				return false
			}
		}
	}
	if w := s.word(p.close - 1); w[0] < 'a' && s.kindAt(p.close) != gainsay.Person && p.close < last && s.word(p.close)[0] >= 'A' && s.word(p.close)[0] <= 'Z' {
		return false // "A Major Setback", "President Street"
	} else if w[0] < 'a' && s.possessive(p.close) && p.close+1 < last && s.word(p.close + 1)[0] <= 'Z' {
		return false // "Harbour Commissioner's Office"
	}
	if rank(s.lower(p.close-1)) && p.title == p.close-1 && s.kindAt(p.close) != gainsay.Person && !s.d.Parsed {
		return false
	}
	switch s.lower(p.close - 1) {
	case "head", "lead", "chair", "general", "partner", "judge", "host", "whip", "coach", "pilot", "boss", "chief", "professor", "fellow":
		before, after := s.lower(p.close-2), s.lower(p.close)
		if before == "to" || before == "will" || before == "and" && after == "to" || s.is(p.close-2, pronoun) && !s.is(p.close-2, determiner) {
			return false
		}
		if s.lower(p.close-1) == "general" && p.close-1 == p.title && (before == "in" || s.word(p.close-1) == "general" && s.kindAt(p.close) != gainsay.Person) {
			return false
		}
		if s.lower(p.close-1) == "head" && p.title == p.close-1 && (s.is(p.close-2, determiner&^definite) && after != "of" || s.possessive(p.close-2) && after != "of") {
			return false // "his head"
		}
	}
	return true
}

// rank tells the ranks that are common adjectives and nouns as well.
func rank(w string) bool { return w == "major" || w == "general" || w == "private" || w == "marshal" }
