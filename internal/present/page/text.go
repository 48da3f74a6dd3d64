package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/present/wording"
)

// articleView is one article with its text cut into runs.
type articleView struct {
	Anchor     string
	Number     int
	Outlet     string
	Language   string
	Published  string
	Title      string
	InText     bool // the text begins with the title
	File       string
	Unread     string
	Count      string // of statements
	Statements []statementView
	Unlisted   string // what is said of further ones
	Origin     originView
	Runs       []run
	marks      []*markView
}

// markView is a stretch of words that a finding leads to.
type markView struct {
	ID       string
	Findings []string // anchors of the findings that rest on it
	Said     bool     // it is the content of a statement
	pieces   int      // into how many elements the nesting cuts it
}

// Classes are the class names of a mark: "ev" when a finding rests on it, "st"
// when somebody said it, and its own, by which its pieces are found, when it is
// in several.
func (m *markView) Classes() string {
	var classes []string
	if len(m.Findings) > 0 {
		classes = append(classes, "ev")
	}
	if m.Said {
		classes = append(classes, "st")
	}
	if m.pieces > 1 {
		classes = append(classes, m.ID)
	}
	return strings.Join(classes, " ")
}

// shortAnchor is the anchor of a finding without the story's prefix: "d3".
func shortAnchor(anchor string) string { return anchor[strings.LastIndexByte(anchor, '-')+1:] }

// A run is one step of writing out a text: an element that opens or closes, or
// characters. Exactly one of the fields that say what it is is set.
type run struct {
	Mark   *markView // opens a mark
	First  bool      // the piece of the mark that carries its id
	Span   string    // opens a span of that class
	Kind   string    // of furniture
	Close  string    // "mark", "span", or "u" for a name
	Refs   []string  // after a mark: anchors of the findings that rest on it
	Text   string
	CR     bool   // a carriage return, which HTML would change
	Hidden string // name of the hidden sign in Text
}

// mostRules is how many style rules of its own a story may have.
const mostRules = 300

// rules are style rules for marks that are in several pieces and bear a finding:
// when the first is the target of the address, all light up. For other marks
// the script does it, and for all where so many rules would slow the page.
func (v *storyView) rules() string {
	var b strings.Builder
	count := 0
	for _, a := range v.Articles {
		for _, m := range a.marks {
			if m.pieces > 1 && len(m.Findings) > 0 {
				b.WriteString("body:has(#" + m.ID + ":target) ." + m.ID + "{background:var(--lit);color:var(--lit-ink)}\n")
				count++
			}
		}
	}
	if count > mostRules {
		return ""
	}
	return b.String()
}

func (s *setter) article(n int) *articleView {
	reading := s.book.Reading(n)
	a := &reading.Article
	v := &articleView{
		Anchor: s.anchor(n), Number: n, Outlet: wording.Visible(s.book.Outlet(n)), Language: language(a.Language),
		Title: wording.Visible(a.Title), File: wording.Visible(s.book.File(n)), InText: !a.Headline.Empty(), Unread: wording.Visible(reading.Unread),
		Origin: originOf(s.book.Origin(n)),
	}
	if a.Published != "" {
		v.Published = wording.Visible(wording.Moment(a.Published, true))
	}
	if v.Unread == "" {
		v.Count = wording.Count(len(reading.Statements), "statement")
	}
	v.Statements, v.Unlisted = s.statements(n, reading, mostSaid), unlisted(reading)
	for _, m := range s.marked[n-1] {
		v.marks = append(v.marks, m)
	}
	slices.SortFunc(v.marks, func(a, b *markView) int { return cmp.Compare(a.ID, b.ID) })
	v.Runs = runs(a.Text, s.stretches(reading, s.marked[n-1]))
	return v
}

// language is the code of a language, empty when it cannot be one.
func language(code string) string {
	if strings.Trim(strings.ToLower(code), "abcdefghijklmnopqrstuvwxyz-") != "" {
		return ""
	}
	return code
}

// A stretch is a part of the text that becomes an element.
type stretch struct {
	gainsay.Span
	mark *markView // nil for a plain span
	span string    // its class
	kind string    // of furniture
	rank int       // of two with one extent, the lower stands outside
	part int       // how many pieces of it came before
}

// name is the class of a stretch that is a proper name.
const name = "nm"

// stretches gathers all that is to be marked in an article.
func (s *setter) stretches(reading *gainsay.Reading, marked map[gainsay.Span]*markView) []stretch {
	var all []stretch
	if h := reading.Article.Headline; !h.Empty() {
		all = append(all, stretch{Span: h, span: "hl"})
	}
	for _, f := range reading.Article.Furniture {
		all = append(all, stretch{Span: f.Span, span: "fu", kind: string(f.Kind)})
	}
	for span, m := range marked {
		all = append(all, stretch{Span: span, mark: m, rank: 2})
	}
	for _, m := range reading.Mentions {
		if m.Kind == gainsay.NameMention {
			all = append(all, stretch{Span: m.Span, span: name, rank: 3})
		}
	}
	return ordered(reading.Article.Text, all)
}

// ordered puts stretches into the order in which runs takes them, without those
// that lie outside the text or say what another says.
func ordered(text string, all []stretch) []stretch {
	for i := range all {
		all[i].Span = whole(text, all[i].Span)
	}
	all = slices.DeleteFunc(all, func(x stretch) bool { return x.In(text) == "" })
	slices.SortStableFunc(all, outerFirst)
	return slices.CompactFunc(all, func(a, b stretch) bool {
		return a.mark == nil && b.mark == nil && a.Span == b.Span && a.span == b.span
	})
}

// outerFirst orders stretches by start, the longer before the shorter.
func outerFirst(a, b stretch) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.rank, b.rank), cmp.Compare(id(a.mark), id(b.mark)))
}

func id(m *markView) string {
	if m == nil {
		return ""
	}
	return m.ID
}

// whole widens a span that would cut a character.
func whole(text string, s gainsay.Span) gainsay.Span {
	for s.Start > 0 && s.Start < len(text) && !utf8.RuneStart(text[s.Start]) {
		s.Start--
	}
	for s.End > 0 && s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End++
	}
	return s
}

// runs writes the text out with its stretches, properly nested: of two that
// cross, the later is cut where the earlier ends.
func runs(text string, stretches []stretch) []run {
	w := &runWriter{text: text}
	queue := stretches
	var cut []stretch // pieces still to come, in order
	for len(queue) > 0 || len(cut) > 0 {
		var next stretch
		if len(cut) > 0 && (len(queue) == 0 || outerFirst(cut[0], queue[0]) < 0) {
			next, cut = cut[0], cut[1:]
		} else {
			next, queue = queue[0], queue[1:]
		}
		w.closeUntil(next.Start)
		if len(w.open) > 0 {
			if end := w.open[len(w.open)-1].End; next.End > end {
				rest := next
				rest.Start, rest.part = end, next.part+1
				next.End = end
				at, _ := slices.BinarySearchFunc(cut, rest, outerFirst)
				cut = slices.Insert(cut, at, rest)
				next.mark.cut()
				w.start(next, false)
				continue
			}
		}
		w.start(next, true)
	}
	w.closeUntil(len(text) + 1)
	w.write(len(text))
	return w.runs
}

// cut counts a piece more.
func (m *markView) cut() {
	if m != nil {
		m.pieces = max(m.pieces, 1) + 1
	}
}

// A runWriter writes runs from the start of a text to its end.
type runWriter struct {
	text string
	at   int
	open []stretch // outermost first
	last []bool    // of each open one: whether its last piece is open
	runs []run
}

func (w *runWriter) start(s stretch, last bool) {
	w.write(s.Start)
	if s.mark != nil {
		w.runs = append(w.runs, run{Mark: s.mark, First: s.part == 0})
	} else {
		kind := s.kind
		if s.part > 0 {
			kind = ""
		}
		w.runs = append(w.runs, run{Span: s.span, Kind: kind})
	}
	w.open = append(w.open, s)
	w.last = append(w.last, last)
}

// closeUntil closes what ends at or before the byte.
func (w *runWriter) closeUntil(at int) {
	for len(w.open) > 0 && w.open[len(w.open)-1].End <= at {
		top := len(w.open) - 1
		s := w.open[top]
		w.write(s.End)
		switch {
		case s.mark == nil && s.span == name:
			w.runs = append(w.runs, run{Close: "u"})
		case s.mark == nil:
			w.runs = append(w.runs, run{Close: "span"})
		case w.last[top]:
			w.runs = append(w.runs, run{Close: "mark", Refs: s.mark.Findings})
		default:
			w.runs = append(w.runs, run{Close: "mark"})
		}
		w.open, w.last = w.open[:top], w.last[:top]
	}
}

// write writes the characters up to the byte. Carriage returns and hidden signs
// are runs of their own.
func (w *runWriter) write(to int) {
	from := w.at
	flush := func(end int) {
		if end > from {
			w.runs = append(w.runs, run{Text: w.text[from:end]})
		}
	}
	before, _ := utf8.DecodeLastRuneInString(w.text[:w.at])
	for i, r := range w.text[w.at:to] {
		i += w.at
		behind := before
		before = r
		switch {
		case r == '\r':
			flush(i)
			w.runs = append(w.runs, run{CR: true})
			from = i + 1
		case wording.Hidden(behind, r):
			flush(i)
			from = i + utf8.RuneLen(r)
			w.runs = append(w.runs, run{Text: w.text[i:from], Hidden: strings.Trim(wording.Name(r), "<>")})
		}
	}
	flush(to)
	w.at = to
}
