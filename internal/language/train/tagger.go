package train

import (
	"gainsay/internal/language/classes"
	"gainsay/internal/language/net"
	"gainsay/internal/language/tag"
)

// Settings are the sizes and speeds of one training.
type Settings struct {
	Units  int     // hidden units, a multiple of 8
	Epochs int     // passes over the sentences
	Rate   float32 // first step of learning; it falls linearly
	Drop   float32 // share of hidden units left out of a step
	Forget float32 // share of features left out of a step
	Least  int     // occurrences from which a feature has a row
	Rows   int     // the most rows that are kept after the first passes
	Prune  int     // passes before rows are dropped
	Seed   uint64
}

// trainTagger learns to tag from the sentences at the given places.
func trainTagger(m *material, places []int, set Settings) net.Weights {
	seen := tagFeatures(m, places)
	s := newSparse(seen.atLeast(set.Least), set.Units, []int{len(m.tags)}, set.Seed)
	s.drop, s.forget = set.Drop, set.Forget
	order := append([]int(nil), places...)
	var features []uint32
	var words []classes.Word
	steps, step := float32(set.Epochs*len(places)), float32(0)
	for epoch := range set.Epochs {
		if epoch == set.Prune {
			s.prune(set.Rows, seen.count)
		}
		s.random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, place := range order {
			now := m.sentences[place]
			s.rate = set.Rate * (1 - step/steps)
			step++
			words = m.forget(now, words, s.random)
			var last, last2 uint32
			style := tag.StyleOf(words)
			for i := range words {
				features = tag.Features(features[:0], words, i, style, last, last2)
				s.forward(features, true)
				out := s.score(0)
				right := int(now.gold[i]) - 1
				given := right
				if epoch > 0 {
					given = argmax(out, nil) // what the tagger will see when it errs
				}
				s.learn(0, s.slopes(0, right, nil))
				s.backward()
				last, last2 = uint32(given+1), last
			}
		}
	}
	return s.weights()
}

// tagFeatures counts the features of the sentences at the given places.
func tagFeatures(m *material, places []int) *counter {
	c := newCounter()
	var features []uint32
	for _, place := range places {
		now := m.sentences[place]
		var last, last2 uint32
		style := tag.StyleOf(now.words)
		for i := range now.words {
			features = tag.Features(features[:0], now.words, i, style, last, last2)
			c.add(features)
			last, last2 = uint32(now.gold[i]), last
		}
	}
	return c
}

// jackknife tags every sentence with a tagger that has not seen its like: the
// sentences are dealt in blocks to so many parts, each tagged by what the
// others taught.
func jackknife(m *material, parts int, set Settings, report func(string, ...any)) {
	const block = 40
	done := make(chan int, parts) // parts share nothing that is written
	for part := range parts {
		go func() {
			var mine, others []int
			for i := range m.sentences {
				if i/block%parts == part {
					mine = append(mine, i)
				} else {
					others = append(others, i)
				}
			}
			t := tag.New(net.New(trainTagger(m, others, set)), m.tags)
			scratch := t.NewScratch()
			for _, i := range mine {
				s := m.sentences[i]
				s.auto = make([]tag.Fine, len(s.words))
				t.Tag(scratch, s.words, s.auto)
			}
			done <- part
		}()
	}
	for range parts {
		<-done
	}
	right, all := 0, 0
	for _, s := range m.sentences {
		for i, a := range s.auto {
			all++
			if a == s.gold[i] {
				right++
			}
		}
	}
	report("jackknifed fine tags %.2f%%", 100*float64(right)/float64(all))
}

// A counter counts features.
type counter struct {
	count map[uint32]int32
	order []uint32
}

func newCounter() *counter { return &counter{count: make(map[uint32]int32, 1<<20)} }

func (c *counter) add(features []uint32) {
	for _, f := range features {
		n := c.count[f]
		if n == 0 {
			c.order = append(c.order, f)
		}
		c.count[f] = n + 1
	}
}

// atLeast are the features that occur so often, in order of appearance.
func (c *counter) atLeast(least int) []uint32 {
	var out []uint32
	for _, f := range c.order {
		if int(c.count[f]) >= least {
			out = append(out, f)
		}
	}
	return out
}
