package collate

import (
	"regexp"
	"strings"

	"gainsay"
)

// A question is something that early reports leave open and later ones answer.
type question struct {
	kind, about string
	open        func() *regexp.Regexp // says that it is not known
	told        func() *regexp.Regexp // says what it is
}

// questions are what reports of a mishap or a crime leave open.
var questions = []question{
	{gainsay.CauseKind, "the cause",
		pattern(`(?i)\b(?:cause\b[^.;]{0,60}?\b(?:unknown|unclear|(?:not|n[o’']t)\s+(?:yet\s+|immediately\s+|been\s+|being\s+)*(?:known|clear|determined|established|released|disclosed))|(?:unclear|(?:not|n[o’']t)\s+(?:yet\s+|immediately\s+)*(?:known|clear))\s+what\s+(?:had\s+)?caused)\b`),
		pattern(`(?i)\b(?:(?:most\s+|very\s+)?(?:likely|probably|apparently|was|were)\s+caused(?:\s+by)?\b|caused\s+by\s+\w+|the\s+cause\s+was\s+(?:an?|the)\s+\w+)`)},
	{gainsay.CauseKind, "the motive",
		pattern(`(?i)\bmotive\b[^.;]{0,60}?\b(?:unknown|unclear|(?:not|n[o’']t)\s+(?:yet\s+|immediately\s+|been\s+)*(?:known|clear|determined|established))\b`),
		pattern(`(?i)\b(?:motive\s+was\s+\w+|motivated\s+by\s+\w+)`)},
	{gainsay.CauseKind, "the ground of the arrest",
		pattern(`(?i)\bunclear\s+(?:why|on\s+what)\b[^.;]{0,30}\b(?:arrested|detained|held)\b`),
		pattern(`(?i)\b(?:arrested|detained|held)\s+on\s+suspicion\s+of\s+\w+`)},
}

// answers finds what one report says is not known and another of those days tells.
func (s *story) answers() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for _, q := range questions {
		d := gainsay.Discrepancy{
			Kind: q.kind, Class: gainsay.Update, Certainty: gainsay.Check, About: q.about,
			Why: "the one report says that it is not known, the other tells it",
		}
		var open, told []gainsay.Value
		var openAt, toldAt []int
		for a := range s.readings {
			if v, ok := s.firstOf(a, q.open); ok {
				open, openAt = append(open, v), append(openAt, a)
			} else if v, ok := s.firstOf(a, q.told); ok {
				told, toldAt = append(told, v), append(toldAt, a)
			}
		}
		for k := range told {
			if s.aboutThen(toldAt[k], openAt) {
				d.Values = append(d.Values, told[k])
			}
		}
		if len(open) == 0 || len(d.Values) == 0 {
			continue
		}
		d.Values = append(open, d.Values...)
		out = append(out, d)
	}
	return out
}

// aboutThen tells whether article a was published within some days of all of others and
// is of another origin. What is known comes after what is not, whatever the stamps say.
func (s *story) aboutThen(a int, others []int) bool {
	for _, b := range others {
		if s.origin[a] == s.origin[b] || !s.nearDays(a, b) {
			return false
		}
	}
	return len(others) > 0
}

// laterThanAll tells whether article a was published within some days after all of others,
// and is of another origin.
func (s *story) laterThanAll(a int, others []int) bool {
	published := s.readings[a].Article.Published
	for _, b := range others {
		before := s.readings[b].Article.Published
		if before == "" || published == "" || published < before || s.origin[a] == s.origin[b] || !s.nearDays(a, b) {
			return false
		}
	}
	return len(others) > 0
}

// firstOf is the first place in the report of article a, outside quotation marks and
// furniture, that a pattern meets.
func (s *story) firstOf(a int, words func() *regexp.Regexp) (gainsay.Value, bool) {
	r := &s.readings[a]
	for n := range r.Sentences {
		span := r.Sentences[n].Span
		text := span.In(r.Article.Text)
		if r.Article.InFurniture(span) || strings.ContainsAny(text, "\"“”?") {
			continue
		}
		if m := words().FindStringIndex(text); m != nil {
			at := gainsay.Span{Start: span.Start + m[0], End: span.Start + m[1]}
			return gainsay.Value{Value: s.words(a, at), Evidence: s.evidence(a, at, nil)}, true
		}
	}
	return gainsay.Value{}, false
}

// Words for how someone stands to the law.
var (
	inCustody = pattern(`(?i)\b(?:(?:is|was|remains?|are|were)\s+(?:being\s+|currently\s+|still\s+|now\s+)*(?:in\s+(?:police\s+)?custody|held\b|under\s+arrest)|currently\s+in\s+(?:police\s+)?custody)`)
	atLiberty = pattern(`(?i)\b(?:was|were|been|is)\s+(?:later\s+|since\s+|now\s+)*(?:released\s+(?:on\s+bail|without\s+charge|from\s+custody)|bailed|freed\s+on\s+bail)`)
)

// custody finds a person whom reports hold in custody and later ones tell is released:
// the same word for the person, and the same name or age where both give one.
func (s *story) custody() []gainsay.Discrepancy {
	d := gainsay.Discrepancy{
		Kind: gainsay.SequenceKind, Class: gainsay.Update, Certainty: gainsay.Check,
		Why: "the one report has the person in custody, the later one released",
	}
	var heldAt []int
	var who []map[string]bool
	for a := range s.readings {
		if v, ok := s.firstOf(a, inCustody); ok {
			heldAt = append(heldAt, a)
			who = append(who, s.wordsFor(a, v.Span))
			d.Values = append(d.Values, v)
		}
	}
	held := len(d.Values)
	for a := range s.readings {
		v, ok := s.firstOf(a, atLiberty)
		if !ok || !s.laterThanAll(a, heldAt) {
			continue
		}
		one := s.wordsFor(a, v.Span)
		for k := range who {
			if n := common(one, who[k]); n >= sameArguments {
				d.Values = append(d.Values, v)
				break
			}
		}
	}
	if held == 0 || len(d.Values) == held {
		return nil
	}
	d.About = "whether the one arrested is held: " + clipped(s.words(heldAt[0], s.readings[heldAt[0]].Sentences[s.sentenceAt(heldAt[0], d.Values[0].Span.Start)].Span))
	return []gainsay.Discrepancy{d}
}

// wordsFor are the nouns, names and numbers before a place in its sentence.
func (s *story) wordsFor(a int, at gainsay.Span) map[string]bool {
	out := map[string]bool{}
	n := s.sentenceAt(a, at.Start)
	if n < 0 {
		return out
	}
	for _, t := range s.readings[a].Sentences[n].Terms {
		if t.Span.End <= at.Start && (t.Kind == gainsay.NounTerm || t.Kind == gainsay.NameTerm || t.Kind == gainsay.NumberTerm) {
			out[s.termKey(t)] = true
		}
	}
	return out
}

func common(a, b map[string]bool) int {
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}
