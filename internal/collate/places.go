package collate

import (
	"gainsay"
)

// placeKinds are words for kinds of place, by classes of which one place can only
// be one. A province and its chief town often share a name, an island and a town
// within a country's borders seldom do.
var placeKinds = map[string]string{
	"town": "settlement", "city": "settlement", "village": "settlement", "island": "island", "islet": "island",
}

var (
	kindBefore = pattern(`(?:^|\s)(town|city|village|island|islet)\s+of\s+$`)
	kindAfter  = pattern(`^\s+(island|islet|town|city|village)\b`)
)

// A kindOfPlace is what an article says a place is.
type kindOfPlace struct {
	article int
	class   string
	span    gainsay.Span
}

// kindsOfPlaces finds places of which one origin alone says that they are of another kind.
func (s *story) kindsOfPlaces() []gainsay.Discrepancy {
	byPlace := map[int][]kindOfPlace{}
	var order []int
	for a := range s.readings {
		r := &s.readings[a]
		text := r.Article.Text
		for i := range r.Mentions {
			m := &r.Mentions[i]
			if m.Kind != gainsay.NameMention || m.Actor < 0 || r.Actors[m.Actor].Kind == gainsay.Person || r.Article.InFurniture(m.Span) {
				continue
			}
			from, to := max(0, m.Span.Start-20), min(len(text), m.Span.End+12)
			span, word := m.Span, ""
			if k := kindBefore().FindStringSubmatchIndex(text[from:m.Span.Start]); k != nil {
				word, span.Start = text[from+k[2]:from+k[3]], from+k[2]
			} else if k := kindAfter().FindStringSubmatchIndex(text[m.Span.End:to]); k != nil {
				word, span.End = text[m.Span.End+k[2]:m.Span.End+k[3]], m.Span.End+k[3]
			}
			if word == "" {
				continue
			}
			place := s.cast.of[a][m.Actor]
			if byPlace[place] == nil {
				order = append(order, place)
			}
			byPlace[place] = append(byPlace[place], kindOfPlace{a, placeKinds[word], span})
		}
	}
	var out []gainsay.Discrepancy
	for _, place := range order {
		d := gainsay.Discrepancy{
			Kind: gainsay.PlaceKind, Class: gainsay.Conflict, Certainty: gainsay.Check,
			About: "what kind of place " + s.cast.members[place].Name + " is", Why: "one place is no island and town at once",
		}
		var keys []string
		var articles []int
		for _, k := range byPlace[place] {
			keys, articles = append(keys, k.class), append(articles, k.article)
			d.Values = append(d.Values, gainsay.Value{Value: s.words(k.article, k.span), Evidence: s.evidence(k.article, k.span, nil)})
		}
		if d.OddOneOut = s.oddOneOut(d.Values, keys, articles); d.OddOneOut != "" {
			out = append(out, d)
		}
	}
	return out
}
