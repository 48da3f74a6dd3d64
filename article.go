package gainsay

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strings"
)

// An Outlet is who publishes.
type Outlet struct {
	Name     string `json:"name"`
	Domain   string `json:"domain,omitempty"`
	Language string `json:"language,omitempty"` // ISO 639-1
}

// FurnitureKind says what a piece of furniture is.
type FurnitureKind string

// The kinds of furniture.
const (
	Teaser     FurnitureKind = "teaser"     // points to another story
	Caption    FurnitureKind = "caption"    // stands under a picture
	Credit     FurnitureKind = "credit"     // says whose text or picture this is
	Notice     FurnitureKind = "notice"     // rights, translation, correction, subscription
	Navigation FurnitureKind = "navigation" // menus, dates of the day, counters, share buttons
)

// Furniture is what stands on the page but is not the report. It is marked,
// never cut away: text keeps it, and no statement is taken from it.
type Furniture struct {
	Span Span          `json:"span"`
	Kind FurnitureKind `json:"kind"`
}

// OriginKind says how an article names where it, or a part of it, comes from.
type OriginKind string

// The kinds of declared origin.
const (
	OriginText     OriginKind = "text"     // the whole text is declared to come from there: "based on materials published by …"
	OriginWire     OriginKind = "wire"     // a wire dateline or signature: "WASHINGTON (AP) —"
	OriginCited    OriginKind = "cited"    // one passage is: "according to Reuters", "told the Guardian"
	OriginPicture  OriginKind = "picture"  // a picture is: "Photo: Reuters"
	OriginLink     OriginKind = "link"     // a link to the original, isBasedOn, citation, RSS source
	OriginReporter OriginKind = "reporter" // "AP contributed to this report"
)

// A DeclaredOrigin is a source that the article itself says it drew on.
type DeclaredOrigin struct {
	Name string     `json:"name"`
	Kind OriginKind `json:"kind"`
	Span Span       `json:"span"` // the words that declare it
}

// An Article is one fetched revision of one report.
//
// Text is what was read, unchanged but for invalid UTF-8; a title is never put
// before it. Headline is where the title stands in Text, empty where it does not.
type Article struct {
	ID        string           `json:"id"`
	Hash      string           `json:"hash"` // Hash(Text)
	File      string           `json:"file,omitempty"`
	URL       string           `json:"url,omitempty"`
	Outlet    Outlet           `json:"outlet"`
	Authors   []string         `json:"authors,omitempty"`
	Published string           `json:"published,omitempty"` // RFC 3339, or a date alone; empty when unknown
	Modified  string           `json:"modified,omitempty"`  // when it was last changed, as Published; empty when not told
	Fetched   string           `json:"fetched,omitempty"`   // when it was taken from URL, RFC 3339; empty when not told
	Section   string           `json:"section,omitempty"`   // of the outlet, in its own words; empty when not told
	Canonical string           `json:"canonical,omitempty"` // the address that the page gives for itself; empty when that is URL
	Language  string           `json:"language,omitempty"`  // ISO 639-1; empty when unknown
	Title     string           `json:"title,omitempty"`
	Headline  Span             `json:"headline"`
	Text      string           `json:"text"`
	Furniture []Furniture      `json:"furniture,omitempty"` // in order, not overlapping
	Origins   []DeclaredOrigin `json:"declared_origins,omitempty"`
	Withdrawn *Withdrawal      `json:"withdrawn,omitempty"` // who published it took it back; nil where it stands
}

// A Withdrawal says that a report does not stand any more.
type Withdrawal struct {
	At string `json:"at,omitempty"` // as Article.Published; empty when not told
}

// GlobalID tells an ID that names one thing all over the world, as agencies give them
// to their messages: a URI of urn (RFC 8141) or tag (RFC 4151).
func GlobalID(id string) bool {
	scheme, name, _ := strings.Cut(id, ":")
	return (strings.EqualFold(scheme, "urn") || strings.EqualFold(scheme, "tag")) && name != ""
}

// Hash is the content hash of a text: the first 16 hexadecimal digits of its SHA-256.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// InFurniture tells whether span shares a byte with any furniture of the article, in
// logarithmic time.
func (a *Article) InFurniture(span Span) bool {
	i := sort.Search(len(a.Furniture), func(i int) bool { return a.Furniture[i].Span.End > span.Start })
	return i < len(a.Furniture) && a.Furniture[i].Span.Meets(span)
}
