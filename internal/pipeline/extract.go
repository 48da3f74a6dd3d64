package pipeline

import (
	"context"
	"iter"

	"gainsay"
	"gainsay/internal/extract"
)

// ExtractAll runs stage 2 alone on each document, in the order of raws: it needs none of
// the models that New opens. A document that is no article yields its error in its place.
// Of opt, Workers, Log and Patience count.
func ExtractAll(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], opt Options) iter.Seq2[gainsay.Article, error] {
	p := &Pipeline{extractor: extract.New()}
	return weighed(ctx, raws, opt.workers(), bytesOf, guarded(newGuard(opt), reading, bytesOf, p.Extract))
}
