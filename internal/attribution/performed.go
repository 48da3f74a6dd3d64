package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// byWords mends the stance of plain speech by its own words: who says "we will
// rebuild it" commits himself, who says that others must leave demands, whose words
// are "no comment" declines, and who says that it is too early to tell hedges.
// These are the speech acts that Searle (1976) calls commissives and directives.
func (r *reader) byWords(st *said) gainsay.Stance {
	if len(st.content) > 0 && strings.HasPrefix(strings.ToLower(st.content[0].In(r.d.Text())), "no comment") {
		return gainsay.Declines
	}
	if st.stance != gainsay.Asserts || len(st.content) == 0 {
		return st.stance
	}
	head := r.unwrapped(st, r.predicate(st.content[0]))
	if st.manner != gainsay.Indirect {
		if head >= 0 && st.manner == gainsay.Belief && r.performed(st, head) == gainsay.Demands {
			return gainsay.Demands // "think that the mayor should go"
		}
		return st.stance
	}
	if s := yesOrNo[strings.ToLower(strings.Trim(st.content[0].In(r.d.Text()), ".,!"))]; s != "" {
		return s
	}
	vouched := st.verb >= 0 && r.accorded(st.verb)
	if s := r.saidBy(st); s != "" && !(vouched && (s == gainsay.Commits || s == gainsay.Demands)) {
		return s
	}
	if head < 0 {
		return st.stance
	}
	if s := r.evades(st, head); s != "" {
		return s
	}
	if s := r.verdictOn(head); s != "" {
		return s
	}
	if r.orders(head, st) {
		return gainsay.Demands
	}
	if vouched {
		return st.stance
	}
	if r.promised(st) {
		return gainsay.Commits
	}
	return r.performed(st, head)
}

// yesOrNo are answers of a word or two.
var yesOrNo = map[string]gainsay.Stance{"no": gainsay.Denies, "absolutely not": gainsay.Denies, "of course not": gainsay.Denies, "not at all": gainsay.Denies,
	"not true": gainsay.Denies, "yes": gainsay.Confirms, "absolutely": gainsay.Confirms, "of course": gainsay.Confirms, "exactly": gainsay.Confirms}

// accorded tells "according to" and its like, by which an outlet, not the source, tells
// what is so.
func (r *reader) accorded(v int) bool {
	return r.d.Tokens[v].Tag != doc.VERB && r.d.Tokens[v].Tag != doc.NOUN && r.d.Tokens[v].Tag != doc.PUNCT && r.d.Tokens[v].Tag != doc.ADJ ||
		strings.EqualFold(r.d.Word(v), "according")
}

// opining are verbs by which one says of one's own words that one holds them.
var opining = map[string]bool{"think": true, "believe": true, "feel": true, "guess": true, "suppose": true, "say": true, "repeat": true, "mean": true, "decide": true}

// unwrapped is the predicate of what the speaker holds: "leave" of "I think that he
// should leave". It is head itself where he does not say that he holds it.
func (r *reader) unwrapped(st *said, head int) int {
	for steps := 0; head >= 0 && opining[r.lemma(head)] && steps < maxClimb; steps++ {
		s, c := r.tree.Child(head, doc.Nsubj), r.tree.Child(head, doc.Ccomp)
		if s < 0 || c < head || r.negated(head) || !r.selfOf(st, s) {
			break
		}
		head = c
	}
	return head
}

// predicate is the token that the first sentence of a content is built around; -1 for
// none, and for a content that only begins a sentence with something else: "If they
// come, we will".
func (r *reader) predicate(c gainsay.Span) int {
	first, last := r.d.TokensIn(c)
	if first >= last {
		return -1
	}
	last = min(last, int(r.sentenceOf(first).Last))
	for i := first; i < last; i++ {
		h := int(r.d.Tokens[i].Head)
		if (h < first || h >= last) && r.d.Tokens[i].Tag != doc.PUNCT && r.rel(i) != doc.Mark && r.rel(i) != doc.Cc {
			if r.rel(i) == doc.Parataxis && i > first {
				continue
			}
			return i
		}
	}
	return -1
}

// evades is the stance of a clause that answers nothing or leaves open what is so,
// "" for any other.
func (r *reader) evades(st *said, head int) gainsay.Stance {
	subject := r.tree.Child(head, doc.Nsubj)
	not := r.negated(head)
	inner := r.tree.Child(head, doc.Xcomp, doc.Csubj, doc.Ccomp, doc.Advcl)
	switch l := r.lemma(head); {
	case not && silent[l] && subject >= 0 && r.selfOf(st, subject) && r.modal(head):
		return gainsay.Declines
	case not && subject >= 0 && r.selfOf(st, subject) && r.turnsDown(head):
		return gainsay.Hedges // "would not rule it out"
	case not && (l == "go" || l == "get") && subject >= 0 && r.selfOf(st, subject) && r.particle(head) == "into":
		return gainsay.Declines // "I won't go into that"
	case not && l == "go" && inner >= 0 && (silent[r.lemma(inner)] || r.lemma(inner) == "go" || r.lemma(inner) == "get"):
		return gainsay.Declines
	case (l == "improper" || l == "inappropriate") && inner >= 0 && (silent[r.lemma(inner)] || r.lemma(inner) == "speak" || r.lemma(inner) == "respond"):
		return gainsay.Declines
	case (l == "early" || l == "soon") && r.too(head):
		if inner >= 0 && (r.lemma(inner) == "confirm" || silent[r.lemma(inner)] && r.lemma(inner) != "speculate") {
			return gainsay.Declines
		}
		return gainsay.Hedges
	case l == "unclear" || l == "inconclusive" || l == "uncertain" || l == "unsure" || not && (l == "sure" || l == "certain" || l == "clear"):
		return gainsay.Hedges
	case not && l == "know" && subject >= 0 && r.selfOf(st, subject) && !r.quotedPast(head) && r.unknown(head):
		return gainsay.Hedges
	case l == "remain" && inner >= 0 && r.lemma(inner) == "see":
		return gainsay.Hedges
	}
	return ""
}

// quotedPast tells a verb of the past in words quoted: what one did not know then.
func (r *reader) quotedPast(v int) bool { return r.quoteOf[v] >= 0 && r.past(v) }

// unknown tells that what is not known is an answer: a question that is reported, or
// nothing named. "I do not know the man" leaves nothing open.
func (r *reader) unknown(v int) bool {
	o := r.tree.Child(v, doc.Obj)
	return o < 0 || answers[r.lemma(o)] || questionWord(r.lemma(o)) || r.tree.Child(v, doc.Ccomp) >= 0
}

// silent are verbs that one who gives no answer says that he will not do.
var silent = map[string]bool{"comment": true, "discuss": true, "elaborate": true, "speculate": true, "disclose": true, "reveal": true, "answer": true,
	"confirm": true, "talk": true, "address": true, "identify": true, "name": true, "say": true}

// turnsDown tells a verb of denial by the lexicon: "rule out", "dispute".
func (r *reader) turnsDown(v int) bool {
	entries := r.entries(v)
	return len(entries) > 0 && entries[0].stance == gainsay.Denies
}

// modal tells a verb that stands with "will", "would", "can" or "could".
func (r *reader) modal(v int) bool {
	for c := range r.tree.Children(v) {
		if r.rel(c) == doc.Aux {
			switch r.lemma(c) {
			case "will", "would", "can", "could", "wo", "ca", "'ll", "’ll":
				return true
			}
		}
	}
	return false
}

// too tells an adjective behind "too".
func (r *reader) too(i int) bool {
	c := r.tree.Child(i, doc.Advmod)
	return c >= 0 && r.lemma(c) == "too"
}

// verdictOn is the stance of a clause whose predicate calls what another said true
// or false, "" for others.
func (r *reader) verdictOn(head int) gainsay.Stance {
	subject := r.tree.Child(head, doc.Nsubj, doc.NsubjPass)
	if subject < 0 {
		return ""
	}
	not := r.negated(head)
	if x := r.tree.Child(head, doc.Xcomp, doc.Csubj, doc.Advcl); x > head && r.hasTo(x) && !r.spoken(x) {
		return "" // "it is wrong to wait", but "he is wrong to say so"
	}
	switch l := r.lemma(head); {
	case untruths[l] && !not && r.d.Tokens[head].Tag != doc.VERB, truths[l] && not && !r.will(head):
		return gainsay.Denies
	case r.d.Tokens[head].Tag != doc.VERB && truths[l]:
		return gainsay.Confirms
	case doubting[l] && !not:
		return gainsay.Doubts
	case l == "understand" && not && r.tree.Child(head, doc.Ccomp, doc.Advcl) >= 0:
		return gainsay.Doubts
	}
	return ""
}

// doubting are predicates of what the speaker does not believe.
var doubting = map[string]bool{"doubtful": true, "unlikely": true, "implausible": true, "questionable": true, "improbable": true, "unrealistic": true, "debatable": true}

// orders tells an order in quotation marks: a verb without a subject in its plain
// form at the head of the words, "Leave the harbour".
func (r *reader) orders(head int, st *said) bool {
	first, _ := r.d.TokensIn(st.content[0])
	if r.d.Tokens[head].Tag != doc.VERB || r.quoteOf[head] < 0 || r.tree.Child(head, doc.Nsubj, doc.NsubjPass, doc.Expl, doc.Csubj) >= 0 {
		return false
	}
	if begin := r.d.Word(first); begin != "" && strings.ToLower(begin) == begin && r.d.Tokens[first].Tag != doc.PUNCT {
		return false // "they “deserve better”" is cut out of a sentence
	}
	w := strings.ToLower(r.d.Word(head))
	if w == "let" {
		return r.letsUs(head)
	}
	if spokenAside[w] {
		return false
	}
	if w != r.lemma(head) {
		return false
	}
	for c := range r.tree.Children(head) {
		switch r.lemma(c) {
		case "do", "not", "please", "never", "just":
			continue
		}
		if c < head && r.d.Tokens[c].Tag != doc.PUNCT && r.rel(c) != doc.Vocative && r.rel(c) != doc.Discourse {
			return false
		}
	}
	return head-first <= 3
}

// spokenAside are plain forms at the head of a sentence that order nothing.
var spokenAside = map[string]bool{"thank": true, "see": true, "look": true, "imagine": true, "suppose": true, "guess": true, "got": true, "thought": true,
	"remind": true, "remember": true, "watch": true, "listen": true, "note": true, "say": true, "believe": true, "trust": true, "mark": true, "welcome": true,
	"bless": true, "wait": true, "consider": true, "think": true, "congratulations": true, "excuse": true, "pardon": true, "forgive": true}

// letsUs tells "let us go" and "do not let them go" from "let me say".
func (r *reader) letsUs(head int) bool {
	if r.negated(head) {
		return true
	}
	o := r.tree.Child(head, doc.Obj, doc.Iobj)
	if o < 0 && head+1 < len(r.d.Tokens) {
		o = head + 1
	}
	if o < 0 || r.tree.Child(head, doc.Xcomp, doc.Ccomp) < 0 {
		return false
	}
	l := r.lemma(o)
	return l == "we" || l == "us" || l == "'s" || l == "’s"
}

// performed is the stance of a clause by which the speaker does something: promises
// ("said it would publish") or calls for something ("said the others must leave").
func (r *reader) performed(st *said, head int) gainsay.Stance {
	subject := r.tree.Child(head, doc.Nsubj, doc.NsubjPass)
	if subject < 0 {
		return st.stance
	}
	self := r.selfOf(st, subject)
	switch {
	case self && r.commits(st, head, subject):
		return gainsay.Commits
	case !self && r.calls(head, subject):
		return gainsay.Demands
	}
	return st.stance
}

// commits tells a clause about the speaker himself by which he commits himself.
func (r *reader) commits(st *said, head, subject int) bool {
	l := r.lemma(head)
	if st.verb >= 0 && guessing[r.lemma(st.verb)] || r.tree.Child(head, doc.Advcl) == subject || r.perfect(head) || r.counted(st) {
		return false
	}
	if l == "take" && r.lemma(subject) == "it" {
		return false // "it would take a year"
	}
	if r.will(head) && r.dynamic(head) && r.rel(subject) == doc.Nsubj {
		return true
	}
	switch {
	case promising[l] && !r.negated(head) && !(r.quoteOf[head] >= 0 && strings.HasSuffix(r.d.Word(head), "ed") && r.tree.Child(head, doc.Cop, doc.AuxPass) < 0) && r.tree.Child(head, doc.Xcomp, doc.Ccomp, doc.Obl, doc.Obj, doc.Advcl) >= 0:
		return true
	case l == "go":
		return r.goingTo(head)
	case l == "remain" || l == "stay":
		x := r.tree.Child(head, doc.Xcomp)
		return x >= 0 && promising[r.lemma(x)]
	}
	// "The hill is steep, but we will climb it": what weighs stands behind "but".
	for c := range r.tree.Children(head) {
		if cc := r.tree.Child(c, doc.Cc); r.rel(c) == doc.Conj && cc >= 0 && r.lemma(cc) == "but" && r.will(c) && lasting[r.lemma(c)] {
			if s := r.tree.Child(c, doc.Nsubj); s < 0 || r.selfOf(st, s) {
				return true
			}
		}
	}
	return false
}

// dynamic tells a verb for what one does, not for what one is or what happens to one.
func (r *reader) dynamic(v int) bool {
	return r.lemma(v) != "be" && r.tree.Child(v, doc.Cop) < 0 && !stative[r.lemma(v)]
}

// will tells a verb that stands with "will", or with "would" in words retold: what one
// would do is a promise only there.
func (r *reader) will(v int) bool {
	for c := range r.tree.Children(v) {
		if r.rel(c) != doc.Aux || c > v {
			continue
		}
		switch r.lemma(c) {
		case "will", "shall", "'ll", "’ll", "wo":
			return true
		case "would", "'d", "’d":
			return r.quoteOf[v] < 0
		}
	}
	return false
}

// calls tells a clause that lays a duty on another: "must leave", "has to leave". What
// is to be done by nobody in particular is the speaker's opinion: "the film should be
// shown", "something has to give", "you have to wonder".
func (r *reader) calls(head, subject int) bool {
	switch l := r.lemma(subject); {
	case r.rel(subject) != doc.Nsubj || l == "it" || l == "there" || l == "something" || l == "this" || l == "that" || l == "one" || l == "everything":
		return false
	case l == "you" && r.lemma(head) == "have":
		return false
	}
	if x := r.duty(head); x >= 0 {
		return r.tree.Child(x, doc.AuxPass, doc.Cop) < 0 && r.lemma(x) != "be" || r.animate(subject)
	}
	if r.lemma(head) == "be" || r.tree.Child(head, doc.Cop, doc.AuxPass) >= 0 {
		return false
	}
	for c := range r.tree.Children(head) {
		if r.rel(c) == doc.Aux && c < head && (r.lemma(c) == "must" || r.lemma(c) == "should" || r.lemma(c) == "ought") {
			return true
		}
	}
	return false
}

// animate tells a token that means somebody.
func (r *reader) animate(i int) bool {
	m := r.mention[i]
	return m >= 0 && r.d.Mentions[m].Actor >= 0 || r.d.Tokens[i].Tag == doc.PRON && r.lemma(i) != "it"
}

// goingTo tells "is going to build".
func (r *reader) goingTo(head int) bool {
	x := r.tree.Child(head, doc.Xcomp)
	return x > head && r.dynamic(x) && r.tree.Child(x, doc.Mark) >= 0
}

// duty is the verb that a word of duty lays on its subject: "leave" of "has to leave",
// "needs to leave". It is -1 for any other.
func (r *reader) duty(head int) int {
	switch r.lemma(head) {
	case "have", "need", "ought":
		x := r.tree.Child(head, doc.Xcomp)
		if x < head || r.tree.Child(x, doc.Mark) < 0 || r.negated(head) || r.tree.Child(head, doc.Obj) >= 0 {
			return -1 // "has no plans to leave"
		}
		if r.lemma(x) == "do" && x+1 < len(r.d.Tokens) && r.lemma(x+1) == "with" {
			return -1 // "has to do with"
		}
		return x
	}
	return -1
}

// guessing are verbs of one who tells the future, even his own, without a promise.
var guessing = map[string]bool{"predict": true, "forecast": true, "suggest": true, "imply": true, "hint": true, "estimate": true, "calculate": true,
	"fear": true, "worry": true, "speculate": true, "project": true, "joke": true, "imagine": true}

// lasting are verbs for efforts that one promises.
var lasting = map[string]bool{"continue": true, "fight": true, "work": true, "keep": true, "do": true, "make": true, "ensure": true, "defend": true, "protect": true,
	"stand": true, "rebuild": true, "build": true, "act": true, "try": true, "support": true, "help": true, "pursue": true, "push": true, "respond": true}

// promising are words by which one who uses them of himself commits himself.
var promising = map[string]bool{"promise": true, "pledge": true, "vow": true, "commit": true, "committed": true, "determined": true, "plan": true,
	"intend": true, "resolve": true, "guarantee": true, "agree": true}

// stative are verbs for what happens to one who does nothing for it.
var stative = map[string]bool{"know": true, "see": true, "need": true, "like": true, "love": true, "want": true, "think": true, "win": true, "lose": true,
	"suffer": true, "miss": true, "remember": true, "have": true, "believe": true, "feel": true, "expect": true, "hope": true, "prefer": true, "say": true,
	"tell": true, "call": true, "argue": true, "describe": true, "rather": true, "consider": true, "regard": true, "view": true, "treat": true, "deem": true, "become": true, "benefit": true,
	"face": true, "predict": true, "bet": true, "draw": true, "enter": true, "remain": true, "enjoy": true, "regret": true}

// selfOf tells whether the token means the source of the statement: "I" and "we" in
// his words, a name of the same actor or of whom he speaks for, and in words retold
// the pronoun that fits the source.
func (r *reader) selfOf(st *said, i int) bool {
	var own *gainsay.Mention
	if st.head >= 0 {
		own = r.mentionOf(st)
	}
	known := own != nil && own.Actor >= 0
	if p := r.tree.Child(i, doc.NmodPoss); p >= 0 {
		switch r.lemma(p) {
		case "my", "our":
			return r.quoteOf[p] >= 0
		}
	}
	switch l := r.lemma(i); l {
	case "I", "i", "we":
		return true
	case "it", "he", "she", "they":
		if r.quoteOf[i] < 0 && st.head >= 0 {
			if h := r.lemma(st.head); (h == "he" || h == "she") && (l == "he" || l == "she") && h != l {
				return false // "she will plead guilty, he said"
			}
			return !known || l == "they" && r.several(st) || pronounFits(l, r.d.Actors[own.Actor].Kind) || r.namesPerson(st, l) || r.misjudged(own.Actor, l)
		}
	}
	if r.speaksFor(st, i) {
		return true
	}
	if !known || r.mention[i] < 0 || r.d.Mentions[r.mention[i]].Actor < 0 {
		return false
	}
	m := &r.d.Mentions[r.mention[i]]
	return own.Actor == m.Actor || r.sameSide(&r.d.Actors[own.Actor], &r.d.Actors[m.Actor])
}

// sameSide tells that a speaks for b, or both for one state or body: what a minister
// says that his country will do is promised.
func (r *reader) sameSide(a, b *gainsay.Actor) bool {
	if b.Kind == gainsay.Person {
		last := b.Name[strings.LastIndexByte(b.Name, ' ')+1:]
		return a.SpeaksFor == b.Name || len(last) > 3 && strings.Contains(a.SpeaksFor, last)
	}
	side := func(x *gainsay.Actor) string {
		name := x.Name
		if x.SpeaksFor != "" {
			name = x.SpeaksFor
		} else if x.Kind == gainsay.Person {
			return ""
		}
		if p, ok := r.table.Principal(name); ok {
			return p
		}
		return name
	}
	s := side(a)
	return s != "" && s == side(b)
}

// pronounFits tells whether a pronoun can mean an actor of the kind.
func pronounFits(pronoun string, kind gainsay.ActorKind) bool {
	switch kind {
	case gainsay.Person, gainsay.Anonymous:
		return pronoun == "he" || pronoun == "she"
	case gainsay.Group:
		return pronoun == "they"
	}
	return pronoun == "it" || pronoun == "they"
}
