// Package compare turns two quantities, or two times, into a verdict: equal, within
// rounding, within the bound, of other granularity, in conflict, or not to be
// compared, each with its reason in words a person reads ("nearly 200 admits 198").
//
// It looks at the values alone. Whether two values are of one fact (the same noun, the
// same event, the same day) is for the caller to know.
package compare

// A Relation says how two values stand to one another.
type Relation string

// The relations.
const (
	Equal        Relation = "equal"
	Rounding     Relation = "within rounding"
	Bound        Relation = "within the bound"
	Granularity  Relation = "of other granularity"
	Conflict     Relation = "in conflict"
	Incomparable Relation = "not comparable"
)

// A Verdict is a relation and why it holds.
type Verdict struct {
	Relation Relation
	Why      string
}

// Agree tells that both values can be right together.
func (v Verdict) Agree() bool { return v.Relation != Conflict && v.Relation != Incomparable }
