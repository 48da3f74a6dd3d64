// Command gainsay-train turns marked data into the weights that gainsay is
// built with.
//
// usage: gainsay-train [-shared FOLDER] [-seed N] [-commit HASH] [-boundaries] -out FILE
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"runtime/debug"

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
	shared := flag.String("shared", found, "folder of the marked data")
	seed := flag.Uint64("seed", 1, "of everything random")
	commit := flag.String("commit", commit(), "of the trainer, for the file's header")
	out := flag.String("out", "", "file to write, internal/language/model/weights/en-trees.gsw for the shipped one")
	boundaries := flag.Bool("boundaries", false, "train the sentence boundaries alone; -out is internal/language/tokens/weights.go")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		return gainsay.E(gainsay.Invalid, "read the command line", "-out FILE is needed and nothing after the flags")
	}
	plan := train.English(*seed)
	plan.Shared, plan.Commit = *shared, *commit
	plan.Report = func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
	var b bytes.Buffer
	var err error
	if *boundaries {
		err = train.Boundaries(&b, *shared, *seed)
	} else {
		err = train.Trees(&b, plan)
	}
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, b.Bytes(), 0o644); err != nil {
		return gainsay.E(gainsay.Transient, "write "+*out, "%w", err)
	}
	return nil
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
