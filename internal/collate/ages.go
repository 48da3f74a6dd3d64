package collate

import (
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// An age is a printed age and whose it is.
type age struct {
	article, member int
	q               *gainsay.Quantity
	name            string // of whom, as printed
}

// ages finds people to whom reports give different ages.
func (s *story) ages() []gainsay.Discrepancy {
	byMember := map[int][]age{}
	var order []int
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Quantities {
			q := &r.Quantities[i]
			if q.Unit != "year of age" || q.Bound != gainsay.Exact || q.Implausible != "" || r.Article.InFurniture(q.Span) {
				continue
			}
			m, name := s.whoseAge(a, q)
			if m < 0 {
				continue
			}
			if byMember[m] == nil {
				order = append(order, m)
			}
			byMember[m] = append(byMember[m], age{a, m, q, s.words(a, name)})
		}
	}
	var out []gainsay.Discrepancy
	for _, m := range order {
		if d, ok := s.ageConflict(m, byMember[m]); ok {
			out = append(out, d)
		}
	}
	return out
}

// longestBetween bounds, in bytes, what may stand between an age and the name it
// belongs to: "the 42-year-old driver Tom Vale".
const longestBetween = 30

// whoseAge is the person whose age a quantity is, with the name: the name stands
// right before it, behind a comma or a bracket, or follows "-year-old".
func (s *story) whoseAge(a int, q *gainsay.Quantity) (int, gainsay.Span) {
	r := &s.readings[a]
	text := r.Article.Text
	for _, m := range s.mentionsIn(a, gainsay.Span{Start: q.Span.Start - longestMention, End: q.Span.End + longestBetween + 1}) {
		if m.Kind != gainsay.NameMention || m.Actor < 0 || r.Actors[m.Actor].Kind != gainsay.Person {
			continue
		}
		if gap := q.Span.Start - m.Span.End; gap > 0 && gap <= 3 {
			if between := text[m.Span.End:q.Span.Start]; strings.Trim(between, " ") == "," || between == " (" {
				return s.cast.of[a][m.Actor], m.Span
			}
		}
		if gap := m.Span.Start - q.Span.End; gap > 0 && gap <= longestBetween && strings.HasSuffix(q.Span.In(text), "old") {
			if between := text[q.Span.End:m.Span.Start]; !strings.ContainsAny(between, ",.;:()\"“”\n") && len(strings.Fields(between)) <= 3 && !strings.Contains(between, " of ") {
				return s.cast.of[a][m.Actor], m.Span
			}
		}
	}
	return -1, gainsay.Span{}
}

func (s *story) ageConflict(member int, ages []age) (gainsay.Discrepancy, bool) {
	d := gainsay.Discrepancy{
		Kind: gainsay.QuantityKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		About: "the age of " + s.cast.members[member].Name,
	}
	var keys []string
	var articles []int
	for i := range ages {
		x := &ages[i]
		if !sameFirstWord(x.name, ages[0].name) {
			continue // a family shares its last name, and initials are soon confused
		}
		if v := compare.Quantities(*ages[0].q, *x.q); d.Why == "" && v.Relation == compare.Conflict {
			d.Why = v.Why
		}
		keys = append(keys, strconv.FormatFloat(x.q.Value, 'g', -1, 64))
		articles = append(articles, x.article)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(x.article, x.q.Span), Evidence: s.evidence(x.article, x.q.Span, nil)})
	}
	if d.Why == "" {
		return d, false
	}
	d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	if s.oneArticle(articles) {
		d.Class = gainsay.Internal
	}
	return d, true
}

func sameFirstWord(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	return len(x) > 1 && len(y) > 1 && x[0] == y[0]
}
