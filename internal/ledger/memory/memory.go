// Package memory turns dossiers into a ledger that lives as long as the
// process: for tests, and for runs that are to leave nothing behind.
package memory

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync"

	"gainsay"
	"gainsay/internal/ledger"
)

// Open makes an empty ledger.
func Open() ledger.Ledger {
	return &store{readings: map[key][]byte{}}
}

type key struct{ id, hash, file string }

// A kept is one story: its dossier as JSON, so that no caller shares memory
// with the ledger, and the keys of its readings in their order.
type kept struct {
	story    gainsay.Story
	dossier  []byte
	readings []key
}

type store struct {
	mu       sync.RWMutex
	stories  []kept
	readings map[key][]byte // a gainsay.Reading as JSON
}

func keyOf(a *gainsay.Article) key { return key{a.ID, a.Hash, a.File} }

func (s *store) Keep(_ context.Context, dossiers []gainsay.Dossier) error {
	const op = "keep dossiers in memory"
	if err := ledger.Validate(op, dossiers); err != nil {
		return err
	}
	stories := make([]kept, len(dossiers))
	readings := map[key][]byte{}
	for i := range dossiers {
		d := &dossiers[i]
		b, err := json.Marshal(d)
		if err != nil {
			return gainsay.E(gainsay.Poison, op, "%w", err)
		}
		stories[i] = kept{story: d.Story, dossier: b}
		for j := range d.Readings {
			b, err := json.Marshal(&d.Readings[j])
			if err != nil {
				return gainsay.E(gainsay.Poison, op, "%w", err)
			}
			k := keyOf(&d.Readings[j].Article)
			readings[k] = b
			stories[i].readings = append(stories[i].readings, k)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, b := range readings {
		s.readings[k] = b
	}
	for _, k := range stories {
		s.put(k)
	}
	s.dropGrown(stories)
	return nil
}

func (s *store) put(k kept) {
	for i := range s.stories {
		if s.stories[i].story.ID == k.story.ID {
			s.stories[i] = k
			return
		}
	}
	s.stories = append(s.stories, k)
}

// dropGrown takes away each story that is none of now and whose readings all
// stand in one of now.
func (s *store) dropGrown(now []kept) {
	s.stories = slices.DeleteFunc(s.stories, func(old kept) bool {
		if slices.ContainsFunc(now, func(k kept) bool { return k.story.ID == old.story.ID }) {
			return false
		}
		return slices.ContainsFunc(now, func(k kept) bool {
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
		stories[i] = s.stories[i].story
	}
	return stories, nil
}

func (s *store) Dossier(_ context.Context, id string) (gainsay.Dossier, error) {
	op := "find story " + id
	s.mu.RLock()
	defer s.mu.RUnlock()
	var ids []string
	for i := range s.stories {
		ids = append(ids, s.stories[i].story.ID)
	}
	chosen, err := ledger.Choose(op, "story", id, beginning(id, ids))
	if err != nil {
		return gainsay.Dossier{}, err
	}
	i := slices.IndexFunc(s.stories, func(k kept) bool { return k.story.ID == chosen })
	k := &s.stories[i]
	d := gainsay.Dossier{}
	if err := json.Unmarshal(k.dossier, &d); err != nil {
		return gainsay.Dossier{}, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	for _, r := range k.readings {
		reading, err := s.reading(op, r)
		if err != nil {
			return gainsay.Dossier{}, err
		}
		d.Readings = append(d.Readings, reading)
	}
	return d, nil
}

func (s *store) reading(op string, k key) (gainsay.Reading, error) {
	r := gainsay.Reading{}
	if err := json.Unmarshal(s.readings[k], &r); err != nil {
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
func (s *store) keys() []key {
	keys := make([]key, 0, len(s.readings))
	for k := range s.readings {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.id, b.id), cmp.Compare(a.hash, b.hash), cmp.Compare(a.file, b.file))
	})
	return keys
}

func (s *store) Entries(context.Context) ([]ledger.Entry, error) {
	const op = "list articles"
	s.mu.RLock()
	defer s.mu.RUnlock()
	var entries []ledger.Entry
	told := map[key]bool{}
	add := func(story string, number int, k key) error {
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
			if err := add(s.stories[i].story.ID, j+1, k); err != nil {
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
		ids[i] = k.id
	}
	chosen, err := ledger.Choose(op, "article", id, beginning(id, ids))
	if err != nil {
		return gainsay.Reading{}, err
	}
	i := slices.Index(ids, chosen)
	last := i
	for last+1 < len(keys) && keys[last+1].id == chosen {
		last++
	}
	if err := ledger.OneText(op, chosen, keys[i].hash, keys[last].hash); err != nil {
		return gainsay.Reading{}, err
	}
	return s.reading(op, keys[i])
}

func (s *store) Close() error { return nil }
