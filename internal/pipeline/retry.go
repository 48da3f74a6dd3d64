package pipeline

import (
	"context"

	"gainsay"
	"gainsay/internal/ledger"
)

// Retry tries again what was set aside. What comes out is kept as Add keeps it
// and leaves the quarantine, and so does what turns out to hold no article; what
// breaks again stays. The error is that of the document, the ledger's or ctx's.
func (a *Adder) Retry(ctx context.Context, broken ledger.Broken) error {
	err := a.look(ctx)
	if err != nil {
		return err
	}
	defer a.marks.close(ctx)
	switch {
	case broken.Raw != nil:
		err = a.retryRaw(ctx, broken)
	case broken.Article != nil:
		err = a.retryArticle(ctx, broken)
	default:
		return gainsay.E(gainsay.NotFound, "retry "+broken.ID, "its %d bytes were too many to keep; drop it and add %s again", broken.Size, broken.File)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err == nil || gainsay.KindOf(err) == gainsay.Invalid {
		if derr := a.kept.Drop(ctx, broken.ID); derr != nil {
			return derr
		}
	}
	return err
}

func (a *Adder) retryRaw(ctx context.Context, broken ledger.Broken) error {
	article, err := guarded(a.guard, reading, bytesOf, a.p.Extract)(*broken.Raw)
	if err != nil {
		return a.still(ctx, broken, err)
	}
	var sum Added
	return a.keep(ctx, &sum, []gainsay.Article{article})
}

func (a *Adder) retryArticle(ctx context.Context, broken ledger.Broken) error {
	r, err := a.reader()(*broken.Article)
	if err != nil {
		return a.still(ctx, broken, err)
	}
	var sum Added
	return a.settle(ctx, &sum, []gainsay.Reading{r})
}

// still keeps what broke again in quarantine.
func (a *Adder) still(ctx context.Context, broken ledger.Broken, err error) error {
	if gainsay.KindOf(err) != gainsay.Poison {
		return err
	}
	broken.Reason = err.Error()
	broken.Tries++
	if kerr := a.kept.SetAside(ctx, broken); kerr != nil {
		return kerr
	}
	return err
}
