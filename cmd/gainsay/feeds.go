package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/present/wording"
)

const aboutFeeds = `The feeds that "gainsay follow" follows into a ledger.

list prints each with its title, when it is looked at next, and what is wrong.
drop stops following feeds: they are looked at no more, whatever file or list names
them, and a follow that runs leaves them after its next look. What came of them
stays. "gainsay follow URL" takes one up again, where it was.`

func (p *program) feedsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "List or drop the feeds that a ledger follows",
		Long:  aboutFeeds,
		Example: `  gainsay feeds list --db news.db
  gainsay feeds drop https://example.org/news.rss --db news.db`,
		Args: onlyCommands("list or drop"),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	for _, sub := range []*cobra.Command{
		{Use: "list", Short: "Print the feeds", Args: arguments(0, 0, "nothing"), RunE: inLedger(p.ledger, p.listFeeds)},
		{Use: "drop URL...", Short: "Stop following feeds", Args: arguments(1, -1, "addresses of feeds, as list prints them"), RunE: inLedger(p.ledgerToWrite, p.dropFeeds)},
	} {
		p.dbFlag(sub.Flags(), "the ledger's `FILE`")
		cmd.AddCommand(sub)
	}
	return cmd
}

// onlyCommands refuses words after a command that has only commands of its own.
func onlyCommands(which string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return nil
		}
		return gainsay.E(gainsay.Invalid, command(cmd), "there is no command %q; it is %s", args[0], which)
	}
}

func (p *program) listFeeds(cmd *cobra.Command, kept ledger.Ledger, _ []string) error {
	feeds, err := kept.Feeds(cmd.Context())
	if err != nil {
		return err
	}
	if len(feeds) == 0 {
		return gainsay.E(gainsay.NotFound, "list feeds of "+p.config.DB, "the ledger follows none; `gainsay follow FEED` begins it")
	}
	for i := range feeds {
		if _, err := fmt.Fprintf(p.out, "%s  %s\n", wording.Visible(feeds[i].Address), wording.Visible(followed(&feeds[i]))); err != nil {
			return err
		}
	}
	return nil
}

// followed tells how a feed is followed.
func followed(f *ledger.FeedState) string {
	line := ""
	if f.Title != "" {
		line = f.Title + "; "
	}
	if f.Dropped {
		return line + "dropped"
	}
	if n := len(f.Failing); n > 0 {
		line += wording.Count(n, "item") + " that cannot be had; "
	}
	if f.Failures > 0 {
		line += "failed " + wording.Count(f.Failures, "time") + ", " + f.Failure + "; "
	}
	if f.Next.IsZero() {
		return line + "next look at once"
	}
	return line + "next look " + f.Next.Format(time.DateTime)
}

func (p *program) dropFeeds(cmd *cobra.Command, kept ledger.Ledger, addresses []string) error {
	for _, address := range addresses {
		if err := kept.DropFeed(cmd.Context(), address, true); err != nil {
			return err
		}
	}
	return nil
}

// takeUp lets feeds be followed that were dropped, where their own addresses are given.
func takeUp(ctx context.Context, kept ledger.Ledger, addresses []string) error {
	for _, address := range addresses {
		if err := kept.DropFeed(ctx, address, false); err != nil && gainsay.KindOf(err) != gainsay.NotFound {
			return err
		}
	}
	return nil
}
