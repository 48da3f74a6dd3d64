package report

import (
	"fmt"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
	"gainsay/internal/present/wording"
)

// mostWords is how many columns of an evidence's words are shown.
const mostWords = 200

// standing prints the claims and who takes which position on them.
func (r *report) standing() {
	claims, rest := r.book.Standing()
	if len(claims) == 0 {
		return
	}
	r.section("WHO STANDS WHERE")
	for i, c := range claims {
		if i > 0 {
			r.print("\n")
		}
		r.lines(2, "“"+wording.Claim(c.Text)+"”", r.paint.bold)
		for _, p := range c.Positions {
			r.position(p)
		}
	}
	if rest > 0 && len(r.d.Readings) > 1 {
		r.print("\n")
		r.lines(2, wording.Count(rest, "more claim")+" that nobody disputes", r.paint.faint)
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
	r.row(4, cell{text: stance, width: stanceWidth, style: r.stanceStyle(p)},
		cell{text: actor}, cell{text: when, width: 12}, cell{text: origins, width: 10})
	if p.By != "" {
		note := "by " + wording.Visible(p.By) + ", not by the actor's own side"
		if p.Stance != gainsay.Asserts {
			note += ": " + wording.Stance(p.Stance)
		}
		r.lines(4+stanceWidth+gap, note, nil)
	}
	r.evidence(4+stanceWidth+gap, p.Evidence)
}

func (r *report) stanceStyle(p gainsay.Position) func(string) string {
	switch p.Stance {
	case gainsay.Denies, gainsay.Doubts:
		return r.paint.alarm
	}
	return r.paint.bold
}

// mostOrigins is how many origins show their words under one position or value;
// of the others only the places are named.
const mostOrigins = 6

// evidence prints the words of each origin once, with the places of its copies.
func (r *report) evidence(indent int, all []gainsay.Evidence) {
	copies := r.book.ByOrigin(all)
	for _, c := range copies[:min(len(copies), mostOrigins)] {
		r.quoted(indent, c.Evidence[0], r.also(c.Evidence))
	}
	r.lines(indent, r.further(copies), r.paint.faint)
}

// further names the places of the origins whose words are not shown; it is empty
// when all are.
func (r *report) further(copies []cite.Copies) string {
	if len(copies) <= mostOrigins {
		return ""
	}
	labels := make([]string, 0, len(copies)-mostOrigins)
	for _, c := range copies[mostOrigins:] {
		labels = append(labels, wording.Visible(r.book.Label(c.Evidence[0])))
	}
	return "and from " + wording.Count(len(labels), "more origin") + ": " + strings.Join(labels, ", ")
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
	text := wording.Visible(r.book.Label(e)) + " " + quote(r.book.Words(e))
	if note != "" {
		text += " (" + note + ")"
	}
	r.lines(indent, text, nil)
	if way := hops(e.Chain); way != "" {
		r.lines(indent, "as told by "+way, r.paint.faint)
	}
}

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

// hops writes a chain of more than one hop, outermost first.
func hops(chain []gainsay.Hop) string {
	if len(chain) < 2 {
		return ""
	}
	return way(chain)
}

func way(chain []gainsay.Hop) string {
	names := make([]string, len(chain))
	for i, h := range chain {
		names[i] = wording.Hop(h)
		if h.Declared {
			names[i] += " (named as origin)"
		}
	}
	return strings.Join(names, " › ")
}
