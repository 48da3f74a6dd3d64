package doctor

import (
	"cmp"
	"slices"

	"gainsay/internal/ledger"
)

// revisions looks up every address that an article has: what was kept of it must
// be found there, in order and as it is kept.
func (e *examination) revisions() error {
	looked := map[string][]string{} // address → hashes of its revisions
	keys := make([]ledger.Key, 0, len(e.kept))
	for key := range e.kept {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b ledger.Key) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Hash, b.Hash), cmp.Compare(a.File, b.File))
	})
	for _, key := range keys {
		a := e.kept[key]
		address := ledger.AddressOf(&a)
		if address == "" {
			continue
		}
		hashes, known := looked[address]
		if !known {
			found, err := e.ledger.Revisions(e.ctx, address)
			if err != nil {
				if err := e.unreadable(err); err != nil {
					return err
				}
			}
			hashes = e.inOrder(address, found)
			looked[address] = hashes
		}
		if !slices.Contains(hashes, key.Hash) {
			e.fault("article %s (%s): it is no revision of %s, where it stood", key.ID, key.File, address)
		}
	}
	return nil
}

// inOrder faults revisions that are not in the order in which they were seen, and
// returns their hashes.
func (e *examination) inOrder(address string, found []ledger.Revised) []string {
	last := ""
	var hashes []string
	for i := range found {
		v := &found[i]
		a := &v.Reading.Article
		if _, kept := e.kept[ledger.KeyOf(a)]; !kept {
			e.fault("%s: revision %d is of article %s (%s), which is not kept", address, i+1, a.ID, a.File)
		}
		if v.First > v.Last || v.Last < last {
			e.fault("%s: revision %d was seen from %q to %q, the one before to %q", address, i+1, v.First, v.Last, last)
		}
		last = v.Last
		hashes = append(hashes, a.Hash)
	}
	return hashes
}

// waiting counts what waits, which must be kept.
func (e *examination) waiting() error {
	all, err := e.ledger.Waiting(e.ctx, max(1, e.report.Articles))
	if err != nil {
		return e.unreadable(err)
	}
	e.report.Waiting = len(all)
	for i := range all {
		if _, kept := e.kept[ledger.KeyOf(&all[i])]; !kept {
			e.fault("article %s (%s): it waits and is not kept", all[i].ID, all[i].File)
		}
	}
	return nil
}

func (e *examination) feeds() error {
	feeds, err := e.ledger.Feeds(e.ctx)
	if err != nil {
		return e.unreadable(err)
	}
	for i := range feeds {
		if feeds[i].Address == "" || feeds[i].Failures < 0 {
			e.fault("feed %q: it failed %d times in a row", feeds[i].Address, feeds[i].Failures)
		}
	}
	return nil
}

// quarantine opens everything that is set apart: it is kept to be tried again.
func (e *examination) quarantine() error {
	apart, err := e.ledger.SetApart(e.ctx)
	if err != nil {
		return e.unreadable(err)
	}
	e.report.Apart = len(apart)
	for i := range apart {
		b, err := e.ledger.Broken(e.ctx, apart[i].ID)
		if err != nil {
			if err := e.unreadable(err); err != nil {
				return err
			}
			continue
		}
		switch {
		case b.Raw != nil && (ledger.BrokenID(b.Raw) != b.ID || len(b.Raw.Bytes) != b.Size):
			e.fault("quarantine %s (%s): its document is not the one that was set aside", b.ID, b.File)
		case b.Article != nil:
			if _, kept := e.kept[ledger.KeyOf(b.Article)]; !kept {
				e.fault("quarantine %s (%s): its article is not kept", b.ID, b.File)
			}
		}
	}
	return nil
}
