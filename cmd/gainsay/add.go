package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/sqlite"
	"gainsay/internal/pipeline"
	"gainsay/internal/present/export"
	"gainsay/internal/present/wording"
)

const aboutAdd = `Adds articles to a ledger: keeps them, reads them, and puts them into the stories
that it keeps. PATH is what "gainsay read" takes.

It works batch by batch: a process that is killed loses nothing that adding the
same again does not bring back, and doubles nothing. What stands at an address that
had other content before is a revision of it; "gainsay history" tells them apart.
A message by which an agency takes one back marks what is kept of it: it stays in its
story, and what it says does not count there.
What breaks the program is set aside; see "gainsay quarantine".

--articles-only keeps articles and leaves the reading of them to another
"gainsay add". Without PATH it goes on with what waits.
How many articles came of it stands on standard error; standard output has nothing
unless --json - asks for the dossiers of the stories that were begun or have grown.`

func (p *program) addCommand() *cobra.Command {
	var alone bool
	var to outputs
	cmd := &cobra.Command{
		Use:   "add [PATH...]",
		Short: "Add articles to a ledger",
		Long:  aboutAdd,
		Example: `  gainsay add monday/ --db news.db
  gainsay add archive.jsonl.gz --articles-only --db news.db
  gainsay add --db news.db`,
		Args: arguments(0, -1, "files, folders, addresses or -"),
		RunE: func(cmd *cobra.Command, args []string) error { return p.add(cmd, args, alone, to.json) },
	}
	cmd.Flags().BoolVar(&alone, "articles-only", false, "keep articles, and leave their reading to another add")
	cmd.Flags().StringVar(&to.json, "json", "", "write the dossiers of the stories that have grown, one a line, to `FILE`, or to standard output with -")
	p.dbFlag(cmd.Flags(), "the ledger `FILE`; it is made where there is none")
	p.webFlags(cmd.Flags())
	p.workersFlag(cmd.Flags())
	return cmd
}

func (p *program) add(cmd *cobra.Command, paths []string, alone bool, json string) error {
	ctx := cmd.Context()
	if p.config.DB == "" {
		return noLedger(cmd)
	}
	to, err := openLines(json, p.out)
	if err != nil {
		return err
	}
	defer to.close()
	kept, err := sqlite.Create(ctx, p.config.DB)
	if err != nil {
		return err
	}
	defer kept.Close()
	stages, err := p.pipeline()
	if err != nil {
		return err
	}
	progress := newProgress(p.errs)
	opt := pipeline.AddOptions{Options: p.options(), ArticlesOnly: alone, Refuse: p.say}
	opt.Progress = progress.show
	sum, err := stages.Add(ctx, kept, p.raws(ctx, paths), opt)
	progress.end()
	p.tell(command(cmd), sum)
	switch {
	case ctx.Err() != nil:
		return gainsay.E(gainsay.Transient, "stopped", "interrupted; what was kept before is kept, run it again to go on")
	case err != nil:
		return err
	case len(paths) > 0 && sum.New+sum.Revised+sum.Known+sum.Broken+sum.Withdrawn == 0:
		return nothing(cmd)
	}
	return to.write(func(w io.Writer) error { return writeDossiers(ctx, w, kept, sum.Stories) })
}

// tell says on standard error what came of an Add.
func (p *program) tell(op string, sum pipeline.Added) {
	parts := []string{wording.Count(sum.New, "new article")}
	for _, more := range []struct {
		n        int
		noun, of string
	}{{sum.Revised, "revision", ""}, {sum.Known, "article", " kept already"}, {sum.Withdrawn, "article", " withdrawn"}, {sum.Refused, "input", " refused"}, {sum.Broken, "input", " in quarantine"}} {
		if more.n > 0 {
			parts = append(parts, wording.Count(more.n, more.noun)+more.of)
		}
	}
	said := strings.Join(parts, ", ")
	if sum.Analysed > 0 {
		said += fmt.Sprintf("; %s read, %s begun or grown", wording.Count(sum.Analysed, "article"), wording.Count(len(sum.Stories), "story"))
	}
	fmt.Fprintf(p.errs, "gainsay: %s: %s\n", op, said)
}

// writeDossiers writes the dossiers of the stories, as far as they are still kept.
func writeDossiers(ctx context.Context, w io.Writer, kept ledger.Ledger, stories []string) error {
	for _, id := range stories {
		d, err := kept.Dossier(ctx, id)
		if gainsay.KindOf(err) == gainsay.NotFound {
			continue
		}
		if err == nil {
			err = export.JSON(w, &d)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// noLedger is the error of a command that was told no ledger.
func noLedger(cmd *cobra.Command) error {
	return gainsay.E(gainsay.Invalid, command(cmd), "name the ledger: --db FILE, or GAINSAY_DB")
}

// A linesFile is where a command writes JSON lines: a file, standard output, or
// nowhere.
type linesFile struct {
	out  *stdout  // nil for a file or nowhere
	file *newFile // nil for standard output or nowhere
}

func openLines(path string, out *stdout) (*linesFile, error) {
	switch path {
	case "":
		return &linesFile{}, nil
	case "-":
		return &linesFile{out: out}, nil
	}
	file, err := createFile(path)
	if err != nil {
		return nil, err
	}
	return &linesFile{file: file}, nil
}

func (l *linesFile) write(lines func(io.Writer) error) error {
	switch {
	case l.file != nil:
		return l.file.finish(lines)
	case l.out != nil:
		return lines(l.out)
	}
	return nil
}

func (l *linesFile) close() {
	if l.file != nil {
		l.file.abandon()
	}
}
