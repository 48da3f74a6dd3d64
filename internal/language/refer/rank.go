package refer

import (
	"encoding/binary"
	"math"
	"slices"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/world"
)

// A Ranker weighs the actors that a pronoun can mean: a log-linear model over
// where each was mentioned last, in what part of its sentence, and how often.
// It is read-only.
type Ranker struct{ Weights []float32 }

// ReadRanker reads a ranker from a file. Its errors are those of the file, and an
// Invalid one when the section has not a number for each feature.
func ReadRanker(f *model.File) (*Ranker, error) {
	b, err := f.Section("weights")
	if err != nil {
		return nil, err
	}
	if len(b) != 4*Traits() {
		return nil, gainsay.E(gainsay.Invalid, "read weights pronouns", "damaged: %d bytes, want %d", len(b), 4*Traits())
	}
	r := &Ranker{Weights: make([]float32, Traits())}
	for i := range r.Weights {
		r.Weights[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return r, nil
}

// Section is the section of a file that holds the ranker.
func (r *Ranker) Section() model.Section {
	var b []byte
	for _, w := range r.Weights {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(w))
	}
	return model.Section{Name: "weights", Bytes: b}
}

// Score is the sum of the weights of traits.
func (r *Ranker) Score(traits []uint16) float64 {
	sum := 0.0
	for _, t := range traits {
		sum += float64(r.Weights[t])
	}
	return sum
}

// A candidate is an actor that a pronoun can mean, by its mention nearest to it.
type candidate struct {
	actor       int
	first, last int // tokens of that mention
	kind        gainsay.MentionKind
	behind      bool // the mention stands behind the pronoun
	traits      []uint16
}

// The parts of a sentence that a mention can play.
const (
	noPart = iota
	subject
	object
	oblique
	possessor
	apposition
	conjunct
	otherPart
	parts
)

// The kinds of pronoun by form: "he", "him", "his".
const (
	subjectForm = iota
	objectForm
	possessiveForm
	forms
)

// distances in sentences: 0, 1, 2, 3 and more, and behind the pronoun.
const distances = 5

// sizes are how many values each trait has; the traits of all stand in one row.
func sizes() [20]int {
	return [20]int{
		forms * parts * distances, // form of the pronoun, part of the mention, distance
		5 * distances,             // place by recency, distance
		3 * distances,             // kind of the mention, distance
		4 * 2,                     // how often mentioned
		2 * 2 * forms,             // gender known, first by recency
		2 * distances,             // first actor of the text
		5 * forms,                 // clause: who governs whom
		2 * parts,                 // the pronoun opens its sentence
		2 * distances,             // named in full
		4,                         // between quotation marks: the one, the other
		10 * 2,                    // tokens between
		2 * 3,                     // one of several joined by "and"
		2 * forms * distances,     // first name of its sentence
		5 * 5,                     // how many can be meant, place by recency
		forms * forms * parts,     // forms: as the part of the pronoun by the tree
		2 * 2 * forms,             // stands inside another name's phrase: "the mother of …"
		2 * forms,                 // in a phrase before the subject of the pronoun's clause
		2 * forms,                 // of whose noun the pronoun's clause says something
		3 * 2 * forms,             // subject of the sentence before, or whose it is; the pronoun is the first of its sentence
		2 * 2 * 2,                 // meant by the last pronoun of this kind; the pronoun opens its sentence; the mention is near
	}
}

// Traits is the number of weights of a Ranker: the sum of the sizes of its traits.
func Traits() int {
	n := 0
	for _, s := range sizes() {
		n += s
	}
	return n
}

// formOf is the form of a pronoun.
func formOf(w string) int {
	switch w {
	case "his", "its", "their", "hers", "theirs":
		return possessiveForm
	case "him", "them", "himself", "herself", "itself", "themselves":
		return objectForm
	}
	return subjectForm
}

// pronounForm is the form of the pronoun at token i; "her" is told by the tree or
// by what stands behind it.
func (r *reading) pronounForm(i int) int {
	w := r.lower(i)
	switch w {
	case "her":
		if r.d.Parsed {
			if rel := r.d.Tokens[i].Rel; rel == doc.NmodPoss {
				return possessiveForm
			}
			return objectForm
		}
		if r.mark(i+1) || r.is(i+1, determiner|pronoun) {
			return objectForm
		}
		switch r.lower(i + 1) {
		case "to", "in", "at", "on", "for", "with", "from", "as", "and", "that", "by", "when", "after", "before", "because", "while", "of", "into":
			return objectForm
		}
		return possessiveForm
	case "it":
		if r.d.Parsed && r.d.Tokens[i].Rel != doc.Nsubj && r.d.Tokens[i].Rel != doc.NsubjPass {
			return objectForm
		}
	}
	return formOf(w)
}

// partOf is the part that the mention [first, last) plays in its sentence: by
// the tree where there is one, else by the words beside it.
func (r *reading) partOf(first, last int) int {
	if r.possessive(last) {
		return possessor
	}
	if r.d.Parsed {
		head := first
		for i := first; i < last; i++ {
			if h := int(r.d.Tokens[i].Head); h < first || h >= last {
				head = i
				break
			}
		}
		if h := int(r.d.Tokens[head].Head); h >= 0 && h == first-1 && r.d.Tokens[head].Rel == doc.Appos {
			head = h // "manager Dean Orr" plays the part of "manager"
		}
		switch r.d.Tokens[head].Rel {
		case doc.Nsubj, doc.NsubjPass, doc.NsubjOuter, doc.Csubj:
			return subject
		case doc.Obj, doc.Iobj:
			return object
		case doc.Obl, doc.OblAgent, doc.OblUnmarked, doc.Nmod, doc.NmodDesc, doc.NmodUnmarked:
			return oblique
		case doc.NmodPoss:
			return possessor
		case doc.Appos:
			return apposition
		case doc.Conj:
			return conjunct
		}
		return otherPart
	}
	switch w := r.lower(first - 1); w {
	case "of", "in", "with", "to", "by", "for", "from", "at", "on", "against", "between", "about", "under", "after", "before", "like":
		return oblique
	case "and", "or":
		return conjunct
	}
	from, _ := r.bounds(first)
	if first-from <= 1 || r.word(first-1) == "," || r.lower(first-1) == "that" || r.lower(first-1) == "when" || r.lower(first-1) == "while" {
		return subject
	}
	return otherPart
}

// clause says how the mention that begins at token m stands to the pronoun at
// token i by the tree: 1 subject of the verb that governs the pronoun, 2 of a
// verb further up, 3 another part of the same clause, 4 none of these; 0 when there is no tree.
func (r *reading) clause(m, last, i int) int {
	if !r.d.Parsed {
		return 0
	}
	head := m
	for j := m; j < last; j++ {
		if h := int(r.d.Tokens[j].Head); h < m || h >= last {
			head = j
			break
		}
	}
	verb := int(r.d.Tokens[head].Head)
	subjectLike := r.partOf(m, last) == subject
	up := 0
	for at := int(r.d.Tokens[i].Head); at >= 0 && up < 24; at = int(r.d.Tokens[at].Head) {
		if at == verb {
			switch {
			case subjectLike && up <= 1:
				return 1
			case subjectLike:
				return 2
			case up <= 1:
				return 3
			}
			return 4
		}
		up++
	}
	return 4
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// candidates are the actors that the pronoun at token i can mean: those that
// agree with it and were mentioned at most reach sentences before, or are named
// behind it in its sentence.
func (r *reading) candidates(i int) []candidate {
	var out []candidate
	var bound []int // whom it cannot mean, as they say something of its own verb
	c := r.class[i]
	here := r.sentence(i)
	quoteFirst, quoteLast := r.quoteBefore(i)
	for k := len(r.mentions) - 1; k >= max(0, len(r.mentions)-mostBack) && len(out) < mostCandidates; k-- {
		m := &r.mentions[k]
		if here-r.sentence(m.first) > reach {
			break
		}
		if m.Actor < 0 || m.first >= i || m.last > i || !r.agrees(&r.actors[m.Actor], c) || hasActor(out, m.Actor) || r.barred(m.Actor, i) {
			continue
		}
		if quoteFirst <= m.first && m.first < quoteLast {
			continue // of whom one speaks, one is not
		}
		if r.bound(m.first, m.last, i) {
			bound = append(bound, m.Actor)
			continue
		}
		if slices.Contains(bound, m.Actor) {
			continue
		}
		out = append(out, candidate{actor: m.Actor, first: m.first, last: m.last, kind: m.Kind})
	}
	_, last := r.bounds(i)
	for j := i + 1; j < min(last, i+mostBack); j++ {
		at := r.nameAt(j)
		if at < 0 || int(r.d.Names[at].First) != j || r.ofName[at] < 0 || r.furn[j] {
			continue
		}
		a := r.ofName[at]
		if r.agrees(&r.actors[a], c) && !hasActor(out, a) && len(out) < mostCandidates && !r.barred(a, i) && !slices.Contains(bound, a) && !r.bound(j, int(r.d.Names[at].Last), i) {
			out = append(out, candidate{actor: a, first: j, last: int(r.d.Names[at].Last), kind: gainsay.NameMention, behind: true})
		}
	}
	for k := range out {
		r.traits(out, k, i)
	}
	return out
}

// quoteBefore are the tokens of the quotation that ends right before token i, "“Berg has
// left,” he said"; both numbers are 0 where none does.
func (r *reading) quoteBefore(i int) (first, last int) {
	if r.quote[i] {
		return 0, 0
	}
	begin, _ := r.bounds(i)
	last = i
	for last > begin && !r.quote[last-1] && !letterOrDigit(r.word(last-1)) {
		last--
	}
	first = last
	for first > 0 && r.quote[first-1] && last-first < mostBack*4 {
		first--
	}
	if first == last {
		return 0, 0
	}
	return first, last
}

func letterOrDigit(w string) bool {
	c := w[0] | 0x20
	return c >= 'a' && c <= 'z' || w[0] >= '0' && w[0] <= '9' || w[0] >= 0x80 && len(w) > 3
}

// barred tells that the pronoun at token i stands in the actor's own words.
func (r *reading) barred(actor, i int) bool { return int(r.quoted[i]) == actor }

// Bounds for texts without end: how many actors a pronoun is held against, and
// how many mentions back and tokens on they are looked for.
const (
	mostCandidates = 12
	mostBack       = 200
)

func hasActor(list []candidate, actor int) bool {
	return slices.ContainsFunc(list, func(c candidate) bool { return c.actor == actor })
}

// traits fills in the traits of candidate k of list for the pronoun at token i.
func (r *reading) traits(list []candidate, k, i int) {
	c := &list[k]
	e := &r.actors[c.actor]
	size := sizes()
	base, next := 0, 0
	add := func(values ...int) { // values and sizes alternate: value, size, value, size, …
		at := 0
		for j := 0; j < len(values); j += 2 {
			at = at*values[j+1] + min(max(values[j], 0), values[j+1]-1)
		}
		c.traits = append(c.traits, uint16(base+at))
		base += size[next]
		next++
	}
	form, part := r.pronounForm(i), r.partOf(c.first, c.last)
	far := min(r.sentence(i)-r.sentence(c.first), 3)
	if c.behind {
		far = 4
	}
	kind := 0
	switch c.kind {
	case gainsay.PronounMention:
		kind = 1
	case gainsay.DescriptionMention:
		kind = 2
	}
	opens, _ := r.bounds(i)
	add(form, forms, part, parts, far, distances)
	add(k, 5, far, distances)
	add(kind, 3, far, distances)
	add(int(math.Log2(float64(1+len(e.seen)))), 4, flag(far > 1), 2)
	add(flag(e.gender == world.Male || e.gender == world.Female), 2, flag(k == 0), 2, form, forms)
	add(flag(len(r.actors) > 0 && c.actor == r.firstPerson), 2, far, distances)
	clause := 0
	if far == 0 || far == 4 {
		clause = r.clause(c.first, c.last, i)
	}
	add(clause, 5, form, forms)
	add(flag(i-opens <= 1), 2, part, parts)
	add(flag(e.full), 2, far, distances)
	add(flag(r.quote[i])<<1|flag(r.quote[c.first]), 4)
	add(halvings(c.last-i), 10, flag(c.behind), 2)
	add(flag(far == 0), 2, r.joinedTo(c), 3)
	add(flag(r.firstInSentence(c.first)), 2, form, forms, far, distances)
	add(len(list), 5, k, 5)
	own := 0
	if r.d.Parsed {
		own = min(r.partOf(i, i+1), 2)
	}
	add(form, forms, own, forms, part, parts)
	add(flag(r.lower(c.first-1) == "of"), 2, flag(r.possessive(c.last)), 2, form, forms)
	r.structure(c, i, form, add)
}

// halvings is how often a distance in tokens can be halved, nine times at most.
func halvings(n int) int {
	if n < 0 {
		n = -n
	}
	log := 0
	for ; n > 0 && log < 9; n /= 2 {
		log++
	}
	return log
}

// joinedTo says how a candidate is joined to another name by "and": 1 before it, 2
// behind it, 0 not at all.
func (r *reading) joinedTo(c *candidate) int {
	if r.lower(c.last) == "and" && r.kindAt(c.last+1) != "" {
		return 1
	}
	if r.lower(c.first-1) == "and" && r.kindAt(c.first-2) != "" {
		return 2
	}
	return 0
}

// structure adds the traits that the tree shows.
func (r *reading) structure(c *candidate, i, form int, add func(...int)) {
	here := r.sentence(i) == r.sentence(c.first)
	opens, _ := r.bounds(i)
	add(flag(here && r.fronted(c.first, c.last, i)), 2, form, forms)
	add(flag(here && r.owned(c.first, c.last, i)), 2, form, forms)
	add(r.spokeBefore(c.actor, i), 3, flag(i-opens <= 1), 2, form, forms)
	add(flag(r.lastMeant(i) == c.actor), 2, flag(i-opens <= 1), 2, flag(here), 2)
}

// firstInSentence tells that no name stands before token i in its sentence.
func (r *reading) firstInSentence(i int) bool {
	first, _ := r.bounds(i)
	for j := max(first, i-mostBack); j < i; j++ {
		if r.kindAt(j) == gainsay.Person && r.nameAt(j) != r.nameAt(i) {
			return false
		}
	}
	return true
}
