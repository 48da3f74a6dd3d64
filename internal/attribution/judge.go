package attribution

import (
	"encoding/binary"
	"math"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
)

// Parts of a statement, as offsets that keep their features apart.
const (
	sourcePart  = 1000
	contentPart = 2000
	cuePart     = 3000
)

// Slots is the number of weights of a Weights; a power of two.
const Slots = 1 << 18

// Weights are what a judge has learnt: one number a hashed feature.
type Weights struct{ Values []float32 }

// NewWeights are weights that have learnt nothing.
func NewWeights() *Weights { return &Weights{Values: make([]float32, Slots)} }

// Score is the sum of the weights of the features.
func (w *Weights) Score(keys []uint32) float32 {
	var sum float32
	for _, k := range keys {
		sum += w.Values[k&(Slots-1)]
	}
	return sum
}

// A judge decides which proposals are statements and which of their options hold.
type judge struct{ weights *Weights }

// weightScale is what one step of a stored weight is worth.
const weightScale = 1.0 / 1024

// section is the name of the section of a weights file.
const section = "judge"

// Pack turns weights into the bytes of a section: 16 bits a slot.
func (w *Weights) Pack() model.Section {
	out := make([]byte, 2*len(w.Values))
	for i, v := range w.Values {
		q := math.Round(float64(v) / weightScale)
		binary.LittleEndian.PutUint16(out[2*i:], uint16(int16(max(-32768, min(32767, q)))))
	}
	return model.Section{Name: section, Bytes: out}
}

// openWeights reads the weights that the program carries.
func openWeights() (*Weights, error) {
	f, err := model.Embedded("en", "attribution")
	if err != nil {
		return nil, err
	}
	packed, err := f.Section(section)
	if err != nil {
		return nil, err
	}
	if len(packed) != 2*Slots {
		return nil, gainsay.E(gainsay.Invalid, "open weights", "the attribution weights have %d bytes, not %d: rebuild them with gainsay-train", len(packed), 2*Slots)
	}
	w := NewWeights()
	for i := range w.Values {
		w.Values[i] = float32(int16(binary.LittleEndian.Uint16(packed[2*i:]))) * weightScale
	}
	return w, nil
}

// threshold is the score above which a proposal is a statement of speech,
// attitudeThreshold that for one of belief or intention, which readers can leave out by its
// manner, and unlistedThreshold that for words which the lexicon does not hold: where
// precision and recall balance on PolNeAR dev.
const (
	threshold         = 0
	attitudeThreshold = -0.6
	unlistedThreshold = -0.1
)

// verdict is what a judge makes of a proposal.
type verdict struct {
	score                float32
	source, content, cue int // indexes of options
}

func (j *judge) verdict(r *reader, p *proposal, s *doc.Sentence, b *bag) verdict {
	r.cueFeatures(p, s, b)
	v := verdict{score: j.weights.Score(b.keys)}
	if p.vouching || p.sure {
		v.score = max(v.score, threshold)
	}
	if v.score < attitudeThreshold {
		return v
	}
	v.content = j.best(r, contentPart, p, p.contents, b)
	v.source = j.best(r, sourcePart, p, p.sources, b)
	v.cue = j.best(r, cuePart, p, p.cues, b)
	return v
}

// best is the option that scores most. A day or an hour is no content. What is surely a statement has both a source
// and a content, so that the first option, none, does not stand for it.
func (j *judge) best(r *reader, part uint32, p *proposal, options []option, b *bag) int {
	best, most := 0, float32(math.Inf(-1))
	for k := range options {
		if (p.vouching || p.sure) && k == 0 && len(options) > 1 && part != cuePart {
			continue
		}
		if part == contentPart && r.justTime(options[k].spans) {
			continue
		}
		r.optionFeatures(part, p, &options[k], options, b)
		if s := j.weights.Score(b.keys); s > most {
			best, most = k, s
		}
	}
	return best
}
