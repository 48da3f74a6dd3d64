package main

import (
	"context"
	"fmt"
	"iter"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/fetch"
	"gainsay/internal/follow"
	"gainsay/internal/ingest"
	"gainsay/internal/ingest/feed"
	"gainsay/internal/ledger/sqlite"
	"gainsay/internal/pipeline"
	"gainsay/internal/present/wording"
)

const aboutFollow = `Follows feeds until it is stopped: looks at each every so often, adds the articles
that are new in it to the ledger, and lets the stories there grow. What it does
stands on standard error, a line each.

FEED is the address of an RSS, Atom or JSON feed, of a page that names its feed, of
a sitemap or of a list of such, or an OPML file or a file of addresses. Without FEED it follows all that the ledger
has followed before. A feed that fails is asked less and less often, and so is a page
that a feed leads to and that cannot be had, which is given up after eight times.

"gainsay feeds" lists the feeds and drops those that are not to be followed any more.
It may be stopped at any time, by a signal or a power cut: begun again, it goes on
where it was. --once looks at every feed once and ends.`

func (p *program) followCommand() *cobra.Command {
	every := 15 * time.Minute
	var once bool
	cmd := &cobra.Command{
		Use:   "follow [FEED...]",
		Short: "Follow feeds and add what is new in them to a ledger",
		Long:  aboutFollow,
		Example: `  gainsay follow feeds.opml --db news.db --contact desk@example.org
  gainsay follow https://example.org/news.rss --every 5m --db news.db
  gainsay follow --once --db news.db`,
		Args: arguments(0, -1, "addresses of feeds, or OPML files"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.follow(cmd, args, every, once) },
	}
	cmd.Flags().Var((*span)(&every), "every", "look at each feed every `TIME`, at most every minute")
	cmd.Flags().BoolVar(&once, "once", false, "look at each feed once and end")
	p.dbFlag(cmd.Flags(), "the ledger `FILE`; it is made where there is none")
	p.webFlags(cmd.Flags())
	p.workersFlag(cmd.Flags())
	return cmd
}

func (p *program) follow(cmd *cobra.Command, args []string, every time.Duration, once bool) error {
	ctx := cmd.Context()
	if p.config.DB == "" {
		return noLedger(cmd)
	}
	if every < follow.LeastEvery {
		return gainsay.E(gainsay.Invalid, command(cmd), "--every is %v; give %v or more", every, follow.LeastEvery)
	}
	addresses, err := feedsOf(args)
	if err != nil {
		return err
	}
	kept, err := sqlite.Create(ctx, p.config.DB)
	if err != nil {
		return err
	}
	defer kept.Close()
	stages, err := p.pipeline()
	if err != nil {
		return err
	}
	client := p.client()
	defer client.Close()
	opt := pipeline.AddOptions{Options: p.options(), Refuse: p.say}
	adder := stages.Adder(kept, opt)
	follower := follow.New(client, kept, follow.Options{
		Every: every,
		Say:   func(line string) { fmt.Fprintln(p.errs, "gainsay: follow "+wording.Visible(line)) },
		Add: func(ctx context.Context, feed string, raws iter.Seq2[gainsay.Raw, error]) error {
			sum, err := adder.Add(ctx, raws)
			p.tell("follow "+wording.Visible(feed), sum)
			return err
		},
	})
	sum, err := adder.Add(ctx, func(func(gainsay.Raw, error) bool) {})
	if sum.Analysed > 0 { // what waited when it was stopped
		p.tell(command(cmd), sum)
	}
	n := 0
	if err == nil {
		err = takeUp(ctx, kept, slices.DeleteFunc(slices.Clone(args), func(arg string) bool { return !fetch.IsAddress(arg) }))
	}
	if err == nil {
		n, err = follower.Take(ctx, addresses)
	}
	switch {
	case ctx.Err() != nil:
		return p.stopped()
	case err != nil:
		return err
	case n == 0:
		return gainsay.E(gainsay.Invalid, command(cmd), "%s follows no feed; give the address of one, or an OPML file", p.config.DB)
	}
	fmt.Fprintf(p.errs, "gainsay: follow: %s\n", wording.Count(n, "feed"))
	if p.config.Contact == "" {
		fmt.Fprintln(p.errs, "gainsay: follow: servers are not told how to reach you; give --contact ADDRESS, or GAINSAY_CONTACT")
	}
	return p.run(ctx, cmd, follower, once)
}

// run follows until it is stopped or all feeds are dropped, which is no failure, or once.
func (p *program) run(ctx context.Context, cmd *cobra.Command, follower *follow.Follower, once bool) error {
	if !once {
		err := follower.Run(ctx)
		switch {
		case err != nil:
			return err
		case ctx.Err() == nil:
			fmt.Fprintln(p.errs, "gainsay: follow: all feeds were dropped; nothing is left to follow")
			return nil
		}
		return p.stopped()
	}
	answered, err := follower.Once(ctx)
	switch {
	case err != nil:
		return err
	case ctx.Err() != nil:
		return p.stopped()
	case answered == 0:
		return nothing(cmd)
	}
	return nil
}

// stopped says that a signal has ended the following, which is no failure.
func (p *program) stopped() error {
	fmt.Fprintln(p.errs, "gainsay: follow: stopped; begun again, it goes on where it was")
	return nil
}

// feedsOf are the addresses that the arguments give: themselves, or in a file.
func feedsOf(args []string) ([]string, error) {
	var all []string
	for _, arg := range args {
		if fetch.IsAddress(arg) {
			all = append(all, arg)
			continue
		}
		found, err := feedsIn(arg)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// feedsIn are the addresses of feeds that an OPML file or a file of addresses gives.
func feedsIn(file string) ([]string, error) {
	op := "read " + file
	b, err := os.ReadFile(file)
	switch {
	case os.IsNotExist(err):
		return nil, gainsay.E(gainsay.NotFound, op, "there is no such file: check the path, or give an address with http:// or https://")
	case err != nil:
		return nil, gainsay.E(gainsay.Invalid, op, "%w", reason(err))
	}
	list, err := ingest.ParseList(b, "")
	if err != nil {
		return nil, gainsay.E(gainsay.Invalid, op, "%w; give an OPML file, or a file of addresses", err)
	}
	found := list.Feeds
	if list.Kind == feed.Addresses {
		for i := range list.Items {
			found = append(found, list.Items[i].Address)
		}
	}
	if len(found) == 0 {
		return nil, gainsay.E(gainsay.Invalid, op, "it names no feed; give an OPML file, or a file of addresses")
	}
	return found, nil
}
