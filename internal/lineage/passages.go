package lineage

import (
	"cmp"
	"slices"
)

// A passage is a run of words that two reports share, as long as it can be made.
type passage struct {
	atA, atB int // first words
	n        int // words
}

// An overlap is all that two reports share.
type overlap struct {
	a, b     int       // reports; a comes before b in the order of publication
	passages []passage // in the order of b, not overlapping in b

	// What weigh finds of them:
	words   int // shared words, speech included
	weight  int // shared content words that are nobody's speech
	plain   int // of these, the ones in lower case: names and titles are anyone's
	longest int // most plain words in one passage
}

// overlaps grows the seeds of every pair of reports to passages.
func overlaps(reports []report, found []seed) []overlap {
	var all []overlap
	for first := 0; first < len(found); {
		last := first + 1
		for last < len(found) && found[last].a == found[first].a && found[last].b == found[first].b {
			last++
		}
		o := overlap{a: int(found[first].a), b: int(found[first].b)}
		o.passages = grow(&reports[o.a], &reports[o.b], found[first:last])
		if len(o.passages) > 0 {
			all = append(all, o)
		}
		first = last
	}
	return all
}

// spreadSpeech makes speech of all words that one of the reports which share
// them prints as speech: a message or a court's words stand in a block here, in
// quotation marks there. Twice, so that it reaches those between whom a third
// stands. Then it counts what is nobody's speech in each report.
func spreadSpeech(reports []report, all []overlap) {
	for range 2 {
		for _, o := range all {
			for _, p := range o.passages {
				a, b := reports[o.a].words[p.atA:p.atA+p.n], reports[o.b].words[p.atB:p.atB+p.n]
				for i := range a {
					said := a[i].quoted || b[i].quoted
					a[i].quoted, b[i].quoted = said, said
				}
			}
		}
	}
	for i := range reports {
		for _, w := range reports[i].words {
			if w.content && !w.quoted {
				reports[i].weight++
			}
		}
	}
}

// grow makes maximal passages of the seeds of one pair, which come in the order
// of b. What a seed grows to uses its words of b up; a seed that comes to nothing
// costs no more than the words of one shingle, for the texts part there. So the
// work is at most that of the words of b and of the seeds.
func grow(a, b *report, seeds []seed) []passage {
	var passages []passage
	done := 0 // words of b before this one are in passages
	for _, s := range seeds {
		i, j := int(s.atA), int(s.atB)
		if j < done {
			continue
		}
		n := 0
		for i+n < len(a.words) && j+n < len(b.words) && a.words[i+n].hash == b.words[j+n].hash &&
			(n == 0 || !a.words[i+n].after && !b.words[j+n].after) {
			n++
		}
		if n < shingleWords {
			continue // two shingles of one hash
		}
		for i > 0 && j > done && a.words[i-1].hash == b.words[j-1].hash && !a.words[i].after && !b.words[j].after {
			i, j, n = i-1, j-1, n+1
		}
		if n >= shortestPassage {
			passages = append(passages, passage{i, j, n})
		}
		done = j + n
	}
	return passages
}

// shortestPassage is the fewest words that count as shared text; shorter runs
// are phrases that any two reports of one story have in common.
const shortestPassage = shingleWords + window - 1

// weigh counts what the passages say that is nobody's speech. A quotation that
// begins or ends within a passage is counted too, after the first: two who
// write down the same speech do not cut it at the same places.
func (o *overlap) weigh(b *report) {
	o.words, o.weight, o.plain, o.longest = 0, 0, 0, 0
	for _, p := range o.passages {
		plain, seams := 0, 0
		words := b.words[p.atB : p.atB+p.n]
		for i, w := range words {
			if i > 0 && w.quoted != words[i-1].quoted {
				seams++
			}
			if w.quoted || !w.content {
				continue
			}
			o.weight++
			if w.lower {
				plain++
			}
		}
		plain += seamWorth * max(0, seams-1)
		o.words += p.n
		o.plain += plain
		o.longest = max(o.longest, plain)
	}
}

// without is the overlap less the words of b that are covered.
func (o *overlap) without(covered []bool) overlap {
	left := overlap{a: o.a, b: o.b}
	for _, p := range o.passages {
		for i := 0; i < p.n; {
			if covered[p.atB+i] {
				i++
				continue
			}
			n := i
			for n < p.n && !covered[p.atB+n] {
				n++
			}
			left.passages = append(left.passages, passage{p.atA + i, p.atB + i, n - i})
			i = n
		}
	}
	return left
}

// turned is the overlap seen from a: its passages in the order of a, and those
// that say a part of a again left out.
func (o overlap) turned() overlap {
	back := o
	back.a, back.b = o.b, o.a
	sorted := make([]passage, len(o.passages))
	for i, p := range o.passages {
		sorted[i] = passage{p.atB, p.atA, p.n}
	}
	slices.SortFunc(sorted, func(p, q passage) int {
		return cmp.Or(cmp.Compare(p.atB, q.atB), cmp.Compare(q.n, p.n), cmp.Compare(p.atA, q.atA))
	})
	back.passages, back.words = nil, 0
	end := 0
	for _, p := range sorted {
		if p.atB < end {
			continue
		}
		back.passages = append(back.passages, p)
		back.words += p.n
		end = p.atB + p.n
	}
	return back
}

// house leaves out the passages that a site prints under all it has: those that
// speak to the reader, and those that name nothing that other sites name too.
func (o *overlap) house(b *report, named map[uint64]int32, site int32) {
	o.passages = slices.DeleteFunc(o.passages, func(p passage) bool {
		ofStory := false
		for _, w := range b.words[p.atB : p.atB+p.n] {
			if w.reader && !w.quoted {
				return true
			}
			by, known := named[w.hash]
			ofStory = ofStory || w.named && known && by != site
		}
		return !ofStory
	})
}
