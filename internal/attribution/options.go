package attribution

import (
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// An optionKind says by what path through the tree or the marks an option was
// reached. It is the strongest feature of an option.
type optionKind uint8

// The paths to a content or a source.
const (
	noOption optionKind = iota
	byClause
	byClauseBare // the clause less its "that"
	byComment    // the clause that the cue comments on
	byColon
	byInfinitive
	byObject
	byObjectAs // the object with what is said of it
	byPhrase   // a phrase with a preposition
	byPhraseBare
	byAdverbial
	byRest // all that follows in the sentence
	byQuote
	byQuotes   // and those that go on from it in the paragraph
	byQuoteAll // from the first mark to the last, with what stands between
	byPassive
	byNounClause
	byNounPhrase
	byAround // the clause around a phrase of source
	byPredicate
	byBefore // all that stands before in the sentence
	bySubject
	bySubjectShort // less a relative clause or an apposition
	byAgent
	byPossessor
	byShared // a subject of a verb above
	byModified
	byObjectSource
	byFrom
	byCompound
	byAllBefore   // all that stands before the cue in the sentence
	byAllAfter    // all that stands after it, up to a mark
	byNamedBefore // the nearest name before
	byRestThat    // all that follows after a conjunction or the one spoken to
	byAfterComma  // all that stands between a comma and the cue
	byParagraph   // all that follows in the paragraph
	byClauseCut   // the clause up to an afterthought: ", adding …", ", but …"
	byRestCut     // all that follows up to an afterthought
	byRaised      // the subject with what it is said or expected to do
	byInterposed  // all of the sentence but for the parenthesis that the cue stands in
	optionKinds
)

// An option is one way to fill a part of a statement.
type option struct {
	kind  optionKind
	spans []gainsay.Span
	head  int // the token it is built around, -1 for none
	prep  int // the token of its preposition or mark, -1 for none
}

// A proposal is a token that may be a cue, with what may be its parts. The first
// option of sources and contents is that there is none.
type proposal struct {
	token    int
	vouching bool // "according to"
	sure     bool // its shape leaves no doubt that it is a statement
	cues     []option
	sources  []option
	contents []option
}

// propose gathers the options of token i; ok is false for a token that can be no cue.
func (r *reader) propose(i int, s *doc.Sentence) (p proposal, ok bool) {
	p = proposal{token: i, sources: []option{{kind: noOption, head: -1, prep: -1}}, contents: []option{{kind: noOption, head: -1, prep: -1}}}
	if head, cue := r.accordingTo(i, s); head >= 0 {
		r.accordingOptions(&p, i, head, cue, s)
		return p, len(p.contents) > 1
	}
	switch r.d.Tokens[i].Tag {
	case doc.VERB:
		r.verbOptions(&p, i, s)
	case doc.ADJ:
		if r.tree.Child(i, doc.Nsubj) < 0 {
			return p, false
		}
		r.verbOptions(&p, i, s)
	case doc.NOUN:
		r.nounOptions(&p, i)
		r.verbAsNounOptions(&p, i, s)
	case doc.PUNCT:
		r.markOptions(&p, i, s)
		return p, len(p.contents) > 1
	}
	r.fenced(&p, s)
	return p, len(p.contents) > 1
}

// verbOptions gathers the options of a verb, or of an adjective that is a predicate.
func (r *reader) verbOptions(p *proposal, v int, s *doc.Sentence) {
	cue := r.cueRange(v)[0]
	r.verbSources(p, v)
	holes := []tokenRange{cue}
	if len(p.sources) > 1 {
		if t := r.sourceRange(p.sources[1].head, v); !t.empty() {
			holes = append(holes, t)
		}
	}
	for c := range r.tree.Children(v) {
		r.childOptions(p, v, c, holes)
	}
	if pieces := r.raised(v); len(pieces) > 0 {
		p.content(byRaised, v, -1, pieces)
	}
	if t, ok := r.commentedOn(v); ok {
		p.content(byComment, v, -1, r.without(t, holes...))
	}
	r.quoteOptions(p, v, cue, s)
	r.linearOptions(p, v, cue, holes, s)
	r.cueOptions(p, v, cue)
}

// raising are the verbs whose passive, with an infinitive, says of its subject what
// somebody who is not named says or thinks (Huddleston and Pullum 2002, 14.2).
var raising = map[string]bool{
	"say": true, "report": true, "allege": true, "claim": true, "rumour": true, "rumor": true, "accuse": true, "predict": true, "forecast": true, "estimate": true,
	"believe": true, "think": true, "know": true, "understand": true, "expect": true, "suppose": true, "presume": true, "assume": true, "suspect": true,
	"consider": true, "deem": true, "fear": true, "reckon": true, "repute": true,
}

// raised is the subject of a verb with the infinitive that it shares: in "the ferry is
// expected to sail", "he was accused of lying" and "it seems to leak" somebody who is not
// named says both of the subject.
func (r *reader) raised(v int) []gainsay.Span {
	subject := r.tree.Child(v, doc.NsubjPass)
	if subject < 0 {
		switch r.lemma(v) {
		case "seem", "appear":
			subject = r.tree.Child(v, doc.Nsubj)
		}
	}
	if subject < 0 || subject > v || r.agent(v) >= 0 {
		return nil
	}
	x := r.tree.Child(v, doc.Xcomp)
	if x < v {
		if x = r.tree.Child(v, doc.Advcl); x < v || r.caseOf(x) != "of" && r.caseOf(x) != "to" && r.caseOf(x) != "for" {
			return nil
		}
	}
	t := r.subtree(x)
	if mark := r.tree.Child(x, doc.Mark); mark >= 0 && mark == t.first && r.lemma(mark) != "to" {
		t.first++
	}
	return append(r.without(r.subtree(subject)), r.without(t)...)
}

// markOptions reads a colon or a dash after a short beginning: "Minister: no talks",
// a transcript, a signature under a quotation.
func (r *reader) markOptions(p *proposal, i int, s *doc.Sentence) {
	switch r.d.Word(i) {
	case ":", "--", "―", "—", "–":
	default:
		return
	}
	if first := int(s.First); i > first && i-first <= 12 && i+1 < int(s.Last) {
		p.source(r, byAllBefore, i-1, r.edged(tokenRange{first, i}))
		p.content(byRest, i, -1, r.without(tokenRange{i + 1, int(s.Last)}))
		if end := r.paragraphEnd(i); end > int(s.Last) {
			p.content(byParagraph, i, -1, r.without(tokenRange{i + 1, end}))
		}
	}
	if last := int(s.Last); last-i <= 12 && i+1 < last && i > int(s.First) {
		p.source(r, byAllAfter, last-1, r.edged(tokenRange{i + 1, last}))
		p.content(byBefore, i, -1, r.without(tokenRange{int(s.First), i}))
	}
	p.cues = append(p.cues, option{byColon, []gainsay.Span{r.d.SpanOf(i, i+1)}, i, -1})
}

// paragraphEnd is the number of the token after the paragraph of token i.
func (r *reader) paragraphEnd(i int) int {
	text := r.d.Text()
	for most := i + longestParagraph; i+1 < min(len(r.d.Tokens), most); i++ {
		for b := r.d.Tokens[i].End; b < r.d.Tokens[i+1].Start; b++ {
			if text[b] == '\n' {
				return i + 1
			}
		}
	}
	return i + 1
}

// longestParagraph bounds, in tokens, what is taken for one speaker's words behind a colon.
const longestParagraph = 600

// childOptions are the contents that one child of a cue offers.
func (r *reader) childOptions(p *proposal, v, c int, holes []tokenRange) {
	mark := r.tree.Child(c, doc.Mark, doc.Case)
	t := r.subtree(c)
	bare := func(kind optionKind) {
		if mark == t.first {
			p.content(kind, c, mark, r.without(tokenRange{t.first + 1, t.last}, holes...))
		}
	}
	rel := r.rel(c)
	if rel == doc.Advcl && c > v && mark >= 0 && r.lemma(mark) == "that" {
		rel = doc.Ccomp // "is adamant that the mine is safe"
	}
	switch rel {
	case doc.Ccomp:
		p.content(byClause, c, mark, r.without(t, holes...))
		bare(byClauseBare)
		if cut := r.afterthought(c, t); cut > c {
			p.content(byClauseCut, c, mark, r.without(tokenRange{t.first, cut}, holes...))
		}
	case doc.Parataxis:
		p.content(byColon, c, mark, r.without(t, holes...))
	case doc.Xcomp:
		p.content(byInfinitive, c, mark, r.without(t, holes...))
		bare(byClauseBare)
	case doc.Obj:
		t = r.object(v, c)
		p.content(byObject, c, mark, r.without(t, holes...))
		if as := r.predicated(v, c); as != t {
			p.content(byObjectAs, c, mark, r.without(as, holes...))
		}
	case doc.NsubjPass:
		p.content(byPassive, c, mark, r.without(t, holes...))
	case doc.Obl, doc.Nmod:
		if c > v {
			p.content(byPhrase, c, mark, r.without(t, holes...))
			bare(byPhraseBare)
		}
	case doc.Advcl:
		if c > v {
			p.content(byAdverbial, c, mark, r.without(t, holes...))
			bare(byPhraseBare)
		}
	case doc.Csubj, doc.CsubjPass:
		p.content(byPredicate, c, mark, r.without(t, holes...))
	}
}

func (p *proposal) content(kind optionKind, head, prep int, spans []gainsay.Span) {
	if len(spans) > 0 {
		p.contents = append(p.contents, option{kind, spans, head, prep})
	}
}

// justTime tells a content that is a day or an hour and nothing more: "said on Thursday".
func (r *reader) justTime(spans []gainsay.Span) bool {
	if len(spans) != 1 {
		return false
	}
	first, last := r.d.TokensIn(spans[0])
	for first < last && r.d.Tokens[first].Tag == doc.ADP {
		first++
	}
	words := r.d.SpanOf(first, last)
	k := sort.Search(len(r.d.Times), func(k int) bool { return r.d.Times[k].Span.End > words.Start })
	return k < len(r.d.Times) && r.d.Times[k].Span.Holds(words) && r.d.Times[k].Type != "DURATION"
}

func (p *proposal) source(r *reader, kind optionKind, head int, t tokenRange) {
	t = r.pastWhen(t, head)
	if s := r.d.SpanOf(t.first, t.last); !s.Empty() && !r.clausal(t, p.token) && !(byOrder(kind) && r.phrase(t)) {
		p.sources = append(p.sources, option{kind, []gainsay.Span{s}, head, -1})
	}
}

// pastWhen is a source less the time before its first comma, "Friday, its chief", and
// less the day at its end, "A judge on Tuesday" ordered it.
func (r *reader) pastWhen(t tokenRange, head int) tokenRange {
	if t.empty() || t.last > len(r.d.Tokens) {
		return t
	}
	if day := r.dayAtEnd(t); day > head {
		t.last = day
	}
	if t.first+1 >= head {
		return t
	}
	at := int(r.d.Tokens[t.first].Start)
	i := sort.Search(len(r.d.Times), func(i int) bool { return r.d.Times[i].Span.Start >= at })
	if i == len(r.d.Times) || r.d.Times[i].Span.Start != at {
		return t
	}
	if _, end := r.d.TokensIn(r.d.Times[i].Span); end < head && r.d.Word(end) == "," {
		t.first = end + 1
	}
	return t
}

// dayAtEnd is the preposition of the day or hour with which a range without a verb
// ends, -1 for none.
func (r *reader) dayAtEnd(t tokenRange) int {
	end := int(r.d.Tokens[t.last-1].End)
	k := sort.Search(len(r.d.Times), func(k int) bool { return r.d.Times[k].Span.End >= end })
	if k == len(r.d.Times) || r.d.Times[k].Span.End != end || r.d.Times[k].Type != "DATE" && r.d.Times[k].Type != "TIME" {
		return -1
	}
	first, _ := r.d.TokensIn(r.d.Times[k].Span)
	if first <= t.first {
		return -1
	}
	if r.d.Tokens[first-1].Tag != doc.ADP {
		if w := strings.ToLower(r.d.Word(first)); w == "today" || w == "yesterday" || w == "tonight" {
			return first
		}
		return -1
	}
	for i := t.first; i < first; i++ {
		if r.d.Tokens[i].Tag == doc.VERB {
			return -1 // "who was elected in May"
		}
	}
	return first - 1
}

// verbSources are the phrases that may name the source of a verb.
func (r *reader) verbSources(p *proposal, v int) {
	own := r.tree.Child(v, doc.Nsubj, doc.NsubjOuter, doc.NsubjPass)
	s, _, pass := r.subject(v, 0)
	s = r.pastDateline(s, v)
	switch {
	case s < 0:
	case pass:
		p.source(r, byAgent, s, r.sourceRange(s, v))
	case s == own:
		p.source(r, bySubject, s, r.sourceRange(s, v))
	default:
		p.source(r, byShared, s, r.sourceRange(s, v))
	}
	if s >= 0 {
		full := r.sourceRange(s, v)
		if short := r.shortened(s, full); short != full {
			p.source(r, bySubjectShort, s, short)
		}
	}
	if pass && own >= 0 {
		p.source(r, byObjectSource, own, r.sourceRange(own, v))
	}
}

// pastDateline is the subject s of verb v, or the first noun after the dateline where
// the tree has taken a word of the dateline for it.
func (r *reader) pastDateline(s, v int) int {
	if s < 0 || s >= r.begin {
		return s
	}
	for i := r.begin; i < v; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.PROPN, doc.NOUN, doc.PRON:
			return i
		}
	}
	return s
}

// shortened is a source less what follows its head after a comma, and less a
// relative clause.
func (r *reader) shortened(s int, t tokenRange) tokenRange {
	for c := range r.tree.Children(s) {
		if c <= s {
			continue
		}
		switch r.rel(c) {
		case doc.AclRelcl, doc.Acl, doc.Appos, doc.Parataxis, doc.Conj, doc.Nmod:
			if first := int(r.tree.Left[c]); first > s {
				t.last = min(t.last, first)
			}
		}
	}
	for t.last > s+1 && r.d.Tokens[t.last-1].Tag == doc.PUNCT {
		t.last--
	}
	return t
}

// cueOptions are how far the cue may reach: with auxiliaries and adverbs, or the
// bare word, and with a preposition that follows.
func (r *reader) cueOptions(p *proposal, v int, wide tokenRange) {
	add := func(kind optionKind, t tokenRange) {
		span := r.d.SpanOf(t.first, t.last)
		for _, o := range p.cues {
			if o.spans[0] == span {
				return
			}
		}
		p.cues = append(p.cues, option{kind, []gainsay.Span{span}, v, -1})
	}
	add(bySubject, wide)
	add(bySubjectShort, tokenRange{v, v + 1})
	verbs := wide
	for verbs.first < v && r.rel(verbs.first) == doc.Advmod && r.lemma(verbs.first) != "not" {
		verbs.first++
	}
	add(byModified, verbs)
	if next := wide.last; next < len(r.d.Tokens) {
		switch {
		case r.rel(next) == doc.Case && r.tree.Governs(v, next):
			add(byPhrase, tokenRange{wide.first, next + 1})
		case r.d.Word(next) == ":":
			add(byColon, tokenRange{wide.first, next + 1})
		case r.rel(next) == doc.Advmod && int(r.d.Tokens[next].Head) == v:
			add(byAdverbial, tokenRange{wide.first, next + 1})
		}
	}
	if h := int(r.d.Tokens[v].Head); r.rel(v) == doc.Xcomp && h >= 0 && h < v && v-h <= 3 {
		add(byShared, tokenRange{r.cueRange(h)[0].first, wide.last})
	}
}

// quoteOptions are the quotations in the cue's sentence, outside of which the
// cue stands, and with those that go on from them in the paragraph.
func (r *reader) quoteOptions(p *proposal, v int, cue tokenRange, s *doc.Sentence) {
	if r.quoteOf[v] >= 0 {
		return
	}
	var here []gainsay.Span
	last := -1
	for i := int(s.First); i < int(s.Last); i++ {
		if q := int(r.quoteOf[i]); q >= 0 && q != last {
			last = q
			here = append(here, r.quotes[q].inner)
		}
	}
	if len(here) == 0 {
		return
	}
	p.content(byQuote, v, -1, here)
	if len(here) > 1 {
		p.content(byQuoteAll, v, -1, here[:1])
	}
	more := here
	for q := last + 1; q < min(len(r.quotes), last+mostPieces) && r.goesOnAlone(r.quotes[q-1].outer.End, q); q++ {
		more = append(more[:len(more):len(more)], r.quotes[q].inner)
	}
	if len(more) > len(here) {
		p.content(byQuotes, v, -1, more)
	}
}

// mostPieces bounds how many quotations of a paragraph are taken for one utterance.
const mostPieces = 12

// goesOnAlone tells whether quotation q follows in the same paragraph, with no
// other cue of speech between.
func (r *reader) goesOnAlone(end, q int) bool {
	start := r.quotes[q].outer.Start
	if start <= end || start-end > 200 {
		return false
	}
	for i := end; i < start; i++ {
		if r.d.Text()[i] == '\n' {
			return false
		}
	}
	return true
}
