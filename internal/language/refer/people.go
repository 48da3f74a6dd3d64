package refer

import (
	"strconv"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// A human is what a common noun or the words around a name say of a person.
type human struct {
	gender world.Gender
	age    int  // in years; 0 when not told
	young  bool // a child or in the teens
}

// humanNoun is what a noun for a person who has no office says; ok is false for others.
func humanNoun(w string) (h human, ok bool) {
	switch w {
	case "girl", "schoolgirl":
		return human{gender: world.Female, young: true}, true
	case "boy", "schoolboy":
		return human{gender: world.Male, young: true}, true
	case "teenager", "teen", "youth", "youngster", "adolescent", "child", "toddler", "minor":
		return human{young: true}, true
	case "woman", "lady", "grandmother", "businesswoman":
		return human{gender: world.Female}, true
	case "man", "gentleman", "grandfather", "businessman":
		return human{gender: world.Male}, true
	}
	return human{}, false
}

// youngest and oldest bound the years that a number beside a name is an age in;
// teens is the last year of the young.
const youngest, oldest, teens = 1, 110, 19

// age is the number of years that token i gives, 0 for none.
func (s *scan) age(i int) int {
	w := s.word(i)
	if len(w) == 0 || len(w) > 3 || w[0] < '1' || w[0] > '9' {
		return 0
	}
	n, err := strconv.Atoi(w)
	if err != nil || n < youngest || n > oldest {
		return 0
	}
	return n
}

// yearsOld reads "16-year-old" or "16 year old" from token i and returns the age
// and the token behind it; 0 where it does not stand there.
func (s *scan) yearsOld(i int) (age, end int) {
	if age = s.age(i); age == 0 {
		return 0, i
	}
	j := i + 1
	for _, w := range [...]string{"year", "old"} {
		if s.word(j) == "-" {
			j++
		}
		if s.lower(j) != w {
			return 0, i
		}
		j++
	}
	return age, j
}

// findHumans notes what the words around the names of people say of their bearers:
// "Dana Orr, 16,", "the 16-year-old Dana Orr", "schoolgirl Dana Orr".
func (r *reading) findHumans() {
	for at, n := range r.d.Names {
		a := r.ofName[at]
		if a < 0 || n.Kind != gainsay.Person {
			continue
		}
		h := &r.actors[a].human
		if age := r.ageBehind(int(n.Last)); age > 0 {
			h.learn(human{age: age})
		}
		r.humanBefore(int(n.First), h)
		if d := r.word(int(n.Last)); d == "," && r.is(int(n.Last)+1, determiner) {
			if end, what := r.human(int(n.Last) + 1); end > 0 {
				h.learn(what)
			}
		}
	}
}

// ageBehind is the age that stands behind a name which ends before token i: "Dana
// Orr, 16,", "Dana Orr (16)", "Dana Orr, who is 16,", "Dana Orr, now 16,". 0 means none.
func (r *reading) ageBehind(i int) int {
	if w := r.word(i); w != "," && w != "(" {
		return 0
	}
	for i++; ; i++ {
		switch r.lower(i) {
		case "who", "is", "was", "turned", "now", "then", "aged", "age":
			continue
		}
		break
	}
	if age := r.age(i); age > 0 && r.closesAge(i+1) {
		return age
	}
	return 0
}

// closesAge tells the token behind an age in years that stands beside a name.
func (s *scan) closesAge(i int) bool {
	switch s.lower(i) {
	case ",", ".", ")", ";", "of", "from", "and", "—", "–", "":
		return true
	}
	return false
}

// humanBefore reads what stands before a name: "schoolgirl", "16-year-old activist".
func (r *reading) humanBefore(first int, h *human) {
	for i := first - 1; i >= max(0, first-3); i-- {
		if what, ok := humanNoun(r.lower(i)); ok && i == first-1 {
			h.learn(what)
			continue
		}
		if r.lower(i) == "teenage" {
			h.learn(human{young: true})
			continue
		}
		if r.lower(i) == "old" {
			for from := i - 4; from < i; from++ {
				if age, end := r.yearsOld(max(0, from)); age > 0 && end == i+1 {
					h.learn(human{age: age})
				}
			}
			return
		}
		if r.nameAt(i) >= 0 || r.class[i]&(modifier|head|plainAdj) == 0 && !r.plainAt(i) {
			return
		}
	}
}

// learn takes over what is told and was not known.
func (h *human) learn(what human) {
	if h.age == 0 {
		h.age = what.age
	}
	if h.gender == world.NoGender {
		h.gender = what.gender
	}
	h.young = h.young || what.young || what.age > 0 && what.age <= teens
}

// human reads a description of one person by a common noun or by age from token i,
// at a determiner or not: "the girl", "the Danish teenager", "a 16-year-old". It
// returns the token behind it, 0 where none stands there.
func (r *reading) human(i int) (end int, h human) {
	_, last := r.bounds(i)
	j := i
	if r.is(j, determiner) {
		j++
	}
	for ; j < last && j < i+8; j++ {
		if age, behind := r.yearsOld(j); age > 0 {
			h.learn(human{age: age})
			if r.closesHuman(behind, last) {
				return behind, h
			}
			if r.adjectiveAt(behind) && r.closesHuman(behind+1, last) {
				return behind + 1, h // "the 16-year-old Dane"
			}
			j = behind - 1
			continue
		}
		if what, ok := humanNoun(r.lower(j)); ok {
			if j+1 < last && (r.nounAt(j+1) || r.nameAt(j+1) >= 0 && int(r.d.Names[r.nameAt(j+1)].First) == j+1) {
				return 0, h // "the youth club", "schoolgirl Dana Orr"
			}
			h.learn(what)
			return j + 1, h
		}
		if w := r.lower(j); w == "teenage" || w == "teenaged" {
			h.learn(human{young: true})
			continue
		}
		if at := r.nameAt(j); at >= 0 && j > i && (r.kindAt(j) == gainsay.Place || r.kindAt(j) == gainsay.State) {
			j = int(r.d.Names[at].Last) - 1 // "a 16-year-old Lowmoor girl"
			continue
		}
		if r.nameAt(j) >= 0 || r.class[j]&(modifier|plainAdj) == 0 && !r.plainAt(j) && !r.adjectiveAt(j) {
			return 0, h
		}
	}
	return 0, h
}

// closesHuman tells that a noun phrase does not go on at token i.
func (r *reading) closesHuman(i, last int) bool {
	return i >= last || r.nameAt(i) < 0 && r.class[i]&(modifier|head|heads|plainAdj) == 0 && !r.nounAt(i) && !r.plainAt(i) && !r.adjectiveAt(i)
}

// nounAt tells a common noun by the tree's tags.
func (s *scan) nounAt(i int) bool {
	return s.d.Parsed && i < len(s.d.Tokens) && (s.d.Tokens[i].Tag == doc.NOUN || s.d.Tokens[i].Tag == doc.PROPN) && s.d.Tokens[i].Rel != doc.Appos
}

// lead is how many sentences at the head of a text may speak of somebody whom it
// names only later.
const lead = 3

// person makes the mention of a description of a person by a common noun at token
// i, and returns the token behind it; i where none stands there.
func (r *reading) person(i int) int {
	fixed, bare := r.is(i, definite), !r.is(i, determiner)
	if !fixed && !bare && r.lower(i) != "a" && r.lower(i) != "an" {
		return i
	}
	end, h := r.human(i)
	if end == 0 || !h.young && h.age == 0 || bare && (end == i+1 || r.is(i-1, determiner) || i > 0 && (r.plainAt(i-1) || r.adjectiveAt(i-1))) {
		return i
	}
	a, why := r.whoIs(h, i, fixed)
	if bare && a < 0 {
		return i // as headlines have it; only where it means someone named later
	}
	r.within(i, end)
	if a < 0 && why == "" {
		a = r.unnamedHuman(i, end, h, fixed)
	}
	r.mention(i, end, gainsay.DescriptionMention, a, why)
	return end
}

// whoIs is the person of the text whom a description means: the one of that age, or
// the one who is known to be that young. -1 and a reason say that it cannot be
// told; -1 alone that it is somebody without a name. An indefinite description
// means a person of the text only at its head, before that person's name.
func (r *reading) whoIs(h human, i int, fixed bool) (int, string) {
	if !fixed && r.sentence(i) >= lead && h.age == 0 {
		return -1, ""
	}
	var found []int
	for a := range r.actors[:min(len(r.actors), 200)] {
		e := &r.actors[a]
		if e.Kind != gainsay.Person || len(e.seen) == 0 || !r.couldBe(e, h) {
			continue
		}
		if !fixed && e.seen[0] < i {
			return -1, ""
		}
		found = append(found, a)
	}
	if len(found) == 0 && r.sentence(i) < lead {
		if a := r.namedLater(h, i); a >= 0 {
			if r.actors[a].human.learn(h); r.actors[a].gender == world.NoGender {
				r.actors[a].gender = h.gender
			}
			found = append(found, a)
		}
	}
	switch len(found) {
	case 0:
		return -1, ""
	case 1:
		return found[0], ""
	}
	if !fixed {
		return -1, ""
	}
	return r.nearest(found, i)
}

// namedLater is the person whom a description at the head of a text speaks of and the
// next sentences name, as reports begin: "A 16-year-old girl was fined on Monday. …
// Dana Orr had …". It is the one person without an office who is named there first,
// comes again, and may be of that gender; -1 where there is none or more than one.
func (r *reading) namedLater(h human, i int) int {
	found := -1
	for a := range r.actors[:min(len(r.actors), 50)] {
		e := &r.actors[a]
		if e.Kind != gainsay.Person || len(e.seen) == 0 || r.sentence(e.seen[0])-r.sentence(i) > lead {
			continue
		}
		gender := e.gender
		if !e.full || e.seen[0] < i || len(e.seen) < 2 || len(e.Roles) > 0 || e.human.age > 0 ||
			h.gender != world.NoGender && (gender == world.Male || gender == world.Female) && gender != h.gender {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = a
	}
	return found
}

// couldBe tells that what is known of an actor agrees with a description.
func (r *reading) couldBe(e *entry, h human) bool {
	gender := e.gender
	if gender != world.Male && gender != world.Female {
		gender = e.human.gender
	}
	if (h.gender == world.Male && gender == world.Female) || (h.gender == world.Female && gender == world.Male) {
		return false
	}
	if h.age > 0 {
		return e.human.age == h.age || e.human.age == 0 && e.human.young && h.young
	}
	return e.human.young && e.human.age <= teens
}

// unnamedHuman is the actor of somebody without a name: "the woman" is who "a
// woman" was a few sentences before.
func (r *reading) unnamedHuman(i, end int, h human, fixed bool) int {
	if fixed {
		for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack); k-- {
			m := &r.mentions[k]
			if r.sentence(i)-r.sentence(m.first) > nearSentences {
				break
			}
			if m.Actor >= 0 && r.actors[m.Actor].Kind == gainsay.Anonymous && m.last > 0 && r.lower(m.last-1) == r.lower(end-1) {
				return m.Actor
			}
		}
	}
	name := r.text(i, end)
	a := r.add(name, gainsay.Anonymous)
	r.actors[a].Names = []string{name}
	r.actors[a].human = h
	r.actors[a].gender = h.gender
	return a
}
