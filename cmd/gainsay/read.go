package main

import (
	"github.com/spf13/cobra"

	"gainsay/internal/ledger"
	"gainsay/internal/ledger/sqlite"
	"gainsay/internal/pipeline"
)

const aboutRead = `Reads articles, groups them into stories and prints a dossier for each.

PATH is a file, a folder, an address of the web, or - for standard input. A file may
be a text, a page, JSON lines, a table (CSV), a feed (RSS, Atom, JSON Feed), a
sitemap, an OPML list, ninjs, NewsML-G2, NITF or a web archive (WARC), packed by gzip
or zstandard or not; it is known by its content. Of a folder, the .txt, .html,
.jsonl, .warc, .rss, .atom and .newsml files are read. A folder's meta.json, a list
of {"file","outlet","published","url"}, tells what the texts do not. A line of .jsonl
is {"id","outlet","published","title","text","url"}.

The report goes to standard output. --json, --html and --csv write files besides;
the one that is given - takes the report's place. Without --db nothing is kept;
with it, articles also join the stories that the ledger keeps, and the dossiers
are of those stories with all their articles.
What cannot be read is named on standard error, and the rest is still read.`

func (p *program) readCommand() *cobra.Command {
	var asOne bool
	var to outputs
	cmd := &cobra.Command{
		Use:   "read PATH...",
		Short: "Read articles and print a dossier for each story",
		Long:  aboutRead,
		Example: `  gainsay read story/
  gainsay read one.txt two.html more.jsonl.gz --html page.html
  gainsay read story/ --json - | jq .disputes
  gainsay read monday/ --db news.db`,
		Args: arguments(1, -1, "files, folders, addresses or -"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.read(cmd, args, asOne, &to) },
	}
	cmd.Flags().BoolVar(&asOne, "as-one", false, "take all articles as one story, whatever grouping would say")
	to.addFlags(cmd.Flags())
	p.dbFlag(cmd.Flags(), "keep readings, stories and dossiers in the ledger `FILE`; it is made where there is none")
	p.lookFlags(cmd)
	p.webFlags(cmd.Flags())
	p.workersFlag(cmd.Flags())
	return cmd
}

func (p *program) read(cmd *cobra.Command, paths []string, asOne bool, to *outputs) error {
	ctx := cmd.Context()
	set, err := to.open(command(cmd), p.out, p.look())
	if err != nil {
		return err
	}
	defer set.close()
	var kept ledger.Ledger
	if p.config.DB != "" {
		if kept, err = sqlite.Create(ctx, p.config.DB); err != nil {
			return err
		}
		defer kept.Close()
	}
	stages, err := p.pipeline()
	if err != nil {
		return err
	}
	progress := newProgress(p.errs)
	opt := p.options()
	opt.AsOne, opt.Progress = asOne, progress.show
	var outcome pipeline.Outcome
	var keepErr error
	if kept == nil {
		outcome, err = stages.Read(ctx, p.raws(ctx, paths), opt)
	} else {
		outcome, keepErr = stages.ReadInto(ctx, kept, p.raws(ctx, paths), opt)
		err = ctx.Err()
	}
	progress.end()
	if err != nil {
		return err
	}
	for _, refused := range outcome.Refused {
		p.say(refused)
	}
	if len(outcome.Dossiers) == 0 && keepErr == nil {
		return nothing(cmd)
	}
	// What could not be kept is written out nevertheless: the work is done.
	if err := set.write(outcome.Dossiers); err != nil && keepErr == nil {
		return err
	}
	return keepErr
}
