// Package extract turns a raw document into an Article: its text, title, date,
// outlet and language, with the furniture of the page marked and the origins that
// it declares.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/world"
)

// An Extractor makes articles of raw documents. It is safe for concurrent use.
type Extractor struct {
	cues    *cueBook
	origins *originBook
}

// New returns an Extractor with the project's own tables.
func New() *Extractor {
	return &Extractor{cues: readCues(cuesTable), origins: readOrigins(originsTable, world.Default())}
}

// Article makes an article of raw.
//
// The text of a plain-text file is its content and that of a record its "text",
// unchanged but for invalid UTF-8, each byte of which becomes U+FFFD; offsets count
// after that, and a byte order mark stays and counts. What a meta.json or a record
// tells goes before what the text lets guess. A document that holds no article is
// refused with an error of kind Invalid that says why.
func (x *Extractor) Article(raw gainsay.Raw) (gainsay.Article, error) {
	switch raw.Format {
	case gainsay.PlainText, gainsay.Record:
		return x.plain(raw)
	case gainsay.HTML:
		return x.page(raw)
	}
	return gainsay.Article{}, gainsay.E(gainsay.Invalid, "extract "+raw.Name(), "its format %q is unknown", raw.Format)
}

func (x *Extractor) plain(raw gainsay.Raw) (gainsay.Article, error) {
	text := validText(raw.Bytes)
	if strings.TrimFunc(text, blank) == "" {
		return gainsay.Article{}, gainsay.E(gainsay.Invalid, "extract "+raw.Name(), "it holds no words")
	}
	raw.Published, raw.Modified = publishedDate(raw.Published), publishedDate(raw.Modified)
	return x.article(raw, x.cues.mark(text, raw.Title)), nil
}

// article fills an article from what is told and from its marked text.
func (x *Extractor) article(told gainsay.Raw, page *page) gainsay.Article {
	text := page.text
	title, headline := page.headline()
	if told.Title != "" {
		title = strings.ToValidUTF8(told.Title, "\uFFFD")
	}
	article := gainsay.Article{
		ID:        told.ID,
		Hash:      gainsay.Hash(text),
		File:      told.File,
		URL:       told.URL,
		Outlet:    gainsay.Outlet{Name: told.Outlet, Domain: domain(told.URL)},
		Authors:   told.Authors,
		Published: told.Published,
		Modified:  told.Modified,
		Fetched:   told.Fetched,
		Section:   told.Section,
		Language:  language(page),
		Title:     title,
		Headline:  headline,
		Text:      text,
		Furniture: page.furniture(),
		Origins:   x.origins.declared(page, x.outletName(told)),
	}
	if article.ID == "" {
		article.ID = identity(text)
	}
	if article.Language == "" {
		article.Language = isoLanguage(told.Language)
	}
	if told.Origin != "" {
		article.Origins = append(article.Origins, x.origins.linked([]string{told.Origin}, article)...)
	}
	return article
}

// outletName is the article's own outlet in full, told by its name, which may be the
// stem of its domain, or by its address.
func (x *Extractor) outletName(raw gainsay.Raw) string {
	for _, told := range [...]string{raw.Outlet, raw.Outlet + ".com", domain(raw.URL)} {
		if full, _, ok := x.origins.world.Outlet(told); ok {
			return full
		}
	}
	return raw.Outlet
}

// identity is the ID of an article that was given none: the first 12 hexadecimal
// digits of the SHA-256 of its text.
func identity(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}

// validText is b with every byte of invalid UTF-8 replaced by U+FFFD.
func validText(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	var text strings.Builder
	text.Grow(len(b) + len(b)/8)
	for _, r := range string(b) { // ranging gives U+FFFD for each such byte
		text.WriteRune(r)
	}
	return text.String()
}
