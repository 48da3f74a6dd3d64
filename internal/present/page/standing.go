package page

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/present/wording"
)

// claimView is a row of the matrix, and the block of words behind it.
type claimView struct {
	Anchor    string
	Text      string
	Tag       string     // the kind of its dispute, where it is not simply disputed
	Under     string     // the heading that begins with it, mostly none
	Cells     []cellView // one for each actor of the matrix
	Others    []positionView
	Positions []positionView
	facets
}

// cellView holds the positions of one actor on one claim.
type cellView struct {
	Actor     string
	Positions []positionView
}

type positionView struct {
	Actor   string
	For     string
	By      string
	Stance  string
	Side    string // "for", "against" or "open": the shape of the sign before the stance
	When    string
	Origins string
	Copies  []copiesView
}

// A matrix of few actors gives each a column. One of many gives columns to those
// who are heard on half of the claims; the others stand by name in a last one.
const (
	fewActors   = 4
	mostColumns = 3
)

// reported heads the claims that are in no dispute.
const reported = "Reported by several origins"

func (s *setter) standing() {
	standing := s.book.Standing()
	s.view.Actors = columns(standing.Disputed)
	for i, c := range slices.Concat(standing.Disputed, standing.Reported) {
		v := s.claim(i, c)
		switch {
		case i == len(standing.Disputed):
			v.Under = reported
		case i == 0:
			v.Under = "In dispute"
		}
		s.view.Claims = append(s.view.Claims, v)
	}
	s.view.Matrix = s.view.Claims[:len(standing.Disputed)]
	if standing.Rest > 0 {
		s.view.Rest = wording.Count(standing.Rest, "more claim") + " that nobody disputes."
	}
}

func (s *setter) claim(i int, c gainsay.Claim) claimView {
	v := claimView{Anchor: s.prefix + anchor("c", i), Text: wording.Claim(c.Text)}
	if d := s.book.Dispute(c.ID); d != nil && d.Kind != gainsay.Opposed {
		v.Tag = wording.Dispute(d.Kind)
	}
	var evidence []gainsay.Evidence
	var actors []string
	for _, p := range c.Positions {
		v.Positions = append(v.Positions, s.position(p, v.Anchor))
		evidence = append(evidence, p.Evidence...)
		actors = append(actors, wording.Visible(p.Actor))
	}
	v.facets = s.facetsOf(evidence, actors)
	v.spread(s.view.Actors)
	return v
}

// columns are the actors that have a column in the matrix, those heard on most
// claims first.
func columns(claims []gainsay.Claim) []string {
	var actors []string
	heard := map[string]int{}
	for _, c := range claims {
		var here []string
		for _, p := range c.Positions {
			if name := wording.Visible(p.Actor); name != "" && !slices.Contains(here, name) {
				here = append(here, name)
			}
		}
		for _, name := range here {
			if heard[name] == 0 {
				actors = append(actors, name)
			}
			heard[name]++
		}
	}
	if len(actors) <= fewActors {
		return actors
	}
	actors = slices.DeleteFunc(actors, func(name string) bool { return heard[name]*2 < max(len(claims), 3) })
	slices.SortStableFunc(actors, func(a, b string) int { return heard[b] - heard[a] })
	return actors[:min(len(actors), mostColumns)]
}

// spread puts the positions into the columns of their actors.
func (v *claimView) spread(actors []string) {
	for _, actor := range actors {
		cell := cellView{Actor: actor}
		for _, p := range v.Positions {
			if p.Actor == actor {
				cell.Positions = append(cell.Positions, p)
			}
		}
		v.Cells = append(v.Cells, cell)
	}
	for _, p := range v.Positions {
		if !slices.Contains(actors, p.Actor) {
			v.Others = append(v.Others, p)
		}
	}
}

// HasOthers tells whether the matrix needs the column of further actors.
func (v *storyView) HasOthers() bool {
	return slices.ContainsFunc(v.Matrix, func(c claimView) bool { return len(c.Others) > 0 })
}

func (s *setter) position(p gainsay.Position, finding string) positionView {
	v := positionView{
		Actor:  wording.Visible(p.Actor),
		By:     wording.Visible(p.By),
		Stance: wording.Stance(p.Stance),
		Side:   side(p.Stance),
		Copies: s.copies(p.Evidence, finding),
	}
	for i, c := range s.book.ByOrigin(p.Evidence) {
		if e := c.Evidence[0]; e.Span.Len() <= fewWords {
			s.around(&v.Copies[i].First, e)
		}
	}
	switch {
	case p.By != "" && p.Stance == gainsay.Asserts:
		v.Stance = "said for him"
	case p.By != "":
		v.Stance = "said for him: " + v.Stance
	}
	if v.Actor == "" {
		v.Actor = "unnamed"
	}
	v.For = wording.For(p)
	if p.When != "" {
		v.When = s.when(p.When)
	}
	if p.Origins > 0 {
		v.Origins = wording.Count(p.Origins, "origin")
	}
	return v
}

// side is where a stance stands to its claim.
func side(stance gainsay.Stance) string {
	switch stance {
	case gainsay.Asserts, gainsay.Confirms, gainsay.Demands, gainsay.Commits:
		return "for"
	case gainsay.Denies, gainsay.Doubts:
		return "against"
	}
	return "open"
}

func anchor(letter string, i int) string {
	var b strings.Builder
	b.WriteString(letter)
	b.WriteString(number(i + 1))
	return b.String()
}
