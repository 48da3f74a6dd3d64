package wire

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"path"
	"strings"

	"gainsay/internal/ingest/markup"
)

// A named is a party or a thing of NewsML-G2, told by a name, by itself or by a code.
type named struct {
	QCode   string   `xml:"qcode,attr"`
	Literal string   `xml:"literal,attr"`
	URI     string   `xml:"uri,attr"`
	Tag     string   `xml:"tag,attr"`
	Text    string   `xml:",chardata"`
	Names   []string `xml:"name"`
}

// name is what the party is called; a code's part after the colon, or its site, where it is
// told by that alone.
func (n *named) name() string {
	_, code, _ := strings.Cut(n.QCode, ":")
	site := ""
	if u, err := url.Parse(n.URI); err == nil {
		site = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return firstOf(firstOf(n.Names...), n.Text, n.Literal, code, site)
}

func nameOf(all []named) string {
	for i := range all {
		if name := all[i].name(); name != "" {
			return name
		}
	}
	return ""
}

func namesOf(all []named) []string {
	var names []string
	for i := range all {
		names = append(names, all[i].name())
	}
	return names
}

// The parts of a NewsML-G2 newsItem that count.
type newsItem struct {
	GUID string `xml:"guid,attr"`
	Lang string `xml:"lang,attr"`
	Meta struct {
		Class          named   `xml:"itemClass"`
		Provider       []named `xml:"provider"`
		VersionCreated string  `xml:"versionCreated"`
		FirstCreated   string  `xml:"firstCreated"`
		Embargoed      string  `xml:"embargoed"`
		PubStatus      named   `xml:"pubStatus"`
		Title          []named `xml:"title"`
		Links          []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
	} `xml:"itemMeta"`
	Rights []struct {
		Holder []named `xml:"copyrightHolder"`
	} `xml:"rightsInfo"`
	Content struct {
		Created    string  `xml:"contentCreated"`
		InfoSource []named `xml:"infoSource"`
		Creator    []named `xml:"creator"`
		By         []named `xml:"by"`
		CreditLine []named `xml:"creditline"`
		Dateline   []named `xml:"dateline"`
		Headline   []named `xml:"headline"`
		Language   []named `xml:"language"`
	} `xml:"contentMeta"`
	Set struct {
		XML []struct {
			Inner []byte `xml:",innerxml"`
		} `xml:"inlineXML"`
		Data []struct {
			ContentType string `xml:"contenttype,attr"`
			Encoding    string `xml:"encoding,attr"`
			Text        string `xml:",chardata"`
		} `xml:"inlineData"`
	} `xml:"contentSet"`
}

// XML reads a NewsML-G2 message or item, or a NITF document. A message that is broken in
// the middle gives the items that can be read. Entities that it declares are not
// expanded.
func XML(b []byte) (Items, error) {
	root := markup.Root(b)
	text, err := markup.XML(b, maxElements)
	if err != nil {
		return Items{}, err
	}
	switch root {
	case "nitf":
		item, err := nitf(text)
		if err != nil {
			return Items{}, err
		}
		item.Number = 1
		return Items{Items: []Item{item}}, nil
	case "newsml":
		return Items{}, errors.New("is NewsML 1, which is not read: ask for NewsML-G2")
	}
	return newsML(text), nil
}

// otherItems are the items of a message that hold no report of their own.
var otherItems = map[string]string{
	"packageitem": "package", "conceptitem": "concept", "knowledgeitem": "list of concepts", "planningitem": "plan", "catalogitem": "catalogue",
}

// mostAgain is how many bytes of broken items are read, each of which may cost all that
// follows it. A message of any size may be read again a few times.
const mostAgain = 8 << 20

func newsML(text []byte) Items {
	var found Items
	number, inARow, again := 0, 0, 0
	for at := 0; at < len(text); {
		next := bytes.IndexByte(text[at:], '<')
		if next < 0 {
			break
		}
		at += next
		name := markup.Root(text[at:min(len(text), at+64)])
		kind, other := otherItems[name]
		if !startTag(text[at:]) || name != "newsitem" && !other {
			at++
			continue
		}
		number++
		switch {
		case number > maxItems:
			found.broken(number, fmt.Errorf("more than %d items, the rest is passed over: split it", maxItems))
			return found
		case other:
			found.pass(kind)
			at++
			continue
		}
		var n newsItem
		// Who counted the message's elements saw none in a comment, nor behind what is broken.
		d := markup.CountedDecoder(text[at:], maxElements)
		err := d.Decode(&n)
		if err != nil {
			at++
			err = fmt.Errorf("is broken XML: %w", err)
			again += int(d.InputOffset())
		} else {
			at += max(1, int(d.InputOffset()))
			inARow = 0
			err = found.take(&n, number)
		}
		if err != nil {
			found.broken(number, err)
			if inARow++; inARow == maxBroken || again > max(mostAgain, 8*len(text)) {
				found.broken(number, errors.New("too many broken items, the rest is passed over"))
				return found
			}
		}
	}
	return found
}

// startTag tells an element's start from its end, comments and instructions.
func startTag(text []byte) bool {
	return len(text) > 1 && text[1] != '/' && text[1] != '!' && text[1] != '?'
}

// take adds the report of a newsItem.
func (i *Items) take(n *newsItem, number int) error {
	if n.withdrawn() {
		item, err := withdrawal(n.item(number))
		if err == nil {
			i.Items = append(i.Items, item)
		}
		return err
	}
	text, broken := n.text()
	class := n.Meta.Class.name()
	switch {
	case broken != nil:
		return broken
	case text == "" && class != "" && class != "text" && class != "composite":
		i.pass(line(class))
		return nil
	case text == "":
		return errNoText
	}
	if dateline := nameOf(n.Content.Dateline); dateline != "" && !strings.Contains(text[:min(len(text), 400)], dateline) {
		text = dateline + "\n" + text
	}
	item := n.item(number)
	item.Text = text
	i.Items = append(i.Items, item)
	return nil
}

// item is what is told of the report, without its text.
func (n *newsItem) item(number int) Item {
	item := Item{
		Number: number, ID: line(n.GUID), Title: firstOf(nameOf(n.Content.Headline), nameOf(n.Meta.Title)),
		Outlet: nameOf(n.Meta.Provider), Origin: firstOf(nameOf(n.Content.InfoSource), nameOf(n.Content.CreditLine)),
		Authors: authors(namesOf(n.Content.By)), Embargo: line(n.Meta.Embargoed), Address: n.address(),
		Published: firstOf(n.Meta.VersionCreated, n.Content.Created, n.Meta.FirstCreated),
	}
	if len(item.Authors) == 0 {
		item.Authors = authors(namesOf(n.Content.Creator))
	}
	for _, rights := range n.Rights {
		item.Outlet = firstOf(item.Outlet, nameOf(rights.Holder))
	}
	item.Language = line(n.Lang)
	if len(n.Content.Language) > 0 {
		item.Language = firstOf(n.Content.Language[0].Tag, item.Language)
	}
	return item
}

// withdrawn tells whether the item is taken back, by the code, the URI or the name of
// its status.
func (n *newsItem) withdrawn() bool {
	status := &n.Meta.PubStatus
	return withdraws(status.name()) || withdraws(path.Base(status.URI))
}

// address is where the report stands on the web, "" when that is not told.
func (n *newsItem) address() string {
	address := web(n.GUID)
	for _, l := range n.Meta.Links {
		if l.Rel == "canonical" || strings.HasSuffix(l.Rel, ":canonical") {
			address = firstOf(web(l.Href), address)
		}
	}
	return address
}

// text is the longest text that the item's content set gives.
func (n *newsItem) text() (string, error) {
	best := ""
	for _, x := range n.Set.XML {
		text, whole := markup.XMLText(x.Inner)
		if !whole {
			return "", errors.New("its text is broken XML")
		}
		if len(text) > len(best) {
			best = text
		}
	}
	if best != "" {
		return best, nil
	}
	for _, data := range n.Set.Data {
		value := []byte(data.Text)
		if strings.Contains(strings.ToLower(data.Encoding), "base64") {
			decoded, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data.Text), ""))
			if err != nil {
				return "", fmt.Errorf("its text is broken base64: %w", err)
			}
			value = markup.UTF8(decoded, "")
		}
		kind := strings.ToLower(data.ContentType)
		text := ""
		switch {
		case strings.Contains(kind, "html"):
			text = markup.HTMLText(value)
		case kind == "" || strings.HasPrefix(kind, "text/"):
			text = strings.TrimSpace(strings.ToValidUTF8(string(value), "\uFFFD"))
		}
		if len(text) > len(best) {
			best = text
		}
	}
	return best, nil
}

// nitf reads a NITF document that stands alone.
func nitf(text []byte) (Item, error) {
	var doc struct {
		Title string `xml:"head>title"`
		Data  struct {
			Status string `xml:"management-status,attr"`
			ID     struct {
				Value string `xml:"id-string,attr"`
			} `xml:"doc-id"`
			Issue struct {
				Norm string `xml:"norm,attr"`
			} `xml:"date.issue"`
			Holder struct {
				Value string `xml:"holder,attr"`
			} `xml:"doc.copyright"`
		} `xml:"head>docdata"`
		Headline []named `xml:"body>body.head>hedline>hl1"`
		Byline   []struct {
			Inner []byte `xml:",innerxml"`
		} `xml:"body>body.head>byline"`
		Distributor []named `xml:"body>body.head>distributor>org"`
	}
	if err := markup.Decoder(text).Decode(&doc); err != nil {
		return Item{}, fmt.Errorf("is broken XML: %w", err)
	}
	report, whole := markup.XMLText(text)
	item := Item{ID: line(doc.Data.ID.Value), Title: firstOf(nameOf(doc.Headline), doc.Title), Text: report,
		Published: line(doc.Data.Issue.Norm), Outlet: firstOf(doc.Data.Holder.Value, nameOf(doc.Distributor))}
	switch {
	case withdraws(doc.Data.Status):
		return withdrawal(item)
	case !whole:
		return Item{}, errors.New("its text is broken XML")
	case report == "":
		return Item{}, errNoText
	}
	var by []string
	for _, b := range doc.Byline {
		name, _ := markup.XMLText(b.Inner)
		by = append(by, name)
	}
	item.Authors = authors(by)
	return item, nil
}
