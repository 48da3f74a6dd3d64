package main

import (
	"github.com/spf13/cobra"
)

func (p *program) groupCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "group FILE...",
		Short: "Print the story of each article as JSON lines",
		Long: `Groups articles into stories and prints {"id","story"} for each, one JSON object a
line in the order of the input. Each is decided when its article arrives.`,
		Example: `  gainsay group articles.jsonl
  zcat feed.jsonl.gz | gainsay group -`,
		Args: arguments(1, -1, "files, folders or -"),
		RunE: p.group,
	}
	p.webFlags(cmd.Flags())
	p.workersFlag(cmd.Flags())
	return cmd
}

func (p *program) group(cmd *cobra.Command, paths []string) error {
	ctx := cmd.Context()
	stages, err := p.pipeline()
	if err != nil {
		return err
	}
	read := 0
	for placed, err := range stages.Group(ctx, p.raws(ctx, paths), p.options()) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			p.say(err)
			continue
		}
		read++
		if err := writeLine(p.out, placed); err != nil {
			return err
		}
	}
	if read == 0 {
		return nothing(cmd)
	}
	return nil
}
