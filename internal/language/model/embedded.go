package model

import (
	"embed"
	"io"

	"gainsay"
)

//go:embed weights
var embedded embed.FS

// Embedded opens the weights for a task in a language that the program was
// built with: Embedded("en", "trees") is weights/en-trees.gsw. It returns a
// NotFound error where there are none. The bytes stay in the program's image
// until a section is read.
func Embedded(language, task string) (*File, error) {
	name := "weights/" + language + "-" + task + ".gsw"
	f, err := embedded.Open(name)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "open weights", "there are none for %s in %q", task, language)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, gainsay.E(gainsay.Invalid, "open weights", "%s: %w", name, err)
	}
	at, ok := f.(io.ReaderAt)
	if !ok {
		return nil, gainsay.E(gainsay.NotFound, "open weights", "%s is no file", name)
	}
	return Open(at, info.Size())
}
