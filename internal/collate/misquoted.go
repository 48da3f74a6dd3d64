package collate

import (
	"slices"
	"strings"

	"gainsay"
)

// discrepancies are the quotations whose printings cannot all be word for word.
func (g *quoteGroups) discrepancies() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for _, group := range g.groups {
		switch group.relation {
		case gainsay.SenseChanged:
			out = append(out, g.misquoted(group, gainsay.Sure))
		case gainsay.SpeakerDiffers:
			out = append(out, g.misattributed(group))
		case gainsay.Reworded:
			if g.bothVerbatim(group) {
				out = append(out, g.misquoted(group, gainsay.Check))
			}
		case gainsay.Stitched:
			if g.cutUnmarked(group) {
				out = append(out, g.misquoted(group, gainsay.Check))
			}
		}
	}
	return out
}

// bothVerbatim tells whether two origins print as whole sentences of one named
// speaker what differs in a content word: both cannot be word for word.
func (g *quoteGroups) bothVerbatim(group quoteGroup) bool {
	differs := false
	for _, c := range group.changes {
		differs = differs || c.words > 0
	}
	if !differs {
		return false
	}
	var articles []int
	wordings := map[string]bool{}
	speaker := -1
	full := g.fullest(group.variants)
	for _, v := range group.variants {
		if wordsInCommon(g.quotes[full].words, g.quotes[v].words) < oneSentence {
			continue
		}
		q := &g.quotes[v]
		if q.fragment || q.speaker < 0 || g.s.cast.members[q.speaker].Kind != gainsay.Person {
			continue
		}
		if speaker >= 0 && q.speaker != speaker {
			return false
		}
		speaker = q.speaker
		articles = append(articles, q.article)
		wordings[joined(q.words)] = true
	}
	if speaker >= 0 && g.s.translated(speaker) && len(wordings) < translators {
		return false
	}
	return g.s.origins(articles) >= 2
}

// oneSentence is the share of the words of the shorter of two quotations that the longer must
// have for both to be one sentence: two of one speech begin and end alike.
const oneSentence = 0.55

// wordsInCommon is the share of the words of the shorter list that the other has too, each
// counted as often as it stands.
func wordsInCommon(a, b []string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	left := map[string]int{}
	for _, w := range b {
		left[w]++
	}
	n := 0
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// cutUnmarked tells whether another origin prints a quotation in one piece from whose
// middle words are gone, without a mark that says so.
func (g *quoteGroups) cutUnmarked(group quoteGroup) bool {
	lost := 0
	for _, c := range group.changes {
		lost += c.lost
	}
	if lost == 0 {
		return false
	}
	full := g.fullest(group.variants)
	if sp := g.quotes[full].speaker; sp >= 0 && g.s.translated(sp) {
		return false
	}
	for _, v := range group.variants {
		q, f := &g.quotes[v], &g.quotes[full]
		if r, _ := g.compare(full, v); r == gainsay.Stitched && !marksCut(g.s.words(q.article, q.span)) && g.s.origin[q.article] != g.s.origin[f.article] && len(q.words) >= sameRun {
			return true
		}
	}
	return false
}

// marksCut tells whether a quotation says that something was left out of it.
func marksCut(text string) bool {
	return strings.Contains(text, "...") || strings.Contains(text, ". . ") || strings.ContainsAny(text, "…[(—–") || strings.Contains(text, " - ")
}

// translators is how many wordings of translated speech are no longer taken for
// two translations.
const translators = 3

// translated tells whether a speaker speaks for a state whose language the reports
// are not in: two wordings may then be two translations.
func (s *story) translated(speaker int) bool {
	principal := s.cast.members[speaker].principal
	state, known := s.table.State(principal)
	return known && !slices.Contains(state.Languages, "en")
}

// misquoted sets the wordings of one utterance side by side.
func (g *quoteGroups) misquoted(group quoteGroup, certainty gainsay.Certainty) gainsay.Discrepancy {
	d := gainsay.Discrepancy{Kind: gainsay.QuoteKind, Class: gainsay.Conflict, Certainty: certainty}
	var said []int
	var keys []string
	full := g.fullest(group.variants)
	for _, v := range group.variants {
		q := &g.quotes[v]
		said = append(said, q.said)
		keys = append(keys, g.senseKey(full, v, certainty))
		d.Values = append(d.Values, gainsay.Value{Value: g.s.words(q.article, q.span), Evidence: g.s.evidence(q.article, q.span, g.s.said[q.said].st.Chain)})
	}
	d.About = "the words of " + g.speakerOf(group.variants, said)
	var why []string
	for _, c := range group.changes {
		if c.sense || certainty == gainsay.Check && (c.words > 0 || c.lost > 0) {
			why = appendNew(why, c.text)
		}
	}
	why = why[:min(len(why), mostChanges)]
	d.Why = "the sense is changed: " + strings.Join(why, "; ")
	if certainty == gainsay.Check {
		d.Why = "each is printed as word for word, yet they differ, unless both are translations: " + strings.Join(why, "; ")
	}
	d.OddOneOut = g.s.oddOneOut(d.Values, keys, g.articles(group))
	return d
}

// senseKey is the key under which a variant counts for the odd one out: of changes of
// sense, those that leave the sense as it is are one.
func (g *quoteGroups) senseKey(full, v int, certainty gainsay.Certainty) string {
	if certainty == gainsay.Sure && v != full {
		if r, _ := g.compare(full, v); r != gainsay.SenseChanged {
			v = full
		}
	}
	return joined(g.quotes[v].words)
}

// misattributed names those whom articles give the same words.
func (g *quoteGroups) misattributed(group quoteGroup) gainsay.Discrepancy {
	d := gainsay.Discrepancy{Kind: gainsay.SpeakerKind, Class: gainsay.Conflict, Certainty: gainsay.Check, Why: group.changes[0].text}
	var keys []string
	var articles []int
	for _, v := range group.variants {
		q := &g.quotes[v]
		hop := g.s.said[q.said].st.Speaker()
		if q.speaker < 0 || hop == nil || hop.Span.Empty() {
			continue
		}
		name := g.s.cast.members[q.speaker].Name
		keys, articles = append(keys, name), append(articles, q.article)
		d.Values = append(d.Values, gainsay.Value{Value: name, Evidence: g.s.evidence(q.article, hop.Span, g.s.said[q.said].st.Chain)})
	}
	full := &g.quotes[g.fullest(group.variants)]
	d.About = "who said: " + clipped(g.s.words(full.article, full.span))
	if d.OddOneOut = g.s.oddOneOut(d.Values, keys, articles); d.OddOneOut != "" {
		d.Certainty = gainsay.Sure
	}
	return d
}

func (g *quoteGroups) articles(group quoteGroup) []int {
	var out []int
	for _, v := range group.variants {
		out = append(out, g.quotes[v].article)
	}
	return out
}
