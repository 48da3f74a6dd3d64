package collate

import (
	"strings"

	"gainsay"
	"gainsay/internal/world"
)

// furthest bounds how many steps lead from an actor to its principal: an aide to a
// spokesman, he to a president, he to a state.
const furthest = 4

// findPrincipals tells for each member whom it speaks for in the end: a spokesman
// speaks for a president, the president for a state, and a capital that says
// something is its state. Whom one article leaves open another may tell.
func (c *cast) findPrincipals(table *world.Table, readings []gainsay.Reading) {
	names := map[string]int{}
	for i := range c.members {
		for _, n := range append([]string{c.members[i].Name}, c.members[i].Names...) {
			if _, known := names[n]; !known {
				names[n] = i
			}
		}
	}
	capitals := c.capitals(readings, names)
	for i := range c.members {
		c.members[i].principal = c.principalOf(table, names, capitals, i, furthest)
	}
}

// principalOf follows whom a member speaks for to the end. An actor that speaks for
// nobody is its own. Of several that articles give, the first that leads to a state
// counts, else the first.
func (c *cast) principalOf(table *world.Table, names map[string]int, capitals map[int]int, i, steps int) string {
	m := &c.members[i]
	if len(m.speaksFor) == 0 || steps == 0 {
		if state, ok := capitals[i]; ok {
			return c.members[state].Name
		}
		return principalNamed(table, m.Name, m.Kind)
	}
	first := ""
	for _, name := range m.speaksFor {
		principal, state := name, false
		if p, ok := table.Principal(name); ok {
			_, state = table.State(p)
			principal = p
		} else if k, ok := names[name]; ok && k != i {
			principal = c.principalOf(table, names, capitals, k, steps-1)
			at, known := names[principal]
			_, inTable := table.State(principal)
			state = inTable || known && c.members[at].Kind == gainsay.State
		}
		if state {
			return principal
		}
		if first == "" {
			first = principal
		}
	}
	return first
}

// principalNamed is whom a name that speaks for nobody stands for.
func principalNamed(table *world.Table, name string, kind gainsay.ActorKind) string {
	if kind == gainsay.Person {
		return name
	}
	if p, ok := table.Principal(name); ok {
		return p
	}
	return name
}

// Words that tell of which state a place is the capital. A dateline names the place
// with its state, which by itself does not make it the capital.
var (
	capitalOf   = pattern(`([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?), (?:the )?capital of ([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)`)
	capitalHere = pattern(`([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?), the capital\b`)
	ownCapital  = pattern(`([A-Z][\w-]*(?: [A-Z][\w-]*)?)[’']s capital,? ([A-Z][\w-]*(?: [A-Z][\w-]*)?)`)
	dateline    = pattern(`(?m)^([A-Z][A-Z’' -]+), ([A-Z][a-z]+(?: [A-Z][a-z]+)?)\b[^\n]{0,40}?[—–-]`)
)

// capitals are the members that are places and the states whose capitals the
// articles say they are.
func (c *cast) capitals(readings []gainsay.Reading, names map[string]int) map[int]int {
	out := map[int]int{}
	tie := func(place, state string) {
		p, okp := names[place]
		s, oks := names[state]
		if okp && oks && c.members[p].Kind == gainsay.Place && c.members[s].Kind == gainsay.State {
			out[p] = s
		}
	}
	stateOf, here := map[string]string{}, []string{}
	for a := range readings {
		text := readings[a].Article.Text
		for _, m := range capitalOf().FindAllStringSubmatch(text, -1) {
			tie(m[1], m[2])
		}
		for _, m := range ownCapital().FindAllStringSubmatch(text, -1) {
			tie(m[2], m[1])
		}
		if m := dateline().FindStringSubmatch(text); m != nil {
			stateOf[strings.ToLower(m[1])] = m[2]
		}
		for _, m := range capitalHere().FindAllStringSubmatch(text, -1) {
			here = appendNew(here, m[1])
		}
	}
	for _, place := range here {
		tie(place, stateOf[strings.ToLower(place)])
	}
	return out
}
