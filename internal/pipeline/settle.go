package pipeline

import (
	"context"
	"strings"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/story"
)

// mostTries is how often stories are compared anew because another process has
// written to the ledger meanwhile.
const mostTries = 20

// settle puts readings into stories and keeps them. The stories are compared
// while the ledger is free, since that may take long, and kept if nobody else has
// written to it by then.
func (a *Adder) settle(ctx context.Context, sum *Added, readings []gainsay.Reading) error {
	arrived := make([]ledger.Key, len(readings))
	for i := range readings {
		arrived[i] = ledger.KeyOf(&readings[i].Article)
	}
	for range mostTries {
		p, err := a.plan(ctx, readings)
		if err != nil {
			return err
		}
		dossiers, failed, err := a.compareAll(ctx, p.stories)
		if err != nil {
			return err
		}
		kept := false
		err = a.kept.Update(ctx, func(past ledger.Past) (ledger.Batch, error) {
			version, err := past.Version(ctx)
			if kept = err == nil && version == p.version; !kept {
				return ledger.Batch{}, err
			}
			return ledger.Batch{Dossiers: dossiers, Alone: p.alone, Arrived: arrived}, nil
		})
		if err != nil {
			return err
		}
		if !kept {
			continue
		}
		a.growth, a.version = p.growth, p.version+1
		for _, err := range failed {
			a.name(err)
		}
		for i := range p.stories {
			sum.touch(p.stories[i].id)
		}
		return nil
	}
	return gainsay.E(gainsay.Transient, "keep articles", "another gainsay writes to the ledger all the time; try again when that has ended")
}

// A plan is what readings make of the stories of a ledger.
type plan struct {
	version int64 // of the ledger
	growth  *growth
	stories []grouped
	alone   []gainsay.Reading
}

// plan puts readings into the stories that the ledger has now, and keeps nothing.
func (a *Adder) plan(ctx context.Context, readings []gainsay.Reading) (plan, error) {
	var p plan
	remembered := a.growth
	a.growth = nil // whatever comes of it, it is not that of the ledger any more
	err := a.kept.Update(ctx, func(past ledger.Past) (ledger.Batch, error) {
		p = plan{growth: remembered}
		var err error
		if p.version, err = past.Version(ctx); err != nil {
			return ledger.Batch{}, err
		}
		if remembered == nil || p.version != a.version {
			p.growth = &growth{}
		}
		remembered = nil
		p.stories, p.alone, err = p.growth.grow(ctx, past, readings)
		return ledger.Batch{}, err
	})
	return p, err
}

// compareAll makes the dossiers of the stories, side by side. A story that cannot
// be compared, or not in time, has a dossier of its articles alone, and its error
// stands beside it. The error is ctx's, or Transient where too much was given up.
func (a *Adder) compareAll(ctx context.Context, stories []grouped) ([]gainsay.Dossier, []error, error) {
	name := func(g grouped) string { return "compare the articles of story " + g.id }
	size := func(g grouped) int {
		n := 0
		for i := range g.readings {
			n += len(g.readings[i].Article.Text)
		}
		return n
	}
	compare := watched(ctx, a.marks, storyID, name, guarded(a.guard, name, size, func(g grouped) (gainsay.Dossier, error) { return a.p.dossier(g.id, g.readings), nil }))
	var failed []error
	dossiers := make([]gainsay.Dossier, 0, len(stories))
	for d, err := range inOrder(ctx, each(stories), a.opt.workers(), compare) {
		if err != nil {
			if gainsay.KindOf(err) == gainsay.Transient {
				return nil, nil, err
			}
			failed = append(failed, err)
			g := stories[len(dossiers)]
			d = gainsay.Dossier{Story: gainsay.Story{ID: g.id, Title: story.Title(standing(g.readings))}, Readings: g.readings}
		}
		dossiers = append(dossiers, d)
	}
	return dossiers, failed, ctx.Err()
}

// storyID is the BrokenID of the articles of a story together: with one more it is
// tried again.
func storyID(g grouped) string {
	var b strings.Builder
	for i := range g.readings {
		a := &g.readings[i].Article
		b.WriteString(a.ID + "\x00" + a.Hash + "\x00" + a.File + "\x00")
	}
	return ledger.BrokenID(&gainsay.Raw{ID: g.id, Format: "story", Bytes: []byte(b.String())})
}
