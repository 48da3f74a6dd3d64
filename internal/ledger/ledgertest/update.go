package ledgertest

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"gainsay"
	"gainsay/internal/ledger"
)

// past runs see on what l keeps, and keeps nothing.
func past(t *testing.T, l ledger.Ledger, see func(ledger.Past)) {
	t.Helper()
	err := l.Update(t.Context(), func(p ledger.Past) (ledger.Batch, error) {
		see(p)
		return ledger.Batch{}, nil
	})
	if err != nil {
		t.Fatalf("update: %v", err)
	}
}

// placed is what p places, each as story:id@file.
func placed(t *testing.T, p ledger.Past, n int, also ...ledger.Key) string {
	t.Helper()
	found, err := p.Placed(t.Context(), n, also, nil)
	if err != nil {
		t.Fatalf("placed: %v", err)
	}
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%s:%s@%s", f.Story, f.Article.ID, f.Article.File))
	}
	return strings.Join(all, " ")
}

func update(t *testing.T, l ledger.Ledger) {
	a, b := Reading("a", "Wire", "Alpha."), Reading("b", "Post", "Beta.")
	keep(t, l, Dossier("one", a))
	err := l.Update(t.Context(), func(p ledger.Past) (ledger.Batch, error) {
		ids, err := p.StoryIDs(t.Context())
		equal(t, "stories", strings.Join(ids, " "), "one")
		if err != nil {
			return ledger.Batch{}, err
		}
		before, err := p.Readings(t.Context(), "one")
		equal(t, "readings", before, []gainsay.Reading{a})
		return ledger.Batch{Dossiers: []gainsay.Dossier{Dossier("one", append(before, b)...)}}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "places", places(t, l), "one/1:a@wire.txt one/2:b@post.txt")
	past(t, l, func(p ledger.Past) {
		equal(t, "placed", placed(t, p, 9), "one:a@wire.txt one:b@post.txt")
		none, err := p.Readings(t.Context(), "two")
		if err != nil || len(none) > 0 {
			t.Errorf("a story that is not kept has %d readings, %v", len(none), err)
		}
	})
}

func failedUpdate(t *testing.T, l ledger.Ledger) {
	no := errors.New("no")
	for range 2 { // an empty ledger, and one that is not
		before := places(t, l)
		err := l.Update(t.Context(), func(ledger.Past) (ledger.Batch, error) {
			return ledger.Batch{Dossiers: []gainsay.Dossier{Dossier("bad", Reading("b", "Post", "Beta."))}}, no
		})
		if err != no {
			t.Errorf("error is %v, want that of the function", err)
		}
		equal(t, "places", places(t, l), before)
		keep(t, l, Dossier("one", Reading("a", "Wire", "Alpha.")))
	}
}

func arrivals(t *testing.T, l ledger.Ledger) {
	a, b, c, d := Reading("a", "Wire", "Alpha."), Reading("b", "Post", "Beta."), Reading("c", "Sun", "Gamma."), Reading("d", "Echo", "Delta.")
	come := func(order []gainsay.Reading, dossiers ...gainsay.Dossier) {
		t.Helper()
		err := l.Update(t.Context(), func(ledger.Past) (ledger.Batch, error) {
			batch := ledger.Batch{Dossiers: dossiers}
			for i := range order {
				batch.Arrived = append(batch.Arrived, ledger.KeyOf(&order[i].Article))
			}
			return batch, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	come([]gainsay.Reading{c, a, b}, Dossier("one", a, b), Dossier("two", c))
	come([]gainsay.Reading{d, b}, Dossier("one", a, b, d)) // b came again: it stays where it was
	past(t, l, func(p ledger.Past) {
		equal(t, "placed", placed(t, p, 9), "two:c@sun.txt one:a@wire.txt one:b@post.txt one:d@echo.txt")
	})
	keep(t, l, Dossier("two", b), Dossier("three", d, d)) // c stands in no story now, b in two
	past(t, l, func(p ledger.Past) {
		equal(t, "placed", placed(t, p, 9), "one:a@wire.txt one:b@post.txt one:d@echo.txt")
	})
	var ids []string
	for r, err := range l.Readings(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.Article.ID)
	}
	equal(t, "all readings", strings.Join(ids, " "), "c a b d")
	for r := range l.Readings(t.Context()) {
		equal(t, "the first reading", r, c)
		break
	}
}

func window(t *testing.T, l ledger.Ledger) {
	var all []gainsay.Reading
	for i := range 5 {
		id := fmt.Sprint("n", i)
		all = append(all, Reading(id, "Wire", "Text of "+id+"."))
		keep(t, l, Dossier("story"+id, all[i]))
	}
	keep(t, l, Dossier("storyn1", all[1], Reading("late", "Post", "Late.")))
	past(t, l, func(p ledger.Past) {
		equal(t, "the latest", placed(t, p, 2), "storyn1:n1@wire.txt storyn4:n4@wire.txt storyn1:late@post.txt")
		equal(t, "none but the one asked for", placed(t, p, 0, ledger.KeyOf(&all[0].Article)), "storyn0:n0@wire.txt")
		other := ledger.KeyOf(&all[0].Article)
		other.File = "other.txt"
		equal(t, "the text in another file", placed(t, p, 0, other), "")
	})
}

// updatesTogether lets writers add an article each to one story.
func updatesTogether(t *testing.T, l ledger.Ledger) {
	const writers = 4
	var all sync.WaitGroup
	for i := range writers {
		all.Go(func() {
			own := Reading(fmt.Sprint("n", i), "Wire", fmt.Sprint("Text ", i))
			err := l.Update(t.Context(), func(p ledger.Past) (ledger.Batch, error) {
				before, err := p.Readings(t.Context(), "one")
				return ledger.Batch{Dossiers: []gainsay.Dossier{Dossier("one", append(before, own)...)}}, err
			})
			if err != nil {
				t.Errorf("update: %v", err)
			}
		})
	}
	all.Wait()
	if d, err := l.Dossier(t.Context(), "one"); err != nil || len(d.Readings) != writers {
		t.Errorf("the story has %d articles of %d, %v", len(d.Readings), writers, err)
	}
}
