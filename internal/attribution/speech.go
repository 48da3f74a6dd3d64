package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// readQuotations ties each quotation that is speech to the cue beside it, or to
// the speaker of the quotation that it goes on from.
func (r *reader) readQuotations() {
	last := -1 // the statement whose speaker a quotation without a cue may go on from
	lastEnd := 0
	holder := r.paint()
	for q := range r.quotes {
		outer := r.quotes[q].outer
		if r.d.Article.InFurniture(outer) {
			continue
		}
		if st := r.holding(holder, q); st >= 0 {
			r.takeWhole(st, q)
			last, lastEnd = st, outer.End
			continue
		}
		if !r.isSpeech(q) {
			continue
		}
		st := r.cueBeside(q)
		switch {
		case st >= 0:
			r.found[st].add(r.quotes[q].inner, q)
		case last >= 0 && r.goesOn(lastEnd, q):
			st = r.continuation(last, q)
		default:
			st = len(r.found)
			r.found = append(r.found, said{verb: -1, head: -1, stance: gainsay.Asserts, manner: gainsay.Indirect,
				content: []gainsay.Span{r.quotes[q].inner}, quotes: []int{q}, unknown: noCue})
		}
		last, lastEnd = st, outer.End
	}
}

func (st *said) add(inner gainsay.Span, q int) {
	kept := st.content[:0]
	for _, c := range st.content {
		if !c.Meets(inner) {
			kept = append(kept, c)
		}
	}
	st.content = append(kept, inner)
	st.quotes = append(st.quotes, q)
}

// paint says of each token which statement's content holds it, the smallest one
// where several do.
func (r *reader) paint() []int32 {
	holder := make([]int32, len(r.d.Tokens))
	size := make([]int, len(r.d.Tokens))
	for i := range holder {
		holder[i] = -1
	}
	for st := range r.found {
		for _, c := range r.found[st].content {
			first, last := r.d.TokensIn(c)
			for i := first; i < last; i++ {
				if holder[i] < 0 || c.Len() < size[i] {
					holder[i], size[i] = int32(st), c.Len()
				}
			}
		}
	}
	return holder
}

// holding is the statement that holds quotation q in its content already, or -1.
// A quotation may reach over the ends of a content by its last words.
func (r *reader) holding(holder []int32, q int) int {
	first, last := r.d.TokensIn(r.quotes[q].inner)
	if first >= last || holder[first] < 0 {
		return -1
	}
	st := int(holder[first])
	for _, c := range r.found[st].content {
		if c.Holds(r.d.SpanOf(first, first+1)) && r.quotes[q].inner.End <= c.End+2 {
			return st
		}
	}
	return -1
}

// takeWhole lets a statement whose content is all but one quotation take the
// whole of it: a quotation may go on over more sentences than the tree sees.
func (r *reader) takeWhole(st, q int) {
	inner := r.quotes[q].inner
	f := &r.found[st]
	for i, c := range f.content {
		if c.Meets(inner) && inner.Len()*10 >= c.Len()*8 {
			f.content[i] = inner
			f.quotes = append(f.quotes, q)
			return
		}
	}
}

// isSpeech tells a quotation of speech from a title or a word held at arm's
// length: it has a verb, or it ends as a sentence does, and three words at least.
func (r *reader) isSpeech(q int) bool {
	inner := r.quotes[q].inner
	first, last := r.d.TokensIn(inner)
	words, verb := 0, false
	for i := first; i < last; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.PUNCT, doc.SYM:
		case doc.VERB, doc.AUX:
			verb = true
			words++
		default:
			words++
		}
	}
	if r.titled(first, last) || r.namesThing(first) {
		return false
	}
	text := inner.In(r.d.Text())
	ends := strings.ContainsAny(text[len(text)-1:], ",.?!") || strings.HasSuffix(text, "…") || r.quotes[q].open
	return words >= 3 && verb && (ends || words >= 6) || words >= 2 && ends && verb
}

// namesThing tells that the quotation which begins at token i tells what a thing is
// called: "known as “cold pressing”", "a process called “cold pressing”".
func (r *reader) namesThing(i int) bool {
	for i--; i >= 0 && (r.d.Tokens[i].Tag == doc.PUNCT || r.d.Word(i) == "as" || r.d.Tokens[i].Tag == doc.DET); i-- {
		if w := r.d.Word(i); w == "," || w == ":" {
			return false
		}
	}
	if i < 0 {
		return false
	}
	switch strings.ToLower(r.d.Word(i)) {
	case "known", "called", "named", "termed", "dubbed", "nicknamed", "titled", "entitled", "labelled", "labeled", "so-called":
		return r.rel(i) != doc.Root && r.tree.Child(i, doc.Nsubj) < 0
	}
	return false
}

// titled tells words that are all capitalised, as those of a title are, but for
// short ones between.
func (r *reader) titled(first, last int) bool {
	capitals, words := 0, 0
	for i := first; i < last; i++ {
		w := r.d.Word(i)
		switch {
		case r.d.Tokens[i].Tag == doc.PUNCT:
		case w[0] >= 'A' && w[0] <= 'Z':
			capitals++
			words++
		case len(w) > 3:
			return false
		default:
			words++
		}
	}
	return capitals >= 2 && 2*capitals >= words
}

// farthestCue bounds, in tokens, how far from a quotation its cue may stand.
const farthestCue = 60

// cueBeside finds the cue that quotation q belongs to, in the sentences in which
// it begins and ends, outside all quotations, and makes or finds its statement.
func (r *reader) cueBeside(q int) int {
	first, last := r.d.TokensIn(r.quotes[q].inner)
	if first >= last {
		return -1
	}
	begin, end := r.sentenceOf(first), r.sentenceOf(last-1)
	best, distance := -1, 1<<30
	consider := func(i, d int) {
		if d < distance && r.quoteOf[i] < 0 && r.speaks(i) {
			best, distance = i, d
		}
	}
	for i := last; i < min(int(end.Last), last+farthestCue); i++ {
		consider(i, i-last)
	}
	for i := max(int(begin.First), first-farthestCue); i < first; i++ {
		consider(i, first-i)
	}
	if best < 0 && !r.quotes[q].open {
		best = r.introducedBefore(begin, first)
	}
	if best < 0 {
		return -1
	}
	return r.statementOf(best)
}

// speaks tells whether token i is a verb of speech that can carry a quotation.
func (r *reader) speaks(i int) bool {
	if r.d.Tokens[i].Tag != doc.VERB {
		return strings.EqualFold(r.d.Word(i), "according")
	}
	for _, c := range r.lex.verbs[r.lemma(i)] {
		if c.frames&clauseFrame != 0 && c.manner == gainsay.Indirect {
			_, _, pass := r.subject(i, 0)
			return !pass || r.agent(i) >= 0
		}
	}
	return false
}

// introducedBefore finds the cue of a sentence that ends in a colon just before
// the quotation: "She continued:" and a paragraph break.
func (r *reader) introducedBefore(begin *doc.Sentence, first int) int {
	if first == 0 {
		return -1
	}
	for i := int(begin.First) - 1; i >= 0 && i >= int(begin.First)-3; i-- {
		if r.d.Word(i) == ":" {
			s := r.sentenceOf(i)
			for j := i; j >= max(int(s.First), i-farthestCue); j-- {
				if r.quoteOf[j] < 0 && r.speaks(j) {
					return j
				}
			}
			return -1
		}
	}
	return -1
}

// statementOf is the statement built around cue v, made where there is none yet.
func (r *reader) statementOf(v int) int {
	if st, ok := r.byVerb[v]; ok {
		return st
	}
	st := said{verb: v, head: -1, stance: gainsay.Asserts, manner: gainsay.Indirect, cue: r.cueRange(v)}
	source, reason, _ := r.subject(v, 0)
	if source >= 0 {
		st.head, st.source = source, r.sourceRange(source, v)
	} else {
		st.unknown = reason
	}
	if cs := r.lex.verbs[r.lemma(v)]; len(cs) > 0 {
		st.stance = r.stanceOf(v, cs[0].stance)
	}
	r.byVerb[v] = len(r.found)
	r.found = append(r.found, st)
	return len(r.found) - 1
}

// goesOn tells whether quotation q goes on from one that ended at byte end: in
// the same paragraph, or at the head of the next with nothing before it.
func (r *reader) goesOn(end, q int) bool {
	start := r.quotes[q].outer.Start
	if start <= end {
		return false
	}
	between := r.d.Text()[end:start]
	breaks := strings.Count(strings.ReplaceAll(between, "\r", ""), "\n\n")
	if breaks == 0 && strings.Count(between, "\n") > 0 {
		breaks = strings.Count(between, "\n")
	}
	if breaks == 0 {
		return len(between) < 200
	}
	tail := strings.TrimSpace(between[strings.LastIndex(between, "\n"):])
	return breaks == 1 && tail == "" && len(between) < 200
}

// continuation adds quotation q to what the same speaker said before: to the same
// statement within a paragraph, as a new statement in the next.
func (r *reader) continuation(last, q int) int {
	prev := r.found[last]
	end := prev.content[len(prev.content)-1].End
	inner := r.quotes[q].inner
	if end < inner.Start && !strings.Contains(r.d.Text()[end:inner.Start], "\n") && len(prev.quotes) > 0 {
		r.found[last].add(inner, q)
		return last
	}
	st := said{verb: -1, head: prev.head, source: prev.source, stance: gainsay.Asserts, manner: gainsay.Indirect,
		content: []gainsay.Span{inner}, quotes: []int{q}, unknown: prev.unknown}
	r.found = append(r.found, st)
	return len(r.found) - 1
}
