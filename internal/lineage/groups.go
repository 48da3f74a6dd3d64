package lineage

import (
	"cmp"
	"slices"
	"strconv"
)

// sets is a partition of the numbers below n (union by the smaller number, so
// that the outcome does not hang on the order of joining).
type sets struct{ parent []int }

func newSets(n int) *sets {
	s := &sets{parent: make([]int, n)}
	for i := range s.parent {
		s.parent[i] = i
	}
	return s
}

func (s *sets) find(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sets) join(i, j int) {
	i, j = s.find(i), s.find(j)
	s.parent[max(i, j)] = min(i, j)
}

// lists is the partition, each part in order and the parts by their first.
func (s *sets) lists() [][]int {
	at := make([]int, len(s.parent))
	var lists [][]int
	for i := range s.parent {
		root := s.find(i)
		if root == i {
			at[i] = len(lists)
			lists = append(lists, nil)
		}
		lists[at[root]] = append(lists[at[root]], i)
	}
	return lists
}

// groupTexts joins the readings whose main text is one: that share more than
// mainShare of what either says outside quotation marks, or of which one says
// that its text is the other's.
func (t *tracer) groupTexts() {
	for i := range t.articles {
		for _, c := range t.credits[i] {
			if from, ok := t.fileOf(c, i); ok && c.main() {
				t.groups.join(i, from)
			}
		}
	}
	for _, o := range t.overlaps {
		need := mainShare
		if _, one := common(t.credits[o.a], t.credits[o.b]); one {
			need = mainShareCredited
		}
		if t.part(o) >= need {
			t.groups.join(o.a, o.b)
		}
	}
}

// part is the part of the shorter report that the overlap makes up, outside
// quotation marks, 0 to 1.
func (t *tracer) part(o overlap) float64 {
	shorter := min(t.reports[o.a].weight, t.reports[o.b].weight)
	if shorter == 0 {
		return 0
	}
	return min(1, float64(o.weight)/float64(shorter))
}

// spreadOrigins lends the origins that a group's members declare to those that
// declare none: copy of one agency is its copy also where the credit was cut.
func (t *tracer) spreadOrigins() {
	for _, group := range t.groups.lists() {
		best, ok := t.groupOrigin(group)
		if !ok {
			continue
		}
		for _, i := range group {
			if _, own := mainOf(t.credits[i]); own || t.sites[i].called(best.key) {
				continue
			}
			best.lent = true
			t.credits[i] = append([]credit{best}, slices.DeleteFunc(slices.Clone(t.credits[i]),
				func(c credit) bool { return c.key == best.key })...)
		}
	}
}

// groupOrigin is the origin that most of the group's members declare for their
// whole text, of equals the one declared first.
func (t *tracer) groupOrigin(group []int) (credit, bool) {
	var found []credit
	var votes []int
	for _, i := range group {
		for _, c := range t.credits[i] {
			if !c.main() {
				continue
			}
			at := slices.IndexFunc(found, func(f credit) bool { return f.key == c.key })
			if at < 0 {
				at = len(found)
				found, votes = append(found, c), append(votes, 0)
			}
			votes[at]++
		}
	}
	if len(found) == 0 {
		return credit{}, false
	}
	best := 0
	for i := range votes {
		if votes[i] > votes[best] {
			best = i
		}
	}
	return found[best], true
}

// origins numbers the independent origins: groups of one main text, joined
// where one declared origin stands behind them or, declaring none, they stand
// on one site.
func (t *tracer) origins() ([]int, int) {
	joined := newSets(len(t.articles))
	first := map[string]int{}
	for i := range t.articles {
		joined.join(i, t.groups.find(i))
		key := t.originKey(i)
		if j, known := first[key]; known {
			joined.join(i, j)
		} else {
			first[key] = i
		}
	}
	lists := joined.lists()
	numbers := make([]int, len(t.articles))
	for n, list := range lists {
		for _, i := range list {
			numbers[i] = n
		}
	}
	return numbers, len(lists)
}

// originKey names whose words reading i is: its declared origin's, else its own
// site's, by the same key whether the origin is a site of the story or not.
func (t *tracer) originKey(i int) string {
	c, declared := mainOf(t.credits[i])
	for j, s := range t.sites {
		if declared && s.called(c.key) || !declared && j == i {
			if name := cmp.Or(s.label, s.name); name != "" {
				return name
			}
		}
	}
	if declared {
		return c.key
	}
	return "reading " + strconv.Itoa(i)
}
