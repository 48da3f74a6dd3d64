package refer

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// walk goes through the text once and makes every mention: names, then what
// can only be told from what came before it.
func (r *reading) walk(phrases []phrase) {
	groups := slices.DeleteFunc(r.groups(), func(p phrase) bool { return p.name >= 0 })
	nextName, nextPhrase, nextGroup := 0, 0, 0
	for i := 0; i < len(r.d.Tokens); {
		for nextName < len(r.d.Names) && int(r.d.Names[nextName].First) < i {
			nextName++
		}
		for nextPhrase < len(phrases) && phrases[nextPhrase].first < i {
			nextPhrase++
		}
		for nextGroup < len(groups) && groups[nextGroup].first < i {
			nextGroup++
		}
		switch {
		case r.furn[i]:
			i++
		case nextPhrase < len(phrases) && phrases[nextPhrase].first == i && phrases[nextPhrase].name < 0 && r.describes(&phrases[nextPhrase]):
			p := &phrases[nextPhrase]
			r.within(p.first, p.last)
			r.describe(p)
			i = p.last
		case nextGroup < len(groups) && groups[nextGroup].first == i:
			p := &groups[nextGroup]
			r.within(p.first, p.last)
			r.group(p)
			i = p.last
		case nextName < len(r.d.Names) && int(r.d.Names[nextName].First) == i:
			if end := r.ownedBody(nextName); end > 0 {
				i = end
				continue
			}
			r.mentionName(nextName)
			i = max(i+1, int(r.d.Names[nextName].Last))
		case r.class[i]&pronoun != 0:
			r.mentionPronoun(i)
			i++
		default:
			i = r.noun(i)
		}
	}
}

func (r *reading) mention(first, last int, kind gainsay.MentionKind, actor int, unknown string) {
	if actor >= 0 {
		unknown = ""
		if kind != gainsay.NameMention {
			r.actors[actor].seen = append(r.actors[actor].seen, first)
		}
	}
	r.mentions = append(r.mentions, mention{Mention: gainsay.Mention{Span: r.d.SpanOf(first, last), Kind: kind, Actor: actor, Unknown: unknown}, first: first, last: last})
}

func (r *reading) mentionName(at int) {
	n := r.d.Names[at]
	r.mention(int(n.First), int(n.Last), gainsay.NameMention, r.ofName[at], "several people of this name are in the text")
}

// within makes mentions of the names and possessive pronouns inside a description.
func (r *reading) within(first, last int) {
	for i := first; i < last; i++ {
		if r.class[i]&pronoun != 0 {
			r.mentionPronoun(i)
		}
		if at := r.nameAt(i); at >= 0 && int(r.d.Names[at].First) == i && !r.furn[i] {
			r.mentionName(at)
		}
	}
}

// describes tells whether a phrase without a name means someone: not "as
// president", nor the predicate in "she is a lawyer".
func (r *reading) describes(p *phrase) bool {
	switch r.lower(p.first - 1) {
	case "is", "was", "be", "been", "are", "were", "become", "became", "becoming", "as", "named", "elected", "appointed", "being", "'s", "’s":
		return r.possessive(p.first - 1)
	}
	return p.fixed || p.of != "" || p.first < p.title
}

// describe makes the mention of a description of one person.
func (r *reading) describe(p *phrase) {
	if a, why := r.described(p); a >= 0 || why != "" {
		r.mention(p.first, p.last, gainsay.DescriptionMention, a, why)
		return
	}
	role := p.rolePhrase(r.scan).Role
	name := r.text(p.first, p.last)
	if r.is(p.first, determiner) {
		name = r.text(p.first+1, p.last)
	}
	key := "\x00" + world.Fold(name) // apart from the keys of names
	a, ok := r.byKey[key]
	if !ok {
		a = r.add(name, gainsay.Anonymous)
		if p.of != "" {
			r.byKey[key] = a
		}
		e := &r.actors[a]
		e.Roles = []gainsay.Role{role}
		r.titled(a, role.Title)
		e.Names = []string{name}
		if role.Status != gainsay.Former && r.speaks(role.Title) {
			e.SpeaksFor = p.of
		}
		if p.of == "" && spokes(r.lower(p.close-1)) {
			e.SpeaksFor = r.lastBody(p.first)
		}
		e.gender = genderOfClass(r.class[p.close-1])
	}
	r.mention(p.first, p.last, gainsay.DescriptionMention, a, "")
}

// lastBody is the one body named in the sentence before that of token i or in
// its own before it: whom a spokesman without further words speaks for. It is ""
// when there are several or none.
func (r *reading) lastBody(i int) string {
	body := -1
	here := r.sentence(i)
	for k := len(r.mentions) - 1; k >= 0; k-- {
		m := &r.mentions[k]
		if here-r.sentence(m.first) > 1 {
			break
		}
		if m.Actor < 0 || r.actors[m.Actor].Kind != gainsay.Organisation || m.Actor == body {
			continue
		}
		if body >= 0 {
			return ""
		}
		body = m.Actor
	}
	if body < 0 {
		return ""
	}
	return r.actors[body].Name
}

func genderOfClass(c class) world.Gender {
	switch {
	case c&male != 0:
		return world.Male
	case c&female != 0:
		return world.Female
	}
	return world.NoGender
}

func (r *reading) sentence(token int) int { return r.d.SentenceAt(int(r.d.Tokens[token].Start)) }

// group makes the mention of a plural description: "Russian officials".
func (r *reading) group(p *phrase) {
	first := p.first
	if r.is(first, determiner) {
		first++
	}
	if r.is(p.first, definite) && p.of == "" && (r.lower(p.close-1) == "institutions" || r.lower(p.close-1) == "agencies") {
		if a := r.namedTogether(p.first); a >= 0 {
			r.mention(p.first, p.last, gainsay.DescriptionMention, a, "")
			return
		}
	}
	name := r.text(min(first, p.last-1), p.last)
	a := -1
	if r.is(p.first, definite) {
		a = r.endsWith(name)
	}
	if a < 0 {
		a = r.groupActor(name, p.of)
	}
	r.mention(p.first, p.last, gainsay.DescriptionMention, a, "")
}

// endsWith is the one body of the text whose name ends with these words, "the
// harbour police" for "Lowmoor Harbour Police"; -1 where there is none or more than one.
func (r *reading) endsWith(words string) int {
	if !strings.Contains(words, " ") {
		return -1
	}
	tail, found := " "+world.Fold(words), -1
	for a := range r.actors[:min(len(r.actors), 100)] {
		if e := &r.actors[a]; e.Kind == gainsay.Organisation && strings.HasSuffix(world.Fold(e.Name), tail) {
			if found >= 0 {
				return -1
			}
			found = a
		}
	}
	return found
}

// stateActor is the actor of a state or body that is meant by "the Russian government".
func (r *reading) stateActor(name string) int {
	key := world.Fold(name)
	a, ok := r.byKey[key]
	if !ok {
		kind := gainsay.Organisation
		if k, _ := r.t.Look(name); k == world.StateKind {
			kind = gainsay.State
		}
		a = r.add(name, kind)
		r.actors[a].Names = []string{name}
		r.byKey[key] = a
	}
	return a
}

func (r *reading) groupActor(name, of string) int {
	if a, ok := r.byKey[world.Fold(name)]; ok && r.actors[a].Kind == gainsay.Organisation {
		return a // "the Lowmoor police", where the text has "Lowmoor Police" as a name
	}
	key := "\x00" + world.Fold(name)
	a, ok := r.byKey[key]
	if !ok {
		a = r.add(name, gainsay.Group)
		r.actors[a].Names = []string{name}
		r.actors[a].SpeaksFor = of
		r.byKey[key] = a
	}
	return a
}

// noun makes the mention of a common noun that can speak: "the ministry",
// "a source", "the report", "the Russians". It returns the token to go on with.
func (r *reading) noun(i int) int {
	if p := r.people(i); p > i {
		return p
	}
	if p := r.person(i); p > i {
		return p
	}
	if !r.is(i, determiner) && r.class[i]&(bodyNoun|unnamed|document) == 0 {
		return i + 1
	}
	first, j := i, i
	_, last := r.bounds(i)
	if r.is(i, determiner) {
		j++
	}
	owner, ownerAt := "", -1
	for j < last && j < i+5 {
		if at := r.nameAt(j); at >= 0 && r.d.Names[at].Kind != gainsay.Person && int(r.d.Names[at].First) == j && ownerAt < 0 {
			owner, ownerAt, j = r.nameOf(at), at, int(r.d.Names[at].Last)
			if r.possessive(j) {
				j++
			}
			continue
		}
		if st, ok := r.t.State(r.word(j)); ok && r.nameAt(j) < 0 && r.word(j)[0] < 'a' {
			owner = st.Name
			j++
			continue
		}
		if r.nameAt(j) < 0 && r.class[j] == 0 && j > first && (r.plainAt(j) || r.compoundOfDocument(j, last)) {
			j++
			continue
		}
		if r.nameAt(j) >= 0 || r.class[j]&(modifier|plainAdj) == 0 || r.class[j]&(bodyNoun|unnamed|document) != 0 && r.class[j+1-1]&modifier == 0 {
			break
		}
		if r.class[j]&(bodyNoun|unnamed|document) != 0 && (j+1 >= last || r.class[j+1]&(bodyNoun|unnamed|document|modifier) == 0) {
			break
		}
		j++
	}
	for j+1 < last && r.class[j]&bodyNoun != 0 && r.class[j+1]&(bodyNoun|document|unnamed) != 0 && r.nameAt(j+1) < 0 {
		j++
	}
	if j >= last || r.nameAt(j) >= 0 || r.class[j]&(bodyNoun|unnamed|document) == 0 {
		return i + 1
	}
	r.within(first, j)
	r.commonNoun(first, j, owner)
	return j + 1
}

// compoundOfDocument tells a noun before a document's: "a damage report".
func (r *reading) compoundOfDocument(j, last int) bool {
	return r.d.Parsed && j+1 < last && r.d.Tokens[j].Rel == doc.Compound && r.class[j+1]&document != 0 && r.word(j)[0] >= 'a'
}

// commonNoun makes the mention of the noun phrase that ends with token j.
func (r *reading) commonNoun(first, j int, owner string) {
	c := r.class[j]
	start := first
	fixed := r.is(first, definite)
	if r.is(first, determiner) {
		start++
	}
	name := r.text(start, j+1)
	switch {
	case first == j && (c&bodyNoun == 0 || owner == "") && r.lower(j) != "police":
		// a bare noun is part of something else
	case c&unnamed != 0:
		a := r.add(r.text(first, j+1), gainsay.Anonymous)
		r.actors[a].Names = []string{r.text(first, j+1)}
		r.mention(first, j+1, gainsay.DescriptionMention, a, "")
	case c&document != 0:
		a, end := -1, r.authorsEnd(j+1)
		if fixed && owner == "" && end == j+1 { // else its authors tell which it is
			a = r.theDocument(first, j)
		}
		if a < 0 {
			a = r.groupActor(r.text(start, end), owner)
		}
		r.actors[a].Kind = gainsay.Document
		r.mention(first, j+1, gainsay.DescriptionMention, a, "")
	case fixed && publishes(r.lower(j)) != "":
		a, why := r.theOutlet(publishes(r.lower(j)), owner)
		r.mention(first, j+1, gainsay.DescriptionMention, a, why)
	case owner != "":
		from := j
		if j > start && r.class[j-1]&(modifier|bodyNoun) != 0 && r.nameAt(j-1) < 0 {
			from--
		}
		a := r.ownBody(owner, strings.ToLower(r.text(from, j+1)))
		r.mention(first, j+1, gainsay.DescriptionMention, a, "")
	case fixed:
		a, why := r.theBody(r.lower(j))
		r.mention(first, j+1, gainsay.DescriptionMention, a, why)
	case first == j && r.lower(j) == "police":
		a := r.groupActor(name, "")
		r.actors[a].Kind = gainsay.Organisation
		r.mention(first, j+1, gainsay.DescriptionMention, a, "")
	}
}

// people makes the mention of a people at token i: "the Russians", "Palestinians".
func (r *reading) people(i int) int {
	at := i
	if r.lower(i) == "the" {
		at++
	}
	if at >= len(r.d.Tokens) || r.nameAt(at) >= 0 {
		return i
	}
	if w := r.word(at + 1); at > i && !(w != "" && 'A' <= w[0] && w[0] <= 'Z') && 'A' <= r.word(at)[0] && r.word(at)[0] <= 'Z' {
		if a := r.half(r.lower(at)); a >= 0 {
			r.mention(i, at+1, gainsay.DescriptionMention, a, "")
			return at + 1
		}
	}
	w := r.word(at)
	if w[0] < 'A' || w[0] > 'Z' || !strings.HasSuffix(w, "s") {
		return i
	}
	if k, _ := r.t.Look(w); k != world.PeopleKind {
		return i
	}
	state, ok := r.t.State(w)
	if !ok {
		return i
	}
	r.mention(i, at+1, gainsay.DescriptionMention, r.groupActor(w, state.Name), "")
	return at + 1
}
