package attribution

import (
	"strings"

	"gainsay/internal/language/doc"
)

// Features of a proposal are hashes of tags, relations, function words, marks,
// distances, kinds of actor and sections of the cue lexicon. No content word is
// among them, so that weights learnt from a text carry nothing of its words.

// A bag gathers features.
type bag struct{ keys []uint32 }

// add hashes a template and its values to a feature (FNV-1a on 32-bit words).
func (b *bag) add(template uint32, values ...uint32) {
	h := uint32(2166136261)
	h = (h ^ template) * 16777619
	for _, v := range values {
		h = (h ^ (v + 1)) * 16777619
		h ^= h >> 15
	}
	b.keys = append(b.keys, h)
}

// cross adds each of keys once more, together with value.
func (b *bag) cross(template, value uint32) { b.crossFirst(len(b.keys), template, value) }

// crossFirst adds each of the first n keys once more, together with value.
func (b *bag) crossFirst(n int, template, value uint32) {
	for _, k := range b.keys[:n:n] {
		b.add(template, k, value)
	}
}

// word is the hash of a function word, 0 for any other.
func (r *reader) word(i int) uint32 {
	if i < 0 {
		return 0
	}
	switch r.d.Tokens[i].Tag {
	case doc.ADP, doc.AUX, doc.CCONJ, doc.DET, doc.PART, doc.PRON, doc.PUNCT, doc.SCONJ:
		return hashWord(r.d.Tokens[i].Lemma)
	}
	return 0
}

func hashWord(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// sections are the sections of the lexicon that the word at i stands in, as a
// verb, a noun, or a verb with a particle, as one number.
func (r *reader) sections(i int) uint32 {
	if i < 0 {
		return 0
	}
	var set uint32
	for _, c := range r.lex.cues(&r.d.Tokens[i]) {
		set = set*31 + uint32(c.section)
	}
	if r.d.Tokens[i].Tag == doc.VERB {
		if p := r.particle(i); p != "" {
			for _, c := range r.lex.verbs[r.lemma(i)+"_"+p] {
				set = set*31 + uint32(c.section) + 100
			}
		}
	}
	return set
}

// bearingOf is the stance and manner of the first section that the word at i
// stands in, as one number: what sections have in common.
func (r *reader) bearingOf(i int) uint32 {
	if entries := r.entries(i); len(entries) > 0 {
		return hashWord(string(entries[0].stance)) ^ hashWord(string(entries[0].manner))
	}
	return 0
}

func (r *reader) tag(i int) uint32 {
	if i < 0 || i >= len(r.d.Tokens) {
		return 99
	}
	return uint32(r.d.Tokens[i].Tag)
}

func (r *reader) relation(i int) uint32 {
	if i < 0 || i >= len(r.d.Tokens) {
		return 99
	}
	return uint32(r.d.Tokens[i].Rel)
}

// kindOf is the kind of actor that token i is a mention of, as a number.
func (r *reader) kindOf(i int) uint32 {
	if i < 0 || r.mention[i] < 0 {
		return 0
	}
	m := &r.d.Mentions[r.mention[i]]
	k := hashWord(string(m.Kind))
	if m.Actor >= 0 {
		k ^= hashWord(string(r.d.Actors[m.Actor].Kind))
	}
	return k
}

func bucket(n int) uint32 {
	switch {
	case n < 0:
		return 20 + bucket(-n)
	case n <= 4:
		return uint32(n)
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 24:
		return 8
	}
	return 9
}

// cueFeatures tell whether the token of a proposal is a cue.
func (r *reader) cueFeatures(p *proposal, s *doc.Sentence, b *bag) {
	i := p.token
	sec := r.sections(i)
	b.keys = b.keys[:0]
	b.add(1)
	b.add(2, r.tag(i), r.relation(i))
	b.add(3, r.tag(i-1), r.tag(i), r.tag(i+1))
	r.subjectFeatures(i, b)
	var rels uint32
	for c := range r.tree.Children(i) {
		mark := r.word(r.tree.Child(c, doc.Mark, doc.Case))
		side := uint32(0)
		if c > i {
			side = 1
		}
		b.add(4, r.relation(c), side)
		b.add(5, r.relation(c), r.tag(c), mark)
		b.add(6, r.relation(c), r.word(c))
		b.add(7, r.relation(c), r.sections(c), r.kindOf(c))
		if rel := r.rel(c); rel != doc.Punct && rel != doc.Advmod && rel != doc.Aux {
			rels = rels*31 + r.relation(c)
		}
	}
	b.add(8, rels)
	for h, k := int(r.d.Tokens[i].Head), uint32(0); h >= 0 && k < 3; h, k = int(r.d.Tokens[h].Head), k+1 {
		b.add(9, k, r.tag(h), r.relation(h))
		b.add(10, k, r.sections(h), r.relation(i))
	}
	r.markFeatures(i, s, b)
	var kinds uint32
	for _, o := range p.contents {
		kinds |= 1 << (o.kind % 31)
	}
	b.add(11, kinds)
	plain := len(b.keys)
	b.cross(12, sec)
	b.crossFirst(plain, 14, r.bearingOf(i))
	word := r.d.Word(i)
	b.add(13, hashWord(word[max(0, len(word)-3):]), min(sec, 1))
}

func (r *reader) subjectFeatures(i int, b *bag) {
	s := r.tree.Child(i, doc.Nsubj, doc.NsubjPass, doc.NsubjOuter)
	shared, _, pass := r.subject(i, 0)
	passive := uint32(0)
	if pass {
		passive = 1
	}
	b.add(20, r.tag(s), r.word(s), passive)
	b.add(21, r.kindOf(s), passive)
	b.add(22, r.tag(shared), r.word(shared), r.kindOf(shared))
}

// markFeatures tell where the token stands to quotation marks and the sentence.
func (r *reader) markFeatures(i int, s *doc.Sentence, b *bag) {
	in, any := uint32(0), uint32(0)
	nearest := 99
	if r.quoteOf[i] >= 0 {
		in = 1
	}
	for j := int(s.First); j < int(s.Last); j++ {
		if r.quoteOf[j] >= 0 {
			any = 1
			if d := j - i; max(d, -d) < max(nearest, -nearest) {
				nearest = d
			}
		}
	}
	b.add(30, in, any)
	b.add(31, in, bucket(nearest))
	title := uint32(0)
	if !r.d.Article.Headline.Empty() && r.d.Article.Headline.Meets(s.Span) || s.First == 0 {
		title = 1
	}
	last := r.d.Word(int(s.Last) - 1)
	b.add(32, title, hashWord(last[len(last)-1:]))
	b.add(33, bucket(i-int(s.First)), bucket(int(s.Last)-i))
}

// optionFeatures tell one option from the others of its part. part keeps the
// features of sources, contents and cue spans apart.
func (r *reader) optionFeatures(part uint32, p *proposal, o *option, all []option, b *bag) {
	i := p.token
	sec := r.sections(i)
	kind := uint32(o.kind)
	b.keys = b.keys[:0]
	b.add(part + 1)
	b.add(part+2, r.tag(i), r.relation(i))
	b.add(part+3, r.relation(o.head), r.tag(o.head), r.word(o.head))
	b.add(part+4, r.word(o.prep))
	b.add(part+5, r.kindOf(o.head))
	for _, other := range all {
		if other.kind != o.kind {
			b.add(part+6, uint32(other.kind))
		}
	}
	if len(o.spans) > 0 {
		r.spanFeatures(part, i, o, b)
	}
	if part == contentPart {
		r.leftOver(p, o, b)
	}
	plain := len(b.keys)
	b.cross(part+7, sec)
	b.crossFirst(plain, part+9, r.bearingOf(i))
	base := b.keys[:len(b.keys):len(b.keys)]
	b.keys = b.keys[:0]
	for _, k := range base { // every feature speaks of a kind of option
		b.add(part+8, k, kind)
	}
}

// leftOver tells what a content leaves of the words between the cue and itself: a
// quotation that is only part of a clause leaves the beginning of the clause over.
func (r *reader) leftOver(p *proposal, o *option, b *bag) {
	if len(o.spans) == 0 {
		return
	}
	from := p.token + 1
	to, _ := r.d.TokensIn(o.spans[0])
	if _, end := r.d.TokensIn(o.spans[len(o.spans)-1]); end <= p.token {
		from, to = end, p.token
	}
	words, verbs, mark := 0, uint32(0), uint32(0)
	for i := from; i < to; i++ {
		switch r.d.Tokens[i].Tag {
		case doc.PUNCT:
			continue
		case doc.VERB, doc.AUX:
			verbs = 1
		case doc.SCONJ:
			mark = r.word(i)
		}
		words++
	}
	b.add(contentPart+30, bucket(words), verbs)
	b.add(contentPart+31, mark, verbs)
}

func (r *reader) spanFeatures(part uint32, i int, o *option, b *bag) {
	first, last := r.d.TokensIn(o.spans[0])
	_, end := r.d.TokensIn(o.spans[len(o.spans)-1])
	if first >= last || end == 0 {
		return
	}
	quoted := 0
	for j := first; j < end; j++ {
		if r.quoteOf[j] >= 0 {
			quoted++
		}
	}
	share := uint32(4 * quoted / max(1, end-first))
	gap := first - i
	if end <= i {
		gap = end - 1 - i
	}
	b.add(part+20, bucket(end-first))
	b.add(part+21, bucket(gap))
	b.add(part+22, share)
	b.add(part+23, uint32(min(len(o.spans), 3)), share)
	b.add(part+24, r.tag(first), r.word(first))
	b.add(part+25, r.tag(end-1), r.word(end-1))
	b.add(part+26, r.tag(end), r.word(min(end, len(r.d.Tokens)-1)))
	b.add(part+27, r.tag(first-1), r.word(first-1))
	comma := uint32(0)
	if strings.Contains(r.d.SpanOf(first, end).In(r.d.Text()), ",") {
		comma = 1
	}
	b.add(part+28, comma)
	if o.head >= 0 {
		var rels uint32
		for c := range r.tree.Children(o.head) {
			if rel := r.rel(c); rel == doc.AclRelcl || rel == doc.Appos || rel == doc.Acl || rel == doc.Nsubj || rel == doc.Mark {
				rels = rels*31 + uint32(rel)
			}
		}
		b.add(part+29, rels)
	}
}
