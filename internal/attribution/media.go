package attribution

import (
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// quoting are verbs by which an outlet passes on another's words.
var quoting = map[string]bool{"quote": true, "cite": true}

// mediaNouns are words for outlets that are not named.
var mediaNouns = map[string]bool{
	"newspaper": true, "paper": true, "daily": true, "magazine": true, "broadcaster": true, "radio": true, "television": true,
	"tv": true, "channel": true, "network": true, "media": true, "tabloid": true, "weekly": true, "station": true,
}

// through is the hop of the outlet through which the source spoke: "told the Daily
// Harbour", "in an interview with Radio Sellin", "was quoted by an agency as saying".
// It is empty where the source spoke to nobody in particular.
func (r *reader) through(st *said) []gainsay.Hop {
	if hop, ok := r.within(st); ok {
		return []gainsay.Hop{hop}
	}
	if st.verb < 0 || r.d.Tokens[st.verb].Tag != doc.VERB {
		return nil
	}
	if r.quotedAs(st.verb) == st.head {
		if s, _, _ := r.subject(r.quoted(st.verb), 0); s >= 0 && s != st.head {
			return r.hopAt(s, st)
		}
	}
	for _, v := range [2]int{st.verb, r.quoted(st.verb)} {
		if v < 0 {
			continue
		}
		for c := range r.tree.Children(v) {
			if hop, ok := r.channel(st, v, c); ok {
				return []gainsay.Hop{hop}
			}
		}
	}
	return nil
}

// passedOn are the hops behind the source of a statement whose words are another's:
// whom an outlet quotes ("the agency quoted him as saying"), and who wrote the
// document that says it ("a statement from the ministry"). The document then ends
// before its author.
func (r *reader) passedOn(st *said) []gainsay.Hop {
	if st.verb >= 0 && quoting[r.lemma(st.verb)] && r.d.Tokens[st.verb].Tag == doc.VERB {
		if o := r.tree.Child(st.verb, doc.Obj, doc.NsubjPass); o >= 0 && o != st.head && r.asSaying(st.verb) {
			return r.hopAt(o, st)
		}
		return nil
	}
	if !documents[r.lemma(st.head)] || r.d.Tokens[st.head].Tag != doc.NOUN {
		return nil
	}
	for c := range r.tree.Children(st.head) {
		if c < st.head || r.rel(c) != doc.Nmod || !st.source.holds(c) {
			continue
		}
		if by := r.caseOf(c); by != "from" && by != "by" {
			continue
		}
		if m := r.mention[c]; m < 0 || r.d.Mentions[m].Actor < 0 {
			continue
		}
		if _, ok := r.outletAt(c); ok || r.tree.Child(c, doc.Conj) >= 0 {
			continue // "a report by the Daily Harbour" is the outlet's own; of several authors none speaks alone
		}
		if end := r.sourceRange(c, st.verb).last; end < st.source.last && (r.d.Word(end) == "," || r.d.Tokens[end].Tag == doc.CCONJ) {
			continue
		}
		hops := r.hopAt(c, st)
		st.source.last = max(st.head+1, int(r.tree.Left[c]))
		return hops
	}
	return nil
}

// asSaying tells "quoted … as saying".
func (r *reader) asSaying(v int) bool {
	for c := range r.tree.Children(v) {
		if c > v && (r.lemma(c) == "say" || r.lemma(c) == "tell") && r.caseOf(c) == "as" {
			return true
		}
	}
	return false
}

// hopAt is the hop of whoever token i names.
func (r *reader) hopAt(i int, st *said) []gainsay.Hop {
	t := r.sourceRange(i, st.verb)
	if m := r.mention[i]; m >= 0 && r.d.Mentions[m].Span.Len() > r.d.SpanOf(t.first, t.last).Len() {
		t.first, t.last = r.d.TokensIn(r.d.Mentions[m].Span)
	}
	if t.empty() {
		return nil
	}
	other := said{verb: st.verb, head: i, source: t}
	return []gainsay.Hop{r.hop(&other)}
}

// within is the outlet in which an unnamed source spoke, by the words of the source
// itself: "a commentator in the Daily Harbour". The source then ends before it.
func (r *reader) within(st *said) (gainsay.Hop, bool) {
	if r.d.Tokens[st.head].Tag != doc.NOUN || st.source.last <= st.head+2 {
		return gainsay.Hop{}, false
	}
	for i := st.head + 2; i < st.source.last; i++ {
		hop, ok := r.outletAt(i)
		if !ok || hop.Actor == "" && !r.outletNamed(i) {
			continue
		}
		switch r.d.Word(st.head + 1) {
		case "in", "for", "at", "from", "with":
			st.source.last = st.head + 1
			return hop, true
		}
		return gainsay.Hop{}, false
	}
	return gainsay.Hop{}, false
}

// outletNamed tells whether token i is part of a name.
func (r *reader) outletNamed(i int) bool {
	m := r.mention[i]
	return m >= 0 && r.d.Mentions[m].Kind == gainsay.NameMention
}

// quoted is the verb of quoting above verb v, -1 for none.
func (r *reader) quoted(v int) int {
	h := int(r.d.Tokens[v].Head)
	if h >= 0 && quoting[r.lemma(h)] {
		return h
	}
	if r.d.Word(v) != "saying" {
		return -1
	}
	// "was quoted by the agency saying": the tree may hang the participle on the agency.
	for i := v - 1; i >= max(int(r.sentenceOf(v).First), v-longestAside) && r.d.Tokens[i].Tag != doc.PUNCT; i-- {
		if quoting[r.lemma(i)] && r.d.Tokens[i].Tag == doc.VERB && r.tree.Child(i, doc.NsubjPass) >= 0 {
			return i
		}
	}
	return -1
}

// channel reads the child c of the verb v as the outlet that the source spoke to
// or was quoted by.
func (r *reader) channel(st *said, v, c int) (gainsay.Hop, bool) {
	switch r.rel(c) {
	case doc.Obj, doc.Iobj, doc.Obl, doc.OblAgent, doc.Advcl:
	case doc.Nsubj:
		if !quoting[r.lemma(v)] || v == st.verb {
			return gainsay.Hop{}, false
		}
	default:
		return gainsay.Hop{}, false
	}
	if st.source.holds(c) {
		return gainsay.Hop{}, false
	}
	t := r.subtree(c)
	for i := t.first; i < min(t.last, t.first+longestSource); i++ {
		if st.source.holds(i) || r.inContent(st, r.d.SpanOf(i, i+1)) || r.quoteOf[i] >= 0 {
			return gainsay.Hop{}, false
		}
		if hop, ok := r.outletAt(i); ok && r.under(i, c, hop.Span) {
			return hop, true
		}
	}
	return gainsay.Hop{}, false
}

// under tells whether what is named at token i, a span of words, is c itself or hangs
// on it: the outlet in "an interview with the Daily Harbour", not in "a letter read by it".
func (r *reader) under(i, c int, name gainsay.Span) bool {
	for steps := 0; steps < longestSource; steps++ {
		if i == c {
			return true
		}
		h := int(r.d.Tokens[i].Head)
		if h < 0 {
			return false
		}
		if !name.Holds(r.d.SpanOf(h, h+1)) {
			return h == c || int(r.d.Tokens[h].Head) == c && r.d.Tokens[h].Tag != doc.VERB
		}
		i = h
	}
	return false
}

// outletAt is the hop of an outlet named at token i, or of one called by a noun.
func (r *reader) outletAt(i int) (gainsay.Hop, bool) {
	if m := r.mention[i]; m >= 0 {
		mention := &r.d.Mentions[m]
		name := mention.Span.In(r.d.Text())
		if _, _, ok := r.table.Outlet(name); ok && mention.Kind == gainsay.NameMention {
			hop := gainsay.Hop{Name: name, Span: mention.Span}
			if mention.Actor >= 0 {
				hop.Actor = r.d.Actors[mention.Actor].Name
			} else {
				hop.Unknown = mention.Unknown
			}
			return hop, true
		}
	}
	if m := r.mention[i]; m >= 0 && r.likeOutlet(&r.d.Mentions[m]) {
		mention := &r.d.Mentions[m]
		return gainsay.Hop{Name: mention.Span.In(r.d.Text()), Span: mention.Span, Actor: r.d.Actors[mention.Actor].Name}, true
	}
	if r.d.Tokens[i].Tag == doc.NOUN && mediaNouns[r.lemma(i)] && r.rel(i) != doc.Compound {
		t := tokenRange{int(r.tree.Left[i]), i + 1}
		for t.first < i && (r.rel(t.first) == doc.Case || r.d.Tokens[t.first].Tag == doc.PUNCT) {
			t.first++
		}
		span := r.d.SpanOf(t.first, t.last)
		return gainsay.Hop{Name: span.In(r.d.Text()), Span: span, Unknown: "the text does not name the outlet"}, true
	}
	return gainsay.Hop{}, false
}

// likeOutlet tells a name that ends as outlets' names do: "the Lowmoor Advertiser".
func (r *reader) likeOutlet(m *gainsay.Mention) bool {
	if m.Kind != gainsay.NameMention || m.Actor < 0 || r.d.Actors[m.Actor].Kind == gainsay.State {
		return false
	}
	name := m.Span.In(r.d.Text())
	return outletWords[name[strings.LastIndexByte(name, ' ')+1:]]
}

// outletWords are the words with which the names of outlets end, and few others.
var outletWords = map[string]bool{
	"Advertiser": true, "Argus": true, "Bulletin": true, "Chronicle": true, "Courant": true, "Courier": true, "Daily": true, "Dispatch": true,
	"Echo": true, "Examiner": true, "Express": true, "Gazette": true, "Herald": true, "Independent": true, "Inquirer": true, "Journal": true,
	"Mail": true, "Mercury": true, "Mirror": true, "News": true, "Observer": true, "Post": true, "Register": true, "Sentinel": true, "Standard": true,
	"Telegraph": true, "Times": true, "Tribune": true, "Zeitung": true, "Radio": true, "Television": true, "TV": true, "Magazine": true,
}
