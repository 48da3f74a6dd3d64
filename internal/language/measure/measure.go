// Package measure is being built.
package measure

import (
	"gainsay"
	"gainsay/internal/language/doc"
)

// Find returns the quantities of the article.
func Find(d *doc.Doc) []gainsay.Quantity { return nil }
