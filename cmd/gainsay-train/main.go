// Command gainsay-train turns marked data into the weights that gainsay is
// built with.
//
// usage: gainsay-train [-shared FOLDER] [-seed N] [-commit HASH] -task TASK -out FILE
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"gainsay"
	"gainsay/internal/language/train"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gainsay-train:", err)
		if gainsay.KindOf(err) == gainsay.Invalid {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

func run() error {
	found, _ := train.Shared()
	o := order{report: func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }}
	flag.StringVar(&o.shared, "shared", found, "folder of the marked data")
	flag.Uint64Var(&o.seed, "seed", 1, "of everything random")
	flag.StringVar(&o.commit, "commit", commit(), "of the trainer, for the file's header")
	flag.StringVar(&o.vectors, "vectors", "", "for meaning: what bench/distill wrote, without its endings")
	out := flag.String("out", "", "file to write: weights/en-TASK.gsw of internal/language/model for the shipped weights, weights.go of internal/language/tokens for boundaries")
	task := flag.String("task", "trees", "what to train: "+strings.Join(taskNames(), ", "))
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		return gainsay.E(gainsay.Invalid, "read the command line", "-out FILE is needed and nothing after the flags")
	}
	for _, t := range tasks() {
		if t.name != *task {
			continue
		}
		var b bytes.Buffer
		if err := t.train(&b, o); err != nil {
			return err
		}
		if err := os.WriteFile(*out, b.Bytes(), 0o644); err != nil {
			return gainsay.E(gainsay.Transient, "write "+*out, "%w", err)
		}
		return nil
	}
	return gainsay.E(gainsay.Invalid, "read the command line", "there is no task %q; there are %s", *task, strings.Join(taskNames(), ", "))
}

// commit is the commit that this program was built from, where the build knows it.
func commit() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				return s.Value
			}
		}
	}
	return ""
}
