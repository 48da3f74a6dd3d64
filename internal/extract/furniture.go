package extract

import (
	"sort"
	"strings"

	"gainsay"
)

// A page is a text cut into lines while its furniture is being marked.
type page struct {
	text   string
	lines  []line
	parts  []gainsay.Furniture // furniture that is a part of a line
	picked int                 // index of the title's line, -1 when the text has none
}

// mark finds the furniture of a text and its headline. A title that is known from
// elsewhere is only looked for; else the line that looks most like one is it.
//
// The passes go from what a line says by itself to what its neighbours make of it.
func (b *cueBook) mark(text, title string) *page {
	p := &page{text: text, lines: cutLines(text), picked: -1}
	for i := range p.lines {
		b.markAlone(p, &p.lines[i])
	}
	p.pickTitle(title)
	p.markRepeats()
	p.markExcerpts()
	p.markLeadingAgencies(b)
	p.markLabels()
	p.markHeader()
	p.markTeasers()
	b.markEnds(p)
	return p
}

// markAlone judges a line by its own words and shape.
func (b *cueBook) markAlone(p *page, l *line) {
	s := l.span.In(p.text)
	if l.folded == "" {
		b.markInnerCaption(p, l)
		return
	}
	if l.kind = b.shape(l); l.kind != "" {
		l.signed = l.kind == gainsay.Credit
		return
	}
	if mayCredit(l.folded) {
		if start, ok := b.pictureCredit(s); ok && !l.stopBefore(s[:start]) {
			l.kind, l.picture = gainsay.Caption, true
			if strings.Trim(s[:start], " (-–—/|[") == "" {
				l.kind = gainsay.Credit
			}
			return
		}
	}
	if b.agencyInBrackets(s) {
		l.kind, l.picture = gainsay.Caption, true
		return
	}
	found := b.find(l.folded, l.firstSentence(s))
	weight := found.weight
	if weight < sureWeight && weight > 0 {
		if !l.stop {
			weight += helpWeight
		}
		if l.words <= shapeMost {
			weight += helpWeight
		}
	}
	if weight >= threshold {
		l.take(found.kind)
		return
	}
	b.markInnerCaption(p, l)
}

// firstSentence is how many bytes of the folded line its first sentence takes; all of
// a short line. What stands in a later sentence of a paragraph makes furniture of that
// sentence only: see markEnds.
func (l *line) firstSentence(s string) int {
	if l.words <= 2*shapeMost {
		return len(l.folded)
	}
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ' ' && startsSentence(s[i+1:]) && endsSentence(s[max(0, i-8):i]) {
			return min(len(l.folded), len(fold(s[:i])))
		}
	}
	return len(l.folded)
}

// stopBefore tells a paragraph of several sentences, whose credit at the end is only
// a part of it.
func (l *line) stopBefore(before string) bool {
	return l.words > 60 && endsSentence(before)
}

// take marks the line as furniture of kind.
func (l *line) take(kind gainsay.FurnitureKind) {
	l.kind, l.head = kind, false
	if kind == teaserHead {
		l.kind, l.head = gainsay.Teaser, true
	}
	if kind == gainsay.Caption {
		l.picture = true
	}
}

// captionMost is how many bytes a caption that has run into a paragraph may have.
const captionMost = 500

// markInnerCaption marks a caption that runs into the paragraph after it:
// "A tram in the yard. (Photo: AP) Seven people …".
func (b *cueBook) markInnerCaption(p *page, l *line) {
	s := l.span.In(p.text)
	head := s[:min(len(s), captionMost)]
	shut := strings.Index(head, ") ")
	if shut < 0 || !startsSentence(s[shut+2:]) {
		return
	}
	open := strings.LastIndexByte(head[:shut], '(')
	if open < 0 || strings.ContainsAny(head[:open], "\"“”") {
		return
	}
	if start, ok := b.pictureCredit(head[open+1 : shut]); !ok || start != 0 {
		return
	}
	p.parts = append(p.parts, gainsay.Furniture{Kind: gainsay.Caption,
		Span: gainsay.Span{Start: l.span.Start, End: l.span.Start + shut + 1}})
}

// repeatWords is from how many words on a line that stands twice is no accident.
const repeatWords = 4

// markRepeats marks what stands on the page a second time: the headline above the
// text, and the words of a caption or of a pull quote.
func (p *page) markRepeats() {
	first := map[string]int{}
	for i := range p.lines {
		l := &p.lines[i]
		if l.folded == "" || l.kind != "" || l.words < repeatWords {
			continue
		}
		at, twice := first[l.folded]
		switch {
		case !twice:
			first[l.folded] = i
		case p.lines[at].title:
			l.kind = gainsay.Navigation
		default:
			l.kind = gainsay.Caption
		}
	}
	p.markTitleRunningIn()
}

// markTitleRunningIn marks the headline where it stands again at the start of the
// first paragraph, with no stop between.
func (p *page) markTitleRunningIn() {
	if p.picked < 0 || p.picked+1 >= len(p.lines) {
		return
	}
	title := p.lines[p.picked].span.In(p.text)
	for i := p.picked + 1; i < len(p.lines) && i < p.picked+4; i++ {
		l := &p.lines[i]
		rest, ok := strings.CutPrefix(l.span.In(p.text), title+" ")
		if ok && l.kind == "" && p.lines[p.picked].words >= repeatWords && startsSentence(rest) {
			p.parts = append(p.parts, gainsay.Furniture{Kind: gainsay.Navigation,
				Span: gainsay.Span{Start: l.span.Start, End: l.span.Start + len(title)}})
			return
		}
	}
}

// markLeadingAgencies marks captions in the form "Reuters The hall after the fire":
// an agency's name straight before a line without a stop. One such line may be a
// heading about the agency; two are captions.
func (p *page) markLeadingAgencies(b *cueBook) {
	var found []int
	for i := range p.lines {
		l := &p.lines[i]
		if l.kind != "" || l.title || l.stop || l.folded == "" || l.words < 6 {
			continue
		}
		words := wordsOf(l.span.In(p.text), 4)
		last := -1
		for j := range words {
			if !b.words["agency"][strings.ToLower(words[j].text)] || !words[j].capital() {
				break
			}
			last = j
		}
		if last >= 0 && last+1 < len(words) && words[last+1].capital() {
			found = append(found, i)
		}
	}
	if len(found) < 2 {
		return
	}
	for _, i := range found {
		p.lines[i].kind, p.lines[i].picture = gainsay.Caption, true
	}
}

// labelWords is how many words a picture's label above its caption may have.
const labelWords = 12

// markLabels marks the short line right above a caption or picture credit, which
// names what the picture shows.
func (p *page) markLabels() {
	for i := len(p.lines) - 2; i >= 0; i-- {
		l, below := &p.lines[i], &p.lines[i+1]
		if l.kind == "" && !l.title && !l.stop && l.words <= labelWords && below.picture && !below.gap {
			l.kind, l.picture = gainsay.Caption, true
		}
	}
}

// kickerWords is how many words a kicker or a menu entry above the report may have.
const kickerWords = 3

// markHeader marks what is short and stands before the first paragraph, and bylines there.
func (p *page) markHeader() {
	first := p.firstBody()
	for i := range p.lines[:first] {
		l := &p.lines[i]
		if l.kind != "" || l.title || l.stop {
			continue
		}
		switch {
		case byline(l.span.In(p.text)):
			l.kind = gainsay.Credit
		case l.words <= kickerWords && (p.picked >= 0 || i > 0) && first < len(p.lines):
			l.kind = gainsay.Navigation
		}
	}
}

// firstBody is the index of the first paragraph of the report, len(lines) when there is none.
func (p *page) firstBody() int {
	for i := range p.lines {
		if p.lines[i].body() {
			return i
		}
	}
	return len(p.lines)
}

// endSentences is how many sentences at the end of a paragraph are looked at.
const endSentences = 8

// endBytes is how far from the end of a paragraph they may begin.
const endBytes = 1500

// markEnds marks sentences of furniture that have run into the end of the last
// paragraphs: "… he said. The Associated Press contributed to this report."
func (b *cueBook) markEnds(p *page) {
	for i := len(p.lines) - 1; i >= 0; i-- {
		l := &p.lines[i]
		if l.kind != "" {
			continue
		}
		b.markEnd(p, l)
		if l.body() {
			return
		}
	}
}

func (b *cueBook) markEnd(p *page, l *line) {
	s := l.span.In(p.text)
	from := max(0, len(s)-endBytes)
	for _, at := range sentencesFromEnd(s[from:], endSentences) {
		sentence, ok := newLine(s, from+at.Start, from+at.End)
		if !ok || sentence.folded == "" {
			return
		}
		folded := strings.TrimLeft(sentence.folded, "( _")
		found := b.find(folded, len(folded))
		if found.weight < sureWeight || found.kind != gainsay.Credit && found.kind != gainsay.Notice {
			return
		}
		span := gainsay.Span{Start: l.span.Start + sentence.span.Start, End: l.span.Start + sentence.span.End}
		p.parts = append(p.parts, gainsay.Furniture{Span: span, Kind: found.kind})
	}
}

// furniture gives what was marked, in order and not overlapping.
func (p *page) furniture() []gainsay.Furniture {
	all := make([]gainsay.Furniture, 0, len(p.parts))
	for i := range p.lines {
		if l := &p.lines[i]; l.kind != "" {
			all = append(all, gainsay.Furniture{Span: l.span, Kind: l.kind})
		}
	}
	for _, part := range p.parts {
		if !part.Span.Empty() && !within(all, part.Span) {
			all = append(all, part)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Span.Before(all[j].Span) })
	kept := all[:0]
	for _, f := range all {
		if len(kept) == 0 || kept[len(kept)-1].Span.End <= f.Span.Start {
			kept = append(kept, f)
		}
	}
	return kept
}

func within(all []gainsay.Furniture, span gainsay.Span) bool {
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.End > span.Start })
	return i < len(all) && all[i].Span.Meets(span)
}
