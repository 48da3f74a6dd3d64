package collate

import (
	"fmt"
	"strings"

	"gainsay"
	"gainsay/internal/world"
)

// held is what one article says of someone and an office.
type held struct {
	member  int
	article int
	role    gainsay.Role
}

// heldRoles are the roles that articles give to persons, in order of the cast.
func (s *story) heldRoles() []held {
	var out []held
	for m := range s.cast.members {
		if s.cast.members[m].Kind != gainsay.Person {
			continue
		}
		for _, r := range s.cast.members[m].roles {
			if !s.readings[r.article].Article.InFurniture(r.Span) && !s.ofAnother(r) {
				r.Title = officeTitle(r.Title)
				out = append(out, held{m, r.article, r.Role})
			}
		}
	}
	return out
}

// aide begins, right behind a name, the word for someone else, whom the name only tells
// of: "former President Rossi confidant".
var aide = pattern(`^[’']?s? (?:\w+ )?(?:aide|adviser|advisor|confidante?|strategist|lawyer|attorney|spokes\w+|official|appointee|ally|loyalist|supporter|critic|campaign|administration|era|nominee|staffer|associate)s?\b`)

// ofAnother tells a role whose words are about someone else, or of a deputy: "former
// President Rossi confidant", "Vice-President Rossi".
func (s *story) ofAnother(r castedRole) bool {
	text := s.readings[r.article].Article.Text
	end := max(r.Span.End, r.Name.End)
	before := text[max(0, r.Span.Start-len("vice-")):r.Span.End]
	return end <= len(text) && (aide().MatchString(text[end:min(len(text), end+40)]) || deputy().MatchString(before))
}

var deputy = pattern(`(?i)\b(?:vice|deputy)[- ]`)

// officeTitle is the form of a title under which its wordings meet.
func officeTitle(title string) string {
	switch o := world.OfficeForm(title); o {
	case "ceo", "chief executive officer":
		return "chief executive"
	case "premier":
		return "prime minister"
	default:
		return o
	}
}

// of is the organisation or state of a member's role under its principal's name.
// Where the text names none and the table knows one place where the member held
// the office, it is that one.
func (s *story) of(member int, r gainsay.Role) string {
	if p, ok := s.table.Principal(r.Of); ok {
		if _, land := s.table.State(r.Of); !land && officeTitle(r.Title) == "president" {
			return r.Of // the president of a senate is none of its state
		}
		return p
	}
	if r.Of != "" {
		return r.Of
	}
	place := ""
	for _, term := range s.table.TermsOf(s.cast.members[member].Name) {
		if officeTitle(term.Office) != officeTitle(r.Title) {
			continue
		}
		if place != "" && place != term.Place {
			return ""
		}
		place = term.Place
	}
	return place
}

// statuses finds someone whom some articles call former (or acting, or elect) and
// others the holder of the same office. Where the table of the world knows the
// term, it says who is right on the day of publication.
func (s *story) statuses() []gainsay.Discrepancy {
	type key struct {
		member int
		title  string
	}
	var order []key
	byKey := map[key][]held{}
	for _, h := range s.heldRoles() {
		if h.role.Status == gainsay.Then || !soleOffices[h.role.Title] {
			continue // of ranks and seats one may hold several, and keep the name
		}
		k := key{h.member, h.role.Title}
		if byKey[k] == nil {
			order = append(order, k)
		}
		byKey[k] = append(byKey[k], h)
	}
	var out []gainsay.Discrepancy
	for _, k := range order {
		if d, ok := s.statusConflict(k.member, k.title, byKey[k]); ok {
			out = append(out, d)
		}
	}
	return out
}

// statusConflict compares the first word that each article has on someone's
// standing to one office. Two articles must differ, one saying "former".
func (s *story) statusConflict(m int, title string, roles []held) (gainsay.Discrepancy, bool) {
	var values []held
	seen := map[[2]any]bool{}
	former, holder := false, false
	offices := map[string]bool{}
	for _, h := range roles {
		k := [2]any{h.article, h.role.Status}
		if seen[k] {
			continue
		}
		seen[k] = true
		if of := s.of(h.member, h.role); of != "" {
			offices[of] = true
		}
		if s.ofAnotherEra(h) || h.role.Status == "" && s.leaves(h) {
			continue // "appointed by President Rossi", "the mayor has resigned"
		}
		former = former || h.role.Status == gainsay.Former
		holder = holder || h.role.Status == ""
		values = append(values, h)
	}
	if former && (!holder || s.onRecord(m, title) && s.someDay()) {
		return s.stillHeld(m, values)
	}
	if !former || !holder || len(offices) > 1 || bothWays(values) || s.someDay() && !s.allDated(values) || !s.someDay() && s.leftOffice(m, title) {
		return gainsay.Discrepancy{}, false
	}
	name := s.cast.members[m].Name
	d := gainsay.Discrepancy{
		Kind: gainsay.RoleKind, Class: gainsay.Conflict, Certainty: gainsay.Sure,
		About: fmt.Sprintf("whether %s is %s or was", name, title),
		Why:   "an office is held or was held, not both on one day",
	}
	var articles []int
	var standing []string // the value of each article by status alone, to tell who stands alone
	for _, h := range values {
		ev := s.evidence(h.article, h.role.Span, nil)
		d.Values = append(d.Values, gainsay.Value{Value: s.words(h.article, h.role.Span), Evidence: ev})
		standing = append(standing, string(h.role.Status))
		articles = append(articles, h.article)
	}
	if s.changedHands(values) {
		d.Class, d.Certainty = gainsay.Update, gainsay.Check
		d.Why = "the reports are of different days: the office may have changed hands between them"
		return d, true
	}
	d.OddOneOut = s.oddOneOut(d.Values, standing, articles)
	if !s.someDay() { // of what days they are, none of them says
		d.Certainty = gainsay.Check
		if d.OddOneOut == "" {
			return d, false
		}
	}
	if d.OddOneOut != "" {
		d.Why += "; the other origins outnumber it"
	} else {
		d.Certainty = gainsay.Check
	}
	return d, true
}

// tenure ends what stands before the name of one who is named for the time of his
// office, or for what he did in it, and not for what he is: "under President Rossi".
var tenure = pattern(`(?i)\b(?:under|since|during|(?:appointed|nominated|named|appointee|nominee|signed|pardoned|elevated|picked)(?:\s+\w+){0,4}\s+(?:by|of|under))\s+(?:the\s+)?$`)

// ofAnotherEra tells whether the words that give someone an office tell of the time of that
// office, or stand in a sentence that prints another year.
func (s *story) ofAnotherEra(h held) bool {
	text := s.readings[h.article].Article.Text
	if tenure().MatchString(text[max(0, h.role.Span.Start-60):h.role.Span.Start]) {
		return true
	}
	n := s.sentenceAt(h.article, h.role.Span.Start)
	return n >= 0 && s.ofAnotherYear(h.article, n)
}

// leaving are stems of verbs for giving up an office or losing it.
var leaving = wordSet("resign quit oust sack fire dismiss retir depart impeach step")

// leaves tells whether the sentence that gives an office tells of its end.
func (s *story) leaves(h held) bool {
	n := s.sentenceAt(h.article, h.role.Span.Start)
	if n < 0 {
		return false
	}
	for _, t := range s.readings[h.article].Sentences[n].Terms {
		if t.Kind == gainsay.VerbTerm && leaving[s.termKey(t)] {
			return true
		}
	}
	return false
}

// onRecord tells whether the table of the world knows when someone held an office: it
// then says who is right, and a title that goes on being used by courtesy is no mistake.
func (s *story) onRecord(m int, title string) bool {
	for _, term := range s.table.TermsOf(s.cast.members[m].Name) {
		if officeTitle(term.Office) == title {
			return true
		}
	}
	return false
}

// someDay tells whether it is known of what day any report is.
func (s *story) someDay() bool {
	for a := range s.readings {
		if dayOf(s.readings[a].Article.Published) != "" {
			return true
		}
	}
	return false
}

// leftOffice tells whether someone has held an office and left it, as the table of the world
// knows: reports of no known day may be of before or after, and the title is kept by courtesy.
func (s *story) leftOffice(m int, title string) bool {
	left := false
	for _, term := range s.table.TermsOf(s.cast.members[m].Name) {
		if officeTitle(term.Office) == title {
			if term.To == "" {
				return false
			}
			left = true
		}
	}
	return left
}

// allDated tells whether it is known of what day each of the articles is: one of any day
// may be of before or after the rest.
func (s *story) allDated(values []held) bool {
	for _, h := range values {
		if dayOf(s.readings[h.article].Article.Published) == "" {
			return false
		}
	}
	return true
}

// bothWays tells whether one article says both, as one does that tells of then and now.
func bothWays(values []held) bool {
	said := map[int]gainsay.RoleStatus{}
	for _, h := range values {
		if first, ok := said[h.article]; ok && (first == gainsay.Former) != (h.role.Status == gainsay.Former) {
			return true
		}
		said[h.article] = h.role.Status
	}
	return false
}

// stillHeld finds an article that calls someone former who, as the table of the
// world knows, held the office on the day on which it was published.
func (s *story) stillHeld(m int, values []held) (gainsay.Discrepancy, bool) {
	name := s.cast.members[m].Name
	for _, h := range values {
		day := dayOf(s.readings[h.article].Article.Published)
		if day == "" || h.role.Status != gainsay.Former {
			continue
		}
		term, ok := s.table.Holder(h.role.Title, s.of(m, h.role), day)
		if !ok || !s.table.SameName(term.Person, name) {
			continue
		}
		return gainsay.Discrepancy{
			Kind: gainsay.RoleKind, Class: gainsay.Implausible, Certainty: gainsay.Sure,
			About:     fmt.Sprintf("whether %s is %s or was", name, h.role.Title),
			Why:       fmt.Sprintf("%s was %s of %s on %s, the day of the report", name, h.role.Title, term.Place, day),
			OddOneOut: s.words(h.article, h.role.Span),
			Values:    []gainsay.Value{{Value: s.words(h.article, h.role.Span), Evidence: s.evidence(h.article, h.role.Span, nil)}},
		}, true
	}
	return gainsay.Discrepancy{}, false
}

// changedHands tells whether every article that says former was published on a
// later day than every one that says holder.
func (s *story) changedHands(values []held) bool {
	var lastHolder, firstFormer string
	for _, h := range values {
		day := dayOf(s.readings[h.article].Article.Published)
		if day == "" {
			return false
		}
		if h.role.Status == gainsay.Former {
			if firstFormer == "" || day < firstFormer {
				firstFormer = day
			}
		} else if day > lastHolder {
			lastHolder = day
		}
	}
	return firstFormer > lastHolder
}

func dayOf(published string) string {
	if len(published) < len("2006-01-02") {
		return ""
	}
	return published[:len("2006-01-02")]
}

// soleOffices have one holder at a time.
var soleOffices = map[string]bool{
	"president": true, "prime minister": true, "chancellor": true, "premier": true, "king": true, "queen": true, "pope": true,
	"foreign minister": true, "defence minister": true, "defense minister": true, "foreign secretary": true,
	"secretary of state": true, "defense secretary": true, "defence secretary": true, "chief executive": true, "ceo": true,
	"mayor": true, "interior minister": true, "finance minister": true, "secretary-general": true, "attorney general": true,
}

// offices finds two people whom reports give one and the same office that only
// one can hold. Within one article it is internal; between articles it is said
// once, with the office's other holder.
func (s *story) offices() []gainsay.Discrepancy {
	type office struct{ title, of string }
	var order []office
	holders := map[office][]held{}
	for _, h := range s.heldRoles() {
		of := s.of(h.member, h.role)
		if h.role.Status != "" || strings.ToLower(of) == of || !soleOffices[h.role.Title] {
			continue // of "the group" there may be two
		}
		k := office{h.role.Title, of}
		if holders[k] == nil {
			order = append(order, k)
		}
		holders[k] = append(holders[k], h)
	}
	var out []gainsay.Discrepancy
	for _, k := range order {
		out = append(out, s.officeConflicts(k.title, k.of, holders[k])...)
	}
	return out
}

func (s *story) officeConflicts(title, of string, holders []held) []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	told := map[int]bool{}
	for i := range holders {
		for j := range i {
			a, b := holders[j], holders[i]
			if a.article != b.article || told[a.article] || !s.cast.twoNames(a.member, b.member) || s.atAnotherTime(a) || s.atAnotherTime(b) || s.onRecord(a.member, title) && s.onRecord(b.member, title) && !s.inOffice(a, b) {
				continue
			}
			told[a.article] = true
			out = append(out, s.officeConflict(title, of, a, b))
		}
	}
	return out
}

// pastHolder are words by which an article shows that it tells of one who held an office
// before.
var pastHolder = pattern(`(?i)\b(?:former|ex-|predecessor|successor|then-)`)

// inOffice tells whether one article has both of two holders on record speak as if both
// were in office, of no day that is known: a title goes on being used by courtesy.
func (s *story) inOffice(a, b held) bool {
	if s.someDay() || pastHolder().MatchString(s.readings[a.article].Article.Text) {
		return false
	}
	for _, h := range [2]held{a, b} {
		speaks := false
		for i := s.ofArticle[h.article].from; i < s.ofArticle[h.article].to; i++ {
			speaks = speaks || s.said[i].teller == h.member || s.said[i].speaker == h.member
		}
		if !speaks {
			return false
		}
	}
	return true
}

// atAnotherTime tells whether a role is one of another time: its sentence names a year or
// a day, or the table knows that the office was another's when the article was
// published, as reports go on calling someone by an office once held.
func (s *story) atAnotherTime(h held) bool {
	if n := s.sentenceAt(h.article, h.role.Span.Start); n >= 0 && len(s.daysIn(h.article, n)) > 0 {
		return true
	}
	day := dayOf(s.readings[h.article].Article.Published)
	if day == "" {
		return false
	}
	term, ok := s.table.Holder(h.role.Title, s.of(h.member, h.role), day)
	return ok && !s.table.SameName(term.Person, s.cast.members[h.member].Name)
}

func (s *story) officeConflict(title, of string, hs ...held) gainsay.Discrepancy {
	d := gainsay.Discrepancy{
		Kind: gainsay.RoleKind, Class: gainsay.Internal, Certainty: gainsay.Check,
		About: fmt.Sprintf("who is %s of %s", title, of),
		Why:   "one article gives two people an office that only one can hold",
	}
	for _, h := range hs {
		d.Values = append(d.Values, gainsay.Value{Value: s.words(h.article, h.role.Span), Evidence: s.evidence(h.article, h.role.Span, nil)})
	}
	return d
}
