package attribution

import (
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// unsaid tells a cue of saying whose verb is not said to have been done, or says nothing
// of its own: what one must, should or may say has not been said yet; "asked whether he
// would go, Lee said …" is the question of a reporter who is not named; and "Lee,
// commenting on the vote, said …" tells on what occasion she said it.
func (r *reader) unsaid(v int) bool {
	if r.d.Tokens[v].Tag == doc.NOUN {
		return r.topical(v)
	}
	if r.d.Tokens[v].Tag != doc.VERB || r.quoteOf[v] >= 0 {
		return false
	}
	return r.dutiful(v) || r.wasAsked(v) || r.tellsOccasion(v) || r.light(v) || r.ofWhat(v) || r.neverAsked(v) || r.hypothetical(v)
}

// hypothetical tells a verb of speech that stands in a question, under "if" or "may", behind
// "short of", in what would have been or is expected: none of it was said.
func (r *reader) hypothetical(v int) bool {
	if e := r.entries(v); len(e) == 0 || e[0].manner != gainsay.Indirect {
		return false
	}
	s := r.sentenceOf(v)
	if last := int(s.Last) - 1; r.d.Word(last) == "?" && r.quoteOf[last] < 0 && r.inquires(v, s) {
		return true
	}
	would, have := false, false
	for c := range r.tree.Children(v) {
		switch l := r.lemma(c); {
		case r.rel(c) == doc.Mark && l == "if":
			return true
		case r.rel(c) != doc.Aux || c > v:
		case l == "may" || l == "might":
			return true
		case l == "would":
			would = true
		case l == "have":
			have = true
		}
	}
	if would && have {
		return true
	}
	to := v - 1
	if to < 1 || r.lemma(to) != "to" && r.lemma(to) != "of" {
		return false
	}
	if strings.EqualFold(r.d.Word(to-1), "short") && r.lemma(to) == "of" {
		return true
	}
	h := int(r.d.Tokens[v].Head)
	return h >= 0 && r.lemma(to) == "to" && r.rel(v) == doc.Xcomp && raising[r.lemma(h)] && r.tree.Child(h, doc.NsubjPass) >= 0
}

// inquires tells a sentence that asks whether v was done: its auxiliary stands before the
// subject of v.
func (r *reader) inquires(v int, s *doc.Sentence) bool {
	subject := r.tree.Child(v, doc.Nsubj)
	for i := int(s.First); i < v; i++ {
		if r.d.Tokens[i].Tag == doc.AUX && int(r.d.Tokens[i].Head) == v {
			return subject > i
		}
	}
	return false
}

// ofWhat tells a verb of speech whose content is "what": "contradicts what the minister
// said" does not tell what he said.
func (r *reader) ofWhat(v int) bool {
	if !r.spoken(v) {
		return false
	}
	first := int(r.sentenceOf(v).First)
	i := r.cueRange(v)[0].first - 1
	for i > first && v-i < longestAside && r.nominalWord(i) && r.lemma(i) != "what" {
		i--
	}
	if i < first || r.lemma(i) != "what" || r.quoteOf[i] >= 0 || i+1 == r.cueRange(v)[0].first {
		return false
	}
	next := r.cueRange(v)[0].last
	if next >= len(r.d.Tokens) {
		return true
	}
	switch r.d.Tokens[next].Tag {
	case doc.SCONJ, doc.VERB, doc.AUX:
		return false // "in what the army says was an attack"
	}
	return r.quoteOf[next] < 0
}

// neverAsked tells a demand that was not made: "never asked the union to leave".
func (r *reader) neverAsked(v int) bool {
	return r.asksTo(v) && r.negated(v)
}

// asksTo tells a verb that demands by an infinitive, by the lexicon.
func (r *reader) asksTo(v int) bool {
	for _, c := range r.entries(v) {
		if c.stance == gainsay.Demands && c.frames&infinitiveFrame != 0 && r.d.Tokens[v].Tag == doc.VERB && r.tellsTo(v) {
			return true
		}
	}
	return false
}

// light tells a verb whose object is the cue: in "gave assurances that the port is safe"
// the assurances say it.
func (r *reader) light(v int) bool {
	o := r.tree.Child(v, doc.Obj)
	return o > v && lightVerbs[r.lemma(v)] && r.clauseBehind(o, v) >= 0 && len(r.lex.nouns[r.lemma(o)]) > 0
}

// topical tells a noun of speech of which only the topic is given: "his claim about the
// vote" does not say what he claims.
func (r *reader) topical(n int) bool {
	entries := r.lex.nouns[r.lemma(n)]
	if len(entries) == 0 || entries[0].manner != gainsay.Indirect || entries[0].stance != gainsay.Asserts {
		return false
	}
	c := n + 1
	if c == len(r.d.Tokens) {
		return false
	}
	switch r.lemma(c) {
	case "about", "on", "regarding", "concerning":
		return r.d.Tokens[c].Tag != doc.ADV
	}
	return false
}

// tellsOccasion tells a participle of speaking about something that stands before its
// sentence's own verb: "Commenting on the vote, Lee said …".
func (r *reader) tellsOccasion(v int) bool {
	switch r.lemma(v) {
	case "comment", "address", "speak", "talk", "discuss", "respond", "react", "reply", "answer":
	default:
		return false
	}
	s := r.sentenceOf(v)
	if !strings.HasSuffix(r.d.Word(v), "ing") || v > int(s.First) && r.d.Word(v-1) != "," {
		return false
	}
	return r.fence(v, s) >= 0
}

// dutiful tells a verb that somebody else than the speaker must or should do.
func (r *reader) dutiful(v int) bool {
	s := r.tree.Child(v, doc.Nsubj)
	if s < 0 || r.lemma(s) == "I" || r.lemma(s) == "we" {
		return false
	}
	for c := range r.tree.Children(v) {
		if r.rel(c) == doc.Aux && c < v {
			switch r.lemma(c) {
			case "must", "should":
				return true
			}
		}
	}
	return false
}

// wasAsked tells a participle of asking that stands at the head of its sentence or
// behind a comma, with nobody named who asks: "Asked about the vote, Lee said …". It
// goes by the words, as trees take such a participle for the main verb.
func (r *reader) wasAsked(v int) bool {
	if l := r.lemma(v); l != "ask" && l != "question" && l != "press" && l != "quiz" {
		return false
	}
	if first := int(r.sentenceOf(v).First); v > first && r.d.Word(v-1) != "," && r.lemma(v-1) != "when" || !strings.HasSuffix(r.d.Word(v), "ed") {
		return false
	}
	if r.agent(v) >= 0 || v+1 == len(r.d.Tokens) || v > int(r.sentenceOf(v).First) && r.lemma(v-1) != "when" && !r.answered(v) {
		return false
	}
	if t := r.d.Tokens[v+1].Tag; t != doc.ADP && t != doc.ADV && t != doc.SCONJ && t != doc.PRON && t != doc.DET || r.tree.Child(v, doc.Obj, doc.Iobj) > v {
		return false // "asked the crew whether"
	}
	for i := v + 1; i < min(len(r.d.Tokens), v+asking) && r.d.Tokens[i].Tag != doc.PUNCT; i++ {
		switch r.lemma(i) {
		case "about", "that", "whether", "if", "why", "how", "what", "when", "where", "who", "which":
			return true
		}
	}
	return false
}

// answered tells that the sentence of the participle v goes on with a verb behind one
// more comma: "Lee, asked about the vote, said …", not "the judge, Ada Lee, asked …".
func (r *reader) answered(v int) bool {
	for i := v + 1; i+1 < int(r.sentenceOf(v).Last); i++ {
		if t := r.d.Tokens[i+1].Tag; r.d.Word(i) == "," && (t == doc.VERB || t == doc.AUX || t == doc.ADV) {
			return true
		}
	}
	return false
}

// asking bounds how far behind "asked" the words that begin the question may stand:
// "asked in an interview last week whether".
const asking = 8

// twice marks, by their place in found, one of each two statements of a source whose
// cues are the same words: of "declined" and "declined to say" the first stays, whose
// content is whole, but of "refused" and "refused to rule out" the second, as refusing
// to turn something down is not to decline. Both stay where the second's content is
// little of the first's: "the case" of "refused to comment on the case".
func (r *reader) twice() map[int]bool {
	drop := map[int]bool{}
	for i := range r.found {
		st := &r.found[i]
		if st.verb < 0 || len(st.cue) == 0 || st.head < 0 {
			continue
		}
		up := r.governor(st.verb)
		other, ok := r.byVerb[up]
		if up < 0 || !ok || other == i || !st.cue[0].holds(up) || r.found[other].head != st.head ||
			2*gainsay.CoverAll(st.content).Len() < gainsay.CoverAll(r.found[other].content).Len() {
			continue
		}
		if st.stance == gainsay.Hedges {
			drop[other] = true
		} else {
			drop[i] = true
		}
	}
	return drop
}

// pastTime begins the content of a clause behind the time and the occasion at which it was
// said: "said on Friday that the port would close", "said in a statement the port would close".
func (r *reader) pastTime(st *said, content *option) {
	if len(st.content) == 0 || content.kind != byClause && content.kind != byClauseCut && content.kind != byRest && content.kind != byRestCut && content.kind != byRestThat && content.kind != byInterposed && content.kind != byPhrase && content.kind != byPhraseBare {
		return
	}
	first, last := r.d.TokensIn(st.content[0])
	if that := r.thatBehind(first, last); that > first {
		st.content = append([]gainsay.Span{r.d.SpanOf(that, last)}, st.content[1:]...)
		return
	}
	if first == st.verb+2 && r.quoteOf[first] < 0 {
		if o := r.behindOccasion(first-1, last); o > first && o < last-1 { // "said in a statement it had …", "in" being taken for the cue's
			st.content = append([]gainsay.Span{r.d.SpanOf(o, last)}, st.content[1:]...)
			return
		}
	}
	if first != st.verb+1 || r.quoteOf[first] >= 0 {
		return
	}
	begin := r.behindTime(first, last)
	if o := r.behindOccasion(begin, last); o > begin {
		begin = max(o, r.behindTime(o, last))
	}
	if begin == first || begin >= last-1 || r.d.Tokens[begin].Tag == doc.PUNCT || r.d.Tokens[begin].Tag == doc.VERB || r.d.Tokens[begin].Tag == doc.ADP {
		return
	}
	st.content = append([]gainsay.Span{r.d.SpanOf(begin, last)}, st.content[1:]...)
}

// thatBehind is the "that" of the clause in a content that begins with an occasion, "at a
// hearing in Sellin, that the port would close"; first where the content begins otherwise.
func (r *reader) thatBehind(first, last int) int {
	if r.d.Tokens[first].Tag != doc.ADP || r.quoteOf[first] >= 0 {
		return first
	}
	for i := first + 1; i+1 < min(last, first+longestAside); i++ {
		switch {
		case r.d.Tokens[i].Tag == doc.VERB || r.d.Tokens[i].Tag == doc.AUX:
			return first
		case r.d.Tokens[i].Tag == doc.SCONJ && r.lemma(i) == "that" && r.d.Word(i-1) == ",":
			return i
		}
	}
	return first
}

// behindTime is the token behind a time at token i, with its preposition or without; i
// where none stands there.
func (r *reader) behindTime(i, last int) int {
	from := i
	if r.d.Tokens[from].Tag == doc.ADP {
		from++
	}
	if from >= last {
		return i
	}
	at := int(r.d.Tokens[from].Start)
	k := sort.Search(len(r.d.Times), func(k int) bool { return r.d.Times[k].Span.End > at })
	if k == len(r.d.Times) || r.d.Times[k].Span.Start > at {
		return i
	}
	_, end := r.d.TokensIn(r.d.Times[k].Span)
	if end < last && r.rel(end) == doc.Case && r.d.Tokens[end].Tag == doc.PART {
		return i // "Monday's talks"
	}
	return end
}

// behindOccasion is the token behind an occasion at token i: "in a statement", "at a
// closed hearing"; i where none stands there.
func (r *reader) behindOccasion(i, last int) int {
	if i >= last || r.d.Tokens[i].Tag != doc.ADP {
		return i
	}
	for j := i + 1; j < min(last-1, i+6); j++ {
		switch r.d.Tokens[j].Tag {
		case doc.DET, doc.ADJ, doc.PRON, doc.PROPN, doc.NUM:
		case doc.NOUN:
			if occasions[r.lemma(j)] && r.d.Tokens[j+1].Tag != doc.NOUN {
				return j + 1
			}
		default:
			return i
		}
	}
	return i
}
