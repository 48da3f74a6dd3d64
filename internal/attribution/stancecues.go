package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// attitudes are the stances that adjectives express of whom they are said of.
var attitudes = map[string]gainsay.Stance{
	"skeptical": gainsay.Doubts, "sceptical": gainsay.Doubts, "doubtful": gainsay.Doubts, "dubious": gainsay.Doubts, "unconvinced": gainsay.Doubts,
	"unsure": gainsay.Hedges, "uncertain": gainsay.Hedges, "undecided": gainsay.Hedges, "noncommittal": gainsay.Hedges, "ambivalent": gainsay.Hedges,
	"unclear": gainsay.Hedges, "torn": gainsay.Hedges, "coy": gainsay.Hedges, "vague": gainsay.Hedges,
	"committed": gainsay.Commits, "determined": gainsay.Commits, "prepared": gainsay.Commits, "ready": gainsay.Commits, "willing": gainsay.Commits,
	"poised": gainsay.Commits, "promising": gainsay.Commits, "dedicated": gainsay.Commits,
	"opposed": gainsay.Denies, "silent": gainsay.Declines, "mum": gainsay.Declines, "quiet": gainsay.Declines, "unwilling": gainsay.Declines, "reluctant": gainsay.Declines,
	"tight-lipped": gainsay.Declines,
}

// unconvincing are adjectives that doubt once they are negated: "is not convinced".
var unconvincing = map[string]bool{"convinced": true, "convince": true, "persuaded": true, "persuade": true}

// misgivings are nouns for doubt.
var misgivings = map[string]bool{"doubt": true, "skepticism": true, "scepticism": true, "misgiving": true, "disbelief": true, "reservation": true}

// byCue is the stance that a cue takes together with what it governs, s where the
// lexicon's holds: "raised questions about", "made a promise to", "gave no details".
func (r *reader) byCue(st *said, s gainsay.Stance, content *option) gainsay.Stance {
	v := st.verb
	if as, ok := attitudes[r.lemma(v)]; ok && (r.d.Tokens[v].Tag == doc.ADJ || r.tree.Child(v, doc.AuxPass) >= 0) {
		return r.attitude(v, as)
	}
	if x := r.tree.Child(v, doc.Xcomp); x > v && keeping[r.lemma(v)] && r.d.Tokens[x].Tag == doc.ADJ && attitudes[r.lemma(x)] != "" {
		return r.attitude(x, attitudes[r.lemma(x)])
	}
	switch r.d.Tokens[v].Tag {
	case doc.ADJ:
		switch l := r.lemma(v); {
		case !r.negated(v):
		case unconvincing[l]:
			return gainsay.Doubts
		case l == "sure" || l == "certain" || l == "clear" || l == "confident":
			return gainsay.Hedges
		}
		return s
	case doc.NOUN:
		if r.lemma(v) == "call" && (content.prep >= 0 && r.lemma(content.prep) == "for" || r.othersTo(content)) {
			return gainsay.Demands
		}
		return r.byNoun(v, s)
	}
	if unconvincing[r.lemma(v)] && r.negated(v) && r.tree.Child(v, doc.AuxPass) >= 0 {
		return gainsay.Doubts
	}
	return r.byVerbal(st, s, content)
}

// byVerbal is byCue of a verb.
func (r *reader) byVerbal(st *said, s gainsay.Stance, content *option) gainsay.Stance {
	v := st.verb
	if light := r.byObject(v, s); light != "" {
		return light
	}
	if s == gainsay.Asserts && len(r.entries(v)) == 0 {
		s = r.phrasal(st, s)
	}
	if s == gainsay.Denies && believing[r.lemma(v)] && frameOf(content.kind)&(prepositionFrame|objectFrame) != 0 {
		return gainsay.Asserts // "do not think about it"
	}
	if s == gainsay.Asserts {
		if act := r.toAct(v, content); act != "" {
			return act
		}
	}
	if s == gainsay.Asserts && r.lemma(v) == "know" && r.negated(v) && r.asked(content) {
		return gainsay.Hedges
	}
	if s == gainsay.Doubts && r.contests(v, content) {
		return gainsay.Asserts
	}
	switch {
	case s == gainsay.Commits && r.lemma(v) == "offer" && content.kind == byObject:
		return gainsay.Asserts // "offered their prayers"
	case s == gainsay.Commits && r.negated(v):
		return r.uncommitted(v, content)
	case s == gainsay.Commits && st.manner == gainsay.Intention && wishing[r.lemma(v)] && r.othersTo(content):
		return gainsay.Demands
	case s == gainsay.Asserts && st.manner == gainsay.Indirect && r.mandates(v):
		return gainsay.Demands
	case s == gainsay.Asserts && evading[r.lemma(v)] && content.kind != byClause:
		return gainsay.Declines
	}
	return s
}

// phrasal is the stance of a verb with the words right behind it, where the tree has not
// tied them to it: "pushed back against". It is s where the lexicon has none.
func (r *reader) phrasal(st *said, s gainsay.Stance) gainsay.Stance {
	key := r.lemma(st.verb)
	for i := st.verb + 1; i < min(st.verb+3, len(r.d.Tokens)); i++ {
		key += "_" + r.lemma(i)
		if c := r.lex.verbs[key]; len(c) > 0 {
			st.manner = c[0].manner
			return r.stanceOf(st.verb, c[0].stance)
		}
	}
	return s
}

// attitude is the stance as of the adjective v, turned by a negation.
func (r *reader) attitude(v int, as gainsay.Stance) gainsay.Stance {
	if !r.negated(v) {
		return as
	}
	switch as {
	case gainsay.Commits:
		return gainsay.Declines
	case gainsay.Declines:
		return gainsay.Asserts
	case gainsay.Doubts, gainsay.Denies:
		return gainsay.Hedges
	}
	return as
}

// byNoun is the stance of a noun of doubt or of a question that is raised.
func (r *reader) byNoun(n int, s gainsay.Stance) gainsay.Stance {
	l := r.lemma(n)
	if !misgivings[l] && l != "question" {
		return s
	}
	if d := r.tree.Child(n, doc.Det); d >= 0 && (r.lemma(d) == "no" || r.lemma(d) == "any") {
		return gainsay.Asserts
	}
	if misgivings[l] {
		return gainsay.Doubts
	}
	if h := int(r.d.Tokens[n].Head); h >= 0 && r.rel(n) == doc.Obj && (lightVerbs[r.lemma(h)] || posing[r.lemma(h)]) {
		return gainsay.Doubts
	}
	return s
}

// posing are verbs by which a question is put as a doubt.
var posing = map[string]bool{"raise": true, "pose": true, "spark": true, "prompt": true, "face": true}

// byObject is the stance of a verb that says little without its object, "" for others.
func (r *reader) byObject(v int, s gainsay.Stance) gainsay.Stance {
	l := r.lemma(v)
	if l == "call" || l == "bring" || l == "throw" {
		for c := range r.tree.Children(v) {
			if (r.lemma(c) == "question" || r.lemma(c) == "doubt") && r.caseOf(c) == "into" {
				return gainsay.Doubts
			}
		}
	}
	o := r.tree.Child(v, doc.Obj)
	if o < 0 {
		return ""
	}
	no := r.negated(o) || r.negated(v)
	if d := r.tree.Child(o, doc.Det); d >= 0 && r.lemma(d) == "any" {
		no = true
	}
	switch what := r.lemma(o); {
	case misgivings[what] && (lightVerbs[l] || l == "cast" || l == "throw" || l == "harbor" || l == "harbour" || l == "share"):
		if no {
			return gainsay.Asserts
		}
		return gainsay.Doubts
	case what == "question" && (l == "raise" || l == "pose" || l == "have"):
		return gainsay.Doubts
	case no && answers[what] && (lightVerbs[l] || l == "provide" || l == "share" || l == "disclose" || l == "return"):
		return gainsay.Declines
	case evading[l] && (answers[what] || what == "question" || what == "issue" || what == "matter" || what == "topic" || what == "subject"):
		return gainsay.Declines
	case l == "take" && (what == "issue" || what == "exception"):
		return gainsay.Denies
	}
	return ""
}

// asked tells a content that begins as a question does.
func (r *reader) asked(content *option) bool {
	first, last := r.d.TokensIn(content.spans[0])
	return first < last && questionWord(strings.ToLower(r.d.Word(first)))
}

// contests tells a verb of doubt whose object is somebody: who challenges a rival, or
// questions a witness, doubts nothing.
func (r *reader) contests(v int, content *option) bool {
	o := r.tree.Child(v, doc.Obj, doc.NsubjPass)
	if o < 0 {
		o = content.head
	}
	if o < 0 || frameOf(content.kind)&objectFrame == 0 {
		return false
	}
	if r.d.Tokens[o].Tag == doc.PRON {
		switch r.lemma(o) {
		case "that", "this", "it", "what":
			return false
		}
		return true
	}
	if people[r.lemma(o)] {
		return r.lemma(v) != "doubt"
	}
	m := r.mention[o]
	return m >= 0 && r.d.Mentions[m].Actor >= 0 && r.d.Actors[r.d.Mentions[m].Actor].Kind == gainsay.Person && r.lemma(v) != "doubt"
}

// people are common nouns for persons who are questioned, not doubted.
var people = map[string]bool{"man": true, "woman": true, "boy": true, "girl": true, "person": true, "suspect": true, "witness": true, "driver": true,
	"officer": true, "official": true, "resident": true, "student": true, "teacher": true, "worker": true, "employee": true, "player": true, "neighbour": true,
	"neighbor": true, "friend": true, "relative": true, "passenger": true, "owner": true, "guest": true, "voter": true, "candidate": true, "rival": true}

// keeping are verbs for one who goes on as he was.
var keeping = map[string]bool{"keep": true, "remain": true, "stay": true, "seem": true, "appear": true, "grow": true, "become": true, "sound": true, "feel": true}

// answers are what one gives who answers.
var answers = map[string]bool{"detail": true, "comment": true, "answer": true, "response": true, "reply": true, "information": true, "explanation": true,
	"specific": true, "particular": true, "reason": true, "timeline": true, "timetable": true, "figure": true, "mention": true, "evidence": true, "call": true}

// evading are verbs of one who gives no answer.
var evading = map[string]bool{"dodge": true, "duck": true, "sidestep": true, "evade": true, "avoid": true, "deflect": true, "skirt": true, "withhold": true,
	"ignore": true, "decline": true, "refuse": true, "shun": true, "demur": true}

// uncommitted is the stance of one who does not promise, offer or want what the content
// says: he does not answer where that is what he would do, else he leaves it open.
func (r *reader) uncommitted(v int, content *option) gainsay.Stance {
	if x := r.tree.Child(v, doc.Xcomp); x >= 0 && (silent[r.lemma(x)] || r.lemma(x) == "get" || r.lemma(x) == "respond") {
		return gainsay.Declines
	}
	if o := r.tree.Child(v, doc.Obj); o >= 0 && answers[r.lemma(o)] {
		return gainsay.Declines
	}
	switch r.lemma(v) {
	case "plan", "intend", "want", "wish", "seek", "mean", "try", "attempt", "aim", "need", "desire":
		return gainsay.Commits // not to do it
	}
	return gainsay.Hedges
}

// othersTo tells a content in which somebody else is to act: "wants the party to pay". It
// goes by the order of words, as trees hang the infinitive anywhere.
func (r *reader) othersTo(content *option) bool {
	first, last := r.d.TokensIn(content.spans[0])
	if first >= last || r.lemma(first) == "to" {
		return false
	}
	for i := first + 1; i+1 < min(last, first+nearTo); i++ {
		if r.lemma(i) != "to" || r.d.Tokens[i].Tag != doc.PART {
			continue
		}
		next := i + 1
		for next+1 < last && (r.d.Tokens[next].Tag == doc.PUNCT || r.d.Tokens[next].Tag == doc.ADV) {
			next++
		}
		return r.d.Tokens[next].Tag == doc.VERB || r.d.Tokens[next].Tag == doc.AUX
	}
	return false
}

// nearTo bounds, in tokens, how far into a content the "to" of an infinitive stands.
const nearTo = 12

// toAct is the stance of the lexicon's entry that takes an infinitive, where the content
// is one, though the tree did not say so: "asked the judge, an old friend, to rule".
func (r *reader) toAct(v int, content *option) gainsay.Stance {
	first, last := r.d.TokensIn(content.spans[0])
	if last-first < 2 || r.lemma(first) != "to" || r.d.Tokens[first].Tag != doc.PART || r.d.Tokens[first+1].Tag != doc.VERB {
		return ""
	}
	for _, c := range r.entries(v) {
		if c.frames&infinitiveFrame != 0 && c.manner == gainsay.Indirect {
			return c.stance
		}
	}
	return ""
}

// mandating are verbs of speech that ask for what their clause says where it has
// "must" or "should", or a plain form for a third person: "insisted that it must go".
var mandating = map[string]bool{"insist": true, "ask": true, "demand": true, "request": true, "propose": true, "recommend": true, "suggest": true, "urge": true}

// mandates tells a verb of asking whose clause says what is to be done.
func (r *reader) mandates(v int) bool {
	c := r.tree.Child(v, doc.Ccomp)
	if c < v || !mandating[r.lemma(v)] {
		return false
	}
	m := r.tree.Child(c, doc.Mark)
	if m >= 0 && r.lemma(m) != "that" {
		return false
	}
	s := r.tree.Child(c, doc.Nsubj, doc.NsubjPass)
	if s < 0 || r.lemma(s) == "I" {
		return false
	}
	plain := true
	for a := range r.tree.Children(c) {
		if rel := r.rel(a); rel != doc.Aux && rel != doc.AuxPass && rel != doc.Cop {
			continue
		}
		switch w := r.lemma(a); {
		case w == "must" || w == "should":
			return true
		case w == "be" && r.d.Word(a) == "be":
			return true // "that he be released"
		}
		plain = false
	}
	// "asked that the money go to charity"
	return plain && m >= 0 && r.d.Tokens[c].Tag == doc.VERB && r.d.Word(c) == r.lemma(c) && r.singular(s)
}

// singular tells a subject whose verb would end in -s.
func (r *reader) singular(s int) bool {
	if r.d.Tokens[s].Tag == doc.PRON {
		l := r.lemma(s)
		return l == "he" || l == "she" || l == "it"
	}
	return r.tree.Child(s, doc.Conj) < 0 && r.d.Word(s) == r.lemma(s)
}
