package attribution

import (
	"strings"

	"gainsay/internal/language/doc"
)

// linearOptions are those that go by the order of words alone, for where the tree errs.
func (r *reader) linearOptions(p *proposal, v int, cue tokenRange, holes []tokenRange, s *doc.Sentence) {
	first, last := int(s.First), int(s.Last)
	if cue.last < last {
		p.content(byRest, v, -1, r.without(tokenRange{cue.last, last}, holes...))
		if cut := r.afterthought(cue.last, tokenRange{cue.last, last}); cut > cue.last+1 {
			p.content(byRestCut, v, -1, r.without(tokenRange{cue.last, cut}, holes...))
		}
	}
	for i := cue.last; i < min(last-1, cue.last+6); i++ {
		if tag := r.d.Tokens[i].Tag; tag == doc.SCONJ || tag == doc.PART || r.d.Word(i) == "," || r.d.Word(i) == ":" || r.afterAddressee(i, cue.last) {
			from := i
			if tag == doc.PUNCT {
				from++
			}
			p.content(byRestThat, i, i, r.without(tokenRange{from, last}, holes...))
			break
		}
	}
	begin := cue.first
	for _, h := range holes {
		begin = min(begin, h.first)
	}
	if begin > first {
		p.content(byBefore, v, -1, r.without(tokenRange{first, begin}))
	}
	if aside := r.aside(cue, holes, s); !aside.empty() {
		p.content(byInterposed, v, -1, r.without(tokenRange{first, last}, aside))
	}
	if cue.first > first && cue.first-first <= longestSource {
		p.source(r, byAllBefore, cue.first-1, r.edged(tokenRange{first, cue.first}))
	}
	for i := cue.first - 1; i > first && cue.first-i <= longestSource; i-- {
		if r.d.Word(i) == "," && i+1 < cue.first {
			p.source(r, byAfterComma, cue.first-1, r.edged(tokenRange{i + 1, cue.first}))
			break
		}
	}
	after := cue.last
	for after < last && after-cue.last <= longestSource && r.d.Tokens[after].Tag != doc.PUNCT {
		after++
	}
	if after > cue.last && after-cue.last <= longestSource {
		p.source(r, byAllAfter, cue.last, tokenRange{cue.last, after})
	}
	for i := cue.first - 1; i >= first && i > cue.first-longestSource; i-- {
		if m := r.mention[i]; m >= 0 {
			t := tokenRange{}
			t.first, t.last = r.d.TokensIn(r.d.Mentions[m].Span)
			p.source(r, byNamedBefore, t.last-1, t)
			break
		}
	}
}

// afterAddressee tells a "that" between the one spoken to and a clause, which taggers
// take for a relative pronoun: "told the council that the mayor had left".
func (r *reader) afterAddressee(i, cue int) bool {
	return i > cue && r.d.Tokens[i].Tag == doc.PRON && r.d.Word(i) == "that" && i+1 < len(r.d.Tokens) && r.d.Tokens[i+1].Tag != doc.VERB && r.d.Tokens[i+1].Tag != doc.AUX
}

// aside is the parenthesis that the cue stands in with its source, marks and all, with
// words of the sentence on either side: "the levee, she said on Monday, would hold". It
// is empty where there is none.
func (r *reader) aside(cue tokenRange, holes []tokenRange, s *doc.Sentence) tokenRange {
	t := cue
	for _, h := range holes {
		t.first, t.last = min(t.first, h.first), max(t.last, h.last)
	}
	for t.first > int(s.First) && r.d.Tokens[t.first-1].Tag != doc.PUNCT && cue.first-t.first < longestAside {
		t.first--
	}
	for t.last < int(s.Last) && r.d.Tokens[t.last].Tag != doc.PUNCT && t.last-cue.last < longestAside {
		t.last++
	}
	if t.first <= int(s.First)+1 || t.last+1 >= int(s.Last) || !r.setsApart(t.first-1) || !r.setsApart(t.last) {
		return tokenRange{}
	}
	return tokenRange{t.first - 1, t.last + 1}
}

// longestAside bounds, in tokens, what stands on each side of a cue in a parenthesis.
const longestAside = 12

// setsApart tells a mark that may open or close a parenthesis.
func (r *reader) setsApart(i int) bool {
	switch r.d.Word(i) {
	case ",", "—", "–", "--", "-":
		return true
	}
	return false
}

// longestSource bounds, in tokens, a source that is told by the order of words.
const longestSource = 25

// edged takes marks and a conjunction off the ends of a range.
func (r *reader) edged(t tokenRange) tokenRange {
	for t.first < t.last && (r.d.Tokens[t.first].Tag == doc.PUNCT || r.d.Tokens[t.first].Tag == doc.CCONJ) {
		t.first++
	}
	for t.first < t.last && r.d.Tokens[t.last-1].Tag == doc.PUNCT && !bracket(r.d.Word(t.last-1)) {
		t.last--
	}
	return t
}

// afterthought is the mark behind token from, in t, after which the writer goes on
// in his own words: before a participle (", adding …") or a clause of contrast
// (", but …", "— despite …"). It is -1 where there is none.
func (r *reader) afterthought(from int, t tokenRange) int {
	for i := from + 1; i+1 < t.last; i++ {
		if r.quoteOf[i] >= 0 && (i+2 >= t.last || r.quoteOf[i+1] >= 0) {
			continue // but for the comma that closes a quotation
		}
		switch r.d.Word(i) {
		case ",", "—", "–", "--", ";":
		default:
			continue
		}
		next := i + 1
		if r.quoteOf[i] >= 0 {
			next++
		}
		for next+1 < t.last && r.d.Tokens[next].Tag == doc.ADV {
			next++
		}
		w := r.d.Word(next)
		switch strings.ToLower(w) {
		case "but", "while", "although", "though", "despite", "whereas", "yet":
			if r.lemma(next+1) == "that" {
				continue // "…, but that it was needed" is said as well
			}
			return i
		}
		if r.timedAfter(next) {
			return i
		}
		if r.d.Tokens[next].Tag == doc.VERB && strings.HasSuffix(w, "ing") && (r.rel(next) == doc.Advcl || r.rel(next) == doc.Acl || r.rel(next) == doc.Parataxis || r.rel(next) == doc.Conj) {
			return i
		}
	}
	return -1
}

// timedAfter tells that the writer dates what was said from token i on: "a day after the
// vote", "hours before the deadline", "two weeks since".
func (r *reader) timedAfter(i int) bool {
	for ; i+1 < len(r.d.Tokens) && (r.d.Tokens[i].Tag == doc.DET || r.d.Tokens[i].Tag == doc.NUM || r.d.Tokens[i].Tag == doc.ADJ); i++ {
	}
	switch r.lemma(i) {
	case "minute", "hour", "day", "week", "month", "year":
	default:
		return false
	}
	if i+1 >= len(r.d.Tokens) {
		return false
	}
	l := strings.ToLower(r.d.Word(i + 1))
	return l == "after" || l == "before" || l == "since"
}

// clausal tells a range that holds a clause of its own, which no source is: a verb with
// its subject, but for a relative clause.
func (r *reader) clausal(t tokenRange, cue int) bool {
	for i := t.first; i < t.last; i++ {
		rel := r.rel(i)
		if rel != doc.Nsubj && rel != doc.NsubjPass {
			continue
		}
		h := int(r.d.Tokens[i].Head)
		if h == cue || h < t.first || h >= t.last || r.d.Tokens[h].Tag != doc.VERB {
			continue
		}
		switch r.rel(h) {
		case doc.AclRelcl, doc.Acl, doc.Advcl, doc.Parataxis:
			continue
		}
		return true
	}
	return false
}

// byOrder tells the kinds of source that go by the order of words alone.
func byOrder(kind optionKind) bool {
	return kind == byAllBefore || kind == byAfterComma || kind == byAllAfter
}

// phrase tells a range that begins with a preposition or a conjunction, as "with these
// words Lee Marsh" names a circumstance first, or with a verb of speech: "said Lee Marsh".
func (r *reader) phrase(t tokenRange) bool {
	tag := r.d.Tokens[t.first].Tag
	return tag == doc.ADP || tag == doc.SCONJ || tag == doc.VERB && r.spoken(t.first)
}
