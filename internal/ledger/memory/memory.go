// Package memory turns dossiers into a ledger that lives as long as the
// process: for tests, and for runs that are to leave nothing behind.
package memory

import (
	"cmp"
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"sync"

	"gainsay"
	"gainsay/internal/ledger"
)

// Open makes an empty ledger.
func Open() ledger.Ledger {
	return &store{readings: map[ledger.Key]kept{}}
}

// A story is its dossier as JSON, so that no caller shares memory with the
// ledger, and the keys of its readings in their order.
type story struct {
	gainsay.Story
	dossier  []byte
	readings []ledger.Key
}

// A kept is one reading.
type kept struct {
	reading []byte // as JSON
	arrival int    // how many were kept before it
}

type store struct {
	mu       sync.RWMutex
	stories  []story
	readings map[ledger.Key]kept
}

func (s *store) Keep(ctx context.Context, dossiers []gainsay.Dossier) error {
	return s.Update(ctx, func(ledger.Past) (ledger.Batch, error) { return ledger.Batch{Dossiers: dossiers}, nil })
}

func (s *store) Update(_ context.Context, f func(ledger.Past) (ledger.Batch, error)) error {
	const op = "keep dossiers in memory"
	s.mu.Lock()
	defer s.mu.Unlock()
	batch, err := f(past{s})
	if err != nil {
		return err
	}
	if err := ledger.Validate(op, batch.Dossiers); err != nil {
		return err
	}
	stories, readings, err := encode(op, batch.Dossiers)
	if err != nil {
		return err
	}
	came := slices.Clone(batch.Arrived)
	for i := range stories {
		came = append(came, stories[i].readings...)
	}
	for _, k := range came {
		b, given := readings[k]
		if !given {
			continue
		}
		old, known := s.readings[k]
		if !known {
			old.arrival = len(s.readings)
		}
		s.readings[k] = kept{b, old.arrival}
	}
	for _, k := range stories {
		s.put(k)
	}
	s.dropGrown(stories)
	return nil
}

// encode makes of the dossiers what the ledger keeps of them.
func encode(op string, dossiers []gainsay.Dossier) ([]story, map[ledger.Key][]byte, error) {
	stories := make([]story, len(dossiers))
	readings := map[ledger.Key][]byte{}
	for i := range dossiers {
		d := &dossiers[i]
		b, err := json.Marshal(d)
		if err != nil {
			return nil, nil, gainsay.E(gainsay.Poison, op, "%w", err)
		}
		stories[i] = story{Story: d.Story, dossier: b}
		for j := range d.Readings {
			b, err := json.Marshal(&d.Readings[j])
			if err != nil {
				return nil, nil, gainsay.E(gainsay.Poison, op, "%w", err)
			}
			k := ledger.KeyOf(&d.Readings[j].Article)
			readings[k] = b
			stories[i].readings = append(stories[i].readings, k)
		}
	}
	return stories, readings, nil
}

func (s *store) put(k story) {
	for i := range s.stories {
		if s.stories[i].ID == k.ID {
			s.stories[i] = k
			return
		}
	}
	s.stories = append(s.stories, k)
}

// dropGrown takes away each story that is none of now and whose readings all
// stand in one of now.
func (s *store) dropGrown(now []story) {
	s.stories = slices.DeleteFunc(s.stories, func(old story) bool {
		if slices.ContainsFunc(now, func(k story) bool { return k.ID == old.ID }) {
			return false
		}
		return slices.ContainsFunc(now, func(k story) bool {
			for _, r := range old.readings {
				if !slices.Contains(k.readings, r) {
					return false
				}
			}
			return true
		})
	})
}

func (s *store) Stories(context.Context) ([]gainsay.Story, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	stories := make([]gainsay.Story, len(s.stories))
	for i := range s.stories {
		stories[i] = s.stories[i].Story
	}
	return stories, nil
}

func (s *store) Dossier(_ context.Context, id string) (gainsay.Dossier, error) {
	op := "find story " + id
	s.mu.RLock()
	defer s.mu.RUnlock()
	chosen, err := ledger.Choose(op, "story", id, beginning(id, s.ids()))
	if err != nil {
		return gainsay.Dossier{}, err
	}
	d := gainsay.Dossier{}
	if err := json.Unmarshal(s.story(chosen).dossier, &d); err != nil {
		return gainsay.Dossier{}, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	d.Readings, err = s.of(op, chosen)
	return d, err
}

// ids are the IDs of the stories in their order.
func (s *store) ids() []string {
	ids := make([]string, len(s.stories))
	for i := range s.stories {
		ids[i] = s.stories[i].ID
	}
	return ids
}

// story is the story of that very ID, nil where there is none.
func (s *store) story(id string) *story {
	i := slices.IndexFunc(s.stories, func(k story) bool { return k.ID == id })
	if i < 0 {
		return nil
	}
	return &s.stories[i]
}

// of is the readings of the story in their order.
func (s *store) of(op, id string) ([]gainsay.Reading, error) {
	var readings []gainsay.Reading
	if k := s.story(id); k != nil {
		for _, key := range k.readings {
			r, err := s.reading(op, key)
			if err != nil {
				return nil, err
			}
			readings = append(readings, r)
		}
	}
	return readings, nil
}

func (s *store) reading(op string, k ledger.Key) (gainsay.Reading, error) {
	r := gainsay.Reading{}
	if err := json.Unmarshal(s.readings[k].reading, &r); err != nil {
		return gainsay.Reading{}, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	return r, nil
}

// beginning is those of ids that begin with prefix, ascending, without repeats.
func beginning(prefix string, ids []string) []string {
	var found []string
	for _, id := range ids {
		if strings.HasPrefix(id, prefix) {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// keys is the keys of all readings by ID, hash and file.
func (s *store) keys() []ledger.Key {
	keys := make([]ledger.Key, 0, len(s.readings))
	for k := range s.readings {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b ledger.Key) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Hash, b.Hash), cmp.Compare(a.File, b.File))
	})
	return keys
}

func (s *store) Entries(context.Context) ([]ledger.Entry, error) {
	const op = "list articles"
	s.mu.RLock()
	defer s.mu.RUnlock()
	var entries []ledger.Entry
	told := map[ledger.Key]bool{}
	add := func(story string, number int, k ledger.Key) error {
		r, err := s.reading(op, k)
		if err != nil {
			return err
		}
		e := ledger.EntryOf(&r.Article)
		e.Story, e.Number = story, number
		entries = append(entries, e)
		told[k] = true
		return nil
	}
	for i := range s.stories {
		for j, k := range s.stories[i].readings {
			if err := add(s.stories[i].ID, j+1, k); err != nil {
				return nil, err
			}
		}
	}
	for _, k := range s.keys() {
		if !told[k] {
			if err := add("", 0, k); err != nil {
				return nil, err
			}
		}
	}
	return entries, nil
}

func (s *store) Reading(_ context.Context, id string) (gainsay.Reading, error) {
	op := "find article " + id
	s.mu.RLock()
	defer s.mu.RUnlock()
	keys := s.keys()
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = k.ID
	}
	chosen, err := ledger.Choose(op, "article", id, beginning(id, ids))
	if err != nil {
		return gainsay.Reading{}, err
	}
	i := slices.Index(ids, chosen)
	last := i
	for last+1 < len(keys) && keys[last+1].ID == chosen {
		last++
	}
	if err := ledger.OneText(op, chosen, keys[i].Hash, keys[last].Hash); err != nil {
		return gainsay.Reading{}, err
	}
	return s.reading(op, keys[i])
}

func (s *store) Readings(context.Context) iter.Seq2[gainsay.Reading, error] {
	return func(yield func(gainsay.Reading, error) bool) {
		s.mu.RLock()
		keys := s.keys()
		slices.SortFunc(keys, s.arrivals)
		readings := make([]gainsay.Reading, len(keys))
		errs := make([]error, len(keys))
		for i, k := range keys {
			readings[i], errs[i] = s.reading("list readings", k)
		}
		s.mu.RUnlock()
		for i := range readings {
			if !yield(readings[i], errs[i]) {
				return
			}
		}
	}
}

// arrivals orders readings as they were first kept.
func (s *store) arrivals(a, b ledger.Key) int {
	return cmp.Compare(s.readings[a].arrival, s.readings[b].arrival)
}

// Faults has nothing to tell: what the process has written it reads back.
func (s *store) Faults(context.Context) ([]string, error) { return nil, nil }

func (s *store) Close() error { return nil }
