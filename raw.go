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
}
