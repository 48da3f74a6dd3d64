package extract

import (
	"net/url"
	"slices"
	"strings"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"gainsay"
)

// page makes an article of a web page.
func (x *Extractor) page(raw gainsay.Raw) (gainsay.Article, error) {
	op := "extract " + raw.Name()
	raw.Bytes = transcode(raw.Bytes, raw.Charset)
	doc, err := parsePage(raw.Bytes)
	if err != nil {
		return gainsay.Article{}, gainsay.E(gainsay.Invalid, op, "%w", err)
	}
	settle(doc)
	facts := factsOf(doc)
	top := textLines(doc)
	lines, credits, err := facts.report(doc, raw.Bytes)
	if err != nil {
		return gainsay.Article{}, gainsay.E(gainsay.Invalid, op, "holds no article: %w", err)
	}
	address := firstOf(raw.URL, facts.canonical, facts.meta["og:url"])
	told := raw
	told.URL = absolute(address)
	told.Title = firstOf(raw.Title, facts.title())
	told.Outlet = firstOf(raw.Outlet, facts.siteName())
	told.Published = publishedDate(raw.Published)
	if told.Published == "" {
		told.Published = facts.published(address, told.Title, top)
	}
	told.Modified = publishedDate(raw.Modified)
	if told.Modified == "" {
		told.Modified = facts.modified()
	}
	told.Section = firstOf(raw.Section, facts.section())
	marked := x.trim(lines, told.Title)
	if marked == nil {
		return gainsay.Article{}, gainsay.E(gainsay.Invalid, op, "holds no article: there is nothing on it but page furniture")
	}
	article := x.article(told, marked)
	if len(article.Authors) == 0 {
		article.Authors = facts.authors()
	}
	if article.Language == "" {
		article.Language = facts.pageLanguage()
	}
	if canonical := absolute(facts.canonical); canonical != article.URL {
		article.Canonical = canonical
	}
	article.Origins = append(article.Origins, x.aside(credits, x.outletName(told), article.Origins)...)
	article.Origins = append(article.Origins, x.origins.linked(facts.originsTold(raw.URL), article)...)
	return article, nil
}

func firstOf(told ...string) string {
	for _, t := range told {
		if t != "" {
			return t
		}
	}
	return ""
}

// absolute is the address if it is a whole one.
func absolute(address string) string {
	if u, err := url.Parse(address); err != nil || u.Host == "" {
		return ""
	}
	return address
}

const (
	// secondShare is the part of the page's prose that the report's container must hold;
	// below it a second opinion is heard.
	secondShare = 0.7
	// secondMore is how much longer the second opinion must be to be taken.
	secondMore = 1.25
	// secondBytes is the largest page for which it is asked: go-readability grows faster than the page.
	secondBytes = 2 << 20
)

// report finds the report in a document and gives its lines and the credits beside it.
// Where the container that was found holds too small a part of the page's prose,
// go-readability is asked too; where the articleBody of JSON-LD or the posts of a live
// blog are much longer, they are taken. It changes doc.
func (f *pageFacts) report(doc *html.Node, page []byte) (lines, credits []string, err error) {
	cut, all := clean(doc)
	body, prose := container(doc)
	if body != nil {
		thin(body)
		lines = textLines(body)
	}
	if float64(prose) < secondShare*float64(all) && len(page) <= secondBytes {
		if second := secondOpinion(page); size(second) > int(secondMore*float64(size(lines))) {
			lines = second
		}
	}
	if told := f.linked.bodyLines(); size(told) > 2*size(lines) {
		lines = told
	}
	return lines, f.creditLines(cut, body, f.title()), f.refuse(doc, body, lines)
}

// secondOpinion is the report as go-readability finds it.
func secondOpinion(page []byte) []string {
	doc, err := parsePage(page)
	if err != nil {
		return nil
	}
	parser := readability.NewParser()
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil || found.Node == nil {
		return nil
	}
	return textLines(found.Node)
}

func size(lines []string) int {
	n := 0
	for _, l := range lines {
		n += len(l)
	}
	return n
}

// section is the part of the outlet that the page says it stands in.
func (f *pageFacts) section() string {
	told := firstOf(f.linked.section, f.meta["article:section"], f.meta["parsely-section"], f.meta["section"])
	if len(told) > 100 || strings.Contains(told, "://") {
		return ""
	}
	return strings.ToValidUTF8(told, "\uFFFD")
}

// trim joins the lines of a page's text, marks its furniture, and leaves out what surely
// is no report at its two ends: the title again, menus, and teasers. What may be wanted
// (credits, notices, captions) stays and is marked. Nothing left gives nil.
func (x *Extractor) trim(lines []string, title string) *page {
	p := x.cues.mark(strings.Join(lines, "\n"), title)
	first, last := 0, len(p.lines)
	for first < last && p.lines[first].trims() {
		first++
	}
	for last > first && p.lines[last-1].trims() {
		last--
	}
	switch {
	case first == last:
		return nil
	case first == 0 && last == len(p.lines):
		return p
	}
	return x.cues.mark(p.text[p.lines[first].span.Start:p.lines[last-1].span.End], title)
}

func (l *line) trims() bool {
	return l.title || l.kind == gainsay.Navigation || l.kind == gainsay.Teaser
}

// mostTold is how many authors, and how many origins, are taken from what a page tells
// machines: lists without end are no credits.
const mostTold = 100

// authors are the names of those who wrote the article, as the page tells them.
func (f *pageFacts) authors() []string {
	told := f.linked.authors
	if len(told) == 0 {
		for _, name := range [...]string{"author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author"} {
			if value := f.meta[name]; value != "" {
				told = []string{value}
				break
			}
		}
	}
	var authors []string
	for _, a := range told[:min(len(told), mostTold)] {
		a = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(a), "By "), "by ")
		if a != "" && !strings.Contains(a, "://") && len(a) < 100 && !slices.Contains(authors, a) {
			authors = append(authors, a)
		}
	}
	return authors
}

// pageLanguage is the language that the page says it is in, as ISO 639-1.
func (f *pageFacts) pageLanguage() string {
	told := firstOf(f.language, f.linked.language, f.meta["og:locale"], f.meta["content-language"])
	return isoLanguage(told)
}

// isoLanguage is the ISO 639-1 part of a told language: "en" of "en-GB".
func isoLanguage(told string) string {
	if len(told) >= 2 && (len(told) == 2 || told[2] == '-' || told[2] == '_') && letters(told[:2]) == 2 {
		return strings.ToLower(told[:2])
	}
	return ""
}

// linked are the origins that names or addresses tell (a page's JSON-LD, an RSS item's
// source), but for those that the text declares and the outlet itself. They have no
// words in the text.
func (o *originBook) linked(names []string, article gainsay.Article) []gainsay.DeclaredOrigin {
	seen := map[string]bool{bare(article.Outlet.Name): true, bare(o.full(article.Outlet.Name)): true, bare(o.full(article.Outlet.Domain)): true}
	for _, d := range article.Origins {
		if d.Kind == gainsay.OriginText || d.Kind == gainsay.OriginLink {
			seen[bare(o.full(d.Name))] = true
		}
	}
	var found []gainsay.DeclaredOrigin
	for _, told := range names[:min(len(names), mostTold)] {
		name := told
		if host := domain(told); host != "" {
			name = host
		}
		full := bare(o.full(name))
		if name == "" || seen[full] || name == article.Outlet.Domain {
			continue
		}
		seen[full] = true
		found = append(found, gainsay.DeclaredOrigin{Name: o.full(name), Kind: gainsay.OriginLink})
	}
	return found
}

// full is the outlet's name in full where the table of the world knows it.
func (o *originBook) full(name string) string {
	if full, _, ok := o.world.Outlet(name); ok {
		return full
	}
	return name
}
