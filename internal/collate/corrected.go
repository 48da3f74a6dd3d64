package collate

import (
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/compare"
)

// Words that tell that a figure was given before, and that another has taken its place.
var (
	formerly  = pattern(`(?i)\b(?:previously|initially|originally|at first|earlier (?:said|reported|put|estimate\w*)|preliminary|early reports|first (?:said|reported))\b`)
	nowGiven  = pattern(`(?i)\b(?:now|later|since|only|instead|revised|corrected|determined|completed|final|however|actual(?:ly)?)\b`)
	corrected = pattern(`(?i)\b(?:revis|correct|determin|did not bear|turned out|in fact|later (?:said|found|clarified)|now (?:says|said|puts))`)
)

// corrections finds figures that an article itself says were replaced: "previously said
// up to 100,000 …, determined that only about 8,000 …". Both stand in one sentence or in
// two that follow each other, and count the same.
func (s *story) corrections() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for a := range s.readings {
		r := &s.readings[a]
		for i := range r.Quantities {
			old := &r.Quantities[i]
			n := s.sentenceAt(a, old.Span.Start)
			if old.Of == "" && old.Unit == "" || n < 0 || r.Article.InFurniture(old.Span) || old.Implausible != "" {
				continue
			}
			if now := s.replacement(a, n, i); now != nil {
				out = append(out, s.correction(a, old, now))
				break
			}
		}
	}
	return out
}

// replacement is the figure that replaces quantity i of sentence n, nil for none.
func (s *story) replacement(a, n, i int) *gainsay.Quantity {
	r := &s.readings[a]
	old := &r.Quantities[i]
	end := r.Sentences[n].Span.End
	if n+1 < len(r.Sentences) {
		end = r.Sentences[n+1].Span.End
	}
	before := s.words(a, gainsay.Span{Start: r.Sentences[n].Span.Start, End: old.Span.Start})
	if !formerly().MatchString(before) {
		return nil
	}
	all := r.Quantities
	from := sort.Search(len(all), func(k int) bool { return all[k].Span.Start >= old.Span.End })
	for k := from; k < len(all) && all[k].Span.End <= end; k++ {
		now := &all[k]
		between := s.words(a, gainsay.Span{Start: old.Span.End, End: now.Span.Start})
		if now.Implausible != "" || !s.countsAlike(a, old, now) || !corrected().MatchString(between) || !nowGiven().MatchString(between) {
			continue
		}
		if compare.Quantities(*old, *now).Relation == compare.Conflict {
			return now
		}
	}
	return nil
}

// countsAlike tells whether two figures of one article count the same: the same unit, or
// things of one name, people whatever the word, or a thing named by a word for any.
func (s *story) countsAlike(a int, x, y *gainsay.Quantity) bool {
	if x.Unit != "" || y.Unit != "" {
		return x.Unit == y.Unit
	}
	f, g := strings.ToLower(x.Of), strings.ToLower(y.Of)
	return s.stemOf(f) == s.stemOf(g) || people[f] && people[g]
}

func (s *story) correction(a int, old, now *gainsay.Quantity) gainsay.Discrepancy {
	d := gainsay.Discrepancy{
		Kind: gainsay.QuantityKind, Class: gainsay.Update, Certainty: gainsay.Check,
		About: clipped(s.words(a, now.OfSpan)), Why: "the article itself says that the one took the place of the other",
	}
	for _, q := range [...]*gainsay.Quantity{old, now} {
		span := q.Span.Cover(q.OfSpan)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(a, span), Evidence: s.evidence(a, span, nil)})
	}
	return d
}
