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
	n.patterns(object)
	text := n.text()
	if n.URI == "" && text == "" {
		return Item{}, ErrNotNinjs
	}
	item := Item{
		ID: line(n.URI), Address: web(n.URI), Title: firstOf(n.Headline.first(), headline(n.Headlines), n.Title.first()), Text: text,
		Outlet:  firstOf(n.Provider.first(), n.CopyrightHolder.first()),
		Origin:  firstOf(n.InfoSource.first(), n.InfoSources.first(), n.CreditLine.first()),
		Authors: authors(append(n.Byline, n.By...)), Language: line(n.Language), Embargo: line(n.Embargoed),
		Published: firstOf(n.VersionCreated, n.ContentCreated, n.FirstCreated),
	}
	switch {
	case withdraws(n.PubStatus):
		return withdrawal(item)
	case text == "" && n.Type != "" && n.Type != "text" && n.Type != "composite":
		return Item{}, &notText{line(n.Type)}
	case text == "":
		return Item{}, errNoText
	}
	return item, nil
}

// patterns takes the properties whose names an agency completes itself, as ninjs 1 allows:
// headline_main, body_text, body_xhtml.
func (n *ninjs) patterns(object []byte) {
	d := json.NewDecoder(bytes.NewReader(object))
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return
		}
		var value json.RawMessage
		if d.Decode(&value) != nil {
			return
		}
		name, _ := key.(string)
		kind, role, found := strings.Cut(strings.ToLower(name), "_")
		var text string
		if !found && kind != "body" || json.Unmarshal(value, &text) != nil {
			continue
		}
		switch kind {
		case "headline":
			n.Headlines = append(n.Headlines, ninText{Role: role, Value: text})
		case "body":
			n.Bodies = append(n.Bodies, ninText{Role: role, ContentType: contentTypes[role], Value: text})
		}
	}
}

// contentTypes are what the names of bodies say of them.
var contentTypes = map[string]string{
	"text": "text/plain", "xhtml": "application/xhtml+xml", "html": "text/html", "html5": "text/html", "nitf": "application/nitf+xml",
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

// text is the report's text: of several bodies the one of the most lines, for some plain
// ones have lost their paragraphs, and the plain one of those that have as many.
func (n *ninjs) text() string {
	best, most, bestPlain := "", 0, false
	for _, b := range n.Bodies {
		kind := strings.ToLower(b.ContentType)
		plain := strings.HasPrefix(kind, "text/plain") || kind == "" && !strings.Contains(b.Value, "</p>") && !strings.Contains(b.Value, "<br")
		text := bodyText(kind, plain, b.Value)
		lines := len(strings.FieldsFunc(text, func(r rune) bool { return r == '\n' }))
		if lines > most || lines == most && (plain && !bestPlain || plain == bestPlain && len(text) > len(best)) {
			best, most, bestPlain = text, lines, plain
		}
	}
	return best
}

func bodyText(kind string, plain bool, value string) string {
	switch {
	case strings.TrimSpace(value) == "", strings.HasSuffix(kind, "/xml"): // a form of the agency's own
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
