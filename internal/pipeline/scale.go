package pipeline

import "sync"

// A scale bears so much at a time.
type scale struct {
	most, held int
	mu         sync.Mutex
	lighter    *sync.Cond
}

func newScale(most int) *scale {
	s := &scale{most: most}
	s.lighter = sync.NewCond(&s.mu)
	return s
}

// put waits until the scale bears n more, and returns what take is to be given.
// What is heavier than all that it bears is put on it alone.
func (s *scale) put(n int) int {
	n = min(n, s.most)
	s.mu.Lock()
	defer s.mu.Unlock()
	for s.held+n > s.most {
		s.lighter.Wait()
	}
	s.held += n
	return n
}

func (s *scale) take(n int) {
	s.mu.Lock()
	s.held -= n
	s.mu.Unlock()
	s.lighter.Broadcast()
}
