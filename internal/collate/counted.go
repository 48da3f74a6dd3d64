package collate

import (
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// people are words for human beings that say nothing of them that would part two
// counts of one matter: the people hurt in a crash are the passengers hurt in it.
var people = wordSet(`people person passenger victim man woman dead casualty injured wounded death fatality injury injure other human life
	consumer customer client user citizen resident individual patient`)

// harm names what happens to people by the words that tell it: "killed", "dead"
// and "died" count the same.
var harm = map[string]string{
	"kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "fatality": "killed", "perish": "killed",
	"injure": "injured", "injured": "injured", "hurt": "injured", "wound": "injured", "wounded": "injured", "injury": "injured",
	"arrest": "arrested", "detain": "arrested", "miss": "missing", "missing": "missing",
	"evacuate": "evacuated", "rescue": "rescued", "hospitalise": hospital, "hospitalize": hospital,
	"affect": "affected", "expose": "affected", "compromise": "affected", "steal": "affected", "leak": "affected", "pilfer": "affected", "access": "affected", "hack": "affected",
}

// harmNouns are the nouns among them that count people by themselves; a "rescue" is
// one of many things.
var harmNouns = wordSet("death fatality injury dead injured wounded")

const hospital = "taken to hospital"

var harmed = map[string]bool{
	"killed": true, "injured": true, "arrested": true, "missing": true, "evacuated": true, "rescued": true, hospital: true, "affected": true,
}

// toHospital tells whether a verb has people brought to a hospital.
func (s *story) toHospital(terms []gainsay.Term, verb int) bool {
	switch terms[verb].Lemma {
	case "take", "rush", "bring", "transport", "airlift", "transfer", "admit":
	default:
		return false
	}
	for _, t := range terms {
		if t.Lemma == "hospital" && t.Head == verb {
			return true
		}
	}
	return false
}

// bareCount is what may follow a number of people who are not named: what befell them,
// or the rest of the clause.
var bareCount = pattern(`(?i)^\s*(?:$|[.,;:!?"'”’()\n-]|(?:killed|dead|injured|hurt|wounded|missing|arrested|taken|were|was|are|is|have|had|has|in|after|when|as|while|and|but|died|die|to|on|at)\b)`)

// countKey is the key under which amounts of one thing meet, "" when it cannot be
// told what is counted. People are parted by their nation.
func (s *story) countKey(a int, q *gainsay.Quantity, event string) string {
	of := strings.ToLower(q.Of)
	text := s.readings[a].Article.Text
	nation := ""
	for _, w := range strings.Fields(q.OfSpan.In(text)) {
		if n := s.nation(w); n != "" {
			nation = n
		}
	}
	if event == compound {
		words := strings.Fields(strings.ToLower(q.OfSpan.In(text)))
		return words[len(words)-2] + " " + s.stemOf(of)
	}
	switch {
	case q.Unit == "year of age":
		return "" // an age is someone's: see ages
	case q.Unit != "":
		return compare.Dimension(q.Unit) + ":" + s.stemOf(of)
	case of == "" && harmed[event] && bareCount().MatchString(text[q.Span.End:min(len(text), q.Span.End+20)]):
		return "people"
	case of == "":
		return ""
	case people[of] || nation != "" && s.nation(lastWord(q.OfSpan.In(text))) != "":
		return strings.TrimSpace("people " + nation)
	case nation != "":
		return s.stemOf(of) + " " + nation
	}
	return s.stemOf(of)
}

func lastWord(text string) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// nation is the state whose people or adjective a word is, "" for none.
func (s *story) nation(word string) string {
	if word == "" || word[0] < 'A' || word[0] > 'Z' {
		return ""
	}
	if state, ok := s.table.State(strings.TrimRight(word, ".,;'’\"”")); ok {
		return state.Name
	}
	return ""
}
