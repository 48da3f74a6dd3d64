package train

import (
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/model"
	"gainsay/internal/language/names"
	"gainsay/internal/language/parse"
	"gainsay/internal/language/refer"
	"gainsay/internal/language/tokens"
	"gainsay/internal/world"
)

// A PronounPlan says how the weights for pronouns are to be trained.
type PronounPlan struct {
	Shared  string // folder of the marked data
	Commit  string // of the trainer
	Seed    uint64
	Epochs  int
	Rate    float64
	Decay   float64                         // of every weight in every epoch
	Rounds  int                             // times that the texts are read again with what was learnt
	Analyse func(*gainsay.Article) *doc.Doc // tokens, sentences, trees and names
	Report  func(format string, args ...any)
}

// EnglishPronouns is the plan by which the shipped weights were made, but for
// the folder, the commit, the analysis and the report.
func EnglishPronouns(seed uint64) PronounPlan {
	return PronounPlan{Seed: seed, Epochs: 20, Rate: 0.05, Decay: 0.002, Rounds: 2}
}

// Named opens the analysis that the ranker is trained on: sentences, tokens, trees
// and names. It asks for no ranker, whose weights may have another form than the
// code that is to train them.
func Named() (func(*gainsay.Article) *doc.Doc, error) {
	trees, err := parse.Open("en")
	if err != nil {
		return nil, err
	}
	tagger, err := names.Open("en")
	if err != nil {
		return nil, err
	}
	return func(a *gainsay.Article) *doc.Doc {
		d := &doc.Doc{Article: a}
		d.Tokens, d.Sentences = tokens.Split(a.Text)
		trees.Analyse(a.Text, d.Tokens, d.Sentences)
		d.Parsed = true
		d.Names = tagger.Find(d)
		return d
	}, nil
}

// A gapExample is a line of GAP (Webster and others, Mind the GAP, 2018): a
// pronoun and two names, and which of them it means. Spans are bytes.
type gapExample struct {
	text    string
	pronoun gainsay.Span
	names   [2]gainsay.Span
	means   [2]bool
}

// Pronouns trains the ranker of antecedents on the development part of GAP and
// writes the file of weights.
func Pronouns(w io.Writer, plan PronounPlan) error {
	ranker, err := PronounsWithout(plan, 0, 1)
	if err != nil {
		return err
	}
	head := model.Header{Name: "pronouns", Language: "en", Data: []string{"GAP, development"}, Licence: "Apache-2.0", Commit: plan.Commit, Seed: plan.Seed}
	return model.Write(w, head, []model.Section{ranker.Section()})
}

// PronounsWithout trains the ranker on the examples whose number, from 0, does
// not leave rest fold when divided by folds: for a cross-validation. With one fold
// it trains on all.
func PronounsWithout(plan PronounPlan, fold, folds int) (*refer.Ranker, error) {
	all, err := readGAP(filepath.Join(plan.Shared, "gold", "coref", "gap-development.tsv"))
	if err != nil {
		return nil, err
	}
	var examples []gapExample
	for i, e := range all {
		if folds == 1 || i%folds != fold {
			examples = append(examples, e)
		}
	}
	docs := make([]*doc.Doc, len(examples))
	for i := range examples {
		docs[i] = plan.Analyse(&gainsay.Article{Text: examples[i].text, Language: "en"})
	}
	ranker := &refer.Ranker{Weights: make([]float32, refer.Traits())}
	for round := range max(1, plan.Rounds) {
		sets := choiceSets(examples, docs, refer.New(world.Default(), ranker))
		ranker = learnPronouns(sets, plan)
		plan.Report("round %d: %d choices", round+1, len(sets))
	}
	return ranker, nil
}

// readGAP reads a file of GAP.
func readGAP(path string) ([]gapExample, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, gainsay.E(gainsay.NotFound, "read GAP", "%w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		return nil, gainsay.E(gainsay.Transient, "read GAP", "%w", err)
	}
	var out []gapExample
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		c := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if n == 0 {
			continue
		}
		if len(c) < 10 {
			return nil, gainsay.E(gainsay.Invalid, "read GAP", "line %d has %d columns", n+1, len(c))
		}
		e := gapExample{text: c[1], means: [2]bool{c[6] == "TRUE", c[9] == "TRUE"}}
		e.pronoun = runeSpan(c[1], c[3], c[2])
		e.names = [2]gainsay.Span{runeSpan(c[1], c[5], c[4]), runeSpan(c[1], c[8], c[7])}
		out = append(out, e)
	}
	return out, nil
}

// runeSpan is the bytes of word, which stands at the given code point of text.
func runeSpan(text, at, word string) gainsay.Span {
	n, _ := strconv.Atoi(at)
	start := 0
	for ; n > 0 && start < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	return gainsay.Span{Start: start, End: start + len(word)}
}

// A choiceSet is a choice and which of its candidates may be, must not be chosen.
type choiceSet struct {
	traits   [][]uint16
	right    []bool
	wrong    []bool
	anyRight bool
}

// choiceSets finds the choices of the examples' pronouns.
func choiceSets(examples []gapExample, docs []*doc.Doc, resolver *refer.Resolver) []choiceSet {
	var out []choiceSet
	for i, e := range examples {
		for _, c := range resolver.Choices(docs[i]) {
			if !c.Pronoun.Meets(e.pronoun) {
				continue
			}
			s := choiceSet{}
			for _, k := range c.Candidates {
				right, wrong := false, false
				for _, n := range k.Names {
					for j, name := range e.names {
						right = right || n.Meets(name) && e.means[j]
						wrong = wrong || n.Meets(name) && !e.means[j]
					}
				}
				s.traits = append(s.traits, k.Traits)
				s.right, s.wrong = append(s.right, right), append(s.wrong, wrong && !right)
				s.anyRight = s.anyRight || right
			}
			if len(s.traits) > 1 {
				out = append(out, s)
			}
		}
	}
	return out
}

// learnPronouns fits the ranker by stochastic gradient descent: the likelihood
// of the right candidates, or of any that is not marked wrong where none is right.
func learnPronouns(sets []choiceSet, plan PronounPlan) *refer.Ranker {
	random := rand.New(rand.NewPCG(plan.Seed, 2))
	w := make([]float64, refer.Traits())
	sum := make([]float64, refer.Traits())
	steps := 0
	for epoch := range plan.Epochs {
		rate := plan.Rate / (1 + 0.2*float64(epoch))
		for _, at := range random.Perm(len(sets)) {
			sets[at].learn(w, rate)
			for i := range w {
				sum[i] += w[i]
			}
			steps++
		}
		for i := range w {
			w[i] *= 1 - plan.Decay
		}
	}
	r := &refer.Ranker{Weights: make([]float32, len(w))}
	for i := range w {
		r.Weights[i] = float32(sum[i] / float64(max(1, steps)))
	}
	return r
}

// learn makes one step.
func (s *choiceSet) learn(w []float64, rate float64) {
	p := make([]float64, len(s.traits))
	total, good := 0.0, 0.0
	for k, traits := range s.traits {
		x := 0.0
		for _, t := range traits {
			x += w[t]
		}
		p[k] = math.Exp(x)
		total += p[k]
		if s.good(k) {
			good += p[k]
		}
	}
	if good == 0 || good == total {
		return
	}
	for k, traits := range s.traits {
		g := -p[k] / total
		if s.good(k) {
			g += p[k] / good
		}
		for _, t := range traits {
			w[t] += rate * g
		}
	}
}

func (s *choiceSet) good(k int) bool {
	if s.anyRight {
		return s.right[k]
	}
	return !s.wrong[k]
}
