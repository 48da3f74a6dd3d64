// Package wire turns what news agencies send into reports: ninjs 1 to 3 (JSON),
// NewsML-G2 and NITF (XML). Text that is given marked up becomes lines, one a paragraph;
// headline, by-line and dates stay apart from it.
//
// The formats: https://iptc.org/standards/ninjs/, https://iptc.org/standards/newsml-g2/,
// https://iptc.org/standards/nitf/
package wire

import (
	"errors"
	"fmt"
	"strings"
)

// An Item is one report. What is unknown is empty; all text is valid UTF-8.
type Item struct {
	Number    int    // its place in what was sent, from 1
	ID        string // its URI or GUID
	Title     string
	Text      string // the report, a paragraph a line
	Outlet    string // who provides it, else who holds the rights
	Origin    string // whom it is credited to, or where its information is from
	Authors   []string
	Published string // when this version was made, as told
	Embargo   string // before when it must not be published, as told
	Language  string
	Address   string // of http or https
	Withdrawn bool   // it takes back what was sent under its ID before; it has no text then
}

// Items are what one message holds.
type Items struct {
	Items  []Item
	Broken []string       // what could not be read, one line each: "item 3: why"
	Passed map[string]int // items that are no texts, by what they are
}

// The caps on one message.
const (
	maxItems    = 100_000
	maxElements = 400_000
	maxNames    = 64 << 10 // bytes of a by-line and the like
	maxBroken   = 20       // broken items in a row, after which it is given up
)

func (i *Items) broken(number int, err error) {
	i.Broken = append(i.Broken, fmt.Sprintf("item %d: %v", number, err))
}

func (i *Items) pass(kind string) {
	if i.Passed == nil {
		i.Passed = map[string]int{}
	}
	i.Passed[kind]++
}

// ErrWithdrawn says that an item was withdrawn and does not tell which it is.
var ErrWithdrawn = errors.New("was withdrawn by who sent it: leave it out")

var errNoText = errors.New("has no text")

// withdraws tells the status of an item that must not be used any more, or not now.
func withdraws(status string) bool {
	switch strings.ToLower(line(status)) {
	case "canceled", "cancelled", "withheld":
		return true
	}
	return false
}

// withdrawal is the item without what does not stand any more, or ErrWithdrawn.
func withdrawal(item Item) (Item, error) {
	if item.ID == "" {
		return Item{}, ErrWithdrawn
	}
	return Item{Number: item.Number, ID: item.ID, Address: item.Address, Title: item.Title, Outlet: item.Outlet, Published: item.Published, Withdrawn: true}, nil
}

// line is s in one line of valid UTF-8.
func line(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// firstOf is the first that is not empty.
func firstOf(told ...string) string {
	for _, t := range told {
		if t = line(t); t != "" {
			return t
		}
	}
	return ""
}

// web is the address if it is one of the web.
func web(address string) string {
	if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
		return line(address)
	}
	return ""
}

// authors are the names in by-lines, each once, without "By".
func authors(told []string) []string {
	var names []string
	seen := map[string]bool{}
	for _, name := range told {
		name = line(name)
		if before, after, ok := strings.Cut(name, " "); ok && strings.EqualFold(before, "by") {
			name = after
		}
		if name != "" && len(name) < 200 && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}
