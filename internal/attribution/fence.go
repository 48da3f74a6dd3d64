package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// fence is the comma at which the clause of cue i ends and another goes on that is not
// the source's, whatever the tree makes of it; -1 for none. It knows two shapes: an aside
// of the subject ("Lee, citing the law, refused …") and a clause that is set before the
// main one ("While Lee warned that the dam leaks, the council …").
func (r *reader) fence(i int, s *doc.Sentence) int {
	if r.d.Tokens[i].Tag != doc.VERB && r.d.Tokens[i].Tag != doc.NOUN {
		return -1
	}
	if r.asideOfSubject(i, s) {
		return r.commaThen(i, s, r.verbAt)
	}
	if r.setBefore(i, s) {
		clause := func(j int) bool { return r.nominalWord(j) && r.startsName(j) && r.clauseFrom(j, s) }
		// The clause that the cue opens has a verb of its own before it ends.
		if c := r.tree.Child(i, doc.Ccomp); c > i {
			if f := r.commaThen(c, s, clause); f >= 0 {
				return f
			}
		}
		if f := r.commaThen(i, s, clause); f >= 0 {
			return f
		}
		return r.commaThen(i, s, func(j int) bool { return int(s.Last)-j >= shortestClause && r.nominalWord(j) && r.startsName(j) })
	}
	return -1
}

// shortestClause is how many tokens a main clause has at least, its stop among them, whose
// verb the tagger has not seen.
const shortestClause = 4

// commaThen is the first comma behind token i, in or out of quotation marks as i is,
// behind which then holds; -1 for none.
func (r *reader) commaThen(i int, s *doc.Sentence, then func(int) bool) int {
	for j := i + 1; j+1 < int(s.Last); j++ {
		if r.d.Word(j) == "," && r.quoteOf[j+1] == r.quoteOf[i] && then(j+1) {
			return j
		}
	}
	return -1
}

// verbAt tells that a verb that is no participle in -ing stands at token j, or behind an
// adverb there.
func (r *reader) verbAt(j int) bool {
	if r.d.Tokens[j].Tag == doc.ADV && j+1 < len(r.d.Tokens) {
		j++
	}
	return r.d.Tokens[j].Tag == doc.AUX || r.d.Tokens[j].Tag == doc.VERB && !strings.HasSuffix(r.d.Word(j), "ing")
}

// asideOfSubject tells a participle between the subject of a sentence and its verb.
func (r *reader) asideOfSubject(i int, s *doc.Sentence) bool {
	if r.d.Tokens[i].Tag != doc.VERB {
		return false
	}
	if r.d.Tokens[i-min(i, 1)].Tag == doc.ADV {
		i--
	}
	if i-2 < int(s.First) || r.d.Word(i-1) != "," {
		return false
	}
	switch r.d.Tokens[i-2].Tag {
	case doc.NOUN, doc.PROPN, doc.PRON:
	default:
		return false
	}
	for j := int(s.First); j < i-1; j++ {
		if t := r.d.Tokens[j].Tag; t == doc.VERB && r.rel(j) != doc.Amod || t == doc.AUX {
			return false
		}
	}
	return true
}

// setBefore tells a cue in a clause that begins its sentence with a conjunction or a
// participle.
func (r *reader) setBefore(i int, s *doc.Sentence) bool {
	j := int(s.First)
	for j < i && (r.d.Tokens[j].Tag == doc.PUNCT || r.d.Tokens[j].Tag == doc.CCONJ) {
		j++
	}
	if r.quoteOf[j] != r.quoteOf[i] {
		return false
	}
	switch strings.ToLower(r.d.Word(j)) {
	case "while", "although", "though", "as", "after", "before", "since", "when", "because", "despite", "following", "even", "whereas", "once", "by", "in", "without", "besides":
		return r.d.Tokens[j].Tag != doc.PROPN
	}
	return j == i && strings.HasSuffix(r.d.Word(i), "ing") && r.d.Tokens[i].Tag == doc.VERB
}

// fenced ends the contents that reach over the fence of the cue there.
func (r *reader) fenced(p *proposal, s *doc.Sentence) {
	f := r.fence(p.token, s)
	if f < 0 {
		return
	}
	at := int(r.d.Tokens[f].Start)
	for k := range p.contents {
		o := &p.contents[k]
		for n, c := range o.spans {
			if c.Start >= at || c.End <= at || c.Start < int(r.d.Tokens[p.token].Start) {
				continue
			}
			first, _ := r.d.TokensIn(c)
			spans := append([]gainsay.Span{}, o.spans[:n]...)
			if cut := r.trim(tokenRange{first, f}); !cut.Empty() {
				spans = append(spans, cut)
			}
			if len(spans) > 0 {
				o.spans = spans
			}
			break
		}
	}
}
