// Package meaning turns words into vectors, so that words of like meaning lie in
// like directions: "huge" beside "enormous".
//
// The vectors are distilled from a sentence encoder (bench/distill): each word
// once, whatever stands around it. They are blind to negation, to numbers and to
// who did what to whom; what rests on those compares them by structure.
package meaning

import (
	"encoding/binary"
	"math"

	"gainsay"
	"gainsay/internal/language/model"
)

// Vectors are the vectors of the words of one language. They are read-only and
// safe for concurrent use.
type Vectors struct {
	words  []byte // the words one after another, in byte order
	starts []byte // where each begins in words, and where the last ends; 32 bits each, little-endian
	rows   []byte // a row of signed bytes for each word
	dims   int
}

// Open reads vectors from a file of weights with the sections "words", "starts" and
// "vectors".
func Open(f *model.File) (*Vectors, error) {
	var v Vectors
	var err error
	for _, s := range []struct {
		name string
		into *[]byte
	}{{"words", &v.words}, {"starts", &v.starts}, {"vectors", &v.rows}} {
		if *s.into, err = f.Section(s.name); err != nil {
			return nil, err
		}
	}
	n := v.len()
	if n < 1 || len(v.starts)%4 != 0 || len(v.rows)%n != 0 {
		return nil, gainsay.E(gainsay.Invalid, "open vectors", "%d words, %d bytes of vectors", n, len(v.rows))
	}
	for i := 0; i < n; i++ {
		if v.start(i) > v.start(i+1) || v.start(i+1) > len(v.words) {
			return nil, gainsay.E(gainsay.Invalid, "open vectors", "word %d does not lie in the list", i)
		}
	}
	v.dims = len(v.rows) / n
	return &v, nil
}

func (v *Vectors) len() int { return len(v.starts)/4 - 1 }

func (v *Vectors) start(i int) int { return int(binary.LittleEndian.Uint32(v.starts[4*i:])) }

// index is where a word in lower case stands, -1 where it does not.
func (v *Vectors) index(word string) int {
	from, to := 0, v.len()
	for from < to {
		mid := (from + to) / 2
		switch at := string(v.words[v.start(mid):v.start(mid+1)]); {
		case at == word:
			return mid
		case at < word:
			from = mid + 1
		default:
			to = mid
		}
	}
	return -1
}

// Known tells whether a word in lower case has a vector.
func (v *Vectors) Known(word string) bool { return v.index(word) >= 0 }

func (v *Vectors) row(i int) []byte { return v.rows[i*v.dims : (i+1)*v.dims] }

// Words is how alike in meaning two words in lower case are, -1 to 1; 1 for one and the
// same, 0 where either has no vector.
func (v *Vectors) Words(a, b string) float64 {
	if a == b {
		return 1
	}
	i, j := v.index(a), v.index(b)
	if i < 0 || j < 0 {
		return 0
	}
	var dot, aa, bb int64
	x, y := v.row(i), v.row(j)
	for k := range x {
		p, q := int64(int8(x[k])), int64(int8(y[k]))
		dot, aa, bb = dot+p*q, aa+p*p, bb+q*q
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return float64(dot) / math.Sqrt(float64(aa)*float64(bb))
}

// Texts is how alike in meaning two lists of words in lower case are: the cosine of the
// sums of their vectors, in which frequent words weigh little. 0 where either has none.
func (v *Vectors) Texts(a, b []string) float64 {
	x, y := v.sum(a), v.sum(b)
	var dot, aa, bb float64 // of whole numbers far below 2^53, and so the same in any order
	for k := range x {
		dot, aa, bb = dot+float64(x[k]*y[k]), aa+float64(x[k]*x[k]), bb+float64(y[k]*y[k])
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return dot / math.Sqrt(aa*bb)
}

func (v *Vectors) sum(words []string) []int64 {
	out := make([]int64, v.dims)
	for _, w := range words {
		if i := v.index(w); i >= 0 {
			for k, x := range v.row(i) {
				out[k] += int64(int8(x))
			}
		}
	}
	return out
}

// Sections are the sections of a file of vectors: of words in byte order, each once, and
// a row of signed bytes for each. The error is Invalid.
func Sections(words []string, rows []byte) ([]model.Section, error) {
	for i := 1; i < len(words); i++ {
		if words[i-1] >= words[i] {
			return nil, gainsay.E(gainsay.Invalid, "pack vectors", "%q stands before %q", words[i-1], words[i])
		}
	}
	if len(words) == 0 || len(rows) == 0 || len(rows)%len(words) != 0 {
		return nil, gainsay.E(gainsay.Invalid, "pack vectors", "%d words and %d bytes of vectors", len(words), len(rows))
	}
	var all, starts []byte
	for _, w := range words {
		starts = binary.LittleEndian.AppendUint32(starts, uint32(len(all)))
		all = append(all, w...)
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(len(all)))
	return []model.Section{{Name: "words", Bytes: all}, {Name: "starts", Bytes: starts}, {Name: "vectors", Bytes: rows}}, nil
}
