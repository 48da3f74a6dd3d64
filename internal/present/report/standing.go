package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// mostWords is how many columns of an evidence's words are shown.
const mostWords = 200

// standing prints the claims and who takes which position on them.
func (r *report) standing() {
	s := r.book.Standing()
	if len(s.Disputed)+len(s.Reported) == 0 {
		return
	}
	r.section("WHO STANDS WHERE")
	for i, c := range s.Disputed {
		if i > 0 {
			r.print("\n")
		}
		kind := "in dispute"
		if d := r.book.Dispute(c.ID); d != nil {
			kind = wording.Dispute(d.Kind)
		}
		r.claim(kind+": ", c)
	}
	if len(s.Reported) > 0 {
		if len(s.Disputed) > 0 {
			r.print("\n")
		}
		r.lines(2, "Reported by several origins:", r.paint.faint)
	}
	for _, c := range s.Reported {
		r.print("\n")
		r.claim("", c)
	}
	if s.Rest > 0 && len(r.d.Readings) > 1 {
		r.print("\n")
		r.lines(2, wording.Count(s.Rest, "more claim")+" that nobody disputes", r.paint.faint)
	}
}

func (r *report) claim(kind string, c gainsay.Claim) {
	r.lines(2, kind+"“"+wording.Claim(c.Text)+"”", r.paint.bold)
	for _, p := range c.Positions {
		r.position(p)
	}
}

// stanceWidth holds the longest stance, "leaves it open".
const stanceWidth = 14

func (r *report) position(p gainsay.Position) {
	stance := wording.Stance(p.Stance)
	if p.By != "" {
		stance = "said for him"
	}
	actor := wording.Visible(wording.Actor(p))
	var when string
	if p.When != "" {
		when = r.when(p.When)
	}
	origins := ""
	if p.Origins > 0 {
		origins = wording.Count(p.Origins, "origin")
	}
	indent := 4 + stanceWidth + gap
	if r.narrow() {
		indent = 6
		r.lines(4, stance+": "+strings.Join(filled(actor, when, origins), ", "), r.stanceStyle(p))
	} else {
		r.row(4, cell{text: stance, width: stanceWidth, style: r.stanceStyle(p)},
			cell{text: actor}, cell{text: when, width: r.dated}, cell{text: origins, width: 10})
	}
	if p.By != "" {
		note := "by " + wording.Visible(p.By) + ", not by the actor's own side"
		if p.Stance != gainsay.Asserts {
			note += ": " + wording.Stance(p.Stance)
		}
		r.lines(indent, note, nil)
	}
	r.evidence(indent, p.Evidence)
}

// filled leaves out what is empty.
func filled(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

func (r *report) stanceStyle(p gainsay.Position) func(string) string {
	switch p.Stance {
	case gainsay.Denies, gainsay.Doubts:
		return r.paint.alarm
	}
	return r.paint.bold
}

// mostOrigins is how many origins show their words under one position; of the
// others only the places are named.
const mostOrigins = 6

// evidence prints the words of each origin once, with the places of its copies.
func (r *report) evidence(indent int, all []gainsay.Evidence) {
	copies := r.book.ByOrigin(all)
	for _, c := range copies[:min(len(copies), mostOrigins)] {
		r.quoted(indent, c.Evidence[0], r.also(c.Evidence))
	}
	r.lines(indent, r.further(copies, mostOrigins), r.paint.faint)
}

// further names the places of the origins behind the first, whose words are
// shown; it is empty when there are none.
func (r *report) further(copies []cite.Copies, shown int) string {
	if len(copies) <= shown {
		return ""
	}
	labels := make([]string, 0, len(copies)-shown)
	for _, c := range copies[shown:] {
		labels = append(labels, wording.Visible(r.book.Label(c.Evidence[0])))
	}
	return "and " + wording.Count(len(labels), "more origin") + ": " + strings.Join(labels[:min(len(labels), mostNamed)], ", ") + unnamed(len(labels))
}

// mostNamed is how many further origins are named.
const mostNamed = 20

// unnamed says how many of so many are not.
func unnamed(all int) string {
	if all <= mostNamed {
		return ""
	}
	return " and " + strconv.Itoa(all-mostNamed) + " more"
}

// also names where else an origin's words stand: first the other places in the
// same article, then the copies.
func (r *report) also(evidence []gainsay.Evidence) string {
	if len(evidence) < 2 {
		return ""
	}
	const most = 6
	places := make([]string, 0, most)
	for _, e := range evidence[1:min(len(evidence), most+1)] {
		if r.book.Number(e) == r.book.Number(evidence[0]) {
			places = append(places, r.book.Place(e))
		} else {
			places = append(places, wording.Visible(r.book.Label(e)))
		}
	}
	also := "also " + strings.Join(places, ", ")
	if more := len(evidence) - 1 - most; more > 0 {
		also += fmt.Sprintf(" and %d more", more)
	}
	return also
}

// quoted prints one evidence: its label, its words, and a note.
func (r *report) quoted(indent int, e gainsay.Evidence, note string) {
	words := r.book.Words(e)
	if width(words) <= fewWords { // they may say too little by themselves
		words = r.book.Around(e, mostAround).String()
	}
	text := wording.Visible(r.book.Label(e)) + " " + quote(words)
	way := hops(e.Chain)
	if strings.HasPrefix(way, "via ") {
		text, way = text+" "+way, ""
	}
	if note != "" {
		text += " (" + note + ")"
	}
	r.lines(indent, text, nil)
	r.lines(indent, way, r.paint.faint)
}

// The words of a position or value stand in so many columns of their sentence;
// words of a position that are longer than fewWords say enough alone.
const (
	mostAround = 100
	fewWords   = 40
)

// quote sets words in quotation marks; very long ones are cut, and say so.
func quote(words string) string { return quoteTo(words, mostWords) }

// quoteTo sets at most so many columns of the words in quotation marks.
func quoteTo(words string, most int) string {
	if words == "" {
		return "(no words)"
	}
	return "“" + shorten(wording.Visible(words), max(most, 12)) + "”"
}

func shorten(text string, most int) string {
	if width(text) <= most {
		return text
	}
	lines := fold(text, most-2)
	return lines[0] + " …"
}

// hops says by whom something was told, outermost first; empty when by its
// speaker alone.
func hops(chain []gainsay.Hop) string {
	switch {
	case len(chain) < 2:
		return ""
	case len(chain) == 2 && chain[0].Declared:
		return wording.Told(chain) + " " + wording.Hop(chain[0])
	}
	return wording.Told(chain) + " " + way(chain)
}

func way(chain []gainsay.Hop) string {
	names := make([]string, len(chain))
	for i, h := range chain {
		names[i] = wording.Hop(h)
		if h.Declared && i > 0 {
			names[i] += " (named as origin)"
		}
	}
	return strings.Join(names, " › ")
}
