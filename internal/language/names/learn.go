package names

import (
	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
)

// A Run is a stretch of tokens of one sentence that can be parts of names, with
// the features of each: what a trainer sees of a Doc.
type Run struct {
	First int // token of the Doc
	Keys  [][]uint32
}

// Runs are the runs of d, in order. Tokens outside all of them are no names.
func Runs(d *doc.Doc, g *Gazetteer, table *classes.Table) []Run {
	looks := looksOf(d, g, table)
	var out []Run
	for _, p := range piecesOf(d) {
		first, last := p.first, p.last
		for i := first; i < last; i++ {
			if looks[i].shape&inReach == 0 {
				continue
			}
			r := Run{First: i}
			for ; i < last && looks[i].shape&inReach != 0; i++ {
				r.Keys = append(r.Keys, features(looks, i, first, last, nil))
			}
			out = append(out, r)
		}
	}
	return out
}

// Label is the label of token at of a name of so many tokens of a kind.
func Label(kind, at, length int) uint8 {
	switch {
	case length == 1:
		return labelOf(kind, partOnly)
	case at == 0:
		return labelOf(kind, partFirst)
	case at == length-1:
		return labelOf(kind, partLast)
	}
	return labelOf(kind, partInner)
}

// Follows tells whether label b may stand behind label a.
func Follows(a, b uint8) bool { return allowed(a, b) }
