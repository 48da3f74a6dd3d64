package attribution

import (
	"sort"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
)

// hop makes the station of a statement's own source.
func (r *reader) hop(st *said) gainsay.Hop {
	span := r.d.SpanOf(st.source.first, st.source.last)
	hop := gainsay.Hop{Name: span.In(r.d.Text()), Span: span}
	if len(st.cue) > 0 {
		hop.Cue = r.d.SpanOf(st.cue[0].first, st.cue[0].last)
	}
	m := r.mentionOf(st)
	switch {
	case m == nil:
		hop.Unknown = "the words name no known actor"
	case m.Actor < 0:
		hop.Unknown = m.Unknown
	default:
		hop.Actor = r.d.Actors[m.Actor].Name
	}
	return hop
}

// mentionOf is the mention that the source means: a name at its head or in
// apposition to it, else a description or pronoun at its head.
func (r *reader) mentionOf(st *said) *gainsay.Mention {
	var at *gainsay.Mention
	if noun := r.antecedent(st.head); noun >= 0 && r.mention[st.head] < 0 && r.mention[noun] >= 0 {
		return &r.d.Mentions[r.mention[noun]]
	}
	if m := r.mention[st.head]; m >= 0 {
		at = &r.d.Mentions[m]
		if at.Kind == gainsay.NameMention && at.Actor >= 0 && (r.d.Actors[at.Actor].Kind == gainsay.Person || r.personAtEnd(st) == nil) {
			return at
		}
	}
	if person := r.personAtEnd(st); person != nil {
		return person
	}
	if named := r.namedBeside(st); named != nil {
		return named
	}
	if own := r.tree.Child(st.head, doc.NmodPoss); at == nil && own >= 0 && len(r.lex.nouns[r.lemma(st.head)]) > 0 && r.mention[own] >= 0 {
		return &r.d.Mentions[r.mention[own]] // "Lee's remarks" are Lee's
	}
	return at
}

// antecedent is the noun that the relative pronoun at token i stands for, -1 for none.
func (r *reader) antecedent(i int) int {
	if l := r.lemma(i); r.d.Tokens[i].Tag != doc.PRON || l != "which" && l != "that" && l != "who" {
		return -1
	}
	v := int(r.d.Tokens[i].Head)
	if v < 0 || r.rel(v) != doc.AclRelcl {
		return -1
	}
	return int(r.d.Tokens[v].Head)
}

// personAtEnd is the person named at the end of a source, or before its first comma, where
// the tree takes the place or the body before him for the head: "Doran Senator Ada Berg".
// It is nil where a preposition or an owner stands before the name.
func (r *reader) personAtEnd(st *said) *gainsay.Mention {
	end := st.source.first
	for end < st.source.last && r.d.Word(end) != "," {
		end++
	}
	if end == st.source.first {
		return nil
	}
	m := r.nameAt(end - 1)
	if m == nil || r.d.Actors[m.Actor].Kind != gainsay.Person {
		return nil
	}
	first, last := r.d.TokensIn(m.Span)
	if last != end || first == st.source.first {
		return nil
	}
	for i := st.source.first; i < first; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.ADP, doc.PART, doc.CCONJ, doc.VERB:
			return nil
		}
	}
	return m
}

// namedBeside is a name that stands in apposition to the head of the source or
// follows it at once ("spokesman Ann Lee").
func (r *reader) namedBeside(st *said) *gainsay.Mention {
	for c := range r.tree.Children(st.head) {
		switch r.rel(c) {
		case doc.Appos, doc.Flat, doc.NmodDesc:
			if m := r.nameAt(c); m != nil {
				return m
			}
		}
	}
	if next := st.head + 1; next < len(r.d.Tokens) && r.d.Tokens[next].Tag == doc.PROPN && r.d.Tokens[st.head].Tag == doc.NOUN {
		return r.nameAt(next)
	}
	for i := st.head + 1; i < st.source.last; i++ {
		if end := r.apposedEnd(i); end > i+1 && end <= st.source.last {
			return r.nameAt(end - 1)
		}
	}
	return nil
}

// nameAt is the name of a known actor at token i, or nil.
func (r *reader) nameAt(i int) *gainsay.Mention {
	if m := r.mention[i]; m >= 0 && r.d.Mentions[m].Kind == gainsay.NameMention && r.d.Mentions[m].Actor >= 0 {
		return &r.d.Mentions[m]
	}
	return nil
}

// nest tells which statements stand within the content of others and sets the
// chains: the hops of those around a statement, then its own. The article's
// declared origin stands at the head of every chain. What someone says of himself
// within his own words ("we agree", said he) is no statement of its own.
func (r *reader) nest(all []gainsay.Statement, from []said) []gainsay.Statement {
	parent := make([]int, len(all))
	for i := range all {
		parent[i] = r.around(all, i)
	}
	chains := make([][]gainsay.Hop, len(all))
	kept := make([]bool, len(all))
	head := r.declared()
	for _, i := range outermostFirst(all) {
		chain := head
		up := parent[i]
		for up >= 0 && !kept[up] {
			up = parent[up]
		}
		parent[i] = up
		if up >= 0 {
			chain = chains[up]
		}
		own := all[i].Chain
		if up >= 0 && r.disowned(&all[up], &all[i]) {
			chain = chains[up][:len(chains[up])-len(all[up].Chain)]
		}
		if up >= 0 && from[i].goesOn {
			kept[i], chains[i] = true, chains[up]
			continue
		}
		kept[i] = up < 0 || !r.ownWords(&all[up], own)
		chains[i] = append(chain[:len(chain):len(chain)], own...)
	}
	return r.numbered(all, kept, parent, chains)
}

// disowned tells a claim that the statement around it only names, in order to turn
// it down or to think something of it: who rejects "the union's claim that …" does not report that the union
// claimed it; the outlet does.
func (r *reader) disowned(around, s *gainsay.Statement) bool {
	switch around.Stance {
	case gainsay.Denies, gainsay.Doubts, gainsay.Declines, gainsay.Hedges:
	default:
		if around.Manner != gainsay.Belief {
			return false
		}
	}
	if len(s.Cue) == 0 {
		return false
	}
	first, last := r.d.TokensIn(s.Cue[0])
	if last <= first {
		return false
	}
	return r.d.Tokens[last-1].Tag == doc.NOUN || around.Stance == gainsay.Denies && r.inRelative(last-1)
}

// inRelative tells a verb of a relative clause: "a report in which a source said …".
func (r *reader) inRelative(v int) bool {
	return r.rel(v) == doc.AclRelcl
}

// numbered gives the kept statements their identities, in order, and ties them to
// what they point back to.
func (r *reader) numbered(all []gainsay.Statement, kept []bool, parent []int, chains [][]gainsay.Hop) []gainsay.Statement {
	n := 0
	for i := range all {
		if kept[i] {
			n++
			all[i].ID = "s" + strconv.Itoa(n)
		}
	}
	out := make([]gainsay.Statement, 0, n)
	for i := range all {
		if !kept[i] {
			continue
		}
		s := all[i]
		s.Chain = append([]gainsay.Hop{}, chains[i]...)
		if parent[i] >= 0 {
			s.Within = all[parent[i]].ID
		}
		out = append(out, s)
	}
	r.pointBack(out)
	return out
}

// outermostFirst orders statements so that each comes after all that may be around it.
func outermostFirst(all []gainsay.Statement) []int {
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return size(&all[order[a]]) > size(&all[order[b]]) })
	return order
}

// size is the number of bytes of a statement's content.
func size(s *gainsay.Statement) int {
	n := 0
	for _, c := range s.Content {
		n += c.Len()
	}
	return n
}

// ownWords tells whether the source of a statement is the speaker of the one
// around it, by name or as "I" and "we" within his quotation.
func (r *reader) ownWords(around *gainsay.Statement, own []gainsay.Hop) bool {
	speaker := around.Speaker()
	if speaker == nil || len(own) == 0 {
		return false
	}
	hop := &own[0]
	if hop.Span == speaker.Span || hop.Actor != "" && hop.Actor == speaker.Actor {
		return true
	}
	switch strings.ToLower(hop.Name) {
	case "i", "we", "us", "me", "our", "my":
		return true
	}
	return false
}

// around is the index of the smallest larger statement whose content holds the cue
// (or, without one, the content) of statement i; -1 for none. Statements are in
// order of their first content, so only those near i can hold it.
func (r *reader) around(out []gainsay.Statement, i int) int {
	key := gainsay.CoverAll(out[i].Cue)
	if key.Empty() {
		key = gainsay.CoverAll(out[i].Content)
	}
	mine := size(&out[i])
	best, least := -1, 0
	for j := max(0, i-nearby); j < min(len(out), i+nearby); j++ {
		if j == i || size(&out[j]) <= mine {
			continue
		}
		for _, c := range out[j].Content {
			if c.Holds(key) && (best < 0 || c.Len() < least) {
				best, least = j, c.Len()
			}
		}
	}
	return best
}

// nearby bounds how many statements on each side are looked at for one around.
const nearby = 40

// declared is the hop of the origin that the article says its text comes from.
func (r *reader) declared() []gainsay.Hop {
	for _, o := range r.d.Article.Origins {
		if o.Kind == gainsay.OriginText || o.Kind == gainsay.OriginWire {
			return []gainsay.Hop{{Name: o.Name, Actor: o.Name, Span: o.Span, Declared: true}}
		}
	}
	return nil
}
