package refer

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// theBody is the body that "the ministry" or "the company" means: the one
// mentioned last whose name or kind agrees.
func (r *reading) theBody(noun string) (int, string) {
	best := -1
	for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack); k-- {
		m := &r.mentions[k]
		if m.Actor < 0 {
			continue
		}
		if e := &r.actors[m.Actor]; e.Kind == gainsay.Organisation && r.isA(e, noun) || m.Kind == gainsay.DescriptionMention && r.calledSo(m, e, noun) {
			best = m.Actor
			break
		}
	}
	if best >= 0 {
		return best, ""
	}
	if state := r.onlyForces(); state != "" && (noun == "military" || noun == "army") {
		return r.ownBody(state, noun), ""
	}
	return -1, "the text names nothing that this can mean"
}

// ownBody is the actor of a body of a state or body by a common noun: "army" of "Norland".
func (r *reading) ownBody(owner, noun string) int {
	body := r.bodyOf(owner, noun)
	if body == owner {
		return r.stateActor(owner)
	}
	a := r.groupActor(body, owner)
	if r.actors[a].Kind == gainsay.Group {
		r.actors[a].Kind = gainsay.Organisation
	}
	return a
}

// ownedBody makes the mention of a body behind a state that owns it, "Norland's
// military", whose name is the entry at of d.Names, and returns the token behind
// it; 0 where there is none.
func (r *reading) ownedBody(at int) int {
	n := r.d.Names[at]
	i := int(n.Last)
	if n.Kind != gainsay.State || r.ofName[at] < 0 || !r.possessive(i) {
		return 0
	}
	_, last := r.bounds(i)
	j := i + 1
	for j+1 < last && j < i+3 && r.nameAt(j) < 0 && r.class[j]&modifier != 0 && r.class[j+1]&bodyNoun != 0 {
		j++
	}
	if j >= last || r.nameAt(j) >= 0 || r.class[j]&(bodyNoun|head) != bodyNoun || j+1 < last && r.class[j+1]&(bodyNoun|head|heads|modifier) != 0 {
		return 0
	}
	a := r.ownBody(r.nameOf(at), strings.ToLower(r.text(i+1, j+1)))
	r.mention(int(n.First), j+1, gainsay.DescriptionMention, a, "")
	r.mentionName(at)
	return j + 1
}

// onlyForces is the one state whose soldiers the text speaks of: whose "the
// military" is where nothing of that name was named before. It is "" for none or
// for several.
func (r *reading) onlyForces() string {
	if r.forces != nil {
		return *r.forces
	}
	only, several := "", false
	for i := 1; i < len(r.d.Tokens); i++ {
		switch r.lower(i) {
		case "soldier", "soldiers", "troops", "forces", "army", "military":
		default:
			continue
		}
		at := i - 1
		if r.possessive(at) {
			at--
		}
		if at < 0 || r.furn[at] {
			continue
		}
		first, _ := r.bounds(at)
		if state, _, ok := r.stateWord(at, first); ok && state != only {
			several = several || only != ""
			only = state
		}
	}
	if several {
		only = ""
	}
	r.forces = &only
	return only
}

// calledSo tells that the text has called a body or a state by the noun, or by one
// that says the same: "the Danish government", then "the government".
func (r *reading) calledSo(m *mention, e *entry, noun string) bool {
	if e.Kind != gainsay.Organisation && e.Kind != gainsay.State {
		return false
	}
	last := r.lower(m.last - 1)
	return last == noun || last == "army" && noun == "military" || last == "military" && noun == "army"
}

// isA tells whether a body can be called by a common noun.
func (r *reading) isA(e *entry, noun string) bool {
	words := world.NameWords(e.Name)
	for i, w := range words { // "Harbour Union", "Bank of England", but not "Union Bakery"
		if w == noun && (i == len(words)-1 || words[i+1] == "of" || words[i+1] == "for") {
			return true
		}
	}
	o, ok := r.t.Organisation(e.Name)
	switch noun {
	case "company", "firm", "airline", "carrier", "manufacturer", "maker", "corporation":
		return ok && o.Class == "company" || !ok && r.canTrade(e)
	case "bank":
		return ok && o.Class == "bank"
	case "ministry", "department":
		return ok && o.Class == "ministry"
	case "agency", "service", "bureau", "regulator", "watchdog":
		if noun == "agency" && r.outletKind(e.Name) == "agency" {
			return true
		}
		return ok && (o.Class == "agency" || o.Class == "service")
	case "military":
		return ok && o.Class == "military"
	case "army":
		return ok && o.Class == "military" && !strings.Contains(o.Name, "Navy") && !strings.Contains(o.Name, "Air Force")
	case "party":
		return ok && o.Class == "party"
	case "court":
		return ok && o.Class == "court"
	case "parliament", "assembly":
		return ok && o.Class == "parliament"
	case "group", "organisation", "organization", "charity", "movement", "institute", "university", "union", "alliance":
		return ok && (o.Class == "group" || o.Class == "institute" || o.Class == "international")
	}
	return false
}

// canTrade tells whether a body that the table does not know can be a company:
// no outlet, and no ministry, union or council by its name.
func (r *reading) canTrade(e *entry) bool {
	if strings.Contains(e.Name, " government") || r.outletKind(e.Name) != "" {
		return false
	}
	words := world.NameWords(e.Name)
	if len(words) == 0 {
		return false
	}
	switch w := words[len(words)-1]; w {
	case "company", "firm", "airline", "carrier", "manufacturer", "maker", "corporation", "group", "exchange", "bank":
		return true
	default:
		return r.lex[w]&bodyNoun == 0
	}
}

// publishes is the kind of outlet, as the table has it, that a common noun calls
// so; "any" for nouns that fit each, "" for others.
func publishes(noun string) string {
	switch noun {
	case "newspaper", "daily", "tabloid", "broadsheet":
		return "paper"
	case "magazine", "weekly":
		return "magazine"
	case "broadcaster", "network":
		return "broadcaster"
	case "outlet", "publication":
		return "any"
	}
	return ""
}

// outletKind is the kind of outlet that a name is: by the table of the world, or
// by the word that names of outlets end with.
func (r *reading) outletKind(name string) string {
	if o, ok := r.t.OutletNamed(name); ok {
		return o.Class
	}
	words := world.NameWords(name)
	if len(words) < 2 {
		return ""
	}
	switch words[len(words)-1] {
	case "times", "post", "news", "chronicle", "gazette", "herald", "tribune", "courier", "journal", "daily", "telegraph", "mirror", "ledger",
		"observer", "echo", "star", "today", "mail", "examiner", "bulletin", "register":
		return "paper"
	case "magazine", "weekly", "review":
		return "magazine"
	case "agency":
		if w := words[len(words)-2]; w == "press" || w == "news" {
			return "agency"
		}
	case "tv", "radio", "television", "broadcasting":
		return "broadcaster"
	}
	return ""
}

// theOutlet is the outlet that "the newspaper" or "the British broadcaster"
// means: the one mentioned last of that kind, and of that state where one is
// given and the table knows the outlet's.
func (r *reading) theOutlet(kind, state string) (int, string) {
	code := ""
	if st, ok := r.t.State(state); ok {
		code = st.Code
	}
	for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack); k-- {
		a := r.mentions[k].Actor
		if a < 0 || r.actors[a].Kind == gainsay.Person {
			continue
		}
		is := r.outletKind(r.actors[a].Name)
		if is == "" || kind != "any" && is != kind && is != "site" {
			continue
		}
		if o, ok := r.t.OutletNamed(r.actors[a].Name); state != "" && (!ok || o.State != code) {
			continue
		}
		return a, ""
	}
	return -1, "no outlet of this kind is named before"
}

// theDocument is the document that "the assessment" means at token i: the one mentioned
// last in the sentences just before that is called by the same noun, else the only one
// there, which another word may stand for. It is -1 when there is none or more than one.
func (r *reading) theDocument(i, noun int) int {
	only, several := -1, false
	for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack); k-- {
		m := &r.mentions[k]
		if r.sentence(i)-r.sentence(m.first) > nearSentences {
			break
		}
		if m.Actor < 0 || r.actors[m.Actor].Kind != gainsay.Document {
			continue
		}
		if r.lower(m.last-1) == r.lower(noun) {
			return m.Actor
		}
		several = several || only >= 0 && only != m.Actor
		only = m.Actor
	}
	if several {
		return -1
	}
	return only
}

// authorsEnd is the end of the authors that follow a document at token i, "by the Board,
// the Council and the Guild"; i where none are named. Documents of different authors are
// not the same.
func (r *reading) authorsEnd(i int) int {
	_, last := r.bounds(max(0, i-1))
	if i+1 >= last || r.lower(i) != "by" && r.lower(i) != "from" {
		return i
	}
	j := i + 1
	if r.lower(j) == "the" && j+1 < last {
		j++
	}
	at := r.nameAt(j)
	if at < 0 || int(r.d.Names[at].First) != j {
		return i
	}
	for at+1 < len(r.d.Names) && int(r.d.Names[at+1].First) < last && r.onlyLinks(int(r.d.Names[at].Last), int(r.d.Names[at+1].First)) {
		at++
	}
	end := int(r.d.Names[at].Last)
	if end < last && r.class[end]&bodyNoun != 0 {
		end++ // "the Doran government"
	}
	return end
}

// listReach is how many sentences back a list of bodies is looked for; a text that
// names two lists there leaves it open which is meant.
const listReach = 6

// namedTogether is the group of the bodies that are named in one list in the
// sentences just before token i, when there is one such list: whom "the
// institutions" means. It is -1 when there is none or more than one.
func (r *reading) namedTogether(i int) int {
	first, last, open := -1, -1, false
	here := r.sentence(i)
	for at := max(0, r.lastName(i)-mostBack); at <= r.lastName(i); at++ {
		n := r.d.Names[at]
		if here-r.sentence(int(n.First)) > listReach || n.Kind == gainsay.Person || r.ofName[at] < 0 {
			open = false
			continue
		}
		switch joined := at > 0 && r.onlyLinks(int(r.d.Names[at-1].Last), int(n.First)); {
		case joined && open:
			last = at
		case joined && first < 0 && r.d.Names[at-1].Kind != gainsay.Person:
			first, last, open = at-1, at, true
		case joined && first >= 0:
			return -1
		default:
			open = false
		}
	}
	if first < 0 || last-first < 1 {
		return -1
	}
	name := r.text(int(r.d.Names[first].First), int(r.d.Names[last].Last))
	a := r.groupActor(name, "")
	var members []string
	for at := first; at <= last; at++ {
		members = append(members, r.actors[r.ofName[at]].Name)
	}
	if !slices.Contains(r.actors[a].Names, members[0]) {
		r.actors[a].Names = append(r.actors[a].Names, members...)
	}
	return a
}

// lastName is the last entry of d.Names that begins before token i, -1 when none does.
func (r *reading) lastName(i int) int {
	at, _ := slices.BinarySearchFunc(r.d.Names, int32(i), func(n doc.Name, i int32) int { return int(n.First - i) })
	return at - 1
}

// onlyLinks tells that the tokens [first, last) do nothing but join the members of a list.
func (r *reading) onlyLinks(first, last int) bool {
	if first >= last || last-first > 3 {
		return false
	}
	for i := first; i < last; i++ {
		switch r.lower(i) {
		case ",", "and", "the":
		default:
			return false
		}
	}
	return r.word(first) == "," || r.lower(first) == "and"
}
