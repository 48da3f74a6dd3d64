package memory

import (
	"cmp"
	"context"
	"slices"

	"gainsay"
	"gainsay/internal/ledger"
)

// A past is the store while Update holds it.
type past struct{ s *store }

func (p past) StoryIDs(context.Context) ([]string, error) { return p.s.ids(), nil }

func (p past) Readings(_ context.Context, story string) ([]gainsay.Reading, error) {
	return p.s.of("read story "+story, story)
}

func (p past) Version(context.Context) (int64, error) { return p.s.updates, nil }

func (p past) Withdrawn(_ context.Context, addresses []string) (map[string]gainsay.Withdrawal, error) {
	found := map[string]gainsay.Withdrawal{}
	for _, address := range addresses {
		if w, known := p.s.withdrawn[address]; known {
			found[address] = w
		}
	}
	return found, nil
}

func (p past) Placed(_ context.Context, n int, also []ledger.Key, addresses []string) ([]ledger.Placed, error) {
	var placed []ledger.Key
	in := map[ledger.Key]string{}
	for _, address := range addresses {
		for _, v := range p.s.at(address) {
			also = append(also[:len(also):len(also)], v.reading)
		}
	}
	for _, i := range p.window(n, also) {
		k := &p.s.stories[i]
		for _, r := range k.readings {
			if other, known := in[r]; !known || other == k.ID {
				placed, in[r] = append(placed, r), k.ID
			}
		}
	}
	earlier := map[ledger.Key]bool{}
	for _, k := range slices.Clone(placed) {
		for _, r := range p.s.earlier(k) {
			if _, known := in[r]; !known {
				placed, in[r], earlier[r] = append(placed, r), in[k], true
			}
		}
	}
	slices.SortStableFunc(placed, p.s.arrivals)
	all := make([]ledger.Placed, len(placed))
	for i, k := range placed {
		r, err := p.s.reading("list articles", k)
		if err != nil {
			return nil, err
		}
		all[i] = ledger.Placed{Story: in[k], Article: r.Article, Last: p.s.lastSeen(k), Earlier: earlier[k]}
	}
	return all, nil
}

// window are the places in stories of the n stories that an article joined
// last, and of those that hold one of also, in order.
func (p past) window(n int, also []ledger.Key) []int {
	order := make([]int, len(p.s.stories))
	last := make([]int, len(p.s.stories)) // arrival of the latest article
	held := make([]bool, len(p.s.stories))
	sought := map[ledger.Key]bool{}
	for _, k := range also {
		sought[k] = true
	}
	for i, k := range p.s.stories {
		order[i] = i
		for _, r := range k.readings {
			last[i] = max(last[i], p.s.readings[r].arrival)
			held[i] = held[i] || sought[r]
		}
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(cmp.Compare(last[j], last[i]), cmp.Compare(i, j)) })
	for at, i := range order {
		held[i] = held[i] || at < n
	}
	return slices.DeleteFunc(slices.Sorted(slices.Values(order)), func(i int) bool { return !held[i] })
}
