package extract

import (
	_ "embed"
	"sort"
	"strings"

	"gainsay"
	"gainsay/internal/world"
)

//go:embed origins.tsv
var originsTable string

// An originBook holds the words by which reports name their origins, and the
// directory of outlets.
type originBook struct {
	citedLeft, citedRight, citedNoun *phraseSet
	textLeft, linkLeft               *phraseSet
	reporter, wire                   *phraseSet
	descriptors, modifiers, adverbs  *phraseSet
	shape                            map[string]bool // words that make a row of capitals an outlet's name
	firm                             map[string]bool // last words of descriptors that stand after a name
	world                            *world.Table
	firstWords                       map[string]bool // folded first words of the outlets that world knows
}

// readOrigins reads origins.tsv, whose head explains its columns.
func readOrigins(table string, known *world.Table) *originBook {
	o := &originBook{world: known, firstWords: map[string]bool{}, shape: map[string]bool{}, firm: map[string]bool{}}
	for i := range known.Outlets {
		outlet := &known.Outlets[i]
		for _, name := range append([]string{outlet.Name}, outlet.Names...) {
			folded := strings.TrimPrefix(world.Fold(name), "the ")
			o.firstWords[firstWord(folded)] = true
			for _, mark := range [...]string{"/", "-"} { // words are cut there, names are not
				first, _, _ := strings.Cut(firstWord(folded), mark)
				o.firstWords[first] = true
			}
		}
	}
	sets := map[string]**phraseSet{
		"cited left": &o.citedLeft, "cited right": &o.citedRight, "cited noun": &o.citedNoun,
		"text left": &o.textLeft, "link left": &o.linkLeft, "reporter any": &o.reporter, "wire any": &o.wire,
		"descriptor": &o.descriptors, "modifier": &o.modifiers, "adverb": &o.adverbs,
	}
	for _, set := range sets {
		*set = newPhraseSet()
	}
	for row := range strings.Lines(table) {
		kind, list, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok || strings.HasPrefix(kind, "#") {
			continue
		}
		for phrase := range strings.SplitSeq(list, ", ") {
			if set := sets[kind]; set != nil {
				(*set).add(phrase)
			} else {
				o.shape[phrase] = true
			}
		}
	}
	// "site" and "channel" say little after a capital ("Building site"); these say enough.
	for _, word := range strings.Fields("newspaper weekly tabloid magazine broadcaster agency paper portal website") {
		o.firm[word] = true
	}
	return o
}

// A hunt collects the declared origins of one text.
type hunt struct {
	*originBook
	page  *page
	own   string // the article's own outlet, in full
	found []finding

	surnames map[string]bool // outlets' names that the text gives to persons, as far as asked
}

// A finding is a declared origin and its outlet's name in full, by which findings meet.
type finding struct {
	gainsay.DeclaredOrigin
	full string
}

// declared gives the origins that the text declares, in order, each kind of one
// origin once. What the article's own outlet says of itself is none, but for the
// signature of a wire copy, by which copies elsewhere are known to be the same.
func (o *originBook) declared(p *page, own string) []gainsay.DeclaredOrigin {
	h := &hunt{originBook: o, page: p, own: own, surnames: map[string]bool{}}
	body := 0
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" {
			h.furniture(i)
			continue
		}
		if i < datelineLines && body <= datelineBodies {
			h.dateline(l)
		}
		h.report(l)
		if l.body() {
			body++
		}
	}
	h.parts()
	h.signature()
	return h.once()
}

// add notes an origin whose words are span of the line that begins at offset.
func (h *hunt) add(kind gainsay.OriginKind, n naming, offset int, span gainsay.Span) {
	if bare(n.full) == bare(h.own) && kind != gainsay.OriginWire {
		return
	}
	h.found = append(h.found, finding{full: bare(n.full), DeclaredOrigin: gainsay.DeclaredOrigin{Name: n.printed, Kind: kind,
		Span: gainsay.Span{Start: offset + span.Start, End: offset + span.End}}})
}

// once leaves the first of each kind of one origin. A link to an origin from which
// the text is said to come is the same declaration again.
func (h *hunt) once() []gainsay.DeclaredOrigin {
	sort.SliceStable(h.found, func(i, j int) bool { return h.found[i].Span.Before(h.found[j].Span) })
	type key struct {
		name string
		kind gainsay.OriginKind
	}
	seen := map[key]bool{}
	for _, f := range h.found {
		if f.Kind == gainsay.OriginText {
			seen[key{f.full, gainsay.OriginLink}] = true
		}
	}
	var kept []gainsay.DeclaredOrigin
	for _, f := range h.found {
		if k := (key{f.full, f.Kind}); !seen[k] {
			seen[k] = true
			kept = append(kept, f.DeclaredOrigin)
		}
	}
	return kept
}

// bare makes names of one outlet alike: "The Guardian", "Guardian".
func bare(name string) string {
	name = strings.ToLower(name)
	return strings.TrimPrefix(name, "the ")
}
