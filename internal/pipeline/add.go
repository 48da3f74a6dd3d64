package pipeline

import (
	"context"
	"errors"
	"iter"

	"gainsay"
	"gainsay/internal/ledger"
)

// AddOptions say how Add goes about it. The zero value is the usual way. Of
// Options, AsOne does not count.
type AddOptions struct {
	Options
	ArticlesOnly bool        // leave the analysis to another Add
	Refuse       func(error) // told of each input that could not be read, in order; may be nil
}

// An Added is what came of Add.
type Added struct {
	New     int // articles that were not kept before, nor anything else of their address
	Revised int // articles whose address had other content, or another title or date
	Known   int // articles that were kept already
	Refused int // inputs that hold no article
	Broken  int // inputs that were put into quarantine, or were there already

	Withdrawn int // inputs that take back what is kept

	Analysed int      // articles that were read by the language layer, those that waited for it from before among them
	Stories  []string // IDs of the stories that were begun or have grown, in the order in which they first were
	told     map[string]bool
}

// touch adds a story that was begun or has grown.
func (sum *Added) touch(id string) {
	if sum.told == nil {
		sum.told = map[string]bool{}
	}
	if !sum.told[id] {
		sum.told[id] = true
		sum.Stories = append(sum.Stories, id)
	}
}

// An Adder adds to one ledger. It remembers from one Add to the next which
// stories articles may join, as long as nobody else writes to the ledger. It is
// not safe for concurrent use.
type Adder struct {
	p    *Pipeline
	kept ledger.Ledger
	opt  AddOptions

	guard   *guard
	growth  *growth // nil where the ledger must be asked
	version int64   // of the ledger that growth is of

	apart map[string]bool // IDs in quarantine when the Add began; read side by side, never written
	marks *marks          // of the Add
}

// Adder is an Adder of the ledger.
func (p *Pipeline) Adder(kept ledger.Ledger, opt AddOptions) *Adder {
	return &Adder{p: p, kept: kept, opt: opt, guard: newGuard(opt.Options)}
}

// Add is Adder and one Add.
func (p *Pipeline) Add(ctx context.Context, kept ledger.Ledger, raws iter.Seq2[gainsay.Raw, error], opt AddOptions) (Added, error) {
	return p.Adder(kept, opt).Add(ctx, raws)
}

// Sizes of a batch. Nothing that is decided hangs on them but when a process
// that dies has kept what.
const (
	batchArticles = 100     // to be analysed at a time
	batchText     = 4 << 20 // bytes of their text
	batchAlone    = 500     // articles that are kept alone at a time
)

// Add keeps the articles of the documents in the ledger, batch by batch: first
// the articles, then what their analysis finds and the stories that they stand
// in. So a process that dies loses nothing that another Add of the same
// documents does not bring back, and doubles nothing; an Add of nothing goes on
// with what waits for its analysis. What breaks the program goes to quarantine
// and the rest goes on.
//
// The error is ctx's or the ledger's, or Transient where too much was given up
// that cannot be stopped; what was kept till then is kept and stands in Added.
func (a *Adder) Add(ctx context.Context, raws iter.Seq2[gainsay.Raw, error]) (Added, error) {
	var sum Added
	if err := a.look(ctx); err != nil {
		return sum, err
	}
	defer a.marks.close(ctx)
	if err := a.analyse(ctx, &sum); err != nil { // what waits from before came before
		return sum, err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	goOn := make(chan struct{})
	most := batchArticles
	if a.opt.ArticlesOnly {
		most = batchAlone
	}
	var batch []gainsay.Article
	text := 0
	for e := range ahead(most, a.extractAll(ctx, a.marks.inTurn(ctx, raws, goOn))) {
		rest := errors.Is(e.err, errAlone)
		taken := errors.Is(e.err, errWithdrawn)
		switch {
		case ctx.Err() != nil, rest, taken:
		case e.err != nil:
			if err := a.refuse(ctx, &sum, e); err != nil {
				return sum, err
			}
		case e.apart:
			sum.Broken++
		default:
			batch = append(batch, e.article)
			text += len(e.article.Text)
		}
		a.progress(&sum, len(batch))
		if len(batch) == most || text >= batchText || rest || taken {
			if err := a.keep(ctx, &sum, batch); err != nil {
				return sum, err
			}
			batch, text = nil, 0
		}
		if taken {
			if err := a.withdraw(ctx, &sum, e.raw); err != nil {
				return sum, err
			}
		}
		if rest {
			select {
			case goOn <- struct{}{}:
			case <-ctx.Done():
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return sum, err
	}
	return sum, a.keep(ctx, &sum, batch)
}

func (a *Adder) progress(sum *Added, more int) {
	if a.opt.Progress != nil {
		a.opt.Progress(sum.New + sum.Revised + sum.Known + sum.Refused + sum.Broken + sum.Withdrawn + more)
	}
}

// look finds out what is in quarantine, and what was at work when processes died.
func (a *Adder) look(ctx context.Context) error {
	apart, err := a.kept.SetApart(ctx)
	if err == nil {
		a.marks, err = newMarks(ctx, a.kept)
	}
	if err != nil {
		return err
	}
	a.apart = map[string]bool{}
	for i := range apart {
		a.apart[apart[i].ID] = true
	}
	return nil
}

// An extracted is a document and what came of it.
type extracted struct {
	raw     *gainsay.Raw // what broke, where err is Poison; what takes something back, where err is errWithdrawn
	article gainsay.Article
	apart   bool // it is in quarantine already
	err     error
}

// extractAll makes articles of documents, side by side and in order.
func (a *Adder) extractAll(ctx context.Context, raws iter.Seq2[gainsay.Raw, error]) iter.Seq[extracted] {
	id := func(raw gainsay.Raw) string { return ledger.BrokenID(&raw) }
	extract := watched(ctx, a.marks, id, reading, guarded(a.guard, reading, bytesOf, a.p.Extract))
	apart := a.apart // as it was when the Add began, whatever this one sets aside
	one := func(raw gainsay.Raw) (extracted, error) {
		if raw.Withdrawn {
			return extracted{raw: &raw, err: errWithdrawn}, nil
		}
		if len(apart) > 0 && apart[ledger.BrokenID(&raw)] {
			return extracted{apart: true}, nil
		}
		article, err := extract(raw)
		if gainsay.KindOf(err) == gainsay.Poison {
			return extracted{raw: &raw, err: err}, nil
		}
		return extracted{article: article, err: err}, nil
	}
	return func(yield func(extracted) bool) {
		for e, err := range weighed(ctx, raws, a.opt.workers(), bytesOf, one) {
			if err != nil {
				e.err = err
			}
			if !yield(e) {
				return
			}
		}
	}
}

// refuse names an input that could not be read, and sets it aside where it broke
// the program. What was not begun ends the Add.
func (a *Adder) refuse(ctx context.Context, sum *Added, e extracted) error {
	switch {
	case gainsay.KindOf(e.err) == gainsay.Transient && a.guard.overrun():
		return e.err
	case e.raw == nil:
		sum.Refused++
	default:
		sum.Broken++
		broken := ledger.Broken{ID: ledger.BrokenID(e.raw), File: e.raw.Name(), URL: e.raw.URL, Reason: e.err.Error(), Tries: 1, Size: len(e.raw.Bytes), Raw: e.raw}
		if err := a.setAside(ctx, broken); err != nil {
			return err
		}
	}
	a.name(e.err)
	return nil
}

// setAside puts what broke into quarantine.
func (a *Adder) setAside(ctx context.Context, broken ledger.Broken) error {
	if err := a.kept.SetAside(ctx, broken); err != nil {
		return err
	}
	return a.marks.forget(ctx, broken.ID)
}

func (a *Adder) name(err error) {
	if a.opt.Refuse != nil {
		a.opt.Refuse(err)
	}
}

// keep keeps a batch of articles, and analyses what waits unless articles alone
// are wanted.
func (a *Adder) keep(ctx context.Context, sum *Added, batch []gainsay.Article) error {
	if len(batch) == 0 {
		return nil
	}
	standings, err := a.kept.KeepArticles(ctx, batch)
	if err != nil {
		return err
	}
	for _, s := range standings {
		switch s {
		case ledger.New:
			sum.New++
		case ledger.Revision:
			sum.Revised++
		default:
			sum.Known++
		}
	}
	return a.analyse(ctx, sum)
}

// analyse reads the articles that wait and puts them into stories, unless
// articles alone are wanted.
func (a *Adder) analyse(ctx context.Context, sum *Added) error {
	var last gainsay.Article
	for !a.opt.ArticlesOnly {
		waiting, err := a.kept.Waiting(ctx, batchArticles+a.marks.putOff())
		if err != nil || len(waiting) == 0 {
			return err
		}
		waiting = a.marks.next(waiting, batchArticles)
		first := &waiting[0]
		if ledger.KeyOf(first) == ledger.KeyOf(&last) && first.Title == last.Title && first.Published == last.Published && first.Fetched == last.Fetched {
			return gainsay.E(gainsay.Poison, "analyse article "+first.ID, "the ledger lets it wait although its reading was kept; examine it with `gainsay doctor`")
		}
		last = *first // another title may have been kept meanwhile, of which it waits again
		readings, err := a.readAll(ctx, waiting)
		if err != nil {
			return err
		}
		if err := a.settle(ctx, sum, readings); err != nil {
			return err
		}
		sum.Analysed += len(readings)
	}
	return nil
}

// readAll analyses articles side by side. One that breaks the analysis is set
// aside, and its reading says so.
func (a *Adder) readAll(ctx context.Context, articles []gainsay.Article) ([]gainsay.Reading, error) {
	readings := make([]gainsay.Reading, 0, len(articles))
	for r, err := range weighed(ctx, each(articles), a.opt.workers(), textOf, watched(ctx, a.marks, articleID, analysing, a.reader())) {
		if err != nil {
			if gainsay.KindOf(err) != gainsay.Poison {
				return nil, err
			}
			article := articles[len(readings)]
			a.name(err)
			if err := a.setAside(ctx, brokenArticle(article, err, 1)); err != nil {
				return nil, err
			}
			r = gainsay.Reading{Article: article, Unread: "its analysis failed; `gainsay quarantine retry` tries it again"}
		}
		readings = append(readings, r)
	}
	return readings, ctx.Err()
}

// reader is the language layer under the guard.
func (a *Adder) reader() func(gainsay.Article) (gainsay.Reading, error) {
	return guarded(a.guard, analysing, textOf, func(article gainsay.Article) (gainsay.Reading, error) {
		_, r := a.p.Analyse(article)
		return r, nil
	})
}

// analysing names what is done to an article.
func analysing(a gainsay.Article) string { return "analyse " + nameOf(&a) }

// textOf is the size of an article.
func textOf(a gainsay.Article) int { return len(a.Text) }

// brokenArticle is an article that broke its analysis.
func brokenArticle(a gainsay.Article, err error, tries int) ledger.Broken {
	return ledger.Broken{ID: articleID(a), File: nameOf(&a), URL: a.URL, Reason: err.Error(), Tries: tries, Size: len(a.Text), Article: &a}
}

// articleID is the BrokenID of an article.
func articleID(a gainsay.Article) string {
	return ledger.BrokenID(&gainsay.Raw{File: a.File, ID: a.ID, URL: a.URL, Format: "article", Bytes: []byte(a.Text)})
}

// nameOf names an article in errors: its address, or else its file.
func nameOf(a *gainsay.Article) string {
	if a.URL != "" {
		return a.URL
	}
	return a.File + " id " + a.ID
}

// each is the values as inOrder takes them.
func each[A any](values []A) iter.Seq2[A, error] {
	return func(yield func(A, error) bool) {
		for _, v := range values {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// ahead runs in beside the caller, at most n values before it, so that what the
// caller does now and then does not hold it up.
func ahead[A any](n int, in iter.Seq[A]) iter.Seq[A] {
	return func(yield func(A) bool) {
		values, enough := make(chan A, n), make(chan struct{})
		defer close(enough)
		go func() {
			defer close(values)
			for v := range in {
				select {
				case values <- v:
				case <-enough:
					return
				}
			}
		}()
		for v := range values {
			if !yield(v) {
				return
			}
		}
	}
}
