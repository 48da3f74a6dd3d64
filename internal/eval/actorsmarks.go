package eval

import (
	"context"
	_ "embed"
	"path"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

//go:embed testdata/actors.jsonl
var actorMarks string

// An actorMark is a mention of an actor as an annotator marked it, who had not seen
// the code: places in the marked stories, no words. Mentions of one actor carry one
// label in all articles of a story.
type actorMark struct {
	Story string       `json:"story"`
	File  string       `json:"file"`
	Span  gainsay.Span `json:"span"`
	Actor string       `json:"actor"`
	Kind  string       `json:"kind"` // name, description or pronoun
	Half  string       `json:"half"` // "b" is set aside: scored, never read
}

// actors scores one actor across articles: of the pairs of marked mentions in two
// articles of one story, those that the program takes for one actor against those
// that are. A mark is met by the mention of the program that overlaps it most, by
// half at least; one that is not met is in no pair. Two actors of two articles are
// one when SameActor says so, or when both are words for one state.
func (b *Bench) actors(ctx context.Context) ([]Score, error) {
	marks, err := readMarks[actorMark]("actors.jsonl", actorMarks)
	if err != nil {
		return nil, err
	}
	docs := map[string]*doc.Doc{}
	counts := map[string]*count{"a": {}, "b": {}}
	met := map[string]*count{"a": {}, "b": {}}
	meant := make([]*gainsay.Actor, len(marks))
	for i := range marks {
		m := &marks[i]
		at := path.Join(m.Story, m.File)
		if docs[at] == nil {
			if docs[at], err = b.storyDoc(ctx, at); err != nil {
				return nil, err
			}
		}
		meant[i] = meantAt(docs[at], m.Span)
		met[m.Half].gold++
		if meant[i] != nil {
			met[m.Half].hit(1)
		}
	}
	for i := range marks {
		for j := range i {
			a, z := &marks[i], &marks[j]
			if a.Story != z.Story || a.Half != z.Half || a.File == z.File {
				continue
			}
			counts[a.Half].pair(a.Actor == z.Actor, meant[i] != nil && meant[j] != nil && oneActor(meant[i], meant[j]))
		}
	}
	var out []Score
	for _, half := range []string{"a", "b"} {
		out = append(out, counts[half].scores("actors/half "+half)...)
		out = append(out, Score{"actors/half " + half + "/met", met[half].recall()})
	}
	return out, nil
}

// pair counts a pair that is marked as one actor or not, and found to be or not.
func (c *count) pair(marked, found bool) {
	if marked {
		c.gold++
	}
	if found {
		c.pred++
	}
	if marked && found {
		c.hit(1)
	}
}

// meantAt is the actor of the mention that overlaps a span most, nil for none.
func meantAt(d *doc.Doc, span gainsay.Span) *gainsay.Actor {
	best, most := -1, 0.5
	for i := range d.Mentions {
		if o := spansOverlap([]gainsay.Span{d.Mentions[i].Span}, []gainsay.Span{span}); o >= most {
			best, most = i, o
		}
	}
	if best < 0 || d.Mentions[best].Actor < 0 {
		return nil
	}
	return &d.Actors[d.Mentions[best].Actor]
}

// oneActor tells that two actors of two articles are one.
func oneActor(a, z *gainsay.Actor) bool {
	if world.SameActor(*a, *z) {
		return true
	}
	s, ok := wordForState(a)
	t, also := wordForState(z)
	return ok && also && s == t
}

// wordForState is the state that an actor's name stands for: its own name, its
// capital, or the seat of its government.
func wordForState(a *gainsay.Actor) (string, bool) {
	if a.Kind == gainsay.Person || a.Kind == gainsay.Group || a.Kind == gainsay.Anonymous {
		return "", false
	}
	t := world.Default()
	kind, _ := t.Look(a.Name)
	switch kind {
	case world.StateKind, world.CapitalKind, world.SeatKind:
		return t.Principal(a.Name)
	case world.OrganisationKind:
		if o, ok := t.Organisation(a.Name); ok && o.Class == "seat" {
			return t.Principal(a.Name)
		}
	}
	return "", false
}
