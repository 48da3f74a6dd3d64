// Package desk turns dossiers into what a desk sends or lays side by side: what
// stands against an outlet's articles, and how two reports differ.
package desk

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/cite"
)

// Schema is the version of the JSON of this package's types.
const Schema = gainsay.Schema

// Words are words of an article, with what it takes to find them again.
type Words struct {
	Article   string       `json:"article"`
	File      string       `json:"file,omitempty"`
	Outlet    string       `json:"outlet,omitempty"`
	Published string       `json:"published,omitempty"`
	Span      gainsay.Span `json:"span"`
	Text      string       `json:"text"`
	Sentence  string       `json:"sentence,omitempty"` // that the words stand in, cut where it is long
}

// Against says how a finding stands to an article.
type Against string

// What may stand against an article.
const (
	Odd       Against = "odd one out"   // independent origins outnumber it
	Other     Against = "others differ" // one against one: either may be right
	Overtaken Against = "overtaken"     // a later report gives another value
	Itself    Against = "contradicts itself"
	Unmeant   Against = "cannot be meant"
)

// A Counter is a value that others give.
type Counter struct {
	Value   string  `json:"value"`
	Origins int     `json:"origins"` // independent of one another, and of the article's own
	Words   []Words `json:"words"`
}

// A Charge is one finding that stands against an article.
type Charge struct {
	Against   Against                  `json:"against"`
	Kind      string                   `json:"kind"`
	Class     gainsay.DiscrepancyClass `json:"class"`
	Certainty gainsay.Certainty        `json:"certainty"`
	About     string                   `json:"about"`
	Why       string                   `json:"why"`
	Printed   []Words                  `json:"printed"` // by the article
	Counter   []Counter                `json:"counter"`
	SameFrom  bool                     `json:"same_origin,omitempty"` // whom the article has its text from gives another value
}

// An Item is an article with what stands against it.
type Item struct {
	Schema    int      `json:"schema"`
	Outlet    string   `json:"outlet"`
	Story     string   `json:"story"`
	ID        string   `json:"id"`
	File      string   `json:"file,omitempty"`
	URL       string   `json:"url,omitempty"`
	Published string   `json:"published,omitempty"`
	Title     string   `json:"title,omitempty"`
	Charges   []Charge `json:"against"`
}

// Corrections are the articles of an outlet in the dossiers, in their order, each with
// what stands against it; known tells whether the outlet has any article there. An outlet
// is meant by its name, with or without its article, or by its domain, in any case.
func Corrections(dossiers []gainsay.Dossier, outlet string) (items []Item, known bool) {
	for i := range dossiers {
		d := &dossiers[i]
		book := cite.New(d)
		for k := range d.Readings {
			a := &d.Readings[k].Article
			if !published(a, outlet) {
				continue
			}
			known = true
			item := Item{Schema: Schema, Outlet: cite.Outlet(a), Story: d.Story.ID, ID: a.ID, File: a.File, URL: a.URL, Published: a.Published, Title: a.Title}
			for n := range d.Discrepancies {
				if c, ok := charge(book, k+1, &d.Discrepancies[n]); ok {
					item.Charges = append(item.Charges, c)
				}
			}
			if item.Charges == nil {
				item.Charges = []Charge{}
			}
			items = append(items, item)
		}
	}
	return items, known
}

// Outlets are the names of the outlets of the dossiers, each once, in order of the alphabet.
func Outlets(dossiers []gainsay.Dossier) []string {
	var out []string
	for i := range dossiers {
		for k := range dossiers[i].Readings {
			if o := dossiers[i].Readings[k].Article.Outlet; cmp.Or(o.Name, o.Domain) != "" {
				out = append(out, cmp.Or(o.Name, o.Domain))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func published(a *gainsay.Article, outlet string) bool {
	plain := func(s string) string {
		return strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(strings.TrimSpace(s)), "the "), "www.")
	}
	want := plain(outlet)
	return want != "" && (plain(a.Outlet.Name) == want || plain(a.Outlet.Domain) == want)
}

// charge is how a discrepancy stands against article n, false where it does not.
func charge(book *cite.Book, n int, d *gainsay.Discrepancy) (Charge, bool) {
	c := Charge{Kind: d.Kind, Class: d.Class, Certainty: d.Certainty, About: d.About, Why: d.Why, Printed: []Words{}, Counter: []Counter{}}
	var own, others []gainsay.Value
	for _, v := range d.Values {
		if book.Number(v.Evidence) == n {
			own = append(own, v)
		} else {
			others = append(others, v)
		}
	}
	if len(own) == 0 {
		return c, false
	}
	switch {
	case d.Class == gainsay.Implausible:
		c.Against = Unmeant
	case d.Class == gainsay.Internal:
		c.Against, others = Itself, nil
	case d.OddOneOut != "":
		if !slices.ContainsFunc(own, func(v gainsay.Value) bool { return v.Value == d.OddOneOut }) {
			return c, false
		}
		c.Against = Odd
	case d.Class == gainsay.Update:
		if others = later(book, n, others); len(others) == 0 {
			return c, false
		}
		c.Against = Overtaken
	default:
		c.Against = Other
	}
	for _, v := range own {
		c.Printed = append(c.Printed, words(book, v.Evidence))
	}
	c.counter(book, n, d.Kind, own, others)
	return c, len(c.Counter) > 0 || c.Against == Itself || c.Against == Unmeant
}

// later are the values of articles published after article n.
func later(book *cite.Book, n int, others []gainsay.Value) []gainsay.Value {
	when := book.Reading(n).Article.Published
	return slices.DeleteFunc(others, func(v gainsay.Value) bool { return when == "" || book.Date(v.Evidence) <= when })
}

// counter gathers what others give, value by value, and counts its origins.
func (c *Charge) counter(book *cite.Book, n int, kind string, own, others []gainsay.Value) {
	printed := map[string]bool{}
	for _, v := range own {
		printed[meant(book, kind, v)] = true
	}
	at := map[string]int{}
	from := map[string]map[int]bool{}
	for _, v := range others {
		key := meant(book, kind, v)
		if printed[key] {
			continue
		}
		i, ok := at[key]
		if !ok {
			i = len(c.Counter)
			at[key] = i
			from[key] = map[int]bool{}
			c.Counter = append(c.Counter, Counter{Value: v.Value})
		}
		number := book.Number(v.Evidence)
		origin := book.Origin(number)
		switch {
		case origin >= 0 && origin == book.Origin(n):
			c.SameFrom = true
		case origin < 0:
			from[key][-number-1] = true
		default:
			from[key][origin] = true
		}
		c.Counter[i].Origins = len(from[key])
		c.Counter[i].Words = append(c.Counter[i].Words, words(book, v.Evidence))
	}
}

// meant is what a value says, whatever its wording: the amount, the time, whether an
// office is held or was; else the words.
func meant(book *cite.Book, kind string, v gainsay.Value) string {
	n := book.Number(v.Evidence)
	if n == 0 {
		return plain(v.Value)
	}
	r := book.Reading(n)
	switch kind {
	case gainsay.QuantityKind:
		for i := range r.Quantities {
			if q := &r.Quantities[i]; q.Span.Meets(v.Span) {
				return strconv.FormatFloat(q.Value, 'g', -1, 64) + " " + q.Unit
			}
		}
	case gainsay.DateKind, gainsay.TimeKind:
		for i := range r.Times {
			if t := &r.Times[i]; t.Span.Meets(v.Span) && t.Value != "" {
				return t.Value[:min(len(t.Value), len("2006-01-02"))] + clock(t.Value)
			}
		}
	case gainsay.RoleKind:
		for _, a := range r.Actors {
			for _, role := range a.Roles {
				if role.Span == v.Span {
					return role.Title + " " + string(role.Status)
				}
			}
		}
	}
	return plain(v.Value)
}

// clock is the hour and minute of a TIMEX3 value, "" where it gives none.
func clock(value string) string {
	if _, at, ok := strings.Cut(value, "T"); ok && at != "" && at[0] >= '0' && at[0] <= '9' {
		return "T" + at
	}
	return ""
}

// plain is a value as it is compared: in lower case, its blanks and marks at the ends cut.
func plain(value string) string {
	return strings.Trim(strings.ToLower(strings.Join(strings.Fields(value), " ")), ".,;: ")
}

// mostSentence is how many characters of a sentence stand around words.
const mostSentence = 240

func words(book *cite.Book, e gainsay.Evidence) Words {
	n := book.Number(e)
	if n == 0 {
		return Words{Article: e.Article, File: e.File, Span: e.Span}
	}
	a := &book.Reading(n).Article
	w := Words{Article: a.ID, File: a.File, Outlet: cite.Outlet(a), Published: a.Published, Span: e.Span, Text: book.Words(e)}
	if around := book.Around(e, mostSentence).String(); around != w.Text {
		w.Sentence = around
	}
	return w
}
