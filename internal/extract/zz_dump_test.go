package extract

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"gainsay"
	"os"
	"strings"
	"testing"
	"time"

	"gainsay/internal/ingest"
)

func TestZZ(t *testing.T) {
	x := New()
	var paths []string
	for _, f := range os.Args[1:] {
		if f[0] != '-' {
			paths = append(paths, f)
		}
	}
	for raw, err := range ingest.Read(context.Background(), paths, ingest.Options{}) {
		a, err2 := x.Article(raw)
		fmt.Printf("=== %s %v %v lang=%s out=%v pub=%s\n  TITLE %q %v\n", raw.File, err, err2, a.Language, a.Outlet, a.Published, a.Title, a.Headline)
		for _, fu := range a.Furniture {
			fmt.Printf("  %-10s %.150q\n", fu.Kind, fu.Span.In(a.Text))
		}
		for _, o := range a.Origins {
			fmt.Printf("  ORIGIN %s %s %q\n", o.Kind, o.Name, o.Span.In(a.Text))
		}
	}
}

type silver struct {
	ID, Outlet, Match, Context string
	Start, End                 int
}

func TestSilver(t *testing.T) {
	f, _ := os.Open("/work/shared/gold/reuse/declared-silver.dev.jsonl.gz")
	z, _ := gzip.NewReader(f)
	rows := map[string][]silver{}
	d := json.NewDecoder(z)
	for {
		var s silver
		if d.Decode(&s) != nil {
			break
		}
		rows[s.ID] = append(rows[s.ID], s)
	}
	x := New()
	n := map[string][2]int{}
	shown := map[string]int{}
	bytes, start := 0, time.Now()
	falseWire := 0
	other := map[string]int{}
	for raw := range ingest.Read(context.Background(), []string{"/work/shared/load/allsides-open.jsonl.zst"}, ingest.Options{}) {
		rr := rows[raw.ID]
		if rr == nil && os.Getenv("ALL") == "" {
			continue
		}
		raw.Outlet = os.Getenv("OUT")
		bytes += len(raw.Bytes)
		a, err := x.Article(raw)
		if err != nil {
			t.Log(err)
		}
		runes := []rune(a.Text)
		for _, r := range rr {
			span := gainsay.Span{Start: len(string(runes[:r.Start])), End: len(string(runes[:r.End]))}
			key, hit := "furniture", false
			switch {
			case strings.HasPrefix(r.Match, "("):
				key = "wire"
				for _, o := range a.Origins {
					hit = hit || o.Kind == gainsay.OriginWire && o.Span.Meets(span)
				}
			case strings.Contains(r.Match, "Press"):
				key = "reporter"
				for _, o := range a.Origins {
					hit = hit || o.Kind == gainsay.OriginReporter && o.Span.Meets(span)
				}
			default:
				hit = a.InFurniture(span)
			}
			c := n[key]
			c[1]++
			if hit {
				c[0]++
			} else if shown[key]++; shown[key] < 25 {
				fmt.Printf("MISS %s %s: %q\n", key, r.ID, r.Context)
			}
			n[key] = c
		}
		for _, o := range a.Origins {
			if o.Kind == gainsay.OriginWire {
				ok := false
				for _, r := range rr {
					span := gainsay.Span{Start: len(string(runes[:r.Start])), End: len(string(runes[:r.End]))}
					ok = ok || o.Span.Meets(span)
				}
				if !ok {
					if falseWire++; falseWire < 60 {
						fmt.Printf("EXTRA %s %s %q\n", raw.ID, o.Name, o.Span.In(a.Text))
					}
				}
			}
			other[string(o.Kind)]++
			if other[string(o.Kind)]%40 == 7 && os.Getenv("SHOW") == string(o.Kind) {
				fmt.Printf("SHOW %s | %s | %.200q\n", o.Name, o.Span.In(a.Text), a.Text[max(0, o.Span.Start-40):min(len(a.Text), o.Span.End+60)])
			}
		}
	}
	fmt.Println(n, "extra wire", falseWire, other, bytes, time.Since(start))
}
