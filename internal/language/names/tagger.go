package names

import (
	"encoding/binary"
	"math"

	"gainsay"
	"gainsay/internal/language/classes"
	"gainsay/internal/language/model"
)

// A Tagger labels the tokens of sentences with the parts of names. It is a
// linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001)
// over hashed features, read with the algorithm of Viterbi. It is read-only.
type Tagger struct {
	gazetteer *Gazetteer
	table     *classes.Table
	slots     []uint32 // keys by hash, 0 in a free slot
	mask      uint32
	rows      [][Labels]int8 // by slot
	scale     float32        // of rows
	follow    [Labels][Labels]float32
}

// NewTagger builds a tagger from weights, rounding rows to 8 bits.
func NewTagger(g *Gazetteer, table *classes.Table, w Weights) *Tagger {
	t := &Tagger{gazetteer: g, table: table, follow: w.Follow}
	var top float32
	for i := range w.Rows {
		for _, x := range w.Rows[i] {
			top = max(top, float32(math.Abs(float64(x))))
		}
	}
	t.scale = max(top/127, 1e-6)
	size := 8
	for size < 2*len(w.Keys) {
		size *= 2
	}
	t.slots, t.rows, t.mask = make([]uint32, size), make([][Labels]int8, size), uint32(size-1)
	for i, k := range w.Keys {
		at := t.place(k)
		t.slots[at] = k
		for l, x := range w.Rows[i] {
			t.rows[at][l] = int8(math.Round(float64(x / t.scale)))
		}
	}
	return t
}

// place is the slot of a key, or the free one where it would stand.
func (t *Tagger) place(key uint32) uint32 {
	at := key & t.mask
	for t.slots[at] != 0 && t.slots[at] != key {
		at = (at + 1) & t.mask
	}
	return at
}

// Weights are what training leaves: a row of label weights for each feature
// key, and a weight for each label behind each other; rows are not rounded.
type Weights struct {
	Keys   []uint32
	Rows   [][Labels]float32
	Follow [Labels][Labels]float32
}

// label writes the labels of the tokens [first, last) of one sentence into
// labels, which runs beside looks.
func (t *Tagger) label(looks []look, first, last int, labels []uint8, b *buffers) {
	for i := first; i < last; {
		if looks[i].shape&inReach == 0 {
			i++
			continue
		}
		end := i + 1
		for end < last && looks[end].shape&inReach != 0 {
			end++
		}
		t.viterbi(looks, i, end, first, last, labels, b)
		i = end
	}
}

// buffers are reused from run to run.
type buffers struct {
	keys []uint32
	back [][Labels]uint8
}

// viterbi labels the tokens [from, to), which stand between tokens that are no names.
func (t *Tagger) viterbi(looks []look, from, to, first, last int, labels []uint8, b *buffers) {
	var score, next [Labels]float32
	b.back = b.back[:0]
	for i := from; i < to; i++ {
		var sum [Labels]int32
		b.keys = features(looks, i, first, last, b.keys[:0])
		for _, k := range b.keys {
			at := t.place(k)
			if t.slots[at] == 0 {
				continue
			}
			row := &t.rows[at]
			for l := range sum {
				sum[l] += int32(row[l])
			}
		}
		sum[labelO] -= int32(bold(&looks[i]) / t.scale)
		var back [Labels]uint8
		for l := range next {
			next[l] = float32(math.Inf(-1))
			if i == from {
				if allowed(labelO, uint8(l)) {
					next[l] = t.follow[labelO][l]
				}
			} else {
				for p := range score {
					if x := score[p] + t.follow[p][l]; x > next[l] && allowed(uint8(p), uint8(l)) {
						next[l], back[l] = x, uint8(p)
					}
				}
			}
			next[l] += float32(sum[l]) * t.scale
		}
		score = next
		b.back = append(b.back, back)
	}
	best := uint8(0)
	top := float32(math.Inf(-1))
	for l := range score {
		if x := score[l] + t.follow[l][labelO]; x > top && allowed(uint8(l), labelO) {
			best, top = uint8(l), x
		}
	}
	for i := to - 1; i >= from; i-- {
		labels[i] = best
		best = b.back[i-from][best]
	}
}

// bold is what is taken from the score of "no name" for a word whose capital
// means something: the texts that were learnt from hold few of the names that
// there are. It is given back where the tags of a headline speak against a name.
// The values are those that the dev sets' F1 bears without loss.
func bold(l *look) float32 {
	switch {
	case l.shape&action != 0:
		return -4
	case l.shape&common != 0:
		return -1
	case l.shape&(capital|opens|shouting) == capital:
		return 0.75
	case l.shape&capital != 0 && l.runs > 1:
		return 0.3
	}
	return 0
}

// allowed tells whether label b may stand behind label a.
func allowed(a, b uint8) bool {
	open := a != labelO && (part(a) == partFirst || part(a) == partInner)
	inside := b != labelO && (part(b) == partInner || part(b) == partLast)
	return open == inside && (!open || kindOfLabel(a) == kindOfLabel(b))
}

func part(l uint8) int        { return int(l-1)%4 + partFirst }
func kindOfLabel(l uint8) int { return int(l-1) / 4 }

// labelOf is the label of a token that stands at place part of a name of the kind.
func labelOf(kind, part int) uint8 { return uint8(1 + 4*kind + part - partFirst) }

// Sections are the sections of a file that hold the tagger's own weights.
func (w Weights) Sections() []model.Section {
	keys := make([]byte, 0, 4*len(w.Keys))
	rows := make([]byte, 0, Labels*len(w.Keys))
	rounded := NewTagger(nil, nil, w)
	for _, k := range w.Keys {
		keys = binary.LittleEndian.AppendUint32(keys, k)
		for _, x := range rounded.rows[rounded.place(k)] {
			rows = append(rows, byte(x))
		}
	}
	dense := binary.LittleEndian.AppendUint32(nil, math.Float32bits(rounded.scale))
	for _, row := range w.Follow {
		for _, x := range row {
			dense = binary.LittleEndian.AppendUint32(dense, math.Float32bits(x))
		}
	}
	return []model.Section{{Name: "names.dense", Bytes: dense}, {Name: "names.keys", Bytes: keys}, {Name: "names.rows", Bytes: rows}}
}

// Read reads a tagger and its table of word classes from a file. Its errors are
// those of the file, and an Invalid one when the sections do not fit.
func Read(f *model.File, g *Gazetteer) (*Tagger, error) {
	table, err := classes.Read(f)
	if err != nil {
		return nil, err
	}
	var parts [3][]byte
	for i, name := range []string{"names.dense", "names.keys", "names.rows"} {
		if parts[i], err = f.Section(name); err != nil {
			return nil, err
		}
	}
	dense, keys, rows := parts[0], parts[1], parts[2]
	n := len(keys) / 4
	if len(dense) != 4+4*Labels*Labels || len(keys)%4 != 0 || len(rows) != n*Labels {
		return nil, gainsay.E(gainsay.Invalid, "read weights names", "damaged: the sections do not fit together")
	}
	t := &Tagger{gazetteer: g, table: table, scale: math.Float32frombits(binary.LittleEndian.Uint32(dense))}
	for a := range t.follow {
		for b := range t.follow[a] {
			t.follow[a][b] = math.Float32frombits(binary.LittleEndian.Uint32(dense[4+4*(a*Labels+b):]))
		}
	}
	size := 8
	for size < 2*n {
		size *= 2
	}
	t.slots, t.rows, t.mask = make([]uint32, size), make([][Labels]int8, size), uint32(size-1)
	for i := range n {
		k := binary.LittleEndian.Uint32(keys[4*i:])
		at := t.place(k)
		t.slots[at] = k
		for l := range t.rows[at] {
			t.rows[at][l] = int8(rows[i*Labels+l])
		}
	}
	return t, nil
}
