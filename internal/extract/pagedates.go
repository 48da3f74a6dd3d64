package extract

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// publishedNames are the meta elements that tell when a page was published, the
// surest first.
var publishedNames = [...]string{"article:published_time", "og:article:published_time", "article:published", "datepublished",
	"parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "publish_date", "published_date", "publication_date",
	"pubdate", "published", "dcterms.created", "dc.date.issued", "dcterms.issued", "dc.date.created", "dc.date", "dcterms.date",
	"citation_publication_date", "citation_date", "citation_online_date", "date", "article.published", "cxenseparse:recs:publishtime",
	"article_date_original", "originalpublicationdate", "bt:pubdate", "rnews:datepublished", "og:pubdate", "created",
	"article:created_time", "dc.created", "datecreated", "release_date", "published-date"}

// modifiedNames are those that tell of its last change, which is better than nothing.
var modifiedNames = [...]string{"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"}

// published is when the page says the article was published: RFC 3339 with the zone
// that it tells, or a date; empty where it does not say.
//
// What machines read goes first: JSON-LD, meta elements, time elements; then the
// address, then what readers see near the title, then the last change. A time in
// UTC beside a local date that differs by a day gives that date: the page's own day
// is kept. A date that readers see and that is earlier than the machines' is the day
// of publication; the other is that of a move to another system.
func (f *pageFacts) published(address, title string, lines []string) string {
	written := addressDate(address)
	seen := visibleDate(lines, title)
	machine := f.machineDate()
	if machine == "" {
		return firstOf(written, seen, f.timeDate(false), f.changed(), f.timeDate(true))
	}
	for _, local := range [...]string{written, seen} {
		if days, ok := daysBetween(local, machine); ok && days != 0 && (days >= -1 && days <= 1 && !offset(machine) || days > 1) {
			return local
		}
	}
	return machine
}

// machineDate is the date that the page tells machines.
func (f *pageFacts) machineDate() string {
	if date := pageDate(f.linked.published); date != "" {
		return date
	}
	for _, name := range publishedNames {
		if date := pageDate(f.meta[name]); date != "" {
			return date
		}
	}
	for _, t := range f.times {
		if t.published {
			if date := pageDate(t.value); date != "" {
				return date
			}
		}
	}
	return ""
}

// timeDate is the first date of the page's time elements, of those that tell of a
// change or of the others.
func (f *pageFacts) timeDate(modified bool) string {
	for _, t := range f.times {
		if date := pageDate(t.value); date != "" && t.modified == modified {
			return date
		}
	}
	return ""
}

// changed is the date of the last change that the page tells machines.
func (f *pageFacts) changed() string {
	if date := pageDate(f.linked.modified); date != "" {
		return date
	}
	for _, name := range modifiedNames {
		if date := pageDate(f.meta[name]); date != "" {
			return date
		}
	}
	return ""
}

// daysBetween is how many days lie between two dates; ok when both are dates.
func daysBetween(from, to string) (days int, ok bool) {
	if len(from) < len(time.DateOnly) || len(to) < len(time.DateOnly) {
		return 0, false
	}
	a, errA := time.Parse(time.DateOnly, from[:len(time.DateOnly)])
	b, errB := time.Parse(time.DateOnly, to[:len(time.DateOnly)])
	return int(b.Sub(a).Hours() / 24), errA == nil && errB == nil
}

// offset tells a time with the zone of a place, whose day is the page's own.
func offset(date string) bool {
	return len(date) > len(time.DateOnly) && !strings.HasSuffix(date, "Z") && !strings.HasSuffix(date, "00:00")
}

// timesMost is how many times of a page are kept.
const timesMost = 50

// addTime notes a time element.
func (f *pageFacts) addTime(n *html.Node) {
	if len(f.times) == timesMost {
		return
	}
	value := attribute(n, "datetime")
	if pageDate(value) == "" {
		value = shortText(n)
	}
	about := strings.ToLower(attribute(n, "class") + " " + attribute(n, "itemprop") + " " + attribute(n, "property"))
	f.times = append(f.times, timeTag{value: value,
		published: hasAttribute(n, "pubdate") || strings.Contains(about, "publish") || strings.Contains(about, "entry-date") || strings.Contains(about, "posted"),
		modified:  strings.Contains(about, "modif") || strings.Contains(about, "updat")})
}

func hasAttribute(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// datedClasses are words of class names by which a page marks its date.
var datedClasses = [...]string{"publish", "pubdate", "posted-on", "post-date", "postdate", "entry-date", "article-date", "date-published",
	"byline-date", "timestamp", "post-meta", "entry-meta", "article-meta", "date"}

// datedMost is how many letters, and how many nodes, an element with a date may hold.
const datedMost = 120

// addDated notes an element whose itemprop or class says that it holds the date.
func (f *pageFacts) addDated(n *html.Node) {
	if prop := attribute(n, "itemprop"); len(f.times) < timesMost && (prop == "datePublished" || prop == "dateCreated") {
		value := attribute(n, "content")
		if value == "" {
			value = attribute(n, "datetime")
		}
		if value == "" {
			value = shortText(n)
		}
		f.times = append(f.times, timeTag{value: value, published: true})
		return
	}
	class := strings.ToLower(attribute(n, "class"))
	if class == "" || n.DataAtom == atom.Body || len(f.times) == timesMost {
		return
	}
	for _, word := range datedClasses {
		if !strings.Contains(class, word) {
			continue
		}
		if text := shortText(n); text != "" {
			if date := dateWithin(text); date != "" {
				f.times = append(f.times, timeTag{value: date, modified: strings.Contains(strings.ToLower(text), "updated")})
			}
		}
		return
	}
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
		return b.Len() <= datedMost && nodes <= datedMost
	})
	if b.Len() > datedMost || nodes > datedMost {
		return ""
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// pageDate is a date as machines write it, else as people do.
func pageDate(told string) string {
	told = strings.TrimSpace(told)
	if told == "" || len(told) > datedMost {
		return ""
	}
	if date := publishedDate(told); date != "" {
		return sane(date)
	}
	return sane(dateWithin(told))
}

// firstYear is the first year that a page's date may have.
const firstYear = 1990

// sane leaves out dates that no page on the web can have.
func sane(date string) string {
	if len(date) < len(time.DateOnly) {
		return ""
	}
	if year, err := strconv.Atoi(date[:4]); err != nil || year < firstYear || year > 2100 {
		return ""
	}
	return date
}

// addressDate is the date in an address: "/2031/02/03/", "/2031-02-03-".
func addressDate(address string) string {
	for i := 0; i+10 < len(address); i++ {
		if address[i] != '/' {
			continue
		}
		part := address[i+1:]
		if len(part) < 10 || part[4] != '/' && part[4] != '-' || part[7] != part[4] {
			continue
		}
		if date := sane(numericDate(part[:4], part[5:7], part[8:10])); date != "" {
			return date
		}
	}
	return ""
}

const (
	// afterTitle is how many lines below the title are searched for a date.
	afterTitle = 25
	// beforeTitle is how many above it.
	beforeTitle = 8
)

// titlesMost is how many times a page's title is looked for on it: menus, breadcrumbs
// and tables of contents repeat it.
const titlesMost = 6

// visibleDate is the first date that stands in a short line near the title: below it,
// else above it. A page that does not show its title is searched from the top.
func visibleDate(lines []string, title string) string {
	var at []int
	for i, l := range lines {
		if title != "" && len(at) < titlesMost && strings.EqualFold(l, title) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		at = []int{0}
	}
	for _, from := range at {
		for _, l := range lines[from:min(len(lines), from+afterTitle)] {
			if date := lineDate(l); date != "" {
				return date
			}
		}
		for i := from - 1; i >= 0 && i >= from-beforeTitle; i-- {
			if date := lineDate(lines[i]); date != "" {
				return date
			}
		}
	}
	return ""
}

// lineDate is the date of a line that is short enough to be a date's.
func lineDate(l string) string {
	if lower := strings.ToLower(l); len(l) > datedMost || strings.Contains(lower, "©") || strings.Contains(lower, "copyright") {
		return ""
	}
	return pageDate(l)
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
	"nov": 11, "dec": 12,
	"januar": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
	"janvier": 1, "février": 2, "mars": 3, "avril": 4, "juin": 6, "juillet": 7, "août": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12,
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
	"gennaio": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9, "ottobre": 10, "dicembre": 12,
	"января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8, "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
}

// dateWithin is the first date in a line that people wrote: "3 February 2031",
// "Feb. 3, 2031", "2031-02-03", "03.02.2031". Where day and month could be exchanged
// ("2/3/2031") it is none.
func dateWithin(s string) string {
	words := wordsOf(strings.NewReplacer("-", " - ", ".", " . ").Replace(s), shapeMost*3)
	for i := range words {
		if i+2 >= len(words) {
			break
		}
		a, b, c := strings.ToLower(words[i].text), strings.ToLower(words[i+1].text), words[i+2].text
		if month := months[a]; month > 0 {
			if date := calendar(c, month, dayOf(b)); date != "" {
				return date
			}
		}
		if month := months[b]; month > 0 {
			if date := calendar(c, month, dayOf(a)); date != "" {
				return date
			}
		}
		mark := strings.TrimSpace(words[i+1].before)
		if mark == "" || strings.TrimSpace(words[i+2].before) != mark {
			continue
		}
		if date := numericDate(words[i].text, words[i+1].text, c); date != "" && (mark == "-" || mark == "/" || mark == ".") {
			return date
		}
		if day, month := dayOf(a), dayOf(b); mark == "." || day > 12 && mark == "/" {
			if date := calendar(c, month, day); date != "" {
				return date
			}
		} else if mark == "/" && month > 12 {
			if date := calendar(c, day, month); date != "" {
				return date
			}
		}
	}
	return ""
}

// numericDate is the date of a year, a month and a day in figures.
func numericDate(year, month, day string) string {
	if len(year) != 4 {
		return ""
	}
	m, _ := strconv.Atoi(month)
	return calendar(year, m, dayOf(day))
}

func dayOf(s string) int {
	s = strings.TrimRight(s, "stndrhº")
	n, err := strconv.Atoi(s)
	if err != nil || len(s) > 2 {
		return 0
	}
	return n
}

// calendar is the date, where the calendar has it.
func calendar(year string, month, day int) string {
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 || month < 1 || month > 12 || day < 1 || day > 31 {
		return ""
	}
	at := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if at.Day() != day {
		return ""
	}
	return at.Format(time.DateOnly)
}
