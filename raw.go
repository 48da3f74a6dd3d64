package gainsay

// A Format says how the bytes of a Raw are to be read.
type Format string

// The formats.
const (
	PlainText Format = "text"
	HTML      Format = "html"
	Record    Format = "record" // text given whole, with an identity of its own: a JSON line
)

// A Raw is one document as it was found, before anything is made of it.
type Raw struct {
	File   string // path or address as given; for a record, the path of the file that holds it
	Format Format
	Bytes  []byte // undecoded

	// What a meta.json, a JSON line or a feed tells of it; empty where they don't.
	ID, Outlet, Published, Title, URL string

	Fetched string // when it was taken from URL, RFC 3339; empty when not told

	Part              string   // which part of File it is, as errors name it: "record 12"; empty for the whole
	Authors           []string // as told
	Section, Language string   // as told
	Modified          string   // when it was last changed, as told
	Origin            string   // the outlet that it is told to be taken from: an RSS item's source
	Withdrawn         bool     // it holds no text, but tells that what has its ID or URL was taken back, at Published
	Charset           string   // of Bytes, as told by who sent them; the page's own word goes before it
}

// Name names the document in errors: its file, and its part of it.
func (r *Raw) Name() string {
	switch {
	case r.Part != "":
		return r.File + " " + r.Part
	case r.Format == Record && r.ID != "":
		return r.File + " id " + r.ID
	}
	return r.File
}
