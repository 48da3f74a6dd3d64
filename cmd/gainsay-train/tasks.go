package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"gainsay"
	attributiontrain "gainsay/internal/attribution/train"
	"gainsay/internal/language"
	"gainsay/internal/language/model"
	"gainsay/internal/language/train"
	"gainsay/internal/meaning"
)

// An order is what the command line asks of every task.
type order struct {
	shared, commit string
	vectors        string // what bench/distill wrote, without its endings
	seed           uint64
	report         func(format string, args ...any)
}

// A task trains one file of weights.
type task struct {
	name  string
	train func(io.Writer, order) error
}

// tasks are in the order in which they build on one another: names read the word
// classes of trees, pronouns read trees and names, attribution reads all.
func tasks() []task {
	return []task{
		{"boundaries", func(w io.Writer, o order) error { return train.Boundaries(w, o.shared, o.seed) }},
		{"trees", trees},
		{"names", names},
		{"pronouns", pronouns},
		{"attribution", attributions},
		{"meaning", meanings},
	}
}

func taskNames() []string {
	var out []string
	for _, t := range tasks() {
		out = append(out, t.name)
	}
	return out
}

func trees(w io.Writer, o order) error {
	plan := train.English(o.seed)
	plan.Shared, plan.Commit, plan.Report = o.shared, o.commit, o.report
	return train.Trees(w, plan)
}

func names(w io.Writer, o order) error {
	plan := train.EnglishNames(o.seed)
	plan.Shared, plan.Commit, plan.Report = o.shared, o.commit, o.report
	return train.Names(w, plan)
}

func pronouns(w io.Writer, o order) error {
	analyse, err := train.Named()
	if err != nil {
		return err
	}
	plan := train.EnglishPronouns(o.seed)
	plan.Shared, plan.Commit, plan.Report, plan.Analyse = o.shared, o.commit, o.report, analyse
	return train.Pronouns(w, plan)
}

func attributions(w io.Writer, o order) error {
	reader, err := language.New()
	if err != nil {
		return err
	}
	settings := attributiontrain.Default()
	settings.Seed = o.seed
	return attributiontrain.Write(w, filepath.Join(o.shared, "gold", "attribution", "polnear.train.jsonl.gz"), o.commit, settings, reader.Read)
}

// meanings packs the word vectors that bench/distill wrote. They rest on the encoder
// all-MiniLM-L6-v2 and on how often words stand in press releases.
func meanings(w io.Writer, o order) error {
	const op = "pack vectors"
	list, err := os.ReadFile(o.vectors + ".words")
	if err != nil {
		return gainsay.E(gainsay.NotFound, op, "%w; bench/distill/distill.py makes it, -vectors says where", err)
	}
	rows, err := os.ReadFile(o.vectors + ".int8")
	if err != nil {
		return gainsay.E(gainsay.NotFound, op, "%w", err)
	}
	parts, err := meaning.Sections(strings.Fields(string(list)), rows)
	if err != nil {
		return err
	}
	return model.Write(w, model.Header{
		Name: "meaning", Language: "en", Licence: "Apache-2.0", Commit: o.commit, Seed: o.seed,
		Data: []string{"all-MiniLM-L6-v2 (sentence encoder), word by word", "press releases of members of the United States Senate (frequencies)"},
	}, parts)
}
