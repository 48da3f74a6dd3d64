package warc

import "io"

// A source counts what is read of an archive, keeps its last bytes to be read again, and
// keeps the archive's own errors apart from those of packing.
type source struct {
	from  io.Reader
	n     int64  // bytes given out, those that are to be read again taken off
	tail  []byte // the last bytes that came, up to kept and some
	again []byte // the end of tail that is to be read again
	err   error  // of from, but for its end
}

func (s *source) Read(p []byte) (int, error) {
	if len(s.again) > 0 {
		n := copy(p, s.again)
		s.again = s.again[n:]
		s.n += int64(n)
		return n, nil
	}
	n, err := s.from.Read(p)
	s.n += int64(n)
	if len(s.tail)+n > 2*kept {
		s.tail = append(s.tail[:0], s.tail[max(0, len(s.tail)-kept):]...)
	}
	s.tail = append(s.tail, p[:n]...)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// rewind makes the byte at offset at the next to be read; it tells whether that is still
// kept.
func (s *source) rewind(at int64) bool {
	came := s.n + int64(len(s.again))
	back := came - at
	if back < 0 || back > int64(len(s.tail)) {
		return false
	}
	s.again = s.tail[int64(len(s.tail))-back:]
	s.n = at
	return true
}
