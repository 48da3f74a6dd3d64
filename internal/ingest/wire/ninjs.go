package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"gainsay/internal/ingest/markup"
)

// The properties of ninjs that count, of all its versions: encoding/json finds
// versionCreated by versioncreated too.
type ninjs struct {
	URI             string    `json:"uri"`
	Type            string    `json:"type"`
	PubStatus       string    `json:"pubstatus"`
	VersionCreated  string    `json:"versioncreated"`
	ContentCreated  string    `json:"contentcreated"`
	FirstCreated    string    `json:"firstcreated"`
	Embargoed       string    `json:"embargoed"`
	Language        string    `json:"language"`
	Headline        names     `json:"headline"`
	Headlines       []ninText `json:"headlines"`
	Title           names     `json:"title"`
	Byline          names     `json:"byline"`
	By              names     `json:"by"`
	CopyrightHolder names     `json:"copyrightholder"`
	CreditLine      names     `json:"creditline"`
	InfoSource      names     `json:"infosource"`
	InfoSources     names     `json:"infosources"`
	Provider        names     `json:"provider"`
	BodyText        string    `json:"body_text"`
	BodyXHTML       string    `json:"body_xhtml"`
	BodyHTML        string    `json:"body_html"`
	BodyNITF        string    `json:"body_nitf"`
	Bodies          []ninText `json:"bodies"`
}

// A ninText is a headline or a body of ninjs 2 and 3.
type ninText struct {
	Role        string `json:"role"`
	ContentType string `json:"contenttype"`
	Value       string `json:"value"`
}

// names are the names that a property tells: a text, an object that has a name, or a
// list of such. Other values tell none, and so do those of more than maxNames bytes.
type names []string

func (n *names) UnmarshalJSON(b []byte) error {
	switch b = bytes.TrimSpace(b); {
	case len(b) > maxNames:
	case bytes.HasPrefix(b, []byte(`"`)):
		var text string
		err := json.Unmarshal(b, &text)
		*n = append(*n, text)
		return err
	case bytes.HasPrefix(b, []byte("{")):
		var object struct {
			Name    any `json:"name"`
			Literal any `json:"literal"`
			Value   any `json:"value"`
		}
		if err := json.Unmarshal(b, &object); err != nil {
			return err
		}
		for _, told := range [...]any{object.Name, object.Literal, object.Value} {
			if text, ok := told.(string); ok && text != "" {
				*n = append(*n, text)
				break
			}
		}
	case bytes.HasPrefix(b, []byte("[")):
		var list []json.RawMessage
		if err := json.Unmarshal(b, &list); err != nil {
			return err
		}
		for _, element := range list {
			if bytes.HasPrefix(bytes.TrimSpace(element), []byte("[")) {
				continue
			}
			if err := n.UnmarshalJSON(element); err != nil {
				return err
			}
		}
	}
	return nil
}

func (n names) first() string { return firstOf(n...) }

// ErrNotText says that a ninjs object is a picture, a film or the like.
var ErrNotText = errors.New("is no text")

// ErrNotNinjs says that a JSON object has nothing of a ninjs object.
var ErrNotNinjs = errors.New("is no ninjs object")

// JSON reads one ninjs object. The error is ErrNotNinjs for another object, and wraps
// ErrNotText for one of another type than text.
func JSON(object []byte) (Item, error) {
	var n ninjs
	if err := json.Unmarshal(object, &n); err != nil {
		if _, wrong := errors.AsType[*json.UnmarshalTypeError](err); !wrong {
			return Item{}, err
		}
	}
	text := n.text()
	if n.URI == "" && text == "" {
		return Item{}, ErrNotNinjs
	}
	switch status := strings.ToLower(n.PubStatus); {
	case status == "canceled" || status == "cancelled" || status == "withheld":
		return Item{}, errCanceled
	case text == "" && n.Type != "" && n.Type != "text" && n.Type != "composite":
		return Item{}, &notText{line(n.Type)}
	case text == "":
		return Item{}, errNoText
	}
	return Item{
		ID: line(n.URI), Address: web(n.URI), Title: firstOf(headline(n.Headlines), n.Headline.first(), n.Title.first()), Text: text,
		Outlet:  firstOf(n.Provider.first(), n.CopyrightHolder.first()),
		Origin:  firstOf(n.InfoSource.first(), n.InfoSources.first(), n.CreditLine.first()),
		Authors: authors(append(n.Byline, n.By...)), Language: line(n.Language), Embargo: line(n.Embargoed),
		Published: firstOf(n.VersionCreated, n.ContentCreated, n.FirstCreated),
	}, nil
}

// notText is an ErrNotText that says what the object is.
type notText struct{ kind string }

func (e *notText) Error() string { return "is no text but " + e.kind }

func (e *notText) Unwrap() error { return ErrNotText }

// headline is the main one of several, else the first.
func headline(all []ninText) string {
	for _, h := range all {
		if strings.Contains(strings.ToLower(h.Role), "main") {
			return line(h.Value)
		}
	}
	if len(all) > 0 {
		return line(all[0].Value)
	}
	return ""
}

// text is the report's text: the plain one where there is one, else that of its markup.
func (n *ninjs) text() string {
	bodies := append([]ninText{
		{ContentType: "text/plain", Value: n.BodyText},
		{ContentType: "application/xhtml+xml", Value: n.BodyXHTML},
		{ContentType: "text/html", Value: n.BodyHTML},
		{ContentType: "application/nitf+xml", Value: n.BodyNITF},
	}, n.Bodies...)
	for _, plain := range [...]bool{true, false} {
		best := ""
		for _, b := range bodies {
			kind := strings.ToLower(b.ContentType)
			isPlain := strings.HasPrefix(kind, "text/plain") || kind == "" && !strings.Contains(b.Value, "</p>")
			if isPlain != plain {
				continue
			}
			if text := bodyText(kind, isPlain, b.Value); len(text) > len(best) {
				best = text
			}
		}
		if best != "" {
			return best
		}
	}
	return ""
}

func bodyText(kind string, plain bool, value string) string {
	switch {
	case strings.TrimSpace(value) == "":
		return ""
	case plain:
		return strings.ToValidUTF8(value, "\uFFFD")
	case strings.Contains(kind, "nitf"):
		clean, err := markup.XML([]byte(value), maxElements)
		if err != nil {
			return ""
		}
		text, _ := markup.XMLText(clean)
		return text
	}
	return markup.HTMLText([]byte(value))
}
