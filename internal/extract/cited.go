package extract

import (
	"strings"

	"gainsay"
)

// lineWords is how many words of one line are searched for origins.
const lineWords = 20000

// report finds the outlets that a line of the report cites for a passage.
func (h *hunt) report(l *line) {
	s := l.span.In(h.page.text)
	words := wordsOf(s, lineWords)
	for _, n := range h.namings(s, words) {
		if span, ok := h.cited(words, n); ok && !person(words, n) {
			h.add(gainsay.OriginCited, n, l.span.Start, span)
		}
	}
	for i := range words {
		n, ok := h.unnamed(s, words, i)
		if !ok {
			continue
		}
		if cue := h.citedLeft.endingAt(words, i); cue > 0 && words[i].before == " " {
			h.add(gainsay.OriginCited, n, l.span.Start, spanOf(words, i-cue, n.last))
		}
	}
}

// cited tells whether the words around a naming say that something comes from
// there, and gives the words that say it.
func (h *hunt) cited(words []word, n naming) (gainsay.Span, bool) {
	from := h.beforeName(words, n.first)
	if cue := h.citedLeft.endingAt(words, from); cue > 0 && spaced(words, from) && h.leftFits(words, from, cue, n) {
		return spanOf(words, from-cue, n.last), true
	}
	to := h.afterName(words, n.last)
	if cue := h.withOrTo(words, from); cue < from {
		return spanOf(words, cue, n.last), true
	}
	// without "a", "the" or a possessive, "report" is a verb: "the Post and the Gazette report"
	if noun := h.citedNoun.startingAt(words, to); noun > 0 && spaced(words, to) && (from < n.first || possessive(words[n.last-1].text)) {
		return spanOf(words, from, to+noun), true
	}
	verb := to
	for verb < len(words) && h.adverbs.startingAt(words, verb) > 0 && spaced(words, verb) && verb-to < 4 {
		verb++
	}
	if cue := h.verbAt(words, verb, n); cue > 0 {
		return spanOf(words, n.first, verb+cue), true
	}
	return gainsay.Span{}, false
}

// talks are what is given "to" or held "with" an outlet some words further on.
var talks = wordSet("interview interviews account accounts statement remarks comments story spoke")

// withOrTo finds "interview on Friday with" right before words[from] and gives where
// it begins, from when it is not there.
func (h *hunt) withOrTo(words []word, from int) int {
	if from == 0 || !spaced(words, from) || words[from-1].text != "with" && words[from-1].text != "to" {
		return from
	}
	for i := from - 1; i > 0 && from-i < nameMost && spaced(words, i); i-- {
		if talks[words[i-1].text] {
			return i - 1
		}
	}
	return from
}

// beforeName goes back over what may stand between a cue and a name: "the", "the
// Costa Rican newspaper", "state news agency".
func (h *hunt) beforeName(words []word, first int) int {
	from, described := first, false
	for steps := 0; steps < nameMost && from > 0 && spaced(words, from); steps++ {
		if n := h.descriptors.endingAt(words, from); n > 0 {
			from -= n
			described = true
			continue
		}
		if h.modifiers.endingAt(words, from) > 0 || described && upper(words[from-1].text) {
			from--
			continue
		}
		break
	}
	return from
}

// afterName goes over descriptors after a name: "Costa news agency".
func (h *hunt) afterName(words []word, last int) int {
	for last < len(words) && spaced(words, last) {
		n := h.descriptors.startingAt(words, last)
		if n == 0 {
			break
		}
		last += n
	}
	return last
}

// spaced tells that only space stands before words[i].
func spaced(words []word, i int) bool {
	return i < len(words) && strings.TrimSpace(words[i].before) == ""
}

// leftFits tells whether a cue on the left means the name as a source. "Reported" and
// "cited" straight before it do only where a clause has ended or begins there: in
// "reported Yonhap" it is the outlet that reports, in "he reported Fox" it is not.
func (h *hunt) leftFits(words []word, from, cue int, n naming) bool {
	first := from - cue
	switch strings.ToLower(words[first].text) {
	case "reported", "cited", "quoted", "quotes", "cites":
		if cue > 1 {
			return true
		}
		return first > 0 && strings.TrimSpace(words[first].before) != "" && n.known
	case "report", "reports", "article", "story", "coverage", "column", "piece", "interview":
		// the headline of a section: "Report on News"
		return n.known || cue > 1
	}
	return true
}

// verbAt is how many words the verb has that says that the outlet reported, 0 when
// words[at:] is none. An outlet that is known only by its shape must be a newspaper's
// shape and report something; "said" and "added" are what any company does.
func (h *hunt) verbAt(words []word, at int, n naming) int {
	if at >= len(words) {
		return 0
	}
	before := strings.TrimSpace(words[at].before)
	verb := strings.ToLower(words[at].text)
	if before != "" && !(before == "," && (verb == "citing" || verb == "quoting")) {
		return 0
	}
	cue := h.citedRight.startingAt(words, at)
	if cue > 0 && plainVerbs[verb] && (!n.known || h.surname(n.printed)) {
		return 0
	}
	return cue
}

// plainVerbs are what any company and any person does.
var plainVerbs = wordSet("said says adds added claims claimed learned posted published noted notes")

// surname tells a one-word name that the text gives to a person as well: "Michael
// Bloomberg", and "Bloomberg said" after it.
func (h *hunt) surname(name string) bool {
	if strings.Contains(name, " ") {
		return false
	}
	known, ok := h.surnames[name]
	if !ok {
		known = h.findSurname(name)
		h.surnames[name] = known
	}
	return known
}

func (h *hunt) findSurname(name string) bool {
	text := h.page.text
	for at := 0; ; {
		i := strings.Index(text[at:], " "+name)
		if i < 0 {
			return false
		}
		i += at
		at = i + 1
		words := wordsOf(text[max(0, i-40):min(len(text), i+1+len(name))], shapeMost)
		if n := len(words); n > 2 && words[n-1].text == name &&
			person(words, naming{printed: name, first: n - 1, last: n}) {
			return true
		}
	}
}

func possessive(s string) bool { return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "’s") }

// person tells a name that is a person's here: "Mr. Bloomberg", "Michael Bloomberg".
func person(words []word, n naming) bool {
	if n.last-n.first > 1 || n.first == 0 || !spaced(words, n.first) && words[n.first].before != ". " {
		return false
	}
	before := words[n.first-1]
	switch before.text {
	case "Mr", "Mrs", "Ms", "Dr", "Mayor", "Sen", "Gov", "President":
		return true
	}
	return words[n.first].before == " " && upper(before.text) && strings.ToLower(before.text) != before.text &&
		!allUpper(before.text) && !englishFunction[strings.ToLower(before.text)] && n.first >= 2 &&
		strings.TrimSpace(before.before) == ""
}

func allUpper(s string) bool { return strings.ToUpper(s) == s }
