package train

import (
	"io"

	"gainsay"
	"gainsay/internal/attribution"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
)

// Write trains on a file of marked articles and writes the file of weights. read
// analyses a text. The same input gives the same bytes.
func Write(w io.Writer, path, commit string, set Settings, read func(*gainsay.Article) *doc.Doc) error {
	a, err := attribution.With(nil)
	if err != nil {
		return err
	}
	texts, err := Read(path, a, read)
	if err != nil {
		return err
	}
	head := model.Header{Name: "attribution", Language: "en", Data: []string{"PolNeAR, train: features without content words"},
		Licence: "Apache-2.0", Commit: commit, Seed: set.Seed}
	return model.Write(w, head, []model.Section{Learn(texts, set).Pack()})
}
