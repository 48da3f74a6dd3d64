package history

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gainsay"
)

// An item is what is compared of one side.
type item struct {
	Part
	key    string       // what it says: items of one key are the same
	forms  []string     // other keys of it
	group  string       // what may take its place: of the same unit, of the same kind of name
	covers gainsay.Span // with what belongs to it
	by     string       // who said it, as printed
	hunks  []int        // where it stands in words that differ
	alone  bool         // the hunks that it stands in are hardly more than it
}

func (it *item) keys() []string { return append(it.forms[:len(it.forms):len(it.forms)], it.key) }

// sharedHunk tells whether the one stands in the place of the other.
func sharedHunk(o, n *item) bool {
	return slices.ContainsFunc(o.hunks, func(h int) bool { return slices.Contains(n.hunks, h) })
}

// A side is one revision.
type side struct {
	reading                       *gainsay.Reading
	words                         []word
	dates, figures, names, quotes []item
	told                          []gainsay.Span // what changes tell of
}

func newSide(r *gainsay.Reading) *side { return &side{reading: r, words: wordsOf(&r.Article)} }

// collect finds the items and which of hunks each stands in; of is a hunk's range
// of this side.
func (s *side) collect(hunks []hunk, of func(hunk) [2]int) {
	s.findDates()
	s.findFigures()
	s.findNames()
	s.findQuotes()
	for _, items := range [][]item{s.dates, s.figures, s.names, s.quotes} {
		for i := range items {
			s.place(&items[i], hunks, of)
		}
	}
}

// room is how many words more than an item a hunk may have that is hardly more.
const room = 2

// at is the range of words that a span covers.
func (s *side) at(span gainsay.Span) (first, last int) {
	first, _ = slices.BinarySearchFunc(s.words, span.Start, func(w word, at int) int { return w.span.End - at - 1 })
	last, _ = slices.BinarySearchFunc(s.words, span.End, func(w word, at int) int { return w.span.Start - at })
	return first, max(first, last)
}

// place finds the hunks that an item stands in or touches.
func (s *side) place(it *item, hunks []hunk, of func(hunk) [2]int) {
	first, last := s.at(it.covers)
	if first == last {
		return // nothing of it is words: it stands in furniture
	}
	// Hunks are in order, so those that touch the item stand together.
	at, _ := slices.BinarySearchFunc(hunks, first, func(h hunk, first int) int { return of(h)[1] - first })
	it.alone = true
	for ; at < len(hunks) && of(hunks[at])[0] <= last; at++ {
		it.hunks = append(it.hunks, at)
		r := of(hunks[at])
		it.alone = it.alone && r[1]-r[0] <= last-first+room
	}
}

// untold is how many words of ranges no change tells of.
func (s *side) untold(ranges [][2]int) int {
	told := make([]bool, len(s.words))
	for _, span := range s.told {
		first, last := s.at(span)
		for i := first; i < last; i++ {
			told[i] = true
		}
	}
	n := 0
	for _, r := range ranges {
		for i := r[0]; i < r[1]; i++ {
			if !told[i] {
				n++
			}
		}
	}
	return n
}

func (s *side) printed(span gainsay.Span) Part {
	return Part{Text: oneLine(span.In(s.reading.Article.Text)), Span: span}
}

// oneLine is text with every run of white space made one space.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// findDates finds the days and times of day that are resolved. How long something
// took is no date.
func (s *side) findDates() {
	for _, t := range s.reading.Times {
		if t.Value == "" || t.Type != "DATE" && t.Type != "TIME" || strings.HasSuffix(t.Value, "_REF") {
			continue
		}
		s.dates = append(s.dates, item{Part: s.printed(t.Span), key: t.Type + t.Value + t.Mod, group: t.Type, covers: t.Span})
	}
}

func (s *side) findFigures() {
	for _, q := range s.reading.Quantities {
		measured := q.Measured(s.reading.Article.Text)
		covers := q.Span.Cover(q.OfSpan)
		s.figures = append(s.figures, item{Part: s.printed(covers), group: "of " + measured, covers: covers,
			key: fmt.Sprint(q.Value, " ", q.High, " ", q.Bound, " ", measured)})
	}
}

// findNames finds each actor that has a name, where it is first named.
func (s *side) findNames() {
	first := make([]gainsay.Span, len(s.reading.Actors))
	for _, m := range s.reading.Mentions {
		if m.Actor >= 0 && m.Actor < len(first) && m.Kind == gainsay.NameMention && first[m.Actor].Empty() {
			first[m.Actor] = m.Span
		}
	}
	for i, a := range s.reading.Actors {
		switch a.Kind {
		case gainsay.Group, gainsay.Anonymous, gainsay.Document:
			continue
		}
		if first[i].Empty() {
			continue
		}
		it := item{Part: s.printed(first[i]), key: strings.ToLower(a.Name), group: string(a.Kind), covers: first[i]}
		for _, form := range a.Names {
			it.forms = append(it.forms, strings.ToLower(oneLine(form)))
		}
		s.names = append(s.names, it)
	}
}

// fewestWords is how many words a quotation has: a single one in quotation marks
// is a name or a doubt.
const fewestWords = 2

// findQuotes finds each passage that is quoted, once: what stands within another
// statement's quotation is a part of that.
func (s *side) findQuotes() {
	for i := range s.reading.Statements {
		st := &s.reading.Statements[i]
		for _, span := range st.Quoted {
			if it, is := s.quote(span); is {
				if by := st.Speaker(); by != nil {
					it.Speaker, it.by = by.Actor, strings.ToLower(oneLine(by.Name))
					if it.Speaker == "" {
						it.Speaker = by.Name
					}
					it.covers = it.covers.Cover(by.Span)
				}
				s.quotes = append(s.quotes, it)
			}
		}
	}
	slices.SortStableFunc(s.quotes, func(a, b item) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	end := 0
	s.quotes = slices.DeleteFunc(s.quotes, func(it item) bool {
		within := it.Span.Start < end
		end = max(end, it.Span.End)
		return within
	})
}

// quote is the item of a quoted passage that has words enough.
func (s *side) quote(span gainsay.Span) (item, bool) {
	var words []string
	for _, w := range wordsOf(&gainsay.Article{Text: span.In(s.reading.Article.Text)}) {
		words = append(words, w.text)
	}
	return item{Part: s.printed(span), key: strings.Join(words, " "), group: "quotation", covers: span}, len(words) >= fewestWords
}

// alike tells two wordings of one quotation: at least half of the words of the
// longer stand in the other in the same order.
func alike(o, n *item) bool {
	if min(len(o.key), len(n.key))*4 < max(len(o.key), len(n.key)) {
		return false
	}
	a, b := wordsOf(&gainsay.Article{Text: o.key}), wordsOf(&gainsay.Article{Text: n.key})
	longer := max(len(a), len(b))
	same := len(a)
	for _, h := range diff(a, b) {
		same -= h.old[1] - h.old[0]
	}
	return same*2 >= longer
}
