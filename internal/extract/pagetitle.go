package extract

import (
	"strings"
)

// title is the headline of the article that the page holds.
//
// Most pages tell it several times: as a heading, in meta elements for other sites,
// in JSON-LD, and, with the outlet's name, as the title of the window. What two of
// them agree on is taken, the heading first, because it is what readers see.
func (f *pageFacts) title() string {
	told := f.toldTitles()
	best, most := "", 0.0
	for i, h := range f.headings {
		score := f.agrees(h.text, told) - 0.01*float64(i)
		if h.level > 1 && score < sectionAgreement {
			continue
		}
		if score > most {
			best, most = h.text, score
		}
	}
	if most >= agreement {
		return best
	}
	if len(told) > 0 {
		return told[0]
	}
	if len(f.headings) > 0 {
		return f.headings[0].text
	}
	return ""
}

// agrees is how like a heading is to what the page's head tells. Where the title for
// other sites shares no word with it, it must be most of the window's title: else it
// is the outlet's name, which stands there too.
func (f *pageFacts) agrees(heading string, told []string) float64 {
	best := 0.0
	for _, t := range told {
		best = max(best, likeness(heading, t))
	}
	if shared := f.meta["og:title"]; shared != "" && best < mostOf && likeness(heading, shared) == 0 {
		return 0
	}
	return best
}

// mostOf is how like two titles are of which one is most of the other.
const mostOf = 0.7

// agreement is how like a heading must be to a title that the page's head tells, to be
// the article's: pages word the two differently, but the name of a section is neither.
const agreement = 0.2

// sectionAgreement is the same for a heading of a section.
const sectionAgreement = 0.7

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
		case site != "" && likeness(tail, site) > 0.6, len(strings.Fields(tail)) <= 4 && len(strings.Fields(head)) > len(strings.Fields(tail)) && !f.heading(title):
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
	for _, w := range wordsOf(s, wordsCounted) {
		bag[strings.ToLower(w.text)]++
	}
	return bag
}
