package attribution

import (
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
		if hop, ok := r.outletAt(i); ok {
			return hop, true
		}
	}
	return gainsay.Hop{}, false
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
	if r.d.Tokens[i].Tag == doc.NOUN && mediaNouns[r.lemma(i)] {
		t := tokenRange{int(r.tree.Left[i]), i + 1}
		for t.first < i && (r.rel(t.first) == doc.Case || r.d.Tokens[t.first].Tag == doc.PUNCT) {
			t.first++
		}
		span := r.d.SpanOf(t.first, t.last)
		return gainsay.Hop{Name: span.In(r.d.Text()), Span: span, Unknown: "the text does not name the outlet"}, true
	}
	return gainsay.Hop{}, false
}
