package extract

import (
	"strings"
	"time"

	"golang.org/x/net/html"
)

// publishedNames are the meta elements that tell when a page was published, the
// surest first.
var publishedNames = [...]string{"article:published_time", "og:article:published_time", "article:published", "datepublished",
	"parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "publish_date", "published_date", "publication_date",
	"pubdate", "published", "dcterms.created", "dc.date.issued", "dcterms.issued", "dc.date.created", "dc.date", "dcterms.date",
	"citation_publication_date", "citation_date", "citation_online_date", "date", "article.published", "cxenseparse:recs:publishtime",
	"article_date_original", "originalpublicationdate", "bt:pubdate", "rnews:datepublished", "og:pubdate", "created",
	"article:created_time", "dc.created", "datecreated", "release_date", "published-date"}

// modifiedNames are those that tell of its last change.
var modifiedNames = [...]string{"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified",
	"article:updated_time", "updated_time", "last-modified", "lastmod", "updated"}

// published is when the page says the article was published: RFC 3339 with the zone
// that it tells, or a date; empty where it does not say.
//
// What machines read goes first: JSON-LD, meta elements, microdata; then the address,
// then what readers see near the title, then other marked times, then a date that the
// page's scripts agree on, then the last change. A time in UTC beside a local date that
// differs by a day gives that date: the page's own day is kept. A date that readers see
// and that is earlier than the machines' is the day of publication; the other is that of
// a move to another system.
func (f *pageFacts) published(address, title string, lines []string) string {
	f.order = f.dayOrder(address, lines)
	written := addressDate(address)
	seen := f.seenDate(title, lines)
	machine := f.machineDate()
	if machine == "" {
		if told := firstOf(written, seen, f.timeDate(unsaid)); told != "" {
			return told
		}
		return firstOf(f.scriptDate(), f.modified(), f.visibleDate(lines, title, saysModified), f.timeDate(saysModified))
	}
	for _, local := range [...]string{written, seen} {
		if days, ok := daysBetween(local, machine); ok && days != 0 && (days >= -1 && days <= 1 && !offset(machine) || days > 1) {
			return local
		}
	}
	return machine
}

// machineDate is the date of publication that the page tells machines.
func (f *pageFacts) machineDate() string {
	if date := f.date(f.linked.published); date != "" {
		return date
	}
	for _, name := range publishedNames {
		if date := f.date(f.meta[name]); date != "" {
			return date
		}
	}
	for i := range f.times {
		if t := &f.times[i]; t.machine && t.role == saysPublished {
			if date := f.date(t.value); date != "" {
				return date
			}
		}
	}
	return f.date(f.otherDate)
}

// modified is when the page tells machines that it was last changed.
func (f *pageFacts) modified() string {
	if date := f.date(f.linked.modified); date != "" {
		return date
	}
	for _, name := range modifiedNames {
		if date := f.date(f.meta[name]); date != "" {
			return date
		}
	}
	for i := range f.times {
		if t := &f.times[i]; t.machine && t.role == saysModified {
			if date := f.date(t.value); date != "" {
				return date
			}
		}
	}
	return ""
}

// date is a told date in the page's own order of day and month.
func (f *pageFacts) date(told string) string { return pageDate(told, f.order) }

// timeDate is the first date of the page's marked times with a role.
func (f *pageFacts) timeDate(role dateRole) string {
	for i := range f.times {
		if t := &f.times[i]; t.role == role || role == unsaid && t.role == saysPublished {
			if date := f.date(t.value); date != "" {
				return date
			}
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

// dayOrder is whether the day or the month stands first in the page's dates in figures:
// as a date on it shows in which the two cannot be exchanged, else as the country does
// that its address or its language names. Pages that show neither leave it unknown.
func (f *pageFacts) dayOrder(address string, lines []string) dayOrder {
	for _, l := range lines[:min(len(lines), orderLines)] {
		if len(l) <= datedMost && strings.Count(l, "/") >= 2 {
			if order := shownOrder(l); order != orderUnknown {
				return order
			}
		}
	}
	host := domain(address)
	if dayFirstHosts[host[strings.LastIndexByte(host, '.')+1:]] {
		return dayFirst
	}
	language, country, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(firstOf(f.language, f.meta["og:locale"])), "_", "-"), "-")
	switch {
	case country == "us":
		return monthFirst
	case language == "en" && country != "", language != "" && language != "en":
		return dayFirst
	}
	return orderUnknown
}

// orderLines is how many lines of a page are searched for the order of its dates.
const orderLines = 400

// dayFirstHosts are the ends of addresses of countries that write English and the day first.
var dayFirstHosts = wordSet("uk au nz ie in za sg my ng ke pk bd lk gh mt")

// shownOrder is the order of a date in figures of which one is more than 12.
func shownOrder(l string) dayOrder {
	tokens := dateTokens(l)
	for i := 0; i+2 < len(tokens); i++ {
		a, b, c := &tokens[i], &tokens[i+1], &tokens[i+2]
		if b.before != "/" || c.before != "/" || c.end-c.start != 4 {
			continue
		}
		switch {
		case a.number > 12 && a.number <= 31 && b.number >= 1 && b.number <= 12:
			return dayFirst
		case b.number > 12 && b.number <= 31 && a.number >= 1 && a.number <= 12:
			return monthFirst
		}
	}
	return orderUnknown
}

// addressDate is the date in an address: "/2031/02/03/", "/2031-02-03-", "/20310203/".
func addressDate(address string) string {
	for i := 0; i+8 < len(address); i++ {
		if address[i] != '/' {
			continue
		}
		part := address[i+1:]
		if len(part) >= 10 && (part[4] == '/' || part[4] == '-') && part[7] == part[4] {
			if tokens := dateTokens(part[:10]); len(tokens) == 3 && tokens[0].end == 4 && tokens[1].number > 0 && tokens[2].number > 0 {
				if date := calendar(tokens[0].number, tokens[1].number, tokens[2].number); date != "" {
					return date
				}
			}
		}
		if figures, _, _ := strings.Cut(part, "/"); len(figures) == 8 {
			if date := pageDate(figures, orderUnknown); date != "" {
				return date
			}
		}
	}
	return ""
}

// scriptKeys are the names by which scripts of pages hold the time of publication.
var scriptKeys = [...]string{`datePublished`, `publishedAt`, `publishDate`, `publishedDate`, `published_at`, `publish_date`, `published_date`,
	`publicationDate`, `publishedTime`, `firstPublished`, `firstPublishedAt`, `date_published`, `pubDate`}

// scriptBytes is how much of a page's scripts is searched.
const scriptBytes = 1 << 20

// scriptDate is the date that the page's scripts give to one of scriptKeys, where all of
// them give the same day: scripts that hold several days hold other articles too.
func (f *pageFacts) scriptDate() string {
	date, left := "", scriptBytes
	for _, script := range f.scripts {
		text := script.FirstChild.Data
		text = cutAtRune(text, min(len(text), left))
		left -= len(text)
		for _, key := range scriptKeys {
			for at := 0; ; {
				i := strings.Index(text[at:], key)
				if i < 0 {
					break
				}
				at += i + len(key)
				told := f.date(valueAfter(text[at:min(len(text), at+60)]))
				switch {
				case told == "":
				case date == "":
					date = told
				case date[:len(time.DateOnly)] != told[:len(time.DateOnly)]:
					return ""
				}
			}
		}
	}
	return date
}

// valueAfter is the value after a key of JSON, which may be quoted within a string.
func valueAfter(s string) string {
	s = strings.TrimLeft(s, `\"'`)
	if !strings.HasPrefix(s, ":") {
		return ""
	}
	s = strings.TrimLeft(s, `: \"'`)
	if end := strings.IndexAny(s, `"'\,}`); end >= 0 {
		return s[:end]
	}
	return ""
}

// otherPublished tells the name of a meta element that no list has and that says by its
// words that it is the date of publication: "w-published-date".
func otherPublished(name string) bool {
	return strings.Contains(name, "publi") && (strings.Contains(name, "date") || strings.Contains(name, "time")) &&
		!hasStem(name, modifiedStems[:])
}

func isElement(n *html.Node) bool { return n != nil && n.Type == html.ElementNode }
