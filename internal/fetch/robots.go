package fetch

import (
	"bytes"
	"net/url"
	"strings"
	"time"
)

// maxRobots is how many bytes of a robots.txt are read; RFC 9309 asks for 500 KiB
// at least.
const maxRobots = 512 << 10

// robots is what a robots.txt asks of this program. The zero value asks nothing.
//
// The syntax and its matching are those of RFC 9309, with the Crawl-delay that it
// leaves out. A Crawl-delay counts as a rule and so ends the names above it, though
// RFC 9309, 2.2.4, has other lines stand between the names of one group: who asks one
// program to be slow and then names another does not mean what follows for both.
// The usual library for Go is not used: it gives a whole file up for
// one bad line, matches patterns in the middle of a path, compares nothing
// percent-decoded, and takes a group of a shorter name for that of a longer.
type robots struct {
	rules []rule
	deny  bool          // everything
	delay time.Duration // asked for between two requests
}

// A rule allows or forbids the paths that its pattern matches.
type rule struct {
	allow  bool
	pieces []string // normalised, between the pattern's asterisks
	end    bool     // the pattern ends with $
	length int      // of the pattern, in bytes: the longest that matches decides
}

// size is about how many bytes the rules take.
func (r *robots) size() int {
	n := 0
	for i := range r.rules {
		n += 64 + 16*len(r.rules[i].pieces) + r.rules[i].length
	}
	return n
}

// readRobots reads a robots.txt: the groups of product, else those for all. Lines
// that it does not understand say nothing, and the rest counts.
func readRobots(text []byte, product string) robots {
	if len(text) > maxRobots {
		text = text[:maxRobots]
		text = text[:bytes.LastIndexAny(text, "\r\n")+1] // half a rule forbids more than a whole one
	}
	text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	var own, all robots
	var named, forOwn, forAll, inRules bool // named: some group is for product
	for len(text) > 0 {
		line := text
		if i := bytes.IndexAny(text, "\r\n"); i >= 0 {
			line, text = text[:i], text[i+1:]
		} else {
			text = nil
		}
		key, value, ok := directive(line)
		if !ok {
			continue
		}
		if key == "user-agent" {
			if inRules {
				forOwn, forAll, inRules = false, false, false
			}
			forOwn = forOwn || productOf(value) == product
			forAll = forAll || strings.HasPrefix(value, "*")
			named = named || forOwn
			continue
		}
		inRules = true
		if forOwn {
			own.take(key, value)
		}
		if forAll {
			all.take(key, value)
		}
	}
	if named {
		return own
	}
	return all
}

// directive reads a line "key: value # comment" of the keys that mean something.
func directive(line []byte) (key, value string, ok bool) {
	if i := bytes.IndexByte(line, '#'); i >= 0 {
		line = line[:i]
	}
	before, after, ok := bytes.Cut(line, []byte(":"))
	if !ok {
		return "", "", false
	}
	switch key = strings.ToLower(string(bytes.TrimSpace(before))); key {
	case "user-agent", "allow", "disallow", "crawl-delay":
		return key, string(bytes.TrimSpace(after)), true
	case "useragent":
		return "user-agent", string(bytes.TrimSpace(after)), true
	}
	return "", "", false
}

// productOf is the product token that a User-Agent begins with, in small letters.
func productOf(agent string) string {
	for i, r := range agent {
		if r != '-' && r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			agent = agent[:i]
			break
		}
	}
	return strings.ToLower(agent)
}

func (r *robots) take(key, value string) {
	switch key {
	case "crawl-delay":
		if d, ok := seconds(value); ok {
			r.delay = max(r.delay, d)
		}
	case "allow", "disallow":
		if value == "" {
			return // forbids nothing, allows nothing
		}
		r.rules = append(r.rules, newRule(key == "allow", value))
	}
}

func newRule(allow bool, pattern string) rule {
	r := rule{allow: allow}
	if pattern, r.end = strings.CutSuffix(pattern, "$"); !strings.HasPrefix(pattern, "/") && !strings.HasPrefix(pattern, "*") {
		pattern = "/" + pattern
	}
	for piece := range strings.SplitSeq(pattern, "*") {
		piece = normal(piece)
		r.pieces = append(r.pieces, piece)
		r.length += len(piece) + 1
	}
	if r.end {
		r.length++
	}
	return r
}

// allow tells whether the address may be fetched: what the longest rule that
// matches says, where two are as long the one that allows (RFC 9309, 2.2.2).
func (r *robots) allow(u *url.URL) bool {
	path := or(u.EscapedPath(), "/")
	if path == "/robots.txt" {
		return true
	}
	if r.deny {
		return false
	}
	if u.RawQuery != "" || u.ForceQuery {
		path += "?" + u.RawQuery
	}
	path = normal(path)
	allowed, longest := true, 0
	for i := range r.rules {
		rule := &r.rules[i]
		if rule.length > longest || rule.length == longest && rule.allow && !allowed {
			if rule.matches(path) {
				allowed, longest = rule.allow, rule.length
			}
		}
	}
	return allowed
}

// matches tells whether the rule's pattern matches path from its beginning. To
// take each piece where it first occurs is enough: what matches at all then does.
func (r *rule) matches(path string) bool {
	rest, ok := strings.CutPrefix(path, r.pieces[0])
	if !ok {
		return false
	}
	if len(r.pieces) == 1 {
		return !r.end || rest == ""
	}
	last := len(r.pieces) - 1
	for _, piece := range r.pieces[1:last] {
		i := strings.Index(rest, piece)
		if i < 0 {
			return false
		}
		rest = rest[i+len(piece):]
	}
	if r.end {
		return strings.HasSuffix(rest, r.pieces[last])
	}
	return strings.Contains(rest, r.pieces[last])
}

// normal writes a path so that two ways of writing one are the same: what need not
// be escaped is not, what must be is, in capitals.
func normal(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c, escaped := path[i], false
		if c == '%' && i+2 < len(path) {
			if high, low := unhex(path[i+1]), unhex(path[i+2]); high < 16 && low < 16 {
				c, escaped = high<<4|low, true
				i += 2
			}
		}
		switch {
		case c <= ' ', c >= 0x7f, c == '*', c == '$', c == '%', escaped && !unreserved(c):
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func unhex(c byte) byte {
	switch {
	case c >= '0' && c <= '9':
		return c - '0'
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10
	}
	return 255
}

// unreserved tells the characters that mean the same escaped or not (RFC 3986, 2.3).
func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' ||
		c == '-' || c == '.' || c == '_' || c == '~'
}
