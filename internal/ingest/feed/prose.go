package feed

import (
	"html"
	"net/url"
	"strings"
	"unicode"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func clean(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// line is s in one line of valid UTF-8.
func line(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// inline are the elements that titles are dressed in. What looks like another tag is
// taken for words: "a <b and c> d".
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Big: true, atom.Br: true, atom.Cite: true, atom.Code: true, atom.Del: true,
	atom.Div: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Ins: true, atom.Mark: true, atom.P: true,
	atom.Q: true, atom.S: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.Time: true, atom.U: true, atom.Wbr: true,
	atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Blockquote: true,
	atom.Figure: true, atom.Figcaption: true, atom.Script: true, atom.Style: true, atom.Iframe: true, atom.Table: true,
	atom.Td: true, atom.Tr: true, atom.Tbody: true, atom.Hr: true, atom.Section: true, atom.Article: true, atom.Header: true,
	atom.Footer: true, atom.Video: true, atom.Audio: true, atom.Source: true, atom.Picture: true,
}

// title is the plain text of a title that may be dressed in HTML, escaped once too
// often or not at all.
func title(s string) string {
	s = strings.NewReplacer("<![CDATA[", "", "]]>", "").Replace(s) // packed twice
	if strings.ContainsAny(s, "<&") {
		s = prose(s)
	}
	if strings.Contains(s, "&") {
		s = html.UnescapeString(s)
	}
	return line(s)
}

// prose is the text of a piece of HTML, a space where a tag stood between blocks.
func prose(s string) string {
	var text strings.Builder
	z := nethtml.NewTokenizer(strings.NewReader(s))
	silent := 0
	for {
		kind := z.Next()
		switch kind {
		case nethtml.ErrorToken:
			return clean(text.String())
		case nethtml.TextToken:
			if silent == 0 {
				text.WriteString(html.UnescapeString(string(z.Raw())))
			}
		case nethtml.StartTagToken, nethtml.EndTagToken, nethtml.SelfClosingTagToken:
			raw := string(z.Raw()) // TagName lowers the case of the buffer
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			switch {
			case tag == atom.Script || tag == atom.Style:
				if kind == nethtml.StartTagToken {
					silent++
				} else if silent > 0 {
					silent--
				}
			case !inline[tag]:
				text.WriteString(raw)
			case tag == atom.P || tag == atom.Br || tag == atom.Div || tag == atom.Li || tag == atom.Td || tag == atom.Tr || tag == atom.Hr ||
				tag == atom.H1 || tag == atom.H2 || tag == atom.H3 || tag == atom.H4 || tag == atom.Blockquote:
				text.WriteString(" ")
			}
		}
	}
}

// endings are how excerpts break off or lead on, in lower case.
var endings = [...]string{"...", "…", "[…]", "[...]", "(…)", "(...)", "read more", "continue reading", "more »", "read more »", "read more →",
	"read full story", "read the full story", "read full article", "weiterlesen", "lire la suite", "leer más", "→", "»"}

// holdsReport tells a text that is at least least letters long and does not break off.
func holdsReport(text string, least int) bool {
	n := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			n++
		}
	}
	if n < least {
		return false
	}
	text = strings.ToLower(strings.TrimRight(strings.TrimSpace(text), ".\u00a0 "))
	for _, ending := range endings {
		if strings.HasSuffix(text, strings.TrimRight(ending, ".")) && strings.TrimRight(ending, ".") != "" {
			return false
		}
	}
	return true
}

// outletOf is the part of a feed's title that names its outlet: the part that the
// site's domain is made of, or a title of one part. A title of several, none of which
// is the domain's, is no name.
func outletOf(title, home string) string {
	parts := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("|»›:–—·•", r) })
	if len(parts) == 1 {
		parts = strings.Split(title, " - ")
	}
	if len(parts) == 1 {
		return strings.TrimSpace(title)
	}
	u, err := url.Parse(home)
	if err != nil {
		return ""
	}
	host := letters(u.Hostname())
	for _, part := range parts {
		if name := letters(part); len(name) > 2 && strings.Contains(host, name) {
			return strings.TrimSpace(part)
		}
	}
	return ""
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
