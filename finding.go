package gainsay

// Evidence is where a finding rests: words of one article, and the way they came.
type Evidence struct {
	Article string `json:"article"` // Article.ID
	File    string `json:"file,omitempty"`
	Span    Span   `json:"span"` // no wider than the words that carry the finding
	Chain   []Hop  `json:"chain,omitempty"`
}

// Certainty says how sure a finding is.
type Certainty string

// Sure findings may be printed as they stand; the others want a look.
const (
	Sure  Certainty = "sure"
	Check Certainty = "check"
)

// A Claim is one proposition, gathered from the statements of all articles that carry it.
type Claim struct {
	ID        string     `json:"id"`
	Text      string     `json:"text"` // the clearest wording of it, verbatim from one article
	Positions []Position `json:"positions"`
}

// A Position is an actor's stance on a claim, with its evidence and the number
// of independent origins that report it.
type Position struct {
	Actor    string     `json:"actor"`
	For      string     `json:"for,omitempty"` // the principal whom the actor speaks for
	By       string     `json:"by,omitempty"`  // who said it for the actor, when it was not the actor's own side
	Stance   Stance     `json:"stance"`
	When     string     `json:"when,omitempty"` // date of the statement, where known
	Origins  int        `json:"origins"`
	Evidence []Evidence `json:"evidence"`
}

// DisputeKind says what kind of disagreement a dispute is.
type DisputeKind string

// The kinds of dispute.
const (
	Opposed      DisputeKind = "opposed"      // one affirms what another denies
	SaidForOther DisputeKind = "said for him" // one says it for another, whose own side denies it
	Changed      DisputeKind = "changed"      // one actor, two stances at two times
)

// A Dispute is a claim on which actors take opposite positions.
type Dispute struct {
	Claim  string      `json:"claim"` // Claim.ID
	Kind   DisputeKind `json:"kind"`
	Text   string      `json:"text"` // the claim's words
	Affirm []Position  `json:"affirm"`
	Deny   []Position  `json:"deny"`
}

// DiscrepancyClass says how the values of a discrepancy stand to one another.
type DiscrepancyClass string

// The classes.
const (
	Conflict    DiscrepancyClass = "conflict"
	Update      DiscrepancyClass = "update"
	Internal    DiscrepancyClass = "internal"
	Implausible DiscrepancyClass = "implausible"
)

// The kinds of discrepancy.
const (
	QuantityKind = "quantity"
	DateKind     = "date"
	TimeKind     = "time"
	PlaceKind    = "place"
	NameKind     = "name"
	RoleKind     = "role"
	SpeakerKind  = "speaker"
	QuoteKind    = "quote"
	ScopeKind    = "scope"
	StrengthKind = "strength"
	WordingKind  = "wording"
	OccasionKind = "occasion"
	CauseKind    = "cause"
	SequenceKind = "sequence"
)

// A Value is one of the values that a discrepancy sets side by side.
type Value struct {
	Value string `json:"value"` // as printed
	Evidence
}

// A Discrepancy is one fact for which reports give different values.
type Discrepancy struct {
	Kind      string           `json:"kind"`
	Class     DiscrepancyClass `json:"class"`
	Certainty Certainty        `json:"certainty"`
	About     string           `json:"about"`                 // what the fact is
	Why       string           `json:"why"`                   // why this is a discrepancy, in words a person reads
	OddOneOut string           `json:"odd_one_out,omitempty"` // the value that independent origins outnumber
	Values    []Value          `json:"values"`
}

// Relation says how variants of one utterance stand to one another.
type Relation string

// The relations.
const (
	Identical      Relation = "identical"
	Trimmed        Relation = "trimmed"
	Reworded       Relation = "reworded"
	Stitched       Relation = "stitched"
	SenseChanged   Relation = "sense_changed"
	SpeakerDiffers Relation = "speaker_differs"
)

// Quotes is one utterance as different outlets print it.
type Quotes struct {
	Speaker  string     `json:"speaker"`
	Relation Relation   `json:"relation"`
	Changes  []string   `json:"changes,omitempty"` // what differs, in words a person reads
	Variants []Evidence `json:"variants"`
}

// How says in what manner one article's text came to another.
type How string

// The manners of coming.
const (
	Verbatim  How = "verbatim"
	Edited    How = "lightly edited"
	Rewritten How = "rewritten"
	Cited     How = "cited"
)

// A Lineage is one step on the way of a text: To took words or facts from From.
type Lineage struct {
	From     string     `json:"from"` // a file of the story, else the origin's name as printed
	To       string     `json:"to"`   // a file of the story
	How      How        `json:"how"`
	Share    float64    `json:"share,omitempty"` // part of To's report that the shared text makes up, 0 to 1
	Why      string     `json:"why"`             // "credit line", "84% shared text", "a shared error"
	Evidence []Evidence `json:"evidence"`
}

// The kinds of Event.
const (
	Happened  = "event"
	Said      = "statement"
	Published = "publication"
)

// An Event is a point on one of the three lines of the timeline.
type Event struct {
	Date     string     `json:"date"` // TIMEX3 date or time
	Kind     string     `json:"kind"`
	What     string     `json:"what"`
	Evidence []Evidence `json:"evidence"`
}

// A Story is the articles about one event or one matter.
type Story struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Origins int    `json:"origins"` // independent sources of its reports
}

// A Dossier is all that is found of one story, as each presenter receives it.
type Dossier struct {
	Story         Story         `json:"story"`
	Readings      []Reading     `json:"-"` // the articles, in the order in which they are numbered on screen
	Claims        []Claim       `json:"claims"`
	Disputes      []Dispute     `json:"disputes"`
	Discrepancies []Discrepancy `json:"discrepancies"`
	Quotes        []Quotes      `json:"quotes"`
	Lineage       []Lineage     `json:"lineage"`
	Groups        [][]string    `json:"groups"` // files by the origin of their main text
	Timeline      []Event       `json:"timeline"`
}
