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
	if st.stance != gainsay.Asserts || st.manner != gainsay.Indirect || len(st.content) == 0 {
		return st.stance
	}
	head := r.predicate(st.content[0])
	if words := strings.ToLower(st.content[0].In(r.d.Text())); strings.Contains(words, "no comment") || strings.Contains(words, "nothing to add") {
		return gainsay.Declines
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
	return r.performed(st, head)
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
	case l == "improper" || l == "inappropriate":
		return gainsay.Declines
	case (l == "early" || l == "soon") && r.too(head):
		if inner >= 0 && (r.lemma(inner) == "confirm" || silent[r.lemma(inner)] && r.lemma(inner) != "speculate") {
			return gainsay.Declines
		}
		return gainsay.Hedges
	case l == "unclear" || l == "inconclusive" || l == "uncertain" || l == "unsure" || not && (l == "sure" || l == "certain" || l == "clear"):
		return gainsay.Hedges
	case not && l == "know" && subject >= 0 && r.selfOf(st, subject):
		return gainsay.Hedges
	case l == "remain" && inner >= 0 && r.lemma(inner) == "see":
		return gainsay.Hedges
	}
	return ""
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
	switch l := r.lemma(head); {
	case untruths[l] && !not, truths[l] && not:
		return gainsay.Denies
	case truths[l] && r.tree.Child(head, doc.Cop) >= 0:
		return gainsay.Confirms
	case doubting[l]:
		return gainsay.Doubts
	case l == "understand" && not && r.tree.Child(head, doc.Ccomp, doc.Advcl) >= 0:
		return gainsay.Doubts
	}
	return ""
}

// doubting are predicates of one who does not believe what is said.
var doubting = map[string]bool{"skeptical": true, "sceptical": true, "doubtful": true, "unconvinced": true, "dubious": true, "unlikely": true}

// orders tells an order in quotation marks: a verb without a subject in its plain
// form at the head of the words, "Leave the harbour".
func (r *reader) orders(head int, st *said) bool {
	first, _ := r.d.TokensIn(st.content[0])
	if r.d.Tokens[head].Tag != doc.VERB || r.quoteOf[head] < 0 || r.tree.Child(head, doc.Nsubj, doc.NsubjPass, doc.Expl, doc.Csubj) >= 0 {
		return false
	}
	w := strings.ToLower(r.d.Word(head))
	switch w {
	case "let", "thank", "see", "look", "imagine", "suppose", "guess", "got", "thought":
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

// performed is the stance of a clause by which the speaker does something: promises
// ("said it would publish") or calls for something ("said the others must leave").
func (r *reader) performed(st *said, head int) gainsay.Stance {
	subject := r.tree.Child(head, doc.Nsubj, doc.NsubjPass)
	if subject < 0 {
		return st.stance
	}
	self := r.selfOf(st, subject)
	will, must := false, r.obliges(head)
	for c := range r.tree.Children(head) {
		if r.rel(c) != doc.Aux || c > head {
			continue
		}
		switch r.lemma(c) {
		case "will", "shall", "'ll", "’ll", "wo":
			will = true
		case "would", "'d", "’d":
			will = r.quoteOf[head] < 0 // what one would do is a promise only where it is retold
		case "must":
			must = true
		case "should":
			must = r.rel(subject) == doc.Nsubj
		}
	}
	be := r.lemma(head) == "be" || r.tree.Child(head, doc.Cop) >= 0
	switch {
	case self && will && !be && !stative[r.lemma(head)] && r.rel(subject) == doc.Nsubj && r.tree.Child(head, doc.Advcl) != subject:
		return gainsay.Commits
	case self && promising[r.lemma(head)] && !r.negated(head) && r.tree.Child(head, doc.Xcomp, doc.Ccomp, doc.Obl, doc.Obj) >= 0:
		return gainsay.Commits
	case self && r.lemma(head) == "go" && r.goingTo(head):
		return gainsay.Commits
	case self && (r.lemma(head) == "remain" || r.lemma(head) == "stay") && promising[r.lemma(max(0, r.tree.Child(head, doc.Xcomp)))]:
		return gainsay.Commits
	case must && !self && !be && r.lemma(subject) != "it" && r.lemma(subject) != "there":
		return gainsay.Demands
	}
	return st.stance
}

// goingTo tells "is going to build".
func (r *reader) goingTo(head int) bool {
	x := r.tree.Child(head, doc.Xcomp)
	return x > head && !r.negated(head) && !stative[r.lemma(x)] && r.lemma(x) != "be" && r.tree.Child(x, doc.Mark) >= 0
}

// obliges tells a verb that lays a duty on its subject: "has to leave", "needs to leave".
func (r *reader) obliges(head int) bool {
	switch r.lemma(head) {
	case "have", "need", "ought":
		x := r.tree.Child(head, doc.Xcomp)
		return x > head && r.tree.Child(x, doc.Mark) >= 0
	}
	return false
}

// promising are words by which one who uses them of himself commits himself.
var promising = map[string]bool{"promise": true, "pledge": true, "vow": true, "commit": true, "committed": true, "determined": true, "plan": true,
	"intend": true, "resolve": true, "guarantee": true, "agree": true}

// stative are verbs for what happens to one who does nothing for it.
var stative = map[string]bool{"know": true, "see": true, "need": true, "like": true, "love": true, "want": true, "think": true, "win": true, "lose": true,
	"suffer": true, "miss": true, "remember": true, "have": true, "believe": true, "feel": true, "expect": true, "hope": true, "prefer": true, "say": true,
	"tell": true, "take": true, "call": true, "argue": true, "describe": true, "rather": true, "consider": true, "regard": true, "view": true, "treat": true, "deem": true, "become": true, "benefit": true,
	"face": true}

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
			return !known || pronounFits(l, r.d.Actors[own.Actor].Kind)
		}
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
		return a.SpeaksFor == b.Name
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
