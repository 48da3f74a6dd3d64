// Package cite turns the evidence of a dossier into what a reader can look up:
// the number of the article, its outlet, its origin, and the very words.
package cite

import (
	"path"
	"strconv"
	"strings"

	"gainsay"
	"gainsay/internal/present/wording"
)

// A Book looks up the articles of one dossier. Articles are numbered from 1, in
// the order of Dossier.Readings.
type Book struct {
	Dossier *gainsay.Dossier
	numbers map[source]int
	names   map[string]int // file, and ID where no file has that name
	bases   map[string]int // last elements of files, and how many articles' files end so
	origins []int          // of each article, from 0; -1 when not known
}

// A source names an article: copies of one text share its ID, and lines of one
// file its name.
type source struct{ id, file string }

// New reads the articles and groups of the dossier.
func New(d *gainsay.Dossier) *Book {
	b := &Book{Dossier: d, numbers: map[source]int{}, names: map[string]int{}, bases: map[string]int{}, origins: make([]int, len(d.Readings))}
	shared := map[string]bool{}
	for i := range d.Readings {
		a := &d.Readings[i].Article
		for _, key := range []source{{a.ID, a.File}, {a.ID, ""}} {
			if b.numbers[key] == 0 {
				b.numbers[key] = i + 1
			}
		}
		shared[a.File] = shared[a.File] || b.names[a.File] != 0
		b.names[a.File] = i + 1
		b.bases[path.Base(a.File)]++
		b.origins[i] = -1
	}
	for file, many := range shared {
		if many || file == "" { // names no single article
			delete(b.names, file)
		}
	}
	for i := range d.Readings {
		if id := d.Readings[i].Article.ID; b.names[id] == 0 {
			b.names[id] = i + 1
		}
	}
	for origin, group := range d.Groups {
		for _, name := range group {
			if n := b.names[name]; n > 0 {
				b.origins[n-1] = origin
			}
		}
	}
	return b
}

// Number is the number of the evidence's article, 0 when the dossier has none such.
func (b *Book) Number(e gainsay.Evidence) int {
	if n := b.numbers[source{e.Article, e.File}]; n > 0 {
		return n
	}
	return b.numbers[source{e.Article, ""}]
}

// Named is the number of the article that a lineage or a group names, 0 when it
// names something outside the story.
func (b *Book) Named(name string) int { return b.names[name] }

// Reading is the article of that number.
func (b *Book) Reading(number int) *gainsay.Reading { return &b.Dossier.Readings[number-1] }

// Origin is the origin of an article's main text, counted from 0; -1 when not known.
func (b *Book) Origin(number int) int {
	if number < 1 {
		return -1
	}
	return b.origins[number-1]
}

// Date is when the evidence's article was published, empty when not known.
func (b *Book) Date(e gainsay.Evidence) string {
	n := b.Number(e)
	if n == 0 {
		return ""
	}
	return b.Reading(n).Article.Published
}

// Words are the words that the evidence points to, as they stand in the article.
func (b *Book) Words(e gainsay.Evidence) string {
	n := b.Number(e)
	if n == 0 {
		return ""
	}
	return e.Span.In(b.Reading(n).Article.Text)
}

// Outlet names the outlet of an article; where it is not known, the domain or the file.
func (b *Book) Outlet(number int) string {
	if number == 0 {
		return ""
	}
	return Outlet(&b.Reading(number).Article)
}

// Outlet names who published the article; where that is not known, its file.
func Outlet(a *gainsay.Article) string {
	if name, known := publisher(a); known {
		return name
	}
	if base := path.Base(a.File); a.File != "" {
		return stem(strings.TrimSuffix(base, path.Ext(base)))
	}
	return "article"
}

// A name of a file that stands for an outlet is longer than mostStem only where
// a machine gave it; its ends tell it from others.
const (
	mostStem  = 16
	stemStart = 6
	stemEnd   = 5
)

func stem(name string) string {
	letters := []rune(name)
	if len(letters) <= mostStem {
		return name
	}
	return string(letters[:stemStart]) + ellipsis + string(letters[len(letters)-stemEnd:])
}

// publisher is the name of the outlet, or else its domain.
func publisher(a *gainsay.Article) (name string, known bool) {
	for _, name := range []string{a.Outlet.Name, a.Outlet.Domain} {
		if strings.TrimSpace(name) != "" {
			return name, true
		}
	}
	return "", false
}

// Place says where the words stand: "2:310" is article 2, byte 310. Evidence
// without words is the whole article, "2".
func (b *Book) Place(e gainsay.Evidence) string {
	if e.Span.Empty() {
		return strconv.Itoa(b.Number(e))
	}
	return strconv.Itoa(b.Number(e)) + ":" + strconv.Itoa(e.Span.Start)
}

// Label names the outlet and the place: "Coast Daily 2:310".
func (b *Book) Label(e gainsay.Evidence) string {
	if b.Number(e) == 0 {
		return e.File
	}
	return b.Outlet(b.Number(e)) + " " + b.Place(e)
}

// Source names an article or an origin that a lineage names: "Coast Daily 2",
// or the name as printed.
func (b *Book) Source(name string) string {
	if n := b.Named(name); n > 0 {
		return b.Outlet(n) + " " + strconv.Itoa(n)
	}
	return name
}

// File is the last element of an article's file, or the whole name where
// another article's file ends alike; empty when the article came without a
// file, or when the file stands already for its outlet.
func (b *Book) File(number int) string {
	a := &b.Reading(number).Article
	file := a.File
	if _, known := publisher(a); !known && Outlet(a) == strings.TrimSuffix(path.Base(file), path.Ext(file)) {
		return ""
	}
	if base := path.Base(file); file != "" && b.bases[base] == 1 {
		return base
	}
	return file
}

// Why says how a text came to where it is: the reason given, in which articles
// are named as everywhere on screen, and the share where the reason lacks it.
func (b *Book) Why(l gainsay.Lineage) string {
	why := wording.Why(l)
	for i := range b.Dossier.Readings {
		if file := b.Dossier.Readings[i].Article.File; b.names[file] == i+1 && file != "" {
			why = strings.ReplaceAll(why, file, b.Source(file))
		}
	}
	return wording.Visible(why)
}

// Counts says in words how many reports, outlets and origins the story has.
// Origins are named with the given noun.
func (b *Book) Counts(origin string) []string {
	seen := map[string]bool{}
	unknown := false
	for i := range b.Dossier.Readings {
		name, known := publisher(&b.Dossier.Readings[i].Article)
		if known {
			seen[strings.ToLower(name)] = true
		}
		unknown = unknown || !known
	}
	facts := []string{wording.Count(len(b.Dossier.Readings), "report")}
	switch {
	case len(seen) > 0 && unknown:
		facts = append(facts, wording.Count(len(seen), "named outlet"))
	case len(seen) > 0:
		facts = append(facts, wording.Count(len(seen), "outlet"))
	}
	if n := b.Dossier.Story.Origins; n > 0 {
		facts = append(facts, wording.Count(n, origin))
	}
	if period := wording.Period(b.Published()); period != "" {
		facts = append(facts, period)
	}
	return facts
}

// Published lists when the articles were published, where that is known.
func (b *Book) Published() []string {
	var dates []string
	for i := range b.Dossier.Readings {
		if p := b.Dossier.Readings[i].Article.Published; p != "" {
			dates = append(dates, p)
		}
	}
	return dates
}

// Copies is evidence that comes from one origin.
type Copies struct {
	Origin   int // -1 when not known; such evidence is never taken together
	Evidence []gainsay.Evidence
}

// ByOrigin puts evidence of one origin together, in order of first appearance.
func (b *Book) ByOrigin(all []gainsay.Evidence) []Copies {
	var out []Copies
	at := map[int]int{}
	for _, e := range all {
		origin := b.Origin(b.Number(e))
		i, ok := at[origin]
		if !ok || origin < 0 {
			i = len(out)
			at[origin] = i
			out = append(out, Copies{Origin: origin})
		}
		out[i].Evidence = append(out[i].Evidence, e)
	}
	return out
}
