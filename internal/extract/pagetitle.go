package extract

import (
	"strings"
)

// title is the headline of the article that the page holds.
//
// Most pages tell it several times: as a heading, in meta elements for other sites,
// in JSON-LD, and, with the outlet's name, as the title of the window. The heading that
// agrees with what the head tells is taken, because it is what readers see: one of the
// first level that is nearly the same, else one of the second level that is the same,
// else the first of the first level if it is alike. A page without such a heading gives
// what its head tells.
func (f *pageFacts) title() string {
	told := f.toldTitles()
	main, section := f.likest(1, told), f.likest(2, told)
	first := f.firstHeading()
	switch {
	case main.score >= mostOf:
		return main.text
	case section.score >= sameTitle:
		return section.text
	case first != "" && f.agrees(first, told) >= agreement:
		return first
	case section.score >= mostOf && first == "":
		return section.text
	case len(told) > 0:
		return told[0]
	case first != "":
		return first
	case len(f.headings) > 0:
		return f.headings[0].text
	}
	return ""
}

// A scored is a heading with how like it is to what the head tells.
type scored struct {
	text  string
	score float64
}

// likest is the heading of a level that agrees most with the told titles, the first of equals.
func (f *pageFacts) likest(level int, told []string) scored {
	var best scored
	for _, h := range f.headings {
		if h.level == level && !f.outletsOwn(h.text) {
			if score := f.agrees(h.text, told); score > best.score {
				best = scored{h.text, score}
			}
		}
	}
	return best
}

// firstHeading is the first heading of the first level that is not the outlet's name.
func (f *pageFacts) firstHeading() string {
	for _, h := range f.headings {
		if h.level == 1 && !f.outletsOwn(h.text) {
			return h.text
		}
	}
	return ""
}

// outletsOwn tells a heading that is the outlet's name or its address.
func (f *pageFacts) outletsOwn(heading string) bool {
	return likeness(heading, f.siteName()) >= 0.9 || !strings.ContainsAny(heading, " /") && len(heading) > 3 && strings.Contains(heading[1:len(heading)-1], ".")
}

// agrees is how like a heading is to what the page's head tells. Where the title for
// other sites shares no word with it, it must be most of the window's title: else it
// is the outlet's name, which stands there too.
func (f *pageFacts) agrees(heading string, told []string) float64 {
	best := 0.0
	for _, t := range told {
		if best = max(best, likeness(heading, t)); headOf(heading, t) {
			return 1
		}
	}
	if shared := f.meta["og:title"]; shared != "" && best < mostOf && likeness(heading, shared) == 0 {
		return 0
	}
	return best
}

const (
	// mostOf is how like two titles are of which one is most of the other.
	mostOf = 0.7
	// sameTitle is how like two are that differ by a mark or a small word at most.
	sameTitle = 0.98
)

// agreement is how like a heading must be to a title that the page's head tells, to be
// the article's: pages word the two differently, but the name of a section is neither.
const agreement = 0.2

// toldTitles are the titles that the page's head tells, the surest first, the
// outlet's name left out.
func (f *pageFacts) toldTitles() []string {
	var told []string
	for _, t := range [...]string{f.titleTag, f.meta["og:title"], f.linked.headline, f.meta["twitter:title"], f.meta["dc.title"], f.meta["headline"],
		f.meta["parsely-title"], f.meta["sailthru.title"], f.meta["title"]} {
		if t = f.withoutOutlet(strings.Join(strings.Fields(t), " ")); t != "" && likeness(t, f.siteName()) < 0.9 {
			told = append(told, t)
		}
	}
	return told
}

// outletMarks stand between a headline and the outlet's name in a window's title.
var outletMarks = [...]string{" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " « "}

// headOf tells a heading that is what stands before a mark in a title, and at least half of it.
func headOf(heading, title string) bool {
	if len(heading) >= len(title) || 2*len(heading) < len(title) || !strings.EqualFold(title[:len(heading)], heading) {
		return false
	}
	for _, m := range outletMarks {
		if strings.HasPrefix(title[len(heading):], m) {
			return true
		}
	}
	return false
}

// withoutOutlet leaves out the outlet's name at an end of a title.
func (f *pageFacts) withoutOutlet(title string) string {
	for range 2 { // "Headline - Section - Outlet"
		at, mark := -1, ""
		for _, m := range outletMarks {
			if i := strings.LastIndex(title, m); i > at {
				at, mark = i, m
			}
		}
		if at < 0 {
			break
		}
		head, tail := title[:at], title[at+len(mark):]
		site := f.siteName()
		switch {
		case site != "" && likeness(tail, site) > 0.6, (site == "" || likeness(tail, site) > 0) && len(strings.Fields(tail)) <= 4 && len(strings.Fields(head)) > len(strings.Fields(tail)) && !f.heading(title):
			title = head
		case site != "" && likeness(head, site) > 0.6:
			return tail
		default:
			return title
		}
	}
	return title
}

// heading tells whether a heading of the page reads like this.
func (f *pageFacts) heading(title string) bool {
	for _, h := range f.headings {
		if likeness(h.text, title) > 0.95 {
			return true
		}
	}
	return false
}

// siteName is what the page says its outlet is called.
func (f *pageFacts) siteName() string {
	for _, name := range [...]string{f.meta["og:site_name"], f.linked.publisher, f.meta["application-name"], f.meta["publisher"], f.meta["dc.publisher"]} {
		if name != "" && !strings.HasPrefix(name, "http") && len(name) < 80 {
			return name
		}
	}
	return ""
}

// likeness is the part of the words of both that they share, from 0 to 1 (Dice).
func likeness(a, b string) float64 {
	x, y := wordBag(a), wordBag(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	shared, all := 0, 0
	for w, n := range x {
		shared += min(n, y[w])
		all += n
	}
	for _, n := range y {
		all += n
	}
	return 2 * float64(shared) / float64(all)
}

func wordBag(s string) map[string]int {
	bag := map[string]int{}
	for _, w := range plainWords(s) {
		bag[w]++
	}
	return bag
}
