package refer

import (
	"fmt"
	"os"
	"testing"

	"gainsay"
	"gainsay/internal/language/doc"
	"gainsay/internal/language/names"
	"gainsay/internal/language/tokens"
)

func read(text, day string) *doc.Doc {
	d := &doc.Doc{Article: &gainsay.Article{Text: text, Published: day}}
	d.Tokens, d.Sentences = tokens.Split(text)
	d.Names = names.Find(d)
	d.Roles = Roles(d)
	d.Actors, d.Mentions = Resolve(d)
	return d
}

func TestLook(t *testing.T) {
	path := os.Getenv("LOOK")
	if path == "" {
		t.Skip("LOOK names no file")
	}
	b, _ := os.ReadFile(path)
	d := read(string(b), "2025-02-25")
	for _, n := range d.Names {
		fmt.Printf("%s[%s] ", d.SpanOf(int(n.First), int(n.Last)).In(d.Text()), n.Kind)
	}
	fmt.Println()
	for _, r := range d.Roles {
		fmt.Printf("ROLE %q title=%q of=%q name=%q status=%q\n", r.Role.Span.In(d.Text()), r.Role.Title, r.Role.Of, r.Role.Name.In(d.Text()), r.Role.Status)
	}
	for i, a := range d.Actors {
		fmt.Printf("ACTOR %d %q %s for=%q names=%q\n", i, a.Name, a.Kind, a.SpeaksFor, a.Names)
	}
	for _, m := range d.Mentions {
		if m.Kind == gainsay.NameMention {
			continue
		}
		who := m.Unknown
		if m.Actor >= 0 {
			who = "= " + d.Actors[m.Actor].Name
		}
		fmt.Printf("  %s %q %s\n", m.Kind, m.Span.In(d.Text()), who)
	}
}
