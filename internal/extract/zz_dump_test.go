package extract

import (
	"fmt"
	"os"
	"testing"

	"gainsay"
)

func TestZZ(t *testing.T) {
	x := New()
	for _, f := range os.Args {
		if len(f) < 4 || f[len(f)-4:] != ".txt" {
			continue
		}
		b, _ := os.ReadFile(f)
		a, err := x.Article(gainsay.Raw{File: f, Format: gainsay.PlainText, Bytes: b})
		fmt.Printf("=== %s %v lang=%s\n  TITLE %q %v\n", f, err, a.Language, a.Title, a.Headline)
		for _, fu := range a.Furniture {
			fmt.Printf("  %-10s %.150q\n", fu.Kind, fu.Span.In(a.Text))
		}
		for _, o := range a.Origins {
			fmt.Printf("  ORIGIN %s %s %q\n", o.Kind, o.Name, o.Span.In(a.Text))
		}
	}
}
