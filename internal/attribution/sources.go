package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// fuller is the source of which the one chosen is only the beginning, where nothing but a
// phrase is cut off: "a spokeswoman for the company".
func (r *reader) fuller(p *proposal, chosen int) int {
	o := &p.sources[chosen]
	if o.kind != bySubjectShort {
		return chosen
	}
	for k := range p.sources {
		f := &p.sources[k]
		if f.head != o.head || k == chosen || len(f.spans) == 0 || f.spans[0].Start != o.spans[0].Start || f.spans[0].End < o.spans[0].End {
			continue
		}
		first, last := r.d.TokensIn(gainsay.Span{Start: o.spans[0].End, End: f.spans[0].End})
		plain := first < last && r.d.Tokens[first].Tag == doc.ADP
		for i := first; i < last; i++ {
			plain = plain && r.d.Tokens[i].Tag != doc.PUNCT && r.d.Tokens[i].Tag != doc.VERB
		}
		if plain {
			return k
		}
	}
	return chosen
}

// pastOf is a source before its cue with the noun that it hangs on by "of", where the tree
// has cut it there: nobody speaks who stands behind a preposition, as in "the president of
// neighbouring Corvany said".
func (r *reader) pastOf(head int, t tokenRange, cue int) (int, tokenRange) {
	first := int(r.sentenceOf(t.first).First)
	of := t.first - 1
	if of > first && r.d.Word(of) != "of" && (r.d.Tokens[of].Tag == doc.ADJ || r.d.Tokens[of].Tag == doc.VERB || r.d.Tokens[of].Tag == doc.DET) {
		of--
	}
	if of <= first || t.last > cue || r.d.Word(of) != "of" || r.d.Tokens[of-1].Tag != doc.NOUN || r.quoteOf[of] != r.quoteOf[t.first] {
		return head, t
	}
	noun := of - 1
	begin := noun
	for begin > first && (r.d.Tokens[begin-1].Tag == doc.ADJ || r.d.Tokens[begin-1].Tag == doc.NOUN || r.d.Tokens[begin-1].Tag == doc.DET) {
		begin--
		if r.d.Tokens[begin].Tag == doc.DET {
			break
		}
	}
	return noun, tokenRange{begin, t.last}
}

// pastName is the end of a source that ends at token last, or of the name that alone
// stands between it and its cue: "a columnist of the weekly Haven Post said".
func (r *reader) pastName(last, cue int) int {
	end := r.cueRange(cue)[0].first
	if last >= end || r.mention[last] < 0 || r.d.Mentions[r.mention[last]].Kind != gainsay.NameMention {
		return last
	}
	if first, until := r.d.TokensIn(r.d.Mentions[r.mention[last]].Span); first != last || until != end {
		return last
	}
	return end
}

// shareOf is where a source begins that is a share of others: "six in ten of those
// asked" where the tree leaves it at "those". first is where the tree begins it.
func (r *reader) shareOf(first int) int {
	if first < 2 || r.lemma(first-1) != "of" {
		return first
	}
	i, counted := first-1, false
	for begin := int(r.sentenceOf(first).First); i > begin; i-- {
		tag := r.d.Tokens[i-1].Tag
		if tag != doc.NUM && tag != doc.ADP && tag != doc.ADV || r.quoteOf[i-1] != r.quoteOf[first] {
			break
		}
		counted = counted || tag == doc.NUM
	}
	if !counted || r.d.Tokens[i].Tag == doc.ADP {
		return first
	}
	return i
}

// neither is where a source begins that "neither" stands before: "Neither the pilot nor
// the mate said".
func (r *reader) neither(first int) int {
	if first > 0 && strings.EqualFold(r.d.Word(first-1), "neither") {
		return first - 1
	}
	return first
}

// withPhrase is a source with the phrase that alone stands between it and its cue, and that
// the tree has hung on the verb: "a spokeswoman for the company declined".
func (r *reader) withPhrase(t tokenRange, cue int) tokenRange {
	end := r.cueRange(cue)[0].first
	if t.last >= end || end-t.last > longestAside || r.quoteOf[t.last] >= 0 {
		return t
	}
	switch r.lemma(t.last) {
	case "for", "of", "at", "from", "with":
	default:
		return t
	}
	for i := t.last; i < end; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.ADP, doc.DET, doc.ADJ, doc.NOUN, doc.PROPN, doc.NUM, doc.CCONJ:
		default:
			return t
		}
	}
	wide := tokenRange{t.first, end}
	if day := r.dayAtEnd(wide); day >= t.last {
		wide.last = max(day, t.last)
	}
	return wide
}

// withoutOccasion is a source less the occasion between commas behind it: "the mayor,
// during a tour of the wall, said".
func (r *reader) withoutOccasion(t tokenRange, head int) tokenRange {
	for i := head + 1; i+1 < t.last; i++ {
		if r.d.Word(i) != "," {
			continue
		}
		switch r.lemma(i + 1) {
		case "during", "after", "before", "amid", "following":
			return tokenRange{t.first, i}
		}
		return t
	}
	return t
}
