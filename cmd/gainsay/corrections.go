package main

import (
	"strings"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/present/desk"
	"gainsay/internal/present/report"
)

const aboutCorrections = `Lists for each article of OUTLET what stands against it: the exact words, what others
print instead, and how many independent origins say so. OUTLET is the name or the
domain of an outlet.

The articles are those of a ledger that "gainsay read --db FILE" wrote, or those of
PATH, as read takes them. With --json each article is one JSON object a line.
What is printed is for a person to judge: "check" wants a look, and where one
stands against another either may be right.`

func (p *program) correctionsCommand() *cobra.Command {
	var asJSON, asOne bool
	cmd := &cobra.Command{
		Use:   "corrections OUTLET [PATH...]",
		Short: "List what stands against the articles of an outlet",
		Long:  aboutCorrections,
		Example: `  gainsay corrections "Harbour Post" --db news.db
  gainsay corrections harbourpost.example story/ --json`,
		Args: arguments(1, -1, "an outlet, and files or folders where there is no --db"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.corrections(cmd, args[0], args[1:], asJSON, asOne)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object a line for each article")
	cmd.Flags().BoolVar(&asOne, "as-one", false, "take the articles of PATH as one story, whatever grouping would say")
	p.dbFlag(cmd.Flags(), "the ledger's `FILE`")
	p.webFlags(cmd.Flags())
	p.lookFlags(cmd)
	p.workersFlag(cmd.Flags())
	return cmd
}

func (p *program) corrections(cmd *cobra.Command, outlet string, paths []string, asJSON, asOne bool) error {
	dossiers, err := p.dossiersOf(cmd, paths, asOne)
	if err != nil {
		return err
	}
	items, known := desk.Corrections(dossiers, outlet)
	if !known {
		return gainsay.E(gainsay.NotFound, "corrections of "+outlet, "no article is of that outlet; there are articles of %s", some(desk.Outlets(dossiers)))
	}
	if !asJSON {
		return report.Corrections(p.out, items, p.look())
	}
	for i := range items {
		if err := writeLine(p.out, &items[i]); err != nil {
			return err
		}
	}
	return nil
}

// mostNamed is how many names an error tells.
const mostNamed = 8

// some are the first names of a list in words.
func some(names []string) string {
	switch {
	case len(names) == 0:
		return "no outlet that is named"
	case len(names) > mostNamed:
		return strings.Join(names[:mostNamed], ", ") + " and others"
	}
	return strings.Join(names, ", ")
}

// dossiersOf are the dossiers of the paths, or of the whole ledger where there are none.
func (p *program) dossiersOf(cmd *cobra.Command, paths []string, asOne bool) ([]gainsay.Dossier, error) {
	ctx := cmd.Context()
	if len(paths) > 0 && cmd.Flags().Changed("db") {
		return nil, gainsay.E(gainsay.Invalid, command(cmd), "give paths or --db, not both")
	}
	if len(paths) > 0 {
		return p.readDossiers(cmd, paths, asOne)
	}
	kept, err := p.ledger(ctx, cmd)
	if err != nil {
		return nil, err
	}
	defer kept.Close()
	stories, err := kept.Stories(ctx)
	if err != nil {
		return nil, err
	}
	var out []gainsay.Dossier
	for i := range stories {
		d, err := kept.Dossier(ctx, stories[i].ID)
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// readDossiers reads the paths as read does, without keeping anything.
func (p *program) readDossiers(cmd *cobra.Command, paths []string, asOne bool) ([]gainsay.Dossier, error) {
	ctx := cmd.Context()
	stages, err := p.pipeline()
	if err != nil {
		return nil, err
	}
	progress := newProgress(p.errs)
	opt := p.options()
	opt.AsOne, opt.Progress = asOne, progress.show
	outcome, err := stages.Read(ctx, p.raws(ctx, paths), opt)
	progress.end()
	if err != nil {
		return nil, err
	}
	for _, refused := range outcome.Refused {
		p.say(refused)
	}
	if len(outcome.Dossiers) == 0 {
		return nil, nothing(cmd)
	}
	return outcome.Dossiers, nil
}
