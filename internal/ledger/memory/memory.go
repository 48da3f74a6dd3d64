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
	return &store{readings: map[ledger.Key]kept{}, feeds: map[string][]byte{}, broken: map[string][]byte{}, begun: map[string]int{}, withdrawn: map[string]gainsay.Withdrawal{}}
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
	waiting bool   // for its analysis
}

type store struct {
	mu       sync.RWMutex
	stories  []story
	readings map[ledger.Key]kept

	revisions []revision
	feeds     map[string][]byte             // by address, as JSON
	broken    map[string][]byte             // by ID, as JSON
	begun     map[string]int                // by ID
	withdrawn map[string]gainsay.Withdrawal // by address
	updates   int64
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
	if err := batch.Validate(op); err != nil {
		return err
	}
	if len(batch.Dossiers)+len(batch.Alone) == 0 {
		return nil
	}
	stories, err := encode(op, batch.Dossiers)
	if err != nil {
		return err
	}
	came, readings := batch.Readings()
	made := map[ledger.Key][]byte{}
	for _, c := range came {
		if _, known := s.readings[c.Key]; c.Now || !known {
			if made[c.Key], err = json.Marshal(readings[c.Key]); err != nil {
				return gainsay.E(gainsay.Poison, op, "%w", err)
			}
		}
	}
	s.updates++
	for _, c := range came {
		if b, now := made[c.Key]; now {
			if err := s.keepArrived(op, c.Key, readings[c.Key], b); err != nil {
				return err
			}
		}
	}
	for _, k := range stories {
		s.put(k)
	}
	s.dropGrown(stories)
	return nil
}

// keepArrived keeps a reading that was made now, b as JSON, and the revision that it is
// of. Where a later title or date of the text was kept while it was made, these stand,
// and the article waits for its analysis as it did.
func (s *store) keepArrived(op string, k ledger.Key, r *gainsay.Reading, b []byte) error {
	s.keepRevision(&r.Article, k)
	address := ledger.AddressOf(&r.Article)
	var last revision
	for _, v := range s.at(address) {
		if v.hash == k.Hash {
			last = v
		}
	}
	old, known := s.readings[k]
	if !known || address == "" || last.title == r.Article.Title && last.published == r.Article.Published {
		s.keep(k, b, false)
		return nil
	}
	kept, err := s.reading(op, k)
	if err != nil {
		return err
	}
	if kept.Article.Title != last.title || kept.Article.Published != last.published {
		s.keep(k, b, false)
		return nil
	}
	whole := *r
	whole.Article = kept.Article
	whole.Article.Withdrawn = r.Article.Withdrawn
	if b, err = json.Marshal(&whole); err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	s.keep(k, b, old.waiting)
	return nil
}

// keep puts the reading in its place, the last where it had none.
func (s *store) keep(k ledger.Key, reading []byte, waiting bool) {
	old, known := s.readings[k]
	if !known {
		old.arrival = len(s.readings)
	}
	s.readings[k] = kept{reading, old.arrival, waiting}
}

// encode makes of the dossiers what the ledger keeps of them.
func encode(op string, dossiers []gainsay.Dossier) ([]story, error) {
	stories := make([]story, len(dossiers))
	for i := range dossiers {
		d := &dossiers[i]
		b, err := json.Marshal(d)
		if err != nil {
			return nil, gainsay.E(gainsay.Poison, op, "%w", err)
		}
		stories[i] = story{Story: d.Story, dossier: b}
		for j := range d.Readings {
			stories[i].readings = append(stories[i].readings, ledger.KeyOf(&d.Readings[j].Article))
		}
	}
	return stories, nil
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
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.found("find article "+id, id)
}

// found is the reading of the article whose ID is id or alone begins with it.
func (s *store) found(op, id string) (gainsay.Reading, error) {
	keys := s.keys()
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = k.ID
	}
	chosen, err := ledger.Choose(op, "article", id, beginning(id, ids))
	if err != nil {
		return gainsay.Reading{}, err
	}
	keys = slices.DeleteFunc(keys, func(k ledger.Key) bool { return k.ID != chosen })
	if keys[0].Hash == keys[len(keys)-1].Hash {
		return s.reading(op, keys[0])
	}
	address := s.addressOf(keys[0])
	if address == "" || slices.ContainsFunc(keys, func(k ledger.Key) bool { return s.addressOf(k) != address }) {
		return gainsay.Reading{}, ledger.SeveralTexts(op, chosen)
	}
	of := s.at(address)
	for i := len(of) - 1; i >= 0; i-- {
		if of[i].reading.ID == chosen {
			return s.reading(op, of[i].reading)
		}
	}
	return s.reading(op, keys[0])
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
