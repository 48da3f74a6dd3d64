package story

import (
	"cmp"
	"math"
	"slices"

	"gainsay"
)

// A weight is one term of a vector.
type weight struct {
	term wordHash
	w    float32
	kind wordKind
}

// A vector is terms in order of their hash.
type vector []weight

func (v vector) length() float64 {
	sum := 0.0
	for _, t := range v {
		sum += float64(t.w) * float64(t.w)
	}
	return math.Sqrt(sum)
}

func (v vector) scale(by float64) {
	for i := range v {
		v[i].w = float32(float64(v[i].w) * by)
	}
}

// dot is the sum of the products over the terms that both have.
func (v vector) dot(u vector) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(v) && j < len(u); {
		switch {
		case v[i].term < u[j].term:
			i++
		case v[i].term > u[j].term:
			j++
		default:
			sum += float64(v[i].w) * float64(u[j].w)
			i, j = i+1, j+1
		}
	}
	return sum
}

// shared is how many terms both have.
func (v vector) shared(u vector) int {
	n := 0
	for i, j := 0, 0; i < len(v) && j < len(u); {
		switch {
		case v[i].term < u[j].term:
			i++
		case v[i].term > u[j].term:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// plus appends the sum of v and u to to.
func (v vector) plus(u vector, to vector) vector {
	i, j := 0, 0
	for i < len(v) && j < len(u) {
		switch {
		case v[i].term < u[j].term:
			to = append(to, v[i])
			i++
		case v[i].term > u[j].term:
			to = append(to, u[j])
			j++
		default:
			to = append(to, weight{v[i].term, v[i].w + u[j].w, max(v[i].kind, u[j].kind)})
			i, j = i+1, j+1
		}
	}
	return append(append(to, v[i:]...), u[j:]...)
}

// strongest keeps the n greatest terms.
func (v vector) strongest(n int) vector {
	if len(v) <= n {
		return v
	}
	slices.SortFunc(v, func(a, b weight) int { return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.term, b.term)) })
	v = v[:n]
	slices.SortFunc(v, func(a, b weight) int { return cmp.Compare(a.term, b.term) })
	return v
}

// A reader turns articles into vectors; it keeps how many it has read that hold
// a term.
type reader struct {
	tuning
	known  background
	counts map[wordHash]float32
	read   float64 // articles
	words  []seen
	found  []occurrence
}

// An occurrence is a term at a place of the article, weighted by the place.
type occurrence struct {
	term wordHash
	w    float32
	kind wordKind
}

// countedTerms bounds the memory of counts: beyond it the terms held by the
// fewest articles are forgotten.
const countedTerms = 1 << 19

// article makes the unit vector of an article and counts its terms.
func (r *reader) article(a *gainsay.Article) vector {
	r.found = r.found[:0]
	if a.Headline.Empty() {
		r.collect(a.Title, nil, true)
	}
	r.collect(a.Text, a.Furniture, false)
	slices.SortStableFunc(r.found, func(p, q occurrence) int { return cmp.Compare(p.term, q.term) })
	v := make(vector, 0, min(len(r.found), 2*r.terms))
	for first := 0; first < len(r.found); {
		last, tf, kind := first, float32(0), plainWord
		for ; last < len(r.found) && r.found[last].term == r.found[first].term; last++ {
			tf += r.found[last].w
			kind = max(kind, r.found[last].kind)
		}
		term := r.found[first].term
		if w := math.Pow(float64(tf), r.tfPower) * math.Pow(r.rarity(term), r.idfPower) * r.boost[kind]; w > 0 {
			v = append(v, weight{term, float32(w), kind})
		}
		r.counts[term]++
		first = last
	}
	r.read++
	r.forget()
	v = v.strongest(r.terms)
	if l := v.length(); l > 0 {
		v.scale(1 / l)
	}
	return v
}

// collect reads the words of one field. A place in the text counts half as much
// with every halfLife words before it: reports tell the main thing first. A
// title that stands in the text is its first words. Furniture is passed over
// where it speaks of other things; a line with the date or an agency's name
// tells one event from another.
func (r *reader) collect(text string, furniture []gainsay.Furniture, title bool) {
	r.words = readWords(r.words[:0], text)
	place, next := 0, 0
	for _, w := range r.words {
		span := gainsay.Span{Start: int(w.start), End: int(w.end)}
		for next < len(furniture) && (furniture[next].Span.End <= span.Start || speaksOf(furniture[next].Kind)) {
			next++
		}
		if next < len(furniture) && furniture[next].Span.Meets(span) {
			continue
		}
		place++
		if place > r.longest {
			return
		}
		if w.runes < 3 && w.kind == plainWord {
			continue
		}
		o := occurrence{term: w.hash, kind: w.kind, w: float32(r.titleWeight)}
		if !title {
			o.w = float32(math.Exp2(-float64(place) / r.halfLife))
		}
		r.found = append(r.found, o)
	}
}

// speaksOf tells the kinds of furniture that say something of the report.
func speaksOf(kind gainsay.FurnitureKind) bool {
	return kind == gainsay.Navigation || kind == gainsay.Credit
}

// rarity is the inverse document frequency of a term, over the articles read
// and the background, which counts as a few hundred articles.
func (r *reader) rarity(term wordHash) float64 {
	holds := float64(r.counts[term]) + r.backgroundPart*float64(r.known.counts[term])
	return max(0, math.Log((r.read+r.backgroundPart*r.known.texts+1)/(holds+0.5)))
}

// abroad is the part of v that a text in another language may have in common
// with it: names and numbers that other articles or the background hold too, as
// a unit vector. Nouns that a language writes with a capital fall away.
func (r *reader) abroad(v vector) vector {
	names := make(vector, 0, len(v))
	for _, t := range v {
		if t.kind != plainWord && (r.counts[t.term] > 1 || r.known.counts[t.term] > 0) {
			names = append(names, t)
		}
	}
	if l := names.length(); l > 0 {
		names.scale(1 / l)
	}
	return names
}

// forget keeps counts bounded.
func (r *reader) forget() {
	for least := float32(1); len(r.counts) > countedTerms; least++ {
		for term, n := range r.counts {
			if n <= least {
				delete(r.counts, term)
			}
		}
	}
}
