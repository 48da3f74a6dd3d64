// Command gainsay turns what many outlets report about one story into a
// dossier: who said what, on whose word, who denies it, who copied whom, and
// where the reports disagree. This package is flags and wiring only.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"gainsay"
	"gainsay/internal/present/wording"
)

func main() {
	// A write to a closed pipe then fails like any other write and is told apart
	// below, instead of killing the process before it has tidied up.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends what the first could not
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole program: it returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs *os.File) int {
	p := &program{in: in, out: newStdout(out), errs: errs}
	root := p.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(p.out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	if ferr := p.out.Flush(); err == nil {
		err = ferr
	}
	if err != nil && ctx.Err() != nil && gainsay.KindOf(err) != gainsay.Transient { // else the command says itself what was kept
		err = gainsay.E(gainsay.Transient, "stopped", "interrupted; nothing was kept or written to a file")
	}
	code := exitCode(err)
	if code != 0 {
		p.say(err)
	}
	return code
}

// exitCode is 0 for success, 2 for wrong usage and 1 for everything else. An
// error that is none of this module's is cobra's, about flags or arguments.
func exitCode(err error) int {
	switch {
	case err == nil, errors.Is(err, errClosedPipe):
		return 0
	case gainsay.KindOf(err) == gainsay.Invalid, gainsay.KindOf(err) == 0:
		return 2
	}
	return 1
}

// say prints a refusal, a warning or an error on one line of standard error.
func (p *program) say(err error) {
	fmt.Fprintln(p.errs, "gainsay: "+wording.Visible(err.Error()))
}
