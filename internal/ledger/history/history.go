// Package history turns two revisions of one article into what changed between
// them in substance: the headline, a date, a figure, a name, a quotation. What
// else changed is a number of words.
//
// Only what stands in words that differ is compared, so that an analysis that
// reads the same words otherwise tells of no change.
package history

import (
	"cmp"
	"slices"

	"gainsay"
)

// A Kind is what changed.
type Kind string

// The kinds of change.
const (
	Headline  Kind = "headline"
	Date      Kind = "date" // of publication, or one in the text
	Figure    Kind = "figure"
	Name      Kind = "name"
	Quotation Kind = "quotation" // its words or its speaker
)

// A Part is what stands in one of the two revisions. Span is empty where it does
// not stand in the text.
type Part struct {
	Text    string       `json:"text"` // as printed
	Speaker string       `json:"speaker,omitempty"`
	Span    gainsay.Span `json:"span,omitzero"`
}

// A Change is one difference. Old is nil for what was added, New for what was
// taken away.
type Change struct {
	Kind Kind  `json:"kind"`
	Old  *Part `json:"old,omitempty"`
	New  *Part `json:"new,omitempty"`
}

// A Difference is what changed from one revision to the next.
type Difference struct {
	Changes []Change `json:"changes"`          // by kind, then in the order of the text
	Added   int      `json:"words_added"`      // words that came in besides
	Removed int      `json:"words_removed"`    // words that went out besides
	Unread  string   `json:"unread,omitempty"` // why figures, names and quotations were not compared
}

// Compare tells what changed from old to now. It is a pure function of both.
func Compare(old, now *gainsay.Reading) Difference {
	c := &comparison{
		old: newSide(old),
		now: newSide(now),
	}
	c.hunks = diff(c.old.words, c.now.words)
	c.heads()
	switch {
	case old.Unread != "":
		c.found.Unread = old.Unread
	case now.Unread != "":
		c.found.Unread = now.Unread
	default:
		c.old.collect(c.hunks, func(h hunk) [2]int { return h.old })
		c.now.collect(c.hunks, func(h hunk) [2]int { return h.now })
		c.dates()
		c.figures()
		c.names()
		c.quotations()
	}
	c.count()
	return c.found
}

// A comparison is one run of Compare.
type comparison struct {
	old, now *side
	hunks    []hunk
	found    Difference
}

// add notes a change; either may be nil.
func (c *comparison) add(kind Kind, old, now *item) {
	change := Change{Kind: kind}
	if old != nil {
		change.Old = &old.Part
		c.old.told = append(c.old.told, old.covers)
	}
	if now != nil {
		change.New = &now.Part
		c.now.told = append(c.now.told, now.covers)
	}
	c.found.Changes = append(c.found.Changes, change)
}

// heads compares the headlines and the dates of publication.
func (c *comparison) heads() {
	c.found.Changes = []Change{}
	a, b := &c.old.reading.Article, &c.now.reading.Article
	if !sameWords(a.Title, b.Title) {
		c.add(Headline, headOf(a.Title, a.Headline), headOf(b.Title, b.Headline))
	}
	if a.Published != b.Published {
		c.add(Date, headOf(a.Published, gainsay.Span{}), headOf(b.Published, gainsay.Span{}))
	}
}

func headOf(text string, span gainsay.Span) *item {
	if text == "" {
		return nil
	}
	return &item{Part: Part{Text: text, Span: span}, covers: span}
}

// sameWords tells whether two texts have the same words in the same order.
func sameWords(a, b string) bool {
	same := func(x, y word) bool { return x.text == y.text }
	return slices.EqualFunc(wordsOf(&gainsay.Article{Text: a}), wordsOf(&gainsay.Article{Text: b}), same)
}

func (c *comparison) dates() {
	old, now := left(c.old.dates, c.now.dates)
	old, now = c.pair(Date, old, now, sharedHunk)
	c.rest(Date, old, now)
}

func (c *comparison) figures() {
	old, now := left(c.old.figures, c.now.figures)
	old, now = c.pair(Figure, old, now, func(o, n *item) bool { return o.group == n.group && sharedHunk(o, n) })
	old, now = c.pair(Figure, old, now, func(o, n *item) bool {
		return o.group == n.group && only(c.old.figures, o.group) && only(c.now.figures, n.group)
	})
	c.rest(Figure, old, now)
}

// only tells whether one item alone is of the group, so that it must be what
// took the other's place.
func only(items []item, group string) bool {
	key := ""
	for i := range items {
		if items[i].group != group {
			continue
		}
		if key != "" && items[i].key != key {
			return false
		}
		key = items[i].key
	}
	return true
}

func (c *comparison) names() {
	old, now := left(c.old.names, c.now.names)
	old, now = c.pair(Name, old, now, func(o, n *item) bool { return o.group == n.group && o.alone && n.alone && sharedHunk(o, n) })
	c.rest(Name, old, now)
}

// quotations compares what is quoted, by its words, and then who is said to have
// said it.
func (c *comparison) quotations() {
	inOld, inNow := byWords(c.old.quotes), byWords(c.now.quotes)
	for i := range c.now.quotes {
		n := &c.now.quotes[i]
		o, m := inOld[n.key], inNow[n.key]
		// The same words before "she said" are in the same mouth, whoever she is taken for.
		if o != nil && m == n && o.Speaker != n.Speaker && o.by != n.by && o.by != "" && n.by != "" && len(o.hunks)+len(n.hunks) > 0 {
			c.add(Quotation, o, n)
		}
	}
	old, now := left(c.old.quotes, c.now.quotes)
	old, now = c.pair(Quotation, old, now, func(o, n *item) bool { return alike(o, n) })
	c.rest(Quotation, old, now)
}

// byWords are the quotations by their words. What several mouths say is nobody's
// alone and left out.
func byWords(quotes []item) map[string]*item {
	found := map[string]*item{}
	for i := range quotes {
		q := &quotes[i]
		if other, known := found[q.key]; known && (other == nil || other.Speaker != q.Speaker) {
			found[q.key] = nil
		} else if !known {
			found[q.key] = q
		}
	}
	return found
}

// left are the items that the other side does not have and that stand where the
// texts differ, each once.
func left(old, now []item) ([]*item, []*item) {
	return lacking(old, now), lacking(now, old)
}

func lacking(items, other []item) []*item {
	seen := map[string]bool{}
	for i := range other {
		for _, k := range other[i].keys() {
			seen[k] = true
		}
	}
	var all []*item
	for i := range items {
		it := &items[i]
		if len(it.hunks) == 0 || slices.ContainsFunc(it.keys(), func(k string) bool { return seen[k] }) {
			continue
		}
		for _, k := range it.keys() {
			seen[k] = true
		}
		all = append(all, it)
	}
	return all
}

// mostPaired is how many items of a side are tried against those of the other:
// where more differ the articles are not the same.
const mostPaired = 300

// pair notes as changed each item that has one of the other side in its place,
// and returns the others.
func (c *comparison) pair(kind Kind, old, now []*item, like func(o, n *item) bool) ([]*item, []*item) {
	if len(old) > mostPaired || len(now) > mostPaired {
		return old, now
	}
	var rest []*item
	now = slices.Clone(now)
	for _, o := range old {
		at := slices.IndexFunc(now, func(n *item) bool { return like(o, n) })
		if at < 0 {
			rest = append(rest, o)
			continue
		}
		c.add(kind, o, now[at])
		now = slices.Delete(now, at, at+1)
	}
	return rest, now
}

// rest notes what was taken away and what was added.
func (c *comparison) rest(kind Kind, old, now []*item) {
	for _, o := range old {
		c.add(kind, o, nil)
	}
	for _, n := range now {
		c.add(kind, nil, n)
	}
}

// count counts the words that no change tells of, and puts the changes in order.
func (c *comparison) count() {
	var old, now [][2]int
	for _, h := range c.hunks {
		old, now = append(old, h.old), append(now, h.now)
	}
	c.found.Removed, c.found.Added = c.old.untold(old), c.now.untold(now)
	kinds := []Kind{Headline, Date, Figure, Name, Quotation}
	slices.SortStableFunc(c.found.Changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), cmp.Compare(a.at(), b.at()))
	})
}

// at is where the change stands.
func (c *Change) at() int {
	if c.New != nil {
		return c.New.Span.Start
	}
	return c.Old.Span.Start
}
