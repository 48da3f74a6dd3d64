package gainsay

// Manner says how the words of a statement are given.
type Manner string

// The manners. Belief and Intention are not speech and are told apart from it.
const (
	Direct    Manner = "direct"   // in quotation marks
	Indirect  Manner = "indirect" // retold
	Mixed     Manner = "mixed"    // retold with some words quoted
	Belief    Manner = "belief"
	Intention Manner = "intention"
)

// Stance says how the source stands to the content.
type Stance string

// The stances.
const (
	Asserts  Stance = "asserts"
	Denies   Stance = "denies"
	Confirms Stance = "confirms"
	Doubts   Stance = "doubts"
	Declines Stance = "declines" // declines to comment
	Refers   Stance = "refers"   // points to what was said elsewhere
	Demands  Stance = "demands"
	Commits  Stance = "commits"
	Hedges   Stance = "hedges" // neither denies nor confirms: "did not rule out"
)

// A Hop is one station on the way a statement came.
type Hop struct {
	Name     string `json:"name"`            // as printed
	Actor    string `json:"actor,omitempty"` // the actor's full name; empty when unknown
	Span     Span   `json:"span"`            // the mention of the source
	Cue      Span   `json:"cue"`             // the words that say it spoke; empty when there are none
	Declared bool   `json:"declared_origin,omitempty"`
	Unknown  string `json:"unknown,omitempty"` // why Actor is empty
}

// A Statement is one thing that someone is reported to have said.
// Source, Cue and Content may be in several pieces; all spans lie in one article.
type Statement struct {
	ID       string `json:"id"`               // unique within the article
	Within   string `json:"within,omitempty"` // ID of the statement whose content this one stands in
	Source   []Span `json:"source"`
	Cue      []Span `json:"cue"`
	Content  []Span `json:"content"`          // what was said, quotation marks left out
	Quoted   []Span `json:"quoted,omitempty"` // the parts of Content that stand in quotation marks
	Manner   Manner `json:"manner"`
	Stance   Stance `json:"stance"`              // of the innermost hop to the content
	Chain    []Hop  `json:"chain"`               // outermost first; empty when the text names no source
	Distance bool   `json:"distanced,omitempty"` // the outlet distances itself: "falsely", "without evidence"
	When     Span   `json:"when,omitzero"`       // when it was said, as printed
	Occasion Span   `json:"occasion,omitzero"`   // on what occasion, as printed
	Refers   string `json:"refers,omitempty"`    // ID of the statement of this article that it points back to
	Unknown  string `json:"unknown,omitempty"`   // why no source is given

	// Elsewhere are the words that point to something said which this article does not
	// hold: "his remarks of last week".
	Elsewhere Span `json:"elsewhere,omitzero"`
}

// Speaker is the innermost hop: whose words the content is. It is nil when no
// source is named.
func (s *Statement) Speaker() *Hop {
	if len(s.Chain) == 0 {
		return nil
	}
	return &s.Chain[len(s.Chain)-1]
}
