package ledger

import (
	"context"
	"net"
	"net/url"
	"strings"
	"time"

	"gainsay"
)

// A Web is what a ledger remembers of the open web: what stood at one address
// one after the other, and how far feeds have been followed.
type Web interface {
	// Revisions finds what stood at an address, in the order in which it was last
	// seen there. which is the address that its page gives for itself or that it was
	// taken from, what AddressOf told, or the ID of an article, or the beginning
	// of one. An article without an address is its only revision. It reads only.
	Revisions(ctx context.Context, which string) ([]Revised, error)

	// Withdraw keeps that what stood at an address, as AddressOf tells it, was taken back
	// by who published it, lets the articles that are kept of it wait for their analysis,
	// which is where they are marked, and tells how many revisions they are. Of two
	// withdrawals the later stands; the same once more changes nothing.
	Withdraw(ctx context.Context, address string, w gainsay.Withdrawal) (int, error)

	// Feeds lists the feeds that are followed by address. It reads only.
	Feeds(ctx context.Context) ([]FeedState, error)

	// KeepFeed takes the place of what is kept of the feed of that address, but does
	// not take up one that was dropped: the error is NotFound then. It is safe to repeat.
	KeepFeed(ctx context.Context, state FeedState) error

	// DropFeed drops the feed of that address, or takes it up again: FeedState.Dropped.
	// What else is kept of it stays, so that it goes on where it was. A feed that is not
	// kept is NotFound. It is safe to repeat.
	DropFeed(ctx context.Context, address string, dropped bool) error
}

// A Revised is one revision of an article. The title and the date of its reading's
// article are those that it had then, and it is marked where this revision was withdrawn.
type Revised struct {
	Reading     gainsay.Reading
	First, Last string // when it was seen, as Moment writes it; empty when not told
	Story       string // Story.ID of the story first kept that it stands in, "" for none
	Waiting     bool   // it is not analysed yet
}

// A FeedState is how far a feed has been followed. Address is the key.
type FeedState struct {
	Address      string    `json:"address"`                 // as it is asked for
	Title        string    `json:"title,omitempty"`         // as the feed calls itself
	Dropped      bool      `json:"dropped,omitempty"`       // it is not to be followed, whatever leads to it
	ETag         string    `json:"etag,omitempty"`          // of the last answer, for conditional requests
	LastModified string    `json:"last_modified,omitempty"` // the same
	Next         time.Time `json:"next,omitzero"`           // not to be asked before
	Failures     int       `json:"failures,omitempty"`      // in a row
	Failure      string    `json:"failure,omitempty"`       // the last, empty when the last answer was good
	Seen         []string  `json:"seen,omitempty"`          // items of the last good answer that need not be fetched again
	Failing      []Failing `json:"failing,omitempty"`       // items of it that could not be had and are to be asked for again
}

// A Failing is an item that could not be had.
type Failing struct {
	Item  string    `json:"item"`          // as FeedState.Seen names it
	Times int       `json:"times"`         // how often it was asked for
	Next  time.Time `json:"next,omitzero"` // not to be asked for before
}

// Address is an address of the web without what does not name the page, "" where
// it is none. The scheme is always https, host and port are those of a browser, and the
// fragment and the parameters that only count readers are left out.
func Address(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host, port := strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), u.Port()
	if port == "80" || port == "443" {
		port = ""
	}
	switch {
	case host == "":
		return ""
	case port != "":
		host = net.JoinHostPort(host, port)
	case strings.Contains(host, ":"):
		host = "[" + host + "]"
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if query := counted(u.RawQuery); query != "" {
		path += "?" + query
	}
	return "https://" + host + path
}

// AddressOf tells which articles are revisions of one: those of which it is the
// same. It is the address that the article's page gives for itself, unless that
// is another outlet's, which some pages give by mistake, or else the one that it
// was taken from; and where an ID was told with the article, that too. An agency's
// message that stands nowhere on the web has its ID alone. A front page is where
// articles are found, and names none of them.
func AddressOf(a *gainsay.Article) string {
	taken, own := Address(a.URL), Address(a.Canonical)
	address := taken
	if own != "" && !frontPage(own) && (taken == "" || site(own) == site(taken)) {
		address = own
	}
	switch {
	case address == "" && gainsay.GlobalID(a.ID):
		return a.ID
	case frontPage(address):
		return ""
	case address != "" && !strings.HasPrefix(a.Hash, a.ID): // else the ID was made of the text
		return address + "#" + url.PathEscape(a.ID)
	}
	return address
}

// frontPage tells an address of nothing but a host.
func frontPage(address string) bool {
	_, path, _ := strings.Cut(strings.TrimPrefix(address, "https://"), "/")
	return path == ""
}

// site is the host of an address without the label that only says for which
// device a page is.
func site(address string) string {
	host, _, _ := strings.Cut(strings.TrimPrefix(address, "https://"), "/")
	for _, label := range [...]string{"www.", "m.", "amp.", "mobile."} {
		if rest, cut := strings.CutPrefix(host, label); cut {
			return rest
		}
	}
	return host
}

// counted is the query without the parameters by which senders of links count
// who follows them.
func counted(query string) string {
	var rest []string
	for pair := range strings.SplitSeq(query, "&") {
		name, _, _ := strings.Cut(strings.ToLower(pair), "=")
		switch {
		case pair == "", strings.HasPrefix(name, "utm_"), name == "fbclid", name == "gclid", name == "mc_cid", name == "mc_eid":
		default:
			rest = append(rest, pair)
		}
	}
	return strings.Join(rest, "&")
}

// Moment is an RFC 3339 time in UTC, so that moments are ordered as strings are;
// "" for anything else.
func Moment(told string) string {
	t, err := time.Parse(time.RFC3339, told)
	if err != nil || t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return t.UTC().Format("2006-01-02T15:04:05Z")
}

// Seen is when the article was seen at its address, as Moment writes it, "" when not
// told. A message that has an ID instead is sent and not fetched: the time of its
// version says which is the later.
func Seen(a *gainsay.Article) string {
	if seen := Moment(a.Fetched); seen != "" || !gainsay.GlobalID(a.ID) {
		return seen
	}
	return Moment(a.Published)
}

// Withdrawn tells whether a withdrawal of what stood at the article's address is of
// this revision, and not of what was there before it was published. Without times it
// is, and so it is where days alone leave it open.
func Withdrawn(a *gainsay.Article, w gainsay.Withdrawal) bool {
	published, _ := between(a.Published)
	_, at := between(w.At)
	return at == "" || published == "" || published <= at
}

// WithdrawnBy is the mark of an article at whose address w was withdrawn, nil where w is
// nil or not of this revision.
func WithdrawnBy(a *gainsay.Article, w *gainsay.Withdrawal) *gainsay.Withdrawal {
	if w == nil || !Withdrawn(a, *w) {
		return nil
	}
	mark := *w
	return &mark
}

// Later tells whether one withdrawal takes the place of another of the same address:
// one without a time is later than any, so that it does not matter which comes first.
func Later(one, other gainsay.Withdrawal) bool {
	_, a := between(one.At)
	_, b := between(other.At)
	return b != "" && (a == "" || a > b)
}

// between are the first and the last moment that a time can mean as it is told, as
// Moment writes them, "" where it is not told: a day begins fourteen hours before that
// of UTC in the east of the world, and ends twelve after it in the west.
func between(told string) (first, last string) {
	if moment := Moment(told); moment != "" {
		return moment, moment
	}
	day, err := time.Parse(time.DateOnly, told)
	if err != nil {
		return "", ""
	}
	return Moment(day.Add(-14 * time.Hour).Format(time.RFC3339)), Moment(day.Add(36 * time.Hour).Format(time.RFC3339))
}

// SeveralAt is the error of an address that several articles have, by the IDs
// that were told with them.
func SeveralAt(op string) error {
	return gainsay.E(gainsay.Invalid, op, "several articles have that address; give the ID of one, `gainsay article --db` lists them")
}

// Dropped is the error of keeping how far a feed has been followed that was dropped.
func Dropped(op string) error { return gainsay.E(gainsay.NotFound, op, "it was dropped") }

// NoFeed is the error of a feed that is not kept.
func NoFeed(op string) error {
	return gainsay.E(gainsay.NotFound, op, "this ledger follows no feed of that address; `gainsay feeds list` tells which")
}

// NoRevisions is the error of an address at which nothing stood.
func NoRevisions(op string) error {
	return gainsay.E(gainsay.NotFound, op, "no article of this ledger stood at that address; `gainsay article --db` lists those that are kept")
}
