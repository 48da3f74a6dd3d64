package extract

import "strings"

// A phraseSet holds phrases of lower-case words, found in a row of words from
// either end.
type phraseSet struct {
	byFirst map[string][][]string
	byLast  map[string][][]string
}

func newPhraseSet() *phraseSet {
	return &phraseSet{byFirst: map[string][][]string{}, byLast: map[string][][]string{}}
}

func (p *phraseSet) add(phrase string) {
	words := strings.Fields(phrase)
	first, last := words[0], words[len(words)-1]
	p.byFirst[first] = append(p.byFirst[first], words)
	p.byLast[last] = append(p.byLast[last], words)
}

// has tells whether a phrase of the set begins with the word.
func (p *phraseSet) has(word string) bool { return len(p.byFirst[strings.ToLower(word)]) > 0 }

// startingAt is how many words the longest phrase has that stands at words[i:], 0
// when none does.
func (p *phraseSet) startingAt(words []word, i int) int {
	if i < 0 || i >= len(words) {
		return 0
	}
	best := 0
	for _, phrase := range p.byFirst[strings.ToLower(words[i].text)] {
		if len(phrase) > best && i+len(phrase) <= len(words) && same(words[i:i+len(phrase)], phrase) {
			best = len(phrase)
		}
	}
	return best
}

// endingAt is how many words the longest phrase has that ends right before words[i].
func (p *phraseSet) endingAt(words []word, i int) int {
	if i <= 0 || i > len(words) {
		return 0
	}
	best := 0
	for _, phrase := range p.byLast[strings.ToLower(words[i-1].text)] {
		if n := len(phrase); n > best && n <= i && same(words[i-n:i], phrase) {
			best = n
		}
	}
	return best
}

// same tells whether words are those of phrase with nothing but space between.
func same(words []word, phrase []string) bool {
	for i := range phrase {
		if !strings.EqualFold(words[i].text, phrase[i]) || i > 0 && strings.TrimSpace(words[i].before) != "" {
			return false
		}
	}
	return true
}
