package extract

import (
	"encoding/json"
	"sort"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The facts that a page tells about itself, besides its text.
type pageFacts struct {
	meta      map[string]string // content of meta elements, by lower-case name, property or itemprop; the first counts
	linked    linkedData        // what its JSON-LD says of the article
	headings  []heading         // its h1 elements, and h2 where it has no h1
	titleTag  string
	canonical string
	language  string    // of the html element
	times     []timeTag // in the order of the document
	otherDate string    // of a meta element that only its words tell
	order     dayOrder  // of its dates in figures

	headingsSeen int          // headings so far
	scripts      []*html.Node // those that are no JSON-LD
}

type heading struct {
	text  string
	level int
	seen  int // how many headings there are up to and with it
}

// headingsMost is how many headings are kept.
const headingsMost = 12

// factsOf gathers a page's facts; it must see the document before it is cleaned.
func factsOf(doc *html.Node) *pageFacts {
	f := &pageFacts{meta: map[string]string{}}
	visit(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		switch n.DataAtom {
		case atom.Html:
			f.language = attribute(n, "lang")
		case atom.Meta:
			f.addMeta(n)
		case atom.Title:
			if f.titleTag == "" && n.FirstChild != nil {
				f.titleTag = strings.Join(strings.Fields(n.FirstChild.Data), " ")
			}
			return false
		case atom.Link:
			if attribute(n, "rel") == "canonical" && f.canonical == "" {
				f.canonical = attribute(n, "href")
			}
		case atom.Script:
			switch kind := attribute(n, "type"); {
			case n.FirstChild == nil:
			case strings.HasPrefix(kind, "application/ld+json"):
				f.linked.read(n.FirstChild.Data)
			default:
				f.scripts = append(f.scripts, n)
			}
			return false
		case atom.H1, atom.H2:
			f.addHeading(n)
		case atom.Time:
			f.addTime(n)
		case atom.Style, atom.Template, atom.Svg:
			return false
		default:
			f.addDated(n)
		}
		return true
	})
	return f
}

func (f *pageFacts) addMeta(n *html.Node) {
	content := strings.TrimSpace(attribute(n, "content"))
	for _, key := range [...]string{"name", "property", "itemprop", "http-equiv"} {
		name := strings.ToLower(attribute(n, key))
		if name == "" || content == "" {
			continue
		}
		if _, told := f.meta[name]; !told {
			f.meta[name] = content
		}
		if f.otherDate == "" && otherPublished(name) {
			f.otherDate = content
		}
	}
}

func (f *pageFacts) addHeading(n *html.Node) {
	text := lineOf(n)
	if text == "" {
		return
	}
	f.headingsSeen++
	if len(f.headings) < headingsMost {
		f.headings = append(f.headings, heading{text, int(n.Data[1] - '0'), f.headingsSeen})
	}
}

// A linkedData is what the JSON-LD of a page says of its article
// (https://schema.org/NewsArticle).
type linkedData struct {
	headline, published, modified, publisher, language, body string
	authors                                                  []string
	origins                                                  []string // names and addresses of isBasedOn and citation
}

// articleKinds are the types that an article goes by, from the surest to the least.
var articleKinds = []string{"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting", "Article", "BlogPosting",
	"OpinionNewsArticle", "TechArticle", "ScholarlyArticle", "Report", "SocialMediaPosting", "WebPage"}

// linkedDepth is how deep objects of JSON-LD are looked into.
const linkedDepth = 8

// read takes in one script. A script that is no JSON gives what stands after the keys
// that matter.
func (d *linkedData) read(script string) {
	script = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' ' // line breaks within strings are common, and no JSON
		}
		return r
	}, strings.Trim(strings.TrimSpace(script), ";"))
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		d.fill(map[string]any{"datePublished": quotedAfter(script, `"datePublished"`), "headline": quotedAfter(script, `"headline"`),
			"dateModified": quotedAfter(script, `"dateModified"`)})
		return
	}
	var found []map[string]any
	collect(value, &found, 0)
	sort.SliceStable(found, func(i, j int) bool { return kindRank(found[i]) < kindRank(found[j]) })
	for _, object := range found {
		if kindRank(object) < len(articleKinds) {
			d.fill(object)
		}
	}
}

// collect gathers the objects of a JSON-LD value that have a type.
func collect(value any, found *[]map[string]any, depth int) {
	if depth > linkedDepth {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, item := range v {
			collect(item, found, depth+1)
		}
	case map[string]any:
		if v["@type"] != nil {
			*found = append(*found, v)
		}
		collect(v["@graph"], found, depth+1)
		collect(v["mainEntity"], found, depth+1)
		collect(v["mainEntityOfPage"], found, depth+1)
	}
}

func kindRank(object map[string]any) int {
	best := len(articleKinds)
	for _, kind := range texts(object["@type"]) {
		for i, known := range articleKinds {
			if kind == known && i < best {
				best = i
			}
		}
	}
	return best
}

// fill takes what object tells where nothing was told before.
func (d *linkedData) fill(object map[string]any) {
	set := func(to *string, keys ...string) {
		for _, key := range keys {
			if all := texts(object[key]); *to == "" && len(all) > 0 {
				*to = all[0]
			}
		}
	}
	set(&d.headline, "headline", "name")
	set(&d.published, "datePublished", "dateCreated")
	set(&d.modified, "dateModified")
	set(&d.publisher, "publisher")
	set(&d.language, "inLanguage")
	set(&d.body, "articleBody")
	if len(d.authors) == 0 {
		d.authors = texts(object["author"])
	}
	d.origins = append(d.origins, append(texts(object["isBasedOn"]), texts(object["citation"])...)...)
}

// texts are the strings of a value: itself, those of a list, or the names of objects.
func texts(value any) []string {
	switch v := value.(type) {
	case string:
		if v = strings.Join(strings.Fields(html.UnescapeString(v)), " "); v != "" {
			return []string{v}
		}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, texts(item)...)
		}
		return all
	case map[string]any:
		for _, key := range [...]string{"name", "headline", "url", "@id"} {
			if named := texts(v[key]); len(named) > 0 {
				return named
			}
		}
	}
	return nil
}

// quotedAfter is the quoted value after a key in broken JSON.
func quotedAfter(script, key string) string {
	_, rest, ok := strings.Cut(script, key)
	if !ok {
		return ""
	}
	rest = strings.TrimLeft(rest, " :\t")
	if !strings.HasPrefix(rest, `"`) {
		return ""
	}
	value, _, ok := strings.Cut(rest[1:], `"`)
	if !ok || len(value) > 300 {
		return ""
	}
	return value
}
