package gainsay

import "strings"

// A Reading is what one article says, as stages 1 to 4 leave it: all that the
// later stages, a queue or the ledger need to know of it.
type Reading struct {
	Article    Article     `json:"article"`
	Sentences  []Sentence  `json:"sentences"`
	Actors     []Actor     `json:"actors"`
	Mentions   []Mention   `json:"mentions"`
	Quantities []Quantity  `json:"quantities"`
	Times      []Time      `json:"times"`
	Statements []Statement `json:"statements"`
	Unread     string      `json:"unread,omitempty"` // why there are no statements, where the language cannot be read
}

// A Sentence is a sentence and its content words in order.
type Sentence struct {
	Span  Span   `json:"span"`
	Terms []Term `json:"terms"`
}

// TermKind is the kind of a content word.
type TermKind uint8

// The kinds of Term.
const (
	NounTerm     TermKind = iota + 1
	NameTerm              // a word of a proper name
	VerbTerm              // a full verb
	ModifierTerm          // adjective or adverb
	NumberTerm
	NegationTerm // not, never, no, without
	ModalTerm    // would, could, may, …
)

// A Term is a content word of a sentence. Head and Rel come from the tree, and
// are -1 and "" where there is none.
type Term struct {
	Span  Span     `json:"span"`
	Lemma string   `json:"lemma"` // lower case, but for names
	Kind  TermKind `json:"kind"`
	Head  int      `json:"head"` // index in the sentence's Terms of the nearest content word above
	Rel   string   `json:"rel,omitempty"`
}

// ActorKind says what an actor is.
type ActorKind string

// The kinds of Actor.
const (
	Person       ActorKind = "person"
	Organisation ActorKind = "organisation"
	State        ActorKind = "state"
	Place        ActorKind = "place" // a place that is no state: not an actor until it stands for one
	Group        ActorKind = "group" // "Russian officials", "the institutions"
	Anonymous    ActorKind = "anonymous"
	Document     ActorKind = "document" // a report, a poll, court papers
	Other        ActorKind = "other"    // a name of something else
)

// RoleStatus says how someone stands to an office.
type RoleStatus string

// The statuses; the empty one is "holds it".
const (
	Former RoleStatus = "former"
	Acting RoleStatus = "acting"
	Elect  RoleStatus = "elect"
	Then   RoleStatus = "then"
)

// A Role is an office or function that the text gives to someone.
type Role struct {
	Title  string     `json:"title"`        // lower-case head: "spokesman", "foreign minister"
	Of     string     `json:"of,omitempty"` // organisation or state, by its full name where known: "Kremlin", "Russia"
	Status RoleStatus `json:"status,omitempty"`
	Name   Span       `json:"name"` // the name that the role is given to
	Span   Span       `json:"span"` // the whole phrase
}

// An Actor is someone or something that can say something, as one article gives it.
type Actor struct {
	Name      string    `json:"name"` // the fullest form, canonical where the table of the world knows it
	Kind      ActorKind `json:"kind"`
	Names     []string  `json:"names"` // every printed form, in order of first appearance
	Roles     []Role    `json:"roles,omitempty"`
	SpeaksFor string    `json:"speaks_for,omitempty"` // name of the principal: an office, organisation or state
}

// MentionKind says by what an actor is mentioned.
type MentionKind string

// The kinds of Mention.
const (
	NameMention        MentionKind = "name"
	PronounMention     MentionKind = "pronoun"
	DescriptionMention MentionKind = "description" // "the spokesman", "the British leader"
)

// A Mention is a place where the text means an actor.
type Mention struct {
	Span    Span        `json:"span"`
	Kind    MentionKind `json:"kind"`
	Actor   int         `json:"actor"`             // index in Reading.Actors, -1 when it cannot be told
	Unknown string      `json:"unknown,omitempty"` // why Actor is -1
}

// Bound says how a printed number limits the value meant.
type Bound string

// The bounds.
const (
	Exact   Bound = ""
	About   Bound = "about"
	AtLeast Bound = "at least"
	AtMost  Bound = "at most"
	Over    Bound = "more than"
	Under   Bound = "less than" // "nearly 90" as well
	Between Bound = "between"   // Value to High
)

// A Quantity is a printed amount. Value and High are in Unit.
type Quantity struct {
	Span        Span    `json:"span"`
	Value       float64 `json:"value"`
	High        float64 `json:"high,omitempty"` // upper end of a range, 0 when there is none
	Unit        string  `json:"unit"`           // "" for a bare count; singular English name: "percent", "dollar", "kilometre"
	Approximate bool    `json:"approximate"`
	Bound       Bound   `json:"bound,omitempty"`
	Of          string  `json:"of,omitempty"`          // lemma of what is counted or measured: "soldier"
	OfSpan      Span    `json:"of_span,omitzero"`      // the noun with the modifiers between it and the number: "fighter jets"
	Implausible string  `json:"implausible,omitempty"` // why the value cannot be meant; empty when it can
}

// Measured is the unit, or what is counted where there is no unit, with its
// modifiers as text prints them: "percent", "soldier", "fighter jet".
func (q Quantity) Measured(text string) string {
	if q.Unit != "" || q.Of == "" {
		return q.Unit
	}
	words := strings.Fields(strings.ToLower(q.OfSpan.In(text)))
	if len(words) < 2 {
		return q.Of
	}
	words[len(words)-1] = q.Of
	return strings.Join(words, " ")
}

// A Time is a printed time expression, with TIMEX3 type and value.
type Time struct {
	Span        Span   `json:"span"`
	Type        string `json:"type"`             // DATE, TIME, DURATION, SET
	Value       string `json:"value,omitempty"`  // TIMEX3; X stands for what is open; empty when it cannot be resolved
	Mod         string `json:"mod,omitempty"`    // TIMEX3 modifier: START, MID, END, APPROX, MORE_THAN, LESS_THAN, …
	Zone        string `json:"zone,omitempty"`   // of a clock time, as printed in capitals: "GMT", "EDT"
	Signal      string `json:"signal,omitempty"` // how it limits what it belongs to: "since", "by", "until", "before", "after"
	Of          string `json:"of,omitempty"`     // lemma of the event or statement it belongs to: "say", "strike"
	OfSpan      Span   `json:"of_span,omitzero"`
	Implausible string `json:"implausible,omitempty"` // why it cannot be meant; empty when it can
}
