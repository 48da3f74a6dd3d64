// Package train turns marked data into weights. It is never linked into the
// program; it uses the predictor's own features, so that the two cannot part.
package train

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"

	"gainsay"
	"gainsay/internal/language/conllu"
)

// The treebanks, and their parts.
const (
	EWT   = "en_ewt"
	GUM   = "en_gum"
	Train = "train"
	Dev   = "dev"
)

// Shared is the folder of the marked data: $GAINSAY_SHARED, or else "shared"
// beside the module. ok is false where there is none.
func Shared() (folder string, ok bool) {
	if folder = os.Getenv("GAINSAY_SHARED"); folder == "" {
		at, err := os.Getwd()
		if err != nil {
			return "", false
		}
		for {
			if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
				break
			}
			if up := filepath.Dir(at); up != at {
				at = up
				continue
			}
			return "", false
		}
		folder = filepath.Join(filepath.Dir(at), "shared")
	}
	info, err := os.Stat(folder)
	return folder, err == nil && info.IsDir()
}

// Treebank reads a part of a treebank from the folder of the marked data.
func Treebank(shared, name, part string) ([]conllu.Sentence, error) {
	path := treebankPath(shared, name, part)
	f, err := os.Open(path)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read treebank", "%w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, gainsay.E(gainsay.Invalid, "read treebank "+path, "%w", err)
	}
	return sentences(z)
}

func treebankPath(shared, name, part string) string {
	return filepath.Join(shared, "gold", "ud", name+"-"+part+".conllu.gz")
}

func sentences(r io.Reader) ([]conllu.Sentence, error) {
	var out []conllu.Sentence
	err := conllu.Scan(r, func(s conllu.Sentence) error {
		out = append(out, s)
		return nil
	})
	return out, err
}

// both reads a part of EWT and of GUM.
func both(shared, part string) ([]conllu.Sentence, error) {
	var all []conllu.Sentence
	for _, name := range []string{EWT, GUM} {
		s, err := Treebank(shared, name, part)
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
	}
	return all, nil
}

// fine is the name of the fine tag of a row.
func fine(r conllu.Row) string { return r.UPOS + "/" + strings.TrimSpace(r.XPOS) }
