package attribution

import (
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

// mentionOf is the mention that the source means: the one at its head, else the
// first name in it that is tied to the head directly ("spokesman Ann Lee").
func (r *reader) mentionOf(st *said) *gainsay.Mention {
	if m := r.mention[st.head]; m >= 0 {
		if mention := &r.d.Mentions[m]; mention.Actor >= 0 || mention.Kind != gainsay.NameMention {
			if named := r.namedBeside(st); named != nil && mention.Kind != gainsay.NameMention {
				return named
			}
			return mention
		}
	}
	return r.namedBeside(st)
}

// namedBeside is a name that stands in apposition to the head of the source.
func (r *reader) namedBeside(st *said) *gainsay.Mention {
	for c := range r.tree.Children(st.head) {
		switch r.rel(c) {
		case doc.Appos, doc.Flat, doc.Compound, doc.NmodDesc:
			if m := r.mention[c]; m >= 0 && r.d.Mentions[m].Kind == gainsay.NameMention && r.d.Mentions[m].Actor >= 0 && r.rel(c) != doc.Compound {
				return &r.d.Mentions[m]
			}
		}
	}
	return nil
}

// nest tells which statements stand within the content of others and sets the
// chains: the hops of those around a statement, then its own. The article's
// declared origin stands at the head of every chain.
func (r *reader) nest(out []gainsay.Statement) {
	parent := make([]int, len(out))
	for i := range out {
		parent[i] = r.around(out, i)
		if parent[i] >= 0 {
			out[i].Within = out[parent[i]].ID
		}
	}
	own := make([][]gainsay.Hop, len(out))
	for i := range out {
		own[i] = out[i].Chain
	}
	head := r.declared()
	for i := range out {
		chain := append([]gainsay.Hop{}, head...)
		var up []int
		for p := parent[i]; p >= 0 && len(up) < len(out); p = parent[p] {
			up = append(up, p)
		}
		for k := len(up) - 1; k >= 0; k-- {
			chain = append(chain, own[up[k]]...)
		}
		out[i].Chain = append(chain, own[i]...)
	}
}

// around is the index of the smallest statement whose content holds the cue (or,
// without one, the content) of statement i; -1 for none. Statements are in order
// of their first content, so only those before i and a few after it can hold it.
func (r *reader) around(out []gainsay.Statement, i int) int {
	key := gainsay.CoverAll(out[i].Cue)
	if key.Empty() {
		key = gainsay.CoverAll(out[i].Content)
	}
	best, size := -1, 0
	consider := func(j int) {
		for _, c := range out[j].Content {
			if j != i && c.Holds(key) && !sameContent(&out[i], &out[j]) && (best < 0 || c.Len() < size) {
				best, size = j, c.Len()
			}
		}
	}
	for j := max(0, i-nearby); j < min(len(out), i+nearby); j++ {
		consider(j)
	}
	return best
}

// nearby bounds how many statements on each side are looked at for one around.
const nearby = 40

func sameContent(a, b *gainsay.Statement) bool {
	return gainsay.CoverAll(a.Content) == gainsay.CoverAll(b.Content)
}

// declared is the hop of the origin that the article says its text comes from.
func (r *reader) declared() []gainsay.Hop {
	for _, o := range r.d.Article.Origins {
		if o.Kind == gainsay.OriginText || o.Kind == gainsay.OriginWire {
			return []gainsay.Hop{{Name: o.Name, Actor: o.Name, Span: o.Span, Declared: true}}
		}
	}
	return nil
}
