package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// stanceOf is the stance that verb v expresses: that of the lexicon, turned by a
// negation. Who "did not deny" has not asserted, and who "cannot confirm" has not denied.
func (r *reader) stanceOf(v int, s gainsay.Stance) gainsay.Stance {
	if up := r.governor(v); up >= 0 {
		switch r.lemma(up) {
		case "refuse", "decline", "refrain", "unable", "unwilling":
			return refused(s)
		case "fail", "stop":
			return gainsay.Hedges
		}
	}
	if !r.negated(v) && !r.nobody(v) {
		return s
	}
	switch s {
	case gainsay.Denies, gainsay.Doubts, gainsay.Declines:
		return gainsay.Hedges
	case gainsay.Confirms:
		return gainsay.Declines
	case gainsay.Asserts:
		if answering[r.lemma(v)] {
			return gainsay.Declines
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
	d := r.tree.Child(s, doc.Det)
	return d >= 0 && r.lemma(d) == "no"
}

// untruths are predicates by which a claim is turned down.
var untruths = map[string]bool{
	"lie": true, "falsehood": true, "fabrication": true, "fiction": true, "nonsense": true, "false": true, "untrue": true,
	"baseless": true, "fake": true, "hoax": true, "myth": true, "rubbish": true, "unfounded": true, "groundless": true, "incorrect": true,
}

// truths are predicates by which a claim is borne out.
var truths = map[string]bool{"true": true, "right": true, "correct": true, "accurate": true}

// byContent mends a stance by what is said: who calls a claim a lie denies it, who
// says that he will commits himself, who says that another must demands, and whose
// whole answer is "no comment" declines.
func (r *reader) byContent(st *said, s gainsay.Stance, content *option) gainsay.Stance {
	if s != gainsay.Asserts || st.manner != gainsay.Indirect {
		return s
	}
	v := st.verb
	if content.kind == byObject && pointing[r.lemma(v)] && r.claimLike(content.head) {
		return gainsay.Refers
	}
	if answer := r.evasion(content); answer != "" {
		return answer
	}
	head := content.head
	if content.kind == byObjectAs {
		head = r.tree.Child(v, doc.Xcomp)
	}
	if head < 0 || head == v || r.negated(head) && !truths[r.lemma(head)] {
		return s
	}
	switch l := r.lemma(head); {
	case untruths[l]:
		return gainsay.Denies
	case truths[l] && r.negated(head):
		return gainsay.Denies
	case truths[l]:
		return gainsay.Confirms
	case l == "skeptical" || l == "sceptical" || l == "doubtful" || l == "unconvinced":
		return gainsay.Doubts
	}
	if content.kind == byClause || content.kind == byClauseBare || content.kind == byComment {
		return r.performed(st, head, s)
	}
	return s
}

// pointing are verbs that name what was said elsewhere.
var pointing = map[string]bool{"cite": true, "mention": true, "reference": true, "quote": true, "point": true, "allude": true, "note": true}

// evasion is the stance of an answer that answers nothing, "" for any other.
func (r *reader) evasion(content *option) gainsay.Stance {
	text := strings.ToLower(strings.Trim(content.spans[0].In(r.d.Text()), ".,! "))
	switch {
	case text == "no comment" || strings.Contains(text, "nothing to add") || strings.Contains(text, "not comment"):
		return gainsay.Declines
	case strings.Contains(text, "too early to"):
		return gainsay.Hedges
	}
	return ""
}

// performed is the stance of a clause by which the speaker does something: promises
// ("said it would publish") or calls for something ("said the others must leave").
func (r *reader) performed(st *said, head int, s gainsay.Stance) gainsay.Stance {
	subject := r.tree.Child(head, doc.Nsubj)
	if subject < 0 {
		return s
	}
	will, must := false, r.lemma(head) == "need" && r.tree.Child(head, doc.Xcomp) >= 0
	for c := range r.tree.Children(head) {
		if r.rel(c) != doc.Aux || c > head {
			continue
		}
		switch r.lemma(c) {
		case "will", "would", "shall", "'ll", "'d":
			will = true
		case "must":
			must = true
		}
	}
	self := r.selfOf(st, subject)
	switch {
	case will && self && r.lemma(head) != "be":
		return gainsay.Commits
	case must && !self:
		return gainsay.Demands
	}
	return s
}

// selfOf tells whether the token means the source of the statement: "I" and "we" in
// his words, a pronoun or a name that means the same actor.
func (r *reader) selfOf(st *said, i int) bool {
	switch r.lemma(i) {
	case "I", "i", "we":
		return true
	}
	if st.head < 0 || r.mention[i] < 0 {
		return false
	}
	own := r.mentionOf(st)
	m := &r.d.Mentions[r.mention[i]]
	return own != nil && own.Actor >= 0 && own.Actor == m.Actor
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
