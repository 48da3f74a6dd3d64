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
	Unlisted    string          // what is said of further ones
	Draws       []drawView      // of a single report
	Claims      []claimView     // first the disputed ones
	Matrix      []claimView     // those in dispute
	Actors      []string        // the columns of the matrix
	Rest        string          // what is said of claims that are not shown
	Findings    []findingView
	Utterances  []utteranceView
	Alike       []utteranceView // utterances that all print in the same words
	Graph       *graphView
	Steps       []stepView
	Sources     []sourceView // the steps by where they come from
	Apart       []placeView  // articles that neither gave nor took
	Groups      []groupView
	Lanes       []laneOfEvents
	Strip       *stripView
	Articles    []*articleView
}

// A linkView leads to words of an article.
type linkView struct {
	ID     string // of the words; empty when the article is not in the story
	Label  string // "Coast Daily 2:310"
	Outlet string // empty where the link before leads to the same article
	Place  string // "2:310"
	Words  string
	Around cite.Around // Words in their sentence; empty where they say enough
	Origin originView
	More   int    // instead of a link: so many more that are not listed
	Told   string // how Chain is led in
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
		l.Told, l.Chain = wording.Told(e.Chain), s.chain(number, e.Chain)
	}
	return l
}

// The words of a position or value stand in so many characters of their
// sentence; words of a position that are longer than fewWords say enough alone.
const (
	mostAround = 120
	fewWords   = 40
)

// around adds the sentence to a link.
func (s *setter) around(l *linkView, e gainsay.Evidence) {
	l.Around = s.book.Around(e, mostAround)
	if l.Around.Before == "" && l.Around.After == "" {
		l.Around = cite.Around{} // the words are the sentence
	}
}

func (s *setter) chain(number int, chain []gainsay.Hop) []hopView { return s.hops(number, chain, true) }

func (s *setter) hops(number int, chain []gainsay.Hop, linked bool) []hopView {
	hops := make([]hopView, len(chain))
	for i, h := range chain {
		hops[i] = hopView{"", wording.Hop(h), h.Declared}
		if linked && !h.Span.Empty() {
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

// Further is how many further places there are.
func (c copiesView) Further() int { return further(c.Also) }

func further(links []linkView) int {
	if n := len(links); n > 0 && links[n-1].More > 0 {
		return n - 1 + links[n-1].More
	}
	return len(links)
}

func (s *setter) copies(all []gainsay.Evidence, finding string) []copiesView {
	var views []copiesView
	for _, c := range s.book.ByOrigin(all) {
		v := copiesView{Origin: originOf(c.Origin), First: s.link(c.Evidence[0], finding)}
		v.Also = s.others(c.Evidence, finding, mostListed)
		views = append(views, v)
	}
	return views
}

// mostListed is how many further places of one evidence are listed; those
// behind them are counted and, where a finding rests on them, marked.
const mostListed = 30

// others are the links to all but the first of the evidence, each once.
func (s *setter) others(evidence []gainsay.Evidence, finding string, most int) []linkView {
	var links []linkView
	more, before := 0, s.book.Number(evidence[0])
	seen := map[string]bool{s.book.Place(evidence[0]): true}
	for _, e := range evidence[1:] {
		place, number := s.book.Place(e), s.book.Number(e)
		if number > 0 && seen[place] {
			continue
		}
		seen[place] = true
		if len(links) == most {
			more++
			if finding != "" {
				s.mark(number, e.Span, finding)
			}
			continue
		}
		l := s.link(e, finding)
		if number > 0 && number == before {
			l.Outlet = ""
		}
		before = number
		links = append(links, l)
	}
	if more > 0 {
		links = append(links, linkView{More: more})
	}
	return links
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
// Of a single report, what it draws on says it.
func (v *storyView) HasCame() bool {
	return len(v.Draws) == 0 && len(v.Steps)+len(v.Groups)+len(v.Apart) > 0
}

// HasWords tells whether any utterance is printed by several articles.
func (v *storyView) HasWords() bool { return len(v.Utterances)+len(v.Alike) > 0 }

// Long tells a title that is too long for the largest letters.
func (v *storyView) Long() bool { return len([]rune(v.Title)) > 56 }

func titleOf(stories []*storyView) string {
	if len(stories) == 1 {
		return stories[0].Title
	}
	return wording.Count(len(stories), "story")
}
