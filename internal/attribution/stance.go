package attribution

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// stanceOf is the stance that verb v expresses: that of the lexicon, turned by a
// negation. Who "did not deny" has not asserted, and who "cannot confirm" has not denied.
func (r *reader) stanceOf(v int, s gainsay.Stance) gainsay.Stance {
	if up := r.governor(v); up >= 0 {
		switch r.lemma(up) {
		case "refuse", "decline", "refrain":
			return refused(s)
		case "fail":
			return gainsay.Hedges
		}
	}
	if !r.negated(v) {
		return s
	}
	switch s {
	case gainsay.Denies, gainsay.Doubts, gainsay.Declines:
		return gainsay.Hedges
	case gainsay.Confirms:
		return gainsay.Declines
	case gainsay.Asserts:
		return gainsay.Hedges
	}
	return s
}

// refused is the stance of one who refuses to take the stance s.
func refused(s gainsay.Stance) gainsay.Stance {
	switch s {
	case gainsay.Denies, gainsay.Doubts:
		return gainsay.Hedges // refused to rule out
	}
	return gainsay.Declines
}

// governor is the verb that v is the infinitive or gerund of, or -1.
func (r *reader) governor(v int) int {
	h := int(r.d.Tokens[v].Head)
	if h >= 0 && (r.rel(v) == doc.Xcomp || r.rel(v) == doc.Advcl && r.caseOf(v) == "from") {
		return h
	}
	return -1
}

// distancing are words by which an outlet sets itself apart from what it reports.
var distancing = map[string]bool{
	"falsely": true, "wrongly": true, "baselessly": true, "erroneously": true, "incorrectly": true,
	"misleadingly": true, "supposedly": true, "inaccurately": true,
}

// distanced tells whether the outlet sets itself apart from the statement of cue v:
// "falsely claimed", "claimed without evidence".
func (r *reader) distanced(v int) bool {
	for c := range r.tree.Children(v) {
		if distancing[r.lemma(c)] {
			return true
		}
		if r.caseOf(c) == "without" {
			switch r.lemma(c) {
			case "evidence", "proof", "basis", "offer", "provide", "present", "cite":
				return true
			}
		}
	}
	return false
}

// occasions are nouns for events at which people speak.
var occasions = map[string]bool{
	"meeting": true, "interview": true, "conference": true, "speech": true, "briefing": true, "address": true,
	"hearing": true, "rally": true, "debate": true, "summit": true, "appearance": true, "call": true, "statement": true,
	"release": true, "testimony": true, "session": true, "talk": true, "ceremony": true, "visit": true, "press": true,
	"broadcast": true, "letter": true, "tweet": true, "post": true, "forum": true, "event": true,
}

// circumstances finds when and on what occasion the statement was made, among
// the phrases beside its cue.
func (r *reader) circumstances(st *said) (when, occasion gainsay.Span) {
	for c := range r.tree.Children(st.verb) {
		switch r.rel(c) {
		case doc.Obl, doc.OblUnmarked, doc.Advmod, doc.Advcl, doc.NmodUnmarked:
		default:
			continue
		}
		t := r.subtree(c)
		span := r.trim(t)
		if span.Empty() || r.inContent(st, span) {
			continue
		}
		if occasion.Empty() && occasions[r.lemma(c)] {
			occasion = span
		}
		if when.Empty() {
			when = r.timeIn(t, span)
		}
	}
	return when, occasion
}

func (r *reader) timeIn(t tokenRange, span gainsay.Span) gainsay.Span {
	for i := range r.d.Times {
		tm := &r.d.Times[i]
		if tm.Span.Start >= span.End {
			break
		}
		if span.Holds(tm.Span) && (tm.Type == "DATE" || tm.Type == "TIME") {
			return tm.Span
		}
	}
	return gainsay.Span{}
}

func (r *reader) inContent(st *said, span gainsay.Span) bool {
	for _, c := range st.content {
		if c.Meets(span) {
			return true
		}
	}
	return false
}
