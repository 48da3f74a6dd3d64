package pipeline

import (
	"context"
	"iter"
	"slices"

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
// and its reading is made anew; one that is a later revision of another takes
// its place. The dossiers are those of the stories that the documents stand in,
// each with all its articles, those kept before first. With AsOne the documents
// alone are one story.
//
// The error is ctx's or the ledger's. Where the ledger could not keep what was
// found, the Outcome has it nevertheless.
func (p *Pipeline) ReadInto(ctx context.Context, kept ledger.Ledger, raws iter.Seq2[gainsay.Raw, error], opt Options) (Outcome, error) {
	var taken []gainsay.Raw
	readings, refused, err := p.analyseAll(ctx, withoutWithdrawals(raws, &taken), opt)
	if err != nil {
		return Outcome{}, err
	}
	again, unknown, err := withdrawAll(ctx, kept, taken, readings)
	if err != nil {
		return p.readAlone(ctx, readings, taken, refused, opt, err)
	}
	if opt.AsOne {
		again = nil // they wait to be marked in the stories that they stand in
	}
	readings = append(again, readings...)
	all := slices.Concat(refused, unknown)
	if len(readings) == 0 {
		return Outcome{Refused: all}, nil
	}
	found := false
	var out Outcome
	keepErr := kept.Update(ctx, func(past ledger.Past) (ledger.Batch, error) {
		stories, alone, err := grow(ctx, past, readings, opt.AsOne)
		if err != nil {
			return ledger.Batch{}, err
		}
		if out, err = p.compare(ctx, stories, all, opt); err != nil {
			return ledger.Batch{}, err
		}
		found = true
		batch := ledger.Batch{Dossiers: out.Dossiers, Alone: alone, Arrived: make([]ledger.Key, len(readings))}
		for i := range readings {
			batch.Arrived[i] = ledger.KeyOf(&readings[i].Article)
		}
		return batch, nil
	})
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	if !found { // the ledger did not come so far as to ask
		return p.readAlone(ctx, readings, taken, refused, opt, keepErr)
	}
	return out, keepErr
}

// readAlone is the Outcome of readings that stand by themselves, with the error of the
// ledger that could not keep them, nil where there is none.
func (p *Pipeline) readAlone(ctx context.Context, readings []gainsay.Reading, taken []gainsay.Raw, refused []error, opt Options, kept error) (Outcome, error) {
	back, unknown := withdrawals(taken, readings)
	stories := group(readings, opt.AsOne) // by their words, though they may stand no more
	for i := range stories {
		stories[i].readings = markedBy(back, stories[i].readings)
	}
	out, err := p.compare(ctx, stories, append(refused, unknown...), opt)
	if err == nil {
		err = kept
	}
	return out, err
}

// grow parts the readings into stories as group does, some of which the past
// has begun, and says which readings stand in none.
func grow(ctx context.Context, past ledger.Past, readings []gainsay.Reading, asOne bool) ([]grouped, []gainsay.Reading, error) {
	if asOne {
		all, err := marked(ctx, past, readings)
		return group(all, true), nil, err
	}
	return new(growth).grow(ctx, past, readings)
}

// A growth is the stories of a ledger that further articles may join. The zero
// growth has yet to ask the ledger for them.
type growth struct {
	grouper *story.Grouper
}

// A home is the story that an article stands in, and what stands for it there.
type home struct {
	story string // Story.ID
	key   ledger.Key
	last  string // when it was last seen, as ledger.Moment writes it
}

// grow puts the readings into stories. An article that stands in a story keeps
// its place there. A revision of one takes the place of the other, wherever its
// words would lead it; where it is older than the one that stands there it
// stands in none.
func (g *growth) grow(ctx context.Context, past ledger.Past, readings []gainsay.Reading) ([]grouped, []gainsay.Reading, error) {
	keys := make([]ledger.Key, len(readings))
	at := make([]string, len(readings))
	for i := range readings {
		keys[i], at[i] = ledger.KeyOf(&readings[i].Article), ledger.AddressOf(&readings[i].Article)
	}
	homes, err := g.homes(ctx, past, keys, at)
	if err != nil {
		return nil, nil, err
	}
	all, err := marked(ctx, past, readings)
	if err != nil {
		return nil, nil, err
	}
	var stories parts
	var alone []gainsay.Reading
	for i := range readings {
		r := all[i]
		a := &r.Article
		now := home{key: keys[i], last: ledger.Seen(a)}
		old, kept := homes.of(keys[i], at[i])
		switch {
		case !kept:
			now.story = g.grouper.Add(&readings[i]) // by its words, though they may stand no more
		case old.key == keys[i]:
			now = home{old.story, old.key, max(old.last, now.last)}
		default:
			g.grouper.Put(a, old.story)
			if now.last < old.last || now.last == old.last && homes.earlier[keys[i]] {
				alone = append(alone, r)
				continue
			}
			now.story = old.story
			homes.leave(old.key)
		}
		homes.put(now, at[i])
		s, begun := stories.of(now.story)
		if begun {
			if s.readings, err = past.Readings(ctx, now.story); err != nil {
				return nil, nil, err
			}
		}
		alone = append(alone, s.take(r, old.key)...)
	}
	return stories.all, outside(stories.all, alone), nil
}

// outside are those of alone that stand in none of the stories.
func outside(stories []grouped, alone []gainsay.Reading) []gainsay.Reading {
	if len(alone) == 0 {
		return nil
	}
	held := map[ledger.Key]bool{}
	for _, s := range stories {
		for i := range s.readings {
			held[ledger.KeyOf(&s.readings[i].Article)] = true
		}
	}
	return slices.DeleteFunc(alone, func(r gainsay.Reading) bool { return held[ledger.KeyOf(&r.Article)] })
}

// homes are where the articles of keys and of addresses stand. A growth that has
// not asked the ledger for its stories before does so now.
func (g *growth) homes(ctx context.Context, past ledger.Past, keys []ledger.Key, addresses []string) (*homes, error) {
	n, fresh := 0, g.grouper == nil
	if fresh {
		taken, err := past.StoryIDs(ctx)
		if err != nil {
			return nil, err
		}
		n, g.grouper = window, story.NewGrouper(story.Options{})
		g.grouper.Reserve(taken)
	}
	placed, err := past.Placed(ctx, n, keys, addresses)
	if err != nil {
		return nil, err
	}
	h := &homes{map[ledger.Key]home{}, map[string]home{}, map[ledger.Key]bool{}}
	for i := range placed {
		p := &placed[i]
		key := ledger.KeyOf(&p.Article)
		if fresh {
			g.grouper.Put(&p.Article, p.Story)
		}
		if p.Earlier {
			h.earlier[key] = true
			continue
		}
		h.put(home{p.Story, key, p.Last}, ledger.AddressOf(&p.Article))
	}
	return h, nil
}

// homes are where articles stand.
type homes struct {
	byKey     map[ledger.Key]home
	byAddress map[string]home
	earlier   map[ledger.Key]bool // kept, and another revision stands for them
}

// of is where an article stands, or else another revision of it.
func (h *homes) of(key ledger.Key, address string) (home, bool) {
	if at, kept := h.byKey[key]; kept {
		return at, true
	}
	at, kept := h.byAddress[address]
	return at, kept
}

func (h *homes) put(at home, address string) {
	h.byKey[at.key] = at
	if address != "" {
		h.byAddress[address] = at
	}
}

// leave says that another revision has taken the article's place.
func (h *homes) leave(key ledger.Key) {
	delete(h.byKey, key)
	h.earlier[key] = true
}

// take puts a reading into the story: in the place of the reading old, or at the
// end where there is none of that key. It returns the revisions that it stands
// for from now on.
func (g *grouped) take(r gainsay.Reading, old ledger.Key) []gainsay.Reading {
	var left []gainsay.Reading
	taken := false
	for i := range g.readings {
		if ledger.KeyOf(&g.readings[i].Article) != old {
			continue
		}
		if old != ledger.KeyOf(&r.Article) {
			left = append(left, g.readings[i])
		}
		g.readings[i] = r
		taken = true
	}
	if !taken {
		g.readings = append(g.readings, r)
	}
	return left
}
