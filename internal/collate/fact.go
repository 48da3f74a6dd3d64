package collate

import (
	"strings"
	"time"

	"gainsay"
)

// How alike two sentences must be for their figures to be of one fact.
const (
	sameScene = 0.3  // of any thing counted
	sameSight = 0.3  // of things told by their name alone
	slip      = 1.25 // how many times one number of all there are may be the other, as a slip of the pen makes it
	sameCost  = 0.2  // of a measure whose key tells the thing and what it does: "repairs cost"
	sameHarm  = 0.1  // of people hurt: a story tells of few such counts
	sameBeds  = 0.02 // of people taken to hospital, of whom it tells once
)

// sameFact tells whether two figures are amounts of one fact: the same thing,
// narrowed down in the same way, in two sentences that tell of the same and name
// no different days.
func (s *story) sameFact(f, g *figure) bool {
	if f.article == g.article && f.sentence == g.sentence || !s.samelyNarrowed(f, g) {
		return false
	}
	if !s.daysMeet(f, g) || apart(f.places, g.places) || partInPlace(f, g) || partInPlace(g, f) {
		return false
	}
	if f.article == g.article && f.event != whole {
		return likeness(&f.scene, &g.scene) >= nearCopy // an article tells of many things, and anew as it goes on
	}
	need := sameScene
	switch {
	case f.event == compound:
		need = sameSight
	case f.event == hospital:
		need = sameBeds
	case harmed[f.event]:
		need = sameHarm
	case f.event == whole:
		a, b := f.q.Value, g.q.Value
		return f.article == g.article && max(a, b) <= slip*min(a, b)
	case f.q.Unit != "" && strings.HasSuffix(f.of, ":"):
		need = nearCopy
	case f.q.Unit != "":
		need = sameCost
	}
	if len(s.daysOrPublished(f)) == 0 {
		need = max(need, sameScene) // of what day they are is not known: only the words tie them
	}
	return likeness(&f.scene, &g.scene) >= need
}

// apart tells whether two sentences name places and none in common: the one may be a
// part of the other, and it may not.
func apart(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}

// clearlyFewer is the share of another count under which a count is clearly lower.
const clearlyFewer = 0.8

// partInPlace tells whether the lower of two counts is of a place that its
// sentence names, while the higher names none: the one in a town, the other in all.
func partInPlace(f, g *figure) bool {
	return (harmed[f.event] || f.q.Unit == "") && len(f.places) > 0 && len(g.places) == 0 && f.q.Value < clearlyFewer*g.q.Value
}

// samelyNarrowed tells whether two figures count the same sort of thing: narrowed
// down by the same words, or ending in the same two ("fire rescue units").
func (s *story) samelyNarrowed(f, g *figure) bool {
	if strings.Join(f.narrowed, " ") == strings.Join(g.narrowed, " ") {
		return true
	}
	x := strings.Fields(f.q.Measured(s.readings[f.article].Article.Text))
	y := strings.Fields(g.q.Measured(s.readings[g.article].Article.Text))
	return len(x) > 1 && len(y) > 1 && x[len(x)-1] == y[len(y)-1] && x[len(x)-2] == y[len(y)-2]
}

// daysMeet tells whether two figures may be of one day: a day of one sentence lies
// in a stretch that the other names. A sentence that names none tells of the days
// before its article; counts of people hurt are carried on for longer.
func (s *story) daysMeet(f, g *figure) bool {
	if len(f.times) > 0 && len(g.times) > 0 {
		for _, x := range f.times {
			for _, y := range g.times {
				if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
					return true
				}
			}
		}
		return false
	}
	first, second := s.daysOrPublished(f), s.daysOrPublished(g)
	for _, x := range first {
		for _, y := range second {
			if n, ok := daysBetween(x, y); ok && n > newsDays && (!harmed[f.event] || n > carriedDays) {
				continue
			}
			return true
		}
	}
	return len(first) == 0 && len(second) == 0 && !s.someDay()
}

// How many days may lie between two reports that tell of one thing without a date.
const (
	newsDays    = 4
	carriedDays = 45
)

func (s *story) daysOrPublished(f *figure) []string {
	if len(f.times) > 0 {
		return f.times
	}
	if day := dayOf(s.readings[f.article].Article.Published); day != "" {
		return []string{day}
	}
	return nil
}

// daysBetween is how many days lie between two dates; a month without a day is
// taken by its middle. False where one is no date.
func daysBetween(a, b string) (int, bool) {
	x, okx := dateOf(a)
	y, oky := dateOf(b)
	if !okx || !oky {
		return 0, false
	}
	return abs(int(x.Sub(y).Hours() / 24)), true
}

func dateOf(s string) (time.Time, bool) {
	switch len(s) {
	case len("2006"):
		s += "-07-01"
	case len("2006-01"):
		s += "-15"
	}
	t, err := time.Parse("2006-01-02", s)
	return t, err == nil
}

// ofPlace begins, behind a place, the word for those whose business is there.
var ofPlace = pattern(`^ (?:police|officials|authorities|firefighters|prosecutors|hospitals?)\b`)

// townOf ends what stands before the name of a place that is said to be one.
var townOf = pattern(`\b(?:(?:town|city|village) of|the capital,?) $`)

// placesIn are the places in which sentence n of article a says something is.
func (s *story) placesIn(a, n int) []int {
	var out []int
	for _, m := range s.mentionsIn(a, s.readings[a].Sentences[n].Span) {
		if m.Actor < 0 || m.Kind != gainsay.NameMention {
			continue
		}
		end := s.readings[a].Article.Text[m.Span.End:min(len(s.readings[a].Article.Text), m.Span.End+20)]
		begin := s.readings[a].Article.Text[max(0, m.Span.Start-12):m.Span.Start]
		within := ofPlace().MatchString(end) || townOf().MatchString(begin) || strings.HasSuffix(s.readings[a].Article.Text[:m.Span.Start], " in ") || strings.HasSuffix(s.readings[a].Article.Text[:m.Span.Start], "In ")
		if k := s.readings[a].Actors[m.Actor].Kind; within && (k == gainsay.Place || k == gainsay.State) {
			out = appendNew(out, s.cast.of[a][m.Actor])
		}
	}
	return out
}

// elsewhere tells whether all places that a sentence names are places that no more
// than half of the articles name: it tells of a part of the matter, or of another.
func (s *story) elsewhere(places []int) bool {
	for _, m := range places {
		if 2*len(s.cast.members[m].articles) > len(s.readings) {
			return false
		}
	}
	return len(places) > 0
}
