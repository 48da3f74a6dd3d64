package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A dateRole is what a page says of a date.
type dateRole int

const (
	unsaid dateRole = iota
	saysPublished
	saysModified
)

// roleOf is what the words about a date make of it; a change is the more telling, for
// "publish" stands in many a class.
func roleOf(about string) dateRole {
	switch about = strings.ToLower(about); {
	case hasStem(about, modifiedStems[:]):
		return saysModified
	case hasStem(about, publishedStems[:]):
		return saysPublished
	}
	return unsaid
}

// A timeTag is a date that an element of the page's body is marked with.
type timeTag struct {
	value    string // as machines or people write it
	role     dateRole
	machine  bool // it is microdata or RDFa of the date of publication or change
	headings int  // how many headings stand before it
}

const (
	// timesMost is how many times of a page are kept.
	timesMost = 60
	// datedMost is how many letters, and how many nodes, an element with a date may hold.
	datedMost = 120
	// beforeMost is how many bytes of the words before a date are looked at.
	beforeMost = 40
)

// addTime notes a time element.
func (f *pageFacts) addTime(n *html.Node) {
	if len(f.times) >= timesMost {
		return
	}
	if f.addProperty(n) {
		return
	}
	value := attribute(n, "datetime")
	if pageDate(value, orderUnknown) == "" {
		value = shortText(n)
	}
	role := roleOf(attribute(n, "class") + " " + attribute(n, "itemprop") + " " + attribute(n, "title"))
	if role == unsaid {
		role = roleOf(wordsBefore(n))
	}
	if role == unsaid && isElement(n.Parent) && n.Parent.DataAtom != atom.Body {
		role = roleOf(attribute(n.Parent, "class"))
	}
	for i := range n.Attr {
		if n.Attr[i].Key == "pubdate" {
			role = saysPublished
		}
	}
	f.times = append(f.times, timeTag{value: value, role: role, headings: f.headingsSeen})
}

// dateProperties are the names by which microdata and RDFa tell a date, in lower case
// and without the vocabulary's prefix.
var dateProperties = map[string]dateRole{"datepublished": saysPublished, "datecreated": saysPublished, "date": saysPublished,
	"created": saysPublished, "issued": saysPublished, "published": saysPublished, "pubdate": saysPublished, "dc.date": saysPublished,
	"datemodified": saysModified, "modified": saysModified, "dateupdated": saysModified}

// addProperty notes an element whose itemprop or property says that it holds a date.
func (f *pageFacts) addProperty(n *html.Node) bool {
	role := unsaid
	for i := range n.Attr {
		if a := &n.Attr[i]; a.Key == "itemprop" || a.Key == "property" {
			for name := range strings.FieldsSeq(strings.ToLower(a.Val)) {
				if r := dateProperties[name[strings.LastIndexByte(name, ':')+1:]]; r != unsaid && role != saysPublished {
					role = r
				}
			}
		}
	}
	if role == unsaid {
		return false
	}
	value := firstOf(attribute(n, "content"), attribute(n, "datetime"))
	if value == "" {
		value = shortText(n)
	}
	f.times = append(f.times, timeTag{value: value, role: role, machine: true, headings: f.headingsSeen})
	return true
}

// datedClasses are parts of class names by which a page marks its date.
var datedClasses = [...]string{"date", "publish", "posted", "timestamp", "post-meta", "entry-meta", "article-meta", "byline", "time"}

// addDated notes an element whose properties or class say that it holds the date.
func (f *pageFacts) addDated(n *html.Node) {
	if len(n.Attr) == 0 || len(f.times) >= timesMost || n.DataAtom == atom.Body {
		return
	}
	if f.addProperty(n) {
		return
	}
	class, told := "", ""
	for i := range n.Attr {
		switch a := &n.Attr[i]; {
		case a.Key == "class" || a.Key == "id" || a.Key == "data-testid":
			class += strings.ToLower(a.Val) + " "
		case strings.HasPrefix(a.Key, "data-") && len(a.Val) <= beforeMost && (strings.Contains(a.Key, "date") || strings.Contains(a.Key, "time") || strings.Contains(a.Key, "publish")):
			if publishedDate(a.Val) != "" || epochDate(a.Val) != "" {
				told = a.Val
				class += a.Key + " "
			}
		}
	}
	if !hasStem(class, datedClasses[:]) {
		return
	}
	text := shortText(n)
	dates := datesIn(eastern.Replace(text), f.order)
	if len(dates) == 0 && told != "" {
		f.times = append(f.times, timeTag{value: told, role: roleOf(class), headings: f.headingsSeen})
		return
	}
	from := 0
	for _, d := range dates[:min(len(dates), 3)] {
		about := eastern.Replace(text)[from:d.start]
		if from == 0 {
			about += " " + class + " " + wordsBefore(n)
		}
		f.times = append(f.times, timeTag{value: d.date, role: roleOf(about), headings: f.headingsSeen})
		from = d.end
	}
}

// wordsBefore are the words right before an element, in its parent or in the small
// element before that.
func wordsBefore(n *html.Node) string {
	for range 2 {
		text := ""
		for s, i := n.PrevSibling, 0; s != nil && i < 3; s, i = s.PrevSibling, i+1 {
			text = shortText(s) + " " + text
		}
		if text = strings.TrimSpace(text); text != "" {
			for len(text) > beforeMost {
				cut := len(text) - beforeMost
				for cut < len(text) && text[cut]&0xC0 == 0x80 {
					cut++
				}
				text = text[cut:]
			}
			return text
		}
		if n = n.Parent; !isElement(n) || n.DataAtom == atom.Body {
			break
		}
	}
	return ""
}

// shortText is the text of a small element, "" for a larger one.
func shortText(n *html.Node) string {
	var b strings.Builder
	nodes := 0
	visit(n, func(c *html.Node) bool {
		if nodes++; c.Type == html.TextNode && b.Len() <= datedMost {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
		return b.Len() <= datedMost && nodes <= datedMost && !silent[c.DataAtom]
	})
	if b.Len() > datedMost || nodes > datedMost {
		return ""
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// seenDate is the date that readers see beside the title: in a marked element between the
// title and the next heading, else in a line near it, else in an element above it.
func (f *pageFacts) seenDate(title string, lines []string) string {
	at := f.titleAt(title)
	if at > 0 {
		if date := f.timeNear(at, saysPublished); date != "" {
			return date
		}
	}
	if date := f.visibleDate(lines, title, saysPublished); date != "" {
		return date
	}
	if at > 0 {
		return firstOf(f.timeNear(at, unsaid), f.timeNear(at-1, saysPublished))
	}
	return ""
}

// titleAt is how many headings stand up to and with the one that is the title, 0 when
// none is.
func (f *pageFacts) titleAt(title string) int {
	for _, h := range f.headings {
		if h.text == title && title != "" {
			return h.seen
		}
	}
	return 0
}

// timeNear is the first date of a role between the heading at and the next.
func (f *pageFacts) timeNear(at int, role dateRole) string {
	for i := range f.times {
		if t := &f.times[i]; t.headings == at && t.role == role {
			if date := f.date(t.value); date != "" {
				return date
			}
		}
	}
	return ""
}

const (
	// afterTitle is how many lines below the title are searched for a date.
	afterTitle = 25
	// beforeTitle is how many above it.
	beforeTitle = 8
	// titlesMost is how many times a page's title is looked for on it: menus, breadcrumbs
	// and tables of contents repeat it.
	titlesMost = 6
	// aroundDate is how many letters may stand beside the date in its line.
	aroundDate = 45
)

// visibleDate is the first date that stands in a short line near the title: below it,
// else above it. A page that does not show its title is searched at its first heading,
// else from the top.
func (f *pageFacts) visibleDate(lines []string, title string, role dateRole) string {
	var at []int
	for i, l := range lines {
		if title != "" && len(at) < titlesMost && showsTitle(l, title) {
			at = append(at, i)
		}
	}
	if heading := f.firstHeading(); len(at) == 0 && heading != "" && heading != title {
		return f.visibleDate(lines, heading, role)
	}
	if len(at) == 0 {
		at = []int{0}
	}
	for _, from := range at {
		for i := from; i < min(len(lines), from+afterTitle); i++ {
			if date := f.lineDate(lines, i, role); date != "" {
				return date
			}
		}
		for i := from - 1; i >= 0 && i >= from-beforeTitle; i-- {
			if date := f.lineDate(lines, i, role); date != "" {
				return date
			}
		}
	}
	return ""
}

// showsTitle tells the line of a title, or the last line of one that takes several.
func showsTitle(l, title string) bool {
	if len(l) == len(title) {
		return strings.EqualFold(l, title)
	}
	return 2*len(l) >= len(title) && strings.HasSuffix(title, l)
}

// lineDate is the date in a line that is short enough to be a date's and says, or does
// not deny, that it has that role; a sentence that tells of a day is none.
func (f *pageFacts) lineDate(lines []string, i int, role dateRole) string {
	l := lines[i]
	if len(l) > datedMost || strings.Contains(l, "©") {
		return ""
	}
	l = eastern.Replace(l)
	dates := datesIn(l, f.order)
	if len(dates) == 0 || strings.Contains(strings.ToLower(l), "copyright") {
		return ""
	}
	about := ""
	if i > 0 && len(lines[i-1]) <= beforeMost {
		about = lines[i-1] + " "
	}
	from := 0
	for _, d := range dates {
		told := roleOf(l[from:d.start])
		if told == unsaid && from == 0 && d.start == 0 {
			told = roleOf(about)
		}
		from = d.end
		if told == role || told == unsaid && role == saysPublished && letters(l[:d.start])+letters(l[d.end:]) <= aroundDate {
			return d.date
		}
	}
	return ""
}
