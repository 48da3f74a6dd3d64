package refer

import (
	"slices"
	"strings"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// A phrase is a role phrase on its way: ranges of tokens, empty where absent.
type phrase struct {
	first, last  int    // the whole phrase without the name: determiner to complement
	from         int    // first, or where another title begins that owns this one: "the president's spokesman"
	title, close int    // the title: [title, close)
	ofAt, ofEnd  int    // the words that name the body or state: [ofAt, ofEnd)
	of           string // the body or state, by its full name where known
	ofName       int    // the entry of d.Names that of comes from, or -1
	status       gainsay.RoleStatus
	name         int  // the entry of d.Names that bears the role, or -1
	plural       bool // "officials": no role of one person
	fixed        bool // has "the", "this" or a possessive before it
}

func (p *phrase) rolePhrase(s *scan) doc.RolePhrase {
	r := gainsay.Role{Title: s.titleText(p.title, p.close), Of: p.of, Status: p.status, Span: s.d.SpanOf(p.first, p.last)}
	if p.name >= 0 {
		n := s.d.Names[p.name]
		r.Name = s.d.SpanOf(int(n.First), int(n.Last))
		r.Span = r.Span.Cover(r.Name)
	}
	return doc.RolePhrase{Name: int32(p.name), Role: r, Title: s.d.SpanOf(p.title, p.close), Of: s.d.SpanOf(p.ofAt, p.ofEnd)}
}

// titleText is the title in lower case, hyphens kept, "ex-" and "then-" left
// out: "secretary-general".
func (s *scan) titleText(first, last int) string {
	t := strings.ToLower(strings.Join(strings.Fields(s.d.SpanOf(first, last).In(s.d.Text())), " "))
	if prefix, rest, ok := strings.Cut(t, "-"); ok && s.lex[prefix]&(formerWord|thenWord) != 0 {
		return rest
	}
	return t
}

// phrases finds all titles and what belongs to each, in order. Plural ones are
// among them; Roles' callers ask for those of one person.
func (s *scan) phrases() []phrase {
	return s.collect(head)
}

// groups finds the plural ones: "Russian officials", "leaders of the union".
func (s *scan) groups() []phrase {
	return s.collect(heads)
}

// withNames adds to phrases those that a plural title gives, each with one name.
func (s *scan) withNames(phrases []phrase) []phrase {
	var named []phrase
	for _, p := range s.groups() {
		if p.name >= 0 {
			named = append(named, p)
		}
	}
	if len(named) == 0 {
		return phrases
	}
	phrases = append(phrases, named...)
	slices.SortStableFunc(phrases, func(a, b phrase) int { return a.first - b.first })
	return phrases
}

func (s *scan) collect(c class) []phrase {
	var out []phrase
	done := 0
	for i := range s.d.Tokens {
		if s.class[i]&c == 0 || i < done || s.taken(i) {
			continue
		}
		first, last := s.bounds(i)
		p := phrase{title: i, close: i + 1, name: -1, ofName: -1, plural: c&head == 0}
		s.extendTitle(&p, c, first, last)
		if p.close <= done || !s.plausible(&p, first, last) {
			continue
		}
		if prefix, _, ok := strings.Cut(s.lower(p.title), "-"); ok && s.lex[prefix]&formerWord != 0 {
			p.status = gainsay.Former
		} else if ok && s.lex[prefix]&thenWord != 0 {
			p.status = gainsay.Then
		}
		s.readLeft(&p, max(first, done))
		p.from = p.first
		if n := len(out); n > 0 && p.of == "" && s.possessive(p.first-1) && out[n-1].last == p.first-1 {
			p.of, p.fixed, p.from = s.titleText(out[n-1].title, out[n-1].close), true, out[n-1].first
			p.ofAt, p.ofEnd = out[n-1].title, out[n-1].close
		}
		s.readRight(&p, last)
		if p.plural {
			s.bindNames(&p, last, &out)
		} else if !s.possessive(p.last) {
			s.bindName(&p, first, last)
		}
		out = append(out, p)
		done = p.last
	}
	return out
}

// taken tells that token i is inside a name, so that it names no office:
// "President" in "Casa del President" or "Union" in "Harbour Union".
func (s *scan) taken(i int) bool {
	k := s.kindAt(i)
	return k != "" && k != gainsay.Other
}

// readLeft reads what stands before the title: adjectives, the body or state,
// the status, the determiner.
func (s *scan) readLeft(p *phrase, first int) {
	p.first = p.title
	i := p.title - 1
	for i >= first {
		switch {
		case s.word(i) == "-" && s.joined(i):
			i--
			continue
		case s.nameAt(i) >= 0 && p.of == "" && s.ownerName(p, i, false):
			i = p.first - 1
			continue
		case s.possessive(i) && p.of == "" && s.nameAt(i-1) >= 0 && s.ownerName(p, i-1, true):
			p.fixed = true
			i = p.first - 1
			continue
		case s.possessive(i) && p.of == "" && s.is(i-1, bodyNoun):
			s.ownerNoun(p, i-1, first)
			p.fixed = true
			i = p.first - 1
			continue
		case s.class[i]&bodyNoun != 0 && p.of == "" && s.class[i]&(determiner|formerWord) == 0:
			s.ownerNoun(p, i, first)
			i = p.first - 1
			continue
		case p.of == "" && s.ownerAdjective(p, i):
			i = p.first - 1
			continue
		case s.possessive(i) && i-1 >= first && s.plainOwner(i-1):
			s.reachOwner(p, i-1, first)
			return
		case s.class[i]&formerWord != 0:
			p.status = gainsay.Former
		case s.class[i]&actingWord != 0:
			p.status = gainsay.Acting
		case s.class[i]&thenWord != 0 && (s.word(i+1) == "-" || i+1 == p.first):
			p.status = gainsay.Then
		case p.of == "" && s.partyAdjective(i):
			p.of, p.ofAt, p.ofEnd = s.word(i), i, i+1
		case s.class[i]&plainAdj != 0, s.class[i]&modifier != 0:
		case s.class[i]&determiner != 0:
			p.fixed = p.fixed || s.class[i]&definite != 0 || possessivePronoun(s.lower(i))
			p.first = i
			return
		default:
			s.reachDeterminer(p, i, first)
			return
		}
		p.first = i
		i--
	}
}

// plainOwner tells a common noun in lower case that can own a title: "the boy's mother".
func (s *scan) plainOwner(i int) bool {
	w := s.word(i)
	return s.nameAt(i) < 0 && w != "" && w[0] >= 'a' && w[0] <= 'z' && !small(w)
}

// reachOwner takes in the common noun at token i that owns the title, with the
// determiner before it. Which body that is the text does not say here.
func (s *scan) reachOwner(p *phrase, i, first int) {
	p.first, p.fixed = i, true
	for j := i - 1; j >= max(first, i-2); j-- {
		if s.class[j]&determiner != 0 {
			p.first = j
			return
		}
		if !s.plainOwner(j) {
			return
		}
	}
}

// reachDeterminer takes in up to two words that nothing is known of when a
// determiner stands before them: "a maritime historian".
func (s *scan) reachDeterminer(p *phrase, i, first int) {
	for j := i; j >= max(first, i-2); j-- {
		if s.class[j]&determiner != 0 {
			p.fixed = p.fixed || s.class[j]&definite != 0 || possessivePronoun(s.lower(j))
			p.first = j
			return
		}
		if w := s.word(j); s.class[j] != 0 || s.nameAt(j) >= 0 || w[0] < 'a' || w[0] > 'z' || small(w) {
			return
		}
	}
}

// small tells words that no noun phrase holds before its head.
func small(w string) bool {
	switch w {
	case "of", "in", "on", "at", "to", "for", "with", "by", "from", "as", "and", "or", "but", "that", "than", "if", "when", "is", "was", "are", "were",
		"be", "has", "had", "have", "said", "says", "told", "not", "into", "about", "after", "before", "over", "under", "between", "against":
		return true
	}
	return false
}

func possessivePronoun(w string) bool {
	switch w {
	case "his", "her", "its", "their", "our", "my", "your":
		return true
	}
	return false
}

// ownerName takes the name that ends at token i for the body or state of the phrase.
func (s *scan) ownerName(p *phrase, i int, owns bool) bool {
	at := s.nameAt(i)
	n := s.d.Names[at]
	if int(n.Last) != i+1 {
		return false
	}
	if n.Kind == gainsay.Person && !owns && (n.Last > n.First+1 || s.kindAt(p.close) != gainsay.Person) {
		return false // but "Nordbank economist Rita Bauer" shows that Nordbank is no person
	}
	p.of, p.ofName, p.first = s.nameOf(at), at, int(n.First)
	p.ofAt, p.ofEnd = int(n.First), int(n.Last)
	if n.Kind == gainsay.Other {
		p.of = s.text(int(n.First), int(n.Last))
	}
	if w := s.lower(p.first - 1); w == "the" && owns {
		p.first--
	}
	return true
}

// nameOf is the name to print of entry at of d.Names: that of the table of the
// world where it is there, else what the text has.
func (s *scan) nameOf(at int) string {
	n := s.d.Names[at]
	text := s.text(int(n.First), int(n.Last))
	if n.Kind == gainsay.Person {
		return text
	}
	if k, _ := s.t.Look(text); n.Kind == gainsay.Place && k == world.OrganisationKind {
		return text // "Brussels", the city
	}
	if c, ok := s.t.Canonical(text); ok {
		return c
	}
	return text
}

// ownerNoun takes the common noun at token i for the body: "foreign ministry" in
// "a Russian foreign ministry spokeswoman", with the state before it.
func (s *scan) ownerNoun(p *phrase, i, first int) {
	start := i
	for start > first && s.class[start-1]&(modifier|bodyNoun) != 0 && s.class[start-1]&determiner == 0 && !s.taken(start-1) {
		start--
	}
	p.of, p.first = strings.ToLower(s.text(start, i+1)), start
	p.ofAt, p.ofEnd = start, i+1
	if j := start - 1; j >= first {
		if s.possessive(j) {
			j--
		}
		if at := s.nameAt(j); at >= 0 && int(s.d.Names[at].Last) == j+1 && s.d.Names[at].Kind != gainsay.Person {
			p.first, p.ofName = int(s.d.Names[at].First), at
			p.ofAt = p.first
			p.of = s.bodyOf(s.nameOf(at), p.of)
			return
		}
		if state, from, ok := s.stateWord(j, first); ok {
			p.first, p.ofAt = from, from
			p.of = s.bodyOf(state, p.of)
		}
	}
}

// bodyOf is the name of a body that the text gives by state and common noun,
// from the table where it knows one: "Russian Foreign Ministry".
func (s *scan) bodyOf(owner, body string) string {
	if body == "government" || body == "state" || body == "administration" {
		return owner
	}
	if st, ok := s.t.State(owner); ok {
		for _, adjective := range st.Adjectives {
			if c, ok := s.t.Canonical(adjective + " " + body); ok {
				return c
			}
		}
		return st.Adjectives[0] + " " + body
	}
	return owner + " " + body
}

// stateWord reads an adjective of a state that ends at token i: "Russian", "South Korean".
func (s *scan) stateWord(i, first int) (state string, from int, ok bool) {
	for from := max(first, i-1); from <= i; from++ {
		if st, ok := s.t.State(s.text(from, i+1)); ok {
			return st.Name, from, true
		}
	}
	return "", 0, false
}

// ownerAdjective takes an adjective of a state for the state of the phrase.
func (s *scan) ownerAdjective(p *phrase, i int) bool {
	if w := s.word(i); w == "" || w[0] < 'A' || w[0] > 'Z' && w[0] < 0x80 {
		return false
	}
	first, _ := s.bounds(i)
	state, from, ok := s.stateWord(i, first)
	if ok {
		p.of, p.first = state, from
		p.ofAt, p.ofEnd = from, i+1
	}
	return ok
}

// adjectiveAt tells an adjective of a state at token i.
func (s *scan) adjectiveAt(i int) bool {
	w := s.word(i)
	if w == "" || w[0] < 'A' || w[0] > 'Z' {
		return false
	}
	_, ok := s.t.State(w)
	return ok
}

// plainAt tells an adjective by the tree that says nothing of the office:
// "of neighbouring Norland".
func (s *scan) plainAt(i int) bool {
	return s.d.Parsed && (s.d.Tokens[i].Tag == doc.ADJ || s.d.Tokens[i].Rel == doc.Amod) && s.word(i)[0] >= 'a'
}

// said tells the verbs that most often stand behind an agent.
func said(w string) bool {
	switch w {
	case "said", "says", "told", "added", "wrote", "who", "has", "had", "was", "is":
		return true
	}
	return false
}

// listed tells that the comma before the phrase parts the members of a list, not
// a name from its apposition: "Anna Berg, the minister and two aides".
func (s *scan) listed(p *phrase, last int) bool {
	return p.last < last && s.lower(p.last) == "and"
}

// mark tells that token i is no word.
func (s *scan) mark(i int) bool {
	w := s.word(i)
	return w == "" || len(w) <= 3 && !(w[0] >= 'a' && w[0] <= 'z' || w[0] >= 'A' && w[0] <= 'Z' || w[0] >= '0' && w[0] <= '9')
}
