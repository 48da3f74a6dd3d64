package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// stanceOf is the stance that verb v expresses: that of the lexicon, turned by a
// negation. Who "did not deny" has not asserted, and who "cannot confirm" has not denied.
func (r *reader) stanceOf(v int, s gainsay.Stance) gainsay.Stance {
	if v > 1 && r.lemma(v-1) == "to" && strings.EqualFold(r.d.Word(v-2), "yet") {
		return refused(s) // "has yet to say"
	}
	if up := r.governor(v); up >= 0 {
		switch r.lemma(up) {
		case "refuse", "decline", "refrain", "unable", "unwilling":
			return refused(s)
		case "fail", "stop":
			return gainsay.Hedges
		}
	}
	if !r.negated(v) && !r.nobody(v) && !r.few(v) {
		return s
	}
	switch s {
	case gainsay.Denies, gainsay.Doubts, gainsay.Declines:
		return gainsay.Hedges
	case gainsay.Confirms:
		if l := r.lemma(v); l == "agree" || l == "concur" {
			return gainsay.Denies
		}
		return gainsay.Declines
	case gainsay.Asserts:
		if believing[r.lemma(v)] {
			if r.few(v) {
				return gainsay.Doubts
			}
			return gainsay.Denies
		}
		if answering[r.lemma(v)] {
			return gainsay.Declines
		}
		if entries := r.entries(v); len(entries) == 0 || entries[0].manner != gainsay.Indirect {
			return s // "does not like the plan" leaves nothing open
		} else if entries[0].frames&(objectFrame|prepositionFrame) == objectFrame {
			return s // nor does "did not praise the plan"
		}
		return gainsay.Hedges
	}
	return s
}

// answering are verbs that one who stays silent is said not to have done.
var answering = map[string]bool{
	"respond": true, "answer": true, "comment": true, "reply": true, "disclose": true, "reveal": true, "identify": true, "elaborate": true,
	"specify": true, "address": true, "discuss": true, "name": true, "release": true, "provide": true, "explain": true, "return": true,
}

// believing are verbs whose negation is meant of what is believed: who does not
// think that it is so thinks that it is not.
var believing = map[string]bool{"believe": true, "think": true, "buy": true, "accept": true}

// few tells a verb of whose subject there are few: "few experts believe".
func (r *reader) few(v int) bool {
	s := r.tree.Child(v, doc.Nsubj)
	if s < 0 {
		return false
	}
	a := r.tree.Child(s, doc.Amod, doc.Det)
	return a >= 0 && r.lemma(a) == "few" && (a == 0 || r.lemma(a-1) != "a")
}

// nobody tells a verb whose subject denies that anyone did it: "nobody has denied".
func (r *reader) nobody(v int) bool {
	s := r.tree.Child(v, doc.Nsubj)
	if s < 0 {
		return false
	}
	switch r.lemma(s) {
	case "nobody", "none", "neither":
		return true
	}
	if d := r.tree.Child(s, doc.Det, doc.CcPreconj); d >= 0 && (r.lemma(d) == "no" || r.lemma(d) == "neither") {
		return true
	}
	first := int(r.tree.Left[s])
	return strings.EqualFold(r.d.Word(first), "neither") || first > 0 && strings.EqualFold(r.d.Word(first-1), "neither")
}

// untruths are predicates by which a claim is turned down.
var untruths = map[string]bool{
	"lie": true, "falsehood": true, "fabrication": true, "fiction": true, "nonsense": true, "false": true, "untrue": true,
	"baseless": true, "fake": true, "hoax": true, "myth": true, "rubbish": true, "unfounded": true, "groundless": true, "incorrect": true,
	"wrong": true, "unsubstantiated": true, "fabricated": true, "bogus": true, "inaccurate": true, "misleading": true, "absurd": true, "ridiculous": true,
}

// truths are predicates by which a claim is borne out.
var truths = map[string]bool{"true": true, "right": true, "correct": true, "accurate": true}

// byContent mends a stance by what the cue is tied to: who calls a claim a lie
// denies it, and who points to what was said elsewhere refers to it.
func (r *reader) byContent(st *said, s gainsay.Stance, content *option) gainsay.Stance {
	s = r.byCue(st, s, content)
	if s != gainsay.Asserts {
		if (s == gainsay.Denies || s == gainsay.Doubts) && content.kind == byObject {
			st.content = r.belonging(st.verb, st.content)
		}
		st.content = r.trailing(st.content)
		return s
	}
	if as := r.tree.Child(st.verb, doc.Xcomp); content.kind == byObjectAs && as >= 0 {
		switch l := r.lemma(as); {
		case untruths[l]:
			return gainsay.Denies
		case truths[l]:
			return gainsay.Confirms
		}
	}
	if st.manner != gainsay.Indirect {
		return s
	}
	if first, last := r.d.TokensIn(content.spans[0]); r.points(st.verb) && first < last && r.quoteOf[first] < 0 && r.rel(first) != doc.Mark {
		return gainsay.Refers
	}
	return s
}

// pointing are verbs that name what was said elsewhere.
var pointing = map[string]bool{"cite": true, "mention": true, "reference": true, "allude": true}

// points tells a verb that points to what was said or done elsewhere.
func (r *reader) points(v int) bool {
	return pointing[r.lemma(v)] || r.lemma(v) == "point" && r.particle(v) == "to"
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
