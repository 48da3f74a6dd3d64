package attribution

import (
	"strings"

	"gainsay"
)

// cutVouching takes a phrase of source ("…, according to the Daily Harbour", "…, an
// inquiry has found") out of the contents of statements around it: it vouches for them
// and is none of their words.
func (r *reader) cutVouching() {
	for v := range r.found {
		phrase, around, ok := r.vouches(&r.found[v])
		if !ok {
			continue
		}
		for i := max(0, v-nearby); i < min(len(r.found), v+nearby); i++ {
			if i != v && (around || r.tells(&r.found[v], &r.found[i])) {
				r.found[i].content = r.cut(r.found[i].content, phrase)
			}
		}
	}
}

// tells tells that the cue of other stands in the content of st.
func (r *reader) tells(st, other *said) bool {
	return other.verb >= 0 && r.inContent(st, r.d.SpanOf(other.verb, other.verb+1))
}

// vouches is the phrase of source of a statement whose content stands around it or
// before it. A phrase with a preposition (around) is nobody's words; a clause (", she
// said") may be those of another, but not of one whose cue its content holds.
func (r *reader) vouches(st *said) (phrase gainsay.Span, around, ok bool) {
	if st.verb < 0 || st.head < 0 || len(st.cue) == 0 || len(st.content) == 0 {
		return gainsay.Span{}, false, false
	}
	if strings.EqualFold(r.d.Word(st.verb), "according") {
		return r.d.SpanOf(st.cue[0].first, max(st.cue[0].last, st.source.last)), true, true
	}
	comment := tokenRange{st.source.first, st.cue[0].last}
	if st.source.last != st.cue[0].first || comment.first == 0 || r.d.Word(comment.first-1) != "," {
		return gainsay.Span{}, false, false
	}
	phrase = r.d.SpanOf(comment.first, comment.last)
	return phrase, false, gainsay.CoverAll(st.content).End <= phrase.Start
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
