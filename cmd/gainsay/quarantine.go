package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/pipeline"
	"gainsay/internal/present/wording"
)

const aboutQuarantine = `What breaks the program while it is added to a ledger is set aside there with the
reason and its bytes, and the rest goes on. So is what was being read each time that
three processes were killed. It is passed over when it is added again.

list prints what is set aside: ID, how often it was tried, bytes, name and reason.
retry tries it again, say with a newer gainsay; what comes out joins the ledger.
drop forgets it. ID is an ID or the beginning of one; without any, retry tries all.`

func (p *program) quarantineCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "quarantine",
		Short: "List, retry or drop documents that broke the program",
		Long:  aboutQuarantine,
		Example: `  gainsay quarantine list --db news.db
  gainsay quarantine retry --db news.db
  gainsay quarantine drop 6f2a8fd1 --db news.db`,
		Args: onlyCommands("list, retry or drop"),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, sub := range []*cobra.Command{
		{Use: "list", Short: "Print what is set aside", Args: arguments(0, 0, "nothing"), RunE: inLedger(p.ledger, p.listQuarantine)},
		{Use: "retry [ID...]", Short: "Try again what is set aside", Args: arguments(0, -1, "IDs"), RunE: inLedger(p.ledgerToWrite, p.retryQuarantine)},
		{Use: "drop ID...", Short: "Forget what is set aside", Args: arguments(1, -1, "IDs"), RunE: inLedger(p.ledgerToWrite, p.dropQuarantine)},
	} {
		p.dbFlag(sub.Flags(), "the ledger's `FILE`")
		cmd.AddCommand(sub)
	}
	return cmd
}

// inLedger opens the ledger for do.
func inLedger(open func(context.Context, *cobra.Command) (ledger.Ledger, error), do func(*cobra.Command, ledger.Ledger, []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		kept, err := open(cmd.Context(), cmd)
		if err != nil {
			return err
		}
		defer kept.Close()
		return do(cmd, kept, args)
	}
}

func (p *program) listQuarantine(cmd *cobra.Command, kept ledger.Ledger, _ []string) error {
	apart, err := kept.SetApart(cmd.Context())
	if err != nil {
		return err
	}
	for _, b := range apart {
		// The reason names the document.
		line := fmt.Sprintf("%s  %s  %s  %s", b.ID, wording.Count(b.Tries, "trial"), wording.Count(b.Size, "byte"), wording.Visible(b.Reason))
		if _, err := fmt.Fprintln(p.out, line); err != nil {
			return err
		}
	}
	return nil
}

// asked are the documents of the IDs, or all where there are none.
func asked(ctx context.Context, kept ledger.Ledger, ids []string) ([]ledger.Broken, error) {
	if len(ids) == 0 {
		return kept.SetApart(ctx)
	}
	var all []ledger.Broken
	for _, id := range ids {
		b, err := kept.Broken(ctx, id)
		if err != nil {
			return nil, err
		}
		b.Raw, b.Article = nil, nil // one at a time is enough of them
		all = append(all, b)
	}
	return all, nil
}

func (p *program) retryQuarantine(cmd *cobra.Command, kept ledger.Ledger, ids []string) error {
	ctx := cmd.Context()
	all, err := asked(ctx, kept, ids)
	if err != nil || len(all) == 0 {
		return err
	}
	stages, err := p.pipeline()
	if err != nil {
		return err
	}
	adder := stages.Adder(kept, pipeline.AddOptions{Options: p.options(), Refuse: p.say})
	left := 0
	for i := range all {
		b, err := kept.Broken(ctx, all[i].ID)
		if err != nil {
			return err
		}
		err = adder.Retry(ctx, b)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err == nil:
			_, err = fmt.Fprintf(p.out, "%s  came out\n", b.ID)
			if err != nil {
				return err
			}
		case gainsay.KindOf(err) == gainsay.Transient:
			return err
		default:
			p.say(err)
			left++
		}
	}
	if left == len(all) {
		return gainsay.E(gainsay.NotFound, command(cmd), "nothing came out of quarantine")
	}
	return nil
}

func (p *program) dropQuarantine(cmd *cobra.Command, kept ledger.Ledger, ids []string) error {
	all, err := asked(cmd.Context(), kept, ids)
	if err != nil {
		return err
	}
	for i := range all {
		if err := kept.Drop(cmd.Context(), all[i].ID); err != nil {
			return err
		}
	}
	return nil
}
