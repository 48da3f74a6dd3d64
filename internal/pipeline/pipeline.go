// Package pipeline runs the stages in order and turns raw documents into
// Dossiers. It is the file to read first: Read is the whole way of the data.
package pipeline

import (
	"context"
	"iter"
	"log/slog"
	"runtime"
	"slices"
	"time"

	"gainsay"
	"gainsay/internal/attribution"
	"gainsay/internal/collate"
	"gainsay/internal/extract"
	"gainsay/internal/language"
	"gainsay/internal/language/doc"
	"gainsay/internal/lineage"
	"gainsay/internal/story"
	"gainsay/internal/world"
)

// A Pipeline holds what the stages need: models, lexicons, the table of the
// world. It is safe for concurrent use.
type Pipeline struct {
	extractor  *extract.Extractor
	reader     *language.Reader
	attributor *attribution.Attributor
	collator   *collate.Collator
}

// New opens the models, lexicons and tables that the program carries.
func New() (*Pipeline, error) {
	reader, err := language.New()
	if err != nil {
		return nil, err
	}
	attributor, err := attribution.New()
	if err != nil {
		return nil, err
	}
	return &Pipeline{extractor: extract.New(), reader: reader, attributor: attributor, collator: collate.New(world.Default())}, nil
}

// Options say how Read goes about it. The zero value is the usual way.
type Options struct {
	AsOne    bool           // take all articles as one story, whatever grouping would say
	Workers  int            // articles read at a time; 0 for one a processor
	Progress func(done int) // told how many articles are done; may be nil
	Log      *slog.Logger   // told at level debug what a person need not know; may be nil

	// Patience is how long a document of so many bytes may take before it is given
	// up; nil for a minute and more for large ones, ten minutes at most.
	Patience func(bytes int) time.Duration
}

// An Outcome is what came of Read.
type Outcome struct {
	Dossiers []gainsay.Dossier // in the order in which their first articles came
	Refused  []error           // inputs that could not be read; each names the input and the mend
}

// Read runs raw documents through every stage: extraction, language and
// attribution article by article, then grouping into stories, and for each story
// its lineage and its collation. A document that cannot be read, or a story that
// cannot be compared, is refused and the rest goes on; what one document takes back of
// another says nothing in its story, whichever comes first. The error is ctx's.
func (p *Pipeline) Read(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], opt Options) (Outcome, error) {
	var taken []gainsay.Raw
	readings, refused, err := p.analyseAll(ctx, withoutWithdrawals(raws, &taken), opt)
	if err != nil {
		return Outcome{}, err
	}
	return p.readAlone(ctx, readings, taken, refused, opt, nil)
}

// compare makes the dossiers of the stories, side by side. The error is ctx's, and does not
// wait for the stories that are being compared then.
func (p *Pipeline) compare(ctx context.Context, stories []grouped, refused []error, opt Options) (Outcome, error) {
	out := Outcome{Refused: slices.Clone(refused)}
	for d, err := range inOrder(ctx, each(stories), opt.workers(), p.comparing(opt)) {
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			out.Refused = append(out.Refused, err)
			continue
		}
		out.Dossiers = append(out.Dossiers, d)
	}
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	return out, nil
}

// comparing is dossier with a panic made an error of that story. Stories may be
// of any size, so none takes too long.
func (p *Pipeline) comparing(opt Options) func(grouped) (gainsay.Dossier, error) {
	name := func(g grouped) string { return "compare the articles of story " + g.id }
	return func(g grouped) (gainsay.Dossier, error) {
		return recovering(opt.Log, name, func(g grouped) (gainsay.Dossier, error) { return p.dossier(g.id, g.readings), nil }, g)
	}
}

// A grouped is the readings of one story, in the order in which they came.
type grouped struct {
	id       string
	readings []gainsay.Reading
}

// parts are stories in the order in which they were first asked for.
type parts struct {
	all []grouped
	at  map[string]int // by ID
}

// of is the story of that ID, and whether it was asked for the first time. It
// is good until another is asked for.
func (p *parts) of(id string) (*grouped, bool) {
	k, known := p.at[id]
	if !known {
		if p.at == nil {
			p.at = map[string]int{}
		}
		k = len(p.all)
		p.at[id] = k
		p.all = append(p.all, grouped{id: id})
	}
	return &p.all[k], !known
}

// group parts the readings into stories.
func group(readings []gainsay.Reading, asOne bool) []grouped {
	if asOne && len(readings) > 0 {
		return []grouped{{story.ID(readings), readings}}
	}
	grouper := story.NewGrouper(story.Options{})
	var stories parts
	for i := range readings {
		g, _ := stories.of(grouper.Add(&readings[i]))
		g.readings = append(g.readings, readings[i])
	}
	return stories.all
}

// Dossier compares the articles of one story. It is a pure function of its
// input: same articles, same findings, in the same order.
func (p *Pipeline) Dossier(readings []gainsay.Reading) gainsay.Dossier {
	return p.dossier(story.ID(readings), readings)
}

// dossier is Dossier of a story that has its ID already.
func (p *Pipeline) dossier(id string, readings []gainsay.Reading) gainsay.Dossier {
	traced := lineage.Trace(readings)
	found := p.collator.Collate(readings, traced.Origin)
	d := gainsay.Dossier{
		Story:         gainsay.Story{ID: id, Title: story.Title(standing(readings)), Origins: origins(readings, traced)},
		Readings:      readings,
		Claims:        found.Claims,
		Disputes:      found.Disputes,
		Discrepancies: found.Discrepancies,
		Quotes:        found.Quotes,
		Lineage:       traced.Steps,
		Timeline:      found.Timeline,
	}
	for _, members := range traced.Groups {
		names := make([]string, len(members))
		for i, m := range members {
			names[i] = traced.Names[m]
		}
		d.Groups = append(d.Groups, names)
	}
	return d
}

// mostText is how many bytes of text an article may have, about 170,000 words:
// what is longer is a book or a dump, and its analysis would take the memory of
// all others.
const mostText = 1 << 20

// Extract makes an Article of a raw document (stages 1 and 2). One whose text is
// too long for an article is refused as Invalid, and so is one that was withdrawn.
func (p *Pipeline) Extract(raw gainsay.Raw) (gainsay.Article, error) {
	if raw.Withdrawn {
		return gainsay.Article{}, withdrawnError(&raw)
	}
	if raw.Format != gainsay.HTML {
		if err := notTooLong(raw, len(raw.Bytes)); err != nil {
			return gainsay.Article{}, err
		}
	}
	a, err := p.extractor.Article(raw)
	if err == nil {
		err = notTooLong(raw, len(a.Text))
	}
	if err != nil {
		return gainsay.Article{}, err
	}
	return a, nil
}

func notTooLong(raw gainsay.Raw, n int) error {
	if n <= mostText {
		return nil
	}
	return gainsay.E(gainsay.Invalid, reading(raw), "its text has %d bytes, more than one article can have (%d); split it", n, mostText)
}

// Analyse reads one article (stages 3 and 4): its analysis, and what the later
// stages need of it.
func (p *Pipeline) Analyse(a gainsay.Article) (*doc.Doc, gainsay.Reading) {
	d := p.reader.Read(&a)
	return d, p.reading(d)
}

// Annotate analyses a Doc whose tokens are given.
func (p *Pipeline) Annotate(d *doc.Doc) gainsay.Reading {
	p.reader.Annotate(d)
	return p.reading(d)
}

func (p *Pipeline) reading(d *doc.Doc) gainsay.Reading {
	return gainsay.Reading{
		Article:    *d.Article,
		Sentences:  language.Sentences(d),
		Actors:     d.Actors,
		Mentions:   d.Mentions,
		Quantities: d.Quantities,
		Times:      d.Times,
		Statements: p.attributor.Statements(d),
		Unread:     language.Unread(d.Article.Language),
	}
}

// analyseAll reads articles side by side and gives them in the order of the input.
func (p *Pipeline) analyseAll(ctx context.Context, raws iter.Seq2[gainsay.Raw, error], opt Options) ([]gainsay.Reading, []error, error) {
	var readings []gainsay.Reading
	var refused []error
	for reading, err := range weighed(ctx, raws, opt.workers(), bytesOf, guarded(newGuard(opt), reading, bytesOf, p.read)) {
		if err != nil {
			refused = append(refused, err)
		} else {
			readings = append(readings, reading)
		}
		if opt.Progress != nil {
			opt.Progress(len(readings) + len(refused))
		}
	}
	return readings, refused, ctx.Err()
}

// read runs stages 2 to 4 on one document.
func (p *Pipeline) read(raw gainsay.Raw) (gainsay.Reading, error) {
	a, err := p.Extract(raw)
	if err != nil {
		return gainsay.Reading{}, err
	}
	_, reading := p.Analyse(a)
	return reading, nil
}

// workers is how many articles are read at a time.
func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}
