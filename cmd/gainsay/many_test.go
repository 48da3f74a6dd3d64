package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// mostPage is how many bytes the page of 200 reports may have: what a reader
// waits for, and what still goes by mail.
const mostPage = 5_000_000

// TestManyReports: the page of a story of 200 reports stays small.
func TestManyReports(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	page := filepath.Join(t.TempDir(), "page.html")
	out := output(t, "read", "--as-one", "--html", page, manyReports(t, 200))
	if !strings.Contains(string(out), "\n200 reports,") {
		t.Fatalf("the report begins %.200q", out)
	}
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the page of 200 reports has %d bytes, the report %d lines", len(b), strings.Count(string(out), "\n"))
	if len(b) > mostPage || strings.Count(string(b), "<article class=\"report\"") != 200 {
		t.Errorf("the page has %d bytes and %d articles; want at most %d, and 200", len(b), strings.Count(string(b), "<article class=\"report\""), mostPage)
	}
}

// manyReports writes so many invented reports of one strike, each some 3,000
// bytes long: about a sixth are copies with a credit line, and
// the others tell the same affair with other voices, figures and words.
func manyReports(t *testing.T, reports int) (folder string) {
	t.Helper()
	folder = t.TempDir()
	meta := &strings.Builder{}
	for i := range reports {
		file := fmt.Sprintf("%03d.txt", i)
		text := strike(i)
		if i%6 == 5 {
			text = strike(i-1) + "\n\n(This report is from Coast Wire)"
		}
		if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		when := time.Date(2031, 3, 4+i/60, i%24, i%60, 0, 0, time.UTC).Format(time.RFC3339)
		fmt.Fprintf(meta, ",\n{\"file\":%q,\"outlet\":\"%s\",\"published\":%q}", file, pick(i, "Coast", "Bay", "Delta", "Upper", "Sound", "Isle", "Cape")+" "+pick(i/7, "Wire", "Daily", "Post", "Courier", "Ledger", "Monitor"), when)
	}
	if err := os.WriteFile(filepath.Join(folder, "meta.json"), []byte("["+strings.TrimPrefix(meta.String(), ",")+"]"), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

func pick(i int, from ...string) string { return from[i%len(from)] }

// strike is the text of one report.
func strike(i int) string {
	b := &strings.Builder{}
	ships, offer := 14+i%5, 3+i%3
	fmt.Fprintf(b, "Dockers %s as %d ships wait off Port Ammer\n\n", pick(i, "walk out", "stop work", "down tools"), ships)
	fmt.Fprintf(b, "PORT AMMER — The dockers of Port Ammer %s on Tuesday after the Transport Ministry %s, the Dockers' League said. ", pick(i, "walked out", "stopped work"), pick(i/2, "refused to talk", "broke off the talks"))
	fmt.Fprintf(b, "%d ships were waiting off the port on Wednesday, the harbour office said.\n\n", ships)
	for k := range 12 {
		n := i + k
		speaker := pick(n, "Ilva Torran, the chair of the league", "Denn Astry, the ministry's spokesman", "Mara Quill, who heads the harbour office", "Oslo Brandt of the owners' association", "Port Ammer's mayor, Tessa Vorn")
		short := pick(n, "Torran", "Astry", "Quill", "Brandt", "Vorn")
		switch n % 4 {
		case 0:
			fmt.Fprintf(b, "\"We were offered %d percent and we said no, because %s,\" %s told reporters on %s. ", offer, pick(n/4, "nobody can live on it", "the rent went up by more", "it was no offer at all"), speaker, pick(n, "Tuesday", "Wednesday"))
			fmt.Fprintf(b, "%s added that %d members of the league had voted and that the strike would last %s.\n\n", short, 1200+10*(n%7), pick(n, "until Friday", "ten days", "as long as it takes"))
		case 1:
			fmt.Fprintf(b, "%s denied that the ministry had offered the dockers %d percent. ", strings.ToUpper(speaker[:1])+speaker[1:], offer)
			fmt.Fprintf(b, "\"There has been no offer, and there will be %s,\" %s said, according to Coast Wire.\n\n", pick(n/4, "none before the strike ends", "none this week"), short)
		case 2:
			fmt.Fprintf(b, "The harbour office said that the strike had cost the port about %d million crowns and that %d containers stood on the quays. It warned that fruit on board the Halcyon %s.\n\n", 2+n%9, 4000+100*(n%11), pick(n, "would spoil by Thursday", "had begun to spoil"))
		default:
			fmt.Fprintf(b, "Shipping lines would move to Saint Aud if the strike went on, %s said. %s said the league had written to the ministry three times since January and had had no answer; the ministry said it had answered each letter within %d days.\n\n", speaker, short, 2+n%6)
		}
	}
	fmt.Fprintf(b, "The last strike in Port Ammer was in 2026 and lasted %d days. Its %d,000 people live from the port.", 9+i%2, 48+i%4)
	return b.String()
}
