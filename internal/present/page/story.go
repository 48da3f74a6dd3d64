package page

import (
	"slices"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// storyView is one story as the template sets it.
type storyView struct {
	ID, Anchor  string
	Title, Lead string
	Facts       []string
	Several     bool            // there are more stories on the page
	Alone       bool            // a single report, which can be compared with nothing
	Said        []statementView // of a single report
	Draws       []drawView      // of a single report
	Claims      []claimView
	Actors      []string // the columns of the matrix
	Rest        string   // what is said of claims that are not shown
	Findings    []findingView
	Utterances  []utteranceView
	Graph       *graphView
	Steps       []stepView
	Apart       []placeView // articles that neither gave nor took
	Groups      []groupView
	Moments     []momentView
	Strip       *stripView
	Articles    []*articleView
}

// A linkView leads to words of an article.
type linkView struct {
	ID     string // of the words; empty when the article is not in the story
	Label  string // "Coast Daily 2:310"
	Outlet string
	Place  string // "2:310"
	Words  string
	Origin originView
	Chain  []hopView
}

// A hopView is one station of a chain.
type hopView struct {
	ID, Name string
	Declared bool
}

// An originView is the sign of an origin.
type originView struct {
	Letter string
	Colour int // 0 to 7, and 8 when the origin is not known
}

const colours = 8

func originOf(origin int) originView {
	if origin < 0 {
		return originView{"?", colours}
	}
	return originView{wording.Letter(origin), origin % colours}
}

// A setter turns the findings of one dossier into views, and gathers on the way
// which words of which article have to be marked.
type setter struct {
	book    *cite.Book
	prefix  string
	oneYear bool
	marked  []map[gainsay.Span]*markView // of each article
	view    *storyView
}

func storyPrefix(i int) string { return "s" + strconv.Itoa(i+1) + "-" }

func storyOf(d *gainsay.Dossier, prefix string) *storyView {
	s := &setter{book: cite.New(d), prefix: prefix, marked: make([]map[gainsay.Span]*markView, len(d.Readings))}
	for i := range s.marked {
		s.marked[i] = map[gainsay.Span]*markView{}
	}
	dates := s.book.Published()
	for _, e := range d.Timeline {
		dates = append(dates, e.Date)
	}
	s.oneYear = wording.OneYear(dates)
	s.view = &storyView{ID: wording.Visible(d.Story.ID), Anchor: prefix + "story", Title: wording.Visible(d.Story.Title),
		Lead: s.book.Lead(), Facts: s.book.Counts("independent origin"), Several: prefix != "", Alone: len(d.Readings) == 1}
	if s.view.Title == "" {
		s.view.Title = "A story without a title"
	}
	s.standing()
	s.findings()
	s.utterances()
	s.lineage()
	s.timeline()
	if s.view.Alone {
		s.alone()
	}
	for i := range d.Readings {
		s.view.Articles = append(s.view.Articles, s.article(i+1))
	}
	return s.view
}

func (s *setter) when(date string) string {
	return wording.Visible(wording.Moment(date, !s.oneYear))
}

// mark remembers that the words have to be marked, for the finding with that
// anchor where there is one, and returns the id of the mark: it names article
// and bytes, so that it stays what it is whatever else is found. Evidence
// without words leads to the article.
func (s *setter) mark(number int, span gainsay.Span, finding string) string {
	switch {
	case number == 0:
		return ""
	case span.Empty():
		return s.anchor(number)
	case span.In(s.book.Reading(number).Article.Text) == "":
		return ""
	}
	m := s.marked[number-1][span]
	if m == nil {
		m = &markView{ID: s.prefix + "a" + strconv.Itoa(number) + "-" + strconv.Itoa(span.Start) + "-" + strconv.Itoa(span.End)}
		s.marked[number-1][span] = m
	}
	if finding != "" && !slices.Contains(m.Findings, finding) {
		m.Findings = append(m.Findings, finding)
	}
	return m.ID
}

// anchor is the id of an article.
func (s *setter) anchor(number int) string { return s.prefix + "a" + strconv.Itoa(number) }

// mostWords bounds the bytes of an evidence that a finding repeats; the link
// shows the rest.
const mostWords = 320

func (s *setter) link(e gainsay.Evidence, finding string) linkView {
	number := s.book.Number(e)
	l := linkView{
		ID:     s.mark(number, e.Span, finding),
		Label:  wording.Visible(s.book.Label(e)),
		Outlet: wording.Visible(s.book.Outlet(number)),
		Place:  s.book.Place(e),
		Words:  cut(wording.Visible(s.book.Words(e))),
		Origin: originOf(s.book.Origin(number)),
	}
	if len(e.Chain) > 1 {
		l.Chain = s.chain(number, e.Chain)
	}
	return l
}

func (s *setter) chain(number int, chain []gainsay.Hop) []hopView {
	hops := make([]hopView, len(chain))
	for i, h := range chain {
		hops[i] = hopView{"", wording.Hop(h), h.Declared}
		if !h.Span.Empty() {
			hops[i].ID = s.mark(number, h.Span, "")
		}
	}
	return hops
}

func cut(words string) string {
	if len(words) <= mostWords {
		return words
	}
	end := strings.LastIndexByte(words[:mostWords], ' ')
	if end < mostWords/2 {
		for end = mostWords; words[end]&0xC0 == 0x80; end-- {
		}
	}
	return words[:end] + " …"
}

// copiesView is what one origin gives as evidence.
type copiesView struct {
	Origin originView
	First  linkView
	Also   []linkView
}

// Many tells whether the further places are too many to name in a line.
func (c copiesView) Many() bool { return len(c.Also) > 5 }

func (s *setter) copies(all []gainsay.Evidence, finding string) []copiesView {
	var views []copiesView
	for _, c := range s.book.ByOrigin(all) {
		v := copiesView{Origin: originOf(c.Origin), First: s.link(c.Evidence[0], finding)}
		for _, e := range c.Evidence[1:] {
			v.Also = append(v.Also, s.link(e, finding))
		}
		views = append(views, v)
	}
	return views
}

// facets are what the filters of the page ask of a finding.
type facets struct{ Outlets, Actors string }

// facetsOf lists the outlets of the evidence, and the actors, between bars.
func (s *setter) facetsOf(evidence []gainsay.Evidence, actors []string) facets {
	var outlets []string
	for _, e := range evidence {
		outlets = append(outlets, wording.Visible(s.book.Outlet(s.book.Number(e))))
		for _, h := range e.Chain {
			actors = append(actors, wording.Visible(h.Actor))
		}
	}
	return facets{barred(outlets), barred(actors)}
}

func barred(names []string) string {
	for i := range names {
		names[i] = strings.ReplaceAll(names[i], "|", "/")
	}
	slices.Sort(names)
	names = slices.DeleteFunc(slices.Compact(names), func(n string) bool { return n == "" })
	if len(names) == 0 {
		return ""
	}
	return "|" + strings.Join(names, "|") + "|"
}

// HasCame tells whether anything is known of where the reports came from.
func (v *storyView) HasCame() bool { return len(v.Steps)+len(v.Groups)+len(v.Apart) > 0 }

// Lanes are the lines of the timeline that have an event.
func (v *storyView) Lanes() []string {
	var lanes []string
	for _, kind := range []string{gainsay.Happened, gainsay.Said, gainsay.Published} {
		if slices.ContainsFunc(v.Moments, func(m momentView) bool { return len(m.On(kind)) > 0 }) {
			lanes = append(lanes, kind)
		}
	}
	return lanes
}

func titleOf(stories []*storyView) string {
	if len(stories) == 1 {
		return stories[0].Title
	}
	return wording.Count(len(stories), "story")
}
