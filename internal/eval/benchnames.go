package eval

import (
	"context"

	"gainsay"
	"gainsay/internal/language/doc"
)

// names scores names on sets that nothing was trained on.
func (b *Bench) names(ctx context.Context) ([]Score, error) {
	find := func(d *doc.Doc) []doc.Name {
		b.pipe.Annotate(d)
		return d.Names
	}
	var out []Score
	for _, set := range []struct{ key, file string }{
		{"names/crossner politics-dev", "crossner_politics.dev.iob"},
		{"names/uner ewt-dev", "uner_ewt.dev.iob2"},
	} {
		s, err := Names(b.gold("ner", set.file), find)
		if err != nil {
			return nil, err
		}
		out = append(out, s.scores(set.key)...)
	}
	return out, ctx.Err()
}

// reference scores whom pronouns mean, by rankers that have not seen the example.
func (b *Bench) reference(ctx context.Context) ([]Score, error) {
	s, err := GAPHeldOut(b.shared, func(a *gainsay.Article) *doc.Doc {
		d, _ := b.pipe.Analyse(*a)
		return d
	})
	if err != nil {
		return nil, err
	}
	return s.scores("reference/gap-development"), ctx.Err()
}
