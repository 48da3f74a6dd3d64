package collate

import (
	"strings"

	"gainsay"
)

// sided tells whether it is known who makes a statement: an actor, or one whom the
// article gives by a name or a description.
func (s *story) sided(i int) bool {
	hop := s.said[i].st.Speaker()
	m := s.sideOf(i)
	if nameless := m < 0 || strings.ToLower(s.cast.members[m].Name) == s.cast.members[m].Name; nameless &&
		(hop != nil && ownVoices().MatchString(hop.Name) || m >= 0 && ownVoices().MatchString(s.cast.members[m].Name)) {
		return false
	}
	if m >= 0 && s.cast.members[m].Kind == gainsay.Document && strings.ToLower(s.cast.members[m].Name) == s.cast.members[m].Name {
		return false // "the statement": whose, is not told
	}
	return m >= 0 || hop != nil && !hop.Declared && speaks(hop.Name) && !clauseName().MatchString(hop.Name)
}

// clauseName is a name that holds a whole clause, and so is none: "Rossi may be the first".
var clauseName = pattern(`^[^,]*\b(?:may|might|will|would|could|should)\b`)

// longestDenial bounds, in bytes, the words of a denial: longer ones hold another's.
const longestDenial = 60

// correctsItself tells a body that corrects a report: most often its own.
func (s *story) correctsItself(i int) bool {
	m := s.sideOf(i)
	return m >= 0 && s.cast.members[m].Kind != gainsay.Person && strings.Contains(s.words(s.said[i].article, gainsay.CoverAll(s.said[i].st.Cue)), "correct")
}

// ownVoices are descriptions of one who speaks for the very side that is told of:
// "a spokesman", "his campaign".
var ownVoices = pattern(`(?i)^(?:(?:an? |the |one )?(?:spokes(?:man|woman|person)|lawyers?|attorneys?)|(?:his|her|its|their|my|our)\b.*)$`)

// supposed ends what stands before a denial, and its subject, that is only thought of: "even
// if the court", "whenever they".
var supposed = pattern(`(?i)\b(?:if|unless|whether|should|when(?:ever)?\s+they)\s+(?:[\w.’'-]+\s+){0,6}$`)

// prospective is a denial that was still to come when it was told of: "was going to
// refute", "is expected to deny".
var prospective = pattern(`(?i)\b(?:going|expected|likely|set|about|poised|due|planned|want(?:s|ed)?|ready|prepared|bound|sure)\s+to\s+(?:\w+ly\s+)?\w+$`)

// onlySupposed tells whether a denial stands in a condition, or is one to come.
func (s *story) onlySupposed(u *utterance) bool {
	cue := gainsay.CoverAll(u.st.Cue)
	n := s.sentenceAt(u.article, cue.Start)
	if cue.Empty() || n < 0 {
		return false
	}
	start := s.readings[u.article].Sentences[n].Span.Start
	before := s.words(u.article, gainsay.Span{Start: max(start, cue.Start-longestClause), End: cue.Start})
	before = before[strings.LastIndexAny(before, ",;:\"“”(")+1:]
	return supposed().MatchString(before) || prospective().MatchString(before+s.words(u.article, cue))
}

// yetToCome tells a denial that is only expected or seems to be: "would reject the plan".
func (s *story) yetToCome(u *utterance) bool {
	if s.onlySupposed(u) {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(s.words(u.article, gainsay.CoverAll(u.st.Cue))), " ")
	switch first {
	case "would", "will", "may", "might", "could", "should", "must", "seems", "seem", "appears", "appear", "seemed", "appeared":
		return true
	}
	return false
}

// opposed tells whether two statements are made by different sides. Those who are
// no known actors are apart when their printed names share no word.
func (s *story) opposed(i, j int) bool {
	if !s.sided(i) || !s.sided(j) {
		return false
	}
	a, b := s.sideOf(i), s.sideOf(j)
	if a >= 0 && b >= 0 {
		return !s.cast.sameSide(a, b)
	}
	x, y := s.sideWords(i), s.sideWords(j)
	return shared(x, y) == 0
}

// sideWords are the words by which an article gives the maker of a statement.
func (s *story) sideWords(i int) []string {
	hop := s.said[i].st.Speaker()
	words := wordsOf(hop.Name)
	if m := s.sideOf(i); m >= 0 {
		words = append(words, wordsOf(s.cast.members[m].Name)...)
	}
	kept := words[:0]
	for _, w := range words {
		if !functionWords[w] {
			kept = append(kept, w)
		}
	}
	return kept
}

// speakingNouns are nouns for those who can say something.
var speakingNouns = wordSet(`source sources official officials military army police government company board spokesman spokeswoman spokesperson
	lawyer lawyers attorney minister ministry president critics experts expert analysts analyst witnesses witness reports media union opposition
	authorities authority administration committee panel court judge prosecutors prosecutor investigators regulator leader leaders campaign party
	family owner museum university school hospital bank agency firm`)

// determiners begin the description of someone.
var determiners = wordSet("a an the some many several two three both all his her their its one another other most")

// speaks tells whether a source that is no known actor can be one who says
// something: a name, or a noun for one who speaks with a word before it.
func speaks(name string) bool {
	name, _, _ = strings.Cut(name, ",")
	words := printedWords(name)
	if len(words) == 0 || !words[0].cap && !determiners[words[0].key] {
		return false
	}
	for i, w := range words {
		if w.cap && i > 0 && !functionWords[w.key] && !functionWords[words[0].key] || i > 0 && speakingNouns[w.key] {
			return true
		}
	}
	return false
}

// possessive tells whether a mention is printed as an owner: "Rossi's plan", "a plan by Rossi".
func (s *story) possessive(a int, mention gainsay.Span) bool {
	text := s.readings[a].Article.Text
	if owner := mention.In(text); strings.HasSuffix(owner, "'s") || strings.HasSuffix(owner, "’s") {
		return true
	}
	rest := text[mention.End:]
	before := strings.TrimRight(text[:mention.Start], " ")
	return strings.HasPrefix(rest, "'s") || strings.HasPrefix(rest, "’s") || strings.HasPrefix(rest, "' ") || strings.HasPrefix(rest, "’ ") ||
		strings.HasSuffix(before, " by") || strings.HasSuffix(before, " from")
}

// owns tells whether a mention stands where the owner of a claim does: before its
// noun, or behind it after "by", "from" or "of", and not in what was claimed.
func (s *story) owns(a int, mention, noun gainsay.Span) bool {
	if mention.End <= noun.Start {
		between := " " + s.words(a, gainsay.Span{Start: mention.End, End: noun.Start}) + " "
		for _, w := range [...]string{" that ", " for ", " in ", " on ", " to ", " with ", " over ", " about "} {
			if strings.Contains(between, w) {
				return false // "paid the inspectors for a false report"
			}
		}
		return noun.Start-mention.End <= ownerBefore
	}
	between := s.words(a, gainsay.Span{Start: noun.End, End: mention.Start})
	words := strings.Fields(between)
	if len(words) == 0 || len(between) > ownerBehind || mention.Start < noun.End {
		return false
	}
	switch words[0] {
	case "by", "from", "of":
		return !strings.Contains(between, " that ") && !strings.Contains(between, " between ") && !strings.ContainsAny(between, ",;:")
	}
	return false
}

// accused tells a mention of one against whom a claim is made, or of what it rests on
// ("treaty-based claims").
func (s *story) accused(a int, mention gainsay.Span) bool {
	if strings.HasPrefix(s.readings[a].Article.Text[mention.End:], "-") {
		return true
	}
	text := strings.TrimRight(s.readings[a].Article.Text[:mention.Start], " ")
	for _, w := range [...]string{" against", " against the", " about", " about the"} {
		if strings.HasSuffix(text, w) {
			return true
		}
	}
	return false
}
