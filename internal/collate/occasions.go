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
}

// occasions finds claims that one speaker is reported to have made on different
// kinds of occasion.
func (s *story) occasions(claims []claim) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for _, c := range claims {
		byTeller := map[int][]place{}
		var order []int
		for _, i := range c.said {
			u := &s.said[i]
			class := s.occasionOf(u)
			if class == "" || u.teller < 0 {
				continue
			}
			if byTeller[u.teller] == nil {
				order = append(order, u.teller)
			}
			byTeller[u.teller] = append(byTeller[u.teller], place{i, class})
		}
		for _, m := range order {
			if d, ok := s.occasionConflict(m, byTeller[m]); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

func (s *story) occasionConflict(teller int, places []place) (gainsay.Discrepancy, bool) {
	d := gainsay.Discrepancy{
		Kind: gainsay.OccasionKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		About: "on what occasion " + s.cast.members[teller].Name + " said it",
		Why:   "the reports name different occasions for the same words, unless they were said twice",
	}
	var keys []string
	var articles []int
	classes := map[string]bool{}
	for _, p := range places {
		u := &s.said[p.said]
		classes[p.class] = true
		d.Values = append(d.Values, gainsay.Value{Value: s.words(u.article, u.st.Occasion), Evidence: s.evidence(u.article, u.st.Occasion, u.st.Chain)})
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
func (s *story) occasionOf(u *utterance) string {
	for _, w := range strings.Fields(strings.ToLower(s.words(u.article, u.st.Occasion))) {
		if c := occasionClass[strings.Trim(w, ".,;:\"'”")]; c != "" {
			return c
		}
	}
	return ""
}
