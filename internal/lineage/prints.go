package lineage

import (
	"cmp"
	"slices"
)

// Winnowing after Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms
// for Document Fingerprinting", SIGMOD 2003: of every window of shingles the
// one with the least hash is kept, so that two texts that share a run of
// shingleWords+window-1 words share a fingerprint.
const (
	shingleWords = 5
	window       = 4
)

// A print is a fingerprint: a winnowed shingle and the word it begins at.
type print struct {
	hash    uint64
	report  int32
	at      int32
	ordinal int32 // place of the report in the order of publication
}

// fingerprints winnows the report's shingles, robustly: of equal hashes the
// rightmost, and the one already kept as long as it lies in the window.
func fingerprints(r *report, report, ordinal int32) []print {
	var prints []print
	seen := map[uint64]struct{}{}
	hashes := make([]uint64, 0, len(r.words))
	for first := 0; first < len(r.words); {
		last := first + 1
		for last < len(r.words) && !r.words[last].after {
			last++
		}
		hashes = shingles(hashes[:0], r.words[first:last])
		kept := -1
		for end := 1; end <= len(hashes); end++ {
			begin := max(0, end-window)
			if end < window && end < len(hashes) {
				continue
			}
			least := begin
			for i := begin + 1; i < end; i++ {
				if hashes[i] <= hashes[least] {
					least = i
				}
			}
			if kept >= begin && hashes[kept] == hashes[least] || least == kept {
				continue
			}
			kept = least
			// Of a shingle that a text repeats, the first place is enough: no
			// text may pair every place of its own with every one of another.
			if _, twice := seen[hashes[least]]; twice {
				continue
			}
			seen[hashes[least]] = struct{}{}
			prints = append(prints, print{hashes[least], report, int32(first + least), ordinal})
		}
		first = last
	}
	return prints
}

// shingles appends the hash of every run of shingleWords words.
func shingles(hashes []uint64, words []word) []uint64 {
	for i := 0; i+shingleWords <= len(words); i++ {
		h := uint64(fnvStart)
		for _, w := range words[i : i+shingleWords] {
			h = (h ^ w.hash) * fnvPrime
			h ^= h >> 29
		}
		hashes = append(hashes, h)
	}
	return hashes
}

// A seed is a shingle that two reports share; a was published before b, or
// stands before it in the input.
type seed struct {
	a, b     int32 // reports
	atA, atB int32 // words
}

// nearby bounds how many of the reports that share one shingle are set against
// one another: each against the first ones and against those just before it,
// which is enough to find where its text came from and keeps the number of seeds
// linear in the words of all reports. What grows from them is so for each pair of
// reports alone: reports that all share text with all are looked at pair by pair.
const nearby = 8

// seeds sets the reports that share a fingerprint against one another, through
// an index of all fingerprints sorted by hash.
func seeds(reports []report, order []int) []seed {
	var index []print
	for place, r := range order {
		index = append(index, fingerprints(&reports[r], int32(r), int32(place))...)
	}
	slices.SortFunc(index, func(p, q print) int {
		return cmp.Or(cmp.Compare(p.hash, q.hash), cmp.Compare(p.ordinal, q.ordinal))
	})
	var found []seed
	for first := 0; first < len(index); {
		last := first + 1
		for last < len(index) && index[last].hash == index[first].hash {
			last++
		}
		same := index[first:last]
		for j := 1; j < len(same); j++ {
			for i := 0; i < j; i++ {
				if i == nearby && j-nearby > i {
					i = j - nearby
				}
				found = append(found, seed{same[i].report, same[j].report, same[i].at, same[j].at})
			}
		}
		first = last
	}
	slices.SortFunc(found, func(p, q seed) int {
		return cmp.Or(cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b), cmp.Compare(p.atB, q.atB), cmp.Compare(p.atA, q.atA))
	})
	return found
}
