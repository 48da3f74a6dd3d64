package eval

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/refer"
	"gainsay/internal/language/train"
	"gainsay/internal/world"
)

// GAPScores are the counts of GAP (Webster and others, Mind the GAP, 2018) over
// both names of each example, by the gender of the pronoun.
type GAPScores struct{ Masculine, Feminine count }

// All is the count over both.
func (s GAPScores) All() count {
	all := s.Masculine
	all.add(s.Feminine)
	return all
}

// scores are the figures over all under key, F1 by gender, and their quotient,
// feminine over masculine, which the paper calls bias.
func (s GAPScores) scores(key string) []Score {
	m := harmonic(s.Masculine.precision(), s.Masculine.recall())
	f := harmonic(s.Feminine.precision(), s.Feminine.recall())
	bias := 0.0
	if m > 0 {
		bias = f / m
	}
	return append(s.All().scores(key), Score{key + "/masculine F", m}, Score{key + "/feminine F", f}, Score{key + "/bias", bias})
}

// GAP scores the antecedents of pronouns in a file of GAP, by the definition of
// its own scorer: for each of two names, whether the pronoun means it. analyse
// gives an article's analysis with its mentions.
func GAP(path string, analyse func(*gainsay.Article) *doc.Doc) (GAPScores, error) {
	return gapLines(path, func(int) bool { return true }, analyse)
}

// gapFolds is into how many parts GAP is cut for its cross-validation.
const gapFolds = 5

// GAPHeldOut scores each fifth of the development part of GAP by a ranker trained
// on the other four, as the shipped ranker has seen all five. analyse gives the
// analysis of an article; its mentions are made anew.
func GAPHeldOut(shared string, analyse func(*gainsay.Article) *doc.Doc) (GAPScores, error) {
	docs := map[string]*doc.Doc{} // by text: each fold needs most of them again
	cached := func(a *gainsay.Article) *doc.Doc {
		if docs[a.Text] == nil {
			docs[a.Text] = analyse(a)
		}
		return docs[a.Text]
	}
	plan := train.EnglishPronouns(1)
	plan.Shared, plan.Analyse, plan.Report = shared, cached, func(string, ...any) {}
	var all GAPScores
	for fold := range gapFolds {
		ranker, err := train.PronounsWithout(plan, fold, gapFolds)
		if err != nil {
			return all, err
		}
		resolver := refer.New(world.Default(), ranker)
		path := filepath.Join(shared, "gold", "coref", "gap-development.tsv")
		s, err := gapLines(path, func(n int) bool { return n%gapFolds == fold }, func(a *gainsay.Article) *doc.Doc {
			d := *cached(a)
			_, d.Actors, d.Mentions = resolver.Resolve(&d)
			return &d
		})
		if err != nil {
			return all, err
		}
		all.Masculine.add(s.Masculine)
		all.Feminine.add(s.Feminine)
	}
	return all, nil
}

// gapLines scores the examples of a file whose numbers, from 0, are kept.
func gapLines(path string, kept func(int) bool, analyse func(*gainsay.Article) *doc.Doc) (GAPScores, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return GAPScores{}, gainsay.E(gainsay.NotFound, "read GAP", "%w", err)
	}
	var s GAPScores
	for n, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		c := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if n == 0 || !kept(n-1) {
			continue
		}
		if len(c) < 10 {
			return s, gainsay.E(gainsay.Invalid, "read GAP", "line %d has %d columns", n+1, len(c))
		}
		d := analyse(&gainsay.Article{ID: c[0], Text: c[1], Language: "en"})
		at := &s.Feminine
		switch strings.ToLower(c[2]) {
		case "he", "him", "his":
			at = &s.Masculine
		}
		pronoun := codePoints(c[1], c[3], c[2])
		for k := range 2 {
			means := c[6+3*k] == "TRUE"
			said := together(d.Mentions, pronoun, codePoints(c[1], c[5+3*k], c[4+3*k]))
			if said {
				at.pred++
			}
			if means {
				at.gold++
			}
			if said && means {
				at.hit(1)
			}
		}
	}
	return s, nil
}

// codePoints is the bytes of word, which stands at a code point of text.
func codePoints(text, at, word string) gainsay.Span {
	n, _ := strconv.Atoi(at)
	start := 0
	for ; n > 0 && start < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[start:])
		start += size
	}
	return gainsay.Span{Start: start, End: start + len(word)}
}

// together tells whether the mention at pronoun and one at name mean one actor.
func together(mentions []gainsay.Mention, pronoun, name gainsay.Span) bool {
	actor := -1
	for _, m := range mentions {
		if m.Span == pronoun {
			actor = m.Actor
		}
	}
	if actor < 0 {
		return false
	}
	for _, m := range mentions {
		if m.Actor == actor && m.Kind == gainsay.NameMention && m.Span.Meets(name) {
			return true
		}
	}
	return false
}
