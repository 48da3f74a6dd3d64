package language

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// Sentences gives the sentences of a Doc with their content words, which is what
// the stages that compare articles need of a Doc.
func Sentences(d *doc.Doc) []gainsay.Sentence {
	out := make([]gainsay.Sentence, len(d.Sentences))
	named := namedTokens(d)
	index := make([]int, len(d.Tokens)) // position of each token among its sentence's terms
	for i, s := range d.Sentences {
		out[i] = gainsay.Sentence{Span: s.Span, Terms: termsOf(d, s, named, index)}
	}
	return out
}

func namedTokens(d *doc.Doc) []bool {
	named := make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.First; i < n.Last; i++ {
			named[i] = true
		}
	}
	return named
}

func termsOf(d *doc.Doc, s doc.Sentence, named []bool, index []int) []gainsay.Term {
	var terms []gainsay.Term
	for i := s.First; i < s.Last; i++ {
		index[i] = -1
		if kind := termKind(d, int(i), named[i]); kind != 0 {
			index[i] = len(terms)
			terms = append(terms, gainsay.Term{
				Span:  d.SpanOf(int(i), int(i)+1),
				Lemma: termLemma(d, int(i)),
				Kind:  kind,
				Head:  -1,
			})
		}
	}
	if d.Parsed {
		for i := s.First; i < s.Last; i++ {
			if at := index[i]; at >= 0 {
				terms[at].Rel = d.Tokens[i].Rel.String()
				terms[at].Head = headTerm(d, int(i), index)
			}
		}
	}
	return terms
}

// headTerm is the nearest governor of token i that is a term.
func headTerm(d *doc.Doc, i int, index []int) int {
	for steps := 0; steps < 64; steps++ {
		h := int(d.Tokens[i].Head)
		if h < 0 || h == i {
			return -1
		}
		if index[h] >= 0 {
			return index[h]
		}
		i = h
	}
	return -1
}

func termLemma(d *doc.Doc, i int) string {
	if l := d.Tokens[i].Lemma; l != "" {
		return l
	}
	return d.Word(i)
}

func termKind(d *doc.Doc, i int, named bool) gainsay.TermKind {
	t := &d.Tokens[i]
	switch t.Lemma {
	case "not", "n't", "never", "no", "without", "nothing", "none", "neither", "nor":
		return gainsay.NegationTerm
	}
	if named && t.Tag != doc.PUNCT && t.Tag != doc.ADP && t.Tag != doc.DET {
		return gainsay.NameTerm
	}
	switch t.Tag {
	case doc.PROPN:
		return gainsay.NameTerm
	case doc.NOUN:
		return gainsay.NounTerm
	case doc.VERB:
		return gainsay.VerbTerm
	case doc.ADJ, doc.ADV:
		return gainsay.ModifierTerm
	case doc.NUM:
		return gainsay.NumberTerm
	case doc.AUX:
		switch t.Lemma {
		case "be", "have", "do":
			return 0
		}
		return gainsay.ModalTerm
	}
	return 0
}
