package pipeline

import (
	"context"
	"iter"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/story"
)

// A Placed is one article and the story that it was put into.
type Placed struct {
	ID    string `json:"id"`    // Article.ID
	Story string `json:"story"` // Story.ID
}

// Group runs the stages up to grouping and yields where each article was put,
// in the order of raws and each as soon as its article is read: what comes
// later changes nothing. A document that cannot be read yields its error in its
// place. Of opt, Workers and Log count.
func (p *Pipeline) Group(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], opt Options) iter.Seq2[Placed, error] {
	return func(yield func(Placed, error) bool) {
		grouper := story.NewGrouper(story.Options{})
		for reading, err := range weighed(ctx, raws, opt.workers(), bytesOf, guarded(newGuard(opt), reading, bytesOf, p.read)) {
			placed := Placed{}
			if err == nil {
				placed = Placed{ID: reading.Article.ID, Story: grouper.Add(&reading)}
			}
			if !yield(placed, err) {
				return
			}
		}
	}
}

// An Annotated is one article with its analysis and what that leaves.
type Annotated struct {
	Doc     *doc.Doc
	Reading gainsay.Reading
}

// AnnotateAll runs stages 2 to 4 on each document, in the order of raws. A
// document that cannot be read yields its error in its place. Of opt, Workers
// and Log count.
func (p *Pipeline) AnnotateAll(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], opt Options) iter.Seq2[Annotated, error] {
	return weighed(ctx, raws, opt.workers(), bytesOf, guarded(newGuard(opt), reading, bytesOf, func(raw gainsay.Raw) (Annotated, error) {
		a, err := p.Extract(raw)
		if err != nil {
			return Annotated{}, err
		}
		d, reading := p.Analyse(a)
		return Annotated{d, reading}, nil
	}))
}

// AnnotateTokens is AnnotateAll of Docs whose tokens and sentences are given.
func (p *Pipeline) AnnotateTokens(ctx context.Context, docs iter.Seq2[*doc.Doc, error], opt Options) iter.Seq2[Annotated, error] {
	name := func(d *doc.Doc) string { return "annotate " + d.Article.File }
	size := func(d *doc.Doc) int { return len(d.Article.Text) }
	return inOrder(ctx, docs, opt.workers(), guarded(newGuard(opt), name, size, func(d *doc.Doc) (Annotated, error) {
		return Annotated{d, p.Annotate(d)}, nil
	}))
}
