package collate

import (
	"sort"

	"gainsay"
)

// timeline puts what was said and what was published on their days. Times that
// cannot be resolved to a day are left out.
func (s *story) timeline() []gainsay.Event {
	var out []gainsay.Event
	for i := range s.said {
		u := &s.said[i]
		if day := s.dayOfSaying(u); day != "" && u.speaker >= 0 && u.st.Within == "" {
			out = append(out, gainsay.Event{
				Date: day,
				Kind: gainsay.Said,
				What: s.cast.members[u.speaker].Name + ": " + s.words(u.article, longest(u.st.Content)),
				Evidence: []gainsay.Evidence{s.evidence(u.article, longest(u.st.Content), u.st.Chain),
					s.evidence(u.article, u.st.When, nil)},
			})
		}
	}
	for a := range s.readings {
		art := &s.readings[a].Article
		if art.Published == "" {
			continue
		}
		out = append(out, gainsay.Event{
			Date:     art.Published,
			Kind:     gainsay.Published,
			What:     art.Outlet.Name,
			Evidence: []gainsay.Evidence{s.evidence(a, art.Headline, nil)},
		})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out
}
