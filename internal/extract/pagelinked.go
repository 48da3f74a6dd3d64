package extract

import (
	"encoding/json"
	"slices"
	"sort"
	"strings"

	"golang.org/x/net/html"
)

// A linkedData is what the JSON-LD of a page says of its article
// (https://schema.org/NewsArticle).
type linkedData struct {
	headline, published, modified, publisher, language, section string

	authors []string
	origins []string // names and addresses of isBasedOn, citation and sourceOrganization
	body    []string // articleBody, or the headlines and bodies of a live blog's posts
	article bool     // it tells of an article
	video   bool     // it tells of a video by itself
	paid    bool     // the article is not free to read
}

// articleKinds are the types that an article goes by, from the surest to the least.
var articleKinds = []string{"NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting", "Article", "BlogPosting",
	"OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "AdvertiserContentArticle", "SatiricalArticle", "TechArticle",
	"ScholarlyArticle", "MedicalScholarlyArticle", "Report", "SocialMediaPosting", "DiscussionForumPosting", "Review", "Recipe", "HowTo"}

// pageKinds are types that tell of a page or of any work; they count where no article is told of.
var pageKinds = []string{"CreativeWork", "MedicalWebPage", "ItemPage", "WebPage"}

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
		rank := kindRank(object)
		if rank < len(articleKinds)+len(pageKinds) {
			d.fill(object)
		}
		d.article = d.article || rank < len(articleKinds)
		d.video = d.video || slices.Contains(texts(object["@type"]), "VideoObject")
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

// kindRank is where an object's type stands among articleKinds and, after them, pageKinds.
func kindRank(object map[string]any) int {
	best := len(articleKinds) + len(pageKinds)
	for _, kind := range texts(object["@type"]) {
		if i := slices.Index(articleKinds, kind); i >= 0 {
			best = min(best, i)
		} else if i := slices.Index(pageKinds, kind); i >= 0 {
			best = min(best, len(articleKinds)+i)
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
	set(&d.section, "articleSection")
	if len(d.authors) == 0 {
		d.authors = texts(object["author"])
	}
	for _, key := range [...]string{"isBasedOn", "isBasedOnUrl", "citation", "sourceOrganization"} {
		d.origins = append(d.origins, texts(object[key])...)
	}
	if len(d.body) == 0 {
		d.body = bodyOf(object)
	}
	switch free := object["isAccessibleForFree"].(type) {
	case bool:
		d.paid = d.paid || !free
	case string:
		d.paid = d.paid || strings.EqualFold(free, "false")
	}
}

// bodyOf is the text of an object: its articleBody, or the headlines and bodies of a live
// blog's posts in the order given.
func bodyOf(object map[string]any) []string {
	if body, ok := object["articleBody"].(string); ok && strings.TrimSpace(body) != "" {
		return []string{body}
	}
	var body []string
	posts, _ := object["liveBlogUpdate"].([]any)
	for _, post := range posts {
		if post, ok := post.(map[string]any); ok {
			for _, key := range [...]string{"headline", "articleBody"} {
				if text, ok := post[key].(string); ok {
					body = append(body, text)
				}
			}
		}
	}
	return body
}

// bodyLines are the lines of the body, parts of which may hold HTML.
func (d *linkedData) bodyLines() []string {
	var lines []string
	for _, part := range d.body {
		if strings.Contains(part, "</") {
			if doc, err := parseHTML([]byte(part)); err == nil {
				lines = append(lines, textLines(doc)...)
				continue
			}
		}
		w := &lineWriter{}
		for l := range strings.Lines(html.UnescapeString(part)) {
			w.text(l)
			w.end()
		}
		lines = append(lines, w.lines...)
	}
	return lines
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
