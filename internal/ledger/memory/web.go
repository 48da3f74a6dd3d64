package memory

import (
	"cmp"
	"context"
	"encoding/json"
	"maps"
	"slices"

	"gainsay"
	"gainsay/internal/ledger"
)

// A revision is what stood at an address.
type revision struct {
	address, url           string
	hash, title, published string
	reading                ledger.Key
	first, last            string // as ledger.Moment writes them
	number                 int    // how many were kept before it
}

// at is what stood at the address, in order.
func (s *store) at(address string) []revision {
	var of []revision
	for _, v := range s.revisions {
		if v.address == address && address != "" {
			of = append(of, v)
		}
	}
	slices.SortStableFunc(of, func(a, b revision) int { return cmp.Compare(a.last, b.last) })
	return of
}

// addressOf is the address that the reading is a revision of, "" for none.
func (s *store) addressOf(k ledger.Key) string {
	i := slices.IndexFunc(s.revisions, func(v revision) bool { return v.reading == k })
	if i < 0 {
		return ""
	}
	return s.revisions[i].address
}

// lastSeen is when the reading was last seen at its address, "" when not told.
func (s *store) lastSeen(k ledger.Key) string {
	last := ""
	for _, v := range s.revisions {
		if v.reading == k {
			last = max(last, v.last)
		}
	}
	return last
}

// earlier are the analysed readings of the addresses of k.
func (s *store) earlier(k ledger.Key) []ledger.Key {
	var found []ledger.Key
	for _, v := range s.revisions {
		if v.reading != k {
			continue
		}
		for _, other := range s.revisions {
			if other.address == v.address && !s.readings[other.reading].waiting {
				found = append(found, other.reading)
			}
		}
	}
	return found
}

func (s *store) keepRevision(a *gainsay.Article, k ledger.Key) {
	address, moment := ledger.AddressOf(a), ledger.Seen(a)
	if address == "" {
		return
	}
	i := slices.IndexFunc(s.revisions, func(v revision) bool {
		return v.address == address && v.hash == a.Hash && v.title == a.Title && v.published == a.Published
	})
	if i < 0 {
		s.revisions = append(s.revisions, revision{address, ledger.Address(a.URL), a.Hash, a.Title, a.Published, k, moment, moment, len(s.revisions)})
		return
	}
	v := &s.revisions[i]
	v.reading, v.url = k, ledger.Address(a.URL)
	if v.first == "" || moment != "" && moment < v.first {
		v.first = moment
	}
	v.last = max(v.last, moment)
}

func (s *store) KeepArticles(_ context.Context, articles []gainsay.Article) ([]ledger.Standing, error) {
	const op = "keep articles in memory"
	if err := ledger.ValidateArticles(op, articles); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	standings := make([]ledger.Standing, len(articles))
	for i := range articles {
		var err error
		if standings[i], err = s.keepArticle(op, &articles[i]); err != nil {
			return nil, err
		}
	}
	return standings, nil
}

func (s *store) keepArticle(op string, a *gainsay.Article) (ledger.Standing, error) {
	address := ledger.AddressOf(a)
	before := s.at(address)
	k := ledger.KeyOf(a)
	if i := slices.IndexFunc(before, func(v revision) bool { return v.hash == a.Hash }); i >= 0 {
		k = s.revisions[slices.IndexFunc(s.revisions, func(v revision) bool { return v.address == address && v.hash == a.Hash })].reading
	}
	_, known := s.readings[k]
	if !known {
		b, err := json.Marshal(gainsay.Reading{Article: *a, Unread: ledger.NotYet})
		if err != nil {
			return 0, gainsay.E(gainsay.Poison, op, "%w", err)
		}
		s.keep(k, b, true)
	}
	s.keepRevision(a, k)
	after := s.at(address)
	switch {
	case !known && len(before) == 0:
		return ledger.New, nil
	case !known:
		return ledger.Revision, nil
	case len(after) == 0, len(before) > 0 && after[len(after)-1].number == before[len(before)-1].number:
		return ledger.Known, nil
	}
	r, err := s.reading(op, k)
	if err != nil {
		return 0, err
	}
	r.Article = *a
	r.Article.ID, r.Article.File = k.ID, k.File
	b, err := json.Marshal(r)
	if err != nil {
		return 0, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	s.keep(k, b, true)
	return ledger.Revision, nil
}

func (s *store) Waiting(_ context.Context, n int) ([]gainsay.Article, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	keys := slices.DeleteFunc(s.keys(), func(k ledger.Key) bool { return !s.readings[k].waiting })
	slices.SortFunc(keys, s.arrivals)
	var all []gainsay.Article
	for _, k := range keys[:min(n, len(keys))] {
		r, err := s.reading("list waiting articles", k)
		if err != nil {
			return nil, err
		}
		all = append(all, r.Article)
	}
	return all, nil
}

func (s *store) Revisions(_ context.Context, which string) ([]ledger.Revised, error) {
	op := "find the revisions of " + which
	s.mu.RLock()
	defer s.mu.RUnlock()
	address := ledger.Address(which)
	if address == "" {
		r, err := s.found(op, which)
		if err != nil {
			return nil, err
		}
		if address = ledger.AddressOf(&r.Article); address == "" {
			moment := ledger.Seen(&r.Article)
			k := ledger.KeyOf(&r.Article)
			return []ledger.Revised{{Reading: r, First: moment, Last: moment, Story: s.home(k), Waiting: s.readings[k].waiting}}, nil
		}
	}
	if len(s.at(which)) > 0 {
		address = which
	}
	if len(s.at(address)) == 0 { // they may have been taken from there
		taken := map[string]bool{}
		for _, v := range s.revisions {
			if v.url == address {
				taken[v.address] = true
			}
		}
		if len(taken) > 1 {
			return nil, ledger.SeveralAt(op)
		}
		for own := range taken {
			address = own
		}
	}
	var back *gainsay.Withdrawal
	if w, known := s.withdrawn[address]; known {
		back = &w
	}
	var all []ledger.Revised
	for _, v := range s.at(address) {
		r, err := s.reading(op, v.reading)
		if err != nil {
			return nil, err
		}
		r.Article.Title, r.Article.Published = v.title, v.published
		r.Article.Withdrawn = ledger.WithdrawnBy(&r.Article, back) // a text may be sent anew that was taken back
		all = append(all, ledger.Revised{Reading: r, First: v.first, Last: v.last, Story: s.home(v.reading), Waiting: s.readings[v.reading].waiting})
	}
	if len(all) == 0 {
		return nil, ledger.NoRevisions(op)
	}
	return all, nil
}

// home is the story first kept that the reading stands in, "" for none.
func (s *store) home(k ledger.Key) string {
	for i := range s.stories {
		if slices.Contains(s.stories[i].readings, k) {
			return s.stories[i].ID
		}
	}
	return ""
}

func (s *store) Withdraw(_ context.Context, address string, w gainsay.Withdrawal) (int, error) {
	if address == "" {
		return 0, gainsay.E(gainsay.Invalid, "withdraw", "what is withdrawn needs an address")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	of := s.at(address)
	if old, known := s.withdrawn[address]; known && !ledger.Later(w, old) {
		return len(of), nil
	}
	s.withdrawn[address] = w
	s.updates++
	for _, v := range of {
		r := s.readings[v.reading]
		r.waiting = true
		s.readings[v.reading] = r
	}
	return len(of), nil
}

func (s *store) Feeds(context.Context) ([]ledger.FeedState, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return listed[ledger.FeedState]("list feeds", s.feeds)
}

func (s *store) KeepFeed(_ context.Context, state ledger.FeedState) error {
	op := "keep the feed " + state.Address
	if state.Address == "" {
		return gainsay.E(gainsay.Invalid, op, "a feed needs an address")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if kept, known, err := s.feed(op, state.Address); err != nil {
		return err
	} else if known && kept.Dropped && !state.Dropped {
		return ledger.Dropped(op)
	}
	return put(op, s.feeds, state.Address, state)
}

func (s *store) DropFeed(_ context.Context, address string, dropped bool) error {
	op := "find the feed " + address
	s.mu.Lock()
	defer s.mu.Unlock()
	state, known, err := s.feed(op, address)
	switch {
	case err != nil:
		return err
	case !known:
		return ledger.NoFeed(op)
	}
	state.Dropped = dropped
	return put(op, s.feeds, address, state)
}

// feed is what is kept of the feed, and whether anything is.
func (s *store) feed(op, address string) (ledger.FeedState, bool, error) {
	var state ledger.FeedState
	b, known := s.feeds[address]
	if !known {
		return state, false, nil
	}
	if err := json.Unmarshal(b, &state); err != nil {
		return state, false, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	return state, true, nil
}

func (s *store) SetAside(_ context.Context, broken ledger.Broken) error {
	op := "set " + broken.File + " aside"
	if broken.ID == "" {
		return gainsay.E(gainsay.Invalid, op, "what is set aside needs an ID")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return put(op, s.broken, broken.ID, broken)
}

func (s *store) SetApart(context.Context) ([]ledger.Broken, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	all, err := listed[ledger.Broken]("list the quarantine", s.broken)
	for i := range all {
		all[i].Raw, all[i].Article = nil, nil
	}
	return all, err
}

func (s *store) Broken(_ context.Context, id string) (ledger.Broken, error) {
	op := "find " + id + " in the quarantine"
	s.mu.RLock()
	defer s.mu.RUnlock()
	var ids []string
	for k := range s.broken {
		ids = append(ids, k)
	}
	chosen, err := ledger.Choose(op, "quarantined document", id, beginning(id, ids))
	if err != nil {
		return ledger.Broken{}, err
	}
	var b ledger.Broken
	if err := json.Unmarshal(s.broken[chosen], &b); err != nil {
		return ledger.Broken{}, gainsay.E(gainsay.Poison, op, "%w", err)
	}
	return b, nil
}

func (s *store) Drop(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.broken, id)
	return nil
}

func (s *store) Begun(context.Context) (map[string]int, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return maps.Clone(s.begun), nil
}

func (s *store) KeepBegun(_ context.Context, id string, times int) error {
	if id == "" || times < 0 {
		return gainsay.E(gainsay.Invalid, "keep what was begun", "%q cannot be begun %d times", id, times)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.begun[id] = times
	if times == 0 {
		delete(s.begun, id)
	}
	return nil
}

// put keeps v as JSON under key.
func put(op string, in map[string][]byte, key string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return gainsay.E(gainsay.Poison, op, "%w", err)
	}
	in[key] = b
	return nil
}

// listed is what put kept, by key.
func listed[T any](op string, in map[string][]byte) ([]T, error) {
	keys := make([]string, 0, len(in))
	for k := range in {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	var all []T
	for _, k := range keys {
		var one T
		if err := json.Unmarshal(in[k], &one); err != nil {
			return nil, gainsay.E(gainsay.Poison, op, "%w", err)
		}
		all = append(all, one)
	}
	return all, nil
}
