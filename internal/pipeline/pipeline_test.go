package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"gainsay"
)

// stream is the values as inOrder takes them.
func stream[A any](values ...A) iter.Seq2[A, error] {
	return func(yield func(A, error) bool) {
		for _, v := range values {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// TestPanicIsOneInputs: what one input breaks is told with its name, and the
// others come out as if it had not been there.
func TestPanicIsOneInputs(t *testing.T) {
	var said bytes.Buffer
	log := slog.New(slog.NewTextHandler(&said, &slog.HandlerOptions{Level: slog.LevelDebug}))
	read := func(raw gainsay.Raw) (string, error) { return string(raw.Bytes[:3]), nil }
	raws := stream(gainsay.Raw{File: "a.txt", Bytes: []byte("first")}, gainsay.Raw{File: "b.jsonl", Format: gainsay.Record, ID: "17"},
		gainsay.Raw{File: "c.txt", Bytes: []byte("third")})
	var got []string
	for v, err := range inOrder(t.Context(), raws, 2, guarded(newGuard(Options{Log: log}), reading, bytesOf, read)) {
		if err != nil {
			if gainsay.KindOf(err) != gainsay.Poison {
				t.Errorf("%v is of kind %v", err, gainsay.KindOf(err))
			}
			v, _, _ = strings.Cut(err.Error(), " (")
		}
		got = append(got, v)
	}
	want := []string{"fir", "read b.jsonl id 17: this program failed on it", "thi"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if !strings.Contains(said.String(), "pipeline_test.go") {
		t.Errorf("the log has no stack: %q", said.String())
	}
}

// readings are articles that found one story each: they share no word.
func readings(texts ...string) []gainsay.Reading {
	var all []gainsay.Reading
	for i, text := range texts {
		id := fmt.Sprint("n", i)
		all = append(all, gainsay.Reading{Article: gainsay.Article{ID: id, File: "feed.jsonl", Hash: gainsay.Hash(text), Text: text, Title: text}})
	}
	return all
}

// TestDossierNames: a story is called what grouping called it, and an article
// of a file that holds several by its own ID.
func TestDossierNames(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	given := readings("Harbour crane topples onto quay", "Parliament shelves orchard subsidy")
	stories := group(given, false)
	if len(stories) != 2 {
		t.Fatalf("%d stories, want 2", len(stories))
	}
	d := p.dossier("harbour-4f1c2d", given)
	if d.Story.ID != "harbour-4f1c2d" {
		t.Errorf("the story is called %q", d.Story.ID)
	}
	var names []string
	for _, g := range d.Groups {
		names = append(names, g...)
	}
	if slices.Sort(names); !slices.Equal(names, []string{"n0", "n1"}) {
		t.Errorf("groups name %q", names)
	}
	if id := group(given, true)[0].id; id != p.Dossier(given).Story.ID {
		t.Errorf("all as one are called %q", id)
	}
}

// TestStopWaitsForNothing: what is under way does not keep a run that is stopped, however
// long it would take, and the error of the context comes out.
func TestStopWaitsForNothing(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	never := make(chan int)
	defer close(never)
	var last error
	for _, err := range inOrder(ctx, stream(1, 2), 1, func(int) (int, error) {
		stop()
		return <-never, nil
	}) {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("it ends with %v, want that the context was cancelled", last)
	}
}

// A stuck writer is one whose Write calls its function and does not come back before the
// function does.
type stuck func()

func (s stuck) Write(p []byte) (int, error) { s(); return len(p), nil }

// TestStopWaitsForNoStory: a comparison that takes long does not keep a run that is
// stopped. This one breaks, and is kept by the log that is told of it.
func TestStopWaitsForNoStory(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	never := make(chan int)
	defer close(never)
	log := slog.New(slog.NewTextHandler(stuck(func() { stop(); <-never }), &slog.HandlerOptions{Level: slog.LevelDebug}))
	p := &Pipeline{} // which has no stages
	_, err := p.compare(ctx, group(readings("The ferry was late."), true), nil, Options{Log: log})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v, want that the context was cancelled", err)
	}
}
