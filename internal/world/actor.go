package world

import "gainsay"

// SameActor tells whether two actors of two articles on one matter are one.
// Names must agree, kinds must not contradict each other, and two people of one
// name are kept apart when their roles belong to different states or bodies.
// An anonymous actor is never anyone else.
func SameActor(a, b gainsay.Actor) bool { return Default().sameActor(a, b) }

func (t *Table) sameActor(a, b gainsay.Actor) bool {
	if a.Kind == gainsay.Anonymous || b.Kind == gainsay.Anonymous {
		return false
	}
	if !kindsMeet(a.Kind, b.Kind) {
		return mistaken(a, b) || mistaken(b, a)
	}
	if a.Kind == gainsay.Document || b.Kind == gainsay.Document || a.Kind == gainsay.Group && b.Kind == gainsay.Group {
		return a.Kind == b.Kind && Fold(a.Name) == Fold(b.Name) && a.SpeaksFor == b.SpeaksFor
	}
	if a.Kind == gainsay.Group || b.Kind == gainsay.Group { // "British Transport police" in one report, with capitals in another
		return Fold(a.Name) == Fold(b.Name) && len(nameWords(a.Name)) > 1 && printed(a.Name) && printed(b.Name)
	}
	if !t.namesMeet(a, b) {
		return false
	}
	if a.Kind != gainsay.Person {
		return true
	}
	return !t.rolesPart(a, b)
}

// kindsMeet tells kinds that one thing may be given by two articles: a body may
// be taken for a place or for something else, a person never for a body.
func kindsMeet(a, b gainsay.ActorKind) bool {
	return a == b || (a != gainsay.Person && b != gainsay.Person)
}

// mistaken tells that a was taken for a person where b, a body of the very name,
// was not: a word of which the text says nothing that is said of people alone.
func mistaken(a, b gainsay.Actor) bool {
	return a.Kind == gainsay.Person && b.Kind == gainsay.Organisation && len(a.Roles) == 0 && len(a.Names) == 1 &&
		len(nameWords(a.Name)) == 1 && len(nameWords(b.Name)) == 1 && Fold(a.Name) == Fold(b.Name)
}

// namesMeet tells whether the full names agree; a short form meets a full name
// only when it is the only form that its article gives.
func (t *Table) namesMeet(a, b gainsay.Actor) bool {
	if ca, ok := t.Canonical(a.Name); ok && a.Kind != gainsay.Person {
		if cb, ok := t.Canonical(b.Name); ok {
			return ca == cb
		}
	}
	if a.Kind == gainsay.Person {
		return t.sameName(a.Name, b.Name)
	}
	if t.sameBody(a.Name, b.Name) {
		return true
	}
	for _, x := range a.Names { // an article may print a body's short and long form side by side
		for _, y := range b.Names {
			if len(x) > 2 && Fold(x) == Fold(y) {
				return true
			}
		}
	}
	return false
}

// rolesPart tells whether roles show that two people of one name are two: each
// has present roles, and none of the one's belongs to whom one of the other's does.
func (t *Table) rolesPart(a, b gainsay.Actor) bool {
	pa, pb := t.principals(a), t.principals(b)
	if len(pa) == 0 || len(pb) == 0 {
		return false
	}
	for _, x := range pa {
		for _, y := range pb {
			if x == y {
				return false
			}
		}
	}
	// A full name that agrees is stronger than roles in bodies that the table does not tie together.
	return len(nameWords(a.Name)) == 1 || len(nameWords(b.Name)) == 1 || t.statesPart(pa, pb)
}

// principals are those for whom the actor's roles make him speak.
func (t *Table) principals(a gainsay.Actor) []string {
	var all []string
	for _, r := range a.Roles {
		if r.Of == "" {
			continue
		}
		if p, ok := t.Principal(r.Of); ok {
			all = append(all, p)
		} else {
			all = append(all, r.Of)
		}
	}
	return all
}

// statesPart tells whether both sides name states only.
func (t *Table) statesPart(pa, pb []string) bool {
	for _, p := range append(append([]string{}, pa...), pb...) {
		if k, _ := t.Look(p); k != StateKind {
			return false
		}
	}
	return true
}
