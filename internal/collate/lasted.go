package collate

import (
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// A length is how long a talk between some lasted.
type length struct {
	article int
	t       *gainsay.Time
	span    gainsay.Span
	between []int // members named in the sentence, by principal
}

// talk is a noun for what lasts some minutes or hours between people who are named.
var talk = pattern(`(?i)\b(?:(?:phone|telephone|video) )?(?:call|conversation|talks?|meeting|summit|interview)\b`)

// lengths finds talks of the same people on the same day that reports say lasted for
// different times.
func (s *story) lengths() []gainsay.Discrepancy {
	var all []length
	for a := range s.readings {
		for i := range s.times[a] {
			if l, ok := s.lengthOf(a, &s.times[a][i]); ok {
				all = append(all, l)
			}
		}
	}
	var out []gainsay.Discrepancy
	told := map[int]bool{}
	for i := range all {
		for j := range all[:i] {
			x, y := &all[j], &all[i]
			if told[i] || told[j] || shared(s.principals(x.between), s.principals(y.between)) < sameArguments || !s.nearDays(x.article, y.article) {
				continue
			}
			if v := compare.Times(*x.t, *y.t); v.Relation == compare.Conflict {
				told[i], told[j] = true, true
				out = append(out, s.lengthConflict(x, y, v.Why))
			}
		}
	}
	return out
}

func (s *story) principals(members []int) []string {
	var out []string
	for _, m := range members {
		out = appendNew(out, s.cast.members[m].principal)
	}
	return out
}

func (s *story) lengthOf(a int, t *gainsay.Time) (length, bool) {
	r := &s.readings[a]
	n := s.sentenceAt(a, t.Span.Start)
	if t.Type != "DURATION" || !strings.HasPrefix(t.Value, "PT") || n < 0 || r.Article.InFurniture(t.Span) {
		return length{}, false
	}
	text := r.Article.Text
	span := r.Sentences[n].Span
	if t.Span.End > span.End {
		return length{}, false
	}
	after := text[t.Span.End:min(span.End, t.Span.End+25)]
	before := text[max(span.Start, t.Span.Start-25):t.Span.Start]
	k := talk().FindStringIndex(strings.TrimLeft(after, "- "))
	lasting := strings.HasSuffix(strings.TrimRight(before, " "), "lasting") || strings.HasSuffix(strings.TrimRight(before, " "), "lasted")
	if (k == nil || k[0] > 8) && !(lasting && talk().MatchString(before)) {
		return length{}, false
	}
	l := length{article: a, t: t, span: t.Span}
	for _, m := range s.mentionsIn(a, span) {
		if m.Actor >= 0 && m.Kind == gainsay.NameMention && r.Actors[m.Actor].Kind == gainsay.Person {
			l.between = appendNew(l.between, s.cast.of[a][m.Actor])
		}
	}
	return l, len(l.between) > 1
}

func (s *story) lengthConflict(x, y *length, why string) gainsay.Discrepancy {
	d := gainsay.Discrepancy{Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Check, About: "how long the talk lasted", Why: why}
	if x.article == y.article {
		d.Class = gainsay.Internal
	}
	for _, l := range [...]*length{x, y} {
		d.Values = append(d.Values, gainsay.Value{Value: s.words(l.article, l.span), Evidence: s.evidence(l.article, l.span, nil)})
	}
	return d
}
