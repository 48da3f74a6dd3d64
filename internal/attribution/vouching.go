package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// cutVouching takes a phrase of source ("…, according to the Daily Harbour", "…, an
// inquiry has found") out of the contents of statements around it: it vouches for them
// and is none of their words.
func (r *reader) cutVouching() {
	for v := range r.found {
		phrase, around, ok := r.vouches(&r.found[v])
		if !ok {
			continue
		}
		for i := max(0, v-nearby); i < min(len(r.found), v+nearby); i++ {
			if i != v && (around || r.tells(&r.found[v], &r.found[i])) {
				r.found[i].content = r.cut(r.found[i].content, phrase)
			}
		}
	}
}

// tells tells that the cue of other stands in the content of st.
func (r *reader) tells(st, other *said) bool {
	return other.verb >= 0 && r.inContent(st, r.d.SpanOf(other.verb, other.verb+1))
}

// vouches is the phrase of source of a statement whose content stands around it or
// before it. A phrase with a preposition (around) is nobody's words; a clause (", she
// said") may be those of another, but not of one whose cue its content holds.
func (r *reader) vouches(st *said) (phrase gainsay.Span, around, ok bool) {
	if st.verb < 0 || st.head < 0 || len(st.cue) == 0 || len(st.content) == 0 {
		return gainsay.Span{}, false, false
	}
	if strings.EqualFold(r.d.Word(st.verb), "according") {
		return r.d.SpanOf(st.cue[0].first, max(st.cue[0].last, st.source.last)), true, true
	}
	comment := tokenRange{st.source.first, st.cue[0].last}
	if st.source.last != st.cue[0].first || comment.first == 0 || r.d.Word(comment.first-1) != "," {
		return gainsay.Span{}, false, false
	}
	phrase = r.d.SpanOf(comment.first, comment.last)
	return phrase, false, gainsay.CoverAll(st.content).End <= phrase.Start
}

// cut takes hole out of the piece that holds it near one of its ends; a piece of
// nothing else falls away.
func (r *reader) cut(pieces []gainsay.Span, hole gainsay.Span) []gainsay.Span {
	for i, p := range pieces {
		if !p.Holds(hole) {
			continue
		}
		switch {
		case p.End-hole.End <= 2:
			p.End = hole.Start
		case hole.Start-p.Start <= 2:
			p.Start = hole.End
		default:
			continue
		}
		first, last := r.d.TokensIn(p)
		out := append([]gainsay.Span{}, pieces...)
		out[i] = r.trim(tokenRange{first, last})
		if out[i].Empty() {
			return append(out[:i], out[i+1:]...)
		}
		return out
	}
	return pieces
}

// phraseEnd is where the phrase of source that begins at token i ends: before the first
// comma behind which a clause of its own begins. Members of a list ("by the Board, the
// Council, and the Guild, the works …"), appositions and relative clauses belong to it. It
// is the end of the sentence, less its stop, where no such clause follows.
func (r *reader) phraseEnd(i int, s *doc.Sentence) int {
	if w := strings.ToLower(r.d.Word(i)); w == "which" || w == "whom" {
		return i + 1
	}
	parted := r.partsClause(i-2, s)
	end := i
	for ; end < int(s.Last) && r.quoteOf[end] == r.quoteOf[i]; end++ {
		if w := r.d.Word(end); w == ";" || w == ":" || end-i > longestPhrase {
			break
		}
		if r.d.Word(end) == "," && end > i && (parted || !r.phraseGoesOn(end+1, s)) {
			return end
		}
	}
	if r.onlyMarks(int(s.First), max(int(s.First), i-2)) {
		if comma := r.commaBeforeVerb(i, s); comma > i {
			return comma // what a phrase at the head of a sentence vouches for follows it
		}
	}
	if end-i > longestPhrase {
		return i
	}
	for end > i && r.d.Tokens[end-1].Tag == doc.PUNCT && !bracket(r.d.Word(end-1)) {
		end--
	}
	return end
}

// partsClause tells that a phrase of source whose cue is about token i stands behind a
// comma between a verb and what belongs to it: "The treaty was, in the words of Ada Berg,
// a truce".
func (r *reader) partsClause(i int, s *doc.Sentence) bool {
	if i <= int(s.First) {
		return false
	}
	for i > int(s.First)+1 && r.d.Word(i) != "," {
		if r.d.Tokens[i].Tag == doc.PUNCT {
			return false
		}
		i--
	}
	switch r.d.Tokens[max(i, 1)-1].Tag {
	case doc.AUX, doc.ADP, doc.DET, doc.PART, doc.SCONJ:
		return r.d.Word(i) == ","
	}
	return false
}

// longestPhrase bounds, in tokens, a phrase of source.
const longestPhrase = 60

// phraseGoesOn tells that what begins at token i, behind a comma, belongs to the noun
// phrase before it: one more of a list, an apposition, a relative clause.
func (r *reader) phraseGoesOn(i int, s *doc.Sentence) bool {
	if i < int(s.Last) && r.d.Tokens[i].Tag == doc.CCONJ {
		i++
	}
	if i >= int(s.Last) {
		return false
	}
	switch r.d.Tokens[i].Tag {
	case doc.DET, doc.NOUN, doc.PROPN, doc.PRON, doc.NUM:
		return !r.clauseFrom(i, s)
	case doc.ADJ:
		l := r.lemma(i)
		return l != "more" && l != "less" && !r.clauseFrom(i, s)
	}
	return false
}

// clauseFrom tells that a clause begins or goes on at token i: a verb, or a nominal and
// then its verb, with no mark between and no relative pronoun at its head. A participle is
// no verb of a clause.
func (r *reader) clauseFrom(i int, s *doc.Sentence) bool {
	nominal := false
	for j := i; j < int(s.Last); j++ {
		switch r.d.Tokens[j].Tag {
		case doc.NOUN, doc.PROPN, doc.NUM:
			nominal = true
		case doc.PRON:
			if l := r.lemma(j); l == "who" || l == "which" || l == "whose" || l == "that" || l == "whom" {
				return false
			}
			nominal = true
		case doc.AUX:
			return true
		case doc.VERB:
			switch r.rel(j) {
			case doc.Amod:
				continue
			case doc.Acl, doc.AclRelcl:
				return false
			}
			return nominal || j == i
		case doc.SCONJ, doc.PUNCT:
			return false
		}
	}
	return false
}

// commaBeforeVerb is the first comma from token i on behind which a verb of any form but
// -ing stands before the next mark, -1 for none: for trees that read the verb of a main
// clause as a participle.
func (r *reader) commaBeforeVerb(i int, s *doc.Sentence) int {
	comma := -1
	for j := i; j < int(s.Last); j++ {
		switch tag := r.d.Tokens[j].Tag; {
		case r.d.Word(j) == ",":
			comma = j
		case tag == doc.PUNCT && r.d.Word(j) != "-":
			comma = -1
		case tag == doc.PRON && r.rel(j) != doc.NmodPoss && comma == j-1:
			comma = -1
		case tag == doc.VERB && comma > i && !strings.HasSuffix(r.d.Word(j), "ing"):
			return comma
		}
	}
	return -1
}
