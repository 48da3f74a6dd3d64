package attribution

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// nounOptions gathers the options of a noun that may be a cue.
func (r *reader) nounOptions(p *proposal, n int) {
	if r.lex.nouns[r.lemma(n)] == nil {
		return
	}
	for c := range r.tree.Children(n) {
		mark := r.tree.Child(c, doc.Mark, doc.Case)
		t := r.subtree(c)
		switch rel := r.rel(c); {
		case rel == doc.NmodPoss && c < n:
			p.source(r, byPossessor, c, r.sourceRange(c, n))
		case rel == doc.Compound && c < n || rel == doc.Amod && c < n:
			p.source(r, byCompound, c, tokenRange{int(r.tree.Left[c]), c + 1})
		case rel == doc.Nmod && mark >= 0 && (r.lemma(mark) == "by" || r.lemma(mark) == "from"):
			p.source(r, byFrom, c, r.sourceRange(c, n))
		case c > n && rel == doc.Acl && r.mainVerb(c) >= 0:
			// a participle of the main clause, hung on the noun by mistake
		case c > n && rel == doc.Acl && mark < 0:
			// "remarks made in Sellin", "a claim causing alarm": not what is claimed
		case c > n && rel == doc.AclRelcl && r.relative(c):
			// "a claim that alarmed the port": not what is claimed either
		case c > n && (rel == doc.Acl || rel == doc.AclRelcl || rel == doc.Ccomp):
			t.last = r.secondSubject(n, t.last)
			p.content(byNounClause, c, mark, r.without(t))
		case c > n && rel == doc.Nmod:
			p.content(byNounPhrase, c, mark, r.without(t))
			if mark == t.first {
				p.content(byPhraseBare, c, mark, r.without(tokenRange{t.first + 1, t.last}))
			}
		}
	}
	if h := int(r.d.Tokens[n].Head); h >= 0 && r.d.Tokens[h].Tag == doc.VERB {
		if c := r.clauseBehind(n, h); c >= 0 {
			p.content(byNounClause, c, r.tree.Child(c, doc.Mark), r.without(r.subtree(c)))
		}
		if s, _, pass := r.subject(h, 0); s >= 0 && !pass && s != n {
			p.source(r, byShared, s, r.sourceRange(s, h))
		}
	}
	p.cues = append(p.cues, option{bySubject, []gainsay.Span{r.d.SpanOf(n, n+1)}, n, -1})
	if wide := r.nounCue(n); wide.first < n {
		p.cues = append(p.cues, option{byShared, []gainsay.Span{r.d.SpanOf(wide.first, wide.last)}, n, -1})
	}
	if next := n + 1; next < len(r.d.Tokens) && r.rel(next) == doc.Case {
		p.cues = append(p.cues, option{byPhrase, []gainsay.Span{r.d.SpanOf(n, next+1)}, n, next})
	}
}

// secondSubject is the end of the clause of noun n, a subject, which ends at token last:
// past the phrase that follows at once and that the tree takes for one more subject of
// the same verb, "the denial that he had sold the wine came late".
func (r *reader) secondSubject(n, last int) int {
	h := int(r.d.Tokens[n].Head)
	if h < last || r.rel(n) != doc.Nsubj && r.rel(n) != doc.NsubjPass {
		return last
	}
	for c := range r.tree.Children(h) {
		if c >= last && c < h && r.rel(c) == r.rel(n) && int(r.tree.Left[c]) == last {
			return int(r.tree.Right[c]) + 1
		}
	}
	return last
}

// clauseBehind is the head of a "that" clause right behind noun n that the tree has hung
// on the verb h above it, "gave assurances that …", -1 for none.
func (r *reader) clauseBehind(n, h int) int {
	if r.rel(n) != doc.Obj || n+1 >= len(r.d.Tokens) || r.lemma(n+1) != "that" || r.rel(n+1) != doc.Mark {
		return -1
	}
	c := int(r.d.Tokens[n+1].Head)
	if c < n || int(r.d.Tokens[c].Head) != h {
		return -1
	}
	return c
}

// relative tells a clause whose subject is the relative pronoun.
func (r *reader) relative(c int) bool {
	s := r.tree.Child(c, doc.Nsubj, doc.NsubjPass)
	if s < 0 || r.d.Tokens[s].Tag != doc.PRON {
		return false
	}
	l := r.lemma(s)
	return l == "that" || l == "which" || l == "who"
}

// accordingOptions gathers the options of "according to" and its like at token i.
func (r *reader) accordingOptions(p *proposal, i, head int, cue tokenRange, s *doc.Sentence) {
	st, ok := r.readAccording(i, s)
	if !ok {
		return
	}
	p.vouching = true
	p.cues = append(p.cues, option{byAround, []gainsay.Span{r.d.SpanOf(cue.first, cue.last)}, i, -1})
	p.source(r, byAround, head, st.source)
	if short := r.shortened(head, st.source); short != st.source {
		p.source(r, bySubjectShort, head, short)
	}
	p.content(byAround, head, -1, st.content)
	if r.partsClause(cue.first-1, s) {
		return
	}
	if comma := r.phraseEnd(cue.last, s); comma > cue.last && comma < int(s.Last) {
		p.source(r, byAfterComma, comma-1, tokenRange{cue.last, comma})
		p.content(byRestThat, head, -1, r.without(tokenRange{comma, int(s.Last)}))
	}
	phrase := tokenRange{cue.first, max(st.source.last, cue.last)}
	p.content(byBefore, head, -1, r.without(tokenRange{int(s.First), phrase.first}))
	p.content(byRest, head, -1, r.without(tokenRange{phrase.last, int(s.Last)}))
	p.content(byQuoteAll, head, -1, r.without(tokenRange{int(s.First), int(s.Last)}, phrase))
}

// verbAsNounOptions are those of a verb in -s that the tagger has taken for a plural:
// "The Lantern reports that …" has a speaker before it and a clause behind, and in
// "“It is safe,” the Lantern reports." he stands behind his words.
func (r *reader) verbAsNounOptions(p *proposal, n int, s *doc.Sentence) {
	word := r.d.Word(n)
	if n == int(s.First) || word[len(word)-1] != 's' || !r.spoken(n) {
		return
	}
	switch r.d.Tokens[n-1].Tag {
	case doc.NOUN, doc.PROPN:
	default:
		return
	}
	switch {
	case r.onlyMarks(n+1, int(s.Last)):
		if _, _, ok := r.behindQuote(n); !ok {
			return
		}
		r.quoteOptions(p, n, tokenRange{n, n + 1}, s)
	case n+2 < int(s.Last) && r.rel(n) == doc.Root && r.lemma(n+1) == "that" && r.rel(n+1) == doc.Mark:
		p.source(r, byAllBefore, n-1, r.edged(tokenRange{int(s.First), n}))
		p.content(byNounClause, n+1, n+1, r.without(tokenRange{n + 1, int(s.Last)}))
	default:
		return
	}
	if len(p.cues) == 0 {
		p.cues = append(p.cues, option{bySubject, []gainsay.Span{r.d.SpanOf(n, n+1)}, n, -1})
	}
}
