package attribution

import (
	"slices"
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// decide reads token i as a cue where the judge says that it is one, with the
// source, the content and the reach of the cue that it finds likeliest.
func (r *reader) decide(i int, s *doc.Sentence) (said, bool) {
	p, ok := r.propose(i, s)
	if !ok {
		return said{}, false
	}
	p.sure = r.surely(&p)
	v := r.judge.verdict(r, &p, s, &r.bag)
	if k := indexOf(p.contents, byRaised); k > 0 && raising[r.lemma(i)] {
		v.score, v.content, v.source = max(v.score, threshold), k, 0
	}
	speaker, speakerHead, behind := r.behindQuote(i)
	if k := indexOf(p.contents, byQuote); behind && k > 0 {
		v.score = max(v.score, threshold)
		if o := &p.contents[v.content]; v.content == 0 || gainsay.CoverAll(o.spans).Meets(r.d.SpanOf(speaker.first, speaker.last)) {
			v.content = k
		}
	}
	if v.score < attitudeThreshold || v.content == 0 {
		return said{}, false
	}
	content := r.cutAfterthought(&p, r.whole(&p, v.content))
	content = r.withinQuote(i, r.coordinated(content, s))
	if r.unsaid(i) || r.deprived(i) || r.undergone(&p, v, content) || r.swallows(i, content) || r.addressed(content) || r.doing(i, content) || r.hollow(content) {
		return said{}, false
	}
	st := said{verb: i, head: -1, content: content.spans}
	st.stance, st.manner = gainsay.Asserts, gainsay.Indirect
	if !p.vouching {
		st.stance, st.manner = r.bearing(i, content)
	}
	if v.score < r.bar(i, st.manner) {
		return said{}, false
	}
	if behind {
		st.head, st.source = speakerHead, speaker
	} else {
		r.nameSource(&st, &p, v)
	}
	r.mendSource(&st)
	if st.head >= 0 {
		st.content = r.cut(st.content, r.d.SpanOf(st.source.first, st.source.last))
	}
	if st.head < 0 && (p.vouching || !r.standsAlone(content)) || r.abstract(i, &st) {
		return said{}, false
	}
	r.pastTime(&st, content)
	st.stance = r.byContent(&st, st.stance, content)
	if len(p.cues) > 0 {
		var t tokenRange
		t.first, t.last = r.d.TokensIn(p.cues[v.cue].spans[0])
		st.cue = []tokenRange{t}
	}
	return st, true
}

// nameSource gives a statement the source that the judge chose, or one that its words leave
// no doubt of, or the reason why it has none.
func (r *reader) nameSource(st *said, p *proposal, v verdict) {
	i := st.verb
	if o := r.quotedAs(i); o >= 0 {
		st.head, st.source = o, r.sourceRange(o, i)
	} else if n := r.pronounBefore(i); n >= 0 {
		st.head, st.source = n, tokenRange{n, n + 1}
	} else if src := &p.sources[r.fuller(p, v.source)]; src.kind != noOption && r.canSpeak(i, src) {
		st.head = src.head
		st.source.first, st.source.last = r.d.TokensIn(src.spans[0])
	} else {
		_, reason, _ := r.subject(i, 0)
		st.unknown = reason
		if reason == "" {
			st.unknown = noSubject
		}
	}
}

// mendSource widens or narrows a source to the whole of its noun phrase.
func (r *reader) mendSource(st *said) {
	if st.head < 0 {
		return
	}
	i := st.verb
	st.head, st.source = r.pastOf(st.head, st.source, i)
	st.source = tokenRange{r.neither(st.source.first), r.pastName(st.source.last, i)}
	st.source = r.withoutOccasion(r.withPhrase(st.source, i), st.head)
	if first := r.shareOf(st.source.first); first < st.source.first {
		st.source.first = first
		if st.source.last == i-1 && r.d.Tokens[i-1].Tag == doc.VERB {
			st.source.last = i // "those asked said"
		}
	}
}

// bar is the score that a statement of a manner needs.
func (r *reader) bar(i int, manner gainsay.Manner) float32 {
	switch {
	case manner == gainsay.Indirect:
		return threshold
	case len(r.entries(i)) == 0:
		return unlistedThreshold
	}
	return attitudeThreshold
}

// quotedAs is whom an outlet quotes "as saying" by verb i; -1 where it is no such verb.
func (r *reader) quotedAs(i int) int {
	q := r.quoted(i)
	if q < 0 || r.caseOf(i) != "as" && r.d.Word(i) != "saying" {
		return -1
	}
	return r.tree.Child(q, doc.Obj, doc.NsubjPass)
}

// whole is the option of the clause, opened by "that" behind the cue, of which the
// quotation chosen is only a part: what she said that he did is not only the words in
// marks. It is chosen itself where there is none.
func (r *reader) whole(p *proposal, chosen int) int {
	o := &p.contents[chosen]
	if o.kind != byQuote && o.kind != byQuotes && o.kind != byQuoteAll {
		return chosen
	}
	for k := range p.contents {
		c := &p.contents[k]
		if c.kind != byClause && c.kind != byRestThat || !r.opensClause(p, c) {
			continue
		}
		if c.spans[0].Start < o.spans[0].Start && gainsay.CoverAll(c.spans).Holds(o.spans[0]) {
			return k
		}
	}
	return chosen
}

// opensClause tells a clause behind the cue that "that" opens, outside of quotation marks,
// or that follows the cue at once: "said the port is "shut for good"".
func (r *reader) opensClause(p *proposal, c *option) bool {
	if c.prep >= 0 {
		l := r.lemma(c.prep)
		return c.prep > p.token && r.quoteOf[c.prep] < 0 && (l == "that" || l == "whether")
	}
	first, _ := r.d.TokensIn(c.spans[0])
	return c.kind == byClause && first == r.cueRange(p.token)[0].last && r.quoteOf[first] < 0
}

// cutAfterthought is the content chosen, less the words with which the writer goes on
// where they are not the source's: the cut of the same clause, if there is one.
func (r *reader) cutAfterthought(p *proposal, chosen int) *option {
	content := &p.contents[chosen]
	want := noOption
	switch content.kind {
	case byClause:
		want = byClauseCut
	case byRest:
		want = byRestCut
	case byInfinitive, byNounClause:
		first, last := r.d.TokensIn(content.spans[0])
		if cut := r.afterthought(first, tokenRange{first, last}); cut > first && len(content.spans) == 1 {
			return &option{content.kind, []gainsay.Span{r.trim(tokenRange{first, cut})}, content.head, content.prep}
		}
	}
	for k := range p.contents {
		if o := &p.contents[k]; want != noOption && o.kind == want && o.head == content.head {
			return o
		}
	}
	return content
}

// bearing is the stance and manner that cue i expresses by the lexicon: that of
// the first entry whose frame fits the content found, else of its first entry. A
// word that the lexicon does not hold tells an attitude, not speech, unless its
// content is quoted.
func (r *reader) bearing(i int, content *option) (gainsay.Stance, gainsay.Manner) {
	entries := r.entries(i)
	if len(entries) == 0 {
		if outspoken[r.lemma(i)] || r.madeClear(i) || content.kind == byAround || content.kind == byQuote || content.kind == byQuotes || content.kind == byQuoteAll || content.kind == byBefore || content.kind == byRest || content.kind == byRestCut || content.kind == byInterposed {
			return gainsay.Asserts, gainsay.Indirect
		}
		return r.stanceOf(i, gainsay.Asserts), gainsay.Belief
	}
	for _, c := range entries {
		if c.stance == gainsay.Demands && c.frames&infinitiveFrame != 0 && r.tellsTo(i) {
			return r.stanceOf(i, c.stance), c.manner
		}
	}
	if wishing[r.lemma(i)] && r.tellsTo(i) {
		return r.stanceOf(i, gainsay.Demands), gainsay.Intention
	}
	for _, c := range entries {
		if c.frames&frameOf(content.kind) != 0 {
			return r.stanceOf(i, c.stance), c.manner
		}
	}
	return r.stanceOf(i, entries[0].stance), entries[0].manner
}

// wishing are verbs that ask something of others where they have an object.
var wishing = map[string]bool{"want": true, "wish": true, "like": true, "need": true, "prefer": true}

// tellsTo tells a verb by which somebody is told to do something: "asked the crew to wait".
func (r *reader) tellsTo(v int) bool {
	if r.d.Tokens[v].Tag != doc.VERB {
		return false
	}
	x := r.tree.Child(v, doc.Xcomp, doc.Ccomp, doc.Advcl)
	if x < v || r.tree.Child(v, doc.Obj, doc.Iobj, doc.NsubjPass) < 0 && r.tree.Child(x, doc.Nsubj) < 0 {
		return false
	}
	m := r.tree.Child(x, doc.Mark)
	return m >= 0 && r.lemma(m) == "to"
}

// madeClear tells a verb that makes something clear, plain or known.
func (r *reader) madeClear(v int) bool {
	x := r.tree.Child(v, doc.Xcomp)
	return x >= 0 && (outspoken[r.lemma(x)] || r.lemma(x) == "known")
}

// outspoken are adjectives that tell of speech: "made it clear that", "was adamant that".
var outspoken = map[string]bool{"clear": true, "plain": true, "adamant": true, "emphatic": true, "explicit": true, "insistent": true, "outspoken": true}

// entries are what the lexicon says of token i, a verb with its particle first.
func (r *reader) entries(i int) []cue {
	if r.d.Tokens[i].Tag == doc.VERB {
		if p := r.particle(i); p != "" {
			if with := r.lex.verbs[r.lemma(i)+"_"+p]; len(with) > 0 {
				return with
			}
		}
	}
	return r.lex.cues(&r.d.Tokens[i])
}

func frameOf(k optionKind) frame {
	switch k {
	case byInfinitive:
		return infinitiveFrame
	case byObject, byObjectAs, byPassive, byNounPhrase:
		return objectFrame
	case byPhrase, byPhraseBare, byAdverbial:
		return prepositionFrame
	}
	return clauseFrame
}

// canSpeak tells a source that can be one: not a time, not a number, not the "it" of "it
// was necessary to", and not words
// of a quotation that the cue stands outside of.
func (r *reader) canSpeak(cue int, src *option) bool {
	if r.d.Tokens[src.head].Tag == doc.NUM && r.tree.Child(src.head, doc.Nmod) < 0 || r.quoteOf[src.head] >= 0 && r.quoteOf[cue] < 0 {
		return false
	}
	if h := int(r.d.Tokens[src.head].Head); r.lemma(src.head) == "it" && h >= 0 && (r.rel(src.head) == doc.Expl || r.impersonal(h, src.head)) {
		return false
	}
	at := int(r.d.Tokens[src.head].Start)
	i := sort.Search(len(r.d.Times), func(i int) bool { return r.d.Times[i].Span.End > at })
	return i == len(r.d.Times) || r.d.Times[i].Span.Start > at || r.d.Tokens[src.head].Tag == doc.PRON
}

// surely tells a proposal whose shape leaves no doubt: a verb of speech with a
// subject and a clause of its own, one of denial or confirmation with a subject and
// an object, or a noun of speech with an owner and a clause.
func (r *reader) surely(p *proposal) bool {
	speech, turn, told := false, false, false
	for _, c := range r.entries(p.token) {
		if c.manner == gainsay.Indirect {
			speech = speech || c.frames&clauseFrame != 0
			told = told || c.stance == gainsay.Demands && c.frames&infinitiveFrame != 0
			turn = turn || c.stance == gainsay.Denies || c.stance == gainsay.Confirms || c.stance == gainsay.Doubts || c.stance == gainsay.Refers
		}
	}
	if r.colonQuote(p) || outspoken[r.lemma(p.token)] && has(p.contents, byClause) && r.tree.Child(p.token, doc.Nsubj) >= 0 {
		return true
	}
	if told && r.tree.Child(p.token, doc.Nsubj) >= 0 && r.tellsTo(p.token) {
		return true
	}
	if !speech {
		return false
	}
	if r.d.Tokens[p.token].Tag == doc.NOUN {
		return has(p.sources, byAllBefore) || has(p.contents, byNounClause) && (has(p.sources, byPossessor) || has(p.sources, byFrom) || r.carried(p.token))
	}
	if r.tree.Child(p.token, doc.Nsubj) < 0 {
		return false
	}
	if r.closesSentence(p) || r.saysThat(p) {
		return true
	}
	if turn && (has(p.contents, byObject) || has(p.contents, byClause) || has(p.contents, byAdverbial)) {
		return true
	}
	clause := r.tree.Child(p.token, doc.Ccomp)
	return clause > p.token && r.tree.Child(clause, doc.Mark) >= 0
}

// carried tells a noun that is the object of a light verb: "gave assurances that".
func (r *reader) carried(n int) bool {
	h := int(r.d.Tokens[n].Head)
	return h >= 0 && r.rel(n) == doc.Obj && r.d.Tokens[h].Tag == doc.VERB && lightVerbs[r.lemma(h)] && r.tree.Child(h, doc.Nsubj) >= 0
}

// colonQuote tells a predicate with a subject whose clause ends in a colon and a
// quotation: "the guildmaster was brief: “We are not paid.”"
func (r *reader) colonQuote(p *proposal) bool {
	k := indexOf(p.contents, byColon)
	if k < 0 || r.tree.Child(p.token, doc.Nsubj) < 0 {
		return false
	}
	first, _ := r.d.TokensIn(p.contents[k].spans[0])
	at := first - 1
	for at > p.token && r.d.Tokens[at].Tag == doc.PUNCT && r.d.Word(at) != ":" {
		at--
	}
	return at > p.token && r.d.Word(at) == ":" && r.quoteOf[first] >= 0 && r.quoteOf[p.token] < 0 && r.isSpeech(int(r.quoteOf[first]))
}

// saysThat tells a verb of speech with a source and "that" right behind it, whatever the
// tree makes of the clause.
func (r *reader) saysThat(p *proposal) bool {
	next := r.cueRange(p.token)[0].last
	return len(p.sources) > 1 && next+1 < len(r.d.Tokens) && r.lemma(next) == "that" && r.d.Tokens[next].Tag == doc.SCONJ && has(p.contents, byRestThat)
}

// closesSentence tells ", she said." at the end of a sentence: nothing but a time stands
// behind the cue, nothing but a comma before its subject.
func (r *reader) closesSentence(p *proposal) bool {
	if len(p.sources) < 2 || p.sources[1].kind != bySubject || len(p.cues) == 0 {
		return false
	}
	first, end := r.d.TokensIn(p.sources[1].spans[0])
	begin, last := r.d.TokensIn(p.cues[0].spans[0])
	s := r.sentenceOf(p.token)
	if first <= int(s.First) || end != begin || r.d.Word(first-1) != "," || r.quoteOf[begin] >= 0 {
		return false
	}
	return r.onlyMarks(r.behindTime(min(last, int(s.Last)-1), int(s.Last)), int(s.Last))
}

func has(options []option, kind optionKind) bool { return indexOf(options, kind) >= 0 }

// indexOf is the first option of a kind, -1 for none.
func indexOf(options []option, kind optionKind) int {
	return slices.IndexFunc(options, func(o option) bool { return o.kind == kind })
}

// deprivations are things that people are denied, not claims that are.
var deprivations = map[string]bool{
	"access": true, "entry": true, "visa": true, "permit": true, "permission": true, "bail": true, "asylum": true, "parole": true,
	"admission": true, "treatment": true, "service": true, "chance": true, "opportunity": true, "care": true, "leave": true, "food": true,
}

// deprived tells a verb of denial by which someone is kept from something, or given it:
// "was denied a visa", "refused him entry" deny no claim, "granted him a stay" admits none.
func (r *reader) deprived(v int) bool {
	if r.d.Tokens[v].Tag != doc.VERB || r.lemma(v) != "deny" && r.lemma(v) != "refuse" && r.lemma(v) != "grant" {
		return false
	}
	if r.lemma(v) == "grant" {
		return r.tree.Child(v, doc.Ccomp) < 0 // "granted them a stay" gives, "granted that it failed" admits
	}
	for i := v + 1; i < min(v+6, len(r.d.Tokens)) && r.d.Tokens[i].Tag != doc.PUNCT && r.d.Tokens[i].Tag != doc.SCONJ && r.lemma(i) != "of"; i++ {
		if deprivations[r.lemma(i)] && r.d.Tokens[i].Tag == doc.NOUN && r.rel(i) != doc.Compound && r.rel(i) != doc.Nmod {
			return true
		}
	}
	o := r.tree.Child(v, doc.Obj)
	return o >= 0 && (deprivations[r.lemma(o)] || r.tree.Child(v, doc.Iobj) >= 0 || r.tree.Child(v, doc.NsubjPass) >= 0)
}

// undergone tells a passive without an agent that has no content of its own shape:
// in "forty workers were dismissed" nobody is said to have said anything.
func (r *reader) undergone(p *proposal, v verdict, content *option) bool {
	if r.tree.Child(p.token, doc.NsubjPass) < 0 || r.agent(p.token) >= 0 {
		return false
	}
	return content.kind == byBefore || content.kind == byRest || content.kind == byRestCut || content.kind == byRestThat || p.sources[v.source].kind == byObjectSource && content.kind == byAdverbial
}

// swallows tells a content that takes in the verb on which its cue hangs: in
// "commenting on the vote, Lee referred to the law" what follows is not the comment.
func (r *reader) swallows(v int, content *option) bool {
	h := int(r.d.Tokens[v].Head)
	if rel := r.rel(v); h <= v || rel != doc.Advcl && rel != doc.Acl || content.kind != byRest && content.kind != byRestCut && content.kind != byRestThat {
		return false
	}
	at := r.d.SpanOf(h, h+1)
	for _, c := range content.spans {
		if c.Holds(at) {
			return true
		}
	}
	return false
}

// listeners are those to whom one speaks, not what one says.
var listeners = map[string]bool{
	"medium": true, "media": true, "reporter": true, "journalist": true, "press": true, "parliament": true, "lawmaker": true, "crowd": true,
	"supporter": true, "audience": true, "conference": true, "nation": true, "rally": true, "congress": true, "delegate": true, "voter": true,
}

// addressed tells a content that is a bare noun for those who listen: "addressing the media".
func (r *reader) addressed(content *option) bool {
	if content.head < 0 || content.kind != byObject && content.kind != byRest && content.kind != byPhrase && content.kind != byPhraseBare {
		return false
	}
	first, last := r.d.TokensIn(content.spans[0])
	if last-first > 3 {
		return false
	}
	for i := first; i < last; i++ {
		if listeners[strings.ToLower(r.lemma(i))] && r.d.Tokens[i].Tag == doc.NOUN {
			return true
		}
	}
	return false
}

// standsAlone tells a content that makes a statement even where no source is
// named: a clause or a quotation of speech, not a phrase ("criticism of the plan").
func (r *reader) standsAlone(content *option) bool {
	switch content.kind {
	case byQuote, byQuotes, byQuoteAll:
		first, last := r.d.TokensIn(content.spans[0])
		return first < last && r.quoteOf[first] >= 0 && r.isSpeech(int(r.quoteOf[first]))
	case byClause, byClauseBare, byClauseCut, byComment, byNounClause, byAround, byBefore, byRest, byRestCut, byInterposed, byRaised:
		return true
	}
	return false
}
