package page

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gainsay"
	"gainsay/internal/present/wording"
)

// graphView is the drawn way of the texts: sources on the left, what was made
// of them to the right, in layers. All lengths are pixels.
type graphView struct {
	Width, Height int
	Nodes         []*nodeView
	Edges         []edgeView
}

// Wide tells a graph that keeps its size and is scrolled; one a little too wide
// for its column is shown smaller.
func (g *graphView) Wide() bool { return g.Width > 1100 }

type nodeView struct {
	placeView
	X, Y                   int // where the name starts, and its base line
	size                   int // width of the name
	reach                  int // width of the widest name of its column
	layer                  int
	bend                   bool  // no place: a line on its way to a later layer passes here
	steps                  []int // steps that lead away
	into                   int   // steps that lead here
	taken                  int   // rows of them already drawn
	seen, visiting, placed bool
}

type edgeView struct {
	Path   string
	Why    string
	Whole  string // the reason, where Why is cut
	X, Y   int    // where the reason ends
	Colour int
}

const (
	rowHeight  = 26
	letterSize = 7  // mean width of a letter at the size of the names
	reasonSize = 6  // and at the size of the reasons
	bendSize   = 44 // room in which a line bends
	joinSize   = 16 // and in which several lines join at a name
	mostReason = 20 // letters of a reason that are drawn
	mostSteps  = 12 // of more, those that only name a source are left to the list
)

// graphOf lays the steps out; nil when there are none. Steps that would close a
// circle are left to the list.
func graphOf(steps []stepView) *graphView {
	if len(steps) > mostSteps {
		steps = slices.DeleteFunc(slices.Clone(steps), func(s stepView) bool { return s.Cited })
	}
	if len(steps) == 0 {
		return nil
	}
	g := &grapher{steps: steps, byName: map[string]*nodeView{}}
	for i, step := range steps {
		from, to := g.node(step.From), g.node(step.To)
		from.steps = append(from.steps, i)
		to.into++
	}
	g.layer()
	g.bridge()
	for _, n := range g.nodes {
		if n.layer == 0 {
			g.place(n, 0)
		}
	}
	return g.draw()
}

type grapher struct {
	steps  []stepView
	nodes  []*nodeView
	byName map[string]*nodeView
	free   []int // of each layer: where the room below its nodes begins
}

// room is where the free room of a layer begins.
func (g *grapher) room(layer int) int {
	for len(g.free) <= layer {
		g.free = append(g.free, 0)
	}
	return g.free[layer]
}

func (g *grapher) node(p placeView) *nodeView {
	key := p.Anchor + "\x00" + p.Name
	n := g.byName[key]
	if n == nil {
		n = &nodeView{placeView: p, size: len([]rune(p.Name+" "+p.Number)) * letterSize}
		g.byName[key] = n
		g.nodes = append(g.nodes, n)
	}
	return n
}

// layer puts each node one layer behind the last of those it takes from. Steps
// that close a circle do not count.
func (g *grapher) layer() {
	var order []*nodeView // each before those that took from it, read from the end
	for _, n := range g.nodes {
		if n.into == 0 {
			order = g.visit(n, order)
		}
	}
	for _, n := range g.nodes { // what is left stands in circles
		order = g.visit(n, order)
	}
	for _, n := range slices.Backward(order) {
		for _, i := range n.steps {
			to := g.node(g.steps[i].To)
			to.layer = max(to.layer, n.layer+1)
		}
	}
}

// visit appends what can be reached from a node, and then the node; it takes
// steps that lead back to where it came from away.
func (g *grapher) visit(n *nodeView, order []*nodeView) []*nodeView {
	if n.seen {
		return order
	}
	n.seen, n.visiting = true, true
	n.steps = slices.DeleteFunc(n.steps, func(i int) bool {
		to := g.node(g.steps[i].To)
		if !to.visiting {
			order = g.visit(to, order)
			return false
		}
		to.into--
		return true
	})
	n.visiting = false
	return append(order, n)
}

// bridge leads each line that leaves out layers through a row of its own in
// them, so that it crosses no name.
func (g *grapher) bridge() {
	for _, n := range slices.Clone(g.nodes) {
		for k, i := range n.steps {
			whole := g.steps[i]
			for at := n; at.layer+1 < g.node(whole.To).layer; {
				stop := placeView{Name: fmt.Sprintf("\x00%d/%d", i, at.layer+1), Origin: whole.To.Origin}
				next := g.node(stop)
				next.bend, next.size, next.layer, next.into = true, 0, at.layer+1, 1
				first, rest := whole, whole
				first.To, first.Why, rest.From = stop, "", stop
				g.steps = append(g.steps, first, rest)
				if at == n {
					n.steps[k] = len(g.steps) - 2
				} else {
					at.steps[0] = len(g.steps) - 2
				}
				next.steps = []int{len(g.steps) - 1}
				at = next
			}
		}
	}
}

// place gives a node its height: one without copies takes the next free room of
// its layer, not above floor; another stands at the middle of its copies.
func (g *grapher) place(n *nodeView, floor int) {
	n.placed = true
	first, last := -1, -1
	for _, i := range n.steps {
		child := g.node(g.steps[i].To)
		if child.placed {
			continue
		}
		g.place(child, max(floor, g.room(n.layer)))
		if first < 0 {
			first = child.Y
		}
		last = child.Y
	}
	half := rowHeight * max(n.into, 1) / 2
	n.Y = max(floor, g.room(n.layer)) + half
	if first >= 0 {
		n.Y = max((first+last)/2, g.room(n.layer)+half)
	}
	g.free[n.layer] = n.Y + half
}

// draw sets the layers side by side and draws the lines.
func (g *grapher) draw() *graphView {
	layers := 0
	for _, n := range g.nodes {
		layers = max(layers, n.layer+1)
	}
	names, reasons := make([]int, layers+1), make([]int, layers+1)
	for _, n := range g.nodes {
		names[n.layer] = max(names[n.layer], n.size)
	}
	for _, step := range g.steps {
		to := g.node(step.To)
		reasons[to.layer] = max(reasons[to.layer], len([]rune(drawn(step.Why)))*reasonSize)
	}
	view := &graphView{Height: slices.Max(g.free) + rowHeight}
	start := make([]int, layers+1)
	x := 8
	for l := range layers {
		if l > 0 {
			x += bendSize + reasons[l] + joinSize + 8
		}
		start[l] = x
		x += names[l] + 28
	}
	view.Width = x
	for _, n := range g.nodes {
		n.X = start[n.layer]
		n.Y += rowHeight / 2
		n.reach = names[n.layer]
	}
	view.Nodes = slices.DeleteFunc(slices.Clone(g.nodes), func(n *nodeView) bool { return n.bend })
	for _, from := range g.nodes {
		for _, i := range from.steps {
			to := g.node(g.steps[i].To)
			view.Edges = append(view.Edges, edge(from, to, g.steps[i], start[to.layer]-reasons[to.layer]-joinSize-8))
		}
	}
	return view
}

// edge draws one step: a bend after the name it starts from, a straight line
// under its reason, and the join.
func edge(from, to *nodeView, step stepView, straight int) edgeView {
	y := to.Y - (to.into-1)*rowHeight/2 + to.taken*rowHeight
	to.taken++
	start := from.X + from.size + 22
	if from.bend {
		start = from.X
	}
	x := max(start, from.X+from.reach+22) // where the column ends, so that the bend crosses no other name
	middle := (x + straight) / 2
	path := fmt.Sprintf("M%d %d L%d %d", start, from.Y, x, from.Y)
	path += fmt.Sprintf(" C%d %d %d %d %d %d", middle, from.Y, middle, y, straight, y)
	if to.bend {
		path += fmt.Sprintf(" L%d %d", to.X, y)
	} else {
		path += fmt.Sprintf(" L%d %d L%d %d", to.X-joinSize, y, to.X-6, to.Y)
	}
	whole := ""
	if drawn(step.Why) != step.Why {
		whole = step.Why
	}
	return edgeView{
		Whole:  whole,
		Path:   path,
		Why:    drawn(step.Why),
		X:      to.X - joinSize,
		Y:      y - 4,
		Colour: step.To.Origin.Colour,
	}
}

// drawn is the first part of a reason; the list below has it whole.
func drawn(why string) string {
	first, _, _ := strings.Cut(why, ";")
	first, _, _ = strings.Cut(first, ",")
	first, _, _ = strings.Cut(first, " with ")
	return short(first, mostReason)
}

// short cuts a text to so many letters, and says so.
func short(text string, most int) string {
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return string(letters[:most-1]) + "…"
}

// stripView draws the lines of time; lengths are pixels.
type stripView struct {
	Width, Height int
	From, To      string
	Lanes         []laneView
}

type laneView struct {
	Name string
	Y    int
	Dots []int // distances from the left
}

const (
	stripWidth = 640
	stripStart = 84 // behind the names of the lines
)

// stripOf draws the events whose date has a day; nil when they are all of one moment.
func stripOf(events []gainsay.Event) *stripView {
	times := make([]time.Time, len(events))
	var first, last time.Time
	var from, to string
	for i, e := range events {
		d, ok := wording.ParseDate(e.Date)
		if !ok || d.Day == 0 {
			continue
		}
		t := time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)
		if clock, err := time.Parse("15:04", d.Clock); err == nil {
			t = time.Date(d.Year, time.Month(d.Month), d.Day, clock.Hour(), clock.Minute(), 0, 0, time.UTC)
		}
		times[i] = t
		if first.IsZero() || t.Before(first) {
			first, from = t, e.Date
		}
		if last.Before(t) {
			last, to = t, e.Date
		}
	}
	if !first.Before(last) {
		return nil
	}
	strip := &stripView{Width: stripWidth, From: wording.Moment(from, true), To: wording.Moment(to, true)}
	for _, kind := range []string{gainsay.Happened, gainsay.Said, gainsay.Published} {
		lane := laneView{Name: wording.Event(kind), Y: 18 + len(strip.Lanes)*22}
		for k, e := range events {
			if e.Kind == kind && !times[k].IsZero() {
				part := float64(times[k].Sub(first)) / float64(last.Sub(first))
				lane.Dots = append(lane.Dots, stripStart+8+int(part*float64(stripWidth-stripStart-16)))
			}
		}
		if len(lane.Dots) > 0 {
			strip.Lanes = append(strip.Lanes, lane)
		}
	}
	strip.Height = 18 + len(strip.Lanes)*22
	return strip
}
