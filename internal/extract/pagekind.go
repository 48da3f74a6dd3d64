package extract

import (
	"errors"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// walls are words of pages that show something else instead of the article.
var walls = [...]struct{ words, reason string }{
	{"enable javascript", askScript}, {"javascript is disabled", askScript}, {"javascript is required", askScript},
	{"verify you are human", askHuman}, {"verifying you are human", askHuman}, {"are you a robot", askHuman},
	{"checking your browser", askHuman}, {"complete the captcha", askHuman},
	{"403 forbidden", denied}, {"unavailable for legal reasons", denied}, {"not available in your region", denied},
	{"subscribe to continue", askLogin}, {"to continue reading", askLogin}, {"to keep reading", askLogin},
	{"already a subscriber", askLogin}, {"for subscribers only", askLogin},
	{"we value your privacy", askConsent}, {"before you continue to", askConsent},
	{"page not found", noPage}, {"404 not found", noPage}, {"page you requested", noPage},
	{"page you are looking for", noPage}, {"page you're looking for", noPage},
	{"500 internal server error", brokenServer}, {"502 bad gateway", brokenServer}, {"503 service", brokenServer}, {"504 gateway", brokenServer},
}

// nearWalls are such words that stand in short reports too, and count only where there is
// next to no text.
var nearWalls = [...]struct{ words, reason string }{
	{"not a robot", askHuman}, {"unusual traffic", askHuman}, {"access denied", denied}, {"been blocked", denied},
	{"not available in your country", denied}, {"log in to", askLogin}, {"sign in to", askLogin}, {"subscribe to read", askLogin},
	{"accept cookies", askConsent}, {"accept all", askConsent}, {"cookie settings", askConsent},
	{"page cannot be found", noPage}, {"page can't be found", noPage}, {"no longer available", noPage},
	{"internal server error", brokenServer}, {"service unavailable", brokenServer}, {"bad gateway", brokenServer},
}

// The reasons for which a page is no article.
const (
	askScript    = "it asks for JavaScript: save the page from a browser"
	askHuman     = "it asks whether the reader is human: save the page from a browser"
	askLogin     = "it stands behind a login: save the page while logged in"
	askConsent   = "it is a consent page: save the page after consenting"
	denied       = "access to it was denied: save the page from a browser"
	noPage       = "it says that there is no such page: check the address"
	brokenServer = "it is a server's error message: fetch it again later"
	videoPage    = "it is a video's page"
	linkPage     = "it is a list of links, such as a section's front page: give the articles' own pages"
	tooLittle    = "there is too little text on it"
)

const (
	// articleBytes is the least text of an article.
	articleBytes = 120
	// wallBytes is the most text of a page that only says why it shows nothing.
	wallBytes = 900
	// openingBytes is the most text of a report of which only the opening is shown.
	openingBytes = 600
)

// refuse says why a page with so much text is no article, nil where it may be one. A
// longer text is believed, whatever else the page says: reports tell of walls and videos too.
func (f *pageFacts) refuse(doc, body *html.Node, lines []string) error {
	text := size(lines)
	if text < articleBytes {
		return errors.New(f.refusal(doc))
	}
	if text <= wallBytes && !f.saysArticle() {
		if reason := f.wall(strings.ToLower(strings.Join(lines, " "))); reason != "" {
			return errors.New(reason)
		}
		if reason := f.wall(strings.ToLower(f.titleTag)); reason != "" {
			return errors.New(reason)
		}
	}
	if text <= openingBytes && f.saysVideo() && !f.saysArticle() {
		return errors.New(videoPage)
	}
	if text <= openingBytes && f.linked.paid {
		return errors.New(askLogin)
	}
	if !f.saysArticle() && body != nil {
		if front := frontOf(body, domain(firstOf(f.canonical, f.meta["og:url"]))); front.front() {
			return errors.New(linkPage)
		}
	}
	return nil
}

// wall is the reason for which words are those of a wall, "" where they are not.
func (f *pageFacts) wall(words string) string {
	for _, w := range walls {
		if strings.Contains(words, w.words) {
			return w.reason
		}
	}
	return ""
}

// refusal is why a page with too little text is no article.
func (f *pageFacts) refusal(doc *html.Node) string {
	words := strings.ToLower(strings.Join(textLines(doc), " "))
	if reason := f.wall(words); reason != "" {
		return reason
	}
	for _, w := range nearWalls {
		if strings.Contains(words, w.words) {
			return w.reason
		}
	}
	if f.saysVideo() {
		return videoPage
	}
	if w := weigh(doc, false, map[*html.Node]weight{}); w.linked*2 > w.all {
		return linkPage
	}
	return tooLittle
}

// saysArticle tells a page that tells machines that it holds an article.
func (f *pageFacts) saysArticle() bool {
	return f.linked.article || strings.HasPrefix(f.meta["og:type"], "article")
}

func (f *pageFacts) saysVideo() bool {
	return strings.HasPrefix(f.meta["og:type"], "video") || f.linked.video && !f.linked.article
}

const (
	// frontLinks is the least number of headings that are links on a section's front page.
	frontLinks = 8
	// frontProse is how many paragraphs in a row may stand under such a heading there.
	frontProse = 2
)

// A front counts what tells the front page of a section from an article: headings that
// are links, each with a short text under it.
type front struct {
	linked, plain int // headings
	paragraphs    int // since the last heading
	most          int // paragraphs in a row
}

// frontOf counts beneath node; own is the page's host, empty when it is unknown.
func frontOf(node *html.Node, own string) front {
	var f front
	weights := map[*html.Node]weight{}
	weigh(node, false, weights)
	visit(node, func(n *html.Node) bool {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4:
			if linkedHeading(n, own) {
				f.linked++
			} else {
				f.plain++
			}
			f.paragraphs = 0
			return false
		case atom.P, atom.Li, atom.Blockquote, atom.Div, atom.Td, atom.Section:
			if w := weights[n]; !w.blocks && w.all >= proseLetters && w.linked*2 < w.all {
				f.paragraphs++
				f.most = max(f.most, f.paragraphs)
			}
		}
		return true
	})
	return f
}

// front tells the front page of a section or an outlet.
func (f *front) front() bool {
	return f.linked >= frontLinks && f.plain*2 <= f.linked && f.most <= frontProse
}

// linkedHeading tells a heading that is a link to another page of the same outlet.
func linkedHeading(n *html.Node, own string) bool {
	at := n.Parent
	if !isElement(at) || at.DataAtom != atom.A {
		at = nil
	}
	visit(n, func(c *html.Node) bool {
		if c.DataAtom == atom.A {
			at = c
		}
		return at == nil
	})
	if at == nil {
		return false
	}
	address := attribute(at, "href")
	host := domain(address)
	return address != "" && address[0] != '#' && (host == "" || own != "" && site(host) == site(own))
}
