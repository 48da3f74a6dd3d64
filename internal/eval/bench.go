package eval

import (
	"context"
	"path/filepath"
	"slices"

	"gainsay"
	"gainsay/internal/ingest"
	"gainsay/internal/pipeline"
)

// A Bench runs the program over the marked data and scores what it makes of it.
type Bench struct {
	root   string // the module's folder
	shared string // the folder of the marked data
	pipe   *pipeline.Pipeline
}

// NewBench makes a Bench for the module in root and the marked data in shared.
func NewBench(root, shared string) (*Bench, error) {
	pipe, err := pipeline.New()
	if err != nil {
		return nil, err
	}
	return &Bench{root: root, shared: shared, pipe: pipe}, nil
}

// A stage is what is scored together; its keys on the board begin with its name.
type stage struct {
	name string
	run  func(context.Context) ([]Score, error)
}

func (b *Bench) stages() []stage {
	return []stage{
		{"actors", b.actors},
		{"attribution", b.attribution},
		{"cluster", b.clusters},
		{"extract", b.extract},
		{"measures", b.measures},
		{"names", b.names},
		{"origins", b.origins},
		{"paraphrase", b.paraphrase},
		{"reference", b.reference},
		{"roles", b.roles},
		{"sentences", b.sentences},
		{"stance", b.stance},
		{"stories", b.stories},
		{"trees", b.trees},
	}
}

// Stages are the names of what can be scored, in order.
func (b *Bench) Stages() []string {
	var names []string
	for _, s := range b.stages() {
		names = append(names, s.name)
	}
	return names
}

// Run scores one stage. An unknown one is Invalid; marked data that is missing is NotFound.
func (b *Bench) Run(ctx context.Context, name string) ([]Score, error) {
	stages := b.stages()
	i := slices.IndexFunc(stages, func(s stage) bool { return s.name == name })
	if i < 0 {
		return nil, gainsay.E(gainsay.Invalid, "score "+name, "there is no such stage: give one of %v", b.Stages())
	}
	scores, err := stages[i].run(ctx)
	if err != nil {
		return nil, err
	}
	return scores, ctx.Err()
}

// All scores every stage on every set that is marked for it.
func (b *Bench) All(ctx context.Context) (Board, error) {
	var board Board
	for _, name := range b.Stages() {
		scores, err := b.Run(ctx, name)
		if err != nil {
			return nil, err
		}
		board = board.With(scores...)
	}
	return board, nil
}

// gold is a file of the marked data.
func (b *Bench) gold(parts ...string) string {
	return filepath.Join(append([]string{b.shared, "gold"}, parts...)...)
}

// read runs the texts of paths through the stages that look at one article, as
// `gainsay annotate` does.
func (b *Bench) read(ctx context.Context, paths ...string) ([]gainsay.Reading, error) {
	var out []gainsay.Reading
	for raw, err := range ingest.Read(ctx, paths, ingest.Options{}) {
		if err != nil {
			return nil, err
		}
		a, err := b.pipe.Extract(raw)
		if err != nil {
			return nil, err
		}
		_, reading := b.pipe.Analyse(a)
		out = append(out, reading)
	}
	return out, nil
}

// stories scores every marked story, then all of them together, then the example
// story of the project's own, which counts for itself.
func (b *Bench) stories(ctx context.Context) ([]Score, error) {
	marks, err := filepath.Glob(filepath.Join(b.shared, "stories", "*", "gold.json"))
	if err != nil || len(marks) == 0 {
		return nil, gainsay.E(gainsay.NotFound, "score stories", "no marked story is in %s", filepath.Join(b.shared, "stories"))
	}
	var out []Score
	var sum StorySum
	for _, mark := range marks {
		s, err := b.story(ctx, mark)
		if err != nil {
			return nil, err
		}
		sum.Add(&s)
		out = append(out, s.scores("stories/"+filepath.Base(filepath.Dir(mark)))...)
	}
	out = append(out, sum.scores("stories/all")...)
	s, err := b.story(ctx, filepath.Join(b.root, "examples", "lock", "expected.json"))
	if err != nil {
		return nil, err
	}
	return append(out, s.scores("stories/example lock")...), nil
}

// story reads the texts beside a file of marks as one story and scores its dossier.
func (b *Bench) story(ctx context.Context, mark string) (StoryScore, error) {
	gold, err := ReadStoryGold(mark)
	if err != nil {
		return StoryScore{}, err
	}
	folder := filepath.Dir(mark)
	readings, err := b.read(ctx, folder)
	if err != nil {
		return StoryScore{}, err
	}
	dossier := b.pipe.Dossier(readings)
	return ScoreStory(gold, textFiles(folder), &dossier, readings), nil
}

// attribution scores statements on PolNeAR's outermost attributions and on the
// attribution relations of GUM.
func (b *Bench) attribution(ctx context.Context) ([]Score, error) {
	file := b.gold("attribution", "polnear.dev.jsonl")
	texts, err := readLines[markedText](file)
	if err != nil {
		return nil, err
	}
	readings, err := b.read(ctx, file)
	if err != nil {
		return nil, err
	}
	if len(readings) != len(texts) {
		return nil, gainsay.E(gainsay.Invalid, "score "+file, "%d texts were read of %d", len(readings), len(texts))
	}
	score := newAttributionScore()
	for i := range texts {
		score.Add(&texts[i], readings[i].Statements)
	}
	clauses, err := b.clauses(ctx)
	return append(score.scores("attribution/polnear-dev"), clauses...), err
}

// clauses scores statements on GUM.
func (b *Bench) clauses(ctx context.Context) ([]Score, error) {
	file := b.gold("attribution", "gum.dev.jsonl")
	texts, err := readLines[clauseText](file)
	if err != nil {
		return nil, err
	}
	readings, err := b.read(ctx, file)
	if err != nil {
		return nil, err
	}
	var total, news count
	for i := range texts {
		c := scoreClauses(&texts[i], readings[i].Statements)
		total.add(c)
		if texts[i].isReported() {
			news.add(c)
		}
	}
	return append(total.scores("attribution/gum-dev clauses"), news.scores("attribution/gum-dev clauses of news and interviews")...), nil
}
