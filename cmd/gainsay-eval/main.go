// Command gainsay-eval scores every stage of gainsay on the marked data and
// rewrites the scoreboard and EVALUATION.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"gainsay"
	"gainsay/internal/eval"
)

const usage = `gainsay-eval scores what there is of gainsay on the marked data.

Usage, in the module's folder:
  gainsay-eval                     print the scoreboard
  gainsay-eval --only stories      one stage only
  gainsay-eval --write             rewrite internal/eval/testdata/scores.txt and EVALUATION.md

Exit 0 when every floor of internal/eval/goals.tsv holds, 1 when one does not or
the data is missing, 2 for wrong usage.

Flags:
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return
	case gainsay.KindOf(err) == gainsay.Invalid:
		fmt.Fprintln(os.Stderr, "gainsay-eval:", err)
		os.Exit(2)
	}
	fmt.Fprintln(os.Stderr, "gainsay-eval:", err)
	os.Exit(1)
}

// settings are what the flags say.
type settings struct {
	root, shared, only string
	write              bool
}

func parse(args []string, errs io.Writer) (settings, error) {
	var s settings
	flags := flag.NewFlagSet("gainsay-eval", flag.ContinueOnError)
	flags.SetOutput(errs)
	flags.StringVar(&s.root, "root", ".", "the module's `folder`")
	flags.StringVar(&s.shared, "shared", "", "the `folder` of the marked data (default $GAINSAY_SHARED, else ../shared)")
	flags.StringVar(&s.only, "only", "", "score one `stage`")
	flags.BoolVar(&s.write, "write", false, "rewrite the scoreboard and EVALUATION.md")
	flags.Usage = func() {
		fmt.Fprint(errs, usage)
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return s, err
		}
		return s, gainsay.E(gainsay.Invalid, "read the flags", "%w", err)
	}
	if flags.NArg() > 0 {
		return s, gainsay.E(gainsay.Invalid, "read the flags", "%q is no flag", flags.Arg(0))
	}
	if s.shared == "" {
		s.shared = eval.Shared(s.root)
	}
	return s, nil
}

func run(ctx context.Context, args []string, out, errs io.Writer) error {
	s, err := parse(args, errs)
	if err != nil {
		return err
	}
	goals, err := eval.Goals()
	if err != nil {
		return err
	}
	board, err := score(ctx, s)
	if err != nil {
		return err
	}
	if _, err := board.WriteTo(out); err != nil {
		return err
	}
	if !s.write && s.only != "" {
		return nil // a part of the board cannot hold every floor
	}
	if s.write {
		if board, err = write(board, goals, s); err != nil {
			return err
		}
	}
	if missed := eval.Missed(board, goals); len(missed) > 0 {
		return gainsay.E(gainsay.Poison, "hold the floors", "%s", strings.Join(missed, "; "))
	}
	return nil
}

func score(ctx context.Context, s settings) (eval.Board, error) {
	bench, err := eval.NewBench(s.root, s.shared)
	if err != nil {
		return nil, err
	}
	if s.only == "" {
		return bench.All(ctx)
	}
	scores, err := bench.Run(ctx, s.only)
	return eval.Board{}.With(scores...), err
}

// write rewrites the scoreboard and the page. When one stage was scored the rest
// of the scoreboard stays; the whole one is returned.
func write(board eval.Board, goals []eval.Goal, s settings) (eval.Board, error) {
	file := filepath.Join(s.root, "internal", "eval", "testdata", "scores.txt")
	if s.only != "" {
		old, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		kept, err := eval.ReadBoard(old)
		if err = errors.Join(err, old.Close()); err != nil {
			return nil, err
		}
		board = kept.Without(s.only).With(board...)
	}
	var text strings.Builder
	if _, err := board.WriteTo(&text); err != nil {
		return nil, err
	}
	page, err := eval.Page(board, goals, s.root)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
		return nil, err
	}
	return board, os.WriteFile(filepath.Join(s.root, "EVALUATION.md"), []byte(page), 0o644)
}
