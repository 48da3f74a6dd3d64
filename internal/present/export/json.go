// Package export turns a dossier into what other programs read: a line of JSON,
// or rows of CSV.
package export

import (
	"encoding/json"
	"io"

	"gainsay"
)

// The types below are the schema of `gainsay read --json`, version gainsay.Schema.
// A list is never null; what is not known is absent.

type dossier struct {
	Schema        int           `json:"schema"`
	Story         gainsay.Story `json:"story"`
	Articles      []article     `json:"articles"`
	Claims        []claim       `json:"claims"`
	Disputes      []dispute     `json:"disputes"`
	Discrepancies []discrepancy `json:"discrepancies"`
	Quotes        []quotes      `json:"quotes"`
	Lineage       []lineage     `json:"lineage"`
	Groups        [][]string    `json:"groups"`
	Timeline      []event       `json:"timeline"`
}

type article struct {
	ID        string `json:"id"`
	File      string `json:"file,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	Title     string `json:"title,omitempty"`
	Unread    string `json:"unread,omitempty"`
}

type evidence struct {
	Article string       `json:"article"`
	File    string       `json:"file,omitempty"`
	Span    gainsay.Span `json:"span"`
	Chain   []hop        `json:"chain"`
}

type hop struct {
	Name     string        `json:"name"`
	Actor    string        `json:"actor,omitempty"`
	Span     *gainsay.Span `json:"span,omitempty"`
	Cue      *gainsay.Span `json:"cue,omitempty"`
	Declared bool          `json:"declared_origin,omitempty"`
	Unknown  string        `json:"unknown,omitempty"`
}

type claim struct {
	ID        string     `json:"id"`
	Text      string     `json:"text"`
	Positions []position `json:"positions"`
}

type position struct {
	Actor    string         `json:"actor"`
	For      string         `json:"for,omitempty"`
	By       string         `json:"by,omitempty"`
	Stance   gainsay.Stance `json:"stance"`
	When     string         `json:"when,omitempty"`
	Origins  int            `json:"origins"`
	Evidence []evidence     `json:"evidence"`
}

type dispute struct {
	Claim  string              `json:"claim"`
	Kind   gainsay.DisputeKind `json:"kind"`
	Text   string              `json:"text"`
	Affirm []position          `json:"affirm"`
	Deny   []position          `json:"deny"`
}

type discrepancy struct {
	Kind      string                   `json:"kind"`
	Class     gainsay.DiscrepancyClass `json:"class"`
	Certainty gainsay.Certainty        `json:"certainty"`
	About     string                   `json:"about"`
	Why       string                   `json:"why"`
	OddOneOut string                   `json:"odd_one_out,omitempty"`
	Values    []value                  `json:"values"`
}

type value struct {
	Value string `json:"value"`
	evidence
}

type quotes struct {
	Speaker  string           `json:"speaker"`
	Relation gainsay.Relation `json:"relation"`
	Changes  []string         `json:"changes"`
	Variants []evidence       `json:"variants"`
}

type lineage struct {
	From     string      `json:"from"`
	To       string      `json:"to"`
	How      gainsay.How `json:"how"`
	Share    float64     `json:"share,omitempty"`
	Why      string      `json:"why,omitempty"`
	Evidence []evidence  `json:"evidence"`
}

type event struct {
	Date     string     `json:"date"`
	Kind     string     `json:"kind"`
	What     string     `json:"what"`
	Evidence []evidence `json:"evidence"`
}

// JSON writes the dossier as one line. The only errors are those of w.
func JSON(w io.Writer, d *gainsay.Dossier) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	return out.Encode(dossierOf(d))
}

func dossierOf(d *gainsay.Dossier) dossier {
	return dossier{
		Schema:        gainsay.Schema,
		Story:         d.Story,
		Articles:      each(d.Readings, articleOf),
		Claims:        each(d.Claims, claimOf),
		Disputes:      each(d.Disputes, disputeOf),
		Discrepancies: each(d.Discrepancies, discrepancyOf),
		Quotes:        each(d.Quotes, quotesOf),
		Lineage:       each(d.Lineage, lineageOf),
		Groups:        each(d.Groups, func(g []string) []string { return each(g, same[string]) }),
		Timeline:      each(d.Timeline, eventOf),
	}
}

// each turns a list into another that is never nil.
func each[A, B any](list []A, turn func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = turn(a)
	}
	return out
}

func same[A any](a A) A { return a }

func articleOf(r gainsay.Reading) article {
	a := r.Article
	outlet := a.Outlet.Name
	if outlet == "" {
		outlet = a.Outlet.Domain
	}
	return article{a.ID, a.File, outlet, a.Published, a.Title, r.Unread}
}

func evidenceOf(e gainsay.Evidence) evidence {
	return evidence{e.Article, e.File, e.Span, each(e.Chain, hopOf)}
}

func hopOf(h gainsay.Hop) hop {
	return hop{h.Name, h.Actor, known(h.Span), known(h.Cue), h.Declared, h.Unknown}
}

// known is nil for the empty span, so that it is absent from the JSON.
func known(s gainsay.Span) *gainsay.Span {
	if s.Empty() {
		return nil
	}
	return &s
}

func claimOf(c gainsay.Claim) claim { return claim{c.ID, c.Text, each(c.Positions, positionOf)} }

func positionOf(p gainsay.Position) position {
	return position{p.Actor, p.For, p.By, p.Stance, p.When, p.Origins, each(p.Evidence, evidenceOf)}
}

func disputeOf(d gainsay.Dispute) dispute {
	return dispute{d.Claim, d.Kind, d.Text, each(d.Affirm, positionOf), each(d.Deny, positionOf)}
}

func discrepancyOf(d gainsay.Discrepancy) discrepancy {
	return discrepancy{d.Kind, d.Class, d.Certainty, d.About, d.Why, d.OddOneOut,
		each(d.Values, func(v gainsay.Value) value { return value{v.Value, evidenceOf(v.Evidence)} })}
}

func quotesOf(q gainsay.Quotes) quotes {
	return quotes{q.Speaker, q.Relation, each(q.Changes, same[string]), each(q.Variants, evidenceOf)}
}

func lineageOf(l gainsay.Lineage) lineage {
	return lineage{l.From, l.To, l.How, l.Share, l.Why, each(l.Evidence, evidenceOf)}
}

func eventOf(e gainsay.Event) event {
	return event{e.Date, e.Kind, e.What, each(e.Evidence, evidenceOf)}
}
