package examples

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gainsay"
	"gainsay/internal/eval"
	"gainsay/internal/ingest"
	"gainsay/internal/pipeline"
	"gainsay/internal/present/export"
)

var update = flag.Bool("update", false, "write dossier.golden.json anew")

// unrelated is the article that must stay out of the story, unreadable the one
// in a language that cannot be read yet.
const (
	unrelated  = "10-kelmouth-museum.txt"
	unreadable = "09-hafenbote.txt"
)

// read runs the whole way of the data over the story's folder.
func read(t *testing.T) []gainsay.Dossier {
	t.Helper()
	pipe, err := pipeline.New()
	if err != nil {
		t.Fatal(err)
	}
	out, err := pipe.Read(t.Context(), ingest.Read(t.Context(), []string{story}, ingest.Options{}), pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, refused := range out.Refused {
		t.Errorf("refused: %v", refused)
	}
	return out.Dossiers
}

func TestDossierIsTheGoldenOne(t *testing.T) {
	var got bytes.Buffer
	for _, d := range read(t) {
		if err := export.JSON(&got, &d); err != nil {
			t.Fatal(err)
		}
	}
	golden := filepath.Join(story, "dossier.golden.json")
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(parted(want), parted(got.Bytes())); d != "" {
		t.Errorf("the dossier is not the golden one; read the difference as an editor, then run with -update (-want +got):\n%s", d)
	}
}

// parted puts each finding of a line of JSON on a line of its own, so that a
// difference shows where it is.
func parted(b []byte) []string {
	return strings.Split(strings.ReplaceAll(string(b), "},{", "},\n{"), "\n")
}

// of is the one dossier that holds file.
func of(t *testing.T, dossiers []gainsay.Dossier, file string) *gainsay.Dossier {
	t.Helper()
	for i := range dossiers {
		if slices.Contains(filesOf(&dossiers[i]), file) {
			return &dossiers[i]
		}
	}
	t.Fatalf("no dossier holds %s", file)
	return nil
}

func filesOf(d *gainsay.Dossier) []string {
	var files []string
	for i := range d.Readings {
		files = append(files, filepath.Base(d.Readings[i].Article.File))
	}
	slices.Sort(files)
	return files
}

func expected(t *testing.T) *eval.StoryGold {
	t.Helper()
	gold, err := eval.ReadStoryGold(filepath.Join(story, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

func TestTheStoryHoldsItsArticlesAndNoOther(t *testing.T) {
	dossiers := read(t)
	gold := expected(t)
	if len(dossiers) != len(gold.Stories) {
		t.Errorf("%d stories, want %d", len(dossiers), len(gold.Stories))
	}
	for _, files := range gold.Stories {
		if d := cmp.Diff(files, filesOf(of(t, dossiers, files[0]))); d != "" {
			t.Errorf("the story of %s (-want +got):\n%s", files[0], d)
		}
	}
	if n := len(filesOf(of(t, dossiers, unrelated))); n != 1 {
		t.Errorf("%s stands in a story of %d articles", unrelated, n)
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	d := of(t, read(t), unreadable)
	for i := range d.Readings {
		r := &d.Readings[i]
		if filepath.Base(r.Article.File) != unreadable {
			if r.Unread != "" {
				t.Errorf("%s is said to be unreadable: %s", r.Article.File, r.Unread)
			}
			continue
		}
		if r.Article.Language != "de" || !strings.Contains(r.Unread, "cannot be read yet") || len(r.Statements) > 0 {
			t.Errorf("%s: language %q, reason %q, %d statements", unreadable, r.Article.Language, r.Unread, len(r.Statements))
		}
	}
}

func TestLookAlikesAreNotFound(t *testing.T) {
	gold := expected(t)
	for _, d := range read(t) {
		for _, found := range eval.LookAlikes(gold, &d) {
			t.Errorf("found as a discrepancy, and is none: %s", found)
		}
	}
}

// TestNoDenialWhereNothingIsDenied: words that look like a denial and are none.
func TestNoDenialWhereNothingIsDenied(t *testing.T) {
	none := []string{"had spoken by telephone", "denied a visa", "denied a night permit", "did not rule out", "another call between"}
	for _, d := range read(t) {
		for i := range d.Readings {
			r := &d.Readings[i]
			for j := range r.Statements {
				s := &r.Statements[j]
				whole := gainsay.CoverAll(slices.Concat(s.Cue, s.Content)).In(r.Article.Text)
				for _, words := range none {
					if s.Stance == gainsay.Denies && strings.Contains(whole, words) {
						t.Errorf("%s denies: %q", r.Article.File, whole)
					}
				}
			}
		}
	}
}

// TestFurnitureSaysNothing: no statement, role or discrepancy comes from captions,
// teasers, notices and counters, and no text from who took a picture.
func TestFurnitureSaysNothing(t *testing.T) {
	gold := expected(t)
	for _, d := range read(t) {
		for i := range d.Readings {
			r := &d.Readings[i]
			for _, n := range gold.NotStatements {
				if n.Doc != filepath.Base(r.Article.File) {
					continue
				}
				for _, s := range r.Statements {
					if gainsay.CoverAll(s.Content).Meets(n.Span) {
						t.Errorf("%s: a statement from furniture: %q", n.Doc, gainsay.CoverAll(s.Content).In(r.Article.Text))
					}
				}
			}
		}
		for _, l := range d.Lineage {
			for _, e := range l.Evidence {
				if words := wordsOf(&d, e); strings.Contains(words, "Photo") {
					t.Errorf("%s is said to come from %s, because of a picture: %q", l.To, l.From, words)
				}
			}
		}
	}
}

func wordsOf(d *gainsay.Dossier, e gainsay.Evidence) string {
	for i := range d.Readings {
		if d.Readings[i].Article.File == e.File {
			return e.Span.In(d.Readings[i].Article.Text)
		}
	}
	return ""
}

// TestCopiesAreCountedOnce: the agency, the paper that copied it and the one that
// rewrote it are one origin behind every position.
func TestCopiesAreCountedOnce(t *testing.T) {
	gold := expected(t)
	d := of(t, read(t), unreadable)
	if want := len(gold.Groups) - 1; d.Story.Origins != want { // the museum's story is another
		t.Errorf("%d independent origins, want %d", d.Story.Origins, want)
	}
	for _, c := range d.Claims {
		for _, p := range c.Positions {
			from := map[string]bool{}
			for _, e := range p.Evidence {
				from[filepath.Base(e.File)] = true
			}
			if p.Origins > originsOf(gold, from) {
				t.Errorf("%s %s %q: %d origins, from %d at most", p.Actor, p.Stance, c.Text, p.Origins, originsOf(gold, from))
			}
		}
	}
}

// originsOf counts the groups that hold one of files.
func originsOf(gold *eval.StoryGold, files map[string]bool) int {
	n := 0
	for _, g := range gold.Groups {
		if slices.ContainsFunc(g, func(f string) bool { return files[f] }) {
			n++
		}
	}
	return n
}
