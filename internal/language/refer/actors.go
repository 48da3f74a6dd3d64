package refer

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// An entry is an actor while the Doc is being read.
type entry struct {
	gainsay.Actor
	gender world.Gender
	called world.Gender // by the pronouns that surely meant it so far, where gender does not say
	human  human        // what is told of a person besides
	full   bool         // a person's name of two words or more has been seen
	seen   []int        // tokens where mentions of it begin, in the order found
}

// A reading groups the mentions of one Doc by actor.
type reading struct {
	*scan
	actors      []entry
	mentions    []mention
	byFamily    map[string][]int // people, by FamilyKey
	byGivenName map[string][]int // people with full names, by the folded first word
	byTitle     map[string][]int // by the last word of a title
	byKey       map[string]int   // bodies, states, places and the rest, by canonical or folded name
	ofName      []int            // actor of each entry of d.Names, -1 where it is none
	ranker      *Ranker
	note        func(token int, list []candidate) // told of every choice; nil but in training
	firstPerson int                               // the actor of the first person named, -1 when none is
	tree        *doc.Tree                         // nil where d has none
	all         []phrase                          // the role phrases of d, in order
	belongs     map[string][]string               // by the last word of a title: to what bodies and states the text's titles belong
	forces      *string                           // what onlyForces found, nil before it was asked
	quoted      []int32                           // by token between quotation marks: the actor whose words they are, -1 where not known
}

// A mention is a gainsay.Mention and the tokens it covers.
type mention struct {
	gainsay.Mention
	first, last int
}

func newReading(d *doc.Doc, by *Resolver) *reading {
	r := &reading{scan: newScan(d, by.table, by.lex), ranker: by.ranker, byFamily: map[string][]int{}, byGivenName: map[string][]int{}, byTitle: map[string][]int{}, byKey: map[string]int{}, ofName: make([]int, len(d.Names)), firstPerson: -1, belongs: map[string][]string{}}
	if d.Parsed {
		r.tree = doc.NewTree(d)
	}
	for i := range r.ofName {
		r.ofName[i] = -1
	}
	return r
}

func (r *reading) resolve(phrases []phrase) {
	r.all = phrases
	r.groupNames()
	r.findHumans()
	r.giveRoles(phrases)
	r.findSpeakers()
	r.speakFor()
	r.walk(phrases)
}

// groupNames makes an actor of the names of each one: people with full names
// first, so that a family name in the headline finds its bearer in the body.
func (r *reading) groupNames() {
	var short []int
	for at, n := range r.d.Names {
		if r.furn[n.First] {
			continue
		}
		text := r.text(int(n.First), int(n.Last))
		switch {
		case n.Kind != gainsay.Person && !compass(text):
			r.ofName[at] = r.body(at, text)
		case len(world.NameWords(text)) > 1:
			r.ofName[at] = r.fullName(text)
		default:
			short = append(short, at)
		}
	}
	for _, at := range short {
		n := r.d.Names[at]
		text := r.text(int(n.First), int(n.Last))
		if a := max(r.initials(text), r.half(world.Fold(text))); a >= 0 {
			r.ofName[at] = a
			continue
		}
		if n.Kind != gainsay.Person {
			r.ofName[at] = r.body(at, text)
			continue
		}
		r.ofName[at] = r.shortName(text+r.sharedFamily(at), int(n.First))
	}
	for at, a := range r.ofName {
		if a < 0 {
			continue
		}
		n := r.d.Names[at]
		if r.firstPerson < 0 && n.Kind == gainsay.Person {
			r.firstPerson = a
		}
		e := &r.actors[a]
		e.seen = append(e.seen, int(n.First))
		if text := r.text(int(n.First), int(n.Last)); !slices.Contains(e.Names, text) {
			e.Names = append(e.Names, text)
		}
		e.gender = r.genderOfName(at, e.gender)
	}
}

// initials is the body whose initials a word in capitals is, though it was taken for
// a person's name; -1 where there is none.
func (r *reading) initials(text string) int {
	if len(text) < 3 || text != strings.ToUpper(text) {
		return -1
	}
	for a := range r.actors[:min(len(r.actors), 200)] {
		if e := &r.actors[a]; e.Kind == gainsay.Organisation && world.Abbreviates(text, e.Name) {
			return a
		}
	}
	return -1
}

// sharedFamily is the family name, behind a space, that a given name shares with the
// one it is joined to: " Marrow" for "Bruno" in "Bruno and Irene Marrow". It is ""
// where the name at is no given name alone, or names somebody else elsewhere.
func (r *reading) sharedFamily(at int) string {
	if at+1 >= len(r.d.Names) || r.lower(int(r.d.Names[at].Last)) != "and" || int(r.d.Names[at+1].First) != int(r.d.Names[at].Last)+1 {
		return ""
	}
	n, next := r.d.Names[at], r.d.Names[at+1]
	given := r.text(int(n.First), int(n.Last))
	words := strings.Fields(r.text(int(next.First), int(next.Last)))
	if next.Kind != gainsay.Person || len(words) < 2 || r.t.GenderOf(given) == world.NoGender || r.t.GenderOf(words[0]) == world.NoGender ||
		len(r.byFamily[world.FamilyKey(given)]) > 0 || len(r.byGivenName[world.Fold(given)]) > 0 {
		return ""
	}
	return " " + words[len(words)-1]
}

// add makes a new actor.
func (r *reading) add(name string, kind gainsay.ActorKind) int {
	r.actors = append(r.actors, entry{Actor: gainsay.Actor{Name: name, Kind: kind}})
	return len(r.actors) - 1
}

// mostBearers bounds how many people of one family name are told apart, so
// that a hostile text cannot make the comparison quadratic.
const mostBearers = 24

// fullName is the actor with this full name.
func (r *reading) fullName(text string) int {
	key := world.FamilyKey(text)
	for _, a := range r.byFamily[key] {
		if r.t.SameName(r.actors[a].Name, text) {
			if len(text) > len(r.actors[a].Name) {
				r.actors[a].Name = text
			}
			return a
		}
	}
	a := r.add(text, gainsay.Person)
	r.actors[a].full = true
	if len(r.byFamily[key]) < mostBearers {
		r.byFamily[key] = append(r.byFamily[key], a)
	}
	if given := world.NameWords(text)[0]; len(r.byGivenName[given]) < mostBearers {
		r.byGivenName[given] = append(r.byGivenName[given], a)
	}
	return a
}

// body is the actor of a name that is no person's.
func (r *reading) body(at int, text string) int {
	n := r.d.Names[at]
	name := r.nameOf(at)
	key := world.Fold(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
	if a, ok := r.byKey[key]; ok {
		return a
	}
	// "Foreign Intelligence Service (SVR)"
	if at > 0 && r.word(int(n.First)-1) == "(" && int(r.d.Names[at-1].Last) == int(n.First)-1 && r.ofName[at-1] >= 0 {
		before := r.d.Names[at-1]
		if world.Abbreviates(text, r.text(int(before.First), int(before.Last))) {
			r.byKey[key] = r.ofName[at-1]
			return r.ofName[at-1]
		}
	}
	if n.Kind == gainsay.Organisation {
		for a := range r.actors[:min(len(r.actors), 200)] {
			if e := &r.actors[a]; e.Kind == gainsay.Organisation && world.Abbreviates(text, e.Name) {
				r.byKey[key] = a
				return a
			}
		}
	}
	a := r.add(name, n.Kind)
	if k, _ := r.t.Look(name); k == world.StateKind {
		r.actors[a].Kind = gainsay.State
	}
	r.byKey[key] = a
	if short, _, ok := strings.Cut(key, " of "); ok && n.Kind == gainsay.Organisation && strings.Contains(short, " ") {
		if _, taken := r.byKey[short]; !taken { // "Joint Fleet Staff" for "Joint Fleet Staff of the North"
			r.byKey[short] = a
		}
	}
	return a
}

// compass tells a point of the compass.
func compass(word string) bool {
	switch world.Fold(word) {
	case "north", "south", "east", "west":
		return true
	}
	return false
}

// half is the one state of the text that a point of the compass stands for, "the
// North" for "North Norland"; -1 where there is none or more than one.
func (r *reading) half(key string) int {
	if !compass(key) {
		return -1
	}
	found := -1
	for a := range r.actors[:min(len(r.actors), 100)] {
		if e := &r.actors[a]; e.Kind == gainsay.State && strings.HasPrefix(world.Fold(e.Name), key+" ") {
			if found >= 0 {
				return -1
			}
			found = a
		}
	}
	return found
}

// genderOfName tells from a title of courtesy or the given name who is meant.
func (r *reading) genderOfName(at int, known world.Gender) world.Gender {
	n := r.d.Names[at]
	if n.Kind != gainsay.Person {
		return known
	}
	before := int(n.First) - 1
	if r.word(before) == "." {
		before--
	}
	for _, i := range [...]int{before, int(n.First)} {
		switch {
		case r.is(i, male):
			return world.Male
		case r.is(i, female):
			return world.Female
		}
	}
	if known == world.Male || known == world.Female || n.Last-n.First < 2 {
		return known
	}
	if g := r.t.GenderOf(r.word(int(n.First))); g != world.NoGender {
		return g
	}
	return known
}

// giveRoles hands the roles of phrases to the actors that bear them.
func (r *reading) giveRoles(phrases []phrase) {
	for i := range phrases {
		p := &phrases[i]
		r.noteOwner(p)
		if p.name < 0 || r.ofName[p.name] < 0 {
			continue
		}
		e := &r.actors[r.ofName[p.name]]
		role := p.rolePhrase(r.scan).Role
		e.Roles = append(e.Roles, role)
		r.titled(r.ofName[p.name], role.Title)
		switch c := r.class[p.close-1]; {
		case c&male != 0:
			e.gender = world.Male
		case c&female != 0:
			e.gender = world.Female
		}
	}
}

// noteOwner keeps to whom a title belongs. A place that the table does not know
// and that has a president or a minister is a state by the text.
func (r *reading) noteOwner(p *phrase) {
	if p.of == "" {
		return
	}
	last := lastWord(world.OfficeForm(r.titleText(p.title, p.close)))
	if of := r.principal(p.of); !slices.Contains(r.belongs[last], of) && len(r.belongs[last]) < mostBearers {
		r.belongs[last] = append(r.belongs[last], of)
	}
	if p.ofName < 0 || r.ofName[p.ofName] < 0 || !governs(last) {
		return
	}
	e := &r.actors[r.ofName[p.ofName]]
	if k, _ := r.t.Look(e.Name); e.Kind == gainsay.Place && k == world.NoKind {
		e.Kind = gainsay.State
	}
}

// governs tells the titles that only states have to give.
func governs(title string) bool {
	switch title {
	case "president", "minister", "premier", "king", "queen", "emperor", "monarch":
		return true
	}
	return false
}

// principal is for whom a body speaks by the table, itself where it does not know.
func (r *reading) principal(of string) string {
	if p, ok := r.t.Principal(of); ok {
		return p
	}
	return of
}

// speakFor says for whom each actor speaks: by a role that the text gives and
// that is not a former one, else by the table of the world on the day of the
// article.
func (r *reading) speakFor() {
	for a := range r.actors {
		e := &r.actors[a]
		if e.Kind != gainsay.Person {
			r.speakForBody(e)
			continue
		}
		for _, role := range e.Roles {
			if role.Of != "" && role.Status != gainsay.Former && role.Status != gainsay.Then && r.speaks(role.Title) {
				e.SpeaksFor = role.Of
				break
			}
		}
		r.byTable(e)
	}
}

// speaks tells titles whose bearers speak for the body they belong to, unlike
// "analyst" or "critic".
func (s *scan) speaks(title string) bool {
	words := strings.FieldsFunc(title, func(r rune) bool { return r == ' ' || r == '-' })
	for _, w := range words {
		if s.lex[w]&speaker != 0 {
			return true
		}
	}
	return false
}

func (r *reading) speakForBody(e *entry) {
	if o, ok := r.t.Organisation(e.Name); ok {
		if e.SpeaksFor = o.Principal; o.Name != e.Name {
			e.SpeaksFor = o.Name // "Brussels" stands for the European Union
		}
	} else if e.Kind == gainsay.Place {
		if k, _ := r.t.Look(e.Name); k == world.CapitalKind || k == world.SeatKind {
			e.SpeaksFor, _ = r.t.Principal(e.Name)
		}
	}
}

// byTable takes from the table of the world the full name of someone who holds
// an office on the day of the article, when that place is spoken of here, and for
// whom he speaks.
func (r *reading) byTable(e *entry) {
	day := r.d.Article.Published
	held := r.t.Office(e.Name, day)
	person := ""
	for _, h := range held {
		if !e.full && !r.spokenOf(h.Place) {
			continue
		}
		if person != "" && person != h.Person {
			return // two people of that name: who is meant is not known
		}
		person = h.Person
	}
	if person == "" {
		return
	}
	e.Name = person
	if e.gender == world.NoGender {
		given, _, _ := strings.Cut(person, " ")
		e.gender = r.t.GenderOf(given)
	}
	for _, h := range held {
		if e.SpeaksFor == "" && h.Status == "" && day != "" && (e.full || r.spokenOf(h.Place)) && h.Office != "monarch" {
			e.SpeaksFor = h.Place
		}
	}
}

// spokenOf tells whether a place of the table is named in the Doc.
func (r *reading) spokenOf(place string) bool {
	_, ok := r.byKey[world.Fold(place)]
	if ok {
		return true
	}
	for a := range r.actors[:min(len(r.actors), 100)] {
		if r.actors[a].SpeaksFor == place {
			return true
		}
		for _, role := range r.actors[a].Roles {
			if p, ok := r.t.Principal(role.Of); ok && p == place {
				return true
			}
		}
	}
	return false
}

// result puts actors in the order of their first mention and leaves out those
// without any.
func (r *reading) result() ([]gainsay.Actor, []gainsay.Mention) {
	slices.SortStableFunc(r.mentions, func(a, b mention) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	})
	place := make([]int, len(r.actors))
	for i := range place {
		place[i] = -1
	}
	var actors []gainsay.Actor
	mentions := make([]gainsay.Mention, 0, len(r.mentions))
	for _, m := range r.mentions {
		if m.Actor >= 0 {
			if place[m.Actor] < 0 {
				place[m.Actor] = len(actors)
				a := r.actors[m.Actor].Actor
				a.Roles = slices.DeleteFunc(a.Roles, func(role gainsay.Role) bool { return r.lex[lastWord(role.Title)]&aside != 0 })
				actors = append(actors, a)
			}
			m.Actor = place[m.Actor]
		}
		mentions = append(mentions, m.Mention)
	}
	return actors, mentions
}
