package pipeline

import (
	"context"
	"errors"
	"iter"
	"slices"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/lineage"
)

// What its publisher has taken back stays in its story, so that an editor sees that it
// was there and who copied it; but nothing that it says stands there as said. It is
// marked where readings are put into stories, for there what is kept is known.

// errWithdrawn is the error of a document that takes back what is not kept.
var errWithdrawn = errors.New("was withdrawn by who sent it: leave it out")

func withdrawnError(raw *gainsay.Raw) error {
	return gainsay.E(gainsay.Invalid, reading(*raw), "%w", errWithdrawn)
}

// withdrawal is what a document takes back: the address, as ledger.AddressOf tells it,
// and when.
func withdrawal(raw *gainsay.Raw) (string, gainsay.Withdrawal) {
	w := gainsay.Withdrawal{At: raw.Published}
	if w.At == "" {
		w.At = raw.Fetched
	}
	return ledger.AddressOf(&gainsay.Article{ID: raw.ID, URL: raw.URL}), w
}

// asWithdrawn is the reading of an article that was taken back.
func asWithdrawn(r gainsay.Reading, w gainsay.Withdrawal) gainsay.Reading {
	r = gainsay.Reading{Article: r.Article, Unread: "who published it has withdrawn it"}
	r.Article.Withdrawn = &w
	if w.At != "" {
		r.Unread += ", " + w.At
	}
	return r
}

// marked is readings with those asWithdrawn that the past tells to be taken back.
func marked(ctx context.Context, past ledger.Past, readings []gainsay.Reading) ([]gainsay.Reading, error) {
	taken, err := past.Withdrawn(ctx, addressesOf(readings))
	if err != nil {
		return nil, err
	}
	return markedBy(taken, readings), nil
}

// markedBy is readings with those asWithdrawn whose addresses have a withdrawal that
// is of them.
func markedBy(taken map[string]gainsay.Withdrawal, readings []gainsay.Reading) []gainsay.Reading {
	if len(taken) == 0 {
		return readings
	}
	all := slices.Clone(readings)
	for i, address := range addressesOf(readings) {
		if w, known := taken[address]; known && ledger.Withdrawn(&all[i].Article, w) {
			all[i] = asWithdrawn(all[i], w)
		}
	}
	return all
}

// addressesOf are the addresses of the readings' articles, as ledger.AddressOf tells them.
func addressesOf(readings []gainsay.Reading) []string {
	at := make([]string, len(readings))
	for i := range readings {
		at[i] = ledger.AddressOf(&readings[i].Article)
	}
	return at
}

// addressSet is addressesOf to be asked for.
func addressSet(readings []gainsay.Reading) map[string]bool {
	set := map[string]bool{}
	for _, address := range addressesOf(readings) {
		set[address] = true
	}
	return set
}

// standing are the readings that were not withdrawn, all where every one was: a story
// has its name of what stands.
func standing(readings []gainsay.Reading) []gainsay.Reading {
	var left []gainsay.Reading
	for i := range readings {
		if readings[i].Article.Withdrawn == nil {
			left = append(left, readings[i])
		}
	}
	if len(left) == 0 || len(left) == len(readings) {
		return readings
	}
	return left
}

// origins is how many independent origins the readings of a story have that stand: what
// was taken back counts where others have taken its words over, and as long as nothing
// else stands.
func origins(readings []gainsay.Reading, traced lineage.Result) int {
	left := map[int]bool{}
	for i := range readings {
		if readings[i].Article.Withdrawn == nil {
			left[traced.Origin[i]] = true
		}
	}
	if len(left) == 0 {
		return traced.Origins
	}
	return len(left)
}

// withoutWithdrawals is the documents without those that take something back, which it
// appends to taken.
func withoutWithdrawals(raws iter.Seq2[gainsay.Raw, error], taken *[]gainsay.Raw) iter.Seq2[gainsay.Raw, error] {
	return func(yield func(gainsay.Raw, error) bool) {
		for raw, err := range raws {
			if err == nil && raw.Withdrawn {
				*taken = append(*taken, raw)
			} else if !yield(raw, err) {
				return
			}
		}
	}
}

// withdrawals are what documents take back, by address, and the errors of those that
// take back none of the readings: no ledger says what else there was.
func withdrawals(raws []gainsay.Raw, readings []gainsay.Reading) (map[string]gainsay.Withdrawal, []error) {
	taken := map[string]gainsay.Withdrawal{}
	here := addressSet(readings)
	var unknown []error
	for i := range raws {
		address, w := withdrawal(&raws[i])
		if !here[address] {
			unknown = append(unknown, withdrawnError(&raws[i]))
			continue
		}
		if old, known := taken[address]; !known || ledger.Later(w, old) {
			taken[address] = w
		}
	}
	return taken, unknown
}

// withdrawAll marks in the ledger what documents take back. It returns the readings
// that are kept of it, and the errors of those that nothing is kept of and that take
// back none of arriving.
func withdrawAll(ctx context.Context, kept ledger.Ledger, raws []gainsay.Raw, arriving []gainsay.Reading) ([]gainsay.Reading, []error, error) {
	var readings []gainsay.Reading
	var refused []error
	here := addressSet(arriving)
	for i := range raws {
		address, w := withdrawal(&raws[i])
		n, err := kept.Withdraw(ctx, address, w)
		if err != nil {
			return nil, nil, err
		}
		if n == 0 {
			if !here[address] {
				refused = append(refused, withdrawnError(&raws[i]))
			}
			continue
		}
		revisions, err := kept.Revisions(ctx, address)
		if err != nil {
			return nil, nil, err
		}
		of := map[ledger.Key]int{} // several revisions may be of one text
		for _, v := range revisions {
			k := ledger.KeyOf(&v.Reading.Article)
			if at, known := of[k]; known {
				readings[at] = v.Reading
				continue
			}
			of[k] = len(readings)
			readings = append(readings, v.Reading)
		}
	}
	return readings, refused, nil
}

// withdraw marks in the ledger what a document takes back.
func (a *Adder) withdraw(ctx context.Context, sum *Added, raw *gainsay.Raw) error {
	address, w := withdrawal(raw)
	n, err := a.kept.Withdraw(ctx, address, w)
	if err != nil {
		return err
	}
	if n == 0 {
		sum.Refused++
		a.name(withdrawnError(raw))
		return nil
	}
	sum.Withdrawn++
	return a.analyse(ctx, sum)
}
