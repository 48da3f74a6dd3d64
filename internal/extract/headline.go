package extract

import (
	"gainsay"
)

// titleLines is how many lines that are no furniture are weighed as the title.
const titleLines = 8

// pickTitle finds the headline among the lines before the first paragraph, and
// gives it back to the report where its own words had made it furniture.
func (p *page) pickTitle(known string) {
	if known != "" {
		p.findTitle(known)
		return
	}
	best, seen := 0.0, 0
	last := p.firstBody()
	for i := 0; i < last && seen < titleLines; i++ {
		l := &p.lines[i]
		if l.kind != "" {
			continue
		}
		if score := p.titleScore(i, seen, last); score > best {
			best, p.picked = score, i
		}
		seen++
	}
	if best < titleThreshold {
		p.picked = -1
	}
	if p.picked >= 0 {
		p.lines[p.picked].title = true
	}
}

// titleThreshold is the least score of a title.
const titleThreshold = 3

// titleScore says how much line i looks like a headline; seen is how many lines that
// are no furniture stand before it, body the first paragraph.
func (p *page) titleScore(i, seen, body int) float64 {
	l := &p.lines[i]
	score := -0.5 * float64(seen)
	switch {
	case l.words == 0 || l.words > 40 || byline(l.span.In(p.text)):
		return 0
	case l.words > 26:
		score += 0.5
	case l.words >= 4:
		score += 2
	case l.words >= 2:
		score += 0.5
	}
	if !l.stop {
		score += 2
	} else if text := l.span.In(p.text); text[len(text)-1] == '.' {
		score--
	} else {
		score++
	}
	if seen == 0 {
		score++
	}
	if i+1 < len(p.lines) {
		next := &p.lines[i+1]
		if next.gap {
			score += 0.5
		}
		if next.kind != "" {
			score += 0.5
		}
	} else if body == len(p.lines) {
		score -= 2 // a text of one line has no title above anything
	}
	return score
}

// findTitle looks for a known title among the first lines.
func (p *page) findTitle(known string) {
	folded := trimMarks(fold(known))
	seen := 0
	for i := range p.lines {
		l := &p.lines[i]
		if trimMarks(l.folded) == folded && folded != "" {
			p.picked = i
			l.title, l.kind, l.head, l.picture = true, "", false, false
			return
		}
		if l.kind == "" {
			if seen++; seen > titleLines {
				return
			}
		}
	}
}

// headline is the title as it stands in the text, and where.
func (p *page) headline() (string, gainsay.Span) {
	if p.picked < 0 {
		return "", gainsay.Span{}
	}
	span := p.lines[p.picked].span
	return span.In(p.text), span
}
