package attribution

import (
	"strings"

	"gainsay"
)

// cutVouching takes a phrase of source ("…, according to the Daily Harbour") out of
// the contents of statements around it: it vouches for them and is none of their words.
func (r *reader) cutVouching() {
	for v := range r.found {
		st := &r.found[v]
		if st.verb < 0 || st.head < 0 || !strings.EqualFold(r.d.Word(st.verb), "according") || len(st.cue) == 0 {
			continue
		}
		phrase := r.d.SpanOf(st.cue[0].first, max(st.cue[0].last, st.source.last))
		for i := max(0, v-nearby); i < min(len(r.found), v+nearby); i++ {
			if i != v {
				r.found[i].content = r.cut(r.found[i].content, phrase)
			}
		}
	}
}

// cut takes hole out of the piece that holds it near one of its ends; a piece of
// nothing else falls away.
func (r *reader) cut(pieces []gainsay.Span, hole gainsay.Span) []gainsay.Span {
	for i, p := range pieces {
		if !p.Holds(hole) {
			continue
		}
		switch {
		case p.End-hole.End <= 2:
			p.End = hole.Start
		case hole.Start-p.Start <= 2:
			p.Start = hole.End
		default:
			continue
		}
		first, last := r.d.TokensIn(p)
		out := append([]gainsay.Span{}, pieces...)
		out[i] = r.trim(tokenRange{first, last})
		if out[i].Empty() {
			return append(out[:i], out[i+1:]...)
		}
		return out
	}
	return pieces
}
