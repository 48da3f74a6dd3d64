package refer

import (
	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/world"
)

// A Resolver ties what a Doc says of someone to who is meant. It is read-only
// and safe for concurrent use.
type Resolver struct {
	table  *world.Table
	lex    lexicon
	ranker *Ranker
}

// Open builds the Resolver for a language from the weights and the table of the
// world that the program was built with. It returns a NotFound error where there
// are no weights.
func Open(language string) (*Resolver, error) {
	f, err := model.Embedded(language, "pronouns")
	if err != nil {
		return nil, err
	}
	ranker, err := ReadRanker(f)
	if err != nil {
		return nil, err
	}
	return New(world.Default(), ranker), nil
}

// New builds a Resolver that asks the table about the world and weighs the
// antecedents of pronouns by ranker.
func New(table *world.Table, ranker *Ranker) *Resolver {
	return &Resolver{table: table, lex: newLexicon(), ranker: ranker}
}

// Resolve returns who is meant in d. The role phrases, in order, are titles with
// the body or state they belong to and, where the phrase gives one, the name of
// who bears them. The actors stand in order of their first mention. Mentions, in
// order, are names, descriptions and pronouns; one that cannot be tied to an actor
// has Actor -1 and a reason; what stands in furniture is none. Resolve needs d's
// tokens, sentences and names, and uses trees where d has them.
func (by *Resolver) Resolve(d *doc.Doc) ([]doc.RolePhrase, []gainsay.Actor, []gainsay.Mention) {
	r := newReading(d, by)
	phrases := r.withNames(r.phrases())
	roles := make([]doc.RolePhrase, 0, len(phrases))
	for i := range phrases {
		if r.class[phrases[i].close-1]&aside == 0 {
			roles = append(roles, phrases[i].rolePhrase(r.scan))
		}
	}
	r.resolve(phrases)
	actors, mentions := r.result()
	return roles, actors, mentions
}
