package main

import (
	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/present/desk"
	"gainsay/internal/present/report"
)

const aboutDiff = `Lays two reports side by side: how much text they share, which facts, names and
quotations they print differently, and what each alone says.

A and B are files, as read takes them, each of one article. With --json the outcome
is one JSON object.`

func (p *program) diffCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "diff A B",
		Short: "Lay two reports side by side",
		Long:  aboutDiff,
		Example: `  gainsay diff monday.txt tuesday.html
  gainsay diff one.txt two.txt --json | jq .differ`,
		Args: arguments(2, 2, "two files"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.diff(cmd, args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	p.webFlags(cmd.Flags())
	p.lookFlags(cmd)
	p.workersFlag(cmd.Flags())
	return cmd
}

func (p *program) diff(cmd *cobra.Command, paths []string, asJSON bool) error {
	dossiers, err := p.readDossiers(cmd, paths, true)
	if err != nil {
		return err
	}
	d := &dossiers[0]
	if len(d.Readings) != 2 {
		return gainsay.E(gainsay.Invalid, command(cmd), "A and B hold %d articles; give two files of one article each", len(d.Readings))
	}
	c := desk.Compare(d)
	if asJSON {
		return writeLine(p.out, &c)
	}
	return report.Contrast(p.out, &c, p.look())
}
