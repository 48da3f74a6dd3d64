package main

import (
	"io"
	"path/filepath"

	attributiontrain "gainsay/internal/attribution/train"
	"gainsay/internal/language"
	"gainsay/internal/language/train"
)

// An order is what the command line asks of every task.
type order struct {
	shared, commit string
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
