package page

import (
	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// stepView is one step on the way of a text, with the words that show it.
type stepView struct {
	From, To placeView
	Why      string
	How      string
	Copies   []copiesView
}

// A placeView is an article, or an origin outside the story.
type placeView struct {
	Anchor string // of the article; empty outside the story
	Name   string
	Number string // of the article
	Origin originView
}

// groupView is an origin and the articles whose main text comes from it.
type groupView struct {
	Origin  originView
	Members []placeView
}

func (s *setter) lineage() {
	linked := map[int]bool{}
	for _, l := range s.book.Dossier.Lineage {
		linked[s.book.Named(l.From)], linked[s.book.Named(l.To)] = true, true
		step := stepView{From: s.place(l.From), To: s.place(l.To), Why: s.book.Why(l), How: string(l.How)}
		if step.Why == step.How {
			step.How = ""
		}
		step.Copies = s.copies(l.Evidence, "")
		s.view.Steps = append(s.view.Steps, step)
	}
	for n := range s.book.Dossier.Readings {
		if n++; !linked[n] && s.book.Origin(n) >= 0 && !s.view.Alone {
			s.view.Apart = append(s.view.Apart, s.articlePlace(n))
		}
	}
	for i, group := range s.book.Dossier.Groups {
		if len(group) < 2 {
			continue
		}
		view := groupView{Origin: originOf(i)}
		for _, name := range group {
			view.Members = append(view.Members, s.place(name))
		}
		s.view.Groups = append(s.view.Groups, view)
	}
	s.view.Graph = graphOf(s.view.Steps)
}

func (s *setter) place(name string) placeView {
	if n := s.book.Named(name); n > 0 {
		return s.articlePlace(n)
	}
	return placeView{Name: wording.Visible(name), Origin: originOf(-1)}
}

func (s *setter) articlePlace(n int) placeView {
	return placeView{Anchor: s.anchor(n), Name: wording.Visible(s.book.Outlet(n)), Number: number(n), Origin: originOf(s.book.Origin(n))}
}

// momentView is one day with what happened, was said and was published on it.
type momentView struct {
	Day    string
	events map[string][]eventView // by kind
}

// On lists the events of one line.
func (m momentView) On(kind string) []eventView { return m.events[kind] }

type eventView struct {
	Clock  string
	What   string
	Copies []copiesView
}

func (s *setter) timeline() {
	if s.view.Alone && !cite.Eventful(s.book.Dossier.Timeline) {
		return // the head says when it was published
	}
	at := map[string]int{}
	for _, e := range s.book.Dossier.Timeline {
		day, clock := s.when(e.Date), ""
		if d, ok := wording.ParseDate(e.Date); ok && d.Clock != "" {
			clock = d.Clock
			day = s.when(e.Date[:len("2006-01-02")])
		}
		i, ok := at[day]
		if !ok {
			i = len(s.view.Moments)
			at[day] = i
			s.view.Moments = append(s.view.Moments, momentView{Day: day, events: map[string][]eventView{}})
		}
		event := eventView{Clock: clock, What: wording.Visible(e.What), Copies: s.copies(e.Evidence, "")}
		if e.Kind == gainsay.Published && len(event.Copies) > 0 && event.What == event.Copies[0].First.Outlet {
			event.What = event.Copies[0].First.Words
		}
		events := s.view.Moments[i].events
		events[e.Kind] = append(events[e.Kind], event)
	}
	s.view.Strip = stripOf(s.book.Dossier.Timeline)
}
