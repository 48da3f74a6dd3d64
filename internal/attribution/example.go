package attribution

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// An Example is one proposal with its features, as a trainer needs it.
type Example struct {
	Token                      gainsay.Span // of the word that may be a cue
	Keys                       []uint32     // features of its being one
	Sources, Contents, CueWays []Choice
}

// A Choice is one option with its features; the first source and the first
// content are that there is none.
type Choice struct {
	Spans []gainsay.Span
	Keys  []uint32
	Path  uint8 // by what path through the tree it was reached: an optionKind
}

// Examples gives every proposal of a parsed Doc, by the predictor's own code.
func (a *Attributor) Examples(d *doc.Doc) []Example {
	r := newReader(a.lex, d)
	var out []Example
	var b bag
	for k := range d.Sentences {
		s := &d.Sentences[k]
		if s.Last-s.First > longestSentence || d.Article.InFurniture(s.Span) {
			continue
		}
		s = r.body(s)
		for i := int(s.First); i < int(s.Last); i++ {
			p, ok := r.propose(i, s)
			if !ok {
				continue
			}
			r.cueFeatures(&p, s, &b)
			out = append(out, Example{
				Token:    d.SpanOf(i, i+1),
				Keys:     append([]uint32{}, b.keys...),
				Sources:  r.choices(sourcePart, &p, p.sources, &b),
				Contents: r.choices(contentPart, &p, p.contents, &b),
				CueWays:  r.choices(cuePart, &p, p.cues, &b),
			})
		}
	}
	return out
}

func (r *reader) choices(part uint32, p *proposal, options []option, b *bag) []Choice {
	out := make([]Choice, len(options))
	for i := range options {
		r.optionFeatures(part, p, &options[i], options, b)
		out[i] = Choice{Spans: options[i].spans, Keys: append([]uint32{}, b.keys...), Path: uint8(options[i].kind)}
	}
	return out
}
