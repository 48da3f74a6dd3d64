package attribution

import (
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// Reasons why a statement has no source.
const (
	noSubject  = "the sentence names no source"
	passive    = "the passive names no source"
	impersonal = "an impersonal subject names no source"
	noCue      = "no words near the quotation say whose it is"
)

// readVerb reads token v as a verb that is a cue, if it has content.
func (r *reader) readVerb(v int) (said, bool) {
	particle := r.particle(v)
	for _, key := range [2]string{r.lemma(v) + "_" + particle, r.lemma(v)} {
		if particle == "" && key != r.lemma(v) {
			continue
		}
		for _, c := range r.lex.verbs[key] {
			if st, ok := r.verbStatement(v, c); ok {
				return st, true
			}
		}
	}
	return r.readMadeClear(v)
}

// particle is the lemma of the particle of a phrasal verb, or of the preposition
// of its first oblique ("call for"), "" for none.
func (r *reader) particle(v int) string {
	if p := r.tree.Child(v, doc.CompoundPrt); p >= 0 {
		return r.lemma(p)
	}
	for c := range r.tree.Children(v) {
		if rel := r.rel(c); c > v && (rel == doc.Obl || rel == doc.Advcl) {
			return r.caseOf(c)
		}
	}
	return ""
}

// verbStatement reads verb v as the cue c.
func (r *reader) verbStatement(v int, c cue) (said, bool) {
	st := said{verb: v, head: -1, stance: r.stanceOf(v, c.stance), manner: c.manner}
	st.cue = r.cueRange(v)
	source, reason, pass := r.subject(v, 0)
	content, ok := r.contentOf(v, c.frames, pass)
	if !ok {
		return said{}, false
	}
	if source >= 0 {
		st.head = source
		st.source = r.sourceRange(source, v)
	} else {
		st.unknown = reason
	}
	holes := append([]tokenRange{}, st.cue...)
	if !st.source.empty() {
		holes = append(holes, st.source)
	}
	for _, piece := range content {
		st.content = append(st.content, r.without(piece, holes...)...)
	}
	return st, len(st.content) > 0
}

// readMadeClear reads "made it clear that …", "left no doubt that …".
func (r *reader) readMadeClear(v int) (said, bool) {
	if l := r.lemma(v); l != "make" && l != "leave" {
		return said{}, false
	}
	x := r.tree.Child(v, doc.Xcomp, doc.Obj)
	if x < 0 {
		return said{}, false
	}
	switch r.lemma(x) {
	case "clear", "plain", "known", "doubt":
	default:
		return said{}, false
	}
	clause := r.tree.Child(v, doc.Ccomp, doc.Csubj)
	if clause < 0 {
		clause = r.tree.Child(x, doc.Ccomp, doc.Csubj, doc.Acl, doc.Advcl)
	}
	source, reason, _ := r.subject(v, 0)
	if clause < 0 {
		return said{}, false
	}
	st := said{verb: v, head: -1, stance: gainsay.Asserts, manner: gainsay.Indirect, unknown: reason}
	cue := r.cueRange(v)[0]
	cue.last = max(cue.last, x+1)
	st.cue = []tokenRange{cue}
	if source >= 0 {
		st.head, st.source, st.unknown = source, r.sourceRange(source, v), ""
	}
	st.content = r.without(r.subtree(clause), cue)
	return st, len(st.content) > 0
}

// cueRange is the verb with its auxiliaries, negation, adverbs between them and
// its particle, as far as they stand side by side.
func (r *reader) cueRange(v int) []tokenRange {
	t := tokenRange{v, v + 1}
	for t.first > 0 && int(r.d.Tokens[t.first-1].Head) == v && r.belongsToCue(t.first-1) {
		t.first--
	}
	for t.last < len(r.d.Tokens) && int(r.d.Tokens[t.last].Head) == v && r.rel(t.last) == doc.CompoundPrt {
		t.last++
	}
	return []tokenRange{t}
}

func (r *reader) belongsToCue(i int) bool {
	rel := r.rel(i)
	return rel == doc.Aux || rel == doc.AuxPass || rel == doc.Advmod
}

// maxClimb bounds how far the subject of a verb is looked for above it.
const maxClimb = 4

// subject finds the token that names the source of verb v: its subject, the
// agent of a passive, or what a participle, a relative clause, an infinitive or
// a coordinated verb shares with the verb above. pass tells a passive.
func (r *reader) subject(v, climb int) (source int, reason string, pass bool) {
	if s := r.tree.Child(v, doc.NsubjPass, doc.CsubjPass); s >= 0 || r.tree.Child(v, doc.AuxPass) >= 0 {
		if agent := r.agent(v); agent >= 0 {
			return agent, "", true
		}
		return -1, passive, true
	}
	if s := r.tree.Child(v, doc.Nsubj, doc.NsubjOuter); s >= 0 {
		if r.impersonal(v, s) {
			return -1, impersonal, false
		}
		return s, "", false
	}
	if r.tree.Child(v, doc.Expl) >= 0 {
		return -1, impersonal, false
	}
	if o := r.inverted(v); o >= 0 {
		return o, "", false
	}
	above := int(r.d.Tokens[v].Head)
	if above < 0 || climb >= maxClimb {
		return -1, noSubject, false
	}
	switch r.rel(v) {
	case doc.Acl, doc.AclRelcl:
		if r.d.Tokens[above].Tag == doc.VERB || r.d.Tokens[above].Tag == doc.ADJ {
			return r.subject(above, climb+1)
		}
		if r.closesQuote(v, above) {
			return above, "", false
		}
		if r.pastParticiple(v) {
			return r.agentOr(v)
		}
		if main := r.mainVerb(v); main >= 0 {
			return r.subject(main, climb+1)
		}
		return above, "", false
	case doc.Xcomp:
		if o := r.tree.Child(above, doc.Obj, doc.Iobj); o >= 0 && o < v && r.d.Tokens[above].Tag == doc.VERB {
			return o, "", false
		}
		return r.subject(above, climb+1)
	case doc.Conj, doc.Advcl, doc.AdvclRelcl, doc.Parataxis, doc.Ccomp:
		if r.rel(v) == doc.Ccomp || r.rel(v) == doc.Parataxis {
			return -1, noSubject, false
		}
		if quoting[r.lemma(above)] {
			if o := r.tree.Child(above, doc.Obj, doc.NsubjPass); o >= 0 {
				return o, "", false // "the agency quoted him as saying": the words are his
			}
		}
		if up := r.aboveContent(v, above); up >= 0 && r.rel(v) == doc.Advcl {
			above = up
		}
		s, reason, _ := r.subject(above, climb+1)
		return s, reason, false
	}
	return -1, noSubject, false
}

// inverted is the speaker behind a verb of speech that stands right behind a quotation
// and whose subject the tree took for its object: "…," said councillor Piet Alders. It
// is -1 for other verbs.
func (r *reader) inverted(v int) int {
	o := r.tree.Child(v, doc.Obj)
	if o != v+1 && (o < v || int(r.tree.Left[o]) != v+1) || v == 0 || r.quoteOf[v] >= 0 || !r.spoken(v) {
		return -1
	}
	i := v - 1
	for i > 0 && r.d.Tokens[i].Tag == doc.PUNCT && r.quoteOf[i] < 0 {
		i--
	}
	if r.quoteOf[i] < 0 {
		return -1
	}
	return o
}

// closesQuote tells a verb of speech v that the tree took for a participle of the
// noun before it, where the two stand behind a quotation and nothing else says it:
// "…," its spokesman, Piet Alders, declared.
func (r *reader) closesQuote(v, noun int) bool {
	if v < noun || !r.spoken(v) {
		return false
	}
	s := r.sentenceOf(v)
	for i := v + 1; i < int(s.Last); i++ {
		if r.d.Tokens[i].Tag == doc.VERB && r.quoteOf[i] < 0 {
			return false
		}
	}
	i := noun
	for i > int(s.First) && r.d.Tokens[i-1].Tag != doc.PUNCT && r.quoteOf[i-1] < 0 {
		i--
	}
	return i-2 >= int(s.First) && r.quoteOf[i-2] >= 0 && r.quoteOf[i] < 0
}

// spoken tells a verb that the lexicon has with a clause of speech.
func (r *reader) spoken(v int) bool {
	for _, c := range r.lex.verbs[r.lemma(v)] {
		if c.frames&clauseFrame != 0 && c.manner == gainsay.Indirect {
			return true
		}
	}
	return false
}

// mainVerb is the verb whose subject a participle set off by a comma shares, where
// the tree has hung it on a noun before it: "Lee dismissed the remarks, saying …".
// It is -1 for any other verb.
func (r *reader) mainVerb(v int) int {
	if r.rel(v) != doc.Acl || !r.setOff(v) {
		return -1
	}
	for h, steps := int(r.d.Tokens[v].Head), 0; h >= 0 && steps < maxClimb; h, steps = int(r.d.Tokens[h].Head), steps+1 {
		if r.d.Tokens[h].Tag == doc.VERB {
			return h
		}
	}
	return -1
}

// setOff tells a participle behind a comma: ", saying …".
func (r *reader) setOff(v int) bool {
	first := int(r.tree.Left[v])
	comma := first > 0 && r.d.Word(first-1) == "," || r.d.Word(first) == ","
	return comma && strings.HasSuffix(r.d.Word(v), "ing")
}

// aboveContent is the verb whose subject a participle of speech shares that the tree
// has hung within what is said: "Lee said that trade grew, adding that …" is Lee's.
// It is -1 where the participle stands in no content, or its own clause is speech.
func (r *reader) aboveContent(v, above int) int {
	if !r.setOff(v) || len(r.entries(v)) == 0 || len(r.entries(above)) > 0 {
		return -1
	}
	for h, steps := above, 0; h >= 0 && steps < maxClimb; steps++ {
		up := int(r.d.Tokens[h].Head)
		if up < 0 || r.rel(h) != doc.Ccomp && r.rel(h) != doc.Acl && r.rel(h) != doc.Obj && r.rel(h) != doc.Nmod && r.rel(h) != doc.Conj && r.rel(h) != doc.Xcomp {
			return -1
		}
		if r.d.Tokens[up].Tag == doc.VERB && r.rel(h) != doc.Conj && (len(r.entries(up)) > 0 || r.rel(h) == doc.Obj) {
			return up
		}
		h = up
	}
	return -1
}

// impersonal tells "it" as the subject of a verb of seeming or with a clause to follow:
// "it was necessary to back them".
func (r *reader) impersonal(v, s int) bool {
	if r.lemma(s) == "it" && r.d.Tokens[v].Tag == doc.ADJ {
		x := r.tree.Child(v, doc.Xcomp, doc.Csubj, doc.Ccomp, doc.Advcl)
		return x > v && r.tree.Child(x, doc.Mark) >= 0
	}
	return r.lemma(s) == "it" && r.rel(s) == doc.Expl || r.lemma(s) == "there"
}

// pastParticiple tells a bare form in -ed, -en and the like that modifies a noun:
// "the man told …", "a plan announced by …".
func (r *reader) pastParticiple(v int) bool {
	word := r.d.Word(v)
	return r.rel(v) == doc.Acl && len(word) > 3 && word[len(word)-3:] != "ing" && r.tree.Child(v, doc.Mark) < 0
}

func (r *reader) agent(v int) int {
	for c := range r.tree.Children(v) {
		if rel := r.rel(c); rel == doc.OblAgent || rel == doc.Obl && r.caseOf(c) == "by" {
			return c
		}
	}
	return -1
}

func (r *reader) agentOr(v int) (int, string, bool) {
	if a := r.agent(v); a >= 0 {
		return a, "", true
	}
	return -1, passive, true
}

// sourceRange is the phrase around the token that names the source, less a
// preposition before it and any part that holds the cue.
func (r *reader) sourceRange(s, v int) tokenRange {
	t := r.subtree(s)
	if t.holds(v) && v != s {
		if v > s {
			t.last = int(r.tree.Left[v])
		} else {
			t.first = v + 1
		}
	}
	t.last = max(t.last, s+1)
	for t.first < s {
		if rel := r.rel(t.first); rel == doc.Case || rel == doc.Mark || rel == doc.Punct || rel == doc.Cc {
			t.first++
			continue
		}
		break
	}
	if m := r.nameAt(s); m != nil {
		if first, last := r.d.TokensIn(m.Span); v < first || v >= last {
			t.first, t.last = min(t.first, first), max(t.last, last) // the tree may part a name
		}
	}
	if end := r.apposedEnd(t.last); v > s && end > t.last && end <= v {
		t.last = end
	}
	if v > s {
		t.first = r.withTitle(t.first)
	}
	for t.last > s+1 && r.d.Tokens[t.last-1].Tag == doc.PUNCT && !bracket(r.d.Word(t.last-1)) {
		t.last--
	}
	return t
}

// withTitle is the token at which the role phrase of the name at token i begins, where
// the tree has hung the title elsewhere: "Acting mayor Ada Berg". It is i where the
// name has none, or the title stands apart.
func (r *reader) withTitle(i int) int {
	at := int(r.d.Tokens[i].Start)
	k := sort.Search(len(r.d.Roles), func(k int) bool { return r.d.Roles[k].Title.Start > at })
	if k == 0 {
		return i
	}
	p := &r.d.Roles[k-1]
	if p.Name < 0 || p.Role.Name.Start < at || p.Role.Span.Start >= at || p.Role.Span.End <= at || r.sentenceOf(i) != r.sentenceOf(int(r.d.Names[p.Name].First)) {
		return i
	}
	first, _ := r.d.TokensIn(p.Role.Span)
	for j := first; j < i; j++ {
		if r.d.Word(j) == "," || r.quoteOf[j] >= 0 {
			return i
		}
	}
	return first
}

// apposedEnd is the end of the person's name between commas that begins at token i,
// which the tree has not tied to the noun before it: "its chief, Ada Berg, said". It is
// i where none stands there.
func (r *reader) apposedEnd(i int) int {
	if i == 0 || i+1 >= len(r.d.Tokens) {
		return i
	}
	if r.d.Word(i-1) == "," {
		i--
	}
	if r.d.Word(i) != "," || r.d.Tokens[i-1].Tag == doc.PROPN {
		return i
	}
	m := r.nameAt(i + 1)
	if m == nil || r.d.Actors[m.Actor].Kind != gainsay.Person {
		return i
	}
	first, end := r.d.TokensIn(m.Span)
	if first != i+1 || end >= len(r.d.Tokens) || r.d.Word(end) != "," {
		return i
	}
	return end
}

func bracket(word string) bool { return word == ")" || word == "]" }
