package main

import (
	"bytes"
	"context"
	"io"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/language"
	"gainsay/internal/language/conllu"
	"gainsay/internal/language/doc"
	"gainsay/internal/pipeline"
	"gainsay/internal/present/annotation"
)

const aboutAnnotate = `Prints the analysis of each article: sentences, tokens, names, quantities, times
and statements.

--format json prints one object a line, with byte offsets into its text; conllu
prints CoNLL-U, with names in MISC; brat prints the standoff annotation of one
article, in code points. With --pretokenized the inputs are CoNLL-U: only the
words are taken from them, and every word stays a token.`

func (p *program) annotateCommand() *cobra.Command {
	var format string
	var pretokenized bool
	cmd := &cobra.Command{
		Use:   "annotate FILE...",
		Short: "Print the analysis of each article",
		Long:  aboutAnnotate,
		Example: `  gainsay annotate report.txt | jq .statements
  gainsay annotate --format brat report.txt > report.ann
  gainsay annotate --format conllu --pretokenized words.conllu`,
		Args: arguments(1, -1, "files, folders or -"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.annotate(cmd, args, format, pretokenized) },
	}
	cmd.Flags().StringVar(&format, "format", "json", "print `FORMAT`: json, conllu or brat")
	cmd.Flags().BoolVar(&pretokenized, "pretokenized", false, "read CoNLL-U and keep its words")
	complete(cmd, "format", "json", "conllu", "brat")
	p.webFlags(cmd.Flags())
	p.workersFlag(cmd.Flags())
	return cmd
}

func (p *program) annotate(cmd *cobra.Command, paths []string, format string, pretokenized bool) error {
	ctx := cmd.Context()
	write, err := p.annotationWriter(command(cmd), format)
	if err != nil {
		return err
	}
	stages, err := p.pipeline()
	if err != nil {
		return err
	}
	var annotated iter.Seq2[pipeline.Annotated, error]
	if pretokenized {
		annotated = stages.AnnotateTokens(ctx, p.docs(ctx, paths), p.options())
	} else {
		annotated = stages.AnnotateAll(ctx, p.raws(ctx, paths), p.options())
	}
	read := 0
	for a, err := range annotated {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			p.say(err)
			continue
		}
		if err := write(a); err != nil {
			return err
		}
		if err := p.out.Flush(); err != nil { // what reads it need not wait for the next
			return err
		}
		read++
	}
	if read == 0 {
		return nothing(cmd)
	}
	return nil
}

// annotationWriter is how an article is printed in format. brat's form has no
// place for a second article.
func (p *program) annotationWriter(op, format string) (func(pipeline.Annotated) error, error) {
	switch format {
	case "json":
		return func(a pipeline.Annotated) error { return annotation.JSON(p.out, a.Doc, a.Reading.Statements) }, nil
	case "conllu":
		return func(a pipeline.Annotated) error { return annotation.CoNLLU(p.out, a.Doc) }, nil
	case "brat":
		written := false
		return func(a pipeline.Annotated) error {
			if written {
				return gainsay.E(gainsay.Invalid, op, "brat holds one article a file; give one input at a time")
			}
			written = true
			return annotation.Brat(p.out, a.Doc, a.Reading.Statements)
		}, nil
	}
	return nil, gainsay.E(gainsay.Invalid, op, "--format is %q; give json, conllu or brat", format)
}

// docs gives the documents of CoNLL-U files, their words as tokens.
func (p *program) docs(ctx context.Context, paths []string) iter.Seq2[*doc.Doc, error] {
	return func(yield func(*doc.Doc, error) bool) {
		for _, path := range paths {
			documents, err := p.readWords(path)
			if err != nil && !yield(nil, err) {
				return
			}
			for _, given := range documents {
				if ctx.Err() != nil || !yield(document(path, given), nil) {
					return
				}
			}
		}
	}
}

// readWords reads one CoNLL-U file, or standard input.
func (p *program) readWords(path string) ([]conllu.Document, error) {
	op := "read " + path
	var b []byte
	var err error
	if path == "-" {
		b, err = io.ReadAll(p.in)
	} else {
		b, err = os.ReadFile(path)
	}
	switch {
	case os.IsNotExist(err):
		return nil, gainsay.E(gainsay.NotFound, op, "there is no such file: check the path")
	case err != nil:
		return nil, gainsay.E(gainsay.Invalid, op, "%w", reason(err))
	}
	documents, err := conllu.Read(bytes.NewReader(b))
	if err != nil {
		return nil, gainsay.E(gainsay.KindOf(err), op, "%w", err)
	}
	if len(documents) == 0 {
		return nil, gainsay.E(gainsay.Invalid, op, "it holds no words")
	}
	return documents, nil
}

// document is a Doc of given words, which nothing else is known of.
func document(path string, given conllu.Document) *doc.Doc {
	hash := gainsay.Hash(given.Text)
	a := &gainsay.Article{ID: given.ID, Hash: hash, File: path, Language: language.English, Text: given.Text}
	if a.ID == "" {
		a.ID = hash
	}
	return &doc.Doc{Article: a, Tokens: given.Tokens, Sentences: given.Sentences}
}
