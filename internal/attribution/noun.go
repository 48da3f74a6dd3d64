package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// readNoun reads token n as a noun that is a cue with a clause of its own:
// "Rossi's claim that …", "a pledge to …", "the denial of …".
func (r *reader) readNoun(n int) (said, bool) {
	for _, c := range r.lex.nouns[r.lemma(n)] {
		content := r.nounContent(n, c.frames)
		if content < 0 {
			continue
		}
		st := said{verb: n, head: -1, stance: c.stance, manner: c.manner, unknown: noSubject}
		st.cue = []tokenRange{r.nounCue(n)}
		if s := r.nounSource(n, content); s >= 0 {
			st.head, st.source, st.unknown = s, r.sourceRange(s, n), ""
		}
		st.content = r.without(r.subtree(content), st.cue[0])
		return st, len(st.content) > 0
	}
	return said{}, false
}

// nounContent is the head of the clause or phrase that says what was claimed,
// promised or denied; -1 when the noun has none.
func (r *reader) nounContent(n int, f frame) int {
	for c := range r.tree.Children(n) {
		if c < n {
			continue
		}
		mark := r.tree.Child(c, doc.Mark)
		switch rel := r.rel(c); {
		case (rel == doc.Acl || rel == doc.Ccomp || rel == doc.AclRelcl) && mark >= 0:
			that := r.lemma(mark) == "that" || r.lemma(mark) == "whether"
			if that && f&clauseFrame != 0 || r.lemma(mark) == "to" && f&infinitiveFrame != 0 {
				return c
			}
		case rel == doc.Nmod && f&objectFrame != 0 && (r.caseOf(c) == "of" || r.caseOf(c) == "for"):
			return c
		}
	}
	// "The claim is that …", "his message was: …"
	if h := int(r.d.Tokens[n].Head); h >= 0 && r.rel(n) == doc.Nsubj || r.rel(n) == doc.NsubjOuter {
		if cop := r.tree.Child(h, doc.Cop); cop > n && r.tree.Child(h, doc.Mark) > cop && f&clauseFrame != 0 {
			return h
		}
	}
	return -1
}

// lightVerbs carry a noun that is a cue and add nothing of their own: their
// subject is the source.
var lightVerbs = map[string]bool{
	"make": true, "give": true, "issue": true, "offer": true, "have": true, "express": true, "voice": true,
	"repeat": true, "reiterate": true, "deliver": true, "release": true, "raise": true, "hold": true, "renew": true, "send": true,
}

// nounSource is the token that names whose claim it is: a possessor, a "by" or
// "from" phrase, or the subject of a light verb.
func (r *reader) nounSource(n, content int) int {
	for c := range r.tree.Children(n) {
		switch rel := r.rel(c); {
		case rel == doc.NmodPoss && c < n:
			return c
		case (rel == doc.Nmod || rel == doc.Acl) && c != content:
			if p := r.caseOf(c); p == "by" || p == "from" {
				return c
			}
		}
	}
	h := int(r.d.Tokens[n].Head)
	if h < 0 || r.d.Tokens[h].Tag != doc.VERB {
		return -1
	}
	if lightVerbs[r.lemma(h)] && (r.rel(n) == doc.Obj || r.rel(n) == doc.Obl) {
		s, _, pass := r.subject(h, 0)
		if !pass {
			return s
		}
	}
	return -1
}

// nounCue is the noun, with the light verb when that stands close before it.
func (r *reader) nounCue(n int) tokenRange {
	h := int(r.d.Tokens[n].Head)
	if h >= 0 && h < n && n-h <= 4 && r.rel(n) == doc.Obj && lightVerbs[r.lemma(h)] && r.d.Tokens[h].Tag == doc.VERB &&
		r.tree.Child(n, doc.NmodPoss) < 0 {
		return tokenRange{r.cueRange(h)[0].first, n + 1}
	}
	return tokenRange{n, n + 1}
}

// readAccording reads "according to X", "in the words of X" at token i: the
// clause around the phrase is the content.
func (r *reader) readAccording(i int, s *doc.Sentence) (said, bool) {
	head, cue := r.accordingTo(i, s)
	if head < 0 {
		return said{}, false
	}
	phrase := r.subtree(head)
	phrase.first = min(phrase.first, cue.first)
	phrase.last = max(phrase.last, cue.last)
	end, fronted := r.phraseEnd(cue.last, s), r.onlyMarks(int(s.First), i)
	if fronted && end > cue.last && end < int(s.Last) || end > phrase.last {
		phrase.last = end
	}
	if head >= phrase.last {
		head = r.nominal(cue.last, phrase.last)
	}
	st := said{verb: i, head: head, stance: gainsay.Asserts, manner: gainsay.Indirect, cue: []tokenRange{cue}}
	st.source = tokenRange{cue.last, phrase.last}
	for st.source.last > head+1 && r.d.Tokens[st.source.last-1].Tag == doc.PUNCT && !bracket(r.d.Word(st.source.last-1)) {
		st.source.last--
	}
	whole := r.vouchedFor(head, phrase, s)
	if !fronted && end+1 < int(s.Last) && r.d.Word(end) == "," && (r.d.Tokens[end+1].Tag == doc.AUX || r.d.Tokens[end+1].Tag == doc.VERB) {
		whole = tokenRange{int(s.First), int(s.Last)} // it stands between a subject and its verb
	}
	st.content = r.without(whole, phrase)
	return st, len(st.content) > 0
}

// vouchedFor is the clause that the phrase of source, built around head, vouches for.
func (r *reader) vouchedFor(head int, phrase tokenRange, s *doc.Sentence) tokenRange {
	whole := tokenRange{int(s.First), int(s.Last)}
	if above := int(r.d.Tokens[head].Head); above >= 0 && !phrase.holds(above) {
		switch r.d.Tokens[above].Tag {
		case doc.VERB, doc.AUX, doc.ADJ, doc.NOUN:
			whole = r.subtree(above)
		}
	}
	if phrase.first > whole.first {
		// After the words that it vouches for, the phrase does not reach over what follows.
		if r.onlyMarks(phrase.last, whole.last) || r.d.Word(phrase.last) != "," {
			whole.last = phrase.first
		}
	}
	return whole
}

// nominal is the token that the first noun phrase of a range is built around: the last
// of its first run of nouns, or its first token.
func (r *reader) nominal(first, last int) int {
	noun := func(i int) bool {
		t := r.d.Tokens[i].Tag
		return t == doc.NOUN || t == doc.PROPN || t == doc.PRON
	}
	for i := first; i < last; i++ {
		if noun(i) && (i+1 == last || !noun(i+1) && r.rel(i+1) != doc.Case) {
			return i // and no owner: "the mayor's sister"
		}
	}
	return first
}

// accordingTo finds the head of the source and the cue's tokens, -1 when token i
// does not begin such a phrase.
func (r *reader) accordingTo(i int, s *doc.Sentence) (int, tokenRange) {
	cue := r.vouchingWords(i, s)
	if cue.empty() {
		return -1, tokenRange{}
	}
	head := r.vouchingHead(i, cue.last-1, s)
	if head >= 0 && measures[r.lemma(head)] {
		return -1, tokenRange{}
	}
	return head, cue
}

// measures are nouns that something is done according to without anyone's saying so.
var measures = map[string]bool{
	"rule": true, "means": true, "mean": true, "schedule": true, "plan": true, "need": true, "size": true, "age": true, "rank": true, "taste": true,
	"custom": true, "tradition": true, "order": true, "type": true, "ability": true, "weather": true, "season": true, "recipe": true, "merit": true,
}

// vouchingWords are the words "according to", "in the words of", "in the view of"
// that begin at token i; the range is empty when there are none.
func (r *reader) vouchingWords(i int, s *doc.Sentence) tokenRange {
	word := func(k int) string {
		if k >= int(s.Last) {
			return ""
		}
		return strings.ToLower(r.d.Word(k))
	}
	switch word(i) {
	case "according":
		if word(i+1) == "to" {
			return tokenRange{i, i + 2}
		}
	case "in":
		if word(i+1) == "the" && word(i+3) == "of" {
			switch word(i + 2) {
			case "words", "view", "opinion", "eyes", "estimation":
				return tokenRange{i, i + 4}
			}
		}
	}
	return tokenRange{}
}

// vouchingHead is the token that the phrase after the words of source, which end
// at token next, is built around; -1 when there is none.
func (r *reader) vouchingHead(i, next int, s *doc.Sentence) int {
	if h := int(r.d.Tokens[i].Head); h > next && h < int(s.Last) && r.rel(i) == doc.Case {
		return h
	}
	if next == i+1 {
		for c := range r.tree.Children(i) {
			if c > next {
				return c
			}
		}
	}
	// The tree does not say: the phrase that begins after "to".
	for j := next + 1; j < int(s.Last); j++ {
		if t := r.d.Tokens[j].Tag; t == doc.NOUN || t == doc.PROPN || t == doc.PRON {
			for h := int(r.d.Tokens[j].Head); h > j && int(r.tree.Left[h]) > next; h = int(r.d.Tokens[h].Head) {
				j = h
			}
			return j
		}
	}
	return -1
}
