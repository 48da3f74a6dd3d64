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
	How      string // empty where Why says it
	Cited    bool   // To only names From
	Shown    []linkView
}

// First is the first evidence of the step, none where it has no evidence.
func (v stepView) First() []linkView { return v.Shown[:min(len(v.Shown), 1)] }

// Also is the other evidence.
func (v stepView) Also() []linkView { return v.Shown[min(len(v.Shown), 1):] }

// sourceView is an origin or an article with all that was taken from it.
type sourceView struct {
	From  placeView
	Steps []stepView
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
		s.view.Steps = append(s.view.Steps, s.step(l))
	}
	at := map[placeView]int{}
	for _, step := range s.view.Steps {
		i, ok := at[step.From]
		if !ok {
			i = len(s.view.Sources)
			at[step.From] = i
			s.view.Sources = append(s.view.Sources, sourceView{From: step.From})
		}
		s.view.Sources[i].Steps = append(s.view.Sources[i].Steps, step)
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

// mostShown is how many letters of the words that show a step are repeated.
const mostShown = 110

// mostAlso is how many further places show one step.
const mostAlso = 5

func (s *setter) step(l gainsay.Lineage) stepView {
	step := stepView{From: s.place(l.From), To: s.place(l.To), Why: s.book.Why(l), How: string(l.How), Cited: l.How == gainsay.Cited}
	if step.Why == step.How || step.Cited {
		step.How = ""
	}
	if len(l.Evidence) == 0 {
		return step
	}
	first := s.link(l.Evidence[0], "")
	first.Words = short(first.Words, mostShown)
	if n := s.book.Number(l.Evidence[0]); n > 0 && n == s.book.Named(l.To) {
		first.Outlet = "" // it stands before
	}
	step.Shown = append([]linkView{first}, s.others(l.Evidence, "", mostAlso)...)
	return step
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

// laneOfEvents is one of the three lines of the timeline.
type laneOfEvents struct {
	Name string
	Days []dayView
	More int // events that are not shown
}

// dayView is one day with what stands on it of one line.
type dayView struct {
	Day    string
	Events []eventView
}

type eventView struct {
	Clock  string
	What   string
	Copies []copiesView
}

func (s *setter) timeline() {
	if s.view.Alone && !cite.Eventful(s.book.Dossier.Timeline) {
		return // the head says when it was published
	}
	for _, kind := range []string{gainsay.Happened, gainsay.Said, gainsay.Published} {
		events, more := s.book.Events(kind, mostEvents)
		lane := laneOfEvents{Name: wording.Event(kind), More: more}
		for _, e := range events {
			day, clock := s.when(e.Date), ""
			if d, ok := wording.ParseDate(e.Date); ok && d.Clock != "" {
				clock = d.Clock
				day = s.when(e.Date[:len("2006-01-02")])
			}
			if n := len(lane.Days); n == 0 || lane.Days[n-1].Day != day {
				lane.Days = append(lane.Days, dayView{Day: day})
			}
			on := &lane.Days[len(lane.Days)-1]
			on.Events = append(on.Events, s.event(kind, clock, e))
		}
		if len(lane.Days) > 0 {
			s.view.Lanes = append(s.view.Lanes, lane)
		}
	}
	s.view.Strip = stripOf(s.book.Dossier.Timeline)
}

// What a line of the timeline shows: so many events, each with so much evidence.
const (
	mostEvents = 250
	mostTold   = 12
)

func (s *setter) event(kind, clock string, e gainsay.Event) eventView {
	e.Evidence = e.Evidence[:min(len(e.Evidence), mostTold)]
	v := eventView{Clock: clock, What: wording.Visible(e.What), Copies: s.copies(e.Evidence, "")}
	if kind == gainsay.Published && len(v.Copies) > 0 && v.What == v.Copies[0].First.Outlet {
		v.What = v.Copies[0].First.Words
	}
	return v
}
