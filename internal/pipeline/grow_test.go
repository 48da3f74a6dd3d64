package pipeline

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/ledger"
	"gainsay/internal/ledger/memory"
)

// An invented stream of three stories that come mixed.
func invented() []gainsay.Raw {
	texts := []struct{ outlet, day, title, text string }{
		{"North Wire", "2031-03-04", "Ferry Halvard strikes Carrow pier", "The ferry Halvard struck the pier of Carrow on Tuesday. Pilot Oren Taal said the engine had failed. Three people were hurt, harbour master Ilse Brandt said."},
		{"Orchard Post", "2031-03-04", "Cider presses of Almina stand still", "No apples came to the cider presses of Almina this week. Growers blame the frost, said Marit Sonne, who chairs their union."},
		{"Coast Daily", "2031-03-04", "Three hurt as Halvard hits Carrow pier", "Three people were hurt when the ferry Halvard hit the pier of Carrow on Tuesday. The engine had failed, said pilot Oren Taal."},
		{"Tarn Echo", "2031-03-05", "Museum of clocks opens its doors", "After two years of repairs the museum of clocks in Tarn shows four hundred timepieces again. Entry is free in March."},
		{"Evening Sun", "2031-03-05", "Pilot of the Halvard was asleep, says Brandt", "Pilot Oren Taal was asleep when the ferry Halvard struck the pier of Carrow, harbour master Ilse Brandt said on Wednesday. Taal denied that he slept. Five people were hurt."},
		{"Almina Herald", "2031-03-05", "Frost keeps apples from Almina's cider presses", "The cider presses of Almina have no apples. Marit Sonne of the growers' union blamed the frost on Wednesday."},
	}
	var raws []gainsay.Raw
	for _, t := range texts {
		raws = append(raws, gainsay.Raw{File: "feed.jsonl", Format: gainsay.Record, Bytes: []byte(t.text),
			ID: t.outlet, Outlet: t.outlet, Published: t.day, Title: t.title})
	}
	return raws
}

func into(t *testing.T, p *Pipeline, l ledger.Ledger, raws ...gainsay.Raw) Outcome {
	t.Helper()
	out, err := p.ReadInto(t.Context(), l, stream(raws...), Options{})
	if err != nil || len(out.Refused) > 0 {
		t.Fatalf("%v, refused %v", err, out.Refused)
	}
	return out
}

// contents are the dossiers of the ledger with their readings.
func contents(t *testing.T, l ledger.Ledger) []gainsay.Dossier {
	t.Helper()
	stories, err := l.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []gainsay.Dossier
	for _, s := range stories {
		d, err := l.Dossier(t.Context(), s.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, d)
	}
	return all
}

// TestStoriesGrow cuts the stream at every place: what is read in two goes
// leaves the ledger that reading all at once does, also when articles come
// again.
func TestStoriesGrow(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	raws := invented()
	whole := memory.Open()
	if n := len(into(t, p, whole, raws...).Dossiers); n != 3 {
		t.Fatalf("%d stories, want 3", n)
	}
	want := contents(t, whole)
	for cut := range raws {
		l := memory.Open()
		into(t, p, l, raws[:cut]...)
		into(t, p, l, raws[cut:]...)
		if diff := cmp.Diff(want, contents(t, l)); diff != "" {
			t.Errorf("read in two goes, cut at %d (-want +got):\n%s", cut, diff)
		}
		into(t, p, l, raws[:cut]...)
		if diff := cmp.Diff(want, contents(t, l)); diff != "" {
			t.Errorf("the first %d read again (-want +got):\n%s", cut, diff)
		}
	}
}

func TestTouchedStoriesComeWhole(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	raws := invented()
	l := memory.Open()
	into(t, p, l, raws[:4]...)
	out := into(t, p, l, raws[4])
	if len(out.Dossiers) != 1 || len(out.Dossiers[0].Readings) != 3 || out.Dossiers[0].Readings[2].Article.ID != "Evening Sun" {
		t.Errorf("a third report gives %d dossiers, want that of its story with all three", len(out.Dossiers))
	}
	one, err := p.ReadInto(t.Context(), l, stream(raws[3], raws[5]), Options{AsOne: true})
	if err != nil || len(one.Dossiers) != 1 || len(one.Dossiers[0].Readings) != 2 {
		t.Errorf("taken as one, two reports give %d dossiers, %v", len(one.Dossiers), err)
	}
}

// A held ledger is one that another process keeps busy.
type held struct{ ledger.Ledger }

var errHeld = errors.New("held")

func (held) Update(context.Context, func(ledger.Past) (ledger.Batch, error)) error { return errHeld }

// TestNotKept: what was read is there although it could not be kept.
func TestNotKept(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.ReadInto(t.Context(), held{}, stream(invented()...), Options{})
	if err != errHeld || len(out.Dossiers) != 3 {
		t.Errorf("%d dossiers, %v; want all and the ledger's error", len(out.Dossiers), err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if out, err := p.ReadInto(ctx, memory.Open(), stream(invented()...), Options{}); err != context.Canceled || len(out.Dossiers) > 0 {
		t.Errorf("interrupted: %s, %v", fmt.Sprint(out.Dossiers), err)
	}
}
