package pipeline

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"gainsay"
	"gainsay/internal/ledger/sqlite"
)

// syllables make words that no language has.
const syllables = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu"

// numbered are invented short articles from number from on: five to a story, one
// after the other in a stream of twenty stories at a time.
func numbered(from, n int) []gainsay.Raw {
	parts := strings.Fields(syllables)
	word := func(r *rand.Rand) string {
		return parts[r.IntN(len(parts))] + parts[r.IntN(len(parts))] + parts[r.IntN(len(parts))]
	}
	var raws []gainsay.Raw
	for i := from; i < from+n; i++ {
		topic := rand.New(rand.NewPCG(uint64(i/100*20+i%20), 1))
		var about []string
		for range 12 {
			about = append(about, strings.ToUpper(word(topic)[:1])+word(topic))
		}
		own := rand.New(rand.NewPCG(uint64(i), 2))
		var text strings.Builder
		for range 6 {
			fmt.Fprintf(&text, "The mayor of %s said on Monday that %d %s had come to %s %s. ", about[own.IntN(12)], own.IntN(90)+2, word(own), about[own.IntN(12)], word(own))
		}
		raws = append(raws, gainsay.Raw{File: "feed.jsonl", Format: gainsay.Record, ID: fmt.Sprint("n", i), Outlet: fmt.Sprint("Outlet ", i%7),
			URL: fmt.Sprintf("https://outlet-%d.example/%d", i%7, i), Published: fmt.Sprintf("2031-%02d-%02d", i/1000%12+1, i/40%28+1),
			Title: strings.Join(about[:5], " "), Bytes: []byte(text.String())})
	}
	return raws
}

// BenchmarkGrowth adds a thousand articles to ledgers of several sizes, whole and
// as articles alone: what that costs must not hang on the size.
func BenchmarkGrowth(b *testing.B) {
	p, err := New()
	if err != nil {
		b.Fatal(err)
	}
	for _, alone := range []bool{false, true} {
		for _, kept := range []int{1_000, 10_000} {
			b.Run(fmt.Sprintf("alone=%v/%d", alone, kept), func(b *testing.B) { grow1000(b, p, kept, AddOptions{ArticlesOnly: alone}) })
		}
	}
}

func grow1000(b *testing.B, p *Pipeline, kept int, opt AddOptions) {
	l, err := sqlite.Create(b.Context(), filepath.Join(b.TempDir(), "l.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	adder := p.Adder(l, opt)
	if _, err := adder.Add(b.Context(), stream(numbered(0, kept)...)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		sum, err := adder.Add(b.Context(), stream(numbered(kept, 1000)...))
		if err != nil || sum.New != 1000 {
			b.Fatalf("%d new, %v", sum.New, err)
		}
		kept += 1000
	}
}
