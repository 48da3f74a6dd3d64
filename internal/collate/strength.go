package collate

import (
	"strings"

	"gainsay"
)

// holding begins words that say that someone did not go so far as to deny.
var holding = pattern(`(?i)\b(?:refrain\w*|declin\w+|stopp?\w*\s+short|avoid\w*|(?:did|does|would|do)\s*(?:not|n[’']t)\s+(?:directly\s+|explicitly\s+|publicly\s+)?(?:den|reject|dispute|challeng|contradict|confirm)\w*|without\s+(?:directly\s+|explicitly\s+)?(?:denying|rejecting|challenging|contradicting))\b`)

// refuting are stems of verbs that say that someone did deny.
var refuting = wordSet("deni reject dismiss refut contradict rebut disput rebuff")

// strengths finds disputes in which one report has the denying side deny a claim and
// another has it hold back from doing so.
func (s *story) strengths(disputes []matter) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for i := range disputes {
		if d, ok := s.strengthOf(&disputes[i]); ok {
			out = append(out, d)
		}
	}
	return out
}

func (s *story) strengthOf(m *matter) (gainsay.Discrepancy, bool) {
	d := gainsay.Discrepancy{
		Kind: gainsay.StrengthKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		Why: "one report says that it was denied, another that this was not done",
	}
	denier := s.sideOf(m.clashes[0].deny)
	if denier < 0 {
		return d, false
	}
	var keys []string
	var articles []int
	add := func(a int, span gainsay.Span, key string) {
		d.Values = append(d.Values, gainsay.Value{Value: s.words(a, span), Evidence: s.evidence(a, span, nil)})
		keys, articles = append(keys, key), append(articles, a)
	}
	denying := s.denyingWords(m)
	for a := range s.readings {
		if cue, ok := denying[a]; ok {
			add(a, cue, "denied")
		}
	}
	held := false
	for _, owner := range s.ownersOf(m) {
		for a := range s.readings {
			if span, ok := s.heldBack(a, denier, owner); ok {
				held = true
				add(a, span, "held back")
			}
		}
	}
	if len(denying) == 0 || !held || s.origins(articles) < 2 {
		return d, false
	}
	d.About = "how far " + s.cast.members[denier].Name + " went: " + clipped(s.clearest(sorted(m.affirm)))
	d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	return d, true
}

// denyingWords are, by article, the first words that say that the claim of a matter was
// denied; those of a headline only where the text has none.
func (s *story) denyingWords(m *matter) map[int]gainsay.Span {
	out := map[int]gainsay.Span{}
	for _, heading := range []bool{false, true} {
		for _, i := range sorted(m.deny) {
			u := &s.said[i]
			cue := gainsay.CoverAll(u.st.Cue)
			if _, told := out[u.article]; told || u.st.Stance != gainsay.Denies || s.inHeading(u) != heading {
				continue
			}
			if s.refutes(u.article, cue) && !holding().MatchString(s.words(u.article, cue)) {
				out[u.article] = cue
			}
		}
	}
	return out
}

func (s *story) ownersOf(m *matter) []int {
	var out []int
	for _, c := range m.clashes {
		if c.owner >= 0 {
			out = appendNew(out, c.owner)
		}
	}
	return out
}

// refutes tells whether a cue holds a verb of denial.
func (s *story) refutes(a int, cue gainsay.Span) bool {
	for _, w := range wordsOf(s.words(a, cue)) {
		if refuting[s.stemOf(w)] {
			return true
		}
	}
	return false
}

// heldBack finds a sentence of article a in which someone of the denying side holds back
// from denying what the owner said: both are named in it, and behind stands a noun for a
// claim.
func (s *story) heldBack(a, denier, owner int) (gainsay.Span, bool) {
	r := &s.readings[a]
	for n := range r.Sentences {
		span := r.Sentences[n].Span
		text := span.In(r.Article.Text)
		k := holding().FindStringIndex(text)
		if k == nil || r.Article.InFurniture(span) {
			continue
		}
		var before, named bool
		for _, m := range s.mentionsIn(a, span) {
			if m.Actor < 0 {
				continue
			}
			member := s.cast.of[a][m.Actor]
			before = before || m.Span.End <= span.Start+k[0] && s.cast.sameSide(member, denier)
			named = named || s.cast.sameSide(member, owner)
		}
		if !before || !named || !holdsClaimNoun(text[k[1]:]) {
			continue
		}
		end := k[1]
		if next := strings.IndexByte(text[k[1]:], ' '); next >= 0 { // the verb that was not done
			words := strings.Fields(text[k[1]:])
			for i := 0; i < min(2, len(words)); i++ {
				end = k[1] + strings.Index(text[k[1]:], words[i]) + len(words[i])
			}
		}
		return gainsay.Span{Start: span.Start + k[0], End: span.Start + end}, true
	}
	return gainsay.Span{}, false
}

func holdsClaimNoun(text string) bool {
	for _, w := range wordsOf(strings.TrimPrefix(text, " to comment")) { // the verb, not the noun
		if claimNouns[strings.TrimSuffix(w, "s")] {
			return true
		}
	}
	return false
}
