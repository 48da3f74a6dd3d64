package collate

import "gainsay"

// together is how many bytes may lie between two values that cannot be meant for
// them to be one mistake: "2031% of GDP by 2,5".
const together = 40

// implausible are the amounts and times that cannot be meant as printed.
func (s *story) implausible() []gainsay.Discrepancy {
	var out []gainsay.Discrepancy
	for a := range s.readings {
		r := &s.readings[a]
		var last gainsay.Span
		add := func(kind, why string, span gainsay.Span) {
			if r.Article.InFurniture(span) {
				return
			}
			v := gainsay.Value{Value: s.words(a, span), Evidence: s.evidence(a, span, nil)}
			if !last.Empty() && span.Start-last.End < together && last.Start-span.End < together {
				d := &out[len(out)-1]
				d.Values, d.Why, d.OddOneOut = append(d.Values, v), d.Why+"; "+why, ""
			} else {
				out = append(out, gainsay.Discrepancy{
					Kind: kind, Class: gainsay.Implausible, Certainty: gainsay.Sure, About: s.subject(a, span), Why: why,
					OddOneOut: v.Value, Values: []gainsay.Value{v},
				})
			}
			last = span
		}
		for i := range r.Quantities {
			if q := &r.Quantities[i]; q.Implausible != "" {
				add(gainsay.QuantityKind, q.Implausible, q.Span)
			}
		}
		last = gainsay.Span{}
		for i := range r.Times {
			if t := &r.Times[i]; t.Implausible != "" {
				add(gainsay.DateKind, t.Implausible, t.Span)
			}
		}
	}
	return out
}

// subject is what a value is said of, as the article prints it: the nearest noun
// before it in the sentence with what stands before that noun, else the sentence.
func (s *story) subject(a int, span gainsay.Span) string {
	n := s.sentenceAt(a, span.Start)
	if n < 0 {
		return clipped(s.words(a, span))
	}
	sentence := &s.readings[a].Sentences[n]
	var phrase gainsay.Span
	for i := len(sentence.Terms) - 1; i >= 0; i-- {
		t := &sentence.Terms[i]
		if t.Span.End > span.Start {
			continue
		}
		switch {
		case phrase.Empty() && (t.Kind == gainsay.NounTerm || t.Kind == gainsay.NameTerm):
			phrase = t.Span
		case !phrase.Empty() && phrase.Start-t.Span.End == 1 && (t.Kind == gainsay.NounTerm || t.Kind == gainsay.ModifierTerm || t.Kind == gainsay.NameTerm):
			phrase = phrase.Cover(t.Span)
		case !phrase.Empty():
			return clipped(s.words(a, phrase))
		}
	}
	if phrase.Empty() {
		phrase = sentence.Span
	}
	return clipped(s.words(a, phrase))
}
