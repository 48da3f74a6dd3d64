package collate

import (
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// A bearing is how far and in which direction something lies from a place.
type bearing struct {
	article   int
	q         *gainsay.Quantity
	direction string
	place     int // member
	span      gainsay.Span
}

// direction is what follows a distance that is a bearing: "(140 miles) west of …".
var direction = pattern(`^(?:\s*\([^()]{1,30}\))?\s+(?:to the\s+)?((?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern|wards?)?\s+of\s+(?:the\s+(?:capital|city|town|island)(?:\s+of)?\s+)?`)

// bearings finds reports that put one thing at about the same distance from one
// place, but in different directions.
func (s *story) bearings() []gainsay.Discrepancy {
	byPlace := map[int][]bearing{}
	var order []int
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Quantities {
			q := &r.Quantities[i]
			if compare.Dimension(q.Unit) != "length" || r.Article.InFurniture(q.Span) {
				continue
			}
			if b, ok := s.bearing(a, q); ok {
				if byPlace[b.place] == nil {
					order = append(order, b.place)
				}
				byPlace[b.place] = append(byPlace[b.place], b)
			}
		}
	}
	var out []gainsay.Discrepancy
	for _, place := range order {
		if d, ok := s.bearingConflict(place, byPlace[place]); ok {
			out = append(out, d)
		}
	}
	return out
}

func (s *story) bearing(a int, q *gainsay.Quantity) (bearing, bool) {
	text := s.readings[a].Article.Text
	m := direction().FindStringSubmatchIndex(text[q.Span.End:min(len(text), q.Span.End+80)])
	if m == nil {
		return bearing{}, false
	}
	at := q.Span.End + m[1]
	place := s.memberAt(a, gainsay.Span{Start: at, End: at + 1})
	if place < 0 {
		return bearing{}, false
	}
	word := strings.NewReplacer("-", "", " ", "").Replace(strings.ToLower(text[q.Span.End+m[2] : q.Span.End+m[3]]))
	return bearing{a, q, word, place, gainsay.Span{Start: q.Span.Start, End: q.Span.End + m[3]}}, true
}

// alikeDistance is how far two distances may differ, as a share of the greater, to
// be roundings of one.
const alikeDistance = 0.15

func (s *story) bearingConflict(place int, all []bearing) (gainsay.Discrepancy, bool) {
	d := gainsay.Discrepancy{
		Kind: gainsay.PlaceKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
		About: "where it lies from " + s.cast.members[place].Name,
		Why:   "about the same distance, but in different directions",
	}
	first := &all[0]
	var keys []string
	var articles []int
	directions := map[string]bool{}
	for i := range all {
		b := &all[i]
		if !s.nearDays(first.article, b.article) || !alikeLength(first.q, b.q) {
			continue
		}
		directions[b.direction] = true
		keys, articles = append(keys, b.direction), append(articles, b.article)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(b.article, b.span), Evidence: s.evidence(b.article, b.span, nil)})
	}
	if len(directions) < 2 || s.origins(articles) < 2 {
		return d, false
	}
	d.OddOneOut = s.oddOneOut(d.Values, keys, articles)
	return d, true
}

// nearDays tells whether two articles were published within a few days of each other.
func (s *story) nearDays(a, b int) bool {
	n, ok := daysBetween(dayOf(s.readings[a].Article.Published), dayOf(s.readings[b].Article.Published))
	return !ok || n <= newsDays
}

// alikeLength tells whether two lengths are about the same.
func alikeLength(a, b *gainsay.Quantity) bool {
	wider, narrower := *a, *a
	wider.Value, narrower.Value = a.Value*(1+alikeDistance), a.Value*(1-alikeDistance)
	between := gainsay.Quantity{Value: narrower.Value, High: wider.Value, Unit: a.Unit, Bound: gainsay.Between}
	return compare.Quantities(between, *b).Agree()
}
