// Package wording turns the values of findings into the words and signs that
// every presenter shows, so that the terminal and the page say the same.
package wording

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gainsay"
)

// Claim is a claim's words fit to stand alone: without the punctuation and the
// "that" which held them in their sentence.
func Claim(text string) string {
	text = strings.TrimRight(Visible(text), " .,;:")
	rest, cut := strings.CutPrefix(text, "that ")
	next, _, more := strings.Cut(rest, " ")
	if cut && more && !verbAfterThat(next) {
		return rest
	}
	return text
}

// verbAfterThat tells the words before which "that" is itself who or what is
// spoken of, and has to stay: "that was a mistake".
func verbAfterThat(word string) bool {
	switch strings.TrimSuffix(strings.ReplaceAll(strings.ToLower(word), "’", "'"), "n't") {
	case "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "can", "ca", "could",
		"may", "might", "must", "shall", "should", "will", "wo", "would", "never", "not", "means", "meant", "makes", "made":
		return true
	}
	return false
}

// Hop names a station of a chain as printed; where that is no name, it says who
// is meant: "he (Dana Velk)".
func Hop(h gainsay.Hop) string {
	name, actor := Visible(h.Name), Visible(h.Actor)
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case name == "":
		return actor
	case actor != "" && unicode.IsLower(first) && !strings.Contains(strings.ToLower(name), strings.ToLower(actor)):
		return name + " (" + actor + ")"
	}
	return name
}

// Stance is how a stance reads in a table, beside the actor and under the claim.
func Stance(s gainsay.Stance) string {
	switch s {
	case gainsay.Asserts:
		return "says so"
	case gainsay.Denies:
		return "denies it"
	case gainsay.Confirms:
		return "confirms it"
	case gainsay.Doubts:
		return "doubts it"
	case gainsay.Declines:
		return "no comment"
	case gainsay.Refers:
		return "refers back"
	case gainsay.Demands:
		return "demands it"
	case gainsay.Commits:
		return "promises it"
	case gainsay.Hedges:
		return "leaves it open"
	}
	return string(s)
}

// Passive is how a stance reads before "by" and its actor.
func Passive(s gainsay.Stance) string {
	switch s {
	case gainsay.Denies:
		return "denied"
	case gainsay.Confirms:
		return "confirmed"
	case gainsay.Doubts:
		return "doubted"
	case gainsay.Declines:
		return "not commented on"
	case gainsay.Refers:
		return "answered with a reference to earlier words"
	case gainsay.Demands:
		return "demanded"
	case gainsay.Commits:
		return "promised"
	case gainsay.Hedges:
		return "left open"
	}
	return "said"
}

// Dispute is how the kind of a dispute reads before its claim.
func Dispute(k gainsay.DisputeKind) string {
	switch k {
	case gainsay.SaidForOther:
		return "said for him, denied"
	case gainsay.Changed:
		return "stance changed"
	}
	return "in dispute"
}

// Relation is how the relation of quote variants reads.
func Relation(r gainsay.Relation) string {
	return strings.ReplaceAll(string(r), "_", " ")
}

// Class says in a few words what a class of discrepancy means.
func Class(c gainsay.DiscrepancyClass) string {
	switch c {
	case gainsay.Conflict:
		return "both cannot be right"
	case gainsay.Update:
		return "a later value replaces an earlier one"
	case gainsay.Internal:
		return "one article contradicts itself"
	case gainsay.Implausible:
		return "the value cannot be meant"
	}
	return ""
}

// Event is the name of a line of the timeline.
func Event(kind string) string {
	switch kind {
	case gainsay.Happened:
		return "happened"
	case gainsay.Said:
		return "said"
	case gainsay.Published:
		return "published"
	}
	return kind
}

// Count writes a number and its noun: "1 origin", "3 origins", "2 stories".
func Count(n int, noun string) string {
	if n != 1 {
		if stem, ok := strings.CutSuffix(noun, "y"); ok {
			noun = stem + "ie"
		}
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// List joins names as a sentence does: "a, b and c".
func List(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// mostChanges is how many changes of a wording are told; the alignment beneath
// shows the others.
const mostChanges = 3

// Changes tells what differs between wordings.
func Changes(changes []string) string {
	text := Visible(strings.Join(changes[:min(len(changes), mostChanges)], "; "))
	if more := len(changes) - mostChanges; more > 0 {
		text += "; and " + Count(more, "more change")
	}
	return text
}

// Actor names who holds a position: the actor, and for whom it speaks.
func Actor(p gainsay.Position) string {
	name := p.Actor
	if name == "" {
		name = "unnamed"
	}
	if principal := For(p); principal != "" {
		name += " (for " + principal + ")"
	}
	return name
}

// About is what a fact is, without punctuation around it.
func About(s string) string { return strings.Trim(Visible(s), " ,;:") }

// For names for whom the actor of a position speaks, empty when for nobody
// else. An office takes the article that a name does not have.
func For(p gainsay.Position) string {
	name := Visible(p.For)
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case name == "" || p.For == p.Actor:
		return ""
	case unicode.IsLower(first) && !strings.HasPrefix(name, "the ") && !strings.HasPrefix(name, "a ") && !strings.HasPrefix(name, "an "):
		return "the " + name
	}
	return name
}

// Spoken is a chain without the origin that the article names for all it says;
// where it came from says that once.
func Spoken(chain []gainsay.Hop) []gainsay.Hop {
	if len(chain) > 1 && chain[0].Declared {
		return chain[1:]
	}
	return chain
}

// Told is what stands before the stations of a chain.
func Told(chain []gainsay.Hop) string {
	if len(chain) > 0 && chain[0].Declared {
		return "via" // the article names it as its origin
	}
	return "as told by"
}

// Letter names an origin by its place in the story: A, B, … Z, AA. An origin
// that is not known is "?".
func Letter(origin int) string {
	if origin < 0 {
		return "?"
	}
	if origin < 26 {
		return string(rune('A' + origin))
	}
	return Letter(origin/26-1) + Letter(origin%26)
}

// Percent writes a share, 0 to 1, as a whole percentage.
func Percent(share float64) string {
	return strconv.Itoa(int(share*100+0.5)) + "%"
}

// Why says how a text came: the reason given, with the share where the reason does not name it.
func Why(l gainsay.Lineage) string {
	why := l.Why
	if why == "" {
		why = string(l.How)
	}
	if l.Share > 0 && !strings.Contains(why, "%") {
		why += ", " + Percent(l.Share) + " shared text"
	}
	return why
}

// WordsMatter tells the kinds of discrepancy whose values are wordings, to be
// laid one under the other word by word.
func WordsMatter(kind string) bool {
	return kind == gainsay.QuoteKind || kind == gainsay.WordingKind || kind == gainsay.StrengthKind
}
