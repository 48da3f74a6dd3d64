package attribution_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gainsay"
	"gainsay/internal/attribution"
	"gainsay/internal/language"
)

func statementsOf(t testing.TB, text string) []gainsay.Statement {
	t.Helper()
	reader, err := language.New()
	if err != nil {
		t.Fatal(err)
	}
	attributor, err := attribution.New()
	if err != nil {
		t.Fatal(err)
	}
	a := gainsay.Article{Text: text, Language: "en"}
	return attributor.Statements(reader.Read(&a))
}

// TestHostile holds reading to what a page of that length costs, with a wide margin:
// a quadratic loop would take minutes.
func TestHostile(t *testing.T) {
	for name, text := range map[string]string{
		"quotation marks":       strings.Repeat("\" ", 100_000),
		"opening marks":         strings.Repeat("“", 100_000),
		"quotations with a cue": strings.Repeat("“It is so,” he said. ", 10_000),
		"nested cues":           strings.Repeat("he said that ", 5_000) + "it rained.",
		"one line of according": strings.Repeat("according to ", 10_000),
		"colons on one line":    strings.Repeat("Lee: no. ", 40_000),
		"dashes on one line":    strings.Repeat("he said — ", 20_000),
		"blank lines":           strings.Repeat("“It is so.\n\n", 10_000),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan struct{})
			go func() {
				defer close(done)
				statementsOf(t, text)
			}()
			select {
			case <-done:
			case <-time.After(60 * time.Second):
				t.Fatal("still reading after a minute")
			}
		})
	}
}

func FuzzStatements(f *testing.F) {
	f.Add("“We will wait,” said Ann Lee, who added that the union – according to Radio Tarn – “had not” been asked.")
	f.Add("Minister: no talks\n\n\"He said \"she said\"\" ''x''")
	reader, err := language.New()
	if err != nil {
		f.Fatal(err)
	}
	attributor, err := attribution.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 10_000 {
			t.Skip("articles are valid UTF-8; length is TestHostile's matter")
		}
		a := gainsay.Article{Text: text, Language: "en"}
		ids := map[string]bool{}
		all := attributor.Statements(reader.Read(&a))
		for i := range all {
			ids[all[i].ID] = true
		}
		for i := range all {
			checkStatement(t, text, &all[i], ids)
		}
	})
}

// checkStatement holds a statement to its promises: it has content, its spans slice
// the text, and what it stands within is there.
func checkStatement(t *testing.T, text string, s *gainsay.Statement, ids map[string]bool) {
	t.Helper()
	if len(s.Content) == 0 {
		t.Errorf("%s has no content", s.ID)
	}
	spans := append(append(append([]gainsay.Span{}, s.Content...), s.Cue...), s.Source...)
	spans = append(spans, s.Quoted...)
	for _, hop := range s.Chain {
		spans = append(spans, hop.Span)
	}
	for _, sp := range spans {
		if words := sp.In(text); words == "" || !utf8.ValidString(words) {
			t.Errorf("%s: span %v gives %q", s.ID, sp, words)
		}
	}
	if s.Within != "" && !ids[s.Within] {
		t.Errorf("%s stands within %s, which is not there", s.ID, s.Within)
	}
}
