package collate

import (
	"sort"
	"strings"

	"gainsay"
)

// timeline puts what happened, what was said and what was published on their days,
// never mixed. Times that cannot be resolved to a day are left out.
func (s *story) timeline() []gainsay.Event {
	out := s.happened()
	out = append(out, s.saidOnDays()...)
	usual := s.usualDay()
	for a := range s.readings {
		art := &s.readings[a].Article
		if art.Published == "" {
			continue
		}
		what := art.Outlet.Name
		if n, ok := daysBetween(dayOf(art.Published), usual); ok && n > strayDays {
			what = strings.TrimSpace(what + " (as stamped; the other reports are of " + usual[:len("2006")] + ")")
		}
		out = append(out, gainsay.Event{
			Date: art.Published, Kind: gainsay.Published, What: what,
			Evidence: []gainsay.Evidence{s.evidence(a, art.Headline, nil)},
		})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Date < out[j].Date })
	return out
}

// saidOnDays are the statements whose day is told, each once however many articles
// carry it.
func (s *story) saidOnDays() []gainsay.Event {
	type key struct {
		day     string
		speaker int
	}
	var order [][]int
	where := map[key][]int{} // indexes in order
	for i := range s.said {
		u := &s.said[i]
		k := key{s.dayOfSaying(u), u.speaker}
		if k.day == "" || u.speaker < 0 || u.st.Within != "" {
			continue
		}
		at := -1
		for _, g := range where[k] {
			if first := &s.said[order[g][0]]; first.negated == u.negated && (likeness(first, u) >= sameClaim || s.oneContent(first, u)) {
				at = g
				break
			}
		}
		if at < 0 {
			at = len(order)
			order = append(order, nil)
			where[k] = append(where[k], at)
		}
		order[at] = append(order[at], i)
	}
	var out []gainsay.Event
	for _, said := range order {
		u := &s.said[said[0]]
		e := gainsay.Event{Date: s.dayOfSaying(u), Kind: gainsay.Said, What: s.cast.members[u.speaker].Name + ": " + clipped(s.clearest(said))}
		for _, i := range said {
			t := &s.said[i]
			e.Evidence = append(e.Evidence, s.evidence(t.article, longest(t.st.Content), t.st.Chain), s.evidence(t.article, t.st.When, nil))
		}
		out = append(out, e)
	}
	return out
}

// oneContent tells whether two statements are printed in the same words.
func (s *story) oneContent(a, b *utterance) bool {
	return s.words(a.article, longest(a.st.Content)) == s.words(b.article, longest(b.st.Content))
}

// strayDays is how far from the middle of a story's days of publication a stamp
// must lie to be told as one that may be wrong.
const strayDays = 300

// usualDay is the middle day of publication, "" with fewer than three known.
func (s *story) usualDay() string {
	var days []string
	for a := range s.readings {
		if day := dayOf(s.readings[a].Article.Published); day != "" {
			days = append(days, day)
		}
	}
	if len(days) < 3 {
		return ""
	}
	sort.Strings(days)
	return days[len(days)/2]
}

// happened are the events that articles of two origins put on the same day.
func (s *story) happened() []gainsay.Event {
	type key struct{ day, event string }
	var order []key
	byKey := map[key][]moment{}
	for _, m := range s.allMoments() {
		day := dayOf(m.t.Value)
		if strings.Contains(day, "X") || m.t.Signal != "" {
			continue
		}
		if _, ok := dateOf(day); !ok || len(day) < len("2006-01-02") {
			continue
		}
		k := key{day, m.event}
		if byKey[k] == nil {
			order = append(order, k)
		}
		byKey[k] = append(byKey[k], m)
	}
	var out []gainsay.Event
	for _, k := range order {
		ms := byKey[k]
		var articles []int
		var evidence []gainsay.Evidence
		for i := range ms {
			if i > 0 && shared(ms[0].args, ms[i].args) == 0 {
				continue
			}
			articles = append(articles, ms[i].article)
			evidence = append(evidence, s.evidence(ms[i].article, ms[i].t.Span, nil))
		}
		if s.origins(articles) > 1 {
			out = append(out, gainsay.Event{Date: k.day, Kind: gainsay.Happened, What: ms[0].about, Evidence: evidence})
		}
	}
	return out
}
