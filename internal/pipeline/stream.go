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
// place. Of opt, Workers counts.
func (p *Pipeline) Group(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], opt Options) iter.Seq2[Placed, error] {
	return func(yield func(Placed, error) bool) {
		grouper := story.NewGrouper(story.Options{})
		for reading, err := range inOrder(ctx, raws, opt.workers(), p.read) {
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
// counts.
func (p *Pipeline) AnnotateAll(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], opt Options) iter.Seq2[Annotated, error] {
	return inOrder(ctx, raws, opt.workers(), func(raw gainsay.Raw) (Annotated, error) {
		a, err := p.Extract(raw)
		if err != nil {
			return Annotated{}, err
		}
		d, reading := p.Analyse(a)
		return Annotated{d, reading}, nil
	})
}
