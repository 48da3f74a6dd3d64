package extract

import "gainsay"

const (
	// teaserText is how many words the text under a teaser's headline may have.
	teaserText = 45
	// proseEnds is how many paragraphs in a row show that the report goes on.
	proseEnds = 2
)

// markTeasers marks what stands under a teaser head: labels, headlines and short
// texts of other stories, up to where the report goes on, or to the end of the page.
func (p *page) markTeasers() {
	closed := false // the report is over: a rights notice or the like stood after it
	for i := 0; i < len(p.lines); i++ {
		l := &p.lines[i]
		if l.kind == gainsay.Notice || l.kind == gainsay.Credit && !l.picture {
			closed = p.bodyBefore(i) && !p.proseAfter(i)
		}
		if !l.head {
			continue
		}
		end := p.teasersEnd(i+1, closed)
		for j := i + 1; j < end; j++ {
			if t := &p.lines[j]; t.kind == "" && !t.title {
				t.kind = gainsay.Teaser
			}
		}
		i = max(i, end-1)
	}
}

// bodyBefore tells whether a paragraph of the report stands in one of the lines
// closely before i.
func (p *page) bodyBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-titleLines; j-- {
		if p.lines[j].body() {
			return true
		}
	}
	return false
}

// proseAfter tells whether the next line closely after i that is no furniture is a paragraph.
func (p *page) proseAfter(i int) bool {
	for j := i + 1; j < len(p.lines) && j <= i+titleLines; j++ {
		if p.lines[j].head {
			return false
		}
		if p.lines[j].kind == "" {
			return p.lines[j].body()
		}
	}
	return false
}

// teasersEnd is the index of the first line from from on that is the report again.
// A block of teasers begins with a headline or a label; where a paragraph follows the
// head at once, the head stood alone.
func (p *page) teasersEnd(from int, closed bool) int {
	prose, items := 0, 0
	for j := from; j < len(p.lines); j++ {
		l := &p.lines[j]
		switch {
		case l.head && j > from:
			return j
		case !l.body():
			prose = 0
			items++
			continue
		case items == 0 && !closed:
			return j
		case l.words > teaserText && !closed:
			return j - prose
		}
		if prose++; prose == proseEnds && !closed {
			return j - prose + 1
		}
	}
	return len(p.lines)
}
