package lineage

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"gainsay"
)

// inventedStory is n articles: wire copy of one report with sentences left out
// and added, rewrites, and reports of their own, of about 600 words.
func inventedStory(n int) []gainsay.Reading {
	r := rand.New(rand.NewSource(7))
	sentence := func() string {
		words := make([]string, 12+r.Intn(14))
		for i := range words {
			words[i] = fmt.Sprintf("%c%c%c%d", 'a'+r.Intn(26), 'a'+r.Intn(26), 'a'+r.Intn(26), r.Intn(3))
		}
		return strings.ToUpper(words[0][:1]) + words[0][1:] + " " + strings.Join(words[1:], " ") + "."
	}
	wire := make([]string, 32)
	for i := range wire {
		wire[i] = sentence()
	}
	readings := make([]gainsay.Reading, n)
	for i := range readings {
		var text []string
		for _, s := range wire {
			switch {
			case i%3 == 0 && r.Intn(8) > 0, i%3 == 1 && r.Intn(4) == 0:
				text = append(text, s)
			case i%3 > 0 || r.Intn(2) == 0:
				text = append(text, sentence())
			}
		}
		a := gainsay.Article{ID: fmt.Sprint(i), File: fmt.Sprintf("%03d.txt", i), Text: strings.Join(text, " "),
			Outlet: gainsay.Outlet{Name: fmt.Sprintf("Paper %d", i%60)}, Published: fmt.Sprintf("2025-03-%02d", 1+i/20)}
		readings[i].Article = a
	}
	return readings
}

func BenchmarkTrace200(b *testing.B) {
	readings := inventedStory(200)
	for b.Loop() {
		Trace(readings)
	}
}
