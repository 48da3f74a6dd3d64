package eval

import (
	"slices"

	"gainsay"
)

// A markedText is a text with its outermost attributions marked.
type markedText struct {
	ID           string              `json:"id"`
	Title        string              `json:"title"`
	Text         string              `json:"text"`
	Date         string              `json:"date"`
	Attributions []markedAttribution `json:"attributions"`
}

type markedAttribution struct {
	Source  []gainsay.Span `json:"source"`
	Cue     []gainsay.Span `json:"cue"`
	Content []gainsay.Span `json:"content"`
}

// role is the spans of one part of the attribution.
func (a *markedAttribution) role(name string) []gainsay.Span {
	switch name {
	case "source":
		return a.Source
	case "cue":
		return a.Cue
	}
	return a.Content
}

func roles() []string { return []string{"source", "cue", "content"} }

// An AttributionScore compares statements with marked attributions. For each
// part, exact counts those of which all spans are a marked attribution's, piece
// each contiguous piece by itself, and token every word of the text that is or is
// not in such a part. A pair is right when its content overlaps by half and its
// source meets the marked one.
type AttributionScore struct {
	exact, piece, token map[string]*count
	pair                count
}

func newAttributionScore() *AttributionScore {
	s := &AttributionScore{exact: map[string]*count{}, piece: map[string]*count{}, token: map[string]*count{}}
	for _, r := range roles() {
		s.exact[r], s.piece[r], s.token[r] = &count{}, &count{}, &count{}
	}
	return s
}

// Add takes in one text and the statements found in it. Those that stand within
// another are passed over, since only outermost attributions are marked.
func (s *AttributionScore) Add(gold *markedText, statements []gainsay.Statement) {
	words := bytesWords(gold.Text)
	var given []markedAttribution
	for i := range statements {
		if x := &statements[i]; x.Within == "" {
			given = append(given, markedAttribution{x.Source, x.Cue, x.Content})
		}
	}
	for _, r := range roles() {
		s.addExact(r, gold, given)
		s.addPieces(r, gold, given)
		s.addTokens(r, words, gold, given)
	}
	s.addPairs(words, gold, given)
}

func (s *AttributionScore) addExact(role string, gold *markedText, given []markedAttribution) {
	var marked, found [][]gainsay.Span
	for i := range gold.Attributions {
		if a := gold.Attributions[i].role(role); len(a) > 0 {
			marked = append(marked, trimmed(gold.Text, a))
		}
	}
	for i := range given {
		if x := trimmed(gold.Text, given[i].role(role)); len(x) > 0 {
			found = append(found, x)
		}
	}
	if role == "source" {
		marked, found = distinct(marked), distinct(found)
	}
	c := s.exact[role]
	c.pred += len(found)
	c.gold += len(marked)
	for _, x := range found {
		for i, y := range marked {
			if slices.Equal(x, y) {
				marked = slices.Delete(marked, i, i+1)
				c.hit(1)
				break
			}
		}
	}
}

func distinct(all [][]gainsay.Span) [][]gainsay.Span {
	var out [][]gainsay.Span
	for _, x := range all {
		if !slices.ContainsFunc(out, func(y []gainsay.Span) bool { return slices.Equal(x, y) }) {
			out = append(out, x)
		}
	}
	return out
}

func (s *AttributionScore) addPieces(role string, gold *markedText, given []markedAttribution) {
	set := func(all []markedAttribution) map[gainsay.Span]bool {
		out := map[gainsay.Span]bool{}
		for i := range all {
			for _, x := range trimmed(gold.Text, all[i].role(role)) {
				out[x] = true
			}
		}
		return out
	}
	s.piece[role].add(compared(set(given), set(gold.Attributions)))
}

// compared counts what two sets have in common.
func compared[K comparable](pred, gold map[K]bool) count {
	c := count{pred: len(pred), gold: len(gold)}
	for k := range pred {
		if gold[k] {
			c.hit(1)
		}
	}
	return c
}

func (s *AttributionScore) addTokens(role string, words []gainsay.Span, gold *markedText, given []markedAttribution) {
	set := func(all []markedAttribution) map[int]bool {
		out := map[int]bool{}
		for i := range all {
			wordsIn(words, all[i].role(role), out)
		}
		return out
	}
	s.token[role].add(compared(set(given), set(gold.Attributions)))
}

func (s *AttributionScore) addPairs(words []gainsay.Span, gold *markedText, given []markedAttribution) {
	type sided struct {
		content map[int]bool
		source  []gainsay.Span
		used    bool
	}
	var marked []sided
	for _, a := range gold.Attributions {
		if len(a.Content) > 0 && len(a.Source) > 0 {
			marked = append(marked, sided{content: wordsIn(words, a.Content, map[int]bool{}), source: a.Source})
		}
	}
	s.pair.gold += len(marked)
	for i := range given {
		x := &given[i]
		if len(x.Source) > 0 && len(x.Content) > 0 {
			s.pair.pred++
		}
		content := wordsIn(words, x.Content, map[int]bool{})
		for j := range marked {
			m := &marked[j]
			shared := compared(content, m.content).found
			if m.used || len(content) == 0 || 2*shared < len(content)+len(m.content)-shared {
				continue
			}
			if anyMeet(x.Source, m.source) {
				s.pair.hit(1)
				m.used = true
				break
			}
		}
	}
}

func anyMeet(a, b []gainsay.Span) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Meets(y) {
				return true
			}
		}
	}
	return false
}

// scores are the figures under key.
func (s *AttributionScore) scores(key string) []Score {
	var out []Score
	for _, r := range roles() {
		out = append(out, s.exact[r].scores(key+"/"+r+" exact")...)
		out = append(out, s.piece[r].scores(key+"/"+r+" piece")...)
		out = append(out, s.token[r].scores(key+"/"+r+" token")...)
	}
	return append(out, s.pair.scores(key+"/pair")...)
}
