package collate

import (
	"strings"

	"gainsay"
)

// occasionClass names the kinds of occasion that are not each other: what is said
// in an interview is not said at a news conference. A meeting and the conference
// after it go together, and a "statement" with anything.
var occasionClass = map[string]string{
	"interview": "interview", "conference": "meeting", "briefing": "meeting", "meeting": "meeting", "summit": "meeting", "talks": "meeting",
	"speech": "speech", "address": "speech", "rally": "speech", "tweet": "post", "post": "post", "letter": "letter",
}

// A place is an occasion on which an article has a claim made.
type place struct {
	said  int
	class string
	span  gainsay.Span // of the words that name it
}

// occasions finds claims that one speaker is reported to have made on different
// kinds of occasion.
func (s *story) occasions(claims []claim) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for _, c := range claims {
		bySpeaker := map[int][]place{}
		var order []int
		for _, i := range c.said {
			u := &s.said[i]
			class, span := s.occasionOf(i)
			if class == "" || u.speaker < 0 {
				continue
			}
			if bySpeaker[u.speaker] == nil {
				order = append(order, u.speaker)
			}
			bySpeaker[u.speaker] = append(bySpeaker[u.speaker], place{i, class, span})
		}
		for _, m := range order {
			if d, ok := s.occasionConflict(m, bySpeaker[m]); ok && !toldPart(out, d) {
				out = append(out, d)
			}
		}
	}
	return out
}

// toldPart tells whether a finding about the same holds a value of another.
func toldPart(all []gainsay.Discrepancy, d gainsay.Discrepancy) bool {
	for _, o := range all {
		for _, x := range o.Values {
			for _, y := range d.Values {
				if o.About == d.About && x.Article == y.Article && x.File == y.File && x.Span == y.Span {
					return true
				}
			}
		}
	}
	return false
}

func (s *story) occasionConflict(speaker int, places []place) (gainsay.Discrepancy, bool) {
	d := gainsay.Discrepancy{
		Kind: gainsay.OccasionKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		About: "on what occasion " + s.cast.members[speaker].Name + " said it",
		Why:   "the reports name different occasions for the same words, unless they were said twice",
	}
	var keys []string
	var articles []int
	classes, told := map[string]bool{}, map[string]bool{}
	for _, p := range places {
		u := &s.said[p.said]
		if at := s.evidence(u.article, p.span, nil); told[at.Article+at.File+p.class] {
			continue
		} else {
			told[at.Article+at.File+p.class] = true
		}
		classes[p.class] = true
		d.Values = append(d.Values, gainsay.Value{Value: s.words(u.article, p.span), Evidence: s.evidence(u.article, p.span, u.st.Chain)})
		keys, articles = append(keys, p.class), append(articles, u.article)
	}
	if len(classes) < 2 || s.origins(articles) < 2 {
		return d, false
	}
	d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	return d, true
}

// occasionOf is the class of the occasion of a statement, "" for none or one that
// goes with any other.
func (s *story) occasionOf(i int) (class string, span gainsay.Span) {
	u := &s.said[i]
	span = s.occasionSpan(i)
	for _, w := range strings.Fields(strings.ToLower(s.words(u.article, span))) {
		if c := occasionClass[strings.Trim(w, ".,;:\"'”")]; c != "" {
			return c, span
		}
	}
	return "", span
}

// toldTo is an occasion that stands as the one who was told: "told a news conference in
// Port Vale".
var toldTo = pattern(`(?i)^\s+(an? (?:\w+ ){0,2}(?:conference|briefing|interview|rally|meeting|summit)\b)`)

// occasionSpan is the occasion of a statement as printed: its own, the one it was told to,
// or that of the sentence before, on which it goes on in the same mouth.
func (s *story) occasionSpan(i int) gainsay.Span {
	u := &s.said[i]
	if !u.st.Occasion.Empty() {
		return u.st.Occasion
	}
	text := s.readings[u.article].Article.Text
	if cue := gainsay.CoverAll(u.st.Cue); !cue.Empty() {
		if m := toldTo().FindStringSubmatchIndex(text[cue.End:min(len(text), cue.End+60)]); m != nil {
			return gainsay.Span{Start: cue.End + m[2], End: cue.End + m[3]}
		}
	}
	n := s.sentenceAt(u.article, u.span.Start)
	r := s.around(i)
	for j := r.from; j < r.to; j++ {
		t := &s.said[j]
		if t.st.Occasion.Empty() || t.speaker != u.speaker || n < 1 || s.sentenceAt(u.article, t.span.Start) != n-1 || t.span.End > u.span.Start {
			continue
		}
		if !strings.Contains(text[t.span.End:u.span.Start], "\n") {
			return t.st.Occasion
		}
	}
	return gainsay.Span{}
}
