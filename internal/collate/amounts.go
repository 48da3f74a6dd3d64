package collate

import (
	"gainsay"
	"gainsay/internal/compare"
)

// A figure is a printed amount with what it is the amount of.
type figure struct {
	article  int
	sentence int
	q        *gainsay.Quantity
	of       string   // what is counted or measured, under one key
	event    string   // what happened to it: a kind of harm, or the verb
	narrowed []string // what narrows it down: "foreign", "school"; sorted
	about    string   // what the fact is, in words a person reads
	times    []string // days that its sentence names
	places   []int    // members that are places its sentence names
	scene    utterance
}

// amounts finds figures for one fact that cannot all be right.
func (s *story) amounts() []gainsay.Discrepancy {
	figures := s.figures()
	parent := make([]int, len(figures))
	for i := range parent {
		parent[i] = i
	}
	byKey := map[string][]int{}
	clashing := map[int]bool{} // figures of which one conflicts with another
	for i := range figures {
		f := &figures[i]
		key := f.of + "|" + f.event
		known := false
		for _, j := range byKey[key] {
			if !s.sameFact(&figures[j], f) {
				continue
			}
			v := compare.Quantities(*figures[j].q, *f.q)
			if v.Relation == compare.Incomparable || v.Relation == compare.Conflict && farApart(&figures[j], f) {
				continue
			}
			a, b := root(parent, i), root(parent, j)
			parent[max(a, b)] = min(a, b)
			if v.Relation == compare.Conflict {
				clashing[i], clashing[j] = true, true
			}
			known = known || v.Relation == compare.Equal && likeness(&figures[j].scene, &f.scene) >= nearCopy
		}
		if !known && len(byKey[key]) < mostFigures { // a copy need not be compared again
			byKey[key] = append(byKey[key], i)
		}
	}
	groups := map[int][]int{}
	hot := map[int]bool{}
	for i := range figures {
		k := root(parent, i)
		groups[k] = append(groups[k], i)
		hot[k] = hot[k] || clashing[i]
	}
	var out []gainsay.Discrepancy
	for i := range figures {
		if g := groups[i]; len(g) > 1 && hot[i] {
			out = append(out, s.amountConflict(figures, g))
		}
	}
	return out
}

// mostApart is how many times the one count of people hurt may be the other for both
// to be of the same people.
const mostApart = 3

// farApart tells two counts of people hurt that are too different to be of the same.
func farApart(f, g *figure) bool {
	a, b := f.q.Value, g.q.Value
	if f.q.Unit == "" && !harmed[f.event] && max(a, b) > misplaced*min(a, b) {
		return true
	}
	return harmed[f.event] && f.event != "affected" && max(a, b) > mostApart*min(a, b)
}

// misplaced is how many times the one count of a thing may be the other: a digit too many,
// as a slip of the pen puts it, and some rounding.
const misplaced = 12

// mostFigures bounds with how many figures of one thing another is compared.
const mostFigures = 100

func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}
