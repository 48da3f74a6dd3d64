package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"log/slog"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"github.com/vbauerster/mpb/v8/cwriter"

	"gainsay"
	"gainsay/internal/config"
	"gainsay/internal/ingest"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/sqlite"
	"gainsay/internal/pipeline"
	"gainsay/internal/present/report"
)

// A program is one run: where it reads and writes, and its settings.
type program struct {
	in         io.Reader
	out        *stdout
	errs       *os.File
	configFile string // --config
	debug      bool   // --debug
	config     config.Config
	web        webAccess
}

const about = `gainsay reads what many outlets report about one story and shows who said what,
on whose word, who denies it, who copied whom, and where the reports disagree.
Every line of it leads to the very characters of the article that it rests on.

Settings come from flags, else from the environment (GAINSAY_DB, GAINSAY_WIDTH,
GAINSAY_COLOR, GAINSAY_WORKERS, GAINSAY_CONTACT), else from a file of JSON: the
one that --config or GAINSAY_CONFIG names, or gainsay/config.json in your folder
for settings.

Exit code: 0 when anything was read, 1 when nothing was, 2 for wrong usage.`

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "gainsay",
		Short: "Who said what, on whose word, and where the reports disagree",
		Long:  about,
		Example: `  gainsay read story/                 the reports of one folder, as a dossier
  gainsay read story/ --html page.html and as a page
  gainsay help read`,
		Args:                       noCommand,
		SuggestionsMinimumDistance: 2,
		SilenceErrors:              true,
		SilenceUsage:               true,
		PersistentPreRunE:          func(cmd *cobra.Command, _ []string) error { return p.configure(cmd.Flags()) },
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.PersistentFlags().StringVar(&p.configFile, "config", "", "read settings from `FILE`")
	root.PersistentFlags().BoolVar(&p.debug, "debug", false, "tell on standard error what a report of a mistake in the program needs")
	root.AddCommand(p.readCommand(), p.addCommand(), p.followCommand(), p.annotateCommand(), p.extractCommand(), p.groupCommand(),
		p.showCommand(), p.articleCommand(), p.correctionsCommand(), p.diffCommand(), p.historyCommand(), p.quarantineCommand(),
		p.feedsCommand(), p.doctorCommand(), p.backupCommand(), p.versionCommand())
	return root
}

// noCommand refuses words after `gainsay` that name no command.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	mend := "see `gainsay help`"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		mend = "did you mean `gainsay " + near[0] + "`?"
	}
	return gainsay.E(gainsay.Invalid, "usage", "there is no command %q; %s", args[0], mend)
}

// arguments refuses a wrong number of arguments: fewer than least, or more than
// most where most is not negative. want says what the command takes.
func arguments(least, most int, want string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < least || most >= 0 && len(args) > most {
			return gainsay.E(gainsay.Invalid, command(cmd), "give %s; see `%s --help`", want, cmd.CommandPath())
		}
		return nil
	}
}

// configure reads the settings and lets flags go before them.
func (p *program) configure(flags *pflag.FlagSet) error {
	set := p.config // what flags have written
	c, err := config.Load(p.configFile, os.LookupEnv)
	if err != nil {
		return err
	}
	if flags.Changed("db") {
		c.DB = set.DB
	}
	if flags.Changed("width") {
		c.Width = set.Width
	}
	if flags.Changed("color") {
		c.Color = set.Color
	}
	if flags.Changed("contact") {
		c.Contact = set.Contact
	}
	if flags.Changed("workers") {
		c.Workers = set.Workers
	}
	p.config = c
	return c.Check("usage")
}

// dbFlag adds --db.
func (p *program) dbFlag(flags *pflag.FlagSet, usage string) {
	flags.StringVar(&p.config.DB, "db", "", usage)
}

// lookFlags adds --width and --color.
func (p *program) lookFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.IntVar(&p.config.Width, "width", 0, "set the report in `N` columns (default: COLUMNS, the terminal's, 80 in a pipe)")
	flags.StringVar((*string)(&p.config.Color), "color", "", "`WHEN` to use colour: auto, always, never (default auto; NO_COLOR is honoured)")
	complete(cmd, "color", config.Auto, config.Always, config.Never)
}

// complete lets a shell offer the values of a flag. It fails only where the
// flag does not exist, which a transcript would show.
func complete[S ~string](cmd *cobra.Command, flag string, values ...S) {
	offer := make([]cobra.Completion, len(values))
	for i, v := range values {
		offer[i] = cobra.Completion(v)
	}
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(offer, cobra.ShellCompDirectiveNoFileComp))
}

// workersFlag adds --workers.
func (p *program) workersFlag(flags *pflag.FlagSet) {
	flags.IntVar(&p.config.Workers, "workers", 0, "read `N` articles at a time (default: one a processor)")
}

// look says how reports are set on standard output.
func (p *program) look() report.Options {
	o := report.Options{Width: p.config.Width}
	terminal := cwriter.IsTerminal(int(p.out.file.Fd()))
	if o.Width == 0 {
		o.Width = exported(os.Getenv("COLUMNS"))
	}
	if o.Width == 0 && terminal {
		if columns, _, err := cwriter.GetSize(int(p.out.file.Fd())); err == nil {
			o.Width = columns
		}
	}
	switch p.config.Color {
	case config.Always:
		o.Color = true
	case config.Never:
	default:
		o.Color = terminal && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return o
}

// exported is the width that a shell or a pager gives its programs; 0 where it
// gives none that a report can have.
func exported(columns string) int {
	n, err := strconv.Atoi(columns)
	if err != nil || n < config.MinWidth || n > config.MaxWidth {
		return 0
	}
	return n
}

// options are what every reading of articles goes by.
func (p *program) options() pipeline.Options {
	opt := pipeline.Options{Workers: p.config.Workers}
	if p.debug {
		opt.Log = slog.New(slog.NewTextHandler(p.errs, &slog.HandlerOptions{Level: slog.LevelDebug}))
	}
	return opt
}

// raws gives the documents of paths.
func (p *program) raws(ctx context.Context, paths []string) iter.Seq2[gainsay.Raw, error] {
	return ingest.Read(ctx, paths, ingest.Options{Stdin: p.in, Web: p.client(), Notice: func(line string) { p.say(errors.New(line)) }})
}

// pipeline opens the stages.
func (p *program) pipeline() (*pipeline.Pipeline, error) {
	stages, err := pipeline.New()
	if err != nil {
		return nil, gainsay.E(gainsay.Poison, "start", "this copy of the program is broken (%w); install it again", err)
	}
	return stages, nil
}

// ledger opens the ledger that must be there, to be read alone. What may be missing
// from it is said.
func (p *program) ledger(ctx context.Context, cmd *cobra.Command) (ledger.Ledger, error) {
	if p.config.DB == "" {
		return nil, noLedger(cmd)
	}
	kept, missing, err := sqlite.Read(ctx, p.config.DB)
	p.warn(missing)
	return kept, err
}

// ledgerToWrite opens the ledger that must be there, to be read and written.
func (p *program) ledgerToWrite(ctx context.Context, cmd *cobra.Command) (ledger.Ledger, error) {
	if p.config.DB == "" {
		return nil, noLedger(cmd)
	}
	return sqlite.Open(ctx, p.config.DB)
}

// warn says what a person should know, "" for nothing.
func (p *program) warn(what string) {
	if what != "" {
		p.say(errors.New(what))
	}
}

// nothing is the error of a command that could read none of its inputs.
func nothing(cmd *cobra.Command) error {
	return gainsay.E(gainsay.NotFound, command(cmd), "nothing could be read")
}

// command is what comes after `gainsay`, the operation that errors name.
func command(cmd *cobra.Command) string { return strings.TrimPrefix(cmd.CommandPath(), "gainsay ") }
