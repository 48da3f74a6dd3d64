// Package attribution turns a Doc into Statements: who is said to have said,
// denied, demanded, believed or intended what, by which words, on whose word.
//
// It looks for cues (a lexicon of the project's own), takes the source and the
// content of each from the dependency tree, ties quotations to the cue beside
// them, and strings nested statements into chains.
package attribution

import (
	"slices"
	"sort"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/world"
)

// An Attributor finds statements. It is safe for concurrent use.
type Attributor struct {
	lex   *lexicon
	judge *judge
}

// New reads the cue lexicon and opens the weights that the program carries.
func New() (*Attributor, error) {
	weights, err := openWeights()
	if err != nil {
		return nil, err
	}
	return With(weights)
}

// With is an Attributor that judges by the given weights; a trainer measures by it.
// Without weights (nil) it goes by the lexicon's frames alone.
func With(weights *Weights) (*Attributor, error) {
	lex, err := readLexicon(cueText)
	if err != nil {
		return nil, err
	}
	a := &Attributor{lex: lex}
	if weights != nil {
		a.judge = &judge{weights}
	}
	return a, nil
}

// Statements finds the statements of a parsed Doc, in order of their first words.
// A Doc that is not parsed has none. Furniture gives none.
func (a *Attributor) Statements(d *doc.Doc) []gainsay.Statement {
	if !d.Parsed || len(d.Tokens) == 0 {
		return nil
	}
	r := newReader(a.lex, d)
	r.judge = a.judge
	for i := range d.Sentences {
		r.readSentence(&d.Sentences[i])
	}
	r.readQuotations()
	return r.statements()
}

// A said is a statement in the making: ranges of tokens, not yet bytes.
type said struct {
	verb    int // the token that the cue is built around, -1 where a quotation stands without one
	cue     []tokenRange
	source  tokenRange
	head    int // the token that the source is built around, -1 where none is named
	content []gainsay.Span
	quotes  []int // the quotations that the content takes in
	stance  gainsay.Stance
	manner  gainsay.Manner
	unknown string // why no source is given
	goesOn  bool   // a later piece of speech that stands in another statement's content as well
}

// A reader reads one Doc.
type reader struct {
	lex     *lexicon
	table   *world.Table
	judge   *judge
	bag     bag
	begin   int // where the sentence that is being read begins, after its dateline
	d       *doc.Doc
	tree    *doc.Tree
	quotes  []quotation
	quoteOf []int32 // for each token the quotation that it stands in, or -1
	mention []int32 // for each token the mention that it stands in, or -1
	byVerb  map[int]int
	found   []said
}

func newReader(lex *lexicon, d *doc.Doc) *reader {
	r := &reader{lex: lex, d: d, tree: doc.NewTree(d), quotes: quotations(d.Text()), byVerb: map[int]int{}, table: world.Default()}
	block := make([]int32, 2*len(d.Tokens))
	r.quoteOf, r.mention = block[:len(d.Tokens)], block[len(d.Tokens):]
	for i := range block {
		block[i] = -1
	}
	for q := range r.quotes {
		first, last := d.TokensIn(r.quotes[q].inner)
		for i := first; i < last; i++ {
			r.quoteOf[i] = int32(q)
		}
	}
	for m := range d.Mentions {
		first, last := d.TokensIn(d.Mentions[m].Span)
		for i := first; i < last; i++ {
			if r.mention[i] < 0 || d.Mentions[m].Span.Len() > d.Mentions[r.mention[i]].Span.Len() {
				r.mention[i] = int32(m)
			}
		}
	}
	return r
}

// longestSentence is the number of tokens beyond which a sentence is no prose: a
// table, a list without stops, an attack. No cue is looked for in it.
const longestSentence = 400

// readSentence looks at each token for a cue.
func (r *reader) readSentence(s *doc.Sentence) {
	if s.Last-s.First > longestSentence || r.d.Article.InFurniture(s.Span) {
		return
	}
	s = r.body(s)
	for i := int(s.First); i < int(s.Last); i++ {
		var st said
		var ok bool
		if r.judge != nil {
			if st, ok = r.decide(i, s); !ok {
				st, ok = r.stanced(i, s)
			}
			if ok {
				r.byVerb[st.verb] = len(r.found)
				r.found = append(r.found, st)
			}
			continue
		}
		switch r.d.Tokens[i].Tag {
		case doc.VERB:
			st, ok = r.readVerb(i)
		case doc.NOUN:
			st, ok = r.readNoun(i)
		}
		if !ok {
			st, ok = r.readAccording(i, s)
		}
		if ok {
			r.byVerb[st.verb] = len(r.found)
			r.found = append(r.found, st)
		}
	}
}

// statements turns what was found into Statements, ordered, nested and chained.
func (r *reader) statements() []gainsay.Statement {
	kept := r.found[:0]
	r.cutVouching()
	twice := r.twice()
	for i, st := range r.found {
		if len(st.content) > 0 && !twice[i] && !r.toldBySaying(&st) {
			kept = append(kept, st)
		}
	}
	kept = r.continued(kept)
	sort.SliceStable(kept, func(a, b int) bool {
		x, y := gainsay.CoverAll(kept[a].content), gainsay.CoverAll(kept[b].content)
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return x.End > y.End
	})
	out := make([]gainsay.Statement, len(kept))
	for i := range kept {
		out[i] = r.statement(&kept[i])
	}
	return r.nest(out, kept)
}

// toldBySaying tells a verb of quoting whose "as saying" is a statement already.
func (r *reader) toldBySaying(st *said) bool {
	if st.verb < 0 || !quoting[r.lemma(st.verb)] {
		return false
	}
	for v := st.verb + 1; v < min(int(r.sentenceOf(st.verb).Last), st.verb+longestAside); v++ {
		if _, ok := r.byVerb[v]; ok && r.quotedAs(v) >= 0 && r.quoted(v) == st.verb {
			return true
		}
	}
	return false
}

// continued adds, for speech in several pieces, each later piece that begins a
// sentence as a statement of its own within the whole: what follows "…, she said."
// is one more thing said.
func (r *reader) continued(all []said) []said {
	for i := range all {
		st := all[i]
		if len(st.content) < 2 || st.verb < 0 {
			continue
		}
		for k := 1; k < len(st.content); k++ {
			first, _ := r.d.TokensIn(st.content[k])
			_, before := r.d.TokensIn(st.content[k-1])
			if first >= len(r.d.Tokens) || before == 0 || r.sentenceOf(first) == r.sentenceOf(before-1) {
				continue
			}
			part := st
			part.verb, part.cue, part.content, part.goesOn = -1, nil, st.content[k:k+1:k+1], true
			all = append(all, part)
		}
	}
	return all
}

func (r *reader) statement(st *said) gainsay.Statement {
	r.apart(st)
	s := gainsay.Statement{
		Source:  []gainsay.Span{},
		Cue:     []gainsay.Span{},
		Content: st.content,
		Manner:  r.mannerOf(st),
		Stance:  r.byWords(st),
		Quoted:  r.quotedIn(st.content),
		Unknown: st.unknown,
		Chain:   []gainsay.Hop{},
	}
	for _, c := range st.cue {
		s.Cue = append(s.Cue, r.d.SpanOf(c.first, c.last))
	}
	if st.head >= 0 {
		before := r.through(st)
		behind := r.passedOn(st)
		s.Source = append(s.Source, r.d.SpanOf(st.source.first, st.source.last))
		s.Chain = append(append(before, r.hop(st)), behind...)
	}
	if st.verb >= 0 {
		s.Distance = r.distanced(st.verb)
		s.When, s.Occasion = r.circumstances(st)
	}
	return s
}

// apart begins the content of a statement behind its cue where the two overlap, "called
// on" and "on the mayor to resign".
func (r *reader) apart(st *said) {
	for _, cue := range st.cue {
		for k, c := range st.content {
			first, last := r.d.TokensIn(c)
			if cue.first <= first && first < cue.last && cue.last < last {
				st.content = slices.Clone(st.content)
				st.content[k] = r.d.SpanOf(cue.last, last)
			}
		}
	}
}

// mannerOf tells speech that is quoted whole from speech that is retold, with or
// without some words quoted. Belief and intention keep their manner.
func (r *reader) mannerOf(st *said) gainsay.Manner {
	total, quoted := 0, 0
	for _, c := range st.content {
		total += c.Len()
		first, last := r.d.TokensIn(c)
		for i := first; i < last; i++ {
			if r.quoteOf[i] >= 0 {
				quoted += int(r.d.Tokens[i].End - r.d.Tokens[i].Start + 1)
			}
		}
	}
	switch {
	case quoted*10 >= total*9:
		return gainsay.Direct
	case st.manner != gainsay.Indirect:
		return st.manner
	case quoted > 0:
		return gainsay.Mixed
	}
	return gainsay.Indirect
}

// quotedIn is the parts of the content that stand in quotation marks.
func (r *reader) quotedIn(content []gainsay.Span) []gainsay.Span {
	var quoted []gainsay.Span
	for _, c := range content {
		q := sort.Search(len(r.quotes), func(i int) bool { return r.quotes[i].outer.End > c.Start })
		for ; q < len(r.quotes) && r.quotes[q].outer.Start < c.End; q++ {
			inner := r.quotes[q].inner
			part := gainsay.Span{Start: max(inner.Start, c.Start), End: min(inner.End, c.End)}
			if !part.Empty() {
				quoted = append(quoted, part)
			}
		}
	}
	return quoted
}
