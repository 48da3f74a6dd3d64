package pipeline

import (
	"context"
	"iter"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/story"
)

// window is how many stories of a ledger further articles may join: those that
// an article joined last. Reading 2,000 stories of five articles back takes
// about a second.
const window = 2000

// ReadInto is Read on top of what the ledger keeps, and keeps what it finds. An
// article joins the story of the ledger that grouping would have put it into
// had everything been read at once; one that is kept already stays in its story
// and its reading is made anew. The dossiers are those of the stories that the
// documents stand in, each with all its articles, those kept before first. With
// AsOne the documents alone are one story.
//
// The error is ctx's or the ledger's. Where the ledger could not keep what was
// found, the Outcome has it nevertheless.
func (p *Pipeline) ReadInto(ctx context.Context, kept ledger.Ledger, raws iter.Seq2[gainsay.Raw, error], opt Options) (Outcome, error) {
	readings, refused, err := p.analyseAll(ctx, raws, opt)
	if err != nil {
		return Outcome{}, err
	}
	if len(readings) == 0 {
		return Outcome{Refused: refused}, nil
	}
	found := false
	var out Outcome
	keepErr := kept.Update(ctx, func(past ledger.Past) (ledger.Batch, error) {
		stories, err := grow(ctx, past, readings, opt.AsOne)
		if err != nil {
			return ledger.Batch{}, err
		}
		if out, err = p.compare(ctx, stories, refused, opt); err != nil {
			return ledger.Batch{}, err
		}
		found = true
		batch := ledger.Batch{Dossiers: out.Dossiers, Arrived: make([]ledger.Key, len(readings))}
		for i := range readings {
			batch.Arrived[i] = ledger.KeyOf(&readings[i].Article)
		}
		return batch, nil
	})
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	if !found { // the ledger did not come so far as to ask: what was read stands by itself
		if out, err = p.compare(ctx, group(readings, opt.AsOne), refused, opt); err != nil {
			return Outcome{}, err
		}
	}
	return out, keepErr
}

// grow parts the readings into stories as group does, some of which the past
// has begun.
func grow(ctx context.Context, past ledger.Past, readings []gainsay.Reading, asOne bool) ([]grouped, error) {
	if asOne {
		return group(readings, true), nil
	}
	grouper := story.NewGrouper(story.Options{})
	taken, err := past.StoryIDs(ctx)
	if err != nil {
		return nil, err
	}
	grouper.Reserve(taken)
	keys := make([]ledger.Key, len(readings))
	for i := range readings {
		keys[i] = ledger.KeyOf(&readings[i].Article)
	}
	placed, err := past.Placed(ctx, window, keys, nil)
	if err != nil {
		return nil, err
	}
	home := map[ledger.Key]string{}
	for i := range placed {
		grouper.Put(&placed[i].Article, placed[i].Story)
		home[ledger.KeyOf(&placed[i].Article)] = placed[i].Story
	}
	var stories parts
	for i := range readings {
		id, kept := home[keys[i]]
		if !kept {
			id = grouper.Add(&readings[i])
		}
		g, begun := stories.of(id)
		if begun {
			if g.readings, err = past.Readings(ctx, id); err != nil {
				return nil, err
			}
		}
		g.take(readings[i], kept)
	}
	return stories.all, nil
}

// take puts a reading into the story: at the end, or in the place of the kept
// reading of the same article.
func (g *grouped) take(r gainsay.Reading, kept bool) {
	if !kept {
		g.readings = append(g.readings, r)
		return
	}
	key := ledger.KeyOf(&r.Article)
	for i := range g.readings {
		if ledger.KeyOf(&g.readings[i].Article) == key {
			g.readings[i] = r
		}
	}
}
