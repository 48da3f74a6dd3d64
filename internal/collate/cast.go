package collate

import (
	"strings"

	"gainsay"
	"gainsay/internal/world"
)

// A cast is the actors of a story, each gathered from all articles that name it.
type cast struct {
	members []member
	of      [][]int // of[article][index in Reading.Actors] is the index in members
	byName  []map[string]int
}

// A member is one actor of the story.
type member struct {
	gainsay.Actor
	principal string       // whom the actor speaks for in the end: a press secretary → the state; itself for most
	speaksFor []string     // whom articles say that the actor speaks for
	articles  []int        // where it is named
	roles     []castedRole // what each article calls it
}

type castedRole struct {
	article int
	gainsay.Role
}

// gatherCast ties the actors of the articles together. The fullest name that any
// article gives wins; ties go to the earlier article.
func gatherCast(table *world.Table, readings []gainsay.Reading) *cast {
	c := &cast{of: make([][]int, len(readings)), byName: make([]map[string]int, len(readings))}
	byKey := map[string][]int{} // members by the fold of a word of their names, to spare comparing all with all
	for a := range readings {
		c.byName[a] = map[string]int{}
		for _, actor := range readings[a].Actors {
			m := c.find(byKey, castKeys(table, actor), actor)
			if m < 0 {
				m = len(c.members)
				c.members = append(c.members, member{Actor: actor})
				c.members[m].Roles = nil
			}
			c.join(m, a, actor)
			for _, key := range castKeys(table, actor) {
				byKey[key] = appendNew(byKey[key], m)
			}
			c.of[a] = append(c.of[a], m)
			c.byName[a][actor.Name] = m
		}
	}
	c.findPrincipals(table, readings)
	return c
}

// castKeys are what two names of one actor share: the canonical name in the
// table of the world, or the first letters of the last word, which spellings and
// transliterations keep.
func castKeys(table *world.Table, actor gainsay.Actor) []string {
	var keys []string
	for _, n := range append([]string{actor.Name}, actor.Names...) {
		if canonical, ok := table.Canonical(n); ok {
			keys = appendNew(keys, canonical)
		}
		words := strings.Fields(world.Fold(n))
		if len(words) > 0 {
			last := []rune(words[len(words)-1])
			keys = appendNew(keys, string(last[:min(len(last), keyLetters)]))
		}
	}
	return keys
}

const keyLetters = 2

func (c *cast) find(byKey map[string][]int, keys []string, actor gainsay.Actor) int {
	if actor.Kind == gainsay.Anonymous {
		return -1 // never merged: two unnamed sources may be two people
	}
	for _, key := range keys {
		for _, m := range byKey[key] {
			if world.SameActor(c.members[m].Actor, actor) || c.oneName(m, actor) {
				return m
			}
		}
	}
	return -1
}

// oneName tells whether a person of one name, which no article gives a first name or
// a role, is the state or place of that very name: a name wrongly taken.
func (c *cast) oneName(m int, actor gainsay.Actor) bool {
	known := &c.members[m]
	bare := func(a gainsay.Actor) bool {
		return a.Kind == gainsay.Person && len(a.Roles) == 0 && !strings.Contains(a.Name, " ")
	}
	land := func(k gainsay.ActorKind) bool { return k == gainsay.State || k == gainsay.Place }
	return known.Name == actor.Name && (land(known.Kind) && bare(actor) || land(actor.Kind) && bare(known.Actor) && len(known.roles) == 0)
}

func (c *cast) join(m, article int, actor gainsay.Actor) {
	mem := &c.members[m]
	if len(actor.Name) > len(mem.Name) && actor.Kind == gainsay.Person {
		mem.Name = actor.Name
	}
	if actor.SpeaksFor != "" {
		mem.speaksFor = appendNew(mem.speaksFor, actor.SpeaksFor)
	}
	if mem.Kind == gainsay.Person && (actor.Kind == gainsay.State || actor.Kind == gainsay.Place) {
		mem.Kind = actor.Kind
	}
	for _, n := range actor.Names {
		mem.Names = appendNew(mem.Names, n)
	}
	for _, r := range actor.Roles {
		mem.roles = append(mem.roles, castedRole{article, r})
	}
	if k := len(mem.articles); k == 0 || mem.articles[k-1] != article {
		mem.articles = append(mem.articles, article)
	}
}

// actor is the member that a hop of article a means, or -1.
func (c *cast) actor(a int, hop *gainsay.Hop) int {
	if hop == nil || hop.Actor == "" || hop.Declared {
		return -1
	}
	if m, ok := c.byName[a][hop.Actor]; ok {
		return m
	}
	return -1
}

// sameSide tells whether two members speak for the same principal.
func (c *cast) sameSide(a, b int) bool {
	return a >= 0 && b >= 0 && (a == b || c.members[a].principal == c.members[b].principal)
}

func appendNew[T comparable](list []T, x T) []T {
	for _, y := range list {
		if x == y {
			return list
		}
	}
	return append(list, x)
}

// twoNames tells whether two members are two people of different full names.
func (c *cast) twoNames(a, b int) bool {
	if a == b || c.members[a].Kind != gainsay.Person || c.members[b].Kind != gainsay.Person {
		return false
	}
	x, y := c.members[a].Name, c.members[b].Name
	return len(world.NameWords(x)) > 1 && len(world.NameWords(y)) > 1 && world.FamilyKey(x) != world.FamilyKey(y)
}
