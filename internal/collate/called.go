package collate

import (
	"sort"

	"gainsay"
)

// regarded begins what someone says that a thing is to be taken for: "would be viewed as
// a direct threat".
var regarded = pattern(`(?i)\b(?:would|will|could|must)\s+be\s+(?:(?:considered|viewed|seen|regarded|treated|taken|perceived|interpreted)(?:\s+as)?\s+)?(an?\s+(?:[\w’'-]+\s+){0,2}?[\w’'-]+)\b`)

// A calling is what a speaker is reported to have called a thing.
type calling struct {
	article, said int
	span          gainsay.Span
	head          string // stem of the noun
}

// callings finds what one speaker says that one thing would be taken for, in words that
// differ between reports of two origins.
func (s *story) callings() []gainsay.Discrepancy {
	bySpeaker := map[string][]calling{}
	for i := range s.said {
		u := &s.said[i]
		if u.speaker < 0 || u.st.Manner != gainsay.Indirect && u.st.Manner != gainsay.Mixed {
			continue
		}
		if c, ok := s.callingIn(i); ok {
			side := s.cast.members[u.speaker].principal
			bySpeaker[side] = append(bySpeaker[side], c)
		}
	}
	var sides []string
	for side := range bySpeaker {
		sides = append(sides, side)
	}
	sort.Strings(sides)
	var out []gainsay.Discrepancy
	for _, side := range sides {
		if d, ok := s.callingConflict(bySpeaker[side]); ok {
			out = append(out, d)
		}
	}
	return out
}

func (s *story) callingIn(i int) (calling, bool) {
	u := &s.said[i]
	text := s.words(u.article, u.span)
	m := regarded().FindStringSubmatchIndex(text)
	if m == nil {
		return calling{}, false
	}
	span := gainsay.Span{Start: u.span.Start + m[2], End: u.span.Start + m[3]}
	n := s.sentenceAt(u.article, span.Start)
	if n < 0 {
		return calling{}, false
	}
	// The noun that the phrase ends with: the first noun behind the article that no noun follows.
	terms := s.readings[u.article].Sentences[n].Terms
	for k, t := range terms {
		if t.Span.Start < span.Start || t.Kind != gainsay.NounTerm {
			continue
		}
		if k+1 < len(terms) && terms[k+1].Kind == gainsay.NounTerm && terms[k+1].Span.Start-t.Span.End == 1 {
			continue
		}
		span.End = t.Span.End
		if span.Len() > longestCalling {
			return calling{}, false
		}
		return calling{article: u.article, said: i, span: span, head: s.termKey(t)}, true
	}
	return calling{}, false
}

// longestCalling bounds, in bytes, what a thing is called.
const longestCalling = 40

// sameThing is how alike two statements must be for what they call a thing to be of one.
const sameThing = 0.2

func (s *story) callingConflict(all []calling) (gainsay.Discrepancy, bool) {
	d := gainsay.Discrepancy{Kind: gainsay.WordingKind, Class: gainsay.Conflict, Certainty: gainsay.Check}
	if len(all) < 2 {
		return d, false
	}
	var keys []string
	var articles []int
	heads := map[string]bool{}
	for _, c := range all {
		if c.said != all[0].said && likeness(&s.said[all[0].said], &s.said[c.said]) < sameThing {
			continue
		}
		heads[c.head] = true
		keys, articles = append(keys, c.head), append(articles, c.article)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(c.article, c.span), Evidence: s.evidence(c.article, c.span, s.said[c.said].st.Chain)})
	}
	if len(heads) < 2 || s.origins(articles) < 2 {
		return d, false
	}
	u := &s.said[all[0].said]
	d.About = "what " + s.cast.members[u.speaker].Name + " said that it would be: " + clipped(s.clearest([]int{all[0].said}))
	d.Why = "one speaker, one thing, and not the same word for it, unless each is a paraphrase"
	d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	return d, true
}
