package train

import (
	"io"
	"math/rand/v2"
	"strings"
	"time"

	"gainsay/internal/language/classes"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/lemma"
	"gainsay/internal/language/model"
	"gainsay/internal/language/net"
	"gainsay/internal/language/parse"
	"gainsay/internal/language/tag"
)

// A Plan says how the weights for trees are to be trained.
type Plan struct {
	Shared string // folder of the marked data
	Commit string // of the trainer
	Tagger Settings
	Parser Settings
	Folds  int // parts in which the training sentences are tagged for the parser
	// FoldEpochs are the passes of the taggers that do so.
	FoldEpochs int
	// Headlines is the part of the treebanks' clauses that are learnt once more as headlines.
	Headlines float64
	Report    func(format string, args ...any)
}

// English is the plan by which the shipped weights were made, but for the
// folder, the commit and the report.
func English(seed uint64) Plan {
	return Plan{
		Tagger:     Settings{Units: 64, Epochs: 9, Rate: 0.04, Drop: 0.2, Least: 3, Rows: 60000, Prune: 1, Seed: seed},
		Parser:     Settings{Units: 128, Epochs: 12, Rate: 0.02, Drop: 0.2, Forget: 0.25, Least: 2, Rows: 90000, Prune: 1, Seed: seed + 1},
		Folds:      3,
		FoldEpochs: 4,
		Headlines:  0.8,
	}
}

// Trees trains the tagger, the parser and the lemmas on EWT and GUM, scores
// them on the dev parts, and writes the file of weights. The same plan gives the
// same bytes.
func Trees(w io.Writer, plan Plan) error {
	start := time.Now()
	report := func(format string, args ...any) {
		plan.Report("%5.0f s  "+format, append([]any{time.Since(start).Seconds()}, args...)...)
	}
	keys, codes, err := readClasses()
	if err != nil {
		return err
	}
	table := classes.NewTable(keys, codes)
	trees, err := both(plan.Shared, Train)
	if err != nil {
		return err
	}
	lines := headliner{random: rand.New(rand.NewPCG(plan.Tagger.Seed, 2)), share: plan.Headlines}
	trees = lines.with(trees)
	m := gather(trees, table, nil)
	report("%d sentences, %d fine tags, %d relations", len(m.sentences), len(m.tags), len(m.rels))
	lemmas, lemmaSection := trainLemmas(trees, m)
	fold := plan.Tagger
	fold.Epochs = min(fold.Epochs, plan.FoldEpochs)
	jackknife(m, plan.Folds, fold, report)
	all := make([]int, len(m.sentences))
	for i := range all {
		all[i] = i
	}
	tagWeights := trainTagger(m, all, plan.Tagger)
	report("tagger: %d rows", len(tagWeights.Keys))
	parser := trainParser(m, plan.Parser, func(epoch int) { report("parser: epoch %d", epoch+1) })
	report("parser: %d rows", len(parser.Keys))
	return writeTrees(w, plan, m, learnt{keys, codes, tagWeights, parser, lemmas, lemmaSection}, report)
}

// learnt is all that the file of weights for trees holds.
type learnt struct {
	keys    []uint32
	codes   []classes.Classes
	tagger  net.Weights
	parser  net.Weights
	lemmas  *lemma.Table
	section model.Section // of lemmas
}

// writeTrees scores what was learnt on the dev parts and writes the file.
func writeTrees(w io.Writer, plan Plan, m *material, l learnt, report func(string, ...any)) error {
	tagNet, parseNet := net.New(l.tagger), net.New(l.parser)
	tagger := tag.New(tagNet, m.tags)
	analyser := parse.Assemble(classes.NewTable(l.keys, l.codes), tagger, parse.NewParser(parseNet, m.rels, tagger.Names()), l.lemmas)
	head := model.Header{Name: "trees", Language: "en", Data: []string{"UD English EWT, train", "UD English GUM, train"},
		Licence: "CC-BY-SA-4.0", Commit: plan.Commit, Seed: plan.Tagger.Seed}
	for _, name := range []string{EWT, GUM} {
		s, err := Score(analyser, plan.Shared, name, Dev)
		if err != nil {
			return err
		}
		report("%s", s)
		head.Scores = append(head.Scores, s.scores()...)
	}
	sections := []model.Section{classes.Section(l.keys, l.codes),
		{Name: "tag.names", Bytes: []byte(strings.Join(m.tags, "\n"))},
		{Name: "parse.names", Bytes: []byte(relNames(m.rels))}, l.section}
	sections = append(sections, tagNet.Sections("tag", l.tagger.Keys)...)
	sections = append(sections, parseNet.Sections("parse", l.parser.Keys)...)
	return model.Write(w, head, sections)
}

func relNames(rels []doc.Rel) string {
	var names []string
	for _, r := range rels {
		names = append(names, r.String())
	}
	return strings.Join(names, "\n")
}
